/* run_chance: draws every scenario of a batch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run_chance.h"

#include <math.h>
#include <stdlib.h>

#include "cli/progress.h"
#include "cli/run_options.h"

/* First number of runs where only a precision is asked for. */
enum { RUNS_FIRST = 65536 };

static bool wants_all(const grdp_cli *cli)
{
    return cli->n_columns == 1 && grdp_text_equal(cli->columns[0], "all");
}

static grdp_status run_one(grdp_cli *cli, const grdp_outlook *outlook, grdp_progress *progress,
                           grdp_chance **out)
{
    const grdp_chance_options options = {
        .seed = cli->seed,
        .n_runs = cli->runs > 0 ? cli->runs : RUNS_FIRST,
        .design = cli->sampling,
        .n_threads = cli->threads,
        .precision = cli->precision,
        .most_runs = cli->yes_large ? GRDP_CHANCE_MOST : GRDP_RUNS_LARGE,
        .all_series = wants_all(cli),
        .n_series = cli->n_columns,
        .series = cli->columns,
        .stop = grdp_signals_stop(),
        .tick = progress != NULL ? grdp_progress_tick_precision : NULL,
        .tick_context = progress};
    return grdp_chance_run(outlook, &options, cli->diag, out);
}

static void warn_of(grdp_cli *cli, const grdp_chance *c, const char *id, double chance,
                    double error)
{
    if (error > 0.0 && fabs(chance - 0.5) < 2.0 * error)
        grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){c->outlook->file, 0, id},
                      "the chance is within two standard errors of one half, so the runs do not "
                      "say whether it is more likely reached or missed",
                      "draw more runs: --runs %zu", (size_t)(4 * c->n_runs));
}

/* What so few runs leave undecided: whether a target is more likely reached than missed, and which
 * of two targets binds. */
static void warn_close(grdp_cli *cli, const grdp_chance *c)
{
    for (size_t i = 0; i < c->n_targets; i++)
        warn_of(cli, c, c->target[i].target->id, c->target[i].chance, c->target[i].error);
    if (c->n_targets > 1)
        warn_of(cli, c, "all", c->all.chance, c->all.error);
    size_t first = 0, second = SIZE_MAX;
    for (size_t i = 1; i < c->n_targets; i++)
        if (c->target[i].chance < c->target[first].chance)
            first = i;
    for (size_t i = 0; i < c->n_targets; i++)
        if (i != first && (second == SIZE_MAX || c->target[i].chance < c->target[second].chance))
            second = i;
    if (second == SIZE_MAX)
        return;
    const double difference = c->joint_miss[first][first] - c->joint_miss[second][second];
    const double error = c->difference_error[first][second];
    if (error > 0.0 && difference < 2.0 * error)
        grdp_diag_add(
            cli->diag, GRDP_WARNING, (grdp_place){c->outlook->file, 0, c->target[first].target->id},
            "it binds within two standard errors only: \"%s\" is missed about as often",
            "draw more runs: --runs %zu", c->target[second].target->id, (size_t)(4 * c->n_runs));
}

static void warn_few(grdp_cli *cli, const grdp_chance *c)
{
    if (c->sampling != NULL && c->n_replicates == 1)
        grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){c->outlook->file, 0, "--design"},
                      "standard errors are those of plain random runs: fewer than two replicates "
                      "of the design are whole",
                      "give the command again");
}

/* After a signal: how far each scenario came. */
static void warn_stopped(grdp_cli *cli, const grdp_outlooks *outlooks, const grdp_chances *chances)
{
    for (size_t i = 0; i < outlooks->n; i++) {
        const grdp_place place = {.file = outlooks->at[i]->file};
        if (!grdp_chance_has_spread(outlooks->at[i]->scenario))
            continue;
        if (chances->at[i] == NULL)
            grdp_diag_add(cli->diag, GRDP_WARNING, place, "stopped before its runs were drawn",
                          "give the command again");
        else if (cli->precision > 0.0 || chances->at[i]->n_runs < cli->runs)
            grdp_diag_add(cli->diag, GRDP_WARNING, place,
                          "stopped: %zu runs were drawn and are shown", "give the command again",
                          (size_t)chances->at[i]->n_runs);
        if (chances->at[i] != NULL)
            warn_few(cli, chances->at[i]);
    }
}

static grdp_status run_all(grdp_cli *cli, const grdp_outlooks *outlooks, grdp_progress *progress,
                           grdp_chances *out)
{
    for (size_t i = 0; i < outlooks->n; i++)
        if (grdp_chance_has_spread(outlooks->at[i]->scenario))
            GRDP_TRY(run_one(cli, outlooks->at[i], progress, &out->at[i]));
    return GRDP_OK;
}

grdp_status grdp_chances_run(grdp_cli *cli, const grdp_outlooks *outlooks, grdp_chances *out)
{
    size_t n_uncertain = 0;
    out->at = calloc(outlooks->n + 1, sizeof(grdp_chance *));
    out->n = outlooks->n;
    if (out->at == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < outlooks->n; i++)
        n_uncertain += grdp_chance_has_spread(outlooks->at[i]->scenario);
    if (n_uncertain == 0)
        grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){.file = outlooks->at[0]->file},
                      "nothing is uncertain, so there are no chances",
                      "give a number a distribution, or leave --runs out");
    /* How many runs a precision takes is not known before. */
    const uint64_t total = cli->precision > 0.0 ? 0 : n_uncertain * cli->runs;
    grdp_progress *const progress = grdp_progress_begin(cli, "runs", total);
    const grdp_status status = run_all(cli, outlooks, progress, out);
    grdp_progress_end(progress);
    for (size_t i = 0; i < outlooks->n; i++)
        if (out->at[i] != NULL)
            warn_close(cli, out->at[i]);
    if (status == GRDP_ERR_STOPPED)
        warn_stopped(cli, outlooks, out);
    return status;
}

void grdp_chances_free(grdp_chances *chances)
{
    for (size_t i = 0; i < chances->n; i++)
        grdp_chance_free(chances->at[i]);
    free(chances->at);
    *chances = (grdp_chances){0};
}
