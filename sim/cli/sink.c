/* sink: where the rows of a table go: into a package, or to stdout.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/sink.h"

grdp_status grdp_sink_begin(grdp_sink *to, const char *name, const char *doc,
                            const grdp_column *columns, size_t n)
{
    grdp_cli *const cli = to->cli;
    to->columns = columns;
    to->n = n;
    if (to->package != NULL)
        return grdp_package_begin(to->package, name, doc, cli->format, &cli->dialect, columns, n,
                                  cli->diag);
    cli->format->head(stdout, &cli->dialect, columns, n);
    return GRDP_OK;
}

void grdp_sink_put(const grdp_sink *to, const grdp_cell *cells)
{
    if (to->package != NULL)
        grdp_package_row(to->package, cells);
    else
        to->cli->format->row(stdout, &to->cli->dialect, to->columns, to->n, cells);
}

bool grdp_sink_failed(const grdp_sink *to)
{
    return to->package != NULL ? grdp_package_failed(to->package) : ferror(stdout) != 0;
}

grdp_status grdp_sink_end(const grdp_sink *to)
{
    if (to->package != NULL)
        return grdp_package_end(to->package, to->cli->diag);
    to->cli->format->tail(stdout, &to->cli->dialect, to->columns, to->n);
    return GRDP_OK;
}
