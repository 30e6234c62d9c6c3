/* axis: one factor of a design and the values that it takes, as a planner writes them:
 *
 *   sectors.industry.growth=5:13:100    100 values from 5 to 13, evenly spaced (factorial)
 *   sectors.industry.growth=5:13        anywhere between (lhs, sobol)
 *   sectors.industry.growth=7,8.7,11    these values
 *   sectors.industry.growth=dist        the distribution that the scenario gives it (lhs, sobol)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_AXIS_H
#define GRDP_STUDY_AXIS_H

#include <stdint.h>

#include "core/diag.h"
#include "scenario/scenario.h"

typedef enum grdp_axis_form {
    GRDP_AXIS_LIST,  /* these values */
    GRDP_AXIS_GRID,  /* `n_levels` values, evenly spaced from `from` to `to` */
    GRDP_AXIS_RANGE, /* anywhere from `from` to `to` */
    GRDP_AXIS_DIST,  /* the factor's own distribution */
    GRDP_AXIS_TABLE, /* a column of a table of points */
} grdp_axis_form;

enum { GRDP_AXIS_KEPT = 65536 }; /* levels up to this number are kept in memory */

/* In place of the index of a factor: of a choice that is no number of the scenario. */
#define GRDP_NO_FACTOR SIZE_MAX

/* All numbers are in the unit of the file. */
typedef struct grdp_axis {
    size_t factor;         /* of the scenario */
    const grdp_factor *of; /* the same; lives with the scenario */
    size_t n_more;         /* of a study: further factors that take the same value */
    const size_t *more;
    grdp_axis_form form;
    double from, to;
    uint64_t n_levels;    /* of a list or a grid */
    const double *levels; /* NULL for a grid with more than GRDP_AXIS_KEPT */
} grdp_axis;

/* Reads "PATH=VALUES"; everything lives in the arena or with the scenario. Faults are findings of
 * --vary. */
GRDP_CHECKED grdp_status grdp_axis_read(grdp_arena *arena, const grdp_scenario *scenario,
                                        const char *text, grdp_diag *diag, grdp_axis *out);

/* The factor of a path, with a suggestion where there is none; for axes that are no text. */
GRDP_CHECKED grdp_status grdp_axis_find(const grdp_scenario *scenario, const char *path,
                                        grdp_place place, grdp_diag *diag, grdp_axis *out);

/* A word of "ltgm|port" stands for its index. */
bool grdp_axis_word(const char *choices, const char *text, size_t length, double *out);

/* Whether the factor takes this number; a finding where it does not. */
bool grdp_axis_check(const grdp_axis *axis, double value, grdp_place place, grdp_diag *diag);

/* Level `index` of a list or a grid. Those of a grid are rounded to 14 digits, so that 2:6:101
 * gives 2.04 and not a neighbour of it. */
double grdp_axis_level(const grdp_axis *axis, uint64_t index);

/* The value of a number from (0, 1): the quantile of the range, the distribution or, each level as
 * likely as any other, the list. */
double grdp_axis_quantile(const grdp_axis *axis, double p);

#endif
