/* points_sobol: the scrambled sequence of Sobol', which fills the space of the factors more evenly
 * than random numbers do: errors of means fall faster than 1 / sqrt(N).
 *
 * All points are used, the first too (A. B. Owen, "On dropping the first Sobol' point", 2020).
 * Powers of 2 are the best numbers of points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/draws.h"
#include "engine/sobol.h"
#include "study/design.h"

/* tables: grdp_sobol[n_axes]. The key goes by the name of the factor, the dimension by its place.
 */
static grdp_status prepare(grdp_design *design, grdp_diag *diag)
{
    grdp_sobol *const tables = grdp_arena_alloc(design->arena, design->n_axes, sizeof *tables);
    if (tables == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t a = 0; a < design->n_axes; a++) {
        char *const name = grdp_arena_printf(design->arena, "sobol:%s", design->axes[a].of->path);
        if (name == NULL)
            return GRDP_ERR_MEMORY;
        grdp_sobol_start(a, &tables[a]);
        grdp_sobol_scramble(grdp_draw_key(design->seed, name), &tables[a]);
    }
    design->tables = tables;
    if ((design->n_points & (design->n_points - 1)) != 0)
        grdp_diag_add(diag, GRDP_NOTE, (grdp_place){.path = "--points"},
                      "%zu is not a power of 2, where the points of Sobol' are most even",
                      "%zu is the next one", (size_t)design->n_points,
                      (size_t)1 << (64 - __builtin_clzll(design->n_points)));
    return GRDP_OK;
}

static void fill(const grdp_design *design, size_t axis, uint64_t first, size_t n, double *out)
{
    grdp_sobol_fill(&((const grdp_sobol *)design->tables)[axis], first, n, out);
    for (size_t i = 0; i < n; i++)
        out[i] = grdp_axis_quantile(&design->axes[axis], out[i]);
}

const grdp_points grdp_points_sobol = {
    .name = "sobol",
    .doc = "The scrambled sequence of Sobol', best with a power of 2 of points.",
    .takes_count = true,
    .takes_forms = {[GRDP_AXIS_LIST] = true, [GRDP_AXIS_RANGE] = true, [GRDP_AXIS_DIST] = true},
    .forms = "write FROM:TO, a list, or \"dist\" for the distribution of the scenario",
    .most_points = UINT64_C(1) << (GRDP_SOBOL_BITS - 1),
    .most_axes = GRDP_SOBOL_DIMENSIONS,
    .prepare = prepare,
    .fill = fill,
};
