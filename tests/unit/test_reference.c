/* Reference: the shipped studies against figures that were published, or worked out by hand from
 * published ones. Sources stand at the figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/outlook.h"

#include "world.h"

TestSuite(reference, .init = enter_world, .fini = leave_folder);

static grdp_outlook *look(const char *study, int as_of)
{
    static char file[1000]; /* the outlook keeps the name */
    const grdp_scenario_options options = {.as_of = as_of};
    grdp_outlook *outlook = NULL;
    (void)snprintf(file, sizeof file, "%s/scenarios/%s.cfg", GRDP_SOURCE_DIR, study);
    fresh_diag();
    const grdp_status status = grdp_outlook_create(file, &options, diag, &outlook);
    if (status != GRDP_OK)
        show_findings();
    cr_assert_eq(status, GRDP_OK, "%s", file);
    return outlook;
}

static double year_of(const char *study, const char *series, int year)
{
    grdp_outlook *const outlook = look(study, 0);
    const double out = grdp_outlook_year(outlook, series, year);
    grdp_outlook_free(outlook);
    return out;
}

static double of(const grdp_outlook *outlook, const char *series, const char *period)
{
    return grdp_outlook_value(outlook, series, span_of(outlook->scenario, period));
}

/* Report to the 19th session of the provincial People's Council, December 2023: shares of 8.8, 61.8
 * and 29.4 (current prices, no product taxes) times growth of 4.1, 8.7, 7.5 and 7.4 (gross output).
 * 61.8 is divided by gross output of 2022, 309,430 and 20,414:
 * 0.088 x 4.1 + 0.618 x (0.93811 x 8.7 + 0.06189 x 7.5) + 0.294 x 7.4 = 7.8671. */
Test(reference, the_reports_own_shares_and_rates_make_7_87)
{
    NEAR(year_of("hai_duong/report_2023", "grdp.growth", 2023), 7.867, 0.005);
}

/* Hai Duong statistics office, report on 2023: growth 4.08 9.21 7.66 7.39 9.53 contributed
 * 0.41 4.55 0.39 1.97 0.83 points of 8.16. The points add up to 8.15. */
Test(reference, growth_of_2023_adds_up_to_what_was_published)
{
    grdp_outlook *const o = look("hai_duong/check_2023", 0);
    static const struct {
        const char *series;
        double points;
    } published[] = {{"sectors.agriculture.contribution", 0.41},
                     {"sectors.industry.contribution", 4.55},
                     {"sectors.construction.contribution", 0.39},
                     {"sectors.services.contribution", 1.97},
                     {"sectors.product_taxes.contribution", 0.83},
                     {"sectors.industry_construction.contribution", 4.94}};
    for (size_t i = 0; i < sizeof published / sizeof *published; i++)
        NEAR(grdp_outlook_year(o, published[i].series, 2023), published[i].points, 0.01);
    const double growth = grdp_outlook_year(o, "grdp.growth", 2023);
    cr_assert(growth >= 8.15 && growth <= 8.16);
    /* Without product taxes value added grew by 8.0 only. */
    NEAR(grdp_outlook_year(o, "grdp.value_added_growth", 2023), 8.02, 0.02);
    /* 184,123 bn at current prices, 33.1 % of it invested (kienthuc.net.vn, December 2023). */
    NEAR(grdp_outlook_year(o, "grdp.nominal", 2023), 184123.0, 40.0);
    NEAR(grdp_outlook_year(o, "icor.ratio", 2023), 33.1 / growth, 1e-9);
    cr_assert(isnan(grdp_outlook_year(o, "grdp.per_head", 2023))); /* no growth of the population */
    grdp_outlook_free(o);
}

/* People's Committee, scenario for 2025 (news.laodong.vn 1446002, tuoitrethudo.vn 269438). Levels
 * in bn VND at constant prices of 2010; the cells are ours, only the margins were published. */
Test(reference, the_official_scenario_for_2025_has_its_published_margins)
{
    grdp_outlook *const o = look("hai_duong/official_2025", 0);
    static const struct {
        const char *period, *unit;
        double level, growth;
    } published[] = {
        {"2025-Q1", "grdp", 30209, 11.0},
        {"2025-Q2", "grdp", 32635, 11.8},
        {"2025-Q3", "grdp", 32428, 13.7},
        {"2025-Q4", "grdp", 37360, 11.5},
        {"2025-H1", "grdp", 30209 + 32635, 11.4},
        {"2025", "grdp", 132632, 12.0},
        {"2025", "sectors.agriculture", 11050, 5.5},
        {"2025", "sectors.industry_construction", 76549, 14.8},
        {"2025", "sectors.services", 33051, 8.6},
        {"2025", "sectors.product_taxes", 11982, 10.8},
    };
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        const char *const unit = published[i].unit, *const period = published[i].period;
        cr_assert_float_eq(of(o, text_of("%s.level", unit), period), published[i].level,
                           5e-4 * published[i].level, "%s %s", unit, period);
        cr_assert_float_eq(of(o, text_of("%s.growth", unit), period), published[i].growth, 0.05,
                           "%s %s", unit, period);
    }
    grdp_outlook_free(o);
}

