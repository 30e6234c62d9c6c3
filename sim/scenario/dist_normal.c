/* normal: the distribution of Gauss.
 *
 *   Q(p) = mean + sd Phi^-1(p)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include <math.h>

#include "grdp/kernel.h"
#include "scenario/normal_lanes.h"

enum { MEAN, SD, N_PARAMS };

static const grdp_param params[N_PARAMS] = {
    [MEAN] = {"mean", "", "Mean, in the unit of the factor.", GRDP_REQUIRED, -GRDP_DIST_LARGEST,
              GRDP_DIST_LARGEST, NULL, NULL, NULL},
    [SD] = {"sd", "", "Standard deviation, in the unit of the factor.", GRDP_REQUIRED, 0.0,
            GRDP_DIST_LARGEST, NULL, NULL, NULL},
};

static const char *fault(const grdp_dist_args *args)
{
    return args->number[SD] > 0.0 ? NULL : "sd must be above 0";
}

static double likely(const grdp_dist_args *args)
{
    return args->number[MEAN];
}

static double quantile(const grdp_dist_args *args, double p)
{
    return args->number[MEAN] + args->number[SD] * grdp_normal_quantile(p);
}

GRDP_KERNEL
static void stretch(double mean, double sd, double *restrict lanes)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        lanes[i] = mean + sd * lanes[i];
}

static void quantiles(const grdp_dist_args *args, const double *restrict p, double *restrict out)
{
    grdp_normal_lanes_quantile(p, out);
    stretch(args->number[MEAN], args->number[SD], out);
}

static double cdf(const grdp_dist_args *args, double x)
{
    return grdp_normal_cdf((x - args->number[MEAN]) / args->number[SD]);
}

static double poincare(const grdp_dist_args *args, double low, double high)
{
    return grdp_dist_log_concave(low, high, args->number[SD] * args->number[SD]);
}

const grdp_dist grdp_dist_normal = {
    .name = "normal",
    .doc = "Normal distribution: mean + sd z, z standard normal.",
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
