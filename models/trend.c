/* trend: the mean growth of the sector's own history goes on.
 *
 *   g(t) = growth + standard_error u + volatility e(t),   u, e standard normal, u one a run
 *
 * What the scenario leaves out is fitted before the run: ln y(t) = a + b t by least squares,
 * growth = exp(b) - 1, standard_error that of the mean growth, so that a run carries one error of
 * the estimate through all its periods. Source: Gujarati, Basic Econometrics, chapter 6 (the
 * log-lin model).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/model.h"

enum { GROWTH, STANDARD_ERROR, VOLATILITY };

static const grdp_param params[] = {
    [GROWTH] = {"growth", "%", "Mean growth a period, fitted to the history unless it is given.",
                .fallback = GRDP_REQUIRED, .min = -50.0, .max = 100.0},
    [STANDARD_ERROR] = {"standard_error", "pp",
                        "Standard error of the mean growth, fitted unless it is given.",
                        .fallback = GRDP_REQUIRED, .min = 0.0, .max = 50.0},
    [VOLATILITY] = {"volatility", "pp", "Standard deviation of the shock of a period.",
                    .fallback = 0.0, .min = 0.0, .max = 50.0},
};

GRDP_KERNEL static void grow(const double *restrict mean, const double *restrict standard_error,
                             const double *restrict once, const double *restrict volatility,
                             const double *restrict shock, double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        growth[i] = mean[i] + standard_error[i] * once[i] + volatility[i] * shock[i];
}

static void step(const grdp_step *s)
{
    grow(s->param[GROWTH], s->param[STANDARD_ERROR], s->once, s->param[VOLATILITY], s->shock,
         s->growth);
}

const grdp_model grdp_model_trend = {
    .name = "trend",
    .doc = "The mean growth of the sector's history goes on.",
    .equation = "g(t) = growth + standard_error u + volatility e(t), from ln y = a + b t",
    .source = "Gujarati, Basic Econometrics, chapter 6 (log-lin model)",
    .scope = GRDP_SCOPE_SECTOR,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .fitted = true,
    .draws_once = true,
    .step = step,
};
