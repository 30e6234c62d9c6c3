/* LMDI: the logarithmic mean, and parts that add up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/lmdi.h"

#include <criterion/criterion.h>
#include <math.h>

#define NEAR(actual, wanted, tolerance) cr_assert_float_eq((actual), (wanted), (tolerance))

/* L(a, a) = a, and not 0 as some programs give; L lies between geometric and arithmetic mean. */
Test(lmdi, mean_of_equal_numbers_is_the_number)
{
    NEAR(grdp_lmdi_mean(7.0, 7.0), 7.0, 0);
    NEAR(grdp_lmdi_mean(-7.0, -7.0), -7.0, 0);
    cr_assert_eq(grdp_lmdi_mean(0.0, 5.0), 0.0);
    cr_assert_eq(grdp_lmdi_mean(5.0, 0.0), 0.0);
    cr_assert(isnan(grdp_lmdi_mean(1.0, -1.0)));
    NEAR(grdp_lmdi_mean(300.0, 37.5), 262.5 / log(8.0), 1e-12);
    NEAR(grdp_lmdi_mean(37.5, 300.0), 262.5 / log(8.0), 1e-12);
    /* 1 + h/2 - h^2/12 + ... with h = 1e-9, where a quotient of differences has lost half of it. */
    NEAR(grdp_lmdi_mean(1.0 + 1e-9, 1.0), 1.0 + 0.5e-9, 2.3e-16);
    /* Both ways of computing agree where they meet, at (a - b) / (a + b) = 0.1. */
    NEAR(grdp_lmdi_mean(1.1 * 1.000001, 0.9), grdp_lmdi_mean(1.1 * 0.999999, 0.9), 1.2e-6);
    for (double a = 1.2; a < 1.25; a += 0.001)
        NEAR(grdp_lmdi_mean(a, 1.0), (a - 1.0) / log(a), 4e-15);
}

/* Ang's example: two terms of three factors, 75 to 600. */
Test(lmdi, gives_the_published_example)
{
    const double from[] = {100, .25, 1.5, 150, .1, 2.5}, to[] = {200, .5, 3, 300, .2, 5};
    const grdp_products p = {2, 3, from, to};
    double parts[6];
    cr_assert(grdp_lmdi_fits(&p));
    grdp_lmdi_parts(&p, parts);
    for (size_t k = 0; k < 3; k++)
        NEAR(parts[k] + parts[3 + k], 175.0, 1e-12);
    double sum = 0.0;
    for (size_t i = 0; i < 6; i++)
        sum += parts[i];
    NEAR(sum, 525.0, 1e-12);
}

Test(lmdi, parts_add_up_for_changes_of_any_size)
{
    for (double change = 1e-12; change < 1e3; change *= 10.0) {
        const double from[] = {100, .25, 1.5},
                     to[] = {100 * (1 + change), .25 / (1 + 3 * change), 3};
        const grdp_products p = {1, 3, from, to};
        double parts[3];
        grdp_lmdi_parts(&p, parts);
        const double gap = to[0] * to[1] * to[2] - 37.5;
        NEAR(parts[0] + parts[1] + parts[2], gap, 1e-13);
        cr_assert(parts[0] > 0.0 && parts[1] < 0.0 && parts[2] > 0.0);
    }
}

Test(lmdi, refuses_a_change_of_sign_and_a_factor_that_comes_from_nothing)
{
    const double a[] = {1, 2}, b[] = {-1, 2}, c[] = {0, 2}, minus[] = {-3, 2};
    cr_assert_not(grdp_lmdi_fits(&(grdp_products){1, 2, a, b}));
    cr_assert_not(grdp_lmdi_fits(&(grdp_products){1, 2, a, c}));
    cr_assert(grdp_lmdi_fits(&(grdp_products){1, 2, c, c}));
    cr_assert(grdp_lmdi_fits(&(grdp_products){1, 2, b, minus}));
    double parts[2];
    grdp_lmdi_parts(&(grdp_products){1, 2, b, minus}, parts);
    NEAR(parts[0], -4.0, 1e-15); /* negative all the way, and only the first factor moves */
    NEAR(parts[1], 0.0, 0);
    grdp_lmdi_parts(&(grdp_products){1, 2, c, c}, parts);
    cr_assert(parts[0] == 0.0 && parts[1] == 0.0);
}
