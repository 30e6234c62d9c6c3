/* Coherence: contradictions by hand, their minimal sets and least repairs, and ranges of the past.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/coherence.h"
#include "world.h"

TestSuite(coherence, .init = enter_world, .fini = leave_folder);

static grdp_region *region;

/* What a test makes lives until its process ends. */
static const void *kept[64];
static size_t n_kept;

/* A condition on a series of 2023. */
#define WANT(id, series, op, value)                                                                \
    "{ id = \"" id "\"; series = \"" series "\"; op = \"" op "\"; value = " value "; }"

static grdp_plan *plan_of(const char *file, const char *targets)
{
    grdp_plan *plan = NULL;
    put(file, text_of("kind = \"plan\"; version = 1; id = \"%.1s\"; region = \"region.cfg\";\n"
                      "year = 2023; targets = ( %s );\n",
                      file, targets));
    if (grdp_plan_read(file, diag, &plan) != GRDP_OK)
        show_findings();
    cr_assert(plan);
    kept[n_kept++] = plan;
    return plan;
}

static grdp_coherence *examine(size_t n, const grdp_plan *const *plans, int as_of)
{
    grdp_coherence *c = NULL;
    if (!region)
        cr_assert_eq(grdp_region_read("region.cfg", diag, &region), GRDP_OK);
    cr_assert_eq(grdp_coherence_create(region, n, plans, 2023, as_of, &c), GRDP_OK);
    kept[n_kept++] = c;
    return c;
}

static grdp_coherence *examine_one(const char *targets)
{
    const grdp_plan **const plan = grdp_arena_alloc(arena, 1, sizeof *plan);
    plan[0] = plan_of("p.cfg", targets);
    return examine(1, plan, 0);
}

static const char *id_of(const grdp_coherence *c, size_t conflict, size_t k)
{
    return c->claims[c->conflicts[conflict].claims[k]].part->id;
}

/* 10 + 60 + 35 = 105: each alone would have to give 5 points; of the greatest they are least. */
Test(coherence, shares_above_a_hundred_are_a_minimal_set_repaired_at_the_largest)
{
    const grdp_coherence *const c =
        examine_one(WANT("a", "sectors.agri.share.current_excl_taxes", ">=", "10.0") "," WANT(
            "i", "sectors.indcon.share.current_excl_taxes",
            ">=", "60.0") "," WANT("s", "sectors.serv.share.current_excl_taxes",
                                   ">=", "35.0") "," WANT("g", "grdp.growth", ">=", "9"));
    cr_assert_eq(c->n_conflicts, 1);
    const grdp_conflict *const found = &c->conflicts[0];
    cr_assert_eq(found->n, 3, "growth has no part in it");
    cr_assert_str_eq(id_of(c, 0, found->least), "i");
    NEAR(found->alone[0], 5.0, 1e-12);
    NEAR(found->alone[1], 55.0, 1e-12);
    NEAR(found->alone[2], 30.0, 1e-12);
    cr_assert(found->broken[GRDP_IDENTITY_SHARES] && !found->broken[GRDP_IDENTITY_GROUP]);
}

/* The same with taxes in them: 95 of 100 leave 5 for what nobody speaks of. */
Test(coherence, shares_that_leave_something_for_the_rest_hold)
{
    cr_assert_eq(examine_one(WANT("a", "sectors.agri.share.current", ">=", "10") "," WANT(
                                 "i", "sectors.indcon.share.current", ">=",
                                 "55") "," WANT("s", "sectors.serv.share.current", ">=", "30"))
                     ->n_conflicts,
                 0);
    /* Rounded to one digit, three equal parts make 99.9. */
    cr_assert_eq(
        examine_one(WANT("a", "sectors.agri.share.current_excl_taxes", "=", "33.3") "," WANT(
                        "i", "sectors.indcon.share.current_excl_taxes", "=",
                        "33.3") "," WANT("s", "sectors.serv.share.current_excl_taxes", "=", "33.3"))
            ->n_conflicts,
        0);
    const grdp_coherence *const c =
        examine_one(WANT("a", "sectors.agri.share.current", ">=", "120"));
    cr_assert(c->n_conflicts == 1 && c->conflicts[0].n == 1);
    NEAR(c->conflicts[0].alone[0], 100.0, 1e-9);
}

