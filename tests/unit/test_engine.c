/* Engine: events, shares of the base year, models of the total, lanes and draws.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

TestSuite(engine, .init = enter_world, .fini = leave_folder);

static grdp_block *project_with(const char *head, const char *rest)
{
    return project(open_text(text_of("%s%s%s", head, SECTORS, rest)));
}

/* A loss of level is no change of growth: the path goes on below itself and comes back. */
Test(engine, an_event_takes_from_the_level_until_its_rebound)
{
    grdp_block *const plain = project_with(HEAD("levels", 2026, 1), "");
    grdp_block *const block =
        project_with(HEAD("levels", 2026, 1),
                     "events = ( { id = \"a\"; sector = \"serv\"; period = 2024; level = -4; "
                     "rebound = 2025; },\n"
                     "  { id = \"b\"; sector = \"agri\"; period = 2024; level = -10; },\n"
                     "  { id = \"c\"; sector = \"agri\"; period = 2025; level = -5; } );\n");
    const size_t agri = 0, serv = 3;
    NEAR(grdp_block_level(block, 0, serv)[0], grdp_block_level(plain, 0, serv)[0], 0);
    NEAR(grdp_block_level(block, 1, serv)[0], 0.96 * grdp_block_level(plain, 1, serv)[0], 1e-12);
    NEAR(grdp_block_level(block, 2, serv)[0], grdp_block_level(plain, 2, serv)[0], 0);
    NEAR(value(block, "sectors.serv.growth", "2024"), 100.0 * (1.08 * 0.96 - 1.0), 1e-12);
    NEAR(value(block, "sectors.serv.growth", "2025"), 100.0 * (1.08 / 0.96 - 1.0), 1e-12);
    NEAR(value(block, "sectors.serv.growth", "2026"), 8.0, 1e-12);
    /* Without a rebound the loss stays, and growth goes on at its rate. */
    NEAR(value(block, "sectors.agri.growth", "2026"), 4.0, 1e-12);
    NEAR(grdp_block_level(block, 3, agri)[0], 0.9 * 0.95 * grdp_block_level(plain, 3, agri)[0],
         1e-12);
    close_world(plain);
    close_world(block);
}

Test(engine, a_quarterly_event_is_felt_by_growth_a_year_later)
{
    grdp_block *const block = project_with(
        HEAD("levels", 2024, 4),
        "events = ( { id = \"a\"; sector = \"agri\"; period = \"2023-Q3\"; level = -10; rebound = "
        "\"2023-Q4\"; } );\n"
        "add = ( { id = \"b\"; sector = \"ind\"; period = \"2024-Q1\"; growth = 2.5; },\n"
        "  { id = \"c\"; sector = \"con\"; period = 2024; growth = -1; } );\n");
    NEAR(value(block, "sectors.agri.growth", "2023-Q3"), 100.0 * (1.04 * 0.9 - 1.0), 1e-12);
    NEAR(value(block, "sectors.agri.growth", "2023-Q4"), 4.0, 1e-12);
    NEAR(value(block, "sectors.agri.growth", "2024-Q3"), 100.0 * (1.04 / 0.9 - 1.0), 1e-12);
    NEAR(value(block, "sectors.ind.growth", "2024-Q1"), 11.5, 1e-12);
    NEAR(value(block, "sectors.ind.growth", "2024-Q2"), 9.0, 1e-12);
    for (int q = 1; q <= 4; q++)
        NEAR(value(block, "sectors.con.growth", text_of("2024-Q%d", q)), 6.0, 1e-12);
    close_world(block);
}

Test(engine, shares_of_the_base_year_are_overridden_in_a_copy)
{
    static const char *const heads[] = {HEAD("levels", 2024, 1), HEAD("levels", 2024, 4)};
    for (size_t h = 0; h < 2; h++) {
        grdp_block *const block =
            project_with(heads[h], "base_share = { agri = 20; rest = \"scale\"; };\n");
        /* 20 of 100, the others keep their proportions: 80 / 90 of theirs. */
        const double level =
            200.0 * 1.04 +
            800.0 / 900.0 * (400.0 * 1.09 + 50.0 * 1.07 + 350.0 * 1.08 + 100.0 * 1.06);
        NEAR(value(block, "grdp.level", "2023"), level, 1e-9);
        NEAR(value(block, "sectors.agri.contribution", "2023"), 20.0 * 0.04, 1e-12);
        NEAR(grdp_scenario_region(block->scenario)->accounts[0].level[0], 100.0, 0);
        /* Another share in one lane, there and back. */
        grdp_block_set(block, 5, factor_of(block->scenario, "base_share.agri"), 10.0);
        grdp_block_run(block);
        NEAR(lane_value(block, 5, "grdp.level", "2023"), 1077.5, 1e-9);
        NEAR(lane_value(block, 6, "grdp.level", "2023"), level, 1e-9);
        grdp_block_reset(block);
        grdp_block_run(block);
        NEAR(lane_value(block, 5, "grdp.level", "2023"), level, 1e-9);
        close_world(block);
    }
}

