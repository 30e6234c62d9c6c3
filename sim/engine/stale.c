/* stale: which sectors a run must project, and which still hold what the run before made of the
 * same numbers: points of a study often differ from the one before in a factor of one sector.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/block.h"

#include <assert.h>
#include <string.h>

static uint64_t bit(size_t sector)
{
    return UINT64_C(1) << sector;
}

static void move_setup(uint64_t *moves, const grdp_setup *setup, uint64_t sectors)
{
    for (size_t p = 0; setup->model != NULL && p < setup->model->n_params; p++) {
        if (setup->model->params[p].each == NULL)
            moves[setup->factor[p]] |= sectors;
        for (size_t k = 0; setup->model->params[p].each != NULL && k < setup->n_items; k++)
            moves[setup->item_factor[p][k]] |= sectors;
    }
}

/* What is said of the region as a whole and moves no sector. */
static bool is_apart(const grdp_scenario *s, size_t f)
{
    return (s->has_investment && (f == s->investment_ratio || f == s->investment_icor)) ||
           (s->has_deflator && f == s->deflator_growth) ||
           (s->has_population && f == s->population_growth) ||
           (s->has_employment && f == s->employment_growth);
}

/* Figures that a run must meet, a model of the total and models that read it tie all sectors. */
static bool is_tied(const grdp_scenario *s)
{
    bool reads_total = false;
    for (size_t k = 0; k < s->n_sectors; k++)
        reads_total |= s->sectors[k].model != NULL && s->sectors[k].model->reads_total;
    return s->n_observations > 0 || s->total_use != GRDP_TOTAL_NONE || reads_total;
}

/* A factor that nothing here claims, base_share.SECTOR among them, moves all sectors. */
bool grdp_stale_create(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    block->moves = grdp_arena_alloc(block->arena, s->n_factors, sizeof *block->moves);
    if (block->moves == NULL)
        return false;
    static_assert(GRDP_SECTORS_MAX == 64, "a word has a bit for each sector");
    block->all_sectors = ~UINT64_C(0) >> (GRDP_SECTORS_MAX - s->n_sectors);
    memset(block->moves, 0, s->n_factors * sizeof *block->moves);
    for (size_t k = 0; k < s->n_sectors; k++)
        move_setup(block->moves, &s->sectors[k], bit(k));
    for (size_t e = 0; e < s->n_events; e++)
        block->moves[s->events[e].factor] |= bit(s->events[e].sector);
    for (size_t a = 0; a < s->n_adds; a++)
        block->moves[s->adds[a].factor] |= bit(s->adds[a].sector);
    for (size_t f = 0; f < s->n_factors; f++)
        if (is_tied(s) || (block->moves[f] == 0 && !is_apart(s, f)))
            block->moves[f] = block->all_sectors;
    grdp_stale_mark_all(block);
    return true;
}

void grdp_stale_mark(grdp_block *block, size_t factor)
{
    block->stale |= block->moves[factor];
}

void grdp_stale_mark_all(grdp_block *block)
{
    block->stale = block->all_sectors;
}

/* In the order of evaluation, so that one pass reaches all. */
void grdp_stale_spread(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t i = 0; block->stale != 0 && i < s->n_sectors; i++) {
        const grdp_setup *const setup = &s->sectors[s->order[i]];
        for (size_t k = 0; k < setup->n_items; k++)
            if (setup->item_sector[k] != GRDP_NONE &&
                grdp_stale_has(block, (size_t)setup->item_sector[k]))
                block->stale |= bit(s->order[i]);
    }
}

/* Levels of lanes that stopped are gone. */
void grdp_stale_clear(grdp_block *block)
{
    block->stale = block->any_failed || is_tied(block->scenario) ? block->all_sectors : 0;
}
