/* distance: distances between distributions and what chance adds to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/distance.h"

#include <math.h>
#include <stdlib.h>

#include "engine/draws.h"

typedef struct task {
    const grdp_distance *of;
    uint16_t *class_of;
    uint32_t *ones;
    uint64_t key;  /* of the dummy */
    uint32_t turn; /* its deals so far */
} task;

/* A shuffle of Fisher and Yates. */
static void deal(const task *t)
{
    double uniform[GRDP_LANES];
    for (size_t i = 0; i < t->of->n_rows; i++) {
        if (i % GRDP_LANES == 0)
            grdp_draw_uniform(t->key, i, t->turn, uniform);
        const size_t other = (size_t)(uniform[i % GRDP_LANES] * (double)(i + 1));
        const uint16_t kept = t->class_of[i];
        t->class_of[i] = t->class_of[other];
        t->class_of[other] = kept;
    }
}

static void compute(void *context, const uint32_t *weight, double *values)
{
    task *const t = context;
    const grdp_distance *const d = t->of;
    for (size_t i = 0; i < d->n_inputs; i++) {
        d->classify(d->context, i, weight, t->class_of);
        d->measure(d->context, i, weight, t->class_of, values + i * d->n_numbers);
    }
}

/* The dummy is measured on the sample itself, as the inputs are. */
static void compute_dummy(void *context, const uint32_t *weight, double *values)
{
    task *const t = context;
    const grdp_distance *const d = t->of;
    (void)weight;
    t->turn++;
    d->classify(d->context, d->n_inputs, t->ones, t->class_of);
    deal(t);
    d->measure(d->context, 0, t->ones, t->class_of, values);
}

static grdp_status run(task *t, uint64_t seed, size_t n_resamples, grdp_bootstrapped *out)
{
    const grdp_distance *const d = t->of;
    const size_t n_values = d->n_inputs * d->n_numbers;
    const grdp_statistic inputs = {d->n_rows, n_values, t, compute};
    const grdp_statistic dummy = {d->n_rows, d->n_numbers, t, compute_dummy};
    GRDP_TRY(grdp_bootstrap_run(&inputs, seed, n_resamples, out));
    GRDP_TRY(grdp_bootstrap_run(&dummy, seed, n_resamples, out + n_values));
    for (size_t i = n_values; i < n_values + d->n_numbers; i++)
        out[i].value = out[i].mean;
    for (size_t i = 0; i < n_values; i++) {
        if (d->reduced)
            out[i] = grdp_bootstrap_reduced(out[i]);
        out[i] = grdp_bootstrap_centred(out[i]);
    }
    return GRDP_OK;
}

grdp_status grdp_distance_run(const grdp_distance *distance, uint64_t seed, size_t n_resamples,
                              grdp_bootstrapped *out)
{
    const size_t n = distance->n_rows;
    task t = {.of = distance,
              .key = grdp_draw_key(seed, "dummy"),
              .class_of = calloc(n + 1, sizeof *t.class_of),
              .ones = calloc(n + 1, sizeof *t.ones)};
    const bool fine = t.class_of != NULL && t.ones != NULL;
    for (size_t i = 0; fine && i < n; i++)
        t.ones[i] = 1;
    const grdp_status status = fine ? run(&t, seed, n_resamples, out) : GRDP_ERR_MEMORY;
    free(t.class_of);
    free(t.ones);
    return status;
}

bool grdp_distance_is_weak(const grdp_bootstrapped *found, const grdp_bootstrapped *dummy)
{
    return !(found->sample > dummy->high);
}
