/* line: gathers the bytes of a row in a local buffer, so that a row costs one call of fwrite.
 * Tables of millions of rows pass through here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_OUTPUT_LINE_H
#define GRDP_OUTPUT_LINE_H

#include "core/number.h"
#include "grdp/table.h"

#include <string.h>

enum { GRDP_LINE_ROOM = 4096 };

typedef struct grdp_line {
    FILE *file;
    size_t length;
    char data[GRDP_LINE_ROOM]; /* left unset by the start: clearing it would cost more than a row */
} grdp_line;

static inline void grdp_line_start(grdp_line *line, FILE *file)
{
    line->file = file;
    line->length = 0;
}

/* Hands the bytes to the file. An error stays on the stream. */
void grdp_line_flush(grdp_line *line);

/* Adds bytes of any number. */
void grdp_line_add_long(grdp_line *line, const char *data, size_t length);

static inline void grdp_line_add_n(grdp_line *line, const char *data, size_t length)
{
    if (length > GRDP_LINE_ROOM - line->length) {
        grdp_line_add_long(line, data, length);
        return;
    }
    memcpy(line->data + line->length, data, length);
    line->length += length;
}

static inline void grdp_line_add(grdp_line *line, const char *text)
{
    grdp_line_add_n(line, text, strlen(text));
}

static inline void grdp_line_byte(grdp_line *line, char byte)
{
    if (line->length == GRDP_LINE_ROOM)
        grdp_line_flush(line);
    line->data[line->length++] = byte;
}

/* Adds a number as its column wants it, with `decimal` for the decimal point; nothing for NAN. */
void grdp_line_number(grdp_line *line, const grdp_column *column, double value, char decimal);

/* The head or the tail of a format that has none. */
void grdp_line_nothing(FILE *file, const grdp_dialect *dialect, const grdp_column *columns,
                       size_t n);

#endif
