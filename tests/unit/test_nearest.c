/* The nearest correlation matrix.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/nearest.h"

#include "scenario/cholesky.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static void assert_near(size_t n, const double *a, const double *expected, double tolerance)
{
    for (size_t i = 0; i < n * n; i++)
        cr_assert(fabs(a[i] - expected[i]) < tolerance, "%zu: %.6f is not %.4f", i, a[i],
                  expected[i]);
}

/* N. J. Higham, IMA J. Numer. Anal. 22 (2002), section 4: printed with four decimals. */
Test(nearest, gives_the_published_figures_of_three_names)
{
    double a[9] = {1, 1, 0, 1, 1, 1, 0, 1, 1};
    const double expected[9] = {1, 0.7607, 0.1573, 0.7607, 1, 0.7607, 0.1573, 0.7607, 1};
    cr_assert_eq(grdp_nearest_correlation(3, a), GRDP_OK);
    assert_near(3, a, expected, 5e-5);
}

/* The same paper: the second difference matrix. */
Test(nearest, gives_the_published_figures_of_four_names)
{
    double a[16] = {2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2};
    const double expected[16] = {1,      -0.8084, 0.1916, 0.1068,  -0.8084, 1,      -0.6562, 0.1916,
                                 0.1916, -0.6562, 1,      -0.8084, 0.1068,  0.1916, -0.8084, 1};
    cr_assert_eq(grdp_nearest_correlation(4, a), GRDP_OK);
    assert_near(4, a, expected, 5e-5);
}

/* a = b = -c holds together up to 0.5, where the least eigenvalue 1 - 2 a is 0. */
Test(nearest, gives_the_analytic_value_where_the_signs_contradict)
{
    double a[9] = {1, 0.9, 0.9, 0.9, 1, -0.9, 0.9, -0.9, 1};
    const double expected[9] = {1, 0.5, 0.5, 0.5, 1, -0.5, 0.5, -0.5, 1};
    cr_assert_eq(grdp_nearest_correlation(3, a), GRDP_OK);
    assert_near(3, a, expected, 1e-9);
}

Test(nearest, leaves_what_holds_together_as_it_is)
{
    double a[9] = {1, 0.5, 0.2, 0.5, 1, -0.3, 0.2, -0.3, 1};
    const double expected[9] = {1, 0.5, 0.2, 0.5, 1, -0.3, 0.2, -0.3, 1};
    cr_assert_eq(grdp_nearest_valid(3, 1e-12, a), GRDP_OK);
    assert_near(3, a, expected, 1e-15);
}

/* A chain of names tied by 0.99 and its two ends by -0.99, for each number of names. */
Test(nearest, with_four_decimals_it_has_a_cholesky_factor)
{
    enum { MOST = 16 };
    for (size_t n = 3; n <= MOST; n++) {
        double a[MOST * MOST] = {0};
        for (size_t i = 0; i < n; i++) {
            const size_t next = (i + 1) % n;
            a[i * n + i] = 1.0;
            a[i * n + next] = a[next * n + i] = next == 0 ? -0.99 : 0.99;
        }
        cr_assert_eq(grdp_nearest_valid(n, 1e-12, a), GRDP_OK);
        for (size_t i = 0; i < n * n; i++) {
            cr_assert_eq(a[i], round(a[i] * 1e4) / 1e4);
            cr_assert(fabs(a[i]) < 1.0 || i % (n + 1) == 0);
        }
        cr_assert_eq(grdp_cholesky_factorise(a, n, 1e-12), n);
    }
}
