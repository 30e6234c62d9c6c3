/* digits: columns of numbers as text with a fixed number of decimals, many at once: the same bytes
 * as grdp_number_fixed() in a tenth of its time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_DIGITS_H
#define GRDP_CORE_DIGITS_H

#include <stdint.h>

#include "grdp/model.h"

enum { GRDP_DIGITS_MOST = 8 }; /* decimals that the fast way has */

/* |value| = whole + rest / 10^digits, rounded as printf does, both as eight decimal digits: bytes
 * "00000012" and "34567800" for 12.345678 with six decimals. */
typedef struct grdp_digits {
    uint32_t whole[2][GRDP_LANES],
        rest[2][GRDP_LANES];    /* four digits a word, the first one lowest */
    uint32_t zeros[GRDP_LANES]; /* leading ones of the whole part, 7 at most */
    int32_t how[GRDP_LANES];    /* 0: positive, 1: negative, others: by grdp_number_fixed() */
} grdp_digits;

/* Takes GRDP_LANES values apart. */
void grdp_digits_split(const double *values, int digits, grdp_digits *out);

/* Writes one of them and returns where the text ends; `to` has room for GRDP_NUMBER_TEXT bytes, and
 * what follows the text is overwritten. `values` and `digits` are those of the split. NAN and
 * infinities are empty. */
char *grdp_digits_put(const grdp_digits *split, const double *values, size_t lane, int digits,
                      char *to);

#endif
