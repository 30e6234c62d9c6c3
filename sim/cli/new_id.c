/* new_id: ids from names, Vietnamese letters without their marks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/new.h"

#include <string.h>

/* The plain letter, then the letters that are written as it. */
static const char *const letters[] = {
    "aàáạảãâầấậẩẫăằắặẳẵÀÁẠẢÃÂẦẤẬẨẪĂẰẮẶẲẴ",
    "eèéẹẻẽêềếệểễÈÉẸẺẼÊỀẾỆỂỄ",
    "iìíịỉĩÌÍỊỈĨ",
    "oòóọỏõôồốộổỗơờớợởỡÒÓỌỎÕÔỒỐỘỔỖƠỜỚỢỞỠ",
    "uùúụủũưừứựửữÙÚỤỦŨƯỪỨỰỬỮ",
    "yỳýỵỷỹỲÝỴỶỸ",
    "dđĐ",
};

/* Bytes of the character that begins with `first`, in valid UTF-8. */
static size_t bytes_of(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* The plain letter of a character of several bytes; '_' for one that is not Vietnamese, NUL for a
 * mark that stands by itself (decomposed text, U+0300 to U+036F). */
static char plain_letter(const char *character, size_t n)
{
    char text[5] = {0};

    memcpy(text, character, n);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (strstr(letters[i], text))
            return letters[i][0];
    const unsigned char first = (unsigned char)text[0], second = (unsigned char)text[1];
    const bool is_mark = first == 0xCC || (first == 0xCD && second < 0xB0);
    return is_mark ? '\0' : '_';
}

static char plain_ascii(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return kept ? c : '_';
}

const char *grdp_new_id(grdp_arena *arena, const char *name)
{
    enum { LONGEST = 48 };
    char id[LONGEST + 1];
    size_t used = 0;

    for (const char *at = name; *at && used < LONGEST;) {
        const size_t n = bytes_of((unsigned char)*at);
        const char c = n == 1 ? plain_ascii(*at) : plain_letter(at, strnlen(at, n));
        const bool again = c == '_' && (used == 0 || id[used - 1] == '_');
        if (c && !again)
            id[used++] = c;
        at += strnlen(at, n);
    }
    while (used > 0 && id[used - 1] == '_')
        used--;
    id[used] = '\0';
    /* A key of a settings file begins with a letter. */
    if (used == 0 || (id[0] >= '0' && id[0] <= '9'))
        return grdp_arena_printf(arena, "sector%s%s", used > 0 ? "_" : "", id);
    return grdp_arena_text(arena, id);
}
