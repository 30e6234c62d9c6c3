/* field: whether one value is of the kind that its key takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_FIELD_H
#define GRDP_SCENARIO_FIELD_H

#include "scenario/schema.h"

/* A value and the field that it is given for. */
typedef struct grdp_subject {
    const grdp_node *node;
    const grdp_field *field;
    grdp_place place; /* with the whole path */
    grdp_diag *diag;
} grdp_subject;

/* False after a finding. */
bool grdp_field_check(const grdp_subject *subject);
bool grdp_field_check_group(const grdp_subject *subject); /* does not look at `field` */

/* A whole number that is a year of a file, from 1900 to 2200. */
bool grdp_field_is_year(const grdp_node *node);

/* How a value of this kind is written. */
const char *grdp_field_sample(grdp_field_kind kind);

/* The first word of "given|required" and its length, NULL where there is none; and what follows. */
const char *grdp_field_word(const char *choices, size_t *length);
const char *grdp_field_after(const char *word, size_t length);

#endif
