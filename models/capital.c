/* capital: growth of GRDP from capital, labour and productivity (Cobb-Douglas), in the form of the
 * World Bank's Long Term Growth Model.
 *
 *   1 + g(t) = (1 + tfp) k(t)^alpha ((1 + labour) (1 + human_capital) (1 +
 * participation))^(1-alpha) k(t)   = 1 - delta + r / q(t-1)            growth factor of capital
 *   q(t)   = q(t-1) k(t) / (1 + g(t))          capital / GRDP
 *
 * r is investment / GRDP: of year t-1 with the timing "ltgm" (this year's investment is next year's
 * capital), of year t itself with "port" (the authors' code for Stata). Source: Loayza and
 * Pennings, The Long Term Growth Model, World Bank (2022); World Bank, Shifting Gears, appendix 2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/kernel.h"
#include "grdp/model.h"

enum {
    ALPHA,
    DELTA,
    CAPITAL_OUTPUT,
    TFP_GROWTH,
    LABOUR_GROWTH,
    HUMAN_CAPITAL_GROWTH,
    PARTICIPATION_GROWTH,
    TIMING,
    BASE_RATIO
};

/* Two entries each, that of period t at t % 2, so that observe() may come after step(). */
enum { YEARS = 2, STOCK = 0, RATIO = YEARS, WIDENING = 2 * YEARS, STATES };

static const grdp_param params[] = {
    [ALPHA] = {"alpha", "", "Share of capital in income.", .fallback = GRDP_REQUIRED, .min = 0.01,
               .max = 0.99},
    [DELTA] = {"delta", "%", "Part of capital that wears out in a year.", .fallback = GRDP_REQUIRED,
               .min = 0.0, .max = 50.0},
    [CAPITAL_OUTPUT] = {"capital_output", "ratio", "Capital / yearly GRDP in the base year.",
                        .fallback = GRDP_REQUIRED, .min = 0.1, .max = 50.0},
    [TFP_GROWTH] = {"tfp_growth", "%", "Growth of total factor productivity.",
                    .fallback = GRDP_REQUIRED, .min = -20.0, .max = 20.0},
    [LABOUR_GROWTH] = {"labour_growth", "%", "Growth of the population of working age.",
                       .fallback = GRDP_REQUIRED, .min = -20.0, .max = 20.0},
    [HUMAN_CAPITAL_GROWTH] = {"human_capital_growth", "%", "Growth of human capital per worker.",
                              .fallback = 0.0, .min = -20.0, .max = 20.0},
    [PARTICIPATION_GROWTH] = {"participation_growth", "%",
                              "Growth of the share of them that works.", .fallback = 0.0,
                              .min = -20.0, .max = 20.0},
    [TIMING] = {"timing", "", "Which year's investment adds to the capital of a year.",
                .fallback = 0.0, .min = 0.0, .max = 1.0, .choices = "ltgm|port"},
    [BASE_RATIO] = {"base_ratio", "%",
                    "Investment / GRDP of the base year, which is the capital of the first year "
                    "with the timing ltgm.",
                    .fallback = GRDP_REQUIRED, .min = 0.0, .max = 200.0},
};

GRDP_KERNEL static void copy(const double *restrict from, double *restrict to)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] = from[i];
}

GRDP_KERNEL static void widen(const double *restrict timing, const double *restrict delta,
                              const double *restrict ratio_before, const double *restrict ratio_now,
                              const double *restrict stock, double *restrict widening)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double ratio = timing[i] > 0.5 ? ratio_now[i] : ratio_before[i];
        widening[i] = 1.0 - delta[i] + ratio / stock[i];
    }
}

GRDP_KERNEL static void produce(const double *restrict alpha, const double *restrict tfp,
                                const double *restrict labour, const double *restrict human_capital,
                                const double *restrict participation,
                                const double *restrict widening, double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double work = (1.0 + labour[i]) * (1.0 + human_capital[i]) * (1.0 + participation[i]);
        growth[i] =
            (1.0 + tfp[i]) * grdp_pow(widening[i], alpha[i]) * grdp_pow(work, 1.0 - alpha[i]) - 1.0;
    }
}

GRDP_KERNEL static void accumulate(const double *restrict stock, const double *restrict widening,
                                   const double *restrict growth, double *restrict next)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        next[i] = stock[i] * widening[i] / (1.0 + growth[i]);
}

static void start(const grdp_step *s)
{
    for (size_t year = 0; year < YEARS; year++) {
        copy(s->param[CAPITAL_OUTPUT], s->state[STOCK + year]);
        copy(s->param[BASE_RATIO], s->state[RATIO + year]);
    }
}

static void widen_stock(const grdp_step *s)
{
    const size_t before = (s->period + 1) % YEARS;
    widen(s->param[TIMING], s->param[DELTA], s->state[RATIO + before], s->investment_ratio,
          s->state[STOCK + before], s->state[WIDENING]);
}

/* The stock of capital of the year follows from investment; the observed growth tells how large it
 * is relative to GRDP. */
static void observe(const grdp_step *s)
{
    const size_t before = (s->period + 1) % YEARS, now = s->period % YEARS;
    widen_stock(s);
    accumulate(s->state[STOCK + before], s->state[WIDENING], s->growth, s->state[STOCK + now]);
    copy(s->investment_ratio, s->state[RATIO + now]);
}

static void step(const grdp_step *s)
{
    widen_stock(s);
    produce(s->param[ALPHA], s->param[TFP_GROWTH], s->param[LABOUR_GROWTH],
            s->param[HUMAN_CAPITAL_GROWTH], s->param[PARTICIPATION_GROWTH], s->state[WIDENING],
            s->growth);
    observe(s);
}

const grdp_model grdp_model_capital = {
    .name = "capital",
    .doc = "Growth of GRDP from capital, labour and productivity.",
    .equation = "1 + g = (1 + tfp) (1 - delta + r / q)^alpha "
                "((1 + labour) (1 + human_capital) (1 + participation))^(1 - alpha)",
    .source = "Loayza and Pennings, The Long Term Growth Model, World Bank (2022)",
    .scope = GRDP_SCOPE_TOTAL,
    .reads_total = true,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .n_states = STATES,
    .start = start,
    .step = step,
    .observe = observe,
};
