/* regional: which inputs decide whether a run falls on one side: the largest distance between the
 * distributions of an input in the runs that do and in those that do not.
 *
 * Sources: R. C. Spear, G. M. Hornberger, "Eutrophication in Peel Inlet II", Water Research 14
 * (1980); G. M. Hornberger, R. C. Spear, "An approach to the preliminary analysis of environmental
 * systems", J. Environmental Management 12 (1981); A. Saltelli et al., Global Sensitivity Analysis.
 * The Primer (2008), section 5.2 (Monte Carlo filtering).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_REGIONAL_H
#define GRDP_STUDY_REGIONAL_H

#include <stdbool.h>

#include "study/distance.h"
#include "study/order.h"

typedef struct grdp_regional {
    size_t n_inputs;
    const grdp_order *order; /* by input */
    const bool *inside;      /* by row: on which side it is */
} grdp_regional;

/* The distance of Kolmogorov and Smirnov, 0 to 1, of rows with side 1 and those with side 0; NAN
 * where one of them has no row that counts. */
double grdp_regional_distance(const grdp_order *order, const uint32_t *weight,
                              const uint16_t *side);

/* The middle value of the rows on a side, or the mean of the two about the middle; NAN where there
 * is none. `x` are the values that `order` sorts. */
double grdp_regional_median(const grdp_order *order, const double *x, const bool *inside,
                            bool side);

/* The distance of each input, and after the last input that of a dummy, whose runs are dealt to the
 * sides at random, see distance.h: n_inputs + 1 numbers. All but the values are NAN where a
 * resample has one side only. */
GRDP_CHECKED grdp_status grdp_regional_run(const grdp_regional *regional, uint64_t seed,
                                           size_t n_resamples, grdp_bootstrapped *out);

#endif
