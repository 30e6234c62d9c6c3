/* schema: which keys a group may hold, as data. Unknown keys, wrong kinds and missing keys are
 * found here once for every kind of file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_SCHEMA_H
#define GRDP_SCENARIO_SCHEMA_H

#include "scenario/node.h"

typedef enum grdp_field_kind {
    GRDP_FIELD_TEXT,
    GRDP_FIELD_LINE,   /* a text that is printed in tables: one line, and no empty one */
    GRDP_FIELD_ID,     /* a text that is an id */
    GRDP_FIELD_TITLE,  /* a text, or a group { vi = ""; en = ""; } */
    GRDP_FIELD_DATE,   /* "2023-12-31" or "2023-12" */
    GRDP_FIELD_YEAR,   /* an integer from 1900 to 2200 */
    GRDP_FIELD_COUNT,  /* an integer in [min, max] */
    GRDP_FIELD_NUMBER, /* in [min, max] */
    GRDP_FIELD_FACTOR, /* what a factor takes: number, path, ramp, distribution */
    GRDP_FIELD_TEXTS,  /* a list of texts */
    GRDP_FIELD_GROUP,
    GRDP_FIELD_LIST,
    GRDP_FIELD_ANY,
} grdp_field_kind;

typedef struct grdp_field {
    const char *name;
    grdp_field_kind kind;
    bool required;
    const char *doc;
    double min, max;     /* NUMBER and COUNT; 0, 0: no bounds */
    const char *choices; /* TEXT: NULL or "given|required" */
} grdp_field;

/* Checks a group against its fields: unknown keys (with the nearest known one), kinds, bounds and
 * missing keys are findings. False where there was an error. `path` is the path of the group, ""
 * at the top. */
bool grdp_schema_check(const grdp_node *group, const char *path, const grdp_field *fields,
                       size_t n_fields, grdp_diag *diag);

/* What a checked group holds; the fallback where the key is absent or of another kind. */
const char *grdp_schema_text(const grdp_node *group, const char *name, const char *fallback);
double grdp_schema_number(const grdp_node *group, const char *name, double fallback);
int grdp_schema_year(const grdp_node *group, const char *name, int fallback);
int grdp_schema_date(const grdp_node *group, const char *name); /* 0 where there is none */

/* "sectors" + "industry" -> "sectors.industry"; the second alone where the first is "". */
const char *grdp_schema_path(grdp_arena *arena, const char *parent, const char *name);

/* The words of "given|required" in an array; returns their number, at most `max`. */
size_t grdp_schema_words(grdp_arena *arena, const char *choices, const char **words, size_t max);

#endif
