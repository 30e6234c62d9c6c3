/* sobol: direction numbers, scrambling and points of one dimension.
 *
 * Recurrence of the direction numbers: P. Bratley, B. L. Fox, "Algorithm 659: implementing Sobol's
 * quasirandom sequence generator", ACM Trans. Math. Softw. 14 (1988). Names as there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/sobol.h"

#include "engine/draws.h"

#include <assert.h>

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

static double unit_of(uint64_t bits)
{
    return (double)(bits >> 12) * 0x1p-52 + 0x1p-53;
}

void grdp_sobol_fill(const grdp_sobol *sobol, uint64_t first, size_t n, double *out)
{
    uint64_t x = sobol->shift;
    for (uint64_t gray = first ^ first >> 1; gray != 0; gray &= gray - 1)
        x ^= sobol->column[__builtin_ctzll(gray)];
    for (size_t i = 0; i < n; i++) {
        out[i] = unit_of(x);
        x ^= sobol->column[__builtin_ctzll(first + i + 1)];
    }
}
