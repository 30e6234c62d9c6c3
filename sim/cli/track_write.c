/* track_write: a row for every day and target, for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "cli/files.h"
#include "cli/run_chance.h"
#include "cli/track.h"
#include "core/file.h"

static const grdp_column columns[] = {
    {"plan", GRDP_COLUMN_TEXT, NULL, "Name of the file of the plan.", 0},
    {"as_of", GRDP_COLUMN_TEXT, NULL, "Only figures published by this day are used.", 0},
    {"target", GRDP_COLUMN_TEXT, NULL, "Id of the target.", 0},
    {"part", GRDP_COLUMN_TEXT, NULL, "Id of the part of a composite target.", 0},
    {"series", GRDP_COLUMN_TEXT, NULL, "Series or indicator.", 0},
    {"kind", GRDP_COLUMN_TEXT, NULL,
     "growth; amount: adds up over the year; level: stands for itself.", 0},
    {"plan_value", GRDP_COLUMN_NUMBER, NULL, "What is asked of the year.", -1},
    {"so_far", GRDP_COLUMN_TEXT, NULL,
     "Months that are known; of a level the period of its figure.", 0},
    {"value", GRDP_COLUMN_NUMBER, NULL,
     "Growth of these months in per cent, their amount, or the newest level.", -1},
    {"published", GRDP_COLUMN_TEXT, NULL, "Day of the newest figure in it.", 0},
    {"weight", GRDP_COLUMN_NUMBER, NULL,
     "Their share of the year before at constant prices, a fraction.", -1},
    {"weight_source", GRDP_COLUMN_TEXT, NULL, "given, or the id of an account.", 0},
    {"rest", GRDP_COLUMN_TEXT, NULL, "Months that are left.", 0},
    {"needed", GRDP_COLUMN_NUMBER, NULL,
     "Growth of the rest in per cent, or amount a month, that reaches the target.", -1},
    {"pace", GRDP_COLUMN_NUMBER, NULL, "Amount a month so far.", -1},
    {"run_rate", GRDP_COLUMN_NUMBER, NULL, "The year if the rest goes on as so far.", -1},
    {"past_n", GRDP_COLUMN_INTEGER, NULL, "Figures of the same months in earlier years.", 0},
    {"past_mean", GRDP_COLUMN_NUMBER, "%", "Their mean.", -1},
    {"past_sd", GRDP_COLUMN_NUMBER, "pp", "Their standard deviation.", -1},
    {"past_below", GRDP_COLUMN_INTEGER, NULL, "Those that the needed growth is above.", 0},
    {"quarters_n", GRDP_COLUMN_INTEGER, NULL, "Past quarters of any season.", 0},
    {"quarters_below", GRDP_COLUMN_INTEGER, NULL, "Those that the needed growth is above.", 0},
    {"prior", GRDP_COLUMN_TEXT, NULL, "What z and chance_past rest on: same_months, quarters.", 0},
    {"z", GRDP_COLUMN_NUMBER, NULL, "Needed growth in deviations of the prior from its mean.", -1},
    {"chance_past", GRDP_COLUMN_NUMBER, NULL,
     "P(target) under a normal distribution with these; 0 or 1 once the year is known.", -1},
    {"scenario", GRDP_COLUMN_TEXT, NULL, "Id of the scenario that was drawn.", 0},
    {"chance_scenario", GRDP_COLUMN_NUMBER, NULL, "P(target) by its runs.", -1},
    {"chance_error", GRDP_COLUMN_NUMBER, NULL, "Standard error of that.", -1},
    {"verdict", GRDP_COLUMN_TEXT, NULL,
     "open, weight_not_known, no_past_to_compare, reached, missed, less_than_ever_seen, "
     "within_reach, more_than_ever_seen, ahead_of_pace, behind_pace, met_so_far, short_so_far.",
     0},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const char *const kinds[] = {[GRDP_TRACK_NONE] = NULL,
                                    [GRDP_TRACK_GROWTH] = "growth",
                                    [GRDP_TRACK_AMOUNT] = "amount",
                                    [GRDP_TRACK_LEVEL] = "level"};

static const char *const priors[] = {[GRDP_PRIOR_NONE] = NULL,
                                     [GRDP_PRIOR_SAME] = "same_months",
                                     [GRDP_PRIOR_QUARTERS] = "quarters"};

/* A table of a package, or stdout. */
typedef struct sink {
    const grdp_cli *cli;
    grdp_package *package;
} sink;

static int newest(const grdp_track *track)
{
    int day = 0;
    for (size_t i = 0; i < track->n_used; i++)
        day = track->used[i]->vintage > day ? track->used[i]->vintage : day;
    return day;
}

