/* shocks: the shocks of a block. They are drawn when it is run, and only those that count: a model
 * multiplies its shock by its volatility (grdp/model.h), which is 0 in most sectors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/four.h"
#include "engine/stream.h"
#include "grdp/kernel.h"

static const grdp_setup *setup_at(const grdp_scenario *s, size_t i)
{
    return i < s->n_sectors ? &s->sectors[i] : &s->total;
}

static bool is_zero(const double *lanes)
{
    bool zero = true;
    for (size_t i = 0; i < GRDP_LANES; i++)
        zero &= lanes[i] == 0.0;
    return zero;
}

/* Whether the volatility of a setup (n_sectors: the total) is not 0 in some lane and period. */
static bool reads_shock(const grdp_block *block, size_t i)
{
    const grdp_scenario *const s = block->scenario;
    const grdp_setup *const setup = setup_at(s, i);
    const size_t n_params = setup->model != NULL ? setup->model->n_params : 0;
    for (size_t p = 0; p < n_params; p++) {
        if (strcmp(setup->model->params[p].name, GRDP_VOLATILITY) != 0)
            continue;
        const size_t f = setup->factor[p];
        bool zero = s->factors[f].dist == NULL;
        for (size_t t = 0; zero && t < (block->by_period[f] ? s->n_periods : 1); t++)
            zero = is_zero(grdp_block_factor(block, f, t));
        return !zero;
    }
    return false;
}

/* Of correlated shocks, those of a sector enter the ones of later sectors too. */
static bool enters_others(const grdp_block *block, size_t sector)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t k = sector + 1; s->shock_factor != NULL && k < s->n_sectors; k++)
        if (block->reads_shock[k] && s->shock_factor[k * s->n_sectors + sector] != 0.0)
            return true;
    return false;
}

static void find_shocks(grdp_block *block)
{
    const size_t n = block->scenario->n_sectors;
    for (size_t i = 0; i <= n; i++)
        block->reads_shock[i] = reads_shock(block, i);
    for (size_t i = 0; i <= n; i++)
        block->draws_shock[i] = block->reads_shock[i] || enters_others(block, i);
}

/* Shocks of one sector or, past the last sector, of the total. */
static void draw_periods(grdp_block *block, size_t i, uint64_t key)
{
    const grdp_scenario *const s = block->scenario;
    for (uint32_t t = 0; t < s->n_periods; t++) {
        const size_t at = t * (s->n_sectors + 1) + i;
        grdp_stream_shock(&block->drawn, key, GRDP_PLACE(&block->drawn, shock, at), t,
                          block->shock[at]);
    }
}

static void draw_once(grdp_block *block, size_t i, uint64_t key)
{
    const grdp_drawn *const d = &block->drawn;
    if (d->each)
        grdp_stream_shock(d, key, GRDP_NO_DIMENSION, 0, block->once[i]);
    else
        grdp_stream_normal(d, key, GRDP_PLACE(d, once, i), block->once[i]);
}

/* e_k = c_k z_k + c_0 z_0 + ... + c_(k-1) z_(k-1) with the rows of `factor`, from the last to the
 * first, in the place of z; the lanes of z lie one after another. Rows that nothing reads are left
 * out. */
GRDP_KERNEL
static void combine(const double *restrict factor, const bool *restrict reads, size_t n,
                    double *restrict shock)
{
    for (size_t i = 0; i < GRDP_LANES; i += (size_t)2 * GRDP_FOUR)
        for (size_t k = n; k-- > 0;) {
            if (!reads[k])
                continue;
            const double *const row = factor + k * n, *at = shock + i;
            double *const to = shock + k * GRDP_LANES + i;
            grdp_four sum, more_sum, next;
            grdp_four_load(to, &sum);
            grdp_four_load(to + GRDP_FOUR, &more_sum);
            sum *= row[k];
            more_sum *= row[k];
            for (size_t j = 0; j < k; j++, at += GRDP_LANES) {
                grdp_four_load(at, &next);
                sum += row[j] * next;
                grdp_four_load(at + GRDP_FOUR, &next);
                more_sum += row[j] * next;
            }
            grdp_four_store(to, &sum);
            grdp_four_store(to + GRDP_FOUR, &more_sum);
        }
}

/* e = C z with the lower Cholesky factor C. */
static void correlate_shocks(grdp_block *block, size_t t)
{
    const grdp_scenario *const s = block->scenario;
    combine(s->shock_factor, block->reads_shock, s->n_sectors,
            block->shock[t * (s->n_sectors + 1)]);
}

void grdp_block_draw_shocks(grdp_block *block, uint64_t seed, const uint64_t *run)
{
    grdp_stream_keys(block, seed);
    block->drawn.any = block->drawn.each = true;
    block->drawn.done = false;
    block->drawn.sampling = NULL;
    memcpy(block->drawn.run, run, sizeof block->drawn.run);
    grdp_stale_mark_all(block);
    grdp_frame_reset(block);
}

void grdp_block_make_shocks(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    const uint64_t *const key = block->keys + s->n_factors, *const once = key + s->n_sectors + 1;
    if (!block->drawn.any || (block->drawn.done && block->shocks_known))
        return;
    if (!block->shocks_known)
        find_shocks(block);
    for (size_t i = 0; i <= s->n_sectors; i++) {
        if (block->draws_shock[i])
            draw_periods(block, i, key[i]);
        if (grdp_sampling_draws_once(s, i))
            draw_once(block, i, once[i]);
    }
    for (size_t t = 0; s->shock_factor != NULL && t < s->n_periods; t++)
        correlate_shocks(block, t);
    block->shocks_known = block->drawn.done = true;
}
