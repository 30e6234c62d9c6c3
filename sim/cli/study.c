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
    if (status == GRDP_ERR_STOPPED)
        grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){.file = cli->args[1]},
                      "stopped: a study is of all its runs, so nothing was written",
                      "give the command again; fewer --samples or factors take less time");
    return status;
}

/* What a study does with shocks is part of what its shares are shares of. */
static void say_shocks(const grdp_cli *cli, const grdp_study *study)
{
    bool any = grdp_study_has_shocks(study->scenario);
    for (size_t a = 0; a < study->n_alternatives; a++)
        any |= grdp_study_has_shocks(study->alternatives[a]);
    if (any)
        printf("%s\n",
               grdp_cli_word(cli, study->shocks != GRDP_NO_FACTOR
                                      ? "Shocks of models are drawn: they are the group \"shocks\""
                                      : "Shocks of models are held at zero (--shocks draws them)"));
}

/* The models of one level; of lists that are tied "constant + icor". */
static void say_level(const grdp_study *study, size_t list, size_t level)
{
    const grdp_scenario *const s = study->scenario;
    const size_t end = study->n_choices == 1 ? s->n_lists : list + 1;
    for (size_t i = list; i < end; i++)
        printf("%s%s", i > list ? " + " : "", s->lists[i].at[level]->name);
}

/* "model: constant, icor" */
static void say_choice(const grdp_cli *cli, const grdp_study *study, size_t input, size_t n)
{
    const bool named = study->n_choices + (study->other != GRDP_NO_FACTOR) > 1;
    printf("%s", grdp_cli_word(cli, "Models, each as likely as any other:"));
    if (named)
        printf(" %s:", study->plan.inputs[input].name);
    for (size_t level = 0; level < n; level++) {
        printf(level > 0 ? ", " : " ");
        if (input != study->other)
            say_level(study, input - study->choices[0].input, level);
        else
            printf("%s", level > 0 ? study->alternatives[study->n_ways - 2 + level]->id
                                   : study->scenario->id);
    }
    printf("\n");
}

/* Which models hold where the method cannot compare them. */
static void say_first(const grdp_cli *cli, const grdp_scenario *s)
{
    printf("%s", grdp_cli_word(cli, "The first of several models holds:"));
    for (size_t i = 0; i < s->n_lists; i++)
        printf("%s %s: %s", i > 0 ? "," : "", s->lists[i].path, s->lists[i].at[0]->name);
    printf("\n");
}

static void say_models(const grdp_cli *cli, const grdp_study *study)
{
    for (size_t i = 0; i < study->n_choices; i++)
        say_choice(cli, study, study->choices[i].input, study->choices[i].n);
    if (study->other != GRDP_NO_FACTOR)
        say_choice(cli, study, study->other, study->n_alternatives - study->n_ways + 2);
    if (study->n_choices == 0 && study->scenario->n_lists > 0)
        say_first(cli, study->scenario);
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
                          "the widest interval is still +-%g, and the design cannot grow further",
                          "ask for less, or for fewer responses", half);
            return GRDP_OK;
        }
        grdp_effects_free(effects);
    }
}

static grdp_status report_study(grdp_cli *cli, const char *folder, const grdp_study *study,
                                const grdp_effects *effects)
{
    grdp_study_report report;
    GRDP_TRY(grdp_study_report_make(cli, study, effects, &report));
    if (!grdp_text_equal(cli->out, "-"))
        grdp_study_show(cli, &report);
    return grdp_study_write(cli, folder, 1, &report);
}

static grdp_status work(grdp_cli *cli, grdp_study *study)
{
    grdp_effects effects = {0};
    const char *const folder =
        grdp_arena_printf(cli->arena, "%s/%s", study->scenario->id, study->method->name);
    if (folder == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_study_look(cli, folder, study));
    if (!grdp_text_equal(cli->out, "-")) {
        grdp_study_show_cost(cli, study->scenario->id, study->method,
                             (double)study->method->n_points(&study->plan), true);
        say_models(cli, study);
        say_shocks(cli, study);
    }
    grdp_status status = run(cli, study, &effects);
    if (status == GRDP_OK)
        status = report_study(cli, folder, study, &effects);
    grdp_effects_free(&effects);
    return status == GRDP_OK ? finish(cli, study) : status;
}

