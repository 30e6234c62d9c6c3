/* bootstrap: rows drawn with replacement, and quantiles of what comes of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/bootstrap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/draws.h"
#include "grdp/kernel.h"

void grdp_bootstrap_weights(uint64_t seed, uint32_t index, size_t n_rows, uint32_t *weight)
{
    const uint64_t key = grdp_draw_key(seed, "resample");
    memset(weight, 0, n_rows * sizeof *weight);
    for (size_t first = 0; first < n_rows; first += GRDP_LANES) {
        double uniform[GRDP_LANES];
        grdp_draw_uniform(key, first, index, uniform);
        const size_t n = n_rows - first < GRDP_LANES ? n_rows - first : GRDP_LANES;
        for (size_t i = 0; i < n; i++)
            weight[(size_t)(uniform[i] * (double)n_rows)]++;
    }
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

double grdp_bootstrap_quantile(const double *sorted, size_t n, double p)
{
    const double at = p * (double)(n - 1);
    const size_t below = (size_t)at;
    const size_t above = below + 1 < n ? below + 1 : below;
    return sorted[below] + (at - (double)below) * (sorted[above] - sorted[below]);
}

/* `all` holds the resamples of one value and is sorted here. */
static grdp_bootstrapped summarise(double value, double *all, size_t n)
{
    const double unknown = (double)NAN;
    double sum = 0.0, squares = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += all[i];
    if (n == 0 || !isfinite(value) || !isfinite(sum))
        return (grdp_bootstrapped){value, value, unknown, unknown, unknown, unknown};
    const double mean = sum / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += (all[i] - mean) * (all[i] - mean);
    qsort(all, n, sizeof *all, by_value);
    return (grdp_bootstrapped){.value = value,
                               .sample = value,
                               .mean = mean,
                               .low = grdp_bootstrap_quantile(all, n, 0.025),
                               .high = grdp_bootstrap_quantile(all, n, 0.975),
                               .deviation = n > 1 ? sqrt(squares / ((double)n - 1.0)) : 0.0};
}

/* Resamples of all values, those of one value side by side. */
static void compute_all(const grdp_statistic *statistic, uint64_t seed, size_t n_resamples,
                        uint32_t *weight, double *values, double *all)
{
    for (size_t r = 0; r < n_resamples; r++) {
        grdp_bootstrap_weights(seed, (uint32_t)(r + 1), statistic->n_rows, weight);
        statistic->compute(statistic->context, weight, values);
        for (size_t i = 0; i < statistic->n_values; i++)
            all[i * n_resamples + r] = values[i];
    }
    for (size_t i = 0; i < statistic->n_rows; i++)
        weight[i] = 1;
    statistic->compute(statistic->context, weight, values);
}

grdp_status grdp_bootstrap_run(const grdp_statistic *statistic, uint64_t seed, size_t n_resamples,
                               grdp_bootstrapped *out)
{
    uint32_t *const weight = calloc(statistic->n_rows + 1, sizeof *weight);
    double *const values = calloc(statistic->n_values + 1, sizeof *values);
    double *const all = calloc(statistic->n_values * n_resamples + 1, sizeof *all);
    const bool fine = weight != NULL && values != NULL && all != NULL;
    if (fine)
        compute_all(statistic, seed, n_resamples, weight, values, all);
    for (size_t i = 0; fine && i < statistic->n_values; i++)
        out[i] = summarise(values[i], all + i * n_resamples, n_resamples);
    free(weight);
    free(values);
    free(all);
    return fine ? GRDP_OK : GRDP_ERR_MEMORY;
}

grdp_bootstrapped grdp_bootstrap_centred(grdp_bootstrapped found)
{
    const double shift = found.value - found.mean; /* NAN where there is no interval */
    found.low += shift;
    found.high += shift;
    return found;
}

grdp_bootstrapped grdp_bootstrap_positive(grdp_bootstrapped found)
{
    const double factor =
        found.value > 0.0 ? grdp_exp(1.959963984540054 * found.deviation / found.value) : 1.0;
    found.low = found.value / factor;
    found.high = found.value * factor;
    return found;
}

grdp_bootstrapped grdp_bootstrap_reduced(grdp_bootstrapped found)
{
    if (!isnan(found.mean))
        found.value = 2.0 * found.value - found.mean;
    return found;
}
