/* progress: one line on a terminal for work of over a second: done, rate, time left,
 * precision.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_PROGRESS_H
#define GRDP_CLI_PROGRESS_H

#include <stdint.h>

#include "cli/cli.h"

typedef struct grdp_progress grdp_progress;

/* `what` names the unit ("runs"); `total` 0: not known. NULL where stderr is no terminal or the cli
 * is quiet; the other functions take NULL. */
grdp_progress *grdp_progress_begin(grdp_cli *cli, const char *what, uint64_t total);

/* So many more are done; for grdp_batch_plan.tick. Writes at most four lines a second. */
void grdp_progress_tick(void *progress, uint64_t n);

/* The same for grdp_chance_options.tick, with the half width of a 95 % interval by now, in points.
 */
void grdp_progress_tick_precision(void *progress, uint64_t n, double half_width);
void grdp_progress_end(grdp_progress *progress); /* wipes the line */

#endif
