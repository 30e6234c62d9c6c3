/* Actuals: what is wrong in a row is named, and of several figures the right one counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/actuals.h"

#include "scratch.h"

TestSuite(actuals, .init = enter_folder, .fini = leave_folder);

static grdp_actuals actuals;

#define HEADER "period,series,value,unit,basis,vintage,status,source\n"

static grdp_status read_text(const char *text)
{
    grdp_actual_rows rows = {0};
    grdp_input input;
    fresh_diag();
    put("a.csv", text);
    const grdp_status status = grdp_actuals_read(arena, "a.csv", diag, &rows, &input);
    cr_assert_eq(grdp_actuals_finish(arena, &rows, diag, &actuals), GRDP_OK);
    return status;
}

static double figure(const char *series, const char *period, int as_of)
{
    grdp_period p;
    cr_assert(grdp_period_read(period, &p));
    const grdp_actual *row = grdp_actuals_find(&actuals, series, p, as_of);
    return row ? row->value : -999.0;
}

Test(actuals, a_row_is_read_with_its_digits_unit_date_and_line)
{
    put("a.csv", HEADER "2023-9M,grdp.growth,7.0,%,constant,2023-09,estimate,https://x\n");
    grdp_actual_rows rows = {0};
    grdp_input input;
    cr_assert_eq(grdp_actuals_read(arena, "a.csv", diag, &rows, &input), GRDP_OK);
    cr_assert_eq(rows.n, 1);
    const grdp_actual *row = rows.rows;
    cr_assert_eq(row->period.year, 2023);
    cr_assert_eq(row->period.last_month, 9);
    cr_assert_eq(row->decimals, 1);
    cr_assert_eq(row->vintage, 20230930); /* a month counts from its last day */
    cr_assert_str_eq(row->unit, "%");
    cr_assert_str_eq(row->status, "estimate");
    cr_assert_str_eq(row->source, "https://x");
    cr_assert_eq(row->line, 2);
    cr_assert_eq(strlen(input.sha256), 64);
    cr_assert_str_eq(input.file, "a.csv");
}

Test(actuals, decimal_commas_keep_their_digits)
{
    cr_assert_eq(read_text("period;series;value;unit;further\n2023;a;184.123,50;x;y\n;;;;\n"),
                 GRDP_OK);
    cr_assert_eq(actuals.n, 1);
    cr_assert_float_eq(actuals.rows[0].value, 184123.5, 0);
    cr_assert_eq(actuals.rows[0].decimals, 2);
    cr_assert_str_eq(actuals.rows[0].status, "");
}

Test(actuals, every_fault_of_a_row_is_a_finding)
{
    cr_assert_eq(read_text(HEADER "2023-Q5,grdp.growth,7.0,%,,,,\n"
                                  "2023,grdp growth,7.0,%,,,,\n"
                                  "2023,a,\"7,87\",%,,,,\n"
                                  "2023,a,7.87%,%,,,,\n"
                                  "2023,a,,%,,,,\n"
                                  "2023,a,7,,,,,\n"
                                  "2023,a,7,%,,2023-02-30,,\n"
                                  "2023,a,7,%,,,estimat,\n"
                                  "2024,b,7,%,,2023-12,,\n"
                                  "2024,c,7,%,,2023-12,plan,\n"
                                  "2023,a,\u22121\u00a0234.5,%,,,,\n"),
                 GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 2, "period", "\"2023-Q5\" is no period");
    expect(GRDP_ERROR, 3, "series", "no name of a series");
    expect(GRDP_ERROR, 4, "value", "write 7.87, with a decimal point");
    expect(GRDP_ERROR, 5, "value", "\"7.87%\" is no number");
    expect(GRDP_ERROR, 5, "value", "write 7.87");
    expect(GRDP_ERROR, 12, "value", "write -1234.5");
    expect(GRDP_ERROR, 6, "value", "the value is missing");
    expect(GRDP_ERROR, 7, "unit", "the unit is missing");
    expect(GRDP_ERROR, 8, "vintage", "no date of publication");
    expect(GRDP_ERROR, 9, "status", "did you mean \"estimate\"?");
    expect(GRDP_WARNING, 10, "vintage", "before its period began");
    cr_assert_eq(n_findings("before its period"), 1); /* a plan comes before its period */
}

