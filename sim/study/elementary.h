/* elementary: elementary effects of Morris: trajectories on a grid, and what is made of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_ELEMENTARY_H
#define GRDP_STUDY_ELEMENTARY_H

#include "grdp/method.h"
#include "grdp/status.h"

/* Coordinate of an input at point `step` (0 to n_groups) of trajectory `index`: one of the levels
 * 0, 1 / (levels - 1), ..., 1. From one point to the next the inputs of one group move by
 * levels / (2 (levels - 1)), up or down. */
double grdp_trajectory_at(const grdp_method_plan *plan, size_t levels, uint64_t index, size_t step,
                          size_t input);

/* The group that moves from point `step` to the next. */
size_t grdp_trajectory_group(const grdp_method_plan *plan, uint64_t index, size_t step);

/* Picks `n` of trajectories 0 to pool - 1 that lie far apart: the pair with the largest distance,
 * then, one by one, the one with the largest sum of squared distances to those picked (M. V. Ruano
 * et al., Environmental Modelling & Software 37, 2012). `out` holds n. */
GRDP_CHECKED grdp_status grdp_trajectory_pick(const grdp_method_plan *plan, size_t levels,
                                              size_t pool, size_t n, uint64_t *out);

typedef struct grdp_elementary {
    size_t n;       /* effects that count */
    double mu;      /* mean */
    double mu_star; /* mean of |effect| */
    double sigma;   /* standard deviation, n - 1 */
    double error;   /* standard error of mu_star */
} grdp_elementary;

/* Of n effects; those that are NAN are left out. */
grdp_elementary grdp_elementary_of(size_t n, const double *effects);

#endif
