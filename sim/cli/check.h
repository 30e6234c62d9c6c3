/* check: what the parts of `grdpsim check` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_CHECK_H
#define GRDP_CLI_CHECK_H

#include "cli/cli.h"
#include "scenario/scenario.h"

/* check_explain.c: where one number of a scenario comes from, on stdout. */
grdp_status grdp_check_explain(grdp_cli *cli, const grdp_scenario *scenario, const char *path);

/* check_explain.c: the defaults that a scenario uses, on stdout. */
void grdp_check_defaults(const grdp_cli *cli, const grdp_scenario *scenario);

#endif
