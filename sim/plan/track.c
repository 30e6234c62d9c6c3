/* track: the year to date, what the rest needs, and the verdict so far.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/track.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/reading.h"
#include "plan/track_past.h"

enum { YEAR = 12 };

static const double unknown = (double)NAN;

const char *grdp_track_verdict_name(grdp_track_verdict verdict)
{
    static const char *const names[] = {
#define VERDICT_NAME(name, text) [GRDP_TRACK_##name] = (text),
        GRDP_TRACK_VERDICT_LIST(VERDICT_NAME)
#undef VERDICT_NAME
    };
    return names[verdict];
}

grdp_period grdp_track_rest(const grdp_track *track)
{
    assert(track->months < YEAR);
    return (grdp_period){track->year, track->months + 1, YEAR};
}

grdp_period grdp_track_so_far(const grdp_track *track)
{
    assert(track->months > 0);
    if (track->kind == GRDP_TRACK_LEVEL)
        return track->used[0]->period;
    return (grdp_period){track->year, 1, track->months};
}

static bool ends_in(const char *text, const char *tail)
{
    const size_t n = text != NULL ? strlen(text) : 0, n_tail = strlen(tail);
    return n > n_tail && strcmp(text + n - n_tail, tail) == 0;
}

/* Where the plan says nothing, only amounts of money are taken to add up over the year: a count may
 * be a stock. */
static bool adds_up(const grdp_actuals *actuals, const grdp_target_part *part)
{
    const char *unit = part->unit;
    for (size_t i = 0; i < actuals->n && unit == NULL; i++)
        if (strcmp(actuals->rows[i].series, part->series) == 0)
            unit = actuals->rows[i].unit;
    return part->within_year != NULL ? strcmp(part->within_year, "sum") == 0
                                     : ends_in(unit, "_vnd") || ends_in(unit, "_usd");
}

/* Whenever it was published: what can be followed is the same on every day. A figure of the whole
 * year alone leaves nothing to follow; `compare` judges it. */
static bool has_figure(const grdp_actuals *actuals, const grdp_target_part *part, int year)
{
    for (size_t i = 0; i < actuals->n; i++)
        if (actuals->rows[i].period.year == year &&
            grdp_period_months(actuals->rows[i].period) < YEAR &&
            strcmp(actuals->rows[i].series, part->series) == 0 &&
            strcmp(actuals->rows[i].status, "plan") != 0 &&
            grdp_actual_fits(&actuals->rows[i], part->unit))
            return true;
    return false;
}

static grdp_track_kind kind_of(const grdp_region *region, const grdp_target *target,
                               const grdp_target_part *part)
{
    int unit;
    if (target->first_year != target->last_year)
        return GRDP_TRACK_NONE;
    if (part->within_year == NULL && grdp_track_unit(region, part->series, &unit))
        return GRDP_TRACK_GROWTH;
    if (adds_up(&region->actuals, part))
        return GRDP_TRACK_AMOUNT;
    return has_figure(&region->actuals, part, target->last_year) ? GRDP_TRACK_LEVEL
                                                                 : GRDP_TRACK_NONE;
}

/* The widest span from January on that figures make up. */
static void find_so_far(const grdp_actuals *actuals, grdp_track *track)
{
    grdp_track_figures figures;
    grdp_track_figures_find(actuals, track->part, track->year, track->as_of, &figures);
    track->n_figures = figures.n;
    memcpy(track->figures, figures.at, sizeof track->figures);
    track->early = figures.early;
    for (int m = YEAR; m > 0 && track->months == 0; m--) {
        track->n_used = grdp_track_figures_cover(&figures, 1, m, track->used);
        track->months = track->n_used > 0 ? m : 0;
    }
    for (size_t i = 0; i < track->n_used; i++) {
        const int decimals = track->used[i]->decimals;
        track->decimals = i == 0 || decimals < track->decimals ? decimals : track->decimals;
    }
}

static void judge_year(const grdp_target_part *part, grdp_track *track)
{
    const grdp_verdict verdict = grdp_judge(part->op, part->value, part->tolerance,
                                            (grdp_reading){track->value, track->decimals});
    track->verdict = verdict == GRDP_VERDICT_MISSED ? GRDP_TRACK_MISSED : GRDP_TRACK_REACHED;
    track->chance = verdict == GRDP_VERDICT_MISSED ? 0.0 : 1.0;
}

static void miss_weight(grdp_track *track, grdp_period period)
{
    track->verdict = GRDP_TRACK_NO_WEIGHT;
    track->missing = period;
}

static void follow_growth(const grdp_region *region, const grdp_track_options *options,
                          grdp_track *track)
{
    const grdp_track_scale scale =
        grdp_track_scale_of(region, track->part->series, track->year, options);
    const grdp_actual *missing = NULL;
    track->account = scale.account;
    track->late = scale.late;
    track->weight = track->months == 0
                        ? 0.0
                        : grdp_track_scale_weight(&scale, 1, track->months, &track->weight_given);
    if (track->months > 0)
        track->value = grdp_track_figures_growth(&scale, track->n_used, track->used, &missing);
    track->run_rate = track->value;
    if (missing != NULL) {
        miss_weight(track, missing->period);
    } else if (track->months == YEAR) {
        judge_year(track->part, track);
    } else if (isnan(track->weight)) {
        miss_weight(track, grdp_track_rest(track));
    } else {
        const double so_far = track->months > 0 ? track->weight * track->value : 0.0;
        track->needed = (track->part->value - so_far) / (1.0 - track->weight);
        grdp_track_past_compare(&scale, track);
    }
}

