/* discrete: a few values, each with its weight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include <math.h>

static const char *fault(const grdp_dist_args *args)
{
    double sum = 0.0;
    for (size_t i = 0; i < args->n_points; i++) {
        if (!(args->weight[i] >= 0.0))
            return "weights must not be below 0";
        if (!isfinite(args->point[i]) || !isfinite(args->weight[i]))
            return "values and weights must be numbers";
        if (i > 0 && !(args->point[i - 1] < args->point[i]))
            return "values must be given once each, from the smallest to the largest";
        sum += args->weight[i];
    }
    return sum > 0.0 ? NULL : "weights must add up to more than 0";
}

/* The smaller value where two have the same weight. */
static double likely(const grdp_dist_args *args)
{
    size_t best = 0;
    for (size_t i = 1; i < args->n_points; i++)
        if (args->weight[i] > args->weight[best])
            best = i;
    return args->point[best];
}

const grdp_dist grdp_dist_discrete = {
    .name = "discrete",
    .doc = "Discrete distribution: a few values, each with its weight.",
    .likely_word = "value with the largest weight",
    .params = NULL,
    .n_params = 0,
    .n_required = 0,
    .points = true,
    .fault = fault,
    .likely = likely,
    .quantile = grdp_dist_points_quantile,
    .cdf = grdp_dist_points_cdf,
};
