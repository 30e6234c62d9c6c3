/* Lists of models: which one holds, and what is wrong with a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

TestSuite(models, .init = enter_world, .fini = leave_folder);

#define WITH_SERVICES(OF_SERVICES)                                                                 \
    "sectors = { agri = { model = \"constant\"; growth = 4; };\n"                                  \
    "  ind = { model = \"constant\"; growth = 9; }; con = { model = \"constant\"; growth = 7; "    \
    "};\n"                                                                                         \
    "  serv = { " OF_SERVICES " };\n"                                                              \
    "  tax = { model = \"constant\"; growth = 6; }; };\n"

#define TWO "models = ( \"constant\", \"reverting\" ); growth = 8; mean = 6; persistence = 0.5;"

static const char *model_of_services(size_t model)
{
    const grdp_scenario_options options = {.model = model};
    grdp_scenario *const s = open_file("s.cfg", &options);
    const char *const name = s->sectors[3].model->name; /* of the registry, which stays */
    grdp_scenario_free(s);
    return name;
}

Test(models, the_one_that_is_asked_for_holds_and_the_first_else)
{
    put("s.cfg", HEAD("levels", 2024, 1) WITH_SERVICES(TWO));
    cr_assert_str_eq(model_of_services(0), "constant");
    expect(GRDP_NOTE, 0, "sectors.serv.models", "the first of 2 models holds: \"constant\"");
    cr_assert_str_eq(model_of_services(1), "constant");
    cr_assert_null(finding("models holds"));
    cr_assert_str_eq(model_of_services(2), "reverting");
    grdp_scenario *const s = open_file("s.cfg", NULL);
    cr_assert_eq(s->n_models, 2);
    grdp_scenario_free(s);
}

#define THREE                                                                                      \
    "total = { use = \"scale\"; models = ( \"constant\", \"icor\", \"capital\" ); growth = 8; "    \
    "icor = 4; "                                                                                   \
    "alpha = 0.4; delta = 5; capital_output = 2.5; base_ratio = 30; labour_growth = 1; "           \
    "tfp_growth = 1; };\n"                                                                         \
    "investment = { closure = \"given\"; ratio = 33; };\n"

Test(models, of_several_lists_hold_in_all_ways_the_first_list_changing_fastest)
{
    static const char *const services[] = {"constant", "reverting"};
    static const char *const total[] = {"constant", "icor", "capital"};
    put("s.cfg", HEAD("levels", 2024, 1) WITH_SERVICES(TWO) THREE);
    for (size_t way = 0; way < 6; way++) {
        const grdp_scenario_options options = {.model = way + 1};
        grdp_scenario *const s = open_file("s.cfg", &options);
        cr_assert_eq(grdp_scenario_n_models(s), 6);
        cr_assert_str_eq(s->sectors[3].model->name, services[way % 2]);
        cr_assert_str_eq(s->total.model->name, total[way / 2]);
        grdp_scenario_free(s);
    }
}

Test(models, of_lists_that_are_tied_hold_together)
{
    const grdp_scenario_options options = {.model = 2, .models_tied = true};
    put("s.cfg", HEAD("levels", 2024, 1)
                     WITH_SERVICES(TWO) "total = { use = \"scale\"; models = ( "
                                        "\"constant\", \"icor\" ); growth = 8; icor = 4; };\n"
                                        "investment = { closure = \"given\"; ratio = 33; };\n");
    grdp_scenario *s = open_file("s.cfg", &options);
    cr_assert_eq(grdp_scenario_n_models(s), 2);
    cr_assert_str_eq(s->sectors[3].model->name, "reverting");
    cr_assert_str_eq(s->total.model->name, "icor");
    grdp_scenario_free(s);
    put("s.cfg", HEAD("levels", 2024, 1) WITH_SERVICES(TWO) THREE);
    cr_assert_eq(grdp_scenario_read("s.cfg", &options, diag, &s), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, "total.models", "names 3 models, and the list before it 2");
}

/* Only the second model of services has a mean. */
Test(models, a_correlation_may_name_a_number_of_a_model_that_does_not_hold)
{
    put("s.cfg", HEAD("levels", 2024, 1) WITH_SERVICES(
                     "models = ( \"constant\", \"reverting\" ); growth = { dist = "
                     "\"normal\"; mean = 8; sd = 1; "
                     "}; mean = { dist = \"normal\"; mean = 6; sd = 1; }; persistence = "
                     "0.5;") "correlations = ( ( \"sectors.serv.growth\", "
                             "\"sectors.serv.mean\", 0.5 ) );\n");
    for (size_t model = 0; model <= 2; model++) {
        const grdp_scenario_options options = {.model = model};
        grdp_scenario *const s = open_file("s.cfg", &options);
        cr_assert_eq(s->n_correlated, 0);
        grdp_scenario_free(s);
    }
    refuse_text(HEAD("levels", 2024, 1)
                    WITH_SERVICES(TWO) "correlations = ( ( \"sectors.serv.men\", "
                                       "\"sectors.ind.growth\", 0.5 ) );\n",
                "correlations", "is no factor with a distribution");
}

Test(models, a_scenario_without_a_list_has_one)
{
    put("s.cfg", HEAD("levels", 2024, 1) WITH_SERVICES("model = \"constant\"; growth = 8;"));
    grdp_scenario *const s = open_file("s.cfg", NULL);
    cr_assert_eq(grdp_scenario_n_models(s), 1);
    grdp_scenario_free(s);
}

/* With 1,000 in 2022, of which a constant total makes 1,082 whatever the sectors say. */
Test(models, growth_of_the_total_can_be_a_constant)
{
    put("s.cfg", HEAD("levels", 2024, 1) WITH_SERVICES(
                     "model = \"constant\"; growth = 8;") "total = { model = \"constant\"; growth "
                                                          "= 8.2; use = \"scale\"; };\n");
    grdp_scenario *const s = open_file("s.cfg", NULL);
    cr_assert_str_eq(s->total.model->name, "constant");
    grdp_block *const block = create_block(s);
    grdp_block_run(block);
    grdp_series_ref ref;
    bool known;
    grdp_lanes lanes;
    cr_assert(grdp_series_resolve(s, "grdp.growth", &ref, &known));
    grdp_block_series(block, ref, (grdp_span){0, 0, 0}, lanes);
    cr_assert_float_eq(lanes[0], 8.2, 1e-12);
    grdp_block_free(block);
    grdp_scenario_free(s);
}

Test(models, faults_of_a_list_are_findings)
{
    refuse_text(HEAD("levels", 2024, 1) WITH_SERVICES("models = ( \"constant\" ); growth = 8;"),
                "sectors.serv.models", "is not a list of 2 to 16 models");
    refuse_text(HEAD("levels", 2024, 1) WITH_SERVICES(TWO "model = \"constant\";"),
                "sectors.serv.models", "model and models are both given");
    refuse_text(HEAD("levels", 2024, 1) WITH_SERVICES("models = ( \"constant\", \"revertin\" );"),
                "sectors.serv.models", "did you mean \"reverting\"?");
    refuse_text(HEAD("levels", 2024, 1)
                    WITH_SERVICES("models = ( \"constant\", \"icor\" ); growth = 8;"),
                "sectors.serv.models", "gives growth of GRDP");
    refuse_text(HEAD("levels", 2024, 1) WITH_SERVICES(TWO "grwoth = 3;"), "sectors.serv.grwoth",
                "did you mean");
}
