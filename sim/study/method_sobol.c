/* sobol: parts of the variance of the response, by the indices of Sobol'.
 *
 * Matrices A and B of N rows each; AB_j is A with the columns of group j from B. Outputs a, b, ab_j
 * are centred by the mean of all of them; V is the variance of (a, b) together:
 *
 *   S1_j = mean(b (ab_j - a)) / V          A. Saltelli et al., Computer Physics Communications 181
 *                                          (2010)
 *   ST_j = mean((a - ab_j)^2) / (2 V)      M. J. W. Jansen, Comput. Phys. Commun. 117 (1999)
 *   S2_jk = mean(ba_j ab_k - a b) / V - S1_j - S1_k          A. Saltelli, ibid. 145 (2002)
 *
 * A dummy group, which changes nothing, has S1 = mean(a b) / V and ST = 1 - mean(a^2) / V by the
 * estimators that do not subtract: the noise floor (F. Khorashadi Zadeh et al., Environmental
 * Modelling & Software 91, 2017). Indices are printed as they come, below 0 too.
 *
 * Rows that hold a run that failed are left out as a whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/indices.h"

#include <math.h>
#include <stdlib.h>

enum { SAMPLES, RESAMPLES, REPLICATES, PAIRS, POINTS };
enum { RANDOM = 1 };

static const grdp_param settings[] = {
    [SAMPLES] = {"samples", "count", "Rows of each of the two matrices; best a power of 2.",
                 .fallback = 16384, .min = 64, .max = 16777216},
    [RESAMPLES] = {"resamples", "count", "Resamples of the bootstrap; 0: no intervals.",
                   .fallback = 1000, .min = 0, .max = 100000},
    [REPLICATES] = {"replicates", "count",
                    "From 2 on, intervals by so many independent parts of the design.",
                    .fallback = 0, .min = 0, .max = 64},
    [PAIRS] = {"pairs", "count", "1: interactions of pairs too, for almost twice the runs.",
               .fallback = 0, .min = 0, .max = 1},
    [POINTS] = {"points-of", "", "Points: the scrambled sequence of Sobol', or random.", 0, 0, 1,
                .choices = "sobol|random"},
};

static const grdp_column columns[] = {
    [GRDP_INDEX_FIRST] = {"S1", GRDP_COLUMN_NUMBER, NULL,
                          .doc = "Part of the variance that goes where the group alone is known.",
                          3},
    [GRDP_INDEX_TOTAL] = {"ST", GRDP_COLUMN_NUMBER, NULL,
                          .doc =
                              "Part of the variance that stays where all but the group is known.",
                          3},
    [GRDP_INDEX_LINEAR] = {"linear", GRDP_COLUMN_NUMBER, NULL,
                           .doc = "Part of the variance by a linear fit: (weight x sd)^2.", 3},
    [GRDP_INDEX_PAIR] = {"S2", GRDP_COLUMN_NUMBER, NULL,
                         .doc = "Part of the variance by the interaction of two groups.", 3},
    [GRDP_INDEX_DUMMY_FIRST] = {"dummy_S1", GRDP_COLUMN_NUMBER, NULL,
                                .doc = "Noise floor: S1 of a dummy factor", 4},
    [GRDP_INDEX_DUMMY_TOTAL] = {"dummy_ST", GRDP_COLUMN_NUMBER, NULL,
                                .doc = "Noise floor: ST of a dummy factor", 4},
    [GRDP_INDEX_R2] = {"r2", GRDP_COLUMN_NUMBER, NULL, .doc = "R2 of a linear fit", 4},
    [GRDP_INDEX_MEAN] = {"mean", GRDP_COLUMN_NUMBER, "response", .doc = "Mean of the response", 2},
    [GRDP_INDEX_SD] = {"sd", GRDP_COLUMN_NUMBER, "response",
                       .doc = "Standard deviation of the response", 2},
    [GRDP_INDEX_ROWS] = {"rows", GRDP_COLUMN_NUMBER, NULL, .doc = "Rows that count", 0},
};

/* B, A, AB_1 .. AB_G and, with pairs, BA_1 .. BA_G: few columns change from one to the next. */
static size_t n_matrices(const grdp_method_plan *plan)
{
    return 2 + plan->n_groups * (plan->settings[PAIRS] != 0.0 ? 2 : 1);
}

