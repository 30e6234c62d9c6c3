/* Scenarios as planners get them wrong: numbers, distributions, models. Each case is what is
 * written over a good scenario, and what must be said about it; nothing else may be said with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bad.h"

TestSuite(bad_scenarios, .init = enter_bad, .fini = leave_folder);

#define AGRI "sectors.agri.growth"
#define G(value) "sectors = { agri = { growth = " value "; }; };"

static const bad numbers[] = {
    /* Kinds. */
    {G("\"4.1\""), 2, AGRI, "not the text \"4.1\"", "write 4.1 without quotes"},
    {G("\"4,1\""), 2, AGRI, "not the text \"4,1\"", "write 4.1 without quotes"},
    {G("\"cao\""), 2, AGRI, "not the text \"cao\"", "such as 8.7"},
    {G("true"), 2, AGRI, "not true", "such as 8.7"},
    {G("{ }"), 2, AGRI, "neither a number", "from = 8.7"},
    {G("{ value = 4; }"), 2, AGRI, "neither a number", "from = 8.7"},
    {G("{ to = 4; by = 2024; }"), 2, AGRI, "neither a number", "from = 8.7"},
    /* Sizes. */
    {G("410"), 2, AGRI, "410 is outside [-50, 100] %", "did you mean 4.10?"},
    {G("870"), 2, AGRI, "870 is outside [-50, 100] %", "did you mean 8.70?"},
    {G("-410"), 2, AGRI, "-410 is outside", "did you mean -4.10?"},
    {G("1e17"), 2, AGRI, "is outside [-50, 100] %", "from -50 to 100"},
    {G("-50.1"), 2, AGRI, "-50.1 is outside", "from -50 to 100"},
    {G("100.5"), 2, AGRI, "100.5 is outside", "from -50 to 100"},
    /* Paths. */
    {G("( )"), 2, AGRI, "the path is empty", "one number a period"},
    {G("( 4, \"5\", 6 )"), 2, AGRI ".1", "not the text \"5\"", "write 5 without quotes"},
    {G("( 4, ( 5, 6 ) )"), 2, AGRI ".1", "takes a number", "such as 8.7"},
    {G("( 4, 500, 6 )"), 2, AGRI, "500 is outside", "did you mean 5.00?"},
    {G("( 400, 500, 600 )"), 2, AGRI, "600 is outside", "did you mean 6.00?", 3},
    {G("{ path = 4; }"), 2, AGRI ".path", "takes a list, not 4", "write ("},
    {G("{ path = ( ); }"), 2, AGRI, "the path is empty", "one number a period"},
    {G("{ path = ( 4, true ); }"), 2, AGRI ".1", "takes a number, not true", "such as"},
    {G("{ path = ( 4 ); per = \"month\"; }"), 2, AGRI ".per", "month", "\"period\", \"year\""},
    {G("{ path = ( 4 ); to = 5; }"), 2, AGRI ".to", "unknown key \"to\"", "path"},
    /* Ramps. */
    {G("{ from = 4; by = 2025; }"), 2, AGRI, "\"to\" is missing", "add to ="},
    {G("{ from = 4; to = 6; }"), 2, AGRI, "\"by\" is missing", "add by ="},
    {G("{ from = 4; to = \"6\"; by = 2025; }"), 2, AGRI ".to", "not the text", "write 6"},
    {G("{ from = 4; to = 6; by = 2030; }"), 2, AGRI ".by", "2030 lies outside the scenario, which",
     "write a year, for example 2023"},
    {G("{ from = 4; to = 6; by = 2023; }"), 2, AGRI ".by", "ends in 2023, the first period",
     "a later period"},
    {G("{ from = 4; to = 6; by = \"2024-Q2\"; }"), 2, AGRI ".by", "goes by years",
     "write a year: 2024"},
    {G("{ from = 4; to = 6; by = \"soon\"; }"), 2, AGRI ".by", "soon is no period", "write a year"},
    {G("{ from = 4; to = 6; by = 2024.5; }"), 2, AGRI ".by", "2024.5 is no period", "write a year"},
    {G("{ from = 4; to = 6; by = 1e300; }"), 2, AGRI ".by", "is no period", "write a year"},
    {G("{ from = 4; to = 6; by = ( 2024 ); }"), 2, AGRI ".by", "( ... ) is no period", "a year"},
    {G("{ from = 400; to = 600; by = 2025; }"), 2, AGRI, "400 is outside", "4.00", 2},
};

Test(bad_scenarios, numbers_that_cannot_be)
{
    check_changes(GRDP_ERROR, numbers, N(numbers));
}

#define D(text) G("{ dist = " text " }")

