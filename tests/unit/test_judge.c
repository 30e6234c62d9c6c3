/* Judging: figures against targets at the digits at which they were published.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan.h"

#include "scratch.h"

#include <math.h>

TestSuite(judge, .init = enter_folder, .fini = leave_folder);

/* The figures that a test knows, by series and year (0: every year). */
typedef struct known {
    const char *series;
    int year;
    grdp_reading reading;
} known;

static const known *figures;
static size_t n_figures;

static bool look_up(void *context, const char *series, const char *unit, int year,
                    grdp_reading *out)
{
    (void)unit;
    cr_assert_eq(context, &figures);
    for (size_t i = 0; i < n_figures; i++) {
        if (strcmp(figures[i].series, series) != 0 || (figures[i].year && figures[i].year != year))
            continue;
        *out = figures[i].reading;
        return true;
    }
    return false;
}

#define KNOW(...)                                                                                  \
    static const known table[] = {__VA_ARGS__};                                                    \
    figures = table;                                                                               \
    n_figures = sizeof table / sizeof *table

static grdp_plan *plan_of(const char *targets)
{
    char text[2000];
    grdp_plan *plan;
    (void)snprintf(
        text, sizeof text,
        "kind = \"plan\"; version = 1; region = \"r.cfg\"; year = 2023;\ntargets = ( %s );",
        targets);
    put("plan.cfg", text);
    put("r.cfg", "");
    const grdp_status status = grdp_plan_read("plan.cfg", diag, &plan);
    for (size_t i = 0; status != GRDP_OK && grdp_diag_at(diag, i); i++)
        fprintf(stderr, "%s\n", grdp_diag_at(diag, i)->text);
    cr_assert_eq(status, GRDP_OK);
    return plan;
}

/* The first outcome of a plan of one target. */
static grdp_outcome outcome_of(const char *target)
{
    grdp_outcome outcome;
    grdp_plan *plan = plan_of(target);
    grdp_plan_judge(plan, look_up, &figures, &outcome);
    grdp_plan_free(plan);
    return outcome;
}

