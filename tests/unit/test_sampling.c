/* sampling: runs by a design agree with the exact figures of a known workload (that of
 * test_chance.c), and the errors that they are given are the errors that they have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sampling.h"
#include "engine/student.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/diag.h"
#include "plan/chance.h"

static const char *const workload = GRDP_SOURCE_DIR "/tests/bench/w1/scenario.cfg";
static const char *const designs[] = {"lhs", "sobol"};

enum { N_DESIGNS = sizeof designs / sizeof *designs };

static grdp_outlook *open_outlook(const char *set)
{
    grdp_outlook *outlook = NULL;
    grdp_diag *const diag = grdp_diag_create(NULL);
    const grdp_scenario_options options = {.overrides = &set, .n_overrides = set != NULL};
    cr_assert_eq(grdp_outlook_create(workload, &options, diag, &outlook), GRDP_OK);
    grdp_diag_free(diag);
    return outlook;
}

static grdp_chance *run(const grdp_outlook *outlook, const char *design, uint64_t seed,
                        uint64_t n_runs, unsigned n_threads)
{
    const grdp_chance_options options = {.seed = seed,
                                         .n_runs = n_runs,
                                         .design = grdp_sampling_find(design),
                                         .n_threads = n_threads};
    grdp_chance *chance = NULL;
    grdp_diag *const diag = grdp_diag_create(NULL);
    cr_assert_eq(grdp_chance_run(outlook, &options, diag, &chance), GRDP_OK);
    grdp_diag_free(diag);
    return chance;
}

static const grdp_measure *growth_of(const grdp_chance *chance, size_t year)
{
    const grdp_measure *const m = grdp_chance_find(chance, "grdp.growth", (grdp_span){year, 0, 0});
    cr_assert(m != NULL);
    return m;
}

static void near(double value, double expected, double error, const char *what)
{
    cr_assert(error > 0.0, "%s has no error", what);
    cr_assert(fabs(value - expected) <= 3.0 * error, "%s: %.6f, expected %.6f +- %.6f", what, value,
              expected, 3.0 * error);
}

/* Exact: normal with mean 7.823 and standard deviation 2.22890632, so that P(A) = 0.29872827; the
 * rest from 6e9 paths of an independent program. 131,072 runs are counted in histograms. */
Test(sampling, agrees_with_the_exact_figures_of_a_known_workload)
{
    static const double growth_2024[] = {4.1568, 4.9665, 6.3196, 7.8230, 9.3264, 10.6795, 11.4892};
    static const double growth_2028[] = {3.9852, 4.8464, 6.2870, 7.8902, 9.4962, 10.9443, 11.8121};
    grdp_outlook *const outlook = open_outlook(NULL);
    for (size_t d = 0; d < N_DESIGNS; d++) {
        grdp_chance *const c = run(outlook, designs[d], 1, 131072, 2);
        cr_assert_eq(c->n_runs, 131072);
        cr_assert_eq(c->n_replicates, 16);
        cr_assert_not(c->exact);
        near(c->target[0].chance, 0.29872827, c->target[0].error, "P(A)");
        near(c->target[1].chance, 0.425783, c->target[1].error, "P(B)");
        near(c->all.chance, 0.181983, c->all.error, "P(A and B)");
        near(c->joint_miss[0][0], 1.0 - 0.29872827, c->joint_miss_error[0][0], "P(not A)");
        near(c->target[0].alone, 0.425783 - 0.181983, c->target[0].alone_error, "P(only A missed)");
        near(c->joint_miss[0][1] / c->joint_miss[0][0],
             (1.0 - 0.29872827 - 0.425783 + 0.181983) / (1.0 - 0.29872827),
             c->missed_if_error[0][1], "P(not B if not A)");
        near(c->joint_miss[0][0] - c->joint_miss[1][1], 0.425783 - 0.29872827,
             c->difference_error[0][1], "P(not A) - P(not B)");
        near(growth_of(c, 0)->mean, 7.823, growth_of(c, 0)->mean_error, "mean of 2024");
        near(growth_of(c, 0)->sd, 2.22890632, growth_of(c, 0)->sd_error, "sd of 2024");
        for (size_t q = 0; q < GRDP_N_QUANTILES; q++) {
            /* Within a bin, 0.007 points wide, the quantile is interpolated. */
            const double bin = growth_of(c, 0)->resolution / 30.0;
            near(growth_of(c, 0)->quantile[q], growth_2024[q],
                 growth_of(c, 0)->quantile_error[q] + bin, "quantile of 2024");
            near(growth_of(c, 4)->quantile[q], growth_2028[q],
                 growth_of(c, 4)->quantile_error[q] + bin, "quantile of 2028");
        }
        grdp_chance_free(c);
    }
    grdp_outlook_free(outlook);
}

