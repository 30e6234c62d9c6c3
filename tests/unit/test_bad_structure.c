/* Scenarios as planners get them wrong: horizon, region, account, bases, events, correlations,
 * models of the total, and overrides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bad.h"

#include <sys/stat.h>

TestSuite(bad_structure, .init = enter_bad, .fini = leave_folder);

static const bad heads[] = {
    {"first = 2024;", 2, "first", "begins in 2024 but its account \"levels\" is of 2022", "2023",
     2},
    {"base_year = 2023;", 0, "first", "begins in 2023", "first = 2024"},
    {"last = 2022;", 2, "last", "the last year 2022 is before the first year 2023", "2027"},
    {"last = 1000000000;", 2, "last", "1000000000 is no year", "1900 to 2200"},
    {"last = 2025.5;", 2, "last", "2025.5 is no year", "whole number"},
    {"last = \"2025\";", 2, "last", "2025 is no year", "without quotes"},
    {"first = ( 2023 );", 2, "first", "( ... ) is no year", "whole number"},
    {"periods_per_year = 12;", 2, "periods_per_year", "1 period or 4 quarters, not 12", "= 1;"},
    {"periods_per_year = 2;", 2, "periods_per_year", "1 period or 4 quarters, not 2", "= 1;"},
    {"periods_per_year = 0;", 2, "periods_per_year", "1 period or 4 quarters, not 0", "= 1;"},
    {"periods_per_year = \"4\";", 2, "periods_per_year", "not the text", "write 4"},
    {"as_of = \"soon\";", 2, "as_of", "soon is no date", "2023-12-31"},
    {"as_of = \"2023-02-30\";", 2, "as_of", "2023-02-30 is no date", "2023-12-31"},
    {"as_of = 2023;", 2, "as_of", "2023 is no date", "2023-12-31"},
    {"account = \"level\";", 2, "account", "no account \"level\"", "did you mean \"levels\"?"},
    {"account = \"constant_1990\";", 2, "account", "no account", "see the accounts in"},
    {"base_year = 1e10;", 2, "base_year", "10000000000 is no year", "from 1900 to 2200"},
    {"account = 2022;", 2, "account", "takes a text, not 2022", "in quotes"},
    {"account = \"no_taxes\"; periods_per_year = 4;", 2, "account", "has no quarters",
     "quarter_share"},
    {"plans = \"plan.cfg\";", 2, "plans", "takes a list of texts", "( \"plan.cfg\" )"},
    {"plans = ( 2024 );", 2, "plans.0", "takes a text", "in quotes"},
    {"sectors = 4;", 2, "sectors", "takes a group, not 4", "write {"},
    {"sector = { agri = { growth = 4; }; };", 2, "sector", "unknown key", "\"sectors\"?"},
    {"region = \"plan.cfg\";", 0, NULL, "this is a plan, not a region", "name the file"},
    {"region = \"s.cfg\";", 0, NULL, "this is a scenario, not a region", "name the file"},
    {"region = 5;", 2, "region", "takes a text, not 5", "in quotes"},
    {"region = \"\";", 2, "region", "the text is empty", "between the quotes"},
};

Test(bad_structure, heads_that_cannot_be)
{
    put("plan.cfg", "kind = \"plan\"; version = 1; id = \"p\"; region = \"region.cfg\"; year = "
                    "2023; targets = ( );\n");
    check_changes(GRDP_ERROR, heads, N(heads));
}

#define EVENT(text) "events = ( { id = \"e\"; " text " } );"
#define ADD(text) "add = ( { id = \"a\"; " text " } );"
#define SHARE(text) "base_share = { " text " };"

static const bad extras[] = {
    {"investment = { ratio = \"33\"; };", 2, "investment.ratio", "not the text", "write 33"},
    {"investment = { ratio = 330; };", 2, "investment.ratio", "330 is outside [0, 200] %", "3.30"},
    {"investment = { ratio = -1; };", 2, "investment.ratio", "-1 is outside", "from 0 to 200"},
    {"investment = { closure = \"taken\"; };", 2, "investment.closure", "not known here",
     "\"given\", \"required\""},
    {"investment = { closure = \"required\"; };", 0, "investment", "needs icor and icor_form",
     "icor = 4.06"},
    {"investment = { closure = \"required\"; icor = 0; icor_form = \"ratio\"; };", 2,
     "investment.icor", "0 is outside", "from 0.01"},
    {"prices = { };", 2, "prices", "\"deflator_growth\" is missing", "add deflator_growth"},
    {"prices = { deflator = 2; };", 2, "prices.deflator", "unknown key", "deflator_growth", 2},
    {"prices = 2.5;", 2, "prices", "takes a group, not 2.5", "write {"},
    {"population = { growth = 50; };", 2, "population.growth", "50 is outside [-20, 20]", "5.0"},
    {"employment = { growth = ( ); };", 2, "employment.growth", "the path is empty", "one number"},
    /* Events and add-factors. */
    {EVENT("sector = \"argi\"; period = 2023; level = -1;"), 2, "events.e.sector",
     "no sector \"argi\"", "\"agri\"?"},
    {EVENT("sector = \"agri\"; period = 2020; level = -1;"), 2, "events.e.period",
     "2020 lies outside the scenario, which goes from 2023 to 2025", "2023"},
    {EVENT("sector = \"agri\"; period = 2024; level = -1; rebound = 2023;"), 2, "events.e.rebound",
     "in 2023 does not come after the event in 2024", "leave rebound out"},
    {EVENT("sector = \"agri\"; period = 2024; level = -1; rebound = 2030;"), 2, "events.e.rebound",
     "2030 lies outside", NULL},
    {EVENT("sector = \"agri\"; period = \"2024-Q2\"; level = -1;"), 2, "events.e.period",
     "goes by years", "periods_per_year = 4"},
    {EVENT("sector = \"agri\"; period = 2024; level = -100;"), 2, "events.e.level",
     "-100 is outside [-99, 100] %", NULL},
    {EVENT("sector = \"agri\"; period = 2024;"), 2, "events.e", "\"level\" is missing",
     "add level"},
    {EVENT("period = 2024;"), 2, "events.e", "\"sector\" is missing", "add sector", 2},
    {EVENT("sector = 4; period = 2019; level = \"x\";"), 2, "events.e.period", "2019", NULL, 3},
    {"events = ( { sector = \"agri\"; period = 2024; level = -100; } );", 2, "events.0.level",
     "-100 is outside [-99, 100] %", NULL},
    {"events = ( 4 );", 2, "events.0", "takes a group, not 4", "write {"},
    {"events = { id = \"e\"; };", 2, "events", "takes a list, not { ... }", "write ("},
    {"events = ( { id = \"e e\"; sector = \"agri\"; period = 2024; level = -1; } );", 2, NULL,
     "is no id", "without accents"},
    {"events = ( { id = \"e\"; sector = \"agri\"; period = 2024; level = -1; },\n"
     "{ id = \"e\"; sector = \"ind\"; period = 2024; level = -1; } );",
     3, "events.e", "two entries have the id \"e\"", "of its own"},
    {ADD("sector = \"ind\"; period = 2024; growth = 101;"), 2, "add.a.growth", "101 is outside",
     "1.01"},
    {ADD("sector = \"ind\"; period = 2024; level = -1;"), 2, "add.a.level", "unknown key", NULL, 2},
    /* Shares of the base year. */
    {SHARE("agri = 12;"), 2, "base_share", "\"rest\" is missing", "add rest"},
    {SHARE("agri = 12; rest = \"drop\";"), 2, "base_share.rest", "not known here", "\"scale\""},
    {SHARE("argi = 12; rest = \"scale\";"), 2, "base_share.argi", "unknown key", "\"agri\"?"},
    {SHARE("agri = 70; ind = 40; rest = \"scale\";"), 2, "base_share", "add up to 110 %",
     "less than 100"},
    {SHARE("agri = ( 12, 13 ); rest = \"scale\";"), 2, "base_share.agri", "cannot change",
     "one number"},
    {SHARE("agri = 10; ind = 10; con = 10; serv = 10; tax = 10; rest = \"scale\";"), 2,
     "base_share", "nothing is left to scale", "leave at least one"},
    {"account = \"no_taxes\"; sectors = { tax = { model = \"constant\"; growth = 1; }; }; " SHARE(
         "tax = 12; rest = \"scale\";"),
     2, "base_share.tax", "leaves \"tax\" out", "name another"},
    {"account = \"no_taxes\"; sectors = { serv = { model = \"follows\"; elasticity = { tax = 1; }; "
     "}; "
     "tax = { model = \"constant\"; growth = 1; }; };",
     2, "sectors.serv.elasticity.tax", "no growth to follow", "another sector"},
};

