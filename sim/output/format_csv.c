/* csv: one line a row, cells quoted only where they must be (RFC 4180), UTF-8, "\n", no comment
 * lines; empty where the value is unknown.
 *
 * A text that begins with = + - @, a tab or a carriage return would be run as a formula by a
 * spreadsheet; it gets an apostrophe in front (CWE-1236), unless the sign stands alone. Numbers
 * never do, and are never quoted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/line.h"
#include "output/marks.h"

#include <math.h>

static void put_quoted(grdp_line *line, const char *text)
{
    for (;;) {
        const size_t plain = strcspn(text, "\"");
        grdp_line_add_n(line, text, plain);
        if (text[plain] == '\0')
            return;
        grdp_line_add_n(line, "\"\"", 2);
        text += plain + 1;
    }
}

static bool is_formula(const char *text)
{
    return text[0] != '\0' && text[1] != '\0' && strchr("=+-@\t\r", text[0]);
}

static void put_text(grdp_line *line, const grdp_marks *marks, const char *text)
{
    const size_t plain = strcspn(text, marks->special);
    const bool quoted = text[plain] != '\0';
    if (quoted)
        grdp_line_byte(line, '"');
    if (is_formula(text))
        grdp_line_byte(line, '\'');
    if (!quoted) {
        grdp_line_add_n(line, text, plain);
        return;
    }
    put_quoted(line, text);
    grdp_line_byte(line, '"');
}

static void put_cell(grdp_line *line, const grdp_marks *marks, const grdp_column *column,
                     const grdp_cell *cell)
{
    if (column->kind != GRDP_COLUMN_TEXT)
        grdp_line_number(line, column, cell->number, marks->decimal);
    else if (cell->text)
        put_text(line, marks, cell->text);
}

/* Readers skip an empty line; quotes make it a row of one unknown cell. */
static bool is_empty(const grdp_column *column, const grdp_cell *cell)
{
    if (column->kind != GRDP_COLUMN_TEXT)
        return isnan(cell->number);
    return !cell->text || *cell->text == '\0';
}

static void head(FILE *file, const grdp_dialect *dialect, const grdp_column *columns, size_t n)
{
    const grdp_marks *marks = grdp_marks_find(dialect);
    grdp_line line;
    grdp_line_start(&line, file);
    grdp_line_add(&line, marks->start);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            grdp_line_byte(&line, marks->separator);
        put_text(&line, marks, columns[i].name);
    }
    grdp_line_add(&line, marks->newline);
    grdp_line_flush(&line);
}

static void row(FILE *file, const grdp_dialect *dialect, const grdp_column *columns, size_t n,
                const grdp_cell *cells)
{
    const grdp_marks *marks = grdp_marks_find(dialect);
    grdp_line line;
    grdp_line_start(&line, file);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            grdp_line_byte(&line, marks->separator);
        put_cell(&line, marks, &columns[i], &cells[i]);
    }
    if (n == 1 && is_empty(&columns[0], &cells[0]))
        grdp_line_add(&line, "\"\"");
    grdp_line_add(&line, marks->newline);
    grdp_line_flush(&line);
}

const grdp_format grdp_format_csv = {
    .name = "csv",
    .suffix = ".csv",
    .media = "text/csv",
    .doc = "Comma-separated values (RFC 4180) for programs and spreadsheets.",
    .is_data = true,
    .has_dialect = true,
    .head = head,
    .row = row,
    .tail = grdp_line_nothing,
};
