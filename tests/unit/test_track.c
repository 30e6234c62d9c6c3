/* Track: published cases, a region by hand, and what was not known on the day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/track_plan.h"

#include "grdp/normal.h"
#include "world.h"

TestSuite(track, .init = enter_world, .fini = leave_folder);

static grdp_plan *plan;
static grdp_region *region;

static void open_plan(const char *file)
{
    fresh_diag();
    cr_assert_eq(grdp_plan_read(file, diag, &plan), GRDP_OK, "%s", file);
    cr_assert_eq(grdp_region_read(plan->region_file, diag, &region), GRDP_OK);
}

static void open_study(const char *study)
{
    open_plan(text_of("%s/scenarios/%s.cfg", GRDP_SOURCE_DIR, study));
}

static void close_plan(void)
{
    grdp_region_free(region);
    grdp_plan_free(plan);
}

/* Follows the target with a weight of the months `period`, NULL for none. */
static grdp_track follow(size_t target, int as_of, const char *period, double weight)
{
    grdp_track_weight given = {.series = "grdp.growth", .weight = weight};
    grdp_track track;
    cr_assert(period == NULL || grdp_period_read(period, &given.period));
    const grdp_track_options options = {as_of, period != NULL, &given};
    grdp_track_part(region, &plan->targets[target], 0, &options, &track);
    return track;
}

/* Hai Duong statistics office: 7.0 % in nine months of 2023; Q4 grew by 10.88 % and contributed
 * 2.94 points, so its weight is 0.27022: (9 - 0.72978 x 7) / 0.27022 = 14.401. Quarters that were
 * published by then: 14.1 9.2 5.8 of 2022, 8.35 6.8 of 2023. */
Test(track, nine_months_of_2023_leave_14_4_for_the_last_quarter)
{
    open_study("hai_duong/plan_2023");
    const grdp_track track = follow(0, 20231031, "2023-Q4", 0.27022);
    cr_assert_eq(track.months, 9);
    NEAR(track.needed, 14.401, 1e-3);
    NEAR(track.weight, 0.72978, 1e-12);
    cr_assert(track.weight_given && track.prior == GRDP_PRIOR_QUARTERS);
    cr_assert_eq(track.same.n, 1, "the last quarter of 2022");
    cr_assert(track.quarters.n == 5 && track.quarters.below == 5);
    NEAR(track.quarters.mean, (14.1 + 9.2 + 5.8 + 8.35 + 6.8) / 5.0, 1e-12);
    NEAR(track.chance, 1.0 - grdp_normal_cdf(track.z), 1e-12);
    cr_assert_eq(track.verdict, GRDP_TRACK_MORE);
    close_plan();
}

/* The weights that were worked out for 2022 rest on figures of December 2023. */
Test(track, a_weight_that_came_later_is_said_to_be_missing)
{
    open_study("hai_duong/plan_2023");
    const grdp_track track = follow(0, 20231031, NULL, 0.0);
    cr_assert_eq(track.verdict, GRDP_TRACK_NO_WEIGHT);
    cr_assert(isnan(track.needed) && isnan(track.weight) && isnan(track.chance));
    NEAR(track.value, 7.0, 0.0);
    grdp_track_report(region, &track, diag);
    expect(GRDP_WARNING, 0, "grdp.growth", "the weight of 2023-Q4 is not known");
    expect(GRDP_WARNING, 0, NULL, "write --weight 2023-Q4=W, its share of the level of 2022");
    close_plan();
}

/* baomoi c46268632: 3.72 % in the first half of 2023, 8.0 % needed for 6.0. */
Test(track, the_nation_needed_8_in_the_second_half_of_2023)
{
    grdp_plan *asked = NULL;
    const grdp_track_ask ask = {"grdp.growth", 6.0, 1};
    open_study("viet_nam/plan_2023");
    cr_assert_eq(grdp_track_plan(arena, plan, region, 1, &ask, diag, &asked), GRDP_OK);
    grdp_plan *const own = plan;
    NEAR(own->targets[0].parts[0].value, 6.5, 0.0);
    plan = asked;
    NEAR(follow(0, 20230731, "2023-H1", 0.4645).needed, 7.978, 1e-3);
    NEAR(follow(0, 20230731, "2023-H2", 0.5355).needed, 7.978, 1e-3);
    plan = own;
    close_plan();
}

