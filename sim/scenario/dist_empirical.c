/* empirical: draws one of the figures of a history, each year alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include <math.h>

static const char *fault(const grdp_dist_args *args)
{
    if (args->n_points < 2)
        return "the history must have at least two figures";
    for (size_t i = 0; i < args->n_points; i++)
        if (!isfinite(args->point[i]) || !(args->weight[i] > 0.0))
            return "the history must have a number in every year";
    return NULL;
}

/* The median: the mean of the two middle figures where their number is even. */
static double likely(const grdp_dist_args *args)
{
    const size_t n = args->n_points;
    return 0.5 * (args->point[(n - 1) / 2] + args->point[n / 2]);
}

const grdp_dist grdp_dist_empirical = {
    .name = "empirical",
    .doc = "Empirical distribution: one of the figures of a history, each alike.",
    .likely_word = "median",
    .params = NULL,
    .n_params = 0,
    .n_required = 0,
    .points = true,
    .history = true,
    .fault = fault,
    .likely = likely,
    .quantile = grdp_dist_points_quantile,
    .cdf = grdp_dist_points_cdf,
};
