/* pair: two independent samples A and B of the unit cube, block by block of GRDP_LANES rows: the
 * scrambled sequence of Sobol' in twice as many dimensions, or random numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_PAIR_H
#define GRDP_STUDY_PAIR_H

#include "grdp/method.h"
#include "grdp/status.h"

/* Makes plan->tables. With n_parts > 1 blocks go in turn to so many independent samples.
 * GRDP_ERR_LIMIT where the sequence has too few dimensions. */
GRDP_CHECKED grdp_status grdp_pair_prepare(grdp_method_plan *plan, size_t n_parts, bool random);

/* Column `input` of A or B, rows 64 block to 64 block + n - 1. */
void grdp_pair_fill(const grdp_method_plan *plan, size_t input, bool from_b, uint64_t block,
                    size_t n, double *out);

#endif
