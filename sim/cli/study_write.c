/* study_write: what a method found, one row a number, for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include "output/package.h"

#include <math.h>
#include <string.h>

static const grdp_column columns[] = {
    {"scenario", GRDP_COLUMN_TEXT, NULL, "Id of the scenario, or name of the table of runs.", 0},
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region; empty for a table of runs.", 0},
    {"method", GRDP_COLUMN_TEXT, NULL, "Name of the method.", 0},
    {"period", GRDP_COLUMN_TEXT, NULL, "Period of the response; empty for a table of runs.", 0},
    {"series", GRDP_COLUMN_TEXT, NULL, "Series of the response, or column of the table.", 0},
    {"factor", GRDP_COLUMN_TEXT, NULL,
     "Path of the factor, or name of the group; empty for the response as a whole.", 0},
    {"with", GRDP_COLUMN_TEXT, NULL, "The other factor of an interaction.", 0},
    {"statistic", GRDP_COLUMN_TEXT, NULL, "What was found, see: grdpsim list methods.", 0},
    {"value", GRDP_COLUMN_NUMBER, NULL, "Value in the unit of the row.", -1},
    {"low", GRDP_COLUMN_NUMBER, NULL, "Lower end of the 95 % interval; empty where there is none.",
     -1},
    {"high", GRDP_COLUMN_NUMBER, NULL, "Upper end of the 95 % interval; empty where there is none.",
     -1},
    {"weak", GRDP_COLUMN_INTEGER, NULL, "1 where the value cannot be told from nothing, else 0.",
     0},
    {"unit", GRDP_COLUMN_TEXT, NULL, "Unit of value, low and high.", 0},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const char *group_name(const grdp_study_report *report, size_t group)
{
    return group == GRDP_NO_GROUP ? NULL : report->plan->groups[group];
}

/* That of the response or of the factor where the column says so. */
static const char *unit_of(const grdp_study_report *report, const grdp_effect *e)
{
    const char *const unit = report->method->columns[e->column].unit;
    if (grdp_text_equal(unit, "response"))
        return report->responses[e->response].unit;
    if (!grdp_text_equal(unit, "factor"))
        return unit;
    for (size_t i = 0; i < report->plan->n_inputs; i++)
        if (report->plan->inputs[i].group == e->group)
            return report->plan->inputs[i].unit;
    return NULL;
}

static void fill_row(const grdp_study_report *report, const grdp_effect *e,
                     grdp_cell cells[N_COLUMNS])
{
    const grdp_study_response *const r = &report->responses[e->response];
    const grdp_cell row[N_COLUMNS] = {
        {.text = report->id},
        {.text = report->region != NULL ? report->region->id : NULL},
        {.text = report->method->name},
        {.text = r->period},
        {.text = r->series},
        {.text = group_name(report, e->group)},
        {.text = group_name(report, e->other)},
        {.text = report->method->columns[e->column].name},
        {.number = e->value},
        {.number = e->low},
        {.number = e->high},
        {.number = e->weak},
        {.text = unit_of(report, e)},
    };
    memcpy(cells, row, sizeof row);
}

static void print_rows(grdp_cli *cli, size_t n, const grdp_study_report *reports)
{
    cli->format->head(stdout, &cli->dialect, columns, N_COLUMNS);
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < reports[k].effects->n; i++) {
            grdp_cell cells[N_COLUMNS];
            fill_row(&reports[k], &reports[k].effects->at[i], cells);
            cli->format->row(stdout, &cli->dialect, columns, N_COLUMNS, cells);
        }
    cli->format->tail(stdout, &cli->dialect, columns, N_COLUMNS);
}

static grdp_status add_table(grdp_cli *cli, const grdp_study_report *report, grdp_package *package)
{
    for (size_t i = 0; i < report->n_inputs; i++)
        grdp_package_input(package, report->inputs[i].file, report->inputs[i].sha256);
    GRDP_TRY(grdp_package_begin(package, report->method->name, report->method->doc, cli->format,
                                &cli->dialect, columns, N_COLUMNS, cli->diag));
    for (size_t i = 0; i < report->effects->n; i++) {
        grdp_cell cells[N_COLUMNS];
        fill_row(report, &report->effects->at[i], cells);
        grdp_package_row(package, cells);
    }
    return grdp_package_end(package, cli->diag);
}

static bool is_stream(const grdp_cli *cli)
{
    return grdp_text_equal(cli->out, "-");
}

static const char *folder_of(const grdp_cli *cli, const char *folder)
{
    return cli->out != NULL ? cli->out : grdp_arena_printf(cli->arena, "results/%s", folder);
}

grdp_status grdp_study_look(grdp_cli *cli, const char *folder, const grdp_study *study)
{
    const char *const method = study->method->name, *const to = folder_of(cli, folder);
    const grdp_package_about about = {.name = study->scenario->id,
                                      .region = study->scenario->region->id,
                                      .kind = grdp_arena_printf(cli->arena, "study %s", method),
                                      .takes_over = cli->restart};
    grdp_package *package = NULL;
    if (is_stream(cli))
        return GRDP_OK;
    if (to == NULL || about.kind == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_package_open(to, &about, cli->diag, &package));
    const grdp_status status = grdp_package_expect(package, method, cli->format, cli->diag);
    grdp_package_free(package);
    return status;
}

static grdp_status write_files(grdp_cli *cli, const char *folder, size_t n,
                               const grdp_study_report *reports)
{
    const char *const kind =
        grdp_arena_printf(cli->arena, "study %s", n > 1 ? "--data" : reports->method->name);
    const grdp_package_about about = {.name = reports->id,
                                      .title = reports->title,
                                      .region =
                                          reports->region != NULL ? reports->region->id : NULL,
                                      .kind = kind,
                                      .takes_over = cli->restart,
                                      .command = cli->line,
                                      .seed = reports->plan->seed,
                                      .has_seed = true};
    grdp_package *package = NULL;
    grdp_status status = GRDP_OK;
    const char *file;
    if (kind == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_package_open(folder, &about, cli->diag, &package));
    for (size_t k = 0; k < n && status == GRDP_OK; k++)
        status = add_table(cli, &reports[k], package);
    if (status == GRDP_OK)
        status = grdp_package_close(package, cli->diag);
    if (status == GRDP_OK && !cli->quiet) {
        printf("\n%s\n", grdp_cli_word(cli, "Files written:"));
        for (size_t i = 0; (file = grdp_package_file(package, i)) != NULL; i++)
            printf("  %s\n", file);
    }
    grdp_package_free(package);
    return status;
}

grdp_status grdp_study_write(grdp_cli *cli, const char *folder, size_t n,
                             const grdp_study_report *reports)
{
    if (is_stream(cli)) {
        print_rows(cli, n, reports);
        return GRDP_OK;
    }
    const char *const to = folder_of(cli, folder);
    return to != NULL ? write_files(cli, to, n, reports) : GRDP_ERR_MEMORY;
}
