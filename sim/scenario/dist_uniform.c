/* uniform: every value between two bounds alike.
 *
 *   Q(p) = min + p (max - min)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include <math.h>

enum { MIN, MAX, N_PARAMS };

static const grdp_param params[N_PARAMS] = {
    [MIN] = {"min", "", "Smallest value.", GRDP_REQUIRED, -GRDP_DIST_LARGEST, GRDP_DIST_LARGEST,
             NULL, NULL, NULL},
    [MAX] = {"max", "", "Largest value.", GRDP_REQUIRED, -GRDP_DIST_LARGEST, GRDP_DIST_LARGEST,
             NULL, NULL, NULL},
};

static const char *fault(const grdp_dist_args *args)
{
    return args->number[MIN] < args->number[MAX] ? NULL : "min must be below max";
}

static double likely(const grdp_dist_args *args)
{
    return 0.5 * (args->number[MIN] + args->number[MAX]);
}

static double quantile(const grdp_dist_args *args, double p)
{
    return args->number[MIN] + p * (args->number[MAX] - args->number[MIN]);
}

GRDP_KERNEL
static void quantiles(const grdp_dist_args *args, const double *restrict p, double *restrict out)
{
    const double min = args->number[MIN], width = args->number[MAX] - min;
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = min + p[i] * width;
}

static double cdf(const grdp_dist_args *args, double x)
{
    if (x <= args->number[MIN])
        return 0.0;
    if (x >= args->number[MAX])
        return 1.0;
    return (x - args->number[MIN]) / (args->number[MAX] - args->number[MIN]);
}

static double poincare(const grdp_dist_args *args, double low, double high)
{
    return grdp_dist_log_concave(fmax(low, args->number[MIN]), fmin(high, args->number[MAX]),
                                 HUGE_VAL);
}

const grdp_dist grdp_dist_uniform = {
    .name = "uniform",
    .doc = "Uniform distribution: every value between min and max alike.",
    .likely_word = "mean",
    .params = params,
    .n_params = N_PARAMS,
    .n_required = N_PARAMS,
    .points = false,
    .fault = fault,
    .likely = likely,
    .quantile = quantile,
    .quantiles = quantiles,
    .cdf = cdf,
    .poincare = poincare,
};
