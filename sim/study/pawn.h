/* pawn: how far an input moves the whole distribution of a response, not its variance only.
 *
 *   KS(k) = sup over y of |F(y) - F(y | x in class k)|,   k = 1 .. S classes of equal frequency
 *
 * and of these the median, the mean and the largest. Source: F. Pianosi, T. Wagener,
 * "Distribution-based sensitivity analysis from a generic input-output sample", Environmental
 * Modelling and Software 108 (2018).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_PAWN_H
#define GRDP_STUDY_PAWN_H

#include "study/distance.h"
#include "study/order.h"

enum { GRDP_PAWN_CLASSES = 256 }; /* at most */

/* The numbers of one input, in this order. */
enum { GRDP_PAWN_MEDIAN, GRDP_PAWN_MEAN, GRDP_PAWN_MOST, GRDP_PAWN_NUMBERS };

typedef struct grdp_pawn {
    size_t n_inputs;
    const grdp_order *x; /* by input */
    const grdp_order *y;
    size_t n_classes;
} grdp_pawn;

/* The three numbers of one class_of_row (grdp_order_classes). */
void grdp_pawn_measure(const grdp_order *y, const uint32_t *weight, size_t n_classes,
                       const uint16_t *class_of_row, double out[GRDP_PAWN_NUMBERS]);

/* For each input its three numbers, and after the last input those of a dummy, see distance.h.
 * `out` has (n_inputs + 1) * GRDP_PAWN_NUMBERS numbers. */
GRDP_CHECKED grdp_status grdp_pawn_run(const grdp_pawn *pawn, uint64_t seed, size_t n_resamples,
                                       grdp_bootstrapped *out);

#endif
