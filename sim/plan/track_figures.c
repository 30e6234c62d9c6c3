/* track_figures: which figures of a year count, and which of them make up a span.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/track_figures.h"

#include <math.h>
#include <string.h>

enum { YEAR = 12 };

/* A figure of the whole year from before its last day is what somebody expected. */
static bool is_early(const grdp_actual *row)
{
    return grdp_period_months(row->period) == YEAR && row->vintage != 0 &&
           row->vintage < row->period.year * 10000 + 1231;
}

void grdp_track_figures_find(const grdp_actuals *actuals, const grdp_target_part *part, int year,
                             int as_of, grdp_track_figures *out)
{
    const char *const series = part->series;
    *out = (grdp_track_figures){0};
    for (size_t i = 0; i < actuals->n; i++) {
        const grdp_actual *const row = &actuals->rows[i];
        if (row->period.year != year || strcmp(row->series, series) != 0)
            continue;
        const bool again = i > 0 && strcmp(actuals->rows[i - 1].series, series) == 0 &&
                           grdp_period_equal(actuals->rows[i - 1].period, row->period);
        const grdp_actual *const known =
            again ? NULL : grdp_actuals_find_in(actuals, series, row->period, as_of, part->unit);
        if (known == NULL)
            continue;
        if (is_early(known))
            out->early = known;
        else if (out->n < GRDP_TRACK_FIGURES)
            out->at[out->n++] = known;
    }
}

size_t grdp_track_figures_cover(const grdp_track_figures *figures, int first_month, int last_month,
                                const grdp_actual *used[static 12])
{
    /* Of the months up to m: the fewest figures (0: cannot be made up), and the last of them. */
    size_t fewest[YEAR + 1] = {0};
    const grdp_actual *last[YEAR + 1] = {NULL};
    for (int m = first_month; m <= last_month; m++) {
        for (size_t i = 0; i < figures->n; i++) {
            const grdp_period p = figures->at[i]->period;
            const bool begins = p.first_month == first_month;
            const bool follows = p.first_month > first_month && fewest[p.first_month - 1] > 0;
            const size_t count = begins ? 1 : follows ? fewest[p.first_month - 1] + 1 : 0;
            if (p.last_month != m || count == 0 || (fewest[m] > 0 && fewest[m] <= count))
                continue;
            fewest[m] = count;
            last[m] = figures->at[i];
        }
    }
    const size_t n = fewest[last_month];
    for (size_t i = n; i > 0; i--) {
        used[i - 1] = last[last_month];
        last_month = used[i - 1]->period.first_month - 1;
    }
    return n;
}

double grdp_track_figures_growth(const grdp_track_scale *scale, size_t n,
                                 const grdp_actual *const *used, const grdp_actual **missing)
{
    double sum = 0.0, whole = 0.0;
    if (n == 1)
        return used[0]->value;
    for (size_t i = 0; i < n; i++) {
        const grdp_period p = used[i]->period;
        const double weight = grdp_track_scale_weight(scale, p.first_month, p.last_month, NULL);
        if (isnan(weight)) {
            *missing = used[i];
            return (double)NAN;
        }
        sum += weight * used[i]->value;
        whole += weight;
    }
    return sum / whole;
}
