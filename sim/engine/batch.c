/* batch: threads take chunks from a counter, and chunks are joined in order. A thread whose chunk
 * comes before its turn puts the tally aside and goes on with another, so that it need not wait for
 * a slower one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch.h"

#include "engine/block.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { THREADS = 256, AHEAD = 4 };

/* A tally of one thread, and the chunk in it that waits for its turn. */
typedef struct slot {
    void *tally;
    bool waits;
    uint64_t chunk;
} slot;

typedef struct batch {
    const grdp_scenario *scenario;
    const grdp_batch_plan *plan;
    const grdp_batch_work *work;
    uint64_t n_chunks;
    atomic_uint_fast64_t next; /* chunk that is taken next */
    atomic_uint started;       /* threads that have begun */
    slot *slots;               /* AHEAD for each thread; `waits` and `chunk` under `lock` */
    size_t n_slots;
    pthread_mutex_t lock;
    pthread_cond_t turn;
    uint64_t joined;    /* chunks below this are joined; under `lock` */
    grdp_status status; /* first failure; under `lock` */
} batch;

static bool stopped(const batch *b)
{
    return b->plan->stop != NULL && atomic_load(b->plan->stop);
}

static uint64_t size_of_chunk(const grdp_batch_plan *plan, uint64_t chunk)
{
    const uint64_t left = plan->n_runs - chunk * GRDP_CHUNK;
    return left < GRDP_CHUNK ? left : GRDP_CHUNK;
}

/* Runs of a chunk, block by block. */
static void work_chunk(const batch *b, grdp_block *block, void *tally, uint64_t chunk)
{
    const grdp_batch_plan *const plan = b->plan;
    const uint64_t begin = chunk * GRDP_CHUNK;
    const uint64_t end = begin + size_of_chunk(plan, chunk);
    for (uint64_t run = begin; run < end; run += GRDP_LANES) {
        const uint64_t first_run = plan->first_run + run;
        const size_t n = end - run < GRDP_LANES ? (size_t)(end - run) : GRDP_LANES;
        if (b->work->prepare != NULL)
            b->work->prepare(b->work->context, tally, block, first_run);
        if (plan->draw)
            grdp_block_draw_design(block, plan->seed, plan->sampling, first_run);
        grdp_block_run(block);
        b->work->take(b->work->context, tally, block, first_run, n);
    }
}

static void fail(batch *b, grdp_status status)
{
    pthread_mutex_lock(&b->lock);
    if (b->status == GRDP_OK)
        b->status = status;
    pthread_cond_broadcast(&b->turn);
    pthread_mutex_unlock(&b->lock);
}

/* The tally that waits with the chunk whose turn it is, or NULL. Under the lock. */
static slot *find_next(const batch *b)
{
    for (size_t i = 0; i < b->n_slots; i++)
        if (b->slots[i].waits && b->slots[i].chunk == b->joined)
            return &b->slots[i];
    return NULL;
}

/* Hands in a chunk, and joins it and those that waited for it, if it is its turn. */
static bool hand_in(batch *b, slot *mine, uint64_t chunk)
{
    pthread_mutex_lock(&b->lock);
    mine->chunk = chunk;
    mine->waits = true;
    slot *next = NULL;
    while (b->status == GRDP_OK && (next = find_next(b)) != NULL) {
        b->status = b->work->join(b->work->context, next->tally,
                                  b->plan->first_run + b->joined * GRDP_CHUNK);
        next->waits = false;
        b->joined++;
        if (b->plan->tick != NULL)
            b->plan->tick(b->plan->tick_context, size_of_chunk(b->plan, b->joined - 1));
        pthread_cond_broadcast(&b->turn);
    }
    const bool fine = b->status == GRDP_OK;
    pthread_mutex_unlock(&b->lock);
    return fine;
}

/* One of a thread's tallies that does not wait; where all do, the first that no longer does. The
 * chunk for which they wait is in another thread's hands. NULL where the batch has failed. */
static slot *find_free(batch *b, slot *mine)
{
    slot *found = NULL;
    pthread_mutex_lock(&b->lock);
    while (b->status == GRDP_OK && found == NULL) {
        for (size_t i = 0; i < AHEAD && found == NULL; i++)
            if (!mine[i].waits)
                found = &mine[i];
        if (found == NULL)
            pthread_cond_wait(&b->turn, &b->lock);
    }
    pthread_mutex_unlock(&b->lock);
    if (found == NULL || found->tally != NULL)
        return found;
    found->tally = b->work->create(b->work->context);
    if (found->tally == NULL)
        fail(b, GRDP_ERR_MEMORY);
    return found->tally != NULL ? found : NULL;
}

