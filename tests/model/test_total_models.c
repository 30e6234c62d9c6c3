/* The models of GRDP against hand calculations and published runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

static rig *create(const char *name)
{
    const grdp_model *const model = grdp_model_find(name);
    cr_assert_not_null(model, "%s", name);
    cr_assert_eq(model->scope, GRDP_SCOPE_TOTAL);
    return rig_create(model, 1);
}

static void expect(double value, double expected, double tolerance)
{
    cr_expect_float_eq(value, expected, tolerance, "%.17g, expected %.17g", value, expected);
}

static rig *create_icor(double icor, double form, double lag, double base_ratio)
{
    rig *const r = create("icor");
    rig_set(r, "icor", icor);
    rig_set(r, "form", form);
    rig_set(r, "lag", lag);
    rig_set(r, "base_ratio", base_ratio);
    rig_set(r, "volatility", 0.0);
    rig_start(r);
    return r;
}

static double growth_at(rig *r, double ratio)
{
    rig_fill(&r->ratio, ratio);
    return rig_step(r);
}

/* Hai Duong 2023, ratio form: 33.1 / 8.16 = 4.0564, with which 35 % buys 8.6284 %. */
Test(icor, ratio_form_divides_the_ratio_by_the_icor)
{
    rig *const r = create_icor(33.1 / 8.16, 0.0, 0.0, 0.0);
    expect(growth_at(r, 0.331), 0.0816, 1e-15);
    expect(growth_at(r, 0.35), 0.086284, 5e-7);
    expect(growth_at(r, 0.36507), 0.09, 1e-5);
    rig_set(r, "volatility", 0.01);
    rig_fill(&r->shock, 2.0);
    expect(growth_at(r, 0.331), 0.0816 + 0.02, 1e-15);
    free(r);
}

/* The same year in the absolute form at equal prices: 0.331055 * 1.0816 / 0.0816 = 4.388. */
Test(icor, absolute_form_relates_investment_to_the_increase_that_it_is_part_of)
{
    rig *const r = create_icor(0.331055 * 1.0816 / 0.0816, 1.0, 0.0, 0.0);
    expect(growth_at(r, 0.331055), 0.0816, 1e-15);
    rig_set(r, "icor", 0.3);
    cr_expect(isnan(growth_at(r, 0.331055)), "no growth makes 0.33 of GRDP 0.3 of its increase");
    free(r);
}

/* Ratios 0.30 (base), 0.31, 0.32, 0.33, 0.34; icor 4. */
Test(icor, lag_takes_the_ratio_of_an_earlier_year)
{
    for (int lag = 0; lag <= 3; lag++) {
        rig *const r = create_icor(4.0, 0.0, lag, 0.30);
        for (int t = 0; t < 5; t++) {
            const double earlier = t - lag < 0 ? 0.30 : 0.31 + 0.01 * (t - lag);
            expect(growth_at(r, 0.31 + 0.01 * t), earlier / 4.0, 1e-15);
        }
        free(r);
    }
}

/* Investment of year t - L over the increase in year t is the ICOR; years before the base year
 * count as the base year. */
Test(icor, absolute_form_with_a_lag_holds_in_amounts)
{
    for (int lag = 1; lag <= 3; lag++) {
        rig *const r = create_icor(4.0, 1.0, lag, 0.30);
        double level[8] = {10000.0, 10000.0, 10000.0}, investment[8] = {3000.0, 3000.0, 3000.0};
        for (int t = 0; t < 5; t++) {
            const double ratio = 0.31 + 0.02 * t;
            const double growth = growth_at(r, ratio);
            level[t + 3] = level[t + 2] * (1.0 + growth);
            investment[t + 3] = ratio * level[t + 3];
            expect(investment[t + 3 - lag] / (level[t + 3] - level[t + 2]), 4.0, 1e-11);
        }
        free(r);
    }
}

Test(icor, lag_without_a_base_ratio_fails_instead_of_guessing)
{
    rig *const r = create_icor(4.0, 0.0, 2.0, 0.0);
    cr_expect(isnan(growth_at(r, 0.31)));
    cr_expect(isnan(growth_at(r, 0.31)));
    expect(growth_at(r, 0.31), 0.31 / 4.0, 1e-15);
    free(r);
}

