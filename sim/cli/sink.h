/* sink: where the rows of a table go: into a package, or to stdout.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_SINK_H
#define GRDP_CLI_SINK_H

#include "cli/cli.h"
#include "output/package.h"

typedef struct grdp_sink {
    grdp_cli *cli;
    grdp_package *package;      /* NULL: stdout */
    const grdp_column *columns; /* of the table in hand */
    size_t n;
} grdp_sink;

/* Starts a table, or prints its head; rows follow, then the end. The columns must live until then.
 */
GRDP_CHECKED grdp_status grdp_sink_begin(grdp_sink *to, const char *name, const char *doc,
                                         const grdp_column *columns, size_t n);
void grdp_sink_put(const grdp_sink *to, const grdp_cell *cells);

/* True once a row could not be written; the end says why. */
bool grdp_sink_failed(const grdp_sink *to);
GRDP_CHECKED grdp_status grdp_sink_end(const grdp_sink *to);

#endif
