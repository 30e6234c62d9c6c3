/* copula: numbers that are tied to each other by the Gaussian copula (R. B. Nelsen, An Introduction
 * to Copulas, 2nd ed. 2006, section 2.9): weighted sums of independent standard normal numbers, of
 * which the normal distribution makes probabilities again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_COPULA_H
#define GRDP_ENGINE_COPULA_H

#include "engine/series.h"

/* The normal numbers of GRDP_LANES probabilities. */
void grdp_copula_normal(const double *probability, double *out);

/* Probabilities of weight[0] normal[0] + ... + weight[n - 1] normal[n - 1], lane by lane. Where a
 * weight is 0, the lanes are not read. */
void grdp_copula_tie(const double *weight, size_t n, grdp_lanes *normal, double *out);

#endif
