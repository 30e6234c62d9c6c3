/* The runner of studies: numbers of a design become runs, and nothing depends on threads or on what
 * else is asked for. The tornado: slopes and swings of a scenario whose answer is known by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "../unit/world.h"

#include "study/study.h"

static grdp_scenario *scenario;

/* GRDP of 2022 is 1,000: growth of 2023 is 0.1 agri + 0.4 ind + 0.05 con + 0.35 serv + 0.1 tax. */
#define UNCERTAIN                                                                                  \
    "sectors = { agri = { model = \"constant\"; growth = { dist = \"uniform\"; min = 2; max = 6; " \
    "}; };\n"                                                                                      \
    "  ind = { model = \"constant\"; growth = { dist = \"normal\"; mean = 9; sd = 2; }; };\n"      \
    "  con = { model = \"constant\"; growth = { dist = \"normal\"; mean = 7; sd = 3; }; };\n"      \
    "  serv = { model = \"constant\"; growth = 8; };\n"                                            \
    "  tax = { model = \"constant\"; growth = ( 6, 5 ); }; };\n"

static void setup(void)
{
    enter_world();
    put("s.cfg", HEAD("levels", 2024, 1) UNCERTAIN);
    cr_assert_eq(grdp_scenario_read("s.cfg", NULL, diag, &scenario), GRDP_OK);
}

static void teardown(void)
{
    grdp_scenario_free(scenario);
    leave_folder();
}

TestSuite(method, .init = setup, .fini = teardown);

static const char *const growth[] = {"grdp.growth@2023", "grdp.growth@2024"};

static grdp_status make(const grdp_study_options *options, size_t n_responses, grdp_study *out)
{
    grdp_responses responses;
    cr_assert_eq(grdp_responses_read(arena, scenario, growth, n_responses, diag, &responses),
                 GRDP_OK);
    return grdp_study_create(arena, scenario, options, &responses, diag, out);
}

static double value_of(const grdp_study *study, const grdp_effects *effects, const char *group,
                       size_t column)
{
    for (size_t g = 0; g < study->plan.n_groups; g++)
        if (strcmp(study->plan.groups[g], group) == 0)
            return grdp_effects_find(effects, 0, g, column)->value;
    cr_assert_fail("there is no group %s", group);
    return (double)NAN;
}

static void run(const char *name, size_t n_responses, unsigned n_threads, grdp_study *study,
                grdp_effects *effects)
{
    const grdp_study_options options = {
        .method = grdp_method_find(name), .seed = 1, .n_threads = n_threads};
    cr_assert_eq(make(&options, n_responses, study), GRDP_OK);
    cr_assert_eq(grdp_study_run(study, diag), GRDP_OK);
    cr_assert_eq(grdp_study_analyse(study, effects), GRDP_OK);
}

/* Columns of the tornado. */
enum { SWING, LOW, HIGH, SLOPE, ELASTICITY, SEMI };

Test(method, a_tornado_moves_a_factor_between_its_quantiles)
{
    grdp_study study;
    grdp_effects effects;
    run("tornado", 1, 1, &study, &effects);
    /* 2.4 and 5.6 are the 10 % and 90 % quantiles of the uniform distribution, 1.2815515655 is that
     * of the normal one; the likely growth is 0.4 + 3.6 + 0.35 + 2.8 + 0.6 = 7.75. */
    cr_assert_float_eq(value_of(&study, &effects, "sectors.agri.growth", SWING), 0.32, 1e-12);
    cr_assert_float_eq(value_of(&study, &effects, "sectors.ind.growth", SWING),
                       0.8 * 2.0 * 1.2815515655446004, 1e-10);
    cr_assert_float_eq(value_of(&study, &effects, "sectors.ind.growth", LOW),
                       7.75 - 0.8 * 1.2815515655446004, 1e-10);
    cr_assert_float_eq(value_of(&study, &effects, "sectors.serv.growth", SWING), 0.7, 1e-12);
    grdp_effects_free(&effects);
    grdp_study_free(&study);
}

Test(method, slopes_and_elasticities_are_those_of_a_weighted_sum)
{
    grdp_study study;
    grdp_effects effects;
    run("tornado", 1, 1, &study, &effects);
    cr_assert_float_eq(value_of(&study, &effects, "sectors.ind.growth", SLOPE), 0.4, 1e-9);
    cr_assert_float_eq(value_of(&study, &effects, "sectors.ind.growth", ELASTICITY), 3.6 / 7.75,
                       1e-9);
    cr_assert_float_eq(value_of(&study, &effects, "sectors.ind.growth", SEMI), 40.0 / 7.75, 1e-8);
    grdp_effects_free(&effects);
    grdp_study_free(&study);
}

