/* empirical_quantile: draws from between the figures of a history, so that no two runs need be the
 * same year.
 *
 * The inverse of the distribution function that joins the ordered figures x_1 <= ... <= x_n by
 * straight lines at probabilities (i - 1) / (n - 1): with h = (n - 1) p and k = floor(h),
 * x_(k+1) + (h - k) (x_(k+2) - x_(k+1)). R. J. Hyndman, Y. Fan, "Sample quantiles in statistical
 * packages", The American Statistician 50 (1996) 361-365, definition 7. Nothing lies beyond the
 * least and the largest figure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include <math.h>

static const char *fault(const grdp_dist_args *args)
{
    if (args->n_points < 2)
        return "the history must have at least two figures";
    for (size_t i = 0; i < args->n_points; i++)
        if (!isfinite(args->point[i]))
            return "the history must have a number in every year";
    return NULL;
}

static double quantile(const grdp_dist_args *args, double p)
{
    const size_t last = args->n_points - 1;
    const double h = (double)last * p;
    const size_t k = (size_t)h < last ? (size_t)h : last - 1;
    const double *const x = args->point;
    return x[k] + (h - (double)k) * (x[k + 1] - x[k]);
}

static double cdf(const grdp_dist_args *args, double value)
{
    const size_t last = args->n_points - 1;
    const double *const x = args->point;
    if (value < x[0])
        return 0.0;
    if (value >= x[last])
        return 1.0;
    size_t k = 0; /* the last figure that is not above the value, which the next one is */
    while (x[k + 1] <= value)
        k++;
    return ((double)k + (value - x[k]) / (x[k + 1] - x[k])) / (double)last;
}

static double likely(const grdp_dist_args *args)
{
    return quantile(args, 0.5);
}

const grdp_dist grdp_dist_empirical_quantile = {
    .name = "empirical_quantile",
    .doc = "Interpolated quantiles of a history: the ordered figures joined by straight lines "
           "(Hyndman and Fan 1996, type 7).",
    .likely_word = "median",
    .params = NULL,
    .n_params = 0,
    .n_required = 0,
    .history = true,
    .fault = fault,
    .likely = likely,
    .quantile = quantile,
    .cdf = cdf,
};