/* A tally is at hand before a chunk is taken, so that no chunk waits for one. */
static void work_chunks(batch *b, grdp_block *block, slot *mine)
{
    slot *at = NULL;
    while (!stopped(b) && (at = find_free(b, mine)) != NULL) {
        const uint64_t chunk = atomic_fetch_add(&b->next, 1);
        if (chunk >= b->n_chunks)
            return;
        b->work->reset(b->work->context, at->tally);
        work_chunk(b, block, at->tally, chunk);
        if (!hand_in(b, at, chunk))
            return;
    }
}

static void *thread_main(void *argument)
{
    batch *const b = argument;
    slot *const mine = b->slots + (size_t)atomic_fetch_add(&b->started, 1) * AHEAD;
    grdp_block *block = NULL;
    if (grdp_block_create(b->scenario, &block) != GRDP_OK)
        fail(b, GRDP_ERR_MEMORY);
    else
        work_chunks(b, block, mine);
    grdp_block_free(block);
    return NULL;
}

/* What has no order is added when all threads are done. */
static void finish_tallies(const batch *b)
{
    for (size_t i = 0; i < b->n_slots; i++) {
        void *const tally = b->slots[i].tally;
        if (tally == NULL)
            continue;
        if (b->work->finish != NULL)
            b->work->finish(b->work->context, tally);
        b->work->free(b->work->context, tally);
    }
}

static unsigned count_threads(unsigned n_threads, uint64_t n_chunks)
{
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned n = n_threads != 0 ? n_threads : online > 0 ? (unsigned)online : 1;
    n = n < THREADS ? n : THREADS;
    return n < n_chunks ? n : n_chunks > 0 ? (unsigned)n_chunks : 1;
}

/* The calling thread works too, so that one thread needs none to be started, and a thread that
 * cannot be started only makes the batch slower. */
static void work_threads(unsigned n_threads, void *(*work)(void *argument), void *argument)
{
    pthread_t threads[THREADS];
    unsigned n = 0;
    while (n + 1 < n_threads && pthread_create(&threads[n], NULL, work, argument) == 0)
        n++;
    work(argument);
    for (unsigned i = 0; i < n; i++)
        pthread_join(threads[i], NULL);
}

grdp_status grdp_batch_run(const grdp_scenario *scenario, const grdp_batch_plan *plan,
                           const grdp_batch_work *work)
{
    batch b = {.scenario = scenario, .plan = plan, .work = work, .status = GRDP_ERR_MEMORY};
    b.n_chunks = plan->n_runs / GRDP_CHUNK + (plan->n_runs % GRDP_CHUNK != 0);
    const unsigned n_threads = count_threads(plan->n_threads, b.n_chunks);
    b.n_slots = (size_t)n_threads * AHEAD;
    b.slots = calloc(b.n_slots, sizeof *b.slots);
    if (b.slots == NULL)
        return GRDP_ERR_MEMORY;
    if (pthread_mutex_init(&b.lock, NULL) == 0) {
        if (pthread_cond_init(&b.turn, NULL) == 0) {
            b.status = GRDP_OK;
            work_threads(n_threads, thread_main, &b);
            finish_tallies(&b);
            pthread_cond_destroy(&b.turn);
        }
        pthread_mutex_destroy(&b.lock);
    }
    free(b.slots);
    if (b.status == GRDP_OK && b.joined < b.n_chunks)
        return GRDP_ERR_STOPPED;
    return b.status;
}

typedef struct tasks {
    uint64_t n;
    grdp_status (*task)(void *context, uint64_t index);
    void *context;
    atomic_uint_fast64_t next;
    atomic_int status; /* of a task that failed */
} tasks;

static void *tasks_main(void *argument)
{
    tasks *const t = argument;
    while (atomic_load(&t->status) == GRDP_OK) {
        const uint64_t index = atomic_fetch_add(&t->next, 1);
        if (index >= t->n)
            break;
        const grdp_status status = t->task(t->context, index);
        if (status != GRDP_OK)
            atomic_store(&t->status, (int)status);
    }
    return NULL;
}

grdp_status grdp_batch_each(unsigned n_threads, uint64_t n_tasks,
                            grdp_status (*task)(void *context, uint64_t index), void *context)
{
    tasks t = {.n = n_tasks, .task = task, .context = context};
    work_threads(count_threads(n_threads, n_tasks), tasks_main, &t);
    return (grdp_status)atomic_load(&t.status);
}
