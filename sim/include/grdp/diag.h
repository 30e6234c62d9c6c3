/* diag: findings about what a user wrote. The library adds findings and never prints them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_DIAG_H
#define GRDP_DIAG_H

#include <stddef.h>

#include "grdp/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum grdp_severity { GRDP_NOTE, GRDP_WARNING, GRDP_ERROR } grdp_severity;

/* Strings belong to the diag and live until grdp_diag_free(). */
typedef struct grdp_finding {
    grdp_severity severity;
    const char *file; /* NULL: not tied to a file */
    unsigned line;    /* 0: unknown */
    const char *path; /* "sectors.farming.rate", or NULL */
    const char *text; /* one sentence without a final newline */
    const char *hint; /* what to write instead, or NULL */
    const char *kind; /* the English wording before it was filled in: that of `text` */
} grdp_finding;

typedef struct grdp_diag grdp_diag;

/* Gives the wording of an English format string in another language, or the string itself. The
 * result has the same conversions in the same order and lives as long as the program. What it gives
 * for "." is the decimal mark of numbers in findings. */
typedef const char *(*grdp_translate)(const char *english);

/* NULL when out of memory. `translate` may be NULL: findings are in English. Findings past a fixed
 * number (1,000) are counted and not kept. */
grdp_diag *grdp_diag_create(grdp_translate translate);
void grdp_diag_free(grdp_diag *diag);

/* Number of findings at or above a severity, those that were not kept included. */
size_t grdp_diag_count(const grdp_diag *diag, grdp_severity at_least);

/* Findings in the order in which they were added; NULL past the last one that was kept. */
const grdp_finding *grdp_diag_at(const grdp_diag *diag, size_t index);

#ifdef __cplusplus
}
#endif

#endif
