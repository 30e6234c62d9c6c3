#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""W3 with pandas.to_csv(float_format='%.6f').  usage: w3_pandas.py OUT [round]  (round: df.round(6).to_csv(), shortest repr)"""
import sys, time, pandas as pd
from w3_model import *
t0 = time.perf_counter(); df = pd.DataFrame(dict(zip(COLS, table()))); t1 = time.perf_counter()
if len(sys.argv) > 2: df.round(6).to_csv(sys.argv[1], index=False)
else: df.to_csv(sys.argv[1], index=False, float_format="%.6f")
print(f"# model {t1-t0:.2f} s, write {time.perf_counter()-t1:.2f} s", file=sys.stderr)
