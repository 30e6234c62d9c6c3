/* backtest: all cases of the subjects, their scores, and how far plans were from outcomes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/backtest.h"

#include <math.h>

enum { LATEST = 99991231 };

/* The quarters with a figure of growth, or the years with a figure of any part of them. */
static size_t list_periods(const grdp_subject *subject, bool quarters, grdp_period *out)
{
    size_t n = 0;

    for (size_t i = 0; i < subject->growth.n; i++) {
        const grdp_period period = subject->growth.rows[i].period;
        const grdp_period year = {period.year, 1, 12};
        if (quarters && (grdp_period_months(period) != 3 || period.first_month % 3 != 1))
            continue;
        out[n] = quarters ? period : year;
        n += n == 0 || !grdp_period_equal(out[n], out[n - 1]);
    }
    return n;
}

static grdp_status build_cases(grdp_backtest *b, const grdp_backtest_options *options)
{
    size_t room = 0, most = 0;

    for (size_t s = 0; s < b->n_subjects; s++) {
        const size_t n = b->subjects[s].growth.n;
        room += 2 * n;
        most = n > most ? n : most;
    }
    grdp_case *const cases = grdp_arena_alloc(b->arena, room, sizeof *cases);
    grdp_period *const periods = grdp_arena_alloc(b->arena, most + 1, sizeof *periods);
    if (!cases || !periods)
        return GRDP_ERR_MEMORY;
    b->cases = cases;
    for (int quarters = 0; quarters < 2; quarters++) {
        for (size_t s = 0; s < b->n_subjects; s++) {
            const size_t n = list_periods(&b->subjects[s], quarters != 0, periods);
            for (size_t i = 0; i < n; i++) {
                grdp_case *const c = &cases[b->n_cases];
                if (!grdp_case_build(b, options, &b->subjects[s], periods[i], c))
                    continue;
                if (!quarters)
                    GRDP_TRY(grdp_case_draw(b->arena, options, c));
                b->n_cases++;
            }
        }
    }
    return GRDP_OK;
}

/* First and latest dated figure of the year of a target. */
static bool find_outcome(const grdp_actuals *actuals, const char *series, int year, int now,
                         const grdp_actual *out[2])
{
    const grdp_period period = {year, 1, 12};
    size_t at;
    const size_t n = grdp_actuals_range(actuals, series, period, &at);
    int first = 0;

    for (size_t i = at; i < at + n; i++) {
        const int vintage = actuals->rows[i].vintage;
        if (vintage > 0 && vintage <= now && (first == 0 || vintage < first) &&
            grdp_actuals_find(actuals, series, period, vintage))
            first = vintage;
    }
    if (first == 0)
        return false;
    out[0] = grdp_actuals_find(actuals, series, period, first);
    out[1] = grdp_actuals_find(actuals, series, period, now);
    return true;
}

static void compare_target(grdp_backtest *b, grdp_optimism *out, int now, const grdp_subject *s,
                           const grdp_plan *plan, const grdp_target *target)
{
    for (size_t p = 0; p < target->n_parts && target->first_year == target->last_year; p++) {
        const grdp_target_part *const part = &target->parts[p];
        grdp_optimism *const row = &out[b->n_optimisms];
        *row = (grdp_optimism){.subject = s, .plan = plan, .target = target, .part = part};
        if (!find_outcome(&s->region->actuals, part->series, target->first_year, now, row->outcome))
            continue;
        for (size_t v = 0; v < 2; v++)
            row->optimism[v] =
                (part->higher_is_better ? 1.0 : -1.0) * (part->value - row->outcome[v]->value);
        b->n_optimisms++;
    }
}

static grdp_status compare_plans(grdp_backtest *b, const grdp_backtest_options *options)
{
    const int now = options->as_of ? options->as_of : LATEST;
    size_t room = 0;

    for (size_t s = 0; s < b->n_subjects; s++)
        for (size_t p = 0; p < b->subjects[s].n_plans; p++)
            for (size_t t = 0; t < b->subjects[s].plans[p]->n_targets; t++)
                room += b->subjects[s].plans[p]->targets[t].n_parts;
    grdp_optimism *const rows = grdp_arena_alloc(b->arena, room + 1, sizeof *rows);
    if (!rows)
        return GRDP_ERR_MEMORY;
    b->optimisms = rows;
    for (size_t i = 0; i < b->n_subjects; i++) {
        const grdp_subject *const s = &b->subjects[i];
        for (size_t p = 0; p < s->n_plans; p++)
            for (size_t t = 0; t < s->plans[p]->n_targets; t++)
                compare_target(b, rows, now, s, s->plans[p], &s->plans[p]->targets[t]);
    }
    return GRDP_OK;
}

grdp_status grdp_backtest_create(size_t n, const grdp_subject *subjects,
                                 const grdp_backtest_options *options, grdp_backtest **out)
{
    grdp_arena *const arena = grdp_arena_create();
    if (!arena)
        return GRDP_ERR_MEMORY;
    grdp_backtest *const b = grdp_arena_alloc(arena, 1, sizeof *b);
    grdp_status status = GRDP_ERR_MEMORY;

    if (b) {
        *b = (grdp_backtest){
            .arena = arena, .strict = options->strict, .n_subjects = n, .subjects = subjects};
        status = build_cases(b, options);
    }
    if (status == GRDP_OK)
        status = compare_plans(b, options);
    if (status == GRDP_OK)
        status = grdp_backtest_score(b);
    if (status == GRDP_OK)
        *out = b;
    else
        grdp_arena_free(arena);
    return status;
}

void grdp_backtest_free(grdp_backtest *backtest)
{
    if (backtest)
        grdp_arena_free(backtest->arena);
}
