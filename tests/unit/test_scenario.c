/* Scenario: bases and changes, overrides, the forms of a number, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

TestSuite(scenario, .init = enter_world, .fini = leave_folder);

/* A scenario with `n` overrides laid over s.cfg. */
static grdp_scenario *open_with(size_t n, const char *const *overrides)
{
    const grdp_scenario_options options = {.overrides = overrides, .n_overrides = n};
    return open_file("s.cfg", &options);
}

static double growth_with(const char *override, const char *series, const char *period)
{
    grdp_block *const block = project(open_with(1, &override));
    const double out = value(block, series, period);
    close_world(block);
    return out;
}

static void refuse_override(const char *override, const char *path, const char *text)
{
    const grdp_scenario_options options = {.overrides = &override, .n_overrides = 1};
    grdp_scenario *scenario;
    const grdp_status status = try_read("s.cfg", &options, &scenario);
    expect(GRDP_ERROR, 0, path, text);
    cr_assert_eq(status, GRDP_ERR_INPUT, "%s", override);
}

Test(scenario, says_what_it_is_about)
{
    put("p.cfg", "");
    grdp_scenario *const s = open_text(HEAD("levels", 2025, 4) SECTORS "plans = ( \"p.cfg\" );\n");
    cr_assert_str_eq(grdp_scenario_id(s), "s");
    cr_assert_eq(grdp_region_n_sectors(grdp_scenario_region(s)), 5);
    cr_assert_eq(grdp_scenario_first_year(s), 2023);
    cr_assert_eq(grdp_scenario_last_year(s), 2025);
    cr_assert_eq(grdp_scenario_periods_per_year(s), 4);
    cr_assert_eq(grdp_scenario_n_periods(s), 12);
    cr_assert_str_eq(s->plans[0], "p.cfg");
    cr_assert_eq(s->n_inputs, 3); /* scenario, region, actuals */
    size_t f = 99;
    cr_assert(grdp_scenario_find_factor(s, "sectors.serv.mean", &f));
    cr_assert_str_eq(grdp_scenario_factor_path(s, f), "sectors.serv.mean");
    cr_assert(f < grdp_scenario_n_factors(s));
    cr_assert_not(grdp_scenario_find_factor(s, "sectors.serv.growth", &f));
    grdp_scenario_free(s);
    grdp_scenario_free(NULL);
}

Test(scenario, changes_merge_over_the_base_and_a_new_model_drops_the_old_parameters)
{
    put("base.cfg", HEAD("levels", 2024, 1) SECTORS "prices = { deflator_growth = 2; };\n");
    put("middle.cfg", "kind = \"scenario\"; version = 1; base = \"base.cfg\"; id = \"middle\";\n"
                      "changes = { sectors = { ind = { growth = 11; }; }; };\n");
    put("s.cfg", "kind = \"scenario\"; version = 1; base = \"middle.cfg\"; id = \"top\";\n"
                 "changes = { last = 2025; sectors = {\n"
                 "  serv = { model = \"constant\"; growth = 3; };\n"
                 "  agri = { growth = { dist = \"normal\"; mean = 5; sd = 1; }; }; }; };\n");
    grdp_scenario *const s = open_file("s.cfg", NULL);
    cr_assert_str_eq(grdp_scenario_id(s), "top");
    cr_assert_eq(grdp_scenario_last_year(s), 2025);
    cr_assert_eq(s->n_inputs, 5);
    size_t f;
    cr_assert_not(grdp_scenario_find_factor(s, "sectors.serv.mean", &f));
    grdp_block *const block = project(s);
    NEAR(value(block, "sectors.ind.growth", "2025"), 11.0, 1e-12);
    NEAR(value(block, "sectors.serv.growth", "2025"), 3.0, 1e-12);
    NEAR(value(block, "sectors.agri.growth", "2025"), 5.0, 1e-12);
    NEAR(value(block, "sectors.con.growth", "2025"), 7.0, 1e-12);
    NEAR(drawn(block, "prices.deflator_growth", 2)[0], 0.02, 1e-15);
    cr_assert_str_eq(s->factors[factor_of(s, "sectors.ind.growth")].node->file, "middle.cfg");
    close_world(block);
}

