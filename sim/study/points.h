/* points: the designs of a study. A design says at which values of its factors a scenario is
 * evaluated; a kind of design is one file (points_*.c) and one word in sim/CMakeLists.txt.
 *
 * A point is a pure function of the design and its index: any part of a study computes its own
 * points, in any order, and nothing grows with their number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_POINTS_H
#define GRDP_STUDY_POINTS_H

#include "study/axis.h"

typedef struct grdp_design grdp_design;

/* One kind of design. */
typedef struct grdp_points {
    const char *name; /* "factorial" */
    const char *doc;  /* one sentence */
    bool takes_count; /* the number of points is asked for (--points); else the axes give it */
    bool takes_forms[GRDP_AXIS_TABLE + 1]; /* by grdp_axis_form */
    const char *forms;                     /* the same as a hint: how to write --vary */
    uint64_t most_points;
    size_t most_axes;

    /* Makes the tables of the design in its arena and, unless the count is asked for, sets
     * n_points. The axes are read and of forms that it takes. NULL: there is nothing to do. */
    grdp_status (*prepare)(grdp_design *design, grdp_diag *diag);

    /* Values of an axis at the points first to first + n - 1, n at most GRDP_LANES. */
    void (*fill)(const grdp_design *design, size_t axis, uint64_t first, size_t n, double *out);

    /* NULL, or the levels that these values are of. */
    void (*level)(const grdp_design *design, size_t axis, uint64_t first, size_t n, uint64_t *out);
} grdp_points;

struct grdp_design {
    const grdp_points *kind;
    grdp_arena *arena;
    uint64_t seed;
    uint64_t n_points;
    size_t n_axes;
    const grdp_axis *axes;
    const void *tables; /* of the kind */
};

const grdp_points *grdp_points_find(const char *name); /* NULL where there is none */
const grdp_points *grdp_points_at(size_t index);       /* NULL past the last */

#endif
