/* points_lhs: Latin hypercube. Of N points each lies in another Nth of the range of every factor.
 *
 *   u_j(i) = (p_j(i) + v_j(i)) / N,   p_j a random permutation of 0 .. N-1, v_j uniform
 *
 * Source: M. D. McKay, R. J. Beckman, W. J. Conover, "A comparison of three methods for selecting
 * values of input variables in the analysis of output from a computer code", Technometrics 21
 * (1979). The permutation is not stored: it is a Feistel network over the next power of two, walked
 * until it falls below N (J. Black, P. Rogaway, "Ciphers with arbitrary finite domains", CT-RSA
 * 2002), so that point i is known without the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/draws.h"
#include "study/design.h"

#include <string.h>

/* With this many rounds positions pass a chi-square test from N = 2 on. */
enum { ROUNDS = 10 };

typedef struct table {
    uint64_t key;        /* of the permutation */
    uint64_t jitter_key; /* of the place within its Nth */
} table;

/* tables: table[n_axes]. Keys go by the name of the factor: another factor changes no other. */
static grdp_status prepare(grdp_design *design, grdp_diag *diag)
{
    (void)diag;
    table *const tables = grdp_arena_alloc(design->arena, design->n_axes, sizeof *tables);
    if (tables == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t a = 0; a < design->n_axes; a++) {
        const char *const path = design->axes[a].of->path;
        char *const order = grdp_arena_printf(design->arena, "lhs order:%s", path);
        char *const jitter = grdp_arena_printf(design->arena, "lhs place:%s", path);
        if (order == NULL || jitter == NULL)
            return GRDP_ERR_MEMORY;
        tables[a] =
            (table){grdp_draw_key(design->seed, order), grdp_draw_key(design->seed, jitter)};
    }
    design->tables = tables;
    return GRDP_OK;
}

/* The finalizer of splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

/* One pass over `bits` bits: the two halves, which may differ by a bit, change each other in turn.
 */
static uint64_t shuffle(uint64_t x, unsigned bits, uint64_t key)
{
    const unsigned low_bits = bits / 2;
    const uint64_t low_mask = (UINT64_C(1) << low_bits) - 1;
    const uint64_t high_mask = (UINT64_C(1) << (bits - low_bits)) - 1;
    uint64_t low = x & low_mask, high = x >> low_bits;
    for (uint64_t round = 0; round < ROUNDS; round += 2) {
        high ^= mix(key + UINT64_C(0x9E3779B97F4A7C15) * (round + 1) + low) & high_mask;
        low ^= mix(key + UINT64_C(0x9E3779B97F4A7C15) * (round + 2) + high) >> 16 & low_mask;
    }
    return high << low_bits | low;
}

static uint64_t permute(uint64_t index, uint64_t n, uint64_t key)
{
    const unsigned bits = n > 1 ? 64 - (unsigned)__builtin_clzll(n - 1) : 0;
    if (bits == 0)
        return 0;
    do
        index = shuffle(index, bits, key);
    while (index >= n);
    return index;
}

static void fill(const grdp_design *design, size_t axis, uint64_t first, size_t n, double *out)
{
    const table *const t = &((const table *)design->tables)[axis];
    const double below_one = 1.0 - 0x1p-53;
    double place[GRDP_LANES];
    grdp_draw_uniform(t->jitter_key, first, 0, place);
    for (size_t i = 0; i < n; i++) {
        const double stratum = (double)permute(first + i, design->n_points, t->key);
        const double p = (stratum + place[i]) / (double)design->n_points;
        /* The last place of the last Nth may round to 1, where no quantile is. */
        out[i] = grdp_axis_quantile(&design->axes[axis], p < 1.0 ? p : below_one);
    }
}

const grdp_points grdp_points_lhs = {
    .name = "lhs",
    .doc = "Latin hypercube: of N points each lies in another Nth of the range of every factor.",
    .takes_count = true,
    .takes_forms = {[GRDP_AXIS_LIST] = true, [GRDP_AXIS_RANGE] = true, [GRDP_AXIS_DIST] = true},
    .forms = "write FROM:TO, a list, or \"dist\" for the distribution of the scenario",
    .most_points = GRDP_DESIGN_MOST,
    .most_axes = 4096,
    .prepare = prepare,
    .fill = fill,
};
