/* chance_work: what the files of `chance` share while a scenario is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_CHANCE_WORK_H
#define GRDP_PLAN_CHANCE_WORK_H

#include "plan/replicates.h"
#include "plan/tally.h"

enum { GRDP_CHANCE_CONDITIONS = 64 };

/* Everything that a run of the batch needs. */
typedef struct grdp_chance_work {
    grdp_chance *chance;
    const grdp_chance_options *options;
    grdp_tally_plan plan;
    grdp_condition conditions[GRDP_CHANCE_CONDITIONS];
    size_t n_conditions;
    grdp_tally *total;
    grdp_sampling *sampling;    /* NULL: plain random numbers */
    grdp_replicates replicates; /* of the pass in hand, where there is a design */
    size_t n_too_many;          /* figures that there is no room for */
    const grdp_target *extra;   /* the first target that there is no room for, or NULL */
} grdp_chance_work;

/* Lists the figures and the targets that are counted. Reports what there is no room for. */
GRDP_CHECKED grdp_status grdp_chance_work_open(grdp_chance_work *work, grdp_diag *diag);

bool grdp_chance_work_is(const grdp_measure *m, grdp_series_ref ref, grdp_span span);

#endif
