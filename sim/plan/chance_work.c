/* chance_work: what the runs of a scenario are counted for: its figures and the targets of its
 * plans.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/chance_work.h"

#include <math.h>
#include <string.h>

#include "core/text.h"

enum { MEASURES = 4096, NAME = 160 };

bool grdp_chance_work_is(const grdp_measure *m, grdp_series_ref ref, grdp_span span)
{
    return m->ref.series == ref.series && m->ref.unit == ref.unit && m->span.year == span.year &&
           m->span.first_season == span.first_season && m->span.last_season == span.last_season;
}

/* Index of a measure, added where it is new; MEASURES where there is no room. */
static size_t add_measure(grdp_chance_work *w, grdp_series_ref ref, grdp_span span)
{
    grdp_chance *const c = w->chance;
    for (size_t m = 0; m < c->n_measures; m++)
        if (grdp_chance_work_is(&c->measures[m], ref, span))
            return m;
    if (c->n_measures == MEASURES) {
        w->n_too_many++;
        return MEASURES;
    }
    c->measures[c->n_measures] = (grdp_measure){.ref = ref, .span = span};
    return c->n_measures++;
}

static void add_years(grdp_chance_work *w, const char *series)
{
    const grdp_scenario *const s = w->chance->outlook->scenario;
    grdp_series_ref ref;
    bool known = false;
    if (!grdp_series_resolve(s, series, &ref, &known))
        return;
    for (size_t y = 0; y < s->n_years; y++)
        add_measure(w, ref, (grdp_span){y, 0, s->seasons - 1});
}

static bool add_all(grdp_chance_work *w)
{
    const grdp_scenario *const s = w->chance->outlook->scenario;
    const size_t n = grdp_series_list(s, NULL, 0), n_spans = grdp_span_list(s, NULL, 0);
    grdp_series_ref *const refs = grdp_arena_alloc(w->chance->arena, n, sizeof *refs);
    grdp_span *const spans = grdp_arena_alloc(w->chance->arena, n_spans, sizeof *spans);
    if (refs == NULL || spans == NULL)
        return false;
    grdp_series_list(s, refs, n);
    grdp_span_list(s, spans, n_spans);
    for (size_t i = 0; i < n; i++)
        for (size_t t = 0; t < n_spans; t++) {
            char name[NAME];
            bool wanted = w->options->all_series;
            (void)grdp_series_name(s->region, refs[i], name, sizeof name);
            for (size_t k = 0; k < w->options->n_series && !wanted; k++)
                wanted = strcmp(w->options->series[k], name) == 0;
            if (wanted)
                add_measure(w, refs[i], spans[t]);
        }
    return true;
}

/* One part of a target as a condition; false where the scenario does not model it. */
static bool add_condition(grdp_chance_work *w, const grdp_target *target,
                          const grdp_target_part *part)
{
    grdp_chance *const c = w->chance;
    const grdp_scenario *const s = c->outlook->scenario;
    grdp_series_ref ref;
    bool known = false;
    if (w->n_conditions == GRDP_CHANCE_CONDITIONS ||
        !grdp_series_resolve(s, part->series, &ref, &known))
        return false;
    const int n_years = target->last_year - target->first_year + 1;
    const size_t n = (size_t)n_years;
    size_t *const measure = grdp_arena_alloc(c->arena, n, sizeof *measure);
    for (size_t y = 0; measure != NULL && y < n; y++) {
        grdp_span span;
        const grdp_period period = {target->first_year + (int)y, 1, 12};
        if (!grdp_span_find(s, period, &span))
            return false;
        measure[y] = add_measure(w, ref, span);
        if (measure[y] == MEASURES)
            return false;
    }
    if (measure == NULL)
        return false;
    w->conditions[w->n_conditions++] = (grdp_condition){.part = part,
                                                        .average = target->average,
                                                        .target = c->n_targets,
                                                        .n = n,
                                                        .measure = measure,
                                                        .rate = ref.series->unit[0] == '%'};
    return true;
}

