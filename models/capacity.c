/* capacity: new projects on top of the growth of what exists, for a sector that a few plants move.
 *
 *   g(t) = growth + sum_k (C_k(t) - C_k(t-P)) / level(t-P) + volatility e(t)
 *   C_k(t) = value_added_k / P * min(max((t - start_k) P + 1, 0), ramp_k) / ramp_k
 *
 * t and start_k are times in years, P the periods a year, level that of the sector. A project that
 * closes has a negative value added. Source: accounting identity at constant prices.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/kernel.h"
#include "grdp/model.h"

enum { GROWTH, VALUE_ADDED, START, RAMP, VOLATILITY };

static const grdp_param params[] = {
    [GROWTH] = {"growth", "%", "Growth without the projects.", .fallback = GRDP_REQUIRED,
                .min = -50.0, .max = 100.0},
    [VALUE_ADDED] = {"value_added", "bn_vnd",
                     "Value added of a project in a year at full output, constant prices.",
                     .fallback = GRDP_REQUIRED, .min = -1e9, .max = 1e9, .each = "project"},
    [START] = {"start", "period", "First period in which a project produces.",
               .fallback = GRDP_REQUIRED, .min = 1900.0, .max = 2200.0, .each = "project"},
    [RAMP] = {"ramp", "count", "Periods in which a project reaches full output, in equal steps.",
              .fallback = 1.0, .min = 1.0, .max = 100.0, .each = "project"},
    [VOLATILITY] = {"volatility", "pp", "Standard deviation of the shock of a period.",
                    .fallback = 0.0, .min = 0.0, .max = 50.0},
};

GRDP_KERNEL static void grow_alone(const double *restrict mean, const double *restrict volatility,
                                   const double *restrict shock, double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        growth[i] = mean[i] + volatility[i] * shock[i];
}

/* Part of full output in the period that is the `n`th of production; before the first it is 0. */
GRDP_INLINE double utilisation(double n, double ramp)
{
    const double running = n < ramp ? n : ramp;
    return (running > 0.0 ? running : 0.0) / ramp;
}

/* `now` is the time in periods. */
GRDP_KERNEL static void add_project(const double *restrict value_added,
                                    const double *restrict start, const double *restrict ramp,
                                    const double *restrict level, double now, double periods,
                                    double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double n = now - start[i] * periods + 1.0;
        const double more = utilisation(n, ramp[i]) - utilisation(n - periods, ramp[i]);
        growth[i] += value_added[i] / periods * more / level[i];
    }
}

static void step(const grdp_step *s)
{
    const double periods = (double)s->periods_per_year;
    grow_alone(s->param[GROWTH], s->param[VOLATILITY], s->shock, s->growth);
    for (size_t k = 0; k < s->n_items; k++)
        add_project(s->item[VALUE_ADDED][k], s->item[START][k], s->item[RAMP][k], s->level,
                    s->time * periods, periods, s->growth);
}

const grdp_model grdp_model_capacity = {
    .name = "capacity",
    .doc = "New projects on top of the growth of what exists.",
    .equation = "g(t) = growth + sum_k (C_k(t) - C_k(t-P)) / level(t-P) + volatility e(t)",
    .source = "accounting identity at constant prices",
    .scope = GRDP_SCOPE_SECTOR,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .step = step,
};
