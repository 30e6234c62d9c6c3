/* chance: Monte Carlo over a scenario's uncertain factors and shocks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/chance.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "plan/chance_work.h"

typedef grdp_chance_work work;

bool grdp_chance_has_spread(const grdp_scenario *scenario)
{
    for (size_t f = 0; f < scenario->n_factors; f++)
        if (scenario->factors[f].dist != NULL ||
            (strcmp(scenario->factors[f].param->name, GRDP_VOLATILITY) == 0 &&
             (scenario->factors[f].likely[0] != 0.0 || !scenario->factors[f].constant)))
            return true;
    return false;
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

/* Standard error of a mean: of the replicates that are done, or of what has been joined. */
static double mean_error(const work *w, size_t m)
{
    const double n = (double)(w->total->n - w->total->n_failed);
    if (w->replicates.n > 1)
        return grdp_replicates_mean_error(&w->replicates, m);
    if (n == 0.0)
        return 0.0;
    const double mean = grdp_tally_sum(w->total->sum[m]) / n;
    const double variance = grdp_tally_sum(w->total->squares[m]) / n - mean * mean;
    return variance > 0.0 ? sqrt(variance / n) : 0.0;
}

/* Half of the widest 95 % interval of the means of growth until now. */
static double mean_half_width(const work *w)
{
    double widest = 0.0;
    for (size_t m = 0; m < w->plan.n_measures; m++)
        if (strcmp(w->plan.measures[m].ref.series->name, "grdp.growth") == 0)
            widest = fmax(widest, mean_error(w, m));
    return grdp_replicates_width(w->replicates.n) * widest;
}

static void tick(void *context, uint64_t runs)
{
    const work *const w = context;
    w->options->tick(w->options->tick_context, runs, mean_half_width(w));
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
                                  .sampling = w->sampling,
                                  .stop = w->options->stop,
                                  .tick = w->options->tick != NULL ? tick : NULL,
                                  .tick_context = w};
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
    for (size_t k = 0; k <= c->n_counted; k++)
        widest = fmax(widest, 100.0 * c->at_least_error[k]);
    for (size_t m = 0; m < c->n_measures; m++)
        if (strcmp(c->measures[m].ref.series->name, "grdp.growth") == 0)
            widest = fmax(widest, c->measures[m].quantile_error[GRDP_N_QUANTILES / 2]);
    return grdp_replicates_width(c->n_replicates) * widest;
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

/* What the runs of a tally say, by the figures that it kept or counted. */
static void estimate(grdp_chance *c, const grdp_tally_plan *plan, const grdp_tally *tally)
{
    c->n_runs = tally->n;
    c->n_failed = tally->n_failed;
    c->n_replicates = 1;
    c->exact = plan->keep;
    if (c->n_runs == c->n_failed)
        return;
    grdp_estimate_measures(c, plan, tally);
    grdp_estimate_targets(c, plan, tally);
}

/* What is kept of the runs of one replicate, as if there were no others. */
static grdp_tally_plan cut_plan(const work *w, uint64_t first_run, uint64_t n_points, double *kept)
{
    grdp_tally_plan plan = w->plan;
    for (size_t m = 0; plan.keep && m < plan.n_measures; m++)
        memcpy(kept + m * n_points, plan.kept + m * plan.n_runs + first_run,
               n_points * sizeof *kept);
    plan.kept = kept;
    plan.n_runs = n_points;
    return plan;
}

/* The figures of one replicate. */
static grdp_status add_replicate(work *w, const grdp_tally *tally, uint64_t first_run)
{
    const size_t n = w->plan.n_measures + 1, points = (size_t)tally->n;
    grdp_chance *const alone = malloc(sizeof *alone);
    grdp_measure *const measures = malloc(n * sizeof *measures);
    double *const kept = malloc((w->plan.keep ? points * n : 1) * sizeof *kept);
    const bool fine = alone != NULL && measures != NULL && kept != NULL;
    if (fine) {
        const grdp_tally_plan plan = cut_plan(w, first_run, tally->n, kept);
        *alone = *w->chance;
        alone->measures = measures;
        memcpy(measures, w->chance->measures, w->plan.n_measures * sizeof *measures);
        estimate(alone, &plan, tally);
        if (tally->n > tally->n_failed)
            grdp_replicates_add(&w->replicates, alone);
    }
    free(kept);
    free(measures);
    free(alone);
    return fine ? GRDP_OK : GRDP_ERR_MEMORY;
}

/* One replicate, whose tally is w->total for the time being. Stopped before two are whole, what
 * there is counts as plain random runs; a later one that is not whole is left out. */
