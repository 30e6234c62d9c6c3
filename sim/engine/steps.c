/* steps: what a model is handed in each period. The lanes of a block do not move, so the pointers
 * are put together once, when the block is created, and not in every run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/block.h"

static const grdp_setup *setup_at(const grdp_scenario *s, size_t i)
{
    return i < s->n_sectors ? &s->sectors[i] : &s->total;
}

/* The lanes of each item of a family in period t; NULL when out of memory. */
static const double *const *family(grdp_block *block, const grdp_setup *setup, size_t p, size_t t)
{
    const double **const lanes = grdp_arena_alloc(block->arena, setup->n_items, sizeof *lanes);
    for (size_t k = 0; lanes != NULL && k < setup->n_items; k++)
        lanes[k] = grdp_block_factor(block, setup->item_factor[p][k], t);
    return lanes;
}

static bool bind_params(grdp_block *block, const grdp_setup *setup, size_t t, grdp_step *step)
{
    const size_t n = setup->model->n_params;
    const double **const param = grdp_arena_alloc(block->arena, n, sizeof *param);
    const double *const **const item = grdp_arena_alloc(block->arena, n, sizeof *item);
    if (param == NULL || item == NULL)
        return false;
    for (size_t p = 0; p < n; p++) {
        if (setup->model->params[p].each == NULL)
            param[p] = grdp_block_factor(block, setup->factor[p], t);
        else if ((item[p] = family(block, setup, p, t)) == NULL)
            return false;
    }
    step->param = param;
    step->item = item;
    return true;
}

static bool bind_others(grdp_block *block, const grdp_setup *setup, size_t t, grdp_step *step)
{
    const double **const other = grdp_arena_alloc(block->arena, setup->n_items, sizeof *other);
    if (other == NULL)
        return false;
    for (size_t k = 0; k < setup->n_items; k++)
        if (setup->item_sector[k] != GRDP_NONE)
            other[k] =
                block->growth[t * block->scenario->n_sectors + (size_t)setup->item_sector[k]];
    step->n_items = setup->n_items;
    step->other_growth = other;
    return true;
}

/* The step of setup `i` (n_sectors: the total) in period t. */
static bool bind_step(grdp_block *block, size_t i, size_t t, grdp_step *step)
{
    const grdp_scenario *const s = block->scenario;
    const bool sector = i < s->n_sectors;
    const size_t year = t / s->seasons, season = t % s->seasons;
    *step = (grdp_step){
        .period = t,
        .season = season,
        .periods_per_year = s->seasons,
        .time = s->first + (double)year + (double)season / (double)s->seasons,
        .level = sector ? block->underlying[t * s->n_sectors + i] : block->total[t],
        .total = block->total[t],
        .investment_ratio = block->ratio[t],
        .shock = block->shock[t * (s->n_sectors + 1) + i],
        .once = block->once[i],
        .state = block->state_of + block->state_at[i],
        .growth = sector ? block->growth[t * s->n_sectors + i] : block->model_growth[t],
    };
    return bind_params(block, setup_at(s, i), t, step) &&
           bind_others(block, setup_at(s, i), t, step);
}

bool grdp_steps_create(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    const size_t n_setups = s->n_sectors + 1;
    block->steps = grdp_arena_alloc(block->arena, s->n_periods * n_setups, sizeof *block->steps);
    if (block->steps == NULL)
        return false;
    for (size_t t = 0; t < s->n_periods; t++)
        for (size_t i = 0; i < n_setups; i++)
            if (setup_at(s, i)->model != NULL &&
                !bind_step(block, i, t, &block->steps[t * n_setups + i]))
                return false;
    return true;
}
