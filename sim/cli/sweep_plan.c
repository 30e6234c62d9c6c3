/* sweep_plan: reads what a sweep is: scenario, design, responses, part, and what all of them were
 * made from, so that a later command knows whether it continues the same sweep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/sweep.h"

#include "core/file.h"
#include "core/version.h"
#include "grdp/plan.h"
#include "plan/plan.h"
#include "scenario/period.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 4096, TABLE_BYTES = 256 << 20 };

/* Growth of GRDP in every year, and investment in the year of the plan. */
static size_t default_columns(grdp_cli *cli, const grdp_scenario *s, const char **out)
{
    size_t n = 0;
    int year = s->first;
    grdp_plan *plan = NULL;
    out[n++] = "grdp.growth";
    if (!s->has_investment)
        return n;
    if (s->n_plans > 0 && grdp_plan_read(s->plans[0], cli->diag, &plan) == GRDP_OK)
        year = plan->year;
    grdp_plan_free(plan);
    if (year < s->first || year > s->last)
        year = s->first;
    out[n++] = grdp_arena_printf(cli->arena, "investment.ratio@%d", year);
    return out[n - 1] != NULL ? n : n - 1;
}

static grdp_status read_responses(grdp_cli *cli, grdp_sweep_plan *plan)
{
    const char *defaults[2];
    const char *const *texts = cli->columns;
    size_t n = cli->n_columns;
    if (n == 0) {
        n = default_columns(cli, plan->scenario, defaults);
        texts = defaults;
    }
    GRDP_TRY(grdp_responses_read(cli->arena, plan->scenario, texts, n, cli->diag,
                                 &plan->sweep.responses));
    const size_t n_columns = plan->design.n_axes + plan->sweep.responses.n;
    if (n_columns <= COLUMNS_MOST)
        return GRDP_OK;
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--columns"},
                  "%zu columns are more than %zu", "ask for fewer series or periods", n_columns,
                  (size_t)COLUMNS_MOST);
    return GRDP_ERR_LIMIT;
}

static grdp_status read_design(grdp_cli *cli, grdp_sweep_plan *plan)
{
    const grdp_points *const table = grdp_points_find("csv");
    const grdp_points *const kind = cli->design != NULL       ? cli->design
                                    : cli->points_csv != NULL ? table
                                                              : grdp_points_find("factorial");
    if ((cli->points_csv != NULL) != (kind == table))
        return grdp_diag_error(cli->diag, (grdp_place){.path = "--design"},
                               "the design \"%s\" and a table of points do not go together",
                               "give --points-csv FILE alone, or leave it out", kind->name);
    if (cli->points_csv != NULL && cli->n_vary > 0)
        return grdp_diag_error(cli->diag, (grdp_place){.path = "--vary"},
                               "a table of points names its factors itself",
                               "leave --vary out, or --points-csv");
    const grdp_design_options options = {.kind = kind,
                                         .n_vary = cli->n_vary,
                                         .vary = cli->vary,
                                         .table = cli->points_csv,
                                         .n_points = cli->points,
                                         .seed = cli->seed,
                                         .large = cli->yes_large};
    return grdp_design_create(cli->arena, plan->scenario, &options, cli->diag, &plan->design);
}

/* Settings of the part, in a growing list whose end is known. */
typedef struct settings {
    grdp_cli *cli;
    grdp_part_setting *at;
    size_t n;
    bool no_memory;
} settings;

static void set(settings *s, const char *name, const char *value)
{
    if (name == NULL || value == NULL)
        s->no_memory = true;
    else
        s->at[s->n++] = (grdp_part_setting){name, value};
}

static const char *base_of(const char *file)
{
    const char *const slash = strrchr(file, '/');
    return slash != NULL ? slash + 1 : file;
}

/* Files go by their contents: where they lie does not matter. */
static void set_inputs(settings *s, const grdp_scenario *scenario)
{
    for (size_t i = 0; i < scenario->n_inputs; i++)
        set(s,
            grdp_arena_printf(s->cli->arena, "file %zu: %s", i + 1,
                              base_of(scenario->inputs[i].file)),
            grdp_arena_text(s->cli->arena, scenario->inputs[i].sha256));
}

static void set_table(settings *s)
{
    const char *const file = s->cli->points_csv;
    char *text = NULL, hex[65];
    size_t length = 0;
    if (file == NULL)
        return;
    if (grdp_file_read(s->cli->arena, file, TABLE_BYTES, s->cli->diag, &text, &length) != GRDP_OK) {
        s->no_memory = true; /* it was read a moment ago */
        return;
    }
    grdp_sha256(text, length, hex);
    set(s, "--points-csv", grdp_arena_text(s->cli->arena, hex));
}

static void set_list(settings *s, const char *option, size_t n, const char *const *values)
{
    for (size_t i = 0; i < n; i++)
        set(s, grdp_arena_printf(s->cli->arena, "%s %zu", option, i + 1), values[i]);
}

static const char *show_count(grdp_cli *cli, uint64_t count)
{
    return grdp_arena_printf(cli->arena, "%zu", (size_t)count);
}