static grdp_status run_replicate(work *w, size_t index, grdp_tally *all)
{
    const uint64_t n = w->sampling->n_points, first_run = index * n;
    const grdp_status status = run_batch(w, first_run, n);
    if (status != GRDP_OK && (status != GRDP_ERR_STOPPED || index > 1))
        return status;
    if (status == GRDP_OK)
        GRDP_TRY(add_replicate(w, w->total, first_run));
    grdp_tally_join(&w->plan, all, w->total);
    grdp_tally_finish(&w->plan, all, w->total);
    return status;
}

static grdp_status run_replicates(work *w)
{
    const size_t n = w->sampling->kind->n_replicates;
    grdp_tally *const all = w->total;
    grdp_status status =
        grdp_replicates_open(w->chance, n, &w->replicates) ? GRDP_OK : GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n && status == GRDP_OK; i++) {
        w->total = grdp_tally_create(&w->plan);
        status = w->total != NULL ? run_replicate(w, i, all) : GRDP_ERR_MEMORY;
        grdp_tally_free(w->total);
    }
    w->total = all;
    return status;
}

/* One pass over `n_runs` runs, from the first. */
static grdp_status run_all(work *w, uint64_t n_runs)
{
    grdp_chance *const c = w->chance;
    if (!keep_runs(w, n_runs))
        return GRDP_ERR_MEMORY;
    w->total = grdp_tally_create(&w->plan);
    if (w->total == NULL)
        return GRDP_ERR_MEMORY;
    const grdp_status status = w->sampling != NULL ? run_replicates(w) : run_batch(w, 0, n_runs);
    /* Stopped, a pass that came less far than the one before it says less. */
    const bool more = w->total->n > w->total->n_failed && w->total->n > c->n_runs;
    if (status == GRDP_OK || (status == GRDP_ERR_STOPPED && more)) {
        estimate(c, &w->plan, w->total);
        if (w->replicates.n > 1 && c->n_runs > c->n_failed)
            grdp_replicates_fill(&w->replicates, c);
        c->half_width = c->n_runs > c->n_failed ? half_width(c) : 0.0;
    }
    grdp_replicates_close(&w->replicates);
    grdp_tally_free(w->total);
    w->total = NULL;
    return status;
}

static grdp_status run_to_precision(work *w, grdp_diag *diag)
{
    const grdp_chance_options *const o = w->options;
    const uint64_t most = o->most_runs > 0 ? o->most_runs : GRDP_CHANCE_MOST;
    uint64_t n_runs = o->n_runs;
    GRDP_TRY(run_all(w, n_runs));
    while (o->precision > 0.0 && w->chance->half_width > o->precision && n_runs <= most / 2) {
        n_runs *= 2;
        const uint64_t before = w->chance->n_runs;
        if (w->sampling != NULL)
            grdp_sampling_set_runs(w->sampling, n_runs);
        const grdp_status status = run_all(w, n_runs);
        if (w->sampling != NULL && w->chance->n_runs == before)
            grdp_sampling_set_runs(w->sampling, before);
        GRDP_TRY(status);
    }
    if (o->precision > 0.0 && w->chance->half_width > o->precision)
        grdp_diag_add(diag, GRDP_WARNING,
                      (grdp_place){.file = w->chance->outlook->file, .path = "--precision"},
                      "%g points are not reached: after %zu runs it is %g, and %zu runs are the "
                      "most",
                      "ask for less, or say --yes-large", o->precision, (size_t)n_runs,
                      w->chance->half_width, (size_t)most);
    return GRDP_OK;
}

static grdp_status open_design(work *w, grdp_diag *diag)
{
    const grdp_chance_options *const o = w->options;
    if (o->design == NULL || o->design->n_replicates == 1)
        return GRDP_OK;
    GRDP_TRY(grdp_sampling_create(w->chance->arena, o->design, w->chance->outlook->scenario,
                                  o->seed, o->n_runs, diag, &w->sampling));
    w->chance->sampling = w->sampling;
    return GRDP_OK;
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
        if (c->arena != NULL)
            status = grdp_chance_work_open(w, diag);
        if (status == GRDP_OK)
            status = open_design(w, diag);
        if (status == GRDP_OK)
            status = find_ranges(w, options->n_runs);
        if (status == GRDP_OK)
            status = run_to_precision(w, diag);
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
        if (grdp_chance_work_is(&chance->measures[m], ref, span))
            return &chance->measures[m];
    return NULL;
}

const grdp_chance_year *grdp_chance_find_year(const grdp_chance *chance, int year)
{
    for (size_t y = 0; y < chance->n_years; y++)
        if (chance->year[y].year == year)
            return &chance->year[y];
    return NULL;
}
