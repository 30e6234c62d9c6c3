/* chance: Monte Carlo against exact figures, and equal bytes for any number of threads.
 *
 * The workload is that of tests/bench/w1: AR(1) growth of four correlated sectors and a triangular
 * ICOR. Growth of 2024 is normal with mean 7.823 and standard deviation 2.22890632 per cent, so
 * P(A) = P(growth >= 9) = 0.29872827 exactly; P(B) = 0.425783 and P(A and B) = 0.181983 are from
 * 6e9 paths of an independent program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/chance.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "core/diag.h"

static const char *const workload = GRDP_SOURCE_DIR "/tests/bench/w1/scenario.cfg";

static grdp_outlook *open_outlook(void)
{
    grdp_outlook *outlook = NULL;
    grdp_diag *const diag = grdp_diag_create(NULL);
    cr_assert_eq(grdp_outlook_create(workload, NULL, diag, &outlook), GRDP_OK);
    cr_assert_eq(grdp_diag_count(diag, GRDP_WARNING), 0);
    grdp_diag_free(diag);
    return outlook;
}

static grdp_chance *run(const grdp_outlook *outlook, const grdp_chance_options *options)
{
    grdp_chance *chance = NULL;
    grdp_diag *const diag = grdp_diag_create(NULL);
    cr_assert_eq(grdp_chance_run(outlook, options, diag, &chance), GRDP_OK);
    grdp_diag_free(diag);
    return chance;
}

static const grdp_measure *growth_of(const grdp_chance *chance, size_t year)
{
    const grdp_measure *const m = grdp_chance_find(chance, "grdp.growth", (grdp_span){year, 0, 0});
    cr_assert(m != NULL);
    return m;
}

/* Three standard errors: one false alarm in 370 for each figure, with a fixed seed none. */
static void near(double value, double expected, double error, const char *what)
{
    cr_assert(fabs(value - expected) <= 3.0 * error, "%s: %.6f, expected %.6f +- %.6f", what, value,
              expected, 3.0 * error);
}

Test(chance, agrees_with_the_exact_figures_of_a_known_workload)
{
    static const double growth_2028[] = {3.9852, 4.8464, 6.2870, 7.8902, 9.4962, 10.9443, 11.8121};
    static const double growth_2024[] = {4.1568, 4.9665, 6.3196, 7.8230, 9.3264, 10.6795, 11.4892};
    grdp_outlook *const outlook = open_outlook();
    const grdp_chance_options options = {.seed = 1, .n_runs = 400000, .n_threads = 2};
    grdp_chance *const c = run(outlook, &options);
    cr_assert_eq(c->n_runs, 400000);
    cr_assert_eq(c->n_failed, 0);
    cr_assert_eq(c->n_targets, 2);
    near(c->target[0].chance, 0.29872827, c->target[0].error, "P(A)");
    near(c->target[1].chance, 0.425783, c->target[1].error, "P(B)");
    near(c->all.chance, 0.181983, c->all.error, "P(A and B)");
    near(growth_of(c, 0)->mean, 7.823, growth_of(c, 0)->mean_error, "mean of 2024");
    near(growth_of(c, 0)->sd, 2.22890632, 2.22890632 / sqrt(2.0 * 400000), "sd of 2024");
    for (size_t q = 0; q < GRDP_N_QUANTILES; q++) {
        near(growth_of(c, 0)->quantile[q], growth_2024[q], growth_of(c, 0)->quantile_error[q],
             "quantile of 2024");
        near(growth_of(c, 4)->quantile[q], growth_2028[q], growth_of(c, 4)->quantile_error[q],
             "quantile of 2028");
    }
    grdp_chance_free(c);
    grdp_outlook_free(outlook);
}

