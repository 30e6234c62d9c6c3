/* series_icor: the incremental capital-output ratio in its three forms, which are never compared
 * with each other. It describes what happened; it is no identity.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/series.h"

/* (I / GRDP) / g, investment and GRDP at current prices, growth at constant prices. */
static void ratio_form(const grdp_frame *f, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double growth = f->total[i] / f->total_before[i] - 1.0;
        out[i] = f->investment[i] / f->nominal_total[i] / growth;
    }
}

/* I / (Y1 - Y0), all at the prices of the year: the ratio form times 1 + g. */
static void absolute_form(const grdp_frame *f, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double increase = (f->total[i] - f->total_before[i]) / f->total[i];
        out[i] = f->investment[i] / f->nominal_total[i] / increase;
    }
}

/* Needs an investment deflator, which no region has yet. */
static void constant_form(const grdp_frame *f, double *restrict out)
{
    (void)f;
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = (double)NAN;
}

static const grdp_series series[] = {
    {"icor.ratio", "ratio", "(Investment / GRDP) / growth; the ratio at current prices.", 2,
     GRDP_NEEDS_INVESTMENT, ratio_form},
    {"icor.absolute", "ratio",
     "Investment over the increase of GRDP, both at the prices of the year; differs from "
     "icor.ratio by 1 + growth.",
     2, GRDP_NEEDS_INVESTMENT, absolute_form},
    {"icor.constant", "ratio",
     "Investment over the increase of GRDP at constant prices; empty without an investment "
     "deflator.",
     2, GRDP_NEEDS_INVESTMENT | GRDP_NEEDS_NEVER, constant_form},
};

const grdp_series_set grdp_series_icor = {"icor", series, sizeof series / sizeof *series};
