/* solve_path: quarters and sectors that make the growth of a year, in the form that planners
 * publish.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/solve.h"
#include "core/number.h"
#include "plan/path.h"
#include "report/phrase.h"

enum { CELLS = GRDP_PATH_SPANS + 1, DIGITS = 2 };

static const grdp_column columns[] = {
    {"sector", GRDP_COLUMN_TEXT, NULL, "Id of the sector or group; empty for GRDP.", 0},
    {"period", GRDP_COLUMN_TEXT, NULL, "2025-Q1, 2025-H1, 2025-9M, 2025.", 0},
    {"growth", GRDP_COLUMN_NUMBER, "%", "Growth over the same period of the year before.", -1},
    {"assumed", GRDP_COLUMN_NUMBER, "%", "What the scenario assumes.", -1},
    {"departure", GRDP_COLUMN_NUMBER, "pp", "growth - assumed.", -1},
    {"level", GRDP_COLUMN_NUMBER, "bn_vnd",
     "Value added at constant prices, whole numbers that add up.", 0},
    {"fixed", GRDP_COLUMN_INTEGER, NULL, "1: published figures fix the period.", 0},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const char *const spans[GRDP_PATH_SPANS] = {"Q1",       "Q2", "6 months",  "Q3",
                                                   "9 months", "Q4", "whole year"};

static const char *title_of(const grdp_cli *cli, const grdp_path *path, const grdp_path_row *row)
{
    const grdp_region *const region = path->outlook->scenario->region;
    if (row->unit == GRDP_NONE)
        return "GRDP";
    const char *const title =
        row->unit >= GRDP_GROUP_UNIT
            ? region->groups[row->unit - GRDP_GROUP_UNIT].title.text[cli->lang]
            : region->sectors[row->unit].title.text[cli->lang];
    const char *const part = row->part ? grdp_arena_printf(cli->arena, "  %s", title) : title;
    return part != NULL ? part : title;
}

/* Which numbers of a row a part of the table shows. */
typedef double (*part_value)(const grdp_path_row *row, size_t span);

static double growth_of(const grdp_path_row *row, size_t span)
{
    return 100.0 * row->growth[span];
}

static double level_of(const grdp_path_row *row, size_t span)
{
    return row->level[span];
}

static double departure_of(const grdp_path_row *row, size_t span)
{
    return 100.0 * (row->growth[span] - row->before[span]);
}

static void show_part(grdp_cli *cli, grdp_show *show, const grdp_path *path, part_value value,
                      int digits)
{
    for (size_t i = 0; i < path->n_rows; i++) {
        char text[CELLS][GRDP_NUMBER_TEXT];
        const char *cells[CELLS] = {title_of(cli, path, &path->rows[i])};
        for (size_t k = 0; k < GRDP_PATH_SPANS; k++) {
            grdp_word_amount(cli->lang, value(&path->rows[i], k), digits, text[k]);
            cells[k + 1] = text[k];
        }
        grdp_show_row(show, cells);
    }
}

static bool departs(const grdp_path *path)
{
    for (size_t i = 0; i < path->n_cells; i++)
        if (fabs(path->cells[i].growth - path->cells[i].mean) >=
            0.005 * pow(10.0, -path->request.digits))
            return true;
    return false;
}

/* "Level at constant prices, bn VND (2010)" */
static void show_levels(grdp_cli *cli, grdp_show *show, const grdp_path *path)
{
    const grdp_region *const region = path->outlook->scenario->region;
    grdp_buffer title = {0};
    grdp_buffer_printf(&title, "%s, %s (%u)", grdp_cli_word(cli, "Level at constant prices"),
                       grdp_phrase_unit(cli->lang, region->currency),
                       (unsigned)path->outlook->scenario->account->price_base);
    grdp_show_section(show, title.data);
    grdp_buffer_free(&title);
    show_part(cli, show, path, level_of, 0);
}

