/* track_plan: a plan with values that somebody asks for in place of its own, and the chance of its
 * targets under a scenario that starts from what is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_TRACK_PLAN_H
#define GRDP_PLAN_TRACK_PLAN_H

#include "plan/chance.h"
#include "plan/track.h"

/* A value for a series or an indicator: "grdp.growth=6.0". */
typedef struct grdp_track_ask {
    const char *series;
    double value;
    int decimals;
} grdp_track_ask;

/* A copy of the plan that asks for these values, in `arena`, whose strings are those of the plan
 * and of `asks`. A series that the plan has no target on gets one ("at least"), where figures of it
 * are known. The copy is not freed with grdp_plan_free(). */
GRDP_CHECKED grdp_status grdp_track_plan(grdp_arena *arena, const grdp_plan *plan,
                                         const grdp_region *region, size_t n,
                                         const grdp_track_ask *asks, grdp_diag *diag,
                                         grdp_plan **out);

/* Runs the scenario of an outlook against `plan`, whatever plans it names itself. A scenario that
 * has no quarters cannot start from figures within a year: a finding, where `within_year`. On
 * GRDP_OK and GRDP_ERR_STOPPED the caller frees *out with grdp_chance_free(); the outlook must
 * outlive it. */
GRDP_CHECKED grdp_status grdp_track_draw(const grdp_outlook *outlook, grdp_plan *plan,
                                         bool within_year, const grdp_chance_options *options,
                                         grdp_diag *diag, grdp_chance **out);

/* The chance of a target, or NULL where the scenario does not model it. */
const grdp_chance_target *grdp_track_drawn(const grdp_chance *chance, const grdp_target *target);

#endif
