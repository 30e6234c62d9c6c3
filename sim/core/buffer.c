/* buffer: a growing text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Makes room for `more` bytes and the final NUL. */
static bool reserve(grdp_buffer *buffer, size_t more)
{
    if (buffer->failed)
        return false;
    if (buffer->capacity - buffer->length > more)
        return true;

    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity - buffer->length <= more && capacity <= SIZE_MAX / 2)
        capacity *= 2;
    char *const data = capacity - buffer->length > more ? realloc(buffer->data, capacity) : NULL;
    if (!data) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void grdp_buffer_add_n(grdp_buffer *buffer, const char *text, size_t length)
{
    if (!text || !reserve(buffer, length))
        return;
    memcpy(buffer->data + buffer->length, text, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void grdp_buffer_add(grdp_buffer *buffer, const char *text)
{
    if (text)
        grdp_buffer_add_n(buffer, text, strlen(text));
}

void grdp_buffer_printf(grdp_buffer *buffer, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    if (length < 0) {
        buffer->failed = true;
    } else if (reserve(buffer, (size_t)length)) {
        (void)vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(args);
}

void grdp_buffer_free(grdp_buffer *buffer)
{
    free(buffer->data);
    *buffer = (grdp_buffer){0};
}
