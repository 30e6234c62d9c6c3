/* Series: the identities of the accounts, in every period that is reported.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

TestSuite(series, .init = enter_world, .fini = leave_folder);

static const char *const sectors[] = {"agri", "ind", "con", "serv", "tax"};

/* Everything that can bend an identity: draws, shocks, events, points, deflators that move. */
static const char *const restless =
    "sectors = { agri = { model = \"constant\"; growth = ( 4, -9, 30 ); };\n"
    "  ind = { model = \"constant\"; growth = { dist = \"normal\"; mean = 9; sd = 4; }; };\n"
    "  con = { model = \"constant\"; growth = { from = 2; to = 12; by = 2025; }; };\n"
    "  serv = { model = \"reverting\"; mean = 8; persistence = 0.5; volatility = 3; };\n"
    "  tax = { model = \"follows\"; elasticity = { ind = 0.9; serv = 0.3; }; }; };\n"
    "investment = { closure = \"given\"; ratio = ( 30, 31, 33 ); };\n"
    "prices = { deflator_growth = ( 2.5, 3, -1 ); };\n"
    "population = { growth = 1; }; employment = { growth = 2; };\n"
    "events = ( { id = \"storm\"; sector = \"agri\"; period = 2023; level = -8; rebound = 2024; } "
    ");\n"
    "add = ( { id = \"plant\"; sector = \"ind\"; period = 2024; growth = 3; } );\n";

static grdp_block *open_restless(const char *head)
{
    grdp_block *const block = create_block(open_text(text_of("%s%s", head, restless)));
    grdp_block_draw(block, 7, 0);
    grdp_block_run(block);
    return block;
}

/* Sum of a series over the sectors, lane by lane. */
static void sum_sectors(grdp_block *block, const char *what, grdp_span span, double *out)
{
    memset(out, 0, sizeof(grdp_lanes));
    for (size_t k = 0; k < 5; k++) {
        grdp_lanes part;
        const char *const name = text_of("sectors.%s.%s", sectors[k], what);
        grdp_block_series(block, series_of(block->scenario, name), span, part);
        for (size_t i = 0; i < GRDP_LANES; i++)
            out[i] += part[i];
    }
}

static void check_span(grdp_block *block, grdp_span span)
{
    grdp_lanes growth, contributions, parts, constant, current, level, levels, nominal, nominals;
    const grdp_scenario *const s = block->scenario;
    grdp_block_series(block, series_of(s, "grdp.growth"), span, growth);
    grdp_block_series(block, series_of(s, "grdp.level"), span, level);
    grdp_block_series(block, series_of(s, "grdp.nominal"), span, nominal);
    sum_sectors(block, "contribution", span, contributions);
    sum_sectors(block, "contribution_share", span, parts);
    sum_sectors(block, "share.constant", span, constant);
    sum_sectors(block, "share.current", span, current);
    sum_sectors(block, "level", span, levels);
    sum_sectors(block, "nominal", span, nominals);
    for (size_t i = 0; i < GRDP_LANES; i++) {
        NEAR(contributions[i], growth[i], 1e-12);
        NEAR(parts[i], 100.0, 1e-9); /* divided by growth, which may be small */
        NEAR(constant[i], 100.0, 1e-12);
        NEAR(current[i], 100.0, 1e-12);
        NEAR(levels[i], level[i], 1e-12 * level[i]);
        NEAR(nominals[i], nominal[i], 1e-12 * nominal[i]);
    }
}

Test(series, contributions_add_up_to_growth_and_shares_to_100_in_every_span)
{
    grdp_block *blocks[] = {open_restless(HEAD("levels", 2025, 1)),
                            open_restless(HEAD("levels", 2025, 4))};
    for (size_t b = 0; b < 2; b++) {
        grdp_span spans[21];
        const size_t n = grdp_span_list(blocks[b]->scenario, spans, 21);
        cr_assert_eq(n, b == 0 ? 3 : 21); /* quarters, H1, 9M and the year of three years */
        for (size_t i = 0; i < n; i++)
            check_span(blocks[b], spans[i]);
        close_world(blocks[b]);
    }
}

