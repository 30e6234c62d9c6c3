/* lhs: the permutation is not stored: it is a Feistel network over the next power of two, walked
 * until it falls below N (J. Black, P. Rogaway, "Ciphers with arbitrary finite domains", CT-RSA
 * 2002), so that each point is known without the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/lhs.h"

#include "engine/draws.h"

/* With this many rounds positions pass a chi-square test from n = 2 on. */
enum { ROUNDS = 10 };

/* One pass over `bits` bits: the two halves, which may differ by a bit, change each other in turn.
 */
static uint64_t shuffle(uint64_t x, unsigned bits, uint64_t key)
{
    const unsigned low_bits = bits / 2;
    const uint64_t low_mask = (UINT64_C(1) << low_bits) - 1;
    const uint64_t high_mask = (UINT64_C(1) << (bits - low_bits)) - 1;
    uint64_t low = x & low_mask, high = x >> low_bits;
    for (uint64_t round = 0; round < ROUNDS; round += 2) {
        high ^= grdp_draw_mix(key + UINT64_C(0x9E3779B97F4A7C15) * (round + 1) + low) & high_mask;
        low ^=
            grdp_draw_mix(key + UINT64_C(0x9E3779B97F4A7C15) * (round + 2) + high) >> 16 & low_mask;
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

void grdp_lhs_fill(const grdp_lhs *lhs, uint64_t n_points, uint64_t first, size_t n, double *out)
{
    const double below_one = 1.0 - 0x1p-53;
    double place[GRDP_LANES];
    grdp_draw_uniform(lhs->place, first, 0, place);
    for (size_t i = 0; i < n; i++) {
        const double stratum = (double)permute((first + i) % n_points, n_points, lhs->order);
        const double p = (stratum + place[i]) / (double)n_points;
        /* The last place of the last Nth may round to 1, where no quantile is. */
        out[i] = p < 1.0 ? p : below_one;
    }
}
