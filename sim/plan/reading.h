/* reading: where the figures that a plan is judged by come from: a projection, or the actuals of
 * any vintage. Both are handed to grdp_plan_judge() as a grdp_reading_find.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_READING_H
#define GRDP_PLAN_READING_H

#include "engine/series.h"
#include "grdp/plan.h"

/* A projection: the first lane of a block that was run. */
typedef struct grdp_projection {
    const grdp_scenario *scenario;
    grdp_block *block;
} grdp_projection;

/* `context` is a grdp_projection. A series is read from the projection; an indicator, which no
 * model knows, from the actuals that were published by the scenario's as_of. */
bool grdp_reading_projected(void *context, const char *series, const char *unit, int year,
                            grdp_reading *out);

/* Figures published by `as_of` (0: all of them). */
typedef struct grdp_record {
    const grdp_actuals *actuals;
    int as_of;
} grdp_record;

/* The figure of a year that counts among those in this unit (NULL: any); NULL where there is none.
 * grdp_plan_check() names those in another. */
const grdp_actual *grdp_reading_row(const grdp_record *record, const char *series, const char *unit,
                                    int year);

/* `context` is a grdp_record. */
bool grdp_reading_actual(void *context, const char *series, const char *unit, int year,
                         grdp_reading *out);

#endif
