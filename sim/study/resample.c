/* resample: blocks of rows, each with all resamples, so that its terms are made once.
 *
 * A bootstrap with n draws from n rows takes a row Binomial(n, 1/n) times, almost independently of
 * the others. Here the counts are independent and Poisson(1), and means are over as many rows as
 * were drawn: J. A. Hanley, B. MacGibbon, "Creating non-parametric bootstrap samples using Poisson
 * frequencies", Computer Methods and Programs in Biomedicine 83 (2006). So a row's counts need no
 * memory and no other row. That intervals by independent counts of mean 1 and variance 1 are valid
 * is due to J. Praestgaard, J. A. Wellner, Annals of Probability 21 (1993).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/resample.h"

#include "core/four.h"
#include "engine/batch.h"
#include "engine/draws.h"

#include <stdlib.h>
#include <string.h>

/* A tile of as many sums as there are registers; rows in as many chunks, resamples in groups. */
enum { TERMS = 4, SET = 3, ROWS = GRDP_RESAMPLE_ROWS, CHUNKS = 64, GROUP = 264 };

/* Sums of four terms times the counts of three resamples, in four partial sums each. Values with
 * names stay in registers, where gcc 12 would keep an array of them in memory. */
GRDP_KERNEL
static void add_tile(const double *restrict term, const double *restrict count, size_t stride,
                     double *restrict sums)
{
    grdp_four s0[TERMS] = {{0.0}}, s1[TERMS] = {{0.0}}, s2[TERMS] = {{0.0}};
    for (size_t i = 0; i < ROWS; i += GRDP_FOUR) {
        grdp_four c0, c1, c2, t;
        grdp_four_load(count + i, &c0);
        grdp_four_load(count + ROWS + i, &c1);
        grdp_four_load(count + (size_t)2 * ROWS + i, &c2);
        for (size_t k = 0; k < TERMS; k++) {
            grdp_four_load(term + k * ROWS + i, &t);
            s0[k] += t * c0;
            s1[k] += t * c1;
            s2[k] += t * c2;
        }
    }
    for (size_t k = 0; k < TERMS; k++) {
        sums[k] += (s0[k][0] + s0[k][1]) + (s0[k][2] + s0[k][3]);
        sums[stride + k] += (s1[k][0] + s1[k][1]) + (s1[k][2] + s1[k][3]);
        sums[2 * stride + k] += (s2[k][0] + s2[k][1]) + (s2[k][2] + s2[k][3]);
    }
}

/* The Poisson distribution with mean 1, in 2^-16: a count is how many of these a draw reaches. They
 * are rounded so that mean and variance are 1 exactly. */
static const uint16_t reached[] = {24109, 48219, 60273, 64292, 65297, 65496, 65531, 65535};

/* Returns the sum of the counts. */
GRDP_KERNEL
static uint32_t draw_counts(const uint16_t *restrict draw, const unsigned char *restrict valid,
                            double *restrict out)
{
    _Alignas(64) uint16_t count[ROWS];
    uint32_t sum = 0;
    for (size_t i = 0; i < ROWS; i++) {
        uint16_t n = 0;
        for (size_t k = 0; k < sizeof reached / sizeof *reached; k++)
            n = (uint16_t)(n + (draw[i] >= reached[k]));
        count[i] = (uint16_t)(n * valid[i]);
    }
    for (size_t i = 0; i < ROWS; i++) {
        out[i] = (double)count[i];
        sum += count[i];
    }
    return sum;
}

static uint32_t take_part(const grdp_resample *r, size_t part, size_t first, double *out)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < ROWS; i++) {
        const bool taken = (first + i) / GRDP_LANES % r->n_parts == part && r->valid[first + i];
        out[i] = taken ? 1.0 : 0.0;
        sum += taken;
    }
    return sum;
}

/* Work on the resamples first_of to first_of + n - 1. */
typedef struct job {
    const grdp_resample *of;
    uint64_t key;
    size_t n_blocks, n_chunks;
    size_t stride; /* terms up to a multiple of TERMS */
    size_t group;  /* resamples in hand at most: whole sets, GROUP or fewer */
    size_t first_of, n;
    double *sums;    /* [chunk][group][stride] */
    uint64_t *sizes; /* [chunk][group] */
    double *own;     /* [block][stride]: of the rows themselves */
} job;

/* Scratch of a task: terms and counts of the rows in hand, and sums of one set. */
typedef struct scratch {
    double *terms, *counts, *sums;
} scratch;

static uint32_t make_counts(const job *j, size_t resample, size_t first, double *out)
{
    const grdp_resample *const r = j->of;
    uint16_t draws[ROWS];
    if (r->n_parts > 0)
        return take_part(r, resample, first, out);
    grdp_draw_quarters(j->key, first, (uint32_t)resample, draws);
    return draw_counts(draws, r->valid + first, out);
}

static void add_set(const job *j, const scratch *s, double *sums)
{
    for (size_t t = 0; t < j->stride; t += TERMS)
        add_tile(s->terms + t * ROWS, s->counts, j->stride, sums + t);
}

