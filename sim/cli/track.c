/* track: the targets of a plan while its year goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/track.h"

#include "cli/run_options.h"

#include <math.h>
#include <string.h>

#include "cli/run_chance.h"

enum { RUNS = 10000 };

static grdp_status open_tracking(grdp_cli *cli, grdp_tracking *t)
{
    size_t n_asks = 0;
    const grdp_track_ask *asks = NULL;
    GRDP_TRY(grdp_plan_read(cli->args[0], cli->diag, &t->plan));
    GRDP_TRY(grdp_region_read(t->plan->region_file, cli->diag, &t->region));
    GRDP_TRY(grdp_plan_check(t->plan, t->region, cli->diag));
    GRDP_TRY(grdp_track_options_read(cli, t->plan->year, &t->options, &n_asks, &asks));
    GRDP_TRY(grdp_track_check(&t->options, t->plan->year, cli->diag));
    return grdp_track_plan(cli->arena, t->plan, t->region, n_asks, asks, cli->diag, &t->asked);
}

static void close_tracking(grdp_tracking *t)
{
    grdp_outlook_free(t->outlook);
    grdp_region_free(t->region);
    grdp_plan_free(t->plan);
}

/* The end of January and of the month after each quarter, up to --as-of. */
static grdp_status list_days(grdp_cli *cli, grdp_tracking *t)
{
    static const int ends[GRDP_TRACK_DAYS] = {131, 430, 731, 1031, 10131};
    if (!cli->series) {
        t->day[t->n_days++].as_of = cli->as_of;
        return GRDP_OK;
    }
    for (size_t i = 0; i < GRDP_TRACK_DAYS; i++) {
        const int day = t->plan->year * 10000 + ends[i];
        if (cli->as_of == 0 || day <= cli->as_of)
            t->day[t->n_days++].as_of = day;
    }
    if (t->n_days > 0)
        return GRDP_OK;
    return grdp_diag_error(cli->diag, (grdp_place){0},
                           "--series: it begins with January of %u, after --as-of",
                           "give a later --as-of, or leave it out", (unsigned)t->plan->year);
}

/* A weight that weighs nothing was meant for something. */
static grdp_status check_weights(grdp_cli *cli, const grdp_tracking *t)
{
    grdp_status status = GRDP_OK;
    for (size_t w = 0; w < t->options.n_weights; w++) {
        const char *const series = t->options.weights[w].series;
        bool used = false;
        for (size_t i = 0; i < t->asked->n_targets; i++)
            for (size_t p = 0; p < t->asked->targets[i].n_parts; p++)
                used |= grdp_text_equal(t->asked->targets[i].parts[p].series, series);
        if (!used)
            status = grdp_diag_error(cli->diag, (grdp_place){.file = t->plan->file},
                                     "--weight: the plan has no target on \"%s\"",
                                     "name a growth series of the plan before the @, or ask for "
                                     "one with --target",
                                     grdp_text_show(series));
    }
    return status;
}

static size_t count_parts(const grdp_plan *plan)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_targets; i++)
        n += plan->targets[i].n_parts;
    return n;
}

static grdp_status follow(grdp_cli *cli, const grdp_tracking *t, grdp_tracking_day *day)
{
    grdp_track_options options = t->options;
    options.as_of = day->as_of;
    day->at = grdp_arena_alloc(cli->arena, count_parts(t->asked), sizeof *day->at);
    if (day->at == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < t->asked->n_targets; i++)
        for (size_t p = 0; p < t->asked->targets[i].n_parts; p++) {
            grdp_tracked *const at = &day->at[day->n];
            *at = (grdp_tracked){.target = &t->asked->targets[i],
                                 .part = p,
                                 .drawn = (double)NAN,
                                 .drawn_error = (double)NAN};
            grdp_track_part(t->region, at->target, p, &options, &at->track);
            day->n += at->track.kind != GRDP_TRACK_NONE;
        }
    return GRDP_OK;
}

static bool within_year(const grdp_tracking_day *day)
{
    for (size_t i = 0; i < day->n; i++)
        if (day->at[i].track.kind == GRDP_TRACK_GROWTH && day->at[i].track.months > 0 &&
            day->at[i].track.months < 12)
            return true;
    return false;
}

