/* Sobol' indices against analytic values; intervals, pairs, groups, failed runs, and a design that
 * grows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "case.h"

static const method_case ishigami = {.n_inputs = 3, .function = case_ishigami, .seed = 1};

static method_case with_method(const method_case *c)
{
    method_case out = *c;
    out.method = grdp_method_find("sobol");
    return out;
}

/* Analytic: I. M. Sobol', Y. L. Levitan (1999), a = 7, b = 0.1. The tolerance is four times the
 * error seen over seeds at this N. */
Test(sobol, indices_of_ishigami_are_the_analytic_ones)
{
    static const double first[] = {0.31390519, 0.44241114, 0.0};
    static const double total[] = {0.55758886, 0.44241114, 0.24368366};
    method_case c = with_method(&ishigami);
    case_result r;
    case_run(&c, &r);
    for (size_t i = 0; i < 3; i++) {
        cr_assert_float_eq(case_value(&c, &r, i, "S1"), first[i], 4e-3);
        cr_assert_float_eq(case_value(&c, &r, i, "ST"), total[i], 4e-3);
    }
    cr_assert_float_eq(case_value(&c, &r, GRDP_NO_GROUP, "mean"), 3.5, 5e-3);
    cr_assert_float_eq(case_value(&c, &r, GRDP_NO_GROUP, "sd"), sqrt(13.844587940719254), 5e-3);
    case_free(&r);
}

/* Only x1 and x3 act together: S2 = 0.24368366. */
Test(sobol, the_pair_of_ishigami_that_interacts_is_found)
{
    method_case c = with_method(&ishigami);
    c.set[0] = "pairs";
    c.to[0] = 1.0;
    case_result r;
    case_run(&c, &r);
    cr_assert_float_eq(case_effect(&c, &r, 0, 2, "S2")->value, 0.24368366, 0.012);
    cr_assert_float_eq(case_effect(&c, &r, 0, 1, "S2")->value, 0.0, 0.012);
    cr_assert_float_eq(case_effect(&c, &r, 1, 2, "S2")->value, 0.0, 0.012);
    cr_assert(!case_effect(&c, &r, 0, 2, "S2")->weak);
    case_free(&r);
}

/* A. Saltelli, I. M. Sobol' (1995). */
Test(sobol, indices_of_the_g_function_are_the_analytic_ones)
{
    static const double first[] = {0.71619217, 0.17904804, 0.02367577, 0.00716192,
                                   0.00007162, 0.00007162, 0.00007162, 0.00007162};
    static const double total[] = {0.78714413, 0.24219819, 0.03431691, 0.01046039,
                                   0.00010495, 0.00010495, 0.00010495, 0.00010495};
    method_case c = with_method(&(method_case){.n_inputs = 8, .function = case_g, .seed = 1});
    case_result r;
    case_run(&c, &r);
    for (size_t i = 0; i < 8; i++) {
        cr_assert_float_eq(case_value(&c, &r, i, "S1"), first[i], 5e-3);
        cr_assert_float_eq(case_value(&c, &r, i, "ST"), total[i], 5e-3);
    }
    case_free(&r);
}

/* (x1, x3) against x2: the closed index of the pair is 1 - 0.44241114. */
Test(sobol, a_group_has_the_index_of_its_factors_together)
{
    method_case c = with_method(&ishigami);
    c.group[1] = 1;
    c.n_groups = 2;
    case_result r;
    case_run(&c, &r);
    cr_assert_float_eq(case_value(&c, &r, 0, "S1"), 0.55758886, 4e-3);
    cr_assert_float_eq(case_value(&c, &r, 0, "ST"), 0.55758886, 4e-3);
    cr_assert_float_eq(case_value(&c, &r, 1, "S1"), 0.44241114, 4e-3);
    case_free(&r);
}

/* How many of 200 seeds have an interval that holds the index: S1 and ST of each input. */
static void count_held(method_case *c, const double *first, const double *total, size_t *held)
{
    for (size_t i = 0; i < 2 * c->n_inputs; i++)
        held[i] = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        case_result r;
        c->seed = seed;
        case_run(c, &r);
        for (size_t i = 0; i < c->n_inputs; i++) {
            const grdp_effect *const s1 = case_effect(c, &r, i, GRDP_NO_GROUP, "S1");
            const grdp_effect *const st = case_effect(c, &r, i, GRDP_NO_GROUP, "ST");
            held[2 * i] += s1->low <= first[i] && first[i] <= s1->high;
            held[2 * i + 1] += st->low <= total[i] && total[i] <= st->high;
        }
        case_free(&r);
    }
}

static const double first_of_ishigami[] = {0.31390519, 0.44241114, 0.0};
static const double total_of_ishigami[] = {0.55758886, 0.44241114, 0.24368366};

