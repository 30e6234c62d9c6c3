/* student: how wide the interval of a mean of few independent numbers is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_STUDENT_H
#define GRDP_ENGINE_STUDENT_H

#include <stddef.h>

/* Half of Student's 95 % interval in standard errors of a mean of n independent numbers, n >= 2:
 * the quantile 0.975 of the t distribution with n - 1 degrees of freedom. Exact to 5 numbers, then
 * to 3e-4 by the expansion of R. A. Fisher and E. A. Cornish (Technometrics 2, 1960). */
double grdp_student_width(size_t n);

#endif
