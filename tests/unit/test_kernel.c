/* The functions of kernel.h against long double libm, at their edges, and bit for bit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/kernel.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>

enum { POINTS = 1000000 };

/* The macros of math.h are of type float. */
static const double infinity = HUGE_VAL;
static const double not_a_number = __builtin_nan("");

static long double wide(double x)
{
    return (long double)x;
}

/* Uniform in (0, 1): the upper bits of a 64-bit linear congruential generator (Knuth's MMIX). */
static double uniform(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return ((double)(*state >> 11) + 0.5) / 9007199254740992.0;
}

/* Distance in units of the last place of `exact`; subnormal numbers have that of the smallest
 * normal one. */
static double in_ulps(double value, long double exact)
{
    const double size = fmax(fabs((double)exact), DBL_MIN);
    return (double)fabsl(wide(value) - exact) / (nextafter(size, infinity) - size);
}

static double relative(double value, long double exact)
{
    return (double)fabsl(wide(value) / exact - 1.0L);
}

static long double upper_tail(long double x)
{
    return 0.5L * erfcl(x / sqrtl(2.0L));
}

/* The exact quantile by Newton's method from the value under test, on the tail where it is small.
 */
static long double refined_quantile(double p, long double x)
{
    for (int i = 0; i < 4; i++) {
        const long double density = expl(-0.5L * x * x) / sqrtl(2.0L * acosl(-1.0L));
        const long double error =
            p < 0.5 ? upper_tail(-x) - wide(p) : (1.0L - wide(p)) - upper_tail(x);
        x -= error / density / (1.0L + 0.5L * x * error / density);
    }
    return x;
}

Test(kernel, exp_is_within_1_1_ulp_over_its_whole_range)
{
    uint64_t state = 1;
    double worst = 0.0;
    for (int i = 0; i < POINTS; i++) {
        const double x = (uniform(&state) - 0.5) * (i % 2 ? 2.0 : 1416.0);
        worst = fmax(worst, in_ulps(grdp_exp(x), expl(wide(x))));
    }
    cr_expect_lt(worst, 1.1, "largest error %g ulp", worst);

    cr_expect_eq(grdp_exp(0.0), 1.0);
    cr_expect_eq(grdp_exp(1e-300), 1.0);
    cr_expect_eq(grdp_exp(infinity), infinity);
    cr_expect_eq(grdp_exp(709.8), infinity);
    cr_expect(isfinite(grdp_exp(709.78)));
    cr_expect_eq(grdp_exp(-infinity), 0.0);
    cr_expect_eq(grdp_exp(-745.2), 0.0);
    cr_expect_eq(grdp_exp(-745.0), 4.9406564584124654e-324, "the smallest subnormal number");
    cr_expect(isnan(grdp_exp(not_a_number)));
}

Test(kernel, log_is_within_0_9_ulp_for_all_positive_numbers)
{
    uint64_t state = 2;
    double worst = 0.0;
    for (int i = 0; i < POINTS; i++) {
        const double u = uniform(&state);
        const double x = i % 2 ? 0.4 + 2.0 * u : (double)expl(1450.0L * wide(u) - 742.0L);
        worst = fmax(worst, in_ulps(grdp_log(x), logl(wide(x))));
    }
    cr_expect_lt(worst, 0.9, "largest error %g ulp", worst);

    cr_expect_eq(grdp_log(1.0), 0.0);
    cr_expect_eq(grdp_log(0.0), -infinity);
    cr_expect_eq(grdp_log(infinity), infinity);
    cr_expect(isnan(grdp_log(-1.0)));
    cr_expect(isnan(grdp_log(-infinity)));
    cr_expect(isnan(grdp_log(not_a_number)));
    cr_expect_lt(in_ulps(grdp_log(4.9406564584124654e-324), logl(wide(4.9406564584124654e-324))),
                 0.9);
}

Test(kernel, pow_is_within_4e_15_for_results_between_exp_minus_10_and_exp_10)
{
    uint64_t state = 3;
    double worst = 0.0;
    for (int i = 0; i < POINTS; i++) {
        const double x = grdp_exp(10.0 * (uniform(&state) - 0.5));
        const double y = 20.0 * (uniform(&state) - 0.5);
        if (fabs(y * log(x)) <= 10.0)
            worst = fmax(worst, relative(grdp_pow(x, y), powl(wide(x), wide(y))));
    }
    cr_expect_lt(worst, 4e-15, "largest relative error %g", worst);

    cr_expect_eq(grdp_pow(0.0, 0.0), 1.0);
    cr_expect_eq(grdp_pow(0.0, 0.5), 0.0);
    cr_expect_eq(grdp_pow(7.0, 0.0), 1.0);
    cr_expect_eq(grdp_pow(1.0, 1e6), 1.0);
    cr_expect(isnan(grdp_pow(-1.0, 2.0)), "below 0 is outside the domain, for whole y too");
}

