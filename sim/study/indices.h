/* indices: what method_sobol.c makes of its responses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_INDICES_H
#define GRDP_STUDY_INDICES_H

#include "grdp/model.h"
#include "study/pair.h"

/* Columns of the method. */
enum {
    GRDP_INDEX_FIRST,
    GRDP_INDEX_TOTAL,
    GRDP_INDEX_LINEAR,
    GRDP_INDEX_PAIR,
    GRDP_INDEX_DUMMY_FIRST,
    GRDP_INDEX_DUMMY_TOTAL,
    GRDP_INDEX_R2,
    GRDP_INDEX_MEAN,
    GRDP_INDEX_SD,
    GRDP_INDEX_ROWS,
};

/* Places of the matrices; AB_j and BA_j follow. */
enum { GRDP_B, GRDP_A };

/* Point (row / 64 * n_matrices + matrix) * 64 + row % 64. */
typedef struct grdp_indices {
    const grdp_method_plan *plan;
    const grdp_sample *sample;
    size_t n_rows, n_matrices;
    bool pairs;
    size_t n_resamples; /* of the bootstrap */
    size_t n_parts;     /* not 0: intervals by so many parts of the design instead */
} grdp_indices;

GRDP_CHECKED grdp_status grdp_indices_run(const grdp_indices *indices, size_t response,
                                          grdp_effects *out);

#endif
