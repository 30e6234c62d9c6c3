/* Columns of numbers as text: the same bytes as one number at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/digits.h"

#include "core/number.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static void expect_equal(const double *values, int digits)
{
    grdp_digits split;
    grdp_digits_split(values, digits, &split);
    for (size_t i = 0; i < GRDP_LANES; i++) {
        char fast[GRDP_NUMBER_TEXT], exact[GRDP_NUMBER_TEXT] = "";
        *grdp_digits_put(&split, values, i, digits, fast) = '\0';
        if (isfinite(values[i]))
            grdp_number_fixed(values[i], digits, exact);
        cr_assert_str_eq(fast, exact, "%.17g with %d decimals", values[i], digits);
    }
}

/* xorshift64 (Marsaglia 2003), so that the numbers are the same everywhere. */
static double random_unit(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (double)(*state >> 11) * 0x1p-53;
}

Test(digits, numbers_of_any_size_have_the_digits_of_number_fixed)
{
    uint64_t state = 88172645463325252;
    for (int digits = 0; digits <= GRDP_DIGITS_MOST; digits++)
        for (int power = -8; power <= 18; power++)
            for (int turn = 0; turn < 40; turn++) {
                double values[GRDP_LANES];
                for (size_t i = 0; i < GRDP_LANES; i++)
                    values[i] = (random_unit(&state) - 0.5) * pow(10.0, power);
                expect_equal(values, digits);
            }
}

/* Halves of the last decimal, whole numbers, carries, and the doubles beside them. */
Test(digits, ties_carries_and_their_neighbours_are_rounded_as_printf_does)
{
    const double unit[] = {1.0, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8};
    for (int digits = 0; digits <= GRDP_DIGITS_MOST; digits++)
        for (int k = 0; k < 4000; k += 16) {
            double values[GRDP_LANES];
            for (int i = 0; i < GRDP_LANES; i += 4) {
                const double tie = (k + i / 4 + 0.5) * unit[digits];
                values[i] = tie;
                values[i + 1] = nextafter(tie, 0.0);
                values[i + 2] = -tie;
                values[i + 3] = (k + i / 4 + 1) - 0.5 * unit[digits];
            }
            expect_equal(values, digits);
        }
}

Test(digits, edges_of_the_fast_way_and_what_is_no_number)
{
    double values[GRDP_LANES] = {0.0,
                                 -0.0,
                                 (double)NAN,
                                 (double)INFINITY,
                                 -(double)INFINITY,
                                 1e-300,
                                 -1e-300,
                                 5e-324,
                                 0.5,
                                 -0.5,
                                 -0.4999999,
                                 0.99999999999,
                                 9.9999999,
                                 99.9999999,
                                 99999997.0,
                                 99999998.0,
                                 99999999.0,
                                 1e8,
                                 99999999.5,
                                 1e15,
                                 1e16,
                                 1e17,
                                 1e18,
                                 1e300,
                                 4503599627370496.0,
                                 2251799813685248.5,
                                 -99999999.99999,
                                 12345678.125,
                                 12345678.375,
                                 1.0000005,
                                 2.5,
                                 3.5,
                                 1.5,
                                 0.25,
                                 0.75};
    for (int digits = 0; digits <= GRDP_DIGITS_MOST; digits++)
        expect_equal(values, digits);
}