Test(coherence, two_targets_on_one_series_exclude_each_other)
{
    const grdp_coherence *c = examine_one(
        WANT("low", "grdp.growth", ">=", "9.0") "," WANT("high", "grdp.growth", "<=", "8.5"));
    cr_assert(c->n_conflicts == 1 && c->conflicts[0].n == 2);
    NEAR(c->conflicts[0].alone[0], 8.5, 1e-12);
    NEAR(c->conflicts[0].alone[1], 9.0, 1e-12);
    cr_assert_eq(c->conflicts[0].least, 0, "0.5 of 9 is less than 0.5 of 8.5");
    /* Above 9 and 9 or less: one last digit apart. */
    c = examine_one(
        WANT("low", "grdp.growth", ">", "9.0") "," WANT("high", "grdp.growth", "<=", "9.0"));
    cr_assert_eq(c->n_conflicts, 1);
    NEAR(c->conflicts[0].alone[0], 8.9, 1e-12);
    NEAR(c->conflicts[0].alone[1], 9.1, 1e-12);
    c = examine_one(
        WANT("low", "grdp.growth", ">=", "9.0") "," WANT("high", "grdp.growth", "<=", "9.0"));
    cr_assert_eq(c->n_conflicts, 0, "9.0 meets both");
}

/* Weights of 2022: 10, 40, 5, 35, 10 %; 0.4 + 4 + 0.35 + 2.1 + 0.6 = 7.45. */
#define CEILINGS                                                                                   \
    WANT("a", "sectors.agri.growth", "<=", "4")                                                    \
    "," WANT("i", "sectors.ind.growth", "<=", "10") "," WANT(                                      \
        "c", "sectors.con.growth",                                                                 \
        "<=", "7") "," WANT("s", "sectors.serv.growth",                                            \
                            "<=", "6") "," WANT("t", "sectors.tax.growth", "<=", "6")

Test(coherence, growth_of_sectors_by_the_weights_of_the_year_before_bounds_that_of_the_total)
{
    const grdp_coherence *c = examine_one(CEILINGS "," WANT("g", "grdp.growth", ">=", "7.5"));
    cr_assert_str_eq(c->account->id, "levels");
    cr_assert(c->n_conflicts == 1 && c->conflicts[0].n == 6);
    cr_assert_str_eq(id_of(c, 0, c->conflicts[0].least), "g");
    NEAR(c->conflicts[0].alone[5], 7.4, 1e-12);
    cr_assert(c->conflicts[0].broken[GRDP_IDENTITY_CONTRIBUTIONS]);
    NEAR(c->sectors.sum, 7.45, 1e-12);
    NEAR(c->sectors.weight, 100.0, 1e-9);
    cr_assert_eq(examine_one(CEILINGS "," WANT("g", "grdp.growth", ">=", "7.4"))->n_conflicts, 0);
    /* Floors can be exceeded: no contradiction, and the others need (9 - 4) / 0.6 = 8.33. */
    c = examine_one(
        WANT("i", "sectors.ind.growth", ">=", "10") "," WANT("g", "grdp.growth", ">=", "9"));
    cr_assert(c->n_conflicts == 0 && c->sectors.given);
    NEAR(c->sectors.others, 5.0 / 0.6, 1e-12);
}

