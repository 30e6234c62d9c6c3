/* sampling: designs of runs, which fill the space of what is drawn more evenly than plain random
 * numbers do. A kind is one file (sampling_*.c) and one word in sim/CMakeLists.txt.
 *
 * Runs are drawn in replicates: independent random versions of the same design, one after another.
 * The points of one replicate are tied to each other, so that their number says nothing of the
 * error of a mean; the spread between replicates does (A. B. Owen, "Monte Carlo variance of
 * scrambled net quadrature", SIAM J. Numer. Anal. 34, 1997; P. L'Ecuyer, M. K. Nakayama, A. B.
 * Owen, B. Tuffin, "Confidence intervals for randomized quasi-Monte Carlo estimators", Winter
 * Simulation Conference 2023).
 *
 * A dimension is what one run draws once: a factor, or one period of a factor that is drawn in each
 * period, or the shock of one sector in one period. Factors come first and shocks by period,
 * because the first dimensions of Sobol' are the most even and early shocks last longest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_SAMPLING_H
#define GRDP_ENGINE_SAMPLING_H

#include <stdint.h>

#include "core/diag.h"
#include "scenario/scenario.h"

typedef struct grdp_sampling_kind {
    const char *name;    /* "sobol" */
    size_t n_replicates; /* 1: runs are independent, and no design is made */
    size_t most_dimensions;
    bool powers;       /* a replicate holds a power of 2 of points */
    size_t table_size; /* of one dimension of one replicate */

    /* The table of a dimension, random by its key. */
    void (*prepare)(uint64_t key, size_t dimension, void *table);

    /* GRDP_LANES points from `first` on, in (0, 1). */
    void (*fill)(const void *table, uint64_t n_points, uint64_t first, double *out);
} grdp_sampling_kind;

const grdp_sampling_kind *grdp_sampling_find(const char *name); /* NULL where there is none */
const grdp_sampling_kind *grdp_sampling_at(size_t index);       /* NULL past the last */

/* The least number of runs from n_runs on that makes whole replicates of equal size. */
uint64_t grdp_sampling_round(const grdp_sampling_kind *kind, uint64_t n_runs);

/* A design for one scenario. It is read only, so that threads share it. */
typedef struct grdp_sampling {
    const grdp_sampling_kind *kind;
    uint64_t n_points; /* of a replicate, a multiple of GRDP_LANES */
    size_t n_dimensions;
    const size_t *factor; /* dimension of a factor, of the first period where each has one */
    const size_t *shock;  /* [t * (n_sectors + 1) + sector]; the last is the total's */
    const size_t *once;   /* [sector] */
    char *tables;         /* [replicate][dimension] of kind->table_size */
} grdp_sampling;

/* Whether the model of a sector or, past the last sector, of the total draws a number once a run.
 */
bool grdp_sampling_draws_once(const grdp_scenario *scenario, size_t sector);

/* Shocks that no run depends on have no dimension and are drawn as without a design. A factor has
 * its dimensions also where published figures take its place. */
#define GRDP_NO_DIMENSION SIZE_MAX

/* n_runs as grdp_sampling_round() gives it. GRDP_ERR_LIMIT, with a finding, where the scenario has
 * more dimensions than the kind. Lives in the arena. */
GRDP_CHECKED grdp_status grdp_sampling_create(grdp_arena *arena, const grdp_sampling_kind *kind,
                                              const grdp_scenario *scenario, uint64_t seed,
                                              uint64_t n_runs, grdp_diag *diag,
                                              grdp_sampling **out);

/* The same for another number of runs, rounded too. */
void grdp_sampling_set_runs(grdp_sampling *sampling, uint64_t n_runs);

/* Uniform numbers of the runs from first_run on, in the order of the replicates. Where first_run is
 * a multiple of GRDP_LANES, all are of one replicate. */
void grdp_sampling_fill(const grdp_sampling *sampling, size_t dimension, uint64_t first_run,
                        double *out);

#endif
