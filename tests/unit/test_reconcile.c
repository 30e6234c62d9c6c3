/* Reconcile: the lines from one account to another add up, and end at the published figure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/reconcile.h"

#include "scratch.h"

#include <math.h>

TestSuite(reconcile, .init = enter_folder, .fini = leave_folder);

#define NEAR(actual, wanted, tolerance) cr_assert_float_eq((actual), (wanted), (tolerance))

static grdp_region *open_region(const char *file)
{
    grdp_region *region = NULL;
    fresh_diag();
    cr_assert_eq(grdp_region_read(file, diag, &region), GRDP_OK);
    return region;
}

static const grdp_reconcile_options everything;

static grdp_bridge bridge_of(const grdp_region *region, const char *from, const char *to)
{
    grdp_bridge bridge;
    cr_assert_eq(grdp_reconcile(region, grdp_region_account(region, from),
                                grdp_region_account(region, to), &everything, diag, &bridge),
                 GRDP_OK);
    return bridge;
}

/* The value of a line, or the sum of the lines of a kind. */
static double sum_of(const grdp_bridge *bridge, grdp_bridge_kind kind)
{
    double sum = 0.0;
    for (size_t i = 0; i < bridge->n; i++)
        sum += bridge->line[i].kind == kind ? bridge->line[i].value : 0.0;
    return sum;
}

/* Steps add up to each subtotal and to the end, as far as they are known. */
static void expect_whole(const grdp_bridge *bridge)
{
    double sum = 0.0;
    bool whole = true;
    for (size_t i = 0; i < bridge->n; i++) {
        const grdp_bridge_line *const line = &bridge->line[i];
        const bool subtotal = line->kind == GRDP_BRIDGE_COMPUTED || line->kind == GRDP_BRIDGE_SUM ||
                              line->kind == GRDP_BRIDGE_END;
        const bool open = isnan(line->value);
        whole = (whole && !open) || line->kind == GRDP_BRIDGE_OPEN;
        if (subtotal && whole)
            NEAR(line->value, sum, 1e-12);
        sum += subtotal || open ? 0.0 : line->value;
    }
}

#define PROVINCE GRDP_SOURCE_DIR "/scenarios/hai_duong/region.cfg"

/* 7.87 by the council's report of December 2023 (shares at current prices without product taxes,
 * growth of gross output), 8.16 as published (value added at constant prices, with product taxes).
 */
Test(reconcile, the_way_from_7_87_to_8_16_has_no_gap)
{
    grdp_region *const region = open_region(PROVINCE);
    const grdp_bridge bridge = bridge_of(region, "report_2023", "constant_2022");
    expect_whole(&bridge);
    cr_assert_eq(bridge.line[0].kind, GRDP_BRIDGE_START);
    NEAR(bridge.line[0].value, 7.867, 0.005);
    cr_assert_eq(bridge.line[bridge.n - 1].kind, GRDP_BRIDGE_END);
    NEAR(bridge.line[bridge.n - 1].value, 8.16, 0);
    NEAR(sum_of(&bridge, GRDP_BRIDGE_SUM), 0.41 + 4.55 + 0.39 + 1.97 + 0.83, 1e-12);
    NEAR(sum_of(&bridge, GRDP_BRIDGE_TOTAL_ROUNDING), 0.01, 1e-12);
    cr_assert(fabs(sum_of(&bridge, GRDP_BRIDGE_ROUNDING)) < 0.02);
    NEAR(sum_of(&bridge, GRDP_BRIDGE_DROPPED), 0.0, 0);
    /* Industry: 57.975 % of 61.8 split by 309,430 and 20,414, times 9.21 - 8.7. */
    for (size_t i = 0; i < bridge.n; i++)
        if (bridge.line[i].kind == GRDP_BRIDGE_CONCEPT && bridge.line[i].sector == 1)
            NEAR(bridge.line[i].value, 0.618 * 309430.0 / 329844.0 * (9.21 - 8.7), 1e-12);
    /* Product taxes: 8.717 % grew by 9.53 where the rest grew by G'. */
    const double rest = (10.058 * 4.08 + 49.447 * 9.21 + 5.096 * 7.66 + 26.682 * 7.39) / 91.283;
    NEAR(sum_of(&bridge, GRDP_BRIDGE_ADDED), 0.08717 * (9.53 - rest), 1e-12);
    grdp_region_free(region);
}

Test(reconcile, the_way_back_drops_what_the_other_lacks)
{
    grdp_region *const region = open_region(PROVINCE);
    const grdp_bridge there = bridge_of(region, "report_2023", "constant_2022");
    const grdp_bridge back = bridge_of(region, "constant_2022", "report_2023");
    expect_whole(&back);
    NEAR(sum_of(&back, GRDP_BRIDGE_DROPPED), -sum_of(&there, GRDP_BRIDGE_ADDED), 1e-12);
    NEAR(sum_of(&back, GRDP_BRIDGE_COMPUTED), sum_of(&there, GRDP_BRIDGE_START), 1e-12);
    /* No contributions are published of gross output, so it ends with what was computed. */
    cr_assert_eq(back.line[back.n - 1].kind, GRDP_BRIDGE_COMPUTED);
    grdp_region_free(region);
}

