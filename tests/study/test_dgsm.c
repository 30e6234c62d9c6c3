/* DGSM: mean squares of slopes, and the bound on the total index that they give.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ishigami.h"

#include "study/dgsm.h"

/* Derivatives of the Ishigami function, by hand. */
static double *slopes_of(const cloud *c)
{
    double *const out = grdp_arena_alloc(c->arena, c->n, INPUTS * sizeof *out);
    cr_assert(out);
    for (size_t r = 0; r < c->n; r++) {
        const double a = c->x[0][r], b = c->x[1][r], z = c->x[2][r];
        out[r] = cos(a) * (1.0 + 0.1 * z * z * z * z);
        out[c->n + r] = 7.0 * sin(2.0 * b);
        out[2 * c->n + r] = 0.4 * z * z * z * sin(a);
    }
    return out;
}

static const double constants[INPUTS] = {4.0, 4.0, 4.0}; /* (2 pi)^2 / pi^2 */

static void find(const cloud *c, uint64_t seed, size_t n_resamples,
                 grdp_bootstrapped out[INPUTS * GRDP_DGSM_NUMBERS])
{
    const grdp_dgsm dgsm = {c->n, INPUTS, c->y, slopes_of(c), constants};
    cr_assert_eq(grdp_dgsm_run(&dgsm, seed, n_resamples, out), GRDP_OK);
}

/* E[(1 + z^4 / 10)^2] / 2, 49 / 2 and 0.16 pi^6 / 14, by integration. */
Test(dgsm, of_the_ishigami_function_is_exact)
{
    const double known[INPUTS] = {7.71958794, 24.5, 10.98730507};
    const double total[INPUTS] = {0.55758886, 0.44241114, 0.24368366};
    cloud c = cloud_even(1 << 16);
    grdp_bootstrapped found[INPUTS * GRDP_DGSM_NUMBERS];
    find(&c, 1, 0, found);
    for (size_t i = 0; i < INPUTS; i++) {
        const grdp_bootstrapped *const of = found + i * GRDP_DGSM_NUMBERS;
        cr_assert_float_eq(of[GRDP_DGSM_SLOPE].value, known[i], 1e-3 * known[i]);
        cr_assert_float_eq(of[GRDP_DGSM_BOUND].value, 4.0 * known[i] / VARIANCE, 2e-3);
        cr_assert_gt(of[GRDP_DGSM_BOUND].value, total[i]);
    }
    cloud_free(&c);
}

/* Of a straight line in a uniform input the bound is 12 / pi^2 times the index, which is 1. */
Test(dgsm, bound_of_a_straight_line_is_12_over_pi_squared)
{
    enum { N = 1000 };
    double y[N], slope[N];
    const double constant = 1.0 / (PI * PI);
    grdp_bootstrapped found[GRDP_DGSM_NUMBERS];
    for (size_t i = 0; i < N; i++) {
        y[i] = 3.0 * ((double)i + 0.5) / N;
        slope[i] = 3.0;
    }
    const grdp_dgsm dgsm = {N, 1, y, slope, &constant};
    cr_assert_eq(grdp_dgsm_run(&dgsm, 1, 0, found), GRDP_OK);
    cr_assert_float_eq(found[GRDP_DGSM_SLOPE].value, 9.0, 1e-12);
    cr_assert_float_eq(found[GRDP_DGSM_BOUND].value, 12.0 / (PI * PI), 2e-3);
}

Test(dgsm, has_no_bound_where_nothing_varies_or_no_constant_is_known)
{
    const double y[] = {1, 1, 1, 2}, slope[] = {0, 0, 0, 1}, unknown = (double)NAN;
    grdp_bootstrapped found[GRDP_DGSM_NUMBERS];
    const grdp_dgsm varied = {4, 1, y, slope, &unknown}, constant = {3, 1, y, slope, constants};
    cr_assert_eq(grdp_dgsm_run(&varied, 1, 0, found), GRDP_OK);
    cr_assert(isnan(found[GRDP_DGSM_BOUND].value) && found[GRDP_DGSM_SLOPE].value == 0.25);
    cr_assert_eq(grdp_dgsm_run(&constant, 1, 0, found), GRDP_OK);
    cr_assert(isnan(found[GRDP_DGSM_BOUND].value));
}
