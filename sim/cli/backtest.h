/* backtest: what the parts of the command `backtest` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_BACKTEST_H
#define GRDP_CLI_BACKTEST_H

#include "cli/cli.h"
#include "plan/backtest.h"

enum { GRDP_CLI_SUBJECTS = 1024 };

/* The regions and plans of a backtest; they live as long as the command. */
typedef struct grdp_backtest_desk {
    size_t n_regions, n_plans, n_tables, n_subjects;
    grdp_region *regions[GRDP_CLI_LIST];
    grdp_plan *plans[GRDP_CLI_LIST * 4];
    grdp_input tables[2 * GRDP_CLI_LIST];
    grdp_subject subjects[GRDP_CLI_SUBJECTS];
} grdp_backtest_desk;

/* For the option table. */
bool grdp_store_regions(grdp_cli *cli, const char *argument);
bool grdp_store_weights_known(grdp_cli *cli, const char *argument);

/* backtest_collect.c: the regions that the arguments name, the plans beside each, and with
 * --regions the tables of many regions in the folder. */
GRDP_CHECKED grdp_status grdp_backtest_collect(grdp_cli *cli, grdp_backtest_desk *desk);
void grdp_backtest_clear(grdp_backtest_desk *desk);

/* backtest_show.c: tables for people, on stdout. */
void grdp_backtest_show(const grdp_cli *cli, const grdp_backtest *b);

/* backtest_write.c: the same as tables for programs, in the folder --out. */
GRDP_CHECKED grdp_status grdp_backtest_write(grdp_cli *cli, const grdp_backtest_desk *desk,
                                             const grdp_backtest *b);

#endif
