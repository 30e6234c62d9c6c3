/* series_investment: total social investment, at current prices as it is published.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/series.h"

static void amount(const grdp_frame *f, double *restrict out)
{
    memcpy(out, f->investment, sizeof(grdp_lanes));
}

GRDP_KERNEL
static void divide(const double *restrict over, const double *restrict under, double less,
                   double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = over[i] / under[i] - less;
}

static void ratio(const grdp_frame *f, double *restrict out)
{
    divide(f->investment, f->nominal_total, 0.0, out);
}

static void average_ratio(const grdp_frame *f, double *restrict out)
{
    memcpy(out, f->average_ratio, sizeof(grdp_lanes));
}

static void cumulated(const grdp_frame *f, double *restrict out)
{
    divide(f->cumulated, f->base_total, 0.0, out);
}

static void growth(const grdp_frame *f, double *restrict out)
{
    divide(f->investment, f->investment_before, 1.0, out);
}

static const grdp_series series[] = {
    {"investment.ratio", "%", "Investment over GRDP, both at current prices.", 2,
     GRDP_NEEDS_INVESTMENT, ratio},
    {"investment.average_ratio", "%",
     "Investment over GRDP, mean of the years from the first to the period.", 2,
     GRDP_NEEDS_INVESTMENT | GRDP_NEEDS_AVERAGE, average_ratio},
    {"investment.cumulated", "%",
     "Investment from the first year to the period at constant prices, over GRDP of the base "
     "year.",
     1, GRDP_NEEDS_INVESTMENT | GRDP_NEEDS_AVERAGE, cumulated},
    {"investment.amount", "bn_vnd", "Investment at current prices: ratio times nominal GRDP.", 0,
     GRDP_NEEDS_INVESTMENT | GRDP_NEEDS_NOMINAL, amount},
    {"investment.growth", "%", "Growth of investment at current prices.", 2,
     GRDP_NEEDS_INVESTMENT | GRDP_NEEDS_NOMINAL | GRDP_NEEDS_BASE_INVESTMENT, growth},
};

const grdp_series_set grdp_series_investment = {"investment", series,
                                                sizeof series / sizeof *series};
