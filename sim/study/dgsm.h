/* dgsm: derivative-based measures: how steep a response is in an input, and what part of the
 * variance that input can have at most, with everything that it does together with others:
 *
 *   nu = E[(dY/dX)^2],   ST <= C nu / Var(Y)
 *
 * C is the Poincare constant of the distribution of X: (b - a)^2 / pi^2 of a uniform one, the
 * variance of a normal one. Sources: I. M. Sobol', S. Kucherenko, "Derivative based global
 * sensitivity measures and their link with global sensitivity indices", Mathematics and Computers
 * in Simulation 79 (2009); M. Lamboni, B. Iooss, A.-L. Popelin, F. Gamboa, "Derivative-based global
 * sensitivity measures: general links with Sobol' indices and numerical tests", ibid. 87 (2013).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_DGSM_H
#define GRDP_STUDY_DGSM_H

#include "study/bootstrap.h"

typedef struct grdp_dgsm {
    size_t n_rows, n_inputs;
    const double *response; /* by row */
    const double *slope;    /* [input * n_rows + row] */
    const double *constant; /* by input; NAN where none is known */
} grdp_dgsm;

enum { GRDP_DGSM_SLOPE, GRDP_DGSM_BOUND, GRDP_DGSM_NUMBERS };

/* For each input nu and the bound; rows are resampled, and intervals are
 * those of the logarithm. The bound is NAN where the response is
 * constant or the constant is not known. */
GRDP_CHECKED grdp_status grdp_dgsm_run(const grdp_dgsm *dgsm, uint64_t seed, size_t n_resamples,
                                       grdp_bootstrapped *out);

#endif
