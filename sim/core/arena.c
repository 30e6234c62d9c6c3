/* arena: memory that is freed at once, cut from a chain of zeroed chunks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, FIRST_CHUNK = 4096, LARGEST_CHUNK = 1 << 20 };

typedef struct chunk {
    struct chunk *next;
    size_t size, used;
    alignas(ALIGNMENT) unsigned char data[];
} chunk;

struct grdp_arena {
    alignas(ALIGNMENT) chunk *chunks; /* the first one is being filled */
    size_t next_size;
};

grdp_arena *grdp_arena_create(void)
{
    grdp_arena *arena = calloc(1, sizeof *arena);

    if (arena)
        arena->next_size = FIRST_CHUNK;
    return arena;
}

void grdp_arena_free(grdp_arena *arena)
{
    if (!arena)
        return;
    for (chunk *c = arena->chunks; c;) {
        chunk *const next = c->next;
        free(c);
        c = next;
    }
    free(arena);
}

static chunk *add_chunk(grdp_arena *arena, size_t least)
{
    const size_t size = least > arena->next_size ? least : arena->next_size;
    chunk *const new = size > SIZE_MAX - sizeof *new ? NULL : calloc(1, sizeof *new + size);

    if (!new)
        return NULL;
    new->size = size;
    new->next = arena->chunks;
    arena->chunks = new;
    if (arena->next_size < LARGEST_CHUNK)
        arena->next_size *= 2;
    return new;
}

void *grdp_arena_alloc(grdp_arena *arena, size_t count, size_t size)
{
    size_t bytes;

    if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX - ALIGNMENT)
        return NULL;
    if (bytes == 0)
        return arena;
    bytes = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

    chunk *c = arena->chunks;
    if (!c || c->size - c->used < bytes)
        c = add_chunk(arena, bytes);
    if (!c)
        return NULL;
    void *const memory = c->data + c->used;
    c->used += bytes;
    return memory;
}

char *grdp_arena_text_n(grdp_arena *arena, const char *text, size_t length)
{
    if (!text || length == SIZE_MAX)
        return NULL;
    char *const copy = grdp_arena_alloc(arena, length + 1, 1);
    if (copy && length > 0)
        memcpy(copy, text, length);
    return copy;
}

char *grdp_arena_text(grdp_arena *arena, const char *text)
{
    return text ? grdp_arena_text_n(arena, text, strlen(text)) : NULL;
}

char *grdp_arena_printf(grdp_arena *arena, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    char *const text = length < 0 ? NULL : grdp_arena_alloc(arena, (size_t)length + 1, 1);
    if (text)
        (void)vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}
