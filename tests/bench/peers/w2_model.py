"""W2: 12 uncertain inputs, and the investment of 2024 to 2028 that growth requires, over GRDP of 2023."""
# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
from model import MU, SIGMA, H
NAMES = ["mu_A", "mu_I", "mu_C", "mu_S", "d_A", "d_I", "d_C", "d_S", "icor", "rho", "w_A", "w_I"]
BOUNDS = [[m - .015, m + .015] for m in MU] + [[-s, s] for s in SIGMA] + [[3.5, 6.0], [0.0, 0.6], [6.8, 10.8], [50.3, 58.3]]
BOUNDS = [[float(a), float(b)] for a, b in BOUNDS]
def F(X):
    """X: (n, 12) -> (n,); the columns are used contiguously, one sector at a time"""
    X = np.asfortranarray(X)
    k, rho, wa, wi = X[:, 8], X[:, 9], X[:, 10], X[:, 11]
    rest = 100.0 - wa - wi
    w = (wa, wi, rest * (7.5 / 36.9), rest * (29.4 / 36.9))
    Y = 0.0
    for s in range(4):
        mu1, de = 1.0 + X[:, s], X[:, 4 + s]
        dev = MU[s] - X[:, s]; L = w[s]
        for t in range(H):
            dev = rho * dev + de
            L = L * (mu1 + dev)
        Y = Y + L
    return k * (Y / 100.0 - 1.0)
def report(N, S1, ST, c1, cT):
    print(f"N {N}")
    for j, n in enumerate(NAMES): print(f"{n:5s} S1 {S1[j]:.5f} +- {c1[j]:.5f}  ST {ST[j]:.5f} +- {cT[j]:.5f}")
