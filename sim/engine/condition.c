/* condition: levels of a year that meet the published figures and depart from the model's path by
 * as little as its spread allows: the conditional mean of a Gaussian vector,
 *
 *   x' = x + V a (b - a'x) / (a'V a),   V' = V - V a a'V / (a'V a),
 *
 * one figure after another in the order in which they govern (Waggoner and Zha 1999 for hard
 * conditions; the update is that of Kalman 1960 without noise). V is the prior covariance of the
 * cells (sector and quarter): that of the sectors in each quarter (prior.c), so that a sector that
 * follows others moves with them and correlated sectors move together, and none between quarters.
 * Cells whose growth has no spread move only where nothing else can, and then by the same relative
 * amount: V = S + e Z with the spread S, the size Z = diag(x), and e going to 0. Of the update the
 * limit and what is linear in e are kept:
 *
 *   a'S a > 0:  S' = S - S a a'S / (a'S a),   Z' = P Z P' with P = I - S a a' / (a'S a)
 *   S a = 0:    S' = S,                       Z' = Z - Z a a'Z / (a'Z a)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "engine/block.h"

/* The cells of one year in one lane. */
typedef struct cells {
    const grdp_scenario *scenario;
    size_t n; /* seasons * sectors */
    double *level, *before, *gain, *move;
    double *spread, *size; /* two n * n covariance matrices: by spread, by size */
} cells;

/* Cells of a span: seasons first to last, and one unit. */
typedef struct set {
    int unit;
    size_t first_season, last_season;
} set;

static bool in_unit(const grdp_scenario *s, int unit, size_t sector)
{
    if (unit == GRDP_NONE)
        return true;
    if (unit >= GRDP_GROUP_UNIT)
        return s->region->sectors[sector].group == unit - GRDP_GROUP_UNIT;
    return (size_t)unit == sector;
}

static bool in_set(const cells *c, set where, size_t cell)
{
    const size_t season = cell / c->scenario->n_sectors;
    return season >= where.first_season && season <= where.last_season &&
           in_unit(c->scenario, where.unit, cell % c->scenario->n_sectors);
}

static double sum(const cells *c, const double *values, set where)
{
    double total = 0.0;
    for (size_t i = 0; i < c->n; i++)
        total += in_set(c, where, i) ? values[i] : 0.0;
    return total;
}

/* The level that a figure asks of its cells. */
static double wanted(const cells *c, const grdp_observation *o, set where)
{
    const double before = sum(c, c->before, where);
    const set span = {GRDP_NONE, where.first_season, where.last_season};
    const set year = {GRDP_NONE, 0, c->scenario->seasons - 1};
    if (o->kind == GRDP_OBSERVED_GROWTH)
        return before * (1.0 + o->value);
    if (o->kind == GRDP_OBSERVED_LEVEL)
        return o->value;
    const bool of_year = o->kind == GRDP_OBSERVED_CONTRIBUTION_TO_YEAR;
    return before + o->value * sum(c, c->before, of_year ? year : span);
}

/* The figure that a level of the cells would be: the inverse of wanted(). */
static double figure(const cells *c, const grdp_observation *o, set where, double level)
{
    const double before = sum(c, c->before, where);
    const set span = {GRDP_NONE, where.first_season, where.last_season};
    const set year = {GRDP_NONE, 0, c->scenario->seasons - 1};
    if (o->kind == GRDP_OBSERVED_GROWTH)
        return level / before - 1.0;
    if (o->kind == GRDP_OBSERVED_LEVEL)
        return level;
    const bool of_year = o->kind == GRDP_OBSERVED_CONTRIBUTION_TO_YEAR;
    return (level - before) / sum(c, c->before, of_year ? year : span);
}

/* V a into `gain`; returns a'V a. */
static double project(const cells *c, const double *v, set where, double *gain)
{
    double variance = 0.0;
    for (size_t i = 0; i < c->n; i++) {
        gain[i] = 0.0;
        for (size_t j = 0; j < c->n; j++)
            gain[i] += in_set(c, where, j) ? v[i * c->n + j] : 0.0;
        variance += in_set(c, where, i) ? gain[i] : 0.0;
    }
    return variance;
}

