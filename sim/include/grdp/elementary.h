/* elementary: exp, log and pow for loops over lanes. The bits that libm gives depend on the
 * processor and its version; these depend on IEEE 754 alone: only + - * /, square roots, selections
 * and copies of bits, so that gcc and clang give the same at every -O and -march, as long as
 * -ffp-contract=off is set and -ffast-math is not. All vectorise; gcc needs -fno-math-errno
 * -fno-trapping-math for it, which change no result. The accuracy stated at each function is held
 * by tests/unit/test_kernel.c (1 ulp is 2.2e-16 at 1).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ELEMENTARY_H
#define GRDP_ELEMENTARY_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Always inlined, so that every copy of a kernel gets its own instruction set. */
#define GRDP_INLINE static inline __attribute__((always_inline))

/* 1.5 * 2^52: a sum with it has no room for a fraction and keeps the integer in its lowest bits. */
#define GRDP_SHIFT 6755399441055744.0

/* ln 2 in two parts; the first has 21 zero bits at its end, so that k times it is exact. */
#define GRDP_LN2_HIGH 6.93147180369123816e-01
#define GRDP_LN2_LOW 1.90821492927058770e-10

GRDP_INLINE uint64_t grdp_bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

GRDP_INLINE double grdp_of_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* Nearest integer for |x| < 2^51. */
GRDP_INLINE double grdp_nearest(double x)
{
    return (x + GRDP_SHIFT) - GRDP_SHIFT;
}

/* 2^k for an integer k in [-1022, 1023]. AVX2 cannot convert doubles to 64-bit integers; the sum
 * carries the biased exponent in its lowest bits instead. */
GRDP_INLINE double grdp_power_of_two(double k)
{
    return grdp_of_bits(grdp_bits_of(k + (GRDP_SHIFT + 1023.0)) << 52);
}

/* exp(r) for |r| <= ln(2) / 2; the polynomial is near-minimax (Chebyshev) there. To the last bit
 * what grdp_exp() gives. */
GRDP_INLINE double grdp_exp_small(double r)
{
    double q = 2.51004110820149e-08;
    q = q * r + 2.7620121717381933e-07;
    q = q * r + 2.7557268406190795e-06;
    q = q * r + 2.4801521225986432e-05;
    q = q * r + 0.00019841269863088255;
    q = q * r + 0.0013888888917258759;
    q = q * r + 0.008333333333330055;
    q = q * r + 0.04166666666662404;
    q = q * r + 0.16666666666666669;
    q = q * r + 0.5000000000000001;
    return 1.0 + (r + r * r * q);
}

/* Within 1.1 ulp. Infinite above 709.78; below -708.4 it rounds through the subnormal numbers to 0.
 * exp(x) = 2^k exp(r) with |r| <= ln(2) / 2; 2^k goes in as two factors because neither 2^1024 nor
 * 2^-1074 is a normal number. */
GRDP_INLINE double grdp_exp(double x)
{
    const double capped = x > 710.0 ? 710.0 : x;
    const double bounded = capped < -746.0 ? -746.0 : capped;
    const double k = grdp_nearest(bounded * 1.4426950408889634);
    const double half = grdp_nearest(0.5 * k);
    const double r = (bounded - k * GRDP_LN2_HIGH) - k * GRDP_LN2_LOW;
    return grdp_exp_small(r) * grdp_power_of_two(half) * grdp_power_of_two(k - half);
}

/* Within 0.9 ulp. -inf at 0, NaN below. x = 2^k m with m in [sqrt(1/2), sqrt(2)); with f = m - 1
 * and s = f / (2 + f), log(m) = 2 s + s R(s^2) = f - (h - s (h + R)), h = f^2 / 2, which loses
 * nothing near 1. */
GRDP_INLINE double grdp_log(double x)
{
    const uint64_t root_half = UINT64_C(0x3fe6a09e667f3bcd); /* bits of sqrt(1/2) */
    const double two_to_52 = 4503599627370496.0;        /* its mantissa holds the exponent of x */
    const double raised = x * 18014398509481984.0;      /* 2^54 */
    const bool subnormal = x < 2.2250738585072014e-308; /* 2^-1022 */
    const uint64_t bits = grdp_bits_of(subnormal ? raised : x);
    const uint64_t offset = bits - root_half;
    const uint64_t exponent = (offset + (UINT64_C(1023) << 52)) >> 52;
    const double bias = two_to_52 + (subnormal ? 1077.0 : 1023.0);
    const double k = grdp_of_bits(exponent | grdp_bits_of(two_to_52)) - bias;
    const double f = grdp_of_bits(bits - (offset & UINT64_C(0xfff0000000000000))) - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double h = 0.5 * f * f;
    double q = 0.1461703754879165;
    q = q * z + 0.1533167403016786;
    q = q * z + 0.18182890556695602;
    q = q * z + 0.2222221111514416;
    q = q * z + 0.2857142862609589;
    q = q * z + 0.3999999999989924;
    q = q * z + 0.666666666666667;
    const double value = k * GRDP_LN2_HIGH - ((h - (s * (h + z * q) + k * GRDP_LN2_LOW)) - f);
    const double outside = x == 0.0 ? -__builtin_inf() : __builtin_nan("");
    const double finite = x < __builtin_inf() ? value : x;
    return x > 0.0 ? finite : outside;
}

/* x^y for x >= 0; NaN below. The relative error grows with |y log(x)| and is below 4e-15 as long as
 * the result lies between e^-10 and e^10, which is far more than growth factors need. */
GRDP_INLINE double grdp_pow(double x, double y)
{
    const double power = grdp_exp(y * grdp_log(x));
    return y == 0.0 ? 1.0 : power;
}

#endif
