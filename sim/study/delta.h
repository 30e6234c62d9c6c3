/* delta: how much of the distribution of a response moves, on average, when an input is known:
 *
 *   delta = 1/2 E over x of integral |f(y) - f(y | x)| dy,   0 to 1
 *
 * From any sample: x is cut into M classes of equal frequency, M the smaller of 48 and
 * n^(2 / (7 + tanh((1500 - n) / 500))) rounded up; densities are those of a Gaussian kernel with
 * the width of Silverman, sd (3 n / 4)^(-1/5), on a grid. A response with few values has
 * probabilities in place of densities. Chance makes the number too large, and the bootstrap says by
 * how much: 2 delta - mean of its resamples is what is given. Classes and kernels make a large
 * number too small, by a tenth at 1,000 rows and a twenty-fifth at 16,000: the interval of
 * distance.h is of chance alone and does not know of that.
 *
 * Sources: E. Borgonovo, "A new uncertainty importance measure", Reliability Engineering & System
 * Safety 92 (2007); E. Plischke, E. Borgonovo, C. L. Smith, "Global sensitivity measures from given
 * data", European J. of Operational Research 226 (2013), for classes and bias; B. W. Silverman,
 * Density Estimation for Statistics and Data Analysis (1986), section 3.4.2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_DELTA_H
#define GRDP_STUDY_DELTA_H

#include "study/distance.h"
#include "study/order.h"

enum { GRDP_DELTA_CLASSES = 48 }; /* at most */

typedef struct grdp_delta {
    size_t n_inputs;
    const grdp_order *x; /* by input */
    const grdp_order *y;
    const double *response; /* by row */
} grdp_delta;

/* M of n rows. */
size_t grdp_delta_classes(size_t n);

/* The number of each input, and after the last that of a dummy with what chance alone gives:
 * n_inputs + 1. */
GRDP_CHECKED grdp_status grdp_delta_run(const grdp_delta *delta, uint64_t seed, size_t n_resamples,
                                        grdp_bootstrapped *out);

#endif