/* Weights of 2023: 22.95 24.73 24.36 27.96 %. Published: 9.8 (March), 10 (June), 9.31 (September)
 * and 10.2 (January 2025). */
Test(track, hai_duong_2024_after_each_quarter)
{
    open_study("hai_duong/plan_2024");
    const grdp_track first = follow(0, 20240430, NULL, 0.0);
    NEAR(first.needed, (9.0 - 0.2295 * 9.8) / 0.7705, 1e-9);
    cr_assert_str_eq(first.account->id, "constant_2023");
    const grdp_track half = follow(0, 20240731, NULL, 0.0);
    NEAR(half.needed, (9.0 - 0.4768 * 10.0) / 0.5232, 1e-9);
    /* 2017: 8.9 in the year and 7.8 in the first half, with the weights of 2024. */
    cr_assert(half.prior == GRDP_PRIOR_SAME && half.same.n == 4 && half.same.n_derived == 4);
    cr_assert_eq(half.same.period[3].year, 2017);
    NEAR(half.same.value[3], (8.9 - 0.4768 * 7.8) / 0.5232, 1e-9);
    NEAR(half.z, (half.needed - half.same.mean) / half.same.sd, 1e-12);
    const grdp_track nine = follow(0, 20241031, NULL, 0.0);
    NEAR(nine.needed, (9.0 - 0.7204 * 9.31) / 0.2796, 1e-9);
    const grdp_track year = follow(0, 20250131, NULL, 0.0);
    NEAR(year.value, 10.2, 0.0);
    cr_assert(year.months == 12 && year.verdict == GRDP_TRACK_REACHED && isnan(year.needed));
    NEAR(year.chance, 1.0, 0.0);
    close_plan();
}

/* 10.08 % in nine months of 2023 towards 12.7: (12.7 - 0.73 x 10.08) / 0.27. */
Test(track, hai_phong_by_hand)
{
    open_study("hai_phong/plan_2023");
    const grdp_track track = follow(0, 20231031, "2023-Q4", 0.27);
    NEAR(track.needed, 19.7837037, 1e-6);
    cr_assert(track.quarters.n == 2 && track.prior == GRDP_PRIOR_NONE);
    cr_assert(track.verdict == GRDP_TRACK_NO_PAST && isnan(track.z));
    close_plan();
}

#define PLAN(targets)                                                                              \
    "kind = \"plan\"; version = 1; region = \"region.cfg\"; year = 2023;\ntargets = (" targets     \
    ");\n"
#define TARGET(id, series, value)                                                                  \
    "{ id = \"" id "\"; series = \"" series "\"; op = \">=\"; value = " value "; }"

static void open_world(const char *rows)
{
    put("p.cfg",
        PLAN(TARGET("t", "grdp.growth", "7.75") "," TARGET("i", "sectors.indcon.growth", "9")));
    put("actuals.csv", rows);
    open_plan("p.cfg");
}

#define ROW(period, series, value, vintage)                                                        \
    period "," series "," value ",%,constant," vintage ",estimate,s\n"

#define PAST                                                                                       \
    ROW("2022", "grdp.growth", "8", "2022-12")                                                     \
    ROW("2022-9M", "grdp.growth", "7.5", "2022-10")                                                \
    ROW("2021-Q4", "grdp.growth", "6", "2022-01") ROW("2020-Q4", "grdp.growth", "7", "2021-01")

/* The quarters of 2022 are 237 251 244 268 of 1,000. A half of 6 and a third quarter of 8 make
 * 4.88 points, which leaves (7.75 - 4.88) / 0.268. The last quarter of 2022 is what nine months
 * leave of the year: (8 - 0.732 x 7.5) / 0.268. */
