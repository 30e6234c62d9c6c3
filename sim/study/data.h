/* data: a table of runs, ours or another program's, as a sample: which columns are inputs, which
 * one is the response.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_DATA_H
#define GRDP_STUDY_DATA_H

#include "core/arena.h"
#include "core/diag.h"
#include "grdp/method.h"

#include <stddef.h>

typedef struct grdp_data {
    const char *file;
    char sha256[65];
    size_t n, n_inputs; /* rows with a response, and columns */
    size_t n_empty;     /* rows without a response: runs that failed */
    const char *const *names;
    const char *output;
    const double *const *x; /* [input][row] */
    const double *y;
} grdp_data;

enum { GRDP_DATA_LEAST = 20 }; /* rows, below which nothing can be said */

/* Reads a CSV with a head line. Everything lives in the arena. Faults are findings with file and
 * line: columns that are not there, cells that are no numbers, inputs without a value, too few
 * rows, and columns that are the same in all rows. */
GRDP_CHECKED grdp_status grdp_data_read(grdp_arena *arena, const char *file, size_t n_inputs,
                                        const char *const *inputs, const char *output,
                                        grdp_diag *diag, grdp_data *out);

/* grdp_sample.values of a table; the context is the table. */
void grdp_data_values(const grdp_sample *sample, uint64_t first, size_t n, double *const *out);

#endif
