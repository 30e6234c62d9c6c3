/* Workload W2 through the normal input: a scenario of twelve factors, one of which four sectors
 * share, against the reference at N = 2^22 of an independent program (half-widths below 0.0009).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "../unit/scratch.h"

#include "study/study.h"

#include <math.h>
#include <string.h>

static const char *const vary[] = {
    "sectors.agriculture.mean",
    "sectors.industry.mean",
    "sectors.construction.mean",
    "sectors.services.mean",
    "sectors.agriculture.push",
    "sectors.industry.push",
    "sectors.construction.push",
    "sectors.services.push",
    "investment.icor",
    ("sectors.agriculture.persistence+sectors.industry.persistence+sectors.construction.persistence"
     "+sectors.services.persistence=0:0.6"),
    "base_share.agriculture",
    "base_share.industry"};

enum { FACTORS = sizeof vary / sizeof *vary };

static const double reference[FACTORS][2] = {{.00103, .00108}, {.05569, .05790}, {.00098, .00102},
                                             {.01478, .01536}, {.00229, .00246}, {.49561, .52367},
                                             {.01544, .01637}, {.05849, .06198}, {.31972, .33507},
                                             {.00022, .01843}, {.00038, .00054}, {.00027, .00170}};

static grdp_scenario *scenario;

static void setup(void)
{
    enter_folder();
    cr_assert_eq(
        grdp_scenario_read(GRDP_SOURCE_DIR "/tests/bench/w2/scenario.cfg", NULL, diag, &scenario),
        GRDP_OK);
}

static void teardown(void)
{
    grdp_scenario_free(scenario);
    leave_folder();
}

TestSuite(w2, .init = setup, .fini = teardown);

static void make(grdp_study *study, const char *samples)
{
    const grdp_study_options options = {.method = grdp_method_find("sobol"),
                                        .n_settings = 2,
                                        .settings = (const char *const[]){samples, "resamples=100"},
                                        .n_vary = FACTORS,
                                        .vary = vary,
                                        .seed = 1};
    const char *const columns[] = {"investment.cumulated@2028"};
    grdp_responses responses;
    cr_assert_eq(grdp_responses_read(arena, scenario, columns, 1, diag, &responses), GRDP_OK);
    cr_assert_eq(grdp_study_create(arena, scenario, &options, &responses, diag, study), GRDP_OK);
}

/* At 2^16 samples every index is within its own half-width of the reference. */
Test(w2, indices_are_those_of_the_reference)
{
    grdp_study study;
    grdp_effects effects;
    make(&study, "samples=65536");
    cr_assert_eq(grdp_study_run(&study, diag), GRDP_OK);
    cr_assert_eq(grdp_study_analyse(&study, &effects), GRDP_OK);
    for (size_t g = 0; g < FACTORS; g++)
        for (size_t column = 0; column < 2; column++) {
            const grdp_effect *const e = grdp_effects_find(&effects, 0, g, column);
            cr_assert_float_eq(e->value, reference[g][column], e->high - e->value, "%s: %f",
                               vary[g], e->value);
            cr_assert_lt(e->high - e->value, 0.01);
        }
    grdp_effects_free(&effects);
    grdp_study_free(&study);
}

/* By hand at the likely values: k = 4.75, growth stays where it was. */
Test(w2, the_response_is_the_required_investment)
{
    grdp_study study;
    make(&study, "samples=64");
    cr_assert_eq(grdp_study_run(&study, diag), GRDP_OK);
    const double level =
        8.8 * pow(1.041, 5) + 54.3 * pow(1.087, 5) + 7.5 * pow(1.075, 5) + 29.4 * pow(1.074, 5);
    cr_assert_float_eq(study.likely[0], 100.0 * 4.75 * (level / 100.0 - 1.0), 1e-9);
    grdp_study_free(&study);
}
