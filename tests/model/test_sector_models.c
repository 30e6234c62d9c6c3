/* Each sector model against its equation, by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

static rig *create(const char *name, size_t periods_per_year)
{
    const grdp_model *const model = grdp_model_find(name);
    cr_assert_not_null(model, "%s", name);
    return rig_create(model, periods_per_year);
}

static void expect(double value, double expected)
{
    cr_expect_float_eq(value, expected, 1e-14, "%.17g, expected %.17g", value, expected);
}

/* g = 0.087 + 0.02 e */
Test(constant, is_the_path_plus_the_shock)
{
    rig *const r = create("constant", 1);
    rig_set(r, "growth", 0.087);
    rig_set(r, "volatility", 0.02);
    expect(rig_step(r), 0.087);
    rig_fill(&r->shock, -1.5);
    expect(rig_step(r), 0.087 - 0.03);
    rig_set(r, "growth", 0.094);
    rig_fill(&r->shock, 0.0);
    expect(rig_step(r), 0.094);
    free(r);
}

/* g = 0.07 + 0.01 u + 0.02 e, with one u for the run. */
Test(trend, carries_one_error_of_the_estimate_through_the_run)
{
    rig *const r = create("trend", 1);
    cr_expect(r->model->fitted);
    cr_expect(isnan(r->model->params[rig_param(r, "growth")].fallback));
    cr_expect(isnan(r->model->params[rig_param(r, "standard_error")].fallback));
    rig_set(r, "growth", 0.07);
    rig_set(r, "standard_error", 0.01);
    rig_set(r, "volatility", 0.02);
    rig_fill(&r->once, 2.0);
    expect(rig_step(r), 0.09);
    rig_fill(&r->shock, 0.5);
    expect(rig_step(r), 0.10);
    free(r);
}

/* d(t) = 0.3^(t+1) d(-1) without shocks; a shock of 1.5 points leaves 0.3 of it a period later. */
Test(reverting, decays_geometrically_and_starts_again_from_what_is_observed)
{
    rig *const r = create("reverting", 4);
    rig_set(r, "mean", 0.0739);
    rig_set(r, "persistence", 0.3);
    rig_set(r, "volatility", 0.015);
    rig_set(r, "start_gap", 0.02);
    rig_start(r);
    for (int t = 1; t <= 6; t++)
        expect(rig_step(r), 0.0739 + 0.02 * pow(0.3, t));
    rig_observe(r, 0.0939);
    expect(rig_step(r), 0.0739 + 0.3 * 0.02);

    rig_set(r, "start_gap", 0.0);
    rig_start(r);
    rig_fill(&r->shock, 1.0);
    expect(rig_step(r), 0.0739 + 0.015);
    rig_fill(&r->shock, 0.0);
    expect(rig_step(r), 0.0739 + 0.3 * 0.015);
    free(r);
}

/* d(t) = 0.3^t (start - mean) + push (1 - 0.3^t) / (1 - 0.3). */
Test(approach, moves_geometrically_towards_the_mean_and_its_push)
{
    rig *const r = create("approach", 4);
    rig_set(r, "mean", 0.06);
    rig_set(r, "start", 0.09);
    rig_set(r, "persistence", 0.3);
    rig_set(r, "push", 0.007);
    rig_start(r);
    for (int t = 1; t <= 6; t++)
        expect(rig_step(r), 0.06 + 0.03 * pow(0.3, t) + 0.01 * (1.0 - pow(0.3, t)));
    rig_observe(r, 0.08);
    expect(rig_step(r), 0.06 + 0.3 * 0.02 + 0.007);
    free(r);
}

/* 0.9 * 0.0921 + 0.3 * 0.0739, industry and services of Hai Duong 2023. */
Test(follows, weighs_the_growth_of_other_sectors)
{
    rig *const r = create("follows", 1);
    rig_set_item(r, "elasticity", 0, 0.9);
    rig_set_item(r, "elasticity", 1, 0.3);
    rig_fill(&r->other[0], 0.0921);
    rig_fill(&r->other[1], 0.0739);
    rig_set(r, "intercept", 0.0);
    rig_set(r, "volatility", 0.0);
    expect(rig_step(r), 0.10506);
    rig_set(r, "intercept", -0.01);
    rig_set(r, "volatility", 0.02);
    rig_fill(&r->shock, 1.0);
    expect(rig_step(r), 0.11506);
    free(r);
}