static void add_other(grdp_chance *c, const grdp_target *target, grdp_verdict verdict)
{
    const bool settled = verdict != GRDP_VERDICT_OPEN;
    if ((!settled && isnan(target->judged_probability)) || c->n_others == GRDP_CHANCE_OTHERS) {
        c->n_open++;
        return;
    }
    const double reached = verdict == GRDP_VERDICT_MISSED ? 0.0 : 1.0;
    c->other[c->n_others++] = settled ? reached : target->judged_probability;
}

static void add_target(grdp_chance_work *w, const grdp_plan *plan, const grdp_target *target,
                       grdp_verdict verdict)
{
    grdp_chance *const c = w->chance;
    const size_t before = w->n_conditions;
    bool modelled = target->n_parts > 0;
    for (size_t p = 0; modelled && p < target->n_parts; p++)
        modelled = add_condition(w, target, &target->parts[p]);
    if (modelled && c->n_targets == GRDP_CHANCE_TARGETS) {
        w->extra = w->extra != NULL ? w->extra : target;
        modelled = false;
    }
    if (modelled) {
        c->target[c->n_targets++] = (grdp_chance_target){.plan = plan, .target = target};
        return;
    }
    w->n_conditions = before;
    add_other(c, target, verdict);
}

static grdp_status open_plan(grdp_chance_work *w)
{
    grdp_chance *const c = w->chance;
    const size_t n = c->n_measures;
    w->plan = (grdp_tally_plan){.n_measures = n,
                                .measures = c->measures,
                                .centre = grdp_arena_alloc(c->arena, n, sizeof(double)),
                                .low = grdp_arena_alloc(c->arena, n, sizeof(double)),
                                .width = grdp_arena_alloc(c->arena, n, sizeof(double)),
                                .n_conditions = w->n_conditions,
                                .conditions = w->conditions,
                                .n_targets = c->n_targets};
    return w->plan.centre != NULL && w->plan.low != NULL && w->plan.width != NULL ? GRDP_OK
                                                                                  : GRDP_ERR_MEMORY;
}

/* What there is no room for is said, never left out in silence. */
static grdp_status check_room(const grdp_chance_work *w, grdp_diag *diag)
{
    const char *const file = w->chance->outlook->file;
    if (w->extra != NULL)
        grdp_diag_add(diag, GRDP_WARNING, (grdp_place){.file = file, .path = w->extra->id},
                      "only the first %zu modelled targets are counted; this one is left open",
                      "put the others into a plan of their own", (size_t)GRDP_CHANCE_TARGETS);
    if (w->n_too_many == 0)
        return GRDP_OK;
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.file = file, .path = "--columns"},
                  "%zu figures are more than %zu, of which statistics can be kept",
                  "name fewer series", (size_t)MEASURES + w->n_too_many, (size_t)MEASURES);
    return GRDP_ERR_LIMIT;
}

grdp_status grdp_chance_work_open(grdp_chance_work *w, grdp_diag *diag)
{
    grdp_chance *const c = w->chance;
    const grdp_outlook *const outlook = c->outlook;
    c->measures = grdp_arena_alloc(c->arena, MEASURES, sizeof *c->measures);
    if (c->measures == NULL)
        return GRDP_ERR_MEMORY;
    add_years(w, "grdp.growth");
    add_years(w, "investment.ratio");
    if ((w->options->all_series || w->options->n_series > 0) && !add_all(w))
        return GRDP_ERR_MEMORY;
    for (size_t j = 0; j < outlook->n_judgements; j++) {
        const grdp_judgement *const judged = &outlook->judgements[j];
        for (size_t i = 0; i < judged->plan->n_targets; i++)
            add_target(w, judged->plan, &judged->plan->targets[i], judged->outcomes[i].verdict);
    }
    GRDP_TRY(check_room(w, diag));
    return open_plan(w);
}