Test(bad_structure, what_stands_beside_sectors_and_cannot_be)
{
    check_changes(GRDP_ERROR, extras, N(extras));
}

#define TOTAL(text) "total = { " text " };"

static const bad totals[] = {
    {TOTAL("icor = 4;"), 2, "total", "which model to use", "model = \"icor\""},
    {TOTAL("model = \"trend\"; growth = 4;"), 2, "total.model", "is for one sector", "sectors"},
    {TOTAL("model = \"icro\"; icor = 4;"), 2, "total.model", "no model \"icro\"", "\"icor\"?"},
    {TOTAL("model = \"icor\";"), 2, "total", "icor is missing", "add: icor"},
    {TOTAL("model = \"icor\"; icor = 4; use = \"show\";"), 2, "total.use", "not known here",
     "\"residual\""},
    {TOTAL("model = \"icor\"; icor = 4; use = \"residual\";"), 2, "total", "takes the rest",
     "residual ="},
    {TOTAL("model = \"icor\"; icor = 4; use = \"residual\"; residual = \"inds\";"), 2,
     "total.residual", "no sector \"inds\"", "\"ind\"?"},
    {TOTAL("model = \"icor\"; icor = 4; residual = \"ind\";"), 2, "total.residual",
     "use is \"check\"", "leave residual out"},
    {TOTAL("model = \"icor\"; icor = 4; form = \"absolut\";"), 2, "total.form",
     "absolut is none of the words", "\"ratio\", \"absolute\""},
    {TOTAL("model = \"icor\"; icor = 4; form = { dist = \"normal\"; mean = 1; sd = 1; };"), 2,
     "total.form", "{ ... } is none of the words", "\"ratio\""},
    {TOTAL("model = \"icor\"; icor = 4; lag = 1;"), 2, "total.lag", "lag is 1 and needs base_ratio",
     "add: base_ratio"},
    {TOTAL("model = \"icor\"; icor = 4; lag = 1.5; base_ratio = 30;"), 2, "total.lag",
     "whole number, not 1.5", "write 1 or 2"},
    {TOTAL("model = \"icor\"; icor = 4; lag = ( 0, 0.5 ); base_ratio = 30;"), 2, "total.lag",
     "whole number, not 0.5", "write 0 or 1"},
    {TOTAL("model = \"icor\"; icor = 4; lag = 7; base_ratio = 30;"), 2, "total.lag",
     "7 is outside [0, 3]", NULL},
    {TOTAL("model = \"capital\"; alpha = 35; delta = 5; capital_output = 2; tfp_growth = 1; "
           "labour_growth = 1; base_ratio = 30;"),
     2, "total.alpha", "35 is outside [0.01, 0.99]", "did you mean 0.35?"},
    {TOTAL("model = \"icor\"; icor = 4;") " investment = { closure = \"required\"; icor = 4; "
                                          "icor_form = \"ratio\"; };",
     2, "total", "needs a given ratio of investment", "closure = \"given\""},
    {TOTAL("model = \"icor\"; icor = 4;") " periods_per_year = 4;", 2, "total",
     "this one goes by quarters", "leave the group total out"},
};

