/* dgsm: how steep a response is in each input over its whole range, see dgsm.h, by differences of
 * the response over 2e-5 of the probability of one input, all others unmoved.
 *
 *   reach   sqrt(C nu): the response for one deviation of the input, in its unit
 *   bound   C nu / Var(Y): the most that the input can have of the variance, with all that it does
 *           together with others; for inputs that depend on no other
 *   nu      E[(dY/dX)^2]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/dgsm.h"

#include "engine/draws.h"
#include "grdp/kernel.h"
#include "scenario/cholesky.h"
#include "study/rows.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { SAMPLES, RESAMPLES };
enum { REACH, BOUND, NU };
enum { INPUTS = 128 }; /* at most */

static const double STEP = 1e-5; /* of probability, to either side */

static const grdp_param settings[] = {
    [SAMPLES] = {"samples", "count", "Points at which slopes are taken.", .fallback = 4096.0,
                 .min = 64.0, .max = 1e8},
    [RESAMPLES] = {"resamples", "count", "Resamples of the points for the intervals.",
                   .fallback = 500.0, .min = 100.0, .max = 1e5},
};

static const grdp_column columns[] = {
    [REACH] = {"reach", GRDP_COLUMN_NUMBER, "response",
               .doc = "Root of the mean square slope, times the spread of the factor.", 3},
    [BOUND] = {"bound", GRDP_COLUMN_NUMBER, NULL,
               .doc = "The most that the factor can have of the variance, interactions included.",
               3},
    [NU] = {"nu", GRDP_COLUMN_NUMBER, NULL, .doc = "Mean square slope, per unit of the factor.", 4},
};

typedef struct tables {
    const uint64_t *keys;
    const double *tie; /* lower Cholesky factor of the correlation; NULL: all are independent */
} tables;

static grdp_status prepare(grdp_method_plan *plan)
{
    const size_t n = plan->n_inputs;
    tables *const t = grdp_arena_alloc(plan->arena, 1, sizeof *t);
    GRDP_TRY(grdp_rows_prepare(plan));
    if (t == NULL)
        return GRDP_ERR_MEMORY;
    t->keys = plan->tables;
    plan->tables = t;
    if (plan->correlation == NULL)
        return GRDP_OK;
    double *const tie = grdp_arena_alloc(plan->arena, n * n, sizeof *tie);
    if (tie == NULL)
        return GRDP_ERR_MEMORY;
    memcpy(tie, plan->correlation, n * n * sizeof *tie);
    const size_t row = grdp_cholesky_factorise(tie, n, 0.0);
    assert(row == n);
    (void)row;
    t->tie = tie;
    return GRDP_OK;
}

/* Points of a row: as it is drawn, then each input a step down and a step up. */
static size_t length_of(const grdp_method_plan *plan)
{
    return 2 * plan->n_inputs + 1;
}

static uint64_t n_points(const grdp_method_plan *plan)
{
    return (uint64_t)plan->settings[SAMPLES] * length_of(plan);
}

/* The draws of GRDP_LANES rows from one on. */
typedef struct draws {
    double uniform[INPUTS][GRDP_LANES];
} draws;

/* Probabilities of one row, tied by the correlation and a step away from 0 and 1. */
static void place_row(const grdp_method_plan *plan, const draws *d, size_t row, double *out)
{
    const tables *const t = plan->tables;
    const size_t n = plan->n_inputs;
    for (size_t i = 0; i < n; i++) {
        double score = 0.0;
        for (size_t j = 0; t->tie != NULL && j <= i; j++)
            score += t->tie[i * n + j] * grdp_normal_quantile(d->uniform[j][row]);
        const double p = t->tie != NULL ? grdp_normal_cdf(score) : d->uniform[i][row];
        out[i] = STEP + (1.0 - 2.0 * STEP) * p;
    }
}

static void design(const grdp_method_plan *plan, uint64_t first, size_t n, double *const *out)
{
    const tables *const t = plan->tables;
    const size_t length = length_of(plan);
    size_t step = (size_t)(first % length), drawn = 0;
    double row[INPUTS] = {0.0};
    draws d;
    for (size_t i = 0; i < plan->n_inputs; i++)
        grdp_draw_uniform(t->keys[i], first / length, 0,
                          d.uniform[i]); /* cppcheck-suppress uninitvar */
    place_row(plan, &d, drawn, row);
    for (size_t lane = 0; lane < n; lane++) {
        for (size_t i = 0; i < plan->n_inputs; i++) {
            const double down = step == 2 * i + 1 ? STEP : 0.0, up = step == 2 * i + 2 ? STEP : 0.0;
            out[i][lane] = row[i] + up - down;
        }
        if (++step < length || lane + 1 == n)
            continue;
        step = 0;
        place_row(plan, &d, ++drawn, row);
    }
}

/* Where each input stands at the points that move it: [point]; elsewhere 0. */
static grdp_status find_places(const grdp_method_plan *plan, const grdp_sample *sample,
                               grdp_arena *arena, double **out)
{
    const size_t length = length_of(plan), n_inputs = plan->n_inputs;
    double *const places = grdp_arena_alloc(arena, sample->n_points, sizeof *places);
    double *const lanes = grdp_arena_alloc(arena, n_inputs, GRDP_LANES * sizeof *lanes);
    double **const at = grdp_arena_alloc(arena, n_inputs, sizeof *at);
    if (places == NULL || lanes == NULL || at == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n_inputs; i++)
        at[i] = lanes + i * GRDP_LANES;
    for (uint64_t first = 0; first < sample->n_points; first += GRDP_LANES) {
        const uint64_t left = sample->n_points - first;
        const size_t n = left < GRDP_LANES ? (size_t)left : GRDP_LANES;
        sample->values(sample, first, n, at);
        for (size_t k = 0; k < n; k++) {
            const size_t step = (size_t)((first + k) % length);
            places[first + k] = step > 0 ? at[(step - 1) / 2][k] : 0.0;
        }
    }
    *out = places;
    return GRDP_OK;
}