typedef struct economy {
    double alpha, delta, capital_output, ratio, tfp, labour, population, y, poverty;
} economy;

/* Ghana 2023, published with the Long Term Growth Model; growth of labour is that of population. */
static const economy ghana = {
    .alpha = 0.50416720,
    .delta = 0.04200629144907,
    .capital_output = 2.791668176651001,
    .ratio = 0.17942030727863309,
    .tfp = 0.0075190356001258,
    .labour = 0.0183295551687479,
    .population = 0.0183295551687479,
    .y = 2320.0,
    .poverty = 0.39,
};

enum { LTGM, PORT };

static rig *create_capital(const economy *e, int timing)
{
    rig *const r = create("capital");
    rig_set(r, "alpha", e->alpha);
    rig_set(r, "delta", e->delta);
    rig_set(r, "capital_output", e->capital_output);
    rig_set(r, "tfp_growth", e->tfp);
    rig_set(r, "labour_growth", e->labour);
    rig_set(r, "human_capital_growth", 0.0);
    rig_set(r, "participation_growth", 0.0);
    rig_set(r, "timing", timing);
    rig_set(r, "base_ratio", e->ratio);
    rig_start(r);
    return r;
}

/* One year; the economy moves along by its own accounts. Growth of GRDP. */
static double live(economy *e, rig *r, double ratio)
{
    const double growth = growth_at(r, ratio);
    const double per_head = (1.0 + growth) / (1.0 + e->population) - 1.0;
    e->capital_output *= (1.0 - e->delta + ratio / e->capital_output) / (1.0 + growth);
    e->y *= 1.0 + per_head;
    e->poverty *= 1.0 - 2.0 * per_head;
    return growth;
}

static void expect_close(double value, double published)
{
    expect(value, published, 1e-6 * published);
}

/* Solow runs with the timing of the Stata port; relative 1e-6. */
Test(capital, reproduces_the_published_runs_of_ghana)
{
    static const struct {
        double ratio, y_2024, growth_2024, y_2050, growth_2050, capital_output, poverty;
    } runs[] = {
        {0.17942030727863309, 2341.99252677, 0.02798284827, 3146.33970675, 0.03137510068,
         2.52214517, 0.20981079},
        {0.30, 2391.36997930, 0.04965634796, 4423.21109064, 0.03868127065, 3.52579197, 0.10215331},
    };
    for (size_t k = 0; k < sizeof runs / sizeof *runs; k++) {
        economy e = ghana;
        rig *const r = create_capital(&e, PORT);
        double growth = live(&e, r, runs[k].ratio);
        expect_close(growth, runs[k].growth_2024);
        expect_close(e.y, runs[k].y_2024);
        for (int year = 2025; year <= 2050; year++)
            growth = live(&e, r, runs[k].ratio);
        expect_close(growth, runs[k].growth_2050);
        expect_close(e.y, runs[k].y_2050);
        expect_close(e.capital_output, runs[k].capital_output);
        expect_close(e.poverty, runs[k].poverty);
        free(r);
    }
}

/* The ratio that gives a growth in the year at hand, by bisection; the year is then lived with it.
 */
static double required_ratio(rig *r, double growth)
{
    rig_array state[RIG_STATES];
    memcpy(state, r->state, sizeof state);
    const size_t year = r->s.period;
    double low = 0.0, high = 2.0;
    while (high - low > 1e-13) {
        const double middle = 0.5 * (low + high);
        const bool enough = growth_at(r, middle) >= growth;
        *(enough ? &high : &low) = middle;
        memcpy(r->state, state, sizeof state);
        rig_turn(r, year);
    }
    growth_at(r, high);
    return high;
}

