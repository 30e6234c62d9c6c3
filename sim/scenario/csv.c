/* csv: a strict reader of RFC 4180 text that knows line and column.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/csv.h"

#include "core/file.h"
#include "core/number.h"
#include "core/text.h"
#include "scenario/flood.h"

#include <assert.h>
#include <string.h>

typedef enum fault { FAULT_HEADER, FAULT_QUOTE, FAULT_FIELD, FAULT_RAGGED, N_FAULTS } fault;

/* The text is a copy that is unquoted and cut into cells in place. */
typedef struct parser {
    grdp_arena *arena;
    grdp_diag *diag;
    grdp_csv *csv;
    char *at, *end;
    unsigned line;
    bool is_utf8;       /* the whole text is */
    bool is_quote_open; /* a quote was never closed: later ones are looked for in their line only */
    size_t capacity;    /* rows */
    const char **cells;
    unsigned *lines;
    grdp_flood floods[N_FAULTS];
} parser;

static bool room(parser *p, fault kind, unsigned line)
{
    return grdp_flood_room(&p->floods[kind], GRDP_ERROR, (grdp_place){p->csv->file, line, NULL});
}

static grdp_place place_of(const parser *p, unsigned line, size_t column)
{
    const bool is_named = column < p->csv->n_columns && p->csv->header[column][0];
    return (grdp_place){p->csv->file, line, is_named ? p->csv->header[column] : NULL};
}

/* Length of the line end at `at`: 2 for CRLF, 1 for LF, 0 where there is none. */
static size_t line_end(const parser *p, const char *at)
{
    if (at < p->end && *at == '\n')
        return 1;
    return at + 1 < p->end && at[0] == '\r' && at[1] == '\n' ? 2 : 0;
}

static bool ends_field(const parser *p, const char *at)
{
    return at == p->end || *at == p->csv->separator || line_end(p, at);
}

static char *closing_quote(const parser *p, char *at)
{
    for (; at < p->end; at++) {
        if (*at == '\n' && p->is_quote_open)
            return NULL;
        if (*at != '"')
            continue;
        if (at + 1 == p->end || at[1] != '"')
            return at;
        at++;
    }
    return NULL;
}

static size_t read_plain(parser *p, size_t column)
{
    const char *start = p->at;
    bool quote = false;
    bool carriage_return = false;
    for (; !ends_field(p, p->at); p->at++) {
        quote = quote || *p->at == '"';
        carriage_return = carriage_return || *p->at == '\r';
    }
    const grdp_place place = place_of(p, p->line, column);
    if (quote && room(p, FAULT_QUOTE, p->line))
        grdp_diag_add(p->diag, GRDP_ERROR, place, "a quotation mark stands inside a plain field",
                      "put the whole field in quotation marks and write each one inside it twice");
    if (carriage_return && room(p, FAULT_FIELD, p->line))
        grdp_diag_add(p->diag, GRDP_ERROR, place, "a carriage return stands alone",
                      "end each line with a line feed, or with both");
    return (size_t)(p->at - start);
}

/* Moves the text between two quotation marks to the start of the field. */
static size_t unquote(parser *p, char *start, const char *close)
{
    char *to = start;
    for (const char *from = start + 1; from < close; from++) {
        if (*from == '"')
            from++;
        if (*from == '\n')
            p->line++;
        *to++ = *from;
    }
    return (size_t)(to - start);
}

static size_t read_quoted(parser *p, size_t column)
{
    char *start = p->at;
    const unsigned line = p->line;
    char *close = closing_quote(p, start + 1);
    if (!close) {
        p->is_quote_open = true;
        if (room(p, FAULT_QUOTE, line))
            grdp_diag_add(p->diag, GRDP_ERROR, place_of(p, line, column),
                          "a quotation mark is opened here and not closed",
                          "close it, or write one that belongs to the text twice");
        while (p->at < p->end && !line_end(p, p->at))
            p->at++;
        return 0;
    }
    const size_t length = unquote(p, start, close);
    p->at = close + 1;
    if (ends_field(p, p->at))
        return length;
    if (room(p, FAULT_QUOTE, p->line))
        grdp_diag_add(p->diag, GRDP_ERROR, place_of(p, p->line, column),
                      "text follows the closing quotation mark of the field that begins in line %u",
                      "write a quotation mark that belongs to the text twice", line);
    while (!ends_field(p, p->at))
        p->at++;
    return length;
}