/* Of the Ishigami function with two settings changed. */
static double coverage_with(size_t n_samples, const char *set, double to, double random)
{
    method_case c = with_method(&ishigami);
    c.set[0] = "samples";
    c.to[0] = (double)n_samples;
    c.set[1] = set;
    c.to[1] = to;
    c.set[2] = "points-of";
    c.to[2] = random;
    size_t held[6], sum = 0;
    count_held(&c, first_of_ishigami, total_of_ishigami, held);
    for (size_t i = 0; i < 6; i++) {
        cr_log_info("%s = %g: %s of input %zu: %zu of 200", set, to, i % 2 == 0 ? "S1" : "ST",
                    i / 2, held[i]);
        cr_assert_geq(held[i], 175, "%zu: %zu", i, held[i]); /* 1 % of counts at 92 % are below */
        sum += held[i];
    }
    cr_log_info("%s = %g: %.1f %% of 1,200 intervals", set, to, (double)sum / 12.0);
    return (double)sum / 1200.0;
}

Test(sobol, intervals_of_random_points_hold_the_index_as_often_as_they_say)
{
    const double held = coverage_with(1024, "resamples", 200, 1.0);
    cr_assert(held >= 0.92 && held <= 0.97, "%.3f", held);
}

Test(sobol, intervals_of_replicates_hold_the_index_as_often_as_they_say)
{
    const double held = coverage_with(8192, "replicates", 16, 0.0);
    cr_assert(held >= 0.92 && held <= 0.97, "%.3f", held);
}

/* The bootstrap does not know that Sobol' points are more even than random ones. */
Test(sobol, the_bootstrap_of_sobol_points_is_on_the_safe_side)
{
    cr_assert_geq(coverage_with(1024, "resamples", 100, 0.0), 0.97);
}

static double only_two(size_t n, const double *u)
{
    (void)n;
    return u[0] + 3.0 * u[1];
}

/* Shares 1 / 10 and 9 / 10; a factor that does nothing has exactly 0, and is flagged. */
Test(sobol, a_factor_that_does_nothing_is_flagged)
{
    method_case c = with_method(&(method_case){.n_inputs = 3, .function = only_two, .seed = 5});
    case_result r;
    case_run(&c, &r);
    cr_assert_eq(case_value(&c, &r, 2, "S1"), 0.0);
    cr_assert_eq(case_value(&c, &r, 2, "ST"), 0.0);
    cr_assert(case_effect(&c, &r, 2, GRDP_NO_GROUP, "S1")->weak);
    cr_assert(!case_effect(&c, &r, 1, GRDP_NO_GROUP, "S1")->weak);
    cr_assert_float_eq(case_value(&c, &r, GRDP_NO_GROUP, "r2"), 1.0, 1e-9);
    cr_assert_float_eq(case_value(&c, &r, 0, "linear"), 0.1, 2e-3);
    case_free(&r);
}

/* Every run with u1 > 0.9 fails: the rows that hold one are left out, the others count. */
static double fails_at_the_top(size_t n, const double *u)
{
    (void)n;
    return u[0] > 0.9 ? (double)NAN : u[0] + u[1];
}

Test(sobol, rows_with_a_failed_run_are_left_out)
{
    method_case c =
        with_method(&(method_case){.n_inputs = 2, .function = fails_at_the_top, .seed = 1});
    case_result r;
    case_run(&c, &r);
    const double rows = case_value(&c, &r, GRDP_NO_GROUP, "rows");
    cr_assert_float_eq(rows, 16384.0 * 0.81, 100.0); /* A and B must both be below 0.9 */
    /* Variances 0.81 / 12 and 1 / 12. */
    cr_assert_float_eq(case_value(&c, &r, 0, "S1"), 0.81 / 1.81, 0.01);
    cr_assert_float_eq(case_value(&c, &r, 1, "ST"), 1.0 / 1.81, 0.01);
    case_free(&r);
}

static double always_fails(size_t n, const double *u)
{
    (void)n;
    (void)u;
    return (double)NAN;
}

Test(sobol, nothing_is_said_where_all_runs_fail)
{
    method_case c = with_method(&(method_case){.n_inputs = 2, .function = always_fails, .seed = 1});
    case_result r;
    case_run(&c, &r);
    for (size_t i = 0; i < r.effects.n; i++)
        cr_assert(isnan(r.effects.at[i].value) || r.effects.at[i].group == GRDP_NO_GROUP);
    case_free(&r);
}

/* The first points of a larger design are those of a smaller one. */
Test(sobol, a_larger_design_begins_with_the_smaller_one)
{
    method_case small = with_method(&ishigami), large = small;
    small.set[0] = large.set[0] = "samples";
    small.to[0] = 256;
    large.to[0] = 512;
    case_result a = {0}, b = {0};
    case_plan(&small, &a);
    case_plan(&large, &b);
    const uint64_t n = small.method->n_points(&a.plan);
    double *const of_small = case_run_points(&small, &a, n);
    double *const of_large = case_run_points(&large, &b, n);
    cr_assert_eq(memcmp(of_small, of_large, n * sizeof(double)), 0);
    free(of_small);
    free(of_large);
    case_free(&a);
    case_free(&b);
}
