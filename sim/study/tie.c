/* tie: the copula of the scenario, of the inputs of a study.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/study.h"

#include "scenario/cholesky.h"

#include <assert.h>
#include <string.h>

/* The place of an input among the factors of the copula; s->n_correlated where it is not there. */
static size_t copula_place(const grdp_scenario *s, size_t factor)
{
    size_t i = 0;
    while (i < s->n_correlated && s->correlated[i] != factor)
        i++;
    return i;
}

/* R = C C' of the scenario, for two of its factors. */
static double correlation_of(const grdp_scenario *s, size_t a, size_t b)
{
    double sum = 0.0;
    for (size_t k = 0; k < s->n_correlated; k++)
        sum += s->correlation[a * s->n_correlated + k] * s->correlation[b * s->n_correlated + k];
    return sum;
}

/* R of some factors of a positive definite matrix is one too. */
grdp_status grdp_study_tie(grdp_arena *arena, grdp_study *study)
{
    const grdp_scenario *const s = study->scenario;
    const size_t n = study->plan.n_inputs;
    double *const r = grdp_arena_alloc(arena, n * n, sizeof *r);
    double *const lower = grdp_arena_alloc(arena, n * n, sizeof *lower);
    bool *const tied = grdp_arena_alloc(arena, n, sizeof *tied);
    bool any = false;
    if (r == NULL || lower == NULL || tied == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            const size_t a = copula_place(s, study->axes[i].factor);
            const size_t b = copula_place(s, study->axes[j].factor);
            const bool both = a < s->n_correlated && b < s->n_correlated && i != j;
            r[i * n + j] = i == j ? 1.0 : both ? correlation_of(s, a, b) : 0.0;
            tied[i] |= i != j && r[i * n + j] != 0.0;
            any |= tied[i];
        }
    study->tied = tied;
    if (!any)
        return GRDP_OK;
    memcpy(lower, r, n * n * sizeof *r);
    const size_t row = grdp_cholesky_factorise(lower, n, 0.0);
    assert(row == n);
    (void)row;
    study->plan.correlation = r;
    study->tie = lower;
    return GRDP_OK;
}