Test(chance, patterns_of_success_add_up)
{
    grdp_outlook *const outlook = open_outlook();
    const grdp_chance_options options = {.seed = 3, .n_runs = 50000, .n_threads = 2};
    grdp_chance *const c = run(outlook, &options);
    const double a = c->target[0].chance, b = c->target[1].chance;
    const double neither = c->joint_miss[0][1];
    cr_assert(fabs(a + b - c->all.chance - c->at_least[1]) < 1e-12);
    cr_assert(fabs(1.0 - c->at_least[1] - neither) < 1e-12);
    cr_assert(fabs(c->target[0].alone - (b - c->all.chance)) < 1e-12,
              "A alone missed: B without A");
    cr_assert(fabs(c->joint_miss[0][0] - (1.0 - a)) < 1e-12);
    cr_assert(fabs(c->at_least[0] - 1.0) < 1e-12);
    grdp_chance_free(c);
    grdp_outlook_free(outlook);
}

/* Poisson binomial by hand: p1 from the runs, 0.5 and 0.8 judged, one target open. */
Test(chance, counts_judged_targets_as_independent_of_the_runs)
{
    grdp_outlook *outlook = NULL;
    grdp_diag *const diag = grdp_diag_create(NULL);
    cr_assert_eq(grdp_outlook_create(GRDP_SOURCE_DIR "/tests/data/chance/scenario.cfg", NULL, diag,
                                     &outlook),
                 GRDP_OK);
    const grdp_chance_options options = {.seed = 1, .n_runs = 20000};
    grdp_chance *const c = run(outlook, &options);
    const double p = c->target[0].chance;
    cr_assert_eq(c->n_targets, 1);
    cr_assert_eq(c->n_counted, 3);
    cr_assert_eq(c->n_open, 1);
    near(p, 0.5, c->target[0].error, "P(growth)");
    cr_assert(fabs(c->at_least[3] - p * 0.5 * 0.8) < 1e-12);
    cr_assert(fabs(c->at_least[1] - (1.0 - (1.0 - p) * 0.5 * 0.2)) < 1e-12);
    cr_assert(fabs(c->at_least[2] - (p * 0.5 * 0.8 + p * 0.5 * 0.2 + p * 0.5 * 0.8 +
                                     (1.0 - p) * 0.5 * 0.8)) < 1e-12);
    grdp_chance_free(c);
    grdp_outlook_free(outlook);
    grdp_diag_free(diag);
}

Test(chance, gives_the_same_bytes_for_any_number_of_threads)
{
    static const unsigned threads[] = {2, 3, 7, 16};
    grdp_outlook *const outlook = open_outlook();
    grdp_chance_options options = {.seed = 7, .n_runs = 100000, .n_threads = 1};
    grdp_chance *const one = run(outlook, &options);
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        options.n_threads = threads[i];
        grdp_chance *const other = run(outlook, &options);
        cr_assert_eq(
            memcmp(one->measures, other->measures, one->n_measures * sizeof *one->measures), 0,
            "%u threads", threads[i]);
        cr_assert_eq(memcmp(one->joint_miss, other->joint_miss, sizeof one->joint_miss), 0);
        grdp_chance_free(other);
    }
    grdp_chance_free(one);
    grdp_outlook_free(outlook);
}

/* The histogram's bins are 1.5 times the range of 4,096 runs over 4,096, about 0.007 points wide;
 * within a bin the quantile is interpolated, so that both ways agree to a tenth of a bin. */
Test(chance, histogram_quantiles_agree_with_exact_ones)
{
    grdp_outlook *const outlook = open_outlook();
    grdp_chance_options options = {.seed = 5, .n_runs = GRDP_CHANCE_EXACT, .n_threads = 2};
    grdp_chance *const exact = run(outlook, &options);
    options.n_runs = GRDP_CHANCE_EXACT + 1;
    grdp_chance *const binned = run(outlook, &options);
    cr_assert(exact->exact);
    cr_assert(!binned->exact);
    for (size_t y = 0; y < 5; y++)
        for (size_t q = 0; q < GRDP_N_QUANTILES; q++) {
            const double a = growth_of(exact, y)->quantile[q];
            const double b = growth_of(binned, y)->quantile[q];
            cr_assert(fabs(a - b) < 0.005, "%.6f against %.6f", a, b);
        }
    grdp_chance_free(exact);
    grdp_chance_free(binned);
    grdp_outlook_free(outlook);
}

