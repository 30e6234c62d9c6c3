#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""W4 python, standard library only.  usage: w4_py.py OUT"""
import sys, csv
L = [8.8, 54.3, 7.5, 29.4]; mu = [.041, .087, .075, .074]; Yp = 100.0
with open(sys.argv[1], "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n"); w.writerow(["year", "agriculture", "industry", "construction", "services", "grdp", "growth", "inv_ratio"])
    w.writerow([2023] + [f"{x:.6f}" for x in L + [Yp]] + ["", ""])
    for t in range(5):
        L = [a * (1 + m) for a, m in zip(L, mu)]; Y = sum(L)
        w.writerow([2024 + t] + [f"{x:.6f}" for x in L + [Y, 100 * (Y / Yp - 1), 460 * (Y - Yp) / Y]]); Yp = Y
