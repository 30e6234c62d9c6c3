/* morris: elementary effects: how far the response moves when one group moves, all over the space
 * of the factors, for few runs.
 *
 *   EE_i = (y(x + d e_i) - y(x)) / d,   x in the unit cube, d = levels / (2 (levels - 1))
 *   mu* = mean |EE|, mu = mean EE, sigma = standard deviation of EE
 *   scaled = mu* sd(u) / sd(y), sd(u) = 1 / sqrt(12): on the scale of the square root of ST
 *
 * Coordinate x of a factor is the quantile tails + (1 - 2 tails) x of its distribution, so that
 * levels 0 and 1 lie at the ends of what is likely. On a grid, trajectories move one group after
 * another (Morris 1991); radial designs move each group from one base point to another point of the
 * sequence of Sobol' (F. Campolongo, A. Saltelli, J. Cariboni, Comput. Phys. Commun. 182, 2011). Of
 * a group of several factors only mu* is defined; d is then the root mean square of its moves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/arena.h"
#include "engine/student.h"
#include "grdp/model.h"
#include "study/bootstrap.h"
#include "study/elementary.h"
#include "study/pair.h"

#include <math.h>
#include <stdlib.h>

enum { TRAJECTORIES, LEVELS, TAILS, POOL, SHAPE };
enum { GRID, RADIAL };
enum { MU_STAR, MU, SIGMA, SCALED };

static const grdp_param settings[] = {
    [TRAJECTORIES] = {"trajectories", "count", "Trajectories; 20 to 50 rank the factors.",
                      .fallback = 40, .min = 2, .max = 100000},
    [LEVELS] = {"levels", "count", "Levels of the grid, an even number.", .fallback = 4, .min = 2,
                .max = 64},
    [TAILS] = {"tails", "", "Probability that is left out at both ends of a distribution.",
               .fallback = 0.01, .min = 0.0, .max = 0.25},
    [POOL] = {"pool", "count",
              "Picks the trajectories that lie farthest apart of so many; 0: takes the first ones.",
              .fallback = 0, .min = 0, .max = 2000},
    [SHAPE] = {"shape", "", "Trajectories on a grid, or radial.", 0, 0, 1,
               .choices = "grid|radial"},
};

static const grdp_column columns[] = {
    [MU_STAR] = {"mu_star", GRDP_COLUMN_NUMBER, "response",
                 .doc = "Mean size of the effects: how much the factor matters.", 2},
    [MU] = {"mu", GRDP_COLUMN_NUMBER, "response",
            .doc = "Mean of the effects: below mu_star where their signs differ.", 2},
    [SIGMA] = {"sigma", GRDP_COLUMN_NUMBER, "response",
               .doc =
                   "Standard deviation of the effects: 0 where the factor acts linearly and alone.",
               2},
    [SCALED] = {"scaled", GRDP_COLUMN_NUMBER, NULL,
                .doc = "mu_star relative to the spread of the response.", 3},
};

typedef struct picks {
    const void *pair;      /* tables of study/pair.h, of radial designs */
    const uint64_t *index; /* trajectories that were picked; NULL: the first ones */
} picks;

static size_t n_steps(const grdp_method_plan *plan)
{
    return plan->n_groups + 1;
}

static size_t count(const grdp_method_plan *plan)
{
    return (size_t)plan->settings[TRAJECTORIES];
}

static uint64_t n_points(const grdp_method_plan *plan)
{
    return count(plan) * n_steps(plan);
}

static size_t levels_of(const grdp_method_plan *plan)
{
    return (size_t)plan->settings[LEVELS];
}

static const char *fault(const double *values)
{
    if (fmod(values[LEVELS], 2.0) != 0.0)
        return "--levels must be even";
    if (values[POOL] > 0.0 && values[POOL] < values[TRAJECTORIES])
        return "--pool must not be below --trajectories";
    return NULL;
}

/* Trajectories of the grid are drawn independently. */
static const char *note(const double *values)
{
    if (values[SHAPE] == RADIAL)
        return "Radial points are more even than the interval knows: it is wider than it "
               "need be.";
    return values[POOL] > values[TRAJECTORIES]
               ? "Trajectories that were picked from a pool depend on each other: the "
                 "interval is a guide only."
               : NULL;
}

static grdp_status prepare(grdp_method_plan *plan)
{
    const size_t pool = (size_t)plan->settings[POOL];
    picks *const p = grdp_arena_alloc(plan->arena, 1, sizeof *p);
    if (p == NULL)
        return GRDP_ERR_MEMORY;
    if (plan->settings[SHAPE] == RADIAL) {
        GRDP_TRY(grdp_pair_prepare(plan, 1, false));
        p->pair = plan->tables;
    } else if (pool > count(plan)) {
        uint64_t *const index = grdp_arena_alloc(plan->arena, count(plan), sizeof *index);
        if (index == NULL)
            return GRDP_ERR_MEMORY;
        GRDP_TRY(grdp_trajectory_pick(plan, levels_of(plan), pool, count(plan), index));
        p->index = index;
    }
    plan->tables = p;
    return GRDP_OK;
}

/* Row `row` of the sequence, coordinate of A or B. */
static double radial_at(const grdp_method_plan *plan, uint64_t row, size_t input, bool from_b)
{
    grdp_method_plan with = *plan;
    double block[GRDP_LANES];
    with.tables = ((const picks *)plan->tables)->pair;
    grdp_pair_fill(&with, input, from_b, row / GRDP_LANES, GRDP_LANES, block);
    return block[row % GRDP_LANES];
}

