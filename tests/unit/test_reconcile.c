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

static grdp_bridge bridge_of(const grdp_region *region, const char *from, const char *to)
{
    grdp_bridge bridge;
    cr_assert_eq(grdp_reconcile(region, grdp_region_account(region, from),
                                grdp_region_account(region, to), 0, diag, &bridge),
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

/* Steps add up to each subtotal and to the end. */
static void expect_whole(const grdp_bridge *bridge)
{
    double sum = 0.0;
    for (size_t i = 0; i < bridge->n; i++) {
        const grdp_bridge_line *const line = &bridge->line[i];
        const bool subtotal = line->kind == GRDP_BRIDGE_COMPUTED || line->kind == GRDP_BRIDGE_SUM ||
                              line->kind == GRDP_BRIDGE_END;
        if (subtotal)
            NEAR(line->value, sum, 1e-12);
        sum += subtotal ? 0.0 : line->value;
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

Test(reconcile, accounts_that_go_with_growth_of_different_years_get_a_warning)
{
    grdp_region *const region = open_region(PROVINCE);
    grdp_bridge bridge;
    cr_assert_eq(grdp_reconcile(region, grdp_region_account(region, "constant_2022"),
                                grdp_region_account(region, "constant_2023"), 0, diag, &bridge),
                 GRDP_ERR_INPUT);
    expect(GRDP_WARNING, 0, "constant_2023",
           "growth of 2024 and \"constant_2022\" with that of 2023");
    expect(GRDP_ERROR, 0, "constant_2023",
           "not known for agriculture, industry, construction, services, product_taxes");
    cr_expect_eq(grdp_diag_count(diag, GRDP_ERROR), 1);
    grdp_region_free(region);
}

Test(reconcile, every_pair_of_accounts_adds_up_or_says_what_is_missing)
{
    static const char *const files[] = {PROVINCE,
                                        GRDP_SOURCE_DIR "/scenarios/hai_phong/region.cfg"};
    size_t n_whole = 0;
    for (size_t f = 0; f < 2; f++) {
        grdp_region *const region = open_region(files[f]);
        for (size_t a = 0; a < region->n_accounts; a++)
            for (size_t b = 0; b < region->n_accounts; b++) {
                grdp_bridge bridge;
                fresh_diag();
                const grdp_status status = grdp_reconcile(region, &region->accounts[a],
                                                          &region->accounts[b], 0, diag, &bridge);
                if (status == GRDP_OK)
                    expect_whole(&bridge);
                else
                    expect(GRDP_ERROR, 0, NULL, "which is not known for");
                n_whole += status == GRDP_OK;
            }
        grdp_region_free(region);
    }
    cr_assert(n_whole >= 8, "%zu", n_whole);
}

Test(reconcile, uses_only_what_was_published_by_then)
{
    grdp_region *const region = open_region(PROVINCE);
    grdp_bridge bridge;
    const grdp_account *const report = grdp_region_account(region, "report_2023");
    const grdp_account *const weights = grdp_region_account(region, "constant_2022");
    fresh_diag();
    cr_assert_eq(grdp_reconcile(region, report, weights, 20231130, diag, &bridge), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, NULL, "growth of 2023, which is not known for agriculture");
    grdp_region_free(region);
}
