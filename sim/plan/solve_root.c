/* solve_root: the root of one function. A block of the engine evaluates 64 points at the price of
 * one, so the bracket is cut into 63 parts at a time: ten cuts take any bracket to the last bit,
 * where Brent's method would use one lane of each of about as many blocks. A grid over the whole
 * range comes first, so that several roots are seen, and a root beside a pole is not taken for one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "plan/solve.h"

enum { POINTS = GRDP_LANES, CUTS = 16, ZOOMS = 12 };

typedef struct grid {
    double x[POINTS], y[POINTS]; /* y is f - target */
} grid;

typedef struct search {
    grdp_solve_values f;
    void *context;
    double target;
} search;

static void fill(const search *s, double low, double high, grid *g)
{
    for (size_t i = 0; i < POINTS; i++)
        g->x[i] = low + (high - low) * ((double)i / (POINTS - 1));
    g->x[POINTS - 1] = high;
    s->f(s->context, POINTS, g->x, g->y);
    for (size_t i = 0; i < POINTS; i++)
        g->y[i] -= s->target;
}

static bool changes_sign(const grid *g, size_t i)
{
    return (g->y[i] <= 0.0 && g->y[i + 1] > 0.0) || (g->y[i] >= 0.0 && g->y[i + 1] < 0.0) ||
           (g->y[i + 1] == 0.0 && i + 2 == POINTS && g->y[i] != 0.0);
}

/* The interval with a change of sign that is nearest to `start`; POINTS where there is none. */
static size_t find_bracket(const grid *g, double start, size_t *n)
{
    size_t best = POINTS;
    double nearest = HUGE_VAL;
    *n = 0;
    for (size_t i = 0; i + 1 < POINTS; i++) {
        if (!changes_sign(g, i))
            continue;
        const double away = fmax(0.0, fmax(g->x[i] - start, start - g->x[i + 1]));
        ++*n;
        if (away >= nearest)
            continue;
        nearest = away;
        best = i;
    }
    return best;
}

/* The point nearest to the target; POINTS where f has no value. */
static size_t find_nearest(const grid *g)
{
    size_t best = POINTS;
    for (size_t i = 0; i < POINTS; i++)
        if (!isnan(g->y[i]) && (best == POINTS || fabs(g->y[i]) < fabs(g->y[best])))
            best = i;
    return best;
}

static void note_range(const grid *g, double target, grdp_solve_root *out)
{
    for (size_t i = 0; i < POINTS; i++) {
        out->least = fmin(out->least, target + g->y[i]);
        out->most = fmax(out->most, target + g->y[i]);
    }
}

/* Cuts the bracket until no number is left between its ends. */
static void refine(const search *s, grid *g, size_t bracket, grdp_solve_root *out)
{
    size_t n = 0;
    for (size_t cut = 0; cut < CUTS && bracket != POINTS; cut++) {
        const double low = g->x[bracket], high = g->x[bracket + 1];
        const size_t best = fabs(g->y[bracket]) <= fabs(g->y[bracket + 1]) ? bracket : bracket + 1;
        out->x = g->x[best];
        out->y = g->y[best] + s->target;
        if (g->y[best] == 0.0 || nextafter(low, high) >= high)
            return;
        fill(s, low, high, g);
        bracket = find_bracket(g, out->x, &n);
    }
}

/* Without a change of sign: the nearest point, cut finer and finer. A narrow pair of roots comes to
 * light on the way. */
static void approach(const search *s, grid *g, double start, grdp_solve_root *out)
{
    for (size_t zoom = 0; zoom < ZOOMS; zoom++) {
        const size_t best = find_nearest(g);
        if (best == POINTS)
            return;
        out->x = g->x[best];
        out->y = g->y[best] + s->target;
        fill(s, g->x[best > 0 ? best - 1 : 0], g->x[best + 1 < POINTS ? best + 1 : best], g);
        size_t n = 0;
        const size_t bracket = find_bracket(g, start, &n);
        if (bracket == POINTS)
            continue;
        out->n = n;
        refine(s, g, bracket, out);
        return;
    }
}

grdp_solve_root grdp_solve_find_root(grdp_solve_values f, void *context, double target,
                                     const double range[2], double start)
{
    const search s = {f, context, target};
    grdp_solve_root out = {
        .x = (double)NAN, .y = (double)NAN, .least = HUGE_VAL, .most = -HUGE_VAL};
    grid g;
    fill(&s, range[0], range[1], &g);
    note_range(&g, target, &out);
    const size_t bracket = find_bracket(&g, start, &out.n);
    if (bracket != POINTS)
        refine(&s, &g, bracket, &out);
    else
        approach(&s, &g, start, &out);
    return out;
}
