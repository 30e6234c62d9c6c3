/* text: UTF-8, comparison, suggestions, and a growing buffer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_TEXT_H
#define GRDP_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "grdp/status.h"

/* Offset of the first byte that is not valid UTF-8 (NUL, overlong forms and surrogates are not
 * valid); `length` where all are. */
size_t grdp_text_invalid(const char *text, size_t length);

/* Columns that a UTF-8 text takes on a terminal: letters with combining marks count once. */
size_t grdp_text_width(const char *text);

bool grdp_text_equal(const char *a, const char *b); /* false where one is NULL */

/* True where no character ends the line, controls a terminal, turns the direction of writing or
 * shows nothing. */
bool grdp_text_is_line(const char *text);

/* [A-Za-z0-9][A-Za-z0-9_.-]{0,63} */
bool grdp_text_is_id(const char *text);

/* The word nearest to `wrong` by edits (transpositions count once), or NULL where none is near
 * enough to be worth a suggestion (more than a third of its length). */
const char *grdp_text_nearest(const char *wrong, const char *const *words, size_t n_words);

/* `text` cut to 40 columns, with control and bidirectional characters as "?", in a ring of 16
 * static thread-local buffers, so that what a file says can be quoted on a terminal. "" for NULL.
 */
const char *grdp_text_show(const char *text);

/* A growing text. A buffer that could not grow keeps what it had and says so in `failed`. */
typedef struct grdp_buffer {
    char *data; /* ends in NUL once something was added; NULL before */
    size_t length, capacity;
    bool failed;
} grdp_buffer;

void grdp_buffer_add(grdp_buffer *buffer, const char *text);
void grdp_buffer_add_n(grdp_buffer *buffer, const char *text, size_t length);
void grdp_buffer_printf(grdp_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));  /* %s, %u, %zu, %d only: numbers go through number.h */
void grdp_buffer_free(grdp_buffer *buffer); /* leaves an empty buffer */

#endif
