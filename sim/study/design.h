/* design: puts a design together from what the user asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_DESIGN_H
#define GRDP_STUDY_DESIGN_H

#include "study/points.h"

typedef struct grdp_design_options {
    const grdp_points *kind;
    size_t n_vary;
    const char *const *vary; /* "PATH=VALUES" */
    const char *table;       /* NULL, or a CSV file whose columns are factors */
    uint64_t n_points;       /* asked for; 0: not */
    uint64_t seed;
    bool large; /* more than GRDP_DESIGN_LARGE points are meant */
} grdp_design_options;

/* What takes hours and terabytes is asked for twice. */
#define GRDP_DESIGN_LARGE UINT64_C(1000000000)

/* Beyond this an index is no longer exact in a double. */
#define GRDP_DESIGN_MOST (UINT64_C(1) << 52)

/* Reads and checks the axes and prepares the design. All faults are findings. Everything lives in
 * the arena; the scenario must outlive it. */
GRDP_CHECKED grdp_status grdp_design_create(grdp_arena *arena, const grdp_scenario *scenario,
                                            const grdp_design_options *options, grdp_diag *diag,
                                            grdp_design *out);

/* Points [*first, *first + *n) of part `index` (0 is the first) of `count`: contiguous parts of
 * nearly one size. */
void grdp_design_part(const grdp_design *design, uint64_t index, uint64_t count, uint64_t *first,
                      uint64_t *n);

#endif
