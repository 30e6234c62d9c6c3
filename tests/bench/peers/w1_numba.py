#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""W1 with numba: fused loop, prange over blocks, exact quantiles with numpy.  usage: w1_numba.py N"""
import sys, time
import numpy as np, numba as nb
from model import *
N = int(float(sys.argv[1])); BL = 16384
SCf, MUf, SHf = SC.copy(), MU.copy(), SHARE.copy()
LO, MODE, HI = ICOR

@nb.njit(parallel=True, fastmath=True, cache=False)
def sim(N, G, cnt, seed):
    nblk = (N + BL - 1) // BL
    for b in nb.prange(nblk):
        np.random.seed(seed + b)
        z = np.empty(4); dev = np.empty(4); L = np.empty(4)
        ca = 0; cb = 0; cab = 0
        for i in range(b * BL, min(N, (b + 1) * BL)):
            u = np.random.random(); fc = (MODE - LO) / (HI - LO)
            k = LO + np.sqrt(u * (HI - LO) * (MODE - LO)) if u < fc else HI - np.sqrt((1 - u) * (HI - LO) * (HI - MODE))
            Yp = 0.0
            for s in range(4):
                dev[s] = 0.0; L[s] = SHf[s]; Yp += L[s]
            qs = 0.0
            for t in range(H):
                for s in range(4): z[s] = np.random.standard_normal()
                Y = 0.0
                for s in range(4):
                    e = 0.0
                    for j in range(s + 1): e += SCf[s, j] * z[j]
                    dev[s] = RHO * dev[s] + e
                    L[s] *= 1.0 + MUf[s] + dev[s]
                    Y += L[s]
                G[t, i] = Y / Yp - 1.0
                qs += k * (Y - Yp) / Y
                Yp = Y
            a = G[0, i] >= GSTAR; bb = qs / H >= QSTAR
            ca += a; cb += bb; cab += a and bb
        cnt[b, 0] = ca; cnt[b, 1] = cb; cnt[b, 2] = cab

t0 = time.perf_counter()
sim(16, np.empty((H, 16)), np.zeros((1, 3), np.int64), 1)
t1 = time.perf_counter()
G = np.empty((H, N)); cnt = np.zeros(((N + BL - 1) // BL, 3), np.int64)
sim(N, G, cnt, 7)
t2 = time.perf_counter()
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2) as ex: q = list(ex.map(lambda g: np.quantile(g, PROBS, overwrite_input=True), G))
t3 = time.perf_counter()
report(N, *(cnt.sum(0) / N), q)
print(f"# compile {t1-t0:.2f} s, paths {t2-t1:.2f} s, quantiles {t3-t2:.2f} s", file=sys.stderr)
