/* triangular: low, likely, high, with straight sides.
 *
 *   F(x) = (x - min)^2 / ((max - min) (mode - min)) up to the mode, from the other end beyond it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include <math.h>

#include "grdp/kernel.h"

enum { MIN, MODE, MAX, N_PARAMS };

static const grdp_param params[N_PARAMS] = {
    [MIN] = {"min", "", "Smallest value.", GRDP_REQUIRED, -GRDP_DIST_LARGEST, GRDP_DIST_LARGEST,
             NULL, NULL, NULL},
    [MODE] = {"mode", "", "Most likely value.", GRDP_REQUIRED, -GRDP_DIST_LARGEST,
              GRDP_DIST_LARGEST, NULL, NULL, NULL},
    [MAX] = {"max", "", "Largest value.", GRDP_REQUIRED, -GRDP_DIST_LARGEST, GRDP_DIST_LARGEST,
             NULL, NULL, NULL},
};

static const char *fault(const grdp_dist_args *args)
{
    const double min = args->number[MIN], mode = args->number[MODE], max = args->number[MAX];
    if (!(min < max))
        return "min must be below max";
    if (!(min <= mode && mode <= max))
        return "mode must lie between min and max";
    return NULL;
}

static double likely(const grdp_dist_args *args)
{
    return args->number[MODE];
}

GRDP_INLINE double quantile_of(double min, double mode, double max, double p)
{
    const double width = max - min;
    const bool below = p * width <= mode - min;
    const double square = below ? p * width * (mode - min) : (1.0 - p) * width * (max - mode);
    const double root = __builtin_sqrt(square);
    return below ? min + root : max - root;
}

static double quantile(const grdp_dist_args *args, double p)
{
    return quantile_of(args->number[MIN], args->number[MODE], args->number[MAX], p);
}

GRDP_KERNEL
static void quantiles(const grdp_dist_args *args, const double *restrict p, double *restrict out)
{
    const double min = args->number[MIN], mode = args->number[MODE], max = args->number[MAX];
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = quantile_of(min, mode, max, p[i]);
}

static double cdf(const grdp_dist_args *args, double x)
{
    const double min = args->number[MIN], mode = args->number[MODE], max = args->number[MAX];
    if (x <= min)
        return 0.0;
    if (x >= max)
        return 1.0;
    if (x <= mode)
        return (x - min) / (max - min) * ((x - min) / (mode - min));
    return 1.0 - (max - x) / (max - min) * ((max - x) / (max - mode));
}

static double poincare(const grdp_dist_args *args, double low, double high)
{
    return grdp_dist_log_concave(fmax(low, args->number[MIN]), fmin(high, args->number[MAX]),
                                 HUGE_VAL);
}

const grdp_dist grdp_dist_triangular = {
    .name = "triangular",
    .doc = "Triangular distribution: low, likely and high with straight sides.",
    .likely_word = "mode",
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
