/* sample: draws of uncertain factors and of shocks for one block. Each factor and each sector has a
 * stream of its own, found by name, so that adding one changes no other number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/text.h"
#include "engine/block.h"
#include "engine/copula.h"
#include "engine/draws.h"
#include "engine/four.h"
#include "grdp/kernel.h"

/* Streams that are no factor: "shock:industry", "once:industry". */
static uint64_t key_of(uint64_t seed, const char *what, const char *name)
{
    char text[128];
    const size_t n = strlen(what);
    const size_t m = strnlen(name, sizeof text - n - 1);
    memcpy(text, what, n);
    memcpy(text + n, name, m);
    text[n + m] = '\0';
    return grdp_draw_key(seed, text);
}

/* The keys of one seed: of the factors, then of the shocks by setup, then of what setups draw once
 * a run. Past the last sector stands the total, with the empty name that no sector has. */
static void make_keys(grdp_block *block, uint64_t seed)
{
    const grdp_scenario *const s = block->scenario;
    uint64_t *const shock = block->keys + s->n_factors, *const once = shock + s->n_sectors + 1;
    for (size_t f = 0; f < s->n_factors; f++)
        block->keys[f] = grdp_draw_key(seed, s->factors[f].path);
    for (size_t i = 0; i <= s->n_sectors; i++) {
        const char *const name = i < s->n_sectors ? s->region->sectors[i].id : "";
        shock[i] = key_of(seed, "shock:", name);
        once[i] = key_of(seed, "once:", name);
    }
    block->key_seed = seed;
    block->has_keys = true;
}

/* Which runs the lanes are: from `first` on, or, where `run` is not NULL, each by itself; and the
 * design that they are drawn by, or NULL. */
typedef struct runs {
    uint64_t first;
    const uint64_t *run;
    const grdp_sampling *sampling;
} runs;

/* Where a stream stands in the design: `places` is one of its lists. */
#define PLACE(r, places, index)                                                                    \
    ((r).sampling != NULL ? (r).sampling->places[index] : GRDP_NO_DIMENSION)

static void draw_uniform(runs r, uint64_t key, size_t dimension, uint32_t period, double *out)
{
    if (dimension != GRDP_NO_DIMENSION)
        grdp_sampling_fill(r.sampling, dimension, r.first, out);
    else
        grdp_draw_uniform(key, r.first, period, out);
}

static void draw_normal(runs r, uint64_t key, size_t dimension, double *out)
{
    grdp_lanes uniform;
    draw_uniform(r, key, dimension, 0, uniform);
    grdp_draw_normal_of(uniform, out);
}

static void draw_shock(runs r, uint64_t key, size_t dimension, uint32_t period, double *out)
{
    if (r.run != NULL)
        grdp_draw_shock_of(key, r.run, period, out);
    else if (dimension != GRDP_NO_DIMENSION)
        draw_normal(r, key, dimension, out);
    else
        grdp_draw_shock(key, r.first, period, out);
}

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