Test(track, puts_parts_together_with_their_weights)
{
    open_world(ROWS PAST ROW("2023-H1", "grdp.growth", "6", "2023-07")
                   ROW("2023-Q3", "grdp.growth", "8", "2023-10"));
    const grdp_track track = follow(0, 0, NULL, 0.0);
    cr_assert(track.n_used == 2 && track.months == 9);
    NEAR(track.value, 4.88 / 0.732, 1e-12);
    NEAR(track.needed, (7.75 - 4.88) / 0.268, 1e-12);
    cr_assert(track.same.n == 3 && track.same.n_derived == 1 && track.same.derived[0]);
    const double x = (8.0 - 0.732 * 7.5) / 0.268, mean = (x + 13.0) / 3.0;
    NEAR(track.same.value[0], x, 1e-12);
    NEAR(track.same.mean, mean, 1e-12);
    NEAR(track.same.sd,
         sqrt(((x - mean) * (x - mean) + (6 - mean) * (6 - mean) + (7 - mean) * (7 - mean)) / 2.0),
         1e-12);
    cr_assert(track.prior == GRDP_PRIOR_SAME && track.verdict == GRDP_TRACK_MORE);
    /* Under a date, an account without one is not known. */
    const grdp_track dated = follow(0, 20231031, NULL, 0.0);
    cr_assert_eq(dated.verdict, GRDP_TRACK_NO_WEIGHT);
    grdp_track_report(region, &dated, diag);
    expect(GRDP_WARNING, 0, NULL, "account levels has it and does not say when it was settled");
    close_plan();
}

/* Industry 400 and construction 50, in the last quarter 112 and 15. */
Test(track, a_group_has_the_weights_of_its_sectors)
{
    open_world(ROWS ROW("2023-9M", "sectors.indcon.growth", "8", "2023-10"));
    const grdp_track track = follow(1, 0, NULL, 0.0);
    NEAR(track.weight, 1.0 - 127.0 / 450.0, 1e-12);
    NEAR(track.needed, (9.0 - 8.0 * track.weight) / (1.0 - track.weight), 1e-12);
    close_plan();
}

static void expect_same(const grdp_track *a, const grdp_track *b)
{
    cr_assert(a->months == b->months && a->verdict == b->verdict && a->same.n == b->same.n &&
              a->quarters.n == b->quarters.n && a->n_figures == b->n_figures);
    NEAR(a->value, b->value, 0.0);
    NEAR(a->needed, b->needed, 0.0);
    NEAR(a->chance, b->chance, 0.0);
}

#define KNOWN PAST ROW("2023-9M", "grdp.growth", "7", "2023-09")

Test(track, what_was_published_later_changes_nothing)
{
    open_world(ROWS KNOWN);
    const grdp_track track = follow(0, 20231031, "2023-Q4", 0.268);
    cr_assert_eq(track.same.n, 3);
    close_plan();
    open_world(ROWS KNOWN ROW("2023-9M", "grdp.growth", "9", "2023-12")
                   ROW("2023-Q4", "grdp.growth", "3", "2024-01")
                       ROW("2023", "grdp.growth", "4", "2024-01")
                           ROW("2022-Q4", "grdp.growth", "1", "2023-11")
                               ROW("2019-Q4", "grdp.growth", "1", ""));
    const grdp_track again = follow(0, 20231031, "2023-Q4", 0.268);
    expect_same(&track, &again);
    grdp_track_step steps[8];
    const grdp_track_options options = {.as_of = 20231031};
    cr_assert_eq(grdp_track_steps(region, &plan->targets[0], 0, &options, 8, steps), 1);
    const grdp_track_options today = {0};
    const size_t n = grdp_track_steps(region, &plan->targets[0], 0, &today, 8, steps);
    cr_assert_eq(n, 4);
    NEAR(steps[1].before->value, 7.0, 0.0);
    NEAR(steps[3].value, 4.0, 0.0);
    cr_assert_eq(steps[3].verdict, GRDP_TRACK_MISSED);
    close_plan();
}

/* The estimate of the year that came before its end decides nothing. */
Test(track, an_expected_year_is_no_year)
{
    open_world(ROWS KNOWN ROW("2023", "grdp.growth", "8.5", "2023-11"));
    const grdp_track track = follow(0, 20231130, "2023-Q4", 0.268);
    cr_assert(track.months == 9 && track.early != NULL);
    NEAR(track.early->value, 8.5, 0.0);
    const grdp_track start = follow(0, 20230131, NULL, 0.0);
    cr_assert(start.months == 0 && grdp_track_rest(&start).first_month == 1);
    NEAR(start.needed, 7.75, 0.0);
    close_plan();
}

