/* run_write: the files of a run. results: every series of every period; targets: every target of
 * every plan; both in the long form that statistics programs read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/files.h"
#include "cli/regions_show.h"
#include "cli/run_chance.h"
#include "core/file.h"
#include "plan/series_names.h"
#include "report/phrase.h"

enum { SERIES = 4096, SPANS = 1400, NAME = 160 };

static const grdp_column long_columns[] = {
    {"run", GRDP_COLUMN_TEXT, NULL,
     "\"likely\": the run with the likely value of every factor and no shocks.", 0},
    {"scenario", GRDP_COLUMN_TEXT, NULL, "Id of the scenario.", 0},
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region.", 0},
    {"sector", GRDP_COLUMN_TEXT, NULL, "Id of the sector or group; empty for the whole.", 0},
    {"period", GRDP_COLUMN_TEXT, NULL, "2024, 2024-Q1, 2024-H1, 2024-9M.", 0},
    {"series", GRDP_COLUMN_TEXT, NULL, "Name of the series, as grdpsim list series has it.", 0},
    {"value", GRDP_COLUMN_NUMBER, NULL, "Value in the unit of the row; growth in per cent.", -1},
    {"unit", GRDP_COLUMN_TEXT, NULL, "%, pp, bn_vnd, mn_vnd, ratio, thousand.", 0},
};

static const grdp_column target_columns[] = {
    {"scenario", GRDP_COLUMN_TEXT, NULL, "Id of the scenario.", 0},
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region.", 0},
    {"plan", GRDP_COLUMN_TEXT, NULL, "File of the plan, from the folder of the scenario.", 0},
    {"year", GRDP_COLUMN_INTEGER, NULL, "Year of the plan.", 0},
    {"field", GRDP_COLUMN_TEXT, NULL, "Field of the target.", 0},
    {"target", GRDP_COLUMN_TEXT, NULL, "Id of the target.", 0},
    {"series", GRDP_COLUMN_TEXT, NULL, "Series or indicator that it is judged by.", 0},
    {"op", GRDP_COLUMN_TEXT, NULL, "How the value must stand to the target.", 0},
    {"plan_value", GRDP_COLUMN_NUMBER, NULL, "What the plan asks.", -1},
    {"value", GRDP_COLUMN_NUMBER, NULL, "What the scenario gives; empty where no model gives it.",
     -1},
    {"unit", GRDP_COLUMN_TEXT, NULL, "Unit of both.", 0},
    {"distance", GRDP_COLUMN_NUMBER, NULL, "value - plan_value.", -1},
    {"verdict", GRDP_COLUMN_TEXT, NULL, "exceeded, met, missed or open.", 0},
};

enum {
    N_LONG = sizeof long_columns / sizeof *long_columns,
    N_TARGET = sizeof target_columns / sizeof *target_columns,
};

static const char *unit_id(const grdp_region *region, int unit)
{
    if (unit == GRDP_NONE)
        return NULL;
    return unit >= GRDP_GROUP_UNIT ? region->groups[unit - GRDP_GROUP_UNIT].id
                                   : region->sectors[unit].id;
}

static void put_long(const grdp_sink *to, const grdp_outlook *o, grdp_series_ref ref,
                     grdp_period period, double value)
{
    char name[NAME], text[GRDP_PERIOD_TEXT];
    const grdp_region *const region = o->scenario->region;
    const grdp_cell cells[N_LONG] = {
        {.text = "likely"},
        {.text = o->scenario->id},
        {.text = region->id},
        {.text = unit_id(region, ref.unit)},
        {.text = grdp_period_text(period, text)},
        {.text = grdp_series_name(region, ref, name, sizeof name)},
        {.number = isinf(value) ? (double)NAN : value},
        {.text = grdp_series_unit(region, ref.series)},
    };
    grdp_sink_put(to, cells);
}

static grdp_status write_long(const grdp_sink *to, const grdp_outlook *o)
{
    grdp_series_ref *const refs = malloc(SERIES * sizeof *refs);
    grdp_span *const spans = malloc(SPANS * sizeof *spans);
    if (refs == NULL || spans == NULL) {
        free(refs);
        free(spans);
        return GRDP_ERR_MEMORY;
    }
    const size_t n_series = grdp_series_list(o->scenario, refs, SERIES);
    const size_t n_spans = grdp_span_list(o->scenario, spans, SPANS);
    for (size_t t = 0; t < n_spans; t++)
        for (size_t i = 0; i < n_series; i++) {
            grdp_lanes values;
            grdp_block_series(o->block, refs[i], spans[t], values);
            put_long(to, o, refs[i], grdp_span_period(o->scenario, spans[t]), values[0]);
        }
    free(refs);
    free(spans);
    return GRDP_OK;
}

static void put_target(const grdp_sink *to, const grdp_outlook *o, const grdp_judgement *j,
                       size_t i)
{
    const grdp_target *const target = &j->plan->targets[i];
    const grdp_outcome *const outcome = &j->outcomes[i];
    const grdp_target_part *const part = target->n_parts > 0 ? &target->parts[outcome->part] : NULL;
    const grdp_cell cells[N_TARGET] = {
        {.text = o->scenario->id},
        {.text = o->scenario->region->id},
        {.text = grdp_file_seen_from(o->file, j->plan->file)},
        {.number = j->plan->year},
        {.text = target->field},
        {.text = target->id},
        {.text = part != NULL ? part->series : NULL},
        {.text = part != NULL ? part->op : NULL},
        {.number = part != NULL ? part->value : (double)NAN},
        {.number = outcome->known ? outcome->value : (double)NAN},
        {.text = part != NULL ? part->unit : NULL},
        {.number = outcome->known ? outcome->distance : (double)NAN},
        {.text = grdp_verdict_name(outcome->verdict)},
    };
    grdp_sink_put(to, cells);
}

static void write_targets(const grdp_sink *to, const grdp_outlook *o)
{
    for (size_t p = 0; p < o->n_judgements; p++)
        for (size_t i = 0; i < o->judgements[p].plan->n_targets; i++)
            put_target(to, o, &o->judgements[p], i);
}

/* Columns of the wide form: the asked ones, else every series that any scenario has. */
static size_t list_wide(grdp_cli *cli, const grdp_outlooks *outlooks, const char **names,
                        char *text)
{
    size_t n = 0;
    for (size_t c = 0; c < cli->n_columns && n < SERIES; c++)
        names[n++] = cli->columns[c];
    if (n > 0)
        return n;
    const grdp_scenario *const s = outlooks->at[0]->scenario;
    grdp_series_ref *const refs = malloc(SERIES * sizeof *refs);
    const size_t n_refs = refs != NULL ? grdp_series_list(s, refs, SERIES) : 0;
    for (; n < n_refs && n < SERIES; n++)
        names[n] = grdp_series_name(s->region, refs[n], text + n * NAME, NAME);
    free(refs);
    return n;
}

