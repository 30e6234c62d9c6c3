/* backtest_write: cases, scores and targets of a backtest as tables for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/backtest.h"

#include "cli/files.h"

#include <math.h>

#include "output/package.h"

static const grdp_column case_columns[] = {
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region.", 0},
    {"period", GRDP_COLUMN_TEXT, NULL, "Year or quarter that was projected.", 0},
    {"told", GRDP_COLUMN_TEXT, NULL, "Period of the outcome; a part of a year is not scored.", 0},
    {"as_of", GRDP_COLUMN_TEXT, NULL, "Date up to which figures were used.", 0},
    {"before", GRDP_COLUMN_NUMBER, "%", "Growth of the period before, as known then.", -1},
    {"before_known", GRDP_COLUMN_TEXT, NULL, "Date of that figure.", 0},
    {"weights", GRDP_COLUMN_TEXT, NULL, "Account of the weights; empty: the total goes on.", 0},
    {"weights_later", GRDP_COLUMN_INTEGER, NULL, "1 where they were worked out later.", 0},
    {"projection", GRDP_COLUMN_NUMBER, "%", "Growth that goes on.", -1},
    {"last_year", GRDP_COLUMN_NUMBER, "%", "Growth of the year before.", -1},
    {"five_year_mean", GRDP_COLUMN_NUMBER, "%", "Mean of the known ones of five years.", -1},
    {"plan", GRDP_COLUMN_NUMBER, "%", "The target.", -1},
    {"plan_id", GRDP_COLUMN_TEXT, NULL, "Where the target is from.", 0},
    {"spread", GRDP_COLUMN_NUMBER, "pp", "Standard deviation, from past changes or a scenario.",
     -1},
    {"changes", GRDP_COLUMN_INTEGER, NULL, "Number of past changes.", 0},
    {"pooled", GRDP_COLUMN_INTEGER, NULL, "1 where they are those of all regions.", 0},
    {"chance", GRDP_COLUMN_NUMBER, "ratio", "Chance of the target by the projection.", -1},
    {"first", GRDP_COLUMN_NUMBER, "%", "First figure of the outcome.", -1},
    {"first_known", GRDP_COLUMN_TEXT, NULL, "Its date.", 0},
    {"latest", GRDP_COLUMN_NUMBER, "%", "Latest figure of the outcome.", -1},
    {"latest_known", GRDP_COLUMN_TEXT, NULL, "Its date.", 0},
};

static const grdp_column score_columns[] = {
    {"group", GRDP_COLUMN_TEXT, NULL, "years or quarters.", 0},
    {"year", GRDP_COLUMN_INTEGER, NULL, "Empty: all years.", 0},
    {"forecast", GRDP_COLUMN_TEXT, NULL, "projection, last_year, five_year_mean, plan.", 0},
    {"outcome", GRDP_COLUMN_TEXT, NULL, "first or latest figure.", 0},
    {"cases", GRDP_COLUMN_INTEGER, NULL, "Number of cases.", 0},
    {"mean_error", GRDP_COLUMN_NUMBER, "pp", "Forecast less outcome.", -1},
    {"mean_absolute_error", GRDP_COLUMN_NUMBER, "pp", "Mean of its size.", -1},
    {"root_mean_square_error", GRDP_COLUMN_NUMBER, "pp", "Root of the mean of its square.", -1},
    {"cases_with_spread", GRDP_COLUMN_INTEGER, NULL, "Cases with a spread.", 0},
    {"crps", GRDP_COLUMN_NUMBER, "pp", "Mean CRPS; empty below 8 cases.", -1},
    {"cover_50", GRDP_COLUMN_NUMBER, "ratio", "Part of outcomes in the middle half.", -1},
    {"cover_90", GRDP_COLUMN_NUMBER, "ratio", "Part of outcomes in the middle 90 %.", -1},
    {"targets", GRDP_COLUMN_INTEGER, NULL, "Cases with a target and a chance.", 0},
    {"met", GRDP_COLUMN_INTEGER, NULL, "Targets that were met or exceeded.", 0},
    {"brier", GRDP_COLUMN_NUMBER, NULL, "Brier score of the chance; empty below 8.", -1},
};

static const grdp_column target_columns[] = {
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region.", 0},
    {"year", GRDP_COLUMN_INTEGER, NULL, "Year of the plan.", 0},
    {"plan", GRDP_COLUMN_TEXT, NULL, "Id of the plan.", 0},
    {"target", GRDP_COLUMN_TEXT, NULL, "Id of the target or of its part.", 0},
    {"op", GRDP_COLUMN_TEXT, NULL, "Direction.", 0},
    {"value", GRDP_COLUMN_NUMBER, NULL, "What was planned.", -1},
    {"first", GRDP_COLUMN_NUMBER, NULL, "First figure of the outcome.", -1},
    {"latest", GRDP_COLUMN_NUMBER, NULL, "Latest figure.", -1},
    {"optimism_first", GRDP_COLUMN_NUMBER, NULL,
     "Plan less first figure; turned round where lower is better.", -1},
    {"optimism_latest", GRDP_COLUMN_NUMBER, NULL, "The same of the latest figure.", -1},
};

enum {
    N_CASE = sizeof case_columns / sizeof *case_columns,
    N_SCORE = sizeof score_columns / sizeof *score_columns,
    N_TARGET = sizeof target_columns / sizeof *target_columns,
};

static void put_case(grdp_package *package, const grdp_case *c)
{
    char period[GRDP_PERIOD_TEXT], told[GRDP_PERIOD_TEXT], as_of[GRDP_PERIOD_TEXT],
        base[GRDP_PERIOD_TEXT], first[GRDP_PERIOD_TEXT], latest[GRDP_PERIOD_TEXT];
    const grdp_account *const account = c->account;
    const bool later = account && (account->known_by > c->as_of || account->reconstructed);
    const grdp_cell cells[N_CASE] = {
        {.text = c->subject->id},
        {.text = grdp_period_text(c->period, period)},
        {.text = grdp_period_text(c->told, told)},
        {.text = grdp_date_text(c->as_of, as_of)},
        {.number = c->base ? c->base->value : (double)NAN},
        {.text = c->base ? grdp_date_text(c->base->vintage, base) : NULL},
        {.text = account ? account->id : NULL},
        {.number = later ? 1.0 : 0.0},
        {.number = c->forecast[GRDP_FORECAST_PROJECTION]},
        {.number = c->forecast[GRDP_FORECAST_LAST]},
        {.number = c->forecast[GRDP_FORECAST_MEAN]},
        {.number = c->forecast[GRDP_FORECAST_PLAN]},
        {.text = c->target ? c->target->plan : NULL},
        {.number = c->n_draws > 0 ? c->draw_spread : c->spread},
        {.number = (double)c->n_changes},
        {.number = c->pooled ? 1.0 : 0.0},
        {.number = grdp_case_chance(c, GRDP_FORECAST_PROJECTION)},
        {.number = c->outcome[0]->value},
        {.text = grdp_date_text(c->outcome[0]->vintage, first)},
        {.number = c->outcome[1]->value},
        {.text = grdp_date_text(c->outcome[1]->vintage, latest)},
    };

    grdp_package_row(package, cells);
}

static void put_line(grdp_package *package, const grdp_score_line *line)
{
    const grdp_cell cells[N_SCORE] = {
        {.text = line->quarters ? "quarters" : "years"},
        {.number = line->year ? line->year : (double)NAN},
        {.text = grdp_forecast_name(line->forecast)},
        {.text = line->vintage ? "latest" : "first"},
        {.number = (double)line->n},
        {.number = line->bias},
        {.number = line->mean_absolute},
        {.number = line->root_square},
        {.number = (double)line->n_spread},
        {.number = line->crps},
        {.number = line->cover_50},
        {.number = line->cover_90},
        {.number = (double)line->n_targets},
        {.number = (double)line->n_met},
        {.number = line->brier},
    };

    grdp_package_row(package, cells);
}

static void put_target(grdp_package *package, const grdp_optimism *o)
{
    const grdp_cell cells[N_TARGET] = {
        {.text = o->subject->id},
        {.number = o->plan->year},
        {.text = o->plan->id},
        {.text = o->part->id},
        {.text = o->part->op},
        {.number = o->part->value},
        {.number = o->outcome[0]->value},
        {.number = o->outcome[1]->value},
        {.number = o->optimism[0]},
        {.number = o->optimism[1]},
    };

    grdp_package_row(package, cells);
}

static grdp_status write_tables(grdp_cli *cli, grdp_package *package, const grdp_backtest *b)
{
    GRDP_TRY(grdp_files_begin(cli, package, "cases", "What was projected, and what came.",
                              case_columns, N_CASE));
    for (size_t i = 0; i < b->n_cases; i++)
        put_case(package, &b->cases[i]);
    GRDP_TRY(grdp_package_end(package, cli->diag));
    GRDP_TRY(grdp_files_begin(cli, package, "scores", "Scores by forecast and group of cases.",
                              score_columns, N_SCORE));
    for (size_t i = 0; i < b->n_lines; i++)
        put_line(package, &b->lines[i]);
    GRDP_TRY(grdp_package_end(package, cli->diag));
    GRDP_TRY(grdp_files_begin(cli, package, "targets", "Plan less outcome by target.",
                              target_columns, N_TARGET));
    for (size_t i = 0; i < b->n_optimisms; i++)
        put_target(package, &b->optimisms[i]);
    GRDP_TRY(grdp_package_end(package, cli->diag));
    return grdp_package_close(package, cli->diag);
}

static void list_inputs(grdp_package *package, const grdp_backtest_desk *desk)
{
    for (size_t i = 0; i < desk->n_regions; i++)
        for (size_t k = 0; k < desk->regions[i]->n_inputs; k++)
            grdp_package_input(package, desk->regions[i]->inputs[k].file,
                               desk->regions[i]->inputs[k].sha256);
    for (size_t i = 0; i < desk->n_plans; i++)
        grdp_package_input(package, desk->plans[i]->input.file, desk->plans[i]->input.sha256);
    for (size_t i = 0; i < desk->n_tables; i++)
        grdp_package_input(package, desk->tables[i].file, desk->tables[i].sha256);
}

grdp_status grdp_backtest_write(grdp_cli *cli, const grdp_backtest_desk *desk,
                                const grdp_backtest *b)
{
    const grdp_package_about about = {.name =
                                          desk->n_regions == 1 ? desk->regions[0]->id : "backtest",
                                      .kind = cli->command->name,
                                      .takes_over = cli->restart,
                                      .command = cli->line};
    grdp_package *package = NULL;

    GRDP_TRY(grdp_files_open(cli, &about, &package));
    list_inputs(package, desk);
    const grdp_status status = write_tables(cli, package, b);
    if (status == GRDP_OK)
        grdp_files_show(cli, package);
    grdp_package_free(package);
    return status;
}
