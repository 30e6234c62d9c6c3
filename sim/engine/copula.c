/* copula: sums and probabilities of normal numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/copula.h"

#include "grdp/kernel.h"

GRDP_KERNEL
static void to_normal(const double *restrict probability, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = grdp_normal_quantile(probability[i]);
}

GRDP_KERNEL
static void add_weighted(double *restrict to, double weight, const double *restrict what)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] += weight * what[i];
}

GRDP_KERNEL
static void to_probability(const double *restrict normal, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = grdp_normal_cdf(normal[i]);
}

void grdp_copula_normal(const double *probability, double *out)
{
    to_normal(probability, out);
}

void grdp_copula_tie(const double *weight, size_t n, grdp_lanes *normal, double *out)
{
    grdp_lanes sum = {0.0};
    for (size_t j = 0; j < n; j++)
        if (weight[j] != 0.0)
            add_weighted(sum, weight[j], normal[j]);
    to_probability(sum, out);
}
