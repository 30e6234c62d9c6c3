/* notes: many notes in a few lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_NOTES_H
#define GRDP_CLI_NOTES_H

#include <stdbool.h>

#include "core/arena.h"
#include "grdp/diag.h"

/* More lines would bury the table that they belong to. */
enum { GRDP_NOTES_SHOWN = 5 };

typedef struct grdp_note {
    const grdp_finding *first; /* of those that the line stands for */
    const char *text;          /* in place of that of `first`; lives with the arena */
} grdp_note;

/* Whether an earlier finding says the same of the same place: several scenarios read one region. */
bool grdp_notes_was_said(const grdp_diag *diag, size_t index);

/* The notes as lines: what is at a line of a file before what is about a whole file. Notes on one
 * place that differ in one word (a date) are one line with all these words. Where they are too many
 * still, one line of each kind is shown. Gives the number of lines; `n_more` is that of the notes
 * that no line says. */
size_t grdp_notes_gather(const grdp_diag *diag, grdp_arena *arena,
                         grdp_note lines[static GRDP_NOTES_SHOWN], size_t *n_more);

#endif
