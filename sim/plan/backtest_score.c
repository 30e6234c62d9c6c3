/* backtest_score: errors, CRPS, PIT, coverage and Brier score over groups of cases.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/backtest.h"

#include <math.h>

#include "grdp/normal.h"
#include "plan/scores.h"

static const char *const names[GRDP_FORECASTS] = {
    [GRDP_FORECAST_PROJECTION] = "projection",
    [GRDP_FORECAST_LAST] = "last_year",
    [GRDP_FORECAST_MEAN] = "five_year_mean",
    [GRDP_FORECAST_PLAN] = "plan",
};

const char *grdp_forecast_name(grdp_forecast forecast)
{
    return names[forecast];
}

static double tolerance(const grdp_subject_target *target)
{
    return isnan(target->tolerance) ? 0.5 * pow(10.0, -target->decimals) : target->tolerance;
}

static bool is_drawn(const grdp_case *c, grdp_forecast forecast)
{
    return forecast == GRDP_FORECAST_PROJECTION && c->n_draws > 0;
}

static bool has_spread(const grdp_case *c, grdp_forecast forecast)
{
    return is_drawn(c, forecast) || !isnan(c->spread);
}

/* The probability that the forecast gave to values up to `value`. */
static double up_to(const grdp_case *c, grdp_forecast forecast, double value)
{
    return is_drawn(c, forecast) ? grdp_scores_pit(c->n_draws, c->draws, value)
                                 : grdp_scores_pit_normal(c->forecast[forecast], c->spread, value);
}

static double crps_of(const grdp_case *c, grdp_forecast forecast, double outcome)
{
    return is_drawn(c, forecast)
               ? grdp_scores_crps(c->n_draws, c->draws, outcome)
               : grdp_scores_crps_normal(c->forecast[forecast], c->spread, outcome);
}

/* ">" is missed where it is equal, and equal is within the tolerance. */
double grdp_case_chance(const grdp_case *c, grdp_forecast forecast)
{
    const grdp_subject_target *const target = c->target;

    if (!target || !has_spread(c, forecast) || isnan(c->forecast[forecast]) || target->op[0] == '=')
        return (double)NAN;
    const bool up = target->op[0] == '>', open = target->op[1] == '\0';
    const double edge = target->value + (up == open ? 1.0 : -1.0) * tolerance(target);
    const double below = up_to(c, forecast, edge);
    return up ? 1.0 - below : below;
}

bool grdp_case_met(const grdp_case *c, size_t vintage)
{
    const grdp_actual *const outcome = c->outcome[vintage];

    return grdp_judge(c->target->op, c->target->value, c->target->tolerance,
                      (grdp_reading){outcome->value, outcome->decimals}) >= GRDP_VERDICT_MET;
}

static void add_spread(const grdp_case *c, grdp_score_line *line)
{
    const double outcome = c->outcome[line->vintage]->value;
    const double pit = up_to(c, line->forecast, outcome);
    const size_t fifth = (size_t)(pit * GRDP_BACKTEST_PITS);

    line->n_spread++;
    line->crps += crps_of(c, line->forecast, outcome);
    line->cover_50 += pit >= 0.25 && pit <= 0.75;
    line->cover_90 += pit >= 0.05 && pit <= 0.95;
    line->pit[fifth < GRDP_BACKTEST_PITS ? fifth : GRDP_BACKTEST_PITS - 1]++;
    if (!c->target || c->target->op[0] == '=')
        return;
    const bool met = grdp_case_met(c, line->vintage);
    line->n_targets++;
    line->n_met += met;
    line->brier += grdp_scores_brier(grdp_case_chance(c, line->forecast), met);
}

static double mean_if(double sum, size_t n, size_t least)
{
    return n >= least && n > 0 ? sum / (double)n : (double)NAN;
}

static bool belongs(const grdp_case *c, const grdp_score_line *line)
{
    return grdp_period_equal(c->period, c->told) &&
           (grdp_period_months(c->period) == 3) == line->quarters &&
           (line->year == 0 || c->period.year == line->year) && !isnan(c->forecast[line->forecast]);
}

static void fill(const grdp_backtest *b, grdp_score_line *line)
{
    for (size_t i = 0; i < b->n_cases; i++) {
        const grdp_case *const c = &b->cases[i];
        if (!belongs(c, line))
            continue;
        const double error = c->forecast[line->forecast] - c->outcome[line->vintage]->value;
        line->n++;
        line->bias += error;
        line->mean_absolute += fabs(error);
        line->root_square += error * error;
        if (has_spread(c, line->forecast))
            add_spread(c, line);
    }
    line->bias = mean_if(line->bias, line->n, 1);
    line->mean_absolute = mean_if(line->mean_absolute, line->n, 1);
    line->root_square = sqrt(mean_if(line->root_square, line->n, 1));
    line->crps = mean_if(line->crps, line->n_spread, GRDP_BACKTEST_LEAST);
    line->cover_50 = mean_if(line->cover_50, line->n_spread, GRDP_BACKTEST_LEAST);
    line->cover_90 = mean_if(line->cover_90, line->n_spread, GRDP_BACKTEST_LEAST);
    line->brier = mean_if(line->brier, line->n_targets, GRDP_BACKTEST_LEAST);
}

/* The next year after `year` with a case that is no quarter; 0: none. */
static int next_year(const grdp_backtest *b, int year)
{
    int next = 0;

    for (size_t i = 0; i < b->n_cases; i++) {
        const grdp_case *const c = &b->cases[i];
        if (grdp_period_months(c->told) == 12 && c->period.year > year &&
            (next == 0 || c->period.year < next))
            next = c->period.year;
    }
    return next;
}

static void add_lines(grdp_backtest *b, grdp_score_line *lines, bool quarters, int year)
{
    for (grdp_forecast f = 0; f < GRDP_FORECASTS; f++) {
        for (size_t v = 0; v < 2; v++) {
            grdp_score_line *const line = &lines[b->n_lines];
            *line =
                (grdp_score_line){.quarters = quarters, .year = year, .forecast = f, .vintage = v};
            fill(b, line);
            b->n_lines += line->n > 0;
        }
    }
}

/* Several subjects are pooled year by year; the years of one are one group, as are all quarters. */
grdp_status grdp_backtest_score(grdp_backtest *b)
{
    size_t n_groups = 2;

    for (int year = next_year(b, 0); year != 0; year = next_year(b, year))
        n_groups++;
    grdp_score_line *const lines =
        grdp_arena_alloc(b->arena, n_groups * 2 * GRDP_FORECASTS, sizeof *lines);
    if (!lines)
        return GRDP_ERR_MEMORY;
    b->lines = lines;
    if (b->n_subjects == 1)
        add_lines(b, lines, false, 0);
    for (int year = next_year(b, 0); year != 0 && b->n_subjects > 1; year = next_year(b, year))
        add_lines(b, lines, false, year);
    add_lines(b, lines, true, 0);
    return GRDP_OK;
}