/* Level 1,090 by growth of 9, times 2.05 is 2,234.5. */
Test(coherence, nominal_is_level_times_deflator)
{
    const grdp_coherence *const c = examine_one(WANT("g", "grdp.growth", "=", "9.0") "," WANT(
        "d", "grdp.deflator", "<=", "2.05") "," WANT("n", "grdp.nominal", ">=", "2400"));
    cr_assert(c->n_conflicts == 1 && c->conflicts[0].n == 3);
    NEAR(c->conflicts[0].alone[0], 17.1, 1e-9); /* 2400 / 2.05 = 1170.7 */
    NEAR(c->conflicts[0].alone[1], 2.21, 1e-9); /* 2400 / 1090 = 2.2018 */
    /* The level may miss by the rounding of 9.0, half of 0.1 % of 1,000: 1,090.5 x 2.05. */
    NEAR(c->conflicts[0].alone[2], 2235.0, 1e-9);
    cr_assert(c->conflicts[0].broken[GRDP_IDENTITY_NOMINAL]);
}

/* What is repaired stays repaired, and what then still conflicts is found. */
Test(coherence, each_contradiction_is_repaired_before_the_next_is_looked_for)
{
    const grdp_coherence *const c = examine_one(
        WANT("a", "grdp.growth", "<=", "8.0") "," WANT("b", "grdp.growth", ">=", "9.0") "," WANT(
            "c", "grdp.growth", ">=", "10.0") "," WANT("d", "investment.ratio",
                                                       ">=", "33") "," WANT("e", "investment.ratio",
                                                                            "<=", "30"));
    cr_assert_geq(c->n_conflicts, 3);
    for (size_t i = 0; i < c->n_conflicts; i++)
        cr_assert_eq(c->conflicts[i].n, 2);
}

Test(coherence, several_authorities_differ_without_excluding_each_other)
{
    const grdp_plan *const plans[] = {
        plan_of("a.cfg", WANT("g", "grdp.growth", ">", "10.0")),
        plan_of("b.cfg", WANT("g", "grdp.growth", ">=", "10.2")),
        plan_of("c.cfg", WANT("g", "grdp.growth", ">=", "12") "," WANT("r", "investment.ratio",
                                                                       ">=", "34"))};
    const grdp_coherence *c = examine(3, plans, 0);
    cr_assert(c->n_conflicts == 0 && c->n_differences == 1);
    cr_assert_eq(c->differences[0].n, 3);
    NEAR(c->differences[0].all.low, 12.0, 0.0);
    const grdp_plan *const apart[] = {plans[2],
                                      plan_of("d.cfg", WANT("g", "grdp.growth", "=", "11"))};
    c = examine(2, apart, 0);
    cr_assert(c->n_differences == 1 && c->n_conflicts == 1);
    cr_assert_gt(c->differences[0].all.low, c->differences[0].all.high);
}

/* First figures 31.7 / 9.06 and 33.1 / 8.16; the later ones 31.7 / 9.12 and 31.2 / 8.16. */
Test(coherence, tensions_show_the_range_of_the_past_by_vintage)
{
    put("actuals.csv", ROWS "2021,grdp.growth,9.06,%,constant,2021-12,estimate,s\n"
                            "2021,investment.ratio,31.7,%,current,2021-12,estimate,s\n"
                            "2021,grdp.growth,9.12,%,constant,2022-12,final,s\n"
                            "2022,grdp.growth,8.16,%,constant,2022-12,estimate,s\n"
                            "2022,investment.ratio,33.1,%,current,2022-12,estimate,s\n"
                            "2022,investment.ratio,31.2,%,current,2023-12,final,s\n"
                            "2023,grdp.growth,99,%,constant,2023-12,final,s\n"
                            "2023,investment.ratio,1,%,current,2023-12,final,s\n");
    const grdp_plan *const plan[] = {
        plan_of("p.cfg", WANT("g", "grdp.growth", ">=", "9.0") "," WANT("r", "investment.ratio",
                                                                        ">=", "35.0"))};
    const grdp_coherence *const all = examine(1, plan, 0), *const early =
                                                               examine(1, plan, 20221231);
    cr_assert(all->n_conflicts == 0 && all->n_tensions == 1);
    const grdp_tension *const t = &all->tensions[0];
    cr_assert_eq(t->n, 4, "the year of the plan is not its own past");
    NEAR(t->first.low, 31.7 / 9.06, 1e-12);
    NEAR(t->first.high, 33.1 / 8.16, 1e-12);
    NEAR(t->last.low, 31.7 / 9.12, 1e-12);
    NEAR(t->last.high, 31.2 / 8.16, 1e-12);
    NEAR(t->quotient, 35.0 / 9.0, 1e-12);
    NEAR(t->bought[0].low, 8.6284, 1e-4);  /* validation: 35 % buys 8.6284 with 4.0564 */
    NEAR(t->needed[0].high, 36.507, 1e-3); /* and 9 % needs 36.507 */
    NEAR(t->bought[0].high, 35.0 * 9.06 / 31.7, 1e-9);
    NEAR(t->needed[0].low, 9.0 * 31.7 / 9.06, 1e-9);
    NEAR(early->tensions[0].last.high, 33.1 / 8.16, 1e-12);
}