static double total_growth(const char *use, const char *series)
{
    grdp_block *const block = project_with(
        HEAD("levels", 2023, 1), text_of("investment = { closure = \"given\"; ratio = 33; };\n"
                                         "total = { model = \"icor\"; icor = 4; use = %s; };\n",
                                         use));
    const double out = value(block, series, "2023");
    close_world(block);
    return out;
}

/* 33 / 4 = 8.25; the sectors alone make 10.4 + 43.6 + 5.35 + 37.8 + 10.6 = 107.75. */
Test(engine, a_model_of_the_total_checks_scales_or_closes)
{
    NEAR(total_growth("\"check\"", "grdp.growth"), 7.75, 1e-12);
    NEAR(total_growth("\"check\"", "grdp.model_growth"), 8.25, 1e-12);
    NEAR(total_growth("\"scale\"", "grdp.growth"), 8.25, 1e-12);
    NEAR(total_growth("\"scale\"", "sectors.agri.growth"), 100.0 * (1.04 * 1.0825 / 1.0775 - 1.0),
         1e-12);
    NEAR(total_growth("\"residual\"; residual = \"ind\"", "grdp.growth"), 8.25, 1e-12);
    NEAR(total_growth("\"residual\"; residual = \"ind\"", "sectors.ind.growth"),
         100.0 * (441.0 / 400.0 - 1.0), 1e-12);
    NEAR(total_growth("\"residual\"; residual = \"ind\"", "sectors.agri.growth"), 4.0, 1e-12);
}

Test(engine, sectors_that_follow_others_come_after_them)
{
    grdp_block *const block = project(open_text(HEAD(
        "levels", 2024, 1) "sectors = { agri = { model = \"follows\"; elasticity = { con = 0.5; "
                           "}; intercept = 1; };\n"
                           "ind = { model = \"constant\"; growth = 9; }; con = { model = "
                           "\"follows\"; elasticity = { ind = 1.2; tax = -0.1; }; };\n"
                           "serv = { model = \"constant\"; growth = 8; };\n"
                           "tax = { model = \"follows\"; elasticity = { ind = 0.9; serv = 0.3; "
                           "}; }; };\n"
                           "add = ( { id = \"a\"; sector = \"ind\"; period = 2024; growth = 1; "
                           "} );\n"));
    const double tax = 0.9 * 10.0 + 0.3 * 8.0, con = 1.2 * 10.0 - 0.1 * tax;
    NEAR(value(block, "sectors.tax.growth", "2024"), tax, 1e-12);
    NEAR(value(block, "sectors.con.growth", "2024"), con, 1e-12);
    NEAR(value(block, "sectors.agri.growth", "2024"), 1.0 + 0.5 * con, 1e-12);
    close_world(block);
    refuse_text(
        HEAD("levels", 2024, 1) "sectors = { agri = { model = \"follows\"; elasticity = { "
                                "con = 0.5; }; };\n"
                                "ind = { model = \"constant\"; growth = 9; }; con = { model "
                                "= \"follows\"; elasticity = { tax = 1; }; };\n"
                                "serv = { model = \"constant\"; growth = 8; };\n"
                                "tax = { model = \"follows\"; elasticity = { agri = 1; }; "
                                "}; };\n",
        "sectors.agri", "agri -> con -> tax -> agri");
}

