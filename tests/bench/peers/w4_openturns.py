#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""W4 through OpenTURNS (import + one symbolic evaluation + Sample.exportToCSVFile).  usage: w4_openturns.py OUT"""
import sys, openturns as ot
f = ot.SymbolicFunction(["t"], ["8.8*1.041^t", "54.3*1.087^t", "7.5*1.075^t", "29.4*1.074^t"])
y = f([[t] for t in range(6)]); Y = [sum(r) for r in y]
s = ot.Sample([[2023 + t, *y[t], Y[t], 100 * (Y[t] / Y[t-1] - 1) if t else 0, 460 * (Y[t] - Y[t-1]) / Y[t] if t else 0] for t in range(6)])
s.setDescription(["year", "agriculture", "industry", "construction", "services", "grdp", "growth", "inv_ratio"]); s.exportToCSVFile(sys.argv[1], ",")