/* The rows themselves, by block: these are added in their order when all are done. */
static void add_own(const job *j, const scratch *s, size_t block)
{
    memset(s->sums, 0, sizeof(double) * SET * j->stride);
    for (size_t i = 0; i < ROWS; i++)
        s->counts[i] = (double)j->of->valid[block * ROWS + i];
    add_set(j, s, s->sums);
    memcpy(j->own + block * j->stride, s->sums, sizeof(double) * j->stride);
}

static void add_block(const job *j, const scratch *s, size_t block, size_t chunk)
{
    double *const sums = j->sums + chunk * j->group * j->stride;
    j->of->terms(j->of->context, block * ROWS, s->terms);
    if (j->first_of == 0)
        add_own(j, s, block);
    for (size_t first = 0; first < j->n; first += SET) {
        for (size_t k = 0; k < SET && first + k < j->n; k++)
            j->sizes[chunk * j->group + first + k] +=
                make_counts(j, j->first_of + first + k, block * ROWS, s->counts + k * ROWS);
        add_set(j, s, sums + first * j->stride);
    }
}

static grdp_status run_chunk(void *of, uint64_t chunk)
{
    const job *const j = of;
    const size_t n_terms = j->stride * ROWS, n_counts = (size_t)SET * ROWS;
    const size_t size = sizeof(double) * (n_terms + n_counts + SET * j->stride);
    double *const memory = aligned_alloc(64, (size + 63) / 64 * 64);
    if (memory == NULL)
        return GRDP_ERR_MEMORY;
    memset(memory, 0, size);
    const scratch s = {memory, memory + n_terms, memory + n_terms + n_counts};
    for (size_t b = chunk * j->n_blocks / j->n_chunks; b < (chunk + 1) * j->n_blocks / j->n_chunks;
         b++)
        add_block(j, &s, b, (size_t)chunk);
    free(memory);
    return GRDP_OK;
}

/* Chunks one after another. */
static void join_group(const job *j, double *sums, uint64_t *sizes)
{
    const size_t n_terms = j->of->n_terms;
    for (size_t c = 0; c < j->n_chunks; c++)
        for (size_t r = 0; r < j->n; r++) {
            sizes[r] += j->sizes[c * j->group + r];
            for (size_t t = 0; t < n_terms; t++)
                sums[r * n_terms + t] += j->sums[(c * j->group + r) * j->stride + t];
        }
}

static void join_own(const job *j, double *sums, uint64_t *sizes)
{
    for (size_t b = 0; b < j->n_blocks; b++)
        for (size_t t = 0; t < j->of->n_terms; t++)
            sums[t] += j->own[b * j->stride + t];
    for (size_t i = 0; i < j->n_blocks * ROWS; i++)
        sizes[0] += j->of->valid[i];
}

static grdp_status run_groups(job *j, double *sums, uint64_t *sizes)
{
    const grdp_resample *const r = j->of;
    do {
        const size_t left = r->n_resamples - j->first_of;
        j->n = left < j->group ? left : j->group;
        memset(j->sums, 0, sizeof(double) * j->n_chunks * j->group * j->stride);
        memset(j->sizes, 0, sizeof(uint64_t) * j->n_chunks * j->group);
        GRDP_TRY(grdp_batch_each(r->n_threads, j->n_chunks, run_chunk, j));
        join_group(j, sums + (j->first_of + 1) * r->n_terms, sizes + j->first_of + 1);
        j->first_of += j->n;
    } while (j->first_of < r->n_resamples);
    join_own(j, sums, sizes);
    return GRDP_OK;
}

grdp_status grdp_resample_run(const grdp_resample *resample, double *sums, uint64_t *sizes)
{
    job j = {.of = resample,
             .key = grdp_draw_key(resample->seed, "bootstrap"),
             .n_blocks = (resample->n_rows + ROWS - 1) / ROWS,
             .stride = (resample->n_terms + TERMS - 1) / TERMS * TERMS};
    const size_t sets = resample->n_resamples / SET + 1;
    j.n_chunks = j.n_blocks < CHUNKS ? j.n_blocks : CHUNKS;
    j.group = sets < GROUP / SET ? sets * SET : GROUP;
    j.sums = malloc(sizeof(double) * j.n_chunks * j.group * j.stride);
    j.sizes = malloc(sizeof(uint64_t) * j.n_chunks * j.group);
    j.own = malloc(sizeof(double) * j.n_blocks * j.stride);
    memset(sums, 0, sizeof(double) * (resample->n_resamples + 1) * resample->n_terms);
    memset(sizes, 0, sizeof(uint64_t) * (resample->n_resamples + 1));
    const bool fine = j.sums != NULL && j.sizes != NULL && j.own != NULL;
    const grdp_status status = fine ? run_groups(&j, sums, sizes) : GRDP_ERR_MEMORY;
    free(j.sums);
    free(j.sizes);
    free(j.own);
    return status;
}
