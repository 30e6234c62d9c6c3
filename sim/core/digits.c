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
static void split(const double *restrict values, double power, uint32_t *restrict wholes,
                  uint32_t *restrict rests, int32_t *restrict how)
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
        const bool negative = values[i] < 0.0 && nearest > 0.0;
        wholes[i] = (uint32_t)(int32_t)(borrow ? whole - 1.0 : whole);
        rests[i] = (uint32_t)(int32_t)(borrow ? rest + power : rest);
        how[i] = (negative ? NEGATIVE : 0) + (small && !tie ? 0 : SLOW);
    }
}

/* The four digits of a number below 10^4 as characters, the first one in the lowest byte: halves of
 * two digits, then of one (the divisions by 100 and by 10 are products that are exact for numbers
 * of four and of two digits). */
static inline uint32_t four_digits(uint32_t number)
{
    const uint32_t hundreds = number * 5243 >> 19;
    const uint32_t twos = hundreds | (number - 100 * hundreds) << 16;
    const uint32_t tens = (twos * 103 >> 10) & UINT32_C(0x000F000F);
    return (tens | (twos - 10 * tens) << 8) + UINT32_C(0x30303030);
}

/* Numbers below 10^8; `scale` moves their last digit to the eighth place. */
GRDP_KERNEL
static void spell(const uint32_t *restrict numbers, uint32_t scale, uint32_t *restrict high,
                  uint32_t *restrict low)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const uint32_t number = numbers[i] * scale;
        const uint32_t first = (uint32_t)((uint64_t)number * UINT32_C(3518437209) >> 45);
        high[i] = four_digits(first);
        low[i] = four_digits(number - 10000 * first);
    }
}

GRDP_KERNEL
static void count_zeros(const uint32_t *restrict numbers, uint32_t *restrict zeros)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const uint32_t n = numbers[i];
        const int below = (n < 10) + (n < 100) + (n < 1000) + (n < 10000) + (n < 100000) +
                          (n < 1000000) + (n < 10000000);
        zeros[i] = (uint32_t)below;
    }
}

void grdp_digits_split(const double *values, int digits, grdp_digits *out)
{
    assert(digits >= 0 && digits <= GRDP_DIGITS_MOST);
    uint32_t whole[GRDP_LANES], rest[GRDP_LANES];
    split(values, POWERS[digits], whole, rest, out->how);
    spell(whole, 1, out->whole[0], out->whole[1]);
    spell(rest, TO_EIGHT[digits], out->rest[0], out->rest[1]);
    count_zeros(whole, out->zeros);
}

/* Eight characters, the first `skip` of them left out. */
static char *put_eight(const uint32_t words[2][GRDP_LANES], size_t lane, uint32_t skip, char *to)
{
    const uint64_t text = words[0][lane] | (uint64_t)words[1][lane] << 32;
    const uint64_t bytes = htole64(text >> 8 * skip);
    memcpy(to, &bytes, sizeof bytes);
    return to + 8 - skip;
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
    to = put_eight(split->whole, lane, split->zeros[lane], to);
    if (digits == 0)
        return to;
    *to = '.';
    (void)put_eight(split->rest, lane, 0, to + 1);
    return to + 1 + digits;
}