Test(actuals, missing_columns_are_errors_and_misspelt_ones_warnings)
{
    cr_assert_eq(read_text("period,series,vlaue,unit,vintages\n2023,a,1,x,2023\n"), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, NULL, "the column \"value\" is missing");
    expect(GRDP_WARNING, 1, NULL, "did you mean \"value\"?");
    expect(GRDP_WARNING, 1, NULL, "did you mean \"vintage\"?");
}

Test(actuals, of_many_equal_faults_twenty_are_shown)
{
    char text[1500] = HEADER;
    for (int i = 0; i < 30; i++)
        strcat(text, "x,a,1,%,,2030,,\n");
    cr_assert_eq(read_text(text), GRDP_ERR_INPUT);
    cr_assert_eq(n_findings("is no period"), 20);
    expect(GRDP_ERROR, 0, NULL, "10 more findings of the same kind as the one in line 21");
}

/* Growth of 2018 of Hải Dương was published as 9.1 and later as 9.3; the rest is made up. */
Test(actuals, the_newest_figure_known_at_the_date_counts)
{
    cr_assert_eq(read_text(HEADER "2018,g,9.3,%,,2019-06,preliminary,\n"
                                  "2018,g,9.1,%,,2018-12,estimate,\n"
                                  "2018,g,9.0,%,,,reported,\n"
                                  "2018-Q1,g,1,%,,2018-04,,\n"
                                  "2018,h,5,%,,2019-01,estimate,\n"
                                  "2018,h,6,%,,2019-01,final,\n"
                                  "2018,h,7,%,,2019-01,preliminary,\n"
                                  "2018,d,5,%,,2019-01,estimate,\n"
                                  "2018,d,6,%,,2020-01,derived,\n"
                                  "2018,p,9,%,,2017-12,plan,\n"),
                 GRDP_OK);
    cr_assert_eq(grdp_actuals_n_undated(&actuals), 1);
    cr_assert_float_eq(figure("g", "2018", 20181230), -999.0, 0);
    cr_assert_float_eq(figure("g", "2018", 20181231), 9.1, 0);
    cr_assert_float_eq(figure("g", "2018", 20190630), 9.3, 0);
    cr_assert_float_eq(figure("g", "2018", 0), 9.3, 0);
    cr_assert_float_eq(figure("g", "2018-Q1", 0), 1.0, 0);
    cr_assert_float_eq(figure("g", "2018-H1", 0), -999.0, 0);
    cr_assert_float_eq(figure("h", "2018", 0), 6.0, 0);
    cr_assert_float_eq(figure("d", "2018", 0), 5.0, 0);    /* derived never beats published */
    cr_assert_float_eq(figure("p", "2018", 0), -999.0, 0); /* a plan is no figure */

    size_t first;
    const grdp_period year = {2018, 1, 12};
    cr_assert_eq(grdp_actuals_range(&actuals, "g", year, &first), 3);
    cr_assert_eq(actuals.rows[first].vintage, 0);
    cr_assert_eq(grdp_actuals_range(&actuals, "none", year, &first), 0);
}

Test(actuals, two_figures_of_one_date_are_never_chosen_between_in_silence)
{
    cr_assert_eq(read_text(HEADER "2023,g,8.1,%,,2023-12,estimate,\n"
                                  "2023,g,8.2,%,,2023-12,estimate,\n"
                                  "2023,same,8.2,%,,2023-12,estimate,\n"
                                  "2023,same,8.2,%,,2023-12,estimate,\n"
                                  "2023,f,8.5,%,,2024-12,final,\n"
                                  "2023,f,8.4,%,,2024-12,estimate,\n"
                                  "2023,d,8.16,%,,2024-12,estimate,\n"
                                  "2023,d,8.15,%,,2024-12,derived,\n"),
                 GRDP_OK);
    expect(GRDP_WARNING, 2, NULL, "g of 2023 is 8.1 % here and 8.2 % in line 3 of a.csv");
    expect(GRDP_WARNING, 7, NULL, "f of 2023 is 8.4 % here and 8.5 % in line 6");
    expect(GRDP_NOTE, 9, NULL, "d of 2023 is 8.15 % here and 8.16 % in line 8");
    cr_assert_eq(n_findings("the latter counts"), 3);
    cr_assert_float_eq(figure("g", "2023", 0), 8.2, 0);
    cr_assert_float_eq(figure("f", "2023", 0), 8.5, 0);
}
