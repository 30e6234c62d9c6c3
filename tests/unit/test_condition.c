/* Condition: published figures that a run meets, which of them govern, and what goes on from them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

TestSuite(condition, .init = enter_world, .fini = leave_folder);

/* Rows of the actuals: "PERIOD,SERIES,VALUE,UNIT,VINTAGE;" one after another, all estimates. */
static void put_rows(const char *rows)
{
    char csv[4000] = ROWS;
    char row[200], period[20], series[80], figure[20], unit[10], vintage[20];
    for (const char *p = rows; *p != '\0'; p = strchr(p, ';') + 1) {
        while (*p == ' ')
            p++;
        cr_assert_eq(sscanf(p, "%19[^,],%79[^,],%19[^,],%9[^,],%19[^;]", period, series, figure,
                            unit, vintage),
                     5, "%s", p);
        (void)snprintf(row, sizeof row, "%s,%s,%s,%s,constant,%s,estimate,s\n", period, series,
                       figure, unit, strcmp(vintage, "-") == 0 ? "" : vintage);
        strcat(csv, row);
    }
    put("actuals.csv", csv);
}

#define AS_OF(date) "as_of = \"" date "\";\n"

static grdp_block *observe(const char *rows, const char *scenario)
{
    put_rows(rows);
    return project(open_text(scenario));
}

/* Two decimals of growth and contribution, published for 2023 by the statistics office of Hai
 * Duong: 10.88 % in the fourth quarter are 2.94 points of the year, so that quarter's weight is
 * 0.27022; then 8.16 for the year leaves 7.1528 for nine months, where 7.0 had been published in
 * September. */
Test(condition, the_year_governs_and_the_rest_is_a_revision_of_earlier_quarters)
{
    grdp_block *const block =
        observe("2023-H1,grdp.growth,7.1,%,2023-09; 2023-9M,grdp.growth,7.0,%,2023-09;"
                "2023-Q4,grdp.growth,10.88,%,2023-12; 2023,grdp.growth,8.16,%,2023-12;",
                HEAD("shares", 2024, 4) AS_OF("2023-12-31") SECTORS);
    NEAR(value(block, "grdp.growth", "2023"), 8.16, 1e-12);
    NEAR(value(block, "grdp.growth", "2023-Q4"), 10.88, 1e-12);
    NEAR(value(block, "grdp.growth", "2023-9M"), 7.1528, 5e-5);
    NEAR(value(block, "grdp.growth", "2023-H1"), 7.1, 1e-12);
    const size_t n = block->scenario->n_observations;
    cr_assert_eq(n, 4);
    for (size_t o = 0; o < n; o++) {
        const bool nine = block->scenario->observations[o].row->period.last_month == 9;
        cr_assert_eq(isnan(block->implied[o]), !nine);
        if (nine)
            NEAR(block->implied[o], 0.071528, 5e-7);
    }
    /* The quarters of the next year go on from these levels at their own growth. */
    NEAR(value(block, "sectors.ind.growth", "2024-Q4"), 9.0, 1e-12);
    close_world(block);
}

/* Every part and the total are published, and the parts make 7.5 (0.4 x 9 + 0.35 x 8 + 0.05 x 6 +
 * 0.1 x 4 + 0.1 x 4). Product taxes come last and take the rest, 4 + 0.7 / 0.1 = 11, however the
 * file lists the sectors and whatever they are called. */
Test(condition, the_order_of_sectors_in_the_file_decides_nothing)
{
    static const char listed[] = "sectors = ( { id = \"agri\"; }, ";
    static const char taxes[] = "{ id = \"tax\"; kind = \"taxes\"; }";
    static const char rows[] =
        "2023,grdp.growth,8.2,%,2023-12; 2023,sectors.agri.growth,4,%,2023-12;"
        "2023,sectors.ind.growth,9,%,2023-12; 2023,sectors.con.growth,6,%,2023-12;"
        "2023,sectors.serv.growth,8,%,2023-12; 2023,sectors.tax.growth,4,%,2023-12;";
    for (int turned = 0; turned < 2; turned++) {
        char region[sizeof WORLD + 100];
        const char *const rest = strstr(WORLD, listed) + sizeof listed - 1;
        const char *const end = strstr(rest, taxes);
        const size_t before = (size_t)(rest - WORLD) - (sizeof listed - 1);
        (void)snprintf(region, sizeof region, "%.*ssectors = ( %s, %.*s{ id = \"agri\"; }%s",
                       (int)before, WORLD, taxes, (int)(end - rest), rest, end + sizeof taxes - 1);
        put("region.cfg", turned ? region : WORLD);
        grdp_block *const block =
            observe(rows, HEAD("levels", 2023, 1) AS_OF("2023-12-31") SECTORS);
        NEAR(value(block, "grdp.growth", "2023"), 8.2, 1e-12);
        NEAR(value(block, "sectors.agri.growth", "2023"), 4, 1e-12);
        NEAR(value(block, "sectors.con.growth", "2023"), 6, 1e-12);
        NEAR(value(block, "sectors.tax.growth", "2023"), 11, 1e-12);
        close_world(block);
    }
}

