/* list: what `grdpsim list` can list. One function a kind; the table is in list.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_LIST_H
#define GRDP_CLI_LIST_H

#include "cli/cli.h"

/* `file` is NULL where the kind takes none. */
typedef grdp_status (*grdp_list)(grdp_cli *cli, const char *file);

grdp_status grdp_list_models(grdp_cli *cli, const char *file);
grdp_status grdp_list_series(grdp_cli *cli, const char *file);
grdp_status grdp_list_dists(grdp_cli *cli, const char *file);
grdp_status grdp_list_formats(grdp_cli *cli, const char *file);
grdp_status grdp_list_methods(grdp_cli *cli, const char *file);
grdp_status grdp_list_commands(grdp_cli *cli, const char *file);
grdp_status grdp_list_statuses(grdp_cli *cli, const char *file);
grdp_status grdp_list_factors(grdp_cli *cli, const char *file);
grdp_status grdp_list_accounts(grdp_cli *cli, const char *file);
grdp_status grdp_list_actuals(grdp_cli *cli, const char *file);

/* A heading of columns, translated. */
void grdp_list_head(const grdp_cli *cli, grdp_show *show, size_t n, const char *const *english);

#endif