Test(series, a_year_is_the_sum_of_its_quarters)
{
    grdp_block *const block = open_restless(HEAD("levels", 2025, 4));
    static const char *const flows[] = {"grdp.level", "grdp.nominal", "investment.amount",
                                        "sectors.ind.level", "sectors.indcon.nominal"};
    for (size_t i = 0; i < sizeof flows / sizeof *flows; i++)
        for (int year = 2023; year <= 2025; year++) {
            const char *const f = flows[i];
            double q[5] = {0.0};
            for (int k = 1; k <= 4; k++)
                q[k] = value(block, f, text_of("%d-Q%d", year, k));
            NEAR(value(block, f, text_of("%d-H1", year)), q[1] + q[2], 1e-12 * q[1]);
            NEAR(value(block, f, text_of("%d-9M", year)), q[1] + q[2] + q[3], 1e-12 * q[1]);
            NEAR(value(block, f, text_of("%d", year)), q[1] + q[2] + q[3] + q[4], 1e-12 * q[1]);
        }
    close_world(block);
}

Test(series, growth_is_over_the_same_quarter_of_the_previous_year)
{
    grdp_block *const block = open_restless(HEAD("levels", 2025, 4));
    for (int k = 1; k <= 4; k++) {
        const double before = value(block, "grdp.level", text_of("2023-Q%d", k));
        const double now = value(block, "grdp.level", text_of("2024-Q%d", k));
        const double growth = value(block, "grdp.growth", text_of("2024-Q%d", k));
        NEAR(growth, 100.0 * (now / before - 1.0), 1e-12);
    }
    /* The first year against the account: 30 % of 100 in agriculture, 22 % of 400 in industry. */
    const double share = 100.0 * 30.0 / (30.0 + 88.0 + 10.0 + 84.0 + 25.0);
    NEAR(value(block, "sectors.agri.contribution", "2023-Q1") /
             value(block, "sectors.agri.growth", "2023-Q1"),
         0.01 * share, 1e-12);
    close_world(block);
}

Test(series, a_group_is_the_sum_of_its_sectors)
{
    grdp_block *const block = open_restless(HEAD("levels", 2025, 4));
    static const char *const sums[] = {"level",          "nominal",
                                       "contribution",   "contribution_share",
                                       "share.constant", "share.constant_excl_taxes",
                                       "share.current",  "share.current_excl_taxes"};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        const double whole = value(block, text_of("sectors.indcon.%s", sums[i]), "2024-9M");
        NEAR(whole,
             value(block, text_of("sectors.ind.%s", sums[i]), "2024-9M") +
                 value(block, text_of("sectors.con.%s", sums[i]), "2024-9M"),
             1e-12 * fabs(whole));
    }
    const double now = value(block, "sectors.indcon.level", "2024-Q3");
    const double before = value(block, "sectors.indcon.level", "2023-Q3");
    NEAR(value(block, "sectors.indcon.growth", "2024-Q3"), 100.0 * (now / before - 1.0), 1e-12);
    close_world(block);
}

Test(series, nominal_is_level_times_deflator_and_people_divide_it)
{
    grdp_block *const block =
        project(open_text(HEAD("levels", 2024, 1) SECTORS
                          "investment = { closure = \"given\"; ratio = ( 30, 33 ); };\n"
                          "prices = { deflator_growth = ( 2.5, 4 ); };\n"
                          "population = { growth = 1; }; employment = { growth = 2; };\n"));
    /* Each sector has its own deflator in 2022, and all move by 1.025 and 1.04. */
    const double price = 1.025 * 1.04;
    const double agri = 180.0 * 1.04 * 1.04 * price;
    NEAR(value(block, "sectors.agri.nominal", "2024"), agri, 1e-9);
    const double nominal = value(block, "grdp.nominal", "2024");
    NEAR(nominal, value(block, "grdp.level", "2024") * value(block, "grdp.deflator", "2024"), 1e-9);
    NEAR(value(block, "sectors.agri.share.current", "2024"), 100.0 * agri / nominal, 1e-10);
    NEAR(value(block, "investment.amount", "2024"), 0.33 * nominal, 1e-9);
    NEAR(value(block, "investment.growth", "2023"),
         100.0 * (0.30 * value(block, "grdp.nominal", "2023") / 600.0 - 1.0), 1e-9);
    NEAR(value(block, "grdp.per_head", "2024"), nominal / (500.0 * 1.01 * 1.01), 1e-9);
    NEAR(value(block, "grdp.per_worker", "2024"), nominal / (250.0 * 1.02 * 1.02), 1e-9);
    NEAR(value(block, "population", "2023"), 505.0, 1e-9);
    NEAR(value(block, "employment", "2024"), 250.0 * 1.02 * 1.02, 1e-9);
    NEAR(value(block, "grdp.nominal_growth", "2024"),
         100.0 * (nominal / value(block, "grdp.nominal", "2023") - 1.0), 1e-10);
    NEAR(value(block, "grdp.deflator_growth", "2024"),
         100.0 *
             (value(block, "grdp.deflator", "2024") / value(block, "grdp.deflator", "2023") - 1.0),
         1e-10);
    /* Value added alone: 104 436 53.5 378 of 900. */
    NEAR(value(block, "grdp.value_added_growth", "2023"), 100.0 * (971.5 / 900.0 - 1.0), 1e-10);
    close_world(block);
}

