/* solve_system: several factors at once, by sequential least departure (a Gauss-Newton method with
 * bounds): at each point the targets are taken as linear, the point of least departure from the
 * scenario's own values is found for that, and the way to it is halved until it makes the whole
 * better. Derivatives are central differences with a step of 1e-5 of the factor, or of its standard
 * deviation where that is larger.
 *
 * Where the linear targets have no solution within the bounds, each is given a slack with a
 * standard deviation of 1e-6 of its size: what comes nearest is then found instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/solve.h"
#include "plan/solve_least.h"

enum { STEPS_MOST = 100, HALVINGS = 32 };

static const double STEP = 1e-5, SLACK = 1e-6;

typedef struct work {
    const grdp_solve_system *s;
    double *start, *x, *y; /* y: of the targets at x */
    double *points, *values;
    /* The linear problem: factors, then a slack for each target. */
    double *slope; /* n_targets * (n_factors + n_targets) */
    double *wanted, *covariance, *mean, *low, *high, *found, *multiplier;
    double penalty;
    bool slack; /* the slacks may move */
} work;

static double scale_of(const grdp_solve_system *s, size_t target)
{
    return fmax(1.0, fabs(s->target[target]));
}

/* The largest distance from a target, relative to its size. */
static double distance(const grdp_solve_system *s, const double *y)
{
    double worst = 0.0;
    for (size_t j = 0; j < s->n_targets; j++) {
        const double one = fabs(y[j] - s->target[j]) / scale_of(s, j);
        worst = one <= worst ? worst : one; /* NAN is the worst */
    }
    return worst;
}

/* What a step must lower: half the squared departure, and the distances at the price of theirs. */
static double merit(const work *w, const double *x, const double *y)
{
    const grdp_solve_system *const s = w->s;
    double sum = 0.0;
    for (size_t i = 0; i < s->n_factors; i++) {
        const double z = (x[i] - w->start[i]) / s->sd[i];
        sum += 0.5 * z * z;
    }
    for (size_t j = 0; j < s->n_targets; j++)
        sum += w->penalty * fabs(y[j] - s->target[j]) / scale_of(s, j);
    return sum;
}

/* Two points beside x for each factor, within the bounds. */
static void differentiate(work *w)
{
    const grdp_solve_system *const s = w->s;
    const size_t n = s->n_factors, m = s->n_targets;
    for (size_t i = 0; i < n; i++) {
        const double step = STEP * fmax(fabs(w->x[i]), s->sd[i]);
        double *const up = w->points + 2 * i * n, *const down = up + n;
        memcpy(up, w->x, n * sizeof *up);
        memcpy(down, w->x, n * sizeof *down);
        up[i] = fmin(w->x[i] + step, s->high[i]);
        down[i] = fmax(w->x[i] - step, s->low[i]);
    }
    s->evaluate(s->context, 2 * n, w->points, w->values);
    for (size_t i = 0; i < n; i++) {
        const double width = w->points[2 * i * n + i] - w->points[(2 * i + 1) * n + i];
        for (size_t j = 0; j < m; j++) {
            const double rise = w->values[2 * i * m + j] - w->values[(2 * i + 1) * m + j];
            w->slope[j * (n + m) + i] = width > 0.0 ? rise / width : 0.0;
        }
    }
}

/* Slopes x = target - y + slopes x(now). */
static void state_targets(work *w)
{
    const size_t n = w->s->n_factors, m = w->s->n_targets;
    for (size_t j = 0; j < m; j++) {
        double *const row = w->slope + j * (n + m);
        w->wanted[j] = w->s->target[j] - w->y[j];
        for (size_t i = 0; i < n; i++)
            w->wanted[j] += row[i] * w->x[i];
        for (size_t k = 0; k < m; k++)
            row[n + k] = k == j ? 1.0 : 0.0;
    }
}

static void set_slack(work *w, bool on)
{
    const size_t n = w->s->n_factors, m = w->s->n_targets;
    w->slack = on;
    for (size_t j = 0; j < m; j++) {
        const double sd = on ? SLACK * scale_of(w->s, j) : 0.0;
        w->covariance[(n + j) * (n + m) + n + j] = sd * sd;
    }
}

