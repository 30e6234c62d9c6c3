/* new_table: the sectors of a new region from a table: sector,title,kind,share|level,growth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/new.h"

#include "core/number.h"
#include "scenario/csv.h"
#include "scenario/region.h"

#include <math.h>
#include <string.h>

typedef struct table {
    grdp_cli *cli;
    grdp_csv csv;
    int sector, title, kind, weight, growth; /* columns, -1 where there is none */
    bool is_level;
    int decimals; /* the most that a share is written with */
} table;

static const char *const columns[] = {"sector", "title", "kind", "share", "level", "growth"};

static const char *cell(const table *t, size_t row, int column)
{
    return column < 0 ? "" : t->csv.cells[row * t->csv.n_columns + (size_t)column];
}

static grdp_place place_at(const table *t, size_t row, int column)
{
    return (grdp_place){t->csv.file, t->csv.lines[row], t->csv.header[column]};
}

static void check_separator(const table *t)
{
    const grdp_place place = {t->csv.file, 1, NULL};

    if (t->csv.separator == ';' && !t->cli->decimal_comma)
        grdp_diag_add(t->cli->diag, GRDP_ERROR, place, "the columns are separated by semicolons",
                      "add --decimal-comma, if numbers are written like 7,87");
    if (t->csv.separator != ';' && t->cli->decimal_comma)
        grdp_diag_add(t->cli->diag, GRDP_ERROR, place,
                      "--decimal-comma is given, but the columns are not separated by semicolons",
                      "separate them by semicolons, or leave the option out");
}

static void check_header(const table *t)
{
    for (size_t c = 0; c < t->csv.n_columns; c++) {
        bool known = false;
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
            known = known || grdp_text_equal(columns[i], t->csv.header[c]);
        const char *const nearest =
            grdp_text_nearest(t->csv.header[c], columns, sizeof columns / sizeof *columns);
        if (!known)
            grdp_diag_add(t->cli->diag, GRDP_ERROR, (grdp_place){t->csv.file, 1, NULL},
                          "there is no column \"%s\"",
                          nearest ? "did you mean \"%s\"?"
                                  : "the columns are sector, title, kind, share or level, growth",
                          grdp_text_show(t->csv.header[c]), nearest);
    }
}

static void find_columns(table *t)
{
    const int share = grdp_csv_column(&t->csv, "share"), level = grdp_csv_column(&t->csv, "level");
    const grdp_place place = {t->csv.file, 1, NULL};

    t->sector = grdp_csv_column(&t->csv, "sector");
    t->title = grdp_csv_column(&t->csv, "title");
    t->kind = grdp_csv_column(&t->csv, "kind");
    t->growth = grdp_csv_column(&t->csv, "growth");
    t->is_level = level >= 0;
    t->weight = level >= 0 ? level : share;
    if (t->sector < 0)
        grdp_diag_add(t->cli->diag, GRDP_ERROR, place, "the column \"%s\" is missing",
                      "the columns are sector, title, kind, share or level, growth", "sector");
    if (t->growth < 0)
        grdp_diag_add(t->cli->diag, GRDP_ERROR, place, "the column \"%s\" is missing",
                      "the columns are sector, title, kind, share or level, growth", "growth");
    if ((share >= 0) == (level >= 0))
        grdp_diag_add(t->cli->diag, GRDP_ERROR, place,
                      "the weights must stand in one column, share or level",
                      "share is per cent of GRDP, level is billion dong at constant prices");
}

static double read_number(table *t, size_t row, int column, double min, double max)
{
    double value = 0.0;

    if (!grdp_csv_number(&t->csv, row, (size_t)column, &value)) {
        grdp_diag_add(t->cli->diag, GRDP_ERROR, place_at(t, row, column), "\"%s\" is no number",
                      t->csv.decimal_comma ? "write for example 7,87" : "write for example 7.87",
                      grdp_text_show(cell(t, row, column)));
        return (double)NAN;
    }
    if (value < min || value > max)
        grdp_diag_add(t->cli->diag, GRDP_ERROR, place_at(t, row, column), "%s is outside %s to %s",
                      "write the number in the unit of the column",
                      grdp_text_show(cell(t, row, column)), grdp_number_show(min),
                      grdp_number_show(max));
    return value;
}

static void read_kind(const table *t, size_t row, grdp_new_sector *out)
{
    const char *const kind = cell(t, row, t->kind);

    out->taxes = grdp_text_equal(kind, "taxes");
    if (kind[0] && !out->taxes)
        grdp_diag_add(t->cli->diag, GRDP_ERROR, place_at(t, row, t->kind),
                      "\"%s\" is no kind of sector",
                      "write taxes for product taxes less subsidies, else leave it empty",
                      grdp_text_show(kind));
}

