/* check: reads files as `run` and `compare` would and says what is wrong with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/check.h"

#include "cli/batch.h"
#include "cli/coherence.h"
#include "plan/series_names.h"
#include "scenario/read_cfg.h"
#include "scenario/schema.h"

#include <string.h>

typedef grdp_status (*checker)(grdp_cli *cli, const char *file);

static grdp_status check_region(grdp_cli *cli, const char *file)
{
    grdp_region *region = NULL;

    GRDP_TRY(grdp_region_read(file, cli->diag, &region));
    grdp_series_names_check(region, cli->diag);
    grdp_region_free(region);
    return GRDP_OK;
}

/* `with_next`: also the plan of the year after, which `compare` reads beside this one. */
static grdp_status check_targets(grdp_cli *cli, const char *file, bool with_next)
{
    grdp_plan *plan = NULL, *after = NULL;
    grdp_region *region = NULL;

    GRDP_TRY(grdp_plan_read(file, cli->diag, &plan));
    grdp_status status = grdp_region_read(plan->region_file, cli->diag, &region);
    const grdp_status checked = grdp_plan_check(plan, region, cli->diag);
    const grdp_status next =
        with_next ? grdp_plan_read_next(plan, region, cli->diag, &after) : GRDP_OK;
    status = status == GRDP_OK ? checked : status;
    status = status == GRDP_OK ? next : status;
    grdp_plan_free(after);
    grdp_region_free(region);
    grdp_plan_free(plan);
    return status;
}

static grdp_status check_plan(grdp_cli *cli, const char *file)
{
    return check_targets(cli, file, true);
}

static grdp_status check_plans(grdp_cli *cli, const grdp_scenario *scenario)
{
    grdp_status status = GRDP_OK;

    for (size_t i = 0; i < scenario->n_plans; i++) {
        const grdp_status one = check_targets(cli, scenario->plans[i], false);
        status = status == GRDP_OK ? one : status;
    }
    return status;
}

/* The scenario with other models of its lists. */
static grdp_status check_models(grdp_cli *cli, const char *file,
                                const grdp_scenario_options *options)
{
    grdp_scenario *other = NULL;
    GRDP_TRY(grdp_scenario_read(file, options, cli->diag, &other));
    grdp_scenario_free(other);
    return GRDP_OK;
}

static grdp_status check_scenario(grdp_cli *cli, const char *file)
{
    grdp_scenario_options options = {
        .overrides = cli->set, .n_overrides = cli->n_set, .as_of = cli->as_of, .model = 1};
    grdp_scenario *scenario = NULL;

    GRDP_TRY(grdp_scenario_read(file, &options, cli->diag, &scenario));
    grdp_status status = check_plans(cli, scenario);
    for (size_t way = 1, list = 0; list < scenario->n_lists; way *= scenario->lists[list++].n)
        for (size_t m = 1; m < scenario->lists[list].n; m++) {
            options.model = 1 + m * way;
            const grdp_status one = check_models(cli, file, &options);
            status = status == GRDP_OK ? one : status;
        }
    if (cli->verbose)
        grdp_check_defaults(cli, scenario);
    grdp_scenario_free(scenario);
    return status;
}

static grdp_status check_actuals(grdp_cli *cli, const char *file)
{
    grdp_arena *const arena = grdp_arena_create();
    grdp_actual_rows rows = {0};
    grdp_actuals actuals = {0};
    grdp_input input = {0};

    if (!arena)
        return GRDP_ERR_MEMORY;
    grdp_status status = grdp_actuals_read(arena, file, cli->diag, &rows, &input);
    if (status == GRDP_OK)
        status = grdp_actuals_finish(arena, &rows, cli->diag, &actuals);
    grdp_arena_free(arena);
    return status;
}

typedef struct kind_row {
    const char *kind;
    checker check;
} kind_row;