/* 10.87 % in the first quarter was published in April 2025 (danviet.vn d1323389). The year takes it
 * in with the weight of that quarter; the other quarters stay as planned. */
Test(reference, the_first_quarter_of_2025_moves_the_year_by_its_weight)
{
    grdp_outlook *const planned = look("hai_duong/official_2025", 0);
    grdp_outlook *const known = look("hai_duong/official_2025", 20250430);
    NEAR(of(known, "grdp.growth", "2025-Q1"), 10.87, 1e-10);
    for (int q = 2; q <= 4; q++)
        NEAR(of(known, "grdp.growth", text_of("2025-Q%d", q)),
             of(planned, "grdp.growth", text_of("2025-Q%d", q)), 1e-10);
    const double first = of(planned, "grdp.growth", "2025-Q1");
    const double weight =
        of(planned, "grdp.level", "2025-Q1") / (1.0 + 0.01 * first) /
        (of(planned, "grdp.level", "2025") / (1.0 + 0.01 * of(planned, "grdp.growth", "2025")));
    NEAR(weight, 27212.0 / 118421.0, 1e-4); /* levels of 2024 */
    NEAR(of(known, "grdp.growth", "2025"),
         of(planned, "grdp.growth", "2025") + weight * (10.87 - first), 1e-9);
    grdp_outlook_free(planned);
    grdp_outlook_free(known);
}

/* Growth of every sector at `growth`, and what investment then says. */
static double investment_at(double growth, const char *investment, const char *series)
{
    grdp_block *const block = project(open_text(
        text_of("%ssectors = { agri = { model = \"constant\"; growth = %g; };\n"
                "  ind = { model = \"constant\"; growth = %g; }; con = { model = \"constant\"; "
                "growth = %g; "
                "};\n  serv = { model = \"constant\"; growth = %g; }; tax = { model = "
                "\"constant\"; growth = "
                "%g; }; };\ninvestment = { %s };\n",
                HEAD("levels", 2023, 1), growth, growth, growth, growth, growth, investment)));
    const double out = value(block, series, "2023");
    close_world(block);
    return out;
}

/* Ratio form (I/GRDP)/growth. 2023: 33.1 % and 8.16 %; plan for 2024: 35 and 9; 2024 as it came:
 * 64,360 of 212,386 bn and 10.2 %. Absolute form at the prices of the year: x (1 + g). */
Test(reference, icor_of_2023_and_2024)
{
    static const char *const given = "closure = \"given\"; ratio = ";
    NEAR(investment_at(8.16, text_of("%s33.1;", given), "icor.ratio"), 4.0564, 5e-5);
    NEAR(investment_at(9, text_of("%s35;", given), "icor.ratio"), 3.8889, 5e-5);
    NEAR(investment_at(10.2, text_of("%s30.3033;", given), "icor.ratio"), 2.9709, 5e-5);
    NEAR(investment_at(8.16, text_of("%s33.1055;", given), "icor.absolute"), 4.388, 5e-4);
    static const char *const required = "closure = \"required\"; icor = 4.056372549; icor_form = ";
    NEAR(investment_at(9, text_of("%s\"ratio\";", required), "investment.ratio"), 36.507, 5e-4);
    NEAR(investment_at(9, text_of("%s\"absolute\";", required), "investment.ratio"), 36.507 / 1.09,
         5e-4);
}

Test(reference, thirty_five_per_cent_of_investment_buy_8_6284)
{
    grdp_outlook *const o = look("hai_duong/investment_35", 0);
    NEAR(grdp_outlook_year(o, "grdp.model_growth", 2024), 8.6284, 1e-4);
    NEAR(grdp_outlook_year(o, "grdp.growth", 2024), 8.6284, 1e-4);
    NEAR(grdp_outlook_year(o, "investment.ratio", 2024), 35.0, 1e-10);
    NEAR(grdp_outlook_year(o, "icor.ratio", 2024), 4.0564, 1e-10);
    grdp_outlook_free(o);
}