Test(bad_structure, models_of_the_total_that_cannot_be)
{
    check_changes(GRDP_ERROR, totals, N(totals));
}

#define IND "\"sectors.ind.growth\""
#define CON "\"sectors.con.growth\""
#define C(text) "correlations = ( ( " text " ) );"
#define SHOCKS(text) "shock_correlations = ( " text " );"

static const bad ties[] = {
    {C(IND ", " CON ", 1.5"), 2, "correlations", "1.5 is outside [-1, 1]", "0.6"},
    {C(IND ", " CON), 2, "correlations", "not two names and a number", "0.6"},
    {C(IND ", " CON ", \"0.5\""), 2, "correlations", "not two names and a number", "0.6"},
    {C(IND ", " IND ", 0.5"), 2, "correlations", "to itself", "0.6"},
    {C(IND ", \"sectors.con.grwth\", 0.5"), 2, "correlations", "\"sectors.con.grwth\"",
     "\"sectors.con.growth\"?"},
    {"correlations = 0.5;", 2, "correlations", "takes a list, not 0.5", "write ("},
    {"correlations = ( ( " IND ", " CON ", 0.5 ),\n( " CON ", " IND ", 0.4 ) );", 3, "correlations",
     "two entries tie", "leave one"},
    {"correlations = ( ( " IND ", " CON ", 0 ),\n( " CON ", " IND ", 0.4 ) );", 3, "correlations",
     "two entries tie", "leave one"},
    {C(IND ", " CON ", 1"), 2, "correlations", "a correlation of 1 leaves", "between"},
    {SHOCKS("( \"ind\", \"con\", 0.9 ), ( \"con\", \"serv\", 0.9 ), ( \"ind\", \"serv\", -0.9 )"),
     2, "shock_correlations", "\"serv\" and \"ind\" at -0.9 contradict the others",
     "shock_correlations = ( ( \"ind\", \"con\", 0.4999 ), ( \"ind\", \"serv\", -0.4999 ), "
     "( \"con\", \"serv\", 0.4999 ) );"},
    {C(IND ", " CON ", 0.5") " sectors = { ind = { growth = { each = \"period\"; }; }; };", 2,
     "correlations", "drawn anew in every period", "each = \"period\""},
    {C(IND ", " CON ", 0.5") " sectors = { ind = { model = \"magic\"; }; };", 2,
     "sectors.ind.model", "no model \"magic\"", "list models"},
    {C(IND ", " CON ", 0.5") " sectors = { ind = { growth = { sd = 0; }; }; };", 2,
     "sectors.ind.growth", "sd must be above 0", NULL},
    {SHOCKS("( \"ind\", \"cno\", 0.9 )"), 2, "shock_correlations", "no sector of the region",
     "\"con\"?"},
};