static void check_field(parser *p, const char *text, size_t length, unsigned line, size_t column)
{
    if (length > GRDP_CSV_FIELD && room(p, FAULT_FIELD, line))
        grdp_diag_add(p->diag, GRDP_ERROR, place_of(p, line, column),
                      "a field has %zu bytes; at most %u are read",
                      "is a closing quotation mark missing before?", length,
                      (unsigned)GRDP_CSV_FIELD);
    if (p->is_utf8)
        return;
    const size_t bad = grdp_text_invalid(text, length);
    if (bad == length || !room(p, FAULT_FIELD, line))
        return;
    if (!text[bad])
        grdp_diag_add(p->diag, GRDP_ERROR, place_of(p, line, column),
                      "a NUL byte stands in the text", "save the file as UTF-8 text");
    else
        grdp_diag_add(p->diag, GRDP_ERROR, place_of(p, line, column),
                      "byte %zu of the field is not UTF-8",
                      "save the file as UTF-8 (\"CSV UTF-8\" in a spreadsheet)", bad + 1);
}

/* Reads one field and what ends it; `last` says whether that was the end of the row. */
static const char *read_field(parser *p, size_t column, bool *last)
{
    char *text = p->at;
    const unsigned line = p->line;
    const bool is_quoted = p->at < p->end && *p->at == '"';
    const size_t length = is_quoted ? read_quoted(p, column) : read_plain(p, column);
    check_field(p, text, length, line, column);
    const size_t end = line_end(p, p->at);
    *last = p->at == p->end || end > 0;
    p->line += end > 0;
    p->at += p->at == p->end ? 0 : end > 0 ? end : 1;
    text[length] = '\0';
    return text;
}

/* Reads a row of which at most `max` cells are kept; returns the number that it has. */
static size_t read_row(parser *p, const char **cells, size_t max)
{
    size_t n = 0;
    for (bool last = false; !last; n++) {
        const char *cell = read_field(p, n, &last);
        if (n < max)
            cells[n] = cell;
    }
    return n;
}

static void skip_blank_lines(parser *p)
{
    for (size_t end = line_end(p, p->at); end > 0; end = line_end(p, p->at)) {
        p->at += end;
        p->line++;
    }
}

/* The header decides: ";" where it has one outside quotation marks and no ",". */
static char find_separator(const parser *p)
{
    bool is_quoted = false;
    bool semicolon = false;
    for (const char *at = p->at; at < p->end && (is_quoted || *at != '\n'); at++) {
        if (*at == '"')
            is_quoted = !is_quoted;
        if (!is_quoted && *at == ',')
            return ',';
        semicolon = semicolon || (!is_quoted && *at == ';');
    }
    return semicolon ? ';' : ',';
}

static void check_header(parser *p, unsigned line)
{
    const grdp_csv *csv = p->csv;
    const grdp_place place = {csv->file, line, NULL};
    for (size_t i = 0; i < csv->n_columns; i++) {
        if (!csv->header[i][0] && room(p, FAULT_HEADER, line))
            grdp_diag_add(p->diag, GRDP_ERROR, place, "column %zu has no name",
                          "name it, or take the separator at the end of the line away", i + 1);
        const int first = grdp_csv_column(csv, csv->header[i]);
        if (csv->header[i][0] && first < (int)i && room(p, FAULT_HEADER, line))
            grdp_diag_add(p->diag, GRDP_ERROR, place, "columns %zu and %zu are both named \"%s\"",
                          NULL, (size_t)first + 1, i + 1, grdp_text_show(csv->header[i]));
    }
    if (csv->n_columns == 1 && strchr(csv->header[0], '\t'))
        grdp_diag_add(p->diag, GRDP_ERROR, place, "the columns are separated by tabs",
                      "separate them by commas");
}

static grdp_status read_header(parser *p)
{
    const char *names[GRDP_CSV_COLUMNS];
    skip_blank_lines(p);
    const unsigned line = p->line;
    if (p->at == p->end)
        return grdp_diag_error(p->diag, ((grdp_place){p->csv->file, 1, NULL}), "the file is empty",
                               "begin with a line that names the columns");
    p->csv->separator = find_separator(p);
    p->csv->decimal_comma = p->csv->separator == ';';
    const size_t n = read_row(p, names, GRDP_CSV_COLUMNS);
    if (n > GRDP_CSV_COLUMNS) {
        grdp_diag_add(p->diag, GRDP_ERROR, (grdp_place){p->csv->file, line, NULL},
                      "the header has %zu columns; at most %u are read",
                      "take away those that are not needed", n, (unsigned)GRDP_CSV_COLUMNS);
        return GRDP_ERR_LIMIT;
    }
    const char **header = grdp_arena_alloc(p->arena, n, sizeof *header);
    if (!header)
        return GRDP_ERR_MEMORY;
    memcpy(header, names, n * sizeof *header);
    p->csv->header = header;
    p->csv->n_columns = n;
    check_header(p, line);
    return GRDP_OK;
}

