/* Designs: every point is a function of its index alone, and fills the space as its source says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "../unit/world.h"

#include "engine/draws.h"
#include "engine/sobol.h"
#include "study/design.h"

#include <gsl/gsl_qrng.h>

static grdp_scenario *scenario;

static void setup(void)
{
    enter_world();
    put("s.cfg", HEAD("levels", 2024, 1) SECTORS);
    cr_assert_eq(grdp_scenario_read("s.cfg", NULL, diag, &scenario), GRDP_OK);
}

static void teardown(void)
{
    grdp_scenario_free(scenario);
    leave_folder();
}

TestSuite(points, .init = setup, .fini = teardown);

static grdp_status make(const char *kind, uint64_t seed, uint64_t n, size_t n_vary,
                        const char *const *vary, grdp_design *out)
{
    const grdp_design_options options = {.kind = grdp_points_find(kind),
                                         .n_vary = n_vary,
                                         .vary = vary,
                                         .n_points = n,
                                         .seed = seed};
    return grdp_design_create(arena, scenario, &options, diag, out);
}

/* All values of an axis, asked for in pieces of a length. */
static double *values_of(const grdp_design *design, size_t axis, size_t piece)
{
    double *const out = grdp_arena_alloc(arena, design->n_points, sizeof *out);
    cr_assert(out);
    for (uint64_t i = 0; i < design->n_points; i += piece) {
        const uint64_t left = design->n_points - i;
        design->kind->fill(design, axis, i, left < piece ? (size_t)left : piece, out + i);
    }
    return out;
}

static const char *const two[] = {"sectors.agri.growth=0:1", "sectors.ind.growth=0:1"};

Test(points, factorial_turns_the_last_factor_fastest_and_gives_decimals_as_written)
{
    const char *const vary[] = {"sectors.agri.growth=1,2.5", "sectors.ind.growth=2:2.1:11"};
    grdp_design d;
    cr_assert_eq(make("factorial", 1, 0, 2, vary, &d), GRDP_OK);
    cr_assert_eq(d.n_points, 22);
    const double *const a = values_of(&d, 0, 7), *const b = values_of(&d, 1, 64);
    for (size_t i = 0; i < 22; i++) {
        cr_assert_eq(a[i], i < 11 ? 1.0 : 2.5);
        cr_assert_eq(b[i], strtod(text_of("2.%02zu", i % 11), NULL), "%zu: %.17g", i, b[i]);
    }
}

Test(points, parts_are_contiguous_and_make_the_whole)
{
    const uint64_t sizes[] = {1, 2, 63, 1000003}, counts[] = {1, 2, 5, 64, 4097};
    for (size_t i = 0; i < 4; i++)
        for (size_t c = 0; c < 5; c++) {
            const grdp_design d = {.n_points = sizes[i]};
            uint64_t next = 0, first, n;
            for (uint64_t part = 0; part < counts[c]; part++, next += n) {
                grdp_design_part(&d, part, counts[c], &first, &n);
                cr_assert_eq(first, next);
            }
            cr_assert_eq(next, sizes[i]);
        }
}

Test(points, latin_hypercube_puts_one_point_into_each_part_of_each_range)
{
    const uint64_t sizes[] = {1, 2, 3, 5, 64, 1000, 4097, 65536};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        grdp_design d;
        cr_assert_eq(make("lhs", 7, sizes[s], 2, two, &d), GRDP_OK);
        for (size_t axis = 0; axis < 2; axis++) {
            const double *const u = values_of(&d, axis, 64);
            bool *const hit = grdp_arena_alloc(arena, sizes[s], sizeof *hit);
            for (uint64_t i = 0; i < sizes[s]; i++) {
                const size_t cell = (size_t)(u[i] * (double)sizes[s]);
                cr_assert(u[i] > 0.0 && u[i] < 1.0 && cell < sizes[s]);
                cr_assert_not(hit[cell]);
                hit[cell] = true;
            }
        }
    }
}

/* Chi-square of the first and of the last position over 4000 seeds; 0.999 quantiles for 4 and 6
 * degrees of freedom: 18.47 and 22.46. */
Test(points, latin_hypercube_permutes_evenly_even_when_it_is_small)
{
    enum { SEEDS = 4000 };
    const size_t sizes[] = {5, 7};
    const double limits[] = {18.47, 22.46};
    for (size_t s = 0; s < 2; s++) {
        double first[7] = {0}, last[7] = {0}, chi[2] = {0, 0};
        const double expected = SEEDS / (double)sizes[s];
        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            grdp_design d;
            double u[7];
            cr_assert_eq(make("lhs", seed, sizes[s], 1, two, &d), GRDP_OK);
            d.kind->fill(&d, 0, 0, sizes[s], u);
            first[(size_t)(u[0] * (double)sizes[s])]++;
            last[(size_t)(u[sizes[s] - 1] * (double)sizes[s])]++;
        }
        for (size_t i = 0; i < sizes[s]; i++) {
            chi[0] += (first[i] - expected) * (first[i] - expected) / expected;
            chi[1] += (last[i] - expected) * (last[i] - expected) / expected;
        }
        cr_assert_lt(chi[0], limits[s]);
        cr_assert_lt(chi[1], limits[s]);
    }
}