/* An interval of 2.131 standard errors, Student's t of 15 degrees of freedom, holds the true number
 * in 95 of 100 cases, give or take 2.2; and of all eight hundred in no more than 98 of 100, as it
 * would were errors those of plain random runs. */
Test(sampling, errors_are_those_that_the_figures_have)
{
    enum { SEEDS = 100, FIGURES = 4 };
    static const double exact[] = {0.29872827, 7.823, 7.823, 2.22890632};
    static const char *const names[] = {"chance", "mean", "median", "standard deviation"};
    grdp_outlook *const outlook = open_outlook("investment.icor=4.6");
    size_t all = 0;
    for (size_t d = 0; d < N_DESIGNS; d++) {
        size_t held[FIGURES] = {0};
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            grdp_chance *const c = run(outlook, designs[d], seed, 4096, 2);
            const grdp_measure *const m = growth_of(c, 0);
            const double value[] = {c->target[0].chance, m->mean, m->quantile[3], m->sd};
            const double error[] = {c->target[0].error, m->mean_error, m->quantile_error[3],
                                    m->sd_error};
            for (size_t i = 0; i < FIGURES; i++)
                held[i] += fabs(value[i] - exact[i]) <= 2.131 * error[i];
            grdp_chance_free(c);
        }
        for (size_t i = 0; i < FIGURES; i++) {
            cr_assert(held[i] >= 86, "%s, %s: %zu of %d", designs[d], names[i], held[i], SEEDS);
            all += held[i];
        }
    }
    cr_assert(all <= N_DESIGNS * FIGURES * 98, "%zu of %d", all, N_DESIGNS * FIGURES * SEEDS);
    grdp_outlook_free(outlook);
}

/* Growth of 2024 is a sum of normal numbers, which is what both designs are best at. */
Test(sampling, a_smooth_mean_is_known_better_than_by_plain_random_runs)
{
    grdp_outlook *const outlook = open_outlook(NULL);
    for (size_t d = 0; d < N_DESIGNS; d++) {
        grdp_chance *const plain = run(outlook, "random", 1, 65536, 2);
        grdp_chance *const even = run(outlook, designs[d], 1, 65536, 2);
        cr_assert_eq(plain->n_replicates, 1);
        cr_assert(even->exact);
        cr_assert_lt(growth_of(even, 0)->mean_error, 0.1 * growth_of(plain, 0)->mean_error);
        cr_assert_lt(growth_of(even, 4)->mean_error, 0.5 * growth_of(plain, 4)->mean_error);
        cr_assert_lt(even->target[0].error, 0.7 * plain->target[0].error);
        grdp_chance_free(plain);
        grdp_chance_free(even);
    }
    grdp_outlook_free(outlook);
}

Test(sampling, gives_the_same_bytes_for_any_number_of_threads)
{
    static const unsigned threads[] = {3, 16};
    grdp_outlook *const outlook = open_outlook(NULL);
    for (size_t d = 0; d < N_DESIGNS; d++)
        for (uint64_t n_runs = 16384; n_runs <= 131072; n_runs *= 8) {
            grdp_chance *const one = run(outlook, designs[d], 7, n_runs, 1);
            for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
                grdp_chance *const other = run(outlook, designs[d], 7, n_runs, threads[i]);
                cr_assert_eq(
                    memcmp(one->measures, other->measures, one->n_measures * sizeof *one->measures),
                    0, "%s, %u threads", designs[d], threads[i]);
                cr_assert_eq(memcmp(one->missed_if_error, other->missed_if_error,
                                    sizeof one->missed_if_error),
                             0);
                grdp_chance_free(other);
            }
            grdp_chance_free(one);
        }
    grdp_outlook_free(outlook);
}

static grdp_sampling *create(grdp_arena *arena, const grdp_outlook *outlook, const char *design,
                             uint64_t n_runs)
{
    grdp_sampling *sampling = NULL;
    grdp_diag *const diag = grdp_diag_create(NULL);
    cr_assert_eq(grdp_sampling_create(arena, grdp_sampling_find(design), outlook->scenario, 3,
                                      n_runs, diag, &sampling),
                 GRDP_OK);
    grdp_diag_free(diag);
    return sampling;
}

