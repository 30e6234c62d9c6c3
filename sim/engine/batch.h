/* batch: many runs of one scenario over threads. The only place that knows threads.
 *
 * Runs are cut into chunks of a fixed size. Each chunk is worked on by one thread with a tally of
 * its own, and tallies are joined in the order of the chunks, so that sums have the same shape, and
 * results the same bytes, for any number of threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_BATCH_H
#define GRDP_ENGINE_BATCH_H

#include <stdatomic.h>
#include <stdint.h>

#include "engine/sampling.h"
#include "engine/series.h"

enum { GRDP_CHUNK = 4096 }; /* runs in a chunk: 64 blocks */

/* What is done with the runs. `context` is the caller's. */
typedef struct grdp_batch_work {
    void *context;

    /* A tally for one chunk; NULL when out of memory. Reused after reset(). A thread has several,
     * whose chunks take turns in its block. */
    void *(*create)(void *context);
    void (*free)(void *context, void *tally);
    void (*reset)(void *context, void *tally);

    /* Before grdp_block_draw() draws the block: NULL, or what sets lanes by hand. */
    void (*prepare)(void *context, void *tally, grdp_block *block, uint64_t first_run);

    /* A block was run; its first `n_lanes` lanes count. Called by any thread, for one tally by one
     * thread at a time, in the order of the runs. */
    void (*take)(void *context, void *tally, grdp_block *block, uint64_t first_run, size_t n_lanes);

    /* NULL, or: all threads are done; adds what has no order (counts) to the whole. */
    void (*finish)(void *context, void *tally);

    /* The chunk is done; called in the order of chunks, never by two threads at once. Anything but
     * GRDP_OK ends the batch with that status. */
    grdp_status (*join)(void *context, void *tally, uint64_t first_run);
} grdp_batch_work;

typedef struct grdp_batch_plan {
    uint64_t seed;
    uint64_t first_run, n_runs;    /* first_run is a multiple of GRDP_LANES */
    unsigned n_threads;            /* 0: as many as there are processors */
    bool draw;                     /* false: prepare() sets what differs */
    const grdp_sampling *sampling; /* NULL: plain random numbers */
    const atomic_bool *stop; /* NULL, or set by a signal: the batch ends after the chunks in hand */
    void (*tick)(void *context, uint64_t runs); /* NULL, or: so many more runs are joined; never */
    void *tick_context;                         /* called by two threads at once */
} grdp_batch_plan;

/* GRDP_OK, GRDP_ERR_STOPPED, GRDP_ERR_MEMORY or what join() gave. */
GRDP_CHECKED grdp_status grdp_batch_run(const grdp_scenario *scenario, const grdp_batch_plan *plan,
                                        const grdp_batch_work *work);

/* Tasks 0 to n_tasks - 1 that have no order and share nothing that changes. GRDP_OK, or what one of
 * them gave; no task is begun after a failure. */
GRDP_CHECKED grdp_status grdp_batch_each(unsigned n_threads, uint64_t n_tasks,
                                         grdp_status (*task)(void *context, uint64_t index),
                                         void *context);

#endif
