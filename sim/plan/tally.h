/* tally: counts, moments, histograms and patterns of success of a chunk of runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_TALLY_H
#define GRDP_PLAN_TALLY_H

#include "plan/chance.h"

enum { GRDP_BIN_STRIDE = GRDP_CHANCE_BINS + 3 };

/* Figures nearer to each other than this part of them differ by rounding alone: a ratio that is the
 * same in all runs is not the same in its last digits. */
#define GRDP_ROUNDING 1e-9

/* A condition on the runs: an average of measures against a value. */
typedef struct grdp_condition {
    const grdp_target_part *part;
    const char *average; /* of the target: "arithmetic", "geometric", "sum", "last" */
    size_t target;       /* index among the modelled targets */
    size_t n;
    const size_t *measure; /* one a year */
    bool rate;             /* the unit is per cent, for the geometric average */
} grdp_condition;

/* What is counted, and where its histograms lie. */
typedef struct grdp_tally_plan {
    size_t n_measures;
    const grdp_measure *measures;
    double *centre, *low, *width; /* by measure, from the first chunk; width 0: a constant */
    size_t n_conditions;
    const grdp_condition *conditions;
    size_t n_targets;
    bool keep; /* keep every value in `kept`, [measure * n_runs + run] */
    double *kept;
    uint64_t n_runs;
} grdp_tally_plan;

typedef struct grdp_tally {
    uint64_t n, n_failed;
    grdp_lanes *sum, *squares; /* by measure, about the centre; one partial sum a lane */
    grdp_lanes *least, *most;  /* by measure */
    uint64_t *bins;   /* [measure * GRDP_BIN_STRIDE]: below, bins, above, one that does not count */
    uint16_t *recent; /* the same of the last runs: small, so that all stay in the first cache */
    size_t n_recent;  /* runs in `recent` and `ways` */
    uint64_t *ways;   /* patterns of the last runs, in several places each; see tally.c */
    uint64_t *pattern; /* [1 << n_targets]: bit i is set where target i is reached */
    grdp_lanes *value; /* scratch: the measures of the block in hand */
    int32_t *bin;      /* the same: where they are counted in `recent`, [measure * GRDP_LANES] */
} grdp_tally;

grdp_tally *grdp_tally_create(const grdp_tally_plan *plan); /* NULL when out of memory */
void grdp_tally_free(grdp_tally *tally);

/* Begins a new chunk: moments start again; bins and patterns are whole numbers, so they need no
 * order and stay with the thread until grdp_tally_finish(). */
void grdp_tally_reset(const grdp_tally_plan *plan, grdp_tally *tally);

/* Adds the first n_lanes lanes of a block that was run; `run` counts from the first of the batch.
 */
void grdp_tally_take(const grdp_tally_plan *plan, grdp_tally *tally, grdp_block *block,
                     uint64_t run, size_t n_lanes);

/* Adds the moments of a chunk; the order of calls is the order of the sums. */
void grdp_tally_join(const grdp_tally_plan *plan, grdp_tally *to, const grdp_tally *from);

/* Adds the bins and patterns of a thread, in any order. */
void grdp_tally_finish(const grdp_tally_plan *plan, grdp_tally *to, grdp_tally *from);

/* A part of a target is reached from `least` to `most`, both included. */
void grdp_tally_bounds(const grdp_target_part *part, double *least, double *most);

/* What a condition compares: the average over its years of `value`, by measure. */
void grdp_tally_figure(const grdp_condition *condition, grdp_lanes *value, double *out);

/* Sum of the partial sums of a measure. */
double grdp_tally_sum(const double *lanes);

double grdp_tally_least(const grdp_tally *tally, size_t measure);
double grdp_tally_most(const grdp_tally *tally, size_t measure);

/* estimate.c: what the counts say, into the measures and targets of `chance`. */
void grdp_estimate_measures(grdp_chance *chance, const grdp_tally_plan *plan,
                            const grdp_tally *total);
void grdp_estimate_targets(grdp_chance *chance, const grdp_tally_plan *plan,
                           const grdp_tally *total);

#endif
