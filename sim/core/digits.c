/* digits: splits numbers into integers lane by lane, and integers into decimal digits eight at
 * once.
 *
 * value * 10^digits is rounded to the nearest integer. The product itself is rounded, by at most
 * half a unit of its last bit; where it lies that near to the middle of two integers, or is too
 * large, the lane is marked and goes the slow, exact way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/digits.h"

#include "core/number.h"

#include <assert.h>
#include <endian.h>
#include <math.h>
#include <string.h>

static const double POWERS[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
static const uint32_t TO_EIGHT[] = {100000000, 10000000, 1000000, 100000, 10000, 1000, 100, 10, 1};

/* Adding and taking away 1.5 * 2^52 rounds what is below 2^51 to an integer, ties to even. */
static const double ROUND = 0x1.8p52;

/* Below these, products stay exact to less than 1/8 and both parts fit 8 digits. */
static const double MOST_PRODUCT = 1e15, MOST_WHOLE = 99999998.0;

enum { NEGATIVE = 1, SLOW = 2 };

GRDP_KERNEL
static void split(const double *restrict values, double power, grdp_digits *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double size = fabs(values[i]);
        const bool small = size < MOST_WHOLE && size * power < MOST_PRODUCT; /* NAN is not */
        const double product = small ? size * power : 0.0;
        const double nearest = (product + ROUND) - ROUND;
        const bool tie = fabs(product - nearest) > 0.5 - product * 0x1p-52;
        /* Less a half, so that the quotient rounds down; both are exact integers. */
        const double low = (nearest + 0.5) / power - 0.5;
        const double whole = (low + ROUND) - ROUND;
        const double rest = nearest - whole * power;
        const bool borrow = rest < 0.0;
        out->whole[i] = (int32_t)(borrow ? whole - 1.0 : whole);
        out->rest[i] = (int32_t)(borrow ? rest + power : rest);
        const bool negative = values[i] < 0.0 && nearest > 0.0;
        out->how[i] = (negative ? NEGATIVE : 0) + (small && !tie ? 0 : SLOW);
    }
}

void grdp_digits_split(const double *values, int digits, grdp_digits *out)
{
    assert(digits >= 0 && digits <= GRDP_DIGITS_MOST);
    split(values, POWERS[digits], out);
}

/* The eight decimal digits of a number below 10^8 as bytes from 0 to 9, the first digit in the
 * lowest byte: halves of four digits, then of two, then of one (the divisions by 100 and by 10 are
 * products that are exact for numbers of four and of two digits). */
static uint64_t eight_digits(uint32_t number)
{
    const uint64_t high = number / 10000, low = number % 10000;
    const uint64_t fours = high | low << 32;
    const uint64_t hundreds = (fours * 10486 >> 20) & UINT64_C(0x0000007F0000007F);
    const uint64_t twos = hundreds | (fours - 100 * hundreds) << 16;
    const uint64_t tens = (twos * 103 >> 10) & UINT64_C(0x000F000F000F000F);
    return tens | (twos - 10 * tens) << 8;
}

static void put_eight(uint64_t bytes, char *to)
{
    const uint64_t text = htole64(bytes | UINT64_C(0x3030303030303030));
    memcpy(to, &text, sizeof text);
}

static char *put_whole(uint32_t whole, char *to)
{
    if (whole < 10) {
        *to = (char)('0' + whole);
        return to + 1;
    }
    const uint64_t bytes = eight_digits(whole);
    const unsigned zeros = (unsigned)__builtin_ctzll(bytes) / 8;
    put_eight(bytes >> 8 * zeros, to);
    return to + 8 - zeros;
}

static char *put_slow(double value, int digits, char *to)
{
    return isfinite(value) ? to + grdp_number_fixed(value, digits, to) : to;
}

char *grdp_digits_put(const grdp_digits *split, const double *values, size_t lane, int digits,
                      char *to)
{
    if (split->how[lane] >= SLOW)
        return put_slow(values[lane], digits, to);
    if (split->how[lane] == NEGATIVE)
        *to++ = '-';
    to = put_whole((uint32_t)split->whole[lane], to);
    if (digits == 0)
        return to;
    *to = '.';
    put_eight(eight_digits((uint32_t)split->rest[lane] * TO_EIGHT[digits]), to + 1);
    return to + 1 + digits;
}
