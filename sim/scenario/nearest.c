/* nearest: the correlation matrix that is nearest to one that cannot be.
 *
 * N. J. Higham, "Computing the nearest correlation matrix - a problem from finance", IMA Journal of
 * Numerical Analysis 22 (2002) 329-343, algorithm 3.3 with unit weights: projections onto the
 * matrices without a negative eigenvalue and onto those with a diagonal of ones in turn, the first
 * with Dykstra's correction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/nearest.h"

#include <gsl/gsl_eigen.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/cholesky.h"

enum { ITERATIONS = 10000 };

static const double CLOSE_ENOUGH = 1e-10;

/* What the projections work with, all n x n. */
typedef struct work {
    size_t n;
    gsl_eigen_symmv_workspace *eigen;
    gsl_matrix *copy, *vectors;
    gsl_vector *values;
    double *correction, *x, *trial;
} work;

static void close_work(work *w)
{
    if (w->eigen != NULL)
        gsl_eigen_symmv_free(w->eigen);
    if (w->copy != NULL)
        gsl_matrix_free(w->copy);
    if (w->vectors != NULL)
        gsl_matrix_free(w->vectors);
    if (w->values != NULL)
        gsl_vector_free(w->values);
}

/* `scratch`: 3 n^2, zero. */
static bool open_work(work *w, size_t n, double *scratch)
{
    *w = (work){.n = n,
                .eigen = gsl_eigen_symmv_alloc(n),
                .copy = gsl_matrix_alloc(n, n),
                .vectors = gsl_matrix_alloc(n, n),
                .values = gsl_vector_alloc(n)};
    w->correction = scratch;
    w->x = scratch + n * n;
    w->trial = scratch + 2 * n * n;
    return w->eigen != NULL && w->copy != NULL && w->vectors != NULL && w->values != NULL;
}

/* x: the nearest matrix without a negative eigenvalue, V max(D, 0) V'. */
static bool project(work *w, const double *of)
{
    const size_t n = w->n;
    for (size_t i = 0; i < n * n; i++)
        gsl_matrix_set(w->copy, i / n, i % n, of[i]);
    if (gsl_eigen_symmv(w->copy, w->values, w->vectors, w->eigen) != 0)
        return false;
    memset(w->x, 0, n * n * sizeof *w->x);
    for (size_t k = 0; k < n; k++) {
        const double value = gsl_vector_get(w->values, k);
        for (size_t i = 0; i < n && value > 0.0; i++)
            for (size_t j = 0; j < n; j++)
                w->x[i * n + j] +=
                    value * gsl_matrix_get(w->vectors, i, k) * gsl_matrix_get(w->vectors, j, k);
    }
    return true;
}

/* One round; how far the two projections still are from each other, or -1. */
static double go_round(work *w, double *a)
{
    const size_t n = w->n;
    double farthest = 0.0;
    for (size_t i = 0; i < n * n; i++)
        w->trial[i] = a[i] - w->correction[i];
    if (!project(w, w->trial))
        return -1.0;
    for (size_t i = 0; i < n * n; i++) {
        w->correction[i] = w->x[i] - w->trial[i];
        a[i] = i % (n + 1) == 0 ? 1.0 : w->x[i];
        farthest = fmax(farthest, fabs(a[i] - w->x[i]));
    }
    return farthest;
}

grdp_status grdp_nearest_correlation(size_t n, double *a)
{
    work w;
    double distance = -1.0;
    double *const scratch = calloc(3 * n * n, sizeof *scratch);
    if (scratch == NULL)
        return GRDP_ERR_MEMORY;
    if (open_work(&w, n, scratch)) {
        distance = 1.0;
        for (size_t i = 0; i < ITERATIONS && distance > CLOSE_ENOUGH; i++)
            distance = go_round(&w, a);
    }
    close_work(&w);
    free(scratch);
    return distance >= 0.0 ? GRDP_OK : GRDP_ERR_MEMORY;
}

/* With four decimals, and multiplied by `scale` but for the diagonal; whether that is valid. */
static bool holds(size_t n, double least, double scale, const double *a, double *out, double *trial)
{
    bool inside = true;
    for (size_t i = 0; i < n * n; i++) {
        out[i] = i % (n + 1) == 0 ? 1.0 : round(1e4 * scale * a[i]) / 1e4;
        inside &= i % (n + 1) == 0 || fabs(out[i]) < 1.0;
    }
    memcpy(trial, out, n * n * sizeof *trial);
    return inside && grdp_cholesky_factorise(trial, n, least) == n;
}

grdp_status grdp_nearest_valid(size_t n, double least, double *a)
{
    GRDP_TRY(grdp_nearest_correlation(n, a));
    double *const both = calloc(2 * n * n, sizeof *both);
    if (both == NULL)
        return GRDP_ERR_MEMORY;
    /* At 0 it is the unit matrix, which is valid. */
    int lost = 0;
    while (lost < 10000 && !holds(n, least, 1.0 - 1e-4 * lost, a, both, both + n * n))
        lost++;
    memcpy(a, both, n * n * sizeof *a);
    free(both);
    return GRDP_OK;
}
