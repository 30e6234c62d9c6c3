/* Shapley: parts that add up, exactly and from a sample of orders.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/shapley.h"

#include <criterion/criterion.h>
#include <math.h>

#define NEAR(actual, wanted, tolerance) cr_assert_float_eq((actual), (wanted), (tolerance))

/* The product of 1 + d_i over a coalition. */
typedef struct product {
    size_t n;
    const double *d;
} product;

static grdp_status value_product(void *context, size_t n, const uint64_t *coalitions,
                                 double *values)
{
    const product *const p = context;
    for (size_t c = 0; c < n; c++) {
        values[c] = 1.0;
        for (size_t i = 0; i < p->n; i++)
            values[c] *= (coalitions[c] >> i & 1) != 0 ? 1.0 + p->d[i] : 1.0;
    }
    return GRDP_OK;
}

/* x y z from (1, 1, 1) to (2, 3, 4), d = 1, 2, 3. The product is the sum over all subsets of the
 * products of their d, and each such term is shared equally: 1 + 2/2 + 3/2 + 6/3 = 5.5,
 * 2 + 2/2 + 6/2 + 6/3 = 8, 3 + 3/2 + 6/2 + 6/3 = 9.5, together 24 - 1. */
Test(shapley, shares_a_product_as_by_hand)
{
    product p = {3, (const double[]){1, 2, 3}};
    const grdp_game game = {3, &p, value_product};
    double parts[3];
    cr_assert_eq(grdp_shapley_exact(&game, parts), GRDP_OK);
    NEAR(parts[0], 5.5, 1e-14);
    NEAR(parts[1], 8.0, 1e-14);
    NEAR(parts[2], 9.5, 1e-14);
}

/* Changing one factor at a time from the first side gives 1 + 2 + 3 = 6, and from the second side
 * 12 + 16 + 18 = 46; the change is 23. */
Test(shapley, one_at_a_time_does_not_add_up_and_this_does)
{
    product p = {3, (const double[]){1, 2, 3}};
    const grdp_game game = {3, &p, value_product};
    const uint64_t ones[] = {0, 1, 2, 4, 7};
    double v[5], parts[3];
    cr_assert_eq(value_product(&p, 5, ones, v), GRDP_OK);
    const double one_at_a_time = (v[1] - v[0]) + (v[2] - v[0]) + (v[3] - v[0]);
    cr_assert_eq(grdp_shapley_exact(&game, parts), GRDP_OK);
    NEAR(one_at_a_time, 6.0, 0);
    NEAR(parts[0] + parts[1] + parts[2], v[4] - v[0], 1e-13);
}

/* Var E[Y | X_S] of Y = X1 + X2 + X3, standard deviations 1, 1, 2, correlation of 2 and 3 0.9. */
static grdp_status value_dependent(void *context, size_t n, const uint64_t *coalitions,
                                   double *values)
{
    (void)context;
    static const double of_pair[] = {0.0, 2.8 * 2.8, 2.9 * 2.9, 8.6}; /* none, X2, X3, both */
    for (size_t c = 0; c < n; c++)
        values[c] = of_pair[coalitions[c] >> 1 & 3] + ((coalitions[c] & 1) != 0 ? 1.0 : 0.0);
    return GRDP_OK;
}

/* Song, Nelson and Staum 2016: shares of the variance 9.6; Var E[Y | X2] = (s2 + rho s3)^2 = 2.8^2,
 * Var E[Y | X3] = (s3 + rho s2)^2 = 2.9^2. */
Test(shapley, effects_of_dependent_inputs_are_the_published_ones)
{
    const grdp_game game = {3, NULL, value_dependent};
    double parts[3];
    cr_assert_eq(grdp_shapley_exact(&game, parts), GRDP_OK);
    NEAR(parts[0] / 9.6, 0.1041666667, 1e-10);
    NEAR(parts[1] / 9.6, 0.4182291667, 1e-10);
    NEAR(parts[2] / 9.6, 0.4776041667, 1e-10);
}

/* Ishigami, a = 7, b = 0.1: shares of X1, X2 and of X1 with X3 in the variance. */
static grdp_status value_ishigami(void *context, size_t n, const uint64_t *coalitions,
                                  double *values)
{
    (void)context;
    for (size_t c = 0; c < n; c++)
        values[c] = ((coalitions[c] & 1) != 0 ? 0.31390519 : 0.0) +
                    ((coalitions[c] & 2) != 0 ? 0.44241114 : 0.0) +
                    ((coalitions[c] & 5) == 5 ? 0.24368366 : 0.0);
    return GRDP_OK;
}

Test(shapley, effects_of_the_ishigami_function_are_the_published_ones)
{
    const grdp_game game = {3, NULL, value_ishigami};
    double parts[3];
    cr_assert_eq(grdp_shapley_exact(&game, parts), GRDP_OK);
    NEAR(parts[0], 0.43574702, 1e-8);
    NEAR(parts[1], 0.44241114, 1e-8);
    NEAR(parts[2], 0.12184183, 1e-8);
}

Test(shapley, a_sample_adds_up_and_its_error_is_honest)
{
    double d[14], sum = 0.0;
    for (size_t i = 0; i < 14; i++)
        d[i] = 0.02 * (double)(i + 1) - 0.1;
    product small = {12, d}, large = {14, d};
    const grdp_game exact = {12, &small, value_product}, sampled = {14, &large, value_product};
    double whole[12], parts[14], errors[14], again[14];
    cr_assert_eq(grdp_shapley_exact(&exact, whole), GRDP_OK);
    cr_assert_eq(grdp_shapley_sample(&exact, 500, 1, parts, errors), GRDP_OK);
    size_t n_inside = 0;
    for (size_t i = 0; i < 12; i++)
        n_inside += fabs(parts[i] - whole[i]) <= 3.0 * errors[i] + 1e-15;
    cr_assert(n_inside >= 11, "%zu of 12 within three standard errors", n_inside);
    cr_assert_eq(grdp_shapley_sample(&sampled, 500, 7, parts, errors), GRDP_OK);
    cr_assert_eq(grdp_shapley_sample(&sampled, 500, 7, again, errors), GRDP_OK);
    double end = 1.0;
    for (size_t i = 0; i < 14; i++) {
        sum += parts[i];
        end *= 1.0 + d[i];
        cr_assert_eq(parts[i], again[i]);
    }
    NEAR(sum, end - 1.0, 1e-13);
}
