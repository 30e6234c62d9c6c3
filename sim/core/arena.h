/* arena: memory that is freed at once. A region, a plan and a scenario each live in one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_ARENA_H
#define GRDP_CORE_ARENA_H

#include <stddef.h>

typedef struct grdp_arena grdp_arena;

grdp_arena *grdp_arena_create(void); /* NULL when out of memory */
void grdp_arena_free(grdp_arena *arena);

/* Zeroed memory for `count` objects of `size` bytes, aligned to 16; NULL when out of memory or when
 * the product overflows. Never fails for a count of 0: gives a pointer that must not be read. */
void *grdp_arena_alloc(grdp_arena *arena, size_t count, size_t size);

/* Copies that end in a NUL byte; NULL when out of memory, and for NULL. */
char *grdp_arena_text(grdp_arena *arena, const char *text);
char *grdp_arena_text_n(grdp_arena *arena, const char *text, size_t length);

/* printf into the arena. */
char *grdp_arena_printf(grdp_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
