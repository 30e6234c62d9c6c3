/* sampling_lhs: Latin hypercubes; see lhs.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/draws.h"
#include "engine/lhs.h"
#include "engine/sampling.h"

static void prepare(uint64_t key, size_t dimension, void *table)
{
    (void)dimension;
    *(grdp_lhs *)table = (grdp_lhs){grdp_draw_key(key, "order"), grdp_draw_key(key, "place")};
}

static void fill(const void *table, uint64_t n_points, uint64_t first, double *out)
{
    grdp_lhs_fill(table, n_points, first, GRDP_LANES, out);
}

const grdp_sampling_kind grdp_sampling_lhs = {
    .name = "lhs",
    .n_replicates = 16,
    .most_dimensions = SIZE_MAX,
    .table_size = sizeof(grdp_lhs),
    .prepare = prepare,
    .fill = fill,
};
