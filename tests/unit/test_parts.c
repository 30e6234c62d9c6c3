/* Parts: levels of two regions become those of one, their growth is weighted, and what cannot be
 * added is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/parts.h"

#include "scratch.h"

#include <math.h>

TestSuite(parts, .init = enter_folder, .fini = leave_folder);

#define HEAD                                                                                       \
    "kind = \"region\"; version = 1; id = \"r\"; currency = \"bn_vnd\"; price_base = 2010;\n"

/* North has industry and construction one by one; 1000 of GRDP. */
static const char north[] =
    HEAD "sectors = ( { id = \"agri\"; }, { id = \"ind\"; group = \"indcon\"; },\n"
         "  { id = \"con\"; group = \"indcon\"; } );\n"
         "accounts = ( { id = \"a\"; prices = \"constant\"; year = 2023; known_by = \"2024-06\";\n"
         "  level = { agri = 200; ind = 700; con = 100; }; quarter_share = ( 20, 25, 25, 30 );\n"
         "  population = 900; nominal = 1500; },\n"
         "  { id = \"later\"; prices = \"constant\"; year = 2024; level = { agri = 200; ind = 770; "
         "con = 105; }; },\n"
         "  { id = \"new_base\"; prices = \"constant\"; year = 2023; price_base = 2020;\n"
         "    level = { agri = 300; ind = 900; con = 150; }; } );\n"
         "actuals = ( \"north.csv\" );\n";

/* South has them in one, and shares; its GRDP is given as 3000. */
static const char south[] = HEAD
    "sectors = ( { id = \"agri\"; }, { id = \"indcon\"; } );\n"
    "accounts = ( { id = \"a\"; prices = \"constant\"; year = 2023; known_by = \"2024-03-31\";\n"
    "  share = { agri = 40; indcon = 60; }; quarter_share = ( 40, 20, 20, 20 ); } );\n"
    "actuals = ( \"south.csv\" );\n";

#define CSV "period,series,value,unit,basis,vintage,status,source\n"

static grdp_status read_whole(const char *parts, grdp_region **out)
{
    char text[4000];
    fresh_diag();
    put("north.cfg", north);
    put("south.cfg", south);
    put("north.csv", CSV "2023,grdp.growth,10,%,constant,2023-12,estimate,\n"
                         "2023,sectors.ind.growth,12,%,constant,2023-12,estimate,\n"
                         "2023,sectors.con.growth,4,%,constant,2023-12,estimate,\n"
                         "2023,investment.amount,300,bn_vnd,current,2023-12,estimate,\n"
                         "2022,grdp.growth,5,%,constant,,reported,\n");
    put("south.csv", CSV "2023,grdp.growth,6,%,constant,2023-11,estimate,\n"
                         "2023,grdp.growth,7,%,constant,2024-02,estimate,\n"
                         "2023,sectors.indcon.growth,8,%,constant,2023-12,estimate,\n"
                         "2023,investment.amount,500,bn_vnd,current,2023-12,estimate,\n"
                         "2022,grdp.growth,3,%,constant,2022-12,reported,\n");
    (void)snprintf(text, sizeof text,
                   HEAD
                   "sectors = ( { id = \"agri\"; }, { id = \"indcon\"; } );\naccounts = ( "
                   "{ id = \"both\"; prices = \"constant\"; year = 2023;\nparts = ( %s ); } );\n",
                   parts);
    put("whole.cfg", text);
    return grdp_region_read("whole.cfg", diag, out);
}

#define NORTH "{ region = \"north.cfg\"; account = \"a\"; }"
#define SOUTH "{ region = \"south.cfg\"; account = \"a\"; total = 3000; }"

static grdp_region *whole(void)
{
    grdp_region *region = NULL;
    cr_assert_eq(read_whole(NORTH ", " SOUTH, &region), GRDP_OK, "%s",
                 grdp_diag_at(diag, 0) ? grdp_diag_at(diag, 0)->text : "");
    return region;
}

/* 200 + 0.4 x 3000 and 700 + 100 + 0.6 x 3000. */
Test(parts, levels_are_added)
{
    grdp_region *const region = whole();
    const grdp_account *const account = &region->accounts[0];
    cr_expect(account->is_level);
    cr_expect_float_eq(account->level[0], 1400.0, 1e-9);
    cr_expect_float_eq(account->level[1], 2600.0, 1e-9);
    grdp_region_free(region);
}

/* Agriculture in the first quarter: 200 x 0.2 + 1200 x 0.4 of 1400. */
Test(parts, quarters_are_added)
{
    grdp_region *const region = whole();
    const grdp_account *const account = &region->accounts[0];
    cr_assert(account->has_seasons);
    cr_expect_float_eq(account->season_share[0][0], 520.0 / 1400.0, 1e-12);
    cr_expect_float_eq(account->season_share[1][3], (240.0 + 360.0) / 2600.0, 1e-12);
    grdp_region_free(region);
}

/* The south gives neither people nor GRDP at current prices. */
Test(parts, the_whole_is_known_when_the_last_part_is)
{
    grdp_region *const region = whole();
    const grdp_account *const account = &region->accounts[0];
    cr_expect_eq(account->known_by, 20240630);
    cr_expect_str_eq(account->status, "derived");
    cr_expect(isnan(account->population));
    cr_expect(isnan(account->nominal));
    grdp_region_free(region);
}

