/* package: the files that a run writes to one folder, and what describes them: manifest.json and
 * datapackage.json (Frictionless Data Package).
 *
 * Files get their names when all of them are whole, so that a disk that fills up leaves those of an
 * earlier run as they are. A folder with a manifest is complete: the manifest is the last file to
 * appear, and that of an earlier run is taken away just before the first new file gets its name.
 * Other files of an earlier run stay, and the manifest lists them apart (earlier_outputs).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_OUTPUT_PACKAGE_H
#define GRDP_OUTPUT_PACKAGE_H

#include "core/diag.h"
#include "grdp/table.h"

#include <stdio.h>

typedef struct grdp_package grdp_package;

/* What the manifest says of the run. Strings are copied; those but the name may be NULL. A byte
 * that is not UTF-8, as the name of a file may hold, is written as U+FFFD: JSON cannot hold it. */
typedef struct grdp_package_about {
    const char *name; /* id, e.g. of the scenario */
    const char *title;
    const char *region;  /* its id; NULL where there are several */
    const char *kind;    /* what was done: "run", "study sobol" */
    const char *command; /* the words of the command line, joined */
    unsigned long long seed;
    bool has_seed;
    const char *design;  /* by which runs were drawn: "sobol"; NULL: plain random numbers */
    const char *started; /* NULL: no clock in the manifest */
    bool takes_over;     /* a folder with other results may be given up (--restart) */
} grdp_package_about;

/* Makes the folder where it is missing, and sees that files can be made in it and that it does not
 * hold other results (owner.h), before hours of work. Nothing is written before the first file. */
GRDP_CHECKED grdp_status grdp_package_open(const char *folder, const grdp_package_about *about,
                                           grdp_diag *diag, grdp_package **out);

/* One that has no folder: the rows of its first table go to `stream`, nothing else is written. */
GRDP_CHECKED grdp_status grdp_package_stream(FILE *stream, const grdp_package_about *about,
                                             grdp_package **out);

/* Sees, before the work, that a table that will be written does not replace a file that is not ours
 * (owner.h). Every file is looked at again when it is begun. */
GRDP_CHECKED grdp_status grdp_package_expect(grdp_package *package, const char *name,
                                             const grdp_format *format, grdp_diag *diag);

/* An input of the run, once; a file that was already named is not named again. */
void grdp_package_input(grdp_package *package, const char *file, const char *sha256);

/* Starts a table `name` (an id, without suffix) in a format; rows follow, then end. One table at a
 * time, no name twice in a format. `doc` describes the table and may be NULL, as may `dialect`.
 * Columns are copied. */
GRDP_CHECKED grdp_status grdp_package_begin(grdp_package *package, const char *name,
                                            const char *doc, const grdp_format *format,
                                            const grdp_dialect *dialect, const grdp_column *columns,
                                            size_t n, grdp_diag *diag);
void grdp_package_row(grdp_package *package, const grdp_cell *cells);
bool grdp_package_failed(const grdp_package *package); /* a row of the table in hand */
GRDP_CHECKED grdp_status grdp_package_end(grdp_package *package, grdp_diag *diag);

/* A table that was written elsewhere in the folder. Strings and columns are copied; `doc` may be
 * NULL. */
typedef struct grdp_package_table {
    const char *name; /* an id, without suffix */
    const char *doc;
    const grdp_format *format;
    const grdp_column *columns;
    size_t n;
    size_t bytes;
    const char *sha256;
} grdp_package_table;

/* Lists the finished file `temporary` of the same file system, which gets its name in the folder
 * with the others. */
GRDP_CHECKED grdp_status grdp_package_adopt(grdp_package *package, const grdp_package_table *table,
                                            const char *temporary);

/* A result that is no table: datapackage.json says what it is. Strings are copied but the text,
 * which is written as it is; `doc` may be NULL. */
typedef struct grdp_package_document {
    const char *name, *suffix; /* an id, and ".cfg" */
    const char *media, *doc;
    const char *text;
} grdp_package_document;

GRDP_CHECKED grdp_status grdp_package_add_document(grdp_package *package,
                                                   const grdp_package_document *document,
                                                   grdp_diag *diag);

/* Another file of the folder, `name` with its suffix, that describes the results. Takes over and
 * frees the text, which gets a final newline; NULL stands for want of memory. */
GRDP_CHECKED grdp_status grdp_package_text(grdp_package *package, const char *name, char *text,
                                           grdp_diag *diag);

/* Writes datapackage.json (where a table is in a format for programs, or there is a document) and
 * manifest.json, and gives all files their names. Where a file has failed, or memory for an input,
 * it does nothing of this and gives that status again. */
GRDP_CHECKED grdp_status grdp_package_close(grdp_package *package, grdp_diag *diag);
void grdp_package_free(grdp_package *package); /* takes away what was begun and not ended */

/* Files that were written, in order; NULL past the last. Paths live with the package. */
const char *grdp_package_file(const grdp_package *package, size_t index);

#endif
