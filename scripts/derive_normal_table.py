#!/usr/bin/env python3
"""Writes sim/engine/normal_table.h: cubic polynomials for the upper normal quantile.

    scripts/derive_normal_table.py > sim/engine/normal_table.h

Row r of octave o covers p from 2^-o (1 + r/32) to 2^-o (1 + (r + 1)/32); t runs from 0 to 1 over
it. The cubic takes the exact values at t = 0, 1/4, 3/4 and 1 (the Chebyshev points that include
both ends, so that neighbours meet), computed with 40 digits. Needs python3-mpmath.
SPDX-License-Identifier: GPL-3.0-or-later
"""
from mpmath import erfinv, mp, mpf, npdf, sqrt

mp.dps = 40
DEEPEST, ROWS = 12, 32
NODES = [mpf(0), mpf(1) / 4, mpf(3) / 4, mpf(1)]


def upper_quantile(p):
    return sqrt(mpf(2)) * erfinv(1 - 2 * p)


def cubic(values):
    """Coefficients, lowest first, of the cubic through (NODES, values): Newton's form, expanded."""
    d = list(values)
    for j in range(1, 4):
        for i in range(3, j - 1, -1):
            d[i] = (d[i] - d[i - 1]) / (NODES[i] - NODES[i - j])
    c = [d[3]]
    for i in (2, 1, 0):
        c = [a - NODES[i] * b for a, b in zip([mpf(0)] + c, c + [mpf(0)])]
        c[0] += d[i]
    return [float(x) for x in c]


def error(c, low, width):
    """Largest error in z and in probability at 20 places of a row."""
    worst = [mpf(0), mpf(0)]
    for i in range(20):
        t = (mpf(i) + mpf(1) / 2) / 20
        z = upper_quantile(low + t * width)
        off = abs(c[0] + t * (c[1] + t * (c[2] + t * c[3])) - z)
        worst = [max(worst[0], off), max(worst[1], off * npdf(z))]
    return worst


def main():
    rows, worst = [], [mpf(0), mpf(0)]
    for octave in range(DEEPEST, 1, -1):
        width = mpf(2) ** -octave / ROWS
        for r in range(ROWS):
            low = mpf(2) ** -octave + r * width
            c = cubic([upper_quantile(low + width * x) for x in NODES])
            worst = [max(a, b) for a, b in zip(worst, error(c, low, width))]
            rows.append(c)
    rows.append([0.0] * 4)
    print(f"""/* normal_table: the upper quantile of the standard normal distribution in cubic polynomials, as
 * fast_normal.h reads them. Written by scripts/derive_normal_table.py; do not edit.
 *
 * Largest error {mp.nstr(worst[0], 2)}, in probability {mp.nstr(worst[1], 2)}. The last row is for p = 1/2 alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_NORMAL_TABLE_H
#define GRDP_ENGINE_NORMAL_TABLE_H

enum {{ GRDP_NORMAL_ROWS = {len(rows)} }};

/* clang-format off */
static const _Alignas(64) double grdp_normal_table[GRDP_NORMAL_ROWS][4] = {{""")
    for c in rows:
        print("    {%s}," % ", ".join(map(repr, c)))
    print("};\n/* clang-format on */\n\n#endif")


main()
