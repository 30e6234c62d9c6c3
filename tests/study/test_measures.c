/* PAWN, Shapley effects and derivative-based measures of a scenario whose answer is known by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "../unit/world.h"

#include "study/study.h"

static grdp_scenario *scenario;

/* GRDP of 2022 is 1,000: growth of 2023 is 0.1 agri + 0.4 ind + 0.05 con and constants. */
#define UNCERTAIN                                                                                  \
    "sectors = { agri = { model = \"constant\"; growth = { dist = \"uniform\"; min = 2; max = 6; " \
    "}; };\n"                                                                                      \
    "  ind = { model = \"constant\"; growth = { dist = \"normal\"; mean = 9; sd = 1; }; };\n"      \
    "  con = { model = \"constant\"; growth = { dist = \"normal\"; mean = 7; sd = 4; }; };\n"      \
    "  serv = { model = \"constant\"; growth = 8; };\n"                                            \
    "  tax = { model = \"constant\"; growth = 6; }; };\n"

#define TIED "correlations = ( ( \"sectors.ind.growth\", \"sectors.con.growth\", 0.6 ) );\n"

static void setup(void)
{
    enter_world();
}

static void teardown(void)
{
    grdp_scenario_free(scenario);
    leave_folder();
}

TestSuite(measures, .init = setup, .fini = teardown);

static void read_scenario(const char *text)
{
    put("s.cfg", text);
    cr_assert_eq(grdp_scenario_read("s.cfg", NULL, diag, &scenario), GRDP_OK);
}

static grdp_status make(const grdp_study_options *options, size_t n_responses, grdp_study *out)
{
    static const char *const growth[] = {"grdp.growth@2023", "grdp.growth@2024"};
    grdp_responses responses;
    cr_assert_eq(grdp_responses_read(arena, scenario, growth, n_responses, diag, &responses),
                 GRDP_OK);
    return grdp_study_create(arena, scenario, options, &responses, diag, out);
}

static grdp_effects run(const char *name, size_t n_responses, unsigned n_threads)
{
    const grdp_study_options options = {
        .method = grdp_method_find(name), .seed = 1, .n_threads = n_threads};
    grdp_study study;
    grdp_effects effects;
    cr_assert_eq(make(&options, n_responses, &study), GRDP_OK);
    cr_assert_eq(grdp_study_run(&study, diag), GRDP_OK);
    cr_assert_eq(grdp_study_analyse(&study, &effects), GRDP_OK);
    grdp_study_free(&study);
    return effects;
}

/* Groups in the order of the scenario. */
enum { AGRI, IND, CON };

static void check(const grdp_effects *effects, size_t group, size_t column, double known,
                  double tolerance)
{
    const grdp_effect *const e = grdp_effects_find(effects, 0, group, column);
    cr_assert(e);
    cr_assert_float_eq(e->value, known, tolerance, "%zu: %.6f is not %.6f", group, e->value, known);
    cr_assert(isnan(e->low) || (e->low <= known && known <= e->high), "%g not in %g to %g", known,
              e->low, e->high);
}

/* Variances 0.01 (16 / 12), 0.16 and 0.0025 x 16 = 0.04. Tied by 0.6, b2 s2 = 0.4 and b3 s3 = 0.2
 * have (Owen and Prieur 2017) (0.16 (1 - 0.18) + 0.6 x 0.08 + 0.04 x 0.18) and
 * (0.04 (1 - 0.18) + 0.6 x 0.08 + 0.16 x 0.18) of V. The deviation of 4,096 orders is 0.01. */
Test(measures, shapley_divides_what_correlated_factors_have_in_common)
{
    const double agri = 0.16 / 12.0, ind = 0.1312 + 0.048 + 0.0072, con = 0.0328 + 0.048 + 0.0288;
    const double whole = agri + ind + con;
    cr_assert_float_eq(ind + con, 0.16 + 0.04 + 2.0 * 0.6 * 0.08, 1e-12);
    read_scenario(HEAD("levels", 2024, 1) UNCERTAIN TIED);
    grdp_effects effects = run("shapley", 1, 1);
    check(&effects, AGRI, 0, agri / whole, 0.03);
    check(&effects, IND, 0, ind / whole, 0.03);
    check(&effects, CON, 0, con / whole, 0.03);
    grdp_effects_free(&effects);
}

/* Slopes 0.1, 0.4 and 0.05; Poincare constants (6 - 2)^2 / pi^2, 1 and 16. */
Test(measures, dgsm_bounds_what_a_factor_brings)
{
    enum { REACH, BOUND, NU };
    const double pi_squared = 9.8696044010893586, whole = 0.16 / 12.0 + 0.16 + 0.04;
    read_scenario(HEAD("levels", 2024, 1) UNCERTAIN);
    grdp_effects effects = run("dgsm", 1, 1);
    check(&effects, AGRI, BOUND, 0.16 / pi_squared / whole, 0.01);
    check(&effects, IND, BOUND, 0.16 / whole, 0.08);
    check(&effects, CON, BOUND, 0.04 / whole, 0.02);
    const double slopes[] = {0.1, 0.4, 0.05}, constants[] = {16.0 / pi_squared, 1.0, 16.0};
    for (size_t i = 0; i < 3; i++) {
        const double nu = slopes[i] * slopes[i];
        cr_assert_float_eq(grdp_effects_find(&effects, 0, i, NU)->value, nu, 1e-7 * nu);
        cr_assert_float_eq(grdp_effects_find(&effects, 0, i, REACH)->value, sqrt(constants[i] * nu),
                           1e-7);
    }
    grdp_effects_free(&effects);
}

