/* What is made of any sample: its order, its classes, its resamples, first-order indices and the
 * distance between the two sides of a condition.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ishigami.h"

#include "study/first_order.h"
#include "study/regional.h"

static grdp_arena *arena;

static void setup(void)
{
    arena = grdp_arena_create();
    cr_assert(arena);
}

static void teardown(void)
{
    grdp_arena_free(arena);
}

TestSuite(given_data, .init = setup, .fini = teardown);

static grdp_order order_of(size_t n, const double *values)
{
    grdp_order order;
    cr_assert_eq(grdp_order_make(arena, n, values, &order), GRDP_OK);
    return order;
}

Test(given_data, order_keeps_rows_of_equal_values_in_their_order)
{
    const double values[] = {3, 1, 2, 1, 3, 1};
    const uint32_t rows[] = {1, 3, 5, 2, 0, 4}, starts[] = {0, 3, 4, 6};
    const grdp_order order = order_of(6, values);
    cr_assert_eq(order.n_distinct, 3);
    cr_assert_arr_eq(order.row, rows, sizeof rows);
    cr_assert_arr_eq(order.start, starts, sizeof starts);
}

Test(given_data, classes_hold_equal_parts_and_equal_values_stay_together)
{
    const double values[] = {5, 1, 4, 2, 3, 0}, tied[] = {1, 1, 1, 1, 1, 2};
    const uint32_t ones[] = {1, 1, 1, 1, 1, 1}, heavy[] = {1, 1, 1, 1, 1, 7};
    const uint16_t thirds[] = {2, 0, 2, 1, 1, 0}, by_value[] = {0, 0, 0, 0, 0, 1};
    /* The last row, which is the least, counts 7 of 12 times: the others begin at 7/12. */
    const uint16_t halves[] = {1, 1, 1, 1, 1, 0};
    const grdp_order order = order_of(6, values), same = order_of(6, tied);
    uint16_t found[6];
    grdp_order_classes(&order, ones, 3, found);
    cr_assert_arr_eq(found, thirds, sizeof found);
    grdp_order_classes(&order, heavy, 2, found);
    cr_assert_arr_eq(found, halves, sizeof found);
    grdp_order_classes(&same, ones, 4, found);
    cr_assert_arr_eq(found, by_value, sizeof found);
}

Test(given_data, resamples_hold_as_many_rows_as_the_sample_and_differ)
{
    enum { N = 1000 };
    uint32_t first[N], second[N];
    size_t sum = 0, absent = 0;
    grdp_bootstrap_weights(5, 1, N, first);
    grdp_bootstrap_weights(5, 2, N, second);
    for (size_t i = 0; i < N; i++) {
        sum += first[i];
        absent += first[i] == 0;
    }
    cr_assert_eq(sum, N);
    cr_assert_arr_neq(first, second, sizeof first);
    /* A row is absent with probability (1 - 1/n)^n: 367.7, with a deviation of 9.9. */
    cr_assert_float_eq((double)absent, 367.7, 40.0);
}

/* R: quantile(c(1, 2, 4, 8), c(0, .25, .5, .9, 1)) */
Test(given_data, quantiles_are_of_type_7)
{
    const double sorted[] = {1, 2, 4, 8}, p[] = {0, 0.25, 0.5, 0.9, 1}, q[] = {1, 1.75, 3, 6.8, 8};
    for (size_t i = 0; i < 5; i++)
        cr_assert_float_eq(grdp_bootstrap_quantile(sorted, 4, p[i]), q[i], 1e-15);
}

static void mean_of(void *context, const uint32_t *weight, double *values)
{
    const cloud *const c = context;
    double sum = 0.0;
    for (size_t i = 0; i < c->n; i++)
        sum += weight[i] * c->x[0][i];
    values[0] = sum / (double)c->n;
}

/* Of 400 intervals of the mean of 200 uniform numbers; the deviation of the count is 4.4. */
Test(given_data, resamples_give_intervals_that_cover_a_mean_19_times_of_20)
{
    size_t n_covered = 0;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        cloud c = cloud_random(200, seed);
        const grdp_statistic statistic = {c.n, 1, &c, mean_of};
        grdp_bootstrapped found;
        cr_assert_eq(grdp_bootstrap_run(&statistic, seed, 200, &found), GRDP_OK);
        n_covered += found.low <= 0.0 && found.high >= 0.0;
        cloud_free(&c);
    }
    cr_assert(n_covered >= 366 && n_covered <= 394, "%zu", n_covered);
}

static void undefined_at_times(void *context, const uint32_t *weight, double *values)
{
    (void)context;
    values[0] = weight[0] == 1 ? 1.0 : (double)NAN;
}

Test(given_data, a_value_that_a_resample_cannot_give_has_no_interval)
{
    const grdp_statistic statistic = {50, 1, NULL, undefined_at_times};
    grdp_bootstrapped found;
    cr_assert_eq(grdp_bootstrap_run(&statistic, 1, 20, &found), GRDP_OK);
    cr_assert_eq(found.value, 1.0);
    cr_assert(isnan(found.low) && isnan(found.high));
}

/* Even points, for which the correction is too large by less than 64 / 65,536. */
Test(given_data, first_order_of_the_ishigami_function_is_exact)
{
    const double known[] = {0.31390519, 0.44241114, 0.0};
    cloud c = cloud_even(1 << 16);
    grdp_bootstrapped found[INPUTS];
    cr_assert_eq(
        grdp_first_order_run(INPUTS, c.order, (const double *const *)c.x, c.y, 1, 0, found),
        GRDP_OK);
    for (size_t i = 0; i < INPUTS; i++)
        cr_assert_float_eq(found[i].value, known[i], 0.001, "%zu: %.6f", i, found[i].value);
    cloud_free(&c);
}

