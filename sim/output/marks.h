/* marks: what separates cells, decimals and lines in a dialect of CSV. The writer of CSV and the
 * description in datapackage.json both take it from here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_OUTPUT_MARKS_H
#define GRDP_OUTPUT_MARKS_H

#include "grdp/table.h"

typedef struct grdp_marks {
    const char *start; /* a byte order mark, or "" */
    const char *newline;
    const char *special; /* a text with one of these bytes is quoted */
    char separator;
    char decimal;
} grdp_marks;

/* Static storage; NULL is the plain dialect. */
const grdp_marks *grdp_marks_find(const grdp_dialect *dialect);

#endif