static grdp_status check_region(grdp_cli *cli, const grdp_tracking *t)
{
    const char *const id = t->outlook->scenario->region->id;
    if (grdp_text_equal(id, t->region->id))
        return GRDP_OK;
    return grdp_diag_error(cli->diag, (grdp_place){.file = cli->scenario},
                           "this scenario is of \"%s\", and the plan %s is for \"%s\"",
                           "name a scenario of the plan's region", id, t->plan->file,
                           t->region->id);
}

/* The scenario starts from what was known on the day, and its runs decide the targets. */
static grdp_status draw_day(grdp_cli *cli, grdp_tracking *t, grdp_tracking_day *day)
{
    const grdp_scenario_options options = {
        .overrides = cli->set, .n_overrides = cli->n_set, .as_of = day->as_of};
    const grdp_chance_options how = {.seed = cli->seed,
                                     .n_runs = cli->runs > 0 ? cli->runs : RUNS,
                                     .n_threads = cli->threads,
                                     .stop = grdp_signals_stop()};
    grdp_chance *chance = NULL;
    grdp_outlook_free(t->outlook);
    t->outlook = NULL;
    GRDP_TRY(grdp_outlook_create(cli->scenario, &options, cli->diag, &t->outlook));
    GRDP_TRY(check_region(cli, t));
    GRDP_TRY(grdp_track_draw(t->outlook, t->asked, within_year(day), &how, cli->diag, &chance));
    t->n_runs = chance->n_runs;
    for (size_t i = 0; i < day->n; i++) {
        const grdp_chance_target *const drawn = grdp_track_drawn(chance, day->at[i].target);
        if (drawn == NULL || day->at[i].target->n_parts > 1)
            continue;
        day->at[i].drawn = drawn->chance;
        day->at[i].drawn_error = drawn->error;
    }
    grdp_chance_free(chance);
    return GRDP_OK;
}

/* A scenario says so by itself. */
static void note_undated(grdp_cli *cli, const grdp_tracking *t)
{
    char date[GRDP_PERIOD_TEXT];
    const int as_of = t->day[t->n_days - 1].as_of;
    const size_t n = grdp_actuals_n_undated(&t->region->actuals);
    if (as_of != 0 && n > 0)
        grdp_diag_add(cli->diag, GRDP_NOTE, (grdp_place){.file = t->region->file},
                      "figures left out as of %s, since they do not say when they were published: "
                      "%zu",
                      "fill in the column vintage of the actuals", grdp_date_text(as_of, date), n);
}

static grdp_status check_command(grdp_cli *cli)
{
    if (!grdp_track_take_weights(cli))
        return GRDP_ERR_USAGE;
    if (cli->scenario != NULL && cli->as_of == 0 && !cli->series)
        return grdp_diag_error(cli->diag, (grdp_place){0},
                               "--scenario needs a day on which it starts",
                               "write --as-of DATE, or --series");
    if (cli->scenario == NULL && cli->n_set > 0)
        return grdp_diag_error(cli->diag, (grdp_place){0},
                               "--set is for a scenario, and none is named",
                               "write --scenario FILE, or for a weight --set weight.2023-Q4=0.27");
    return GRDP_OK;
}

static grdp_status work(grdp_cli *cli, grdp_tracking *t)
{
    GRDP_TRY(check_command(cli));
    GRDP_TRY(open_tracking(cli, t));
    GRDP_TRY(check_weights(cli, t));
    GRDP_TRY(list_days(cli, t));
    if (cli->scenario == NULL)
        note_undated(cli, t);
    for (size_t d = 0; d < t->n_days; d++) {
        GRDP_TRY(follow(cli, t, &t->day[d]));
        for (size_t i = 0; i < t->day[d].n; i++)
            grdp_track_report(t->region, &t->day[d].at[i].track, cli->diag);
        if (cli->scenario != NULL)
            GRDP_TRY(draw_day(cli, t, &t->day[d]));
    }
    if (!grdp_text_equal(cli->out, "-"))
        (cli->series ? grdp_track_show_days : grdp_track_show)(cli, t);
    return cli->out != NULL ? grdp_track_write(cli, t) : GRDP_OK;
}

grdp_status grdp_cli_track(grdp_cli *cli)
{
    grdp_tracking t = {0};
    GRDP_TRY(grdp_check_runs(cli));
    const grdp_status status = work(cli, &t);
    close_tracking(&t);
    return status;
}
