/* order: the rows of a sample in the order of one of its columns, and classes of equal frequency
 * made of them. Samples are weighted: a row may count never, once or often, as in a resample.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_ORDER_H
#define GRDP_STUDY_ORDER_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "grdp/status.h"

/* Position k is that of the k-th smallest value, from 0. */
typedef struct grdp_order {
    size_t n;
    const uint32_t *row;   /* by position; equal values in the order of rows */
    const uint32_t *start; /* by distinct value: the position of its first row; one more is n */
    size_t n_distinct;
} grdp_order;

/* No value is NAN, n is below 2^32. Everything lives in the arena. */
GRDP_CHECKED grdp_status grdp_order_make(grdp_arena *arena, size_t n, const double *values,
                                         grdp_order *out);

/* The class of each row, of at most `n_classes` that hold equal parts of the rows that count: they
 * are closed below and open above, but for the last, which is closed at both ends. Equal values
 * share a class, and where there are no more distinct values than classes, each is one. A class
 * that gets no row is left out by those who count. */
void grdp_order_classes(const grdp_order *order, const uint32_t *weight, size_t n_classes,
                        uint16_t *class_of_row);

#endif
