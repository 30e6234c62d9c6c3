/* design: reads the axes of a design and checks that they make one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/design.h"

#include "core/number.h"
#include "core/text.h"
#include "scenario/csv.h"

#include <string.h>

static bool check_form(const grdp_points *kind, const grdp_axis *axis, grdp_diag *diag)
{
    if (kind->takes_forms[axis->form])
        return true;
    static const char *const forms[] = {"a list", "FROM:TO:COUNT", "FROM:TO", "a distribution",
                                        "a table"};
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.path = axis->of->path},
                  "the design \"%s\" does not take %s", "%s", kind->name, forms[axis->form],
                  kind->forms);
    return false;
}

static bool check_twice(const grdp_axis *axes, size_t n, grdp_place place, grdp_diag *diag)
{
    for (size_t i = 0; i < n; i++)
        if (axes[i].factor == axes[n].factor) {
            place.path = axes[n].of->path;
            grdp_diag_add(diag, GRDP_ERROR, place, "is varied twice", "leave one of them out");
            return false;
        }
    return true;
}

static grdp_status read_vary(const grdp_scenario *scenario, const grdp_design_options *options,
                             grdp_diag *diag, grdp_design *design)
{
    grdp_axis *const axes = grdp_arena_alloc(design->arena, options->n_vary, sizeof *axes);
    if (axes == NULL)
        return GRDP_ERR_MEMORY;
    bool fine = true;
    for (size_t i = 0; i < options->n_vary; i++) {
        grdp_axis *const axis = &axes[design->n_axes];
        const grdp_status status =
            grdp_axis_read(design->arena, scenario, options->vary[i], diag, axis);
        if (status == GRDP_ERR_MEMORY)
            return status;
        const bool good = status == GRDP_OK && check_form(options->kind, axis, diag) &&
                          check_twice(axes, design->n_axes, (grdp_place){0}, diag);
        design->n_axes += good;
        fine &= good;
    }
    design->axes = axes;
    return fine ? GRDP_OK : GRDP_ERR_INPUT;
}

/* One factor of the table: its axis and its column of values. */
static bool read_column(const grdp_csv *csv, size_t column, const grdp_axis *axis, double *out,
                        grdp_diag *diag)
{
    bool fine = true;
    for (size_t row = 0; row < csv->n_rows; row++) {
        const grdp_place place = {csv->file, csv->lines[row], axis->of->path};
        if (grdp_csv_number(csv, row, column, &out[row])) {
            fine &= grdp_axis_check(axis, out[row], place, diag);
            continue;
        }
        grdp_diag_add(diag, GRDP_ERROR, place, "\"%s\" is not a number",
                      "a point needs a value for every factor",
                      grdp_text_show(csv->cells[row * csv->n_columns + column]));
        fine = false;
    }
    return fine;
}

static grdp_status read_columns(const grdp_scenario *scenario, const grdp_csv *csv, grdp_diag *diag,
                                grdp_design *design)
{
    grdp_axis *const axes = grdp_arena_alloc(design->arena, csv->n_columns, sizeof *axes);
    double *const values =
        grdp_arena_alloc(design->arena, csv->n_columns * csv->n_rows, sizeof *values);
    if (axes == NULL || values == NULL)
        return GRDP_ERR_MEMORY;
    bool fine = true;
    for (size_t c = 0; c < csv->n_columns; c++) {
        grdp_axis *const axis = &axes[design->n_axes];
        const grdp_place head = {.file = csv->file, .line = 1};
        if (grdp_axis_find(scenario, csv->header[c], head, diag, axis) != GRDP_OK ||
            !check_twice(axes, design->n_axes, head, diag)) {
            fine = false;
            continue;
        }
        axis->form = GRDP_AXIS_TABLE;
        fine &= read_column(csv, c, axis, values + design->n_axes++ * csv->n_rows, diag);
    }
    design->axes = axes;
    design->tables = values;
    design->n_points = csv->n_rows;
    return fine ? GRDP_OK : GRDP_ERR_INPUT;
}

