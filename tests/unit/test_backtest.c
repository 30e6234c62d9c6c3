/* Backtests: what was known when, by hand, and what was not known changes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"
#include "plan/backtest.h"
#include "plan/scores.h"
#include "world.h"

TestSuite(backtest, .init = enter_world, .fini = leave_folder);

static grdp_region *region;

/* What a test makes lives until its process ends. */
static const void *kept[64];
static size_t n_kept;
static grdp_subject subjects[40];
static size_t n_subjects;

/* Growth of 2019 to 2022 with its sectors in 2022, and 2023 twice. */
#define HISTORY                                                                                    \
    ROWS "2019,grdp.growth,6,%,constant,2019-12,estimate,s\n"                                      \
         "2020,grdp.growth,3,%,constant,2020-12,estimate,s\n"                                      \
         "2021,grdp.growth,7,%,constant,2021-12,estimate,s\n"                                      \
         "2022,grdp.growth,8,%,constant,2022-12,estimate,s\n"                                      \
         "2022,sectors.agri.growth,4,%,constant,2022-12,estimate,s\n"                              \
         "2022,sectors.indcon.growth,10,%,constant,2022-12,estimate,s\n"                           \
         "2022,sectors.con.growth,6,%,constant,2022-12,estimate,s\n"                               \
         "2022,sectors.serv.growth,8,%,constant,2022-12,estimate,s\n"                              \
         "2022,sectors.tax.growth,5,%,constant,2022-12,estimate,s\n"                               \
         "2023,grdp.growth,9,%,constant,2023-12,estimate,s\n"                                      \
         "2023,grdp.growth,7.5,%,constant,2024-12,final,s\n"

static grdp_backtest *run(const char *rows, bool strict, int as_of)
{
    const grdp_backtest_options options = {.as_of = as_of, .strict = strict, .diag = diag};
    grdp_backtest *b = NULL;
    put("actuals.csv", rows);
    cr_assert_eq(grdp_region_read("region.cfg", diag, &region), GRDP_OK);
    subjects[0] = (grdp_subject){0};
    cr_assert_eq(grdp_subject_read(arena, region, &subjects[0]), GRDP_OK);
    kept[n_kept++] = region;
    n_subjects = 1;
    cr_assert_eq(grdp_backtest_create(n_subjects, subjects, &options, &b), GRDP_OK);
    kept[n_kept++] = b;
    return b;
}

static const grdp_case *case_of(const grdp_backtest *b, const char *period)
{
    grdp_period wanted;
    cr_assert(grdp_period_read(period, &wanted));
    for (size_t i = 0; i < b->n_cases; i++)
        if (grdp_period_equal(b->cases[i].period, wanted))
            return &b->cases[i];
    return NULL;
}

/* 0.10 x 4 + 0.40 x 10 (of the group) + 0.05 x 6 + 0.35 x 8 + 0.10 x 5 = 8.0. */
Test(backtest, growth_of_the_year_before_goes_on_by_sector)
{
    const grdp_case *const c = case_of(run(HISTORY, false, 0), "2023");
    cr_assert(c && c->account);
    cr_assert_str_eq(c->account->id, "levels");
    cr_assert_eq(c->as_of, 20221231);
    NEAR(c->forecast[GRDP_FORECAST_PROJECTION], 8.0, 1e-12);
    NEAR(c->forecast[GRDP_FORECAST_LAST], 8.0, 0.0);
    NEAR(c->forecast[GRDP_FORECAST_MEAN], 6.0, 1e-12);
    /* Changes -3, 4, 1: root of 26 / 3. */
    cr_assert(c->n_changes == 3 && !c->pooled);
    NEAR(c->spread, sqrt(26.0 / 3.0), 1e-12);
    NEAR(c->outcome[0]->value, 9.0, 0.0);
    NEAR(c->outcome[1]->value, 7.5, 0.0);
}

static void put_weights(const char *status)
{
    put("region.cfg",
        text_of("kind = \"region\"; version = 1; id = \"r\"; currency = \"bn_vnd\";\n"
                "price_base = 2010; sectors = ( { id = \"a\"; }, { id = \"b\"; } ); accounts = (\n"
                "{ id = \"old\"; prices = \"constant\"; year = 2021; known_by = \"2021-12-31\";\n"
                "  share = { a = 60; b = 40; }; },\n"
                "{ id = \"late\"; prices = \"constant\"; year = 2022; known_by = \"2023-06-30\";\n"
                "  status = \"%s\"; share = { a = 20; b = 80; }; } );\n"
                "actuals = ( \"actuals.csv\" );\n",
                status));
}

