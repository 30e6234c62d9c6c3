/* decimal: takes the text of a number apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/decimal.h"

typedef struct cursor {
    const char *at, *end;
} cursor;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool take(cursor *in, char c)
{
    if (in->at == in->end || *in->at != c)
        return false;
    in->at++;
    return true;
}

static bool take_minus(cursor *in)
{
    if (take(in, '-'))
        return true;
    (void)take(in, '+');
    return false;
}

static void add_significant(grdp_decimal *out, char digit)
{
    if (out->n < 19)
        out->mantissa = 10 * out->mantissa + (uint64_t)(digit - '0');
    if (out->n < GRDP_DECIMAL_DIGITS)
        out->digits[out->n] = digit;
    else
        out->rest = out->rest || digit != '0';
    out->n++;
}

static bool take_whole(cursor *in, char group, grdp_decimal *out)
{
    const char *const start = in->at;

    for (; in->at < in->end; in->at++) {
        if (group && *in->at == group)
            continue;
        if (!is_digit(*in->at))
            break;
        if (out->n == 0 && *in->at == '0')
            continue;
        add_significant(out, *in->at);
        out->exponent++;
    }
    return in->at > start;
}

static bool take_fraction(cursor *in, grdp_decimal *out)
{
    const char *const start = in->at;

    for (; in->at < in->end && is_digit(*in->at); in->at++) {
        out->decimals += out->decimals < 1000;
        if (out->n == 0 && *in->at == '0')
            out->exponent--;
        else
            add_significant(out, *in->at);
    }
    return in->at > start;
}

static bool take_exponent(cursor *in, grdp_decimal *out)
{
    /* More than the digits of any text, so that they cannot make up for it, and no overflow. */
    const long long most = 1000000000000000;
    const bool negative = take_minus(in);
    long long value = 0;

    if (in->at == in->end)
        return false;
    for (; in->at < in->end; in->at++) {
        if (!is_digit(*in->at))
            return false;
        if (value < most)
            value = 10 * value + (*in->at - '0');
    }
    const int small = value < 1000 ? (int)value : 1000;
    out->exponent += negative ? -value : value;
    out->decimals += negative ? small : -small;
    return true;
}

bool grdp_decimal_scan(grdp_decimal *out, const char *text, size_t length, char point, char group)
{
    cursor in = {text, text + length};

    out->negative = take_minus(&in);
    out->rest = false;
    out->n = 0;
    out->mantissa = 0;
    out->exponent = 0;
    out->decimals = 0;
    if (!take_whole(&in, group, out))
        return false;
    if (take(&in, point) && !take_fraction(&in, out))
        return false;
    if (take(&in, 'e') || take(&in, 'E'))
        return take_exponent(&in, out);
    return in.at == in.end;
}
