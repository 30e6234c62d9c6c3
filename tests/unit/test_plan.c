/* Plan files: every form of a target is read, what contradicts itself is named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan.h"

#include "scratch.h"

#include <math.h>

TestSuite(plan, .init = enter_folder, .fini = leave_folder);

#define HEAD "kind = \"plan\"; version = 1; region = \"region.cfg\"; year = 2023;\n"

static grdp_status read_text(const char *text, grdp_plan **out)
{
    fresh_diag();
    put("plan.cfg", text);
    return grdp_plan_read("plan.cfg", diag, out);
}

static grdp_status read_target(const char *target, grdp_plan **out)
{
    char text[1000];
    (void)snprintf(text, sizeof text, HEAD "targets = (\n%s\n);", target);
    put("region.cfg", "");
    return read_text(text, out);
}

Test(plan, every_form_of_a_target_is_read)
{
    grdp_plan *plan;
    cr_assert_eq(grdp_plan_read(GRDP_SOURCE_DIR "/tests/data/region/plan.cfg", diag, &plan),
                 GRDP_OK);
    cr_assert_null(grdp_diag_at(diag, 0));
    cr_assert_str_eq(plan->region_file, GRDP_SOURCE_DIR "/tests/data/region/small.cfg");
    cr_assert_str_eq(plan->next->text, "plan_2024.cfg");
    cr_assert_str_eq(plan->authority.text[0], "Provincial People's Council");
    cr_assert_eq(plan->adopted, 20221209);
    cr_assert_eq(strlen(plan->input.sha256), 64);
    cr_assert(plan->published_score.given);
    cr_assert_eq(plan->published_score.as_of, 20231231);
    cr_assert_eq(plan->published_score.exceeded, 3);
    cr_assert_eq(plan->n_targets, 6);

    const grdp_target *growth = &plan->targets[0];
    cr_assert_eq(growth->n_parts, 1);
    cr_assert_str_eq(growth->field, "economy");
    cr_assert_str_eq(growth->title.text[0], "Tăng trưởng GRDP");
    cr_assert_eq(growth->first_year, 2023);
    cr_assert_eq(growth->last_year, 2023);
    cr_assert_str_eq(growth->parts[0].series, "grdp.growth");
    cr_assert_str_eq(growth->parts[0].unit, "%"); /* that of the series */
    cr_assert_str_eq(growth->parts[0].op, ">");
    cr_assert_eq(growth->parts[0].decimals, 1);
    cr_assert(growth->parts[0].higher_is_better && !growth->parts[0].is_indicator);
    cr_assert(isnan(growth->parts[0].tolerance) && isnan(growth->judged_probability));

    const grdp_target_part *poverty = plan->targets[1].parts;
    cr_assert(poverty->is_indicator && !poverty->higher_is_better && !poverty->exact);
    cr_assert_str_eq(poverty->unit, "%");
    cr_assert_float_eq(poverty->tolerance, 0.1, 0);
    cr_assert_float_eq(plan->targets[1].judged_probability, 0.4, 0);

    const grdp_target *schools = &plan->targets[2];
    cr_assert_eq(schools->n_parts, 2);
    cr_assert_str_eq(schools->parts[0].id, "preschool");
    cr_assert_str_eq(schools->parts[1].id, "schools_primary"); /* no id: the indicator */
    cr_assert(schools->parts[1].exact);

    cr_assert(plan->targets[3].verdict_only);
    cr_assert_eq(plan->targets[3].published, GRDP_VERDICT_EXCEEDED);
    cr_assert_str_eq(plan->targets[4].open_reason, "the figure was never published");
    cr_assert_eq(plan->targets[4].n_parts, 0);
    cr_assert_eq(plan->targets[5].first_year, 2021);
    cr_assert_eq(plan->targets[5].last_year, 2025);
    cr_assert_str_eq(plan->targets[5].average, "geometric");
    grdp_plan_free(plan);
    grdp_plan_free(NULL);
}

