/* delta: densities on a grid, class by class.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/delta.h"

#include "grdp/kernel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GRID = 128, FEW = 32, CLASSES = GRDP_DELTA_CLASSES };

static const double REACH = 4.0; /* widths, beyond which a kernel is nothing */

typedef struct task {
    const grdp_delta *of;
    size_t n_classes;
    size_t n_cells;    /* of the grid, or distinct values of the response */
    bool few;          /* these are values */
    double step;       /* of the grid */
    uint32_t *cell_of; /* by row: the cell below it */
    double *part;      /* by row: how far it is from there to the next one */
} task;

/* Rows of a class, or all of them. */
typedef struct class
{
    double n, sum, squares;
    double mass[GRID + 1]; /* by cell; then its density */
} class;

size_t grdp_delta_classes(size_t n)
{
    const double rows = (double)n;
    const double power = 2.0 / (7.0 + tanh((1500.0 - rows) / 500.0));
    const double classes = ceil(pow(rows, power));
    return classes < CLASSES ? (size_t)classes : CLASSES;
}

/* Linear binning: a row counts for the two cells about it (Silverman, section 3.5). */
static void add_row(const task *t, size_t row, double weight, class *to)
{
    const size_t cell = t->cell_of[row];
    const double y = (double)cell + t->part[row];
    to->n += weight;
    to->sum += weight * y;
    to->squares += weight * y * y;
    to->mass[cell] += weight * (1.0 - t->part[row]);
    to->mass[cell + 1] += weight * t->part[row];
}

/* Weights of a kernel at 0, 1, ... cells from its middle, which add up to 1 with those of the other
 * side; returns how many there are. A kernel that is narrower than a cell is a cell wide. */
static size_t make_kernel(const class *c, double *kernel)
{
    const double variance = (c->squares - c->sum * c->sum / c->n) / (c->n > 1.0 ? c->n - 1.0 : 1.0);
    const double silverman =
        sqrt(variance > 0.0 ? variance : 0.0) * grdp_exp(-0.2 * grdp_log(0.75 * c->n));
    const double width = silverman > 0.5 ? silverman : 0.5;
    size_t n = 0;
    double sum = 0.0;
    for (; n < GRID && (double)n <= REACH * width; n++) {
        kernel[n] = grdp_exp(-0.5 * (double)(n * n) / (width * width));
        sum += n > 0 ? 2.0 * kernel[n] : kernel[n];
    }
    for (size_t i = 0; i < n; i++)
        kernel[i] /= sum;
    return n;
}

/* Masses become probabilities of cells. */
static void smooth(const task *t, class *c)
{
    double kernel[GRID], out[GRID + 1] = {0.0};
    const size_t reach = t->few ? 1 : make_kernel(c, kernel);
    if (t->few)
        kernel[0] = 1.0;
    for (size_t i = 0; i < t->n_cells; i++) {
        const size_t from = i + 1 > reach ? i + 1 - reach : 0;
        const size_t to = i + reach < t->n_cells ? i + reach : t->n_cells;
        for (size_t j = from; c->mass[i] > 0.0 && j < to; j++)
            out[j] += c->mass[i] * kernel[j > i ? j - i : i - j];
    }
    for (size_t i = 0; i < t->n_cells; i++)
        c->mass[i] = out[i] / c->n;
}

static void classify(const void *context, size_t input, const uint32_t *weight, uint16_t *class_of)
{
    const task *const t = context;
    const size_t n = t->of->y->n;
    if (input < t->of->n_inputs) {
        grdp_order_classes(&t->of->x[input], weight, t->n_classes, class_of);
        return;
    }
    for (size_t i = 0; i < n; i++)
        class_of[i] = (uint16_t)(i * t->n_classes / n);
}

static void measure(const void *context, size_t input, const uint32_t *weight,
                    const uint16_t *class_of, double *out)
{
    const task *const t = context;
    class all = {0}, part[CLASSES] = {0};
    double sum = 0.0;
    (void)input;
    for (size_t row = 0; row < t->of->y->n; row++)
        if (weight[row] > 0) {
            add_row(t, row, weight[row], &part[class_of[row]]);
            add_row(t, row, weight[row], &all);
        }
    smooth(t, &all);
    for (size_t c = 0; c < t->n_classes; c++) {
        if (part[c].n == 0.0)
            continue;
        double apart = 0.0;
        smooth(t, &part[c]);
        for (size_t i = 0; i < t->n_cells; i++)
            apart += fabs(all.mass[i] - part[c].mass[i]);
        sum += part[c].n * apart;
    }
    *out = 0.5 * sum / all.n;
}

/* Cells from the least to the largest value, with room for kernels at either end. */
static void place_on_grid(task *t)
{
    const grdp_order *const y = t->of->y;
    const double least = t->of->response[y->row[0]], most = t->of->response[y->row[y->n - 1]];
    const double margin = 0.1 * (most - least);
    const double step = (most - least + 2.0 * margin) / (GRID - 1);
    for (size_t row = 0; row < y->n; row++) {
        const double at = (t->of->response[row] - least + margin) / step;
        t->cell_of[row] = (uint32_t)at;
        t->part[row] = at - floor(at);
    }
    t->n_cells = GRID;
}

static void place_by_value(task *t)
{
    const grdp_order *const y = t->of->y;
    for (size_t v = 0; v < y->n_distinct; v++)
        for (size_t k = y->start[v]; k < y->start[v + 1]; k++)
            t->cell_of[y->row[k]] = (uint32_t)v;
    t->n_cells = y->n_distinct;
}

static grdp_status run(task *t, uint64_t seed, size_t n_resamples, grdp_bootstrapped *out)
{
    const grdp_distance distance = {.n_rows = t->of->y->n,
                                    .n_inputs = t->of->n_inputs,
                                    .n_numbers = 1,
                                    .context = t,
                                    .classify = classify,
                                    .measure = measure,
                                    .reduced = true};
    if (t->few)
        place_by_value(t);
    else
        place_on_grid(t);
    return grdp_distance_run(&distance, seed, n_resamples, out);
}

grdp_status grdp_delta_run(const grdp_delta *delta, uint64_t seed, size_t n_resamples,
                           grdp_bootstrapped *out)
{
    const size_t n = delta->y->n;
    task t = {.of = delta,
              .n_classes = grdp_delta_classes(n),
              .few = delta->y->n_distinct <= FEW,
              .cell_of = calloc(n + 1, sizeof *t.cell_of),
              .part = calloc(n + 1, sizeof *t.part)};
    const bool fine = t.cell_of != NULL && t.part != NULL;
    const grdp_status status = fine ? run(&t, seed, n_resamples, out) : GRDP_ERR_MEMORY;
    free(t.cell_of);
    free(t.part);
    return status;
}
