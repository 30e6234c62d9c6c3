/* solve_text: a scenario with changes as the text of a file that `run` accepts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_SOLVE_TEXT_H
#define GRDP_PLAN_SOLVE_TEXT_H

#include "core/text.h"
#include "scenario/scenario.h"

typedef struct grdp_solve_file {
    const char *name;              /* where it will stand; its folder need not be there yet */
    const grdp_scenario *scenario; /* with the changes laid over it */
    const char *suffix;            /* of the id: "solved" */
    const char *what;              /* behind the title, in no language: "grdp.growth@2024 = 9" */
    const char *source;            /* "derived: ..." */
    size_t n_changes;
    const char *const *changes; /* "PATH=VALUE", those of --set included; the last one wins */
    int as_of;                  /* 0: what the base says */
} grdp_solve_file;

/* A base and its changes where the base stands in the folder of the file or below it, which is what
 * a scenario may be based on; else the whole scenario, with the paths that it names counted from
 * the new place. The caller frees `out`. */
GRDP_CHECKED grdp_status grdp_solve_text(const grdp_solve_file *file, grdp_diag *diag,
                                         grdp_buffer *out);

#endif
