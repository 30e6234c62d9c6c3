/* dist: what all distributions share: cutting to bounds, and weighted points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include <math.h>

/* The probability of what lies below `low` and of what lies up to `high`. */
typedef struct mass {
    double below, up_to;
} mass;

/* A point on the lower bound stays in, hence the next number below it. */
static mass mass_within(const grdp_dist *dist, const grdp_dist_args *args, double low, double high)
{
    return (mass){
        .below = isinf(low) ? 0.0 : dist->cdf(args, nextafter(low, -HUGE_VAL)),
        .up_to = isinf(high) ? 1.0 : dist->cdf(args, high),
    };
}

const char *grdp_dist_truncate_fault(const grdp_dist *dist, const grdp_dist_args *args, double low,
                                     double high)
{
    if (isnan(low) || isnan(high) || low == HUGE_VAL || high == -HUGE_VAL)
        return "the bounds of truncate must be numbers";
    if (low >= high)
        return "the lower bound of truncate must be below the upper one";
    const mass within = mass_within(dist, args, low, high);
    /* Probabilities near 1 are 1e-16 apart: from here on they are too coarse to be divided. */
    if (!(within.up_to - within.below > 1e-9))
        return "truncate leaves less than 1e-9 of the distribution";
    return NULL;
}

double grdp_dist_truncated(const grdp_dist *dist, const grdp_dist_args *args, double low,
                           double high, double p)
{
    const mass within = mass_within(dist, args, low, high);
    const double inside = within.below + p * (within.up_to - within.below);
    /* Rounding must not lead to the point below the lower bound, nor to the quantile of 1. */
    const double least = nextafter(within.below, 1.0);
    const double most = within.up_to < 1.0 ? within.up_to : 1.0 - 0x1p-53;
    const double raised = inside < least ? least : inside;
    const double x = dist->quantile(args, raised > most ? most : raised);
    /* quantile(cdf(low)) is `low` but for its last digits. */
    const double above = x < low ? low : x;
    return above > high ? high : above;
}

double grdp_dist_points_quantile(const grdp_dist_args *args, double p)
{
    double sum = 0.0;
    size_t last = 0; /* the last point that has a weight: the sum may end just below p */
    for (size_t i = 0; i < args->n_points; i++) {
        sum += args->weight[i];
        if (args->weight[i] > 0.0)
            last = i;
        if (sum >= p)
            break;
    }
    return args->point[last];
}

double grdp_dist_points_cdf(const grdp_dist_args *args, double x)
{
    double sum = 0.0;
    for (size_t i = 0; i < args->n_points && args->point[i] <= x; i++)
        sum += args->weight[i];
    return sum < 1.0 ? sum : 1.0;
}