static grdp_status read_table(const grdp_scenario *scenario, const grdp_design_options *options,
                              grdp_diag *diag, grdp_design *design)
{
    grdp_csv csv;
    GRDP_TRY(grdp_csv_read(design->arena, options->table, diag, &csv, NULL, NULL));
    if (csv.n_rows == 0)
        return grdp_diag_error(diag, (grdp_place){.file = csv.file}, "there is no point in it",
                               "write a row for each point");
    return read_columns(scenario, &csv, diag, design);
}

static grdp_status check_large(const grdp_design_options *options, uint64_t n_points,
                               const char *path, grdp_diag *diag)
{
    if (n_points <= GRDP_DESIGN_LARGE || options->large)
        return GRDP_OK;
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.path = path},
                  "%zu points are more than %zu, which is hours of work and much disk",
                  "take fewer, or say --yes-large", (size_t)n_points, (size_t)GRDP_DESIGN_LARGE);
    return GRDP_ERR_LIMIT;
}

static grdp_status check_count(const grdp_design_options *options, grdp_diag *diag,
                               grdp_design *design)
{
    const grdp_points *const kind = options->kind;
    const grdp_place place = {.path = "--points"};
    if (!kind->takes_count && options->n_points > 0)
        return grdp_diag_error(diag, place, "the design \"%s\" counts its points by itself",
                               "leave --points out, or take --design random, lhs or sobol",
                               kind->name);
    if (kind->takes_count && options->n_points == 0)
        return grdp_diag_error(diag, place, "the design \"%s\" needs a number of points",
                               "write for example --points 1024", kind->name);
    GRDP_TRY(check_large(options, options->n_points, place.path, diag));
    if (options->n_points > kind->most_points) {
        grdp_diag_add(diag, GRDP_ERROR, place, "the design \"%s\" has at most %s points",
                      "take fewer", kind->name, grdp_number_show((double)kind->most_points));
        return GRDP_ERR_LIMIT;
    }
    if (kind->takes_count)
        design->n_points = options->n_points;
    return GRDP_OK;
}

static grdp_status check_axes(const grdp_design *design, grdp_diag *diag)
{
    const grdp_place place = {.path = "--vary"};
    if (design->n_axes == 0)
        return grdp_diag_error(diag, place, "there is no factor to vary",
                               "write for example --vary sectors.industry.growth=5:13:100");
    if (design->n_axes <= design->kind->most_axes)
        return GRDP_OK;
    grdp_diag_add(diag, GRDP_ERROR, place, "the design \"%s\" has at most %zu factors",
                  "take --design lhs, or fewer factors", design->kind->name,
                  design->kind->most_axes);
    return GRDP_ERR_LIMIT;
}

grdp_status grdp_design_create(grdp_arena *arena, const grdp_scenario *scenario,
                               const grdp_design_options *options, grdp_diag *diag,
                               grdp_design *out)
{
    *out = (grdp_design){.kind = options->kind, .arena = arena, .seed = options->seed};
    const grdp_status counted = check_count(options, diag, out);
    GRDP_TRY(options->table != NULL ? read_table(scenario, options, diag, out)
                                    : read_vary(scenario, options, diag, out));
    GRDP_TRY(counted);
    GRDP_TRY(check_axes(out, diag));
    if (out->kind->prepare != NULL)
        GRDP_TRY(out->kind->prepare(out, diag));
    return check_large(options, out->n_points, "--vary", diag);
}

void grdp_design_part(const grdp_design *design, uint64_t index, uint64_t count, uint64_t *first,
                      uint64_t *n)
{
    const uint64_t size = design->n_points / count, rest = design->n_points % count;
    *first = index * size + (index < rest ? index : rest);
    *n = size + (index < rest);
}