Test(kernel, normal_quantile_is_within_2e_15_down_to_a_probability_of_1e_300)
{
    uint64_t state = 4;
    double worst = 0.0;
    for (int i = 0; i < 300000; i++) {
        const double u = uniform(&state);
        const double p = i % 3 == 0 ? u : i % 3 == 1 ? 0.1 * u : grdp_exp(-690.775 * u);
        const double x = grdp_normal_quantile(p);
        worst = fmax(worst, relative(x, refined_quantile(p, wide(x))));
    }
    cr_expect_lt(worst, 2e-15, "largest relative error %g", worst);

    /* 40 digits of Newton's method. */
    cr_expect_float_eq(grdp_normal_quantile(1e-300), -37.047096299361199237, 1e-13);
    cr_expect_float_eq(grdp_normal_quantile(0.975), 1.9599639845400542355, 1e-14);
    cr_expect_eq(grdp_normal_quantile(0.5), 0.0);
    cr_expect_eq(grdp_normal_quantile(0.25), -grdp_normal_quantile(0.75));
    cr_expect_eq(grdp_normal_quantile(0.0), -infinity);
    cr_expect_eq(grdp_normal_quantile(1.0), infinity);
    cr_expect(isnan(grdp_normal_quantile(-1e-9)));
    cr_expect(isnan(grdp_normal_quantile(1.0 + 1e-9)));
    cr_expect(isnan(grdp_normal_quantile(not_a_number)));
}

Test(kernel, normal_cdf_is_within_2e_15_in_the_body_and_the_lower_tail)
{
    uint64_t state = 5;
    double worst = 0.0;
    for (int i = 0; i < POINTS; i++) {
        const double x = (i % 2 ? 6.0 : 37.0) * uniform(&state);
        worst = fmax(worst, relative(grdp_normal_cdf(-x), upper_tail(wide(x))));
        worst = fmax(worst, relative(grdp_normal_cdf(x), upper_tail(-wide(x))));
    }
    cr_expect_lt(worst, 2e-15, "largest relative error %g", worst);

    cr_expect_float_eq(grdp_normal_cdf(0.0), 0.5, 2e-16);
    cr_expect_eq(grdp_normal_cdf(infinity), 1.0);
    cr_expect_eq(grdp_normal_cdf(-infinity), 0.0);
    cr_expect_eq(grdp_normal_cdf(-50.0), 0.0);
    cr_expect(isnan(grdp_normal_cdf(not_a_number)));
    for (double p = 1e-6; p < 1.0; p += 0.01)
        cr_expect_float_eq(grdp_normal_cdf(grdp_normal_quantile(p)), p, 4e-15);
}

/* FNV-1a over the bits of all functions; the number was printed by gcc 12 -O0. It holds for every
 * compiler, level of optimisation and instruction set, and breaks when -ffp-contract=off is lost.
 */
Test(kernel, bits_do_not_depend_on_compiler_optimisation_or_processor)
{
    uint64_t state = 6, hash = UINT64_C(14695981039346656037);
    for (int block = 0; block < 1000; block++) {
        double u[64], value[5][64];
        for (int i = 0; i < 64; i++)
            u[i] = uniform(&state);
        for (int i = 0; i < 64; i++) {
            value[0][i] = grdp_exp(1480.0 * u[i] - 750.0);
            value[1][i] = grdp_log(u[i]);
            value[2][i] = grdp_pow(0.5 + u[i], 3.0 * u[i] - 1.0);
            value[3][i] = grdp_normal_quantile(u[i] * u[i]);
            value[4][i] = grdp_normal_cdf(16.0 * u[i] - 8.0);
        }
        for (int k = 0; k < 5; k++)
            for (int i = 0; i < 64; i++)
                hash = (hash ^ grdp_bits_of(value[k][i])) * UINT64_C(1099511628211);
    }
    cr_expect_eq(hash, UINT64_C(0x463d489cf03f7c72), "hash %llx", (unsigned long long)hash);
}
