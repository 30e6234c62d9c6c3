/* table: rows of cells that every output format can write. Writers see columns and cells, never a
 * sector, a model or a plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_TABLE_H
#define GRDP_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "grdp/diag.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum grdp_column_kind {
    GRDP_COLUMN_TEXT,
    GRDP_COLUMN_NUMBER,
    GRDP_COLUMN_INTEGER,
} grdp_column_kind;

typedef struct grdp_column {
    const char *name; /* "value" */
    grdp_column_kind kind;
    const char *unit; /* "%" or NULL */
    const char *doc;  /* one sentence, for datapackage.json */
    int digits; /* decimals of a NUMBER; -1: shortest text that reads back to the same double */
} grdp_column;

/* A number is never infinite, that of an INTEGER column is whole; texts are UTF-8. */
typedef struct grdp_cell {
    const char *text; /* of a TEXT column; NULL is unknown */
    double number;    /* of the others; NAN is unknown */
} grdp_cell;

typedef struct grdp_dialect {
    bool excel_vi; /* CSV: BOM, ";", decimal comma, CRLF */
} grdp_dialect;

/* An output format: one file under sim/output/ defines one of these. A function that fails leaves
 * the error on the stream, where whoever closes the file finds it. `dialect` may be NULL: none. */
typedef struct grdp_format {
    const char *name;   /* "csv" */
    const char *suffix; /* ".csv" */
    const char *media;  /* "text/csv" */
    const char *doc;
    bool is_data;     /* for programs: datapackage.json describes its columns */
    bool has_dialect; /* written as the dialect says; the others do not look at it */
    void (*head)(FILE *file, const grdp_dialect *dialect, const grdp_column *columns, size_t n);
    void (*row)(FILE *file, const grdp_dialect *dialect, const grdp_column *columns, size_t n,
                const grdp_cell *cells);
    void (*tail)(FILE *file, const grdp_dialect *dialect, const grdp_column *columns, size_t n);
} grdp_format;

const grdp_format *grdp_format_find(const char *name); /* NULL where there is none */
const grdp_format *grdp_format_at(size_t index);       /* NULL past the last */

#ifdef __cplusplus
}
#endif

#endif
