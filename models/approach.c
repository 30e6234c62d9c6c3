/* approach: growth moves from where it was towards a mean, and is held off it by a steady push.
 *
 *   g(t) = mean + d(t),   d(t) = persistence d(t-1) + push,   d(-1) = start - mean
 *
 * Without a push it ends at the mean, else at mean + push / (1 - persistence). The lag is one
 * period. Source: first-order difference equation with a constant, Hamilton, Time Series Analysis
 * (1994), section 1.1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/model.h"

enum { MEAN, START, PERSISTENCE, PUSH };
enum { GAP, STATES };

static const grdp_param params[] = {
    [MEAN] = {"mean", "%", "Growth that the sector moves towards.", .fallback = GRDP_REQUIRED,
              .min = -50.0, .max = 100.0},
    [START] = {"start", "%", "Growth in the period before the first.", .fallback = GRDP_REQUIRED,
               .min = -50.0, .max = 100.0},
    [PERSISTENCE] = {"persistence", "",
                     "Part of the distance from the mean that is left a period later.",
                     .fallback = GRDP_REQUIRED, .min = 0.0, .max = 0.999},
    [PUSH] = {"push", "pp", "What is added to the distance from the mean in each period.",
              .fallback = 0.0, .min = -50.0, .max = 50.0},
};

GRDP_KERNEL static void set_gap(const double *restrict mean, const double *restrict growth,
                                double *restrict gap)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        gap[i] = growth[i] - mean[i];
}

GRDP_KERNEL static void grow(const double *restrict mean, const double *restrict persistence,
                             const double *restrict push, double *restrict gap,
                             double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        gap[i] = persistence[i] * gap[i] + push[i];
        growth[i] = mean[i] + gap[i];
    }
}

static void start(const grdp_step *s)
{
    set_gap(s->param[MEAN], s->param[START], s->state[GAP]);
}

static void step(const grdp_step *s)
{
    grow(s->param[MEAN], s->param[PERSISTENCE], s->param[PUSH], s->state[GAP], s->growth);
}

static void observe(const grdp_step *s)
{
    set_gap(s->param[MEAN], s->growth, s->state[GAP]);
}

const grdp_model grdp_model_approach = {
    .name = "approach",
    .doc = "Growth moves from where it was towards a mean, with a steady push.",
    .equation = "g(t) = mean + d(t), d(t) = persistence d(t-1) + push, d(-1) = start - mean",
    .source = "first-order difference equation; Hamilton, Time Series Analysis (1994), section 1.1",
    .scope = GRDP_SCOPE_SECTOR,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .n_states = STATES,
    .start = start,
    .step = step,
    .observe = observe,
};
