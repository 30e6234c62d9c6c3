/* saturating: logistic growth towards a ceiling.
 *
 *   g(t) = rate (1 - level(t-P) / ceiling) + volatility e(t),   e standard normal
 *
 * A sector above its ceiling shrinks towards it. Source: P.-F. Verhulst, Notice sur la loi que la
 * population suit dans son accroissement (1838).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/model.h"

enum { RATE, CEILING, VOLATILITY };

static const grdp_param params[] = {
    [RATE] = {"rate", "%", "Growth far below the ceiling.", .fallback = GRDP_REQUIRED, .min = 0.0,
              .max = 50.0},
    [CEILING] = {"ceiling", "bn_vnd", "Largest level of the sector in a period, constant prices.",
                 .fallback = GRDP_REQUIRED, .min = 1e-3, .max = 1e12},
    [VOLATILITY] = {"volatility", "pp", "Standard deviation of the shock of a period.",
                    .fallback = 0.0, .min = 0.0, .max = 50.0},
};

GRDP_KERNEL static void grow(const double *restrict rate, const double *restrict ceiling,
                             const double *restrict volatility, const double *restrict level,
                             const double *restrict shock, double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        growth[i] = rate[i] * (1.0 - level[i] / ceiling[i]) + volatility[i] * shock[i];
}

static void step(const grdp_step *s)
{
    grow(s->param[RATE], s->param[CEILING], s->param[VOLATILITY], s->level, s->shock, s->growth);
}

const grdp_model grdp_model_saturating = {
    .name = "saturating",
    .doc = "Logistic growth towards a ceiling.",
    .equation = "g(t) = rate (1 - level(t-P) / ceiling) + volatility e(t)",
    .source = "P.-F. Verhulst (1838)",
    .scope = GRDP_SCOPE_SECTOR,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .step = step,
};
