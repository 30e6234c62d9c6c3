/* path_quarters: how the quarters of a path hang together.
 *
 * What a sector departs by from its assumption goes on: the departures d of a sector follow d(q) =
 * r d(q-1) + e(q) with the persistence r of the scenario (`quarters.persistence`, 0 where it says
 * nothing), so that quarters q and p are correlated by r^|q-p|, whatever the sector. Given that
 * quarter k is known and k+1, ... are not, by the Gaussian conditional mean and covariance
 *
 *   m(q) + r^(q-k) d(k),   r^|q-p| - r^((q-k) + (p-k)).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>

#include "engine/block.h"
#include "plan/path.h"

void grdp_path_read_persistence(grdp_path *path)
{
    const grdp_scenario *const s = path->outlook->scenario;
    path->persistence = s->has_persistence ? s->factors[s->persistence].likely[0] : 0.0;
}

/* 0^0 is 1: a quarter has all of its own spread. */
static double power(double base, size_t exponent)
{
    double product = 1.0;
    while (exponent-- > 0)
        product *= base;
    return product;
}

double grdp_path_quarters_tie(const grdp_path *path, size_t q, size_t p)
{
    assert(q >= path->n_known && p >= path->n_known);
    const double alone = power(path->persistence, q > p ? q - p : p - q);
    if (path->n_known == 0)
        return alone;
    const size_t since = (q - path->n_known + 1) + (p - path->n_known + 1);
    return alone - power(path->persistence, since);
}

/* The growth of a cell by the scenario as if nothing of the year were known. */
static double assumed(const grdp_path *path, const grdp_block *block, size_t season, size_t sector)
{
    const grdp_scenario *const s = path->outlook->scenario;
    const size_t t = path->year * s->seasons + season;
    const double before = block->level[t * s->n_sectors + sector][0];
    const double now = block->level[(t + s->seasons) * s->n_sectors + sector][0];
    return before != 0.0 ? now / before - 1.0 : 0.0;
}

/* A model that goes on from observed growth by itself has moved already. */
static bool moved(const grdp_path *path, const grdp_block *block, size_t season, size_t sector)
{
    const grdp_path_cell *const c = &path->cells[season * path->n_sectors + sector];
    return fabs(c->mean - assumed(path, block, season, sector)) > 1e-12;
}

static void carry(grdp_path *path, const grdp_block *block, size_t sector)
{
    const size_t n = path->n_sectors, last = path->n_known - 1;
    const grdp_path_cell *const known = &path->cells[last * n + sector];
    const double departure = known->mean - assumed(path, block, last, sector);
    for (size_t q = path->n_known; q < path->n_cells / n; q++) {
        grdp_path_cell *const c = &path->cells[q * n + sector];
        if (c->sd > 0.0 && !moved(path, block, q, sector))
            c->exact = c->growth = c->mean += power(path->persistence, q - last) * departure;
    }
}

grdp_status grdp_path_quarters_carry(grdp_path *path)
{
    const grdp_scenario *const s = path->outlook->scenario;
    grdp_scenario unknowing = *s;
    grdp_block *block = NULL;
    if (path->persistence == 0.0 || path->n_known == 0 || path->n_known == s->seasons)
        return GRDP_OK;
    unknowing.n_observations = 0;
    while (unknowing.n_observations < s->n_observations &&
           s->observations[unknowing.n_observations].year < path->year)
        unknowing.n_observations++;
    GRDP_TRY(grdp_block_create(&unknowing, &block));
    grdp_block_run(block);
    for (size_t k = 0; k < path->n_sectors; k++)
        carry(path, block, k);
    grdp_block_free(block);
    return GRDP_OK;
}
