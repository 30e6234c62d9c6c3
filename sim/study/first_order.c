/* first_order: straight lines in classes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/first_order.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

size_t grdp_first_order_classes(size_t n)
{
    size_t classes = 1;
    while (classes < GRDP_FIRST_ORDER_CLASSES && 2 * classes * classes * classes < n)
        classes++;
    return classes;
}

/* Sums over the rows of a class, or over all. */
typedef struct sums {
    double n, x, y, xx, xy, yy;
} sums;

typedef struct task {
    size_t n, n_inputs, n_classes;
    const grdp_order *order;
    double **x, *y; /* about their means, so that no digits are lost */
    uint16_t *class_of_row;
} task;

static void add(sums *to, const sums *what)
{
    to->n += what->n;
    to->x += what->x;
    to->y += what->y;
    to->xx += what->xx;
    to->xy += what->xy;
    to->yy += what->yy;
}

/* Sum of squares of y that the line through a class explains about 0, and its parameters. Where x
 * has one value only, the line is a mean. */
static double explain(const sums *s, double *parameters)
{
    if (s->n == 0.0)
        return 0.0;
    const double mean = s->y * s->y / s->n;
    const double xx = s->xx - s->x * s->x / s->n, xy = s->xy - s->x * s->y / s->n;
    const bool is_line = xx > 1e-12 * s->xx;
    *parameters += is_line ? 2.0 : 1.0;
    return is_line ? mean + xy * xy / xx : mean;
}

static double index_of(const task *t, const double *x, const uint32_t *weight)
{
    sums classes[GRDP_FIRST_ORDER_CLASSES] = {0}, all = {0};
    double explained = 0.0, parameters = 0.0;
    for (size_t i = 0; i < t->n; i++) {
        const double w = weight[i], a = x[i], b = t->y[i];
        const sums row = {w, w * a, w * b, w * a * a, w * a * b, w * b * b};
        add(&classes[t->class_of_row[i]], &row);
    }
    for (size_t c = 0; c < t->n_classes; c++) {
        explained += explain(&classes[c], &parameters);
        add(&all, &classes[c]);
    }
    const double about = all.y * all.y / all.n;
    const double whole = all.yy - about;
    if (!(whole > 0.0) || all.n <= parameters)
        return (double)NAN;
    const double rest = 1.0 - (explained - about) / whole;
    return 1.0 - rest * (all.n - 1.0) / (all.n - parameters);
}

static void compute(void *context, const uint32_t *weight, double *values)
{
    const task *const t = context;
    for (size_t i = 0; i < t->n_inputs; i++) {
        grdp_order_classes(&t->order[i], weight, t->n_classes, t->class_of_row);
        values[i] = index_of(t, t->x[i], weight);
    }
}

/* A copy about its mean; NULL when out of memory. */
static double *centre(const double *values, size_t n)
{
    double *const out = calloc(n + 1, sizeof *out);
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    for (size_t i = 0; out != NULL && i < n; i++)
        out[i] = values[i] - sum / (double)n;
    return out;
}

static void task_free(task *t)
{
    for (size_t i = 0; t->x != NULL && i < t->n_inputs; i++)
        free(t->x[i]);
    free(t->x);
    free(t->y);
    free(t->class_of_row);
}

static bool task_fill(task *t, const double *const *x, const double *y)
{
    t->x = calloc(t->n_inputs + 1, sizeof *t->x);
    t->y = centre(y, t->n);
    t->class_of_row = calloc(t->n + 1, sizeof *t->class_of_row);
    bool fine = t->x != NULL && t->y != NULL && t->class_of_row != NULL;
    for (size_t i = 0; fine && i < t->n_inputs; i++) {
        t->x[i] = centre(x[i], t->n);
        fine = t->x[i] != NULL;
    }
    return fine;
}

grdp_status grdp_first_order_run(size_t n_inputs, const grdp_order *order, const double *const *x,
                                 const double *y, uint64_t seed, size_t n_resamples,
                                 grdp_bootstrapped *out)
{
    const size_t n = order[0].n;
    task t = {
        .n = n, .n_inputs = n_inputs, .n_classes = grdp_first_order_classes(n), .order = order};
    const grdp_statistic statistic = {n, n_inputs, &t, compute};
    grdp_status status = task_fill(&t, x, y) ? GRDP_OK : GRDP_ERR_MEMORY;
    if (status == GRDP_OK)
        status = grdp_bootstrap_run(&statistic, seed, n_resamples, out);
    for (size_t i = 0; status == GRDP_OK && i < n_inputs; i++)
        out[i] = grdp_bootstrap_centred(out[i]);
    task_free(&t);
    return status;
}
