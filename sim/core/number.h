/* number: numbers as text, the same in every locale.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_NUMBER_H
#define GRDP_CORE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

enum { GRDP_NUMBER_TEXT = 400 }; /* bytes that hold any number as text, NUL included */

/* Reads a whole text as a decimal number: [+-]digits[.digits][e[+-]digits], correctly rounded.
 * False for anything else ("", "1,5", "nan", "inf", "0x1", spaces) and where the value overflows or
 * underflows to zero. */
bool grdp_number_read(const char *text, size_t length, double *out);

/* The same for a number of a spreadsheet with decimal commas: "184.123,5" and "7,87" are read,
 * a point is a thousands separator and must stand before groups of three. */
bool grdp_number_read_comma(const char *text, size_t length, double *out);

/* Shortest decimal that reads back to the same double: "0.1", "9", "107443", "1e-07"; "-0" for -0,
 * "inf" or "-inf" for an infinity, "" for NAN. Between 1e-5 and 1e17 without an exponent. Returns
 * the length. */
size_t grdp_number_shortest(double value, char text[static GRDP_NUMBER_TEXT]);

/* With `digits` (0 to 17) decimals, rounded to nearest, ties to even of the exact binary value, as
 * printf "%.*f" does; what rounds to 0 has no minus sign. "" for NAN. Returns the length. */
size_t grdp_number_fixed(double value, int digits, char text[static GRDP_NUMBER_TEXT]);

/* Number of decimals in a decimal text: 2 for "8.16", 0 for "9" and for what is no number; at most
 * 17, so that grdp_number_fixed() takes it. */
int grdp_number_decimals(const char *text);

/* The shortest text in a ring of 16 static thread-local buffers, for the arguments of a finding. */
const char *grdp_number_show(double value);

#endif