/* One point of share from services (7.4) to agriculture (4.1) costs 0.033. */
Test(reconcile, follows_another_share_as_by_hand)
{
    cr_assert_eq(system("cp -r '" GRDP_SOURCE_DIR "/scenarios/hai_duong' province && sed -i "
                        "'s/agriculture = 8.8; \\(.*\\) services = 29.4/agriculture = 9.8; \\1 "
                        "services = 28.4/' province/region.cfg"),
                 0);
    grdp_region *const region = open_region("province/region.cfg");
    const grdp_bridge bridge = bridge_of(region, "report_2023", "constant_2022");
    const double industry = 61.8 * 309430.0 / 329844.0;
    NEAR(bridge.line[0].value,
         0.01 * (9.8 * 4.1 + industry * 8.7 + (61.8 - industry) * 7.5 + 28.4 * 7.4), 1e-12);
    NEAR(bridge.line[0].value, 7.8671 - 0.033, 1e-4);
    expect_whole(&bridge);
    grdp_region_free(region);
}

/* Hải Phòng: growth of 2023 is published as 10.34, the contributions of its sectors are not. */
Test(reconcile, without_contributions_one_line_leads_to_the_published_growth)
{
    grdp_region *const region = open_region(GRDP_SOURCE_DIR "/scenarios/hai_phong/region.cfg");
    const grdp_bridge bridge = bridge_of(region, "current_2023", "constant_2022");
    expect_whole(&bridge);
    cr_assert_eq(bridge.line[bridge.n - 1].kind, GRDP_BRIDGE_END);
    NEAR(bridge.line[bridge.n - 1].value, 10.34, 0);
    NEAR(sum_of(&bridge, GRDP_BRIDGE_REST), 10.34 - sum_of(&bridge, GRDP_BRIDGE_COMPUTED), 1e-12);
    NEAR(sum_of(&bridge, GRDP_BRIDGE_SUM), 0.0, 0);
    grdp_region_free(region);
}

static size_t n_open(const grdp_bridge *bridge, grdp_bridge_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < bridge->n; i++)
        n += bridge->line[i].kind == kind && isnan(bridge->line[i].value);
    return n;
}

/* No growth of a sector of 2024 is published, but accounts of 2023 and 2024 have levels: that of
 * industry is 60,666 / (58,934 x 53.9497 / 59.4296). */
Test(reconcile, growth_that_nobody_published_is_that_of_levels)
{
    grdp_region *const region = open_region(PROVINCE);
    const grdp_bridge bridge = bridge_of(region, "constant_2022", "constant_2023");
    expect(GRDP_WARNING, 0, "constant_2023",
           "growth of 2024 and \"constant_2022\" with that of 2023");
    cr_expect_eq(grdp_diag_count(diag, GRDP_WARNING), 1);
    expect_whole(&bridge);
    for (size_t i = 0; i < bridge.n; i++) {
        const grdp_bridge_line *const line = &bridge.line[i];
        if (line->kind != GRDP_BRIDGE_CONCEPT || line->sector != 1)
            continue;
        cr_expect_eq(line->source_a, GRDP_GROWTH_PUBLISHED);
        cr_expect_eq(line->source_b, GRDP_GROWTH_LEVELS);
        /* Scaled to the group, as the account is: 66,680 x 60,666 / 66,670. */
        NEAR(line->growth_b,
             100.0 * (66680.0 * 60666.0 / 66670.0 / (58934.0 * 53.9497 / 59.4296) - 1.0), 1e-9);
    }
    NEAR(bridge.line[bridge.n - 1].value, 10.2, 0);
    grdp_region_free(region);
}

/* Growth of 2025 is known of no sector: the way there is open, and what remains is one line. */
Test(reconcile, lines_without_growth_are_open_and_named)
{
    cr_assert_eq(system("cp -r '" GRDP_SOURCE_DIR "/scenarios/hai_duong' province && echo "
                        "'2025,grdp.growth,10.5,%,constant,2026-01,estimate,x,' "
                        ">>province/data/annual.csv"),
                 0);
    grdp_region *const region = open_region("province/region.cfg");
    const grdp_bridge bridge = bridge_of(region, "constant_2022", "constant_2024");
    expect(GRDP_WARNING, 0, "constant_2024",
           "not known for agriculture, industry, construction, services, product_taxes");
    expect_whole(&bridge);
    cr_expect_eq(n_open(&bridge, GRDP_BRIDGE_START), 0);
    cr_expect_eq(n_open(&bridge, GRDP_BRIDGE_CONCEPT), 5);
    cr_expect_eq(n_open(&bridge, GRDP_BRIDGE_WEIGHTS), 5);
    cr_expect_eq(n_open(&bridge, GRDP_BRIDGE_COMPUTED), 1);
    NEAR(sum_of(&bridge, GRDP_BRIDGE_OPEN), 10.5 - bridge.line[0].value, 1e-12);
    NEAR(bridge.line[bridge.n - 1].value, 10.5, 0);
    grdp_region_free(region);
}

