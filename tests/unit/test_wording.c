/* Wordings: the tables, and that every descriptor that people read has one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/wording.h"

#include "engine/series.h"
#include "grdp/status.h"
#include "grdp/table.h"
#include "report/wording_vi.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Test(wording, tables_are_sorted_and_no_text_stands_twice)
{
    const grdp_wording_set *set;

    for (size_t i = 0; (set = grdp_wording_vi_at(i)); i++) {
        cr_assert_gt(set->n, 0);
        for (size_t r = 1; r < set->n; r++)
            cr_expect_lt(strcmp(set->rows[r - 1].english, set->rows[r].english), 0,
                         "\"%s\" must stand before \"%s\"", set->rows[r].english,
                         set->rows[r - 1].english);
        /* A text that stands in an earlier set too would be found there. */
        for (size_t r = 0; r < set->n; r++)
            cr_expect_str_eq(grdp_word_vi(set->rows[r].english), set->rows[r].vietnamese, "\"%s\"",
                             set->rows[r].english);
    }
    cr_assert_null(grdp_wording_vi_at(1000));
}

/* The conversions that findings take, in order: "%s %zu %%". */
static void conversions(const char *text, char out[static 256])
{
    size_t n = 0;

    for (const char *at = strchr(text, '%'); at && n < 250;
         at = strchr(at + 1 + (at[1] == '%'), '%')) {
        if (!at[1] || !strchr("suz%", at[1]))
            continue;
        out[n++] = at[1];
    }
    out[n] = '\0';
}

Test(wording, has_the_conversions_of_the_english_text)
{
    const grdp_wording_set *set;

    for (size_t i = 0; (set = grdp_wording_vi_at(i)); i++)
        for (size_t r = 0; r < set->n; r++) {
            char english[256], vietnamese[256];
            conversions(set->rows[r].english, english);
            conversions(set->rows[r].vietnamese, vietnamese);
            cr_expect_str_eq(english, vietnamese, "\"%s\"", set->rows[r].english);
        }
}

static void expect_wording(const char *of, const char *english)
{
    cr_expect(grdp_word_vi(english) != english, "%s: no Vietnamese wording: \"%s\"", of, english);
}

static void expect_params(const char *of, const grdp_param *params, size_t n)
{
    for (size_t p = 0; p < n; p++)
        expect_wording(of, params[p].doc);
}

Test(wording, every_descriptor_has_one)
{
    const grdp_model *model;
    const grdp_dist *dist;
    const grdp_format *format;
    const grdp_series_set *set;

    for (size_t i = 0; (model = grdp_model_at(i)); i++) {
        expect_wording(model->name, model->doc);
        expect_params(model->name, model->params, model->n_params);
    }
    for (size_t i = 0; (dist = grdp_dist_at(i)); i++) {
        expect_wording(dist->name, dist->doc);
        expect_wording(dist->name, dist->likely_word);
        expect_params(dist->name, dist->params, dist->n_params);
    }
    for (size_t i = 0; (format = grdp_format_at(i)); i++)
        expect_wording(format->name, format->doc);
    for (size_t i = 0; (set = grdp_series_at(i)); i++)
        for (size_t k = 0; k < set->n; k++)
            expect_wording(set->series[k].name, set->series[k].doc);
#define EXPECT(name, exit_code, text) expect_wording("status", text);
    GRDP_STATUS_LIST(EXPECT)
#undef EXPECT
}

Test(wording, of_an_unknown_text_is_the_text_itself)
{
    static const char text[] = "nobody has translated this";

    cr_assert_eq(grdp_word(GRDP_VI, text), text);
    cr_assert_eq(grdp_word(GRDP_EN, "missed"), grdp_word(GRDP_EN, "missed"));
    cr_assert_str_eq(grdp_word(GRDP_VI, "missed"), "không đạt");
}

static void expect_number(grdp_lang lang, double value, int digits, const char *expected)
{
    char text[GRDP_NUMBER_TEXT];
    const size_t n = grdp_word_number(lang, value, digits, text);

    cr_expect_str_eq(text, expected);
    cr_expect_eq(n, strlen(expected));
}

Test(wording, numbers_are_written_as_people_of_the_language_write_them)
{
    expect_number(GRDP_EN, 8.16, 2, "8.16");
    expect_number(GRDP_VI, 8.16, 2, "8,16");
    expect_number(GRDP_VI, 2024.0, 0, "2024");
    expect_number(GRDP_EN, 107443.0, 0, "107,443");
    expect_number(GRDP_VI, 184123.5, 1, "184.123,5");
    expect_number(GRDP_VI, -1234567.0, 0, "-1.234.567");
    expect_number(GRDP_EN, 0.1, -1, "0.1");
    expect_number(GRDP_EN, (double)NAN, 2, "");
    /* Past 40 digits there are no groups: the text would not hold them. */
    char text[GRDP_NUMBER_TEXT];
    cr_expect_eq(grdp_word_number(GRDP_VI, 1e300, 0, text), 301);
}

Test(wording, language_is_that_of_the_option_then_of_the_environment)
{
    cr_assert_eq(setenv("LC_ALL", "", 1), 0);
    cr_assert_eq(setenv("LC_MESSAGES", "vi_VN.UTF-8", 1), 0);
    cr_assert_eq(setenv("LANG", "en_US.UTF-8", 1), 0);
    cr_expect_eq(grdp_lang_choose(NULL), GRDP_VI);
    cr_expect_eq(grdp_lang_choose("en"), GRDP_EN);
    cr_assert_eq(setenv("LC_ALL", "C", 1), 0);
    cr_expect_eq(grdp_lang_choose(NULL), GRDP_EN);
    cr_expect_eq(grdp_lang_choose("vi"), GRDP_VI);
}
