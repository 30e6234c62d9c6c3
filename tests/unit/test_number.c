/* Numbers as text: the C library in the C locale is the judge wherever it has an opinion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_VALUES = 1000000 };

/* Knuth's MMIX generator: the same values on every machine. */
static uint64_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 11;
}

static bool reads(const char *text, double *out)
{
    return grdp_number_read(text, strlen(text), out);
}

static bool reads_comma(const char *text, double *out)
{
    return grdp_number_read_comma(text, strlen(text), out);
}

static const char *shortest(double value)
{
    static char text[GRDP_NUMBER_TEXT];
    const size_t length = grdp_number_shortest(value, text);

    cr_assert_eq(length, strlen(text));
    return text;
}

static const char *fixed(double value, int digits)
{
    static char text[GRDP_NUMBER_TEXT];
    const size_t length = grdp_number_fixed(value, digits, text);

    cr_assert_eq(length, strlen(text));
    return text;
}

/* Bits of both, so that -0 is not 0. */
static void expect_same(double a, double b, const char *text)
{
    cr_expect(memcmp(&a, &b, sizeof a) == 0, "%s gave %a instead of %a", text, a, b);
}

Test(number, reading_rounds_as_strtod_does)
{
    static const char *const texts[] = {
        "0",
        "-0",
        "+7",
        "007",
        "8.16",
        "-4.25",
        "1e3",
        "1E+3",
        "25e-1",
        "0e-400",
        "0.000e999",
        "107443",
        "9007199254740993", /* 2^53 + 1: a tie, to even */
        "9007199254740993.0000000000000000000000000000000001",
        "123456789012345678901234567890",
        "0.1000000000000000055511151231257827021181583404541015625",
        "2.2250738585072011e-308", /* the value on which PHP and Java once hung */
        "2.2250738585072014e-308",
        "5e-324",
        "1.7976931348623157e308",
        "1e22",
        "1e23",
        "8.5e-23",
        "12345678901234567890123e-10",
        "179769313486231570000000000000000000e270",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        double value = nan("");
        cr_expect(reads(texts[i], &value), "%s is a number", texts[i]);
        expect_same(value, strtod(texts[i], NULL), texts[i]);
    }
}

Test(number, reading_takes_any_number_of_digits_into_account)
{
    /* 1 + 2^-53 is the middle between 1 and the next double, and rounds to 1; one more digit, a
     * thousand places later, decides otherwise. */
    static const char middle[] = "1.00000000000000011102230246251565404236316680908203125";
    static char text[4096];
    double value = nan("");

    cr_expect(reads(middle, &value));
    cr_expect_eq(value, 1.0);
    memset(text, '0', sizeof text);
    memcpy(text, middle, strlen(middle));
    text[2000] = '1';
    cr_expect(grdp_number_read(text, 2001, &value));
    cr_expect_eq(value, 1.0 + 0x1p-52);
    cr_expect(grdp_number_read(text, 2000, &value));
    cr_expect_eq(value, 1.0);

    /* 0.000...1e4000 */
    memset(text, '0', sizeof text);
    text[1] = '.';
    memcpy(text + 4001, "1e4000", 6);
    cr_expect(grdp_number_read(text, 4007, &value));
    cr_expect_eq(value, 1.0);
}

Test(number, reading_refuses_what_is_no_decimal_number)
{
    static const char *const texts[] = {
        "",
        "-",
        "+",
        ".",
        "1.",
        ".5",
        "1,5",
        "nan",
        "NaN",
        "inf",
        "-inf",
        "0x1",
        "0x1p3",
        " 1",
        "1 ",
        "1e",
        "1e+",
        "e5",
        "1e5.",
        "1.5.2",
        "--1",
        "+-1",
        "1_000",
        "1e999",
        "1e-400",
        "-1e999",
        "12a",
        "1d3",
        "\xd9\xa1",
        "1e1e1",
        "1.8e308",
        "2e-324",
        "1e99999999999999999999999",
        "1e-99999999999999999999999",
    };
    double value = 42.0;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        cr_expect_not(reads(texts[i], &value), "\"%s\" was read as %a", texts[i], value);
    cr_expect_not(grdp_number_read("1\0002", 3, &value));
    cr_expect_eq(value, 42.0);

    /* The length counts, not a NUL: the text goes on behind it. */
    cr_expect(grdp_number_read("8.16,7", 4, &value));
    cr_expect_eq(value, 8.16);
}