/* Plan and results of Hải Dương in 2023 and 2024, and the borders of each direction. */
Test(judge, a_figure_is_judged_at_its_digits)
{
    static const struct {
        double value;
        int decimals;
        const char *op;
        double target;
        grdp_verdict verdict;
    } cases[] = {
        {33.1, 1, ">=", 33.0, GRDP_VERDICT_EXCEEDED},
        {15.0, 0, ">=", 15.0, GRDP_VERDICT_MET},
        {8.16, 2, ">", 9.0, GRDP_VERDICT_MISSED},
        {9.0, 1, ">", 9.0, GRDP_VERDICT_MISSED},
        {9.01, 2, ">", 9.0, GRDP_VERDICT_EXCEEDED},
        {1.37, 2, "<=", 1.2, GRDP_VERDICT_MISSED},
        {1.2, 1, "<=", 1.2, GRDP_VERDICT_MET},
        {1.19, 2, "<=", 1.2, GRDP_VERDICT_EXCEEDED},
        {1.2, 1, "<", 1.2, GRDP_VERDICT_MISSED},
        {1.1, 1, "<", 1.2, GRDP_VERDICT_EXCEEDED},
        {10.2, 1, ">=", 9.0, GRDP_VERDICT_EXCEEDED},
        {30.3, 1, ">=", 35.0, GRDP_VERDICT_MISSED},
        {100.0, 0, "=", 100.0, GRDP_VERDICT_MET},
        {101.0, 0, "=", 100.0, GRDP_VERDICT_MISSED}, /* no polarity: neither side is better */
        {99.0, 0, "=", 100.0, GRDP_VERDICT_MISSED},
        {8.96, 2, ">=", 9.0, GRDP_VERDICT_MISSED},
        {8.996, 2, ">=", 9.0, GRDP_VERDICT_MET}, /* 9.00 at two digits */
        {9.005, 2, ">=", 9.0, GRDP_VERDICT_MET}, /* on the edge of the tolerance */
        {8.5, 0, ">=", 9.0, GRDP_VERDICT_MET},
        {9.0051, 2, ">=", 9.0, GRDP_VERDICT_EXCEEDED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const grdp_reading reading = {cases[i].value, cases[i].decimals};
        cr_assert_eq(grdp_judge(cases[i].op, cases[i].target, (double)NAN, reading),
                     cases[i].verdict, "%f %s %f", cases[i].value, cases[i].op, cases[i].target);
    }
    const grdp_reading near = {8.6, 1};
    cr_assert_eq(grdp_judge(">=", 9.0, 0.5, near), GRDP_VERDICT_MET);
    cr_assert_eq(grdp_judge(">=", 9.0, 0.0, near), GRDP_VERDICT_MISSED);
    cr_assert_eq(grdp_judge(">=", 9.0, 0.0, (grdp_reading){(double)NAN, 0}), GRDP_VERDICT_OPEN);
    cr_assert_str_eq(grdp_verdict_name(GRDP_VERDICT_MISSED), "missed");
    cr_assert_str_eq(grdp_verdict_name(GRDP_VERDICT_OPEN), "open");
}

Test(judge, polarity_says_which_side_of_an_equal_target_is_better)
{
    KNOW({"over", 0, {101.0, 0}}, {"under", 0, {99.0, 0}}, {"same", 0, {100.0, 0}});
    static const struct {
        const char *indicator, *polarity;
        grdp_verdict verdict;
    } cases[] = {
        {"over", "higher", GRDP_VERDICT_EXCEEDED}, {"under", "higher", GRDP_VERDICT_MISSED},
        {"over", "lower", GRDP_VERDICT_MISSED},    {"under", "lower", GRDP_VERDICT_EXCEEDED},
        {"same", "higher", GRDP_VERDICT_MET},      {"same", "lower", GRDP_VERDICT_MET},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[300];
        (void)snprintf(text, sizeof text,
                       "{ id = \"a\"; indicator = \"%s\"; unit = \"%%\"; op = \"=\"; value = 100;"
                       " polarity = \"%s\"; }",
                       cases[i].indicator, cases[i].polarity);
        cr_assert_eq(outcome_of(text).verdict, cases[i].verdict, "%s", text);
    }
}

Test(judge, distance_is_in_the_unit_and_fulfilment_only_of_amounts)
{
    KNOW({"grdp.growth", 0, {8.16, 2}}, {"firms", 0, {1805, 0}});
    const grdp_outcome growth = outcome_of(
        "{ id = \"g\"; series = \"grdp.growth\"; op = \">\"; value = 9.0; unit = \"%\"; }");
    cr_assert_eq(growth.verdict, GRDP_VERDICT_MISSED);
    cr_assert(growth.known);
    cr_assert_float_eq(growth.value, 8.16, 0);
    cr_assert_eq(growth.decimals, 2);
    cr_assert_float_eq(growth.distance, -0.84, 1e-12);
    cr_assert(isnan(growth.fulfilment)); /* growth is not divided by its plan */
    const grdp_outcome firms = outcome_of(
        "{ id = \"f\"; indicator = \"firms\"; unit = \"count\"; op = \">=\"; value = 1900; }");
    cr_assert_float_eq(firms.fulfilment, 1805.0 / 1900.0, 1e-15);
    const grdp_outcome none = outcome_of(
        "{ id = \"n\"; indicator = \"none\"; unit = \"count\"; op = \">=\"; value = 1; }");
    cr_assert_eq(none.verdict, GRDP_VERDICT_OPEN);
    cr_assert(!none.known && isnan(none.value) && isnan(none.distance) && isnan(none.fulfilment));
}

#define PARTS(a, b)                                                                                \
    "{ id = \"s\"; parts = ( { indicator = \"" a "\"; unit = \"%\"; op = \">=\"; value = 70.5; }," \
    " { indicator = \"" b "\"; unit = \"%\"; op = \">=\"; value = 80; } ); }"

Test(judge, a_composite_takes_the_verdict_of_its_worst_part)
{
    KNOW({"over", 0, {90.0, 1}}, {"beyond", 0, {95.0, 1}}, {"met", 0, {80.0, 0}},
         {"under", 0, {60.0, 1}});
    static const struct {
        const char *target;
        grdp_verdict verdict;
        size_t part;
    } cases[] = {
        {PARTS("over", "beyond"), GRDP_VERDICT_EXCEEDED, 0},
        {PARTS("over", "met"), GRDP_VERDICT_MET, 1},
        {PARTS("under", "met"), GRDP_VERDICT_MISSED, 0},
        {PARTS("over", "unknown"), GRDP_VERDICT_OPEN, 1},
        {PARTS("unknown", "under"), GRDP_VERDICT_MISSED, 1}, /* missed whatever the other will be */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const grdp_outcome outcome = outcome_of(cases[i].target);
        cr_assert_eq(outcome.verdict, cases[i].verdict, "%s", cases[i].target);
        cr_assert_eq(outcome.part, cases[i].part, "%s", cases[i].target);
    }
    cr_assert_float_eq(outcome_of(PARTS("over", "met")).value, 80.0, 0);

    grdp_plan *plan = plan_of(PARTS("over", "met"));
    cr_assert_eq(grdp_judge_part(&plan->targets[0], 0, look_up, &figures).verdict,
                 GRDP_VERDICT_EXCEEDED);
    cr_assert_eq(grdp_judge_part(&plan->targets[0], 1, look_up, &figures).verdict,
                 GRDP_VERDICT_MET);
    grdp_plan_free(plan);
}

static double average_of(const char *kind, const char *unit)
{
    char text[300];
    (void)snprintf(text, sizeof text,
                   "{ id = \"a\"; indicator = \"g\"; unit = \"%s\"; op = \">=\"; value = 1;"
                   " years = ( 2021, 2023 ); average = \"%s\"; }",
                   unit, kind);
    const grdp_outcome outcome = outcome_of(text);
    return outcome.known ? outcome.value : -999.0;
}

/* Growth of Hải Dương: 8.6, 9.06, 8.16. The geometric mean is (1.086 * 1.0906 * 1.0816)^(1/3) - 1.
 */
Test(judge, targets_over_years_are_averaged_as_they_say)
{
    KNOW({"g", 2021, {8.6, 1}}, {"g", 2022, {9.06, 2}}, {"g", 2023, {8.16, 2}});
    cr_assert_float_eq(average_of("geometric", "%"), 100.0 * (cbrt(1.086 * 1.0906 * 1.0816) - 1.0),
                       1e-11);
    cr_assert_float_eq(average_of("geometric", "bn_vnd"), cbrt(8.6 * 9.06 * 8.16), 1e-13);
    cr_assert_float_eq(average_of("arithmetic", "%"), 25.82 / 3.0, 1e-13);
    cr_assert_float_eq(average_of("sum", "%"), 25.82, 1e-13);
    cr_assert_float_eq(average_of("last", "%"), 8.16, 0);
    const grdp_outcome outcome =
        outcome_of("{ id = \"a\"; indicator = \"g\"; unit = \"%\"; op = \">=\"; value = 8.6;"
                   " years = ( 2021, 2023 ); average = \"arithmetic\"; }");
    cr_assert_eq(outcome.decimals, 1); /* of the coarsest figure */
    cr_assert_eq(outcome.verdict, GRDP_VERDICT_MET);
    const grdp_outcome open =
        outcome_of("{ id = \"a\"; indicator = \"g\"; unit = \"%\"; op = \">=\"; value = 8.6;"
                   " years = ( 2021, 2024 ); average = \"sum\"; }");
    cr_assert_eq(open.verdict, GRDP_VERDICT_OPEN);
}

Test(judge, a_geometric_mean_of_what_is_wiped_out_is_unknown)
{
    KNOW({"g", 2021, {-100.0, 1}}, {"g", 0, {10.0, 1}});
    cr_assert_float_eq(average_of("geometric", "%"), -999.0, 0);
    cr_assert_float_eq(average_of("sum", "%"), -80.0, 0);
}

Test(judge, the_score_counts_figures_and_published_verdicts_apart)
{
    KNOW({"over", 0, {9.0, 1}}, {"met", 0, {8.0, 0}}, {"under", 0, {7.0, 1}});
    grdp_outcome outcomes[8];
#define ON(id, name)                                                                               \
    "{ id = \"" id "\"; field = \"economy\"; indicator = \"" name                                  \
    "\"; unit = \"%\"; op = \">=\"; value = 8; }, "
#define ONLY(id, verdict)                                                                          \
    "{ id = \"" id "\"; field = \"society\"; verdict_only = \"" verdict "\"; source = \"x\"; }, "
    grdp_plan *plan = plan_of(
        ON("a", "over") ON("b", "met") ON("c", "under") ON("d", "none") ONLY("e", "exceeded")
            ONLY("f", "met") ONLY("g", "missed") "{ id = \"h\"; open = \"never published\"; }");
    cr_assert_eq(grdp_plan_n_targets(plan), 8);
    cr_assert_eq(grdp_plan_year(plan), 2023);
    grdp_plan_judge(plan, look_up, &figures, outcomes);
    const grdp_score all = grdp_plan_score(plan, outcomes, NULL);
    cr_assert_eq(all.n, 8);
    cr_assert_eq(all.exceeded, 1);
    cr_assert_eq(all.met, 1);
    cr_assert_eq(all.missed, 1);
    cr_assert_eq(all.open, 2);
    cr_assert_eq(all.verdict_exceeded + all.verdict_met + all.verdict_missed, 3);
    const grdp_score society = grdp_plan_score(plan, outcomes, "society");
    cr_assert_eq(society.n, 3);
    cr_assert_eq(society.verdict_missed, 1);
    cr_assert_eq(society.missed, 0);
    cr_assert(outcomes[4].verdict_only && !outcomes[4].known);
    grdp_plan_free(plan);
}
