"""W3: constant-growth grid.  g_C fixed 7.5 %; five years; 10 columns."""
# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
from model import SHARE
GA = 2.00 + 0.04 * np.arange(100); GI = 5.00 + 0.08 * np.arange(100); GS = 4.50 + 0.05 * np.arange(100); GC = 7.5
COLS = ["g_agri", "g_ind", "g_serv", "grdp_2028", "cagr", "growth_2024", "growth_2028", "share_agri_2028", "share_ind_2028", "inv_ratio"]
def table():
    a, i, s = (x.ravel() for x in np.meshgrid(GA, GI, GS, indexing="ij"))
    L = [np.full(a.size, w) for w in SHARE]; f = [1 + a / 100, 1 + i / 100, 1 + GC / 100, 1 + s / 100]
    Yp = 100.0; q = 0.0
    for t in range(5):
        L = [x * y for x, y in zip(L, f)]; Y = L[0] + L[1] + L[2] + L[3]
        if t == 0: g1 = 100 * (Y / Yp - 1)
        g5 = 100 * (Y / Yp - 1); q = q + (Y - Yp) / Y; Yp = Y
    return [a, i, s, Y, 100 * ((Y / 100) ** .2 - 1), g1, g5, 100 * L[0] / Y, 100 * L[1] / Y, 100 * 4.6 / 5 * q]