Test(condition, cumulated_less_cumulated_is_the_quarter)
{
    grdp_block *const block =
        observe("2023-H1,grdp.growth,7,%,2023-07; 2023-9M,grdp.growth,8,%,2023-10;"
                "2023-H1,sectors.ind.growth,10,%,2023-07; 2023-9M,sectors.ind.growth,9,%,2023-10;",
                HEAD("levels", 2023, 4) AS_OF("2023-12-31") SECTORS);
    /* Industry: 88 + 96 to 202.4 in the half year, 184 + 104 to 313.92 in nine months. */
    NEAR(value(block, "sectors.ind.level", "2023-Q3"), 313.92 - 202.4, 1e-9);
    NEAR(value(block, "sectors.ind.growth", "2023-H1"), 10.0, 1e-12);
    NEAR(value(block, "sectors.ind.growth", "2023-9M"), 9.0, 1e-12);
    NEAR(value(block, "grdp.growth", "2023-9M"), 8.0, 1e-12);
    NEAR(value(block, "sectors.ind.growth", "2023-Q4"), 9.0, 1e-12); /* the model's own */
    close_world(block);
}

#define SPREAD                                                                                     \
    "sectors = { agri = { model = \"constant\"; growth = 4; };\n"                                  \
    "  ind = { model = \"constant\"; growth = { dist = \"normal\"; mean = 9; sd = 2; }; };\n"      \
    "  con = { model = \"constant\"; growth = 7; };\n"                                             \
    "  serv = { model = \"reverting\"; mean = 8; persistence = 0.5; volatility = 1; };\n"          \
    "  tax = { model = \"constant\"; growth = 6; }; };\n"

/* Sectors alone make 107.75 (per 1,000: 1,077.5). A gap of 4.5 goes to industry and services in
 * proportion to (400 x 2 %)^2 = 64 and (350 x 1 %)^2 = 12.25. */
Test(condition, a_total_moves_its_sectors_in_proportion_to_their_prior_variance)
{
    grdp_block *block = observe("2023,grdp.growth,8.2,%,2023-12;",
                                HEAD("levels", 2024, 1) AS_OF("2023-12-31") SPREAD);
    NEAR(value(block, "sectors.ind.level", "2023"), 436.0 + 4.5 * 64.0 / 76.25, 1e-9);
    NEAR(value(block, "sectors.serv.level", "2023"), 378.0 + 4.5 * 12.25 / 76.25, 1e-9);
    NEAR(value(block, "sectors.agri.growth", "2023"), 4.0, 1e-12);
    NEAR(value(block, "grdp.growth", "2023"), 8.2, 1e-12);
    close_world(block);

    /* No spread anywhere: the same relative change of every level. */
    block = observe("2023,grdp.growth,8.2,%,2023-12;",
                    HEAD("levels", 2024, 1) AS_OF("2023-12-31") SECTORS);
    NEAR(value(block, "sectors.agri.growth", "2023"), 100.0 * (1.04 * 1.082 / 1.0775 - 1.0), 1e-10);
    NEAR(value(block, "sectors.tax.growth", "2023"), 100.0 * (1.06 * 1.082 / 1.0775 - 1.0), 1e-10);
    close_world(block);

    /* A trend's standard error is spread too. */
    block = observe(
        "2023,grdp.growth,8.2,%,2023-12;",
        HEAD("levels", 2024, 1)
            AS_OF("2023-12-31") "sectors = { agri = { model = \"trend\"; growth = 4; "
                                "standard_error = 3; };\n"
                                "  ind = { model = \"constant\"; growth = 9; }; con = { model = "
                                "\"constant\"; growth = 7; };\n"
                                "  serv = { model = \"constant\"; growth = 8; }; tax = { model = "
                                "\"constant\"; growth = 6; }; };\n");
    NEAR(value(block, "sectors.agri.level", "2023"), 108.5, 1e-9);
    NEAR(value(block, "sectors.ind.level", "2023"), 436.0, 1e-9);
    close_world(block);
}

