/* Bridge: a gap in growth in parts that add up to it, between scenarios, plans and figures of any
 * vintage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/bridge.h"

#include "bridge_case.h"

TestSuite(bridge, .init = enter_world, .fini = leave_folder);

/* 10.20 less 8.28; by hand, contributions as published less 9.55 % x 4.08 and so on; they add up to
 * 10.19, so 0.01 is rounding. The year was first given as 10.6, when nothing was known by sector.
 */
Test(bridge, baseline_to_the_outcome_of_2024_has_no_gap)
{
    grdp_outlook *const o = look(PROVINCE "baseline.cfg", NULL);
    grdp_plan *plan = NULL;
    cr_assert_eq(grdp_plan_read(PROVINCE "plan_2024.cfg", diag, &plan), GRDP_OK);
    grdp_gap_question q = ask(o->scenario->region, "grdp.growth", 2024);
    q.plan = plan;
    q.from = scenario_side(o);
    q.to = actual_side(o->scenario->region, 0);
    divide(&q);
    NEAR(bridge.to, 10.2, 0);
    NEAR(part(GRDP_GAP_RATE, "agriculture"), 0.20 - 4.08 * 10259.0 / 107443.0, 1e-9);
    NEAR(part(GRDP_GAP_RATE, "services"), 1.98 - 7.39 * 28306.0 / 107443.0, 1e-9);
    NEAR(part(GRDP_GAP_ROUNDING, "rounding"), 10.20 - 10.19, 1e-9);
    cr_assert_eq(count(GRDP_GAP_WEIGHT) + count(GRDP_GAP_REVISION), 0);
    NEAR(bridge.first, 10.6, 0);
    cr_assert_eq(bridge.direction, 1);
    cr_assert_eq(grdp_gap_polarity(&bridge, part(GRDP_GAP_RATE, "industry")), 1);
    cr_assert_eq(grdp_gap_polarity(&bridge, part(GRDP_GAP_RATE, "agriculture")), -1);
    grdp_plan_free(plan);
    grdp_outlook_free(o);
}

/* Quarters of 2024 as published: 9.80 in March, 10.11 in June and 10.19 in January 2025 for the
 * first; 10.6 in December and 10.2 in January for the year. In December the half year was 9.81,
 * newer than the second quarter, and the fourth was what 10.6 left: 13.93. */
Test(bridge, first_to_last_vintage_of_2024_goes_by_quarter)
{
    static const double weight[] = {0.2295, 0.2473, 0.2436, 0.2796};
    grdp_region *const region = open_region(PROVINCE "region.cfg");
    grdp_gap_question q = ask(region, "grdp.growth", 2024);
    q.from = actual_side(region, 20241231);
    q.to = actual_side(region, 0);
    divide(&q);
    expect(GRDP_NOTE, 0, NULL, "divided by quarter");
    NEAR(bridge.to - bridge.from, -0.4, 1e-12);
    NEAR(part(GRDP_GAP_REVISION, "2024-Q1"), weight[0] * (10.19 - 10.11), 1e-4);
    NEAR(part(GRDP_GAP_REVISION, "2024-Q3"), weight[2] * (9.07 - 8.32), 1e-4);
    const double second = (9.81 * (weight[0] + weight[1]) - weight[0] * 10.11) / weight[1];
    const double known = weight[0] * 10.11 + weight[1] * second + weight[2] * 8.32;
    NEAR(part(GRDP_GAP_REVISION, "2024-Q4"), weight[3] * 11.66 - (10.6 - known), 1e-4);
    cr_assert_eq(count(GRDP_GAP_REVISION), 4);

    q.period = (grdp_period){2024, 1, 3};
    static const int dates[] = {20240331, 20240630, 20250131};
    static const double steps[] = {10.11 - 9.80, 10.19 - 10.11};
    for (size_t i = 0; i < 2; i++) {
        q.from = actual_side(region, dates[i]);
        q.to = actual_side(region, dates[i + 1]);
        divide(&q);
        NEAR(part(GRDP_GAP_REVISION, "grdp"), steps[i], 1e-12);
    }
    grdp_region_free(region);
}

/* Hải Phòng in 2023, weights 3.38, 54.87, 35.69, 6.06 and rates as published: the scenario has
 * industry at 10 %, so 0.5487 x 1.54 is missing and the rest of the gap is rounding, since the
 * weights are of nine months: 10.34 less 10.29895. */
Test(bridge, second_region_as_by_hand)
{
    grdp_outlook *const o = look(CITY "check_2023.cfg", "sectors.industry_construction.growth=10");
    grdp_gap_question q = ask(o->scenario->region, "grdp.growth", 2023);
    q.from = scenario_side(o);
    q.to = actual_side(o->scenario->region, 0);
    divide(&q);
    const double made = 0.0338 * 1.11 + 0.5487 * 11.54 + 0.3569 * 10.02 + 0.0606 * 5.83;
    NEAR(part(GRDP_GAP_RATE, "industry_construction"), 0.5487 * 1.54, 1e-10);
    NEAR(part(GRDP_GAP_RATE, "agriculture"), 0.0, 1e-10);
    NEAR(part(GRDP_GAP_RATE, "services"), 0.0, 1e-10);
    NEAR(part(GRDP_GAP_RATE, "product_taxes"), 0.0, 1e-10);
    NEAR(part(GRDP_GAP_ROUNDING, "rounding"), 10.34 - made, 1e-10);
    grdp_outlook_free(o);
}

