/* draws: random numbers as a pure function of (seed, name, run, period).
 *
 * Threefry4x64-20: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC 2011. It adds, rotates and combines 64-bit words, which every vector
 * processor can do; Philox multiplies 32-bit words, for which gcc finds no vector instruction. The
 * kernels hold no calls and no branches that differ by lane, so that they become vector code; the
 * bits are the same on any processor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/draws.h"

#include <string.h>

#include "core/four.h"
#include "engine/fast_normal.h"

#define SIGN UINT64_C(0x8000000000000000)

/* A call of the generator serves several runs: each of its four words gives a uniform number, each
 * half of a word a shock. */
enum { WORDS = 4, UNIFORM_CALLS = GRDP_LANES / WORDS, SHOCK_CALLS = GRDP_LANES / (2 * WORDS) };
enum { QUARTERS = 4, QUARTER_CALLS = 16 };

typedef struct words {
    uint64_t a, b, c, d;
} words;

/* The key and its parity word, with which it is put in again and again. */
typedef struct schedule {
    uint64_t k[WORDS + 1];
} schedule;

static schedule schedule_of(const uint64_t key[WORDS])
{
    const uint64_t parity = UINT64_C(0x1BD11BDAA9FC1A22); /* of Skein 1.3, for an even mix */
    return (schedule){{key[0], key[1], key[2], key[3], parity ^ key[0] ^ key[1] ^ key[2] ^ key[3]}};
}

GRDP_INLINE uint64_t rotate(uint64_t x, int n)
{
    return x << n | x >> (64 - n);
}

/* Two rounds: a with b and c with d, then a with d and c with b. */
GRDP_INLINE words two_rounds(words x, const int n[4])
{
    x.a += x.b;
    x.b = rotate(x.b, n[0]) ^ x.a;
    x.c += x.d;
    x.d = rotate(x.d, n[1]) ^ x.c;
    x.a += x.d;
    x.d = rotate(x.d, n[2]) ^ x.a;
    x.c += x.b;
    x.b = rotate(x.b, n[3]) ^ x.c;
    return x;
}

GRDP_INLINE words add_key(words x, schedule key, uint64_t time)
{
    x.a += key.k[time % 5];
    x.b += key.k[(time + 1) % 5];
    x.c += key.k[(time + 2) % 5];
    x.d += key.k[(time + 3) % 5] + time;
    return x;
}

/* Twenty rounds, the key after every four, with the rotations of the paper. */
GRDP_INLINE words threefry(words x, schedule key)
{
    static const int n[4][4] = {
        {14, 16, 52, 57}, {23, 40, 5, 37}, {25, 33, 46, 12}, {58, 22, 32, 32}};
    x = add_key(x, key, 0);
    x = add_key(two_rounds(two_rounds(x, n[0]), n[1]), key, 1);
    x = add_key(two_rounds(two_rounds(x, n[2]), n[3]), key, 2);
    x = add_key(two_rounds(two_rounds(x, n[0]), n[1]), key, 3);
    x = add_key(two_rounds(two_rounds(x, n[2]), n[3]), key, 4);
    x = add_key(two_rounds(two_rounds(x, n[0]), n[1]), key, 5);
    return x;
}

/* The upper 52 bits under the exponent of 1.0 make 1 + k 2^-52; less 1 - 2^-53 that is
 * (2k + 1) 2^-53, exactly. Converting an integer would take an instruction that AVX2 does not have
 * for vectors. */
GRDP_INLINE double open_unit(uint64_t word)
{
    return grdp_of_bits(word >> 12 | UINT64_C(0x3FF0000000000000)) - (1.0 - 0x1p-53);
}

/* The same from 32 bits, which stand in bits 20 to 51 of `word`: (2k + 1) 2^-33. */
GRDP_INLINE double open_unit_32(uint64_t word)
{
    const uint64_t bits = word & UINT64_C(0x000FFFFFFFF00000);
    return grdp_of_bits(bits | UINT64_C(0x3FF0000000000000)) - (1.0 - 0x1p-33);
}

