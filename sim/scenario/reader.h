/* reader: what the parts of the scenario reader share while a scenario is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_READER_H
#define GRDP_SCENARIO_READER_H

#include "scenario/scenario.h"
#include "scenario/schema.h"

typedef struct grdp_reader {
    grdp_scenario *scenario;
    grdp_arena *arena;
    grdp_diag *diag;
    grdp_factor *factors; /* grows; moves to the scenario when all are read */
    size_t n_factors, capacity;
    bool no_memory;
    size_t model;     /* as in grdp_scenario_options */
    bool models_tied; /* the same */
} grdp_reader;

/* inherit.c: the merged tree of a scenario file, its bases and the overrides. */
GRDP_CHECKED grdp_status grdp_inherit_read(grdp_reader *reader, const char *file,
                                           const grdp_scenario_options *options);

/* scenario.c: whether a scenario that stands alone has this key at its top. */
bool grdp_scenario_has_key(const char *name);

/* factor.c: one factor for a node (NULL: the fallback). The index is valid although the value may
 * be faulty; faults are findings. */
size_t grdp_factor_add(grdp_reader *reader, const grdp_param *param, const char *path,
                       const grdp_node *node);

/* Fills the values of a factor from the text of the file; false after a finding. */
bool grdp_value_read(grdp_reader *reader, grdp_factor *factor, const grdp_node *node); /* value.c */
bool grdp_uncertain_read(grdp_reader *reader, grdp_factor *factor,
                         const grdp_node *node); /* uncertain.c */

/* A number of the file within the bounds of its description; false after a finding. */
bool grdp_number_check(grdp_reader *reader, const grdp_factor *factor, const grdp_node *node,
                       double value);

/* What was written, for a finding. */
const char *grdp_value_show(const grdp_node *node);

/* A period of the scenario from a year, "2024-Q3" or a year number; false after a finding. */
bool grdp_period_index(grdp_reader *reader, const grdp_node *node, const char *path, bool end,
                       size_t *period);

/* setup.c: a model and its parameters. */
bool grdp_setup_read(grdp_reader *reader, const grdp_node *node, const char *path,
                     grdp_model_scope scope, int sector, grdp_setup *out);

/* indicator.c: published figures in place of the values of a factor that the series `observed_by`
 * observes. */
bool grdp_indicator_lay(grdp_reader *reader, const grdp_node *node, const char *path,
                        const grdp_param *param, size_t index);

/* The same for the given ratio of investment to GRDP, by the series investment.ratio. */
bool grdp_investment_lay(grdp_reader *reader, size_t index);

/* order.c: the order of evaluation; a cycle is a finding. */
bool grdp_order_read(grdp_reader *reader);

/* start.c: the account, the base year and its levels. False where nothing can be read on. */
bool grdp_start_read(grdp_reader *reader);

/* total.c: the model of the total; needs what extras.c reads. */
bool grdp_total_read(grdp_reader *reader);

/* share.c: base_share. */
bool grdp_share_read(grdp_reader *reader);

/* extras.c: everything else beside sectors. */
bool grdp_extras_read(grdp_reader *reader);

/* correlate.c */
bool grdp_correlate_read(grdp_reader *reader);

/* observe.c: the published figures that the run must meet. */
bool grdp_observe_read(grdp_reader *reader);

/* fit_trend.c: parameters of fitted models from the history of their sector. */
bool grdp_fit_read(grdp_reader *reader, grdp_setup *setup, const char *path, int sector);

#endif
