/* Arena: every pointer is zeroed, aligned, apart from the others, and freed at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/arena.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

Test(arena, memory_is_zeroed_aligned_and_apart)
{
    enum { N = 500 };
    grdp_arena *const arena = grdp_arena_create();
    unsigned char *at[N];

    cr_assert(arena);
    for (size_t i = 0; i < N; i++) {
        at[i] = grdp_arena_alloc(arena, 1 + 37 * i, 1);
        cr_assert(at[i]);
        cr_assert_eq((uintptr_t)at[i] % 16, 0);
        for (size_t j = 0; j < 1 + 37 * i; j++)
            cr_assert_eq(at[i][j], 0);
        memset(at[i], (int)(1 + i % 255), 1 + 37 * i);
    }
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < 1 + 37 * i; j++)
            cr_assert_eq(at[i][j], 1 + i % 255);
    grdp_arena_free(arena);
    grdp_arena_free(NULL);
}

Test(arena, impossible_sizes_are_refused_and_leave_it_usable)
{
    grdp_arena *const arena = grdp_arena_create();

    cr_expect_null(grdp_arena_alloc(arena, SIZE_MAX, 2));
    cr_expect_null(grdp_arena_alloc(arena, SIZE_MAX / 2 + 2, 2));
    cr_expect_null(grdp_arena_alloc(arena, SIZE_MAX, 1));
    cr_expect_null(grdp_arena_alloc(arena, SIZE_MAX - 16, 1));
    cr_expect(grdp_arena_alloc(arena, 0, 8));
    cr_expect(grdp_arena_alloc(arena, SIZE_MAX, 0));
    cr_expect(grdp_arena_alloc(arena, 1, 1));
    /* Larger than a chunk, and small ones go on after it. */
    cr_expect(grdp_arena_alloc(arena, 3 << 20, 1));
    cr_expect(grdp_arena_alloc(arena, 10, 8));
    grdp_arena_free(arena);
}

Test(arena, texts_are_copies_that_end_in_nul)
{
    grdp_arena *const arena = grdp_arena_create();
    char text[] = "growth";

    const char *const copy = grdp_arena_text(arena, text);
    text[0] = 'x';
    cr_expect_str_eq(copy, "growth");
    cr_expect_str_eq(grdp_arena_text_n(arena, "growth", 4), "grow");
    cr_expect_str_eq(grdp_arena_text_n(arena, "", 0), "");
    cr_expect_null(grdp_arena_text(arena, NULL));
    cr_expect_null(grdp_arena_text_n(arena, NULL, 3));
    cr_expect_str_eq(grdp_arena_printf(arena, "%s.%u", "sectors", 3u), "sectors.3");
    cr_expect_str_eq(grdp_arena_printf(arena, "%s", ""), "");
    cr_expect_eq(strlen(grdp_arena_printf(arena, "%20000d", 1)), 20000);
    grdp_arena_free(arena);
}
