/* Trends fitted to the growth history of a sector.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

TestSuite(fit_trend, .init = enter_world, .fini = leave_folder);

static const double history[] = {3.0, 5.5, -2.0, 4.0, 6.0, 1.5, 7.0, 3.5, 4.5, 2.0};

enum { YEARS = sizeof history / sizeof *history, FIRST = 2013 };

static void put_history(const char *vintage_of_last)
{
    char csv[2000] = ROWS;
    for (int i = 0; i < YEARS; i++)
        strcat(csv, text_of("%d,sectors.agri.growth,%g,%%,constant,%s,final,s\n", FIRST + i,
                            history[i], i == YEARS - 1 ? vintage_of_last : "2020-01"));
    put("actuals.csv", csv);
}

static const char *with_trend(const char *parameters)
{
    return text_of("%sas_of = \"2023-06-30\";\nsectors = { agri = { model = \"trend\"; %s };\n"
                   "ind = { model = \"constant\"; growth = 9; }; con = { model = \"constant\"; "
                   "growth = 1; };\n"
                   "serv = { model = \"constant\"; growth = 1; }; tax = { model = \"constant\"; "
                   "growth = 1; }; };\n",
                   HEAD("levels", 2024, 1), parameters);
}

typedef struct fit {
    double growth, standard_error, volatility;
} fit;

/* Least squares by the formulas of the textbook on the years that are not left out. */
static fit by_hand(int left_out)
{
    double n = 0.0, st = 0.0, sy = 0.0, stt = 0.0, sty = 0.0, syy = 0.0, y = 0.0;
    for (int i = 0; i < YEARS; i++) {
        y += log(1.0 + history[i] / 100.0);
        if (FIRST + i == left_out)
            continue;
        const double t = i;
        n += 1.0;
        st += t;
        sy += y;
        stt += t * t;
        sty += t * y;
        syy += y * y;
    }
    const double b = (n * sty - st * sy) / (n * stt - st * st);
    const double a = (sy - b * st) / n;
    const double residual = syy - a * sy - b * sty;
    const double s2 = residual / (n - 2.0);
    return (fit){exp(b) - 1.0, sqrt(s2 / (stt - st * st / n)) * exp(b), sqrt(s2)};
}

static void expect_fit(const char *parameters, fit wanted)
{
    grdp_block *const block = project(open_text(with_trend(parameters)));
    NEAR(drawn(block, "sectors.agri.growth", 0)[0], wanted.growth, 1e-12);
    NEAR(drawn(block, "sectors.agri.standard_error", 1)[0], wanted.standard_error, 1e-11);
    NEAR(drawn(block, "sectors.agri.volatility", 0)[0], wanted.volatility, 1e-11);
    close_world(block);
}

Test(fit_trend, is_ordinary_least_squares_on_the_log_of_the_index)
{
    put_history("2023-01");
    expect_fit("", by_hand(0));
    expect_fit("years = ( 2013, 2022 );", by_hand(0));
}

Test(fit_trend, leaves_years_out_and_keeps_what_the_file_says)
{
    put_history("2023-01");
    expect_fit("leave_out = ( 2015, 2015 );", by_hand(2015));
    fit wanted = by_hand(0);
    wanted.growth = 0.05;
    expect_fit("growth = 5;", wanted);
    expect_fit("growth = 5; standard_error = 1;", (fit){0.05, 0.01, 0.0}); /* nothing to fit */
    grdp_scenario *const s = open_text(with_trend("growth = 5;"));
    const grdp_factor *const f = &s->factors[factor_of(s, "sectors.agri.standard_error")];
    cr_assert_eq(f->origin, GRDP_ORIGIN_FITTED);
    cr_assert(strstr(f->origin_text, "10 years") != NULL);
    grdp_scenario_free(s);
}

Test(fit_trend, uses_no_figure_that_was_published_later)
{
    put_history("2023-12");
    refuse_text(with_trend("years = ( 2013, 2022 );"), NULL, "2022");
    refuse_text(with_trend("years = ( 2013, 2019 );"), NULL, "8");
    refuse_text(with_trend("years = ( 2012, 2021 );"), NULL, "2012");
    refuse_text(with_trend("years = ( 2021, 2013 );"), NULL, "year");
}
