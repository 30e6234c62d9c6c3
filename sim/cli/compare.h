/* compare: what the parts of the command `compare` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_COMPARE_H
#define GRDP_CLI_COMPARE_H

#include "cli/run.h"
#include "report/phrase.h"

typedef struct grdp_comparison {
    grdp_plan *plan, *next; /* next: of the following year, or NULL */
    grdp_region *region;
    int as_of;
    grdp_outlooks outlooks;
    grdp_outcome *outcomes; /* by the figures published by as_of */
    grdp_score score;
} grdp_comparison;

/* compare_more.c */
void grdp_compare_show_score(grdp_cli *cli, const grdp_comparison *c);
void grdp_compare_show_gap(grdp_cli *cli, const grdp_comparison *c);

/* compare_vintages.c: what was published after as_of, or, without it, every figure that was
 * revised. */
void grdp_compare_show_vintages(grdp_cli *cli, const grdp_comparison *c);

/* compare_write.c: the comparison as a table for programs, in the folder --out. */
GRDP_CHECKED grdp_status grdp_compare_write(grdp_cli *cli, const grdp_comparison *c);

#endif
