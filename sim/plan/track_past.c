/* track_past: the same months of earlier years, and all past quarters.
 *
 * The chance is that of a normal distribution with the mean and the standard deviation of the past
 * figures. It says how unusual the needed growth would be; it is no forecast.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/track_past.h"

#include <math.h>
#include <string.h>

#include "grdp/normal.h"

enum { YEAR = 12, QUARTER = 3, YEARS_BACK = 60 };

static const double unknown = (double)NAN;

static void add(grdp_track_past *past, grdp_period period, double value, bool derived)
{
    if (past->n == GRDP_TRACK_PAST || isnan(value))
        return;
    past->period[past->n] = period;
    past->value[past->n] = value;
    past->derived[past->n] = derived;
    past->n_derived += derived;
    past->n++;
}

static void summarise(grdp_track_past *past, double needed)
{
    double sum = 0.0, squares = 0.0;
    past->mean = past->sd = past->least = past->most = unknown;
    for (size_t i = 0; i < past->n; i++) {
        sum += past->value[i];
        past->least = i == 0 ? past->value[i] : fmin(past->least, past->value[i]);
        past->most = i == 0 ? past->value[i] : fmax(past->most, past->value[i]);
        past->below += past->value[i] < needed;
    }
    if (past->n > 0)
        past->mean = sum / (double)past->n;
    for (size_t i = 0; i < past->n; i++)
        squares += (past->value[i] - past->mean) * (past->value[i] - past->mean);
    if (past->n > 1)
        past->sd = sqrt(squares / (double)(past->n - 1));
}

/* Growth of the span in an earlier year: its own figure, its parts, or what the figure of the year
 * leaves when that of the months before is taken out. */
static double past_growth(const grdp_track_scale *scale, const grdp_track_figures *figures,
                          grdp_period span, bool *derived)
{
    const grdp_actual *used[YEAR], *missing = NULL;
    size_t n = grdp_track_figures_cover(figures, span.first_month, span.last_month, used);
    *derived = n != 1;
    if (n > 0)
        return grdp_track_figures_growth(scale, n, used, &missing);
    if (span.last_month != YEAR || span.first_month == 1 ||
        grdp_track_figures_cover(figures, 1, YEAR, used) != 1)
        return unknown;
    const double year = used[0]->value;
    n = grdp_track_figures_cover(figures, 1, span.first_month - 1, used);
    if (n == 0)
        return unknown;
    const double before = grdp_track_figures_growth(scale, n, used, &missing);
    const double weight = grdp_track_scale_weight(scale, 1, span.first_month - 1, NULL);
    return (year - weight * before) / (1.0 - weight);
}

static void find_past(const grdp_track_scale *scale, grdp_track *track)
{
    const grdp_period rest = grdp_track_rest(track);
    const grdp_actuals *const actuals = &scale->region->actuals;
    for (int year = track->year - 1; year >= track->year - YEARS_BACK; year--) {
        grdp_track_figures figures;
        bool derived = false;
        grdp_track_figures_find(actuals, track->part, year, track->as_of, &figures);
        const grdp_period span = {year, rest.first_month, rest.last_month};
        const double growth = past_growth(scale, &figures, span, &derived);
        add(&track->same, span, growth, derived);
        for (size_t i = 0; i < figures.n; i++)
            if (grdp_period_months(figures.at[i]->period) == QUARTER)
                add(&track->quarters, figures.at[i]->period, figures.at[i]->value, false);
    }
    for (size_t i = 0; i < track->n_figures; i++)
        if (grdp_period_months(track->figures[i]->period) == QUARTER &&
            track->figures[i]->period.last_month <= track->months)
            add(&track->quarters, track->figures[i]->period, track->figures[i]->value, false);
}

const grdp_track_past *grdp_track_prior_of(const grdp_track *track)
{
    if (track->prior == GRDP_PRIOR_NONE)
        return NULL;
    return track->prior == GRDP_PRIOR_SAME ? &track->same : &track->quarters;
}

static grdp_track_prior choose(const grdp_track *track)
{
    if (track->same.n >= GRDP_TRACK_LEAST)
        return GRDP_PRIOR_SAME;
    const bool quarter = grdp_period_months(grdp_track_rest(track)) == QUARTER;
    return quarter && track->quarters.n >= GRDP_TRACK_LEAST ? GRDP_PRIOR_QUARTERS : GRDP_PRIOR_NONE;
}

/* Beyond all of the past, on the hard or on the easy side. */
static grdp_track_verdict judge(const grdp_track *track, const grdp_track_past *past)
{
    const bool above = track->needed > past->most, under = track->needed < past->least;
    const bool higher = track->part->higher_is_better;
    if (above || under)
        return above == higher ? GRDP_TRACK_MORE : GRDP_TRACK_LESS;
    return GRDP_TRACK_WITHIN;
}

void grdp_track_past_compare(const grdp_track_scale *scale, grdp_track *track)
{
    find_past(scale, track);
    summarise(&track->same, track->needed);
    summarise(&track->quarters, track->needed);
    track->prior = choose(track);
    track->verdict = GRDP_TRACK_NO_PAST;
    const grdp_track_past *const past = grdp_track_prior_of(track);
    if (past == NULL)
        return;
    track->verdict = judge(track, past);
    if (!(past->sd > 0.0) || track->part->exact)
        return;
    track->z = (track->needed - past->mean) / past->sd;
    track->chance = grdp_normal_cdf(track->part->higher_is_better ? -track->z : track->z);
}

void grdp_track_past_shares(const grdp_actuals *actuals, grdp_track *track)
{
    for (int year = track->year - 1; year >= track->year - YEARS_BACK; year--) {
        grdp_track_figures figures;
        const grdp_actual *used[YEAR];
        double sum = 0.0;
        grdp_track_figures_find(actuals, track->part, year, track->as_of, &figures);
        if (grdp_track_figures_cover(&figures, 1, YEAR, used) != 1 || !(used[0]->value > 0.0))
            continue;
        const double whole = used[0]->value;
        const size_t n = grdp_track_figures_cover(&figures, 1, track->months, used);
        for (size_t i = 0; i < n; i++)
            sum += used[i]->value;
        if (n > 0)
            add(&track->same, (grdp_period){year, 1, track->months}, 100.0 * sum / whole, n > 1);
    }
    summarise(&track->same, unknown);
}

void grdp_track_past_levels(const grdp_actuals *actuals, grdp_track *track)
{
    const grdp_period now = track->used[0]->period;
    for (int year = track->year - 1; year >= track->year - YEARS_BACK; year--) {
        const grdp_period then = {year, now.first_month, now.last_month};
        const grdp_actual *const row = grdp_actuals_find_in(actuals, track->part->series, then,
                                                            track->as_of, track->part->unit);
        if (row != NULL)
            add(&track->same, then, row->value, false);
    }
    summarise(&track->same, unknown);
}
