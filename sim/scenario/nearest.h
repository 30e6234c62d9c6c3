/* nearest: the correlation matrix that is nearest to one that cannot be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_NEAREST_H
#define GRDP_SCENARIO_NEAREST_H

#include <stddef.h>

#include "grdp/status.h"

/* Replaces the symmetric n x n matrix by the nearest correlation matrix in the Frobenius norm, to
 * about 1e-9. As a rule that lies on the border: its least eigenvalue is 0 but for rounding. */
GRDP_CHECKED grdp_status grdp_nearest_correlation(size_t n, double *a);

/* The same with four decimals, and drawn towards the unit matrix as little as it takes for a
 * Cholesky factor whose squared pivots are all above `least`. */
GRDP_CHECKED grdp_status grdp_nearest_valid(size_t n, double least, double *a);

#endif