Test(reconcile, growth_that_is_given_goes_before_figures)
{
    grdp_region *const region = open_region(PROVINCE);
    const grdp_account *const a = grdp_region_account(region, "constant_2022");
    const grdp_account *const b = grdp_region_account(region, "constant_2024");
    const grdp_bridge_rate rates[] = {{NULL, 0, 1.0}, {a, 1, 2.0}, {b, 1, 3.0},
                                      {b, 2, 4.0},    {b, 3, 5.0}, {b, 4, 6.0}};
    const grdp_reconcile_options options = {.n_rates = 6, .rates = rates};
    grdp_bridge bridge;
    cr_assert_eq(grdp_reconcile(region, a, b, &options, diag, &bridge), GRDP_OK);
    expect_whole(&bridge);
    /* Shares of 2022 as published; levels of 2024: 10,474, 66,680 split by 60,666 and 6,004, ... */
    NEAR(bridge.line[0].value,
         0.10058 * 1.0 + 0.49447 * 2.0 + 0.05096 * 7.66 + 0.26682 * 7.39 + 0.08717 * 9.53, 1e-12);
    const double total = 10474.0 + 66680.0 + 30434.0 + 10814.0, part = 66680.0 / 66670.0;
    NEAR(sum_of(&bridge, GRDP_BRIDGE_COMPUTED),
         (10474.0 + part * (60666.0 * 3.0 + 6004.0 * 4.0) + 30434.0 * 5.0 + 10814.0 * 6.0) / total,
         1e-9);
    cr_expect_eq(n_open(&bridge, GRDP_BRIDGE_COMPUTED), 0);
    grdp_region_free(region);
}

Test(reconcile, every_pair_of_accounts_adds_up)
{
    static const char *const files[] = {PROVINCE, GRDP_SOURCE_DIR "/scenarios/hai_phong/region.cfg",
                                        GRDP_SOURCE_DIR "/scenarios/viet_nam/region.cfg"};
    for (size_t f = 0; f < 3; f++) {
        grdp_region *const region = open_region(files[f]);
        for (size_t a = 0; a < region->n_accounts; a++)
            for (size_t b = 0; b < region->n_accounts; b++) {
                const grdp_bridge bridge =
                    bridge_of(region, region->accounts[a].id, region->accounts[b].id);
                expect_whole(&bridge);
            }
        grdp_region_free(region);
    }
}

Test(reconcile, accounts_without_a_common_part_are_refused)
{
    put("region.cfg", "kind = \"region\"; version = 1; id = \"r\"; title = { en = \"R\"; };\n"
                      "currency = \"bn_vnd\"; price_base = 2010;\n"
                      "sectors = ( { id = \"a\"; title = { en = \"A\"; }; },\n"
                      "  { id = \"b\"; title = { en = \"B\"; }; } );\n"
                      "accounts = (\n"
                      "  { id = \"x\"; prices = \"constant\"; year = 2023; excludes = ( \"b\" );\n"
                      "    level = { a = 1; }; },\n"
                      "  { id = \"y\"; prices = \"constant\"; year = 2023; excludes = ( \"a\" );\n"
                      "    level = { b = 1; }; } );\n");
    grdp_region *const region = open_region("region.cfg");
    grdp_bridge bridge;
    cr_assert_eq(grdp_reconcile(region, grdp_region_account(region, "x"),
                                grdp_region_account(region, "y"), &everything, diag, &bridge),
                 GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, "y", "no part in common with \"x\"");
    grdp_region_free(region);
}

Test(reconcile, uses_only_what_was_published_by_then)
{
    grdp_region *const region = open_region(PROVINCE);
    const grdp_reconcile_options early = {.as_of = 20231130};
    grdp_bridge bridge;
    const grdp_account *const report = grdp_region_account(region, "report_2023");
    const grdp_account *const weights = grdp_region_account(region, "constant_2022");
    fresh_diag();
    cr_assert_eq(grdp_reconcile(region, report, weights, &early, diag, &bridge), GRDP_OK);
    expect(GRDP_WARNING, 0, NULL, "growth of 2023, which is not known for agriculture");
    cr_expect_eq(n_open(&bridge, GRDP_BRIDGE_COMPUTED), 1);
    /* What was expected on 27 November 2023; 8.16 came at the end of the year. */
    NEAR(bridge.line[bridge.n - 1].value, 8.5, 0);
    grdp_region_free(region);
}
