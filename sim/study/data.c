/* data: columns of a table of runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/data.h"

#include "core/file.h"
#include "core/number.h"
#include "core/text.h"
#include "scenario/csv.h"
#include "scenario/flood.h"

#include <string.h>

typedef struct reader {
    grdp_arena *arena;
    grdp_diag *diag;
    grdp_csv csv;
    grdp_flood flood; /* of cells that are no numbers */
    bool *has_response;
    size_t n_rows; /* that have one */
} reader;

static grdp_status find_column(const reader *r, const char *name, size_t *out)
{
    const int column = grdp_csv_column(&r->csv, name);
    if (column >= 0) {
        *out = (size_t)column;
        return GRDP_OK;
    }
    const char *const nearest = grdp_text_nearest(name, r->csv.header, r->csv.n_columns);
    return grdp_diag_error(
        r->diag, ((grdp_place){.file = r->csv.file, .line = 1}), "there is no column \"%s\"",
        nearest != NULL ? "did you mean \"%s\"?" : "name columns of the first line",
        grdp_text_show(name), grdp_text_show(nearest));
}

static const char *cell_at(const reader *r, size_t row, size_t column)
{
    return r->csv.cells[row * r->csv.n_columns + column];
}

/* What R and pandas write where there is no number. */
static bool is_missing(const char *cell)
{
    return cell[0] == '\0' || strcmp(cell, "NA") == 0 || strcmp(cell, "NaN") == 0 ||
           strcmp(cell, "nan") == 0;
}

/* What the cells of a column of a file with semicolons say of its decimal mark. */
typedef struct marks {
    bool commas;
    bool points;        /* some number has a point that is none between thousands */
    const char *either; /* the first number whose point could be one: 7.823, or 7823 */
} marks;

static marks marks_of(const reader *r, size_t column)
{
    marks found = {0};
    double number;
    for (size_t row = 0; row < r->csv.n_rows; row++) {
        const char *const cell = cell_at(r, row, column);
        const size_t length = strlen(cell);
        found.commas |= memchr(cell, ',', length) != NULL;
        if (memchr(cell, '.', length) == NULL || !grdp_number_read(cell, length, &number))
            continue;
        if (!grdp_number_read_comma(cell, length, &number))
            found.points = true;
        else if (found.either == NULL)
            found.either = cell;
    }
    return found;
}

static bool has_points(const reader *r, size_t column)
{
    const marks found = marks_of(r, column);
    return !found.commas && found.points;
}

static void warn_unsettled(const reader *r, size_t column)
{
    if (!r->csv.decimal_comma)
        return;
    const marks found = marks_of(r, column);
    if (!found.commas && found.either != NULL)
        grdp_diag_add(
            r->diag, GRDP_WARNING, (grdp_place){.file = r->csv.file, .path = r->csv.header[column]},
            "numbers as %s are read as whole ones with points between thousands",
            "if it is a decimal point, separate columns by commas", grdp_text_show(found.either));
}

/* Semicolons stand between numbers with decimal commas, but some programs write points. */
static void settle_decimals(reader *r, size_t n, const size_t *columns, size_t response)
{
    bool points = r->csv.decimal_comma && has_points(r, response);
    for (size_t i = 0; i < n; i++)
        points |= r->csv.decimal_comma && has_points(r, columns[i]);
    if (!points) {
        warn_unsettled(r, response);
        for (size_t i = 0; i < n; i++)
            warn_unsettled(r, columns[i]);
        return;
    }
    r->csv.decimal_comma = false;
    grdp_diag_add(r->diag, GRDP_NOTE, (grdp_place){.file = r->csv.file},
                  "columns are separated by semicolons, and numbers are read with decimal points",
                  NULL);
}

/* False after a finding. */
static bool read_cell(reader *r, size_t row, size_t column, double *out)
{
    const grdp_place place = {r->csv.file, r->csv.lines[row], r->csv.header[column]};
    if (grdp_csv_number(&r->csv, row, column, out))
        return true;
    if (grdp_flood_room(&r->flood, GRDP_ERROR, place))
        grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" is not a number",
                      is_missing(cell_at(r, row, column))
                          ? "take the row out, or leave its response empty, and it does not count"
                      : r->csv.decimal_comma
                          ? "write numbers with a decimal comma, as the semicolons between "
                            "columns say"
                          : "write numbers with a decimal point",
                      grdp_text_show(cell_at(r, row, column)));
    return false;
}

