/* chance_write: statistics of series and chances of targets as tables for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/run_chance.h"
#include "core/file.h"

static const grdp_column statistic_columns[] = {
    {"scenario", GRDP_COLUMN_TEXT, NULL, "Id of the scenario.", 0},
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region.", 0},
    {"period", GRDP_COLUMN_TEXT, NULL, "2024, 2024-Q1, 2024-H1, 2024-9M.", 0},
    {"series", GRDP_COLUMN_TEXT, NULL, "Name of the series.", 0},
    {"statistic", GRDP_COLUMN_TEXT, NULL,
     "mean, sd, min, max, q05, q10, q25, q50, q75, q90, q95; of met:TARGET the chance, 0 to 1.", 0},
    {"value", GRDP_COLUMN_NUMBER, NULL, "Value in the unit of the row.", -1},
    {"standard_error", GRDP_COLUMN_NUMBER, NULL,
     "Standard error by the number of runs, with a design by its replicates; empty where none is "
     "given.",
     -1},
    {"unit", GRDP_COLUMN_TEXT, NULL, "Unit of value and standard error.", 0},
};

static const grdp_column chance_columns[] = {
    {"scenario", GRDP_COLUMN_TEXT, NULL, "Id of the scenario.", 0},
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region.", 0},
    {"plan", GRDP_COLUMN_TEXT, NULL,
     "File of the plan, from the folder of the scenario; empty for several targets.", 0},
    {"event", GRDP_COLUMN_TEXT, NULL,
     "target: it is reached; alone: it is the only one missed; both_missed: it and another; "
     "missed_if_missed: it is missed where the other is; all: all of a year are reached; at_least: "
     "so many are reached.",
     0},
    {"target", GRDP_COLUMN_TEXT, NULL,
     "Id of the target, the year of all, or the number of targets among those modelled, settled or "
     "judged.",
     0},
    {"other", GRDP_COLUMN_TEXT, NULL, "Id of the other target of both_missed and missed_if_missed.",
     0},
    {"probability", GRDP_COLUMN_NUMBER, NULL, "Share of the runs, 0 to 1.", -1},
    {"standard_error", GRDP_COLUMN_NUMBER, NULL,
     "Standard error by the number of runs, with a design by its replicates.", -1},
    {"runs", GRDP_COLUMN_INTEGER, NULL, "Runs that count.", 0},
};

enum {
    N_STATISTIC = sizeof statistic_columns / sizeof *statistic_columns,
    N_CHANCE = sizeof chance_columns / sizeof *chance_columns,
};

static void put_statistic(const grdp_sink *to, const grdp_chance *c, const grdp_measure *m,
                          const char *name, double value, double error)
{
    char series[160], period[GRDP_PERIOD_TEXT];
    const grdp_scenario *const s = c->outlook->scenario;
    const grdp_cell cells[N_STATISTIC] = {
        {.text = s->id},
        {.text = s->region->id},
        {.text = grdp_period_text(grdp_span_period(s, m->span), period)},
        {.text = grdp_series_name(s->region, m->ref, series, sizeof series)},
        {.text = name},
        {.number = isinf(value) ? (double)NAN : value},
        {.number = isinf(error) ? (double)NAN : error},
        {.text = grdp_series_unit(s->region, m->ref.series)},
    };
    grdp_sink_put(to, cells);
}

static void put_measure(const grdp_sink *to, const grdp_chance *c, const grdp_measure *m)
{
    static const char *const names[GRDP_N_QUANTILES] = {"q05", "q10", "q25", "q50",
                                                        "q75", "q90", "q95"};
    const double none = (double)NAN;
    put_statistic(to, c, m, "mean", m->mean, m->mean_error);
    put_statistic(to, c, m, "sd", m->sd, m->sd_error);
    put_statistic(to, c, m, "min", m->least, none);
    put_statistic(to, c, m, "max", m->most, none);
    for (size_t q = 0; q < GRDP_N_QUANTILES; q++)
        put_statistic(to, c, m, names[q], m->quantile[q], m->quantile_error[q]);
}

typedef struct event {
    const char *plan, *name, *target, *other;
    double probability, error;
} event;

static void put_event(const grdp_sink *to, const grdp_chance *c, const event *e)
{
    const double n = (double)(c->n_runs - c->n_failed);
    const grdp_cell cells[N_CHANCE] = {
        {.text = c->outlook->scenario->id},
        {.text = c->outlook->scenario->region->id},
        {.text = e->plan != NULL ? grdp_file_seen_from(c->outlook->file, e->plan) : NULL},
        {.text = e->name},
        {.text = e->target},
        {.text = e->other},
        {.number = e->probability},
        {.number = e->error},
        {.number = n},
    };
    grdp_sink_put(to, cells);
}

static void put_target(const grdp_sink *to, const grdp_chance *c, size_t i)
{
    const grdp_chance_target *const t = &c->target[i];
    put_event(to, c, &(event){t->plan->file, "target", t->target->id, NULL, t->chance, t->error});
    put_event(to, c,
              &(event){t->plan->file, "alone", t->target->id, NULL, t->alone, t->alone_error});
    for (size_t j = i + 1; j < c->n_targets; j++)
        put_event(to, c,
                  &(event){NULL, "both_missed", t->target->id, c->target[j].target->id,
                           c->joint_miss[i][j], c->joint_miss_error[i][j]});
}

/* "If growth fails, what else fails": a share of the runs that miss the first. */
static void put_conditionals(const grdp_sink *to, const grdp_chance *c)
{
    for (size_t i = 0; i < c->n_targets; i++)
        for (size_t j = 0; j < c->n_targets; j++) {
            const double missed = c->joint_miss[i][i];
            if (i == j || missed <= 0.0)
                continue;
            const double share = c->joint_miss[i][j] / missed;
            put_event(to, c,
                      &(event){NULL, "missed_if_missed", c->target[j].target->id,
                               c->target[i].target->id, share, c->missed_if_error[i][j]});
        }
}

