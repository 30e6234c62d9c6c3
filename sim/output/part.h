/* part: what is known of a table that is written piece by piece: how far it is, what it was made
 * from, and the SHA-256 of what stands in it. Kept as JSON beside the table: as its state while it
 * grows, and as the manifest of a part of it that another command puts together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_OUTPUT_PART_H
#define GRDP_OUTPUT_PART_H

#include <stdint.h>

#include "core/arena.h"
#include "core/diag.h"
#include "grdp/table.h"

/* One thing that decides what is written: {"seed", "1"}. */
typedef struct grdp_part_setting {
    const char *name, *value;
} grdp_part_setting;

typedef struct grdp_part {
    const char *id, *title; /* of what is studied; the title may be NULL */
    const char *seed;
    size_t n_settings;
    const grdp_part_setting *settings; /* in an order that is always the same */
    size_t n_columns;
    const grdp_column *columns;
    bool is_part;          /* to be put together with others; else the whole table */
    uint64_t index, count; /* 0 of 1 for the whole */
    uint64_t first, n;     /* rows of this part, of `total` */
    uint64_t total;

    /* What is there so far. */
    uint64_t done, n_failed;
    uint64_t bytes;
    char sha256[65];
} grdp_part;

/* SHA-256 over the settings. Two tables with one fingerprint have the same bytes. */
void grdp_part_fingerprint(const grdp_part *part, char hex[65]);

/* Whether `there` was made from the same settings as `wanted`; else a finding in `file` that names
 * the first one that differs. */
bool grdp_part_matches(const grdp_part *there, const grdp_part *wanted, const char *file,
                       const char *hint, grdp_diag *diag);

/* The description without its final newline, for free(); NULL when out of memory. */
char *grdp_part_text(const grdp_part *part);

GRDP_CHECKED grdp_status grdp_part_write(const grdp_part *part, const char *file, bool fsync,
                                         grdp_diag *diag);

/* Everything lives in the arena. A file that is no such description is a finding. */
GRDP_CHECKED grdp_status grdp_part_read(grdp_arena *arena, const char *file, grdp_diag *diag,
                                        grdp_part *out);

#endif
