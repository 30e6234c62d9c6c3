/* text: UTF-8 as files bring it and as a terminal shows it; identifiers and suggestions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"

#include <stdint.h>
#include <string.h>

/* The code point at `text`. Gives its number of bytes, or 0 where they are not valid UTF-8
 * (Unicode 15, table 3-7). */
static size_t decode(const char *text, size_t length, uint32_t *code)
{
    static const uint32_t least[5] = {0, 1, 0x80, 0x800, 0x10000};
    const unsigned char first = length > 0 ? (unsigned char)text[0] : 0;
    const size_t n = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

    if (n == 0 || n > length || first >= 0xF8)
        return 0;
    uint32_t c = n == 1 ? first : first & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        const unsigned char next = (unsigned char)text[i];
        if ((next & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (next & 0x3F);
    }
    if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *code = c;
    return n;
}

size_t grdp_text_invalid(const char *text, size_t length)
{
    size_t at = 0;
    uint32_t code;

    while (at < length) {
        const size_t n = decode(text + at, length - at, &code);
        if (n == 0)
            return at;
        at += n;
    }
    return length;
}

typedef struct range {
    uint32_t first, last;
} range;

static bool in_ranges(uint32_t code, const range *ranges, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

static bool is_combining(uint32_t code)
{
    static const range combining[] = {
        {0x0300, 0x036F}, {0x0483, 0x0489}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
        {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    };

    return code >= 0x0300 && in_ranges(code, combining, sizeof combining / sizeof *combining);
}

/* Characters that move the cursor, change the direction of writing, or show nothing at all: they
 * could make a terminal show something else than what the file says. */
static bool is_unsafe(uint32_t code)
{
    static const range unsafe[] = {
        {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},   {0x061C, 0x061C},
        {0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},
        {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB}, {0xE0000, 0xE0FFF},
    };

    return in_ranges(code, unsafe, sizeof unsafe / sizeof *unsafe);
}

size_t grdp_text_width(const char *text)
{
    const size_t length = strlen(text);
    size_t width = 0;

    for (size_t at = 0; at < length;) {
        uint32_t code = '?';
        const size_t n = decode(text + at, length - at, &code);
        if (!is_combining(code) && !is_unsafe(code))
            width++;
        at += n > 0 ? n : 1;
    }
    return width;
}

bool grdp_text_is_line(const char *text)
{
    const size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        const size_t n = decode(text + at, length - at, &code);
        if (n == 0 || is_unsafe(code))
            return false;
        at += n;
    }
    return true;
}

bool grdp_text_equal(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

bool grdp_text_is_id(const char *text)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                  "_.-";

    if (!text || text[0] == '\0' || strchr("_.-", text[0]))
        return false;
    const size_t length = strspn(text, letters);
    return length <= 64 && text[length] == '\0';
}

enum { LONGEST_WORD = 127 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool same_letter(char a, char b)
{
    const bool is_upper_a = a >= 'A' && a <= 'Z', is_upper_b = b >= 'A' && b <= 'Z';

    return (is_upper_a ? a - 'A' + 'a' : a) == (is_upper_b ? b - 'A' + 'a' : b);
}

/* Optimal string alignment distance without regard to case: insertions, deletions, replacements
 * and swaps of neighbours. Both words have at most LONGEST_WORD bytes. */
static size_t distance(const char *a, size_t n_a, const char *b, size_t n_b)
{
    size_t rows[3][LONGEST_WORD + 1];

    for (size_t j = 0; j <= n_b; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n_a; i++) {
        const size_t *const before = rows[(i + 1) % 3], *const above = rows[(i - 1) % 3];
        size_t *const row = rows[i % 3];
        row[0] = i;
        for (size_t j = 1; j <= n_b; j++) {
            const size_t replaced = above[j - 1] + (same_letter(a[i - 1], b[j - 1]) ? 0 : 1);
            row[j] = smaller(replaced, 1 + smaller(above[j], row[j - 1]));
            if (i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) &&
                same_letter(a[i - 2], b[j - 1]))
                row[j] = smaller(row[j], before[j - 2] + 1);
        }
    }
    return rows[n_a % 3][n_b];
}

const char *grdp_text_nearest(const char *wrong, const char *const *words, size_t n_words)
{
    const size_t length = wrong ? strlen(wrong) : 0;
    const char *nearest = NULL;

    if (length == 0 || length > LONGEST_WORD)
        return NULL;
    /* A word of one letter is not "nearly" another one: something must be left of it. */
    const size_t allowed = length / 3 > 1 ? length / 3 : 1;
    size_t best = smaller(allowed, length - 1) + 1;
    for (size_t i = 0; i < n_words; i++) {
        const size_t n = words[i] ? strlen(words[i]) : 0;
        if (n == 0 || n > LONGEST_WORD)
            continue;
        const size_t d = distance(wrong, length, words[i], n);
        if (d < best) {
            best = d;
            nearest = words[i];
        }
    }
    return nearest;
}

enum { RING = 16, SHOWN_COLUMNS = 40, SHOWN_BYTES = 256 };

const char *grdp_text_show(const char *text)
{
    static _Thread_local char ring[RING][SHOWN_BYTES];
    static _Thread_local unsigned next;
    static const char more[] = "…";

    char *const out = ring[next++ % RING];
    const size_t length = text ? strnlen(text, (size_t)4 * SHOWN_BYTES) : 0;
    size_t used = 0, width = 0, last_at = 0;
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        const size_t n = decode(text + at, length - at, &code);
        const bool shown = n > 0 && !is_unsafe(code), combining = shown && is_combining(code);
        if ((width == SHOWN_COLUMNS && !combining) || used + n + sizeof more > SHOWN_BYTES) {
            memcpy(out + (width == SHOWN_COLUMNS ? last_at : used), more, sizeof more);
            return out;
        }
        if (!combining && ++width == SHOWN_COLUMNS)
            last_at = used;
        memcpy(out + used, shown ? text + at : "?", shown ? n : 1);
        used += shown ? n : 1;
        at += n > 0 ? n : 1;
    }
    out[used] = '\0';
    return out;
}
