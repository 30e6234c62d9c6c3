/* actuals_read: one CSV file of observed figures in, checked rows out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/actuals.h"

#include "core/file.h"
#include "core/number.h"
#include "core/text.h"
#include "scenario/csv.h"
#include "scenario/flood.h"
#include "scenario/word.h"

#include <string.h>

typedef enum column {
    PERIOD,
    SERIES,
    VALUE,
    UNIT,
    BASIS,
    VINTAGE,
    STATUS,
    SOURCE,
    N_COLUMNS
} column;

static const struct {
    const char *name;
    bool required;
} columns[N_COLUMNS] = {
    [PERIOD] = {"period", true},  [SERIES] = {"series", true},  [VALUE] = {"value", true},
    [UNIT] = {"unit", true},      [BASIS] = {"basis", false},   [VINTAGE] = {"vintage", false},
    [STATUS] = {"status", false}, [SOURCE] = {"source", false},
};

static const char *const statuses[] = {"estimate", "preliminary", "final",
                                       "reported", "derived",     "plan"};

enum { N_STATUSES = sizeof statuses / sizeof *statuses };

/* What prices a figure is at. */
static const char *const bases[] = {"constant", "current", "none"};

enum { N_BASES = sizeof bases / sizeof *bases };

/* Findings are counted by the column that is wrong; one more kind is a vintage before its period.
 */
enum { EARLY = N_COLUMNS, N_FAULTS };

typedef struct reader {
    const grdp_csv *csv;
    grdp_diag *diag;
    int index[N_COLUMNS]; /* -1: the file has no such column */
    grdp_flood floods[N_FAULTS];
} reader;

static const char *cell(const reader *r, size_t row, column c)
{
    if (r->index[c] < 0)
        return "";
    return r->csv->cells[row * r->csv->n_columns + (size_t)r->index[c]];
}

static grdp_place place_of(const reader *r, size_t row, column c)
{
    return (grdp_place){r->csv->file, r->csv->lines[row], columns[c].name};
}

static bool room(reader *r, size_t row, size_t fault, grdp_severity severity)
{
    return grdp_flood_room(&r->floods[fault], severity,
                           (grdp_place){r->csv->file, r->csv->lines[row], NULL});
}

/* A column that is nearly named like one of ours would otherwise be passed over in silence. */
static void check_unknown_columns(const reader *r)
{
    const char *absent[N_COLUMNS];
    size_t n_absent = 0;
    for (size_t c = 0; c < N_COLUMNS; c++) {
        if (r->index[c] < 0)
            absent[n_absent++] = columns[c].name;
    }
    for (size_t i = 0; i < r->csv->n_columns; i++) {
        const char *near = grdp_text_nearest(r->csv->header[i], absent, n_absent);
        if (near)
            grdp_diag_add(r->diag, GRDP_WARNING, (grdp_place){r->csv->file, 1, NULL},
                          "the column \"%s\" is not read", "did you mean \"%s\"?",
                          grdp_text_show(r->csv->header[i]), near);
    }
}

static bool find_columns(reader *r)
{
    bool ok = true;
    for (size_t c = 0; c < N_COLUMNS; c++) {
        r->index[c] = grdp_csv_column(r->csv, columns[c].name);
        if (r->index[c] >= 0 || !columns[c].required)
            continue;
        ok = false;
        grdp_diag_add(
            r->diag, GRDP_ERROR, (grdp_place){r->csv->file, 1, NULL},
            "the column \"%s\" is missing",
            "the header is period,series,value,unit,basis,vintage,status,source; the first "
            "four are needed",
            columns[c].name);
    }
    check_unknown_columns(r);
    return ok;
}

static void read_period(reader *r, size_t row, grdp_actual *out)
{
    const char *text = cell(r, row, PERIOD);
    if (grdp_period_read(text, &out->period) || !room(r, row, PERIOD, GRDP_ERROR))
        return;
    grdp_diag_add(r->diag, GRDP_ERROR, place_of(r, row, PERIOD), "\"%s\" is no period",
                  "write 2024, 2024-Q3, 2024-H1, 2024-H2, 2024-9M or 2024-08",
                  grdp_text_show(text));
}

