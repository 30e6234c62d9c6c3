/* dist: what all distributions share: cutting to bounds, and weighted points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include "grdp/kernel.h"

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

GRDP_INLINE double clamp(double x, double least, double most)
{
    const double raised = x < least ? least : x;
    return raised > most ? most : raised;
}

GRDP_KERNEL
static void squeeze(const double *restrict p, double from, double share, mass limits,
                    double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = clamp(from + p[i] * share, limits.below, limits.up_to);
}

GRDP_KERNEL
static void clamp_lanes(double *restrict lanes, double least, double most)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        lanes[i] = clamp(lanes[i], least, most);
}

/* Rounding must not lead to the point below the lower bound, nor to the quantile of 1. */
static mass limits_of(mass within)
{
    return (mass){.below = within.below > 0.0 ? nextafter(within.below, 1.0) : 0x1p-1074,
                  .up_to = within.up_to < 1.0 ? within.up_to : 1.0 - 0x1p-53};
}

double grdp_dist_truncated(const grdp_dist *dist, const grdp_dist_args *args, double low,
                           double high, double p)
{
    const mass within = mass_within(dist, args, low, high), limits = limits_of(within);
    const double inside = within.below + p * (within.up_to - within.below);
    const double x = dist->quantile(args, clamp(inside, limits.below, limits.up_to));
    /* quantile(cdf(low)) is `low` but for its last digits. */
    return clamp(x, low, high);
}

void grdp_dist_truncated_lanes(const grdp_dist *dist, const grdp_dist_args *args, double low,
                               double high, const double *p, double *out)
{
    const mass within = mass_within(dist, args, low, high);
    double inside[GRDP_LANES];
    squeeze(p, within.below, within.up_to - within.below, limits_of(within), inside);
    if (dist->quantiles != NULL)
        dist->quantiles(args, inside, out);
    for (size_t i = 0; dist->quantiles == NULL && i < GRDP_LANES; i++)
        out[i] = dist->quantile(args, inside[i]);
    clamp_lanes(out, low, high);
}

double grdp_dist_log_concave(double low, double high, double variance)
{
    const double pi_squared = 9.8696044010893586;
    const double width = high - low;
    return fmin(variance, width * width / pi_squared);
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
