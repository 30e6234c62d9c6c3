/* pert: low, likely, high, with the smooth shape of a beta distribution.
 *
 *   (x - min) / (max - min) is beta(1 + w m, 1 + w (1 - m)), m = (mode - min) / (max - min)
 *
 * With weight w = 4 the mean is (min + 4 mode + max) / 6: D. G. Malcolm et al., Operations Research
 * 7 (1959); D. Vose, "Risk Analysis" (2008) for other weights. The incomplete beta function is
 * computed here, because the bits of GSL's depend on the processor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include <math.h>

#include "grdp/kernel.h"

enum { MIN, MODE, MAX, WEIGHT, N_PARAMS };

#define LARGEST_WEIGHT 1000.0

static const grdp_param params[N_PARAMS] = {
    [MIN] = {"min", "", "Smallest value.", GRDP_REQUIRED, -GRDP_DIST_LARGEST, GRDP_DIST_LARGEST,
             NULL, NULL, NULL},
    [MODE] = {"mode", "", "Most likely value.", GRDP_REQUIRED, -GRDP_DIST_LARGEST,
              GRDP_DIST_LARGEST, NULL, NULL, NULL},
    [MAX] = {"max", "", "Largest value.", GRDP_REQUIRED, -GRDP_DIST_LARGEST, GRDP_DIST_LARGEST,
             NULL, NULL, NULL},
    [WEIGHT] = {"weight", "", "Weight of the mode in the mean; 0 is uniform.", 4.0, 0.0,
                LARGEST_WEIGHT, NULL, NULL, NULL},
};

/* Both shapes are at least 1. */
typedef struct beta {
    double a, b;
    double log_scale; /* log(gamma(a + b) / (gamma(a) gamma(b))) */
} beta;

/* log(gamma(x)) for x >= 1 by Stirling's series from 10 on, below by recurrence: the product moves
 * the argument up. Error below 1e-14 of max(1, |log(gamma(x))|). */
static double log_gamma(double x)
{
    double product = 1.0;
    while (x < 10.0) {
        product *= x;
        x += 1.0;
    }
    const double z = 1.0 / (x * x);
    double series = -691.0 / 360360.0;
    series = series * z + 1.0 / 1188.0;
    series = series * z - 1.0 / 1680.0;
    series = series * z + 1.0 / 1260.0;
    series = series * z - 1.0 / 360.0;
    series = series * z + 1.0 / 12.0;
    const double half_log_two_pi = 0.91893853320467274178;
    return (x - 0.5) * grdp_log(x) - x + half_log_two_pi + series / x - grdp_log(product);
}

static beta beta_of(const grdp_dist_args *args)
{
    const double min = args->number[MIN], max = args->number[MAX];
    const double weight = args->number[WEIGHT] / (max - min);
    const double a = 1.0 + weight * (args->number[MODE] - min);
    const double b = 1.0 + weight * (max - args->number[MODE]);
    return (beta){a, b, log_gamma(a + b) - log_gamma(a) - log_gamma(b)};
}

/* The continued fraction of I_x(a, b), DLMF 8.17.22, by the method of Lentz as modified by Thompson
 * and Barnett. For x < (a + 1) / (a + b + 2) it takes about sqrt(max(a, b)) steps. */
static double fraction(double a, double b, double x)
{
    double c = 1.0, d = 1.0 / (1.0 - (a + b) * x / (a + 1.0));
    double value = d, change = 0.0;
    for (int i = 1; i <= 1000 && __builtin_fabs(change - 1.0) > 1e-16; i++) {
        const double m = i, at = a + 2.0 * m;
        const double even = m * (b - m) * x / ((at - 1.0) * at);
        d = 1.0 / (1.0 + even * d);
        c = 1.0 + even / c;
        value *= c * d;
        const double odd = -(a + m) * (a + b + m) * x / (at * (at + 1.0));
        d = 1.0 / (1.0 + odd * d);
        c = 1.0 + odd / c;
        change = c * d;
        value *= change;
    }
    return value;
}

