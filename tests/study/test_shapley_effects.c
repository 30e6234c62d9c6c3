/* Shapley effects: the points of an order, and the parts that come of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ishigami.h"

#include "grdp/kernel.h"
#include "study/shapley_effects.h"

static const char *const names[INPUTS] = {"x1", "x2", "x3"};
static const double tied[INPUTS * INPUTS] = {1, 0, 0, 0, 1, 0.9, 0, 0.9, 1};

static const size_t alone[INPUTS] = {0, 1, 2};

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

TestSuite(shapley_effects, .init = setup, .fini = teardown);

static grdp_shapley_effects start(uint64_t seed, const double *correlation)
{
    const grdp_shapley_inputs inputs = {INPUTS, INPUTS, names, alone, correlation};
    grdp_shapley_effects effects;
    cr_assert_eq(grdp_shapley_effects_start(arena, seed, &inputs, &effects), GRDP_OK);
    return effects;
}

typedef double model(const double *u);

static double ishigami_of(const double *u)
{
    return ishigami(PI * (2.0 * u[0] - 1.0), PI * (2.0 * u[1] - 1.0), PI * (2.0 * u[2] - 1.0));
}

/* Three normal inputs with deviations 1, 1 and 2. */
static double sum_of(const double *u)
{
    return grdp_normal_quantile(u[0]) + grdp_normal_quantile(u[1]) +
           2.0 * grdp_normal_quantile(u[2]);
}

/* All points [point][input], asked for in pieces of a length. */
static double *points_of(const grdp_shapley_effects *effects, size_t n, size_t piece)
{
    double *const points = grdp_arena_alloc(arena, n, INPUTS * sizeof *points);
    cr_assert(points);
    for (size_t first = 0; first < n; first += piece) {
        double lanes[INPUTS][GRDP_LANES];
        double *const out[INPUTS] = {lanes[0], lanes[1], lanes[2]};
        const size_t count = n - first < piece ? n - first : piece;
        grdp_shapley_effects_fill(effects, first, count, out);
        for (size_t k = 0; k < count; k++)
            for (size_t i = 0; i < INPUTS; i++)
                points[(first + k) * INPUTS + i] = lanes[i][k];
    }
    return points;
}

static void estimate(const grdp_shapley_effects *effects, model *of, size_t n_orders, uint64_t seed,
                     size_t n_resamples, grdp_bootstrapped out[INPUTS])
{
    const size_t n = n_orders * (INPUTS + 1);
    const double *const points = points_of(effects, n, GRDP_LANES);
    double *const y = grdp_arena_alloc(arena, n, sizeof *y);
    cr_assert(y);
    for (size_t k = 0; k < n; k++)
        y[k] = of(points + k * INPUTS);
    cr_assert_eq(grdp_shapley_effects_estimate(effects, n_orders, y, seed, n_resamples, out),
                 GRDP_OK);
}

Test(shapley_effects, points_do_not_depend_on_how_they_are_asked_for)
{
    const grdp_shapley_effects effects = start(3, tied);
    const double *const whole = points_of(&effects, 1000, 64), *const parts =
                                                                   points_of(&effects, 1000, 7);
    cr_assert_arr_eq(whole, parts, 1000 * INPUTS * sizeof *whole);
}

Test(shapley_effects, one_input_is_exchanged_at_each_step_of_an_order)
{
    enum { LENGTH = INPUTS + 1, ORDERS = 50 };
    const grdp_shapley_effects effects = start(3, NULL);
    const double *const points = points_of(&effects, LENGTH * ORDERS, 64);
    for (size_t k = 0; k < ORDERS; k++) {
        unsigned char order[INPUTS];
        grdp_shapley_effects_order(&effects, k, order);
        for (size_t step = 1; step < LENGTH; step++)
            for (size_t i = 0; i < INPUTS; i++) {
                const double *const now = points + (k * LENGTH + step) * INPUTS;
                cr_assert_eq(now[i] != now[i - INPUTS], i == order[step - 1]);
            }
    }
}

/* With dependent inputs those that are not exchanged yet keep their values too. */
Test(shapley_effects, an_exchange_leaves_the_inputs_that_come_later)
{
    enum { LENGTH = INPUTS + 1, ORDERS = 50 };
    const grdp_shapley_effects effects = start(3, tied);
    const double *const points = points_of(&effects, LENGTH * ORDERS, 64);
    for (size_t k = 0; k < ORDERS; k++) {
        unsigned char order[INPUTS];
        grdp_shapley_effects_order(&effects, k, order);
        for (size_t step = 1; step < LENGTH; step++)
            for (size_t later = step; later < INPUTS; later++) {
                const double *const now = points + (k * LENGTH + step) * INPUTS + order[later];
                cr_assert_eq(*now, now[-INPUTS]);
            }
    }
}

/* 600 of 3600 each; chi-square with 5 degrees of freedom is below 20.5 with probability 0.999. */
Test(shapley_effects, all_orders_are_equally_likely)
{
    const grdp_shapley_effects effects = start(1, NULL);
    double count[9] = {0.0}, chi = 0.0;
    for (size_t k = 0; k < 3600; k++) {
        unsigned char order[INPUTS];
        grdp_shapley_effects_order(&effects, k, order);
        count[3 * order[0] + order[1]]++;
    }
    for (size_t i = 0; i < 9; i++)
        chi += i % 4 == 0 ? count[i] : (count[i] - 600.0) * (count[i] - 600.0) / 600.0;
    cr_assert_lt(chi, 20.5, "%g", chi);
}

