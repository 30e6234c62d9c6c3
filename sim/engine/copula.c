/* copula: sums and probabilities of normal numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/copula.h"

#include "grdp/kernel.h"
#include "scenario/normal_lanes.h"

GRDP_KERNEL
static void add_weighted(double *restrict to, double weight, const double *restrict what)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] += weight * what[i];
}

void grdp_copula_normal(const double *probability, double *out)
{
    grdp_normal_lanes_quantile(probability, out);
}

void grdp_copula_tie(const double *weight, size_t n, grdp_lanes *normal, double *out)
{
    grdp_lanes sum = {0.0};
    for (size_t j = 0; j < n; j++)
        if (weight[j] != 0.0)
            add_weighted(sum, weight[j], normal[j]);
    grdp_normal_lanes_cdf(sum, out);
}
