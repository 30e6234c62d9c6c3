/* run_options: the options of commands that draw; rows of the table in options.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_RUN_OPTIONS_H
#define GRDP_CLI_RUN_OPTIONS_H

#include "cli/cli.h"

bool grdp_store_seed(grdp_cli *cli, const char *argument);
bool grdp_store_runs(grdp_cli *cli, const char *argument);
bool grdp_store_threads(grdp_cli *cli, const char *argument);
bool grdp_store_precision(grdp_cli *cli, const char *argument);
bool grdp_store_replay(grdp_cli *cli, const char *argument);
bool grdp_store_keep(grdp_cli *cli, const char *argument);

/* More runs than this are asked for twice: --yes-large. */
#define GRDP_RUNS_LARGE UINT64_C(100000000)

/* GRDP_ERR_LIMIT where --runs asks for too many. Sees that --keep, --design and --replay fit
 * them, and rounds them up to what the design takes. */
GRDP_CHECKED grdp_status grdp_check_runs(grdp_cli *cli);

/* A whole number from 0 on in any way that numbers are written: "1000000", "1e6"; UINT64_MAX where
 * it is larger. */
bool grdp_read_whole(const char *text, size_t length, uint64_t *out);

/* A whole number of at most `max`: digits only, no sign, no space. */
bool grdp_read_count(const char *text, uint64_t max, uint64_t *out);

#endif