static void put_derived(const char *file, const char *base)
{
    put(file, text_of("kind = \"scenario\"; version = 1; base = \"%s\"; id = \"d\";\n", base));
}

static void refuse_file(const char *file, const char *path, const char *text)
{
    grdp_scenario *scenario;
    const grdp_status status = try_read(file, NULL, &scenario);
    expect(GRDP_ERROR, 0, path, text);
    cr_assert_eq(status, GRDP_ERR_INPUT);
}

Test(scenario, bases_stay_in_the_folder_and_do_not_run_in_circles)
{
    put_derived("a.cfg", "b.cfg");
    put_derived("b.cfg", "a.cfg");
    refuse_file("a.cfg", "base", "a.cfg -> b.cfg -> a.cfg");
    put_derived("self.cfg", "self.cfg");
    refuse_file("self.cfg", "base", "based on each other");

    put("l0.cfg", HEAD("levels", 2024, 1) SECTORS);
    for (int i = 1; i <= 9; i++)
        put_derived(text_of("l%d.cfg", i), text_of("l%d.cfg", i - 1));
    grdp_scenario_free(open_file("l8.cfg", NULL)); /* eight bases */
    refuse_file("l9.cfg", "base", "more than 8 bases");

    cr_assert_eq(system("mkdir -p sub other && cp l0.cfg other/l0.cfg && cp region.cfg actuals.csv "
                        "other && ln -s ../other/l0.cfg sub/link.cfg"),
                 0);
    static const char *const outside[] = {"../l0.cfg", "x/../../l0.cfg", "link.cfg", ".."};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        put_derived("sub/s.cfg", outside[i]);
        refuse_file("sub/s.cfg", "base", "outside the folder");
    }
    put_derived("sub/s.cfg", text_of("%s/l0.cfg", folder));
    refuse_file("sub/s.cfg", "base", "outside the folder");
    put_derived("below.cfg", "other/l0.cfg");
    grdp_scenario_free(open_file("below.cfg", NULL)); /* paths go by the file they stand in */

    put("s.cfg", "kind = \"scenario\"; version = 1; base = \"l0.cfg\"; id = \"d\"; last = 2025;\n");
    refuse_file("s.cfg", "last", "last");
    put_derived("s.cfg", "region.cfg");
    refuse_file("s.cfg", "kind", "this is a region, not a scenario");
}

Test(scenario, overrides_are_laid_over_the_file_the_last_one_wins)
{
    put("s.cfg", HEAD("levels", 2025, 1) SECTORS
        "events = ( { id = \"storm\"; sector = \"agri\"; period = 2024; level = -2; } );\n");
    NEAR(growth_with("sectors.ind.growth=11", "sectors.ind.growth", "2024"), 11.0, 1e-12);
    NEAR(growth_with("sectors.ind.growth = ( 8, 9.5 )", "sectors.ind.growth", "2024"), 9.5, 1e-12);
    NEAR(growth_with("events.storm.level=-5", "sectors.agri.growth", "2024"),
         100.0 * (1.04 * 0.95 - 1.0), 1e-12);
    NEAR(growth_with("events.0.level=-6", "sectors.agri.growth", "2024"),
         100.0 * (1.04 * 0.94 - 1.0), 1e-12);
    NEAR(growth_with("events.storm.rebound=2025", "sectors.agri.growth", "2025"),
         100.0 * (1.04 / 0.98 - 1.0), 1e-12);
    NEAR(growth_with("sectors.con = { model = \"reverting\"; mean = 5; persistence = 0; }",
                     "sectors.con.growth", "2024"),
         5.0, 1e-12);
    static const char *const many[] = {"sectors.serv.model=constant", "sectors.serv.growth=2",
                                       "sectors.serv.growth=2.5", "id=other"};
    grdp_block *const block = project(open_with(4, many));
    NEAR(value(block, "sectors.serv.growth", "2025"), 2.5, 1e-12);
    cr_assert_str_eq(grdp_scenario_id(block->scenario), "other");
    const size_t f = factor_of(block->scenario, "sectors.serv.growth");
    cr_assert_eq(block->scenario->factors[f].origin, GRDP_ORIGIN_SET);
    close_world(block);

    refuse_override("sectors.ind.growth", NULL, "is not of the form PATH=VALUE");
    refuse_override("=3", NULL, "is not of the form PATH=VALUE");
    refuse_override("sectors..growth=3", "sectors..growth", "empty part");
    refuse_override("sectors.ind.grwoth=3", "sectors.ind.grwoth", "did you mean");
    refuse_override("sectors.none.growth=3", "sectors.none", "none");
    refuse_override("events.hail.level=-5", "events.hail.level", "no such entry");
    refuse_override("sectors.ind.growth=900", "sectors.ind.growth", "did you mean 9");
    refuse_override("sectors.serv.model=constant", "sectors.serv", "growth is missing");
}

