/* dgsm: mean squares of slopes over the variance.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/dgsm.h"

#include <math.h>

static double variance(const double *y, const uint32_t *weight, size_t n)
{
    double sum = 0.0, squares = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += weight[i] * y[i];
    const double mean = sum / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += weight[i] * (y[i] - mean) * (y[i] - mean);
    return squares / ((double)n - 1.0);
}

static void compute(void *context, const uint32_t *weight, double *values)
{
    const grdp_dgsm *const d = context;
    const double whole = variance(d->response, weight, d->n_rows);
    for (size_t i = 0; i < d->n_inputs; i++) {
        const double *const slope = d->slope + i * d->n_rows;
        double sum = 0.0;
        for (size_t r = 0; r < d->n_rows; r++)
            sum += weight[r] * slope[r] * slope[r];
        double *const out = values + i * GRDP_DGSM_NUMBERS;
        out[GRDP_DGSM_SLOPE] = sum / (double)d->n_rows;
        out[GRDP_DGSM_BOUND] =
            whole > 0.0 ? d->constant[i] * out[GRDP_DGSM_SLOPE] / whole : (double)NAN;
    }
}

grdp_status grdp_dgsm_run(const grdp_dgsm *dgsm, uint64_t seed, size_t n_resamples,
                          grdp_bootstrapped *out)
{
    grdp_dgsm copy = *dgsm;
    const grdp_statistic statistic = {dgsm->n_rows, dgsm->n_inputs * GRDP_DGSM_NUMBERS, &copy,
                                      compute};
    GRDP_TRY(grdp_bootstrap_run(&statistic, seed, n_resamples, out));
    for (size_t i = 0; i < statistic.n_values; i++)
        out[i] = grdp_bootstrap_positive(out[i]);
    return GRDP_OK;
}
