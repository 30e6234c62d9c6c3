/* chance: Monte Carlo over a scenario's uncertain factors and shocks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/chance.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "plan/tally.h"

enum { MEASURES = 4096, CONDITIONS = 64, ROUNDS = 24 };

/* Everything that a run of the batch needs. */
typedef struct work {
    grdp_chance *chance;
    const grdp_chance_options *options;
    grdp_tally_plan plan;
    grdp_condition conditions[CONDITIONS];
    size_t n_conditions;
    grdp_tally *total;
} work;

bool grdp_chance_has_spread(const grdp_scenario *scenario)
{
    for (size_t f = 0; f < scenario->n_factors; f++)
        if (scenario->factors[f].dist != NULL ||
            (strcmp(scenario->factors[f].param->name, "volatility") == 0 &&
             (scenario->factors[f].likely[0] != 0.0 || !scenario->factors[f].constant)))
            return true;
    return false;
}

static bool same_measure(const grdp_measure *m, grdp_series_ref ref, grdp_span span)
{
    return m->ref.series == ref.series && m->ref.unit == ref.unit && m->span.year == span.year &&
           m->span.first_season == span.first_season && m->span.last_season == span.last_season;
}

/* Index of a measure, added where it is new; MEASURES where there is no room. */
static size_t add_measure(grdp_chance *c, grdp_series_ref ref, grdp_span span)
{
    for (size_t m = 0; m < c->n_measures; m++)
        if (same_measure(&c->measures[m], ref, span))
            return m;
    if (c->n_measures == MEASURES)
        return MEASURES;
    c->measures[c->n_measures] = (grdp_measure){.ref = ref, .span = span};
    return c->n_measures++;
}

static void add_years(grdp_chance *c, grdp_series_ref ref)
{
    const grdp_scenario *const s = c->outlook->scenario;
    for (size_t y = 0; y < s->n_years; y++)
        add_measure(c, ref, (grdp_span){y, 0, s->seasons - 1});
}

static void add_series(grdp_chance *c, bool all)
{
    static const char *const names[] = {"grdp.growth", "investment.ratio"};
    const grdp_scenario *const s = c->outlook->scenario;
    grdp_series_ref refs[512];
    bool known = false;
    for (size_t i = 0; i < 2; i++)
        if (grdp_series_resolve(s, names[i], &refs[0], &known))
            add_years(c, refs[0]);
    const size_t n = all ? grdp_series_list(s, refs, 512) : 0;
    for (size_t i = 0; i < n && i < 512; i++)
        add_years(c, refs[i]);
}

