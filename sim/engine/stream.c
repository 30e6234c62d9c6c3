/* stream: each factor and each sector has a stream of its own, found by name, so that adding one
 * changes no other number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stream.h"

#include <string.h>

#include "core/text.h"
#include "engine/draws.h"

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
void grdp_stream_keys(grdp_block *block, uint64_t seed)
{
    if (block->has_keys && block->key_seed == seed)
        return;
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

void grdp_stream_uniform(const grdp_drawn *d, uint64_t key, size_t dimension, uint32_t period,
                         double *out)
{
    if (dimension != GRDP_NO_DIMENSION)
        grdp_sampling_fill(d->sampling, dimension, d->first_run, out);
    else
        grdp_draw_uniform(key, d->first_run, period, out);
}

void grdp_stream_normal(const grdp_drawn *d, uint64_t key, size_t dimension, double *out)
{
    grdp_lanes uniform;
    grdp_stream_uniform(d, key, dimension, 0, uniform);
    grdp_draw_normal_of(uniform, out);
}

void grdp_stream_shock(const grdp_drawn *d, uint64_t key, size_t dimension, uint32_t period,
                       double *out)
{
    if (d->each)
        grdp_draw_shock_of(key, d->run, period, out);
    else if (dimension != GRDP_NO_DIMENSION)
        grdp_stream_normal(d, key, dimension, out);
    else
        grdp_draw_shock(key, d->first_run, period, out);
}