#define UNCERTAIN                                                                                  \
    "sectors = { agri = { model = \"constant\"; growth = { dist = \"normal\"; mean = 4; sd = 2; "  \
    "each = \"period\"; }; };\n"                                                                   \
    "ind = { model = \"constant\"; growth = { dist = \"triangular\"; min = 5; mode = 9; max = "    \
    "11; "                                                                                         \
    "}; };\n"                                                                                      \
    "con = { model = \"constant\"; growth = { dist = \"uniform\"; min = 0; max = 10; }; };\n"      \
    "serv = { model = \"reverting\"; mean = 8; persistence = 0.5; volatility = 1.5; };\n"          \
    "tax = { model = \"follows\"; elasticity = { ind = 0.9; serv = 0.3; }; volatility = 1; }; "    \
    "};\n"

static grdp_block *draw(const char *rest, uint64_t seed, uint64_t first_run)
{
    grdp_block *const block =
        create_block(open_text(text_of("%s%s%s", HEAD("levels", 2026, 1), UNCERTAIN, rest)));
    grdp_block_draw(block, seed, first_run);
    grdp_block_run(block);
    return block;
}

/* True where all levels of lane `a` of one block are those of lane `b` of the other, bit for bit.
 */
static bool same_lane(const grdp_block *one, size_t a, const grdp_block *other, size_t b)
{
    for (size_t t = 0; t < one->scenario->n_periods; t++)
        for (size_t k = 0; k < one->scenario->n_sectors; k++)
            if (grdp_block_level(one, t, k)[a] != grdp_block_level(other, t, k)[b])
                return false;
    return true;
}

Test(engine, a_run_does_not_depend_on_its_block_nor_on_what_was_there_before)
{
    grdp_block *const one = draw("", 3, 0);
    grdp_block *const shifted = draw("", 3, 37);
    grdp_block *const again = draw("", 99, 4);
    grdp_block_reset(again);
    grdp_block_draw(again, 3, 0);
    grdp_block_run(again);
    grdp_block_run(again); /* a second run changes nothing */
    for (size_t i = 0; i < GRDP_LANES; i++) {
        cr_assert(same_lane(one, i, again, i));
        if (i >= 37)
            cr_assert(same_lane(one, i, shifted, i - 37));
    }
    cr_assert_not(same_lane(one, 0, one, 1));
    grdp_block *const other_seed = draw("", 4, 0);
    cr_assert_not(same_lane(one, 0, other_seed, 0));

    grdp_block_set(again, 7, factor_of(again->scenario, "sectors.ind.growth"), 20.0);
    grdp_block_run(again);
    for (size_t i = 0; i < GRDP_LANES; i++)
        cr_assert_eq(same_lane(one, i, again, i), i != 7);
    NEAR(lane_value(again, 7, "sectors.ind.growth", "2025"), 20.0, 1e-12);
    close_world(one);
    close_world(shifted);
    close_world(again);
    close_world(other_seed);
}

Test(engine, without_draws_every_lane_holds_the_likely_values)
{
    grdp_block *const block =
        project(open_text(text_of("%s%s", HEAD("levels", 2026, 1), UNCERTAIN)));
    for (size_t i = 1; i < GRDP_LANES; i++)
        cr_assert(same_lane(block, 0, block, i));
    NEAR(value(block, "sectors.ind.growth", "2026"), 9.0, 1e-12);
    NEAR(value(block, "sectors.con.growth", "2026"), 5.0, 1e-12);
    close_world(block);
}

Test(engine, a_factor_more_changes_no_draw_of_the_others)
{
#define DEFLATOR "prices = { deflator_growth = { dist = \"normal\"; mean = 2; sd = 1; }; };\n"
#define POINTS                                                                                     \
    "add = ( { id = \"x\"; sector = \"agri\"; period = 2023;\n"                                    \
    "  growth = { dist = \"uniform\"; min = 0; max = 1; }; } );\n"
#define INVESTMENT                                                                                 \
    "investment = { closure = \"given\"; ratio = { dist = \"normal\"; mean = 33; sd = 1; }; };\n"  \
    "total = { model = \"icor\"; icor = 4; volatility = 1; };\n"
#define TIE "correlations = ( ( \"sectors.ind.growth\", \"sectors.con.growth\", 0.5 ) );\n" DEFLATOR
    static const char *const more[] = {DEFLATOR, POINTS, INVESTMENT, TIE};
    grdp_block *const one = draw("", 3, 0);
    for (size_t m = 0; m < sizeof more / sizeof *more; m++) {
        grdp_block *const two = draw(more[m], 3, 0);
        for (size_t t = 0; t < 4; t++) {
            const size_t n = sizeof(grdp_lanes);
            cr_assert_eq(memcmp(drawn(one, "sectors.agri.growth", t),
                                drawn(two, "sectors.agri.growth", t), n),
                         0);
            cr_assert_eq(memcmp(one->shock[t * 6 + 3], two->shock[t * 6 + 3], n), 0);
            if (m < 3)
                cr_assert_eq(memcmp(drawn(one, "sectors.con.growth", t),
                                    drawn(two, "sectors.con.growth", t), n),
                             0);
        }
        close_world(two);
    }
    /* A correlation touches the pair that it ties and nothing else. */
    grdp_block *const free = draw(DEFLATOR, 3, 0);
    grdp_block *const tied = draw(TIE, 3, 0);
    cr_assert_eq(memcmp(drawn(free, "prices.deflator_growth", 0),
                        drawn(tied, "prices.deflator_growth", 0), sizeof(grdp_lanes)),
                 0);
    close_world(free);
    close_world(tied);
    close_world(one);
}

