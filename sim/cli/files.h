/* files: the files of a command, in the folder of --out or as a stream, and their names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_FILES_H
#define GRDP_CLI_FILES_H

#include "cli/cli.h"
#include "output/package.h"

/* Whether --out is "-": a table for programs takes the place of those for people. */
bool grdp_files_to_stdout(const grdp_cli *cli);

/* The package of --out, which is given. */
GRDP_CHECKED grdp_status grdp_files_open(const grdp_cli *cli, const grdp_package_about *about,
                                         grdp_package **out);

/* Begins a table in the format of --format, with its numbers as --digits says. */
GRDP_CHECKED grdp_status grdp_files_begin(const grdp_cli *cli, grdp_package *package,
                                          const char *name, const char *doc,
                                          const grdp_column *columns, size_t n);

/* Names what was written, unless the cli is quiet. */
void grdp_files_show(const grdp_cli *cli, const grdp_package *package);

#endif
