/* draws: random numbers as a pure function of (seed, name, run, period).
 *
 * Philox4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC 2011. The kernels hold no calls and no branches that differ by lane, so that
 * they become vector code; the bits are the same on any processor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/draws.h"

#include "engine/fast_normal.h"

#define LOW_WORD UINT64_C(0xFFFFFFFF)

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

GRDP_KERNEL
static void make_normal(double *restrict uniform)
{
    for (size_t lane = 0; lane < GRDP_LANES; lane++)
        uniform[lane] = grdp_fast_normal_quantile(uniform[lane]);
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
    grdp_draw_uniform(key, first_run, period, out);
    make_normal(out);
}

void grdp_draw_normal_pair(uint64_t key, uint64_t first_run, uint32_t pair, double *even,
                           double *odd)
{
    fill_pair(key, first_run, pair, even, odd);
    make_normal(even);
    make_normal(odd);
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
    _Alignas(64) double spare[4][GRDP_LANES];
    double *to[4];
    for (size_t k = 0; k < 4; k++)
        to[k] = out[k] != NULL ? out[k] : spare[k];
    fill_quad(key, first_run, quad, to[0], to[1], to[2], to[3]);
    for (size_t k = 0; k < 4; k++)
        if (out[k] != NULL)
            make_normal(to[k]);
}
