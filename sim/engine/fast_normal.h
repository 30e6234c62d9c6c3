/* fast_normal: the normal quantile of the draws, at about a third of the cost of
 * grdp_normal_quantile() and monotone.
 *
 * With p = min(u, 1 - u), each octave of p from 2^-12 to 1/2 is cut into 32 equal parts, and a
 * cubic polynomial in the place t within the part gives the upper quantile: no logarithm, no
 * division, and the four coefficients of a lane are one row of a table. Neighbours meet at their
 * ends. Beyond, in one draw of 2048, grdp_normal_quantile() takes over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_FAST_NORMAL_H
#define GRDP_ENGINE_FAST_NORMAL_H

#include "engine/normal_table.h"
#include "grdp/kernel.h"

/* Where the rows begin. */
#define GRDP_NORMAL_LEAST 0x1p-12

/* 1 - |2 u - 1|, halved: the smaller of u and 1 - u. Exact for multiples of 2^-53. */
GRDP_INLINE double grdp_normal_tail_of(double u)
{
    return 0.5 - __builtin_fabs(u - 0.5);
}

/* The row of p >= GRDP_NORMAL_LEAST: exponent and first 5 bits of the fraction. */
GRDP_INLINE uint64_t grdp_normal_row(double p)
{
    return (grdp_bits_of(p) >> 47) - (UINT64_C(0x3F30000000000000) >> 47);
}

/* The place in the row, in [0, 1): the other bits of the fraction. */
GRDP_INLINE double grdp_normal_place(double p)
{
    const uint64_t fraction = grdp_bits_of(p) << 5 & UINT64_C(0x000FFFFFFFFFFFFF);
    return grdp_of_bits(fraction | UINT64_C(0x3FF0000000000000)) - 1.0;
}

/* For u from 2^-53 to 1 - 2^-53: error below 1.6e-9, in probability below 5e-10. Antisymmetric to
 * the last bit where 1 - u is exact. */
GRDP_INLINE double grdp_fast_normal_quantile(double u)
{
    const double p = grdp_normal_tail_of(u);
    if (p < GRDP_NORMAL_LEAST)
        return grdp_normal_quantile(u);
    const double t = grdp_normal_place(p);
    const double *const c = grdp_normal_table[grdp_normal_row(p)];
    const double z = c[0] + t * (c[1] + t * (c[2] + t * c[3]));
    return u < 0.5 ? -z : z;
}

#endif