static grdp_status solve_linear(work *w)
{
    const size_t n = w->s->n_factors, m = w->s->n_targets;
    const grdp_least problem = {.n = n + m,
                                .mean = w->mean,
                                .covariance = w->covariance,
                                .low = w->low,
                                .high = w->high,
                                .n_conditions = m,
                                .row = w->slope,
                                .value = w->wanted};
    grdp_least_point point = {.x = w->found, .multiplier = w->multiplier};
    state_targets(w);
    GRDP_TRY(grdp_solve_least(&problem, &point));
    if (!point.feasible && !w->slack) {
        set_slack(w, true);
        GRDP_TRY(grdp_solve_least(&problem, &point));
    }
    for (size_t j = 0; j < m; j++)
        w->penalty = fmax(w->penalty, 2.0 * fabs(w->multiplier[j]) * scale_of(w->s, j));
    return GRDP_OK;
}

/* Goes along the way to `found` as far as it helps, all halvings tried at once. False where nothing
 * does. */
static bool advance(work *w)
{
    const grdp_solve_system *const s = w->s;
    const size_t n = s->n_factors, m = s->n_targets;
    for (size_t k = 0; k < HALVINGS; k++) {
        const double part = ldexp(1.0, -(int)k);
        for (size_t i = 0; i < n; i++)
            w->points[k * n + i] = k == 0 ? w->found[i] : w->x[i] + part * (w->found[i] - w->x[i]);
    }
    s->evaluate(s->context, HALVINGS, w->points, w->values);
    const double now = merit(w, w->x, w->y);
    for (size_t k = 0; k < HALVINGS; k++) {
        if (!(merit(w, w->points + k * n, w->values + k * m) < now))
            continue;
        memcpy(w->x, w->points + k * n, n * sizeof *w->x);
        memcpy(w->y, w->values + k * m, m * sizeof *w->y);
        return true;
    }
    return false;
}

/* How far the linear problem would still go, in standard deviations. */
static double way(const work *w)
{
    double longest = 0.0;
    for (size_t i = 0; i < w->s->n_factors; i++)
        longest = fmax(longest, fabs(w->found[i] - w->x[i]) / w->s->sd[i]);
    return longest;
}

static grdp_status iterate(work *w)
{
    const grdp_solve_system *const s = w->s;
    s->evaluate(s->context, 1, w->x, w->y);
    for (size_t step = 0; step < STEPS_MOST; step++) {
        differentiate(w);
        GRDP_TRY(solve_linear(w));
        const bool near = way(w) <= 1e-9 && distance(s, w->y) <= 1e-13;
        if (near || !advance(w))
            return GRDP_OK;
    }
    return GRDP_OK;
}

static double *cut(double **rest, size_t n)
{
    double *const part = *rest;
    *rest += n;
    return part;
}

static void open_work(work *w, double *rest)
{
    const grdp_solve_system *const s = w->s;
    const size_t n = s->n_factors, m = s->n_targets, all = n + m;
    const size_t points = 2 * n > HALVINGS ? 2 * n : HALVINGS;
    w->start = cut(&rest, n);
    w->y = cut(&rest, m);
    w->points = cut(&rest, points * n);
    w->values = cut(&rest, points * m);
    w->slope = cut(&rest, m * all);
    w->wanted = cut(&rest, m);
    w->multiplier = cut(&rest, m);
    w->covariance = cut(&rest, all * all);
    w->mean = cut(&rest, all);
    w->low = cut(&rest, all);
    w->high = cut(&rest, all);
    w->found = cut(&rest, all);
    for (size_t i = 0; i < n; i++) {
        w->start[i] = w->mean[i] = w->x[i];
        w->x[i] = fmin(fmax(w->x[i], s->low[i]), s->high[i]);
        w->low[i] = s->low[i];
        w->high[i] = s->high[i];
        w->covariance[i * all + i] = s->sd[i] * s->sd[i];
    }
    for (size_t j = n; j < all; j++) {
        w->low[j] = -HUGE_VAL;
        w->high[j] = HUGE_VAL;
    }
}

grdp_status grdp_solve_system_run(const grdp_solve_system *system, double *x)
{
    const size_t n = system->n_factors, m = system->n_targets, all = n + m;
    const size_t points = 2 * n > HALVINGS ? 2 * n : HALVINGS;
    double *const room =
        calloc(n + 3 * m + points * all + m * all + all * all + 4 * all, sizeof *room);
    if (room == NULL)
        return GRDP_ERR_MEMORY;
    work w = {.s = system, .penalty = 1.0};
    w.x = x;
    open_work(&w, room);
    const grdp_status status = iterate(&w);
    free(room);
    return status;
}