/* Decimals of a number of the table, whatever its point is. */
static int decimals_of(const table *t, const char *text)
{
    const char *const point = strrchr(text, t->csv.decimal_comma ? ',' : '.');

    return point ? (int)strlen(point + 1) : 0;
}

static bool read_row(table *t, size_t row, grdp_new_sector *out)
{
    const double most = t->is_level ? 1e15 : 100.0;
    const char *const name = cell(t, row, t->sector), *const title = cell(t, row, t->title);
    const bool has_letter = (name[0] | 32) >= 'a' && (name[0] | 32) <= 'z';

    if (!name[0])
        grdp_diag_add(t->cli->diag, GRDP_ERROR, place_at(t, row, t->sector),
                      "the sector has no name", "write a name or an id");
    out->id = has_letter && grdp_text_is_id(name) && !strpbrk(name, ".")
                  ? grdp_arena_text(t->cli->arena, name)
                  : grdp_new_id(t->cli->arena, name);
    out->title = grdp_arena_text(t->cli->arena, title[0] ? title : name);
    out->weight = read_number(t, row, t->weight, t->is_level ? 0.0 : -50.0, most);
    out->growth = read_number(t, row, t->growth, -50.0, 100.0);
    read_kind(t, row, out);
    const int decimals = decimals_of(t, cell(t, row, t->weight));
    t->decimals = decimals > t->decimals ? decimals : t->decimals;
    return out->id && out->title;
}

static void check_twice(const table *t, const grdp_new_sector *sectors, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (grdp_text_equal(sectors[i].id, sectors[row].id))
            grdp_diag_add(t->cli->diag, GRDP_ERROR, place_at(t, row, t->sector),
                          "the id \"%s\" is also that of line %u", "give the sectors different ids",
                          sectors[row].id, t->csv.lines[i]);
}

/* As the region reader does: half of the last digit for each share. */
static void check_sum(const table *t, const grdp_new_sector *sectors, size_t n)
{
    double sum = 0.0;

    for (size_t i = 0; i < n; i++)
        sum += sectors[i].weight;
    const double slack = 0.5 * pow(10.0, -t->decimals) * (double)n + 1e-9;
    if (!t->is_level && !isnan(sum) && fabs(sum - 100.0) > slack)
        grdp_diag_add(t->cli->diag, GRDP_ERROR, (grdp_place){t->csv.file, 0, "share"},
                      "the shares add up to %g, not 100",
                      fabs(sum - 1.0) <= slack && t->csv.decimal_comma
                          ? "write per cent: 10,5 in place of 0,105"
                      : fabs(sum - 1.0) <= slack ? "write per cent: 10.5 in place of 0.105"
                      : sum > 100.0              ? "leave out totals, and groups beside their parts"
                                                 : "add what is missing, product taxes for example",
                      round(sum * 1e6) / 1e6);
}

static grdp_status read_rows(table *t, grdp_new *out)
{
    const size_t n = t->csv.n_rows;
    grdp_new_sector *const sectors = grdp_arena_alloc(t->cli->arena, n, sizeof *sectors);

    if (!sectors)
        return GRDP_ERR_MEMORY;
    for (size_t row = 0; row < n; row++) {
        if (!read_row(t, row, &sectors[row]))
            return GRDP_ERR_MEMORY;
        check_twice(t, sectors, row);
    }
    check_sum(t, sectors, n);
    out->sectors = sectors;
    out->n_sectors = n;
    out->is_level = t->is_level;
    return GRDP_OK;
}

grdp_status grdp_new_table(grdp_cli *cli, const char *file, grdp_new *out)
{
    const size_t errors = grdp_diag_count(cli->diag, GRDP_ERROR);
    table t = {.cli = cli};

    GRDP_TRY(grdp_csv_read(cli->arena, file, cli->diag, &t.csv, NULL, NULL));
    check_separator(&t);
    check_header(&t);
    find_columns(&t);
    if (t.csv.n_rows == 0 || t.csv.n_rows > GRDP_SECTORS_MAX)
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.file = file},
                      "the table has %zu sectors, not 1 to %zu", "write one line a sector",
                      t.csv.n_rows, (size_t)GRDP_SECTORS_MAX);
    else if (grdp_diag_count(cli->diag, GRDP_ERROR) == errors)
        GRDP_TRY(read_rows(&t, out));
    return grdp_diag_count(cli->diag, GRDP_ERROR) > errors ? GRDP_ERR_INPUT : GRDP_OK;
}
