/* models: the model of a group, by one name, or by several of which one holds in turn:
 *
 *   model = "constant";
 *   models = ( "constant", "icor", "capital" );      the first holds in runs, all in studies
 *
 * Each list of a scenario is a choice of its own, unless the reader ties them: then the second of
 * one holds with the second of all others.
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

/* Whether a path names a parameter of a model that a list names, though it may not hold here. */
bool grdp_models_may_have(const grdp_scenario *scenario, const char *path);

#endif
