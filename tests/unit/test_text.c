/* Text: UTF-8, suggestions, what may be shown, and the growing buffer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

Test(text, utf8_is_checked_as_the_unicode_standard_defines_it)
{
    /* The borders of table 3-7 of Unicode 15; the bad ones begin with one good letter. */
    static const char *const good[] = {"",
                                       "a",
                                       "Hải Dương",
                                       "\x7f",
                                       "\xc2\x80",
                                       "\xdf\xbf",
                                       "\xe0\xa0\x80",
                                       "\xed\x9f\xbf",
                                       "\xee\x80\x80",
                                       "\xef\xbf\xbf",
                                       "\xf0\x90\x80\x80",
                                       "\xf4\x8f\xbf\xbf"};
    static const char *const bad[] = {
        "a\x80",
        "a\xc3",
        "a\xc0\xaf",
        "a\xc1\xbf",
        "a\xe0\x9f\xbf",
        "a\xed\xa0\x80",
        "a\xed\xbf\xbf",
        "a\xf0\x8f\xbf\xbf",
        "a\xf4\x90\x80\x80",
        "a\xf5\x80\x80\x80",
        "a\xe1\xba",
        "a\xe1\xba z",
        "a\xff",
        "a\xfe",
        "a\xf8\x88\x80\x80\x80",
    };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        cr_expect_eq(grdp_text_invalid(good[i], strlen(good[i])), strlen(good[i]), "good %zu", i);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_expect_eq(grdp_text_invalid(bad[i], strlen(bad[i])), 1, "bad %zu", i);
    cr_expect_eq(grdp_text_invalid("ab\0c", 4), 2);
}

Test(text, width_counts_vietnamese_letters_once)
{
    cr_expect_eq(grdp_text_width(""), 0);
    cr_expect_eq(grdp_text_width("growth"), 6);
    cr_expect_eq(grdp_text_width("Tỉnh Hải Dương"), 14);
    /* "ế" as e, circumflex, acute: the form that macOS gives file names. */
    cr_expect_eq(grdp_text_width("kinh t"
                                 "e\xcc\x82\xcc\x81"),
                 7);
    cr_expect_eq(grdp_text_width("\xef\xbb\xbf"
                                 "a"),
                 1);
    cr_expect_eq(grdp_text_width("\xff"), 1);
}

Test(text, equal_texts_are_equal_and_null_equals_nothing)
{
    cr_expect(grdp_text_equal("icor", "icor"));
    cr_expect_not(grdp_text_equal("icor", "ICOR"));
    cr_expect_not(grdp_text_equal(NULL, "icor"));
    cr_expect_not(grdp_text_equal(NULL, NULL));
}

Test(text, ids_are_plain_names)
{
    char longest[66] = "";

    cr_expect(grdp_text_is_id("hai_duong"));
    cr_expect(grdp_text_is_id("2024"));
    cr_expect(grdp_text_is_id("a.b-c_D9"));
    static const char *const bad[] = {"", "_a", ".a", "-a", "a b", "a/b", "Hải", "a\n", "a="};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_expect_not(grdp_text_is_id(bad[i]), "\"%s\"", bad[i]);
    cr_expect_not(grdp_text_is_id(NULL));
    memset(longest, 'a', 64);
    cr_expect(grdp_text_is_id(longest));
    longest[64] = 'a';
    cr_expect_not(grdp_text_is_id(longest));
}

Test(text, nearest_word_is_suggested_where_it_is_near)
{
    static const char *const words[] = {"agriculture", "industry", "construction", "services"};
    const size_t n = sizeof words / sizeof *words;

    cr_expect_str_eq(grdp_text_nearest("agricultre", words, n), "agriculture");
    cr_expect_str_eq(grdp_text_nearest("indsutry", words, n), "industry");
    cr_expect_str_eq(grdp_text_nearest("SERVICE", words, n), "services");
    cr_expect_str_eq(grdp_text_nearest("constuction", words, n), "construction");
    cr_expect_null(grdp_text_nearest("mining", words, n));
    cr_expect_null(grdp_text_nearest("", words, n));
    cr_expect_null(grdp_text_nearest(NULL, words, n));
    cr_expect_null(grdp_text_nearest("services", words, 0));
}

