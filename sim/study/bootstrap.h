/* bootstrap: the bootstrap of what is computed from rows (B. Efron, "Bootstrap methods: another
 * look at the jackknife", Annals of Statistics 7, 1979). Rows are drawn as a whole, so that all
 * numbers of one row stay together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_BOOTSTRAP_H
#define GRDP_STUDY_BOOTSTRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grdp/status.h"

/* What is computed from a weighted sample. `weight` has n_rows whole numbers that add up to n_rows;
 * all are 1 for the sample itself, which is resample 0. */
typedef struct grdp_statistic {
    size_t n_rows, n_values;
    void *context;
    void (*compute)(void *context, const uint32_t *weight, double *values);
} grdp_statistic;

/* One value and what its resamples say of it. Where a value or a resample of it is not defined
 * (NAN), all but `value` and `sample` is NAN. */
typedef struct grdp_bootstrapped {
    double value;     /* of the sample itself, or what is made of it */
    double sample;    /* of the sample itself */
    double mean;      /* of the resamples */
    double low, high; /* their 2.5 % and 97.5 % quantiles */
    double deviation; /* their standard deviation */
} grdp_bootstrapped;

/* The numbers of resample r depend on seed, r and the number of rows alone. */
GRDP_CHECKED grdp_status grdp_bootstrap_run(const grdp_statistic *statistic, uint64_t seed,
                                            size_t n_resamples, grdp_bootstrapped *out);

/* How often each row is drawn in resample `index`, from 1. */
void grdp_bootstrap_weights(uint64_t seed, uint32_t index, size_t n_rows, uint32_t *weight);

/* The interval moved so that the value lies in it as the mean lies among the resamples: where these
 * have a bias that the value has not. */
grdp_bootstrapped grdp_bootstrap_centred(grdp_bootstrapped found);

/* The interval value / f to value f, f = exp(1.96 deviation / value): of a mean of squares, which
 * is above 0 and skewed to the right, and whose logarithm is nearly normal. */
grdp_bootstrapped grdp_bootstrap_positive(grdp_bootstrapped found);

/* 2 value - mean in place of the value: less the bias that resamples have of it (Efron and
 * Tibshirani, section 10.6; for given data E. Plischke, E. Borgonovo, C. L. Smith, European J. of
 * Operational Research 226, 2013). */
grdp_bootstrapped grdp_bootstrap_reduced(grdp_bootstrapped found);

/* Quantile of sorted values, type 7 of Hyndman and Fan (1996). */
double grdp_bootstrap_quantile(const double *sorted, size_t n, double p);

#endif