/* Four sectors in five years, and the ICOR; a sector whose shocks move nothing has none. */
Test(sampling, counts_what_a_run_draws)
{
    grdp_outlook *const all = open_outlook(NULL);
    grdp_outlook *const fewer = open_outlook("sectors.services.volatility=0");
    grdp_arena *const arena = grdp_arena_create();
    cr_assert_eq(create(arena, all, "sobol", 1024)->n_dimensions, 21);
    cr_assert_eq(create(arena, fewer, "sobol", 1024)->n_dimensions, 16);
    grdp_arena_free(arena);
    grdp_outlook_free(all);
    grdp_outlook_free(fewer);
}

/* Of the n points of a replicate one lies in each nth, in every dimension: of Sobol' too. */
Test(sampling, every_replicate_is_even_by_itself)
{
    enum { N = 256, R = 16 };
    grdp_outlook *const outlook = open_outlook(NULL);
    grdp_arena *const arena = grdp_arena_create();
    for (size_t k = 0; k < N_DESIGNS; k++) {
        const grdp_sampling *const sampling = create(arena, outlook, designs[k], N * R);
        for (size_t d = 0; d < sampling->n_dimensions; d++)
            for (uint64_t r = 0; r < R; r++) {
                unsigned char hit[N] = {0};
                for (uint64_t run = 0; run < N; run += GRDP_LANES) {
                    double u[GRDP_LANES];
                    grdp_sampling_fill(sampling, d, r * N + run, u);
                    for (size_t i = 0; i < GRDP_LANES; i++)
                        hit[(size_t)(u[i] * N)]++;
                }
                for (size_t i = 0; i < N; i++)
                    cr_assert_eq(hit[i], 1, "%s, dimension %zu", designs[k], d);
            }
    }
    grdp_arena_free(arena);
    grdp_outlook_free(outlook);
}

Test(sampling, replicates_are_of_equal_size)
{
    const grdp_sampling_kind *const random = grdp_sampling_find("random");
    const grdp_sampling_kind *const lhs = grdp_sampling_find("lhs");
    const grdp_sampling_kind *const sobol = grdp_sampling_find("sobol");
    cr_assert_eq(grdp_sampling_round(random, 1000), 1000);
    cr_assert_eq(grdp_sampling_round(lhs, 1), 1024);
    cr_assert_eq(grdp_sampling_round(lhs, 1024), 1024);
    cr_assert_eq(grdp_sampling_round(lhs, 2049), 3072);
    cr_assert_eq(grdp_sampling_round(sobol, 1), 1024);
    cr_assert_eq(grdp_sampling_round(sobol, 2049), 4096);
    cr_assert_eq(grdp_sampling_round(sobol, 1000000), 1048576);
    cr_assert_eq(grdp_sampling_round(sobol, GRDP_CHANCE_MOST), GRDP_CHANCE_MOST);
}

Test(sampling, more_dimensions_than_sobol_has_are_refused)
{
    grdp_outlook *const outlook = open_outlook("last=2180");
    grdp_arena *const arena = grdp_arena_create();
    grdp_diag *const diag = grdp_diag_create(NULL);
    grdp_sampling *sampling = NULL;
    cr_assert_eq(grdp_sampling_create(arena, grdp_sampling_find("sobol"), outlook->scenario, 1,
                                      1024, diag, &sampling),
                 GRDP_ERR_LIMIT);
    cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), 1);
    cr_assert_eq(grdp_sampling_create(arena, grdp_sampling_find("lhs"), outlook->scenario, 1, 1024,
                                      diag, &sampling),
                 GRDP_OK);
    grdp_diag_free(diag);
    grdp_arena_free(arena);
    grdp_outlook_free(outlook);
}

/* Tables of the t distribution, for example NIST/SEMATECH e-Handbook, section 1.3.6.7.2. */
Test(sampling, few_numbers_have_the_intervals_of_student)
{
    static const struct {
        size_t n;
        double width;
    } cases[] = {{2, 12.7062}, {3, 4.3027},  {4, 3.1824},  {5, 2.7764},  {6, 2.5706},
                 {7, 2.4469},  {11, 2.2281}, {16, 2.1314}, {31, 2.0423}, {1000001, 1.96}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_assert_float_eq(grdp_student_width(cases[i].n), cases[i].width, 4e-4, "%zu", cases[i].n);
}
