#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""W4 python + pandas.  usage: w4_pandas.py OUT"""
import sys, numpy as np, pandas as pd
mu = np.array([.041, .087, .075, .074]); L = np.array([8.8, 54.3, 7.5, 29.4]) * np.vstack([np.ones(4), np.cumprod(np.tile(1 + mu, (5, 1)), axis=0)])
df = pd.DataFrame(L, columns=["agriculture", "industry", "construction", "services"], index=pd.RangeIndex(2023, 2029, name="year"))
df["grdp"] = df.sum(axis=1); df["growth"] = 100 * df.grdp.pct_change(); df["inv_ratio"] = 460 * df.grdp.diff() / df.grdp
df.to_csv(sys.argv[1], float_format="%.6f")