static void show_table(grdp_cli *cli, const grdp_path *path)
{
    grdp_show *const show = grdp_show_create(CELLS, NULL);
    const char *head[CELLS] = {""};
    for (size_t k = 0; k < GRDP_PATH_SPANS; k++)
        head[k + 1] = grdp_cli_word(cli, spans[k]);
    grdp_show_head(show, head);
    grdp_show_section(show, grdp_cli_word(cli, "Growth over the same period of the previous "
                                               "year, %"));
    show_part(cli, show, path, growth_of, path->request.digits);
    if (path->outlook->scenario->account->is_level)
        show_levels(cli, show, path);
    if (departs(path)) {
        grdp_show_section(show, grdp_cli_word(cli, "Departure from the assumptions, points"));
        show_part(cli, show, path, departure_of, path->request.digits);
    }
    grdp_show_print(show, stdout);
}

static void show_number(grdp_cli *cli, const char *english, double value, int digits,
                        const char *unit)
{
    char text[GRDP_NUMBER_TEXT];
    grdp_word_number(cli->lang, value, digits, text);
    printf("%s: %s%s\n", grdp_cli_word(cli, english), text, unit);
}

/* In these words: the path is least, and nothing more is claimed for it. */
static void show_summary(grdp_cli *cli, const grdp_path *path)
{
    const int digits = path->request.digits;
    printf("\n");
    grdp_print_sentence(
        stdout,
        path->stays ? grdp_cli_word(cli, "The assumptions make the target at its digits, so the "
                                         "path is the scenario's own.")
                    : grdp_cli_word(cli, "The path departs least from the assumptions of the "
                                         "scenario, given the target."),
        0);
    show_number(cli, "Target for the year", 100.0 * path->request.growth, digits, " %");
    show_number(cli, "The assumptions make", 100.0 * path->assumed, digits, " %");
    if (path->has_spread && !path->stays)
        show_number(cli, "Departure in standard deviations", path->departure, 2, "");
    else if (!path->stays)
        grdp_print_sentence(stdout,
                            grdp_cli_word(cli,
                                          "No sector has a spread, so all quarters and sectors "
                                          "move by the same weight."),
                            0);
    if (!path->stays)
        show_number(cli, "Correlation from quarter to quarter (quarters.persistence)",
                    path->persistence, 2, "");
    if (path->n_known > 0)
        printf("%s: %zu\n", grdp_cli_word(cli, "Quarters that published figures fix"),
               path->n_known);
    if (path->n_bound > 0)
        printf("%s: %zu\n", grdp_cli_word(cli, "Cells that stand at a bound"), path->n_bound);
}

static const char *unit_id(const grdp_region *region, int unit)
{
    if (unit == GRDP_NONE)
        return NULL;
    return unit >= GRDP_GROUP_UNIT ? region->groups[unit - GRDP_GROUP_UNIT].id
                                   : region->sectors[unit].id;
}

/* 5.53 where the arithmetic has 5.530000000000001. */
static double tidy(double value)
{
    char text[GRDP_NUMBER_TEXT];
    double out = value;
    const size_t n = grdp_number_fixed(value, 12, text);
    return grdp_number_read(text, n, &out) ? out : value;
}

static grdp_status put_row(grdp_cli *cli, const grdp_path *path, size_t index,
                           grdp_cell (*cells)[N_COLUMNS])
{
    const grdp_path_row *const row = &path->rows[index];
    for (size_t k = 0; k < GRDP_PATH_SPANS; k++) {
        char period[GRDP_PERIOD_TEXT];
        const grdp_span span = path->span[k];
        const char *const text = grdp_arena_text(
            cli->arena, grdp_period_text(grdp_span_period(path->outlook->scenario, span), period));
        const grdp_cell line[N_COLUMNS] = {
            {.text = unit_id(path->outlook->scenario->region, row->unit)},
            {.text = text},
            {.number = tidy(100.0 * row->growth[k])},
            {.number = tidy(100.0 * row->before[k])},
            {.number = tidy(100.0 * (row->growth[k] - row->before[k]))},
            {.number = row->level[k]},
            {.number = span.last_season < path->n_known},
        };
        if (text == NULL)
            return GRDP_ERR_MEMORY;
        memcpy(cells[k], line, sizeof line);
    }
    return GRDP_OK;
}

