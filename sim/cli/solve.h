/* solve: what the parts of the command `solve` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_SOLVE_H
#define GRDP_CLI_SOLVE_H

#include "cli/cli.h"
#include "output/package.h"
#include "plan/solve_text.h"

/* solve_options.c */
bool grdp_store_target(grdp_cli *cli, const char *argument);
bool grdp_store_factor(grdp_cli *cli, const char *argument);
bool grdp_store_bounds(grdp_cli *cli, const char *argument);
bool grdp_store_chance(grdp_cli *cli, const char *argument);
bool grdp_store_curve(grdp_cli *cli, const char *argument);
bool grdp_store_year(grdp_cli *cli, const char *argument);
bool grdp_store_growth(grdp_cli *cli, const char *argument);
bool grdp_store_correlation(grdp_cli *cli, const char *argument);

/* solve_target.c, solve_path.c */
GRDP_CHECKED grdp_status grdp_solve_target_run(grdp_cli *cli);
GRDP_CHECKED grdp_status grdp_solve_path_run(grdp_cli *cli);

/* solve_curve.c: the values of the factor for each value of --curve. */
struct grdp_solve;
GRDP_CHECKED grdp_status grdp_solve_curve_run(grdp_cli *cli, struct grdp_solve *solve);

/* A table of results and its rows. */
typedef struct grdp_solve_table {
    const char *name, *doc; /* "solve" is solve.csv */
    const grdp_column *columns;
    size_t n_columns, n_rows;
    const grdp_cell *cells; /* n_rows * n_columns */
} grdp_solve_table;

/* solve_write.c: the scenario file (NULL: none) and the table (NULL: none) to where --out says: a
 * folder; a file that ends in .cfg, which gets the scenario alone; or "-", which gets the table.
 * `file`'s name is filled in here. Says on stdout what was written. */
GRDP_CHECKED grdp_status grdp_solve_write(grdp_cli *cli, grdp_solve_file *file,
                                          const grdp_solve_table *table);

#endif