/* In 2024 the path says 5: one point more is 6 there, and not 7. */
Test(method, a_path_is_moved_as_a_whole)
{
    grdp_study study;
    grdp_effects effects;
    run("tornado", 2, 1, &study, &effects);
    for (size_t g = 0; g < study.plan.n_groups; g++) {
        if (strcmp(study.plan.groups[g], "sectors.tax.growth") != 0)
            continue;
        const double low = grdp_effects_find(&effects, 1, g, LOW)->value;
        const double high = grdp_effects_find(&effects, 1, g, HIGH)->value;
        cr_assert_lt(low, study.likely[1]);
        cr_assert_gt(high, study.likely[1]);
        cr_assert_float_eq(0.5 * (low + high), study.likely[1], 1e-3);
    }
    grdp_effects_free(&effects);
    grdp_study_free(&study);
}

static void assert_same(const grdp_effects *a, const grdp_effects *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++)
        if (b->at[i].response == 0) {
            cr_assert_lt(n, a->n);
            cr_assert_eq(memcmp(&a->at[n].value, &b->at[i].value, sizeof(double)), 0);
            cr_assert_eq(memcmp(&a->at[n].low, &b->at[i].low, sizeof(double)), 0);
            n++;
        }
    cr_assert_eq(n, a->n);
}

Test(method, another_response_or_thread_changes_no_bit)
{
    const grdp_method *m;
    for (size_t i = 0; (m = grdp_method_at(i)) != NULL; i++) {
        grdp_study one, two;
        grdp_effects of_one, of_two;
        run(m->name, 1, 1, &one, &of_one);
        run(m->name, 2, 3, &two, &of_two);
        assert_same(&of_one, &of_two);
        grdp_effects_free(&of_one);
        grdp_effects_free(&of_two);
        grdp_study_free(&one);
        grdp_study_free(&two);
    }
}

Test(method, every_method_says_what_it_does)
{
    const grdp_method *m;
    for (size_t i = 0; (m = grdp_method_at(i)) != NULL; i++) {
        cr_assert_gt(strlen(m->doc), 10, "%s", m->name);
        cr_assert_gt(strlen(m->cost), 0, "%s", m->name);
        cr_assert_gt(strlen(m->source), 0, "%s", m->name);
        cr_assert_gt(m->n_columns, 0, "%s", m->name);
        cr_assert_eq(grdp_method_find(m->name), m);
        for (size_t s = 0; s < m->n_settings; s++)
            cr_assert(isnan(m->settings[s].fallback) ||
                      (m->settings[s].min <= m->settings[s].fallback &&
                       m->settings[s].fallback <= m->settings[s].max));
    }
}

/* Runs that were made are kept, and the result is that of the larger design from the start. */
Test(method, a_design_that_grows_keeps_its_runs)
{
    const grdp_study_options small = {.method = grdp_method_find("sobol"),
                                      .n_settings = 1,
                                      .settings = (const char *const[]){"samples=100"},
                                      .seed = 1};
    grdp_study_options large = small;
    large.settings = (const char *const[]){"samples=200"};
    grdp_study grown, whole;
    grdp_effects of_grown, of_whole;
    cr_assert_eq(make(&small, 1, &grown), GRDP_OK);
    cr_assert_eq(grdp_study_run(&grown, diag), GRDP_OK);
    cr_assert(grdp_study_grow(&grown));
    cr_assert_eq(grdp_study_run(&grown, diag), GRDP_OK);
    cr_assert_eq(make(&large, 1, &whole), GRDP_OK);
    cr_assert_eq(grdp_study_run(&whole, diag), GRDP_OK);
    cr_assert_eq(grdp_study_analyse(&grown, &of_grown), GRDP_OK);
    cr_assert_eq(grdp_study_analyse(&whole, &of_whole), GRDP_OK);
    assert_same(&of_grown, &of_whole);
    grdp_effects_free(&of_grown);
    grdp_effects_free(&of_whole);
    grdp_study_free(&grown);
    grdp_study_free(&whole);
}

/* Growth of 2023 is a weighted sum: variances (0.1 x 4)^2 / 12, (0.4 x 2)^2 and (0.05 x 3)^2. */
Test(method, sobol_indices_of_a_weighted_sum_are_its_shares)
{
    const double part[] = {0.16 / 12.0, 0.64, 0.0225};
    const double whole = part[0] + part[1] + part[2];
    static const char *const names[] = {"sectors.agri.growth", "sectors.ind.growth",
                                        "sectors.con.growth"};
    grdp_study study;
    grdp_effects effects;
    run("sobol", 1, 2, &study, &effects);
    for (size_t i = 0; i < 3; i++) {
        cr_assert_float_eq(value_of(&study, &effects, names[i], 0), part[i] / whole, 2e-3);
        cr_assert_float_eq(value_of(&study, &effects, names[i], 1), part[i] / whole, 2e-3);
    }
    grdp_effects_free(&effects);
    grdp_study_free(&study);
}

static void read_correlated(void)
{
    grdp_scenario_free(scenario);
    put("s.cfg", HEAD("levels", 2024, 1) UNCERTAIN
        "correlations = ( ( \"sectors.ind.growth\", \"sectors.con.growth\", 0.5 ) );\n");
    cr_assert_eq(grdp_scenario_read("s.cfg", NULL, diag, &scenario), GRDP_OK);
}