Test(plan, targets_that_contradict_themselves_are_refused)
{
    static const struct {
        const char *target, *path, *text;
    } wrong[] = {
        {"{ id = \"a\"; }", "targets.a", "does not say what it is about"},
        {"{ series = \"x\"; op = \">\"; value = 1; }", "targets.0", "the target has no id"},
        {"{ id = \"a\"; series = \"x\"; indicator = \"y\"; op = \">\"; value = 1; unit = \"%\"; }",
         "targets.a.indicator", "\"series\" and \"indicator\" exclude each other"},
        {"{ id = \"a\"; series = \"x\"; value = 1; }", "targets.a", "\"op\" is missing"},
        {"{ id = \"a\"; series = \"x\"; op = \">\"; }", "targets.a", "\"value\" is missing"},
        {"{ id = \"a\"; series = \"x\"; op = \"=>\"; value = 1; }", "targets.a.op", "=>"},
        {"{ id = \"a\"; series = \"x\"; op = \">\"; value = 1; polarity = \"lower\"; }",
         "targets.a.polarity", "contradicts op \">\""},
        {"{ id = \"a\"; series = \"x\"; op = \">\"; value = \"9\"; }", "targets.a.value", "9"},
        {"{ id = \"a\"; verdict_only = \"met\"; }", "targets.a", "\"source\" is missing"},
        {"{ id = \"a\"; verdict_only = \"open\"; source = \"x\"; }", "targets.a.verdict_only",
         "open"},
        {"{ id = \"a\"; open = \"why\"; value = 3; }", "targets.a.value",
         "\"value\" makes no sense beside \"open\""},
        {"{ id = \"a\"; open = \"\"; }", "targets.a", "the reason is empty"},
        {"{ id = \"a\"; parts = (); }", "targets.a.parts", "no parts"},
        {"{ id = \"a\"; parts = 3; }", "targets.a.parts", "3"},
        {"{ id = \"a\"; parts = ( 3 ); }", "targets.a.parts.0", "3"},
        {"{ id = \"a\"; parts = ( { op = \">\"; } ); }", "targets.a.parts.0",
         "the part does not say what it is about"},
        {"{ id = \"a\"; parts = ( { parts = (); } ); }", "targets.a.parts.0.parts", "parts"},
        {"{ id = \"a\"; parts = ( { series = \"x\"; op = \">\"; value = 1; },"
         " { series = \"x\"; op = \"<\"; value = 3; } ); }",
         "targets.a.parts.1", "two parts have the id \"x\""},
        {"{ id = \"a\"; open = \"why\"; years = ( 2025, 2021 ); average = \"sum\"; }",
         "targets.a.years", "the first and the last year"},
        {"{ id = \"a\"; open = \"why\"; years = ( 2021, 2025.5 ); average = \"sum\"; }",
         "targets.a.years", "the first and the last year"},
        {"{ id = \"a\"; open = \"why\"; years = ( 2021, 2025 ); }", "targets.a.years",
         "does not say how the years become one figure"},
        {"{ id = \"a\"; open = \"why\"; average = \"sum\"; }", "targets.a.average",
         "needs the years"},
        {"{ id = \"a\"; open = \"why\"; judged_probability = 40; }", "targets.a.judged_probability",
         "40"},
        {"{ id = \"a\"; open = \"why\"; }, { id = \"a\"; open = \"why\"; }", "targets.a",
         "two targets have the id \"a\""},
        {"{ id = \"a\"; serie = \"x\"; open = \"why\"; }", "targets.a.serie", "series"},
        {"5", "targets.0", "5"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        grdp_plan *plan;
        const grdp_status status = read_target(wrong[i].target, &plan);
        expect(GRDP_ERROR, 0, wrong[i].path, wrong[i].text);
        cr_assert_eq(status, GRDP_ERR_INPUT, "%s", wrong[i].target);
        cr_assert(grdp_diag_at(diag, 0)->line >= 2);
    }
}

Test(plan, all_faults_of_a_file_come_in_one_call)
{
    grdp_plan *plan;
    cr_assert_eq(
        read_text("kind = \"plan\"; version = 2; yaer = 2023;\n"
                  "adopted = \"2023-02-30\";\n"
                  "targets = ( { id = \"a\"; }, { id = \"b\"; series = \"x\"; op = \">\"; } );",
                  &plan),
        GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, "version", "2");
    expect(GRDP_ERROR, 1, "yaer", "year");
    expect(GRDP_ERROR, 2, "adopted", "2023-02-30");
    expect(GRDP_ERROR, 3, "targets.a", "does not say");
    expect(GRDP_ERROR, 3, "targets.b", "\"value\" is missing");
    expect(GRDP_ERROR, 0, NULL, "\"region\" is missing");
    cr_assert_eq(read_text("kind = \"scenario\"; version = 1;", &plan), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, "kind", "this is a scenario, not a plan");
    cr_assert_eq(grdp_plan_read("none.cfg", diag, &plan), GRDP_ERR_FILE);
    cr_assert_eq(read_text(HEAD "targets = ();", &plan), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 2, "targets", "no targets");
}

Test(plan, doubtful_figures_get_a_warning)
{
    grdp_plan *plan;
    cr_assert_eq(
        read_target(
            "{ id = \"a\"; series = \"grdp.growth\"; op = \">=\"; value = 0.09; },"
            "{ id = \"b\"; series = \"investment.ratio\"; op = \">=\"; value = 0.35; },"
            "{ id = \"c\"; indicator = \"poverty\"; unit = \"%\"; op = \"<=\"; value = 0.5; },"
            "{ id = \"d\"; series = \"grdp.growth\"; op = \">=\"; value = 0.085; }",
            &plan),
        GRDP_OK);
    expect(GRDP_WARNING, 3, "targets.a.value", "did you mean 9?");
    expect(GRDP_WARNING, 3, "targets.b.value", "did you mean 35?");
    expect(GRDP_WARNING, 3, "targets.d.value", "did you mean 8.5?");
    cr_assert_eq(grdp_diag_count(diag, GRDP_WARNING), 3);
    grdp_plan_free(plan);
    cr_assert_eq(read_text(HEAD "published_score = { met = 6; exceeded = 7; missed = 2; };\n"
                                "targets = ( { id = \"a\"; open = \"why\"; } );",
                           &plan),
                 GRDP_OK);
    expect(GRDP_WARNING, 2, "published_score", "counts 15 targets, the file has 1");
    grdp_plan_free(plan);
}
