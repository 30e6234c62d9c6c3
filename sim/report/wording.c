/* wording: finds the Vietnamese wording of an English text, and writes numbers as people of either
 * language write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/wording.h"

#include "core/text.h"
#include "report/wording_vi.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *key, const void *row)
{
    return strcmp(key, ((const grdp_wording *)row)->english);
}

const char *grdp_word_vi(const char *english)
{
    const grdp_wording_set *set;

    for (size_t i = 0; (set = grdp_wording_vi_at(i)); i++) {
        const grdp_wording *const found =
            bsearch(english, set->rows, set->n, sizeof *set->rows, compare);
        if (found)
            return found->vietnamese;
    }
    return english;
}

const char *grdp_word(grdp_lang lang, const char *english)
{
    return lang == GRDP_VI ? grdp_word_vi(english) : english;
}

/* Whole numbers below 10,000 are years and codes as often as quantities, and stay as they are. Past
 * `MOST` digits nobody counts groups, and the text would not hold them. */
enum { LEAST = 5, LEAST_OF_AMOUNT = 4, MOST = 40 };

/* Groups of three where the whole part has `least` digits or more. */
static size_t write_number(grdp_lang lang, double value, int digits, size_t least, char *text)
{
    const char group = lang == GRDP_VI ? '.' : ',', point = lang == GRDP_VI ? ',' : '.';
    char plain[GRDP_NUMBER_TEXT];
    size_t n = 0;

    if (digits < 0)
        grdp_number_shortest(value, plain);
    else
        grdp_number_fixed(value, digits, plain);
    const size_t start = plain[0] == '-' ? 1 : 0;
    const size_t whole = strspn(plain + start, "0123456789");
    const bool grouped = whole >= least && whole <= MOST;
    for (size_t i = 0; plain[i]; i++) {
        const size_t at = i - start; /* of the digit; wraps for the sign */
        if (grouped && at > 0 && at < whole && (whole - at) % 3 == 0)
            text[n++] = group;
        text[n++] = plain[i] == '.' ? point : plain[i];
    }
    text[n] = '\0';
    return n;
}

size_t grdp_word_number(grdp_lang lang, double value, int digits,
                        char text[static GRDP_NUMBER_TEXT])
{
    return write_number(lang, value, digits, LEAST, text);
}

size_t grdp_word_amount(grdp_lang lang, double value, int digits,
                        char text[static GRDP_NUMBER_TEXT])
{
    return write_number(lang, value, digits, LEAST_OF_AMOUNT, text);
}

grdp_lang grdp_lang_choose(const char *option)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *said = option;

    for (size_t i = 0; i < 3 && (!said || !said[0]); i++)
        said = getenv(variables[i]);
    return said && strncmp(said, "vi", 2) == 0 ? GRDP_VI : GRDP_EN;
}
