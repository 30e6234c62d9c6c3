/* escape: what may stand between the quotes of a settings file.
 *
 * libconfig 1.5 keeps the backslash of an escape that it does not know and drops a NUL; later
 * versions know more escapes. Taken are those on which they agree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/escape.h"

#include "core/text.h"
#include "scenario/word.h"

#include <string.h>

static bool is_control(int c)
{
    return (c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

/* Of one digit, or -1. */
static int hexadecimal_digit(char c)
{
    static const char *const digits = "0123456789abcdef0123456789ABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)((at - digits) % 16) : -1;
}

/* The value of two digits, or -1. */
static int hexadecimal(const char *at)
{
    const int high = hexadecimal_digit(at[0]);
    const int low = high < 0 ? -1 : hexadecimal_digit(at[1]);
    return low < 0 ? -1 : high * 16 + low;
}

static const char *show(const char *at, size_t length)
{
    return grdp_word_show(&(grdp_token){.start = at, .length = length});
}

static bool check_escape(const char *at, grdp_place place, grdp_diag *diag)
{
    if (strchr("\\\"nrtf", at[1]))
        return true;
    const int byte = at[1] == 'x' || at[1] == 'X' ? hexadecimal(at + 2) : -1;
    if (byte < 0)
        grdp_diag_add(diag, GRDP_ERROR, place, "the text holds %s, which is not understood",
                      "write \\\\ for a backslash; known are \\\" \\\\ \\n \\r \\t \\f",
                      show(at, 2));
    else if (byte >= 0x80)
        grdp_diag_add(diag, GRDP_ERROR, place, "the text holds %s, a byte that is no character",
                      "write the letter itself; the file is UTF-8", show(at, 4));
    else if (is_control(byte))
        grdp_diag_add(diag, GRDP_ERROR, place, "the text holds the control character %s",
                      "leave it out", show(at, 4));
    return byte >= 0 && byte < 0x80 && !is_control(byte);
}

static void report_control(char c, grdp_place place, grdp_diag *diag)
{
    static const char *const hex = "0123456789abcdef";
    const unsigned byte = (unsigned char)c;
    const char code[] = {'\\', 'x', hex[byte / 16], hex[byte % 16], '\0'};
    grdp_diag_add(diag, GRDP_ERROR, place, "the text holds the control character %s",
                  "leave it out", grdp_text_show(code));
}

bool grdp_escape_check(const grdp_token *token, grdp_place place, grdp_diag *diag)
{
    const char *end = token->start + token->length - 1;
    for (const char *at = token->start + 1; at < end; at++) {
        if (is_control((unsigned char)*at)) {
            report_control(*at, place, diag);
            return false;
        }
        if (*at != '\\')
            continue;
        if (!check_escape(at, place, diag))
            return false;
        at++;
    }
    return true;
}
