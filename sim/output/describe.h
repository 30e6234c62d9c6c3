/* describe: the two JSON files beside the tables of a run. datapackage.json tells a program what
 * the columns are (Frictionless Data Package, readable as version 1 and 2), manifest.json tells
 * what the tables were made from and proves that they are unchanged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_OUTPUT_DESCRIBE_H
#define GRDP_OUTPUT_DESCRIBE_H

#include "output/owner.h"

typedef struct grdp_described_input {
    const char *path; /* as the user named it */
    char sha256[65];
} grdp_described_input;

typedef struct grdp_described_file {
    const char *path; /* relative to the folder */
    size_t bytes;
    char sha256[65];
    const grdp_format *format; /* of a table; NULL for other files */
    const char *media;         /* of another file that is a result; NULL for what describes them */
    const char *name;          /* of these two; the rest is of tables */
    const char *doc;           /* may be NULL */
    grdp_dialect dialect;
    const grdp_column *columns;
    size_t n_columns;
} grdp_described_file;

/* All texts are UTF-8. */
typedef struct grdp_description {
    grdp_package_about about;
    size_t n_inputs;
    const grdp_described_input *inputs;
    size_t n_files;
    const grdp_described_file *files;
    const grdp_owned *earlier; /* files of earlier runs that still stand there, among others */
} grdp_description;

/* Whether there is a result that datapackage.json can describe; it must not be empty. */
bool grdp_describe_has_data(const grdp_description *what);

/* The text of the file without its final newline, for free(); NULL when out of memory. The seed is
 * written as a text, since many readers of JSON keep 53 bits of a number. */
char *grdp_describe_package(const grdp_description *what);
char *grdp_describe_manifest(const grdp_description *what);

#endif