/* Of normal growth with standard deviation s: s / sqrt(n) of the mean, s / sqrt(2 n) of s itself,
 * s sqrt(p (1 - p) / n) / phi(z_p) of a quantile (phi(1.6449) = 0.10314). The density rests on 2 %
 * of 65,536 runs, so that it is known to 2.8 %; three times that and the 1 % by which it bends. */
Test(chance, standard_errors_are_those_of_a_normal_distribution)
{
    static const double factor[] = {2.1132, 1.7094, 1.3627, 1.2533, 1.3627, 1.7094, 2.1132};
    grdp_diag *const diag = grdp_diag_create(NULL);
    grdp_outlook *outlook = NULL;
    cr_assert_eq(grdp_outlook_create(GRDP_SOURCE_DIR "/tests/data/chance/scenario.cfg", NULL, diag,
                                     &outlook),
                 GRDP_OK);
    for (uint64_t n = GRDP_CHANCE_EXACT; n <= GRDP_CHANCE_EXACT + 1; n++) {
        const grdp_chance_options options = {.seed = 1, .n_runs = n};
        grdp_chance *const c = run(outlook, &options);
        const grdp_measure *const m = growth_of(c, 0);
        const double unit = m->sd / sqrt((double)n);
        cr_assert(fabs(m->mean_error / unit - 1.0) < 1e-12);
        cr_assert(fabs(m->sd_error / unit - sqrt(0.5)) < 0.03 * sqrt(0.5), "%g", m->sd_error);
        for (size_t q = 0; q < GRDP_N_QUANTILES; q++)
            cr_assert(fabs(m->quantile_error[q] / unit / factor[q] - 1.0) < 0.095, "%zu: %g", q,
                      m->quantile_error[q] / unit);
        grdp_chance_free(c);
    }
    grdp_outlook_free(outlook);
    grdp_diag_free(diag);
}

/* With one drawn target and judged ones of 0.5 and 0.8, a run that reaches it has at least two with
 * 1 - 0.5 * 0.2 = 0.9, one that misses it with 0.4: the share p moves it by 0.5 of its error. */
Test(chance, errors_of_counts_leave_out_what_is_judged)
{
    grdp_diag *const diag = grdp_diag_create(NULL);
    grdp_outlook *outlook = NULL;
    cr_assert_eq(grdp_outlook_create(GRDP_SOURCE_DIR "/tests/data/chance/scenario.cfg", NULL, diag,
                                     &outlook),
                 GRDP_OK);
    const grdp_chance_options options = {.seed = 1, .n_runs = 20000};
    grdp_chance *const c = run(outlook, &options);
    cr_assert(fabs(c->at_least_error[2] - 0.5 * c->target[0].error) < 1e-12);
    cr_assert_eq(c->n_years, 1);
    cr_assert_eq(c->year[0].chance, c->target[0].chance);
    cr_assert_not(c->target[0].certain);
    grdp_chance_free(c);
    grdp_outlook_free(outlook);
    grdp_diag_free(diag);
}

/* investment.ratio comes out of a division, and its last digit differs between runs. */
Test(chance, rounding_decides_no_target)
{
    static const char *const ratios[] = {"investment.ratio=35"};
    const grdp_scenario_options set = {.overrides = ratios, .n_overrides = 1};
    grdp_diag *const diag = grdp_diag_create(NULL);
    grdp_outlook *outlook = NULL;
    cr_assert_eq(grdp_outlook_create(GRDP_SOURCE_DIR "/scenarios/hai_duong/baseline.cfg", &set,
                                     diag, &outlook),
                 GRDP_OK);
    const grdp_chance_options options = {.seed = 1, .n_runs = 20000};
    grdp_chance *const c = run(outlook, &options);
    cr_assert_eq(c->n_targets, 2);
    cr_assert_eq(c->target[1].chance, 1.0, "%g", c->target[1].chance);
    cr_assert(c->target[1].certain);
    grdp_chance_free(c);
    grdp_outlook_free(outlook);
    grdp_diag_free(diag);
}

