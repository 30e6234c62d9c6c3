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
    return (grdp_period){track->year, 1, track->months};
}

static bool ends_in(const char *text, const char *tail)
{
    const size_t n = text != NULL ? strlen(text) : 0, n_tail = strlen(tail);
    return n > n_tail && strcmp(text + n - n_tail, tail) == 0;
}

/* Only amounts of money are taken to add up over the year: a count may be a stock. */
static bool adds_up(const grdp_actuals *actuals, const char *series)
{
    for (size_t i = 0; i < actuals->n; i++)
        if (strcmp(actuals->rows[i].series, series) == 0)
            return ends_in(actuals->rows[i].unit, "_vnd") || ends_in(actuals->rows[i].unit, "_usd");
    return false;
}

static grdp_track_kind kind_of(const grdp_region *region, const grdp_target *target,
                               const grdp_target_part *part)
{
    int unit;
    if (target->first_year != target->last_year)
        return GRDP_TRACK_NONE;
    if (grdp_track_unit(region, part->series, &unit))
        return GRDP_TRACK_GROWTH;
    return adds_up(&region->actuals, part->series) && part->higher_is_better ? GRDP_TRACK_AMOUNT
                                                                             : GRDP_TRACK_NONE;
}

/* The widest span from January on that figures make up. */
static void find_so_far(const grdp_actuals *actuals, grdp_track *track)
{
    grdp_track_figures figures;
    grdp_track_figures_find(actuals, track->part->series, track->year, track->as_of, &figures);
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
    track->needed = fmax(0.0, left) / (YEAR - track->months);
    track->verdict = left <= 0.0                    ? GRDP_TRACK_REACHED
                     : track->needed <= track->pace ? GRDP_TRACK_AHEAD
                                                    : GRDP_TRACK_BEHIND;
    if (left <= 0.0)
        track->chance = 1.0;
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
static const grdp_actual *replaced(const grdp_actuals *actuals, const grdp_actual *row)
{
    return grdp_actuals_find(actuals, row->series, row->period, row->vintage - 1);
}

/* A figure that counted on the day it was published; another one of that day may govern. */
static bool governs(const grdp_actuals *actuals, const grdp_actual *row)
{
    return row->vintage != 0 &&
           grdp_actuals_find(actuals, row->series, row->period, row->vintage) == row;
}

size_t grdp_track_steps(const grdp_region *region, const grdp_target *target, size_t part,
                        const grdp_track_options *options, size_t max, grdp_track_step *out)
{
    const grdp_actuals *const actuals = &region->actuals;
    size_t n = 0;
    for (size_t i = 0; i < actuals->n && n < max; i++) {
        const grdp_actual *const row = &actuals->rows[i];
        if (row->period.year != target->last_year ||
            strcmp(row->series, target->parts[part].series) != 0 || !governs(actuals, row) ||
            (options->as_of != 0 && row->vintage > options->as_of))
            continue;
        out[n++] = (grdp_track_step){.row = row, .before = replaced(actuals, row)};
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
