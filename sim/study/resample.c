/* resample: sixteen resamples at a time, so that each term is made once for all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/resample.h"

#include "engine/batch.h"
#include "engine/draws.h"

#include <stdlib.h>
#include <string.h>

/* As many sums as there are registers; and how many such sets share the terms. */
enum { TOGETHER = 8, SETS = 2, BATCH = SETS * TOGETHER, ROWS = GRDP_RESAMPLE_ROWS, WIDTH = 4 };

typedef double four __attribute__((vector_size(32)));

/* Sums of one term times the counts of eight resamples, in four partial sums each. */
GRDP_KERNEL
static void add_products(const double *restrict term, const double *restrict count,
                         double *restrict sums)
{
    four s[TOGETHER] = {{0.0}};
    for (size_t i = 0; i < ROWS; i += WIDTH) {
        four t, c;
        memcpy(&t, term + i, sizeof t);
        for (size_t k = 0; k < TOGETHER; k++) {
            memcpy(&c, count + k * ROWS + i, sizeof c);
            s[k] += t * c;
        }
    }
    for (size_t k = 0; k < TOGETHER; k++)
        sums[k] += (s[k][0] + s[k][1]) + (s[k][2] + s[k][3]);
}

GRDP_KERNEL
static void widen(const unsigned char *restrict counts, double *restrict out)
{
    for (size_t i = 0; i < ROWS; i++)
        out[i] = (double)counts[i];
}

GRDP_KERNEL
static void find_rows(const double *restrict uniform, double n, int32_t *restrict row)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        row[i] = (int32_t)(uniform[i] * n);
}

static size_t row_of(const grdp_resample *r, size_t i)
{
    return r->valid != NULL ? r->valid[i] : i;
}

/* n_valid draws with replacement. */
static void draw_counts(const grdp_resample *r, size_t resample, unsigned char *counts)
{
    const uint64_t key = grdp_draw_key(r->seed, "bootstrap");
    const double n = (double)r->n_valid;
    for (size_t i = 0; i < r->n_valid; i += GRDP_LANES) {
        double uniform[GRDP_LANES];
        int32_t row[GRDP_LANES];
        const size_t left = r->n_valid - i < GRDP_LANES ? r->n_valid - i : GRDP_LANES;
        grdp_draw_uniform(key, i, (uint32_t)resample, uniform);
        find_rows(uniform, n, row);
        for (size_t k = 0; k < left; k++)
            counts[row_of(r, (size_t)row[k])]++;
    }
}

/* Resample 0 of the sums is the sample itself, once each. */
static void make_counts(const grdp_resample *r, size_t index, unsigned char *counts)
{
    if (index > 0 && r->n_parts == 0) {
        draw_counts(r, index - 1, counts);
        return;
    }
    for (size_t i = 0; i < r->n_valid; i++) {
        const size_t row = row_of(r, i);
        counts[row] = index == 0 || row / GRDP_LANES % r->n_parts == index - 1;
    }
}

size_t grdp_resample_size(const grdp_resample *resample, size_t index)
{
    size_t n = 0;
    if (resample->n_parts == 0)
        return resample->n_valid;
    for (size_t i = 0; i < resample->n_valid; i++)
        n += row_of(resample, i) / GRDP_LANES % resample->n_parts == index;
    return n;
}

typedef struct job {
    const grdp_resample *of;
    size_t padded; /* rows up to a multiple of ROWS */
    double *sums;
} job;

/* Scratch of a task: counts of its resamples as bytes, and of one set and the rows in hand as
 * doubles, the terms of these rows, and sums by set. */
typedef struct scratch {
    unsigned char *bytes;
    double *counts, *terms, *sums;
} scratch;

static void run_rows(const job *j, const scratch *s, size_t n_sets, size_t first)
{
    const grdp_resample *const r = j->of;
    r->terms(r->context, first, s->terms);
    for (size_t set = 0; set < n_sets; set++) {
        for (size_t k = 0; k < TOGETHER; k++)
            widen(s->bytes + (set * TOGETHER + k) * j->padded + first, s->counts + k * ROWS);
        for (size_t t = 0; t < r->n_terms; t++)
            add_products(s->terms + t * ROWS, s->counts,
                         s->sums + (set * r->n_terms + t) * TOGETHER);
    }
}

/* The resamples from first_of on, at most BATCH. */
static void run_sets(const job *j, const scratch *s, size_t first_of)
{
    const grdp_resample *const r = j->of;
    const size_t left = r->n_resamples + 1 - first_of;
    const size_t n = left < BATCH ? left : BATCH;
    for (size_t k = 0; k < n; k++)
        make_counts(r, first_of + k, s->bytes + k * j->padded);
    for (size_t first = 0; first < j->padded; first += ROWS)
        run_rows(j, s, (n + TOGETHER - 1) / TOGETHER, first);
    for (size_t k = 0; k < n; k++)
        for (size_t t = 0; t < r->n_terms; t++)
            j->sums[(first_of + k) * r->n_terms + t] =
                s->sums[(k / TOGETHER * r->n_terms + t) * TOGETHER + k % TOGETHER];
}

static grdp_status run_task(void *of, uint64_t task)
{
    const job *const j = of;
    const size_t n_terms = j->of->n_terms;
    const scratch s = {.bytes = calloc(BATCH, j->padded),
                       .counts = aligned_alloc(64, sizeof(double) * TOGETHER * ROWS),
                       .terms = aligned_alloc(64, sizeof(double) * n_terms * ROWS),
                       .sums = calloc(n_terms, sizeof(double) * BATCH)};
    const bool fine = s.bytes != NULL && s.counts != NULL && s.terms != NULL && s.sums != NULL;
    if (fine)
        run_sets(j, &s, (size_t)task * BATCH);
    free(s.bytes);
    free(s.counts);
    free(s.terms);
    free(s.sums);
    return fine ? GRDP_OK : GRDP_ERR_MEMORY;
}

grdp_status grdp_resample_run(const grdp_resample *resample, double *sums)
{
    job j = {.of = resample, .padded = (resample->n_rows + ROWS - 1) / ROWS * ROWS};
    j.sums = sums;
    const uint64_t n_tasks = (resample->n_resamples + BATCH) / BATCH;
    return grdp_batch_each(resample->n_threads, n_tasks, run_task, &j);
}
