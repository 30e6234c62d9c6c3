/* block: memory of a block of runs, and the values of its factors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/block.h"
#include "engine/prior.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Frame: sectors now and before, at constant and at current prices, then eight totals. */
enum { FRAME_BY_SECTOR = 4, FRAME_TOTALS = 9 };

static size_t n_setups(const grdp_scenario *s)
{
    return s->n_sectors + 1;
}

static const grdp_setup *setup_at(const grdp_scenario *s, size_t i)
{
    return i < s->n_sectors ? &s->sectors[i] : &s->total;
}

/* Where each factor's lanes begin; returns how many there are. */
static size_t place_values(grdp_block *block, size_t *at, bool *by_period)
{
    const grdp_scenario *const s = block->scenario;
    size_t n = 0;
    for (size_t f = 0; f < s->n_factors; f++) {
        at[f] = n;
        by_period[f] =
            !s->factors[f].constant || s->factors[f].each_period || s->factors[f].observed != NULL;
        n += by_period[f] ? s->n_periods : 1;
    }
    block->value_at = at;
    block->by_period = by_period;
    return n;
}

static size_t place_states(grdp_block *block, size_t *at)
{
    const grdp_scenario *const s = block->scenario;
    size_t n = 0;
    for (size_t i = 0; i < n_setups(s); i++) {
        at[i] = n;
        const grdp_model *const model = setup_at(s, i)->model;
        n += model != NULL ? model->n_states : 0;
    }
    block->state_at = at;
    return n;
}

static grdp_lanes *cut(grdp_lanes **rest, size_t n)
{
    grdp_lanes *const part = *rest;
    *rest += n;
    return part;
}

/* The slab, drawn, without `underlying` where there are no events:
 * [level | underlying | total | price | nominal | investment | growth | model growth | ratio |
 *  shock | once | normal | people |
 *  values | states twice | bad | frame] */
static void cut_slab(grdp_block *block, grdp_lanes *rest, size_t n_values)
{
    const grdp_scenario *const s = block->scenario;
    const size_t all = s->seasons + s->n_periods;
    block->level = cut(&rest, all * s->n_sectors);
    block->underlying = s->n_events > 0 ? cut(&rest, all * s->n_sectors) : block->level;
    block->total = cut(&rest, all);
    block->price = cut(&rest, all);
    block->nominal = cut(&rest, all);
    block->investment = cut(&rest, all);
    block->growth = cut(&rest, s->n_periods * s->n_sectors);
    block->model_growth = cut(&rest, s->n_periods);
    block->ratio = cut(&rest, s->n_periods);
    block->shock = cut(&rest, s->n_periods * n_setups(s));
    block->once = cut(&rest, n_setups(s));
    block->normal = cut(&rest, s->n_correlated);
    block->population = cut(&rest, s->n_years + 1);
    block->employment = cut(&rest, s->n_years + 1);
    block->value = cut(&rest, n_values);
    block->state = cut(&rest, block->n_states);
    block->saved_state = cut(&rest, block->n_states);
    block->bad = cut(&rest, 1);
    block->frame_lanes = cut(&rest, FRAME_BY_SECTOR * s->n_sectors + FRAME_TOTALS);
    block->n_slab = (size_t)(rest - block->slab);
}

/* Parameters that models multiply by a standard normal number. */
static bool is_deviation(const grdp_param *param)
{
    return strcmp(param->name, GRDP_VOLATILITY) == 0 || strcmp(param->name, "standard_error") == 0;
}

/* Half the distance of the 16 % and 84 % quantiles is one standard deviation of a normal
 * distribution. */
double grdp_block_param_spread(const grdp_scenario *s, const grdp_setup *setup, size_t p)
{
    const grdp_param *const param = &setup->model->params[p];
    if (param->each != NULL || (param->unit[0] != '%' && strcmp(param->unit, "pp") != 0))
        return 0.0;
    const grdp_factor *const f = &s->factors[setup->factor[p]];
    if (f->dist == NULL)
        return is_deviation(param) ? f->likely[0] : 0.0;
    return 0.5 * f->scale *
           (grdp_dist_truncated(f->dist, &f->args, f->low, f->high, 0.841344746068543) -
            grdp_dist_truncated(f->dist, &f->args, f->low, f->high, 0.158655253931457));
}