Test(engine, a_sector_more_changes_no_draw_of_the_others)
{
    grdp_block *const one = draw("", 3, 0);
    put("region.cfg",
        "kind = \"region\"; version = 1; id = \"r\"; currency = \"bn_vnd\"; price_base "
        "= 2010;\n"
        "sectors = ( { id = \"new\"; }, { id = \"serv\"; }, { id = \"ind\"; }, { id = "
        "\"tax\"; }, { id = \"total\"; } );\n"
        "accounts = ( { id = \"levels\"; prices = \"constant\"; year = 2022;\n"
        "level = { new = 5; serv = 350; ind = 400; tax = 3; total = 4; }; } );\n");
    grdp_block *const two = create_block(open_text(HEAD(
        "levels", 2026, 1) "sectors = { new = { model = \"trend\"; growth = 3; standard_error = "
                           "1; };\n"
                           "ind = { model = \"constant\"; growth = { dist = \"triangular\"; min "
                           "= 5; mode = 9; max = 11; }; };\n"
                           "serv = { model = \"reverting\"; mean = 8; persistence = 0.5; "
                           "volatility = 1.5; };\n"
                           "tax = { model = \"constant\"; growth = 1; }; total = { model = "
                           "\"constant\"; growth = 1; volatility = 1; }; };\n"
                           "investment = { closure = \"given\"; ratio = 33; }; total = { model "
                           "= \"icor\"; icor = 4; volatility = 1; };\n"));
    grdp_block_draw(two, 3, 0);
    grdp_block_run(two);
    for (size_t i = 0; i < GRDP_LANES; i++)
        for (size_t t = 0; t < 4; t++) {
            cr_assert_eq(grdp_block_level(one, t, 3)[i], grdp_block_level(two, t, 1)[i]);
            cr_assert_eq(grdp_block_level(one, t, 1)[i], grdp_block_level(two, t, 2)[i]);
            /* The shocks of GRDP are not those of a sector that is called "total". */
            cr_assert_neq(two->shock[t * 6 + 4][i], two->shock[t * 6 + 5][i]);
        }
    close_world(one);
    close_world(two);
}

Test(engine, a_lane_that_leaves_the_domain_stops_and_is_said_to)
{
    grdp_block *const block = create_block(
        open_text(HEAD("levels", 2025, 1) SECTORS
                  "events = ( { id = \"a\"; sector = \"agri\"; period = 2023; level = -99; },\n"
                  "  { id = \"b\"; sector = \"agri\"; period = 2024; level = -50; } );\n"
                  "add = ( { id = \"c\"; sector = \"ind\"; period = 2024; growth = 0; } );\n"));
    grdp_block_set(block, 3, factor_of(block->scenario, "add.c.growth"), -120.0);
    grdp_block_run(block);
    for (size_t i = 0; i < GRDP_LANES; i++) {
        cr_assert_eq(grdp_block_failed(block, i), i == 3);
        cr_assert_eq(isnan(lane_value(block, i, "grdp.growth", "2023")), i == 3);
        cr_assert_eq(isnan(grdp_block_level(block, 1, 0)[i]), i == 3);
    }
    grdp_block_reset(block);
    grdp_block_run(block);
    cr_assert_not(grdp_block_failed(block, 3));
    close_world(block);
}

