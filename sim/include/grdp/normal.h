/* normal: the normal distribution for loops over lanes, under the rules of elementary.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_NORMAL_H
#define GRDP_NORMAL_H

#include "grdp/elementary.h"

/* A polynomial of degree 7. */
GRDP_INLINE double grdp_horner(const double coefficient[8], double x)
{
    double sum = coefficient[7];
    for (int i = 6; i >= 0; i--)
        sum = sum * x + coefficient[i];
    return sum;
}

/* Of p = 1/2 + q with |q| <= GRDP_NORMAL_CENTRE; see grdp_normal_quantile(). */
#define GRDP_NORMAL_CENTRE 0.425

GRDP_INLINE double grdp_normal_central(double q)
{
    static const double numerator[8] = {3.3871328727963665, 133.14166789178438, 1971.5909503065513,
                                        13731.69376550946,  45921.95393154987,  67265.7709270087,
                                        33430.57558358813,  2509.0809287301227};
    static const double denominator[8] = {1.0,
                                          42.31333070160091,
                                          687.1870074920579,
                                          5394.196021424751,
                                          21213.794301586597,
                                          39307.89580009271,
                                          28729.085735721943,
                                          5226.495278852854};
    const double r = 0.180625 - q * q;
    return q * (grdp_horner(numerator, r) / grdp_horner(denominator, r));
}

/* Beyond: the distance from 0 where `tail` lies further out, from depth = sqrt(-log(tail)); one row
 * down to exp(-25), one below. */
GRDP_INLINE double grdp_normal_outer(double depth)
{
    static const double numerator[2][8] = {
        {1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
         1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414},
        {6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
         0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-05,
         2.0103343992922881e-07},
    };
    static const double denominator[2][8] = {
        {1.0, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
         0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-09},
        {1.0, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
         1.8463183175100548e-05, 1.421511758316446e-07, 2.0442631033899397e-15},
    };
    const double top = depth <= 5.0 ? grdp_horner(numerator[0], depth - 1.6)
                                    : grdp_horner(numerator[1], depth - 5.0);
    const double bottom = depth <= 5.0 ? grdp_horner(denominator[0], depth - 1.6)
                                       : grdp_horner(denominator[1], depth - 5.0);
    return depth < __builtin_inf() ? top / bottom : depth;
}

/* The x below which a standard normal lies with probability p: M. J. Wichura, Algorithm AS 241
 * (PPND16), Applied Statistics 37 (1988). Relative error below 2e-15 from p = 1e-300 upwards, given
 * p as it is: near 1 the next double is far away. -inf at 0, inf at 1, NaN outside. */
GRDP_INLINE double grdp_normal_quantile(double p)
{
    const double q = p - 0.5;
    const double distance = q < 0.0 ? -q : q;
    if (distance <= GRDP_NORMAL_CENTRE)
        return grdp_normal_central(q);
    const double outer = grdp_normal_outer(__builtin_sqrt(-grdp_log(q < 0.0 ? p : 1.0 - p)));
    return q < 0.0 ? -outer : outer;
}

/* The upper half of the digits of x: its square is exact. */
GRDP_INLINE double grdp_normal_near(double x)
{
    return grdp_of_bits(grdp_bits_of(x) & UINT64_C(0xfffffffff8000000));
}

/* (1 + x) exp(x^2 / 2) times the tail; see grdp_normal_tail(). */
GRDP_INLINE double grdp_normal_mills(double x)
{
    const double t = (x - 5.0) / (x + 5.0);
    double sum = -2.884794724105449e-10;
    sum = sum * t + 2.2027448318350712e-09;
    sum = sum * t + 3.661836535863277e-09;
    sum = sum * t - 2.5444050458032668e-08;
    sum = sum * t - 2.636797167357404e-08;
    sum = sum * t + 1.8841037002080884e-07;
    sum = sum * t + 1.2798783282871204e-07;
    sum = sum * t - 1.3003901927413688e-06;
    sum = sum * t - 7.04376663890156e-08;
    sum = sum * t + 9.055694907386791e-06;
    sum = sum * t - 9.896049006398792e-06;
    sum = sum * t - 5.360599672837992e-05;
    sum = sum * t + 0.0001823341283884788;
    sum = sum * t + 7.791206884373869e-06;
    sum = sum * t - 0.0016760723409777719;
    sum = sum * t + 0.006522000726622294;
    sum = sum * t - 0.015170415402960762;
    sum = sum * t + 0.02453696323875023;
    sum = sum * t - 0.02640104296627982;
    sum = sum * t + 0.010002352385420084;
    sum = sum * t + 0.031030368425963;
    sum = sum * t - 0.09155228183401122;
    sum = sum * t + 0.46151582985003775;
    return sum;
}

/* The tail of x from the number above and density = exp(-x^2 / 2). */
GRDP_INLINE double grdp_normal_tail_from(double x, double mills, double density)
{
    return x >= 40.0 ? 0.0 : density * mills / (1.0 + x);
}

/* The probability that a standard normal exceeds x >= 0, with a relative error below 2e-15 up to x
 * = 37, where it leaves the normal numbers. (1 + x) exp(x^2 / 2) times it is smooth in t = (x - 5)
 * / (x + 5) over all of [0, inf), the form of M. M. Shepherd and J. G. Laframboise, Math. Comp. 36
 * (1981); the coefficients are our own, near-minimax (Chebyshev). x is split so that the square of
 * its upper half is exact: exp would magnify the rounding of x^2. */
GRDP_INLINE double grdp_normal_tail(double x)
{
    const double near = grdp_normal_near(x), rest = (x - near) * (x + near);
    const double density = grdp_exp(-0.5 * near * near) * grdp_exp_small(-0.5 * rest);
    return grdp_normal_tail_from(x, grdp_normal_mills(x), density);
}
/* The probability that a standard normal lies below x. Below 0 as exact as the tail above. */
GRDP_INLINE double grdp_normal_cdf(double x)
{
    const double tail = grdp_normal_tail(x < 0.0 ? -x : x);
    return x < 0.0 ? tail : 1.0 - tail;
}

#endif