/* 0.012 + 0.8 * 0.10 */
Test(indicator, is_a_line_in_the_growth_of_the_indicator)
{
    rig *const r = create("indicator", 4);
    cr_expect_str_eq(r->model->params[rig_param(r, "indicator_growth")].observed_by, "indicator");
    rig_set(r, "intercept", 0.012);
    rig_set(r, "slope", 0.8);
    rig_set(r, "indicator_growth", 0.10);
    rig_set(r, "volatility", 0.01);
    expect(rig_step(r), 0.092);
    rig_fill(&r->shock, -2.0);
    expect(rig_step(r), 0.072);
    free(r);
}

/* A ratio that falls from 25 to 24 % takes 4 % off; then it stays, and 1 + g is that of output. */
Test(output, is_growth_of_output_times_that_of_the_ratio)
{
    rig *const r = create("output", 1);
    rig_set(r, "output_growth", 0.087);
    rig_set(r, "ratio", 0.24);
    rig_set(r, "base_ratio", 0.25);
    rig_set(r, "volatility", 0.0);
    rig_start(r);
    expect(rig_step(r), 1.087 * 0.96 - 1.0);
    expect(rig_step(r), 0.087);
    rig_set(r, "ratio", 0.27);
    rig_observe(r,
                0.05); /* says nothing about the ratio, so that of the scenario is the last one */
    rig_set(r, "ratio", 0.297);
    expect(rig_step(r), 1.087 * 1.1 - 1.0);
    free(r);
}

/* Each quarter is compared with the same quarter of the year before. */
Test(output, compares_the_ratio_with_that_of_the_same_season)
{
    static const double base[] = {0.20, 0.25, 0.30, 0.35};
    rig *const r = create("output", 4);
    rig_set(r, "output_growth", 0.0);
    rig_set(r, "volatility", 0.0);
    rig_set(r, "base_ratio", base[0]);
    rig_start(r);
    for (size_t t = 0; t < 12; t++) {
        const double before = base[t % 4] + 0.01 * (double)(t / 4);
        rig_set(r, "base_ratio", base[t % 4]);
        rig_set(r, "ratio", before + 0.01);
        expect(rig_step(r), (before + 0.01) / before - 1.0);
    }
    free(r);
}

/* A plant of 120 a year from 2025 with a ramp of 3 years: 40, 80, 120, on a sector of 1000. */
Test(capacity, adds_a_project_in_equal_steps)
{
    rig *const r = create("capacity", 1);
    rig_set(r, "growth", 0.0);
    rig_set(r, "volatility", 0.0);
    rig_set_item(r, "value_added", 0, 120.0);
    rig_set_item(r, "start", 0, 2025.0);
    rig_set_item(r, "ramp", 0, 3.0);
    static const double level[] = {1000.0, 1000.0, 1040.0, 1080.0, 1120.0, 1120.0};
    for (size_t t = 0; t < 5; t++)
        expect(rig_step(r), level[t + 1] / level[t] - 1.0);

    rig_set(r, "growth", 0.05);
    expect(rig_step(r), 0.05);
    free(r);
}

/* In quarters a plant of 120 a year adds 30 to each quarter, from the third quarter of 2024, in two
 * steps: 15, then 30. A year later only the rest of the first step comes on top. */
Test(capacity, divides_the_year_among_its_quarters)
{
    rig *const r = create("capacity", 4);
    rig_set(r, "growth", 0.0);
    rig_set(r, "volatility", 0.0);
    rig_set_item(r, "value_added", 0, 120.0);
    rig_set_item(r, "start", 0, 2024.5);
    rig_set_item(r, "ramp", 0, 2.0);
    static const double more[] = {0.0, 0.0, 15.0, 30.0, 30.0, 30.0, 15.0, 0.0};
    double level[4] = {1000.0, 1000.0, 1000.0, 1000.0};
    for (size_t t = 0; t < 8; t++) {
        expect(rig_step(r), more[t] / level[t % 4]);
        level[t % 4] += more[t];
    }

    /* Two projects add up; one that ran before the first period adds nothing. */
    rig_set_item(r, "start", 0, 2000.0);
    rig_set_item(r, "value_added", 1, -400.0);
    rig_set_item(r, "start", 1, 2026.0);
    rig_set_item(r, "ramp", 1, 1.0);
    expect(rig_step(r), -100.0 / level[0]);
    free(r);
}