Test(text, nearest_word_obeys_the_threshold_and_the_order)
{
    static const char *const short_words[] = {"vi", "en"};
    static const char *const alike[] = {"rate", "rates", "rated"};
    char huge[500] = "";

    cr_expect_str_eq(grdp_text_nearest("vn", short_words, 2), "vi");
    cr_expect_null(grdp_text_nearest("x", short_words, 2));
    cr_expect_null(grdp_text_nearest("abc", short_words, 2));
    cr_expect_str_eq(grdp_text_nearest("ratex", alike, 3), "rate");
    cr_expect_str_eq(grdp_text_nearest("rates", alike, 3), "rates");
    /* A swap counts once: twice it would be past the limit of one edit. */
    cr_expect_str_eq(grdp_text_nearest("arte", alike, 3), "rate");
    memset(huge, 'a', sizeof huge - 1);
    cr_expect_null(grdp_text_nearest(huge, alike, 3));
    const char *const only_huge[] = {huge};
    cr_expect_null(grdp_text_nearest("aaa", only_huge, 1));
}

Test(text, shown_text_cannot_move_the_cursor)
{
    cr_expect_str_eq(grdp_text_show("Hải Dương"), "Hải Dương");
    cr_expect_str_eq(grdp_text_show(NULL), "");
    cr_expect_str_eq(grdp_text_show("a\x1b[31mb\nc\td"), "a?[31mb?c?d");
    cr_expect_str_eq(grdp_text_show("a\xe2\x80\xae"
                                    "b"),
                     "a?b"); /* U+202E, right-to-left override */
    cr_expect_str_eq(grdp_text_show("a\xc2\x9b"
                                    "b"),
                     "a?b"); /* U+009B, CSI */
    cr_expect_str_eq(grdp_text_show("a\xff\xc3"), "a??");
}

Test(text, shown_text_is_cut_to_forty_columns)
{
    char text[2000] = "";

    memset(text, 'x', 40);
    cr_expect_str_eq(grdp_text_show(text), text);
    text[40] = 'y';
    const char *const cut = grdp_text_show(text);
    cr_expect_eq(grdp_text_width(cut), 40);
    cr_expect_eq(strncmp(cut, text, 39), 0);
    cr_expect_str_eq(cut + 39, "…");

    /* One letter under hundreds of marks is one column and many bytes. */
    text[0] = 'a';
    for (size_t i = 1; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "\xcc\x81", 2);
    const char *const marked = grdp_text_show(text);
    cr_expect_lt(strlen(marked), 256);
    cr_expect_eq(grdp_text_invalid(marked, strlen(marked)), strlen(marked));
    cr_expect_eq(grdp_text_width(marked), 2);
}

Test(text, shown_texts_stay_for_sixteen_calls)
{
    const char *shown[16];
    char text[16];

    for (int i = 0; i < 16; i++) {
        (void)snprintf(text, sizeof text, "t%d", i);
        shown[i] = grdp_text_show(text);
    }
    cr_expect_str_eq(shown[0], "t0");
    cr_expect_str_eq(shown[15], "t15");
}

Test(buffer, grows_and_stays_a_string)
{
    grdp_buffer buffer = {0};

    cr_expect_null(buffer.data);
    for (unsigned i = 0; i < 1000; i++)
        grdp_buffer_printf(&buffer, "%u,", i);
    grdp_buffer_add(&buffer, "end");
    grdp_buffer_add_n(&buffer, "ing and more", 3);
    grdp_buffer_add(&buffer, NULL);
    /* 10 + 180 + 2,700 digits and 1,000 commas */
    cr_expect_eq(buffer.length, 10 + 180 + 2700 + 1000 + 6);
    cr_expect_eq(strlen(buffer.data), buffer.length);
    cr_expect_str_eq(buffer.data + buffer.length - 10, "999,ending");
    cr_expect_not(buffer.failed);
    grdp_buffer_free(&buffer);
    cr_expect_null(buffer.data);
    cr_expect_eq(buffer.length, 0);
}

Test(buffer, keeps_what_it_had_when_it_cannot_grow)
{
    grdp_buffer buffer = {0};

    grdp_buffer_add(&buffer, "kept");
    grdp_buffer_add_n(&buffer, "x", SIZE_MAX - 4); /* never read: there is no room for it */
    cr_expect(buffer.failed);
    grdp_buffer_add(&buffer, " and no more");
    cr_expect_str_eq(buffer.data, "kept");
    grdp_buffer_free(&buffer);
}
