/* models: the model of a group, by one name, or by several of which one holds in turn:
 *
 *   model = "constant";
 *   models = ( "constant", "icor", "capital" );      the first holds in runs, all in studies
 *
 * All lists of a scenario go together: where the second of one holds, so does that of the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_MODELS_H
#define GRDP_SCENARIO_MODELS_H

#include "scenario/reader.h"

enum { GRDP_MODELS = 16 }; /* names of a list at most */

typedef struct grdp_models {
    size_t n;
    const grdp_model *at[GRDP_MODELS];
    const grdp_model *holds;
} grdp_models;

/* Finds the models that a group names; false after a finding. */
bool grdp_models_read(grdp_reader *reader, const grdp_node *node, const char *path,
                      grdp_model_scope scope, grdp_models *out);

#endif
