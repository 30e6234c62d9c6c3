#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""W3 with numpy.savetxt.  usage: w3_savetxt.py OUT"""
import sys, time, numpy as np
from w3_model import *
t0 = time.perf_counter(); M = np.column_stack(table()); t1 = time.perf_counter()
np.savetxt(sys.argv[1], M, fmt="%.6f", delimiter=",", header=",".join(COLS), comments="")
print(f"# model {t1-t0:.2f} s, write {time.perf_counter()-t1:.2f} s", file=sys.stderr)