static bool columns_exist(grdp_cli *cli, const grdp_outlooks *outlooks, const char *const *names,
                          size_t n)
{
    bool fine = true;
    for (size_t c = 0; c < n; c++) {
        bool known = false, found = false;
        grdp_series_ref ref;
        for (size_t i = 0; i < outlooks->n; i++)
            found |= grdp_series_resolve(outlooks->at[i]->scenario, names[c], &ref, &known);
        if (found)
            continue;
        const char *const nearest =
            known ? NULL : grdp_series_nearest_of(cli->arena, outlooks->at[0]->scenario, names[c]);
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--columns"},
                      known ? "the scenario has no data for the series \"%s\""
                            : "there is no series \"%s\"",
                      nearest != NULL ? "did you mean \"%s\"?" : "see: grdpsim list series",
                      grdp_text_show(names[c]), nearest);
        fine = false;
    }
    return fine;
}

/* A wrong name is said before anything is drawn. */
static bool columns_fit(grdp_cli *cli, const grdp_outlooks *outlooks)
{
    const bool all = cli->n_columns == 1 && grdp_text_equal(cli->columns[0], "all");
    return (all && !cli->wide) || columns_exist(cli, outlooks, cli->columns, cli->n_columns);
}

static void put_wide(const grdp_sink *to, const grdp_outlook *o, const char *const *names, size_t n,
                     grdp_cell *cells)
{
    grdp_span spans[SPANS];
    const size_t n_spans = grdp_span_list(o->scenario, spans, SPANS);
    char period[GRDP_PERIOD_TEXT];
    for (size_t t = 0; t < n_spans; t++) {
        cells[0].text = o->scenario->id;
        cells[1].text = grdp_period_text(grdp_span_period(o->scenario, spans[t]), period);
        for (size_t c = 0; c < n; c++) {
            const double value = grdp_outlook_value(o, names[c], spans[t]);
            cells[c + 2].number = isinf(value) ? (double)NAN : value;
        }
        grdp_sink_put(to, cells);
    }
}