/* Slopes of the rows that are whole: slope[input * rows + row]; returns how many there are. */
static size_t take_slopes(const grdp_method_plan *plan, size_t n_rows, const double *y,
                          const double *places, double *response, double *slope)
{
    const size_t length = length_of(plan);
    size_t n = 0;
    for (size_t r = 0; r < n_rows; r++) {
        bool whole = !isnan(y[r * length]);
        for (size_t i = 0; i < plan->n_inputs; i++) {
            const size_t down = r * length + 2 * i + 1;
            const double s = (y[down + 1] - y[down]) / (places[down + 1] - places[down]);
            slope[i * n_rows + n] = s;
            whole = whole && !isnan(s);
        }
        response[n] = y[r * length];
        n += whole;
    }
    return n;
}

static bool is_tied(const grdp_method_plan *plan, size_t i)
{
    const size_t n = plan->n_inputs;
    for (size_t j = 0; plan->correlation != NULL && j < n; j++)
        if (j != i && plan->correlation[i * n + j] != 0.0)
            return true;
    return false;
}

static void put(grdp_effects *out, grdp_effect effect, size_t column, grdp_bootstrapped found)
{
    effect.column = column;
    effect.value = found.value;
    effect.low = found.low;
    effect.high = found.high;
    grdp_effects_put(out, &effect);
}

static void put_input(const grdp_method_plan *plan, size_t response, size_t i,
                      const grdp_bootstrapped *found, grdp_effects *out)
{
    const grdp_effect effect = {
        .response = response, .group = plan->inputs[i].group, .other = GRDP_NO_GROUP};
    const double c = plan->inputs[i].poincare;
    const grdp_bootstrapped nu = found[GRDP_DGSM_SLOPE];
    const grdp_bootstrapped reach = {
        .value = sqrt(c * nu.value), .low = sqrt(c * nu.low), .high = sqrt(c * nu.high)};
    put(out, effect, REACH, reach);
    if (!is_tied(plan, i) && !isnan(found[GRDP_DGSM_BOUND].value))
        put(out, effect, BOUND, found[GRDP_DGSM_BOUND]);
    put(out, effect, NU, nu);
}

/* What the rows of one response are worked on with. */
typedef struct desk {
    size_t n_rows;
    const double *places, *constant;
    double *response, *slope;
    grdp_bootstrapped *found;
} desk;

static grdp_status analyse_response(const grdp_method_plan *plan, const desk *d, size_t r,
                                    const double *y, grdp_effects *out)
{
    const size_t n = plan->n_inputs;
    const size_t kept = take_slopes(plan, d->n_rows, y, d->places, d->response, d->slope);
    for (size_t i = 1; i < n; i++)
        memmove(d->slope + i * kept, d->slope + i * d->n_rows, kept * sizeof *d->slope);
    const grdp_dgsm dgsm = {kept, n, d->response, d->slope, d->constant};
    if (kept < 2)
        return GRDP_OK;
    GRDP_TRY(grdp_dgsm_run(&dgsm, plan->seed, (size_t)plan->settings[RESAMPLES], d->found));
    for (size_t i = 0; i < n; i++)
        put_input(plan, r, i, d->found + i * GRDP_DGSM_NUMBERS, out);
    return GRDP_OK;
}

static grdp_status open_desk(const grdp_method_plan *plan, const grdp_sample *sample,
                             grdp_arena *arena, desk *out)
{
    const size_t n = plan->n_inputs, n_rows = (size_t)plan->settings[SAMPLES];
    double *const constant = grdp_arena_alloc(arena, n, sizeof *constant);
    double *places = NULL;
    *out = (desk){.n_rows = n_rows,
                  .constant = constant,
                  .response = grdp_arena_alloc(arena, n_rows, sizeof *out->response),
                  .slope = grdp_arena_alloc(arena, n_rows, n * sizeof *out->slope),
                  .found = grdp_arena_alloc(arena, n, GRDP_DGSM_NUMBERS * sizeof *out->found)};
    if (constant == NULL || out->response == NULL || out->slope == NULL || out->found == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n; i++)
        constant[i] = plan->inputs[i].poincare;
    GRDP_TRY(find_places(plan, sample, arena, &places));
    out->places = places;
    return GRDP_OK;
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    grdp_arena *const arena = grdp_arena_create();
    desk d;
    if (arena == NULL)
        return GRDP_ERR_MEMORY;
    grdp_status status = open_desk(plan, sample, arena, &d);
    for (size_t r = 0; status == GRDP_OK && r < sample->n_responses; r++)
        status = analyse_response(plan, &d, r, sample->response[r], out);
    grdp_arena_free(arena);
    return status;
}

const grdp_method grdp_method_dgsm = {
    .name = "dgsm",
    .doc = "Takes slopes all over the ranges: what is the most that a factor can explain?",
    .cost = "samples x (2 factors + 1)",
    .source = "Sobol' and Kucherenko 2009; Lamboni et al. 2013",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_BOUND,
    .coordinate = GRDP_COORDINATE_JOINT,
    .single = true,
    .bounds = true,
    .most_inputs = INPUTS,
    .grows = 1 + SAMPLES,
    .prepare = prepare,
    .n_points = n_points,
    .design = design,
    .analyse = analyse,
};
