/* file: whole files in and out. Nothing is ever read without a bound, nothing that is half written
 * stands under its final name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_FILE_H
#define GRDP_CORE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/arena.h"
#include "core/diag.h"

/* Reads a regular file of at most `limit` bytes into the arena, with a NUL byte after the last. A
 * folder, FIFO or device, a missing or unreadable file and one that is too large are findings
 * (GRDP_ERR_FILE or GRDP_ERR_INPUT) with the reason. Never blocks. */
GRDP_CHECKED grdp_status grdp_file_read(grdp_arena *arena, const char *file, size_t limit,
                                        grdp_diag *diag, char **out, size_t *length);

/* A file that is being written: everything goes to a temporary name in the same folder, and the
 * commit flushes, checks and renames. */
typedef struct grdp_writer grdp_writer;

/* Creates missing folders of `file`. `fsync` is for output that a later command resumes. */
GRDP_CHECKED grdp_status grdp_writer_open(const char *file, bool fsync, grdp_diag *diag,
                                          grdp_writer **out);
/* Whether a file could be made there: makes missing folders, and takes away what killed commands
 * left beside it. NULL stands for want of memory. */
GRDP_CHECKED grdp_status grdp_writer_try(const char *file, grdp_diag *diag);
FILE *grdp_writer_stream(grdp_writer *writer); /* belongs to the writer */

/* Nothing more is written: flushes, checks and closes, still under the temporary name; commit or
 * cancel follows. `sha256` and `bytes` as below. */
GRDP_CHECKED grdp_status grdp_writer_finish(grdp_writer *writer, grdp_diag *diag, char sha256[65],
                                            size_t *bytes);

/* Puts the file under its name, or takes it away where writing failed. Frees the writer either way.
 * `sha256` may be NULL; else it gets 64 hexadecimal digits and a NUL. `bytes` may be NULL. */
GRDP_CHECKED grdp_status grdp_writer_commit(grdp_writer *writer, grdp_diag *diag, char sha256[65],
                                            size_t *bytes);
void grdp_writer_cancel(grdp_writer *writer); /* leaves no trace; frees the writer */

/* SHA-256 and size of a file of any size; a finding where it cannot be read. */
GRDP_CHECKED grdp_status grdp_file_sha256(const char *file, grdp_diag *diag, char hex[65],
                                          uint64_t *bytes);

/* SHA-256 of bytes as 64 hexadecimal digits and a NUL (FIPS 180-4). */
void grdp_sha256(const void *data, size_t length, char hex[65]);

/* "a/b/../c" is kept as it is written; "dir of `file`" + "/" + `name` where `name` is relative. */
char *grdp_file_beside(grdp_arena *arena, const char *file, const char *name);

/* The way back: `name` as it is written beside `file`, the same from wherever both are reached; a
 * part of `name`. All of it where it is not below that folder. */
const char *grdp_file_seen_from(const char *file, const char *name);

/* Whether `name`, as it is written in the file `from`, or what it leads to at `path`, links
 * followed, lies outside of the folder of `from`. Of a file that is not there the name counts. */
bool grdp_file_leaves(const char *from, const char *name, const char *path);

#endif
