/* distance: distances between distributions, of any sample, with what chance adds to them.
 *
 * A distance is never below 0, so that chance makes it larger: an input without effect has one too.
 * What a dummy gets, whose rows are dealt out at random, is D. Distances are measured with errors
 * that add to them as to the length of a vector: a sample in which chance gives D shows
 * sqrt(d^2 + D^2), give or take, where the distance is d, so that d = sqrt(v^2 - D^2) of what it
 * shows, v; 0 where v is below D. The interval is that of v' = v - D / 10 and the error of this
 * rule, for which a deviation of D / 10 stands:
 *
 *   v' -+ 1.96 sqrt(s^2 + (D / 10)^2),   s the deviation of v over resamples,
 *
 * less D in the same way. The tenths are empirical: tests/study/test_coverage.c holds how often the
 * interval has the true value, for three functions and two sizes of samples.
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

    bool by_resamples; /* what chance adds is not D, but what it adds to resamples once more */
} grdp_distance;

/* For each input its numbers, and after the last input those of a dummy: the mean, and the 2.5 %
 * and 97.5 % quantiles, of what chance alone gives. `out` has (n_inputs + 1) * n_numbers. */
GRDP_CHECKED grdp_status grdp_distance_run(const grdp_distance *distance, uint64_t seed,
                                           size_t n_resamples, grdp_bootstrapped *out);

/* Whether the interval reaches 0, or chance alone would give as much in one of forty samples. */
bool grdp_distance_is_weak(const grdp_bootstrapped *found, const grdp_bootstrapped *dummy);

#endif
