/* dist: what a distribution is. A new one is one file and one word in sim/CMakeLists.txt.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_DIST_H
#define GRDP_SCENARIO_DIST_H

#include <stdbool.h>
#include <stddef.h>

#include "grdp/model.h"

enum { GRDP_DIST_PARAMS = 4 };

/* No number of a factor lies beyond this; parameters that have no bound of their own take it. */
#define GRDP_DIST_LARGEST 1e18

/* Parameters of one distribution in the unit of the file, in the order of its `params`; NAN where
 * an optional one (fallback NAN and not in `required`) was left out. `point` and `weight` belong to
 * those of points and of a history: points in ascending order, weights that add up to 1. */
typedef struct grdp_dist_args {
    double number[GRDP_DIST_PARAMS];
    size_t n_points;
    const double *point;
    const double *weight;
} grdp_dist_args;

typedef struct grdp_dist {
    const char *name;
    const char *doc;         /* one sentence, the formula and its source */
    const char *likely_word; /* "mode", "mean", ...: what a run without draws takes */
    const grdp_param *params;
    size_t n_params;
    size_t n_required; /* the first so many must be given */
    bool points;       /* has no values but its points, which stand in the file or are a history */
    bool history;      /* its points are the yearly figures of a series */

    /* NULL, or an English sentence that says what is impossible ("sd must be above 0"). */
    const char *(*fault)(const grdp_dist_args *args);
    double (*likely)(const grdp_dist_args *args);
    double (*quantile)(const grdp_dist_args *args, double p); /* p in (0, 1) */
    /* The same of GRDP_LANES probabilities at once, to the last bit; NULL: one after another. */
    void (*quantiles)(const grdp_dist_args *args, const double *restrict p, double *restrict out);
    double (*cdf)(const grdp_dist_args *args, double x); /* P(X <= x) */

    /* Of the distribution cut to [low, high], which may be infinite: the smallest C known with
     * Var(f(X)) <= C E[f'(X)^2] for every smooth f, the Poincare constant. NULL: none is known. */
    double (*poincare)(const grdp_dist_args *args, double low, double high);
} grdp_dist;

const grdp_dist *grdp_dist_find(const char *name); /* NULL where there is none */
const grdp_dist *grdp_dist_at(size_t index);       /* NULL past the last */

/* NULL, or an English sentence that says why the distribution cannot be cut to [low, high]. The
 * bounds may be infinite. */
const char *grdp_dist_truncate_fault(const grdp_dist *dist, const grdp_dist_args *args, double low,
                                     double high);

/* The quantile of the distribution cut to [low, high], where grdp_dist_truncate_fault() finds
 * nothing: of what lies within the bounds, scaled to a probability of 1. */
double grdp_dist_truncated(const grdp_dist *dist, const grdp_dist_args *args, double low,
                           double high, double p);

/* The same for GRDP_LANES probabilities. */
void grdp_dist_truncated_lanes(const grdp_dist *dist, const grdp_dist_args *args, double low,
                               double high, const double *p, double *out);

/* The same constant of a log-concave density on [low, high]: width^2 / pi^2 (L. E. Payne, H. F.
 * Weinberger, "An optimal Poincare inequality for convex domains", 1960), or `variance` where minus
 * the logarithm of the density curves by 1 / variance at least everywhere, as that of a normal one
 * does (D. Bakry, M. Emery, "Diffusions hypercontractives", 1985). */
double grdp_dist_log_concave(double low, double high, double variance);

/* What discrete and empirical share: the smallest point whose cumulated weight reaches p, and the
 * sum of the weights up to x. */
double grdp_dist_points_quantile(const grdp_dist_args *args, double p);
double grdp_dist_points_cdf(const grdp_dist_args *args, double x);

#endif