Test(measures, dgsm_has_no_bound_for_a_factor_that_is_tied_to_another)
{
    enum { REACH, BOUND, NU };
    read_scenario(HEAD("levels", 2024, 1) UNCERTAIN TIED);
    grdp_effects effects = run("dgsm", 1, 1);
    cr_assert(grdp_effects_find(&effects, 0, AGRI, BOUND));
    cr_assert_null(grdp_effects_find(&effects, 0, IND, BOUND));
    cr_assert_float_eq(grdp_effects_find(&effects, 0, IND, NU)->value, 0.16, 1e-7);
    grdp_effects_free(&effects);
}

Test(measures, dgsm_refuses_a_distribution_without_a_bound)
{
    read_scenario(HEAD("levels", 2024, 1) "sectors = { agri = { model = \"constant\"; growth = { "
                                          "dist = \"lognormal\"; median = 3; sigma = 0.3; }; };\n"
                                          "  ind = { model = \"constant\"; growth = 9; };\n"
                                          "  con = { model = \"constant\"; growth = 7; };\n"
                                          "  serv = { model = \"constant\"; growth = 8; };\n"
                                          "  tax = { model = \"constant\"; growth = 6; }; };\n");
    const grdp_study_options options = {.method = grdp_method_find("dgsm"), .seed = 1};
    grdp_study study;
    cr_assert_eq(make(&options, 1, &study), GRDP_ERR_INPUT);
    cr_assert(finding("\"lognormal\" gives no bound by derivatives"));
    grdp_study_free(&study);
}

static bool equal(const grdp_effect *a, const grdp_effect *b)
{
    return a->group == b->group && a->column == b->column &&
           memcmp(&a->value, &b->value, sizeof a->value) == 0 &&
           memcmp(&a->low, &b->low, sizeof a->low) == 0 &&
           memcmp(&a->high, &b->high, sizeof a->high) == 0 && a->weak == b->weak;
}

/* Those of the first response, which are the first that each method puts. */
Test(measures, depend_neither_on_threads_nor_on_another_response)
{
    static const char *const names[] = {"pawn", "shapley", "dgsm"};
    read_scenario(HEAD("levels", 2024, 1) UNCERTAIN TIED);
    for (size_t m = 0; m < sizeof names / sizeof *names; m++) {
        grdp_effects one = run(names[m], 1, 1), three = run(names[m], 1, 3),
                     two = run(names[m], 2, 2);
        cr_assert(one.n > 0 && one.n == three.n && two.n == 2 * one.n);
        for (size_t i = 0; i < one.n; i++)
            cr_assert(equal(&one.at[i], &three.at[i]) && equal(&one.at[i], &two.at[i]), "%s",
                      names[m]);
        grdp_effects_free(&one);
        grdp_effects_free(&two);
        grdp_effects_free(&three);
    }
}

/* Growth is 0.1 x (4 or 2) + 0.35 x (8 or 6) and constants: shares 0.01 and 0.1225 of 0.1325. */
#define TWO_LISTS                                                                                  \
    "sectors = { agri = { models = ( \"constant\", \"reverting\" ); growth = 4; mean = 2; "        \
    "persistence "                                                                                 \
    "= 0; };\n"                                                                                    \
    "  ind = { model = \"constant\"; growth = 9; }; con = { model = \"constant\"; growth = 7; "    \
    "};\n"                                                                                         \
    "  serv = { models = ( \"constant\", \"reverting\" ); growth = 8; mean = 6; persistence = 0; " \
    "};\n  tax = { model = \"constant\"; growth = 6; }; };\n"

Test(measures, each_list_of_models_is_a_factor_of_its_own)
{
    enum { WAYS = 4 };
    grdp_scenario *ways[WAYS];
    put("s.cfg", HEAD("levels", 2023, 1) TWO_LISTS);
    for (size_t i = 0; i < WAYS; i++)
        cr_assert_eq(
            grdp_scenario_read("s.cfg", &(grdp_scenario_options){.model = i + 1}, diag, &ways[i]),
            GRDP_OK);
    scenario = ways[0];
    const char *const vary[] = {"sectors.ind.growth=9:9.000001"};
    const grdp_study_options options = {.method = grdp_method_find("sobol"),
                                        .n_vary = 1,
                                        .vary = vary,
                                        .n_alternatives = WAYS - 1,
                                        .alternatives = (const grdp_scenario *const *)ways + 1,
                                        .n_ways = WAYS,
                                        .seed = 1,
                                        .n_threads = 1};
    grdp_study study;
    grdp_effects effects;
    cr_assert_eq(make(&options, 1, &study), GRDP_OK);
    cr_assert_eq(grdp_study_run(&study, diag), GRDP_OK);
    cr_assert_eq(grdp_study_analyse(&study, &effects), GRDP_OK);
    cr_assert_str_eq(study.plan.inputs[1].name, "sectors.agri.model");
    cr_assert_str_eq(study.plan.inputs[2].name, "sectors.serv.model");
    check(&effects, 1, 0, 0.01 / 0.1325, 0.001);
    check(&effects, 2, 0, 0.1225 / 0.1325, 0.001);
    check(&effects, 2, 1, 0.1225 / 0.1325, 0.001);
    grdp_effects_free(&effects);
    grdp_study_free(&study);
    for (size_t i = 1; i < WAYS; i++)
        grdp_scenario_free(ways[i]);
}