static const bad distributions[] = {
    {D("\"norml\"; mean = 4; sd = 1;"), 2, AGRI, "no distribution \"norml\"", "\"normal\"?"},
    {D("\"cauchy\"; mean = 4; sd = 1;"), 2, AGRI, "no distribution \"cauchy\"", "list dists"},
    {D("5; mean = 4; sd = 1;"), 2, AGRI, "no distribution \"5\"", "list dists"},
    {D("\"normal\"; mean = 4;"), 2, AGRI, "\"sd\" is missing", "add sd"},
    {D("\"normal\"; mean = 4; sd = 0;"), 2, AGRI, "sd must be above 0", "list dists"},
    {D("\"normal\"; mean = 4; sd = -1;"), 2, AGRI, "sd must be above 0",
     "mean = 4, sd = -1 was read; see: grdpsim list dists"},
    {D("\"normal\"; mean = 4; std = 1;"), 2, AGRI ".std", "unknown key \"std\"", "\"sd\"", 2},
    {D("\"normal\"; mean = \"4\"; sd = 1;"), 2, AGRI ".mean", "not the text", "write 4"},
    {D("\"normal\"; mean = 410; sd = 1;"), 2, AGRI ".mean", "410 is outside", "4.10"},
    {D("\"normal\"; mean = ( 4, 5 ); sd = 1;"), 2, AGRI ".mean", "takes a number", "such as"},
    {D("\"uniform\"; min = 6; max = 4;"), 2, AGRI, "min must be below max", "list dists"},
    {D("\"uniform\"; min = 4; max = 4;"), 2, AGRI, "min must be below max", "list dists"},
    {D("\"uniform\"; min = -900; max = 900;"), 2, AGRI ".min", "-900 is outside", "-9.00", 2},
    {D("\"triangular\"; min = 1; mode = 9; max = 5;"), 2, AGRI, "between min and max",
     "list dists"},
    {D("\"pert\"; min = 1; mode = 0; max = 5;"), 2, AGRI, "between min and max", "list dists"},
    {D("\"pert\"; min = 1; mode = 2; max = 5; weight = -1;"), 2, AGRI, "weight must", "list dists"},
    {D("\"lognormal\"; median = -4; sigma = 1;"), 2, AGRI, "median must be above 0", "list dists"},
    {D("\"lognormal\"; median = 4; sigma = 0;"), 2, AGRI, "sigma", "list dists"},
    {D("\"two_piece_normal\"; mode = 4; sd = 1; skew = 0.5; gamma = 0.2;"), 2, AGRI,
     "skew and gamma say the same", "list dists"},
    {D("\"two_piece_normal\"; mode = 4; sd = 1; gamma = 1;"), 2, AGRI, "gamma must", "list dists"},
    {D("\"discrete\"; values = ( 3, 4 ); weights = ( 1, 2, 3 );"), 2, AGRI,
     "2 values and 3 weights do not match", "values = ("},
    {D("\"discrete\"; values = ( );"), 2, AGRI, "0 values", "values = ( 7, 9 )"},
    {D("\"discrete\"; values = ( 3, 4 ); weights = ( 0, 0 );"), 2, AGRI, "add up to 0", "above 0"},
    {D("\"discrete\"; values = ( 3, 4 ); weights = ( 2, -1 );"), 2, AGRI, "below 0", "0 or more"},
    {D("\"discrete\"; values = ( 3, \"4\" );"), 2, AGRI ".values", "not the text", "write 4"},
    {D("\"discrete\"; values = ( 3, 300 );"), 2, AGRI ".values", "300 is outside", "3.00"},
    {D("\"discrete\"; values = ( 3, 3 );"), 2, AGRI, "once each", "list dists"},
    {D("\"discrete\"; values = 4;"), 2, AGRI ".values", "takes a list, not 4", "write ("},
    {D("\"normal\"; mean = 4; sd = 1; each = \"day\";"), 2, AGRI ".each", "\"day\"", "\"period\""},
    {D("\"normal\"; mean = 4; sd = 1; truncate = ( );"), 2, AGRI, "two rising numbers",
     "( 0, 15 )"},
    {D("\"normal\"; mean = 4; sd = 1; truncate = ( 9, 2 );"), 2, AGRI, "two rising", "( 0, 15 )"},
    {D("\"normal\"; mean = 4; sd = 1; truncate = ( 50, 60 );"), 2, AGRI, "less than 1e-9", "hold"},
    {D("\"normal\"; mean = 4; sd = 1; truncate = ( \"0\", 9 );"), 2, AGRI ".truncate",
     "not the text", "write 0"},
    {D("\"normal\"; mean = 4; sd = 1; from = 3;"), 2, AGRI ".from", "unknown key \"from\"", "keys"},
    /* From history. */
    {D("\"empirical\";"), 2, AGRI, "\"series\" is missing", "add series"},
    {D("\"empirical\"; series = \"sectors.agri.grwth\";"), 2, AGRI ".series", "no series",
     "\"sectors.agri.growth\"?"},
    {D("\"empirical\"; series = \"moonshine\";"), 2, AGRI ".series", "no series", "CSV file"},
    {D("\"empirical\"; series = \"sectors.con.growth\";"), 2, AGRI ".series",
     "no series \"sectors.con.growth\"", NULL},
    {D("\"empirical\"; series = \"iip_growth\";"), 2, AGRI, "has 1 yearly figure", "other years"},
    {D("\"empirical\"; series = \"sectors.agri.growth\"; years = ( 2020 );"), 2, AGRI ".years",
     "first and a later last year", "( 2015, 2023 )"},
    {D("\"empirical\"; series = \"sectors.agri.growth\"; years = ( 2022, 2020 );"), 2,
     AGRI ".years", "first and a later last year", "( 2015, 2023 )"},
    {D("\"empirical\"; series = \"sectors.agri.growth\"; years = ( 1, 3000000000L );"), 2,
     AGRI ".years", "is no year", "1900 to 2200", 2},
    {D("\"empirical\"; series = \"sectors.agri.growth\"; leave_out = ( \"2020\" );"), 2,
     AGRI ".leave_out", "2020 is no year", "without quotes"},
    {D("\"empirical\"; series = \"sectors.agri.growth\"; leave_out = ( 2020, 2021 );"), 2, AGRI,
     "has 1 yearly figure", "other years"},
};