/* The group of both has (0.8^2 + 0.15^2 + 2 x 0.5 x 0.8 x 0.15) of the variance. */
Test(method, correlated_factors_are_one_group)
{
    const double both = 0.64 + 0.0225 + 0.12, alone = 0.16 / 12.0;
    grdp_study study;
    grdp_effects effects;
    read_correlated();
    run("sobol", 1, 2, &study, &effects);
    cr_assert_eq(study.plan.n_groups, 2);
    cr_assert_float_eq(value_of(&study, &effects, "sectors.ind.growth + sectors.con.growth", 0),
                       both / (both + alone), 2e-3);
    grdp_effects_free(&effects);
    grdp_study_free(&study);
}

Test(method, correlated_factors_cannot_be_told_apart)
{
    const grdp_study_options options = {.method = grdp_method_find("sobol"),
                                        .n_groups = 1,
                                        .groups = (const char *const[]){"alone=sectors.ind.growth"},
                                        .seed = 1};
    grdp_study study;
    read_correlated();
    cr_assert_eq(make(&options, 1, &study), GRDP_ERR_INPUT);
    grdp_study_free(&study);
}

/* Growth of ind is 9 +- 2 in both, growth of serv 8 or 10: variances 0.64 (and those of agri and
 * con) and 0.7^2 / 4. */
Test(method, the_choice_among_scenarios_is_a_factor)
{
    grdp_scenario *other = NULL;
    put("other.cfg", "kind = \"scenario\"; version = 1; base = \"s.cfg\"; id = \"other\";\n"
                     "changes = { sectors = { serv = { growth = 10; }; }; };\n");
    cr_assert_eq(grdp_scenario_read("other.cfg", NULL, diag, &other), GRDP_OK);
    const grdp_study_options options = {.method = grdp_method_find("sobol"),
                                        .n_alternatives = 1,
                                        .alternatives = (const grdp_scenario *const[]){other},
                                        .seed = 1};
    const double model = 0.49 / 4.0, whole = model + 0.16 / 12.0 + 0.64 + 0.0225;
    grdp_study study;
    grdp_effects effects;
    cr_assert_eq(make(&options, 1, &study), GRDP_OK);
    cr_assert_eq(grdp_study_run(&study, diag), GRDP_OK);
    cr_assert_eq(grdp_study_analyse(&study, &effects), GRDP_OK);
    cr_assert_float_eq(value_of(&study, &effects, "model", 0), model / whole, 3e-3);
    cr_assert_float_eq(value_of(&study, &effects, "model", 1), model / whole, 3e-3);
    cr_assert_float_eq(value_of(&study, &effects, "sectors.ind.growth", 0), 0.64 / whole, 3e-3);
    grdp_effects_free(&effects);
    grdp_study_free(&study);
    grdp_scenario_free(other);
}

/* Variances of 2023: 0.01 16/12, 0.16 4, 0.0025 9 and, with a volatility of 2 in services, 0.1225 4
 * by chance. */
Test(method, shocks_are_a_group_whose_share_is_that_of_their_variance)
{
    const double agri = 0.16 / 12.0, ind = 0.64, con = 0.0225, chance = 0.49;
    const char *const volatile_services = "sectors.serv.volatility=2";
    const grdp_scenario_options how = {.overrides = &volatile_services, .n_overrides = 1};
    const grdp_study_options options = {
        .method = grdp_method_find("sobol"), .shocks = true, .seed = 1, .n_threads = 2};
    grdp_study study;
    grdp_effects effects;
    grdp_scenario_free(scenario);
    cr_assert_eq(grdp_scenario_read("s.cfg", &how, diag, &scenario), GRDP_OK);
    cr_assert_eq(make(&options, 1, &study), GRDP_OK);
    cr_assert_eq(grdp_study_run(&study, diag), GRDP_OK);
    cr_assert_eq(grdp_study_analyse(&study, &effects), GRDP_OK);
    const double all = agri + ind + con + chance;
    cr_assert_float_eq(value_of(&study, &effects, "shocks", 0), chance / all, 0.015);
    cr_assert_float_eq(value_of(&study, &effects, "shocks", 1), chance / all, 0.015);
    cr_assert_float_eq(value_of(&study, &effects, "sectors.ind.growth", 0), ind / all, 0.015);
    grdp_effects_free(&effects);
    grdp_study_free(&study);
}

static void refuse(const grdp_study_options *options, const char *sentence)
{
    grdp_study study;
    cr_assert_eq(make(options, 1, &study), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, "--shocks", sentence);
    grdp_study_free(&study);
}

Test(method, shocks_are_refused_where_they_mean_nothing)
{
    const grdp_study_options still = {
        .method = grdp_method_find("sobol"), .shocks = true, .seed = 1, .n_threads = 1};
    refuse(&still, "no model of the scenario has shocks");
}
