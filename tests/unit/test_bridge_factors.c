/* Bridge, factors: gaps in what is no sum of sectors, by the logarithmic mean or the Shapley value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/bridge.h"

#include "bridge_case.h"
#include "core/text.h"

TestSuite(bridge_factors, .init = enter_world, .fini = leave_folder);

#define MONEY                                                                                      \
    "investment = { closure = \"given\"; ratio = 30; }; prices = { deflator_growth = 2; };\n"      \
    "population = { growth = 1; };\n"

/* I = ratio x deflator x level: with a and b for the sides, each part is L(I_b, I_a) ln(x_b / x_a).
 */
Test(bridge_factors, an_identity_is_divided_by_the_logarithmic_mean)
{
    grdp_outlook *const a = put_scenario("a.cfg", HEAD("levels", 2024, 1) SECTORS MONEY);
    grdp_outlook *const b =
        put_scenario("b.cfg", "kind = \"scenario\"; version = 1; base = \"a.cfg\"; id = \"b\";\n"
                              "changes = { investment = { ratio = 36; };\n"
                              "  sectors = { ind = { growth = 12; }; }; };\n");
    grdp_gap_question q = ask(a->scenario->region, "investment.amount", 2024);
    q.from = scenario_side(a);
    q.to = scenario_side(b);
    divide(&q);
    const double mean = (bridge.to - bridge.from) / log(bridge.to / bridge.from);
    cr_assert_str_eq(bridge.method->name, "identity");
    NEAR(part(GRDP_GAP_TERM, "investment.ratio"), mean * log(36.0 / 30.0), 1e-9);
    NEAR(part(GRDP_GAP_TERM, "grdp.level"),
         mean * log(grdp_outlook_year(b, "grdp.level", 2024) /
                    grdp_outlook_year(a, "grdp.level", 2024)),
         1e-9);
    q.series = "grdp.nominal"; /* by sector, each with its own deflator */
    divide(&q);
    cr_assert_eq(count(GRDP_GAP_TERM), 10);
    const double from = grdp_outlook_year(a, "sectors.ind.nominal", 2024);
    const double to = grdp_outlook_year(b, "sectors.ind.nominal", 2024);
    NEAR(part(GRDP_GAP_TERM, "sectors.ind.level"), to - from, 1e-9);
    NEAR(part(GRDP_GAP_TERM, "sectors.agri.level"), 0.0, 0);
    q.series = "icor.ratio"; /* no identity by default, but one on request */
    q.method = grdp_gap_method_find("identity");
    divide(&q);
    cr_assert(part(GRDP_GAP_TERM, "investment.ratio") > 0.0);
    cr_assert(part(GRDP_GAP_TERM, "grdp.growth") < 0.0);
    grdp_outlook_free(a);
    grdp_outlook_free(b);
}

/* Growth goes from above to below 0, so ICOR changes sign and has no logarithm. Two factors share
 * the change: part of r is (r2 - r1) (1/g1 + 1/g2) / 2. */
Test(bridge_factors, a_change_of_sign_is_divided_by_shapley)
{
    grdp_outlook *const a = put_scenario("a.cfg", HEAD("levels", 2023, 1) SECTORS MONEY);
    grdp_outlook *const b =
        put_scenario("b.cfg", "kind = \"scenario\"; version = 1; base = \"a.cfg\"; id = \"b\";\n"
                              "changes = { investment = { ratio = 36; };\n"
                              "  sectors = { ind = { growth = -20; }; }; };\n");
    grdp_gap_question q = ask(a->scenario->region, "icor.ratio", 2023);
    q.from = scenario_side(a);
    q.to = scenario_side(b);
    q.method = grdp_gap_method_find("identity");
    divide(&q);
    cr_assert(bridge.by_shapley);
    const double g1 = grdp_outlook_year(a, "grdp.growth", 2023);
    const double g2 = grdp_outlook_year(b, "grdp.growth", 2023);
    cr_assert(g1 > 0.0 && g2 < 0.0);
    NEAR(part(GRDP_GAP_TERM, "investment.ratio"), 6.0 * (1.0 / g1 + 1.0 / g2) / 2.0, 1e-9);
    NEAR(part(GRDP_GAP_TERM, "grdp.growth"), 33.0 * (1.0 / g2 - 1.0 / g1), 1e-9);
    grdp_outlook_free(a);
    grdp_outlook_free(b);
}

/* (I / GRDP) / g with the ratio from 30 to 36 and growth of the industry from 9 to 12, so g
 * from 7.75 to 8.95 %: as above. One at a time, 6 / 7.75 and 30 (1 / 8.95 - 1 / 7.75) leave a rest.
 */