Test(bad_structure, correlations_that_cannot_be)
{
    check_changes(GRDP_ERROR, ties, N(ties));
}

/* In line 1 of a whole file. */
#define TOP "kind = \"scenario\"; version = 1; id = \"x\"; "
#define BASED TOP "base = "

static const bad files[] = {
    {"", 1, "kind", "does not say what it is", "kind = \"scenario\""},
    {"// nothing yet\n/* growth = 4; */\n", 1, "kind", "does not say what it is", "kind"},
    {"kind = \"plan\"; version = 1;", 1, "kind", "this is a plan, not a scenario", "begins with"},
    {"kind = \"region\"; version = 1;", 1, "kind", "this is a region, not a scenario", NULL},
    {"kind = \"szenario\"; version = 1;", 1, "kind", "\"szenario\" is no kind of file",
     "kind = \"scenario\""},
    {"kind = \"scenario\";", 1, "version", "version of the file is not 1", "version = 1;"},
    {"kind = \"scenario\"; version = 2;", 1, "version", "is not 1", "version = 1;"},
    {TOP, 1, NULL, "\"region\" is missing", "add region", 5},
    {BASED "\"x.cfg\";", 1, "base", "based on each other: x.cfg -> x.cfg", "without a base"},
    {BASED "\"loop.cfg\";", 0, "base", "x.cfg -> loop.cfg -> x.cfg", "without a base"},
    {BASED "\"../s.cfg\";", 1, "base", "outside the folder", "one folder"},
    {BASED "\"/etc/passwd\";", 1, "base", "outside the folder", "one folder"},
    {BASED "\"link.cfg\";", 1, "base", "outside the folder", "one folder"},
    {BASED "5;", 1, "base", "takes a text, not 5", "in quotes"},
    {BASED "\"\";", 1, "base", "the text is empty", "between the quotes"},
    {BASED "\"region.cfg\";", 1, "kind", "this is a region, not a scenario", NULL},
    {BASED "\"s.cfg\";\nlast = 2026;", 2, "last", "outside changes, and the file has a base",
     "changes = { last = ...; };"},
    {BASED "\"s.cfg\"; sectors = { };\nlast = 2026;\nlsat = 4;", 2, "last", "outside changes", NULL,
     3},
    {BASED "\"s.cfg\"; change = { };", 1, "change", "unknown key", "\"changes\"?"},
    {BASED "\"s.cfg\"; changes = 4;", 1, "changes", "takes a group", "write {"},
    {BASED "\"s.cfg\"; changes = { id = \"y\";\nkind = \"plan\"; };", 2, "kind", "inside changes",
     "outside, beside base", 2},
    {BASED "\"s.cfg\"; changes = { base = \"y.cfg\"; };", 1, "base", "unknown key", NULL},
    {TOP
     "region = \"region.cfg\"; account = \"levels\"; first = 2023; last = 2024;\nsectors = { agri "
     "= { model = \"constant\"; growth = 4; }; };",
     2, "sectors", "the sector \"ind\" of the region is missing", "add: ind = {", 4},
    {TOP
     "region = \"region.cfg\"; account = \"levels\"; first = 2023; last = 2024;\nsectors = { };",
     2, "sectors", "the sector \"tax\" of the region is missing", "add: tax = {", 5},
    {BASED
     "\"s.cfg\"; changes = { sectors = { agri = { growth = 4; };\nagri = { growth = 5; }; }; };",
     2, NULL, "agri", NULL},
    {BASED "\"s.cfg\"; changes = { as_of = \"1990-01-01\";\nsectors = { ind = { model = \"trend\"; "
           "}; }; };",
     2, "sectors.ind", "the history known by then has 0", "another model"},
    {BASED "\"s.cfg\"; changes = { as_of = \"1990-01-01\";\nsectors = { ind = { growth = { dist = "
           "\"empirical\"; series = \"sectors.ind.growth\"; }; }; }; };",
     2, "sectors.ind.growth", "has 0 yearly figures", "a later as_of"},
    /* Three sectors, three faults, and those of the rest of the file. */
    {BASED
     "\"s.cfg\"; changes = { last = 2020; account = \"level\";\nsectors = { agri = { growth = "
     "410; }; ind = { model = \"magic\"; };\ncon = { growth = { dist = \"normal\"; mean = 4; sd "
     "= 0; }; }; };\ninvestment = { ratio = 900; }; };",
     3, "sectors.con.growth", "sd must be above 0", NULL, 6},
};

