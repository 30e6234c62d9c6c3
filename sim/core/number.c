/* number: numbers as text, the same in every locale and correctly rounded.
 *
 * A double is mantissa * 2^exponent, and mantissa * 10^k fits 128 bits for k up to 22. So within the
 * range of economic figures both ways of writing are exact integer arithmetic; the rest goes through
 * snprintf and strtod, whose only dependence on the locale, the decimal point, is kept out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"

#include <assert.h>
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
enum { MAX_POWER = 22 };

static uint128 power_of_ten(int n)
{
    const int low = n < 11 ? n : 11;

    return (uint128)(uint64_t)POWERS[low] * (uint64_t)POWERS[n - low];
}

/* Reading */

enum { KEPT_DIGITS = 800 }; /* no double and no middle of two has more than 770 (2^-1075 * odd) */

/* 0.DIGITS * 10^exponent without leading zeros. A digit past those that are kept only matters for
 * being there at all, so one 1 stands for the rest. */
typedef struct scan {
    const char *at, *end;
    uint64_t mantissa; /* of the first 19 digits */
    size_t n;          /* significant digits, those that were not kept included */
    bool negative, rest;
    long long exponent;
    int decimals; /* digits after the point */
    char digits[KEPT_DIGITS + 2];
} scan;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes digits, skipping `group` (NUL for none) between them; false where there is no digit. */
static bool take_digits(scan *s, char group, bool fraction)
{
    const char *const start = s->at;

    for (; s->at < s->end && (is_digit(*s->at) || (group && *s->at == group)); s->at++) {
        const char c = *s->at;
        if (!is_digit(c))
            continue;
        if (fraction)
            s->decimals += s->decimals < 1000;
        if (s->n == 0 && c == '0') {
            s->exponent -= fraction;
            continue;
        }
        if (s->n < 19)
            s->mantissa = 10 * s->mantissa + (uint64_t)(c - '0');
        if (s->n < KEPT_DIGITS)
            s->digits[s->n] = c;
        else
            s->rest = s->rest || c != '0';
        s->n++;
        s->exponent += !fraction;
    }
    return s->at > start;
}

static bool take(scan *s, char c)
{
    if (s->at == s->end || *s->at != c)
        return false;
    s->at++;
    return true;
}

static bool take_exponent(scan *s)
{
    /* Far more than any number of digits that fits memory, far from overflow. */
    const long long most = 1000000000000000;
    long long value = 0;

    const bool negative = take(s, '-');
    if (!negative)
        (void)take(s, '+');
    if (s->at == s->end)
        return false;
    for (; s->at < s->end; s->at++) {
        if (!is_digit(*s->at))
            return false;
        value = value < most ? 10 * value + (*s->at - '0') : value;
    }
    s->exponent += negative ? -value : value;
    s->decimals += (int)(value < 1000 ? (negative ? value : -value) : (negative ? 1000 : -1000));
    return true;
}

/* [+-]digits[POINTdigits][e[+-]digits] up to the end of the text */
static bool scan_number(scan *s, const char *text, size_t length, char point, char group)
{
    s->at = text;
    s->end = text + length;
    s->mantissa = 0;
    s->n = 0;
    s->rest = false;
    s->exponent = 0;
    s->decimals = 0;
    s->negative = take(s, '-');
    if (!s->negative)
        (void)take(s, '+');
    if (!take_digits(s, group, false) || (take(s, point) && !take_digits(s, '\0', true)))
        return false;
    if (s->at < s->end && (take(s, 'e') || take(s, 'E')))
        return take_exponent(s);
    return s->at == s->end;
}

/* The exponent of the last kept digit is written by hand, so that the text that strtod sees has no
 * decimal point and means the same in every locale. */
static double by_strtod(scan *s)
{
    char text[KEPT_DIGITS + 32];
    size_t n = s->n < KEPT_DIGITS ? s->n : KEPT_DIGITS;

    if (s->rest)
        s->digits[n++] = '1';
    memcpy(text, s->digits, n);
    (void)snprintf(text + n, sizeof text - n, "e%lld", s->exponent - (long long)n);
    return strtod(text, NULL);
}

static bool value_of(scan *s, double *out)
{
    double value = 0.0;

    if (s->n > 0) {
        const long long power = s->exponent - (long long)s->n;
        /* Both operands are exact, so that one division or product rounds correctly. */
        if (s->n <= 19 && s->mantissa <= UINT64_C(1) << 53 && llabs(power) <= MAX_POWER)
            value = power < 0 ? (double)s->mantissa / POWERS[-power]
                              : (double)s->mantissa * POWERS[power];
        else
            value = by_strtod(s);
        if (value == 0.0 || isinf(value))
            return false;
    }
    *out = s->negative ? -value : value;
    return true;
}

bool grdp_number_read(const char *text, size_t length, double *out)
{
    scan s;

    return scan_number(&s, text, length, '.', '\0') && value_of(&s, out);
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
    scan s;

    return groups_are_right(text, length) && scan_number(&s, text, length, ',', '.') &&
           value_of(&s, out);
}

int grdp_number_decimals(const char *text)
{
    scan s;

    if (!text || !scan_number(&s, text, strlen(text), '.', '\0') || s.decimals < 0)
        return 0;
    return s.decimals < 17 ? s.decimals : 17;
}

/* Writing */

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
    return (size_t)snprintf(text, GRDP_NUMBER_TEXT, "%s",
                            isnan(value) ? "" : value < 0 ? "-inf" : "inf");
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

    assert(digits >= 0 && digits <= 17);
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
    const uint128 reach =
        below && x->mantissa == UINT64_C(1) << 52 ? x->gap / 2 : x->gap;

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
 * the first and the second. */
static decimal shortest_by_printf(double value)
{
    decimal out = {0, 0};

    for (int more = 14; more <= 16; more++) {
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
