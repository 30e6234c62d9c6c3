/* span: the periods that a scenario reports: its quarters and what they add up to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/series.h"

/* Q1, Q2, H1, Q3, 9M, Q4, year: the columns of the tables that planners publish. */
static const grdp_span quarterly[] = {
    {0, 0, 0}, {0, 1, 1}, {0, 0, 1}, {0, 2, 2}, {0, 0, 2}, {0, 3, 3}, {0, 0, 3},
};
static const grdp_span annual[] = {{0, 0, 0}};

size_t grdp_span_list(const grdp_scenario *scenario, grdp_span *out, size_t max)
{
    const grdp_span *const spans = scenario->seasons > 1 ? quarterly : annual;
    const size_t n = scenario->seasons > 1 ? sizeof quarterly / sizeof *quarterly : 1;
    size_t count = 0;
    for (size_t year = 0; year < scenario->n_years; year++)
        for (size_t i = 0; i < n; i++, count++)
            if (out != NULL && count < max)
                out[count] = (grdp_span){year, spans[i].first_season, spans[i].last_season};
    return count;
}

grdp_period grdp_span_period(const grdp_scenario *scenario, grdp_span span)
{
    const int months = 12 / (int)scenario->seasons;
    return (grdp_period){scenario->first + (int)span.year, (int)span.first_season * months + 1,
                         ((int)span.last_season + 1) * months};
}

bool grdp_span_find(const grdp_scenario *scenario, grdp_period period, grdp_span *out)
{
    const int months = 12 / (int)scenario->seasons;
    const int year = period.year - scenario->first;
    if (year < 0 || year >= (int)scenario->n_years || (period.first_month - 1) % months != 0 ||
        period.last_month % months != 0)
        return false;
    *out = (grdp_span){(size_t)year, (size_t)((period.first_month - 1) / months),
                       (size_t)(period.last_month / months) - 1};
    return true;
}
