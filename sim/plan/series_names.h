/* series_names: names of series as people write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_SERIES_NAMES_H
#define GRDP_PLAN_SERIES_NAMES_H

#include "scenario/region.h"
#include "scenario/scenario.h"

/* The name of a series that is nearest to `name`, which is none, with its sector kept; NULL where
 * none is near. Lives in the arena. */
const char *grdp_series_nearest(grdp_arena *arena, const char *name);

/* The name of a series of the scenario, with its sectors and groups, that was meant; NULL when none
 * is near. Lives in the arena. */
const char *grdp_series_nearest_of(grdp_arena *arena, const grdp_scenario *scenario,
                                   const char *name);

/* Figures whose name is nearly that of a series would pass for those of an indicator: a warning at
 * the first of each name. */
void grdp_series_names_check(const grdp_region *region, grdp_diag *diag);

#endif
