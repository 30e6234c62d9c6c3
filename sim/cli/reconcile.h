/* reconcile: the options of the command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_RECONCILE_H
#define GRDP_CLI_RECONCILE_H

#include "cli/cli.h"
#include "plan/reconcile.h"

/* --rate; false after a finding. */
bool grdp_store_rate(grdp_cli *cli, const char *argument);

/* What --as-of and --rate say of the two accounts; rates live in the arena of the cli. */
GRDP_CHECKED grdp_status grdp_reconcile_options_read(grdp_cli *cli, const grdp_region *region,
                                                     const grdp_account *a, const grdp_account *b,
                                                     grdp_reconcile_options *out);

#endif
