/* path_prior: the prior of a path: that of the scenario, with the correlation of the request laid
 * over it, or equal spreads where the scenario has none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>

#include "engine/prior.h"
#include "plan/path.h"

/* Where no sector has a spread, one point for each; the path does not depend on its size. */
static const double EQUAL_SPREAD = 0.01;

static bool fill_own(const grdp_scenario *s, double correlation, double *own)
{
    const size_t n = s->n_sectors;
    assert(n > 0);
    const bool has_spread = grdp_prior_own(s, own);
    for (size_t i = 0; i < n && !has_spread; i++)
        own[i * n + i] = grdp_prior_follows(&s->sectors[i]) ? 0.0 : EQUAL_SPREAD * EQUAL_SPREAD;
    for (size_t i = 0; i < n * n && !isnan(correlation); i++)
        if (i / n != i % n)
            own[i] = correlation * sqrt(own[i / n * (n + 1)] * own[i % n * (n + 1)]);
    return has_spread;
}

grdp_status grdp_path_prior(grdp_path *path)
{
    const grdp_scenario *const s = path->outlook->scenario;
    const size_t n = s->n_sectors;
    double *const out = grdp_arena_alloc(path->arena, 3 * n * n, sizeof *out);
    if (out == NULL)
        return GRDP_ERR_MEMORY;
    double *const own = out + n * n, *const loading = out + 2 * n * n;
    path->has_spread = fill_own(s, path->request.correlation, own);
    grdp_prior_covariance(s, own, loading, out);
    path->prior = out;
    return GRDP_OK;
}