Test(bridge, a_plan_without_sector_rates_is_refused_with_the_way_out)
{
    grdp_region *const region = open_region(PROVINCE "region.cfg");
    grdp_plan *plan = NULL;
    cr_assert_eq(grdp_plan_read(PROVINCE "plan_2023.cfg", diag, &plan), GRDP_OK);
    grdp_gap_question q = ask(region, "grdp.growth", 2023);
    q.from =
        (grdp_gap_side){.source = &grdp_gap_plan, .name = "plan", .region = region, .plan = plan};
    q.to = actual_side(region, 0);
    cr_assert_eq(grdp_gap_divide(&q, diag, &bridge), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, "targets", "gives no growth by sector for 2023");
    expect(GRDP_ERROR, 0, "targets", "--from FILE");
    grdp_plan_free(plan);
    grdp_region_free(region);
}

/* Figures of 2023 for the world of world.h: weights 10, 40, 5, 35, 10 %. */
#define FIGURES                                                                                    \
    ROWS "2023,grdp.growth,8.10,%,constant,2023-12,estimate,s\n"                                   \
         "2023,sectors.agri.growth,3,%,constant,2023-12,estimate,s\n"                              \
         "2023,sectors.ind.growth,10,%,constant,2023-12,estimate,s\n"                              \
         "2023,sectors.ind.growth,11,%,constant,2024-06,preliminary,s\n"                           \
         "2023,sectors.con.contribution,0.2,pp,constant,2023-12,estimate,s\n"                      \
         "2023,sectors.serv.growth,8,%,constant,2023-12,estimate,s\n"

/* The plan asks 9 % with 5, 10, 6 and 9 for all but product taxes, whose rate is what 9 % leaves:
 * 0.5 + 4 + 0.3 + 3.15 = 7.95, 1.05 of 10 % is 10.5. The figures leave them 8.10 - 0.3 - 4.4 - 0.2
 * - 2.8 = 0.4. Industry was first published as 10, so its point more is a revision. */
Test(bridge, plan_to_actual_with_a_revision_and_an_unknown_rest)
{
    put("actuals.csv", FIGURES);
    put("p.cfg",
        "kind = \"plan\"; version = 1; region = \"region.cfg\"; year = 2023;\n"
        "targets = ( { id = \"g\"; series = \"grdp.growth\"; op = \">=\"; value = 9; },\n"
        "  { id = \"a\"; series = \"sectors.agri.growth\"; op = \">=\"; value = 5; },\n"
        "  { id = \"i\"; series = \"sectors.ind.growth\"; op = \">=\"; value = 10; },\n"
        "  { id = \"c\"; series = \"sectors.con.growth\"; op = \">=\"; value = 6; },\n"
        "  { id = \"s\"; series = \"sectors.serv.growth\"; op = \">=\"; value = 9; } );\n");
    grdp_region *const region = open_region("region.cfg");
    grdp_plan *plan = NULL;
    cr_assert_eq(grdp_plan_read("p.cfg", diag, &plan), GRDP_OK);
    grdp_gap_question q = ask(region, "grdp.growth", 2023);
    q.plan = plan;
    q.from =
        (grdp_gap_side){.source = &grdp_gap_plan, .name = "plan", .region = region, .plan = plan};
    q.to = actual_side(region, 0);
    divide(&q);
    NEAR(part(GRDP_GAP_RATE, "agri"), 0.3 - 0.5, 1e-12);
    NEAR(part(GRDP_GAP_RATE, "ind"), 0.0, 1e-12);
    NEAR(part(GRDP_GAP_REVISION, "ind"), 0.4, 1e-12);
    NEAR(part(GRDP_GAP_RATE, "con"), 0.2 - 0.3, 1e-12);
    NEAR(part(GRDP_GAP_RATE, "serv"), 2.8 - 3.15, 1e-12);
    NEAR(part(GRDP_GAP_RATE, "tax"), 0.4 - 1.05, 1e-12);
    NEAR(part(GRDP_GAP_ROUNDING, "rounding"), 0.0, 1e-12);

    /* Industry and construction: 0.4 better and 0.1 worse, which the net of 0.3 would hide. */
    const grdp_gap_sums sums = grdp_gap_roll(&bridge, region, 0);
    NEAR(sums.net, 0.3, 1e-12);
    NEAR(sums.favourable, 0.4, 1e-12);
    NEAR(sums.adverse, -0.1, 1e-12);
    const grdp_gap_sums all = grdp_gap_roll(&bridge, region, GRDP_NONE);
    NEAR(all.net, -0.9, 1e-12);
    NEAR(all.favourable + all.adverse, all.net, 1e-12);

    /* Where lower is better, the same parts change sides; sums keep the signs of the parts. */
    bridge.direction = -1;
    const grdp_gap_sums turned = grdp_gap_roll(&bridge, region, 0);
    NEAR(turned.favourable, -0.1, 1e-12);
    NEAR(turned.adverse, 0.4, 1e-12);
    cr_assert_eq(grdp_gap_polarity(&bridge, 0.4), -1);
    grdp_plan_free(plan);
    grdp_region_free(region);
}