static void read_series(reader *r, size_t row, grdp_actual *out)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
    out->series = cell(r, row, SERIES);
    const int first = out->series[0] | 0x20; /* in lower case */
    if (first >= 'a' && first <= 'z' && !out->series[strspn(out->series, letters)])
        return;
    if (room(r, row, SERIES, GRDP_ERROR))
        grdp_diag_add(r->diag, GRDP_ERROR, place_of(r, row, SERIES),
                      "\"%s\" is no name of a series",
                      "write one such as grdp.growth, or the id of an indicator",
                      grdp_text_show(out->series));
}

static int decimals_of(const grdp_csv *csv, const char *text)
{
    if (!csv->decimal_comma)
        return grdp_number_decimals(text);
    const char *comma = strchr(text, ',');
    return comma ? (int)strspn(comma + 1, "0123456789") : 0;
}

static void read_value(reader *r, size_t row, grdp_actual *out)
{
    const char *text = cell(r, row, VALUE);
    out->decimals = decimals_of(r->csv, text);
    if (grdp_csv_number(r->csv, row, (size_t)r->index[VALUE], &out->value) ||
        !room(r, row, VALUE, GRDP_ERROR))
        return;
    const grdp_place place = place_of(r, row, VALUE);
    char plain[GRDP_WORD_TEXT];
    double meant;
    if (!text[0])
        grdp_diag_add(r->diag, GRDP_ERROR, place, "the value is missing",
                      "leave the row out where nothing was published");
    else if (!r->csv->decimal_comma && grdp_number_read_comma(text, strlen(text), &meant))
        grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" is no number",
                      "write %s, with a decimal point", grdp_text_show(text),
                      grdp_number_show(meant));
    else if (r->csv->decimal_comma)
        grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" is no number",
                      "in a file that is separated by semicolons write 7,87 or 184.123",
                      grdp_text_show(text));
    else if (grdp_word_plain(text, strlen(text), plain) &&
             grdp_number_read(plain, strlen(plain), &meant))
        grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" is no number", "write %s",
                      grdp_text_show(text), grdp_text_show(plain));
    else
        grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" is no number",
                      "write the figure alone, such as 7.87; its unit has its own column",
                      grdp_text_show(text));
}

static void read_unit(reader *r, size_t row, grdp_actual *out)
{
    out->unit = cell(r, row, UNIT);
    if (!out->unit[0] && room(r, row, UNIT, GRDP_ERROR))
        grdp_diag_add(
            r->diag, GRDP_ERROR, place_of(r, row, UNIT), "the unit is missing",
            "write %% for per cent, pp for points of growth, bn_vnd for billion dong, or a "
            "name of your own");
}

static void read_status(reader *r, size_t row, grdp_actual *out)
{
    out->status = cell(r, row, STATUS);
    if (!out->status[0])
        return;
    for (size_t i = 0; i < N_STATUSES; i++) {
        if (strcmp(out->status, statuses[i]) == 0)
            return;
    }
    if (!room(r, row, STATUS, GRDP_ERROR))
        return;
    const char *near = grdp_text_nearest(out->status, statuses, N_STATUSES);
    const grdp_place place = place_of(r, row, STATUS);
    if (near)
        grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" is no status", "did you mean \"%s\"?",
                      grdp_text_show(out->status), near);
    else
        grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" is no status",
                      "write estimate, preliminary, final, reported, derived or plan",
                      grdp_text_show(out->status));
}

/* "constant_1994": the prices of a year other than the price base of the region. */
static bool is_constant_of_year(const char *text)
{
    static const char start[] = "constant_";
    const size_t n = sizeof start - 1;
    return strncmp(text, start, n) == 0 && strlen(text) == n + 4 &&
           strspn(text + n, "0123456789") == 4;
}