/* Growth of a sector in each period of a scenario of `n` periods in which `growth` is as given. */
static void check_form(const char *head, const char *growth, size_t n, const double *wanted)
{
    grdp_block *const block =
        project(open_text(text_of("%ssectors = { agri = { model = \"constant\"; growth = %s; };\n"
                                  "ind = { model = \"constant\"; growth = 9; }; con = { model = "
                                  "\"constant\"; growth = 1; };\n"
                                  "serv = { model = \"constant\"; growth = 1; }; tax = { model = "
                                  "\"constant\"; growth = 1; }; };\n",
                                  head, growth)));
    cr_assert_eq(grdp_scenario_n_periods(block->scenario), n);
    for (size_t t = 0; t < n; t++)
        cr_assert_float_eq(100.0 * drawn(block, "sectors.agri.growth", t)[0], wanted[t], 1e-13,
                           "%s", growth);
    close_world(block);
}

Test(scenario, a_number_is_a_value_a_path_or_a_ramp)
{
    check_form(HEAD("levels", 2025, 1), "4", 3, (double[]){4, 4, 4});
    check_form(HEAD("levels", 2026, 1), "( 4, 5.5, 6 )", 4, (double[]){4, 5.5, 6, 6});
    check_form(HEAD("levels", 2026, 1), "{ path = ( 4, 5 ); per = \"period\"; }", 4,
               (double[]){4, 5, 5, 5});
    check_form(HEAD("levels", 2026, 1), "{ from = 4; to = 7; by = 2025; }", 4,
               (double[]){4, 5.5, 7, 7});
    check_form(HEAD("levels", 2024, 4), "{ path = ( 4, 5 ); per = \"year\"; }", 8,
               (double[]){4, 4, 4, 4, 5, 5, 5, 5});
    check_form(HEAD("levels", 2024, 4), "( 4, 5, 6 )", 8, (double[]){4, 5, 6, 6, 6, 6, 6, 6});
    /* From the first quarter to the third, in equal steps; a year is meant to its end. */
    check_form(HEAD("levels", 2024, 4), "{ from = 4; to = 6; by = \"2023-Q3\"; }", 8,
               (double[]){4, 5, 6, 6, 6, 6, 6, 6});
    check_form(HEAD("levels", 2024, 4), "{ from = 4; to = 7; by = 2023; }", 8,
               (double[]){4, 5, 6, 7, 7, 7, 7, 7});
    /* Likely values: mode of triangular, mean of uniform. */
    check_form(HEAD("levels", 2024, 1),
               "{ dist = \"triangular\"; min = 1; mode = 4; max = 5; each = \"period\"; }", 2,
               (double[]){4, 4});
    check_form(HEAD("levels", 2024, 1), "{ dist = \"uniform\"; min = 1; max = 5; }", 2,
               (double[]){3, 3});
}

static void refuse_growth(const char *growth, const char *path, const char *text)
{
    refuse_text(text_of("%ssectors = { agri = { model = \"constant\"; growth = %s; };\n"
                        "ind = { model = \"constant\"; growth = 9; }; con = { model = "
                        "\"constant\"; growth = 1; };\n"
                        "serv = { model = \"constant\"; growth = 1; }; tax = { model = "
                        "\"constant\"; growth = 1; }; };\n",
                        HEAD("levels", 2025, 1), growth),
                path, text);
}