static const char *period_text(grdp_period period, char *text)
{
    return grdp_period_text(period, text);
}

static const char *weight_source(const grdp_track *track)
{
    if (isnan(track->weight) || track->months == 0)
        return NULL;
    return track->weight_given ? "given" : track->account != NULL ? track->account->id : NULL;
}

static void put(const sink *to, const grdp_tracking *t, int as_of, const grdp_tracked *at)
{
    const grdp_track *const track = &at->track;
    char date[GRDP_PERIOD_TEXT], so_far[GRDP_PERIOD_TEXT], rest[GRDP_PERIOD_TEXT];
    char published[GRDP_PERIOD_TEXT];
    const bool compared = track->kind == GRDP_TRACK_GROWTH && !isnan(track->needed);
    const double none = (double)NAN;
    const bool part = at->target->n_parts > 1;
    const grdp_cell cells[N_COLUMNS] = {
        {.text = grdp_file_seen_from(t->plan->file, t->plan->file)},
        {.text = as_of != 0 ? grdp_date_text(as_of, date) : NULL},
        {.text = at->target->id},
        {.text = part ? track->part->id : NULL},
        {.text = track->part->series},
        {.text = kinds[track->kind]},
        {.number = track->part->value},
        {.text = track->months > 0 ? period_text(grdp_track_so_far(track), so_far) : NULL},
        {.number = track->value},
        {.text = newest(track) != 0 ? grdp_date_text(newest(track), published) : NULL},
        {.number = track->weight},
        {.text = weight_source(track)},
        {.text = track->months < 12 ? period_text(grdp_track_rest(track), rest) : NULL},
        {.number = track->needed},
        {.number = track->pace},
        {.number = track->run_rate},
        {.number = compared ? (double)track->same.n : none},
        {.number = compared ? track->same.mean : none},
        {.number = compared ? track->same.sd : none},
        {.number = compared ? (double)track->same.below : none},
        {.number = compared ? (double)track->quarters.n : none},
        {.number = compared ? (double)track->quarters.below : none},
        {.text = priors[track->prior]},
        {.number = track->z},
        {.number = track->chance},
        {.text = t->outlook != NULL ? t->outlook->scenario->id : NULL},
        {.number = at->drawn},
        {.number = at->drawn_error},
        {.text = grdp_track_verdict_name(track->verdict)},
    };
    if (to->package != NULL)
        grdp_package_row(to->package, cells);
    else
        to->cli->format->row(stdout, &to->cli->dialect, columns, N_COLUMNS, cells);
}

static void put_all(const sink *to, const grdp_tracking *t)
{
    for (size_t d = 0; d < t->n_days; d++)
        for (size_t i = 0; i < t->day[d].n; i++)
            put(to, t, t->day[d].as_of, &t->day[d].at[i]);
}

static grdp_status fill(grdp_cli *cli, const grdp_tracking *t, grdp_package *package)
{
    grdp_package_input(package, t->plan->file, t->plan->input.sha256);
    for (size_t i = 0; i < t->region->n_inputs; i++)
        grdp_package_input(package, t->region->inputs[i].file, t->region->inputs[i].sha256);
    if (t->outlook != NULL)
        grdp_run_name_inputs(package, t->outlook);
    GRDP_TRY(grdp_package_begin(package, "track", "Targets of a plan while its year goes on.",
                                cli->format, &cli->dialect, columns, N_COLUMNS, cli->diag));
    put_all(&(sink){cli, package}, t);
    GRDP_TRY(grdp_package_end(package, cli->diag));
    return grdp_package_close(package, cli->diag);
}

grdp_status grdp_track_write(grdp_cli *cli, const grdp_tracking *t)
{
    if (grdp_text_equal(cli->out, "-")) {
        cli->format->head(stdout, &cli->dialect, columns, N_COLUMNS);
        put_all(&(sink){cli, NULL}, t);
        cli->format->tail(stdout, &cli->dialect, columns, N_COLUMNS);
        return GRDP_OK;
    }
    const grdp_package_about about = {.name = t->plan->id != NULL ? t->plan->id : "plan",
                                      .title = t->plan->title.text[cli->lang],
                                      .kind = cli->command->name,
                                      .takes_over = cli->restart,
                                      .command = cli->line,
                                      .seed = cli->seed,
                                      .has_seed = t->outlook != NULL};
    grdp_package *package = NULL;
    GRDP_TRY(grdp_package_open(cli->out, &about, cli->diag, &package));
    const grdp_status status = fill(cli, t, package);
    if (status == GRDP_OK)
        grdp_files_show(cli, package);
    grdp_package_free(package);
    return status;
}