Test(chance, measures_the_series_that_are_asked_for_in_every_period)
{
    static const char *const series[] = {"sectors.industry_construction.growth"};
    static const char *const drawn[] = {"sectors.services={ model = \"constant\"; growth = { dist "
                                        "= \"normal\"; mean = 8; sd = 1; }; }"};
    const grdp_scenario_options set = {.overrides = drawn, .n_overrides = 1};
    grdp_diag *const diag = grdp_diag_create(NULL);
    grdp_outlook *outlook = NULL;
    cr_assert_eq(grdp_outlook_create(GRDP_SOURCE_DIR "/scenarios/hai_duong/official_2025.cfg", &set,
                                     diag, &outlook),
                 GRDP_OK);
    const grdp_chance_options options = {.seed = 1, .n_runs = 64, .n_series = 1, .series = series};
    grdp_chance *const c = run(outlook, &options);
    cr_assert_not_null(grdp_chance_find(c, series[0], (grdp_span){0, 2, 2}), "the third quarter");
    cr_assert_not_null(grdp_chance_find(c, series[0], (grdp_span){0, 0, 1}), "the first half");
    cr_assert_null(grdp_chance_find(c, "sectors.services.growth", (grdp_span){0, 2, 2}));
    grdp_chance_free(c);
    grdp_outlook_free(outlook);
    grdp_diag_free(diag);
}

Test(chance, says_that_a_precision_is_out_of_reach)
{
    grdp_outlook *const outlook = open_outlook();
    grdp_diag *const diag = grdp_diag_create(NULL);
    grdp_chance *chance = NULL;
    const grdp_chance_options options = {
        .seed = 1, .n_runs = 4096, .precision = 0.01, .most_runs = 10000};
    cr_assert_eq(grdp_chance_run(outlook, &options, diag, &chance), GRDP_OK);
    cr_assert_eq(chance->n_runs, 8192);
    cr_assert_not_null(strstr(grdp_diag_at(diag, 0)->text, "10000 runs are the most"));
    grdp_chance_free(chance);
    grdp_diag_free(diag);
    grdp_outlook_free(outlook);
}

Test(chance, doubles_the_runs_until_the_precision_is_reached)
{
    grdp_outlook *const outlook = open_outlook();
    const grdp_chance_options options = {
        .seed = 1, .n_runs = 4096, .n_threads = 2, .precision = 0.4};
    grdp_chance *const c = run(outlook, &options);
    /* 1.96 * 100 sqrt(0.4258 * 0.5742 / n) <= 0.4 from n = 58,705 on: the next power of two. */
    cr_assert_eq(c->n_runs, 65536);
    grdp_chance_free(c);
    grdp_outlook_free(outlook);
}

Test(chance, stops_when_asked_and_keeps_what_is_done)
{
    grdp_outlook *const outlook = open_outlook();
    grdp_chance *chance = NULL;
    const atomic_bool stop = true;
    const grdp_chance_options options = {.seed = 1, .n_runs = 100000, .stop = &stop};
    cr_assert_eq(grdp_chance_run(outlook, &options, NULL, &chance), GRDP_ERR_STOPPED);
    cr_assert_null(chance, "nothing was done before the stop");
    grdp_outlook_free(outlook);
}

Test(chance, knows_a_scenario_without_spread)
{
    static const char *const certain[] = {"sectors.agriculture.volatility=0",
                                          "sectors.industry.volatility=0",
                                          "sectors.construction.volatility=0",
                                          "sectors.services.volatility=0", "investment.icor=4.6"};
    const grdp_scenario_options options = {.overrides = certain, .n_overrides = 5};
    grdp_diag *const diag = grdp_diag_create(NULL);
    grdp_scenario *scenario = NULL;
    cr_assert_eq(grdp_scenario_read(workload, &options, diag, &scenario), GRDP_OK);
    cr_assert_not(grdp_chance_has_spread(scenario));
    grdp_scenario_free(scenario);
    grdp_diag_free(diag);
    grdp_outlook *const outlook = open_outlook();
    cr_assert(grdp_chance_has_spread(outlook->scenario));
    grdp_outlook_free(outlook);
}
