/* diag: how the library adds findings; reading them is public (grdp/diag.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_DIAG_H
#define GRDP_CORE_DIAG_H

#include "grdp/diag.h"

/* Where a finding belongs. Any part may be missing (NULL, 0). */
typedef struct grdp_place {
    const char *file;
    unsigned line;
    const char *path;
} grdp_place;

/* A line whose fault was reported when it was read; other findings about it are dropped. */
#define GRDP_LINE_REPORTED (~0U)

/* `format` and `hint` are English format strings with conversions %s, %m, %u, %zu, %g and %.*f
 * only, written out in the call so that the check of the wordings finds them. %g (the shortest
 * text) and %.*f take numbers that are there to be read, and write them with the decimal mark of
 * the language; what was read from a file, and what is to be written into one, is a %s and goes
 * through core/number.h. %m takes the words of grdp_reason(), and translates them. The arguments of
 * `format` come first, those of `hint` after them; `hint` may be NULL. Both are translated before
 * they are filled in. Text from a file is passed through grdp_text_show(). */
void grdp_diag_add(grdp_diag *diag, grdp_severity severity, grdp_place place, const char *format,
                   const char *hint, ...);

/* Adds an error and gives GRDP_ERR_INPUT, for `return grdp_diag_error(...)`. */
#define grdp_diag_error(diag, place, ...)                                                          \
    (grdp_diag_add((diag), GRDP_ERROR, (place), __VA_ARGS__), GRDP_ERR_INPUT)

#endif