/* Correlations of N independent pairs have standard deviation 1 / sqrt(N). */
Test(points, latin_hypercube_does_not_join_factors_or_neighbours)
{
    enum { N = 10000 };
    grdp_design d;
    cr_assert_eq(make("lhs", 3, N, 2, two, &d), GRDP_OK);
    const double *const a = values_of(&d, 0, 64), *const b = values_of(&d, 1, 64);
    double across = 0.0, along = 0.0, order = 0.0;
    for (size_t i = 0; i + 1 < N; i++) {
        across += 12.0 / N * (a[i] - 0.5) * (b[i] - 0.5);
        along += 12.0 / N * (a[i] - 0.5) * (a[i + 1] - 0.5);
        order += 12.0 / N * (a[i] - 0.5) * ((double)i / N - 0.5);
    }
    cr_assert_lt(fabs(across), 0.04);
    cr_assert_lt(fabs(along), 0.04);
    cr_assert_lt(fabs(order), 0.04);
}

Test(points, a_point_does_not_depend_on_the_piece_it_is_asked_in)
{
    const char *const kinds[] = {"random", "lhs", "sobol"};
    for (size_t k = 0; k < 3; k++) {
        grdp_design d;
        cr_assert_eq(make(kinds[k], 11, 1001, 2, two, &d), GRDP_OK);
        for (size_t axis = 0; axis < 2; axis++) {
            const double *const whole = values_of(&d, axis, 64);
            const double *const single = values_of(&d, axis, 1);
            const double *const odd = values_of(&d, axis, 13);
            cr_assert_arr_eq(whole, single, 1001 * sizeof *whole);
            cr_assert_arr_eq(whole, odd, 1001 * sizeof *whole);
        }
    }
}

/* The first points that Joe and Kuo print on their page, and GSL's generator, whose own numbers are
 * the same in the first two dimensions; ours lie in the middle of cells of 2^-52. */
Test(points, sobol_gives_the_published_sequence)
{
    static const double published[10][3] = {{0, 0, 0},
                                            {.5, .5, .5},
                                            {.75, .25, .25},
                                            {.25, .75, .75},
                                            {.375, .375, .625},
                                            {.875, .875, .125},
                                            {.625, .125, .875},
                                            {.125, .625, .375},
                                            {.1875, .3125, .9375},
                                            {.6875, .8125, .4375}};
    grdp_sobol sobol[3];
    double u[3][4000], point[2];
    for (size_t d = 0; d < 3; d++) {
        grdp_sobol_start(d, &sobol[d]);
        grdp_sobol_fill(&sobol[d], 0, 4000, u[d]);
        for (size_t i = 0; i < 10; i++)
            cr_assert_float_eq(u[d][i], published[i][d], 0x1p-52);
    }
    gsl_qrng *const other = gsl_qrng_alloc(gsl_qrng_sobol, 2);
    cr_assert(other);
    for (size_t i = 1; i < 4000; i++) {
        cr_assert_eq(gsl_qrng_get(other, point), 0);
        for (size_t d = 0; d < 2; d++)
            cr_assert_float_eq(u[d][i], point[d], 0x1p-29, "point %zu", i);
    }
    gsl_qrng_free(other);
}

/* Each of the 2^k intervals of length 2^-k holds one of the first 2^k points (and of each later
 * 2^k): Sobol' 1967. All published numbers are seen by this. */
Test(points, each_dimension_of_sobol_is_a_net_with_and_without_scrambling)
{
    enum { K = 10, N = 1 << K };
    double u[N];
    for (size_t d = 0; d < GRDP_SOBOL_DIMENSIONS; d++) {
        grdp_sobol sobol;
        grdp_sobol_start(d, &sobol);
        for (int scrambled = 0; scrambled < 2; scrambled++) {
            if (scrambled)
                grdp_sobol_scramble(grdp_draw_key(5, text_of("%zu", d)), &sobol);
            grdp_sobol_fill(&sobol, 3 * N, N, u);
            bool hit[N] = {false};
            for (size_t i = 0; i < N; i++) {
                const size_t cell = (size_t)(u[i] * N);
                cr_assert_not(hit[cell], "dimension %zu", d);
                hit[cell] = true;
            }
        }
    }
}