static grdp_status write_path(grdp_cli *cli, const grdp_path *path)
{
    const size_t n_rows = path->n_rows * GRDP_PATH_SPANS;
    grdp_cell(*const cells)[N_COLUMNS] = grdp_arena_alloc(cli->arena, n_rows, sizeof *cells);
    size_t n = 0;
    const char *const *const changes = grdp_path_changes(path, cli->arena, &n);
    const char **const texts = grdp_arena_alloc(cli->arena, cli->n_set + n, sizeof *texts);
    const char *const what =
        grdp_arena_printf(cli->arena, "grdp.growth@%d = %s", path->request.year,
                          grdp_number_show(100.0 * path->request.growth));
    const char *const source =
        grdp_arena_printf(cli->arena, "derived: grdpsim solve path, %s", what);
    if (cells == NULL || changes == NULL || texts == NULL || what == NULL || source == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < path->n_rows; i++)
        GRDP_TRY(put_row(cli, path, i, cells + i * GRDP_PATH_SPANS));
    memcpy(texts, cli->set, cli->n_set * sizeof *texts);
    memcpy(texts + cli->n_set, changes, n * sizeof *texts);
    grdp_solve_file file = {.scenario = path->outlook->scenario,
                            .suffix = "path",
                            .what = what,
                            .source = source,
                            .n_changes = cli->n_set + n,
                            .changes = texts,
                            .as_of = cli->as_of};
    const grdp_solve_table table = {.name = "path",
                                    .doc = "Growth and levels by sector and quarter.",
                                    .columns = columns,
                                    .n_columns = N_COLUMNS,
                                    .n_rows = n_rows,
                                    .cells = cells[0]};
    return grdp_solve_write(cli, &file, &table);
}

static grdp_status show_and_write(grdp_cli *cli, const grdp_path *path)
{
    const grdp_scenario *const s = path->outlook->scenario;
    if (cli->out == NULL || strcmp(cli->out, "-") != 0) {
        printf("%s — %s, %d\n\n", s->region->title.text[cli->lang], s->title.text[cli->lang],
               path->request.year);
        show_table(cli, path);
        show_summary(cli, path);
    }
    return cli->out != NULL ? write_path(cli, path) : GRDP_OK;
}

static grdp_status check_options(grdp_cli *cli)
{
    if (!cli->has_growth)
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--growth"},
                      "the growth that the path is to make is not given",
                      "write for example --growth 12");
    if (cli->year == 0)
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--year"},
                      "the year of the path is not given", "write for example --year 2025");
    return cli->has_growth && cli->year != 0 ? GRDP_OK : GRDP_ERR_USAGE;
}

grdp_status grdp_solve_path_run(grdp_cli *cli)
{
    const grdp_scenario_options options = {
        .overrides = cli->set, .n_overrides = cli->n_set, .as_of = cli->as_of};
    const grdp_path_request request = {.year = cli->year,
                                       .growth = 0.01 * cli->growth,
                                       .correlation =
                                           cli->has_correlation ? cli->correlation : (double)NAN,
                                       .digits = cli->digits >= 0 ? cli->digits : DIGITS,
                                       .n_bounds = cli->n_bounds,
                                       .bounds = cli->bounds};
    grdp_outlook *outlook = NULL;
    grdp_path *path = NULL;
    GRDP_TRY(check_options(cli));
    GRDP_TRY(grdp_outlook_create(cli->args[1], &options, cli->diag, &outlook));
    grdp_status status = grdp_path_create(outlook, &request, cli->diag, &path);
    if (status == GRDP_OK)
        status = show_and_write(cli, path);
    grdp_path_free(path);
    grdp_outlook_free(outlook);
    return status;
}