/* Hai Duong: 19,500 bn in the first half of 2025 (vneconomy.vn) of 31,900 in the plan, and in 2024
 * 14,465 of 30,700: 2,066.7 a month are left where 3,250 a month came. */
Test(track, an_amount_needs_what_is_missing_a_month)
{
    const grdp_track_ask ask = {"budget_revenue", 31900.0, 0};
    grdp_plan *asked = NULL;
    open_study("hai_duong/plan_2025_committee");
    cr_assert_eq(grdp_track_plan(arena, plan, region, 1, &ask, diag, &asked), GRDP_OK);
    grdp_plan *const own = plan;
    cr_assert_eq(asked->n_targets, own->n_targets + 1);
    plan = asked;
    const grdp_track track = follow(asked->n_targets - 1, 20250731, NULL, 0.0);
    plan = own;
    cr_assert_eq(track.kind, GRDP_TRACK_AMOUNT);
    NEAR(track.value, 19500.0, 0.0);
    NEAR(track.needed, 12400.0 / 6.0, 1e-9);
    NEAR(track.pace, 3250.0, 1e-12);
    NEAR(track.run_rate, 39000.0, 1e-9);
    cr_assert_eq(track.same.n, 1);
    NEAR(track.same.value[0], 100.0 * 14465.0 / 30700.0, 1e-9);
    cr_assert_eq(track.verdict, GRDP_TRACK_AHEAD);
    cr_assert_eq(follow(1, 20250731, NULL, 0.0).kind, GRDP_TRACK_NONE, "a ratio");
    close_plan();
}

/* The figures of the plan's year are planted in the world; a unit that is not the target's never
 * counts, and what came later changes nothing. */
Test(track, a_level_stands_for_itself_and_a_sum_has_a_pace)
{
    put("actuals.csv", ROWS "2022,communes,22,communes,none,2022-12,estimate,s\n"
                            "2022-06,communes,19,communes,none,2022-06,estimate,s\n"
                            "2023-06,communes,25,communes,none,2023-06,estimate,s\n"
                            "2023-06,communes,14,%,none,2023-07,estimate,s\n"
                            "2023-09,communes,31,communes,none,2023-10,estimate,s\n"
                            "2023-H1,accidents,170,cases,none,2023-06,estimate,s\n"
                            "2023-Q1,jobs,8.2,thousand,none,2023-03,estimate,s\n"
                            "2023-Q2,jobs,11.2,thousand,none,2023-06,estimate,s\n");
    put("plan.cfg", "kind = \"plan\"; version = 1; region = \"region.cfg\"; year = 2023;\n"
                    "targets = ( { id = \"c\"; indicator = \"communes\"; unit = \"communes\";\n"
                    "    op = \">=\"; value = 30; },\n"
                    "  { id = \"a\"; indicator = \"accidents\"; unit = \"cases\"; op = \"<=\";\n"
                    "    value = 300; within_year = \"sum\"; },\n"
                    "  { id = \"j\"; indicator = \"jobs\"; unit = \"thousand\"; op = \">=\";\n"
                    "    value = 36; within_year = \"sum\"; },\n"
                    "  { id = \"n\"; indicator = \"none_known\"; op = \">=\"; value = 1; } );\n");
    open_plan("plan.cfg");
    const grdp_track level = follow(0, 20230731, NULL, 0.0), cases = follow(1, 20230731, NULL, 0.0);
    const grdp_track jobs = follow(2, 20230731, NULL, 0.0);
    cr_assert_eq(level.kind, GRDP_TRACK_LEVEL);
    NEAR(level.value, 25.0, 0.0);
    cr_assert_eq(level.months, 6);
    NEAR(level.year_before->value, 22.0, 0.0);
    cr_assert_eq(level.same.n, 1);
    NEAR(level.same.value[0], 19.0, 0.0);
    cr_assert_eq(level.verdict, GRDP_TRACK_SHORT);
    cr_assert_eq(follow(0, 20231031, NULL, 0.0).verdict, GRDP_TRACK_AT_PLAN);
    cr_assert_eq(cases.kind, GRDP_TRACK_AMOUNT);
    NEAR(cases.needed, 130.0 / 6.0, 1e-12);
    NEAR(cases.run_rate, 340.0, 1e-12);
    cr_assert_eq(cases.verdict, GRDP_TRACK_BEHIND, "at most 300 may come");
    NEAR(jobs.value, 19.4, 1e-12);
    NEAR(jobs.needed, (36.0 - 19.4) / 6.0, 1e-12);
    cr_assert_eq(jobs.verdict, GRDP_TRACK_AHEAD);
    cr_assert_eq(follow(3, 20230731, NULL, 0.0).kind, GRDP_TRACK_NONE);
    close_plan();
}

