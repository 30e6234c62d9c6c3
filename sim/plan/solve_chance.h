/* solve_chance: the value of one factor at which a target is reached with a given probability.
 *
 * All evaluations draw the same random numbers, so that the share of runs that reach the target is
 * a step function of the factor and not a noisy one. It is cut in halves, since steps have no
 * slope. Where the chance rises with the factor, the smallest value with at least the probability
 * is found; where it falls, the largest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_SOLVE_CHANCE_H
#define GRDP_PLAN_SOLVE_CHANCE_H

#include "engine/batch.h"
#include "plan/solve.h"

typedef struct grdp_solve_chance_options {
    double chance; /* asked for, between 0 and 1 */
    uint64_t seed, n_runs;
    unsigned n_threads;
    const atomic_bool *stop;
} grdp_solve_chance_options;

typedef struct grdp_solve_chance {
    double before;   /* chance at the scenario's own value */
    double chance;   /* at the value that was found */
    double error;    /* its standard error */
    double range[2]; /* values for the chance asked less and plus 1.96 standard errors; NAN where
                        a bound is reached first */
    bool rises;      /* the chance rises with the factor */
    uint64_t n_runs;
} grdp_solve_chance;

/* For one factor and one target; sets the factor's value. A run that leaves the domain of a model
 * has not reached the target. GRDP_ERR_CHECK, with a finding, where no value within the bounds has
 * the chance. */
GRDP_CHECKED grdp_status grdp_solve_chance_run(grdp_solve *solve,
                                               const grdp_solve_chance_options *options,
                                               grdp_diag *diag, grdp_solve_chance *out);

#endif