/* Uniform numbers of the runs of one block: run i from word i / 16 of call i % 16. */
GRDP_KERNEL
static void fill_uniform(const schedule *key, uint64_t block, uint32_t period, double *restrict out)
{
    const schedule k = *key;
    const size_t n = UNIFORM_CALLS;
    for (size_t i = 0; i < n; i++) {
        const words x = threefry((words){block * n + i, period, 0, 0}, k);
        out[i] = open_unit(x.a);
        out[i + n] = open_unit(x.b);
        out[i + 2 * n] = open_unit(x.c);
        out[i + 3 * n] = open_unit(x.d);
    }
}

/* From 32 bits each: run i from half-word i / 8 of call i % 8, the lower halves first. */
GRDP_KERNEL
static void fill_shock(const schedule *key, uint64_t block, uint32_t period, double *restrict out)
{
    const schedule k = *key;
    const size_t n = SHOCK_CALLS;
    for (size_t i = 0; i < n; i++) {
        const words x = threefry((words){block * n + i, period, 0, 0}, k);
        out[i] = open_unit_32(x.a << 20);
        out[i + n] = open_unit_32(x.b << 20);
        out[i + 2 * n] = open_unit_32(x.c << 20);
        out[i + 3 * n] = open_unit_32(x.d << 20);
        out[i + 4 * n] = open_unit_32(x.a >> 12);
        out[i + 5 * n] = open_unit_32(x.b >> 12);
        out[i + 6 * n] = open_unit_32(x.c >> 12);
        out[i + 7 * n] = open_unit_32(x.d >> 12);
    }
}

GRDP_KERNEL
static void fill_each(const schedule *key, const uint64_t *restrict run, uint32_t period,
                      double *restrict out)
{
    const schedule k = *key;
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = open_unit(threefry((words){run[i], period, 1, 0}, k).a);
}

GRDP_KERNEL
static void fill_quarters(const schedule *key, uint64_t block, uint32_t period,
                          uint16_t *restrict out)
{
    const schedule k = *key;
    const size_t n = QUARTER_CALLS;
    _Alignas(64) uint64_t word[WORDS * QUARTER_CALLS];
    for (size_t i = 0; i < n; i++) {
        const words x = threefry((words){block * n + i, period, 2, 0}, k);
        word[i] = x.a;
        word[i + n] = x.b;
        word[i + 2 * n] = x.c;
        word[i + 3 * n] = x.d;
    }
    for (size_t q = 0; q < QUARTERS; q++)
        for (size_t i = 0; i < WORDS * n; i++)
            out[q * WORDS * n + i] = (uint16_t)(word[i] >> (16 * q));
}

typedef void filler(const schedule *key, uint64_t block, uint32_t period, double *restrict out);

/* The runs from first_run on. Where they begin within a block, from two of them. */
static void fill_runs(filler *fill, uint64_t key, uint64_t first_run, uint32_t period, double *out)
{
    const schedule k = schedule_of((const uint64_t[WORDS]){key, 0, 0, 0});
    const uint64_t block = first_run / GRDP_LANES;
    const size_t skipped = (size_t)(first_run % GRDP_LANES);
    if (skipped == 0) {
        fill(&k, block, period, out);
        return;
    }
    _Alignas(64) double both[2 * GRDP_LANES];
    fill(&k, block, period, both);
    fill(&k, block + 1, period, both + GRDP_LANES);
    memcpy(out, both + skipped, GRDP_LANES * sizeof *out);
}

GRDP_INLINE void load_row(uint64_t offset, grdp_four *out)
{
    memcpy(out, (const char *)grdp_normal_table + offset, sizeof *out);
}

/* Coefficients 0 to 3 of four lanes: a transposition of four rows. */
GRDP_INLINE void load_coefficients(const uint64_t *offset, grdp_four c[4])
{
    grdp_four x0, x1, x2, x3; /* an array would be kept in memory */
    load_row(offset[0], &x0);
    load_row(offset[1], &x1);
    load_row(offset[2], &x2);
    load_row(offset[3], &x3);
    const grdp_four even01 = __builtin_shufflevector(x0, x1, 0, 4, 2, 6);
    const grdp_four odd01 = __builtin_shufflevector(x0, x1, 1, 5, 3, 7);
    const grdp_four even23 = __builtin_shufflevector(x2, x3, 0, 4, 2, 6);
    const grdp_four odd23 = __builtin_shufflevector(x2, x3, 1, 5, 3, 7);
    c[0] = __builtin_shufflevector(even01, even23, 0, 1, 4, 5);
    c[1] = __builtin_shufflevector(odd01, odd23, 0, 1, 4, 5);
    c[2] = __builtin_shufflevector(even01, even23, 2, 3, 6, 7);
    c[3] = __builtin_shufflevector(odd01, odd23, 2, 3, 6, 7);
}

