#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""W2, hand-written numpy/scipy: scrambled Sobol' (scipy.stats.qmc), bootstrap as a
matrix product of multinomial counts with the per-sample terms.  usage: w2_numpy.py LOG2N"""
import sys, time
import numpy as np
from scipy.stats import qmc, norm
from w2_model import *
m = int(sys.argv[1]); N = 2 ** m; d = 12; NB = 100
lo = np.array([b[0] for b in BOUNDS]); hi = np.array([b[1] for b in BOUNDS])
t0 = time.perf_counter()
U = qmc.Sobol(2 * d, scramble=True, seed=1).random_base2(m)
A = lo + (hi - lo) * U[:, :d]; B = lo + (hi - lo) * U[:, d:]
fA, fB = F(A), F(B); fAB = np.empty((d, N))
A = np.asfortranarray(A)
for j in range(d):
    sv = A[:, j].copy(); A[:, j] = B[:, j]; fAB[j] = F(A); A[:, j] = sv
t1 = time.perf_counter()
mean = (fA.sum() + fB.sum() + fAB.sum()) / (N * (d + 2)); sd = np.sqrt((((fA-mean)**2).sum() + ((fB-mean)**2).sum() + ((fAB-mean)**2).sum()) / (N*(d+2)))
fA, fB, fAB = (fA - mean) / sd, (fB - mean) / sd, (fAB - mean) / sd
P = np.empty((2 * d + 2, N)); P[0] = fA + fB; P[1] = fA**2 + fB**2
P[2:2 + d] = fB * (fAB - fA); P[2 + d:] = .5 * (fA - fAB) ** 2
def idx(T):
    T = T / N; var = T[..., 1] / 2 - (T[..., 0] / 2) ** 2
    return T[..., 2:] / var[..., None]
S = idx(P.sum(1))
rng = np.random.Generator(np.random.SFC64(2))
W = np.stack([np.bincount(rng.integers(0, N, N, dtype=np.uint32), minlength=N) for _ in range(NB)]).astype(float)
z = norm.ppf(.975); c = z * idx(W @ P.T).std(axis=0, ddof=1)
t2 = time.perf_counter()
report(N, S[:d], S[d:], c[:d], c[d:])
print(f"# sample+model {t1-t0:.3f} s, analyse {t2-t1:.3f} s", file=sys.stderr)