/* Points are made by blocks of 64 where they can be, else one by one. */
Test(points, of_sobol_are_the_same_wherever_the_first_one_is)
{
    enum { N = 400 };
    double whole[N], part[N];
    grdp_sobol sobol;
    grdp_sobol_start(7, &sobol);
    grdp_sobol_scramble(grdp_draw_key(3, "x"), &sobol);
    grdp_sobol_fill(&sobol, 0, N, whole);
    for (size_t first = 0; first < N; first += 37)
        for (size_t n = 1; first + n <= N; n += 61) {
            grdp_sobol_fill(&sobol, first, n, part);
            for (size_t i = 0; i < n; i++)
                cr_assert_eq(part[i], whole[first + i], "point %zu", first + i);
        }
    for (size_t i = 0; i < N; i++) {
        grdp_sobol_fill(&sobol, i, 1, part);
        cr_assert_eq(part[0], whole[i], "point %zu alone", i);
    }
}

/* Every box of 2^-a by 2^-(m-a) holds one of the first 2^m points. */
Test(points, two_dimensions_of_sobol_are_a_net)
{
    enum { M = 12, N = 1 << M };
    static double u[2][N];
    for (uint64_t key = 0; key < 5; key++) {
        for (size_t d = 0; d < 2; d++) {
            grdp_sobol sobol;
            grdp_sobol_start(d, &sobol);
            grdp_sobol_scramble(grdp_draw_key(key, d ? "b" : "a"), &sobol);
            grdp_sobol_fill(&sobol, 0, N, u[d]);
        }
        for (unsigned a = 0; a <= M; a++) {
            static bool hit[N];
            memset(hit, 0, sizeof hit);
            for (size_t i = 0; i < N; i++) {
                const size_t x = (size_t)(u[0][i] * (double)(1 << a));
                const size_t y = (size_t)(u[1][i] * (double)(1 << (M - a)));
                cr_assert_not(hit[x << (M - a) | y], "a = %u", a);
                hit[x << (M - a) | y] = true;
            }
        }
    }
}

/* Root of the mean squared error over seeds of the integral of prod (1 + (u_j - 1/2)) over five
 * dimensions, which is 1. */
static double error_of(const char *kind, uint64_t n)
{
    const char *const vary[] = {"sectors.agri.growth=0:1", "sectors.ind.growth=0:1",
                                "sectors.con.growth=0:1", "sectors.serv.mean=0:1",
                                "sectors.tax.growth=0:1"};
    double squares = 0.0;
    for (uint64_t seed = 0; seed < 16; seed++) {
        grdp_design d;
        double *u[5], sum = 0.0;
        cr_assert_eq(make(kind, seed, n, 5, vary, &d), GRDP_OK);
        for (size_t j = 0; j < 5; j++)
            u[j] = values_of(&d, j, 64);
        for (uint64_t i = 0; i < n; i++)
            sum +=
                (u[0][i] + .5) * (u[1][i] + .5) * (u[2][i] + .5) * (u[3][i] + .5) * (u[4][i] + .5);
        squares += (sum / (double)n - 1.0) * (sum / (double)n - 1.0);
    }
    return sqrt(squares / 16.0);
}

/* Random points would gain a factor of 4 from 2^7 to 2^11; a rate of 1/N is a factor of 16. */
Test(points, the_error_of_scrambled_sobol_falls_faster_than_that_of_random_points)
{
    const double few = error_of("sobol", 1 << 7), many = error_of("sobol", 1 << 11);
    cr_assert_gt(few / many, 16.0, "%g to %g", few, many);
    /* Plain sampling has sqrt((1 + 1/12)^5 - 1) / sqrt(N) = 0.0625 at 2^7. */
    cr_assert_lt(few, 0.0625 / 4.0);
    cr_assert_lt(error_of("lhs", 1 << 7), 0.0625 / 2.0);
    /* 16 seeds: the root of a chi-square of 16 degrees over 16 lies in 0.47 to 1.66 but for 1e-4.
     */
    const double plain = error_of("random", 1 << 7);
    cr_assert(plain > 0.47 * 0.0625 && plain < 1.66 * 0.0625, "%g", plain);
}

Test(points, another_factor_changes_no_column_of_a_latin_hypercube)
{
    grdp_design one, both;
    cr_assert_eq(make("lhs", 9, 100, 1, two + 1, &one), GRDP_OK);
    cr_assert_eq(make("lhs", 9, 100, 2, two, &both), GRDP_OK);
    cr_assert_arr_eq(values_of(&one, 0, 64), values_of(&both, 1, 64), 100 * sizeof(double));
}

