/* tie: the copula of the scenario, of the inputs of a study.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/study.h"

#include "scenario/cholesky.h"

#include <string.h>

/* The place of a factor in the copula of a scenario; n_correlated where it is not there. */
static size_t copula_place(const grdp_scenario *s, const char *path)
{
    size_t factor = 0, i = 0;
    if (!grdp_scenario_find_factor(s, path, &factor))
        return s->n_correlated;
    while (i < s->n_correlated && s->correlated[i] != factor)
        i++;
    return i;
}

/* R = C C' of a scenario, for two of its factors. */
static double correlation_of(const grdp_scenario *s, size_t a, size_t b)
{
    double sum = 0.0;
    if (a == s->n_correlated || b == s->n_correlated)
        return 0.0;
    for (size_t k = 0; k < s->n_correlated; k++)
        sum += s->correlation[a * s->n_correlated + k] * s->correlation[b * s->n_correlated + k];
    return sum;
}

/* Correlations of one scenario for pairs that no other one has tied: all ways in which models hold
 * have the same list of them, of which each knows the factors that it has. */
static grdp_status add_pairs(grdp_arena *arena, const grdp_study *study, const grdp_scenario *s,
                             double *r)
{
    const size_t n = study->plan.n_inputs;
    size_t *const at = grdp_arena_alloc(arena, n, sizeof *at);
    if (at == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n; i++)
        at[i] = copula_place(s, study->axes[i].of->path);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            if (i != j && r[i * n + j] == 0.0)
                r[i * n + j] = correlation_of(s, at[i], at[j]);
    return GRDP_OK;
}

static grdp_status read_pairs(grdp_arena *arena, const grdp_study *study, double *r)
{
    const size_t n = study->plan.n_inputs;
    for (size_t i = 0; i < n; i++)
        r[i * n + i] = 1.0;
    GRDP_TRY(add_pairs(arena, study, study->scenario, r));
    for (size_t way = 1; way < study->n_ways; way++)
        GRDP_TRY(add_pairs(arena, study, study->alternatives[way - 1], r));
    return GRDP_OK;
}

/* R of some factors of a positive definite matrix is one too; that of all models need not be. */
static grdp_status factorise(grdp_diag *diag, const grdp_study *study, double *lower)
{
    const size_t n = study->plan.n_inputs, row = grdp_cholesky_factorise(lower, n, 0.0);
    if (row == n)
        return GRDP_OK;
    const grdp_place place = {.file = study->scenario->file, .path = "correlations"};
    return grdp_diag_error(diag, place,
                           "the correlations of factors of several models cannot hold together",
                           "make those of %s smaller", study->axes[row].of->path);
}

grdp_status grdp_study_tie(grdp_arena *arena, grdp_diag *diag, grdp_study *study)
{
    const size_t n = study->plan.n_inputs;
    double *const r = grdp_arena_alloc(arena, n * n, sizeof *r);
    double *const lower = grdp_arena_alloc(arena, n * n, sizeof *lower);
    bool *const tied = grdp_arena_alloc(arena, n, sizeof *tied);
    bool any = false;
    if (r == NULL || lower == NULL || tied == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(read_pairs(arena, study, r));
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            tied[i] |= i != j && r[i * n + j] != 0.0;
            any |= tied[i];
        }
    study->tied = tied;
    if (!any)
        return GRDP_OK;
    memcpy(lower, r, n * n * sizeof *r);
    GRDP_TRY(factorise(diag, study, lower));
    study->plan.correlation = r;
    study->tie = lower;
    return GRDP_OK;
}
