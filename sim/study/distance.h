/* distance: distances between distributions, of any sample, with what chance alone gives.
 *
 * A distance is never below 0, so that chance makes it larger, and an input without effect has one
 * too: that of a dummy, whose rows are dealt out at random (F. Khorashadi Zadeh et al.,
 * Environmental Modelling & Software 91, 2017). Numbers are those of the sample as it is, as in the
 * papers that define them, with the dummy beside them.
 *
 * The interval is of the number that samples of as many rows have on average, what chance adds to
 * it included: quantiles of the bootstrap, moved to lie about the value as they lie about their
 * mean, since rows drawn again add as much once more (B. Efron, R. J. Tibshirani, An Introduction
 * to the Bootstrap, 1993, section 10.3). It is not one of a sample without end: no correction holds
 * near 0, where the largest of many differences has no derivative (Z. Fang, A. Santos, "Inference
 * on directionally differentiable functions", Review of Economic Studies 86, 2019).
 * tests/study/test_coverage.c counts how often it holds either number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_DISTANCE_H
#define GRDP_STUDY_DISTANCE_H

#include "study/bootstrap.h"

typedef struct grdp_distance {
    size_t n_rows, n_inputs;
    size_t n_numbers; /* of each input */
    const void *context;

    /* The class of each row by one input; for input n_inputs, the dummy, before they are dealt. */
    void (*classify)(const void *context, size_t input, const uint32_t *weight, uint16_t *class_of);

    /* The numbers of these classes: out[0 .. n_numbers - 1]. The dummy is measured as input 0. */
    void (*measure)(const void *context, size_t input, const uint32_t *weight,
                    const uint16_t *class_of, double *out);

    bool reduced; /* numbers less what resamples add to them: 2 value - mean of the resamples */
} grdp_distance;

/* For each input its numbers, and after the last input those of a dummy: the mean, and the 2.5 %
 * and 97.5 % quantiles, of what chance alone gives. `out` has (n_inputs + 1) * n_numbers. */
GRDP_CHECKED grdp_status grdp_distance_run(const grdp_distance *distance, uint64_t seed,
                                           size_t n_resamples, grdp_bootstrapped *out);

/* Whether chance alone would give as much in one of forty samples. */
bool grdp_distance_is_weak(const grdp_bootstrapped *found, const grdp_bootstrapped *dummy);

#endif
