/* resample: sums of terms over rows, and the same sums over rows drawn again (bootstrap) or over
 * parts of the rows (replicates): a product of a matrix of counts with a matrix of terms.
 *
 * How often a resample holds a row depends on the seed, the row and the index of the resample
 * alone, and sums have a fixed shape, so that neither threads nor other terms change a bit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_RESAMPLE_H
#define GRDP_STUDY_RESAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "grdp/status.h"

enum { GRDP_RESAMPLE_ROWS = 256 }; /* rows that terms are made of at once */

typedef struct grdp_resample {
    size_t n_rows;
    const unsigned char *valid; /* by row, up to a multiple of GRDP_RESAMPLE_ROWS: 1 where it
                                   counts, else 0 */
    size_t n_terms;
    size_t n_resamples;
    size_t n_parts; /* 0: bootstrap; else resample i is the rows with row / 64 % n_parts == i */
    uint64_t seed;
    unsigned n_threads;

    /* out[term * GRDP_RESAMPLE_ROWS + i] of row first + i; finite, also past n_rows and for rows
     * that do not count. `first` is a multiple of GRDP_RESAMPLE_ROWS. */
    void (*terms)(const void *context, size_t first, double *out);
    const void *context;
} grdp_resample;

/* sums[0 .. n_terms - 1] are over all rows that count; those of resample i follow at
 * (i + 1) * n_terms. sizes[0], sizes[i + 1]: how many rows these are, for means. */
GRDP_CHECKED grdp_status grdp_resample_run(const grdp_resample *resample, double *sums,
                                           uint64_t *sizes);

#endif
