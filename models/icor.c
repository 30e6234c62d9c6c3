/* icor: the growth of GRDP that investment buys, in two forms that are not comparable.
 *
 *   ratio:     g(t) = r(t-L) / icor
 *   absolute:  I(t-L) / (Y(t) - Y(t-1)) = icor with I = r Y at equal prices, so that
 *              g(t) = r(t) / (icor - r(t))                          where L = 0,
 *              g(t) = r(t-L) Y(t-L) / (Y(t-1) icor)                 where L > 0
 *
 * r is investment / GRDP, Y GRDP, L the lag in years. The absolute form of one year differs from
 * the ratio form by 1 + g; where icor is not above r it has no solution and the run fails. Years
 * before the base year count as the base year. Source: Institute of Statistical Science of Vietnam
 * (vienthongke.vn), entry ICOR.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/model.h"

#include <math.h>

enum { ICOR, FORM, LAG, BASE_RATIO, VOLATILITY };

/* Rings of YEARS entries, that of period t at t % YEARS, so that a period overwrites neither what
 * it reads nor, when observe() comes after step(), its own past. */
enum { YEARS = 4, RATIO = 0, LEVEL = YEARS, STATES = 2 * YEARS };

static const grdp_param params[] = {
    [ICOR] = {"icor", "ratio", "Investment for one more unit of yearly GRDP.",
              .fallback = GRDP_REQUIRED, .min = 0.1, .max = 100.0},
    [FORM] = {"form", "", "Which definition of the ICOR is meant.", .fallback = 0.0, .min = 0.0,
              .max = 1.0, .choices = "ratio|absolute"},
    [LAG] = {"lag", "count", "Years between an investment and the growth that it buys.",
             .fallback = 0.0, .min = 0.0, .max = 3.0},
    [BASE_RATIO] = {"base_ratio", "%",
                    "Investment / GRDP of the base year, needed where there is a lag.",
                    .fallback = 0.0, .min = 0.0, .max = 200.0},
    [VOLATILITY] = {"volatility", "pp", "Standard deviation of the shock of a year.",
                    .fallback = 0.0, .min = 0.0, .max = 50.0},
};

static const grdp_need needs[] = {{"lag", "base_ratio"}, {NULL, NULL}};

/* Without a base ratio a run that needs it must fail: 0 would read as a year without investment. */
GRDP_KERNEL static void set_base(const double *restrict base_ratio, double *restrict ratio)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        ratio[i] = base_ratio[i] > 0.0 ? base_ratio[i] : (double)NAN;
}

GRDP_KERNEL static void copy(const double *restrict from, double *restrict to)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] = from[i];
}

/* The one of four series that is `lag` years back. */
GRDP_KERNEL static void take_lagged(const double *restrict lag, const double *restrict now,
                                    const double *restrict one, const double *restrict two,
                                    const double *restrict three, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double recent = lag[i] < 1.0 ? now[i] : one[i];
        const double distant = lag[i] < 3.0 ? two[i] : three[i];
        out[i] = lag[i] < 2.0 ? recent : distant;
    }
}

/* In the absolute form, investment relative to the GRDP of last year rather than of its own. */
GRDP_KERNEL static void rebase(const double *restrict form, const double *restrict lag,
                               const double *restrict one, const double *restrict two,
                               const double *restrict three, double *restrict ratio)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double own = lag[i] < 3.0 ? two[i] : three[i];
        const double rebased = ratio[i] * own / one[i];
        ratio[i] = form[i] > 0.5 && lag[i] >= 2.0 ? rebased : ratio[i];
    }
}

/* `growth` comes as the ratio and leaves as growth. */
GRDP_KERNEL static void buy(const double *restrict icor, const double *restrict form,
                            const double *restrict lag, const double *restrict volatility,
                            const double *restrict shock, double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double ratio = growth[i];
        const double rest = icor[i] - ratio;
        const double solved = rest > 0.0 ? rest : (double)NAN;
        const double divisor = form[i] > 0.5 && lag[i] < 1.0 ? solved : icor[i];
        growth[i] = ratio / divisor + volatility[i] * shock[i];
    }
}

static void start(const grdp_step *s)
{
    for (size_t year = 0; year < YEARS; year++) {
        set_base(s->param[BASE_RATIO], s->state[RATIO + year]);
        copy(s->total, s->state[LEVEL + year]);
    }
}

/* Keeps the ratio of period t and, as it is given, the GRDP of t - 1. */
static void observe(const grdp_step *s)
{
    copy(s->investment_ratio, s->state[RATIO + s->period % YEARS]);
    copy(s->total, s->state[LEVEL + s->period % YEARS]);
}

static void step(const grdp_step *s)
{
    const size_t one = (s->period + 3) % YEARS, two = (s->period + 2) % YEARS;
    const size_t three = (s->period + 1) % YEARS;
    const double *const lag = s->param[LAG];
    take_lagged(lag, s->investment_ratio, s->state[RATIO + one], s->state[RATIO + two],
                s->state[RATIO + three], s->growth);
    rebase(s->param[FORM], lag, s->total, s->state[LEVEL + one], s->state[LEVEL + two], s->growth);
    buy(s->param[ICOR], s->param[FORM], lag, s->param[VOLATILITY], s->shock, s->growth);
    observe(s);
}

const grdp_model grdp_model_icor = {
    .name = "icor",
    .doc = "Growth of GRDP that investment buys at a given ICOR.",
    .equation = "ratio: g(t) = r(t-L) / icor; absolute: I(t-L) / (Y(t) - Y(t-1)) = icor",
    .source = "Institute of Statistical Science of Vietnam (vienthongke.vn), entry ICOR",
    .scope = GRDP_SCOPE_TOTAL,
    .reads_total = true,
    .params = params,
    .n_params = sizeof params / sizeof *params,
    .needs = needs,
    .n_states = STATES,
    .start = start,
    .step = step,
    .observe = observe,
};