/* 5, 7 and 9 % in the first year; 5 % in each of the years 2024 to 2028. */
Test(capital, needs_the_published_investment_for_a_growth)
{
    static const double first_year[][2] = {
        {0.05, 0.3019318116}, {0.07, 0.4154318338}, {0.09, 0.5310376390}};
    for (size_t k = 0; k < 3; k++) {
        rig *const r = create_capital(&ghana, PORT);
        expect_close(required_ratio(r, first_year[k][0]), first_year[k][1]);
        free(r);
    }
    static const double held[] = {0.3019318, 0.3065754, 0.3112903, 0.3160777, 0.3209388};
    rig *const r = create_capital(&ghana, PORT);
    for (size_t t = 0; t < 5; t++)
        expect_close(required_ratio(r, 0.05), held[t]);
    free(r);
}

/* alpha 0.35, s 0.20, 100 years; with a constant ratio the timings are the same. */
Test(capital, comes_to_the_steady_state_with_either_timing)
{
    for (int timing = LTGM; timing <= PORT; timing++) {
        economy e = {0.35, 0.05, 2.5, 0.20, 0.01, 0.02, 0.02, 1000.0, 0.0};
        rig *const r = create_capital(&e, timing);
        double growth = 0.0;
        for (int year = 2001; year <= 2100; year++)
            growth = live(&e, r, e.ratio);
        expect_close(e.y, 4453.5253796);
        expect_close((1.0 + growth) / 1.02 - 1.0, 0.0154171506);
        expect_close(e.capital_output, 2.3334454790);
        free(r);
    }
}

/* By hand: with K/Y 2.5, delta 5 %, capital of the first year grows by 1 - 0.05 + 0.20 / 2.5 = 1.03
 * from the investment of the base year, whatever the first year's is; that counts a year later. */
Test(capital, timing_ltgm_uses_the_investment_of_the_year_before)
{
    const economy e = {0.35, 0.05, 2.5, 0.20, 0.01, 0.02, 0.02, 1000.0, 0.0};
    rig *const r = create_capital(&e, LTGM);
    rig_set(r, "human_capital_growth", 0.004);
    rig_set(r, "participation_growth", -0.002);
    const double work = 1.02 * 1.004 * 0.998;
    const double first = 1.01 * pow(1.03, 0.35) * pow(work, 0.65) - 1.0;
    expect(growth_at(r, 0.30), first, 1e-14);
    const double capital_output = 2.5 * 1.03 / (1.0 + first);
    const double second = 1.01 * pow(0.95 + 0.30 / capital_output, 0.35) * pow(work, 0.65) - 1.0;
    expect(growth_at(r, 0.10), second, 1e-14);
    free(r);
}

/* After an observed 8 % the stock is the same and GRDP larger: K/Y is 2.5 * 1.03 / 1.08. */
Test(capital, observed_growth_moves_the_ratio_of_capital_to_grdp)
{
    const economy e = {0.35, 0.05, 2.5, 0.20, 0.01, 0.02, 0.02, 1000.0, 0.0};
    rig *const r = create_capital(&e, LTGM);
    rig_fill(&r->ratio, 0.30);
    rig_observe(r, 0.08);
    const double capital_output = 2.5 * 1.03 / 1.08;
    expect(growth_at(r, 0.30),
           1.01 * pow(0.95 + 0.30 / capital_output, 0.35) * pow(1.02, 0.65) - 1.0, 1e-14);
    free(r);
}

/* A caller may also let the model take its step first: observe() then replaces what it left. */
Test(total_models, observe_after_step_is_the_same_as_observe_alone)
{
    for (int lag = 0; lag < 5; lag++) {
        rig *const r = lag < 4 ? create_icor(4.0, 1.0, lag, 0.30) : create_capital(&ghana, LTGM);
        double growth[2];
        for (int stepped = 0; stepped <= 1; stepped++) {
            rig_fill(&r->total[0], 10000.0);
            rig_start(r);
            for (int t = 0; t < 3; t++) {
                rig_fill(&r->ratio, 0.31 + 0.01 * t);
                if (stepped)
                    r->model->step(&r->s);
                rig_observe(r, 0.08 - 0.01 * t);
            }
            growth[stepped] = growth_at(r, 0.35);
        }
        cr_expect_eq(growth[0], growth[1], "%s, lag %d: %.17g, %.17g", r->model->name, lag,
                     growth[0], growth[1]);
        free(r);
    }
}
