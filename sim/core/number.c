/* number: numbers as text, the same in every locale and correctly rounded.
 *
 * A double is mantissa * 2^exponent, and mantissa * 10^k fits 128 bits for k up to 22. So within
 * the range of economic figures both ways of writing are exact integer arithmetic; the rest goes
 * through snprintf and strtod, whose only dependence on the locale, the decimal point, is kept out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"

#include "core/decimal.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef unsigned __int128 uint128;

/* A double holds these exactly (5^22 < 2^53). */
static const double POWERS[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
enum { MAX_POWER = 22, MAX_DECIMALS = 17 };

static uint128 power_of_ten(int n)
{
    const int low = n < 11 ? n : 11;

    return (uint128)(uint64_t)POWERS[low] * (uint64_t)POWERS[n - low];
}

/* The digits go without a point, with an exponent that makes up for it, so that what strtod sees
 * means the same in every locale. */
static double by_strtod(const grdp_decimal *d)
{
    char text[GRDP_DECIMAL_DIGITS + 32];
    size_t n = d->n < GRDP_DECIMAL_DIGITS ? d->n : GRDP_DECIMAL_DIGITS;

    memcpy(text, d->digits, n);
    if (d->rest)
        text[n++] = '1';
    (void)snprintf(text + n, sizeof text - n, "e%lld", d->exponent - (long long)n);
    return strtod(text, NULL);
}

static bool value_of(const grdp_decimal *d, double *out)
{
    double value = 0.0;

    if (d->n > 0) {
        const long long power = d->exponent - (long long)d->n;
        const bool exact = d->n <= 19 && d->mantissa <= UINT64_C(1) << 53;
        /* With both operands exact, one product or quotient is correctly rounded. */
        if (exact && power >= 0 && power <= MAX_POWER)
            value = (double)d->mantissa * POWERS[power];
        else if (exact && power < 0 && power >= -MAX_POWER)
            value = (double)d->mantissa / POWERS[-power];
        else
            value = by_strtod(d);
        if (value == 0.0 || isinf(value))
            return false;
    }
    *out = d->negative ? -value : value;
    return true;
}

bool grdp_number_read(const char *text, size_t length, double *out)
{
    grdp_decimal d;

    return grdp_decimal_scan(&d, text, length, '.', '\0') && value_of(&d, out);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Points stand before groups of three digits, and something other than 0 before the first:
 * "0.123" was meant to be less than one. */
static bool groups_are_right(const char *text, size_t length)
{
    size_t at = length > 0 && (text[0] == '-' || text[0] == '+');
    const size_t start = at;

    while (at < length && is_digit(text[at]))
        at++;
    if (at == length || text[at] != '.')
        return true; /* no groups; whether it is a number is seen later */
    if (at == start || at - start > 3 || text[start] == '0')
        return false;
    while (at < length && text[at] == '.') {
        for (size_t i = 1; i <= 3; i++)
            if (at + i >= length || !is_digit(text[at + i]))
                return false;
        at += 4;
    }
    return at == length || text[at] == ',';
}

bool grdp_number_read_comma(const char *text, size_t length, double *out)
{
    grdp_decimal d;

    return groups_are_right(text, length) && grdp_decimal_scan(&d, text, length, ',', '.') &&
           value_of(&d, out);
}

int grdp_number_decimals(const char *text)
{
    grdp_decimal d;

    if (!text || !grdp_decimal_scan(&d, text, strlen(text), '.', '\0') || d.decimals < 0)
        return 0;
    return d.decimals < MAX_DECIMALS ? d.decimals : MAX_DECIMALS;
}

/* value * 10^k = numerator / 2^shift, exactly; neighbouring doubles are `gap` apart on the same
 * scale. */
typedef struct scaled {
    uint128 numerator, gap;
    uint64_t mantissa;
    int shift;
} scaled;

/* Exact where value * 10^k < 1e18 and k <= MAX_POWER. */
static scaled scale(double value, int k)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    const uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
    const int biased = (int)(bits >> 52 & 0x7FF);
    const int exponent = (biased ? biased : 1) - 1075;
    scaled out = {.mantissa = biased ? fraction | UINT64_C(1) << 52 : fraction};

    out.gap = power_of_ten(k);
    out.numerator = out.mantissa * out.gap;
    if (exponent > 0) {
        out.gap <<= exponent;
        out.numerator <<= exponent;
    } else {
        out.shift = -exponent;
    }
    return out;
}

static size_t put_digits(uint64_t value, char text[static 24])
{
    char reversed[24];
    size_t n = 0;

    do {
        reversed[n++] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    for (size_t i = 0; i < n; i++)
        text[i] = reversed[n - 1 - i];
    text[n] = '\0';
    return n;
}

static size_t put_special(double value, char text[static GRDP_NUMBER_TEXT])
{
    const char *const word = isnan(value) ? "" : value < 0 ? "-inf" : "inf";
    const size_t length = strlen(word);

    memcpy(text, word, length + 1);
    return length;
}

/* Nearest integer to numerator / 2^shift, ties to even. */
static uint64_t rounded(const scaled *x)
{
    if (x->shift == 0)
        return (uint64_t)x->numerator;
    if (x->shift > 127) /* numerator < 2^53 * 10^17 < 2^110: less than a half */
        return 0;
    const uint128 whole = x->numerator >> x->shift;
    const uint128 rest = x->numerator - (whole << x->shift);
    const uint128 half = (uint128)1 << (x->shift - 1);
    const bool up = rest > half || (rest == half && (whole & 1));
    return (uint64_t)whole + up;
}

/* snprintf for what is too large for integers; the bytes between the digits are the decimal point
 * of whatever locale the program has set. */
static size_t fixed_by_printf(double value, int digits, char text[static GRDP_NUMBER_TEXT])
{
    char raw[GRDP_NUMBER_TEXT];
    const size_t length = (size_t)snprintf(raw, sizeof raw, "%.*f", digits, value);
    const size_t whole = strspn(raw, "-0123456789"), n_digits = (size_t)digits;

    memcpy(text, raw, whole);
    if (n_digits == 0) {
        text[whole] = '\0';
        return whole;
    }
    text[whole] = '.';
    memcpy(text + whole + 1, raw + length - n_digits, n_digits + 1);
    return whole + 1 + n_digits;
}

size_t grdp_number_fixed(double value, int digits, char text[static GRDP_NUMBER_TEXT])
{
    const double magnitude = fabs(value);

    assert(digits >= 0 && digits <= MAX_DECIMALS);
    if (!isfinite(value))
        return put_special(value, text);
    if (magnitude >= 1e18 / POWERS[digits])
        return fixed_by_printf(value, digits, text);

    const scaled exact = scale(magnitude, digits);
    const uint64_t units = rounded(&exact), one = (uint64_t)POWERS[digits];
    size_t n = 0;
    if (value < 0 && units > 0)
        text[n++] = '-';
    n += put_digits(units / one, text + n);
    if (digits == 0)
        return n;
    text[n] = '.';
    uint64_t rest = units % one;
    for (size_t i = (size_t)digits; i > 0; i--) {
        text[n + i] = (char)('0' + rest % 10);
        rest /= 10;
    }
    n += (size_t)digits + 1;
    text[n] = '\0';
    return n;
}

/* digits * 10^exponent */
typedef struct decimal {
    uint64_t digits;
    int exponent;
} decimal;

/* Whether `candidate`, on the scale of `x`, lies so near that it rounds to the same double. */
static bool reads_back(const scaled *x, uint64_t candidate)
{
    const uint128 at = (uint128)candidate << x->shift;
    const bool below = at < x->numerator;
    const uint128 off = below ? x->numerator - at : at - x->numerator;
    /* Below a power of two the doubles lie twice as dense. */
    const uint128 reach = below && x->mantissa == UINT64_C(1) << 52 ? x->gap / 2 : x->gap;

    return 2 * off < reach || (2 * off == reach && x->mantissa % 2 == 0);
}

/* The k for which value * 10^k has 17 digits before the point. */
static int decimals_for_17(double value)
{
    int k = MAX_POWER - 1;

    while (k > 0 && value >= (k > 17 ? 1 / POWERS[k - 17] : POWERS[17 - k]))
        k--;
    return k;
}

/* For 1e-5 <= value < 1e17: seventeen digits as an integer, rounded to 15 and to 16 on trial. */
static decimal shortest_by_integers(double value)
{
    const int k = decimals_for_17(value);
    const scaled x = scale(value, k);
    const uint64_t whole = (uint64_t)(x.numerator >> x.shift);
    const bool rest = (uint128)whole << x.shift != x.numerator;
    for (uint64_t step = 100; step >= 10; step /= 10) {
        const uint64_t low = whole / step * step, over = whole - low;
        const bool up = over > step / 2 || (over == step / 2 && (rest || low / step % 2 == 1));
        const uint64_t candidate = up ? low + step : low;
        if (reads_back(&x, candidate))
            return (decimal){candidate, -k};
    }
    return (decimal){rounded(&x), -k};
}

/* For the rest: digits from snprintf, taken by position, since a locale may put any bytes between
 * the first and the second. A normal double takes 15 to 17 of them, a subnormal one maybe less. */
static decimal shortest_by_printf(double value)
{
    decimal out = {0, 0};

    for (int more = value < DBL_MIN ? 0 : 14; more <= 16; more++) {
        char raw[64], text[48];
        (void)snprintf(raw, sizeof raw, "%.*e", more, value);
        const char *const e = strrchr(raw, 'e');
        text[0] = raw[0];
        memcpy(text + 1, e - more, (size_t)more);
        text[more + 1] = '\0';
        out = (decimal){strtoull(text, NULL, 10), (int)strtol(e + 1, NULL, 10) - more};
        (void)snprintf(text + more + 1, sizeof text - (size_t)more - 1, "e%d", out.exponent);
        if (strtod(text, NULL) == value)
            break;
    }
    return out;
}

/* Lays out n digits with the first one at 10^first, as "%g" does but with a wider range without an
 * exponent. */
static size_t lay_out(const char *digits, int n, int first, char *text)
{
    if (first < -5 || first > 16) {
        const char *const point = n > 1 ? "." : "";
        return (size_t)snprintf(text, 64, "%c%s%se%c%02d", digits[0], point, digits + 1,
                                first < 0 ? '-' : '+', abs(first));
    }
    char *to = text;
    if (first < 0) {
        *to++ = '0';
        *to++ = '.';
        for (int i = -1; i > first; i--)
            *to++ = '0';
    }
    for (int i = 0; i < n || i <= first; i++) {
        if (i > 0 && i == first + 1)
            *to++ = '.';
        *to++ = i < n ? digits[i] : '0';
    }
    *to = '\0';
    return (size_t)(to - text);
}

size_t grdp_number_shortest(double value, char text[static GRDP_NUMBER_TEXT])
{
    const double magnitude = fabs(value);
    char digits[24];
    size_t n = 0;

    if (!isfinite(value))
        return put_special(value, text);
    if (signbit(value))
        text[n++] = '-';
    if (magnitude < 1e15 && magnitude == (double)(uint64_t)magnitude)
        return n + put_digits((uint64_t)magnitude, text + n);

    decimal d = magnitude >= 1e-5 && magnitude < 1e17 ? shortest_by_integers(magnitude)
                                                      : shortest_by_printf(magnitude);
    while (d.digits % 10 == 0) {
        d.digits /= 10;
        d.exponent++;
    }
    const int n_digits = (int)put_digits(d.digits, digits);
    return n + lay_out(digits, n_digits, d.exponent + n_digits - 1, text + n);
}

const char *grdp_number_show(double value)
{
    static _Thread_local char ring[16][GRDP_NUMBER_TEXT];
    static _Thread_local unsigned next;
    char *const text = ring[next++ % 16];

    (void)grdp_number_shortest(value, text);
    return text;
}
