/* Elementary effects: published trajectories, the analytic means of Ishigami, groups, and designs
 * that lie apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "case.h"

#include "study/elementary.h"

/* A. Saltelli et al., Global Sensitivity Analysis: The Primer (2008), exercise 4: six trajectories
 * of two factors and their outputs. The book rounds mu to 0.66. */
Test(morris, six_published_trajectories_give_their_moments)
{
    static const double x[6][3][2] = {
        {{0, 1. / 3}, {0, 1}, {2. / 3, 1}},           {{0, 1. / 3}, {2. / 3, 1. / 3}, {2. / 3, 1}},
        {{2. / 3, 0}, {2. / 3, 2. / 3}, {0, 2. / 3}}, {{1. / 3, 1}, {1, 1}, {1, 1. / 3}},
        {{1. / 3, 1}, {1. / 3, 1. / 3}, {1, 1. / 3}}, {{1. / 3, 2. / 3}, {1. / 3, 0}, {1, 0}},
    };
    static const double y[6][3] = {{.97, .71, 2.39},   {.97, 2.30, 2.39},  {1.87, 2.40, .87},
                                   {2.15, 1.71, 1.54}, {2.15, 2.17, 1.54}, {2.20, 1.87, 1.00}};
    double effects[2][6];
    for (size_t t = 0; t < 6; t++)
        for (size_t step = 0; step < 2; step++) {
            const size_t moved = x[t][step][0] == x[t][step + 1][0];
            effects[moved][t] =
                (y[t][step + 1] - y[t][step]) / (x[t][step + 1][moved] - x[t][step][moved]);
        }
    const grdp_elementary a = grdp_elementary_of(6, effects[0]);
    const grdp_elementary b = grdp_elementary_of(6, effects[1]);
    cr_assert_float_eq(a.mu, 0.65, 5e-3);
    cr_assert_float_eq(b.mu, 0.21, 5e-3);
    cr_assert_float_eq(a.mu_star, 1.62, 5e-3);
    cr_assert_float_eq(b.mu_star, 0.35, 5e-3);
    cr_assert_float_eq(a.sigma, 1.794107020, 1e-8);
    cr_assert_float_eq(b.sigma, 0.411995146, 1e-8);
}

Test(morris, a_failed_effect_is_left_out)
{
    const grdp_elementary e = grdp_elementary_of(3, (const double[]){1.0, (double)NAN, 3.0});
    cr_assert_eq(e.n, 2);
    cr_assert_eq(e.mu, 2.0);
}

static method_case ishigami(void)
{
    return (method_case){.method = grdp_method_find("morris"),
                         .n_inputs = 3,
                         .function = case_ishigami,
                         .seed = 1,
                         .set = {"trajectories", "tails"},
                         .to = {4000, 0.0}};
}

/* Means of |EE| over all steps of the grid of 4 levels in the unit cube: x2 takes two values of
 * sin^2 only, so that its effects have one size. */
Test(morris, means_of_ishigami_are_the_analytic_ones)
{
    method_case c = ishigami();
    case_result r;
    case_run(&c, &r);
    cr_assert_float_eq(case_value(&c, &r, 0, "mu_star"), 7.68, 0.3);
    cr_assert_float_eq(case_value(&c, &r, 1, "mu_star"), 7.875, 1e-9);
    cr_assert_float_eq(case_value(&c, &r, 2, "mu_star"), 6.26, 0.3);
    cr_assert_float_eq(case_value(&c, &r, 2, "mu"), 0.0, 0.4);
    case_free(&r);
}

static double weighted(size_t n, const double *u)
{
    (void)n;
    return 2.0 * u[0] - 5.0 * u[1];
}

/* Linear and alone: every effect is the weight, in grids and radial designs, and also where the
 * ends are cut off (effects are for the range that is left: 0.8 of the cube). */
Test(morris, effects_of_a_weighted_sum_are_its_weights)
{
    static const double shapes[] = {0.0, 1.0};
    for (size_t s = 0; s < 2; s++) {
        method_case c = {.method = grdp_method_find("morris"),
                         .n_inputs = 2,
                         .function = weighted,
                         .seed = 3,
                         .set = {"tails", "shape"},
                         .to = {0.1, shapes[s]}};
        case_result r;
        case_run(&c, &r);
        cr_assert_float_eq(case_value(&c, &r, 0, "mu"), 1.6, 1e-9);
        cr_assert_float_eq(case_value(&c, &r, 1, "mu"), -4.0, 1e-9);
        cr_assert_float_eq(case_value(&c, &r, 1, "mu_star"), 4.0, 1e-9);
        cr_assert_float_eq(case_value(&c, &r, 1, "sigma"), 0.0, 1e-6);
        case_free(&r);
    }
}

/* Coordinates are levels, each group moves once, by 2 / 3. */
Test(morris, a_trajectory_moves_each_group_once)
{
    method_case c = ishigami();
    case_result r = {0};
    case_plan(&c, &r);
    for (uint64_t t = 0; t < 200; t++) {
        bool moved[3] = {false};
        for (size_t step = 0; step < 3; step++) {
            const size_t group = grdp_trajectory_group(&r.plan, t, step);
            cr_assert(!moved[group]);
            moved[group] = true;
            for (size_t i = 0; i < 3; i++) {
                const double from = grdp_trajectory_at(&r.plan, 4, t, step, i);
                const double to = grdp_trajectory_at(&r.plan, 4, t, step + 1, i);
                cr_assert_float_eq(from * 3.0, round(from * 3.0), 1e-12);
                cr_assert_float_eq(fabs(to - from), i == group ? 2.0 / 3.0 : 0.0, 1e-12);
            }
        }
    }
    case_free(&r);
}

static double spread_of(const grdp_method_plan *plan, size_t n, const uint64_t *index)
{
    double sum = 0.0;
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < a; b++) {
            double distance = 0.0;
            for (size_t p = 0; p < 16; p++) {
                double squares = 0.0;
                for (size_t i = 0; i < 3; i++) {
                    const double off = grdp_trajectory_at(plan, 4, index[a], p / 4, i) -
                                       grdp_trajectory_at(plan, 4, index[b], p % 4, i);
                    squares += off * off;
                }
                distance += sqrt(squares);
            }
            sum += distance * distance;
        }
    return sum;
}

Test(morris, trajectories_that_are_picked_lie_farther_apart)
{
    method_case c = ishigami();
    case_result r = {0};
    uint64_t picked[10], first[10];
    case_plan(&c, &r);
    for (size_t i = 0; i < 10; i++)
        first[i] = i;
    cr_assert_eq(grdp_trajectory_pick(&r.plan, 4, 100, 10, picked), GRDP_OK);
    for (size_t a = 0; a < 10; a++)
        for (size_t b = 0; b < a; b++)
            cr_assert_neq(picked[a], picked[b]);
    cr_assert_gt(spread_of(&r.plan, 10, picked), 1.1 * spread_of(&r.plan, 10, first));
    case_free(&r);
}

/* Of two factors that move together with weights 2 and -5 the effect is the sum of both moves. */
Test(morris, a_group_has_a_mean_size_alone)
{
    method_case c = {.method = grdp_method_find("morris"),
                     .n_inputs = 2,
                     .function = weighted,
                     .seed = 3,
                     .n_groups = 1};
    case_result r;
    case_run(&c, &r);
    cr_assert_gt(case_value(&c, &r, 0, "mu_star"), 2.9);
    cr_assert_lt(case_value(&c, &r, 0, "mu_star"), 7.1);
    cr_assert(isnan(case_value(&c, &r, 0, "mu")));
    case_free(&r);
}