static const kind_row kinds[] = {
    {"region", check_region},
    {"plan", check_plan},
    {"scenario", check_scenario},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static grdp_status report_kind(grdp_cli *cli, const char *file, const grdp_node *tree)
{
    const grdp_node *const node = grdp_node_child(tree, "kind");
    const grdp_place place = {file, node ? node->line : 1, "kind"};
    const char *names[KINDS];

    if (!node || node->kind != GRDP_NODE_TEXT)
        return grdp_diag_error(cli->diag, place, "the file does not say what it is",
                               "begin with kind = \"region\";, kind = \"plan\"; or kind = "
                               "\"scenario\"; and version = 1;");
    for (size_t i = 0; i < KINDS; i++)
        names[i] = kinds[i].kind;
    const char *const nearest = grdp_text_nearest(node->text, names, KINDS);
    return grdp_diag_error(cli->diag, place, "\"%s\" is no kind of file",
                           nearest ? "did you mean \"%s\"?"
                                   : "write kind = \"region\";, \"plan\" or \"scenario\"",
                           grdp_text_show(node->text), nearest);
}

/* How a settings file is checked, by its kind; NULL after a finding. */
static grdp_status find_checker(grdp_cli *cli, const char *file, checker *out)
{
    grdp_arena *const arena = grdp_arena_create();
    grdp_node *tree = NULL;

    *out = NULL;
    if (!arena)
        return GRDP_ERR_MEMORY;
    grdp_diag *const quiet = grdp_diag_create(NULL);
    grdp_status status =
        quiet ? grdp_cfg_read(arena, file, quiet, &tree, NULL, NULL) : GRDP_ERR_MEMORY;
    for (size_t i = 0; tree && i < KINDS; i++)
        if (grdp_text_equal(grdp_schema_text(tree, "kind", NULL), kinds[i].kind))
            *out = kinds[i].check;
    if (*out)
        status = GRDP_OK; /* what reads the file for good reports its faults */
    else if (status != GRDP_OK && status != GRDP_ERR_MEMORY)
        status = grdp_cfg_read(arena, file, cli->diag, &tree, NULL, NULL);
    else if (status == GRDP_OK)
        status = report_kind(cli, file, tree);
    grdp_diag_free(quiet);
    grdp_arena_free(arena);
    return status;
}

static bool is_csv(const char *file)
{
    const size_t n = strlen(file);

    return n > 4 && strcmp(file + n - 4, ".csv") == 0;
}

/* The findings from `first` on that stand in this file. */
static size_t count(const grdp_diag *diag, size_t first, const char *file, grdp_severity severity)
{
    const grdp_finding *finding;
    size_t n = 0;

    for (size_t i = first; (finding = grdp_diag_at(diag, i)); i++)
        n += finding->severity == severity && grdp_text_equal(finding->file, file);
    return n;
}

/* "scenarios/a.cfg: fine", "b.cfg: 3 errors, 1 warning". */
static void print_verdict(const grdp_cli *cli, const char *file, size_t first, bool failed)
{
    const size_t errors = count(cli->diag, first, file, GRDP_ERROR);
    const size_t warnings = count(cli->diag, first, file, GRDP_WARNING);
    grdp_buffer line = {0};

    grdp_buffer_printf(&line, "%s: ", file);
    if (errors > 0)
        grdp_buffer_printf(&line, "%zu %s", errors,
                           grdp_cli_word(cli, errors > 1 ? "errors" : "error"));
    else
        grdp_buffer_add(&line,
                        grdp_cli_word(cli, failed ? "a file that it needs has errors" : "fine"));
    if (warnings > 0)
        grdp_buffer_printf(&line, ", %zu %s", warnings,
                           grdp_cli_word(cli, warnings > 1 ? "warnings" : "warning"));
    grdp_buffer_add(&line, "\n");
    grdp_print_buffer(stdout, &line);
}

static grdp_status check_file(grdp_cli *cli, const char *file)
{
    const size_t errors = grdp_diag_count(cli->diag, GRDP_ERROR);
    size_t first = 0;
    checker check = check_actuals;
    grdp_status status = GRDP_OK;

    while (grdp_diag_at(cli->diag, first))
        first++;
    if (!is_csv(file))
        status = find_checker(cli, file, &check);
    if (status == GRDP_OK && check)
        status = check(cli, file);
    if (status == GRDP_OK && grdp_diag_count(cli->diag, GRDP_ERROR) > errors)
        status = GRDP_ERR_INPUT;
    print_verdict(cli, file, first, status != GRDP_OK);
    return status;
}

static grdp_status explain(grdp_cli *cli)
{
    const grdp_scenario_options options = {
        .overrides = cli->set, .n_overrides = cli->n_set, .as_of = cli->as_of};
    grdp_scenario *scenario = NULL;

    if (cli->n_args != 1) {
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0},
                      "--explain takes one scenario, and %zu files are given",
                      "write grdpsim check --explain PATH SCENARIO", cli->n_args);
        return GRDP_ERR_USAGE;
    }
    GRDP_TRY(grdp_scenario_read(cli->args[0], &options, cli->diag, &scenario));
    const grdp_status status = grdp_check_explain(cli, scenario, cli->explain);
    grdp_scenario_free(scenario);
    return status;
}

grdp_status grdp_cli_check(grdp_cli *cli)
{
    grdp_batch batch;
    grdp_status worst = GRDP_OK;

    if (cli->explain)
        return explain(cli);
    if (cli->coherence)
        return grdp_cli_coherence(cli);
    GRDP_TRY(grdp_batch_collect(cli->args, cli->n_args, NULL, cli->diag, &batch));
    for (size_t i = 0; i < batch.n; i++) {
        const grdp_status status = check_file(cli, batch.files[i]);
        worst = worst == GRDP_OK ? status : worst;
        if (status == GRDP_ERR_MEMORY || status == GRDP_ERR_BUG)
            break;
    }
    grdp_batch_free(&batch);
    return worst;
}
