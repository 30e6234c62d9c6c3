/* draws: random numbers as a pure function of (seed, name, run, period).
 *
 * Philox4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC 2011. The kernels hold no calls and no branches that differ by lane, so that
 * they become vector code; the bits are the same on any processor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/draws.h"

#include <string.h>

#include "engine/fast_normal.h"

#define LOW_WORD UINT64_C(0xFFFFFFFF)
#define SIGN UINT64_C(0x8000000000000000)

enum { ROUNDS = 10 };

/* The four 32-bit words of a counter, each in the low half of 64 bits, where vectors multiply; the
 * high halves are 0. */
typedef struct words {
    uint64_t a, b, c, d;
} words;

typedef struct multipliers {
    uint64_t m0, m1;
} multipliers;

/* The multipliers of the paper. gcc 12 takes a product with a constant apart into shifts and sums,
 * which is slower in vectors; the empty statement hides that they are constants. */
GRDP_INLINE multipliers philox_multipliers(void)
{
    uint32_t m0 = UINT32_C(0xD2511F53), m1 = UINT32_C(0xCD9E8D57);
    __asm__("" : "+r"(m0), "+r"(m1));
    return (multipliers){m0, m1};
}

/* Ten rounds; the key moves on by the golden ratio and by sqrt(3) - 1. */
GRDP_INLINE words philox(words x, uint32_t key0, uint32_t key1, multipliers m)
{
    for (uint32_t i = 0; i < ROUNDS; i++) {
        const uint32_t k0 = key0 + i * UINT32_C(0x9E3779B9);
        const uint32_t k1 = key1 + i * UINT32_C(0xBB67AE85);
        const uint64_t p = m.m0 * x.a;
        const uint64_t q = m.m1 * x.c;
        x = (words){(q >> 32) ^ x.b ^ k0, q & LOW_WORD, (p >> 32) ^ x.d ^ k1, p & LOW_WORD};
    }
    return x;
}

/* 52 bits under the exponent of 1.0 make 1 + k 2^-52; less 1 - 2^-53 that is (2k + 1) 2^-53,
 * exactly. Converting an integer would take an instruction that AVX2 does not have for vectors. */
GRDP_INLINE double open_unit(uint64_t low, uint64_t high)
{
    const uint64_t bits = UINT64_C(0x3FF0000000000000) | (high << 20) | (low >> 12);
    return grdp_of_bits(bits) - (1.0 - 0x1p-53);
}

GRDP_INLINE words words_of(uint64_t key, uint64_t run, uint32_t pair, multipliers m)
{
    const words counter = {run & LOW_WORD, run >> 32, pair, 0};
    return philox(counter, (uint32_t)key, (uint32_t)(key >> 32), m);
}

GRDP_KERNEL
static void fill_even(uint64_t key, uint64_t first_run, uint32_t pair, double *restrict out)
{
    const multipliers m = philox_multipliers();
    for (uint32_t lane = 0; lane < GRDP_LANES; lane++) {
        const words x = words_of(key, first_run + lane, pair, m);
        out[lane] = open_unit(x.a, x.b);
    }
}

GRDP_KERNEL
static void fill_odd(uint64_t key, uint64_t first_run, uint32_t pair, double *restrict out)
{
    const multipliers m = philox_multipliers();
    for (uint32_t lane = 0; lane < GRDP_LANES; lane++) {
        const words x = words_of(key, first_run + lane, pair, m);
        out[lane] = open_unit(x.c, x.d);
    }
}

GRDP_KERNEL
static void fill_pair(uint64_t key, uint64_t first_run, uint32_t pair, double *restrict even,
                      double *restrict odd)
{
    const multipliers m = philox_multipliers();
    for (uint32_t lane = 0; lane < GRDP_LANES; lane++) {
        const words x = words_of(key, first_run + lane, pair, m);
        even[lane] = open_unit(x.a, x.b);
        odd[lane] = open_unit(x.c, x.d);
    }
}

/* (w + 1/2) 2^-32 without a conversion: w under the exponent of 2^52, less 2^52. */
GRDP_INLINE double open_unit_32(uint64_t word)
{
    const double whole = grdp_of_bits(word | UINT64_C(0x4330000000000000)) - 0x1p52;
    return (whole + 0.5) * 0x1p-32;
}

GRDP_KERNEL
static void fill_quad(uint64_t key, uint64_t first_run, uint32_t quad, double *restrict a,
                      double *restrict b, double *restrict c, double *restrict d)
{
    const multipliers m = philox_multipliers();
    for (uint32_t lane = 0; lane < GRDP_LANES; lane++) {
        const words x = words_of(key, first_run + lane, quad, m);
        a[lane] = open_unit_32(x.a);
        b[lane] = open_unit_32(x.b);
        c[lane] = open_unit_32(x.c);
        d[lane] = open_unit_32(x.d);
    }
}

/* Vectors of two and four numbers: what every processor has, and two or four of them at once. */
typedef double two __attribute__((vector_size(16)));
typedef double four __attribute__((vector_size(32)));
typedef uint64_t four_words __attribute__((vector_size(32)));

GRDP_INLINE two load_two(const double *from)
{
    two x;
    memcpy(&x, from, sizeof x);
    return x;
}

