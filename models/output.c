/* output: value added from gross output, which is what departments submit.
 *
 *   1 + g(t) = (1 + output_growth(t)) ratio(t) / ratio(t-P) + volatility e(t)
 *
 * P is the number of periods a year and ratio(t) value added per unit of gross output, both at
 * constant prices. In the first year ratio(t-P) is base_ratio; a path of it gives one for each
 * quarter. Source: System of National Accounts 2008, section 6.8 (value added is output less
 * intermediate consumption).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/model.h"

enum { OUTPUT_GROWTH, RATIO, BASE_RATIO, VOLATILITY };

/* The latest ratio of each season. */
enum { SEASONS = 4 };

static const grdp_param params[] = {
    [OUTPUT_GROWTH] = {"output_growth", "%",
                       "Growth of gross output over the same period of the previous year.",
                       .fallback = GRDP_REQUIRED, .min = -50.0, .max = 100.0},
    [RATIO] = {"ratio", "%", "Value added as a share of gross output, constant prices.",
               .fallback = GRDP_REQUIRED, .min = 0.1, .max = 100.0},
    [BASE_RATIO] = {"base_ratio", "%", "The same share in the base year, same season.",
                    .fallback = GRDP_REQUIRED, .min = 0.1, .max = 100.0},
    [VOLATILITY] = {"volatility", "pp", "Standard deviation of the shock of a period.",
                    .fallback = 0.0, .min = 0.0, .max = 50.0},
};

GRDP_KERNEL static void set_ratio(const double *restrict ratio, double *restrict latest)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        latest[i] = ratio[i];
}

GRDP_KERNEL static void grow(const double *restrict output_growth, const double *restrict ratio,
                             const double *restrict before, const double *restrict volatility,
                             const double *restrict shock, double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        growth[i] =
            (1.0 + output_growth[i]) * ratio[i] / before[i] - 1.0 + volatility[i] * shock[i];
}

static void start(const grdp_step *s)
{
    for (size_t season = 0; season < SEASONS; season++)
        set_ratio(s->param[BASE_RATIO], s->state[season]);
}

/* Observed growth says nothing about how it divides between output and the ratio, so that the ratio
 * of the scenario stands. */
static void observe(const grdp_step *s)
{
    set_ratio(s->param[RATIO], s->state[s->season]);
}

static void step(const grdp_step *s)
{
    const bool first_year = s->period < s->periods_per_year;
    grow(s->param[OUTPUT_GROWTH], s->param[RATIO],
         first_year ? s->param[BASE_RATIO] : s->state[s->season], s->param[VOLATILITY], s->shock,
         s->growth);
    observe(s);
}

const grdp_model grdp_model_output = {
    .name = "output",
    .doc = "Value added from gross output and its value-added ratio.",
    .equation = "1 + g(t) = (1 + output_growth) ratio(t) / ratio(t-P) + volatility e(t)",
    .source = "System of National Accounts 2008, section 6.8",
    .scope = GRDP_SCOPE_SECTOR,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .n_states = SEASONS,
    .start = start,
    .step = step,
    .observe = observe,
};