static grdp_status describe_settings(grdp_cli *cli, grdp_sweep_plan *plan)
{
    const grdp_responses *const r = &plan->sweep.responses;
    const size_t most = plan->scenario->n_inputs + cli->n_set + plan->design.n_axes + r->n + 16;
    settings s = {.cli = cli, .at = grdp_arena_alloc(cli->arena, most, sizeof *s.at)};
    const char **const names = grdp_arena_alloc(cli->arena, r->n, sizeof *names);
    char date[GRDP_PERIOD_TEXT];
    if (s.at == NULL || names == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < r->n; i++)
        names[i] = r->at[i].name;
    set(&s, "program", GRDP_VERSION " " GRDP_COMMIT);
    set_inputs(&s, plan->scenario);
    set_list(&s, "--set", cli->n_set, cli->set);
    set(&s, "as_of", grdp_arena_text(cli->arena, grdp_date_text(plan->scenario->as_of, date)));
    set(&s, "--design", plan->design.kind->name);
    set(&s, "points", show_count(cli, plan->design.n_points));
    set(&s, "--seed", show_count(cli, cli->seed));
    set_list(&s, "--vary", cli->n_vary, cli->vary);
    set_table(&s);
    set_list(&s, "column", r->n, names);
    if (cli->is_long)
        set(&s, "--long", "yes");
    set(&s, "--digits", grdp_arena_printf(cli->arena, "%d", cli->digits));
    plan->part.settings = s.at;
    plan->part.n_settings = s.n;
    return s.no_memory ? GRDP_ERR_MEMORY : GRDP_OK;
}

static size_t put_factors(const grdp_cli *cli, const grdp_design *design, grdp_column *columns)
{
    for (size_t a = 0; a < design->n_axes; a++) {
        const grdp_param *const param = design->axes[a].of->param;
        columns[a] =
            (grdp_column){design->axes[a].of->path, GRDP_COLUMN_NUMBER,
                          param->unit[0] != '\0' ? param->unit : NULL, param->doc, cli->digits};
    }
    return design->n_axes;
}

static grdp_status describe_columns(grdp_cli *cli, grdp_sweep_plan *plan)
{
    const grdp_responses *const r = &plan->sweep.responses;
    grdp_column *const columns =
        grdp_arena_alloc(cli->arena, plan->design.n_axes + r->n + 3, sizeof *columns);
    size_t n = 0;
    if (columns == NULL)
        return GRDP_ERR_MEMORY;
    if (cli->is_long)
        columns[n++] = (grdp_column){"point", GRDP_COLUMN_INTEGER, NULL,
                                     "Number of the point, counted from 0.", 0};
    n += put_factors(cli, &plan->design, columns + n);
    if (cli->is_long) {
        columns[n++] = (grdp_column){"response", GRDP_COLUMN_TEXT, NULL, "Series and period.", 0};
        columns[n++] = (grdp_column){"value", GRDP_COLUMN_NUMBER, NULL,
                                     "Value of the response at the point.", cli->digits};
    }
    for (size_t i = 0; i < r->n && !cli->is_long; i++)
        columns[n++] =
            (grdp_column){r->at[i].name, GRDP_COLUMN_NUMBER,
                          grdp_series_unit(plan->sweep.scenario->region, r->at[i].ref.series),
                          r->at[i].ref.series->doc, cli->digits};
    plan->part.columns = columns;
    plan->part.n_columns = n;
    return GRDP_OK;
}

static grdp_status describe(grdp_cli *cli, grdp_sweep_plan *plan)
{
    grdp_part *const part = &plan->part;
    grdp_buffer head = {0};
    part->id = plan->scenario->id;
    part->title = plan->scenario->title.text[cli->lang];
    part->seed = show_count(cli, cli->seed);
    part->is_part = cli->n_shards > 0;
    part->count = cli->n_shards > 0 ? cli->n_shards : 1;
    part->index = cli->n_shards > 0 ? cli->shard : 0;
    part->total = plan->design.n_points;
    grdp_design_part(&plan->design, part->index, part->count, &part->first, &part->n);
    grdp_sweep_head(&plan->sweep, &head);
    plan->head = head.failed ? NULL : grdp_arena_text(cli->arena, head.data);
    grdp_buffer_free(&head);
    if (plan->head == NULL || part->seed == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(describe_columns(cli, plan));
    return describe_settings(cli, plan);
}

grdp_status grdp_sweep_plan_read(grdp_cli *cli, grdp_sweep_plan *out)
{
    const grdp_scenario_options options = {
        .overrides = cli->set, .n_overrides = cli->n_set, .as_of = cli->as_of};
    *out = (grdp_sweep_plan){0};
    GRDP_TRY(grdp_scenario_read(cli->args[0], &options, cli->diag, &out->scenario));
    const grdp_status design = read_design(cli, out);
    const grdp_status responses = read_responses(cli, out);
    GRDP_TRY(design);
    GRDP_TRY(responses);
    out->sweep.scenario = out->scenario;
    out->sweep.design = &out->design;
    out->sweep.digits = cli->digits;
    out->sweep.is_long = cli->is_long;
    out->sweep.n_threads = cli->threads;
    return describe(cli, out);
}

void grdp_sweep_plan_free(grdp_sweep_plan *plan)
{
    grdp_scenario_free(plan->scenario);
    *plan = (grdp_sweep_plan){0};
}
