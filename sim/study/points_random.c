/* points_random: plain random points, each factor apart from the others. Means of N points are off
 * by about 1 / sqrt(N), and their standard errors are those of any sample.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/draws.h"
#include "study/design.h"

/* tables: uint64_t key[n_axes]. Keys go by the name of the factor: another factor changes no other.
 */
static grdp_status prepare(grdp_design *design, grdp_diag *diag)
{
    (void)diag;
    uint64_t *const keys = grdp_arena_alloc(design->arena, design->n_axes, sizeof *keys);
    if (keys == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t a = 0; a < design->n_axes; a++) {
        char *const name = grdp_arena_printf(design->arena, "random:%s", design->axes[a].of->path);
        if (name == NULL)
            return GRDP_ERR_MEMORY;
        keys[a] = grdp_draw_key(design->seed, name);
    }
    design->tables = keys;
    return GRDP_OK;
}

static void fill(const grdp_design *design, size_t axis, uint64_t first, size_t n, double *out)
{
    double p[GRDP_LANES];
    grdp_draw_uniform(((const uint64_t *)design->tables)[axis], first, 0, p);
    for (size_t i = 0; i < n; i++)
        out[i] = grdp_axis_quantile(&design->axes[axis], p[i]);
}

const grdp_points grdp_points_random = {
    .name = "random",
    .doc = "Plain random points, each factor apart from the others.",
    .takes_count = true,
    .takes_forms = {[GRDP_AXIS_LIST] = true, [GRDP_AXIS_RANGE] = true, [GRDP_AXIS_DIST] = true},
    .forms = "write FROM:TO, a list, or \"dist\" for the distribution of the scenario",
    .most_points = GRDP_DESIGN_MOST,
    .most_axes = 4096,
    .prepare = prepare,
    .fill = fill,
};