Test(reference, the_target_scenario_of_2024_reaches_9_00)
{
    NEAR(year_of("hai_duong/target_2024", "grdp.growth", 2024), 9.00, 0.005);
    NEAR(year_of("hai_duong/target_2024", "investment.ratio", 2024), 35.0, 1e-10);
}

/* The statistics office put the typhoon of 2024 at 0.5 points of the year's growth; what is lost
 * comes back in the year after. */
Test(reference, the_typhoon_costs_half_a_point_and_is_over_a_year_later)
{
    grdp_outlook *const calm = look("hai_duong/baseline", 0);
    grdp_outlook *const storm = look("hai_duong/typhoon", 0);
    NEAR(grdp_outlook_year(calm, "grdp.growth", 2024) -
             grdp_outlook_year(storm, "grdp.growth", 2024),
         0.5, 0.01);
    for (int year = 2025; year <= 2028; year++)
        NEAR(grdp_outlook_year(storm, "grdp.level", year),
             grdp_outlook_year(calm, "grdp.level", year), 1e-9);
    grdp_outlook_free(calm);
    grdp_outlook_free(storm);
}

/* Quarters of 2024 (doanhnhanvn.vn, January 2025): growth of 10.19 9.66 9.07 11.66 contributed 2.34
 * 2.39 2.21 3.26 points of the year's 10.2. */
Test(reference, quarters_of_2024_contribute_to_the_year_as_published)
{
    cr_assert_eq(system("cp -r '" GRDP_SOURCE_DIR "/scenarios/hai_duong' province"), 0);
    put("province/q.cfg",
        "kind = \"scenario\"; version = 1; id = \"q\"; region = \"region.cfg\"; account = "
        "\"constant_2023\"; as_of = \"2023-12-31\"; first = 2024; last = 2024; periods_per_year = "
        "4;\n"
        "sectors = { agriculture = { model = \"constant\"; growth = ( 10.19, 9.66, 9.07, 11.66 ); "
        "};\n"
        "industry = { model = \"constant\"; growth = ( 10.19, 9.66, 9.07, 11.66 ); };\n"
        "construction = { model = \"constant\"; growth = ( 10.19, 9.66, 9.07, 11.66 ); };\n"
        "services = { model = \"constant\"; growth = ( 10.19, 9.66, 9.07, 11.66 ); };\n"
        "product_taxes = { model = \"constant\"; growth = ( 10.19, 9.66, 9.07, 11.66 ); }; };\n");
    grdp_block *const block = project(open_file("province/q.cfg", NULL));
    static const double points[] = {2.34, 2.39, 2.21, 3.26};
    const double base =
        value(block, "grdp.level", "2024") / (1.0 + 0.01 * value(block, "grdp.growth", "2024"));
    for (int q = 1; q <= 4; q++) {
        const double level = value(block, "grdp.level", text_of("2024-Q%d", q));
        const double growth = 0.01 * value(block, "grdp.growth", text_of("2024-Q%d", q));
        NEAR(100.0 * level * growth / (1.0 + growth) / base, points[q - 1], 0.01);
    }
    NEAR(value(block, "grdp.growth", "2024"), 10.2, 0.02);
    close_world(block);
}

/* A second province in four parts. 2023: 3.38 54.87 35.69 6.06 times 1.11 11.54 10.02 5.83; 2024:
 * 3.10 55.49 35.60 5.81 times the same rates. Published for 2023: 10.34. */
Test(reference, a_second_province_by_hand)
{
    NEAR(year_of("hai_phong/check_2023", "grdp.growth", 2023),
         0.0338 * 1.11 + 0.5487 * 11.54 + 0.3569 * 10.02 + 0.0606 * 5.83, 1e-10);
    NEAR(year_of("hai_phong/baseline_2024", "grdp.growth", 2024),
         0.0310 * 1.11 + 0.5549 * 11.54 + 0.3560 * 10.02 + 0.0581 * 5.83, 1e-10);
    NEAR(year_of("hai_phong/check_2023", "grdp.growth", 2023), 10.34, 0.05);
    cr_assert(isnan(year_of("hai_phong/check_2023", "grdp.level", 2023)));
}

/* Resolution 01/NQ-CP, January 2024: 6.5 % and 6.0 % for the year. */
Test(reference, national_cases_of_2024)
{
    NEAR(year_of("viet_nam/nq01_2024_high", "grdp.growth", 2024), 6.5, 0.01);
    NEAR(year_of("viet_nam/nq01_2024_low", "grdp.growth", 2024), 6.0, 0.01);
}