/* The rows in which the response is there. */
static grdp_status read_response(reader *r, size_t column, const double **out)
{
    double *const y = grdp_arena_alloc(r->arena, r->csv.n_rows, sizeof *y);
    r->has_response = grdp_arena_alloc(r->arena, r->csv.n_rows, sizeof *r->has_response);
    bool fine = true;
    if (y == NULL || r->has_response == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t row = 0; row < r->csv.n_rows; row++) {
        r->has_response[row] = !is_missing(cell_at(r, row, column));
        if (r->has_response[row])
            fine &= read_cell(r, row, column, &y[r->n_rows++]);
    }
    *out = y;
    return fine ? GRDP_OK : GRDP_ERR_INPUT;
}

static grdp_status read_input(reader *r, size_t column, const double **out)
{
    double *const x = grdp_arena_alloc(r->arena, r->csv.n_rows, sizeof *x);
    size_t n = 0;
    bool fine = true;
    if (x == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t row = 0; row < r->csv.n_rows; row++)
        if (r->has_response[row])
            fine &= read_cell(r, row, column, &x[n++]);
    *out = x;
    return fine ? GRDP_OK : GRDP_ERR_INPUT;
}

static grdp_status read_columns(reader *r, size_t n_inputs, const size_t *columns, size_t response,
                                grdp_data *out)
{
    const double **const x = grdp_arena_alloc(r->arena, n_inputs, sizeof *x);
    if (x == NULL)
        return GRDP_ERR_MEMORY;
    grdp_status worst = read_response(r, response, &out->y);
    for (size_t i = 0; i < n_inputs && worst != GRDP_ERR_MEMORY; i++) {
        const grdp_status status = read_input(r, columns[i], &x[i]);
        worst = status != GRDP_OK ? status : worst;
    }
    grdp_flood_report(&r->flood, 1, r->diag);
    out->x = x;
    out->n = r->n_rows;
    out->n_empty = r->csv.n_rows - r->n_rows;
    return worst;
}

static bool varies(const reader *r, const grdp_data *data, const char *name, const double *values)
{
    for (size_t k = 1; k < data->n; k++)
        if (values[k] != values[0])
            return true;
    grdp_diag_add(r->diag, GRDP_ERROR, (grdp_place){.file = data->file},
                  "\"%s\" is the same in all runs", "name another column", grdp_text_show(name));
    return false;
}

/* A column is one input, or the response. */
static grdp_status check_twice(const reader *r, size_t n, const char *const *inputs,
                               const char *output)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++)
            if (strcmp(inputs[i], j < i ? inputs[j] : output) == 0)
                return grdp_diag_error(r->diag, ((grdp_place){.file = r->csv.file, .line = 1}),
                                       "\"%s\" is named twice", "name each column once",
                                       grdp_text_show(inputs[i]));
    return GRDP_OK;
}

static grdp_status check_columns(const reader *r, const grdp_data *data)
{
    if (data->n < GRDP_DATA_LEAST)
        return grdp_diag_error(r->diag, (grdp_place){.file = data->file},
                               "%zu runs are too few to say anything", "give at least %zu runs",
                               data->n, (size_t)GRDP_DATA_LEAST);
    bool fine = varies(r, data, data->output, data->y);
    for (size_t i = 0; i < data->n_inputs; i++)
        fine &= varies(r, data, data->names[i], data->x[i]);
    return fine ? GRDP_OK : GRDP_ERR_INPUT;
}

grdp_status grdp_data_read(grdp_arena *arena, const char *file, size_t n_inputs,
                           const char *const *inputs, const char *output, grdp_diag *diag,
                           grdp_data *out)
{
    reader r = {.arena = arena, .diag = diag};
    size_t *const columns = grdp_arena_alloc(arena, n_inputs, sizeof *columns);
    size_t response = 0, length = 0;
    const char *bytes = NULL;
    if (columns == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_csv_read(arena, file, diag, &r.csv, &bytes, &length));
    grdp_status worst = find_column(&r, output, &response);
    for (size_t i = 0; i < n_inputs; i++) {
        const grdp_status status = find_column(&r, inputs[i], &columns[i]);
        worst = status != GRDP_OK ? status : worst;
    }
    GRDP_TRY(worst);
    GRDP_TRY(check_twice(&r, n_inputs, inputs, output));
    settle_decimals(&r, n_inputs, columns, response);
    *out = (grdp_data){.file = r.csv.file, .n_inputs = n_inputs, .names = inputs, .output = output};
    grdp_sha256(bytes, length, out->sha256);
    GRDP_TRY(read_columns(&r, n_inputs, columns, response, out));
    return check_columns(&r, out);
}

void grdp_data_values(const grdp_sample *sample, uint64_t first, size_t n, double *const *out)
{
    const grdp_data *const data = sample->context;
    for (size_t i = 0; i < data->n_inputs; i++)
        memcpy(out[i], data->x[i] + first, n * sizeof *out[i]);
}
