/* copies: texts that a package keeps, as the valid UTF-8 that JSON and CSV want.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_OUTPUT_COPIES_H
#define GRDP_OUTPUT_COPIES_H

#include <stdbool.h>

#include "core/arena.h"
#include "output/package.h"

/* A copy in which each byte that is not part of valid UTF-8 is U+FFFD; NULL when out of memory. */
const char *grdp_copy_utf8(grdp_arena *arena, const char *text);

/* The same of a text that may be NULL; false when out of memory. */
bool grdp_copy_optional(grdp_arena *arena, const char *text, const char **out);

/* `n` columns with their texts. */
bool grdp_copy_columns(grdp_arena *arena, const grdp_column *columns, size_t n,
                       const grdp_column **out);

bool grdp_copy_about(grdp_arena *arena, const grdp_package_about *about, grdp_package_about *out);

#endif
