/* case: runs a method on a function of the unit cube, without a scenario, for tests against
 * analytic values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_TESTS_CASE_H
#define GRDP_TESTS_CASE_H

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "grdp/method.h"
#include "grdp/model.h"
#include "grdp/normal.h"
#include "study/effects.h"

enum { CASE_INPUTS = 16 };

typedef double (*case_function)(size_t n, const double *u);

typedef struct method_case {
    const grdp_method *method;
    size_t n_inputs;
    case_function function;
    uint64_t seed;
    unsigned n_threads;
    const char *set[8]; /* names of settings, and their values */
    double to[8];
    size_t group[CASE_INPUTS]; /* where n_groups is not 0 */
    size_t n_groups;
    const double *correlation; /* n_inputs^2 */
} method_case;

/* A case that was run. */
typedef struct case_result {
    grdp_arena *arena;
    grdp_method_plan plan;
    grdp_effects effects;
} case_result;

typedef struct case_context {
    const grdp_method *method;
    const grdp_method_plan *plan;
} case_context;

static inline void case_values(const grdp_sample *sample, uint64_t first, size_t n,
                               double *const *out)
{
    const case_context *const c = sample->context;
    c->method->design(c->plan, first, n, out);
}

static inline void case_plan(const method_case *c, case_result *out)
{
    static const char *const names[CASE_INPUTS] = {"x1",  "x2",  "x3",  "x4",  "x5",  "x6",
                                                   "x7",  "x8",  "x9",  "x10", "x11", "x12",
                                                   "x13", "x14", "x15", "x16"};
    out->arena = grdp_arena_create();
    grdp_method_input *const inputs = grdp_arena_alloc(out->arena, c->n_inputs, sizeof *inputs);
    double *const settings = grdp_arena_alloc(out->arena, c->method->n_settings, sizeof *settings);
    for (size_t i = 0; i < c->n_inputs; i++)
        inputs[i] = (grdp_method_input){.name = names[i],
                                        .unit = "",
                                        .likely = 0.5,
                                        .low = 0.1,
                                        .high = 0.9,
                                        .step = 1e-3,
                                        .has_distribution = true,
                                        .group = c->n_groups > 0 ? c->group[i] : i};
    for (size_t s = 0; s < c->method->n_settings; s++) {
        settings[s] = c->method->settings[s].fallback;
        for (size_t k = 0; k < 8 && c->set[k] != NULL; k++)
            if (strcmp(c->set[k], c->method->settings[s].name) == 0)
                settings[s] = c->to[k];
    }
    out->plan = (grdp_method_plan){.settings = settings,
                                   .seed = c->seed,
                                   .n_inputs = c->n_inputs,
                                   .inputs = inputs,
                                   .n_groups = c->n_groups > 0 ? c->n_groups : c->n_inputs,
                                   .groups = names,
                                   .correlation = c->correlation,
                                   .n_threads = c->n_threads,
                                   .arena = out->arena};
    if (c->method->prepare != NULL)
        cr_assert_eq(c->method->prepare(&out->plan), GRDP_OK);
}

static inline double *case_run_points(const method_case *c, const case_result *of, uint64_t n)
{
    double lanes[CASE_INPUTS][GRDP_LANES], *at[CASE_INPUTS];
    double *const y = malloc(n * sizeof *y);
    cr_assert_not_null(y);
    for (size_t i = 0; i < CASE_INPUTS; i++)
        at[i] = lanes[i];
    for (uint64_t first = 0; first < n; first += GRDP_LANES) {
        const size_t count = n - first < GRDP_LANES ? (size_t)(n - first) : GRDP_LANES;
        c->method->design(&of->plan, first, count, at);
        for (size_t k = 0; k < count; k++) {
            double u[CASE_INPUTS];
            for (size_t i = 0; i < c->n_inputs; i++)
                u[i] = lanes[i][k];
            y[first + k] = c->function(c->n_inputs, u);
        }
    }
    return y;
}

static inline void case_run(const method_case *c, case_result *out)
{
    *out = (case_result){0};
    case_plan(c, out);
    const uint64_t n = c->method->n_points(&out->plan);
    double *const y = case_run_points(c, out, n);
    const case_context context = {c->method, &out->plan};
    const double likely = 0.0;
    const grdp_sample sample = {.n_points = n,
                                .n_responses = 1,
                                .response = (const double *const[]){y},
                                .likely = &likely,
                                .n_inputs = c->n_inputs,
                                .values = case_values,
                                .context = &context};
    cr_assert_eq(c->method->analyse(&out->plan, &sample, &out->effects), GRDP_OK);
    cr_assert(!out->effects.failed);
    free(y);
}

static inline void case_free(case_result *result)
{
    grdp_effects_free(&result->effects);
    grdp_arena_free(result->arena);
}

static inline size_t case_column(const grdp_method *method, const char *name)
{
    size_t c = 0;
    while (c < method->n_columns && strcmp(method->columns[c].name, name) != 0)
        c++;
    cr_assert_lt(c, method->n_columns, "%s has no column %s", method->name, name);
    return c;
}

/* The effect of a group, with another or GRDP_NO_GROUP, in a column. */
static inline const grdp_effect *case_effect(const method_case *c, const case_result *result,
                                             size_t group, size_t other, const char *column)
{
    const size_t wanted = case_column(c->method, column);
    for (size_t i = 0; i < result->effects.n; i++) {
        const grdp_effect *const e = &result->effects.at[i];
        if (e->group == group && e->other == other && e->column == wanted)
            return e;
    }
    cr_assert_fail("there is no %s of group %zu", column, group);
    return NULL;
}

static inline double case_value(const method_case *c, const case_result *result, size_t group,
                                const char *column)
{
    return case_effect(c, result, group, GRDP_NO_GROUP, column)->value;
}

/* T. Ishigami, T. Homma (1990): sin x1 + a sin^2 x2 + b x3^4 sin x1, x in (-pi, pi), a = 7, b =
 * 0.1. */
static inline double case_ishigami(size_t n, const double *u)
{
    const double pi = 3.14159265358979323846;
    const double x1 = pi * (2.0 * u[0] - 1.0), x2 = pi * (2.0 * u[1] - 1.0);
    const double x3 = pi * (2.0 * u[2] - 1.0);
    (void)n;
    return sin(x1) + 7.0 * sin(x2) * sin(x2) + 0.1 * x3 * x3 * x3 * x3 * sin(x1);
}

/* The g-function of Sobol', a = (0, 1, 4.5, 9, 99, 99, 99, 99). */
static inline double case_g(size_t n, const double *u)
{
    static const double a[] = {0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};
    double product = 1.0;
    for (size_t i = 0; i < n; i++)
        product *= (fabs(4.0 * u[i] - 2.0) + a[i]) / (1.0 + a[i]);
    return product;
}

#endif
