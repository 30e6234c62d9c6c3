/* show: tables for people, laid out as text.
 *
 * Cells are UTF-8 texts that are copied; NULL is an empty cell. Columns are as wide as their widest
 * cell and two spaces apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_REPORT_SHOW_H
#define GRDP_REPORT_SHOW_H

#include "core/text.h"

enum { GRDP_SHOW_COLUMNS = 32 };

typedef struct grdp_show grdp_show;
/* `align` has a letter a column: 'l' left, 'r' right, 'w' left and wrapped where the table would be
 * wider than the page. The columns it says nothing of are right, with NULL all but the first. NULL
 * when out of memory; all functions take NULL and do nothing. */
grdp_show *grdp_show_create(size_t n_columns, const char *align);
void grdp_show_free(grdp_show *show);

void grdp_show_head(grdp_show *show, const char *const *cells);
void grdp_show_row(grdp_show *show, const char *const *cells);
void grdp_show_rule(grdp_show *show);                       /* a line between rows */
void grdp_show_section(grdp_show *show, const char *title); /* a title over the rows that follow */

/* Adds the table to `out`, every line ended by a newline, for a page of `width` columns. False when
 * out of memory, then or before. */
bool grdp_show_layout(const grdp_show *show, size_t width, grdp_buffer *out);

/* The same for a page that nothing may be wider than, a terminal: a table that is too wide is laid
 * out in parts, one below the other, each with the first column and as many others as fit. */
bool grdp_show_layout_parts(const grdp_show *show, size_t width, grdp_buffer *out);

/* Adds `text` wrapped at spaces to `width` columns, lines after the first indented by `indent`.
 * What is on the first line already is told by `used`. Ends without a newline. */
void grdp_show_wrap(grdp_buffer *out, const char *text, size_t used, size_t indent, size_t width);

#endif
