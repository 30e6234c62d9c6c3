/* csv: a strict reader of RFC 4180 text that knows line and column.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_CSV_H
#define GRDP_SCENARIO_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/diag.h"

enum {
    GRDP_CSV_BYTES = 256 << 20,
    GRDP_CSV_COLUMNS = 4096,
    GRDP_CSV_FIELD = 32767, /* bytes; what a cell of a spreadsheet holds */
    GRDP_CSV_CELLS = 8 << 20,
};

typedef struct grdp_csv {
    const char *file;
    char separator;     /* ',' or ';', found in the header */
    bool decimal_comma; /* true where the separator is ';' */
    size_t n_columns, n_rows;
    const char *const *header; /* n_columns */
    const char *const *cells;  /* n_rows * n_columns, row by row */
    const unsigned *lines;     /* line of each row */
} grdp_csv;

/* Reads a whole file: BOM, CRLF, blank lines and a missing last newline are fine; UTF-8, quotes,
 * equal numbers of columns and unique headers are checked, all faults in one call. `bytes` and
 * `length` may be NULL; else they get the text as it was on disk. Everything lives in the arena. */
GRDP_CHECKED grdp_status grdp_csv_read(grdp_arena *arena, const char *file, grdp_diag *diag,
                                       grdp_csv *out, const char **bytes, size_t *length);

/* Column by name, -1 where there is none. */
int grdp_csv_column(const grdp_csv *csv, const char *name);

/* A cell as a number under the file's dialect; false for "" and for what is no number. */
bool grdp_csv_number(const grdp_csv *csv, size_t row, size_t column, double *out);

#endif
