/* study: which assumption decides: a method of sensitivity analysis on a scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include "core/number.h"

#include "cli/progress.h"
#include "cli/run_chance.h"

static const grdp_method *find_method(grdp_cli *cli)
{
    const char *names[64];
    size_t n = 0;
    const grdp_method *const method = grdp_method_find(cli->args[0]);
    if (method != NULL)
        return method;
    for (const grdp_method *m; n < 64 && (m = grdp_method_at(n)) != NULL; n++)
        names[n] = m->name;
    const char *const nearest = grdp_text_nearest(cli->args[0], names, n);
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0}, "there is no method \"%s\"",
                  nearest != NULL ? "did you mean \"%s\"?" : "`grdpsim list methods` names them",
                  grdp_text_show(cli->args[0]), nearest);
    return NULL;
}

static grdp_status run_points(grdp_cli *cli, grdp_study *study)
{
    grdp_progress *const progress =
        grdp_progress_begin(cli, "runs", study->method->n_points(&study->plan));
    study->stop = grdp_signals_stop();
    study->tick = progress != NULL ? grdp_progress_tick : NULL;
    study->tick_context = progress;
    const grdp_status status = grdp_study_run(study, cli->diag);
    grdp_progress_end(progress);
    return status;
}

/* Shocks of models have no name that a planner could act on. */
static void note_shocks(grdp_cli *cli, const grdp_scenario *scenario)
{
    for (size_t f = 0; f < scenario->n_factors; f++)
        if (grdp_text_equal(scenario->factors[f].param->name, "volatility") &&
            scenario->factors[f].likely[0] != 0.0) {
            grdp_diag_add(cli->diag, GRDP_NOTE,
                          (grdp_place){.file = cli->args[1], .path = scenario->factors[f].path},
                          "shocks are no factors: a study holds them at zero",
                          "`grdpsim run FILE --runs 10000` has them");
            return;
        }
}

static grdp_status finish(grdp_cli *cli, const grdp_study *study)
{
    if (study->n_failed == 0)
        return GRDP_OK;
    grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){.file = cli->args[1]},
                  "%zu of %zu runs left the domain of a model; what is compared with them is left "
                  "out",
                  "narrow the ranges of the factors", (size_t)study->n_failed,
                  (size_t)study->n_points);
    return GRDP_ERR_PARTIAL;
}

static grdp_status check_precision(grdp_cli *cli, const grdp_method *method)
{
    if (cli->precision == 0.0 || method->grows > 0)
        return GRDP_OK;
    return grdp_diag_error(cli->diag, (grdp_place){.path = "--precision"},
                           "the method \"%s\" has no intervals that more runs would narrow",
                           "leave it out, or take `grdpsim study sobol`", method->name);
}

/* Doubles the design until the widest interval is narrow enough: runs that were made are kept. */
static grdp_status run(grdp_cli *cli, grdp_study *study, grdp_effects *effects)
{
    GRDP_TRY(check_precision(cli, study->method));
    for (;;) {
        GRDP_TRY(run_points(cli, study));
        GRDP_TRY(grdp_study_analyse(study, effects));
        const double half = grdp_effects_half_width(effects);
        if (cli->precision == 0.0 || half <= cli->precision)
            return GRDP_OK;
        if (!grdp_study_grow(study)) {
            grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){.path = "--precision"},
                          "the widest interval is still +-%s, and the design cannot grow further",
                          "ask for less, or for fewer responses", grdp_number_show(half));
            return GRDP_OK;
        }
        grdp_effects_free(effects);
    }
}

static grdp_status work(grdp_cli *cli, grdp_study *study)
{
    grdp_effects effects = {0};
    if (!grdp_text_equal(cli->out, "-"))
        grdp_study_show_cost(cli, study);
    grdp_status status = run(cli, study, &effects);
    if (status == GRDP_OK && !grdp_text_equal(cli->out, "-"))
        grdp_study_show(cli, study, &effects);
    if (status == GRDP_OK)
        status = grdp_study_write(cli, study, &effects);
    grdp_effects_free(&effects);
    return status == GRDP_OK ? finish(cli, study) : status;
}

/* The scenario that is studied, then its alternatives. */
typedef struct scenarios {
    size_t n;
    grdp_scenario *at[GRDP_CLI_LIST + 1];
} scenarios;

static grdp_status study_scenario(grdp_cli *cli, const grdp_method *method, const scenarios *all)
{
    const grdp_scenario *const scenario = all->at[0];
    const grdp_study_options options = {.method = method,
                                        .n_settings = cli->n_settings,
                                        .settings = cli->settings,
                                        .n_vary = cli->n_vary,
                                        .vary = cli->vary,
                                        .n_groups = cli->n_groups,
                                        .groups = cli->groups,
                                        .n_alternatives = all->n - 1,
                                        .alternatives = (const grdp_scenario *const *)all->at + 1,
                                        .seed = cli->seed,
                                        .n_threads = cli->threads};
    grdp_responses responses = {0};
    grdp_study_plans plans = {0};
    grdp_study study = {0};
    note_shocks(cli, scenario);
    grdp_status status = grdp_study_responses(cli, scenario, &plans, &responses);
    if (status == GRDP_OK)
        status = grdp_study_create(cli->arena, scenario, &options, &responses, cli->diag, &study);
    if (status == GRDP_OK)
        status = work(cli, &study);
    grdp_study_free(&study);
    grdp_study_plans_free(&plans);
    return status;
}

static grdp_status read_scenarios(grdp_cli *cli, scenarios *out)
{
    const grdp_scenario_options options = {
        .overrides = cli->set, .n_overrides = cli->n_set, .as_of = cli->as_of};
    grdp_status worst = GRDP_OK;
    for (size_t i = 0; i <= cli->n_models; i++) {
        const char *const file = i == 0 ? cli->args[1] : cli->models[i - 1];
        const grdp_status status = grdp_scenario_read(file, &options, cli->diag, &out->at[i]);
        worst = status != GRDP_OK ? status : worst;
        out->n++;
    }
    return worst;
}

static grdp_status check_arguments(grdp_cli *cli)
{
    if (cli->n_inputs > 0 || cli->output != NULL)
        return grdp_diag_error(cli->diag, (grdp_place){0}, "--inputs and --output are of --data",
                               "write: grdpsim study --data FILE --inputs LIST --output NAME");
    if (cli->n_args == 2)
        return GRDP_OK;
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0},
                  "a study is of a method and a scenario, or of a table",
                  "write for example: grdpsim study tornado baseline.cfg");
    return GRDP_ERR_USAGE;
}

grdp_status grdp_cli_study(grdp_cli *cli)
{
    if (cli->data != NULL)
        return grdp_study_data(cli);
    GRDP_TRY(check_arguments(cli));
    const grdp_method *const method = find_method(cli);
    scenarios *const all = grdp_arena_alloc(cli->arena, 1, sizeof *all);
    if (method == NULL)
        return GRDP_ERR_USAGE;
    if (all == NULL)
        return GRDP_ERR_MEMORY;
    grdp_status status = read_scenarios(cli, all);
    if (status == GRDP_OK)
        status = study_scenario(cli, method, all);
    for (size_t i = 0; i < all->n; i++)
        grdp_scenario_free(all->at[i]);
    return status;
}
