/* PAWN: distances between distributions of a response.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ishigami.h"

#include "study/pawn.h"

enum { CLASSES = 10 };

/* The numbers of inputs and dummy of a sample. */
static void find(const cloud *c, uint64_t seed, size_t n_resamples,
                 grdp_bootstrapped out[(INPUTS + 1) * GRDP_PAWN_NUMBERS])
{
    const grdp_pawn pawn = {INPUTS, c->order, &c->order_y, CLASSES};
    cr_assert_eq(grdp_pawn_run(&pawn, seed, n_resamples, out), GRDP_OK);
}

static void measure(grdp_arena *arena, size_t n, const double *x, const double *y, size_t n_classes,
                    double out[GRDP_PAWN_NUMBERS])
{
    grdp_order by_x, by_y;
    uint32_t *const ones = grdp_arena_alloc(arena, n, sizeof *ones);
    uint16_t *const classes = grdp_arena_alloc(arena, n, sizeof *classes);
    cr_assert(ones && classes);
    cr_assert_eq(grdp_order_make(arena, n, x, &by_x), GRDP_OK);
    cr_assert_eq(grdp_order_make(arena, n, y, &by_y), GRDP_OK);
    for (size_t i = 0; i < n; i++)
        ones[i] = 1;
    grdp_order_classes(&by_x, ones, n_classes, classes);
    grdp_pawn_measure(&by_y, ones, n_classes, classes, out);
}

/* Y = X, uniform: class k of 10 lies between k/10 and (k+1)/10 of the whole, at distance
 * max(k, 9 - k) / 10. */
Test(pawn, of_a_response_that_is_its_input_has_a_closed_form)
{
    enum { N = 1000 };
    grdp_arena *const arena = grdp_arena_create();
    double x[N], out[GRDP_PAWN_NUMBERS];
    for (size_t i = 0; i < N; i++)
        x[i] = (double)(i * 7919 % N);
    measure(arena, N, x, x, CLASSES, out);
    cr_assert_float_eq(out[GRDP_PAWN_MEDIAN], 0.7, 1e-12);
    cr_assert_float_eq(out[GRDP_PAWN_MEAN], 0.7, 1e-12);
    cr_assert_float_eq(out[GRDP_PAWN_MOST], 0.9, 1e-12);
    grdp_arena_free(arena);
}

/* SALib 1.4 leaves the largest value out of the last class and finds 0.75 there. */
Test(pawn, takes_the_largest_value_into_the_last_class)
{
    grdp_arena *const arena = grdp_arena_create();
    const double x[] = {0, 1, 2, 3}, y[] = {1, 2, 3, 0};
    double out[GRDP_PAWN_NUMBERS];
    measure(arena, 4, x, y, 2, out);
    cr_assert_float_eq(out[GRDP_PAWN_MOST], 0.25, 1e-15);
    grdp_arena_free(arena);
}

/* The distance by its definition, at every value of the response. */
static double distance_at_all(size_t n, const double *x, const double *y, double class)
{
    double most = 0.0;
    for (size_t k = 0; k < n; k++) {
        double all = 0.0, in = 0.0, size = 0.0;
        for (size_t i = 0; i < n; i++) {
            all += y[i] <= y[k];
            in += x[i] == class && y[i] <= y[k];
            size += x[i] == class;
        }
        most = fmax(most, fabs(all / (double)n - in / size));
    }
    return most;
}

Test(pawn, agrees_with_its_definition_where_values_are_equal)
{
    enum { N = 192, LEVELS = 4 };
    grdp_arena *const arena = grdp_arena_create();
    double u[N], v[N], x[N], y[N], out[GRDP_PAWN_NUMBERS], most = 0.0, sum = 0.0;
    for (size_t r = 0; r < N; r += GRDP_LANES) {
        grdp_draw_uniform(1, r, 0, u + r);
        grdp_draw_uniform(1, r, 1, v + r);
    }
    for (size_t i = 0; i < N; i++) {
        x[i] = floor(LEVELS * u[i] * u[i]);
        y[i] = floor(9.0 * v[i]) + x[i];
    }
    for (size_t level = 0; level < LEVELS; level++) {
        const double distance = distance_at_all(N, x, y, (double)level);
        most = fmax(most, distance);
        sum += distance;
    }
    measure(arena, N, x, y, CLASSES, out);
    cr_assert_float_eq(out[GRDP_PAWN_MOST], most, 1e-12);
    cr_assert_float_eq(out[GRDP_PAWN_MEAN], sum / LEVELS, 1e-12);
    grdp_arena_free(arena);
}

/* Medians 0.238, 0.392, 0.081 to +-0.001: ten equal classes of a sample without end, by quadrature.
 */
Test(pawn, of_the_ishigami_function_is_as_published)
{
    const double known[] = {0.238, 0.392, 0.081};
    cloud c = cloud_even(1 << 18);
    grdp_bootstrapped found[(INPUTS + 1) * GRDP_PAWN_NUMBERS];
    find(&c, 1, 0, found);
    for (size_t i = 0; i < INPUTS; i++)
        cr_assert_float_eq(found[i * GRDP_PAWN_NUMBERS].value, known[i], 0.001, "%zu: %.5f", i,
                           found[i * GRDP_PAWN_NUMBERS].value);
    cloud_free(&c);
}

Test(pawn, of_an_input_without_effect_is_that_of_the_dummy)
{
    size_t n_above = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        cloud c = cloud_random(512, seed);
        grdp_bootstrapped found[(INPUTS + 1) * GRDP_PAWN_NUMBERS];
        for (size_t r = 0; r < c.n; r++)
            c.y[r] = c.x[1][r];
        cr_assert_eq(grdp_order_make(c.arena, c.n, c.y, &c.order_y), GRDP_OK);
        find(&c, seed, 100, found);
        n_above += !grdp_distance_is_weak(&found[0], &found[INPUTS * GRDP_PAWN_NUMBERS]);
        cr_assert_gt(found[GRDP_PAWN_NUMBERS].value, found[INPUTS * GRDP_PAWN_NUMBERS].high);
        cloud_free(&c);
    }
    /* 2.5 of 100 are expected; more than 8 have a probability below 0.001. */
    cr_assert_leq(n_above, 8, "%zu", n_above);
}

Test(pawn, gives_the_same_for_the_same_seed_and_other_intervals_for_another)
{
    cloud c = cloud_random(500, 1);
    grdp_bootstrapped a[(INPUTS + 1) * GRDP_PAWN_NUMBERS], b[(INPUTS + 1) * GRDP_PAWN_NUMBERS];
    find(&c, 7, 50, a);
    find(&c, 7, 50, b);
    cr_assert_arr_eq(a, b, sizeof a);
    find(&c, 8, 50, b);
    cr_assert_neq(a[0].low, b[0].low);
    cr_assert_neq(a[INPUTS * GRDP_PAWN_NUMBERS].high, b[INPUTS * GRDP_PAWN_NUMBERS].high);
    cloud_free(&c);
}