/* Unbiased where nothing is there to be found: the mean over 200 seeds, whose deviation is 0.0007.
 * Without the correction it would be 15/1023 = 0.015. */
Test(given_data, first_order_of_an_input_without_effect_is_zero_on_average)
{
    double sum = 0.0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        cloud c = cloud_random(1024, seed);
        grdp_bootstrapped found;
        cr_assert_eq(
            grdp_first_order_run(1, c.order, (const double *const *)c.x, c.x[1], seed, 0, &found),
            GRDP_OK);
        sum += found.value;
        cloud_free(&c);
    }
    cr_assert_float_eq(sum / 200.0, 0.0, 0.002, "%g", sum / 200.0);
}

Test(given_data, first_order_keeps_its_digits_about_a_large_mean)
{
    cloud c = cloud_random(1024, 1);
    grdp_bootstrapped near, far;
    cr_assert_eq(grdp_first_order_run(1, c.order, (const double *const *)c.x, c.y, 1, 0, &near),
                 GRDP_OK);
    for (size_t i = 0; i < c.n; i++)
        c.y[i] += 1e9;
    cr_assert_eq(grdp_first_order_run(1, c.order, (const double *const *)c.x, c.y, 1, 0, &far),
                 GRDP_OK);
    cr_assert_float_eq(near.value, far.value, 1e-6);
    for (size_t i = 0; i < c.n; i++)
        c.y[i] = 4.0;
    cr_assert_eq(grdp_first_order_run(1, c.order, (const double *const *)c.x, c.y, 1, 10, &far),
                 GRDP_OK);
    cr_assert(isnan(far.value) && isnan(far.low));
    cloud_free(&c);
}

/* In: 4, 5, 6, 9; out: 1, 2, 3, 7. At 3 three quarters of the one and none of the other are past.
 */
Test(given_data, regional_distance_is_the_largest_between_both_sides)
{
    const double x[] = {1, 2, 3, 4, 5, 6, 7, 9};
    const bool inside[] = {false, false, false, true, true, true, false, true};
    const uint16_t side[] = {0, 0, 0, 1, 1, 1, 0, 1}, none[8] = {0};
    const uint32_t once[] = {1, 1, 1, 1, 1, 1, 1, 1}, no_seven[] = {1, 1, 1, 1, 1, 1, 0, 2};
    const grdp_order order = order_of(8, x);
    cr_assert_float_eq(grdp_regional_distance(&order, once, side), 0.75, 1e-15);
    cr_assert_float_eq(grdp_regional_distance(&order, no_seven, side), 1.0, 1e-15);
    cr_assert(isnan(grdp_regional_distance(&order, once, none)));
    cr_assert_float_eq(grdp_regional_median(&order, x, inside, true), 5.5, 1e-15);
    cr_assert_float_eq(grdp_regional_median(&order, x, inside, false), 2.5, 1e-15);
}

/* Split by x2 at its median: x1 does not decide. 97.5 % of distances by chance are below 1.4803
 * sqrt((1000 + 1000) / 1000^2) = 0.0662, their mean is 0.8687 of that root, 0.0389 (N. Smirnov,
 * Ann. Math. Stat. 19, 1948; Marsaglia, Tsang and Wang, J. Stat. Software 8, 2003). */
Test(given_data, regional_distance_by_chance_is_that_of_Smirnov)
{
    enum { N = 2000 };
    cloud c = cloud_random(N, 1);
    bool inside[N] = {false};
    grdp_bootstrapped found[3];
    for (size_t k = N / 2; k < N; k++)
        inside[c.order[1].row[k]] = true;
    const grdp_regional regional = {2, c.order, inside};
    cr_assert_eq(grdp_regional_run(&regional, 1, 1000, found), GRDP_OK);
    cr_assert_float_eq(found[2].value, 0.0389, 0.0015, "%g", found[2].value);
    cr_assert_float_eq(found[2].high, 0.0662, 0.005, "%g", found[2].high);
    cr_assert(grdp_distance_is_weak(&found[0], &found[2]));
    cr_assert(!grdp_distance_is_weak(&found[1], &found[2]));
    cr_assert_float_eq(found[1].value, 1.0, 1e-3);
    cloud_free(&c);
}

/* y = x1 + x2 is at least 0 in half of the runs; x1 given that has the density (1 + x / pi) / (2
 * pi) there and (1 - x / pi) / (2 pi) elsewhere: the distance is 1/2, at 0. */
Test(given_data, regional_distance_of_a_sum_of_two_is_a_half)
{
    enum { N = 1 << 16 };
    cloud c = cloud_even(N);
    bool *const inside = grdp_arena_alloc(c.arena, N, sizeof *inside);
    grdp_bootstrapped found[3];
    for (size_t k = 0; k < N; k++)
        inside[k] = c.x[0][k] + c.x[1][k] >= 0.0;
    const grdp_regional regional = {2, c.order, inside};
    cr_assert_eq(grdp_regional_run(&regional, 1, 10, found), GRDP_OK);
    for (size_t i = 0; i < 2; i++)
        cr_assert_float_eq(found[i].value, 0.5, 2e-3, "%g", found[i].value);
    cloud_free(&c);
}
