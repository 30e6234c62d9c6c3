/* halves: the mean response where a factor is in the upper half of its distribution, less that
 * where it is in the lower half.
 *
 *   u_i(k) = frac(1/2 + k a_i),   a_i = frac(sqrt(p_i)), p_i the primes: H. Weyl, Mathematische
 *   Annalen 77 (1916); here of 16 factors at most.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/method.h"

#include <math.h>

enum { POINTS };
enum { DIFFERENCE };

static const grdp_param settings[] = {
    [POINTS] = {"points", "count", "Points that are run.", .fallback = 1024, .min = 2,
                .max = 1048576},
};

static const grdp_column columns[] = {
    [DIFFERENCE] = {"difference", GRDP_COLUMN_NUMBER, "response",
                    .doc = "Mean with the factor in its upper half, less that in its lower half.",
                    2},
};

static uint64_t n_points(const grdp_method_plan *plan)
{
    return (uint64_t)plan->settings[POINTS];
}

static double fraction(double x)
{
    return x - floor(x);
}

static double probability(size_t input, uint64_t point)
{
    static const double primes[] = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};
    const size_t n = sizeof primes / sizeof *primes;
    return fraction(0.5 + (double)point * fraction(sqrt(primes[input % n])));
}

static void design(const grdp_method_plan *plan, uint64_t first, size_t n, double *const *out)
{
    for (size_t i = 0; i < plan->n_inputs; i++)
        for (size_t lane = 0; lane < n; lane++)
            out[i][lane] = probability(i, first + lane);
}

/* Which half a point is in, the design says again: points are a pure function of their index. */
static double difference(const grdp_method_plan *plan, const double *y, size_t input)
{
    double sum[2] = {0.0, 0.0}, count[2] = {0.0, 0.0};
    for (uint64_t k = 0; k < n_points(plan); k++) {
        const size_t upper = probability(input, k) > 0.5;
        sum[upper] += isnan(y[k]) ? 0.0 : y[k];
        count[upper] += isnan(y[k]) ? 0.0 : 1.0;
    }
    return sum[1] / count[1] - sum[0] / count[0];
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    for (size_t r = 0; r < sample->n_responses; r++)
        for (size_t i = 0; i < plan->n_inputs; i++) {
            const grdp_effect effect = {.response = r,
                                        .group = plan->inputs[i].group,
                                        .other = GRDP_NO_GROUP,
                                        .column = DIFFERENCE,
                                        .value = difference(plan, sample->response[r], i),
                                        .low = (double)NAN,
                                        .high = (double)NAN};
            grdp_effects_put(out, &effect);
        }
    return GRDP_OK;
}

const grdp_method grdp_method_halves = {
    .name = "halves",
    .doc = "Compares the upper half of each factor with the lower one.",
    .cost = "points",
    .source = "difference of two conditional means",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_SWING,
    .coordinate = GRDP_COORDINATE_CUBE,
    .n_points = n_points,
    .design = design,
    .analyse = analyse,
};