/* The scenario that is studied, then its alternatives. */
enum { MOST = GRDP_CLI_LIST };

typedef struct scenarios {
    size_t n, n_ways;
    grdp_scenario *at[MOST];
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
                                        .n_ways = all->n_ways,
                                        .models_tied = cli->tie_models,
                                        .shocks = cli->shocks,
                                        .seed = cli->seed,
                                        .n_threads = cli->threads};
    grdp_responses responses = {0};
    grdp_study_plans plans = {0};
    grdp_study study = {0};
    grdp_status status = grdp_study_responses(cli, scenario, method, &plans, &responses);
    if (status == GRDP_OK)
        status = grdp_study_create(cli->arena, scenario, &options, &responses, cli->diag, &study);
    if (status == GRDP_OK)
        status = work(cli, &study);
    grdp_study_free(&study);
    grdp_study_plans_free(&plans);
    return status;
}

static grdp_status read_one(grdp_cli *cli, const char *file, size_t model, scenarios *out)
{
    const grdp_scenario_options options = {.overrides = cli->set,
                                           .n_overrides = cli->n_set,
                                           .as_of = cli->as_of,
                                           .model = model,
                                           .models_tied = cli->tie_models};
    if (out->n == MOST)
        return grdp_diag_error(cli->diag, (grdp_place){.file = file},
                               "more than %zu models are compared", "compare fewer scenarios",
                               (size_t)MOST);
    GRDP_TRY(grdp_scenario_read(file, &options, cli->diag, &out->at[out->n]));
    out->n++;
    return GRDP_OK;
}

static grdp_status read_ways(grdp_cli *cli, scenarios *out)
{
    const char *const file = cli->args[1];
    const size_t n = out->at[0]->n_models;
    grdp_status worst = GRDP_OK;
    if (n > MOST)
        return grdp_diag_error(cli->diag, (grdp_place){.file = file},
                               "its models can hold together in %zu ways, more than the %zu that "
                               "are compared",
                               "name fewer, or tie the lists with --tie-models", n, (size_t)MOST);
    for (size_t m = 2; m <= n; m++) {
        const grdp_status status = read_one(cli, file, m, out);
        worst = status != GRDP_OK ? status : worst;
    }
    out->n_ways = n;
    return worst;
}

/* The scenario with its models in all ways, where the method can compare them, then the files of
 * --model. */
static grdp_status read_scenarios(grdp_cli *cli, const grdp_method *method, scenarios *out)
{
    const bool compares = method->coordinate != GRDP_COORDINATE_SHIFT && !method->bounds;
    grdp_status worst = read_one(cli, cli->args[1], compares ? 1 : 0, out);
    out->n_ways = 1;
    if (compares && worst == GRDP_OK)
        worst = read_ways(cli, out);
    for (size_t i = 0; i < cli->n_models; i++) {
        const grdp_status status = read_one(cli, cli->models[i], 0, out);
        worst = status != GRDP_OK ? status : worst;
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

static grdp_status study_data(grdp_cli *cli)
{
    const grdp_method *const method = cli->n_args > 0 ? find_method(cli) : NULL;
    if (cli->n_args > 0 && method == NULL)
        return GRDP_ERR_USAGE;
    return grdp_study_data(cli, method);
}

grdp_status grdp_cli_study(grdp_cli *cli)
{
    if (cli->data != NULL)
        return study_data(cli);
    GRDP_TRY(check_arguments(cli));
    const grdp_method *const method = find_method(cli);
    scenarios *const all = grdp_arena_alloc(cli->arena, 1, sizeof *all);
    if (method == NULL)
        return GRDP_ERR_USAGE;
    if (all == NULL)
        return GRDP_ERR_MEMORY;
    grdp_status status = read_scenarios(cli, method, all);
    if (status == GRDP_OK)
        status = study_scenario(cli, method, all);
    for (size_t i = 0; i < all->n; i++)
        grdp_scenario_free(all->at[i]);
    return status;
}