/* One part of a target as a condition; false where the scenario does not model it. */
static bool add_condition(work *w, const grdp_target *target, const grdp_target_part *part)
{
    grdp_chance *const c = w->chance;
    const grdp_scenario *const s = c->outlook->scenario;
    grdp_series_ref ref;
    bool known = false;
    if (w->n_conditions == CONDITIONS || !grdp_series_resolve(s, part->series, &ref, &known))
        return false;
    const int n_years = target->last_year - target->first_year + 1;
    const size_t n = (size_t)n_years;
    size_t *const measure = grdp_arena_alloc(c->arena, n, sizeof *measure);
    for (size_t y = 0; measure != NULL && y < n; y++) {
        grdp_span span;
        const grdp_period period = {target->first_year + (int)y, 1, 12};
        if (!grdp_span_find(s, period, &span))
            return false;
        measure[y] = add_measure(c, ref, span);
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

static void add_target(work *w, const grdp_plan *plan, const grdp_target *target,
                       grdp_verdict verdict)
{
    grdp_chance *const c = w->chance;
    const size_t before = w->n_conditions;
    bool modelled = target->n_parts > 0 && c->n_targets < GRDP_CHANCE_TARGETS;
    for (size_t p = 0; modelled && p < target->n_parts; p++)
        modelled = add_condition(w, target, &target->parts[p]);
    if (modelled) {
        c->target[c->n_targets++] = (grdp_chance_target){.plan = plan, .target = target};
        return;
    }
    w->n_conditions = before;
    add_other(c, target, verdict);
}

static bool open_work(work *w, const grdp_outlook *outlook)
{
    grdp_chance *const c = w->chance;
    c->measures = grdp_arena_alloc(c->arena, MEASURES, sizeof *c->measures);
    if (c->measures == NULL)
        return false;
    add_series(c, w->options->all_series);
    for (size_t j = 0; j < outlook->n_judgements; j++) {
        const grdp_judgement *const judged = &outlook->judgements[j];
        for (size_t i = 0; i < judged->plan->n_targets; i++)
            add_target(w, judged->plan, &judged->plan->targets[i], judged->outcomes[i].verdict);
    }
    const size_t n = c->n_measures;
    w->plan = (grdp_tally_plan){.n_measures = n,
                                .measures = c->measures,
                                .centre = grdp_arena_alloc(c->arena, n, sizeof(double)),
                                .low = grdp_arena_alloc(c->arena, n, sizeof(double)),
                                .width = grdp_arena_alloc(c->arena, n, sizeof(double)),
                                .n_conditions = w->n_conditions,
                                .conditions = w->conditions,
                                .n_targets = c->n_targets};
    return w->plan.centre != NULL && w->plan.low != NULL && w->plan.width != NULL;
}

/* The batch's view of the tally. */
static void *create_tally(void *context)
{
    return grdp_tally_create(&((work *)context)->plan);
}

static void free_tally(void *context, void *tally)
{
    (void)context;
    grdp_tally_free(tally);
}

static void reset_tally(void *context, void *tally)
{
    grdp_tally_reset(&((work *)context)->plan, tally);
}

static void take_block(void *context, void *tally, grdp_block *block, uint64_t run, size_t n)
{
    grdp_tally_take(&((work *)context)->plan, tally, block, run, n);
}

static void finish_tally(void *context, void *tally)
{
    work *const w = context;
    grdp_tally_finish(&w->plan, w->total, tally);
}

static grdp_status join_tally(void *context, void *tally, uint64_t first_run)
{
    (void)first_run;
    work *const w = context;
    grdp_tally_join(&w->plan, w->total, tally);
    return GRDP_OK;
}

static grdp_status run_batch(work *w, uint64_t first_run, uint64_t n_runs)
{
    const grdp_batch_work batch = {.context = w,
                                   .create = create_tally,
                                   .free = free_tally,
                                   .reset = reset_tally,
                                   .take = take_block,
                                   .finish = finish_tally,
                                   .join = join_tally};
    const grdp_batch_plan plan = {.seed = w->options->seed,
                                  .first_run = first_run,
                                  .n_runs = n_runs,
                                  .n_threads = w->options->n_threads,
                                  .draw = true,
                                  .stop = w->options->stop,
                                  .tick = w->options->tick,
                                  .tick_context = w->options->tick_context};
    return grdp_batch_run(w->chance->outlook->scenario, &plan, &batch);
}

/* The first chunk says where the histograms lie; its runs are counted again with the others. */
static grdp_status find_ranges(work *w, uint64_t n_runs)
{
    const uint64_t n = n_runs < GRDP_CHUNK ? n_runs : GRDP_CHUNK;
    w->total = grdp_tally_create(&w->plan);
    if (w->total == NULL)
        return GRDP_ERR_MEMORY;
    const grdp_chance_options *const options = w->options;
    grdp_chance_options quiet = *options;
    quiet.tick = NULL;
    w->options = &quiet;
    const grdp_status status = run_batch(w, 0, n);
    w->options = options;
    const double kept = (double)(w->total->n - w->total->n_failed);
    for (size_t m = 0; m < w->plan.n_measures && status == GRDP_OK; m++) {
        const double least = grdp_tally_least(w->total, m);
        const double most = grdp_tally_most(w->total, m);
        const double range = most > least ? most - least : 0.0;
        w->plan.centre[m] = kept > 0.0 ? grdp_tally_sum(w->total->sum[m]) / kept : 0.0;
        w->plan.low[m] = least - 0.25 * range;
        w->plan.width[m] = 1.5 * range / GRDP_CHANCE_BINS;
    }
    grdp_tally_free(w->total);
    w->total = NULL;
    return status;
}

/* Half of the widest 95 % interval of what the precision speaks of, in per cent points. */
static double half_width(const grdp_chance *c)
{
    double widest = 0.0;
    for (size_t i = 0; i < c->n_targets; i++)
        widest = fmax(widest, 100.0 * c->target[i].error);
    for (size_t m = 0; m < c->n_measures; m++)
        if (strcmp(c->measures[m].ref.series->name, "grdp.growth") == 0)
            widest = fmax(widest, c->measures[m].quantile_error[GRDP_N_QUANTILES / 2]);
    return 1.96 * widest;
}

static bool keep_runs(work *w, uint64_t n_runs)
{
    grdp_chance *const c = w->chance;
    w->plan.n_runs = n_runs;
    w->plan.keep =
        n_runs <= GRDP_CHANCE_EXACT && n_runs * c->n_measures <= (uint64_t)GRDP_CHANCE_EXACT * 64;
    free(w->plan.kept);
    w->plan.kept = NULL;
    if (!w->plan.keep)
        return true;
    w->plan.kept = malloc((size_t)n_runs * (c->n_measures + 1) * sizeof(double));
    return w->plan.kept != NULL;
}

/* One pass over `n_runs` runs, from the first. */
static grdp_status run_all(work *w, uint64_t n_runs)
{
    if (!keep_runs(w, n_runs))
        return GRDP_ERR_MEMORY;
    w->total = grdp_tally_create(&w->plan);
    if (w->total == NULL)
        return GRDP_ERR_MEMORY;
    const grdp_status status = run_batch(w, 0, n_runs);
    grdp_chance *const c = w->chance;
    if (status == GRDP_OK || (status == GRDP_ERR_STOPPED && w->total->n > w->total->n_failed)) {
        c->n_runs = w->total->n;
        c->n_failed = w->total->n_failed;
        c->exact = w->plan.keep;
        if (c->n_runs > c->n_failed) {
            grdp_estimate_measures(c, &w->plan, w->total);
            grdp_estimate_targets(c, w->total);
        }
    }
    grdp_tally_free(w->total);
    w->total = NULL;
    return status;
}

static grdp_status run_to_precision(work *w)
{
    const grdp_chance_options *const o = w->options;
    uint64_t n_runs = o->n_runs;
    grdp_status status = run_all(w, n_runs);
    for (int round = 0; round < ROUNDS && status == GRDP_OK && o->precision > 0.0; round++) {
        if (half_width(w->chance) <= o->precision)
            return GRDP_OK;
        n_runs *= 2;
        status = run_all(w, n_runs);
    }
    return status;
}

grdp_status grdp_chance_run(const grdp_outlook *outlook, const grdp_chance_options *options,
                            grdp_diag *diag, grdp_chance **out)
{
    grdp_chance *const c = calloc(1, sizeof *c);
    work *const w = calloc(1, sizeof *w);
    grdp_status status = GRDP_ERR_MEMORY;
    if (c != NULL && w != NULL) {
        c->arena = grdp_arena_create();
        c->outlook = outlook;
        w->chance = c;
        w->options = options;
        if (c->arena != NULL && open_work(w, outlook))
            status = find_ranges(w, options->n_runs);
        if (status == GRDP_OK)
            status = run_to_precision(w);
        free(w->plan.kept);
    }
    free(w);
    if (status == GRDP_OK && c->n_failed > 0)
        grdp_diag_add(diag, GRDP_WARNING, (grdp_place){.file = outlook->file},
                      "%zu of %zu runs left the domain of a model and are not counted",
                      "narrow the distributions, or cut them with truncate = ( low, high );",
                      (size_t)c->n_failed, (size_t)c->n_runs);
    if (status == GRDP_OK || (status == GRDP_ERR_STOPPED && c->n_runs > 0))
        *out = c;
    else
        grdp_chance_free(c);
    return status;
}

void grdp_chance_free(grdp_chance *chance)
{
    if (chance == NULL)
        return;
    grdp_arena_free(chance->arena);
    free(chance);
}

const grdp_measure *grdp_chance_find(const grdp_chance *chance, const char *series, grdp_span span)
{
    grdp_series_ref ref;
    bool known = false;
    if (!grdp_series_resolve(chance->outlook->scenario, series, &ref, &known))
        return NULL;
    for (size_t m = 0; m < chance->n_measures; m++)
        if (same_measure(&chance->measures[m], ref, span))
            return &chance->measures[m];
    return NULL;
}
