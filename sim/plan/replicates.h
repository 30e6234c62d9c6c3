/* replicates: standard errors of runs that are drawn by a design, from the spread between its
 * replicates (engine/sampling.h).
 *
 * Of R replicates, each of which gives x_k, the standard error of their mean is
 *
 *   sqrt( sum_k (x_k - mean)^2 / (R (R - 1)) )
 *
 * with R - 1 degrees of freedom (A. B. Owen, "Practical Quasi-Monte Carlo Integration", 2023,
 * section 17.6; for a number of runs that is doubled until an interval is narrow enough, P. W.
 * Glynn, W. Whitt, "The asymptotic validity of sequential stopping rules for stochastic
 * simulations", Ann. Appl. Probab. 2, 1992). Figures of all runs together, such as a quantile, are
 * given this error of the mean of the same figure of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_REPLICATES_H
#define GRDP_PLAN_REPLICATES_H

#include "plan/chance.h"

typedef struct grdp_replicates {
    size_t most, n_figures; /* room for replicates; figures of each */
    size_t n;               /* replicates that are there */
    double *value;          /* [replicate * n_figures + figure] */
    uint64_t n_points;      /* runs of a replicate */
} grdp_replicates;

/* Room for the figures of `most` replicates. false when out of memory; else the caller frees it
 * with grdp_replicates_close(). */
bool grdp_replicates_open(const grdp_chance *chance, size_t most, grdp_replicates *out);
void grdp_replicates_close(grdp_replicates *replicates);

/* Adds what the runs of one replicate alone say. */
void grdp_replicates_add(grdp_replicates *replicates, const grdp_chance *of_one);

/* Puts the errors into what all runs together say. At least two replicates are there. */
void grdp_replicates_fill(const grdp_replicates *replicates, grdp_chance *chance);

/* Standard error of the mean of a measure; NAN below two replicates. */
double grdp_replicates_mean_error(const grdp_replicates *replicates, size_t measure);

/* Half of a 95 % interval in standard errors: 1.96, or the quantile of Student's t. */
double grdp_replicates_width(size_t n_replicates);

#endif