static grdp_status grow(parser *p)
{
    const grdp_csv *csv = p->csv;
    if (csv->n_rows < p->capacity)
        return GRDP_OK;
    const size_t capacity = p->capacity ? 2 * p->capacity : 64;
    if (csv->n_rows * csv->n_columns >= GRDP_CSV_CELLS) {
        grdp_diag_add(p->diag, GRDP_ERROR, (grdp_place){csv->file, p->line, NULL},
                      "the file has more than %u cells", "split it", (unsigned)GRDP_CSV_CELLS);
        return GRDP_ERR_LIMIT;
    }
    const char **cells = grdp_arena_alloc(p->arena, capacity * csv->n_columns, sizeof *cells);
    unsigned *lines = grdp_arena_alloc(p->arena, capacity, sizeof *lines);
    if (!cells || !lines)
        return GRDP_ERR_MEMORY;
    if (csv->n_rows) {
        memcpy(cells, p->cells, csv->n_rows * csv->n_columns * sizeof *cells);
        memcpy(lines, p->lines, csv->n_rows * sizeof *lines);
    }
    p->cells = cells;
    p->lines = lines;
    p->capacity = capacity;
    return GRDP_OK;
}

static grdp_status read_rows(parser *p)
{
    grdp_csv *csv = p->csv;
    for (skip_blank_lines(p); p->at < p->end; skip_blank_lines(p)) {
        GRDP_TRY(grow(p));
        const unsigned line = p->line;
        const size_t n = read_row(p, p->cells + csv->n_rows * csv->n_columns, csv->n_columns);
        if (n == csv->n_columns)
            p->lines[csv->n_rows++] = line;
        else if (room(p, FAULT_RAGGED, line))
            grdp_diag_add(p->diag, GRDP_ERROR, (grdp_place){csv->file, line, NULL},
                          "the line has %zu fields, the header has %zu",
                          "a field that holds the separator stands in quotation marks", n,
                          csv->n_columns);
    }
    csv->cells = p->cells;
    csv->lines = p->lines;
    return GRDP_OK;
}

static grdp_status parse(parser *p)
{
    GRDP_TRY(read_header(p));
    GRDP_TRY(read_rows(p));
    return GRDP_OK;
}

static bool is_utf16(const char *text, size_t length)
{
    return length >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0);
}

grdp_status grdp_csv_read(grdp_arena *arena, const char *file, grdp_diag *diag, grdp_csv *out,
                          const char **bytes, size_t *length)
{
    char *raw;
    size_t n;
    GRDP_TRY(grdp_file_read(arena, file, GRDP_CSV_BYTES, diag, &raw, &n));
    if (is_utf16(raw, n))
        return grdp_diag_error(diag, ((grdp_place){.file = file}), "the file is UTF-16, not UTF-8",
                               "save it as UTF-8 (\"CSV UTF-8\" in a spreadsheet)");
    const size_t mark = n >= 3 && memcmp(raw, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    char *text = grdp_arena_text_n(arena, raw + mark, n - mark);
    if (!text)
        return GRDP_ERR_MEMORY;

    grdp_csv csv = {.file = grdp_arena_text(arena, file)};
    if (!csv.file)
        return GRDP_ERR_MEMORY;
    parser p = {.arena = arena, .diag = diag, .csv = &csv, .at = text, .end = text + n - mark};
    p.line = 1;
    p.is_utf8 = grdp_text_invalid(text, n - mark) == n - mark;
    const size_t before = grdp_diag_count(diag, GRDP_ERROR);
    const grdp_status status = parse(&p);
    grdp_flood_report(p.floods, N_FAULTS, diag);
    GRDP_TRY(status);
    if (grdp_diag_count(diag, GRDP_ERROR) > before)
        return GRDP_ERR_INPUT;
    *out = csv;
    if (bytes)
        *bytes = raw;
    if (length)
        *length = n;
    return GRDP_OK;
}

int grdp_csv_column(const grdp_csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->n_columns; i++) {
        if (strcmp(csv->header[i], name) == 0)
            return (int)i;
    }
    return -1;
}

bool grdp_csv_number(const grdp_csv *csv, size_t row, size_t column, double *out)
{
    assert(row < csv->n_rows && column < csv->n_columns);
    const char *text = csv->cells[row * csv->n_columns + column];
    const size_t length = strlen(text);
    return csv->decimal_comma ? grdp_number_read_comma(text, length, out)
                              : grdp_number_read(text, length, out);
}
