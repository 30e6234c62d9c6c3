/* lognormal: a positive number whose logarithm is normal.
 *
 *   Q(p) = median exp(sigma Phi^-1(p))
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include "grdp/kernel.h"

enum { MEDIAN, SIGMA, N_PARAMS };

static const grdp_param params[N_PARAMS] = {
    [MEDIAN] = {"median", "", "Median, in the unit of the factor.", GRDP_REQUIRED, 0.0,
                GRDP_DIST_LARGEST, NULL, NULL, NULL},
    [SIGMA] = {"sigma", "", "Standard deviation of the natural logarithm.", GRDP_REQUIRED, 0.0,
               10.0, NULL, NULL, NULL},
};

static const char *fault(const grdp_dist_args *args)
{
    if (!(args->number[MEDIAN] > 0.0))
        return "median must be above 0";
    if (!(args->number[SIGMA] > 0.0 && args->number[SIGMA] <= params[SIGMA].max))
        return "sigma is the standard deviation of the logarithm: above 0, and at most 10";
    return NULL;
}

static double likely(const grdp_dist_args *args)
{
    return args->number[MEDIAN];
}

static double quantile(const grdp_dist_args *args, double p)
{
    return args->number[MEDIAN] * grdp_exp(args->number[SIGMA] * grdp_normal_quantile(p));
}

static double cdf(const grdp_dist_args *args, double x)
{
    if (x <= 0.0)
        return 0.0;
    return grdp_normal_cdf(grdp_log(x / args->number[MEDIAN]) / args->number[SIGMA]);
}

const grdp_dist grdp_dist_lognormal = {
    .name = "lognormal",
    .doc = "Lognormal distribution: median exp(sigma z), z standard normal.",
    .likely_word = "median",
    .params = params,
    .n_params = N_PARAMS,
    .n_required = N_PARAMS,
    .points = false,
    .fault = fault,
    .likely = likely,
    .quantile = quantile,
    .cdf = cdf,
};