Test(scenario, numbers_that_cannot_be_are_refused_with_a_way_out)
{
    static const char *const at = "sectors.agri.growth";
    refuse_growth("\"4\"", at, "a number");
    refuse_growth("410", at, "did you mean 4.1");
    refuse_growth("()", at, "the path is empty");
    refuse_growth("( 4, \"5\" )", NULL, "number");
    refuse_growth("( 4, 500 )", at, "500 is outside");
    refuse_growth("{ from = 4; to = 900; by = 2025; }", at, "900 is outside");
    refuse_growth("{ from = 4; to = 9; by = 2031; }", NULL, "2031");
    refuse_growth("{ from = 4; to = 9; by = 30000000000L; }", NULL, "30000000000");
    refuse_growth("{ dist = \"empirical\"; series = \"x\"; years = ( -2000000000, 2023 ); }", NULL,
                  "year");
    refuse_growth("{ from = 4; to = 9; }", NULL, "\"by\" is missing");
    refuse_growth("{ dist = \"norml\"; mean = 4; }", at, "did you mean \"normal\"?");
    refuse_growth("{ dist = \"normal\"; mean = 4; }", NULL, "\"sd\" is missing");
    refuse_growth("{ dist = \"normal\"; mean = 4; sd = 1; mode = 3; }", NULL, "mode");
    refuse_growth("{ dist = \"normal\"; mean = 4; sd = -1; }", NULL, "sd");
    refuse_growth("{ dist = \"normal\"; mean = 4; sd = 1; truncate = ( 9, 2 ); }", at,
                  "two rising numbers");
    refuse_growth("{ dist = \"discrete\"; values = ( 1, 2 ); weights = ( 1 ); }", at,
                  "do not match");
    refuse_growth("{ dist = \"discrete\"; values = ( 1, 2 ); weights = ( 0, 0 ); }", at,
                  "add up to 0");
    refuse_growth("{ dist = \"empirical\"; series = \"sectors.agri.growth\"; }", NULL, "no series");
    refuse_growth("{ dist = \"empirical\"; series = \"x\"; years = ( 2015 ); }", NULL, "year");
    grdp_scenario *const s =
        open_text(HEAD("levels", 2023, 1) "sectors = { agri = { model = \"constant\"; growth = "
                                          "0.09; }; ind = { model = \"constant\"; growth = ( 9, 8 "
                                          "); }; con = { model = \"constant\"; growth = 1; };\n"
                                          "serv = { model = \"constant\"; growth = 1; }; tax = { "
                                          "model = \"constant\"; growth = 1; }; };\n");
    expect(GRDP_WARNING, 0, at, "did you mean 9?");
    expect(GRDP_WARNING, 0, "sectors.ind.growth", "2 values");
    grdp_scenario_free(s);
}

Test(scenario, an_empirical_factor_draws_from_what_was_known)
{
    put("actuals.csv",
        ROWS "2019,x,3,%,constant,2020-01,final,s\n2020,x,-9,%,constant,2021-01,final,"
             "s\n2021,x,5,%,constant,2022-01,final,s\n2022,x,7,%,constant,2024-01,"
             "final,s\n");
    grdp_scenario *const s = open_text(
        HEAD("levels", 2023,
             1) "as_of = \"2023-06-30\";\n" SECTORS
                "prices = { deflator_growth = { dist = \"empirical\"; series = \"x\"; years = ( "
                "2015, 2022 ); leave_out = ( 2020, 2020 ); }; };\n");
    const grdp_factor *const f = &s->factors[factor_of(s, "prices.deflator_growth")];
    cr_assert_eq(f->args.n_points, 2);
    NEAR(f->args.point[0], 3.0, 0);
    NEAR(f->args.point[1], 5.0, 0);
    NEAR(f->args.weight[0], 0.5, 0);
    grdp_scenario_free(s);
}

static const char *with_sector(const char *sector, const char *rest)
{
    return text_of("%ssectors = { ind = { model = \"constant\"; growth = 9; }; con = { model = "
                   "\"constant\"; growth = 1; };\n"
                   "serv = { model = \"constant\"; growth = 1; }; tax = { model = \"constant\"; "
                   "growth = 1; };\n%s };\n%s",
                   HEAD("levels", 2025, 1), sector, rest);
}

