/* copies: texts that a package keeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/copies.h"

#include "core/text.h"

#include <string.h>

const char *grdp_copy_utf8(grdp_arena *arena, const char *text)
{
    grdp_buffer buffer = {0};
    size_t left = strlen(text), valid;
    while ((valid = grdp_text_invalid(text, left)) != left) {
        grdp_buffer_add_n(&buffer, text, valid);
        grdp_buffer_add(&buffer, "\xEF\xBF\xBD");
        text += valid + 1;
        left -= valid + 1;
    }
    grdp_buffer_add_n(&buffer, text, left);
    const char *copy = buffer.failed ? NULL : grdp_arena_text_n(arena, buffer.data, buffer.length);
    grdp_buffer_free(&buffer);
    return copy;
}

bool grdp_copy_optional(grdp_arena *arena, const char *text, const char **out)
{
    *out = text ? grdp_copy_utf8(arena, text) : NULL;
    return !text || *out;
}

bool grdp_copy_about(grdp_arena *arena, const grdp_package_about *about, grdp_package_about *out)
{
    out->seed = about->seed;
    out->has_seed = about->has_seed;
    out->takes_over = about->takes_over;
    return grdp_copy_optional(arena, about->name, &out->name) &&
           grdp_copy_optional(arena, about->title, &out->title) &&
           grdp_copy_optional(arena, about->kind, &out->kind) &&
           grdp_copy_optional(arena, about->region, &out->region) &&
           grdp_copy_optional(arena, about->command, &out->command) &&
           grdp_copy_optional(arena, about->design, &out->design) &&
           grdp_copy_optional(arena, about->started, &out->started);
}

bool grdp_copy_columns(grdp_arena *arena, const grdp_column *columns, size_t n,
                       const grdp_column **out)
{
    grdp_column *const copies = grdp_arena_alloc(arena, n, sizeof *copies);
    if (!copies)
        return false;
    *out = copies;
    for (size_t i = 0; i < n; i++) {
        copies[i] = columns[i];
        if (!grdp_copy_optional(arena, columns[i].name, &copies[i].name) ||
            !grdp_copy_optional(arena, columns[i].unit, &copies[i].unit) ||
            !grdp_copy_optional(arena, columns[i].doc, &copies[i].doc))
            return false;
    }
    return true;
}
