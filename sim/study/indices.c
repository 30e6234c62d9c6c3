/* indices: terms of the estimators, row by row; what sums of them say; and how sure that is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/indices.h"

#include "engine/student.h"
#include "study/linear_fit.h"
#include "study/resample.h"

#include <math.h>
#include <stdlib.h>

enum { ROWS = GRDP_RESAMPLE_ROWS, FIT_ROWS = 16384 };

/* Terms of a row: those of V and of the dummy, then two a group, then one a pair. */
enum { SUM, SQUARES_A, SQUARES_B, PRODUCT, GROUPS };

typedef struct work {
    const grdp_indices *of;
    const double *response;
    double mean;
    size_t n_groups, n_terms, n_values;
    unsigned char *valid; /* see grdp_resample */
    size_t n_valid;
    const uint64_t *sizes; /* of the rows themselves and of the (re)samples */
} work;

static size_t count_pairs(const grdp_indices *x)
{
    return x->pairs ? x->plan->n_groups * (x->plan->n_groups - 1) / 2 : 0;
}

/* Sum of the outputs of each row of a block, matrix by matrix: NAN where a run does not count. */
GRDP_KERNEL
static void add_matrices(const double *restrict y, size_t n_matrices, double *restrict sum)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        sum[i] = y[i];
    for (size_t m = 1; m < n_matrices; m++)
        for (size_t i = 0; i < GRDP_LANES; i++)
            sum[i] += y[m * GRDP_LANES + i];
}

/* Rows whose runs all count, and the mean of all these runs, so that terms are small. */
static bool find_valid(work *w)
{
    const size_t n_rows = w->of->n_rows, n_matrices = w->of->n_matrices;
    double sum = 0.0;
    w->valid = calloc((n_rows + ROWS - 1) / ROWS, ROWS);
    if (w->valid == NULL)
        return false;
    w->n_valid = 0;
    for (size_t first = 0; first < n_rows; first += GRDP_LANES) {
        double of_row[GRDP_LANES];
        add_matrices(w->response + first * n_matrices, n_matrices, of_row);
        for (size_t i = 0; i < GRDP_LANES && first + i < n_rows; i++)
            if (!isnan(of_row[i])) {
                w->valid[first + i] = 1;
                w->n_valid++;
                sum += of_row[i];
            }
    }
    w->mean = sum / (double)(w->n_valid * n_matrices);
    return true;
}

/* Rows past the last and runs that failed are 0: nothing counts them. */
GRDP_KERNEL
static void take_centred(const double *restrict y, double mean, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = y[i] == y[i] ? y[i] - mean : 0.0;
}

GRDP_KERNEL
static void make_common(const double *restrict a, const double *restrict b, double *restrict sum,
                        double *restrict squares_a, double *restrict squares_b,
                        double *restrict product)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        sum[i] = a[i] + b[i];
        squares_a[i] = a[i] * a[i];
        squares_b[i] = b[i] * b[i];
        product[i] = a[i] * b[i];
    }
}

GRDP_KERNEL
static void make_group(const double *restrict a, const double *restrict b,
                       const double *restrict ab, double *restrict first, double *restrict total)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        first[i] = b[i] * (ab[i] - a[i]);
        total[i] = (a[i] - ab[i]) * (a[i] - ab[i]);
    }
}

GRDP_KERNEL
static void make_pair(const double *restrict a, const double *restrict b, const double *restrict ba,
                      const double *restrict ab, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = ba[i] * ab[i] - a[i] * b[i];
}

static void make_block(const work *w, const double *y, double *out)
{
    const size_t n_groups = w->n_groups;
    _Alignas(64) double a[GRDP_LANES], b[GRDP_LANES], ab[GRDP_LANES], ba[GRDP_LANES];
    take_centred(y + (size_t)GRDP_A * GRDP_LANES, w->mean, a);
    take_centred(y + (size_t)GRDP_B * GRDP_LANES, w->mean, b);
    const size_t rows = ROWS;
    make_common(a, b, out + SUM * rows, out + SQUARES_A * rows, out + SQUARES_B * rows,
                out + PRODUCT * rows);
    for (size_t g = 0; g < n_groups; g++) {
        double *const to = out + (GROUPS + 2 * g) * ROWS;
        take_centred(y + (2 + g) * GRDP_LANES, w->mean, ab);
        make_group(a, b, ab, to, to + ROWS);
    }
    double *to = out + (GROUPS + 2 * n_groups) * ROWS;
    for (size_t j = 0; w->of->pairs && j < n_groups; j++) {
        take_centred(y + (2 + n_groups + j) * GRDP_LANES, w->mean, ba);
        for (size_t k = j + 1; k < n_groups; k++, to += ROWS) {
            take_centred(y + (2 + k) * GRDP_LANES, w->mean, ab);
            make_pair(a, b, ba, ab, to);
        }
    }
}