Test(bad_structure, files_that_cannot_be)
{
    put("loop.cfg", "kind = \"scenario\"; version = 1; id = \"l\"; base = \"x.cfg\";");
    cr_assert_eq(symlink("/etc/passwd", "link.cfg"), 0);
    check_files(GRDP_ERROR, files, N(files));
}

static const bad overrides[] = {
    {"sectors.agri.grwth=9", 0, "sectors.agri.grwth", "unknown key \"grwth\"", "\"growth\"?"},
    {"sectors.agro.growth=9", 0, "sectors.agro", "unknown key \"agro\"", "\"agri\"?"},
    {"sector.agri.growth=9", 0, "sector", "unknown key \"sector\"", "\"sectors\"?"},
    {"growth=9", 0, "growth", "unknown key \"growth\"", "the keys here are"},
    {"sectors.agri.growth=", 0, NULL, "", NULL},
    {"sectors.agri.growth", 0, NULL, "not of the form PATH=VALUE", "sectors.industry.growth=11"},
    {"=9", 0, NULL, "not of the form PATH=VALUE", "sectors.industry.growth=11"},
    {"sectors..growth=9", 0, NULL, "empty part", "sectors.industry.growth=11"},
    {".growth=9", 0, NULL, "empty part", "sectors.industry.growth=11"},
    {"sectors.=9", 0, NULL, "empty part", "sectors.industry.growth=11"},
    {"sectors agri=9", 0, NULL, "no letter", "sectors.industry.growth=11"},
    {"s\xe1\xba\xa5"
     "ctors.agri=9",
     0, NULL, "no letter", "sectors.industry.growth=11"},
    {"a.b.c.d.e.f.g.h.i.j.k.l.m.n=9", 0, NULL, "more steps", "sectors.industry.growth=11"},
    {"sectors.agri.growth=9%", 0, NULL, "9", NULL},
    {"sectors.agri.growth=9,5", 0, NULL, "9", "9.5"},
    {"sectors.agri.growth=fast", 0, "sectors.agri.growth", "not the text \"fast\"", "such as"},
    {"sectors.agri.growth=1000", 0, "sectors.agri.growth", "1000 is outside", "10.00"},
    {"sectors.agri.growth={ mean = 9; }", 0, "sectors.agri.growth", "neither a number", NULL},
    {"sectors.agri.growth.mean=9", 0, "sectors.agri.growth", "neither a number", NULL},
    {"sectors.ind.growth.sd=-1", 0, "sectors.ind.growth", "sd must be above 0", NULL},
    {"sectors.agri=9", 0, "sectors.agri", "takes a group, not 9", NULL},
    {"sectors.agri.model=reverting", 0, "sectors.agri", "mean is missing", NULL, 2},
    {"events.fire.level=-3", 0, "events.fire.level", "no such entry", "events.flood."},
    {"events.flood.lvl=-3", 0, "events.flood.lvl", "unknown key \"lvl\"", "level, rebound"},
    {"events.flood=-3", 0, NULL, "takes a group, not -3", NULL},
    {"last=1e9", 0, "last", "1000000000 is no year", "1900"},
    {"as_of=yesterday", 0, "as_of", "yesterday is no date", "2023-12-31"},
    {"as_of=2023-02-30", 0, "as_of", "2023-02-30 is no date", "2023-12-31"},
    {"sectors.agri.growth=2023-5", 0, "sectors.agri.growth", "not the text", "such as"},
    {"id=a b", 0, "id", "", NULL},
    {"kind=plan", 0, "kind", "cannot be set", "leave this --set out"},
    {"version=2", 0, "version", "cannot be set", NULL},
    {"base=other.cfg", 0, "base", "unknown key", NULL},
};

