/* wording: every sentence that people read, in Vietnamese and in English. The English wording
 * stands in the code and is the key; the Vietnamese one is in wording_vi.c, with the same
 * conversions in the same order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_REPORT_WORDING_H
#define GRDP_REPORT_WORDING_H

#include "core/number.h"

/* The index of a title's text too (scenario/region.h). */
typedef enum grdp_lang { GRDP_VI, GRDP_EN } grdp_lang;

/* The wording of an English text; the text itself where there is no other. */
const char *grdp_word(grdp_lang lang, const char *english);

/* For grdp_diag_create(). */
const char *grdp_word_vi(const char *english);

/* A number for people: "8.16", Vietnamese "8,16"; from 10,000 on with groups of three: "107,443"
 * and "107.443". Empty for NAN. */
size_t grdp_word_number(grdp_lang lang, double value, int digits,
                        char text[static GRDP_NUMBER_TEXT]);

/* The same for what is certainly a quantity, such as a level in bn VND: groups from 1,000 on. */
size_t grdp_word_amount(grdp_lang lang, double value, int digits,
                        char text[static GRDP_NUMBER_TEXT]);

/* From --lang ("vi", "en", NULL), else LC_ALL, LC_MESSAGES, LANG as text; English where none says.
 */
grdp_lang grdp_lang_choose(const char *option);

#endif