Test(bad_scenarios, distributions_that_cannot_be)
{
    check_changes(GRDP_ERROR, distributions, N(distributions));
}

#define S(text) "sectors = { " text " };"

static const bad models[] = {
    {S("agri = { model = \"constnt\"; growth = 4; };"), 2, "sectors.agri.model", "\"constnt\"",
     "\"constant\"?"},
    {S("agri = { model = \"magic\"; growth = 4; };"), 2, "sectors.agri.model", "\"magic\"",
     "list models"},
    {S("agri = { model = 4; growth = 4; };"), 2, "sectors.agri.model", "no model \"4\"", "list"},
    {S("agri = { model = \"icor\"; icor = 4; };"), 2, "sectors.agri.model", "gives growth of GRDP",
     "group total"},
    {S("agri = { model = \"reverting\"; mean = 4; };"), 2, "sectors.agri", "persistence is missing",
     "add: persistence = ...;"},
    {S("agri = { model = \"reverting\"; };"), 2, "sectors.agri", "mean is missing", "add: mean", 2},
    {S("agri = { model = \"reverting\"; mean = 4; persistance = 0.5; };"), 2,
     "sectors.agri.persistance", "unknown key", "\"persistence\"?", 2},
    {S("agri = 4;"), 2, "sectors.agri", "takes a group, not 4", "write {"},
    {S("agri = ( 4 );"), 2, "sectors.agri", "takes a group, not ( ... )", "write {"},
    {S("argi = { model = \"constant\"; growth = 4; };"), 2, "sectors.argi", "unknown key \"argi\"",
     "\"agri\"?"},
    {S("agri = { elasticity = { ind = 0.9; }; };"), 2, "sectors.agri.elasticity", "unknown key",
     "growth"},
    {S("tax = { elasticity = { services = 0.9; }; };"), 2, "sectors.tax.elasticity.services",
     "no sector \"services\"", NULL},
    {S("tax = { elasticity = { tax = 0.9; }; };"), 0, "sectors.tax", "circle: tax -> tax",
     "one of"},
    {S("tax = { elasticity = 0.9; };"), 2, "sectors.tax.elasticity", "takes a group, not 0.9", "{"},
    {S("tax = { elasticity = ( 0.9, 0.3 ); };"), 2, "sectors.tax.elasticity", "takes a group", "{"},
    {S("tax = { elasticity = { ind = \"0.9\"; }; };"), 2, "sectors.tax.elasticity.ind",
     "not the text", "write 0.9"},
    {S("serv = { model = \"follows\"; elasticity = { tax = 1; }; };"), 0, NULL,
     "circle: serv -> tax -> serv", "does not follow"},
    /* Capacity. */
    {S("ind = { model = \"capacity\"; growth = 4; value_added = { mill = 12; }; };"), 2,
     "sectors.ind.start", "start has no number for mill", "mill = ...;"},
    {S("ind = { model = \"capacity\"; growth = 4; value_added = { mill = 12; };\n"
       "start = { mil = 2024; }; };"),
     0, "sectors.ind.start", "start has no number for mill", NULL, 2},
    {S("ind = { model = \"capacity\"; growth = 4; value_added = { mill = 12; };\n"
       "start = { mill = \"soon\"; }; };"),
     3, "sectors.ind.start.mill", "soon is no period", "\"2024-Q3\""},
    {S("ind = { model = \"capacity\"; growth = 4; value_added = { mill = 12; };\n"
       "start = { mill = 24; }; };"),
     3, "sectors.ind.start.mill", "24 is outside", "1900 to 2200"},
    {S("ind = { model = \"capacity\"; growth = 4; value_added = { mill = 12; };\n"
       "start = { mill = 2024; }; ramp = { mill = 0.5; }; };"),
     3, "sectors.ind.ramp.mill", "0.5 is outside [1, 100]", "from 1 to 100"},
    {S("ind = { model = \"capacity\"; growth = 4; value_added = { mill = 12; };\n"
       "start = { mill = 2024; }; ramp = { mill = 2.5; }; };"),
     3, "sectors.ind.ramp.mill", "whole number, not 2.5", "write 2 or 3"},
    {S("ind = { model = \"capacity\"; growth = 4; value_added = { mill = 12; };\nstart = { mill = "
       "2024; "
       "}; ramp = { mill = { dist = \"uniform\"; min = 1; max = 3; }; }; };"),
     3, "sectors.ind.ramp.mill", "a count cannot be drawn", "discrete"},
    {"account = \"shares\"; " S(
         "ind = { model = \"capacity\"; growth = 4; value_added = { mill = 12; "
         "};\nstart = { mill = 2024; }; };"),
     2, "sectors.ind.value_added", "has shares only", "total"},
    /* Indicator, trend. */
    {S("ind = { model = \"indicator\"; indicator_growth = 8; indicator = \"iip_grwth\"; intercept "
       "= 0; "
       "slope = 1; };"),
     2, "sectors.ind.indicator", "no series \"iip_grwth\"", "\"iip_growth\"?"},
    {S("agri = { model = \"trend\"; };"), 2, "sectors.agri", "the history known by then has 3",
     "write growth"},
    {S("con = { model = \"trend\"; };"), 2, "sectors.con", "has 0", "write growth"},
    {S("ind = { model = \"trend\"; years = ( 2022, 2013 ); };"), 2, "sectors.ind.years",
     "later last", "( 2015, 2023 )"},
    {S("ind = { model = \"trend\"; years = ( 2010, 2022 ); };"), 2, "sectors.ind",
     "no figure for 2010", "other years"},
    {S("ind = { model = \"trend\"; years = ( 1e300, 1e301 ); };"), 2, "sectors.ind.years",
     "no year", "whole number", 2},
    {S("ind = { model = \"trend\"; leave_out = ( 2013, 2014, 2015 ); };"), 2, "sectors.ind",
     "has 7", "another model"},
    {S("ind = { model = \"trend\"; leave_out = 2020; };"), 2, "sectors.ind.leave_out",
     "takes a list, not 2020", "write ("},
};

