/* fast_normal: the normal quantile of the draws, at less than half the cost of
 * grdp_normal_quantile().
 *
 * z(u) = (u - 1/2) R(w) with w = -log(4 u (1 - u)): one smooth function from the median out to
 * 2^-53, so that no lane needs two regions. R is our own rational approximation, minimax in the
 * relative error of z (weighted least squares with Lawson's iteration at 50 digits).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_FAST_NORMAL_H
#define GRDP_ENGINE_FAST_NORMAL_H

#include "grdp/kernel.h"

/* -log(x) for x in [2^-52, 1] within 1e-13: grdp_log() without its last digits and without what
 * lies outside. x = 2^k m with m in [sqrt(1/2), sqrt(2)), log(m) = 2 atanh(s), s = (m - 1) / (m +
 * 1). */
GRDP_INLINE double grdp_fast_minus_log(double x)
{
    const double two_to_52 = 4503599627370496.0;
    const uint64_t bits = grdp_bits_of(x);
    const uint64_t offset = bits - UINT64_C(0x3fe6a09e667f3bcd) + (UINT64_C(1023) << 52);
    const double k = grdp_of_bits((offset >> 52) | grdp_bits_of(two_to_52)) - (two_to_52 + 1023.0);
    const uint64_t exponent = (offset & UINT64_C(0xfff0000000000000)) - (UINT64_C(1023) << 52);
    const double m = grdp_of_bits(bits - exponent);
    const double s = (1.0 - m) / (1.0 + m);
    const double z = s * s;
    double q = 0.19362654127075868;
    q = q * z + 0.2219140080298195;
    q = q * z + 0.28571754536517225;
    q = q * z + 0.39999998797332664;
    q = q * z + 0.66666666667375101;
    return s * (2.0 + z * q) - k * 0.69314718055994531;
}

/* For u from 2^-53 to 1 - 2^-53: relative error below 1e-10, hence an error in probability below
 * 3e-11. Exactly antisymmetric where 1 - u is exact. */
GRDP_INLINE double grdp_fast_normal_quantile(double u)
{
    const double w = grdp_fast_minus_log(4.0 * u * (1.0 - u));
    double top = 4.4580514563419416e-9;
    top = top * w + 6.5277005801593848e-7;
    top = top * w + 9.3094063479868768e-6;
    top = top * w + 1.7249922380253135e-4;
    top = top * w + 2.4405927481286481e-3;
    top = top * w + 2.4259461180983388e-2;
    top = top * w + 1.7010568195992308e-1;
    top = top * w + 8.3548123513754208e-1;
    top = top * w + 2.5066282747885994;
    double bottom = 4.0369354686609194e-11;
    bottom = bottom * w + 2.607492112334656e-8;
    bottom = bottom * w + 1.1889668152176625e-6;
    bottom = bottom * w + 9.6850179519723915e-6;
    bottom = bottom * w + 3.3143961030687028e-4;
    bottom = bottom * w + 1.9276556796779804e-3;
    bottom = bottom * w + 3.6109211374985193e-2;
    bottom = bottom * w + 7.1509400388677478e-2;
    bottom = bottom * w + 1.0;
    return (u - 0.5) * top / bottom;
}

#endif
