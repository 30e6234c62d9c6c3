/* Tables for people: the layout, byte for byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/show.h"

#include <criterion/criterion.h>

static void expect_layout(grdp_show *show, size_t width, const char *expected)
{
    grdp_buffer text = {0};

    cr_assert(grdp_show_layout(show, width, &text));
    cr_expect_str_eq(text.data, expected);
    grdp_buffer_free(&text);
    grdp_show_free(show);
}

static void expect_parts(grdp_show *show, size_t width, const char *expected)
{
    grdp_buffer text = {0};

    cr_assert(grdp_show_layout_parts(show, width, &text));
    cr_expect_str_eq(text.data, expected);
    grdp_buffer_free(&text);
    grdp_show_free(show);
}

/* 5 columns, 46 wide. */
static grdp_show *years(const char *name)
{
    grdp_show *const show = grdp_show_create(5, "lrrrl");

    grdp_show_head(show, (const char *[]){"", "2024", "2025", "2026", "verdict"});
    grdp_show_section(show, "Growth");
    grdp_show_row(show, (const char *[]){name, "8.28", "8.31", "8.33", "missed"});
    return show;
}

Test(show, columns_are_as_wide_as_their_widest_cell)
{
    grdp_show *const show = grdp_show_create(3, NULL);

    grdp_show_head(show, (const char *[]){"sector", "2024", "2025"});
    grdp_show_row(show, (const char *[]){"Dịch vụ", "7.5", "10.25"});
    grdp_show_row(show, (const char *[]){"Industry", NULL, "9"});
    expect_layout(show, 80,
                  "sector    2024   2025\n"
                  "---------------------\n"
                  "Dịch vụ    7.5  10.25\n"
                  "Industry            9\n");
}

Test(show, no_line_ends_in_a_space_and_sections_are_set_off)
{
    grdp_show *const show = grdp_show_create(3, "ll");

    grdp_show_section(show, "first");
    grdp_show_row(show, (const char *[]){"a", "b", NULL});
    grdp_show_section(show, "second");
    grdp_show_row(show, (const char *[]){"long name", "b", "1"});
    grdp_show_rule(show);
    grdp_show_section(show, "third");
    expect_layout(show, 80,
                  "first\n"
                  "a          b\n"
                  "\n"
                  "second\n"
                  "long name  b  1\n"
                  "---------------\n"
                  "third\n");
}

Test(show, wraps_the_marked_column_to_the_page)
{
    grdp_show *const show = grdp_show_create(2, "lw");

    grdp_show_row(show, (const char *[]){"growth", "one two three four five six seven"});
    expect_layout(show, 34,
                  "growth  one two three four five\n"
                  "        six seven\n");
}

Test(show, what_would_move_the_cursor_is_shown_as_a_question_mark)
{
    grdp_show *const show = grdp_show_create(1, NULL);

    grdp_show_row(show, (const char *[]){"a\nb\033[31m\x7f"});
    expect_layout(show, 80, "a?b?[31m?\n");
}

Test(show, wrap_counts_what_stands_on_the_line_and_keeps_long_words)
{
    grdp_buffer text = {0};

    grdp_show_wrap(&text, "aa bb cc dddddddddddd e", 6, 2, 12);
    cr_expect_str_eq(text.data, "aa bb\n  cc\n  dddddddddddd\n  e");
    grdp_buffer_free(&text);
}

Test(show, takes_a_table_that_was_never_made)
{
    grdp_buffer text = {0};

    grdp_show_row(NULL, (const char *[]){"a"});
    grdp_show_head(NULL, (const char *[]){"a"});
    grdp_show_rule(NULL);
    grdp_show_section(NULL, "a");
    cr_expect_not(grdp_show_layout(NULL, 80, &text));
    grdp_show_free(NULL);
}

Test(show, a_table_that_fits_is_laid_out_in_one_part)
{
    expect_parts(years("Industry"), 40,
                 "          2024  2025  2026  verdict\n"
                 "-----------------------------------\n"
                 "Growth\n"
                 "Industry  8.28  8.31  8.33  missed\n");
}

Test(show, a_table_that_is_too_wide_is_laid_out_in_parts_with_the_first_column_in_each)
{
    expect_parts(years("Công nghiệp"), 26,
                 "             2024  2025\n"
                 "-----------------------\n"
                 "Growth\n"
                 "Công nghiệp  8.28  8.31\n"
                 "\n"
                 "             2026  verdict\n"
                 "--------------------------\n"
                 "Growth\n"
                 "Công nghiệp  8.33  missed\n");
}

Test(show, names_of_rows_are_wrapped_before_a_table_is_laid_out_in_parts)
{
    expect_parts(years("Agriculture, forestry and fishery"), 52,
                 "                           2024  2025  2026  verdict\n"
                 "----------------------------------------------------\n"
                 "Growth\n"
                 "Agriculture, forestry and  8.28  8.31  8.33  missed\n"
                 "fishery\n");
}

Test(show, one_column_a_part_is_the_least)
{
    grdp_show *const show = grdp_show_create(3, "lll");

    grdp_show_row(show, (const char *[]){"a", "a cell of its own", "another cell"});
    expect_parts(show, 10,
                 "a  a cell of its own\n"
                 "\n"
                 "a  another cell\n");
}

Test(show, texts_are_wrapped_between_words_before_a_table_is_laid_out_in_parts)
{
    grdp_show *const show = grdp_show_create(3, "lrl");

    grdp_show_row(show, (const char *[]){"a", "8.28", "1 exceeded, 1 missed, 7 by verdict only"});
    expect_parts(show, 36,
                 "a  8.28  1 exceeded, 1 missed, 7 by\n"
                 "         verdict only\n");
}

Test(show, a_text_is_wrapped_where_its_part_is_wider_than_the_page)
{
    grdp_show *const show = grdp_show_create(4, "lrrl");

    grdp_show_head(show, (const char *[]){"scenario", "2024", "2025", "targets"});
    grdp_show_row(show, (const char *[]){"official_2025", "8.28", "12.00",
                                         "2 missed, 7 by verdict only, 6 open"});
    expect_parts(show, 40,
                 "scenario       2024   2025\n"
                 "--------------------------\n"
                 "official_2025  8.28  12.00\n"
                 "\n"
                 "scenario       targets\n"
                 "----------------------------------------\n"
                 "official_2025  2 missed, 7 by verdict\n"
                 "               only, 6 open\n");
}

/* A path has no space to wrap at: 27 columns, then 2 + 4 each. */
Test(show, parts_leave_room_for_a_name_that_cannot_be_wrapped)
{
    grdp_show *const show = grdp_show_create(4, "lrrr");
    grdp_show_row(show, (const char *[]){"sectors.construction.growth", "1.00", "2.00", "3.00"});
    expect_parts(show, 40,
                 "sectors.construction.growth  1.00  2.00\n\nsectors.construction.growth  3.00\n");
}