static void expect_refused(size_t n, const grdp_track_weight *weights, const char *text)
{
    const grdp_track_options options = {0, n, weights};
    fresh_diag();
    cr_assert_eq(grdp_track_check(&options, 2023, diag), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, NULL, text);
}

Test(track, refuses_weights_that_cannot_be)
{
    const char *const g = "grdp.growth";
    const grdp_track_weight q4 = {g, {2023, 10, 12}, 0.3}, h2 = {g, {2023, 7, 12}, 0.5},
                            other = {g, {2022, 10, 12}, 0.3}, h1 = {g, {2023, 1, 6}, 0.8},
                            sector = {"sectors.ind.growth", {2023, 7, 12}, 0.5};
    expect_refused(2, (const grdp_track_weight[]){q4, h2}, "have months in common");
    expect_refused(1, &other, "2022-Q4 is no part of 2023");
    expect_refused(2, (const grdp_track_weight[]){h1, h2}, "make 1.3 over the year");
    expect_refused(2, (const grdp_track_weight[]){h1, q4}, "leaves nothing for the rest");
    const grdp_track_options fine = {0, 2, (const grdp_track_weight[]){q4, sector}};
    cr_assert_eq(grdp_track_check(&fine, 2023, diag), GRDP_OK);
    const grdp_track_ask ask = {"budget_revenues", 1.0, 0};
    grdp_plan *asked = NULL;
    open_study("hai_duong/plan_2023");
    cr_assert_eq(grdp_track_plan(arena, plan, region, 1, &ask, diag, &asked), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, NULL, "did you mean \"budget_revenue\"?");
    close_plan();
}

static grdp_status draw(const char *periods, int as_of, grdp_outlook **outlook, grdp_chance **out)
{
    const grdp_scenario_options options = {.overrides = &periods, .n_overrides = 1, .as_of = as_of};
    const grdp_chance_options how = {.seed = 1, .n_runs = 4096, .n_threads = 1};
    const char *const file = text_of("%s/scenarios/hai_duong/baseline.cfg", GRDP_SOURCE_DIR);
    cr_assert_eq(grdp_outlook_create(file, &options, diag, outlook), GRDP_OK);
    return grdp_track_draw(*outlook, plan, true, &how, diag, out);
}

/* With the half of 2024 at 10 %, more of what the scenario draws reaches 9 than without it. */
Test(track, draws_a_scenario_from_what_is_known)
{
    grdp_outlook *outlook = NULL;
    grdp_chance *chance = NULL;
    open_study("hai_duong/plan_2024");
    cr_assert_eq(draw("periods_per_year=1", 20240731, &outlook, &chance), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, NULL, "periods_per_year=4");
    grdp_outlook_free(outlook);
    double before = 0.0;
    static const int days[] = {20231231, 20240731};
    for (size_t i = 0; i < 2; i++) {
        cr_assert_eq(draw("periods_per_year=4", days[i], &outlook, &chance), GRDP_OK);
        const grdp_chance_target *const drawn = grdp_track_drawn(chance, &plan->targets[0]);
        cr_assert(drawn != NULL && drawn->chance > before + 0.1);
        before = drawn->chance;
        cr_assert_null(grdp_track_drawn(chance, &plan->targets[3]));
        grdp_chance_free(chance);
        grdp_outlook_free(outlook);
    }
    close_plan();
}
