/* lhs: one dimension of a Latin hypercube. Of N points each lies in another Nth of the range.
 *
 *   u(i) = (p(i) + v(i)) / N,   p a random permutation of 0 .. N-1, v uniform
 *
 * Source: M. D. McKay, R. J. Beckman, W. J. Conover, "A comparison of three methods for selecting
 * values of input variables in the analysis of output from a computer code", Technometrics 21
 * (1979).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_LHS_H
#define GRDP_ENGINE_LHS_H

#include <stddef.h>
#include <stdint.h>

typedef struct grdp_lhs {
    uint64_t order; /* key of the permutation */
    uint64_t place; /* key of the place within its Nth */
} grdp_lhs;

/* Points first to first + n - 1 of n_points in (0, 1), n at most GRDP_LANES; what would come after
 * the last point is the first again. */
void grdp_lhs_fill(const grdp_lhs *lhs, uint64_t n_points, uint64_t first, size_t n, double *out);

#endif