#define FOLLOWED                                                                                   \
    "sectors = { agri = { model = \"constant\"; growth = 4; };\n"                                  \
    "  ind = { model = \"constant\"; growth = { dist = \"normal\"; mean = 9; sd = 2; }; };\n"      \
    "  con = { model = \"constant\"; growth = { dist = \"normal\"; mean = 7; sd = 3; }; };\n"      \
    "  serv = { model = \"constant\"; growth = 8; };\n"                                            \
    "  tax = { model = \"follows\"; elasticity = { ind = 0.5; con = 0.2; }; }; };\n"               \
    "correlations = ( ( \"sectors.ind.growth\", \"sectors.con.growth\", 0.4 ) );\n"

/* Taxes follow: g_tax = 0.5 g_ind + 0.2 g_con, of the levels 400, 50 and 100. By hand, with the
 * deviations a of industry and b of construction, var a = 4, var b = 9, cov = 0.4 x 2 x 3 = 2.4:
 * the level of GRDP moves by 400 a + 50 b + 100 (0.5 a + 0.2 b) = 450 a + 70 b per cent. */
Test(condition, a_total_moves_followers_with_those_they_follow_and_correlated_sectors_together)
{
    grdp_block *block = observe("2023,grdp.growth,8.2,%,2023-12;",
                                HEAD("levels", 2024, 1) AS_OF("2023-12-31") FOLLOWED);
    const double tax = 0.5 * 9.0 + 0.2 * 7.0;
    const double made = 1.00 * 4.0 + 4.00 * 9.0 + 0.50 * 7.0 + 3.50 * 8.0 + 1.00 * tax;
    const double gap = 82.0 - made; /* of the level */
    const double with_a = 450.0 * 4.0 + 70.0 * 2.4, with_b = 450.0 * 2.4 + 70.0 * 9.0;
    const double variance = 450.0 * with_a + 70.0 * with_b;
    const double a = 100.0 * gap * with_a / variance, b = 100.0 * gap * with_b / variance;
    NEAR(value(block, "sectors.ind.growth", "2023"), 9.0 + a, 1e-9);
    NEAR(value(block, "sectors.con.growth", "2023"), 7.0 + b, 1e-9);
    NEAR(value(block, "sectors.tax.growth", "2023"), tax + 0.5 * a + 0.2 * b, 1e-9);
    NEAR(value(block, "sectors.agri.growth", "2023"), 4.0, 1e-12);
    NEAR(value(block, "grdp.growth", "2023"), 8.2, 1e-12);
    close_world(block);

    /* Industry alone is known: construction moves by its regression, taxes by both. */
    block = observe("2023,sectors.ind.growth,12,%,2023-12;",
                    HEAD("levels", 2024, 1) AS_OF("2023-12-31") FOLLOWED);
    const double regressed = 3.0 * 2.4 / 4.0;
    NEAR(value(block, "sectors.con.growth", "2023"), 7.0 + regressed, 1e-9);
    NEAR(value(block, "sectors.tax.growth", "2023"), tax + 0.5 * 3.0 + 0.2 * regressed, 1e-9);
    close_world(block);
}

Test(condition, groups_sectors_contributions_and_levels_are_figures_too)
{
    grdp_block *const block = observe(
        "2023,sectors.indcon.growth,10,%,2023-12; 2023,sectors.agri.contribution,0.5,pp,2023-12;"
        "2023,sectors.serv.level,380,bn_vnd,2023-12; 2023,grdp.growth,8.5,%,2023-12;",
        HEAD("levels", 2024, 1) AS_OF("2023-12-31") SPREAD);
    NEAR(value(block, "sectors.indcon.growth", "2023"), 10.0, 1e-12);
    NEAR(value(block, "sectors.con.growth", "2023"), 7.0, 1e-12); /* industry has the spread */
    NEAR(value(block, "sectors.agri.level", "2023"), 105.0, 1e-9);
    NEAR(value(block, "sectors.serv.level", "2023"), 380.0, 1e-9);
    NEAR(value(block, "sectors.tax.level", "2023"), 1085.0 - 495.0 - 105.0 - 380.0, 1e-9);
    close_world(block);
}