Test(bad_structure, overrides_that_cannot_be)
{
    check_overrides(GRDP_ERROR, overrides, N(overrides));
}

static const bad notes[] = {
    {"base_year = 2022; as_of = \"2022-12-31\"; investment = { icor = 4; };", 2, "investment.icor",
     "icor is not used: the closure is \"given\"", NULL},
    {C(IND ", \"sectors.agri.growth\", 0.5"), 2, "correlations", "no distribution here", NULL},
};

Test(bad_structure, what_has_no_effect_gets_a_note)
{
    check_changes(GRDP_NOTE, notes, N(notes));
}

static const bad warnings[] = {
    {"plans = ( \"plan.cfg\",\n\".//plan.cfg\" );", 3, "plans", "listed twice and read once",
     "take one"},
};

Test(bad_structure, a_plan_that_is_listed_twice_is_read_once)
{
    grdp_scenario *scenario;
    put("plan.cfg", "kind = \"plan\"; version = 1; id = \"p\"; region = \"region.cfg\"; year = "
                    "2023; targets = ( );\n");
    check_changes(GRDP_WARNING, warnings, N(warnings));
    cr_assert_eq(try_read("x.cfg", NULL, &scenario), GRDP_OK);
    cr_assert_eq(scenario->n_plans, 1);
    grdp_scenario_free(scenario);
}

static const bad together[] = {
    {"last = 2O24;\ntitle = Good;\nsectors = { agri = { growth = 9,5; };\nserv = { mena = 3; mean "
     "= "
     "; };\n};\nfrist = 2023;\nas_of = \"soon\";",
     5, "sectors.serv.mena", "unknown key \"mena\"", "did you mean \"mean\"?", 7},
    {"account = levels;\ninvestment = { ratio = 33%; closure = given; };\nperiods_per_year = 3;", 4,
     "periods_per_year", "not 3", "= 1;", 4},
    {"region = region.cfg;\nlsat = 3;", 3, "lsat", "unknown key", "\"last\"?", 2},
    {"sectors = { ind = { growth = { dist = normal; mean = 9; sd = 1; }; };\nagri = 4; };", 3,
     "sectors.agri", "takes a group", "write {", 2},
    {"events = ( { id = \"e\"; sector = agri; period = 2023; level = -2%; rebound = 2022; } );\n"
     "shock_correlations = ( ( \"ind\", \"con\", 0,6 ), ( \"ind\", \"cno\", 0.5 ) );",
     3, NULL, "cno", NULL, 5},
};

Test(bad_structure, values_that_cannot_be_read_hide_no_other_fault)
{
    check_changes(GRDP_ERROR, together, N(together));
}