/* Every 64 rows lie side by side, matrix by matrix, so that more rows come after all others. */
static uint64_t n_points(const grdp_method_plan *plan)
{
    const uint64_t blocks = ((uint64_t)plan->settings[SAMPLES] + GRDP_LANES - 1) / GRDP_LANES;
    return blocks * n_matrices(plan) * GRDP_LANES;
}

static size_t n_parts(const grdp_method_plan *plan)
{
    return plan->settings[REPLICATES] >= 2.0 ? (size_t)plan->settings[REPLICATES] : 1;
}

/* Sequences for the columns of A and of B, for each part of the design. */
static grdp_status prepare(grdp_method_plan *plan)
{
    return grdp_pair_prepare(plan, n_parts(plan), plan->settings[POINTS] == RANDOM);
}

/* Whether an input has its column of B in a matrix. */
static bool is_from_b(const grdp_method_plan *plan, size_t matrix, size_t input)
{
    const size_t swapped = 2 + plan->inputs[input].group; /* AB_j; then BA_j */
    return matrix < 2 ? matrix == GRDP_B
                      : (matrix == swapped) !=
                            (matrix >= 2 + plan->n_groups && matrix != swapped + plan->n_groups);
}

/* Columns of A have even numbers, those of B odd ones, the same in all matrices of a block. */
static void columns_of(const grdp_method_plan *plan, uint64_t first, uint64_t *out)
{
    const size_t matrix = (size_t)(first / GRDP_LANES % n_matrices(plan));
    const uint64_t block = first / GRDP_LANES / n_matrices(plan);
    for (size_t i = 0; i < plan->n_inputs; i++)
        out[i] = 2 * block + is_from_b(plan, matrix, i);
}

static void design(const grdp_method_plan *plan, uint64_t first, size_t n, double *const *out)
{
    const size_t matrix = (size_t)(first / GRDP_LANES % n_matrices(plan));
    const uint64_t block = first / GRDP_LANES / n_matrices(plan);
    for (size_t i = 0; i < plan->n_inputs; i++)
        if (out[i] != NULL)
            grdp_pair_fill(plan, i, is_from_b(plan, matrix, i), block, n, out[i]);
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    const grdp_indices indices = {.plan = plan,
                                  .sample = sample,
                                  .n_rows = (size_t)plan->settings[SAMPLES],
                                  .n_matrices = n_matrices(plan),
                                  .pairs = plan->settings[PAIRS] != 0.0,
                                  .n_resamples = (size_t)plan->settings[RESAMPLES],
                                  .n_parts = plan->settings[REPLICATES] >= 2.0 ? n_parts(plan) : 0};
    for (size_t r = 0; r < sample->n_responses; r++)
        GRDP_TRY(grdp_indices_run(&indices, r, out));
    return GRDP_OK;
}

static const char *fault(const double *values)
{
    return values[REPLICATES] >= 2.0 && values[SAMPLES] < values[REPLICATES] * GRDP_LANES
               ? "each of the --replicates needs 64 of the --samples"
               : NULL;
}

static const char *note(const double *values)
{
    const bool knows = values[REPLICATES] >= 2.0 || values[POINTS] == RANDOM;
    return knows ? NULL
                 : "Points of a Sobol' sequence are more even than the bootstrap knows, so that "
                   "intervals are wider than they need be; --replicates 16 makes narrower ones.";
}

const grdp_method grdp_method_sobol = {
    .name = "sobol",
    .doc = "Divides the variance of the result: which factor, alone or with others, makes it?",
    .cost = "samples x (groups + 2); pairs: x (2 groups + 2)",
    .source = "Saltelli et al. 2010, Jansen 1999, Saltelli 2002",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_SHARE,
    .takes_shocks = true,
    .coordinate = GRDP_COORDINATE_CUBE,
    .fault = fault,
    .independent = true,
    .r2 = 1 + GRDP_INDEX_R2,
    .grows = 1 + SAMPLES,
    .note = note,
    .prepare = prepare,
    .n_points = n_points,
    .design = design,
    .columns_of = columns_of,
    .analyse = analyse,
};