Test(number, decimal_commas_and_groups_of_three_are_read)
{
    static const struct {
        const char *text;
        double value;
    } right[] = {
        {"184.123,5", 184123.5},  {"7,87", 7.87},     {"-7,87", -7.87},
        {"184.123", 184123.0},    {"1234,5", 1234.5}, {"9", 9.0},
        {"1.234.567", 1234567.0}, {"0,5", 0.5},       {"1,5E+03", 1500.0},
    };
    static const char *const wrong[] = {"7.87",   "1.23,4", "0.123",  "1234.567", "1.234,5.6",
                                        "1,2,3",  ".123",   "1.",     "1,",       ",5",
                                        "1..234", "",       "1.2345", "-.123"};
    double value = nan("");

    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        cr_expect(reads_comma(right[i].text, &value), "%s is a number", right[i].text);
        expect_same(value, right[i].value, right[i].text);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_expect_not(reads_comma(wrong[i], &value), "\"%s\" was read as %a", wrong[i], value);
}

Test(number, shortest_text_is_laid_out_for_people)
{
    cr_expect_str_eq(shortest(0.1), "0.1");
    cr_expect_str_eq(shortest(9.0), "9");
    cr_expect_str_eq(shortest(-8.16), "-8.16");
    cr_expect_str_eq(shortest(107443.0), "107443");
    cr_expect_str_eq(shortest(1e-7), "1e-07");
    cr_expect_str_eq(shortest(1.25e-7), "1.25e-07");
    cr_expect_str_eq(shortest(1e-5), "0.00001");
    cr_expect_str_eq(shortest(nextafter(1e-5, 0)), "9.999999999999999e-06");
    cr_expect_str_eq(shortest(1e16), "10000000000000000");
    cr_expect_str_eq(shortest(nextafter(1e17, 0)), "99999999999999980"); /* 17 digits: ...984 */
    cr_expect_str_eq(shortest(1e17), "1e+17");
    cr_expect_str_eq(shortest(1e100), "1e+100");
    cr_expect_str_eq(shortest(0.1 + 0.2), "0.30000000000000004");
    cr_expect_str_eq(shortest(5e-324), "5e-324");
    cr_expect_str_eq(shortest(1.7976931348623157e308), "1.7976931348623157e+308");
    cr_expect_str_eq(shortest(0.0), "0");
    cr_expect_str_eq(shortest(-0.0), "-0");
    cr_expect_str_eq(shortest(nan("")), "");
    cr_expect_str_eq(shortest(-HUGE_VAL), "-inf");
}

/* The significant digits of a text, without the zeros around them. */
static void digits_of(const char *text, char digits[64])
{
    size_t n = 0;

    for (const char *c = text; *c && *c != 'e'; c++)
        if (*c >= '0' && *c <= '9' && (n > 0 || *c != '0'))
            digits[n++] = *c;
    while (n > 0 && digits[n - 1] == '0')
        n--;
    digits[n] = '\0';
}

/* The first of 1, 2, ... significant digits that reads back; those below 15 matter for subnormals
 * only, since 15 digits hold every shorter decimal. */
static void shortest_by_trial(double value, char digits[64])
{
    char text[64];

    for (int more = fabs(value) < 2.3e-308 ? 0 : 14; more <= 16; more++) {
        (void)snprintf(text, sizeof text, "%.*e", more, value);
        if (strtod(text, NULL) == value)
            break;
    }
    digits_of(text, digits);
}

/* Of all magnitudes, or as a quotient of what economic tables hold. */
static double random_value(uint64_t *state)
{
    const uint64_t a = next_random(state), b = next_random(state);
    const uint64_t bits = a << 11 ^ b;
    double value;

    if (a % 8 == 0) {
        memcpy(&value, &bits, sizeof value);
        return value;
    }
    value = (double)(a % 2000000001) / (double)(1 + b % 1000);
    return b % 2 ? value : -value;
}

Test(number, shortest_text_reads_back_to_the_same_double)
{
    uint64_t state = 1;

    for (int i = 0; i < RANDOM_VALUES / 4; i++) {
        const double value = random_value(&state);
        if (!isfinite(value))
            continue;
        double back = nan("");
        char ours[64], theirs[64];
        const char *const text = shortest(value);
        cr_assert(reads(text, &back) && back == value, "%s is not %a", text, value);
        digits_of(text, ours);
        shortest_by_trial(value, theirs);
        cr_assert_str_eq(ours, theirs);
    }
}

Test(number, shortest_text_is_right_at_powers_of_two_and_ten)
{
    /* Around powers of two the gap between doubles changes, around those of ten the digits. */
    for (int e = -1074; e <= 1023; e++) {
        const double at[] = {ldexp(1.0, e), nextafter(ldexp(1.0, e), 0), pow(10.0, e / 4)};
        for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
            double back = nan("");
            char ours[64], theirs[64];
            if (at[i] == 0.0 || isinf(at[i]))
                continue;
            const char *const text = shortest(at[i]);
            cr_assert(reads(text, &back) && back == at[i], "%s is not %a", text, at[i]);
            digits_of(text, ours);
            shortest_by_trial(at[i], theirs);
            cr_assert_str_eq(ours, theirs);
        }
    }
}

