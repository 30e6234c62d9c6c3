/* track_weight: what share of the year before fell in the months of a period.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_TRACK_WEIGHT_H
#define GRDP_PLAN_TRACK_WEIGHT_H

#include "plan/track.h"

/* Where the weights of one growth series are taken from. */
typedef struct grdp_track_scale {
    const grdp_region *region;
    const grdp_track_options *options;
    const char *series;
    int year;                    /* of the growth; the weights are of the year before */
    const grdp_account *account; /* by quarters and known by as_of, or NULL */
    const grdp_account *late;    /* by quarters and known later, or NULL */
} grdp_track_scale;

grdp_track_scale grdp_track_scale_of(const grdp_region *region, const char *series, int year,
                                     const grdp_track_options *options);

/* The weight of a span of months; NAN where it is not known. Given weights go before those of the
 * account. `given` may be NULL. */
double grdp_track_scale_weight(const grdp_track_scale *scale, int first_month, int last_month,
                               bool *given);

/* The sector or group of "sectors.ID.growth", GRDP_NONE for "grdp.growth"; false for any other
 * series. */
bool grdp_track_unit(const grdp_region *region, const char *series, int *unit);

#endif
