/* package: the files that a run writes to one folder, and what describes them: manifest.json and
 * datapackage.json (Frictionless Data Package).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_OUTPUT_PACKAGE_H
#define GRDP_OUTPUT_PACKAGE_H

#include "core/diag.h"
#include "grdp/table.h"

typedef struct grdp_package grdp_package;

/* What the manifest says of the run. Strings are copied. */
typedef struct grdp_package_about {
    const char *name;    /* id, e.g. of the scenario */
    const char *title;
    const char *command; /* the words of the command line, joined */
    unsigned long long seed;
    bool has_seed;
    const char *started; /* NULL: no clock in the manifest */
} grdp_package_about;

/* Makes the folder where it is missing. Nothing is written before the first file. */
GRDP_CHECKED grdp_status grdp_package_open(const char *folder, const grdp_package_about *about,
                                           grdp_diag *diag, grdp_package **out);

/* An input of the run, once; a file that was already named is not named again. */
void grdp_package_input(grdp_package *package, const char *file, const char *sha256);

/* Starts a table `name` (without suffix) in a format; rows follow, then end. One table at a time.
 * `doc` describes the table. */
GRDP_CHECKED grdp_status grdp_package_begin(grdp_package *package, const char *name,
                                            const char *doc, const grdp_format *format,
                                            const grdp_dialect *dialect,
                                            const grdp_column *columns, size_t n, grdp_diag *diag);
void grdp_package_row(grdp_package *package, const grdp_cell *cells);
GRDP_CHECKED grdp_status grdp_package_end(grdp_package *package, grdp_diag *diag);

/* Writes datapackage.json and manifest.json, in this order: a folder with a manifest is complete. */
GRDP_CHECKED grdp_status grdp_package_close(grdp_package *package, grdp_diag *diag);
void grdp_package_free(grdp_package *package); /* takes away what was begun and not ended */

/* Files that were written, in order; NULL past the last. Paths live with the package. */
const char *grdp_package_file(const grdp_package *package, size_t index);

#endif