static bool create_condition(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    if (s->n_observations == 0)
        return true;
    block->n_cells = s->seasons * s->n_sectors;
    const size_t n_prior = s->n_sectors * s->n_sectors;
    block->sector_covariance = grdp_arena_alloc(block->arena, 3 * n_prior, sizeof(double));
    block->implied = grdp_arena_alloc(block->arena, s->n_observations, sizeof(double));
    block->cells = grdp_arena_alloc(
        block->arena, 4 * block->n_cells + 2 * block->n_cells * block->n_cells, sizeof(double));
    if (block->sector_covariance == NULL || block->implied == NULL || block->cells == NULL)
        return false;
    double *const own = block->sector_covariance + n_prior;
    (void)grdp_prior_own(s, own);
    grdp_prior_covariance(s, own, own + n_prior, block->sector_covariance);
    return true;
}

/* Deflator of a sector in the base year: the sector's own where it is known, else that of GRDP,
 * else 1, so that ratios of nominal flows can still be formed. */
static double base_price(const grdp_scenario *s, size_t sector)
{
    const grdp_account *const account = s->account;
    if (!isnan(account->sector_nominal[sector]) && account->level[sector] != 0.0)
        return account->sector_nominal[sector] / account->level[sector];
    double total = 0.0;
    for (size_t k = 0; k < s->n_sectors; k++)
        total += account->level[k];
    return isnan(account->nominal) ? 1.0 : account->nominal / total;
}

static bool create_prices(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    block->has_nominal = grdp_arena_alloc(block->arena, s->seasons + s->n_periods, sizeof(bool));
    block->has_investment = grdp_arena_alloc(block->arena, s->seasons + s->n_periods, sizeof(bool));
    block->base_price = grdp_arena_alloc(block->arena, s->n_sectors, sizeof(double));
    if (block->has_nominal == NULL || block->has_investment == NULL || block->base_price == NULL)
        return false;
    block->one_price = true;
    for (size_t k = 0; k < s->n_sectors; k++) {
        block->base_price[k] = base_price(s, k);
        block->one_price &= block->base_price[k] == block->base_price[0];
    }
    return true;
}

/* Product taxes less subsidies may be negative, and what was 0 may stay so. */
static bool create_positive(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    block->positive = grdp_arena_alloc(block->arena, s->n_sectors, sizeof *block->positive);
    for (size_t k = 0; block->positive != NULL && k < s->n_sectors; k++)
        block->positive[k] = !s->region->sectors[k].taxes && s->base_level[k] > 0.0;
    return block->positive != NULL;
}

static bool create_tables(grdp_block *block, size_t *n_values)
{
    const grdp_scenario *const s = block->scenario;
    size_t *const at = grdp_arena_alloc(block->arena, s->n_factors, sizeof *at);
    bool *const by_period = grdp_arena_alloc(block->arena, s->n_factors, sizeof *by_period);
    size_t *const state_at = grdp_arena_alloc(block->arena, n_setups(s), sizeof *state_at);
    block->keys =
        grdp_arena_alloc(block->arena, s->n_factors + 2 * n_setups(s), sizeof *block->keys);
    block->reads_shock = grdp_arena_alloc(block->arena, 2 * n_setups(s), sizeof(bool));
    if (at == NULL || by_period == NULL || state_at == NULL || block->keys == NULL ||
        block->reads_shock == NULL)
        return false;
    block->draws_shock = block->reads_shock + n_setups(s);
    *n_values = place_values(block, at, by_period);
    block->n_states = place_states(block, state_at);
    block->state_of = grdp_arena_alloc(block->arena, block->n_states, sizeof *block->state_of);
    return block->state_of != NULL && grdp_stale_create(block) && create_prices(block) &&
           create_positive(block) && create_condition(block);
}

grdp_status grdp_block_create(const grdp_scenario *scenario, grdp_block **out)
{
    grdp_arena *const arena = grdp_arena_create();
    grdp_block *const block = arena != NULL ? grdp_arena_alloc(arena, 1, sizeof *block) : NULL;
    size_t n_values = 0;
    if (block == NULL) {
        grdp_arena_free(arena);
        return GRDP_ERR_MEMORY;
    }
    block->scenario = scenario;
    block->arena = arena;
    if (!create_tables(block, &n_values)) {
        grdp_block_free(block);
        return GRDP_ERR_MEMORY;
    }
    cut_slab(block, NULL, n_values); /* a dry run that counts */
    block->slab = aligned_alloc(64, block->n_slab * sizeof *block->slab);
    if (block->slab == NULL) {
        grdp_block_free(block);
        return GRDP_ERR_MEMORY;
    }
    cut_slab(block, block->slab, n_values);
    for (size_t i = 0; i < block->n_states; i++)
        block->state_of[i] = block->state[i];
    if (!grdp_steps_create(block)) {
        grdp_block_free(block);
        return GRDP_ERR_MEMORY;
    }
    grdp_block_reset(block);
    *out = block;
    return GRDP_OK;
}