static grdp_status write_wide_rows(grdp_cli *cli, grdp_sink *to, const grdp_outlooks *outlooks,
                                   const char *const *names, size_t n)
{
    grdp_column *const columns = calloc(n + 2, sizeof *columns);
    grdp_cell *const cells = calloc(n + 2, sizeof *cells);
    grdp_status status = columns != NULL && cells != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
    if (status == GRDP_OK) {
        columns[0] = long_columns[1];
        columns[1] = long_columns[4];
        for (size_t c = 0; c < n; c++)
            columns[c + 2] = (grdp_column){names[c], GRDP_COLUMN_NUMBER, NULL,
                                           "Series of this name.", cli->digits};
        status = grdp_sink_begin(to, "results", "Series as columns, one row a scenario and period.",
                                 columns, n + 2);
    }
    if (status == GRDP_OK) {
        for (size_t i = 0; i < outlooks->n; i++)
            put_wide(to, outlooks->at[i], names, n, cells);
        status = grdp_sink_end(to);
    }
    free(columns);
    free(cells);
    return status;
}

static grdp_status write_wide(grdp_cli *cli, grdp_sink *to, const grdp_outlooks *outlooks)
{
    const char **const names = malloc(SERIES * sizeof *names);
    char *const text = malloc((size_t)SERIES * NAME);
    grdp_status status = GRDP_ERR_MEMORY;
    if (names != NULL && text != NULL) {
        const size_t n = list_wide(cli, outlooks, names, text);
        status = columns_exist(cli, outlooks, names, n)
                     ? write_wide_rows(cli, to, outlooks, names, n)
                     : GRDP_ERR_INPUT;
    }
    free(names);
    free(text);
    return status;
}

static grdp_status write_results(grdp_cli *cli, grdp_sink *to, const grdp_outlooks *outlooks)
{
    if (cli->wide)
        return write_wide(cli, to, outlooks);
    grdp_column columns[N_LONG];
    memcpy(columns, long_columns, sizeof columns);
    columns[6].digits = cli->digits;
    GRDP_TRY(grdp_sink_begin(to, "results", "Every series of every period, one value a row.",
                             columns, N_LONG));
    for (size_t i = 0; i < outlooks->n; i++)
        GRDP_TRY(write_long(to, outlooks->at[i]));
    return grdp_sink_end(to);
}

void grdp_run_name_inputs(grdp_package *package, const grdp_outlook *outlook)
{
    const grdp_scenario *const s = outlook->scenario;
    for (size_t i = 0; i < s->n_inputs; i++)
        grdp_package_input(package, s->inputs[i].file, s->inputs[i].sha256);
    for (size_t p = 0; p < outlook->n_judgements; p++) {
        const grdp_input *const input = &outlook->judgements[p].plan->input;
        grdp_package_input(package, input->file, input->sha256);
    }
}

static grdp_status write_all_targets(grdp_sink *to, const grdp_outlooks *outlooks)
{
    GRDP_TRY(grdp_sink_begin(to, "targets", "Every target of the scenarios' plans and its verdict.",
                             target_columns, N_TARGET));
    for (size_t i = 0; i < outlooks->n; i++)
        write_targets(to, outlooks->at[i]);
    return grdp_sink_end(to);
}