static double figure(const grdp_region *region, const char *series, int year, int as_of)
{
    const grdp_actual *const row =
        grdp_actuals_find(&region->actuals, series, (grdp_period){year, 1, 12}, as_of);
    if (row == NULL)
        return (double)NAN;
    cr_expect_str_eq(row->status, "derived");
    return row->value;
}

/* Levels of 2022 are 1000 / 1.10 and 3000 / 1.07. What was published in February 2024 changes the
 * growth from then on; the weights are those of the newest figures. */
Test(parts, growth_is_weighted_by_the_levels_of_the_year_before)
{
    grdp_region *const region = whole();
    const double n = 1000.0 / 1.10, s = 3000.0 / 1.07;
    cr_expect_float_eq(figure(region, "grdp.growth", 2023, 20231231),
                       (10.0 * n + 6.0 * s) / (n + s), 1e-12);
    cr_expect_float_eq(figure(region, "grdp.growth", 2023, 20240229),
                       (10.0 * n + 7.0 * s) / (n + s), 1e-12);
    cr_expect(isnan(figure(region, "grdp.growth", 2023, 20231130)));
    grdp_region_free(region);
}

/* The north publishes industry and construction one by one: 700 / 1.12 and 100 / 1.04 of 2022. */
Test(parts, a_group_is_put_together_from_its_sectors)
{
    grdp_region *const region = whole();
    const double ind = 700.0 / 1.12, con = 100.0 / 1.04, s = 1800.0 / 1.08;
    cr_expect_float_eq(figure(region, "sectors.indcon.growth", 2023, 20231231),
                       (12.0 * ind + 4.0 * con + 8.0 * s) / (ind + con + s), 1e-12);
    grdp_region_free(region);
}

/* An undated figure of one part makes the whole undated: it does not count under a date. */
Test(parts, an_undated_figure_is_left_out_under_a_date)
{
    grdp_region *const region = whole();
    const double n = 1000.0 / 1.10 / 1.05, s = 3000.0 / 1.07 / 1.03;
    cr_expect_float_eq(figure(region, "grdp.growth", 2022, 0), (5.0 * n + 3.0 * s) / (n + s),
                       1e-12);
    cr_expect(isnan(figure(region, "grdp.growth", 2022, 20241231)));
    grdp_region_free(region);
}

Test(parts, amounts_are_added)
{
    grdp_region *const region = whole();
    cr_expect_float_eq(figure(region, "investment.amount", 2023, 20231231), 800.0, 1e-12);
    grdp_region_free(region);
}

Test(parts, files_of_the_parts_are_inputs)
{
    grdp_region *const region = whole();
    cr_expect_eq(region->n_inputs, 5); /* three regions, two CSV files */
    grdp_region_free(region);
}

static void refuse(const char *parts, const char *text)
{
    grdp_region *region = NULL;
    const grdp_status status = read_whole(parts, &region);
    expect(GRDP_ERROR, 0, NULL, text);
    cr_assert_neq(status, GRDP_OK, "%s", parts);
}

Test(parts, what_cannot_be_added_is_refused)
{
    refuse(NORTH ", { region = \"south.cfg\"; account = \"a\"; }",
           "shares of two regions do not add up");
    refuse(SOUTH ", { region = \"north.cfg\"; account = \"new_base\"; }",
           "levels at prices of 2020 and of 2010 cannot be added");
    refuse(SOUTH ", { region = \"north.cfg\"; account = \"later\"; }",
           "the account is of 2024, the whole of 2023");
    refuse(SOUTH ", { region = \"north.cfg\"; account = \"late\"; }",
           "north.cfg has no account \"late\"");
    refuse(SOUTH ", { region = \"north.cfg\"; account = \"a\"; total = 5; }",
           "has levels, so that a total is too much");
    refuse(SOUTH, "a region of parts has two or more");
}

/* The whole of the first reading is a part of the second. */
Test(parts, a_part_has_no_parts_itself)
{
    grdp_region *region = NULL;
    grdp_region_free(whole());
    put("wider.cfg",
        HEAD "sectors = ( { id = \"agri\"; }, { id = \"indcon\"; } );\naccounts = ( { id = \"x\"; "
             "prices = \"constant\"; year = 2023;\nparts = ( { region = \"whole.cfg\"; account = "
             "\"both\"; }, " SOUTH " ); } );\n");
    fresh_diag();
    cr_assert_neq(grdp_region_read("wider.cfg", diag, &region), GRDP_OK);
    expect(GRDP_ERROR, 0, NULL, "a part of a region is made of parts itself");
}

/* A region without construction leaves a part of the north over. */
Test(parts, nothing_of_a_part_is_left_over)
{
    grdp_region *region = NULL;
    grdp_region_free(whole());
    put("less.cfg", HEAD
        "sectors = ( { id = \"agri\"; }, { id = \"ind\"; } );\naccounts = ( { id = \"x\"; prices = "
        "\"constant\"; year = 2023;\nparts = ( " NORTH ", " NORTH " ); } );\n");
    fresh_diag();
    cr_assert_neq(grdp_region_read("less.cfg", diag, &region), GRDP_OK);
    expect(GRDP_ERROR, 0, NULL, "the sectors of the region take 900 of the 1000");
}
