/* points_factorial: every combination of the levels, the last factor fastest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/design.h"

/* tables: uint64_t stride[n_axes], the points in which an axis keeps its level. */
static grdp_status prepare(grdp_design *design, grdp_diag *diag)
{
    uint64_t *const stride = grdp_arena_alloc(design->arena, design->n_axes, sizeof *stride);
    uint64_t n = 1;
    if (stride == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t a = design->n_axes; a-- > 0;) {
        stride[a] = n;
        if (__builtin_mul_overflow(n, design->axes[a].n_levels, &n) || n > GRDP_DESIGN_MOST) {
            grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.path = "--vary"},
                          "the levels of %zu factors make more than 2^52 combinations",
                          "take fewer levels, or --design sobol with --points N", design->n_axes);
            return GRDP_ERR_LIMIT;
        }
    }
    design->tables = stride;
    design->n_points = n;
    return GRDP_OK;
}

static void level(const grdp_design *design, size_t axis, uint64_t first, size_t n, uint64_t *out)
{
    const uint64_t stride = ((const uint64_t *)design->tables)[axis];
    const uint64_t n_levels = design->axes[axis].n_levels;
    uint64_t now = first / stride % n_levels, left = stride - first % stride;
    for (size_t i = 0; i < n; i++) {
        out[i] = now;
        if (--left > 0)
            continue;
        left = stride;
        now = now + 1 == n_levels ? 0 : now + 1;
    }
}

static void fill(const grdp_design *design, size_t axis, uint64_t first, size_t n, double *out)
{
    uint64_t levels[GRDP_LANES];
    level(design, axis, first, n, levels);
    for (size_t i = 0; i < n; i++)
        out[i] = grdp_axis_level(&design->axes[axis], levels[i]);
}

const grdp_points grdp_points_factorial = {
    .name = "factorial",
    .doc = "Every combination of the levels of the factors, the last factor fastest.",
    .takes_forms = {[GRDP_AXIS_LIST] = true, [GRDP_AXIS_GRID] = true},
    .forms = "write FROM:TO:COUNT or a list, as 7,8.7,11",
    .most_points = GRDP_DESIGN_MOST,
    .most_axes = 4096,
    .prepare = prepare,
    .fill = fill,
    .level = level,
};
