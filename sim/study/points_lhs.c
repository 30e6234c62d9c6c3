/* points_lhs: Latin hypercube. Of N points each lies in another Nth of the range of every factor.
 *
 * Formula and source: engine/lhs.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/draws.h"
#include "engine/lhs.h"
#include "study/design.h"

/* tables: grdp_lhs[n_axes]. Keys go by the name of the factor: another factor changes no other. */
static grdp_status prepare(grdp_design *design, grdp_diag *diag)
{
    (void)diag;
    grdp_lhs *const tables = grdp_arena_alloc(design->arena, design->n_axes, sizeof *tables);
    if (tables == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t a = 0; a < design->n_axes; a++) {
        const char *const path = design->axes[a].of->path;
        char *const order = grdp_arena_printf(design->arena, "lhs order:%s", path);
        char *const jitter = grdp_arena_printf(design->arena, "lhs place:%s", path);
        if (order == NULL || jitter == NULL)
            return GRDP_ERR_MEMORY;
        tables[a] =
            (grdp_lhs){grdp_draw_key(design->seed, order), grdp_draw_key(design->seed, jitter)};
    }
    design->tables = tables;
    return GRDP_OK;
}

static void fill(const grdp_design *design, size_t axis, uint64_t first, size_t n, double *out)
{
    const grdp_lhs *const lhs = &((const grdp_lhs *)design->tables)[axis];
    grdp_lhs_fill(lhs, design->n_points, first, n, out);
    for (size_t i = 0; i < n; i++)
        out[i] = grdp_axis_quantile(&design->axes[axis], out[i]);
}

const grdp_points grdp_points_lhs = {
    .name = "lhs",
    .doc = "Latin hypercube: of N points each lies in another Nth of the range of every factor.",
    .takes_count = true,
    .takes_forms = {[GRDP_AXIS_LIST] = true, [GRDP_AXIS_RANGE] = true, [GRDP_AXIS_DIST] = true},
    .forms = "write FROM:TO, a list, or \"dist\" for the distribution of the scenario",
    .most_points = GRDP_DESIGN_MOST,
    .most_axes = 4096,
    .prepare = prepare,
    .fill = fill,
};