/* printf's text without the sign of a zero. */
static void fixed_by_printf(double value, int digits, char text[GRDP_NUMBER_TEXT])
{
    (void)snprintf(text, GRDP_NUMBER_TEXT, "%.*f", digits, value);
    if (text[0] == '-' && strspn(text + 1, "0.") == strlen(text + 1))
        memmove(text, text + 1, strlen(text));
}

Test(number, fixed_text_is_that_of_printf)
{
    char expected[GRDP_NUMBER_TEXT];
    uint64_t state = 2;

    for (int i = 0; i < RANDOM_VALUES; i++) {
        const int digits = (int)(next_random(&state) % 18);
        /* Multiples of 1/1024 have ties among them. */
        const double value =
            i % 4 ? random_value(&state) : (double)(next_random(&state) % 10000000) / 1024 - 4000;
        if (!isfinite(value) || (fabs(value) > 1e30 && i % 64))
            continue;
        fixed_by_printf(value, digits, expected);
        cr_assert_str_eq(fixed(value, digits), expected);
    }
}

Test(number, fixed_text_rounds_ties_of_the_binary_value_to_even)
{
    cr_expect_str_eq(fixed(0.5, 0), "0");
    cr_expect_str_eq(fixed(1.5, 0), "2");
    cr_expect_str_eq(fixed(2.5, 0), "2");
    cr_expect_str_eq(fixed(0.125, 2), "0.12");
    cr_expect_str_eq(fixed(8.165, 2), "8.16"); /* the double is 8.16499999999999914... */
    cr_expect_str_eq(fixed(-0.004, 2), "0.00");
    cr_expect_str_eq(fixed(-0.0, 1), "0.0");
    cr_expect_str_eq(fixed(-7.87, 1), "-7.9");
    cr_expect_str_eq(fixed(999.9996, 3), "1000.000");
    cr_expect_str_eq(fixed(1e22, 2), "10000000000000000000000.00");
    cr_expect_str_eq(fixed(nan(""), 2), "");
    cr_expect_str_eq(fixed(HUGE_VAL, 2), "inf");
    cr_expect_eq(strlen(fixed(-1.7976931348623157e308, 17)), 1 + 309 + 1 + 17);
}

Test(number, decimals_are_those_that_were_written)
{
    cr_expect_eq(grdp_number_decimals("8.16"), 2);
    cr_expect_eq(grdp_number_decimals("-7.0"), 1);
    cr_expect_eq(grdp_number_decimals("9"), 0);
    cr_expect_eq(grdp_number_decimals("1.25e1"), 1);
    cr_expect_eq(grdp_number_decimals("15e-1"), 1);
    cr_expect_eq(grdp_number_decimals("1.5e3"), 0);
    cr_expect_eq(grdp_number_decimals("1e-400"), 17);
    cr_expect_eq(grdp_number_decimals("8,16"), 0);
    cr_expect_eq(grdp_number_decimals(""), 0);
    cr_expect_eq(grdp_number_decimals(NULL), 0);
}

Test(number, text_does_not_depend_on_the_locale)
{
    /* Decimal comma, and a decimal point of two bytes; where none is installed C is tested. */
    static const char *const names[] = {"vi_VN.UTF-8", "de_DE.UTF-8", "ps_AF.UTF-8", "C"};
    double value;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!setlocale(LC_ALL, names[i]))
            continue;
        cr_expect_str_eq(shortest(7.87), "7.87");
        cr_expect_str_eq(shortest(1.25e-7), "1.25e-07");
        cr_expect_str_eq(shortest(1.7976931348623157e308), "1.7976931348623157e+308");
        cr_expect_str_eq(fixed(7.87, 1), "7.9");
        cr_expect_str_eq(fixed(1e22, 2), "10000000000000000000000.00");
        cr_expect(reads("1.7976931348623157e308", &value) && value == 1.7976931348623157e308);
        cr_expect_not(reads("7,87", &value));
    }
}

Test(number, shown_numbers_stay_for_sixteen_calls)
{
    const char *shown[16];

    for (int i = 0; i < 16; i++)
        shown[i] = grdp_number_show(i + 0.5);
    cr_expect_str_eq(shown[0], "0.5");
    cr_expect_str_eq(shown[15], "15.5");
}
