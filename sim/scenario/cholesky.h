/* cholesky: the lower factor of a symmetric matrix.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_CHOLESKY_H
#define GRDP_SCENARIO_CHOLESKY_H

#include <stddef.h>

/* Lower Cholesky factor in place of the n x n matrix, of which only the lower half is read (Golub
 * and Van Loan, Matrix Computations, algorithm 4.2.1). Returns the row whose pivot is not above
 * `least`, or n; the upper half is then 0. */
size_t grdp_cholesky_factorise(double *a, size_t n, double least);

#endif
