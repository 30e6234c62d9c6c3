/* batch: the scenario files that a command line names, folders walked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_BATCH_H
#define GRDP_CLI_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/diag.h"

typedef struct grdp_batch {
    grdp_arena *arena;
    size_t n;
    char **files; /* in the order of the arguments; within a folder sorted by bytes */
    bool several; /* a folder or more than one file was named */
} grdp_batch;

/* A file is taken as it is; a folder gives the files below it that end in ".cfg" and begin with
 * `kind` ("scenario"); other kinds are left to the files that name them. NULL for `kind` takes
 * every kind. On GRDP_OK the caller frees the batch with grdp_batch_free(). */
GRDP_CHECKED grdp_status grdp_batch_collect(const char *const *args, size_t n, const char *kind,
                                            grdp_diag *diag, grdp_batch *out);
void grdp_batch_free(grdp_batch *batch);

#endif
