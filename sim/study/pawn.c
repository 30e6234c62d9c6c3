/* pawn: distances between distributions, class by class, in one walk over the sorted response.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/pawn.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "engine/draws.h"

/* Distribution function of the response within each class, up to where the walk stands. */
typedef struct walk {
    const grdp_order *y;
    const uint32_t *weight;
    const uint16_t *class_of_row;
    double total;
    uint64_t size[GRDP_PAWN_CLASSES], below[GRDP_PAWN_CLASSES];
    double distance[GRDP_PAWN_CLASSES];
} walk;

/* Both functions are steps, so the largest distance is found where the class has one: just before
 * it and at it. */
static void compare(walk *w, size_t from, size_t to, double whole)
{
    for (size_t k = from; k < to; k++) {
        const size_t row = w->y->row[k], class = w->class_of_row[row];
        if (w->weight[row] == 0)
            continue;
        const double part = (double)w->below[class] / (double)w->size[class];
        const double distance = fabs(whole - part);
        if (distance > w->distance[class])
            w->distance[class] = distance;
    }
}

static void step_over(walk *w, size_t value, uint64_t *below)
{
    const size_t from = w->y->start[value], to = w->y->start[value + 1];
    compare(w, from, to, (double)*below / w->total);
    for (size_t k = from; k < to; k++) {
        const size_t row = w->y->row[k];
        w->below[w->class_of_row[row]] += w->weight[row];
        *below += w->weight[row];
    }
    compare(w, from, to, (double)*below / w->total);
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Leaves out classes without a row. */
static size_t keep_classes(walk *w, size_t n_classes)
{
    size_t n = 0;
    for (size_t c = 0; c < n_classes; c++)
        if (w->size[c] > 0)
            w->distance[n++] = w->distance[c];
    return n;
}

void grdp_pawn_measure(const grdp_order *y, const uint32_t *weight, size_t n_classes,
                       const uint16_t *class_of_row, double out[GRDP_PAWN_NUMBERS])
{
    assert(n_classes <= GRDP_PAWN_CLASSES);
    walk w = {.y = y, .weight = weight, .class_of_row = class_of_row};
    uint64_t below = 0;
    for (size_t i = 0; i < y->n; i++) {
        w.size[class_of_row[i]] += weight[i];
        below += weight[i];
    }
    w.total = (double)below;
    below = 0;
    for (size_t v = 0; v < y->n_distinct; v++)
        step_over(&w, v, &below);
    const size_t n = keep_classes(&w, n_classes);
    double sum = 0.0;
    for (size_t c = 0; c < n; c++)
        sum += w.distance[c];
    qsort(w.distance, n, sizeof *w.distance, by_value);
    out[GRDP_PAWN_MEDIAN] = grdp_bootstrap_quantile(w.distance, n, 0.5);
    out[GRDP_PAWN_MEAN] = sum / (double)n;
    out[GRDP_PAWN_MOST] = w.distance[n - 1];
}

typedef struct task {
    const grdp_pawn *pawn;
    uint16_t *class_of_row;
    uint32_t *ones;
    uint64_t key;  /* of the dummy */
    uint32_t turn; /* its resamples so far */
} task;

/* Deals the rows into equal classes at random: a shuffle of Fisher and Yates. */
static void deal(const task *t)
{
    const size_t n = t->pawn->y->n;
    double uniform[GRDP_LANES];
    for (size_t i = 0; i < n; i++)
        t->class_of_row[i] = (uint16_t)(i * t->pawn->n_classes / n);
    for (size_t i = 0; i < n; i++) {
        if (i % GRDP_LANES == 0)
            grdp_draw_uniform(t->key, i, t->turn, uniform);
        const size_t other = (size_t)(uniform[i % GRDP_LANES] * (double)(i + 1));
        const uint16_t kept = t->class_of_row[i];
        t->class_of_row[i] = t->class_of_row[other];
        t->class_of_row[other] = kept;
    }
}

static void compute(void *context, const uint32_t *weight, double *values)
{
    task *const t = context;
    const grdp_pawn *const p = t->pawn;
    for (size_t i = 0; i < p->n_inputs; i++) {
        grdp_order_classes(&p->x[i], weight, p->n_classes, t->class_of_row);
        grdp_pawn_measure(p->y, weight, p->n_classes, t->class_of_row,
                          values + i * GRDP_PAWN_NUMBERS);
    }
}

/* The dummy is measured on the sample itself, as the inputs are. */
static void compute_dummy(void *context, const uint32_t *weight, double *values)
{
    task *const t = context;
    (void)weight;
    t->turn++;
    deal(t);
    grdp_pawn_measure(t->pawn->y, t->ones, t->pawn->n_classes, t->class_of_row, values);
}

static grdp_status run(task *t, uint64_t seed, size_t n_resamples, grdp_bootstrapped *out)
{
    const grdp_pawn *const p = t->pawn;
    const size_t n_values = p->n_inputs * GRDP_PAWN_NUMBERS;
    const grdp_statistic inputs = {p->y->n, n_values, t, compute};
    const grdp_statistic dummy = {p->y->n, GRDP_PAWN_NUMBERS, t, compute_dummy};
    GRDP_TRY(grdp_bootstrap_run(&inputs, seed, n_resamples, out));
    GRDP_TRY(grdp_bootstrap_run(&dummy, seed, n_resamples, out + n_values));
    for (size_t i = 0; i < n_values; i++)
        out[i] = grdp_bootstrap_symmetric(out[i]);
    for (size_t i = n_values; i < n_values + GRDP_PAWN_NUMBERS; i++)
        out[i].value = out[i].mean;
    return GRDP_OK;
}

grdp_status grdp_pawn_run(const grdp_pawn *pawn, uint64_t seed, size_t n_resamples,
                          grdp_bootstrapped *out)
{
    const size_t n = pawn->y->n;
    task t = {.pawn = pawn,
              .key = grdp_draw_key(seed, "pawn dummy"),
              .class_of_row = calloc(n + 1, sizeof *t.class_of_row),
              .ones = calloc(n + 1, sizeof *t.ones)};
    const bool fine = t.class_of_row != NULL && t.ones != NULL;
    for (size_t i = 0; fine && i < n; i++)
        t.ones[i] = 1;
    const grdp_status status = fine ? run(&t, seed, n_resamples, out) : GRDP_ERR_MEMORY;
    free(t.class_of_row);
    free(t.ones);
    return status;
}
