/* track_figures: the figures of one series and year that were known at a date, and how they make up
 * a span of months.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_TRACK_FIGURES_H
#define GRDP_PLAN_TRACK_FIGURES_H

#include "plan/track_weight.h"

typedef struct grdp_track_figures {
    size_t n;
    const grdp_actual *at[GRDP_TRACK_FIGURES]; /* the newest of each period */
    const grdp_actual *early; /* of the whole year, published before its end; not among at[] */
} grdp_track_figures;

/* Of the part's series, in its unit. */
void grdp_track_figures_find(const grdp_actuals *actuals, const grdp_target_part *part, int year,
                             int as_of, grdp_track_figures *out);

/* Figures that make up the months first to last, as few as possible, into `used`; 0 where there are
 * none that do. */
size_t grdp_track_figures_cover(const grdp_track_figures *figures, int first_month, int last_month,
                                const grdp_actual *used[static 12]);

/* The growth of a span from the growth of its parts; with one part its own. NAN where the weight of
 * a part is not known, which is then `*missing`. */
double grdp_track_figures_growth(const grdp_track_scale *scale, size_t n,
                                 const grdp_actual *const *used, const grdp_actual **missing);

#endif