Test(bad_scenarios, models_that_cannot_be)
{
    check_changes(GRDP_ERROR, models, N(models));
}

/* What is odd but may be meant: the scenario is read, and this is said. */
static const bad odd[] = {
    {G("0.09"), 2, AGRI, "0.09 % is very small", "did you mean 9?"},
    {G("0.074"), 2, AGRI, "0.074 % is very small", "did you mean 7.4?"},
    {G("0.087"), 2, AGRI, "0.087 % is very small", "did you mean 8.7?"},
    {G("-0.05"), 2, AGRI, "-0.05 % is very small", "did you mean -5?"},
    {G("( 0.09, 0.08 )"), 2, AGRI, "0.08 % is very small", "did you mean 8?"},
    {G("{ from = 0.04; to = 0.06; by = 2025; }"), 2, AGRI, "0.06 %", "did you mean 6?"},
    {D("\"normal\"; mean = 0.09; sd = 0.02;"), 2, AGRI ".mean", "0.09 %", "did you mean 9?"},
    {"investment = { ratio = 0.35; };", 2, "investment.ratio", "0.35 %", "did you mean 35?"},
    {G("( 4, 5, 6, 7 )"), 2, AGRI, "4 values for 3 periods", "leave out the last 1"},
    {D("\"normal\"; mean = 4; sd = 30;"), 2, AGRI, "3.7 % of the draws lie outside [-50, 100]",
     "truncate = ( -50, 100 )"},
    {D("\"normal\"; mean = 4; sd = 1; truncate = ( 5, 9 );"), 2, AGRI, "the mean 4, which a run",
     "move the bounds"},
};

Test(bad_scenarios, what_is_odd_gets_a_warning)
{
    check_changes(GRDP_WARNING, odd, N(odd));
}
