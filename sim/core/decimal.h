/* decimal: a number as a text spells it, before it becomes a double. For number.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_DECIMAL_H
#define GRDP_CORE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No double, and no middle of two, has more significant digits than 770. */
enum { GRDP_DECIMAL_DIGITS = 800 };

/* 0.DIGITS * 10^exponent, without leading zeros: n is 0 for the number 0. */
typedef struct grdp_decimal {
    bool negative;
    bool rest;         /* a digit other than 0 was not kept; all that matters is that it is there */
    size_t n;          /* significant digits, also those that were not kept */
    uint64_t mantissa; /* of the first 19 digits */
    long long exponent;
    int decimals; /* digits after the point less the exponent of the text */
    char digits[GRDP_DECIMAL_DIGITS];
} grdp_decimal;

/* Takes a whole text as [+-]digits[POINTdigits][e[+-]digits]. `group` may stand among the digits
 * before the point and is skipped; NUL for none. False where the text is anything else. */
bool grdp_decimal_scan(grdp_decimal *out, const char *text, size_t length, char point, char group);

#endif