/* A figure of a sector without spread is made room for by the sectors that have some. */
Test(condition, certain_sectors_move_only_where_nothing_else_can)
{
    grdp_block *const block =
        observe("2023,grdp.growth,8.2,%,2023-12; 2023,sectors.agri.growth,1,%,2023-12;",
                HEAD("levels", 2024, 1) AS_OF("2023-12-31") SPREAD);
    NEAR(value(block, "sectors.agri.growth", "2023"), 1.0, 1e-12);
    NEAR(value(block, "grdp.growth", "2023"), 8.2, 1e-12);
    NEAR(value(block, "sectors.con.growth", "2023"), 7.0, 1e-12);
    NEAR(value(block, "sectors.tax.growth", "2023"), 6.0, 1e-12);
    NEAR(value(block, "sectors.ind.level", "2023"), 436.0 + 7.5 * 64.0 / 76.25, 1e-9);
    close_world(block);
}

Test(condition, a_contribution_of_a_quarter_to_the_year_is_of_the_year)
{
    grdp_block *const block = observe("2023-Q4,grdp.contribution_to_year,2.94,pp,2023-12;",
                                      HEAD("shares", 2023, 4) AS_OF("2023-12-31") SECTORS);
    NEAR(value(block, "grdp.growth", "2023-Q4"), 2.94 / 0.27022, 1e-9);
    close_world(block);
}

/* All levels and factors of both blocks, bit for bit. */
static void expect_same(const grdp_block *one, const grdp_block *two)
{
    const grdp_scenario *const s = one->scenario;
    const size_t n = s->n_periods * s->n_sectors;
    const size_t first = s->seasons * s->n_sectors;
    cr_assert_eq(memcmp(one->level + first, two->level + first, n * sizeof(grdp_lanes)), 0);
}

Test(condition, what_was_published_after_as_of_changes_no_bit)
{
    static const char *const known = "2022,sectors.ind.growth,9,%,2022-12; "
                                     "2023-H1,grdp.growth,7,%,2023-07;";
    static const char *const later =
        "2022,sectors.ind.growth,9,%,2022-12; 2023-H1,grdp.growth,7,%,2023-07;"
        "2023-H1,grdp.growth,7.5,%,2023-10; 2023-9M,grdp.growth,3,%,2023-09;"
        "2023-Q1,sectors.ind.growth,20,%,2023-08; 2023,grdp.growth,2,%,2024-01;"
        "2023-Q2,sectors.serv.level,1,bn_vnd,2023-09; 2023-Q1,sectors.agri.growth,1,%,-;"
        "2024-Q1,grdp.growth,2,%,2024-04;";
    static const char *const text = HEAD("levels", 2024, 4) AS_OF("2023-07-31") SPREAD;
    grdp_block *const one = observe(known, text);
    cr_assert_null(finding("published"));
    grdp_block *const two = observe(later, text);
    expect(GRDP_NOTE, 0, NULL, "when they were published: 1");
    expect_same(one, two);
    grdp_block_draw(one, 3, 0);
    grdp_block_draw(two, 3, 0);
    grdp_block_run(one);
    grdp_block_run(two);
    expect_same(one, two);
    close_world(two);

    /* As of October the newer vintage of the half year counts, and nine months beside it. */
    const grdp_scenario_options options = {.as_of = 20231031};
    grdp_block *const october = project(open_file("s.cfg", &options));
    NEAR(value(october, "grdp.growth", "2023-H1"), 7.5, 1e-12);
    NEAR(value(october, "grdp.growth", "2023-9M"), 3.0, 1e-12);
    NEAR(value(october, "sectors.ind.growth", "2023-Q1"), 20.0, 1e-12);
    close_world(october);
    close_world(one);
}

Test(condition, every_lane_meets_the_figures_and_keeps_its_own_draws)
{
    grdp_block *const block =
        observe("2023,grdp.growth,8.2,%,2023-12; 2023,sectors.con.growth,5,%,2023-12;",
                HEAD("levels", 2024, 1) AS_OF("2023-12-31") SPREAD);
    grdp_block_draw(block, 3, 0);
    grdp_block_run(block);
    for (size_t i = 0; i < GRDP_LANES; i++) {
        NEAR(lane_value(block, i, "grdp.growth", "2023"), 8.2, 1e-12);
        NEAR(lane_value(block, i, "sectors.con.growth", "2023"), 5.0, 1e-12);
        NEAR(lane_value(block, i, "sectors.ind.growth", "2024"),
             100.0 * drawn(block, "sectors.ind.growth", 0)[i], 1e-12);
        if (i > 0)
            cr_assert_neq(lane_value(block, i, "sectors.ind.growth", "2023"),
                          lane_value(block, 0, "sectors.ind.growth", "2023"));
    }
    close_world(block);
}

