/* reverting: growth returns to a mean.
 *
 *   g(t) = mean(t) + d(t),   d(t) = persistence d(t-1) + volatility e(t),   d(-1) = start_gap
 *
 * The lag is one period, in quarterly scenarios too, where growth is over the same quarter of the
 * previous year. Source: the AR(1) process, Hamilton, Time Series Analysis (1994), section 3.4.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/model.h"

enum { MEAN, PERSISTENCE, VOLATILITY, START_GAP };
enum { GAP, STATES };

static const grdp_param params[] = {
    [MEAN] = {"mean", "%", "Growth that the sector returns to.", .fallback = GRDP_REQUIRED,
              .min = -50.0, .max = 100.0},
    [PERSISTENCE] = {"persistence", "",
                     "Part of the distance from the mean that is left a period later.",
                     .fallback = GRDP_REQUIRED, .min = 0.0, .max = 0.999},
    [VOLATILITY] = {"volatility", "pp", "Standard deviation of the shock of a period.",
                    .fallback = 0.0, .min = 0.0, .max = 50.0},
    [START_GAP] = {"start_gap", "pp",
                   "How far growth was above the mean in the period before the first.",
                   .fallback = 0.0, .min = -100.0, .max = 100.0},
};

GRDP_KERNEL static void set_gap(const double *restrict start_gap, double *restrict gap)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        gap[i] = start_gap[i];
}

GRDP_KERNEL static void grow(const double *restrict mean, const double *restrict persistence,
                             const double *restrict volatility, const double *restrict shock,
                             double *restrict gap, double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        gap[i] = persistence[i] * gap[i] + volatility[i] * shock[i];
        growth[i] = mean[i] + gap[i];
    }
}

GRDP_KERNEL static void measure_gap(const double *restrict mean, const double *restrict growth,
                                    double *restrict gap)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        gap[i] = growth[i] - mean[i];
}

static void start(const grdp_step *s)
{
    set_gap(s->param[START_GAP], s->state[GAP]);
}

static void step(const grdp_step *s)
{
    grow(s->param[MEAN], s->param[PERSISTENCE], s->param[VOLATILITY], s->shock, s->state[GAP],
         s->growth);
}

static void observe(const grdp_step *s)
{
    measure_gap(s->param[MEAN], s->growth, s->state[GAP]);
}

const grdp_model grdp_model_reverting = {
    .name = "reverting",
    .doc = "Growth returns to a mean after a shock.",
    .equation = "g(t) = mean + d(t), d(t) = persistence d(t-1) + volatility e(t)",
    .source = "AR(1) process; Hamilton, Time Series Analysis (1994), section 3.4",
    .scope = GRDP_SCOPE_SECTOR,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .n_states = STATES,
    .start = start,
    .step = step,
    .observe = observe,
};
