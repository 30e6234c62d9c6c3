#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""W2 with OpenTURNS: SobolIndicesExperiment (QMC) + JansenSensitivityAlgorithm + bootstrap.  usage: w2_openturns.py LOG2N [python|symbolic] [jansen|saltelli]"""
import sys, time
import numpy as np, openturns as ot
from w2_model import *
N = 2 ** int(sys.argv[1]); mode = sys.argv[2] if len(sys.argv) > 2 else "symbolic"; alg = sys.argv[3] if len(sys.argv) > 3 else "jansen"
ot.RandomGenerator.SetSeed(1)
ot.ResourceMap.SetAsString("SobolIndicesExperiment-SamplingMethod", "QMC")
dist = ot.ComposedDistribution([ot.Uniform(a, b) for a, b in BOUNDS])
if mode == "python": f = ot.PythonFunction(12, 1, func_sample=lambda X: F(np.asarray(X)).reshape(-1, 1))
else:
    v = ["m0","m1","m2","m3","e0","e1","e2","e3","k","rho","wa","wi"]; p = "var rest := 100-wa-wi;\n"
    for s in range(4):
        L = ["wa", "wi", "rest*(7.5/36.9)", "rest*(29.4/36.9)"][s]; dv = f"({MU[s]:.17g}-m{s})"
        for t in range(H):
            p += f"var d{s}{t} := rho*{dv}+e{s};\nvar L{s}{t} := {L}*(1+m{s}+d{s}{t});\n"; dv = f"d{s}{t}"; L = f"L{s}{t}"
    p += "F := k*((L04+L14+L24+L34)/100-1);\n"
    f = ot.SymbolicFunction(v, ["F"], p)
t0 = time.perf_counter(); X = ot.SobolIndicesExperiment(dist, N, False).generate(); t1 = time.perf_counter(); Y = f(X); t2 = time.perf_counter()
a = (ot.JansenSensitivityAlgorithm if alg == "jansen" else ot.SaltelliSensitivityAlgorithm)(X, Y, N)
a.setUseAsymptoticDistribution(False); a.setBootstrapSize(100); a.setConfidenceLevel(.95)
S1, ST = np.array(a.getFirstOrderIndices()), np.array(a.getTotalOrderIndices()); i1, iT = a.getFirstOrderIndicesInterval(), a.getTotalOrderIndicesInterval()
t3 = time.perf_counter()
report(N, S1, ST, (np.array(i1.getUpperBound()) - np.array(i1.getLowerBound())) / 2, (np.array(iT.getUpperBound()) - np.array(iT.getLowerBound())) / 2)
print(f"# sample {t1-t0:.3f} s, model {t2-t1:.3f} s, indices+bootstrap {t3-t2:.3f} s", file=sys.stderr)