static void make_terms(const void *context, size_t first, double *out)
{
    const work *const w = context;
    const size_t n_blocks = (w->of->n_rows + GRDP_LANES - 1) / GRDP_LANES;
    for (size_t i = 0; i < ROWS; i += GRDP_LANES) {
        const size_t block = (first + i) / GRDP_LANES;
        if (block < n_blocks)
            make_block(w, w->response + block * w->of->n_matrices * GRDP_LANES, out + i);
        else
            for (size_t t = 0; t < w->n_terms; t++)
                for (size_t k = 0; k < GRDP_LANES; k++)
                    out[t * ROWS + i + k] = 0.0;
    }
}

/* Values of one (re)sample: first and total of each group, both of the dummy, pairs. */
static void make_values(const work *w, const double *sums, uint64_t n_rows, double *values)
{
    const double n = (double)n_rows;
    const double mean = sums[SUM] / (2.0 * n);
    const double v = (sums[SQUARES_A] + sums[SQUARES_B]) / (2.0 * n) - mean * mean;
    double *to = values;
    for (size_t g = 0; g < w->n_groups; g++) {
        *to++ = sums[GROUPS + 2 * g] / n / v;
        *to++ = sums[GROUPS + 2 * g + 1] / (2.0 * n) / v;
    }
    *to++ = sums[PRODUCT] / n / v;
    *to++ = 1.0 - sums[SQUARES_A] / n / v;
    const double *pair = sums + GROUPS + 2 * w->n_groups;
    for (size_t j = 0; w->of->pairs && j < w->n_groups; j++)
        for (size_t k = j + 1; k < w->n_groups; k++)
            *to++ = *pair++ / n / v - values[2 * j] - values[2 * k];
}

/* Half-width of the interval: 1.959964 standard deviations of the bootstrap, or Student's of the
 * mean of the parts. What is empty, among few rows, has no value and says nothing. */
static double half_width(const work *w, const double *values, size_t i)
{
    const size_t most = w->of->n_parts > 0 ? w->of->n_parts : w->of->n_resamples;
    double mean = 0.0, squares = 0.0;
    size_t n = 0;
    for (size_t k = 1; k <= most; k++)
        n += w->sizes[k] > 0;
    if (n < 2)
        return (double)NAN;
    for (size_t k = 1; k <= most; k++)
        if (w->sizes[k] > 0)
            mean += values[k * w->n_values + i] / (double)n;
    for (size_t k = 1; k <= most; k++) {
        const double off = values[k * w->n_values + i] - mean;
        if (w->sizes[k] > 0)
            squares += off * off;
    }
    const double sd = sqrt(squares / (double)(n - 1));
    return w->of->n_parts > 0 ? grdp_student_width(n) * sd / sqrt((double)n)
                              : 1.959963984540054 * sd;
}

typedef struct place {
    grdp_effects *out;
    size_t response;
} place;

static void put(const place *p, size_t group, size_t other, size_t column, double value,
                double half, double floor_of)
{
    const grdp_effect effect = {.response = p->response,
                                .group = group,
                                .other = other,
                                .column = column,
                                .value = isfinite(value) ? value : (double)NAN,
                                .low = value - half,
                                .high = value + half,
                                .weak = fabs(value) <= fabs(floor_of) || fabs(value) <= half};
    grdp_effects_put(p->out, &effect);
}

static void put_values(const work *w, const double *values, const place *p)
{
    const size_t n_groups = w->n_groups;
    const double *const dummy = values + 2 * n_groups;
    for (size_t g = 0; g < n_groups; g++) {
        put(p, g, GRDP_NO_GROUP, GRDP_INDEX_FIRST, values[2 * g], half_width(w, values, 2 * g),
            dummy[0]);
        put(p, g, GRDP_NO_GROUP, GRDP_INDEX_TOTAL, values[2 * g + 1],
            half_width(w, values, 2 * g + 1), 0.0);
    }
    put(p, GRDP_NO_GROUP, GRDP_NO_GROUP, GRDP_INDEX_DUMMY_FIRST, dummy[0],
        half_width(w, values, 2 * n_groups), 0.0);
    put(p, GRDP_NO_GROUP, GRDP_NO_GROUP, GRDP_INDEX_DUMMY_TOTAL, dummy[1],
        half_width(w, values, 2 * n_groups + 1), 0.0);
    size_t i = 2 * n_groups + 2;
    for (size_t j = 0; w->of->pairs && j < n_groups; j++)
        for (size_t k = j + 1; k < n_groups; k++, i++)
            put(p, j, k, GRDP_INDEX_PAIR, values[i], half_width(w, values, i), dummy[0]);
}