void grdp_block_free(grdp_block *block)
{
    if (block == NULL)
        return;
    free(block->slab);
    grdp_arena_free(block->arena);
}

static void set_all(double *restrict lanes, double value)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        lanes[i] = value;
}

static void reset_base(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t q = 0; q < s->seasons; q++)
        for (size_t i = 0; i < s->n_sectors; i++)
            set_all(block->level[q * s->n_sectors + i], s->base_level[q * s->n_sectors + i]);
    for (size_t q = 0; q < s->seasons + s->n_periods; q++)
        set_all(block->price[q], 1.0); /* where nothing is said of a deflator, it stays 1 */
    set_all(block->population[0], s->account->population);
    set_all(block->employment[0], s->account->employment);
}

/* Factors were set by hand: what was made of them before is forgotten. */
static void forget(grdp_block *block)
{
    block->shocks_known = block->paths_known = false;
    grdp_frame_reset(block);
}

void grdp_block_reset(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    memset(block->slab, 0, block->n_slab * sizeof *block->slab);
    memset(block->failed, 0, sizeof block->failed);
    block->any_failed = false;
    grdp_stale_mark_all(block);
    reset_base(block);
    for (size_t f = 0; f < s->n_factors; f++)
        for (size_t t = 0; t < (block->by_period[f] ? s->n_periods : 1); t++)
            set_all(block->value[block->value_at[f] + t], s->factors[f].likely[t]);
    block->drawn.any = false;
    forget(block);
}

/* Lanes of a factor in the next period from *period on that no published figure fixes; NULL where
 * there is none. */
static double *next_lanes(grdp_block *block, size_t factor, size_t *period)
{
    const bool *const observed = block->scenario->factors[factor].observed;
    const size_t n = block->by_period[factor] ? block->scenario->n_periods : 1;
    while (*period < n && observed != NULL && observed[*period])
        ++*period;
    return *period < n ? block->value[block->value_at[factor] + *period] : NULL;
}

void grdp_block_set(grdp_block *block, size_t lane, size_t factor, double value)
{
    double *lanes;
    for (size_t t = 0; (lanes = next_lanes(block, factor, &t)) != NULL; t++)
        lanes[lane] = block->scenario->factors[factor].scale * value;
    grdp_stale_mark(block, factor);
    forget(block);
}

GRDP_KERNEL
static void scale_lanes(const double *restrict values, double scale, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = scale * values[i];
}

void grdp_block_set_lanes(grdp_block *block, size_t factor, const double *values)
{
    const grdp_factor *const f = &block->scenario->factors[factor];
    double *lanes;
    for (size_t t = 0; (lanes = next_lanes(block, factor, &t)) != NULL; t++)
        scale_lanes(values, f->scale, lanes);
    grdp_stale_mark(block, factor);
    forget(block);
}

void grdp_block_shift_lanes(grdp_block *block, size_t factor, const double *shifts)
{
    const grdp_factor *const f = &block->scenario->factors[factor];
    double *lanes;
    for (size_t t = 0; (lanes = next_lanes(block, factor, &t)) != NULL; t++)
        for (size_t i = 0; i < GRDP_LANES; i++)
            lanes[i] = f->likely[t] + f->scale * shifts[i];
    grdp_stale_mark(block, factor);
    forget(block);
}

bool grdp_block_failed(const grdp_block *block, size_t lane)
{
    return block->failed[lane] != 0;
}

const unsigned char *grdp_block_failures(const grdp_block *block)
{
    return block->any_failed ? block->failed : NULL;
}

const double *grdp_block_level(const grdp_block *block, size_t period, size_t sector)
{
    const grdp_scenario *const s = block->scenario;
    return block->level[(period + s->seasons) * s->n_sectors + sector];
}

double grdp_block_drawn(const grdp_block *block, size_t factor)
{
    return grdp_block_factor(block, factor, 0)[0] / block->scenario->factors[factor].scale;
}
