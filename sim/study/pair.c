/* pair: columns of two samples. Keys go by the name of the input, dimensions by its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/pair.h"

#include "core/arena.h"
#include "engine/draws.h"
#include "engine/sobol.h"

#include <assert.h>
#include <string.h>

typedef struct pair {
    size_t n_parts;
    bool random;
    grdp_sobol *sequence; /* [part][input of A, then of B] */
    uint64_t *key;        /* the same of random numbers */
} pair;

static grdp_status start(const grdp_method_plan *plan, pair *p, size_t part, size_t column)
{
    const size_t d = plan->n_inputs, at = part * 2 * d + column;
    assert(d > 0);
    char *const name = grdp_arena_printf(plan->arena, "pair %zu %s:%s", part,
                                         column < d ? "A" : "B", plan->inputs[column % d].name);
    if (name == NULL)
        return GRDP_ERR_MEMORY;
    p->key[at] = grdp_draw_key(plan->seed, name);
    if (p->random)
        return GRDP_OK;
    grdp_sobol_start(column, &p->sequence[at]);
    grdp_sobol_scramble(p->key[at], &p->sequence[at]);
    return GRDP_OK;
}

grdp_status grdp_pair_prepare(grdp_method_plan *plan, size_t n_parts, bool random)
{
    const size_t n = n_parts * 2 * plan->n_inputs;
    pair *const p = grdp_arena_alloc(plan->arena, 1, sizeof *p);
    if (!random && 2 * plan->n_inputs > GRDP_SOBOL_DIMENSIONS)
        return GRDP_ERR_LIMIT;
    if (p == NULL)
        return GRDP_ERR_MEMORY;
    *p = (pair){.n_parts = n_parts,
                .random = random,
                .sequence = grdp_arena_alloc(plan->arena, random ? 0 : n, sizeof(grdp_sobol)),
                .key = grdp_arena_alloc(plan->arena, n, sizeof(uint64_t))};
    if (p->sequence == NULL || p->key == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t part = 0; part < n_parts; part++)
        for (size_t column = 0; column < 2 * plan->n_inputs; column++)
            GRDP_TRY(start(plan, p, part, column));
    plan->tables = p;
    return GRDP_OK;
}

void grdp_pair_fill(const grdp_method_plan *plan, size_t input, bool from_b, uint64_t block,
                    size_t n, double *out)
{
    const pair *const p = plan->tables;
    const size_t part = (size_t)(block % p->n_parts);
    const size_t at = part * 2 * plan->n_inputs + input + (from_b ? plan->n_inputs : 0);
    const uint64_t first = block / p->n_parts * GRDP_LANES;
    double whole[GRDP_LANES];
    if (p->random)
        grdp_draw_uniform(p->key[at], first, 0, whole);
    else
        grdp_sobol_fill(&p->sequence[at], first, n, whole);
    memcpy(out, whole, n * sizeof *out);
}