static void put_whole(const place *p, size_t group, size_t column, double value)
{
    put(p, group, GRDP_NO_GROUP, column, value, (double)NAN, 0.0);
}

static uint64_t point_of_a(const void *context, size_t index)
{
    const size_t n_matrices = ((const grdp_indices *)context)->n_matrices;
    return (index / GRDP_LANES * n_matrices + GRDP_A) * GRDP_LANES;
}

/* A group of a label has no slope. */
static bool is_label(const grdp_method_plan *plan, size_t group)
{
    for (size_t i = 0; i < plan->n_inputs; i++)
        if (plan->inputs[i].group == group && !plan->inputs[i].is_label)
            return false;
    return true;
}

/* R2 and shares of a linear fit over matrix A. */
static grdp_status put_linear(const work *w, const place *p)
{
    const grdp_indices *const x = w->of;
    const grdp_linear_points points = {
        .n = x->n_rows < FIT_ROWS ? x->n_rows : FIT_ROWS, .point = point_of_a, .context = x};
    double *const memory = calloc(x->plan->n_inputs + w->n_groups, sizeof *memory);
    if (memory == NULL)
        return GRDP_ERR_MEMORY;
    grdp_linear_fit fit = {.slope = memory, .share = memory + x->plan->n_inputs};
    const grdp_status status = grdp_linear_fit_run(x->plan, x->sample, p->response, &points, &fit);
    if (status == GRDP_OK) {
        for (size_t g = 0; g < w->n_groups; g++)
            if (!is_label(x->plan, g))
                put_whole(p, g, GRDP_INDEX_LINEAR, fit.share[g]);
        put_whole(p, GRDP_NO_GROUP, GRDP_INDEX_R2, fit.r2);
    }
    free(memory);
    return status;
}

static void put_moments(const work *w, const double *sums, const place *p)
{
    const double n = (double)w->n_valid, mean = sums[SUM] / (2.0 * n);
    const double v = (sums[SQUARES_A] + sums[SQUARES_B]) / (2.0 * n) - mean * mean;
    put_whole(p, GRDP_NO_GROUP, GRDP_INDEX_MEAN, w->mean + mean);
    put_whole(p, GRDP_NO_GROUP, GRDP_INDEX_SD, sqrt(v));
    put_whole(p, GRDP_NO_GROUP, GRDP_INDEX_ROWS, n);
}

static grdp_status run_valid(work *w, const place *p)
{
    const grdp_indices *const x = w->of;
    const size_t n = x->n_parts > 0 ? x->n_parts : x->n_resamples;
    const grdp_resample resample = {.n_rows = x->n_rows,
                                    .valid = w->valid,
                                    .n_terms = w->n_terms,
                                    .n_resamples = n,
                                    .n_parts = x->n_parts,
                                    .seed = x->plan->seed,
                                    .n_threads = x->plan->n_threads,
                                    .terms = make_terms,
                                    .context = w};
    double *const sums = calloc((n + 1) * w->n_terms, sizeof *sums);
    double *const values = calloc((n + 1) * w->n_values, sizeof *values);
    uint64_t *const sizes = calloc(n + 1, sizeof *sizes);
    const bool fine = sums != NULL && values != NULL && sizes != NULL;
    grdp_status status = fine ? grdp_resample_run(&resample, sums, sizes) : GRDP_ERR_MEMORY;
    for (size_t i = 0; status == GRDP_OK && i <= n; i++)
        make_values(w, sums + i * w->n_terms, sizes[i], values + i * w->n_values);
    w->sizes = sizes;
    if (status == GRDP_OK) {
        put_values(w, values, p);
        put_moments(w, sums, p);
    }
    free(sums);
    free(values);
    free(sizes);
    return status;
}

grdp_status grdp_indices_run(const grdp_indices *indices, size_t response, grdp_effects *out)
{
    const size_t n_groups = indices->plan->n_groups;
    const place p = {.out = out, .response = response};
    work w = {.of = indices,
              .response = indices->sample->response[response],
              .n_groups = n_groups,
              .n_terms = GROUPS + 2 * n_groups + count_pairs(indices),
              .n_values = 2 * n_groups + 2 + count_pairs(indices)};
    if (!find_valid(&w))
        return GRDP_ERR_MEMORY;
    if (w.n_valid < 2) {
        free(w.valid);
        put_whole(&p, GRDP_NO_GROUP, GRDP_INDEX_ROWS, (double)w.n_valid);
        return GRDP_OK;
    }
    grdp_status status = run_valid(&w, &p);
    if (status == GRDP_OK)
        status = put_linear(&w, &p);
    free(w.valid);
    return status;
}
