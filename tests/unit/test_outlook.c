/* Outlook: from a file to its likely projection, the figures that disagree, and its plans.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/outlook.h"

#include "world.h"

TestSuite(outlook, .init = enter_world, .fini = leave_folder);

static grdp_status try_outlook(const char *scenario, grdp_outlook **out)
{
    fresh_diag();
    put("s.cfg", scenario);
    return grdp_outlook_create("s.cfg", NULL, diag, out);
}

static grdp_outlook *look(const char *scenario)
{
    grdp_outlook *outlook = NULL;
    const grdp_status status = try_outlook(scenario, &outlook);
    if (status != GRDP_OK)
        show_findings();
    cr_assert_eq(status, GRDP_OK);
    return outlook;
}

/* The sectors make 104 436 53.5 378 106 of 1,000 in 2022. */
Test(outlook, gives_the_likely_values_of_its_years)
{
    grdp_outlook *const o = look(HEAD("levels", 2024, 4) SECTORS);
    NEAR(grdp_outlook_year(o, "grdp.growth", 2023), 7.75, 1e-10);
    NEAR(grdp_outlook_year(o, "sectors.indcon.level", 2023), 489.5, 1e-9);
    NEAR(grdp_outlook_value(o, "sectors.ind.growth", span_of(o->scenario, "2024-Q3")), 9.0, 1e-10);
    cr_assert(isnan(grdp_outlook_year(o, "grdp.growth", 2022)));
    cr_assert(isnan(grdp_outlook_year(o, "grdp.growth", 2025)));
    cr_assert(isnan(grdp_outlook_year(o, "investment.ratio", 2023)));
    cr_assert(isnan(grdp_outlook_year(o, "no.series", 2023)));
    cr_assert_eq(o->n_judgements, 0);
    grdp_outlook_free(o);
    grdp_outlook_free(NULL);
}

Test(outlook, judges_the_plans_of_the_scenario)
{
    put("p.cfg",
        "kind = \"plan\"; version = 1; region = \"region.cfg\"; year = 2023;\n"
        "targets = ( { id = \"a\"; series = \"grdp.growth\"; op = \">=\"; value = 7.75; },\n"
        "  { id = \"b\"; series = \"sectors.ind.growth\"; op = \">=\"; value = 9.5; },\n"
        "  { id = \"c\"; indicator = \"poverty\"; unit = \"%\"; op = \"<=\"; value = 1; },\n"
        "  { id = \"d\"; indicator = \"late\"; unit = \"%\"; op = \"<=\"; value = 1; } );\n");
    put("actuals.csv", ROWS "2023,poverty,0.9,%,none,2023-12,estimate,s\n"
                            "2023,late,0.9,%,none,2024-02,estimate,s\n");
    grdp_outlook *const o = look(HEAD("levels", 2023, 1) SECTORS "as_of = \"2023-12-31\";\n"
                                                                 "plans = ( \"p.cfg\" );\n");
    cr_assert_eq(o->n_judgements, 1);
    const grdp_outcome *const outcomes = o->judgements[0].outcomes;
    NEAR(outcomes[0].value, 7.75, 1e-10);
    cr_assert_eq(outcomes[0].verdict, GRDP_VERDICT_MET);
    cr_assert_eq(outcomes[1].verdict, GRDP_VERDICT_MISSED);
    cr_assert_eq(outcomes[2].verdict, GRDP_VERDICT_EXCEEDED);
    cr_assert_eq(outcomes[3].verdict, GRDP_VERDICT_OPEN); /* published after as_of */
    cr_assert_eq(o->judgements[0].score.n, 4);
    cr_assert_eq(o->judgements[0].score.open, 1);
    grdp_outlook_free(o);
}

/* The year and its first and last quarter are met; with a weight of about 0.27 of the last, nine
 * months that were published as 8 % are off by 0.36 times what the last quarter is off. */
Test(outlook, notes_figures_that_disagree_by_more_than_rounding)
{
    static const char rows[] = ROWS "2023,grdp.growth,8.00,%%,constant,2023-12,estimate,s\n"
                                    "2023-Q1,grdp.growth,8,%%,constant,2023-04,estimate,s\n"
                                    "2023-9M,grdp.growth,8,%%,constant,2023-10,estimate,s\n"
                                    "2023-Q4,grdp.growth,%s,%%,constant,2023-12,estimate,s\n";
    static const char *const text = HEAD("levels", 2023, 4) SECTORS "as_of = \"2023-12-31\";\n";
    static const struct {
        const char *q4;
        size_t notes;
    } cases[] = {{"8", 0}, {"8.04", 0}, {"8.4", 1}};
    for (size_t i = 0; i < 3; i++) {
        put("actuals.csv", text_of(rows, cases[i].q4));
        grdp_outlook *const o = look(text);
        cr_assert_eq(n_findings("revision of earlier quarters"), cases[i].notes, "%s", cases[i].q4);
        NEAR(grdp_outlook_year(o, "grdp.growth", 2023), 8.0, 1e-10);
        grdp_outlook_free(o);
    }
    expect(GRDP_NOTE, 4, "grdp.growth", "for 2023-9M 8 % was published");
}

Test(outlook, says_why_there_is_none)
{
    grdp_outlook *o = NULL;
    cr_assert_eq(try_outlook(HEAD("levels", 2023, 1), &o), GRDP_ERR_INPUT);
    cr_assert_neq(try_outlook(HEAD("levels", 2023, 1) SECTORS "plans = ( \"none.cfg\" );\n", &o),
                  GRDP_OK);
    cr_assert(grdp_diag_count(diag, GRDP_ERROR) > 0);
    cr_assert_neq(
        try_outlook(HEAD("levels", 2023, 1) SECTORS
                    "add = ( { id = \"a\"; sector = \"ind\"; period = 2023; growth = -100; "
                    "}, { id = \"b\"; sector = \"ind\"; period = 2023; growth = -20; } );",
                    &o),
        GRDP_OK);
    expect(GRDP_ERROR, 0, NULL,
           "in 2023 the model \"constant\" of ind gives no growth above -100 %");
    fresh_diag();
    cr_assert_eq(grdp_outlook_create("none.cfg", NULL, diag, &o), GRDP_ERR_FILE);
    cr_assert_null(o);
}
