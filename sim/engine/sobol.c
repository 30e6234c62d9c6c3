/* sobol: direction numbers, scrambling and points of one dimension.
 *
 * Recurrence of the direction numbers: P. Bratley, B. L. Fox, "Algorithm 659: implementing Sobol's
 * quasirandom sequence generator", ACM Trans. Math. Softw. 14 (1988). Names as there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sobol.h"

#include "engine/draws.h"
#include "grdp/kernel.h"

#include <assert.h>

enum { BLOCK = 64 }; /* points that are made together */

/* m_k 2^(64 - k), so that the first digit is the highest bit. */
static void extend(const uint16_t *numbers, uint64_t *column)
{
    const size_t s = numbers[0];
    const uint64_t a = numbers[1];
    for (size_t k = 0; k < s; k++)
        column[k] = (uint64_t)numbers[2 + k] << (63 - k);
    for (size_t k = s; k < GRDP_SOBOL_BITS; k++) {
        column[k] = column[k - s] ^ column[k - s] >> s;
        for (size_t i = 1; i < s; i++)
            if (a >> (s - 1 - i) & 1)
                column[k] ^= column[k - i];
    }
}

void grdp_sobol_start(size_t dimension, grdp_sobol *out)
{
    assert(dimension < GRDP_SOBOL_DIMENSIONS);
    out->shift = 0;
    if (dimension == 0) {
        for (size_t k = 0; k < GRDP_SOBOL_BITS; k++)
            out->column[k] = UINT64_C(1) << (63 - k);
        return;
    }
    const uint16_t *numbers = grdp_sobol_numbers;
    for (size_t d = 1; d < dimension; d++)
        numbers += 2 + numbers[0];
    extend(numbers, out->column);
}

/* 64 random bits of a word of the scrambling. */
static uint64_t random_bits(uint64_t key, uint32_t word)
{
    const uint64_t counter[4] = {word, 0, 0, 1}, whole[4] = {key, 0, 0, 0};
    uint64_t out[4];
    grdp_threefry(counter, whole, out);
    return out[0];
}

/* Row i of the matrix: a one on the diagonal, random bits for the digits before it. */
static uint64_t scramble_row(uint64_t key, uint32_t i)
{
    const uint64_t diagonal = UINT64_C(1) << (63 - i);
    const uint64_t before = i == 0 ? 0 : ~UINT64_C(0) << (64 - i);
    return (random_bits(key, i) & before) | diagonal;
}

void grdp_sobol_scramble(uint64_t key, grdp_sobol *sobol)
{
    uint64_t scrambled[GRDP_SOBOL_BITS] = {0};
    for (uint32_t i = 0; i < 64; i++) {
        const uint64_t row = scramble_row(key, i);
        for (size_t k = 0; k < GRDP_SOBOL_BITS; k++) {
            const uint64_t digit = (uint64_t)__builtin_parityll(row & sobol->column[k]);
            scrambled[k] |= digit << (63 - i);
        }
    }
    for (size_t k = 0; k < GRDP_SOBOL_BITS; k++)
        sobol->column[k] = scrambled[k];
    sobol->shift = random_bits(key, 64);
}

/* k 2^-52 + 2^-53 of the upper 52 bits k, as in engine/draws.c. */
GRDP_INLINE double unit_of(uint64_t bits)
{
    return grdp_of_bits(bits >> 12 | UINT64_C(0x3FF0000000000000)) - (1.0 - 0x1p-53);
}

static uint64_t point_at(const grdp_sobol *sobol, uint64_t index)
{
    uint64_t x = sobol->shift;
    for (uint64_t gray = index ^ index >> 1; gray != 0; gray &= gray - 1)
        x ^= sobol->column[__builtin_ctzll(gray)];
    return x;
}

/* The points that follow `start`, the first of a block. The Gray code of a combination of bits is
 * the combination of their Gray codes, so that the points with the next bit set are those without
 * it, changed by one number. */
GRDP_KERNEL
static void fill_block(const uint64_t *restrict column, uint64_t start, double *restrict out)
{
    _Alignas(64) uint64_t x[BLOCK];
    x[0] = start;
    for (size_t bit = 0, n = 1; n < BLOCK; bit++, n *= 2) {
        const uint64_t turn = column[bit] ^ (bit > 0 ? column[bit - 1] : 0);
        for (size_t i = 0; i < n; i++)
            x[n + i] = x[i] ^ turn;
    }
    for (size_t i = 0; i < BLOCK; i++)
        out[i] = unit_of(x[i]);
}

void grdp_sobol_fill(const grdp_sobol *sobol, uint64_t first, size_t n, double *out)
{
    size_t i = 0;
    while (i < n) {
        const uint64_t x = point_at(sobol, first + i);
        if ((first + i) % BLOCK == 0 && n - i >= BLOCK) {
            fill_block(sobol->column, x, out + i);
            i += BLOCK;
        } else {
            out[i++] = unit_of(x);
        }
    }
}