/* 60 and 40, or worked out later 20 and 80, of 4 and 9. */
Test(backtest, weights_that_were_worked_out_later_can_be_left_out)
{
    static const char rows[] = ROWS "2022,grdp.growth,6,%,constant,2022-12,estimate,s\n"
                                    "2022,sectors.a.growth,4,%,constant,2022-12,estimate,s\n"
                                    "2022,sectors.b.growth,9,%,constant,2022-12,estimate,s\n"
                                    "2023,grdp.growth,7,%,constant,2023-12,estimate,s\n";
    put_weights("reconstructed");
    NEAR(case_of(run(rows, false, 0), "2023")->forecast[0], 0.2 * 4 + 0.8 * 9, 1e-12);
    NEAR(case_of(run(rows, true, 0), "2023")->forecast[0], 0.6 * 4 + 0.4 * 9, 1e-12);
    /* What was published later was not known. */
    put_weights("published");
    NEAR(case_of(run(rows, false, 0), "2023")->forecast[0], 0.6 * 4 + 0.4 * 9, 1e-12);
}

static void expect_same(const grdp_case *a, const grdp_case *b)
{
    cr_assert(a && b);
    for (size_t f = 0; f < GRDP_FORECASTS; f++)
        cr_assert(memcmp(&a->forecast[f], &b->forecast[f], sizeof a->forecast[f]) == 0);
    cr_assert(memcmp(&a->spread, &b->spread, sizeof a->spread) == 0);
    cr_assert_eq(a->n_changes, b->n_changes);
}

/* Figures of every kind, one day after the date of the case, and some without a date. */
Test(backtest, what_was_published_after_the_date_changes_no_forecast)
{
    const grdp_case *const clean = case_of(run(HISTORY, false, 0), "2023");
    const grdp_case *const planted =
        case_of(run(HISTORY "2018,grdp.growth,99,%,constant,2023-01-01,final,s\n"
                            "2021,grdp.growth,99,%,constant,2023-01-01,final,s\n"
                            "2022,grdp.growth,99,%,constant,2023-01-01,final,s\n"
                            "2022,grdp.growth,88,%,constant,,final,s\n"
                            "2022,sectors.ind.growth,99,%,constant,2023-01-01,final,s\n"
                            "2022,sectors.serv.growth,99,%,constant,2023-01-01,final,s\n"
                            "2022,sectors.agri.growth,77,%,constant,,reported,s\n"
                            "2017,grdp.growth,55,%,constant,,reported,s\n",
                    false, 0),
                "2023");
    expect_same(clean, planted);
    /* The same figures on the date itself count: the test would see them. */
    const grdp_case *const known =
        case_of(run(HISTORY "2022,sectors.ind.growth,99,%,constant,2022-12-31,final,s\n", false, 0),
                "2023");
    NEAR(known->forecast[GRDP_FORECAST_PROJECTION], 8.0 + 0.4 * 89.0, 1e-9);
    /* By what is known at the end of 2023, the later figure is no outcome yet. */
    NEAR(case_of(run(HISTORY, false, 20231231), "2023")->outcome[1]->value, 9.0, 0.0);
    cr_assert_null(case_of(run(HISTORY, false, 20221231), "2023"));
}

Test(backtest, a_year_that_is_not_told_shows_its_half_and_is_not_scored)
{
    const grdp_backtest *const b =
        run(HISTORY "2024-H1,grdp.growth,9.8,%,constant,2024-06,estimate,s\n", false, 0);
    const grdp_case *const c = case_of(b, "2024");
    cr_assert(c && c->told.last_month == 6 && c->as_of == 20231231);
    NEAR(c->forecast[GRDP_FORECAST_LAST], 9.0, 0.0);
    for (size_t i = 0; i < b->n_lines; i++)
        if (b->lines[i].forecast == GRDP_FORECAST_LAST)
            cr_assert_eq(b->lines[i].n, 4, "2020 to 2023");
}

/* Ten quarters, each known at its end: growth of the quarter before goes on. */
Test(backtest, quarters_are_projected_from_the_quarter_before)
{
    grdp_buffer rows = {0};
    grdp_buffer_add(&rows, ROWS);
    for (int i = 0; i < 14; i++)
        grdp_buffer_printf(&rows, "%d-Q%d,grdp.growth,%d,%%,constant,%d-%s,estimate,s\n",
                           2019 + i / 4, i % 4 + 1, 5 + i % 3, 2019 + i / 4,
                           (const char *[]){"03", "06", "09", "12"}[i % 4]);
    const grdp_backtest *const b = run(rows.data, false, 0);
    const grdp_case *const c = case_of(b, "2020-Q1");
    cr_assert(c && c->as_of == 20191231);
    NEAR(c->forecast[GRDP_FORECAST_PROJECTION], 5.0, 0.0); /* 2019-Q4: i = 3 */
    NEAR(c->forecast[GRDP_FORECAST_LAST], 5.0, 0.0);       /* 2019-Q1: i = 0 */
    NEAR(c->spread, sqrt((1.0 + 1.0 + 4.0) / 3.0), 1e-12);
    /* i = 1 to 13 have a quarter before; from i = 4 on a spread. */
    const grdp_score_line *line = NULL;
    for (size_t i = 0; i < b->n_lines && !line; i++)
        line = b->lines[i].quarters ? &b->lines[i] : NULL;
    cr_assert(line && line->forecast == GRDP_FORECAST_PROJECTION);
    cr_assert(line->n == 13 && line->n_spread == 10);
    double crps = 0.0;
    for (size_t i = 0; i < b->n_cases; i++)
        if (!isnan(b->cases[i].spread))
            crps += grdp_scores_crps_normal(b->cases[i].forecast[0], b->cases[i].spread,
                                            b->cases[i].outcome[0]->value) /
                    10.0;
    NEAR(line->crps, crps, 1e-12);
    grdp_buffer_free(&rows);
}