/* x^a (1 - x)^b / B(a, b): the density times x (1 - x). */
static double front_of(beta s, double x)
{
    return grdp_exp(s.log_scale + s.a * grdp_log(x) + s.b * grdp_log(1.0 - x));
}

/* I_x(a, b) for x in (0, 1); beyond the mean from the other end. */
static double beta_cdf(beta s, double x, double front)
{
    if (x < (s.a + 1.0) / (s.a + s.b + 2.0))
        return front * fraction(s.a, s.b, x) / s.a;
    return 1.0 - front * fraction(s.b, s.a, 1.0 - x) / s.b;
}

/* Abramowitz and Stegun 26.5.22: good to a few per cent of the spread. */
static double beta_first_guess(beta s, double p)
{
    const double z = grdp_normal_quantile(p);
    const double da = 1.0 / (2.0 * s.a - 1.0), db = 1.0 / (2.0 * s.b - 1.0);
    const double lambda = (z * z - 3.0) / 6.0;
    const double h = 2.0 / (da + db);
    const double w =
        -z * __builtin_sqrt(h + lambda) / h - (db - da) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
    return s.a / (s.a + s.b * grdp_exp(2.0 * w));
}

/* Halley's steps inside a bracket that only shrinks; where a step leaves it, the bracket is halved.
 * The steps converge cubically, so that the one after a step of 1e-7 would change nothing. */
static double beta_quantile(beta s, double p)
{
    double low = 0.0, high = 1.0, x = beta_first_guess(s, p);
    for (int i = 0; i < 200 && high - low > 0x1p-52 * high; i++) {
        if (!(x > low && x < high))
            x = 0.5 * (low + high);
        const double y = 1.0 - x, front = front_of(s, x);
        const double error = beta_cdf(s, x, front) - p;
        if (error > 0.0)
            high = x;
        else
            low = x;
        const double newton = error * x * y / front;
        const double bend = newton * ((s.a - 1.0) / x - (s.b - 1.0) / y);
        const double step = newton / (1.0 - 0.5 * (bend < 1.0 ? bend : 1.0));
        x -= step;
        if (__builtin_fabs(step) <= 1e-7 * x * y)
            break;
    }
    return x >= low && x <= high ? x : 0.5 * (low + high);
}

static const char *fault(const grdp_dist_args *args)
{
    const double min = args->number[MIN], mode = args->number[MODE], max = args->number[MAX];
    if (!(min < max))
        return "min must be below max";
    if (!(min <= mode && mode <= max))
        return "mode must lie between min and max";
    if (!(args->number[WEIGHT] >= 0.0 && args->number[WEIGHT] <= LARGEST_WEIGHT))
        return "weight must lie between 0 and 1000";
    return NULL;
}

static double likely(const grdp_dist_args *args)
{
    return args->number[MODE];
}

static double quantile(const grdp_dist_args *args, double p)
{
    const double min = args->number[MIN], max = args->number[MAX];
    return min + (max - min) * beta_quantile(beta_of(args), p);
}

static double cdf(const grdp_dist_args *args, double x)
{
    const double min = args->number[MIN], max = args->number[MAX];
    const double share = (x - min) / (max - min);
    if (!(share > 0.0))
        return 0.0;
    if (share >= 1.0)
        return 1.0;
    const beta s = beta_of(args);
    return beta_cdf(s, share, front_of(s, share));
}

/* Both exponents of the density are 0 or more, so that it is log-concave. */
static double poincare(const grdp_dist_args *args, double low, double high)
{
    return grdp_dist_log_concave(fmax(low, args->number[MIN]), fmin(high, args->number[MAX]),
                                 HUGE_VAL);
}

const grdp_dist grdp_dist_pert = {
    .name = "pert",
    .doc = "PERT distribution: beta between min and max with the given mode; the mean is "
           "(min + weight mode + max) / (weight + 2).",
    .likely_word = "mode",
    .params = params,
    .n_params = N_PARAMS,
    .n_required = WEIGHT /* min, mode and max */,
    .points = false,
    .fault = fault,
    .likely = likely,
    .quantile = quantile,
    .cdf = cdf,
    .poincare = poincare,
};
