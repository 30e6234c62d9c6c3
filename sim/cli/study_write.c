/* study_write: what a method found, one row a number, for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include "output/package.h"

#include <math.h>
#include <string.h>

static const grdp_column columns[] = {
    {"scenario", GRDP_COLUMN_TEXT, NULL, "Id of the scenario.", 0},
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region.", 0},
    {"method", GRDP_COLUMN_TEXT, NULL, "Name of the method.", 0},
    {"period", GRDP_COLUMN_TEXT, NULL, "Period of the response.", 0},
    {"series", GRDP_COLUMN_TEXT, NULL, "Series of the response.", 0},
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

static const char *group_name(const grdp_study *study, size_t group)
{
    return group == GRDP_NO_GROUP ? NULL : study->plan.groups[group];
}

static const char *unit_of(const grdp_study *study, const grdp_effect *e)
{
    const char *const unit = study->method->columns[e->column].unit;
    if (unit == NULL)
        return NULL;
    return strcmp(unit, "response") == 0 ? grdp_response_unit(&study->responses.at[e->response])
                                         : unit;
}

/* Texts of a row that are made for it. */
typedef struct texts {
    char series[160], period[GRDP_PERIOD_TEXT];
} texts;

static void fill_row(const grdp_study *study, const grdp_effect *e, texts *t,
                     grdp_cell cells[N_COLUMNS])
{
    const grdp_scenario *const s = study->scenario;
    const grdp_response *const r = &study->responses.at[e->response];
    const grdp_cell row[N_COLUMNS] = {
        {.text = s->id},
        {.text = s->region->id},
        {.text = study->method->name},
        {.text = grdp_period_text(grdp_span_period(s, r->span), t->period)},
        {.text = r->label != NULL
                     ? r->label
                     : grdp_series_name(s->region, r->ref, t->series, sizeof t->series)},
        {.text = group_name(study, e->group)},
        {.text = group_name(study, e->other)},
        {.text = study->method->columns[e->column].name},
        {.number = e->value},
        {.number = e->low},
        {.number = e->high},
        {.number = e->weak},
        {.text = unit_of(study, e)},
    };
    memcpy(cells, row, sizeof row);
}

static void print_rows(grdp_cli *cli, const grdp_study *study, const grdp_effects *effects)
{
    cli->format->head(stdout, &cli->dialect, columns, N_COLUMNS);
    for (size_t i = 0; i < effects->n; i++) {
        grdp_cell cells[N_COLUMNS];
        texts t;
        fill_row(study, &effects->at[i], &t, cells);
        cli->format->row(stdout, &cli->dialect, columns, N_COLUMNS, cells);
    }
    cli->format->tail(stdout, &cli->dialect, columns, N_COLUMNS);
}

static grdp_status fill_package(grdp_cli *cli, const grdp_study *study, const grdp_effects *effects,
                                grdp_package *package)
{
    const grdp_scenario *const s = study->scenario;
    for (size_t i = 0; i < s->n_inputs; i++)
        grdp_package_input(package, s->inputs[i].file, s->inputs[i].sha256);
    GRDP_TRY(grdp_package_begin(package, study->method->name, study->method->doc, cli->format,
                                &cli->dialect, columns, N_COLUMNS, cli->diag));
    for (size_t i = 0; i < effects->n; i++) {
        grdp_cell cells[N_COLUMNS];
        texts t;
        fill_row(study, &effects->at[i], &t, cells);
        grdp_package_row(package, cells);
    }
    GRDP_TRY(grdp_package_end(package, cli->diag));
    return grdp_package_close(package, cli->diag);
}

static grdp_status write_files(grdp_cli *cli, const grdp_study *study, const grdp_effects *effects)
{
    const grdp_package_about about = {
        .name = study->scenario->id,
        .title = study->scenario->title.text[cli->lang],
        .region = study->scenario->region->id,
        .kind = grdp_arena_printf(cli->arena, "study %s", study->method->name),
        .takes_over = cli->restart,
        .command = cli->line,
        .seed = study->plan.seed,
        .has_seed = true};
    const char *const folder = cli->out != NULL
                                   ? cli->out
                                   : grdp_arena_printf(cli->arena, "results/%s/%s",
                                                       study->scenario->id, study->method->name);
    grdp_package *package = NULL;
    const char *file;
    if (folder == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_package_open(folder, &about, cli->diag, &package));
    const grdp_status status = fill_package(cli, study, effects, package);
    if (status == GRDP_OK && !cli->quiet) {
        printf("\n%s\n", grdp_cli_word(cli, "Files written:"));
        for (size_t i = 0; (file = grdp_package_file(package, i)) != NULL; i++)
            printf("  %s\n", file);
    }
    grdp_package_free(package);
    return status;
}

grdp_status grdp_study_write(grdp_cli *cli, const grdp_study *study, const grdp_effects *effects)
{
    if (!grdp_text_equal(cli->out, "-"))
        return write_files(cli, study, effects);
    print_rows(cli, study, effects);
    return GRDP_OK;
}