static void follow_amount(const grdp_region *region, grdp_track *track)
{
    if (track->months == 0)
        return;
    track->value = 0.0;
    for (size_t i = 0; i < track->n_used; i++)
        track->value += track->used[i]->value;
    track->pace = track->value / track->months;
    track->run_rate = track->pace * YEAR;
    if (track->months == YEAR) {
        judge_year(track->part, track);
        return;
    }
    grdp_track_past_shares(&region->actuals, track);
    const double left = track->part->value - track->value;
    const bool more = track->part->higher_is_better; /* else: at most what is left may come */
    track->needed = fmax(0.0, left) / (YEAR - track->months);
    if (left <= 0.0 && (more || left < 0.0)) {
        track->verdict = more ? GRDP_TRACK_REACHED : GRDP_TRACK_MISSED;
        track->chance = more ? 1.0 : 0.0;
    } else {
        const bool ahead = more ? track->needed <= track->pace : track->needed >= track->pace;
        track->verdict = ahead ? GRDP_TRACK_AHEAD : GRDP_TRACK_BEHIND;
    }
}

/* The figure that reaches furthest into the year, and of two the one that covers more of it. */
static const grdp_actual *newest(const grdp_track_figures *figures)
{
    const grdp_actual *found = NULL;
    for (size_t i = 0; i < figures->n; i++) {
        const grdp_period p = figures->at[i]->period;
        if (found == NULL || p.last_month > found->period.last_month ||
            (p.last_month == found->period.last_month && p.first_month < found->period.first_month))
            found = figures->at[i];
    }
    return found;
}

static void follow_level(const grdp_region *region, grdp_track *track)
{
    grdp_track_figures figures;
    grdp_track_figures_find(&region->actuals, track->part, track->year, track->as_of, &figures);
    const grdp_actual *const row = newest(&figures);
    track->n_figures = figures.n;
    memcpy(track->figures, figures.at, sizeof track->figures);
    track->early = figures.early;
    track->year_before = grdp_actuals_find_in(&region->actuals, track->part->series,
                                              (grdp_period){track->year - 1, 1, YEAR}, track->as_of,
                                              track->part->unit);
    if (row == NULL)
        return;
    track->n_used = 1;
    track->used[0] = row;
    track->months = row->period.last_month;
    track->value = row->value;
    track->decimals = row->decimals;
    judge_year(track->part, track);
    grdp_track_past_levels(&region->actuals, track);
    if (track->months == YEAR)
        return;
    track->chance = unknown;
    track->verdict = track->verdict == GRDP_TRACK_REACHED ? GRDP_TRACK_AT_PLAN : GRDP_TRACK_SHORT;
}

void grdp_track_part(const grdp_region *region, const grdp_target *target, size_t part,
                     const grdp_track_options *options, grdp_track *out)
{
    assert(part < target->n_parts);
    *out = (grdp_track){.part = &target->parts[part],
                        .as_of = options->as_of,
                        .year = target->last_year,
                        .value = unknown,
                        .weight = unknown,
                        .needed = unknown,
                        .pace = unknown,
                        .run_rate = unknown,
                        .z = unknown,
                        .chance = unknown};
    out->kind = kind_of(region, target, out->part);
    if (out->kind == GRDP_TRACK_NONE)
        return;
    if (out->kind == GRDP_TRACK_LEVEL) {
        follow_level(region, out);
        return;
    }
    find_so_far(&region->actuals, out);
    if (out->kind == GRDP_TRACK_GROWTH)
        follow_growth(region, options, out);
    else
        follow_amount(region, out);
}

static int compare_steps(const void *left, const void *right)
{
    const grdp_actual *const a = ((const grdp_track_step *)left)->row;
    const grdp_actual *const b = ((const grdp_track_step *)right)->row;
    if (a->vintage != b->vintage)
        return a->vintage < b->vintage ? -1 : 1;
    return (a > b) - (a < b);
}

/* The figure of the same period that counted the day before. */
static const grdp_actual *replaced(const grdp_actuals *actuals, const grdp_actual *row,
                                   const char *unit)
{
    return grdp_actuals_find_in(actuals, row->series, row->period, row->vintage - 1, unit);
}

/* A figure that counted on the day it was published; another one of that day may govern. */
static bool governs(const grdp_actuals *actuals, const grdp_actual *row, const char *unit)
{
    return row->vintage != 0 &&
           grdp_actuals_find_in(actuals, row->series, row->period, row->vintage, unit) == row;
}

size_t grdp_track_steps(const grdp_region *region, const grdp_target *target, size_t part,
                        const grdp_track_options *options, size_t max, grdp_track_step *out)
{
    const grdp_actuals *const actuals = &region->actuals;
    const char *const unit = target->parts[part].unit;
    size_t n = 0;
    for (size_t i = 0; i < actuals->n && n < max; i++) {
        const grdp_actual *const row = &actuals->rows[i];
        if (row->period.year != target->last_year ||
            strcmp(row->series, target->parts[part].series) != 0 || !governs(actuals, row, unit) ||
            (options->as_of != 0 && row->vintage > options->as_of))
            continue;
        out[n++] = (grdp_track_step){.row = row, .before = replaced(actuals, row, unit)};
    }
    qsort(out, n, sizeof *out, compare_steps);
    for (size_t i = 0; i < n; i++) {
        grdp_track_options then = *options;
        grdp_track track;
        then.as_of = out[i].row->vintage;
        grdp_track_part(region, target, part, &then, &track);
        out[i].months = track.months;
        out[i].value = track.value;
        out[i].needed = track.needed;
        out[i].chance = track.chance;
        out[i].verdict = track.verdict;
    }
    return n;
}
