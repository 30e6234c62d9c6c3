/* progress: one line on a terminal for work of over a second: done, rate, time left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_PROGRESS_H
#define GRDP_CLI_PROGRESS_H

#include <stdatomic.h>
#include <stdint.h>

#include "cli/cli.h"

typedef struct grdp_progress grdp_progress;

/* `what` names the unit ("runs"). NULL where stderr is no terminal or the cli is quiet: the other
 * functions take NULL. The counter is read by a thread of its own. */
grdp_progress *grdp_progress_begin(grdp_cli *cli, const char *what, uint64_t total,
                                   const atomic_uint_fast64_t *done);
void grdp_progress_end(grdp_progress *progress); /* wipes the line */

#endif
