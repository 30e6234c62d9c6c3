/* linear_fit: normal equations of centred and scaled inputs, solved by Cholesky. Inputs whose
 * values the others give, or that do not vary, get a slope of 0.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/linear_fit.h"

#include "grdp/model.h"

#include <math.h>
#include <stdlib.h>

/* Moments of the inputs and, last, the response: n = plan->n_inputs + 1. */
typedef struct moments {
    size_t n;
    double count;
    double *mean;  /* n */
    double *cross; /* n^2, about the mean */
    double *value; /* n x GRDP_LANES, of the block in hand */
    double **at;
} moments;

static void moments_free(moments *m)
{
    free(m->mean);
    free(m->cross);
    free(m->value);
    free(m->at);
}

static bool moments_create(size_t n, moments *m)
{
    *m = (moments){.n = n,
                   .mean = calloc(n, sizeof(double)),
                   .cross = calloc(n * n, sizeof(double)),
                   .value = calloc(n * GRDP_LANES, sizeof(double)),
                   .at = calloc(n, sizeof(double *))};
    if (m->mean == NULL || m->cross == NULL || m->value == NULL || m->at == NULL)
        return false;
    for (size_t i = 0; i < n; i++)
        m->at[i] = m->value + i * GRDP_LANES;
    return true;
}

/* About the means before the point (factor (n - 1) / n): B. P. Welford, "Note on a method for
 * calculating corrected sums of squares and products", Technometrics 4 (1962). */
static void add_point(moments *m, size_t lane)
{
    const double before = m->count / (m->count + 1.0);
    for (size_t i = 0; i < m->n; i++)
        for (size_t j = 0; j <= i; j++)
            m->cross[i * m->n + j] +=
                before * (m->at[i][lane] - m->mean[i]) * (m->at[j][lane] - m->mean[j]);
    m->count += 1.0;
    for (size_t i = 0; i < m->n; i++)
        m->mean[i] += (m->at[i][lane] - m->mean[i]) / m->count;
}

static void add_points(const grdp_sample *sample, size_t response, const grdp_linear_points *points,
                       moments *m)
{
    double *const y = m->at[m->n - 1];
    for (size_t i = 0; i < points->n; i += GRDP_LANES) {
        const size_t n = points->n - i < GRDP_LANES ? points->n - i : GRDP_LANES;
        const uint64_t first = points->point(points->context, i);
        sample->values(sample, first, n, m->at);
        for (size_t lane = 0; lane < n; lane++) {
            y[lane] = sample->response[response][first + lane];
            if (!isnan(y[lane]))
                add_point(m, lane);
        }
    }
}

static double sd_of(const moments *m, size_t i)
{
    return sqrt(m->cross[i * m->n + i]);
}

/* Correlation, or 0 where one of both does not vary; i >= j. */
static double correlation(const moments *m, size_t i, size_t j)
{
    const double scale = sd_of(m, i) * sd_of(m, j);
    return scale > 0.0 ? m->cross[i * m->n + j] / scale : 0.0;
}

/* Lower factor of the correlations of the inputs, over `lower`; a row of 0 where a pivot is none.
 */
static void factorise(const moments *m, double *lower)
{
    const size_t d = m->n - 1;
    for (size_t i = 0; i < d; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = correlation(m, i, j);
            for (size_t k = 0; k < j; k++)
                sum -= lower[i * d + k] * lower[j * d + k];
            const double pivot = lower[j * d + j];
            lower[i * d + j] = i == j      ? (sum > 1e-10 ? sqrt(sum) : 0.0)
                               : pivot > 0 ? sum / pivot
                                           : 0.0;
        }
}

/* Solves L L' b = r, r the correlations with the response. */
static void solve(const moments *m, const double *lower, double *b)
{
    const size_t d = m->n - 1;
    for (size_t i = 0; i < d; i++) {
        double sum = correlation(m, d, i);
        for (size_t k = 0; k < i; k++)
            sum -= lower[i * d + k] * b[k];
        b[i] = lower[i * d + i] > 0.0 ? sum / lower[i * d + i] : 0.0;
    }
    for (size_t i = d; i-- > 0;) {
        for (size_t k = i + 1; k < d; k++)
            b[i] -= lower[k * d + i] * b[k];
        b[i] = lower[i * d + i] > 0.0 ? b[i] / lower[i * d + i] : 0.0;
    }
}

/* b in units of standard deviations. */
static void describe(const grdp_method_plan *plan, const moments *m, const double *b,
                     grdp_linear_fit *fit)
{
    const size_t d = m->n - 1;
    fit->r2 = 0.0;
    for (size_t g = 0; g < plan->n_groups; g++)
        fit->share[g] = 0.0;
    for (size_t i = 0; i < d; i++) {
        fit->slope[i] = sd_of(m, i) > 0.0 ? b[i] * sd_of(m, d) / sd_of(m, i) : 0.0;
        fit->r2 += b[i] * correlation(m, d, i);
        for (size_t j = 0; j <= i; j++)
            if (plan->inputs[i].group == plan->inputs[j].group)
                fit->share[plan->inputs[i].group] +=
                    (i == j ? 1.0 : 2.0) * b[i] * b[j] * correlation(m, i, j);
    }
}

grdp_status grdp_linear_fit_run(const grdp_method_plan *plan, const grdp_sample *sample,
                                size_t response, const grdp_linear_points *points,
                                grdp_linear_fit *fit)
{
    const size_t d = plan->n_inputs;
    moments m;
    double *const lower = calloc(d * d + d, sizeof *lower);
    const bool fine = moments_create(d + 1, &m) && lower != NULL;
    if (fine) {
        add_points(sample, response, points, &m);
        factorise(&m, lower);
        solve(&m, lower, lower + d * d);
        describe(plan, &m, lower + d * d, fit);
        if (m.count <= (double)(d + 1) || !(m.cross[d * (d + 1) + d] > 0.0))
            fit->r2 = (double)NAN;
    }
    free(lower);
    moments_free(&m);
    return fine ? GRDP_OK : GRDP_ERR_MEMORY;
}
