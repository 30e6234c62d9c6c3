/* study: points of a method in, responses kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/study.h"

#include "core/number.h"
#include "core/text.h"
#include "engine/block.h"
#include "study/alternatives.h"
#include "study/fill.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { LARGE_PAGE = 1 << 21 };

size_t grdp_method_setting(const grdp_method *method, const char *name)
{
    size_t i = 0;
    while (i < method->n_settings && strcmp(method->settings[i].name, name) != 0)
        i++;
    return i;
}

static grdp_status find_setting(const grdp_method *method, const char *name, grdp_diag *diag,
                                size_t *out)
{
    const char *names[32];
    size_t n = 0;
    *out = grdp_method_setting(method, name);
    if (*out < method->n_settings)
        return GRDP_OK;
    for (; n < method->n_settings && n < 32; n++)
        names[n] = method->settings[n].name;
    const char *const nearest = grdp_text_nearest(name, names, n);
    return grdp_diag_error(diag, (grdp_place){0}, "the method \"%s\" has no setting --%s",
                           nearest != NULL ? "did you mean --%s?"
                                           : "`grdpsim list methods` names its settings",
                           method->name, grdp_text_show(name), nearest);
}

/* "samples=4096" */
static grdp_status read_setting(grdp_arena *arena, const grdp_study *study, const char *text,
                                grdp_diag *diag)
{
    const size_t length = strcspn(text, "=");
    const char *const name = grdp_arena_text_n(arena, text, length);
    const char *const value = text[length] == '=' ? text + length + 1 : "";
    size_t i = 0;
    double number = 0.0;
    if (name == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(find_setting(study->method, name, diag, &i));
    const grdp_param *const param = &study->method->settings[i];
    const bool whole = strcmp(param->unit, "count") == 0;
    if (param->choices != NULL) {
        if (grdp_axis_word(param->choices, value, strlen(value), &study->settings[i]))
            return GRDP_OK;
        return grdp_diag_error(diag, (grdp_place){0}, "--%s: \"%s\" is none of its words",
                               "write one of %s", name, grdp_text_show(value), param->choices);
    }
    if (!grdp_number_read(value, strlen(value), &number) || (whole && number != floor(number)) ||
        number < param->min || number > param->max)
        return grdp_diag_error(diag, (grdp_place){0},
                               whole ? "--%s: \"%s\" is not a whole number from %s to %s"
                                     : "--%s: \"%s\" is not a number from %s to %s",
                               "write for example --%s %s", name, grdp_text_show(value),
                               grdp_number_show(param->min), grdp_number_show(param->max), name,
                               grdp_number_show(param->fallback));
    study->settings[i] = number;
    return GRDP_OK;
}

static grdp_status read_settings(grdp_arena *arena, const grdp_study_options *options,
                                 grdp_diag *diag, grdp_study *study)
{
    const grdp_method *const method = options->method;
    grdp_status worst = GRDP_OK;
    study->settings = grdp_arena_alloc(arena, method->n_settings, sizeof *study->settings);
    if (study->settings == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < method->n_settings; i++)
        study->settings[i] = method->settings[i].fallback;
    for (size_t i = 0; i < options->n_settings; i++) {
        const grdp_status status = read_setting(arena, study, options->settings[i], diag);
        if (status == GRDP_ERR_MEMORY)
            return status;
        worst = status != GRDP_OK ? status : worst;
    }
    study->plan.settings = study->settings;
    return worst;
}

static grdp_status prepare(grdp_study *study, grdp_diag *diag)
{
    const grdp_method *const method = study->method;
    const char *const fault = method->fault != NULL ? method->fault(study->settings) : NULL;
    if (fault != NULL) {
        grdp_diag_add(diag, GRDP_ERROR, (grdp_place){0}, fault, "see: grdpsim list methods");
        return GRDP_ERR_INPUT;
    }
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
    const grdp_status settings = read_settings(arena, options, diag, out);
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

static double response_of(const grdp_response *r, double value)
{
    if (!isfinite(value))
        return (double)NAN;
    return r->turn != NULL ? r->turn(r->turn_context, value) : value;
}

/* A whole block of a series as it is. */
GRDP_KERNEL
static void keep_finite(const double *restrict lanes, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = lanes[i] - lanes[i] == 0.0 ? lanes[i] : (double)NAN;
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
        grdp_block_series(block, study->responses.at[r].ref, study->responses.at[r].span, lanes);
        if (all && n == GRDP_LANES && study->responses.at[r].turn == NULL) {
            keep_finite(lanes, out);
            continue;
        }
        for (size_t i = 0; i < n; i++)
            if (all || grdp_fill_choice(study, t->fill, i) == choice)
                out[i] = response_of(&study->responses.at[r], lanes[i]);
    }
    for (size_t i = 0; i < n; i++)
        if (all || grdp_fill_choice(study, t->fill, i) == choice)
            t->n_failed += grdp_block_failed(block, i);
}

static void take_block(void *of, void *tally_of, grdp_block *block, uint64_t run, size_t n)
{
    const part *const p = of;
    tally *const t = tally_of;
    take_lanes(p, t, block, run, n, 0);
    for (size_t a = 0; a < p->study->n_alternatives; a++) {
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
        grdp_block_series(block, study->responses.at[r].ref, study->responses.at[r].span, lanes);
        study->likely[r] = response_of(&study->responses.at[r], lanes[0]);
    }
    grdp_block_free(block);
    return GRDP_OK;
}

/* Asks for pages of 2 MiB, one fault instead of 512 each. Where there are none, nothing changes. */
static void ask_for_large_pages(double *values, size_t size)
{
    const uintptr_t first = ((uintptr_t)values + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    const uintptr_t end = ((uintptr_t)values + size) / LARGE_PAGE * LARGE_PAGE;
    if (first < end)
        (void)madvise((void *)first, end - first, MADV_HUGEPAGE);
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

grdp_status grdp_study_analyse(const grdp_study *study, grdp_effects *out)
{
    *out = (grdp_effects){0};
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
