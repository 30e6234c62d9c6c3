/* jsonl: one JSON object a line (jsonlines.org), keys in the order of the columns, null where the
 * value is unknown. JSON (RFC 8259) has no NaN and no infinity, and neither is ever written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/line.h"

#include <math.h>

/* Bytes that may end a run of plain bytes. 0xE2 begins U+2028 and U+2029, which are line ends to
 * JavaScript and to readers that split text into lines by Unicode. */
static bool is_special(unsigned char byte)
{
    return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F || byte == 0xE2;
}

static void put_control(grdp_line *line, unsigned char byte)
{
    static const char digits[] = "0123456789abcdef";
    static const char letters[0x20] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    if (byte < 0x20 && letters[byte]) {
        grdp_line_byte(line, '\\');
        grdp_line_byte(line, letters[byte]);
        return;
    }
    grdp_line_add(line, "\\u00");
    grdp_line_byte(line, digits[byte >> 4]);
    grdp_line_byte(line, digits[byte & 0xF]);
}

/* Writes what begins with a special byte; gives the number of bytes that it took. */
static size_t put_special(grdp_line *line, const char *text)
{
    const unsigned char byte = (unsigned char)*text;
    if (byte == '"' || byte == '\\') {
        grdp_line_byte(line, '\\');
        grdp_line_byte(line, *text);
        return 1;
    }
    if (byte != 0xE2) {
        put_control(line, byte);
        return 1;
    }
    if (strncmp(text, "\xE2\x80\xA8", 3) == 0 || strncmp(text, "\xE2\x80\xA9", 3) == 0) {
        grdp_line_add(line, text[2] == '\xA8' ? "\\u2028" : "\\u2029");
        return 3;
    }
    grdp_line_byte(line, *text);
    return 1;
}

static void put_text(grdp_line *line, const char *text)
{
    grdp_line_byte(line, '"');
    while (*text != '\0') {
        size_t plain = 0;
        while (text[plain] != '\0' && !is_special((unsigned char)text[plain]))
            plain++;
        grdp_line_add_n(line, text, plain);
        text += plain;
        if (*text != '\0')
            text += put_special(line, text);
    }
    grdp_line_byte(line, '"');
}

static void put_cell(grdp_line *line, const grdp_column *column, const grdp_cell *cell)
{
    const bool is_text = column->kind == GRDP_COLUMN_TEXT;
    if (is_text ? !cell->text : isnan(cell->number))
        grdp_line_add(line, "null");
    else if (is_text)
        put_text(line, cell->text);
    else
        grdp_line_number(line, column, cell->number, '.');
}

static void row(FILE *file, const grdp_dialect *dialect, const grdp_column *columns, size_t n,
                const grdp_cell *cells)
{
    (void)dialect;
    grdp_line line;
    grdp_line_start(&line, file);
    for (size_t i = 0; i < n; i++) {
        grdp_line_byte(&line, i > 0 ? ',' : '{');
        put_text(&line, columns[i].name);
        grdp_line_byte(&line, ':');
        put_cell(&line, &columns[i], &cells[i]);
    }
    grdp_line_add(&line, "}\n");
    grdp_line_flush(&line);
}

const grdp_format grdp_format_jsonl = {
    .name = "jsonl",
    .suffix = ".jsonl",
    .media = "application/jsonl",
    .doc = "JSON lines: one object a row, for programs that read streams.",
    .is_data = true,
    .head = grdp_line_nothing,
    .row = row,
    .tail = grdp_line_nothing,
};
