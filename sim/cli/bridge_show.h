/* bridge_show: what the parts of `compare --bridge` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_BRIDGE_SHOW_H
#define GRDP_CLI_BRIDGE_SHOW_H

#include "cli/compare.h"
#include "plan/bridge.h"

/* What is asked, and the scenarios that were opened for it. */
typedef struct grdp_bridge_case {
    grdp_gap_question question;
    grdp_scenario_options options;
    grdp_outlook *own[2]; /* freed with the case; NULL where it was there already */
    grdp_gap_bridge bridge;
} grdp_bridge_case;

/* bridge_open.c: the sides that --from and --to name, and the series of --of. The caller frees what
 * was opened with grdp_bridge_close(), after a failure too. */
GRDP_CHECKED grdp_status grdp_bridge_open(grdp_cli *cli, const grdp_comparison *c,
                                          grdp_bridge_case *out);
void grdp_bridge_close(grdp_bridge_case *of);

/* bridge_write.c: the parts as a table for programs, in the folder --out. */
GRDP_CHECKED grdp_status grdp_bridge_write(grdp_cli *cli, const grdp_comparison *c,
                                           const grdp_bridge_case *of);

/* Divides the gap, prints it, and writes it where --out says so. */
GRDP_CHECKED grdp_status grdp_compare_bridge(grdp_cli *cli, const grdp_comparison *c);

/* bridge_options.c: for the option table. */
bool grdp_store_bridge(grdp_cli *cli, const char *argument);
bool grdp_store_from(grdp_cli *cli, const char *argument);
bool grdp_store_to(grdp_cli *cli, const char *argument);
bool grdp_store_of(grdp_cli *cli, const char *argument);
bool grdp_store_by(grdp_cli *cli, const char *argument);

#endif
