"""Constants of the benchmark model, shared by the Python peers (defined in tests/bench/README.md)."""
# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
SECT = ["agriculture", "industry", "construction", "services"]
SHARE = np.array([8.8, 54.3, 7.5, 29.4])            # base-year (2023) GRDP = 100
MU = np.array([0.041, 0.087, 0.075, 0.074])
SIGMA = np.array([0.015, 0.030, 0.040, 0.020])
RHO = 0.3
R = np.array([[1.0, .10, .10, .20], [.10, 1.0, .50, .60], [.10, .50, 1.0, .40], [.20, .60, .40, 1.0]])
C = np.linalg.cholesky(R)
SC = SIGMA[:, None] * C                              # sigma folded in: shock = SC @ z
H = 5
ICOR = (3.5, 4.6, 6.0)                               # triangular (min, mode, max)
GSTAR, QSTAR = 0.09, 0.35
PROBS = np.array([.05, .10, .25, .50, .75, .90, .95])

def report(n, pa, pb, pab, quant):
    print(f"N {n}")
    print(f"P_A {pa:.6f} P_B {pb:.6f} P_AB {pab:.6f}")
    for t in range(H):
        print(2024 + t, " ".join(f"{100*q:.4f}" for q in quant[t]))
