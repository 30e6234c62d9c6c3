/* points_csv: the points of a table: a row is a point, a column a factor by its path.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/design.h"

#include <string.h>

/* tables: double[axis][point], filled by design.c, which reads the table. */
static void fill(const grdp_design *design, size_t axis, uint64_t first, size_t n, double *out)
{
    const double *const values = (const double *)design->tables + axis * design->n_points;
    memcpy(out, values + first, n * sizeof *out);
}

const grdp_points grdp_points_csv = {
    .name = "csv",
    .doc = "The points of a table (--points-csv): a row is a point, a column a factor.",
    .takes_forms = {[GRDP_AXIS_TABLE] = true},
    .forms = "name the factors in the head of the table",
    .most_points = GRDP_DESIGN_MOST,
    .most_axes = 4096,
    .fill = fill,
};
