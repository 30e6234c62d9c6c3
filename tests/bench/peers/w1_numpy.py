#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""W1 with numpy.  usage: w1_numpy.py N [whole|chunk|mt] [f64|f32]
whole: one array per variable for all N paths, year by year (what most people write)
chunk: the same in blocks of 16384 paths that stay in cache; G kept for exact quantiles
mt   : 'chunk' on 2 threads (numpy releases the GIL), one SeedSequence child per block"""
import sys
import numpy as np
from model import *
N = int(float(sys.argv[1])); mode = sys.argv[2] if len(sys.argv) > 2 else "chunk"
dt = np.float32 if len(sys.argv) > 3 and sys.argv[3] == "f32" else np.float64
mu, sc, share = MU[:, None].astype(dt), SC.astype(dt), SHARE[:, None].astype(dt)
rho = dt(RHO)

def block(rng, n, G):
    """G: (H, n) output view; returns counts A, B, AB"""
    k = rng.triangular(*ICOR, n).astype(dt)
    L = np.repeat(share, n, axis=1); dev = np.zeros((4, n), dt)
    Yp = dt(SHARE.sum()); qsum = np.zeros(n, dt)
    for t in range(H):
        z = rng.standard_normal((4, n), dtype=dt)
        dev *= rho; dev += sc @ z
        L *= dev + (1 + mu)
        Y = L.sum(axis=0)
        dY = Y - Yp
        np.divide(dY, Yp, out=G[t])
        qsum += k * dY / Y
        Yp = Y
    a = G[0] >= GSTAR; b = qsum / H >= QSTAR
    return np.array([a.sum(), b.sum(), (a & b).sum()])

G = np.empty((H, N), dt)
if mode == "whole":
    cnt = block(np.random.default_rng(1), N, G)
else:
    BL = 16384; starts = range(0, N, BL)
    if mode == "chunk":
        rng = np.random.Generator(np.random.SFC64(1))
        cnt = sum(block(rng, min(BL, N - s), G[:, s:s + BL]) for s in starts)
    else:
        from concurrent.futures import ThreadPoolExecutor
        kids = np.random.SeedSequence(1).spawn(len(starts))
        f = lambda i: block(np.random.Generator(np.random.SFC64(kids[i])), min(BL, N - starts[i]), G[:, starts[i]:starts[i] + BL])
        with ThreadPoolExecutor(2) as ex: cnt = sum(ex.map(f, range(len(starts))))
if mode == "mt":
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(2) as ex: q = list(ex.map(lambda g: np.quantile(g, PROBS, overwrite_input=True), G))
else:
    q = [np.quantile(g, PROBS, overwrite_input=True) for g in G]
report(N, *(cnt / N), q)