#define AGRI "agri = { model = \"constant\"; growth = 4; };"

Test(scenario, what_does_not_fit_together_is_refused)
{
    static const struct {
        const char *sector, *rest, *path, *text;
    } wrong[] = {
        {"", "", "sectors", "the sector \"agri\" of the region is missing"},
        {"agri = { growth = 3; };", "", "sectors.agri", "not said which model"},
        {"agri = { model = \"constnat\"; growth = 3; };", "", "sectors.agri.model",
         "did you mean \"constant\"?"},
        {"agri = { model = \"icor\"; icor = 3; };", "", "sectors.agri.model", "the group total"},
        {"agri = { model = \"constant\"; };", "", "sectors.agri", "growth is missing"},
        {"agri = { model = \"follows\"; elasticity = { idn = 1; }; };", "", NULL,
         "did you mean \"ind\"?"},
        {"agri = { model = \"follows\"; elasticity = { agri = 1; }; };", "", "sectors.agri",
         "agri -> agri"},
        {AGRI, "total = { model = \"icor\"; icor = 4; };", "total", "a given ratio of investment"},
        {AGRI,
         "total = { model = \"icor\"; icor = 4; }; investment = { closure = \"required\"; icor = "
         "4; "
         "icor_form = \"ratio\"; };",
         "total", "a given ratio of investment"},
        {AGRI,
         "total = { model = \"capital\"; alpha = 0.4; delta = 5; capital_output = 2; tfp_growth = "
         "1; labour_growth = 1; base_ratio = 30; };",
         "total", "a given ratio of investment"},
        {AGRI,
         "total = { model = \"icor\"; icor = 4; form = \"absolut\"; }; investment = { closure = "
         "\"given\"; ratio = 33; };",
         "total.form", "absolute"},
        {AGRI, "total = { model = \"trend\"; growth = 4; };", "total.model", "for one sector"},
        {AGRI,
         "total = { model = \"icor\"; icor = 4; use = \"residual\"; }; investment = { closure = "
         "\"given\"; ratio = 33; };",
         "total", "needs the sector that takes the rest"},
        {AGRI, "investment = { closure = \"given\"; };", "investment", "needs the ratio"},
        {AGRI, "investment = { closure = \"required\"; icor = 4; };", "investment",
         "needs icor and icor_form"},
        {AGRI, "events = ( { id = \"e\"; sector = \"agr\"; period = 2024; level = -1; } );",
         "events.e.sector", "did you mean \"agri\"?"},
        {AGRI, "events = ( { id = \"e\"; sector = \"agri\"; period = 2022; level = -1; } );",
         "events.e.period", "2022"},
        {AGRI,
         "events = ( { id = \"e\"; sector = \"agri\"; period = 2024; level = -1; rebound = 2024; "
         "} );",
         "events.e.rebound", "does not come after"},
        {AGRI, "add = ( { id = \"e\"; sector = \"agri\"; period = \"2024-Q1\"; growth = 1; } );",
         "add.e.period", "2024-Q1"},
        {AGRI, "base_share = { agri = 12; };", "base_share", "\"rest\" is missing"},
        {AGRI,
         "base_share = { rest = \"scale\"; agri = 20; ind = 20; con = 20; serv = 20; tax = 20; };",
         "base_share", "nothing is left to scale"},
        {AGRI, "correlations = ( ( \"sectors.ind.grwth\", \"sectors.con.growth\", 0.4 ) );",
         "correlations", "no factor with a distribution"},
        {AGRI, "shock_correlations = ( ( \"ind\", \"con\", 1.4 ) );", "shock_correlations",
         "outside [-1, 1]"},
        {AGRI, "shock_correlations = ( ( \"ind\", \"cno\", 0.4 ) );", "shock_correlations",
         "did you mean \"con\"?"},
        {AGRI, "account = \"level\";", NULL, "account"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        refuse_text(with_sector(wrong[i].sector, wrong[i].rest), wrong[i].path, wrong[i].text);
}