static void expect_like_new(grdp_block *block, const double *to, size_t n, const char *what)
{
    static const char *const series[] = {"grdp.level",        "grdp.nominal",
                                         "investment.amount", "sectors.agri.level",
                                         "sectors.con.level", "sectors.serv.level"};
    grdp_block *fresh;
    cr_assert_eq(grdp_block_create(block->scenario, &fresh), GRDP_OK);
    for (size_t f = 0; f < n; f++)
        for (size_t lane = 0; lane < GRDP_LANES; lane++)
            if (!isnan(to[f]))
                grdp_block_set(fresh, lane, f, to[f] + 0.01 * (double)lane);
    grdp_block_run(fresh);
    grdp_block_run(block);
    for (size_t i = 0; i < sizeof series / sizeof *series; i++)
        for (size_t lane = 0; lane < GRDP_LANES; lane++)
            cr_assert_eq(lane_value(block, lane, series[i], "2025"),
                         lane_value(fresh, lane, series[i], "2025"), "%s: %s, lane %zu", what,
                         series[i], lane);
    grdp_block_free(fresh);
}

/* Whatever a factor moves is projected anew, and what it does not move may stay: sectors, what
 * follows them, the base year, events, points added, prices. */
Test(engine, a_block_that_was_run_before_gives_what_a_new_one_gives)
{
    enum { MOST = 64 };
    grdp_block *const block = project(open_text(
        HEAD("levels", 2025,
             1) "base_share = { agri = 20; rest = \"scale\"; };\n"
                "sectors = { agri = { model = \"constant\"; growth = 4; };\n"
                "  ind = { model = \"constant\"; growth = 9; };\n"
                "  con = { model = \"follows\"; elasticity = { ind = 0.5; agri = 0.2; }; };\n"
                "  serv = { model = \"reverting\"; mean = 8; persistence = 0.5; };\n"
                "  tax = { model = \"follows\"; elasticity = { con = 1; }; }; };\n"
                "prices = { deflator_growth = 3; };\n"
                "investment = { closure = \"required\"; icor = 5; icor_form = \"ratio\"; };\n"
                "events = ( { id = \"a\"; sector = \"serv\"; period = 2024; level = -4; } );\n"
                "add = ( { id = \"b\"; sector = \"agri\"; period = 2025; growth = 1; } );\n"));
    const grdp_scenario *const s = block->scenario;
    double to[MOST];
    cr_assert(s->n_factors <= MOST);
    for (size_t f = 0; f < s->n_factors; f++)
        to[f] = (double)NAN;
    for (size_t f = 0; f < s->n_factors; f++) {
        const double likely = s->factors[f].likely[0] / s->factors[f].scale;
        to[f] = likely + 0.25;
        for (size_t lane = 0; lane < GRDP_LANES; lane++)
            grdp_block_set(block, lane, f, to[f] + 0.01 * (double)lane);
        expect_like_new(block, to, s->n_factors, s->factors[f].path);
    }
    close_world(block);
}

/* Prices, too, are made anew after a shift. */
Test(engine, a_shift_moves_what_is_at_current_prices)
{
    grdp_block *const block =
        project_with(HEAD("levels", 2025, 1), "prices = { deflator_growth = 3; };\n");
    const double before = value(block, "grdp.nominal", "2025");
    double shifts[GRDP_LANES];
    for (size_t i = 0; i < GRDP_LANES; i++)
        shifts[i] = 1.0;
    grdp_block_shift_lanes(block, factor_of(block->scenario, "prices.deflator_growth"), shifts);
    grdp_block_run(block);
    NEAR(value(block, "grdp.nominal", "2025"), before * pow(1.04 / 1.03, 3.0), 1e-9);
    close_world(block);
}

/* A lane that fails leaves nothing behind in the next run. */
Test(engine, a_lane_that_failed_can_be_run_again)
{
    grdp_block *const block = project_with(HEAD("levels", 2025, 1), "");
    const size_t agri = factor_of(block->scenario, "sectors.agri.growth");
    const size_t ind = factor_of(block->scenario, "sectors.ind.growth");
    const double before = lane_value(block, 3, "grdp.level", "2025");
    grdp_block_set(block, 3, agri, -100.0);
    grdp_block_run(block);
    cr_assert(grdp_block_failed(block, 3));
    grdp_block_set(block, 3, agri, 4.0);
    grdp_block_set(block, 3, ind, 9.0);
    grdp_block_run(block);
    cr_assert(!grdp_block_failed(block, 3));
    NEAR(lane_value(block, 3, "grdp.level", "2025"), before, 0);
    close_world(block);
}
