/* sweep: evaluates a scenario at the points of a design and turns each into a line of CSV.
 *
 * Lines are made by the threads that run the points and handed on in the order of the points, so
 * that memory does not grow with their number and the bytes are the same for any number of threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_SWEEP_H
#define GRDP_STUDY_SWEEP_H

#include "core/text.h"
#include "engine/batch.h"
#include "study/design.h"
#include "study/response.h"

typedef struct grdp_sweep {
    const grdp_scenario *scenario;
    const grdp_design *design;
    grdp_responses responses;
    bool is_long;      /* a line a response of a point; else one a point */
    int digits;        /* decimals; -1: the shortest text that reads back to the same double */
    uint64_t first, n; /* points first to first + n - 1 */
    unsigned n_threads;
    const atomic_bool *stop;                    /* as in grdp_batch_plan */
    void (*tick)(void *context, uint64_t runs); /* as in grdp_batch_plan */
    void *tick_context;

    /* Takes the lines of the next points; never called by two threads at once. `n_failed` of them
     * left the domain of a model and have empty responses. */
    void *sink;
    grdp_status (*put)(void *sink, const char *text, size_t length, uint64_t n_points,
                       uint64_t n_failed);
} grdp_sweep;

/* The head line: the paths of the factors, then the names of the responses; long: the number of the
 * point, counted from 0, the factors, the name of the response and its value. */
void grdp_sweep_head(const grdp_sweep *sweep, grdp_buffer *out);

/* GRDP_OK, GRDP_ERR_STOPPED, GRDP_ERR_MEMORY or what put() gave. */
GRDP_CHECKED grdp_status grdp_sweep_run(const grdp_sweep *sweep);

#endif
