/* sampling_sobol: the scrambled sequence of Sobol'; see sobol.h. Each replicate is scrambled by
 * itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sampling.h"
#include "engine/sobol.h"

static void prepare(uint64_t key, size_t dimension, void *table)
{
    grdp_sobol_start(dimension, table);
    grdp_sobol_scramble(key, table);
}

static void fill(const void *table, uint64_t n_points, uint64_t first, double *out)
{
    (void)n_points;
    grdp_sobol_fill(table, first, GRDP_LANES, out);
}

const grdp_sampling_kind grdp_sampling_sobol = {
    .name = "sobol",
    .n_replicates = 16,
    .most_dimensions = GRDP_SOBOL_DIMENSIONS,
    .powers = true,
    .table_size = sizeof(grdp_sobol),
    .prepare = prepare,
    .fill = fill,
};
