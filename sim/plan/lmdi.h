/* lmdi: the change of a sum of products, V = sum over terms of x1 x2 ... xK, divided among the
 * factors by the additive logarithmic mean Divisia index, LMDI-I (Ang 2005, eq. 5):
 *
 *   part of factor k in term i = L(V_i', V_i) ln(x_ki' / x_ki),  L(a, b) = (a - b) / ln(a / b).
 *
 * The parts add up to the change, whatever the order of the factors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_LMDI_H
#define GRDP_PLAN_LMDI_H

#include <stdbool.h>
#include <stddef.h>

/* Factors of all terms, [term * n_factors + factor]. */
typedef struct grdp_products {
    size_t n_terms, n_factors;
    const double *from, *to;
} grdp_products;

/* The logarithmic mean of two numbers of one sign: L(a, a) = a, L(0, b) = 0; NAN where the signs
 * differ, since there is no logarithm then. */
double grdp_lmdi_mean(double a, double b);

/* Whether every factor keeps its sign and is not 0; a term that is 0 on both sides is fine. */
bool grdp_lmdi_fits(const grdp_products *products);

/* Parts by term and factor, [term * n_factors + factor]; the products must fit. */
void grdp_lmdi_parts(const grdp_products *products, double *parts);

#endif
