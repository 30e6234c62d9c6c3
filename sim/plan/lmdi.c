/* lmdi: logarithmic mean and the parts that it gives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/lmdi.h"

#include <math.h>

#include "grdp/kernel.h"

/* Where a and b are near each other, a / b has lost the digits that ln(a / b) is made of. With
 * s = (a - b) / (a + b), ln(a / b) = 2 atanh(s), whose series keeps them, as log1p would. */
static const double near = 0.1;

/* atanh(s) / s for |s| < near: 1 + s^2 / 3 + s^4 / 5 + ...; the first term left out is below 1e-17.
 */
static double stretch(double s)
{
    const double z = s * s;
    double sum = 0.0;
    for (int power = 15; power >= 1; power -= 2)
        sum = sum * z + 1.0 / power;
    return sum;
}

static double half_difference(double a, double b)
{
    return (a - b) / (a + b);
}

static double log_ratio(double a, double b)
{
    const double s = half_difference(a, b);
    return fabs(s) < near ? 2.0 * s * stretch(s) : grdp_log(a / b);
}

double grdp_lmdi_mean(double a, double b)
{
    if (a == 0.0 || b == 0.0)
        return 0.0;
    if ((a < 0.0) != (b < 0.0))
        return (double)NAN;
    const double s = half_difference(a, b);
    return fabs(s) < near ? 0.5 * (a + b) / stretch(s) : (a - b) / grdp_log(a / b);
}

static double product(const double *factors, size_t n)
{
    double value = 1.0;
    for (size_t k = 0; k < n; k++)
        value *= factors[k];
    return value;
}

static bool is_nothing(const grdp_products *p, size_t term)
{
    const size_t at = term * p->n_factors;
    return product(p->from + at, p->n_factors) == 0.0 && product(p->to + at, p->n_factors) == 0.0;
}

bool grdp_lmdi_fits(const grdp_products *p)
{
    for (size_t i = 0; i < p->n_terms; i++)
        for (size_t k = 0; k < p->n_factors && !is_nothing(p, i); k++) {
            const double from = p->from[i * p->n_factors + k], to = p->to[i * p->n_factors + k];
            if (!(from > 0.0 && to > 0.0) && !(from < 0.0 && to < 0.0))
                return false;
        }
    return true;
}

void grdp_lmdi_parts(const grdp_products *p, double *parts)
{
    for (size_t i = 0; i < p->n_terms; i++) {
        const double *const from = p->from + i * p->n_factors;
        const double *const to = p->to + i * p->n_factors;
        const bool nothing = is_nothing(p, i);
        const double mean = grdp_lmdi_mean(product(to, p->n_factors), product(from, p->n_factors));
        for (size_t k = 0; k < p->n_factors; k++)
            parts[i * p->n_factors + k] = nothing ? 0.0 : mean * log_ratio(to[k], from[k]);
    }
}
