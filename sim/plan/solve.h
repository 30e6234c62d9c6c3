/* solve: the values of factors at which a scenario reaches targets.
 *
 * One factor and one target: the root nearest to the scenario's value within the bounds. More
 * factors than targets: the least change, each counted in its own standard deviations. As many
 * targets as factors: the solution of the system. A target cannot be reached: how near it comes,
 * and which bounds are in the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_SOLVE_H
#define GRDP_PLAN_SOLVE_H

#include "core/arena.h"
#include "plan/outlook.h"

enum { GRDP_SOLVE_FACTORS = 64, GRDP_SOLVE_TARGETS = 64 };

/* A series that is to have a value in a period. Numbers are in the unit of files. */
typedef struct grdp_solve_target {
    const char *name; /* "grdp.growth@2024" */
    grdp_series_ref ref;
    grdp_span span;
    double value;
    double before, reached; /* NAN where the scenario leaves its domain */
} grdp_solve_target;

/* A factor that may move. Numbers are in the unit of files. */
typedef struct grdp_solve_factor {
    size_t factor;         /* of the scenario */
    const grdp_factor *of; /* the same; lives with the scenario */
    double low, high;      /* of its description, or narrower */
    double sd;             /* one standard deviation: of its distribution, else one unit */
    double before, value;
    int at_bound;         /* -1, +1: stands at `low`, at `high`; 0: between */
    const char *override; /* "PATH=VALUE" that sets it in a scenario; NULL before it is solved */
} grdp_solve_factor;

/* What is asked for, as it is written on the command line. */
typedef struct grdp_solve_request {
    const char *file;
    const char *const *overrides; /* of the scenario */
    size_t n_overrides;
    int as_of;
    size_t n_targets, n_factors, n_bounds;
    const char *const *targets; /* "grdp.growth@2024=9" */
    const char *const *factors; /* "investment.ratio" */
    const char *const *bounds;  /* "investment.ratio=25:45" */
} grdp_solve_request;

typedef struct grdp_solve {
    grdp_arena *arena;
    const grdp_solve_request *request;
    grdp_outlook *outlook; /* the scenario as it is */
    grdp_outlook *after;   /* with the values that were found, read again; NULL before */
    grdp_block *block;     /* scratch: 64 points at once */
    size_t n_targets, n_factors;
    grdp_solve_target *targets;
    grdp_solve_factor *factors;
    bool reached;     /* all targets, to 1e-9 of their size */
    size_t n_roots;   /* one factor and one target: how many values were seen to reach it */
    double departure; /* length of the change in standard deviations */
} grdp_solve;

/* Reads the scenario and what is asked. The request must outlive it. On GRDP_OK the caller frees
 * *out with grdp_solve_free(). */
GRDP_CHECKED grdp_status grdp_solve_create(const grdp_solve_request *request, grdp_diag *diag,
                                           grdp_solve **out);
void grdp_solve_free(grdp_solve *solve);

/* Finds the values, and reads the scenario with them again to see that it does what is said.
 * GRDP_ERR_CHECK, with a finding, where the targets cannot be reached: the values are then those
 * that come nearest. */
GRDP_CHECKED grdp_status grdp_solve_run(grdp_solve *solve, grdp_diag *diag);

/* The values of the targets at points, one row of n_factors a point, into one row of n_targets a
 * point; NAN where the scenario leaves its domain. */
void grdp_solve_evaluate(void *solve, size_t n_points, const double *x, double *y);

/* solve_read.c: the parts of a request. "PATH=LOW:HIGH" narrows the bounds of its factor. */
GRDP_CHECKED grdp_status grdp_solve_read(grdp_solve *solve, grdp_diag *diag);
GRDP_CHECKED grdp_status grdp_solve_read_factor(grdp_solve *solve, const char *path,
                                                const char *option, grdp_diag *diag,
                                                grdp_solve_factor *out);
GRDP_CHECKED grdp_status grdp_solve_read_bounds(const char *text, const char *option,
                                                grdp_diag *diag, double *low, double *high);

/* solve.c: "PATH=VALUE", or "PATH.mean=VALUE" where the factor has a distribution that is moved as
 * a whole; NULL when out of memory. */
const char *grdp_solve_override(grdp_arena *arena, const grdp_factor *factor, double value);

/* For one factor and one target: the values of the factor that reach the target while another
 * factor of the scenario stands at each of `n` values; NAN where none does. */
void grdp_solve_curve(grdp_solve *solve, size_t factor, size_t n, const double *at, double *values);

/* The outlook of the request with the overrides of the factors. Its notes were said when the
 * scenario was read first; its faults, as a mode outside of its triangle, are findings. */
GRDP_CHECKED grdp_status grdp_solve_look(grdp_solve *solve, grdp_diag *diag, grdp_outlook **out);

/* solve_root.c: one factor. Values of one function at points; NAN where it has none. */
typedef void (*grdp_solve_values)(void *context, size_t n_points, const double *x, double *y);

typedef struct grdp_solve_root {
    double x, y;        /* where f is nearest to the target; NAN where f has no value at all */
    size_t n;           /* changes of sign that were seen on the first grid of 64 points */
    double least, most; /* of f over that grid */
} grdp_solve_root;

/* The root of f(x) = target within [low, high] that is nearest to `start`. */
grdp_solve_root grdp_solve_find_root(grdp_solve_values f, void *context, double target,
                                     const double range[2], double start);

/* solve_system.c: several factors, any number of targets. Fills x (start in, solution out). */
typedef struct grdp_solve_system {
    size_t n_factors, n_targets;
    const double *sd, *low, *high; /* by factor */
    const double *target;
    grdp_solve_values evaluate; /* rows of n_factors in, rows of n_targets out */
    void *context;
} grdp_solve_system;

GRDP_CHECKED grdp_status grdp_solve_system_run(const grdp_solve_system *system, double *x);

#endif
