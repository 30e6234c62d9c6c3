/* Batch: chunks over threads, joined in order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include "engine/batch.h"

#include <pthread.h>
#include <stdlib.h>

enum { CHUNKS = 7, LAST_BLOCK = GRDP_CHUNK - GRDP_LANES };

/* What happened in which order. Where `waits_for` is not 0, chunk 0 is not done before that chunk
 * was handed in. */
typedef struct record {
    pthread_mutex_t lock;
    pthread_cond_t change;
    uint64_t waits_for;
    bool begun[CHUNKS + 1];
    uint64_t joined[CHUNKS];
    size_t n_joined, n_tallies, n_finished;
} record;

static void *create(void *of)
{
    ((record *)of)->n_tallies++; /* exact for one thread */
    return calloc(1, sizeof(int));
}

static void destroy(void *of, void *tally)
{
    (void)of;
    free(tally);
}

static void reset(void *of, void *tally)
{
    (void)of;
    (void)tally;
}

static void take(void *of, void *tally, grdp_block *block, uint64_t run, size_t n)
{
    record *const r = of;
    (void)tally;
    (void)block;
    (void)n;
    pthread_mutex_lock(&r->lock);
    r->begun[run / GRDP_CHUNK] = true;
    pthread_cond_broadcast(&r->change);
    while (run == LAST_BLOCK && r->waits_for != 0 && !r->begun[r->waits_for])
        pthread_cond_wait(&r->change, &r->lock);
    pthread_mutex_unlock(&r->lock);
}

static grdp_status join(void *of, void *tally, uint64_t run)
{
    record *const r = of;
    (void)tally;
    r->joined[r->n_joined++] = run / GRDP_CHUNK;
    return GRDP_OK;
}

static void finish(void *of, void *tally)
{
    (void)tally;
    ((record *)of)->n_finished++;
}

static record run_with(unsigned n_threads, uint64_t waits_for)
{
    record r = {.lock = PTHREAD_MUTEX_INITIALIZER,
                .change = PTHREAD_COND_INITIALIZER,
                .waits_for = waits_for};
    grdp_scenario *const scenario = open_text(text_of("%s%s", HEAD("levels", 2023, 1), SECTORS));
    const grdp_batch_plan plan = {.n_runs = CHUNKS * GRDP_CHUNK, .n_threads = n_threads};
    const grdp_batch_work work = {.context = &r,
                                  .create = create,
                                  .free = destroy,
                                  .reset = reset,
                                  .take = take,
                                  .finish = finish,
                                  .join = join};
    cr_assert_eq(grdp_batch_run(scenario, &plan, &work), GRDP_OK);
    grdp_scenario_free(scenario);
    return r;
}

TestSuite(batch, .init = enter_world, .fini = leave_folder, .timeout = 60);

Test(batch, joins_chunks_in_their_order)
{
    for (unsigned n_threads = 1; n_threads <= 5; n_threads++) {
        const record r = run_with(n_threads, 0);
        cr_assert_eq(r.n_joined, CHUNKS);
        for (uint64_t i = 0; i < CHUNKS; i++)
            cr_assert_eq(r.joined[i], i, "%u threads", n_threads);
    }
}

Test(batch, needs_one_tally_for_one_thread_and_finishes_it)
{
    const record r = run_with(1, 0);
    cr_assert_eq(r.n_tallies, 1);
    cr_assert_eq(r.n_finished, 1);
}

/* The second thread begins chunk 4 while chunk 0 is not done: three tallies wait by then. */
Test(batch, goes_on_while_another_thread_is_behind)
{
    const record r = run_with(2, 4);
    for (uint64_t i = 0; i < CHUNKS; i++)
        cr_assert_eq(r.joined[i], i);
}
