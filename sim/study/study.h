/* study: runs a method of sensitivity analysis on a scenario.
 *
 * Points of the design become values of factors (by the quantiles of their distributions, tied by
 * the scenario's copula), values become runs, 64 at once over threads, and runs become responses,
 * which are kept: 8 bytes a point and response. Shocks of models are 0 or a group of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_STUDY_H
#define GRDP_STUDY_STUDY_H

#include "engine/batch.h"
#include "study/axis.h"
#include "study/effects.h"
#include "study/response.h"

/* Bytes of responses at most. */
#define GRDP_STUDY_BYTES (UINT64_C(1) << 31)

typedef struct grdp_study_options {
    const grdp_method *method;
    size_t n_settings;
    const char *const *settings; /* "samples=4096" */
    size_t n_vary;
    const char *const *vary; /* "PATH" or "PATH=VALUES" of axis.h; none: all uncertain factors */
    size_t n_groups;
    const char *const *groups; /* "NAME=PATH,PATH" */
    size_t n_alternatives; /* the other ways in which its models can hold, then other scenarios */
    const grdp_scenario *const *alternatives; /* outlive the study */
    size_t n_ways;                            /* of the first; without alternatives 0 or 1 */
    bool models_tied;                         /* these are of lists that go together */
    bool shocks;                              /* drawn, as a group of their own; else 0 */
    uint64_t seed;
    unsigned n_threads;
} grdp_study_options;

/* An input that chooses: level `l` of it stands for alternatives l * stride further on. */
typedef struct grdp_choice {
    size_t input, n, stride;
} grdp_choice;

typedef struct grdp_study {
    const grdp_scenario *scenario;
    const grdp_method *method;
    grdp_method_plan plan;
    double *settings;      /* those of the plan */
    const grdp_axis *axes; /* one an input */
    const double *tie;     /* lower Cholesky factor of plan.correlation; NULL: all independent */
    const bool *tied;      /* by input: correlated with another */
    size_t n_alternatives;
    const grdp_scenario *const *alternatives;
    const size_t *const *alternative_factors; /* [alternative][input], then those that share */
    size_t
        n_ways; /* of the models of the scenario; its alternatives from n_ways - 1 on are others */
    size_t n_choices;
    const grdp_choice *choices; /* of a model */
    size_t other;               /* input that chooses among this and other scenarios, and */
    size_t shocks;              /* input that draws shocks; GRDP_NO_FACTOR where there is none */
    grdp_responses responses;
    const atomic_bool *stop;                    /* as in grdp_batch_plan */
    void (*tick)(void *context, uint64_t runs); /* as in grdp_batch_plan */
    void *tick_context;

    uint64_t n_points, n_failed; /* run so far; of them left the domain of a model */
    uint64_t capacity;           /* points that `values` has room for */
    double **values;             /* [response][point] */
    double *likely;              /* [response] */
} grdp_study;

/* Reads the settings, the inputs and their groups, and prepares the method. Faults are findings.
 * Everything but the responses lives in the arena, the scenario must outlive it, and the caller
 * frees *out with grdp_study_free() either way. */
GRDP_CHECKED grdp_status grdp_study_create(grdp_arena *arena, const grdp_scenario *scenario,
                                           const grdp_study_options *options,
                                           const grdp_responses *responses, grdp_diag *diag,
                                           grdp_study *out);
void grdp_study_free(grdp_study *study);

/* Runs the points of the design that were not run yet. GRDP_OK, GRDP_ERR_STOPPED, GRDP_ERR_MEMORY,
 * or GRDP_ERR_LIMIT with a finding. */
GRDP_CHECKED grdp_status grdp_study_run(grdp_study *study, grdp_diag *diag);

/* Doubles the setting that the method grows by, for grdp_study_run() to go on. False where the
 * method does not grow, or at the bound of the setting. */
bool grdp_study_grow(grdp_study *study);

/* What the method makes of it. The caller frees *out with grdp_effects_free() either way. */
GRDP_CHECKED grdp_status grdp_study_analyse(const grdp_study *study, grdp_effects *out);

/* inputs.c: the inputs of a study, their groups and what ties them. */
GRDP_CHECKED grdp_status grdp_study_inputs(grdp_arena *arena, const grdp_study_options *options,
                                           grdp_diag *diag, grdp_study *study);

/* labels.c: the inputs "model", or "GROUP.model" of several lists, "scenario", where there are
 * other scenarios ("model" without lists), and "shocks". */
GRDP_CHECKED grdp_status grdp_study_labels(grdp_arena *arena, const grdp_study_options *options,
                                           grdp_diag *diag, grdp_study *study);

/* Whether shocks would move anything. */
bool grdp_study_has_shocks(const grdp_scenario *scenario);

/* tie.c: plan.correlation, tie and tied of the study. Correlations of models that never hold
 * together may not hold together: a finding. */
GRDP_CHECKED grdp_status grdp_study_tie(grdp_arena *arena, grdp_diag *diag, grdp_study *study);

/* groups.c: the groups that the user names and those that correlation makes. */
GRDP_CHECKED grdp_status grdp_study_groups(grdp_arena *arena, const grdp_study_options *options,
                                           grdp_diag *diag, grdp_study *study,
                                           grdp_method_input *inputs);

#endif
