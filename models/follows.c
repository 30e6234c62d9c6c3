/* follows: growth follows that of other sectors in the same period, as product taxes follow
 * industry and services.
 *
 *   g(t) = intercept + sum_k elasticity_k g_k(t) + volatility e(t)
 *
 * Source: constant elasticities; for taxes, revenue buoyancy (Haughton, Estimating Tax Buoyancy,
 * Elasticity and Stability, 1998).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/model.h"

enum { ELASTICITY, INTERCEPT, VOLATILITY };

static const grdp_param params[] = {
    [ELASTICITY] = {"elasticity", "", "Points of growth for one point of growth of another sector.",
                    .fallback = GRDP_REQUIRED, .min = -10.0, .max = 10.0, .each = "sector"},
    [INTERCEPT] = {"intercept", "pp", "Growth when the other sectors stand still.", .fallback = 0.0,
                   .min = -50.0, .max = 50.0},
    [VOLATILITY] = {"volatility", "pp", "Standard deviation of the shock of a period.",
                    .fallback = 0.0, .min = 0.0, .max = 50.0},
};

GRDP_KERNEL static void grow_alone(const double *restrict intercept,
                                   const double *restrict volatility, const double *restrict shock,
                                   double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        growth[i] = intercept[i] + volatility[i] * shock[i];
}

GRDP_KERNEL static void follow(const double *restrict elasticity,
                               const double *restrict other_growth, double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        growth[i] += elasticity[i] * other_growth[i];
}

static void step(const grdp_step *s)
{
    grow_alone(s->param[INTERCEPT], s->param[VOLATILITY], s->shock, s->growth);
    for (size_t k = 0; k < s->n_items; k++)
        follow(s->item[ELASTICITY][k], s->other_growth[k], s->growth);
}

const grdp_model grdp_model_follows = {
    .name = "follows",
    .doc = "Growth follows that of other sectors in the same period.",
    .equation = "g(t) = intercept + sum_k elasticity_k g_k(t) + volatility e(t)",
    .source =
        "constant elasticities; Haughton, Estimating Tax Buoyancy, Elasticity and Stability (1998)",
    .scope = GRDP_SCOPE_SECTOR,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .step = step,
};
