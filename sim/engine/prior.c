/* prior: how the growth of sectors varies together in one period, by the scenario.
 *
 * A sector's growth is its own deviation and, where its model follows other sectors, theirs times
 * its elasticities: x = m + B e. Own deviations have the spread of the scenario's distributions and
 * shocks, and their correlations, so that the covariance of x is B C B'.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/prior.h"

#include "engine/block.h"

/* Row i times row j of a lower Cholesky factor. */
static double product(const double *factor, size_t n, size_t i, size_t j)
{
    double sum = 0.0;
    for (size_t k = 0; k < n; k++)
        sum += factor[i * n + k] * factor[j * n + k];
    return sum;
}

static size_t find_correlated(const grdp_scenario *s, size_t factor)
{
    size_t i = 0;
    while (i < s->n_correlated && s->correlated[i] != factor)
        i++;
    return i;
}

/* Correlation of parameter p of sector i and parameter q of sector j. */
static double tie(const grdp_scenario *s, const size_t sector[2], const size_t param[2])
{
    const grdp_setup *const a = &s->sectors[sector[0]], *const b = &s->sectors[sector[1]];
    const size_t f = a->factor[param[0]], g = b->factor[param[1]];
    const bool drawn[2] = {s->factors[f].dist != NULL, s->factors[g].dist != NULL};
    if (f == g)
        return 1.0;
    if (drawn[0] != drawn[1])
        return 0.0;
    if (!drawn[0]) /* shocks: one for each sector */
        return s->shock_factor != NULL && sector[0] != sector[1]
                   ? product(s->shock_factor, s->n_sectors, sector[0], sector[1])
                   : 0.0;
    const size_t i = find_correlated(s, f), j = find_correlated(s, g);
    return i < s->n_correlated && j < s->n_correlated
               ? product(s->correlation, s->n_correlated, i, j)
               : 0.0;
}

static double own_covariance(const grdp_scenario *s, size_t i, size_t j)
{
    const grdp_setup *const a = &s->sectors[i], *const b = &s->sectors[j];
    double sum = 0.0;
    for (size_t p = 0; a->model != NULL && p < a->model->n_params; p++)
        for (size_t q = 0; b->model != NULL && q < b->model->n_params; q++) {
            const double sd = grdp_block_param_spread(s, a, p) * grdp_block_param_spread(s, b, q);
            if (sd > 0.0)
                sum += sd * tie(s, (const size_t[]){i, j}, (const size_t[]){p, q});
        }
    return sum;
}

bool grdp_prior_follows(const grdp_setup *setup)
{
    return setup->item_sector != NULL && setup->n_items > 0;
}

bool grdp_prior_own(const grdp_scenario *s, double *own)
{
    const size_t n = s->n_sectors;
    double most = 0.0;
    assert(n > 0);
    for (size_t i = 0; i < n * n; i++) {
        own[i] = own_covariance(s, i / n, i % n);
        most = fmax(most, own[i]);
    }
    return most > 0.0;
}

/* B, a row a sector, in the order of evaluation. */
static void fill_loadings(const grdp_scenario *s, double *loading)
{
    const size_t n = s->n_sectors;
    for (size_t o = 0; o < n; o++) {
        const size_t k = s->order[o];
        const grdp_setup *const setup = &s->sectors[k];
        loading[k * n + k] = 1.0;
        for (size_t p = 0; grdp_prior_follows(setup) && p < setup->model->n_params; p++)
            for (size_t i = 0; setup->item_factor[p] != NULL && i < setup->n_items; i++) {
                const double elasticity = s->factors[setup->item_factor[p][i]].likely[0];
                const double *const other = loading + (size_t)setup->item_sector[i] * n;
                for (size_t j = 0; j < n; j++)
                    loading[k * n + j] += elasticity * other[j];
            }
    }
}

void grdp_prior_covariance(const grdp_scenario *s, const double *own, double *loading, double *out)
{
    const size_t n = s->n_sectors;
    memset(loading, 0, n * n * sizeof *loading);
    memset(out, 0, n * n * sizeof *out);
    fill_loadings(s, loading);
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            for (size_t i = 0; i < n; i++)
                for (size_t j = 0; j < n; j++)
                    out[a * n + b] += loading[a * n + i] * own[i * n + j] * loading[b * n + j];
}
