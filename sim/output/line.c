/* line: gathers the bytes of a row in a local buffer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/line.h"

#include <assert.h>
#include <math.h>

void grdp_line_flush(grdp_line *line)
{
    /* The stream keeps the error, and the commit of the file reports it. */
    (void)fwrite(line->data, 1, line->length, line->file);
    line->length = 0;
}

void grdp_line_add_long(grdp_line *line, const char *data, size_t length)
{
    grdp_line_flush(line);
    (void)fwrite(data, 1, length, line->file);
}

static size_t write_number(const grdp_column *column, double value, char *text)
{
    if (column->kind == GRDP_COLUMN_INTEGER)
        return grdp_number_fixed(value, 0, text);
    if (column->digits >= 0)
        return grdp_number_fixed(value, column->digits, text);
    return grdp_number_shortest(value, text);
}

void grdp_line_number(grdp_line *line, const grdp_column *column, double value, char decimal)
{
    assert(!isinf(value));
    assert(column->kind != GRDP_COLUMN_INTEGER || isnan(value) || value == floor(value));
    if (isnan(value))
        return;
    if (GRDP_LINE_ROOM - line->length < GRDP_NUMBER_TEXT)
        grdp_line_flush(line);
    char *text = line->data + line->length;
    const size_t length = write_number(column, value, text);
    line->length += length;
    if (decimal == '.')
        return;
    char *point = memchr(text, '.', length);
    if (point)
        *point = decimal;
}

void grdp_line_nothing(FILE *file, const grdp_dialect *dialect, const grdp_column *columns,
                       size_t n)
{
    (void)file;
    (void)dialect;
    (void)columns;
    (void)n;
}