static void draw_periods(grdp_block *block, size_t factor, runs r)
{
    const size_t first = PLACE(r, factor, factor);
    const grdp_factor *const f = &block->scenario->factors[factor];
    for (size_t t = 0; t < block->scenario->n_periods; t++) {
        grdp_lanes uniform;
        if (f->observed != NULL && f->observed[t])
            continue;
        const size_t dimension = first != GRDP_NO_DIMENSION ? first + t : first;
        draw_uniform(r, block->keys[factor], dimension, (uint32_t)t, uniform);
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

static void draw_factor(grdp_block *block, size_t factor, runs r)
{
    const grdp_factor *const f = &block->scenario->factors[factor];
    if (f->each_period) {
        draw_periods(block, factor, r);
        return;
    }
    grdp_lanes uniform, value;
    draw_uniform(r, block->keys[factor], PLACE(r, factor, factor), 0, uniform);
    from_uniform(f, uniform, value);
    keep_value(block, factor, value);
}

/* Correlated normal numbers, each turned into a uniform one and then into its factor's own
 * distribution. */
static void draw_correlated(grdp_block *block, runs r)
{
    const grdp_scenario *const s = block->scenario;
    const size_t n = s->n_correlated;
    for (size_t i = 0; i < n; i++) {
        const size_t f = s->correlated[i];
        draw_normal(r, block->keys[f], PLACE(r, factor, f), block->normal[i]);
    }
    for (size_t i = 0; i < n; i++) {
        grdp_lanes uniform, value;
        grdp_copula_tie(s->correlation + i * n, i + 1, block->normal, uniform);
        from_uniform(&s->factors[s->correlated[i]], uniform, value);
        keep_value(block, s->correlated[i], value);
    }
}

/* Shocks of one sector or, past the last sector, of the total. */
static void draw_own_shocks(grdp_block *block, size_t i, runs r)
{
    const grdp_scenario *const s = block->scenario;
    const size_t stride = s->n_sectors + 1;
    const uint64_t *const key = block->keys + s->n_factors + i;
    for (size_t t = 0; t < s->n_periods; t++)
        draw_shock(r, key[0], PLACE(r, shock, t * stride + i), (uint32_t)t,
                   block->shock[t * stride + i]);
    if (!grdp_sampling_draws_once(s, i))
        return;
    if (r.run != NULL)
        grdp_draw_shock_of(key[stride], r.run, 0, block->once[i]);
    else
        draw_normal(r, key[stride], PLACE(r, once, i), block->once[i]);
}

/* e_k = c_k z_k + c_0 z_0 + ... + c_(k-1) z_(k-1) with the rows of `factor`, from the last to the
 * first, in the place of z; the lanes of z lie one after another. */
GRDP_KERNEL
static void combine(const double *restrict factor, size_t n, double *restrict shock)
{
    for (size_t i = 0; i < GRDP_LANES; i += (size_t)2 * GRDP_FOUR)
        for (size_t k = n; k-- > 0;) {
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
    combine(s->shock_factor, s->n_sectors, block->shock[t * (s->n_sectors + 1)]);
}

static bool is_correlated(const grdp_scenario *s, size_t factor)
{
    for (size_t i = 0; i < s->n_correlated; i++)
        if (s->correlated[i] == factor)
            return true;
    return false;
}

static void draw_shocks(grdp_block *block, runs r)
{
    const grdp_scenario *const s = block->scenario;
    const size_t n_drawn = s->n_sectors + (s->total_use != GRDP_TOTAL_NONE);
    for (size_t i = 0; i < n_drawn; i++)
        draw_own_shocks(block, i, r);
    for (size_t t = 0; s->shock_factor != NULL && t < s->n_periods; t++)
        correlate_shocks(block, t);
}

void grdp_block_draw_shocks(grdp_block *block, uint64_t seed, const uint64_t *run)
{
    if (!block->has_keys || block->key_seed != seed)
        make_keys(block, seed);
    draw_shocks(block, (runs){.run = run});
    grdp_stale_mark_all(block);
    grdp_frame_reset(block);
}

static void draw_all(grdp_block *block, runs r)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t f = 0; f < s->n_factors; f++)
        if (s->factors[f].dist != NULL && !is_correlated(s, f))
            draw_factor(block, f, r);
    if (s->n_correlated > 0)
        draw_correlated(block, r);
    draw_shocks(block, r);
    grdp_stale_mark_all(block);
    grdp_frame_reset(block);
}

void grdp_block_draw(grdp_block *block, uint64_t seed, uint64_t first_run)
{
    grdp_block_draw_design(block, seed, NULL, first_run);
}

void grdp_block_draw_design(grdp_block *block, uint64_t seed, const grdp_sampling *sampling,
                            uint64_t first_run)
{
    if (!block->has_keys || block->key_seed != seed)
        make_keys(block, seed);
    draw_all(block, (runs){.first = first_run, .sampling = sampling});
}
