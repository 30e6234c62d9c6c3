/* constant: growth as the scenario gives it, a value, a path or a ramp.
 *
 *   g(t) = growth(t) + volatility e(t),   e standard normal, 0 in a run without draws
 *
 * Source: the assumption itself, as planning departments write it ("growth of the sector, %").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/model.h"

enum { GROWTH, VOLATILITY };

static const grdp_param params[] = {
    [GROWTH] = {"growth", "%", "Growth over the same period of the previous year.",
                .fallback = GRDP_REQUIRED, .min = -50.0, .max = 100.0},
    [VOLATILITY] = {"volatility", "pp", "Standard deviation of the shock of a period.",
                    .fallback = 0.0, .min = 0.0, .max = 50.0},
};

GRDP_KERNEL static void grow(const double *restrict mean, const double *restrict volatility,
                             const double *restrict shock, double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        growth[i] = mean[i] + volatility[i] * shock[i];
}

static void step(const grdp_step *s)
{
    grow(s->param[GROWTH], s->param[VOLATILITY], s->shock, s->growth);
}

const grdp_model grdp_model_constant = {
    .name = "constant",
    .doc = "Growth as the scenario gives it.",
    .equation = "g(t) = growth + volatility e(t)",
    .source = "the scenario's own assumption",
    .scope = GRDP_SCOPE_ANY,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .step = step,
};
