/* first_order: the part of the variance of a response that its mean given one input has, from any
 * sample of independent inputs:
 *
 *   S = Var(E[Y | X]) / Var(Y)
 *
 * E[Y | X] is a straight line in each of the classes of equal frequency into which X is cut, and S
 * is the part of the variance that these lines explain, less what chance alone would give them:
 *
 *   S = 1 - (1 - R^2) (n - 1) / (n - parameters)
 *
 * Sources: E. Plischke, E. Borgonovo, C. L. Smith, "Global sensitivity measures from given data",
 * European Journal of Operational Research 226 (2013) for classes of a given sample, there with
 * means in place of lines, which lose what varies within a class; M. Ezekiel, "The application of
 * the theory of error to multiple and curvilinear correlation", J. American Statistical Association
 * 24 (1929) for the correction. It takes rows to be independent draws: for points that fill the
 * space more evenly than these it corrects too much, by less than parameters / n.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_FIRST_ORDER_H
#define GRDP_STUDY_FIRST_ORDER_H

#include "study/bootstrap.h"
#include "study/order.h"

enum { GRDP_FIRST_ORDER_CLASSES = 64 }; /* at most */

/* Cube root of n / 2: what the lines miss and what chance gives them then shrink alike. */
size_t grdp_first_order_classes(size_t n);

/* `x` are the values that the orders sort. The index of each of `n_inputs`; below 0 where chance
 * made it so. The interval is that of the resamples, moved to lie about the index as they lie about
 * their mean. NAN for a constant response. */
GRDP_CHECKED grdp_status grdp_first_order_run(size_t n_inputs, const grdp_order *order,
                                              const double *const *x, const double *y,
                                              uint64_t seed, size_t n_resamples,
                                              grdp_bootstrapped *out);

#endif