static void put_targets(const grdp_sink *to, const grdp_chance *c)
{
    for (size_t i = 0; i < c->n_targets; i++)
        put_target(to, c, i);
    put_conditionals(to, c);
    for (size_t y = 0; y < c->n_years; y++) {
        char text[GRDP_NUMBER_TEXT];
        grdp_number_fixed(c->year[y].year, 0, text);
        put_event(to, c, &(event){NULL, "all", text, NULL, c->year[y].chance, c->year[y].error});
    }
    for (size_t k = 1; k <= c->n_counted; k++) {
        char text[GRDP_NUMBER_TEXT];
        grdp_number_fixed((double)k, 0, text);
        put_event(to, c,
                  &(event){NULL, "at_least", text, NULL, c->at_least[k], c->at_least_error[k]});
    }
}

static grdp_status begin_statistics(grdp_sink *to, grdp_column *columns)
{
    memcpy(columns, statistic_columns, sizeof statistic_columns);
    columns[5].digits = columns[6].digits = to->cli->digits;
    return grdp_sink_begin(to, "statistics", "Moments and quantiles of the runs.", columns,
                           N_STATISTIC);
}

static void put_measures(const grdp_sink *to, const grdp_chance *c)
{
    for (size_t m = 0; m < c->n_measures; m++)
        put_measure(to, c, &c->measures[m]);
}

grdp_status grdp_chance_write(grdp_sink *to, const grdp_chances *chances)
{
    grdp_column columns[N_STATISTIC], events[N_CHANCE];
    GRDP_TRY(begin_statistics(to, columns));
    for (size_t i = 0; i < chances->n; i++)
        if (chances->at[i] != NULL)
            put_measures(to, chances->at[i]);
    GRDP_TRY(grdp_sink_end(to));
    memcpy(events, chance_columns, sizeof events);
    events[6].digits = events[7].digits = to->cli->digits;
    GRDP_TRY(grdp_sink_begin(to, "chances", "How often targets are reached.", events, N_CHANCE));
    for (size_t i = 0; i < chances->n; i++)
        if (chances->at[i] != NULL)
            put_targets(to, chances->at[i]);
    return grdp_sink_end(to);
}

/* "met:grdp_growth", "met:all", "met:at_least_3": as responses of studies are named. */
static void put_chance(const grdp_sink *to, const grdp_chance *c, int year, const char *name,
                       double chance, double error)
{
    const grdp_scenario *const s = c->outlook->scenario;
    grdp_buffer series = {0}, period = {0};
    grdp_buffer_printf(&series, "met:%s", name);
    if (year > 0)
        grdp_buffer_printf(&period, "%d", year);
    const grdp_cell cells[N_STATISTIC] = {
        {.text = s->id},    {.text = s->region->id}, {.text = period.data}, {.text = series.data},
        {.text = "chance"}, {.number = chance},      {.number = error},     {.text = NULL},
    };
    grdp_sink_put(to, cells);
    grdp_buffer_free(&series);
    grdp_buffer_free(&period);
}

static void put_all_chances(const grdp_sink *to, const grdp_chance *c)
{
    char name[32];
    for (size_t i = 0; i < c->n_targets; i++)
        put_chance(to, c, c->target[i].plan->year, c->target[i].target->id, c->target[i].chance,
                   c->target[i].error);
    for (size_t y = 0; y < c->n_years; y++)
        put_chance(to, c, c->year[y].year, "all", c->year[y].chance, c->year[y].error);
    for (size_t k = 1; k <= c->n_counted; k++) {
        (void)snprintf(name, sizeof name, "at_least_%zu", k);
        put_chance(to, c, 0, name, c->at_least[k], c->at_least_error[k]);
    }
}

grdp_status grdp_chance_stream(grdp_sink *to, const grdp_chances *chances)
{
    grdp_column columns[N_STATISTIC];
    GRDP_TRY(begin_statistics(to, columns));
    for (size_t i = 0; i < chances->n; i++) {
        if (chances->at[i] == NULL)
            continue;
        put_all_chances(to, chances->at[i]);
        put_measures(to, chances->at[i]);
    }
    return grdp_sink_end(to);
}
