/* cholesky: the lower factor of a symmetric matrix.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/cholesky.h"

#include <math.h>

size_t grdp_cholesky_factorise(double *a, size_t n, double least)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = a[i * n + j];
            for (size_t k = 0; k < j; k++)
                sum -= a[i * n + k] * a[j * n + k];
            if (i == j && !(sum > least))
                return i;
            a[i * n + j] = i == j ? sqrt(sum) : sum / a[j * n + j];
        }
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            a[i * n + j] = 0.0;
    return n;
}