/* Element k of each of four rows, for k = 0 and 1: a transposition. */
GRDP_INLINE void load_columns(const double *const row[4], size_t at, four *k0, four *k1)
{
    const two a = load_two(row[0] + at), b = load_two(row[1] + at);
    const two c = load_two(row[2] + at), d = load_two(row[3] + at);
    const four ac = __builtin_shufflevector(a, c, 0, 1, 2, 3);
    const four bd = __builtin_shufflevector(b, d, 0, 1, 2, 3);
    *k0 = __builtin_shufflevector(ac, bd, 0, 4, 2, 6);
    *k1 = __builtin_shufflevector(ac, bd, 1, 5, 3, 7);
}

/* Row and place of each lane; returns how many lanes lie beyond the table. */
GRDP_INLINE uint64_t place_lanes(const double *restrict uniform, uint64_t *restrict row,
                                 double *restrict place)
{
    uint64_t beyond = 0;
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double tail = grdp_normal_tail_of(uniform[i]);
        const double p = tail > GRDP_NORMAL_LEAST ? tail : GRDP_NORMAL_LEAST;
        row[i] = grdp_normal_row(p);
        place[i] = grdp_normal_place(p);
        beyond += tail < GRDP_NORMAL_LEAST ? 1 : 0;
    }
    return beyond;
}

/* grdp_fast_normal_quantile() of all lanes that the table holds; returns how many it does not. */
GRDP_KERNEL
static uint64_t make_normal(const double *restrict uniform, double *restrict out)
{
    uint64_t row[GRDP_LANES];
    _Alignas(64) double place[GRDP_LANES];
    const uint64_t beyond = place_lanes(uniform, row, place);
    for (size_t i = 0; i < GRDP_LANES; i += 4) {
        const double *rows[4];
        four c0, c1, c2, c3, t, u;
        for (size_t k = 0; k < 4; k++)
            rows[k] = grdp_normal_table[row[i + k]];
        load_columns(rows, 0, &c0, &c1);
        load_columns(rows, 2, &c2, &c3);
        memcpy(&t, place + i, sizeof t);
        memcpy(&u, uniform + i, sizeof u);
        const four z = c0 + t * (c1 + t * (c2 + t * c3));
        const four_words below = (four_words)(u - 0.5) & SIGN;
        const four_words bits = (four_words)z ^ below;
        memcpy(out + i, &bits, sizeof bits);
    }
    return beyond;
}

static void to_normal(const double *restrict uniform, double *restrict out)
{
    if (make_normal(uniform, out) == 0)
        return;
    for (size_t i = 0; i < GRDP_LANES; i++)
        if (grdp_normal_tail_of(uniform[i]) < GRDP_NORMAL_LEAST)
            out[i] = grdp_normal_quantile(uniform[i]);
}

/* The final mix of splitmix64: every bit of the result depends on every bit of x. */
static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

/* FNV-1a, 64 bits. */
static uint64_t hash(const char *name)
{
    uint64_t value = UINT64_C(0xCBF29CE484222325);
    for (const char *c = name; *c != '\0'; c++)
        value = (value ^ (unsigned char)*c) * UINT64_C(0x100000001B3);
    return value;
}

/* The seed is mixed before the name comes in, and the sum again: seeds 1, 2, 3 and names that
 * differ in one letter give keys that have nothing in common. */
uint64_t grdp_draw_key(uint64_t seed, const char *name)
{
    return mix(mix(seed + UINT64_C(0x9E3779B97F4A7C15)) + hash(name));
}

void grdp_draw_uniform(uint64_t key, uint64_t first_run, uint32_t period, double *out)
{
    if (period % 2 == 0)
        fill_even(key, first_run, period / 2, out);
    else
        fill_odd(key, first_run, period / 2, out);
}

void grdp_draw_normal(uint64_t key, uint64_t first_run, uint32_t period, double *out)
{
    _Alignas(64) double uniform[GRDP_LANES];
    grdp_draw_uniform(key, first_run, period, uniform);
    to_normal(uniform, out);
}

void grdp_draw_normal_pair(uint64_t key, uint64_t first_run, uint32_t pair, double *even,
                           double *odd)
{
    _Alignas(64) double uniform[2][GRDP_LANES];
    fill_pair(key, first_run, pair, uniform[0], uniform[1]);
    to_normal(uniform[0], even);
    to_normal(uniform[1], odd);
}

void grdp_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    const words start = {counter[0], counter[1], counter[2], counter[3]};
    const words x = philox(start, key[0], key[1], philox_multipliers());
    out[0] = (uint32_t)x.a;
    out[1] = (uint32_t)x.b;
    out[2] = (uint32_t)x.c;
    out[3] = (uint32_t)x.d;
}

void grdp_draw_shocks(uint64_t key, uint64_t first_run, uint32_t quad, double *const out[4])
{
    _Alignas(64) double uniform[4][GRDP_LANES];
    fill_quad(key, first_run, quad, uniform[0], uniform[1], uniform[2], uniform[3]);
    for (size_t k = 0; k < 4; k++)
        if (out[k] != NULL)
            to_normal(uniform[k], out[k]);
}
