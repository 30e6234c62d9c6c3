/* study: points of a method in, responses kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/study.h"

#include "core/number.h"
#include "core/text.h"
#include "engine/block.h"
#include "study/alternatives.h"
#include "study/fill.h"
#include "study/settings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { LARGE_PAGE = 1 << 21 };

static grdp_status prepare(grdp_study *study, grdp_diag *diag)
{
    const grdp_method *const method = study->method;
    const grdp_status status = method->prepare != NULL ? method->prepare(&study->plan) : GRDP_OK;
    if (status == GRDP_ERR_LIMIT)
        grdp_diag_add(diag, GRDP_ERROR, (grdp_place){0},
                      "the method \"%s\" cannot vary %zu factors at once", "name fewer with --vary",
                      method->name, study->plan.n_inputs);
    return status;
}

grdp_status grdp_study_create(grdp_arena *arena, const grdp_scenario *scenario,
                              const grdp_study_options *options, const grdp_responses *responses,
                              grdp_diag *diag, grdp_study *out)
{
    *out = (grdp_study){.scenario = scenario,
                        .method = options->method,
                        .n_alternatives = options->n_alternatives,
                        .alternatives = options->alternatives,
                        .responses = *responses};
    out->plan =
        (grdp_method_plan){.seed = options->seed, .n_threads = options->n_threads, .arena = arena};
    out->values = grdp_arena_alloc(arena, responses->n, sizeof *out->values);
    out->likely = grdp_arena_alloc(arena, responses->n, sizeof *out->likely);
    if (out->values == NULL || out->likely == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_alternatives_check(options->method, options->n_alternatives, diag));
    const grdp_status settings = grdp_settings_read(arena, options->method, options->n_settings,
                                                    options->settings, diag, &out->settings);
    out->plan.settings = out->settings;
    const grdp_status inputs = grdp_study_inputs(arena, options, diag, out);
    GRDP_TRY(settings);
    GRDP_TRY(inputs);
    GRDP_TRY(grdp_alternatives_read(arena, diag, out));
    return prepare(out, diag);
}

void grdp_study_free(grdp_study *study)
{
    for (size_t r = 0; study->values != NULL && r < study->responses.n; r++)
        free(study->values[r]);
    *study = (grdp_study){0};
}

/* One batch: points first to first + n - 1. */
typedef struct part {
    grdp_study *study;
    uint64_t first, n;
} part;

typedef struct tally {
    grdp_fill *fill;
    const grdp_study *study;
    grdp_block **alternatives;
    uint64_t n_failed;
} tally;

static void tally_free(void *unused, void *of)
{
    tally *const t = of;
    (void)unused;
    if (t == NULL)
        return;
    grdp_alternatives_close(t->study, t->alternatives);
    grdp_fill_free(t->fill);
    free(t);
}

static void *tally_create(void *of)
{
    tally *const t = calloc(1, sizeof *t);
    if (t == NULL)
        return NULL;
    t->study = ((const part *)of)->study;
    t->fill = grdp_fill_create(t->study->plan.n_inputs);
    t->alternatives = grdp_alternatives_open(t->study);
    if (t->fill != NULL && t->alternatives != NULL)
        return t;
    tally_free(NULL, t);
    return NULL;
}

static void tally_reset(void *unused, void *of)
{
    tally *const t = of;
    (void)unused;
    t->n_failed = 0;
    grdp_fill_reset(t->fill);
}

static void set_points(void *of, void *tally_of, grdp_block *block, uint64_t run)
{
    const part *const p = of;
    const uint64_t left = p->n - run;
    grdp_fill_block(p->study, ((const tally *)tally_of)->fill, p->first + run,
                    left < GRDP_LANES ? (size_t)left : GRDP_LANES, block);
}

/* NAN where it is not finite. */
GRDP_KERNEL
static void keep_finite(double *restrict lanes)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        lanes[i] = lanes[i] - lanes[i] == 0.0 ? lanes[i] : (double)NAN;
}

/* 0 where `of` is finite, else NAN. */
GRDP_KERNEL
static void add_faults(const double *restrict of, double *restrict lanes)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        lanes[i] += of[i] - of[i];
}

static void take_response(grdp_block *block, const grdp_response *r, double *out)
{
    _Alignas(64) grdp_lanes figures[GRDP_RESPONSE_FIGURES];
    grdp_lanes faults = {0.0};
    if (r->turn == NULL) {
        grdp_block_series(block, r->ref, r->span, out);
        keep_finite(out);
        return;
    }
    for (size_t k = 0; k < r->n_figures; k++) {
        grdp_block_series(block, r->figures[k].ref, r->figures[k].span, figures[k]);
        add_faults(figures[k], faults);
    }
    r->turn(r->turn_context, figures, out);
    add_faults(faults, out);
    keep_finite(out);
}

/* Chunks write to places of their own. Lanes that are not of alternative `choice` are left. */
static void take_lanes(const part *p, tally *t, grdp_block *block, uint64_t run, size_t n,
                       size_t choice)
{
    const grdp_study *const study = p->study;
    const bool all = study->n_alternatives == 0;
    for (size_t r = 0; r < study->responses.n; r++) {
        grdp_lanes lanes;
        double *const out = study->values[r] + p->first + run;
        take_response(block, &study->responses.at[r], lanes);
        if (all)
            memcpy(out, lanes, n * sizeof *out);
        for (size_t i = 0; !all && i < n; i++)
            if (grdp_fill_choice(study, t->fill, i) == choice)
                out[i] = lanes[i];
    }
    const unsigned char *const failed = grdp_block_failures(block);
    for (size_t i = 0; failed != NULL && i < n; i++)
        if (all || grdp_fill_choice(study, t->fill, i) == choice)
            t->n_failed += failed[i];
}