/* Correlations of the normal scores at every step, from 20,000 orders: deviation 0.007 and less. */
Test(shapley_effects, every_point_has_the_correlation_of_the_inputs)
{
    enum { LENGTH = INPUTS + 1, ORDERS = 20000 };
    const grdp_shapley_effects effects = start(1, tied);
    const double *const points = points_of(&effects, LENGTH * ORDERS, 64);
    double sum[LENGTH][INPUTS][INPUTS] = {0};
    for (size_t k = 0; k < LENGTH * ORDERS; k++)
        for (size_t i = 0; i < INPUTS; i++)
            for (size_t j = 0; j < INPUTS; j++)
                sum[k % LENGTH][i][j] += grdp_normal_quantile(points[k * INPUTS + i]) *
                                         grdp_normal_quantile(points[k * INPUTS + j]);
    for (size_t step = 0; step < LENGTH; step++)
        for (size_t i = 0; i < INPUTS; i++)
            for (size_t j = 0; j < INPUTS; j++)
                cr_assert_float_eq(sum[step][i][j] / ORDERS, tied[i * INPUTS + j], 0.04);
}

/* Of 65,536 orders, whose deviation is 0.004. */
static void check_parts(const double *correlation, model *of, const double known[INPUTS])
{
    const grdp_shapley_effects effects = start(1, correlation);
    grdp_bootstrapped found[INPUTS];
    estimate(&effects, of, 1 << 16, 1, 0, found);
    for (size_t i = 0; i < INPUTS; i++)
        cr_assert_float_eq(found[i].value, known[i], 0.012, "%zu: %.5f", i, found[i].value);
    cr_assert_float_eq(found[0].value + found[1].value + found[2].value, 1.0, 1e-12);
}

/* Integrals of the decomposition (Sobol' 1993): S1 0.31390519, S2 0.44241114, S13 0.24368366, which
 * is shared by halves. */
Test(shapley_effects, of_the_ishigami_function_are_exact)
{
    check_parts(NULL, ishigami_of, (const double[]){0.43574702, 0.44241114, 0.12184183});
}

/* Y = X1 + X2 + X3, deviations 1, 1, 2, correlation 0.9 of the second and third (Iooss and Prieur
 * 2019, section 3.2). With V = 9.6: 1 / V; (1 (1 - r^2 / 2) + 1.8 + 4 r^2 / 2) / V; the rest. */
Test(shapley_effects, of_dependent_inputs_are_exact)
{
    check_parts(tied, sum_of, (const double[]){0.1041666667, 0.4182291667, 0.4776041667});
}

/* X1 and X3 of the Ishigami function together have all that X2 has not. */
Test(shapley_effects, of_a_group_are_those_of_its_inputs_together)
{
    const size_t player[INPUTS] = {0, 1, 0};
    const grdp_shapley_inputs inputs = {INPUTS, 2, names, player, NULL};
    grdp_shapley_effects effects;
    enum { ORDERS = 1 << 14, LENGTH = 3 };
    double *const y = grdp_arena_alloc(arena, ORDERS * LENGTH, sizeof *y);
    grdp_bootstrapped found[2];
    cr_assert(y);
    cr_assert_eq(grdp_shapley_effects_start(arena, 1, &inputs, &effects), GRDP_OK);
    const double *const points = points_of(&effects, ORDERS * LENGTH, GRDP_LANES);
    for (size_t k = 0; k < ORDERS * LENGTH; k++)
        y[k] = ishigami_of(points + k * INPUTS);
    cr_assert_eq(grdp_shapley_effects_estimate(&effects, ORDERS, y, 1, 0, found), GRDP_OK);
    /* The deviation is 0.004. */
    cr_assert_float_eq(found[0].value, 0.55758886, 0.012, "%.5f", found[0].value);
    cr_assert_float_eq(found[1].value, 0.44241114, 0.012, "%.5f", found[1].value);
}

Test(shapley_effects, leave_out_orders_that_left_the_domain)
{
    enum { LENGTH = INPUTS + 1, ORDERS = 8 };
    const grdp_shapley_effects effects = start(1, NULL);
    double y[LENGTH * ORDERS];
    grdp_bootstrapped found[INPUTS];
    for (size_t k = 0; k < LENGTH * ORDERS; k++)
        y[k] = (double)NAN;
    for (size_t k = 0; k < LENGTH; k++)
        y[5 * LENGTH + k] = (double)k;
    cr_assert_eq(grdp_shapley_effects_estimate(&effects, ORDERS, y, 1, 0, found), GRDP_OK);
    /* Each step adds a third of the way. */
    for (size_t i = 0; i < INPUTS; i++)
        cr_assert_float_eq(found[i].value, 1.0 / 3.0, 1e-15);
    for (size_t k = 0; k < LENGTH * ORDERS; k++)
        y[k] = 1.0;
    cr_assert_eq(grdp_shapley_effects_estimate(&effects, ORDERS, y, 1, 0, found), GRDP_OK);
    cr_assert(isnan(found[0].value));
}
