#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""W1 with OpenTURNS.  usage: w1_openturns.py N [symbolic|python] [BLOCK]
Input: ComposedDistribution of 20 standard normals + 1 triangular, with a NormalCopula (block-diagonal
correlation over years); model: SymbolicFunction (compiled expressions, runs on all cores) or a vectorised
PythonFunction; statistics: Sample.computeQuantilePerComponent.  BLOCK bounds the memory of the inputs."""
import sys, time
import numpy as np, openturns as ot
from model import *
N = int(float(sys.argv[1])); mode = sys.argv[2] if len(sys.argv) > 2 else "symbolic"; BL = int(float(sys.argv[3])) if len(sys.argv) > 3 else min(N, 1000000)
ot.RandomGenerator.SetSeed(1)
R21 = ot.CorrelationMatrix(21)
for t in range(H):
    for i in range(4):
        for j in range(i): R21[4 * t + i, 4 * t + j] = R[i, j]
dist = ot.ComposedDistribution([ot.Normal()] * 20 + [ot.Triangular(*ICOR)], ot.NormalCopula(R21))
if mode == "symbolic":
    v = [f"e{t}{s}" for t in range(H) for s in range(4)] + ["k"]
    f = ""; Yp = f"{SHARE.sum():.17g}"
    for t in range(H):
        for s in range(4):
            prev = f"{RHO:.17g}*d{t-1}{s}+" if t else ""
            f += f"var d{t}{s} := {prev}{SIGMA[s]:.17g}*e{t}{s};\n"
            L = f"L{t-1}{s}" if t else f"{SHARE[s]:.17g}"
            f += f"var L{t}{s} := {L}*({1+MU[s]:.17g}+d{t}{s});\n"
        f += f"var Y{t} := " + "+".join(f"L{t}{s}" for s in range(4)) + ";\n"
        f += f"G{t} := Y{t}/{Yp if t == 0 else f'Y{t-1}'}-1;\n"
    f += "qb := k/5*(" + "+".join(f"(1-{Yp if t == 0 else f'Y{t-1}'}/Y{t})" for t in range(H)) + ");\n"
    func = ot.SymbolicFunction(v, [f"G{t}" for t in range(H)] + ["qb"], f)
else:
    def m(X):
        X = np.asarray(X); n = len(X); k = X[:, 20]
        L = np.tile(SHARE, (n, 1)); dev = np.zeros((n, 4)); Yp = SHARE.sum(); out = np.empty((n, 6)); q = np.zeros(n)
        for t in range(H):
            dev = RHO * dev + SIGMA * X[:, 4 * t:4 * t + 4]
            L = L * (1 + MU + dev); Y = L.sum(1)
            out[:, t] = Y / Yp - 1; q += k * (Y - Yp) / Y; Yp = Y
        out[:, 5] = q / H
        return out
    func = ot.PythonFunction(21, 6, func_sample=m)
y = ot.Sample(0, 6); ts = tm = 0
for s in range(0, N, BL):
    t0 = time.perf_counter(); x = dist.getSample(min(BL, N - s)); t1 = time.perf_counter()
    y.add(func(x)); tm += time.perf_counter() - t1; ts += t1 - t0
t2 = time.perf_counter()
pa = 1 - y.getMarginal(0).computeEmpiricalCDF([GSTAR]); pb = 1 - y.getMarginal(5).computeEmpiricalCDF([QSTAR])
a = np.asarray(y); pab = np.mean((a[:, 0] >= GSTAR) & (a[:, 5] >= QSTAR))
q = np.array([np.asarray(y.computeQuantilePerComponent(float(p))) for p in PROBS]).T
t3 = time.perf_counter()
report(N, pa, pb, pab, q)
print(f"# sampling {ts:.2f} s, model {tm:.2f} s, statistics {t3-t2:.2f} s", file=sys.stderr)