static grdp_status fill_package(grdp_cli *cli, grdp_package *package, const grdp_outlooks *outlooks,
                                const grdp_chances *chances)
{
    grdp_sink to = {.cli = cli, .package = package};
    for (size_t i = 0; i < outlooks->n; i++)
        grdp_run_name_inputs(package, outlooks->at[i]);
    GRDP_TRY(write_results(cli, &to, outlooks));
    GRDP_TRY(write_all_targets(&to, outlooks));
    if (grdp_regions_several(outlooks))
        GRDP_TRY(grdp_regions_write(cli, package, outlooks, chances));
    if (chances->at != NULL)
        GRDP_TRY(grdp_chance_write(&to, chances));
    const grdp_status kept =
        cli->keep && chances->at != NULL ? grdp_keep_write(&to, chances) : GRDP_OK;
    if (kept != GRDP_OK && kept != GRDP_ERR_STOPPED)
        return kept;
    GRDP_TRY(grdp_package_close(package, cli->diag));
    return kept;
}

/* A stream holds one table: the runs, what they say, or the one run with likely values. */
static grdp_status write_stream(grdp_cli *cli, const grdp_outlooks *outlooks,
                                const grdp_chances *chances)
{
    grdp_sink to = {.cli = cli};
    if (chances->at == NULL)
        return write_results(cli, &to, outlooks);
    return cli->keep ? grdp_keep_write(&to, chances) : grdp_chance_stream(&to, chances);
}

/* Before anything is drawn: no table replaces a file that is not ours. */
static grdp_status expect_tables(grdp_cli *cli, grdp_package *package,
                                 const grdp_outlooks *outlooks)
{
    static const char *const names[] = {"results", "targets", "statistics", "chances"};
    const bool draws = cli->runs > 0 || cli->precision > 0.0;
    for (size_t i = 0; i < (draws ? 4u : 2u); i++)
        GRDP_TRY(grdp_package_expect(package, names[i], cli->format, cli->diag));
    if (grdp_regions_several(outlooks))
        GRDP_TRY(grdp_package_expect(package, "regions", cli->format, cli->diag));
    for (size_t i = 0; i < outlooks->n && draws && cli->keep; i++) {
        const char *const name =
            grdp_arena_printf(cli->arena, "runs-%s", outlooks->at[i]->scenario->id);
        if (name == NULL)
            return GRDP_ERR_MEMORY;
        GRDP_TRY(grdp_package_expect(package, name, cli->format, cli->diag));
    }
    return GRDP_OK;
}

grdp_status grdp_run_open(grdp_cli *cli, const char *folder, const grdp_outlooks *outlooks,
                          grdp_package **out)
{
    const grdp_scenario *const first = outlooks->at[0]->scenario;
    const grdp_package_about about = {
        .name = outlooks->n == 1                 ? first->id
                : grdp_regions_several(outlooks) ? "regions"
                                                 : first->region->id,
        .title =
            outlooks->n == 1 ? first->title.text[cli->lang] : first->region->title.text[cli->lang],
        .region = grdp_regions_several(outlooks) ? NULL : first->region->id,
        .kind = cli->command->name,
        .takes_over = cli->restart,
        .command = cli->line,
        .seed = cli->seed,
        .design =
            cli->sampling != NULL && cli->sampling->n_replicates > 1 ? cli->sampling->name : NULL,
        .has_seed = cli->runs > 0 || cli->precision > 0.0};
    if (!columns_fit(cli, outlooks))
        return GRDP_ERR_INPUT;
    GRDP_TRY(grdp_package_open(folder, &about, cli->diag, out));
    const grdp_status status = expect_tables(cli, *out, outlooks);
    if (status != GRDP_OK) {
        grdp_package_free(*out);
        *out = NULL;
    }
    return status;
}

grdp_status grdp_run_write(grdp_cli *cli, grdp_package *package, const grdp_outlooks *outlooks,
                           const grdp_chances *chances)
{
    if (package == NULL)
        return write_stream(cli, outlooks, chances);
    const grdp_status status = fill_package(cli, package, outlooks, chances);
    if (status == GRDP_OK || status == GRDP_ERR_STOPPED)
        grdp_files_show(cli, package);
    return status;
}