static void read_basis(reader *r, size_t row, grdp_actual *out)
{
    out->basis = cell(r, row, BASIS);
    if (!out->basis[0] || is_constant_of_year(out->basis))
        return;
    for (size_t i = 0; i < N_BASES; i++) {
        if (strcmp(out->basis, bases[i]) == 0)
            return;
    }
    if (room(r, row, BASIS, GRDP_WARNING))
        grdp_diag_add(r->diag, GRDP_WARNING, place_of(r, row, BASIS),
                      "\"%s\" is no basis; the figure is not used where prices matter",
                      "write constant, current, none, or the prices of a year: constant_1994",
                      grdp_text_show(out->basis));
}

/* A plan is published before its period, a figure is not. */
static void read_vintage(reader *r, size_t row, grdp_actual *out)
{
    const char *text = cell(r, row, VINTAGE);
    const grdp_place place = place_of(r, row, VINTAGE);
    if (!text[0])
        return;
    if (!grdp_date_read(text, &out->vintage)) {
        if (room(r, row, VINTAGE, GRDP_ERROR))
            grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" is no date of publication",
                          "write 2023-12-29 or 2023-12, or nothing where it is not known",
                          grdp_text_show(text));
        return;
    }
    const int start = out->period.year * 10000 + out->period.first_month * 100 + 1;
    if (out->vintage >= start || strcmp(out->status, "plan") == 0)
        return;
    if (room(r, row, EARLY, GRDP_WARNING))
        grdp_diag_add(r->diag, GRDP_WARNING, place,
                      "the figure of %s was published in %s, before "
                      "its period began",
                      "is the year right?", grdp_text_show(cell(r, row, PERIOD)),
                      grdp_text_show(text));
}

static void read_row(reader *r, size_t row, grdp_actual *out)
{
    *out = (grdp_actual){.file = r->csv->file, .line = r->csv->lines[row]};
    read_period(r, row, out);
    read_series(r, row, out);
    read_value(r, row, out);
    read_unit(r, row, out);
    read_status(r, row, out);
    read_vintage(r, row, out);
    read_basis(r, row, out);
    out->source = cell(r, row, SOURCE);
}

/* Spreadsheets write rows of separators below a table. */
static bool is_blank(const reader *r, size_t row)
{
    for (size_t i = 0; i < r->csv->n_columns; i++) {
        if (r->csv->cells[row * r->csv->n_columns + i][0])
            return false;
    }
    return true;
}

grdp_status grdp_actuals_reserve(grdp_arena *arena, grdp_actual_rows *rows, size_t more)
{
    if (rows->n + more <= rows->capacity)
        return GRDP_OK;
    const size_t capacity = 2 * rows->capacity + more;
    grdp_actual *moved = grdp_arena_alloc(arena, capacity, sizeof *moved);
    if (!moved)
        return GRDP_ERR_MEMORY;
    if (rows->n)
        memcpy(moved, rows->rows, rows->n * sizeof *moved);
    rows->rows = moved;
    rows->capacity = capacity;
    return GRDP_OK;
}

grdp_status grdp_actuals_read(grdp_arena *arena, const char *file, grdp_diag *diag,
                              struct grdp_actual_rows *rows, grdp_input *input)
{
    grdp_csv csv;
    const char *bytes;
    size_t length;
    GRDP_TRY(grdp_csv_read(arena, file, diag, &csv, &bytes, &length));
    input->file = csv.file;
    grdp_sha256(bytes, length, input->sha256);

    reader r = {.csv = &csv, .diag = diag};
    const size_t before = grdp_diag_count(diag, GRDP_ERROR);
    if (!find_columns(&r))
        return GRDP_ERR_INPUT;
    GRDP_TRY(grdp_actuals_reserve(arena, rows, csv.n_rows));
    for (size_t row = 0; row < csv.n_rows; row++) {
        if (!is_blank(&r, row))
            read_row(&r, row, &rows->rows[rows->n++]);
    }
    grdp_flood_report(r.floods, N_FAULTS, diag);
    return grdp_diag_count(diag, GRDP_ERROR) > before ? GRDP_ERR_INPUT : GRDP_OK;
}