/* Equation 5.2 of the worked figures: the ratio form is (I/Y)/g, the absolute form I over the
 * increase, both at the prices of the year, so they differ by 1 + g. */
Test(series, the_forms_of_the_icor_differ_as_stated)
{
    static const char *const closure[] = {
        "closure = \"given\"; ratio = 33;",
        "closure = \"required\"; icor = 4.5; icor_form = \"ratio\";",
        "closure = \"required\"; icor = 4.5; icor_form = \"absolute\";"};
    for (size_t i = 0; i < 3; i++) {
        grdp_block *const block = project(
            open_text(text_of("%s%s%s investment = { %s }; prices = { deflator_growth = 3; };",
                              HEAD("levels", 2024, 1), SECTORS, "", closure[i])));
        const double g = 0.01 * value(block, "grdp.growth", "2024");
        const double r = 0.01 * value(block, "investment.ratio", "2024");
        const double wanted[] = {0.33, 4.5 * g, 4.5 * g / (1.0 + g)};
        NEAR(r, wanted[i], 1e-14);
        NEAR(value(block, "icor.ratio", "2024"), r / g, 1e-12);
        NEAR(value(block, "icor.absolute", "2024"), r / g * (1.0 + g), 1e-12);
        NEAR(value(block, "investment.amount", "2024"), r * value(block, "grdp.nominal", "2024"),
             1e-9);
        close_world(block);
    }
}

Test(series, every_listed_series_is_found_by_its_name)
{
    grdp_scenario *const s = open_text(text_of("%s%s", HEAD("levels", 2025, 4), restless));
    grdp_series_ref all[200];
    const size_t n = grdp_series_list(s, all, 200);
    cr_assert(n > 50 && n < 200);
    cr_assert_eq(grdp_series_list(s, NULL, 0), n);
    for (size_t i = 0; i < n; i++) {
        char name[160];
        const grdp_series_ref found = series_of(s, grdp_series_name(s->region, all[i], name, 160));
        cr_assert(found.series == all[i].series && found.unit == all[i].unit, "%s", name);
    }
    static const struct {
        const char *name;
        bool known;
    } none[] = {{"grdp.grwoth", false},      {"sectors.none.growth", false},
                {"sectors.*.growth", false}, {"sectors.ind", false},
                {"sectors.ind.none", false}, {"grdp.model_growth", true},
                {"icor.constant", true},     {"", false},
                {"sectors..growth", false}};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        grdp_series_ref ref;
        bool known = !none[i].known;
        cr_assert_not(grdp_series_resolve(s, none[i].name, &ref, &known), "%s", none[i].name);
        cr_assert_eq(known, none[i].known, "%s", none[i].name);
    }
    grdp_scenario_free(s);
}

Test(series, what_an_account_does_not_know_is_not_offered)
{
    grdp_scenario *const shares = open_text(HEAD("shares", 2023, 1) SECTORS);
    grdp_scenario *const no_taxes = open_text(HEAD("no_taxes", 2023, 1) SECTORS);
    static const char *const hidden[] = {"grdp.level",        "grdp.nominal",
                                         "grdp.per_head",     "investment.ratio",
                                         "sectors.ind.level", "sectors.ind.share.current"};
    grdp_series_ref ref;
    bool known = false;
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        cr_assert_not(grdp_series_resolve(shares, hidden[i], &ref, &known), "%s", hidden[i]);
        cr_assert(known);
    }
    cr_assert_not(grdp_series_resolve(no_taxes, "sectors.tax.growth", &ref, &known));
    cr_assert(grdp_series_resolve(no_taxes, "sectors.ind.growth", &ref, &known));
    grdp_block *const block = project(no_taxes);
    /* 104 436 53.5 378 of 900: without taxes there is nothing else in the total. */
    NEAR(value(block, "grdp.growth", "2023"), 100.0 * (971.5 / 900.0 - 1.0), 1e-10);
    NEAR(value(block, "grdp.value_added_growth", "2023"), value(block, "grdp.growth", "2023"), 0);
    close_world(block);
    grdp_scenario_free(shares);
}