/* The group that is moved between a step and the one it is compared with. */
static size_t moved_at(const grdp_method_plan *plan, size_t t, size_t step)
{
    const uint64_t *const index = ((const picks *)plan->tables)->index;
    if (plan->settings[SHAPE] == RADIAL)
        return step;
    return grdp_trajectory_group(plan, index != NULL ? index[t] : t, step);
}

/* Coordinate x in [0, 1] of a point. */
static double coordinate(const grdp_method_plan *plan, size_t t, size_t step, size_t input)
{
    const uint64_t *const index = ((const picks *)plan->tables)->index;
    if (plan->settings[SHAPE] == RADIAL)
        return radial_at(plan, t, input, step > 0 && plan->inputs[input].group == step - 1);
    return grdp_trajectory_at(plan, levels_of(plan), index != NULL ? index[t] : t, step, input);
}

static void design(const grdp_method_plan *plan, uint64_t first, size_t n, double *const *out)
{
    const double tails = plan->settings[TAILS];
    for (size_t i = 0; i < plan->n_inputs; i++)
        for (size_t lane = 0; lane < n; lane++) {
            const size_t t = (size_t)((first + lane) / n_steps(plan));
            const size_t step = (size_t)((first + lane) % n_steps(plan));
            out[i][lane] = tails + (1.0 - 2.0 * tails) * coordinate(plan, t, step, i);
        }
}

/* How far a group moved, with its sign where it is one factor. */
static double move_of(const grdp_method_plan *plan, size_t t, size_t from, size_t to, size_t group,
                      size_t *n)
{
    double move = 0.0, squares = 0.0;
    *n = 0;
    for (size_t i = 0; i < plan->n_inputs; i++) {
        if (plan->inputs[i].group != group)
            continue;
        move = coordinate(plan, t, to, i) - coordinate(plan, t, from, i);
        squares += move * move;
        ++*n;
    }
    return *n == 1 ? move : sqrt(squares / (double)*n);
}

/* Effects [group][trajectory] and how many factors each group has. */
static void find_effects(const grdp_method_plan *plan, const double *y, double *effects,
                         size_t *sizes)
{
    const bool radial = plan->settings[SHAPE] == RADIAL;
    for (size_t t = 0; t < count(plan); t++)
        for (size_t step = 0; step < plan->n_groups; step++) {
            const size_t group = moved_at(plan, t, step), from = radial ? 0 : step;
            const double move = move_of(plan, t, from, step + 1, group, &sizes[group]);
            const double *const at = y + t * n_steps(plan);
            effects[group * count(plan) + t] = (at[step + 1] - at[from]) / move;
        }
}

static double spread(const double *y, uint64_t n)
{
    double sum = 0.0, squares = 0.0, m = 0.0;
    for (uint64_t i = 0; i < n; i++)
        if (!isnan(y[i])) {
            sum += y[i];
            m += 1.0;
        }
    for (uint64_t i = 0; i < n; i++)
        if (!isnan(y[i]))
            squares += (y[i] - sum / m) * (y[i] - sum / m);
    return sqrt(squares / (m - 1.0));
}

/* The interval is Student's: trajectories are independent of each other. */
static void put_group(const grdp_method_plan *plan, const grdp_effect *like, const double *effects,
                      size_t size, double sd, grdp_effects *out)
{
    const grdp_elementary e = grdp_elementary_of(count(plan), effects);
    if (e.n == 0)
        return;
    const double half = e.n > 1 ? grdp_student_width(e.n) * e.error : (double)NAN;
    grdp_effect star = *like;
    star.column = MU_STAR;
    star.value = e.mu_star;
    star.low = e.mu_star - half;
    star.high = e.mu_star + half;
    star.weak = e.mu_star <= half;
    grdp_effects_put(out, &star);
    grdp_effects_put_value(out, like->response, like->group, MU, size == 1 ? e.mu : (double)NAN);
    grdp_effects_put_value(out, like->response, like->group, SIGMA,
                           size == 1 ? e.sigma : (double)NAN);
    grdp_effects_put_value(out, like->response, like->group, SCALED, e.mu_star / sqrt(12.0) / sd);
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    double *const effects = calloc(plan->n_groups * count(plan), sizeof *effects);
    size_t *const sizes = calloc(plan->n_groups, sizeof *sizes);
    const bool fine = effects != NULL && sizes != NULL;
    for (size_t r = 0; fine && r < sample->n_responses; r++) {
        const double *const y = sample->response[r];
        const double sd = spread(y, sample->n_points);
        find_effects(plan, y, effects, sizes);
        for (size_t g = 0; g < plan->n_groups; g++)
            put_group(plan, &(grdp_effect){.response = r, .group = g, .other = GRDP_NO_GROUP},
                      effects + g * count(plan), sizes[g], sd, out);
    }
    free(effects);
    free(sizes);
    return fine ? GRDP_OK : GRDP_ERR_MEMORY;
}

const grdp_method grdp_method_morris = {
    .name = "morris",
    .doc = "Screens many factors with few runs: which ones matter at all, and which act together?",
    .cost = "trajectories x (groups + 1)",
    .source = "Morris 1991; Campolongo, Cariboni and Saltelli 2007; Campolongo et al. 2011",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_RANK,
    .coordinate = GRDP_COORDINATE_CUBE,
    .independent = true,
    .fault = fault,
    .note = note,
    .prepare = prepare,
    .n_points = n_points,
    .design = design,
    .analyse = analyse,
};
