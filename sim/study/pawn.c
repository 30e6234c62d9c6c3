/* pawn: distances between distributions, class by class, in one walk over the sorted response.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/pawn.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

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

static void classify(const void *context, size_t input, const uint32_t *weight, uint16_t *class_of)
{
    const grdp_pawn *const p = context;
    const size_t n = p->y->n;
    if (input < p->n_inputs) {
        grdp_order_classes(&p->x[input], weight, p->n_classes, class_of);
        return;
    }
    for (size_t i = 0; i < n; i++)
        class_of[i] = (uint16_t)(i * p->n_classes / n);
}

static void measure(const void *context, size_t input, const uint32_t *weight,
                    const uint16_t *class_of, double *out)
{
    const grdp_pawn *const p = context;
    (void)input;
    grdp_pawn_measure(p->y, weight, p->n_classes, class_of, out);
}

grdp_status grdp_pawn_run(const grdp_pawn *pawn, uint64_t seed, size_t n_resamples,
                          grdp_bootstrapped *out)
{
    const grdp_distance distance = {.n_rows = pawn->y->n,
                                    .n_inputs = pawn->n_inputs,
                                    .n_numbers = GRDP_PAWN_NUMBERS,
                                    .context = pawn,
                                    .classify = classify,
                                    .measure = measure};
    return grdp_distance_run(&distance, seed, n_resamples, out);
}
