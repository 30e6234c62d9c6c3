/* elementary: trajectories as a pure function of their index.
 *
 * Sources: M. D. Morris, "Factorial sampling plans for preliminary computational experiments",
 * Technometrics 33 (1991); F. Campolongo, J. Cariboni, A. Saltelli, "An effective screening design
 * for sensitivity analysis of large models", Environmental Modelling & Software 22 (2007).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/elementary.h"

#include "core/arena.h"
#include "engine/draws.h"

#include <math.h>
#include <stdlib.h>

/* A uniform number of one purpose in one trajectory: no table of them is kept. */
static double uniform_of(const grdp_method_plan *plan, uint64_t index, uint64_t purpose)
{
    const uint64_t counter[4] = {index, purpose, 0, 2};
    const uint64_t key[4] = {grdp_draw_key(plan->seed, "morris"), 0, 0, 0};
    uint64_t out[4];
    grdp_threefry(counter, key, out);
    return (double)(out[0] >> 11) * 0x1p-53;
}

/* Place of a group in the order of a trajectory: how many have a smaller number. */
static size_t place_of(const grdp_method_plan *plan, uint64_t index, size_t group)
{
    const double own = uniform_of(plan, index, group);
    size_t place = 0;
    for (size_t g = 0; g < plan->n_groups; g++) {
        const double other = g == group ? own : uniform_of(plan, index, g);
        place += other < own || (other == own && g < group);
    }
    return place;
}

size_t grdp_trajectory_group(const grdp_method_plan *plan, uint64_t index, size_t step)
{
    size_t g = 0;
    while (g + 1 < plan->n_groups && place_of(plan, index, g) != step)
        g++;
    return g;
}

double grdp_trajectory_at(const grdp_method_plan *plan, size_t levels, uint64_t index, size_t step,
                          size_t input)
{
    const size_t half_levels = levels / 2;
    const double half = (double)half_levels, top = (double)(levels - 1);
    const double low = floor(uniform_of(plan, index, 65536 + 2 * input) * half);
    const bool up = uniform_of(plan, index, 65537 + 2 * input) < 0.5;
    const bool moved = place_of(plan, index, plan->inputs[input].group) < step;
    return (moved == up ? low + half : low) / top;
}

/* Sum over all pairs of points of their distances. */
static double distance(const grdp_method_plan *plan, const double *a, const double *b)
{
    const size_t n = plan->n_groups + 1, d = plan->n_inputs;
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            double squares = 0.0;
            for (size_t k = 0; k < d; k++)
                squares += (a[i * d + k] - b[j * d + k]) * (a[i * d + k] - b[j * d + k]);
            sum += sqrt(squares);
        }
    return sum;
}

/* The candidate that is not taken and has the largest gain. */
static size_t best_of(const double *gain, const bool *taken, size_t pool)
{
    size_t best = pool;
    for (size_t t = 0; t < pool; t++)
        if (!taken[t] && (best == pool || gain[t] > gain[best]))
            best = t;
    return best;
}

static void pick_pair(const double *squares, size_t pool, size_t pair[2])
{
    pair[0] = 0;
    pair[1] = pool > 1;
    for (size_t a = 0; a < pool; a++)
        for (size_t b = a + 1; b < pool; b++)
            if (squares[a * pool + b] > squares[pair[0] * pool + pair[1]]) {
                pair[0] = a;
                pair[1] = b;
            }
}

static void pick(const double *squares, size_t pool, size_t n, double *gain, bool *taken,
                 uint64_t *out)
{
    size_t pair[2];
    pick_pair(squares, pool, pair);
    for (size_t i = 0; i < n; i++) {
        const size_t t = i < 2 ? pair[i] : best_of(gain, taken, pool);
        taken[t] = true;
        out[i] = t;
        for (size_t other = 0; other < pool; other++)
            gain[other] += squares[t * pool + other];
    }
}

static void measure(const grdp_method_plan *plan, size_t levels, size_t pool, double *points,
                    double *squares)
{
    const size_t d = plan->n_inputs, size = (plan->n_groups + 1) * d;
    for (size_t t = 0; t < pool; t++)
        for (size_t i = 0; i < size; i++)
            points[t * size + i] = grdp_trajectory_at(plan, levels, t, i / d, i % d);
    for (size_t a = 0; a < pool; a++)
        for (size_t b = 0; b < a; b++) {
            const double between = distance(plan, points + a * size, points + b * size);
            squares[a * pool + b] = squares[b * pool + a] = between * between;
        }
}

grdp_status grdp_trajectory_pick(const grdp_method_plan *plan, size_t levels, size_t pool, size_t n,
                                 uint64_t *out)
{
    const size_t size = (plan->n_groups + 1) * plan->n_inputs;
    double *const points = calloc(pool * size, sizeof *points);
    double *const squares = calloc(pool * pool + pool, sizeof *squares);
    bool *const taken = calloc(pool, sizeof *taken);
    const bool fine = points != NULL && squares != NULL && taken != NULL;
    if (fine) {
        measure(plan, levels, pool, points, squares);
        pick(squares, pool, n, squares + pool * pool, taken, out);
    }
    free(points);
    free(squares);
    free(taken);
    return fine ? GRDP_OK : GRDP_ERR_MEMORY;
}

grdp_elementary grdp_elementary_of(size_t n, const double *effects)
{
    grdp_elementary e = {.n = 0};
    double squares = 0.0, squares_star = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(effects[i]))
            continue;
        e.n++;
        e.mu += effects[i];
        e.mu_star += fabs(effects[i]);
    }
    e.mu /= (double)e.n;
    e.mu_star /= (double)e.n;
    for (size_t i = 0; i < n; i++) {
        if (isnan(effects[i]))
            continue;
        squares += (effects[i] - e.mu) * (effects[i] - e.mu);
        squares_star += (fabs(effects[i]) - e.mu_star) * (fabs(effects[i]) - e.mu_star);
    }
    e.sigma = sqrt(squares / ((double)e.n - 1.0));
    e.error = sqrt(squares_star / ((double)e.n - 1.0) / (double)e.n);
    return e;
}
