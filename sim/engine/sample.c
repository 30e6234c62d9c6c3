/* sample: draws of uncertain factors for one block; those of shocks are in shocks.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/copula.h"
#include "engine/stream.h"
#include "grdp/kernel.h"

GRDP_KERNEL
static void weigh(double *restrict lanes, double weight)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        lanes[i] *= weight;
}

static void from_uniform(const grdp_factor *f, const double *restrict uniform, double *restrict out)
{
    grdp_dist_truncated_lanes(f->dist, &f->args, f->low, f->high, uniform, out);
    weigh(out, f->scale);
}

static void draw_periods(grdp_block *block, size_t factor)
{
    const size_t first = GRDP_PLACE(&block->drawn, factor, factor);
    const grdp_factor *const f = &block->scenario->factors[factor];
    for (size_t t = 0; t < block->scenario->n_periods; t++) {
        grdp_lanes uniform;
        if (f->observed != NULL && f->observed[t])
            continue;
        const size_t dimension = first != GRDP_NO_DIMENSION ? first + t : first;
        grdp_stream_uniform(&block->drawn, block->keys[factor], dimension, (uint32_t)t, uniform);
        from_uniform(f, uniform, block->value[block->value_at[factor] + t]);
    }
}

/* One draw a run, the same in all periods. */
static void keep_value(grdp_block *block, size_t factor, const double *value)
{
    const grdp_factor *const f = &block->scenario->factors[factor];
    const size_t n = block->by_period[factor] ? block->scenario->n_periods : 1;
    for (size_t t = 0; t < n; t++)
        if (f->observed == NULL || !f->observed[t])
            memcpy(block->value[block->value_at[factor] + t], value, sizeof(grdp_lanes));
}

static void draw_factor(grdp_block *block, size_t factor)
{
    const grdp_factor *const f = &block->scenario->factors[factor];
    if (f->each_period) {
        draw_periods(block, factor);
        return;
    }
    grdp_lanes uniform, value;
    grdp_stream_uniform(&block->drawn, block->keys[factor],
                        GRDP_PLACE(&block->drawn, factor, factor), 0, uniform);
    from_uniform(f, uniform, value);
    keep_value(block, factor, value);
}

/* Correlated normal numbers, each turned into a uniform one and then into its factor's own
 * distribution. */
static void draw_correlated(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    const size_t n = s->n_correlated;
    for (size_t i = 0; i < n; i++) {
        const size_t f = s->correlated[i];
        grdp_stream_normal(&block->drawn, block->keys[f], GRDP_PLACE(&block->drawn, factor, f),
                           block->normal[i]);
    }
    for (size_t i = 0; i < n; i++) {
        grdp_lanes uniform, value;
        grdp_copula_tie(s->correlation + i * n, i + 1, block->normal, uniform);
        from_uniform(&s->factors[s->correlated[i]], uniform, value);
        keep_value(block, s->correlated[i], value);
    }
}

static bool is_correlated(const grdp_scenario *s, size_t factor)
{
    for (size_t i = 0; i < s->n_correlated; i++)
        if (s->correlated[i] == factor)
            return true;
    return false;
}

void grdp_block_draw(grdp_block *block, uint64_t seed, uint64_t first_run)
{
    grdp_block_draw_design(block, seed, NULL, first_run);
}

void grdp_block_draw_design(grdp_block *block, uint64_t seed, const grdp_sampling *sampling,
                            uint64_t first_run)
{
    const grdp_scenario *const s = block->scenario;
    grdp_stream_keys(block, seed);
    block->drawn.any = true;
    block->drawn.each = block->drawn.done = false;
    block->drawn.first_run = first_run;
    block->drawn.sampling = sampling;
    for (size_t f = 0; f < s->n_factors; f++)
        if (s->factors[f].dist != NULL && !is_correlated(s, f))
            draw_factor(block, f);
    if (s->n_correlated > 0)
        draw_correlated(block);
    grdp_stale_mark_all(block);
    grdp_frame_reset(block);
}
