/* journal: a file that grows in order, survives any interruption and is then continued.
 *
 * While it grows it is FILE.partial, and FILE.state says how many of its bytes are whole. At each
 * checkpoint first the bytes and then the state reach the disk, so that the state never speaks of
 * bytes that are not there; what follows the last checkpoint is cut off when it is opened again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_OUTPUT_JOURNAL_H
#define GRDP_OUTPUT_JOURNAL_H

#include "output/part.h"

typedef struct grdp_journal grdp_journal;

typedef struct grdp_journal_options {
    double checkpoint; /* seconds from one checkpoint to the next; 0: after every piece */
    bool restart;      /* forgets what is there */
} grdp_journal_options;

/* Goes on where an interrupted writing of the same part ended, or begins. What is there and was
 * made from other settings, or is damaged, or is just being written by another process, is a
 * finding. The part is copied as it is; what it points to must outlive the journal. */
GRDP_CHECKED grdp_status grdp_journal_open(const char *file, const grdp_part *part,
                                           const grdp_journal_options *options, grdp_diag *diag,
                                           grdp_journal **out);

/* What is there; lives with the journal. */
const grdp_part *grdp_journal_part(const grdp_journal *journal);

/* Adds `rows` whole rows. */
GRDP_CHECKED grdp_status grdp_journal_put(grdp_journal *journal, const char *text, size_t length,
                                          uint64_t rows, uint64_t n_failed);

/* Makes all that was put safe on the disk. */
GRDP_CHECKED grdp_status grdp_journal_checkpoint(grdp_journal *journal);

/* All rows are there: fills in the SHA-256, and says so on the disk where a state is. */
GRDP_CHECKED grdp_status grdp_journal_end(grdp_journal *journal);

/* FILE.partial, to be renamed by the caller once the part is done, and then grdp_journal_forget().
 */
const char *grdp_journal_partial(const grdp_journal *journal);
void grdp_journal_forget(grdp_journal *journal); /* takes the state away */

/* Takes away what no checkpoint has made safe; NULL is fine. */
void grdp_journal_close(grdp_journal *journal);

#endif