static bool is_chosen(const grdp_study *study, const grdp_fill *fill, size_t choice, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (grdp_fill_choice(study, fill, i) == choice)
            return true;
    return false;
}

static void take_block(void *of, void *tally_of, grdp_block *block, uint64_t run, size_t n)
{
    const part *const p = of;
    tally *const t = tally_of;
    take_lanes(p, t, block, run, n, 0);
    for (size_t a = 0; a < p->study->n_alternatives; a++) {
        if (!is_chosen(p->study, t->fill, a + 1, n))
            continue;
        grdp_fill_alternative(p->study, t->fill, a, t->alternatives[a]);
        grdp_block_run(t->alternatives[a]);
        take_lanes(p, t, t->alternatives[a], run, n, a + 1);
    }
}

static grdp_status join(void *of, void *tally_of, uint64_t run)
{
    (void)run;
    ((const part *)of)->study->n_failed += ((const tally *)tally_of)->n_failed;
    return GRDP_OK;
}

/* Responses where all inputs are at their likely values. */
static grdp_status run_likely(grdp_study *study)
{
    grdp_block *block = NULL;
    GRDP_TRY(grdp_block_create(study->scenario, &block));
    grdp_block_run(block);
    for (size_t r = 0; r < study->responses.n; r++) {
        grdp_lanes lanes;
        take_response(block, &study->responses.at[r], lanes);
        study->likely[r] = lanes[0];
    }
    grdp_block_free(block);
    return GRDP_OK;
}

/* Asks for pages of 2 MiB, one fault instead of 512 each. Where there are none, nothing changes. */
static void ask_for_large_pages(double *values, size_t size)
{
    const size_t before = (LARGE_PAGE - (uintptr_t)values % LARGE_PAGE) % LARGE_PAGE;
    char *const first = (char *)values + before;
    if (size >= before + LARGE_PAGE)
        (void)madvise(first, (size - before) / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
}

static grdp_status reserve(grdp_study *study, uint64_t n, grdp_diag *diag)
{
    const uint64_t most = GRDP_STUDY_BYTES / sizeof(double) / study->responses.n;
    if (n > most) {
        grdp_diag_add(diag, GRDP_ERROR, (grdp_place){0},
                      "%zu runs with %zu responses are more than the %zu that are kept in memory",
                      "take fewer runs, or fewer responses with --columns", (size_t)n,
                      study->responses.n, (size_t)most);
        return GRDP_ERR_LIMIT;
    }
    for (size_t r = 0; r < study->responses.n; r++) {
        double *const values = realloc(study->values[r], n * sizeof *values);
        if (values == NULL)
            return GRDP_ERR_MEMORY;
        ask_for_large_pages(values, n * sizeof *values);
        study->values[r] = values;
    }
    study->capacity = n;
    return GRDP_OK;
}

grdp_status grdp_study_run(grdp_study *study, grdp_diag *diag)
{
    const uint64_t n = study->method->n_points(&study->plan);
    part p = {.study = study, .first = study->n_points / GRDP_LANES * GRDP_LANES};
    p.n = n - p.first;
    GRDP_TRY(reserve(study, n, diag));
    GRDP_TRY(run_likely(study));
    const grdp_batch_plan plan = {.n_runs = p.n,
                                  .n_threads = study->plan.n_threads,
                                  .stop = study->stop,
                                  .tick = study->tick,
                                  .tick_context = study->tick_context};
    const grdp_batch_work work = {.context = &p,
                                  .create = tally_create,
                                  .free = tally_free,
                                  .reset = tally_reset,
                                  .prepare = set_points,
                                  .take = take_block,
                                  .join = join};
    GRDP_TRY(grdp_batch_run(study->scenario, &plan, &work));
    study->n_points = n;
    return GRDP_OK;
}

bool grdp_study_grow(grdp_study *study)
{
    const size_t i = study->method->grows;
    if (i == 0 || 2.0 * study->settings[i - 1] > study->method->settings[i - 1].max)
        return false;
    study->settings[i - 1] *= 2.0;
    return true;
}

/* Differences below this part of a number are those of rounding. */
static const double ROUNDING = 1e-12;

/* A response that differs between points by rounding only is made the same at all of them, so that
 * no method finds anything in it. */
static void flatten(double *y, uint64_t n)
{
    double least = (double)NAN, most = (double)NAN;
    for (uint64_t i = 0; i < n; i++) {
        least = y[i] < least || isnan(least) ? y[i] : least;
        most = y[i] > most || isnan(most) ? y[i] : most;
    }
    if (!(most - least <= ROUNDING * fmax(fabs(least), fabs(most))))
        return;
    for (uint64_t i = 0; i < n; i++)
        y[i] = isnan(y[i]) ? y[i] : least;
}

grdp_status grdp_study_analyse(const grdp_study *study, grdp_effects *out)
{
    *out = (grdp_effects){0};
    for (size_t r = 0; r < study->responses.n; r++)
        flatten(study->values[r], study->n_points);
    const grdp_sample sample = {.n_points = study->n_points,
                                .n_responses = study->responses.n,
                                .response = (const double *const *)study->values,
                                .likely = study->likely,
                                .n_inputs = study->plan.n_inputs,
                                .values = grdp_fill_values,
                                .context = study};
    GRDP_TRY(study->method->analyse(&study->plan, &sample, out));
    return out->failed ? GRDP_ERR_MEMORY : GRDP_OK;
}
