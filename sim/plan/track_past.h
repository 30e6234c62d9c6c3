/* track_past: what the region's own past says about the growth that the rest of a year needs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_TRACK_PAST_H
#define GRDP_PLAN_TRACK_PAST_H

#include "plan/track_figures.h"

/* Fills same, quarters, prior, z, chance and the verdict of a growth target whose `needed` is known
 * and whose year is not. */
void grdp_track_past_compare(const grdp_track_scale *scale, grdp_track *track);

/* Fills `same` of an amount: the part of the year that had come by the same month. */
void grdp_track_past_shares(const grdp_actuals *actuals, grdp_track *track);

/* Of a level: the figures of the same months in earlier years. */
void grdp_track_past_levels(const grdp_actuals *actuals, grdp_track *track);

#endif
