/* leftover: temporary files of writers that were killed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_LEFTOVER_H
#define GRDP_CORE_LEFTOVER_H

/* Takes away what killed writers of the file left beside it, as ".NAME.PROCESS-N.tmp": nobody
 * writes there once the process is gone and an hour has passed, in which one on another machine
 * would have written. What cannot be looked at or taken away stays. */
void grdp_leftover_clear(const char *file);

#endif
