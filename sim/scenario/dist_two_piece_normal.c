/* two_piece_normal: the fan chart of central banks, two half normals that meet at the mode.
 *
 *   sigma1 = sd / sqrt(1 + gamma) below the mode, sigma2 = sd / sqrt(1 - gamma) above it,
 *   p0 = sigma1 / (sigma1 + sigma2) is the probability of what lies below
 *   Q(p) = mode + sigma1 Phi^-1(p / (2 p0)) up to p0,
 *          mode - sigma2 Phi^-1((1 - p) / (2 (1 - p0))) beyond
 *
 * E. Britton, P. Fisher, J. Whitley, "The Inflation Report projections: understanding the fan
 * chart", Bank of England Quarterly Bulletin, February 1998; J. M. Julio, "The fan chart: the
 * technical details of the new implementation", Banco de la Republica, 2007. The skew that the
 * Bank of England publishes is (mean - mode) / sd, which is not gamma.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include "grdp/kernel.h"
#include "scenario/normal_lanes.h"

#include <math.h>

enum { MODE, SD, SKEW, GAMMA, N_PARAMS };

#define PI 3.14159265358979323846
#define LARGEST_SKEW 5.0

static const grdp_param params[N_PARAMS] = {
    [MODE] = {"mode", "", "Most likely value.", GRDP_REQUIRED, -GRDP_DIST_LARGEST,
              GRDP_DIST_LARGEST, NULL, NULL, NULL},
    [SD] = {"sd", "", "Uncertainty of the central part, in the unit of the factor.", GRDP_REQUIRED,
            0.0, GRDP_DIST_LARGEST, NULL, NULL, NULL},
    [SKEW] = {"skew", "", "(mean - mode) / sd, as the Bank of England publishes it.", (double)NAN,
              -LARGEST_SKEW, LARGEST_SKEW, NULL, NULL, NULL},
    [GAMMA] = {"gamma", "", "Balance of risks: 0 is symmetric, above 0 the upper side is wider.",
               (double)NAN, -1.0, 1.0, NULL, NULL, NULL},
};

typedef struct pieces {
    double below, above; /* standard deviations of the two halves */
    double share_below;  /* probability of what lies below the mode */
} pieces;

/* gamma = sign(s) sqrt(1 - 4 ((q - 1) / (pi s^2))^2) with q = sqrt(1 + pi s^2), written so that
 * nothing cancels where s is small. */
static double gamma_of(const grdp_dist_args *args)
{
    const double gamma = args->number[GAMMA], s = args->number[SKEW];
    if (!isnan(gamma))
        return gamma;
    if (isnan(s))
        return 0.0;
    const double q = __builtin_sqrt(1.0 + PI * s * s);
    return s * __builtin_sqrt(PI * (q + 3.0) / (q + 1.0)) / (q + 1.0);
}

static pieces pieces_of(const grdp_dist_args *args)
{
    const double gamma = gamma_of(args);
    const double below = args->number[SD] / __builtin_sqrt(1.0 + gamma);
    const double above = args->number[SD] / __builtin_sqrt(1.0 - gamma);
    return (pieces){below, above, below / (below + above)};
}

static const char *fault(const grdp_dist_args *args)
{
    const double gamma = args->number[GAMMA], skew = args->number[SKEW];
    if (!(args->number[SD] > 0.0))
        return "sd must be above 0";
    if (!isnan(gamma) && !isnan(skew))
        return "skew and gamma say the same in two ways: give one of them";
    if (!isnan(gamma) && !(gamma > -1.0 && gamma < 1.0))
        return "gamma must lie between -1 and 1, both excluded";
    if (!isnan(skew) && !(skew >= -LARGEST_SKEW && skew <= LARGEST_SKEW))
        return "skew is (mean - mode) / sd and must lie between -5 and 5";
    return NULL;
}

static double likely(const grdp_dist_args *args)
{
    return args->number[MODE];
}

/* Each half is taken from its own tail, where small probabilities keep their digits. */
GRDP_INLINE double tail_of(pieces s, double p)
{
    return p <= s.share_below ? p / (2.0 * s.share_below)
                              : (1.0 - p) / (2.0 * (1.0 - s.share_below));
}

GRDP_INLINE double value_of(double mode, pieces s, double p, double z)
{
    return p <= s.share_below ? mode + s.below * z : mode - s.above * z;
}

static double quantile(const grdp_dist_args *args, double p)
{
    const pieces s = pieces_of(args);
    return value_of(args->number[MODE], s, p, grdp_normal_quantile(tail_of(s, p)));
}

GRDP_KERNEL
static void tails(pieces s, const double *restrict p, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = tail_of(s, p[i]);
}

GRDP_KERNEL
static void values(double mode, pieces s, const double *restrict p, const double *restrict z,
                   double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = value_of(mode, s, p[i], z[i]);
}

static void quantiles(const grdp_dist_args *args, const double *restrict p, double *restrict out)
{
    const pieces s = pieces_of(args);
    double tail[GRDP_LANES], z[GRDP_LANES];
    tails(s, p, tail);
    grdp_normal_lanes_quantile(tail, z);
    values(args->number[MODE], s, p, z, out);
}

static double cdf(const grdp_dist_args *args, double x)
{
    const pieces s = pieces_of(args);
    const double distance = x - args->number[MODE];
    if (distance <= 0.0)
        return 2.0 * s.share_below * grdp_normal_cdf(distance / s.below);
    return 1.0 - 2.0 * (1.0 - s.share_below) * grdp_normal_cdf(-distance / s.above);
}

/* Both pieces are level at the mode, so that the density is log-concave and the wider one decides.
 */
static double poincare(const grdp_dist_args *args, double low, double high)
{
    const pieces s = pieces_of(args);
    const double widest = fmax(s.below, s.above);
    return grdp_dist_log_concave(low, high, widest * widest);
}

const grdp_dist grdp_dist_two_piece_normal = {
    .name = "two_piece_normal",
    .doc = "Two-piece normal distribution (fan chart): sd / sqrt(1 + gamma) below the mode, "
           "sd / sqrt(1 - gamma) above it.",
    .likely_word = "mode",
    .params = params,
    .n_params = N_PARAMS,
    .n_required = SKEW /* mode and sd */,
    .points = false,
    .fault = fault,
    .likely = likely,
    .quantile = quantile,
    .quantiles = quantiles,
    .cdf = cdf,
    .poincare = poincare,
};