/* In June 10.00 and three sectors; in September 9.81 and no sector. The fourth sector cannot be
 * blamed for what the total lost. */
Test(bridge, a_total_newer_than_its_parts_blames_no_part)
{
    grdp_region *const region = open_region(PROVINCE "region.cfg");
    grdp_gap_question q = ask(region, "grdp.growth", 2024);
    q.period = (grdp_period){2024, 1, 6};
    q.from = actual_side(region, 20240630);
    q.to = actual_side(region, 0);
    divide(&q);
    expect(GRDP_NOTE, 0, NULL, "was published after its parts");
    NEAR(part(GRDP_GAP_REVISION, "services"), 28306.0 / 107443.0 * 0.03, 1e-10);
    NEAR(part(GRDP_GAP_REVISION, "rest"), -0.19 - 28306.0 / 107443.0 * 0.03, 1e-10);
    cr_assert(isnan(part(GRDP_GAP_REVISION, "product_taxes")));
    grdp_region_free(region);
}

/* Weights without product taxes against weights with them: all of the taxes is a matter of weights,
 * and what the others lose by it too. */
Test(bridge, other_base_weights_have_their_own_parts)
{
    put("actuals.csv", FIGURES "2023,sectors.tax.growth,4,%,constant,2023-12,estimate,s\n");
    put("s.cfg", HEAD("no_taxes", 2023, 1) SECTORS "as_of = \"2022-12-31\";\n");
    grdp_outlook *const o = look("s.cfg", NULL);
    grdp_gap_question q = ask(o->scenario->region, "grdp.growth", 2023);
    q.from = scenario_side(o);
    q.to = actual_side(o->scenario->region, 0);
    q.to.account = o->scenario->account; /* leaves taxes out, so figures of GRDP cannot use it */
    divide(&q);
    NEAR(part(GRDP_GAP_RATE, "agri"), 10.0 / 90.0 * (3.0 - 4.0), 1e-10);
    NEAR(part(GRDP_GAP_WEIGHT, "agri"), (0.1 - 10.0 / 90.0) * 3.0, 1e-10);
    NEAR(part(GRDP_GAP_RATE, "tax"), 0.0, 0);
    NEAR(part(GRDP_GAP_WEIGHT, "tax"), 0.1 * 4.0, 1e-10);
    grdp_outlook_free(o);
}

/* What cannot be divided says why, and what to write. */
Test(bridge, says_what_it_cannot_divide)
{
    grdp_outlook *const a = put_scenario("a.cfg", HEAD("levels", 2024, 1) SECTORS);
    grdp_gap_question q = ask(a->scenario->region, "grdp.growth", 2023);
    q.from = scenario_side(a);
    q.to = actual_side(a->scenario->region, 0);
    static const struct {
        const char *series, *method, *finding;
    } cases[] = {
        {"grdp.growth", NULL, "growth of 2023 is not among the figures"},
        {"no.series", NULL, "there is no series \"no.series\""},
        {"grdp.level", "sectors", "only grdp.growth falls into sectors"},
        {"grdp.level", "identity", "is no product of other series"},
        {"grdp.growth", "factors", "\"actual\" is no scenario"},
        {"icor.ratio", NULL, "has no investment.ratio for 2023"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fresh_diag();
        q.series = cases[i].series;
        q.method = cases[i].method != NULL ? grdp_gap_method_find(cases[i].method) : NULL;
        cr_assert_eq(grdp_gap_divide(&q, diag, &bridge), GRDP_ERR_INPUT, "%s", cases[i].finding);
        expect(GRDP_ERROR, 0, NULL, cases[i].finding);
    }
    grdp_outlook_free(a);
}

/* Contributions at prices of 1994 and of 2010 are of two kinds. */
Test(bridge, refuses_two_price_bases)
{
    grdp_outlook *const a = put_scenario("a.cfg", HEAD("levels", 2024, 1) SECTORS);
    cr_assert_eq(system("sed 's/price_base = 2010/price_base = 1994/' region.cfg > old.cfg"), 0);
    grdp_region *const old = open_region("old.cfg");
    grdp_gap_question q = ask(old, "grdp.growth", 2023);
    q.from = scenario_side(a);
    q.to = scenario_side(a);
    cr_assert_eq(grdp_gap_divide(&q, diag, &bridge), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, NULL, "contributions across price bases do not add up");
    grdp_region_free(old);
    grdp_outlook_free(a);
}
