/* indicator: growth from that of an indicator, such as industrial production, retail sales or
 * electricity, whose monthly figures arrive before those of GRDP.
 *
 *   g(t) = intercept + slope x(t) + volatility e(t),   x growth of the indicator
 *
 * Source: the bridge equation; Baffigi, Golinelli and Parigi, Bridge models to forecast the euro
 * area GDP, International Journal of Forecasting 20 (2004).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/model.h"

enum { INTERCEPT, SLOPE, INDICATOR_GROWTH, VOLATILITY };

static const grdp_param params[] = {
    [INTERCEPT] = {"intercept", "pp", "Growth of the sector when the indicator stands still.",
                   .fallback = GRDP_REQUIRED, .min = -50.0, .max = 50.0},
    [SLOPE] = {"slope", "", "Points of growth for one point of growth of the indicator.",
               .fallback = GRDP_REQUIRED, .min = -10.0, .max = 10.0},
    [INDICATOR_GROWTH] = {"indicator_growth", "%",
                          "Growth of the indicator over the same period of the previous year, "
                          "where no figure is published.",
                          .fallback = GRDP_REQUIRED, .min = -100.0, .max = 500.0,
                          .observed_by = "indicator"},
    [VOLATILITY] = {"volatility", "pp", "Standard deviation of what the indicator leaves open.",
                    .fallback = 0.0, .min = 0.0, .max = 50.0},
};

GRDP_KERNEL static void grow(const double *restrict intercept, const double *restrict slope,
                             const double *restrict indicator, const double *restrict volatility,
                             const double *restrict shock, double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        growth[i] = intercept[i] + slope[i] * indicator[i] + volatility[i] * shock[i];
}

static void step(const grdp_step *s)
{
    grow(s->param[INTERCEPT], s->param[SLOPE], s->param[INDICATOR_GROWTH], s->param[VOLATILITY],
         s->shock, s->growth);
}

const grdp_model grdp_model_indicator = {
    .name = "indicator",
    .doc = "Growth from that of an indicator whose figures arrive earlier.",
    .equation = "g(t) = intercept + slope indicator_growth(t) + volatility e(t)",
    .source = "bridge equation; Baffigi, Golinelli and Parigi, Int. J. Forecasting 20 (2004)",
    .scope = GRDP_SCOPE_SECTOR,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .step = step,
};
