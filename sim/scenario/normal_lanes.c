/* normal_lanes: loops over lanes that are cut into short ones. One loop with all of a function has
 * a chain of some hundred operations that wait for each other, and the processor does not see far
 * enough ahead to begin with the next lanes meanwhile: 50 cycles a number instead of 15.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/normal_lanes.h"

#include <stdint.h>

#include "core/four.h"
#include "grdp/kernel.h"
#include "grdp/model.h"

/* Lanes are taken by so many. */
enum { STRIDE = 8 };

#define SIGN UINT64_C(0x8000000000000000)

typedef double lanes[GRDP_LANES];

GRDP_KERNEL
static void take_central(const double *restrict p, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = grdp_normal_central(p[i] - 0.5);
}

/* A bit for each lane outside of the centre, one in seven; see lane_of(). */
GRDP_KERNEL
static uint64_t find_outer(const double *restrict p)
{
    grdp_four_words bits = {0};
    for (size_t i = 0; i < GRDP_LANES; i += GRDP_FOUR) {
        grdp_four x;
        grdp_four_load(p + i, &x);
        const grdp_four_words distance = (grdp_four_words)(x - 0.5) & ~SIGN;
        bits = bits << 1 | (grdp_four_words)(GRDP_NORMAL_CENTRE - (grdp_four)distance) >> 63;
    }
    return bits[0] << 48 | bits[1] << 32 | bits[2] << 16 | bits[3];
}

/* The lane of the lowest bit: lanes 60 to 63 have bits 48, 32, 16 and 0, the four before them the
 * next bits. */
static size_t lane_of(uint64_t bits)
{
    const size_t bit = (size_t)__builtin_ctzll(bits);
    return GRDP_LANES - GRDP_FOUR - bit % 16 * GRDP_FOUR + (3 - bit / 16);
}

GRDP_KERNEL
static void take_outer(double *restrict tail, size_t n)
{
    for (size_t i = 0; i < n; i += STRIDE)
        for (size_t k = i; k < i + STRIDE; k++)
            tail[k] = __builtin_sqrt(-grdp_log(tail[k]));
    for (size_t i = 0; i < n; i += STRIDE)
        for (size_t k = i; k < i + STRIDE; k++)
            tail[k] = grdp_normal_outer(tail[k]);
}

void grdp_normal_lanes_quantile(const double *p, double *out)
{
    _Static_assert(GRDP_LANES == 64, "a word has a bit for each lane");
    _Alignas(64) double tail[GRDP_LANES];
    const uint64_t outer = find_outer(p);
    size_t n = 0;
    for (uint64_t rest = outer; rest != 0; rest &= rest - 1) {
        const double x = p[lane_of(rest)];
        tail[n++] = x < 0.5 ? x : 1.0 - x;
    }
    for (size_t i = n; i % STRIDE != 0; i++)
        tail[i] = 0.5;
    take_outer(tail, n);
    take_central(p, out);
    n = 0;
    for (uint64_t rest = outer; rest != 0; rest &= rest - 1) {
        const size_t lane = lane_of(rest);
        out[lane] = __builtin_copysign(tail[n++], p[lane] - 0.5);
    }
}

GRDP_KERNEL
static void take_cdf(const double *restrict x, double *restrict out)
{
    _Alignas(64) lanes mills, near, rest;
    for (size_t i = 0; i < GRDP_LANES; i++)
        mills[i] = grdp_normal_mills(__builtin_fabs(x[i]));
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double upper = grdp_normal_near(__builtin_fabs(x[i]));
        near[i] = grdp_exp(-0.5 * upper * upper);
    }
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double distance = __builtin_fabs(x[i]), upper = grdp_normal_near(distance);
        rest[i] = grdp_exp_small(-0.5 * ((distance - upper) * (distance + upper)));
    }
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double tail =
            grdp_normal_tail_from(__builtin_fabs(x[i]), mills[i], near[i] * rest[i]);
        out[i] = x[i] < 0.0 ? tail : 1.0 - tail;
    }
}

void grdp_normal_lanes_cdf(const double *x, double *out)
{
    take_cdf(x, out);
}