/* Nine regions of a table: last year 8, planned 9 or more, reached 9.5 by six and 7 by three. */
Test(backtest, regions_of_a_table_are_pooled_and_scored_from_eight_on)
{
    grdp_buffer growth = {0}, plans = {0};
    grdp_subjects table = {.arena = arena, .room = 40, .all = subjects};
    grdp_input input;
    grdp_backtest *b = NULL;
    grdp_buffer_add(&growth, "region,year,growth,vintage\n");
    grdp_buffer_add(&plans, "region,year,plan,outcome,vintage\n");
    for (int i = 0; i < 9; i++) {
        for (int year = 2019; year <= 2022; year++)
            grdp_buffer_printf(&growth, "r%d,%d,%d,%d-12\n", i, year, 5 + year - 2019, year);
        grdp_buffer_printf(&plans, "r%d,2023,9.0,%s,2023-12\n", i, i < 6 ? "9.5" : "7.0");
    }
    put("growth.csv", growth.data);
    put("plans.csv", plans.data);
    cr_assert_eq(grdp_subjects_join(&table, "growth.csv", false, diag, &input), GRDP_OK);
    cr_assert_eq(grdp_subjects_join(&table, "plans.csv", true, diag, &input), GRDP_OK);
    cr_assert_eq(table.n, 9);
    const grdp_backtest_options options = {.diag = diag};
    cr_assert_eq(grdp_backtest_create(table.n, subjects, &options, &b), GRDP_OK);
    const grdp_score_line *plan = NULL, *last = NULL;
    for (size_t i = 0; i < b->n_lines; i++) {
        const grdp_score_line *const line = &b->lines[i];
        if (line->year == 2023 && line->vintage == 0 && line->forecast == GRDP_FORECAST_PLAN)
            plan = line;
        if (line->year == 2023 && line->vintage == 0 && line->forecast == GRDP_FORECAST_LAST)
            last = line;
    }
    cr_assert(plan && last && plan->n == 9 && plan->n_met == 6 && plan->n_targets == 9);
    NEAR(plan->bias, (6 * -0.5 + 3 * 2.0) / 9.0, 1e-12);
    NEAR(last->mean_absolute, (6 * 1.5 + 3 * 1.0) / 9.0, 1e-12);
    /* Changes of 1: a spread of 1. P(8.95 or more), from 8. */
    const double chance = 1.0 - grdp_scores_pit_normal(8.0, 1.0, 8.95);
    NEAR(last->brier, (6.0 * (1 - chance) * (1 - chance) + 3.0 * chance * chance) / 9.0, 1e-12);
    NEAR(last->cover_90, 1.0, 0.0);
    NEAR(last->cover_50, 0.0, 0.0);
    cr_assert(last->pit[0] == 3 && last->pit[4] == 6);
    put("bad.csv", "region,year,plan,outcome,vintage\nr,2023,nine,9,2023-12\nr,2023,9,9,soon\n");
    cr_assert_eq(grdp_subjects_join(&table, "bad.csv", true, diag, &input), GRDP_ERR_INPUT);
    cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), 2);
    grdp_backtest_free(b);
    grdp_buffer_free(&growth);
    grdp_buffer_free(&plans);
}

/* Deviations of a scenario lie round the projection, whatever its own rate. */
Test(backtest, a_scenario_gives_its_spread_and_not_its_rate)
{
    put("s.cfg", HEAD("levels", 2023, 1) SECTORS "");
    put("actuals.csv", HISTORY);
    put("wide.cfg",
        "kind = \"scenario\"; version = 1; base = \"s.cfg\"; id = \"wide\";\n"
        "changes = { sectors = { ind = { growth = { dist = \"normal\"; mean = 30; sd = 5; }; }; }; "
        "};\n");
    const grdp_backtest_options options = {.scenario = "wide.cfg", .seed = 1, .diag = diag};
    grdp_backtest *b = NULL;
    cr_assert_eq(grdp_region_read("region.cfg", diag, &region), GRDP_OK);
    subjects[0] = (grdp_subject){0};
    cr_assert_eq(grdp_subject_read(arena, region, &subjects[0]), GRDP_OK);
    cr_assert_eq(grdp_backtest_create(1, subjects, &options, &b), GRDP_OK);
    const grdp_case *const c = case_of(b, "2023");
    if (c->n_draws == 0)
        show_findings();
    cr_assert_eq(c->n_draws, 4096);
    NEAR(c->draw_spread, 0.4 * 5.0, 0.1); /* weight 0.4; 4,096 draws know it to 1 % */
    double mean = 0.0;
    for (size_t i = 0; i < c->n_draws; i++)
        mean += c->draws[i] / 4096.0;
    NEAR(mean, 8.0, 0.15);
    grdp_backtest_free(b);
    grdp_region_free(region);
}