Test(bridge_factors, factors_of_two_scenarios_add_up_where_one_at_a_time_does_not)
{
    grdp_outlook *const a = put_scenario("a.cfg", HEAD("levels", 2024, 1) SECTORS MONEY);
    grdp_outlook *const b =
        put_scenario("b.cfg", "kind = \"scenario\"; version = 1; base = \"a.cfg\"; id = \"b\";\n"
                              "changes = { investment = { ratio = 36; };\n"
                              "  sectors = { ind = { growth = 12; }; }; };\n");
    grdp_gap_question q = ask(a->scenario->region, "icor.ratio", 2023);
    q.from = scenario_side(a);
    q.to = scenario_side(b);
    divide(&q);
    const double ratio = part(GRDP_GAP_FACTOR, "investment.ratio");
    const double growth = part(GRDP_GAP_FACTOR, "sectors.ind.growth");
    NEAR(ratio, 6.0 * (1.0 / 7.75 + 1.0 / 8.95) / 2.0, 1e-10);
    NEAR(growth, 33.0 * (1.0 / 8.95 - 1.0 / 7.75), 1e-10);
    const double alone = 6.0 / 7.75 + 30.0 * (1.0 / 8.95 - 1.0 / 7.75);
    cr_assert(fabs(alone - (bridge.to - bridge.from)) > 0.05);
    cr_assert_eq(bridge.n_players, 2);
    NEAR(grdp_gap_roll(&bridge, a->scenario->region, 0).net, growth, 1e-12);
    grdp_outlook_free(a);
    grdp_outlook_free(b);
}

/* Another model, a typhoon, a path in place of a number, a total on top: what is no single number
 * changes hands whole, in either direction. */
Test(bridge_factors, settings_of_another_shape_change_hands_whole)
{
    grdp_outlook *const a = put_scenario("a.cfg", HEAD("levels", 2025, 1) SECTORS MONEY);
    grdp_outlook *const b = put_scenario(
        "b.cfg", "kind = \"scenario\"; version = 1; base = \"a.cfg\"; id = \"b\";\n"
                 "changes = { sectors = { serv = { model = \"constant\"; growth = 9; };\n"
                 "    agri = { growth = ( 4, 5 ); }; con = { growth = 6; }; };\n"
                 "  events = ( { id = \"t\"; sector = \"ind\"; period = 2024; level = -2; } );\n"
                 "  add = ( { id = \"u\"; sector = \"tax\"; period = 2024; growth = 1; } );\n"
                 "  total = { model = \"icor\"; icor = 4; use = \"scale\"; };\n"
                 "  investment = { ratio = 36; }; };\n");
    grdp_gap_question q = ask(a->scenario->region, "grdp.level", 2025);
    double sums[2];
    for (size_t turn = 0; turn < 2; turn++) {
        q.from = scenario_side(turn == 0 ? a : b);
        q.to = scenario_side(turn == 0 ? b : a);
        divide(&q);
        cr_assert_eq(bridge.n_players, 7);
        cr_assert_eq(bridge.n_orders, 0);
        cr_assert_not(isnan(part(GRDP_GAP_FACTOR, "sectors.serv")));
        cr_assert_not(isnan(part(GRDP_GAP_FACTOR, "sectors.agri.growth")));
        cr_assert_not(isnan(part(GRDP_GAP_FACTOR, "events.t.level")));
        sums[turn] = part(GRDP_GAP_FACTOR, "total");
    }
    NEAR(sums[0], -sums[1], 1e-9); /* the way back is the way there with the other sign */
    grdp_outlook_free(a);
    grdp_outlook_free(b);
}

/* Fourteen factors: 4 and 9 adds, and one rate. A sample of orders states its error; growth of a
 * year is linear in the points that are added to it, so there is none to speak of. */
Test(bridge_factors, more_than_twelve_factors_are_sampled)
{
    grdp_buffer text = {0};
    grdp_buffer_add(&text, "kind = \"scenario\"; version = 1; base = \"a.cfg\"; id = \"b\";\n"
                           "changes = { sectors = { con = { growth = 6; }; }; add = (");
    for (unsigned i = 0; i < 13; i++)
        grdp_buffer_printf(&text,
                           "%s { id = \"u%u\"; sector = \"ind\"; period = %u; growth = %u; }",
                           i > 0 ? "," : "", i, 2023 + i % 3, 1 + i % 4);
    grdp_buffer_add(&text, " ); };\n");
    grdp_outlook *const a = put_scenario("a.cfg", HEAD("levels", 2025, 1) SECTORS);
    grdp_outlook *const b = put_scenario("b.cfg", text.data);
    grdp_gap_question q = ask(a->scenario->region, "grdp.level", 2025);
    q.from = scenario_side(a);
    q.to = scenario_side(b);
    divide(&q);
    cr_assert_eq(bridge.n_players, 14);
    cr_assert_eq(bridge.n_orders, 2 * (size_t)GRDP_GAP_PAIRS);
    for (size_t i = 0; i + 1 < bridge.n; i++)
        cr_assert(bridge.parts[i].error >= 0.0 &&
                  bridge.parts[i].error < 0.02 * fabs(bridge.parts[i].value) + 1e-9);
    grdp_buffer_free(&text);
    grdp_outlook_free(a);
    grdp_outlook_free(b);
}