/* Row, as a distance in bytes, and place of each lane; returns how many lanes lie beyond the table.
 */
GRDP_INLINE uint64_t place_lanes(const double *restrict uniform, uint64_t *restrict offset,
                                 double *restrict place)
{
    uint64_t beyond = 0;
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double tail = grdp_normal_tail_of(uniform[i]);
        const double p = tail > GRDP_NORMAL_LEAST ? tail : GRDP_NORMAL_LEAST;
        offset[i] = grdp_normal_row(p) * sizeof *grdp_normal_table;
        place[i] = grdp_normal_place(p);
        beyond += tail < GRDP_NORMAL_LEAST ? 1 : 0;
    }
    return beyond;
}

/* grdp_fast_normal_quantile() of all lanes that the table holds; returns how many it does not. */
GRDP_KERNEL
static uint64_t make_normal(const double *restrict uniform, double *restrict out)
{
    _Alignas(64) uint64_t offset[GRDP_LANES];
    _Alignas(64) double place[GRDP_LANES];
    const uint64_t beyond = place_lanes(uniform, offset, place);
    for (size_t i = 0; i < GRDP_LANES; i += GRDP_FOUR) {
        grdp_four c[4], t, u;
        load_coefficients(offset + i, c);
        grdp_four_load(place + i, &t);
        grdp_four_load(uniform + i, &u);
        const grdp_four z = c[0] + t * (c[1] + t * (c[2] + t * c[3]));
        const grdp_four_words below = (grdp_four_words)(u - 0.5) & SIGN;
        const grdp_four_words bits = (grdp_four_words)z ^ below;
        memcpy(out + i, &bits, sizeof bits);
    }
    return beyond;
}

void grdp_draw_normal_of(const double *restrict uniform, double *restrict out)
{
    if (make_normal(uniform, out) == 0)
        return;
    for (size_t i = 0; i < GRDP_LANES; i++)
        if (grdp_normal_tail_of(uniform[i]) < GRDP_NORMAL_LEAST)
            out[i] = grdp_normal_quantile(uniform[i]);
}

uint64_t grdp_draw_mix(uint64_t x)
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
    return grdp_draw_mix(grdp_draw_mix(seed + UINT64_C(0x9E3779B97F4A7C15)) + hash(name));
}

void grdp_draw_uniform(uint64_t key, uint64_t first_run, uint32_t period, double *out)
{
    fill_runs(fill_uniform, key, first_run, period, out);
}

void grdp_draw_quarters(uint64_t key, uint64_t first_run, uint32_t period, uint16_t *out)
{
    const schedule k = schedule_of((const uint64_t[WORDS]){key, 0, 0, 0});
    fill_quarters(&k, first_run / ((uint64_t)QUARTERS * GRDP_LANES), period, out);
}

void grdp_draw_normal(uint64_t key, uint64_t first_run, uint32_t period, double *out)
{
    _Alignas(64) double uniform[GRDP_LANES];
    fill_runs(fill_uniform, key, first_run, period, uniform);
    grdp_draw_normal_of(uniform, out);
}

void grdp_draw_shock(uint64_t key, uint64_t first_run, uint32_t period, double *out)
{
    _Alignas(64) double uniform[GRDP_LANES];
    fill_runs(fill_shock, key, first_run, period, uniform);
    grdp_draw_normal_of(uniform, out);
}

void grdp_draw_shock_of(uint64_t key, const uint64_t *run, uint32_t period, double *out)
{
    const schedule k = schedule_of((const uint64_t[WORDS]){key, 0, 0, 0});
    _Alignas(64) double uniform[GRDP_LANES];
    fill_each(&k, run, period, uniform);
    grdp_draw_normal_of(uniform, out);
}

void grdp_threefry(const uint64_t counter[4], const uint64_t key[4], uint64_t out[4])
{
    const words start = {counter[0], counter[1], counter[2], counter[3]};
    const words x = threefry(start, schedule_of(key));
    out[0] = x.a;
    out[1] = x.b;
    out[2] = x.c;
    out[3] = x.d;
}
