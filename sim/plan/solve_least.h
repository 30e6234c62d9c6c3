/* solve_least: the point that departs least from a mean, given linear conditions and bounds.
 *
 *   min (x - m)' V^-1 (x - m)   subject to   A x = b,  low <= x <= high
 *
 * Without bounds this is the conditional mean of a Gaussian vector with mean m and covariance V,
 * m + V A' (A V A')^-1 (b - A m). With bounds the dual method of D. Goldfarb and A. Idnani,
 * Mathematical Programming 27 (1983), in the form that needs V and not its inverse, so that a
 * variable without spread (a row of zeros) stays at its mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_SOLVE_LEAST_H
#define GRDP_PLAN_SOLVE_LEAST_H

#include <stdbool.h>
#include <stddef.h>

#include "grdp/status.h"

typedef struct grdp_least {
    size_t n;
    const double *mean;
    const double *covariance; /* n * n, symmetric, positive semidefinite */
    const double *low, *high; /* may be infinite */
    size_t n_conditions;
    const double *row;   /* n_conditions * n */
    const double *value; /* b */
} grdp_least;

/* What comes out; the caller gives the arrays. */
typedef struct grdp_least_point {
    double *x;          /* n */
    double *multiplier; /* n_conditions: what one more unit of b costs, halved; may be NULL */
    double departure;   /* square root of what is least */
    bool feasible; /* false: no x meets the conditions within the bounds; x is then no answer */
} grdp_least_point;

/* GRDP_OK, feasible or not, or GRDP_ERR_MEMORY. */
GRDP_CHECKED grdp_status grdp_solve_least(const grdp_least *problem, grdp_least_point *out);

#endif
