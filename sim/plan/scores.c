/* scores: CRPS, PIT and Brier score.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/scores.h"

#include <math.h>
#include <stdlib.h>

#include "grdp/normal.h"

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Of sorted draws, the sum of |x_i - x_j| over all pairs is that of (2 i - n + 1) x_i, twice. */
double grdp_scores_crps(size_t n, double *draws, double outcome)
{
    const double count = (double)n;
    double distance = 0.0, spread = 0.0;

    qsort(draws, n, sizeof *draws, by_value);
    for (size_t i = 0; i < n; i++) {
        distance += fabs(draws[i] - outcome);
        /* From the outcome, which keeps the sum small. */
        spread += (2.0 * (double)i - count + 1.0) * (draws[i] - outcome);
    }
    return distance / count - spread / (count * count);
}

double grdp_scores_crps_normal(double mean, double sd, double outcome)
{
    static const double inverse_root_pi = 0.56418958354775628695;
    static const double inverse_root_two_pi = 0.39894228040143267794;

    if (!(sd > 0.0))
        return fabs(outcome - mean);
    const double z = (outcome - mean) / sd;
    const double density = inverse_root_two_pi * exp(-0.5 * z * z);
    return sd * (z * (2.0 * grdp_normal_cdf(z) - 1.0) + 2.0 * density - inverse_root_pi);
}

double grdp_scores_pit(size_t n, const double *draws, double outcome)
{
    double below = 0.0;

    for (size_t i = 0; i < n; i++)
        below += draws[i] < outcome ? 1.0 : draws[i] > outcome ? 0.0 : 0.5;
    return below / (double)n;
}

double grdp_scores_pit_normal(double mean, double sd, double outcome)
{
    if (!(sd > 0.0))
        return outcome > mean ? 1.0 : outcome < mean ? 0.0 : 0.5;
    return grdp_normal_cdf((outcome - mean) / sd);
}

double grdp_scores_brier(double probability, bool happened)
{
    const double miss = probability - (happened ? 1.0 : 0.0);

    return miss * miss;
}