Test(points, a_distribution_of_the_scenario_is_taken_by_its_quantiles)
{
    grdp_scenario_free(scenario);
    put("s.cfg", HEAD("levels", 2024, 1) "sectors = { agri = { model = \"constant\";\n"
                                         "  growth = { dist = \"normal\"; mean = 4; sd = 2; }; };\n"
                                         "  ind = { model = \"constant\"; growth = 9; }; con = { "
                                         "model = \"constant\"; growth = 7; };\n"
                                         "  serv = { model = \"constant\"; growth = 8; }; tax = { "
                                         "model = \"constant\"; growth = 6; };"
                                         " };\n");
    cr_assert_eq(grdp_scenario_read("s.cfg", NULL, diag, &scenario), GRDP_OK);
    const char *const vary[] = {"sectors.agri.growth=dist"};
    grdp_design d;
    cr_assert_eq(make("sobol", 1, 1024, 1, vary, &d), GRDP_OK);
    const double *const x = values_of(&d, 0, 64);
    double mean = 0.0, square = 0.0;
    for (size_t i = 0; i < 1024; i++) {
        mean += x[i] / 1024;
        square += x[i] * x[i] / 1024;
    }
    cr_assert_float_eq(mean, 4.0, 0.01);
    cr_assert_float_eq(sqrt(square - mean * mean), 2.0, 0.03);
}

/* What a planner may write by mistake, and what the first finding says of it. */
Test(points, every_fault_of_a_factor_is_said_with_a_way_out)
{
    static const struct {
        const char *kind, *vary, *text;
    } cases[] = {
        {"factorial", "sectors.agri.grwth=1,2", "did you mean \"sectors.agri.growth\"?"},
        {"factorial", "sectors.agri.growth", "is not PATH=VALUES"},
        {"factorial", "sectors.agri.growth=", "is not PATH=VALUES"},
        {"factorial", "=1", "is not PATH=VALUES"},
        {"factorial", "sectors.agri.growth=1;2", "\"1;2\" is not a number"},
        {"factorial", "sectors.agri.growth=1,,2", "\"\" is not a number"},
        {"factorial", "sectors.agri.growth=1,nan", "\"nan\" is not a number"},
        {"factorial", "sectors.agri.growth=1:2:", "whole number from 2"},
        {"factorial", "sectors.agri.growth=1:2:1", "whole number from 2"},
        {"factorial", "sectors.agri.growth=1:2:1e18", "whole number from 2"},
        {"factorial", "sectors.agri.growth=1:2:3:4", "whole number from 2"},
        {"factorial", "sectors.agri.growth=3:3:2", "both 3"},
        {"factorial", "sectors.agri.growth=1:200:2", "200 is outside [-50, 100] %"},
        {"factorial", "sectors.agri.growth=1:2", "does not take FROM:TO"},
        {"factorial", "sectors.agri.growth=dist", "gives it no distribution"},
        {"lhs", "sectors.agri.growth=1:2:3", "does not take FROM:TO:COUNT"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grdp_design d;
        fresh_diag();
        cr_assert_neq(
            make(cases[i].kind, 1, cases[i].kind[0] == 'l' ? 8 : 0, 1, &cases[i].vary, &d), GRDP_OK,
            "%s", cases[i].vary);
        cr_assert(finding(cases[i].text), "%s: %s", cases[i].vary, cases[i].text);
    }
}

Test(points, sizes_that_are_too_large_are_refused_with_the_limit_and_the_flag)
{
    const char *const many[] = {"sectors.agri.growth=0:1:1000000000",
                                "sectors.ind.growth=0:1:1000000000",
                                "sectors.con.growth=0:1:1000000000"};
    const char *const large[] = {"sectors.agri.growth=0:1:100000", "sectors.ind.growth=0:1:100000"};
    const char *const twice[] = {"sectors.agri.growth=1,2", "sectors.agri.growth=3,4"};
    grdp_design d;
    cr_assert_eq(make("factorial", 1, 0, 3, many, &d), GRDP_ERR_LIMIT);
    cr_assert(finding("2^52"));
    cr_assert_eq(make("factorial", 1, 0, 2, large, &d), GRDP_ERR_LIMIT);
    cr_assert(finding("10000000000 points are more than 1000000000"));
    cr_assert(finding("--yes-large"));
    cr_assert_eq(make("factorial", 1, 0, 2, twice, &d), GRDP_ERR_INPUT);
    cr_assert(finding("varied twice"));
    cr_assert_eq(make("factorial", 1, 0, 0, NULL, &d), GRDP_ERR_INPUT);
    cr_assert(finding("no factor to vary"));
    cr_assert_eq(make("sobol", 1, 0, 2, two, &d), GRDP_ERR_INPUT);
    cr_assert(finding("needs a number of points"));
    cr_assert_eq(make("factorial", 1, 8, 2, twice, &d), GRDP_ERR_INPUT);
    cr_assert(finding("counts its points by itself"));
}
