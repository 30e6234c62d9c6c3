/* The calendar: periods of a year, and days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/period.h"

#include <criterion/criterion.h>

Test(period, texts_of_statistics_are_spans_of_months_and_are_written_back)
{
    static const struct {
        const char *text;
        int year, first, last;
    } cases[] = {
        {"2024", 2024, 1, 12},     {"2024-Q1", 2024, 1, 3},   {"2024-Q3", 2024, 7, 9},
        {"2024-Q4", 2024, 10, 12}, {"2024-H1", 2024, 1, 6},   {"2024-H2", 2024, 7, 12},
        {"2024-9M", 2024, 1, 9},   {"2024-11M", 2024, 1, 11}, {"2024-08", 2024, 8, 8},
        {"1900-01", 1900, 1, 1},   {"2200-12", 2200, 12, 12},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grdp_period period;
        char text[GRDP_PERIOD_TEXT];
        cr_assert(grdp_period_read(cases[i].text, &period), "%s", cases[i].text);
        const grdp_period wanted = {cases[i].year, cases[i].first, cases[i].last};
        cr_assert(grdp_period_equal(period, wanted), "%s", cases[i].text);
        cr_assert_eq(grdp_period_months(period), cases[i].last - cases[i].first + 1);
        cr_assert_str_eq(grdp_period_text(period, text), cases[i].text);
    }
    char text[GRDP_PERIOD_TEXT];
    cr_assert_str_eq(grdp_period_text((grdp_period){2024, 4, 9}, text), "2024-04..09");
}

Test(period, three_six_and_twelve_months_are_a_quarter_a_half_and_a_year)
{
    static const char *const same[][2] = {
        {"2024-3M", "2024-Q1"}, {"2024-6M", "2024-H1"}, {"2024-12M", "2024"}};
    for (size_t i = 0; i < 3; i++) {
        grdp_period a, b;
        cr_assert(grdp_period_read(same[i][0], &a) && grdp_period_read(same[i][1], &b));
        cr_assert(grdp_period_equal(a, b), "%s", same[i][0]);
    }
    cr_assert_not(grdp_period_equal((grdp_period){2024, 1, 9}, (grdp_period){2023, 1, 9}));
}

Test(period, what_is_no_period_is_refused_and_leaves_the_result_alone)
{
    static const char *const wrong[] = {
        "",         "24",       "202",      "20245",    "2024-",    "2024-13",  "2024-00",
        "2024-2",   "2024-Q5",  "2024-Q0",  "2024-Q",   "2024-Q1x", "2024-q1",  "2024-H3",
        "2024-H0",  "2024-13M", "2024-0M",  "2024-09M", "2024-M",   "2024-9m",  "2024-9MM",
        "2024Q1",   "2024/Q1",  " 2024",    "2024 ",    "1899",     "2201",     "-2024",
        "2024-Q10", "2024-123", "2024-1-1", "2024-9M ", "abcd",     "2024-111M"};
    grdp_period period = {1, 2, 3};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_assert_not(grdp_period_read(wrong[i], &period), "%s", wrong[i]);
    cr_assert_not(grdp_period_read(NULL, &period));
    cr_assert(grdp_period_equal(period, (grdp_period){1, 2, 3}));
}

Test(period, a_month_and_a_year_count_from_their_last_day)
{
    static const struct {
        const char *text;
        int day;
    } cases[] = {
        {"2023-12-31", 20231231}, {"2023-12", 20231231},    {"2023", 20231231},
        {"2024-02", 20240229},    {"2023-02", 20230228},    {"1900-02", 19000228},
        {"2000-02", 20000229},    {"2024-02-29", 20240229}, {"2025-04-30", 20250430},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int day = 0;
        cr_assert(grdp_date_read(cases[i].text, &day), "%s", cases[i].text);
        cr_assert_eq(day, cases[i].day, "%s", cases[i].text);
    }
    char text[GRDP_PERIOD_TEXT];
    cr_assert_str_eq(grdp_date_text(20240229, text), "2024-02-29");
    cr_assert_str_eq(grdp_date_text(0, text), "");
}

Test(period, what_is_no_day_is_refused)
{
    static const char *const wrong[] = {
        "",           "2023-02-29", "2023-02-30", "2100-02-29", "2023-13",     "2023-00",
        "2023-04-31", "2023-1-1",   "2023-12-3",  "2023-12-",   "2023-12-311", "2023-12-00",
        "2023-",      "20231231",   "31/12/2023", "1899-12-31", "2201-01-01",  "2023-12-31 ",
        "2023-Q4",    "2023-9M",    "2023-12-31T"};
    int day = 7;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_assert_not(grdp_date_read(wrong[i], &day), "%s", wrong[i]);
    cr_assert_not(grdp_date_read(NULL, &day));
    cr_assert_eq(day, 7);
}