/* Investment grew by 13.4 % and GRDP by 8: 1.134 / 1.08 is 5 % ahead. 20 % of investment then goes
 * with 1.2 / 1.05, and 9 % of GRDP with 1.09 x 1.05. */
Test(coherence, capital_accumulation_sets_investment_beside_growth)
{
    put("actuals.csv", ROWS "2022,grdp.growth,8,%,constant,2022-12,estimate,s\n"
                            "2022,investment.growth,13.4,%,current,2022-12,estimate,s\n");
    const grdp_coherence *const c = examine_one(
        WANT("g", "grdp.growth", ">=", "9.0") "," WANT("i", "investment.growth", ">=", "20"));
    const grdp_tension *t = NULL;
    for (size_t i = 0; i < c->n_tensions; i++)
        if (strcmp(c->tensions[i].kind->id, "accumulation") == 0)
            t = &c->tensions[i];
    cr_assert_not_null(t);
    NEAR(t->first.low, 1.05, 1e-12);
    NEAR(t->bought[0].low, 100.0 * (1.2 / 1.05 - 1.0), 1e-9);
    NEAR(t->needed[0].high, 100.0 * (1.09 * 1.05 - 1.0), 1e-9);
    NEAR(t->quotient, 1.2 / 1.09, 1e-12);
}

/* Interval propagation by hand: x + y = 10, x in [0, 4], y in [0, 20] leaves y in [6, 10]. */
Test(coherence, ranges_are_narrowed_by_sums_and_products)
{
    grdp_system s;
    cr_assert_eq(grdp_system_create(arena, &s), GRDP_OK);
    const size_t x = grdp_system_variable(&s, "x", (grdp_interval){0.0, 4.0});
    const size_t y = grdp_system_variable(&s, "y", (grdp_interval){0.0, 20.0});
    const size_t z = grdp_system_variable(&s, "z", (grdp_interval){2.0, 5.0});
    const size_t p = grdp_system_variable(&s, "p", (grdp_interval){0.0, (double)INFINITY});
    cr_assert_eq(grdp_system_variable(&s, "y", (grdp_interval){0.0, 1.0}), y);
    grdp_system_add(
        &s, &(grdp_identity){.n = 2, .terms = (grdp_term[]){{x, 1.0}, {y, 1.0}}, .constant = 10.0});
    grdp_system_add(&s, &(grdp_identity){.product = true,
                                         .n = 3,
                                         .terms = (grdp_term[]){{p, 1.0}, {y, 1.0}, {z, 1.0}},
                                         .constant = 1.0});
    grdp_interval box[4];
    memcpy(box, s.range, sizeof box);
    cr_assert(grdp_system_narrow(&s, NULL, box));
    cr_assert(box[y].low == 6.0 && box[y].high == 10.0);
    cr_assert(box[p].low == 12.0 && box[p].high == 50.0);
    memcpy(box, s.range, sizeof box);
    box[p].low = 60.0;
    cr_assert_not(grdp_system_narrow(&s, NULL, box));
    memcpy(box, s.range, sizeof box);
    box[p].high = 9.0;
    cr_assert_not(grdp_system_narrow(&s, NULL, box), "z would be 9 / 6");
}