Test(condition, models_go_on_from_the_observed_growth)
{
    /* 12 % observed is 4 points above the mean of 8; half of that is left a year later. */
    grdp_block *block = observe("2023,sectors.serv.growth,12,%,2023-12;",
                                HEAD("levels", 2025, 1) AS_OF("2023-12-31") SECTORS);
    NEAR(value(block, "sectors.serv.growth", "2024"), 10.0, 1e-12);
    NEAR(value(block, "sectors.serv.growth", "2025"), 9.0, 1e-12);
    close_world(block);

    /* Capital per GRDP: q' = q (1 - delta + r / q) / (1 + g) with the observed g = 10 %. */
    block = observe("2023,grdp.growth,10,%,2023-12;",
                    HEAD("levels", 2024, 1) AS_OF("2023-12-31") SECTORS
                    "investment = { closure = \"given\"; ratio = 30; };\n"
                    "total = { model = \"capital\"; alpha = 0.4; delta = 5; capital_output = 2; "
                    "tfp_growth = 1; labour_growth = 1; timing = \"port\"; base_ratio = 30; use = "
                    "\"scale\"; };\n");
    const double q = 2.0 * (1.0 - 0.05 + 0.30 / 2.0) / 1.10;
    const double g = 1.01 * pow(1.0 - 0.05 + 0.30 / q, 0.4) * pow(1.01, 0.6) - 1.0;
    NEAR(value(block, "grdp.growth", "2023"), 10.0, 1e-12);
    NEAR(value(block, "grdp.growth", "2024"), 100.0 * g, 1e-10);
    close_world(block);
}

Test(condition, an_event_in_an_observed_year_is_part_of_the_figure)
{
    grdp_block *const block = observe("2023,sectors.agri.growth,-2,%,2023-12;",
                                      HEAD("levels", 2024, 1) AS_OF("2023-12-31") SECTORS
                                      "events = ( { id = \"a\"; sector = \"agri\"; period = 2023; "
                                      "level = -5; rebound = 2024; } );");
    NEAR(value(block, "sectors.agri.growth", "2023"), -2.0, 1e-12);
    NEAR(value(block, "sectors.agri.growth", "2024"), 100.0 * (1.04 / 0.95 - 1.0), 1e-12);
    close_world(block);
}

Test(condition, a_sector_that_the_account_excludes_stays_out)
{
    grdp_block *const block = observe(
        "2023,grdp.growth,10,%,2023-12; 2023,sectors.tax.growth,7,%,2023-12;",
        HEAD("no_taxes", 2025, 1) AS_OF(
            "2023-12-31") "sectors = { agri = { model = \"constant\"; growth = 4; };\n"
                          "  ind = { model = \"constant\"; growth = 9; }; con = { model = "
                          "\"constant\"; "
                          "growth = 7; };\n"
                          "  serv = { model = \"constant\"; growth = 8; };\n"
                          "  tax = { model = \"reverting\"; mean = 8; persistence = 0.5; }; };\n");
    NEAR(value(block, "grdp.growth", "2023"), 10.0, 1e-12);
    NEAR(value(block, "sectors.ind.growth", "2025"), 9.0, 1e-12);
    NEAR(grdp_block_level(block, 2, 4)[0], 0.0, 0);
    close_world(block);
}

Test(condition, figures_that_leave_nothing_of_a_sector_stop_the_run)
{
    put_rows("2023,sectors.agri.growth,-100,%,2023-12;");
    grdp_block *const block =
        create_block(open_text(HEAD("levels", 2023, 1) AS_OF("2023-12-31") SECTORS));
    grdp_block_run(block);
    cr_assert(grdp_block_failed(block, 0));
    close_world(block);
}

Test(condition, figures_that_a_scenario_cannot_use_are_noted)
{
    put_rows("2023-H1,grdp.growth,7,%,2023-07; 2023,sectors.ind.growth,0.09,ratio,2023-12;"
             "2023,grdp.growth,8,%,-;");
    grdp_block *const block =
        project(open_text(HEAD("levels", 2023, 1) AS_OF("2023-12-31") SECTORS));
    cr_assert_eq(block->scenario->n_observations, 0);
    expect(GRDP_NOTE, 0, "grdp.growth", "the scenario has no such period");
    expect(GRDP_NOTE, 0, NULL, "when they were published: 1");
    expect(GRDP_WARNING, 0, "sectors.ind.growth", "ratio");
    close_world(block);
}