static void reduce(const cells *c, double *v, const double *gain, double variance)
{
    for (size_t i = 0; i < c->n; i++)
        for (size_t j = 0; j < c->n; j++)
            v[i * c->n + j] -= gain[i] * gain[j] / variance;
}

/* Z' = P Z P' = Z - (g h' + h g') / v + g g' w / v^2 with g = S a, v = a'g, h = Z a, w = a'h. */
static void carry(const cells *c, const double *g, double v, const double *h, double w)
{
    for (size_t i = 0; i < c->n; i++)
        for (size_t j = 0; j < c->n; j++)
            c->size[i * c->n + j] += (g[i] * g[j] * w / v - g[i] * h[j] - h[i] * g[j]) / v;
}

/* What a figure could move at all: its cells' variance before any figure was met. */
static double prior_variance(const cells *c, set where, bool by_size, const double *spread)
{
    double total = 0.0;
    for (size_t i = 0; i < c->n; i++) {
        const double variance = spread[i % c->scenario->n_sectors * (c->scenario->n_sectors + 1)];
        total += !in_set(c, where, i) ? 0.0
                 : by_size            ? fabs(c->before[i])
                                      : c->before[i] * c->before[i] * variance;
    }
    return total;
}

static void shift(const cells *c, const double *direction, double length)
{
    for (size_t i = 0; i < c->n; i++)
        c->level[i] += direction[i] * length;
}

/* Moves the cells to meet one figure. Returns the figure that the earlier ones imply where they
 * have settled it already, else NAN. */
static double meet(cells *c, const grdp_observation *o, const double *spread)
{
    const double settled = 1e-9; /* of the prior variance: rounding leaves less */
    const set where = {o->unit, o->first_season, o->last_season};
    const double level = sum(c, c->level, where);
    const double gap = wanted(c, o, where) - level;
    const double by_spread = project(c, c->spread, where, c->gain);
    const double by_size = project(c, c->size, where, c->move);
    if (by_spread > settled * prior_variance(c, where, false, spread)) {
        shift(c, c->gain, gap / by_spread);
        carry(c, c->gain, by_spread, c->move, by_size);
        reduce(c, c->spread, c->gain, by_spread);
        return (double)NAN;
    }
    if (!(by_size > settled * prior_variance(c, where, true, spread)))
        return figure(c, o, where, level);
    shift(c, c->move, gap / by_size);
    reduce(c, c->size, c->move, by_size);
    return (double)NAN;
}

static cells open_cells(grdp_block *block)
{
    const size_t n = block->n_cells;
    double *const at = block->cells;
    return (cells){.scenario = block->scenario,
                   .n = n,
                   .level = at,
                   .before = at + n,
                   .gain = at + 2 * n,
                   .move = at + 3 * n,
                   .spread = at + 4 * n,
                   .size = at + 4 * n + n * n};
}

static void load(cells *c, const grdp_block *block, size_t year, size_t lane)
{
    const size_t n_sectors = c->scenario->n_sectors;
    const size_t first = year * c->n; /* seasons * sectors cells a year, base year first */
    memset(c->spread, 0, 2 * c->n * c->n * sizeof *c->spread);
    for (size_t i = 0; i < c->n; i++) {
        c->before[i] = block->level[first + i][lane];
        c->level[i] = block->level[first + c->n + i][lane];
        c->size[i * c->n + i] = fabs(c->level[i]);
    }
    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < n_sectors; k++) {
            const size_t j = i - i % n_sectors + k; /* of the same quarter */
            c->spread[i * c->n + j] = c->before[i] * c->before[j] *
                                      block->sector_covariance[i % n_sectors * n_sectors + k];
        }
}

void grdp_condition_year(grdp_block *block, size_t year, size_t first, size_t n)
{
    cells c = open_cells(block);
    const grdp_observation *const observations = block->scenario->observations + first;
    for (size_t lane = 0; lane < GRDP_LANES; lane++) {
        if (block->failed[lane])
            continue;
        load(&c, block, year, lane);
        for (size_t o = 0; o < n; o++) {
            const double implied = meet(&c, &observations[o], block->sector_covariance);
            if (lane == 0)
                block->implied[first + o] = implied;
        }
        for (size_t i = 0; i < c.n; i++)
            block->level[(year + 1) * c.n + i][lane] = c.level[i];
    }
}
