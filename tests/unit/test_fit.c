/* Fits: moments by hand, what few years bear and what they do not, and the provinces as shipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/fit.h"
#include "world.h"

TestSuite(fit, .init = enter_folder, .fini = leave_folder);

/* A = 1 .. 5, B = 2 1 4 3 5, C = 5 .. 1: r(A,B) = 8/10, r(A,C) = -1, r(B,C) = -8/10. */
static const double abc[] = {1, 2, 5, 2, 1, 4, 3, 4, 3, 4, 3, 2, 5, 5, 1};
static const double ab[] = {1, 2, 2, 1, 3, 4, 4, 3, 5, 5};
static const grdp_fit_table three = {5, 3, abc}, two = {5, 2, ab};

Test(fit, moments_are_those_of_one_to_five)
{
    double x[] = {1, 2, 3, 4, 100}, median, robust;
    NEAR(grdp_fit_mean(5, (const double[]){1, 2, 3, 4, 5}), 3.0, 1e-15);
    NEAR(grdp_fit_sd(5, (const double[]){1, 2, 3, 4, 5}), sqrt(2.5), 1e-15);
    cr_assert(isnan(grdp_fit_sd(1, x)) && isnan(grdp_fit_mean(0, x)));
    grdp_fit_robust(5, x, &median, &robust); /* deviations 2 1 0 1 97, their median 1 */
    NEAR(median, 3.0, 0.0);
    NEAR(robust, 1.4826, 0.0);
    double even[] = {4, 1};
    grdp_fit_robust(2, even, &median, &robust);
    NEAR(median, 2.5, 0.0);
    NEAR(robust, 1.5 * 1.4826, 1e-15);
}

Test(fit, one_correlation_is_the_mean_over_pairs_with_fishers_error)
{
    const grdp_estimate pair = grdp_fit_common(&two), all = grdp_fit_common(&three);
    cr_assert(pair.n == 5 && all.n == 5);
    NEAR(grdp_fit_pair(&three, 1, 2), -0.8, 1e-15);
    NEAR(pair.value, 0.8, 1e-15);
    NEAR(pair.error, 0.2 * 1.8 * sqrt(2.0 / (2.0 * 1.0 * 4.0)), 1e-15);
    NEAR(all.value, -1.0 / 3.0, 1e-15);
    NEAR(all.error, 4.0 / 3.0 * (1.0 - 2.0 / 3.0) * sqrt(2.0 / (3.0 * 2.0 * 4.0)), 1e-15);
    cr_assert_eq(grdp_fit_common(&(grdp_fit_table){5, 1, abc}).n, 0, "one sector has no pair");
    const double still[] = {1, 7, 2, 7, 3, 7};
    cr_assert_eq(grdp_fit_common(&(grdp_fit_table){3, 2, still}).n, 0, "no variance");
}

Test(fit, incomplete_years_count_for_no_correlation)
{
    double holes[] = {1, 2, (double)NAN, 9, 2, 1, 3, 4, 4, 3, 5, 5};
    const grdp_fit_table table = {6, 2, holes};
    cr_assert_eq(grdp_fit_complete(&table), 5);
    NEAR(grdp_fit_common(&table).value, 0.8, 1e-15);
}

/* Deviations -2 -1 0 1 2: products 2 0 0 2, squares of the year before 4 1 0 1. */
Test(fit, persistence_is_a_slope_over_neighbouring_years)
{
    const double line[] = {1, 2, 3, 4, 5}, gap[] = {1, 2, (double)NAN, 4, 5};
    const grdp_estimate whole = grdp_fit_persistence(&(grdp_fit_table){5, 1, line});
    const grdp_estimate broken = grdp_fit_persistence(&(grdp_fit_table){5, 1, gap});
    cr_assert_eq(whole.n, 4);
    NEAR(whole.value, 4.0 / 6.0, 1e-15);
    NEAR(whole.error, sqrt((1.0 - 4.0 / 9.0) / 4.0), 1e-15);
    cr_assert_eq(broken.n, 2, "years 2 and 5 follow a known one");
    NEAR(broken.value, 4.0 / 5.0, 1e-15);
    const double both[] = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5}; /* two sectors share four years */
    cr_assert_eq(grdp_fit_persistence(&(grdp_fit_table){5, 2, both}).n, 4);
}

#define REGION                                                                                     \
    "kind = \"region\"; version = 1; id = \"r\"; currency = \"bn_vnd\"; price_base = 2010;\n"      \
    "sectors = ( { id = \"a\"; }, { id = \"b\"; }, { id = \"c\"; } );\n"                           \
    "accounts = (\n"                                                                               \
    "  { id = \"old\"; prices = \"constant\"; year = 2022; share = { a = 50; b = 30; c = 20; }; "  \
    "},\n"                                                                                         \
    "  { id = \"prices\"; prices = \"current\"; year = 2023; known_by = \"2023-12-31\";\n"         \
    "    share = { a = 10; b = 10; c = 80; }; },\n"                                                \
    "  { id = \"new\"; prices = \"constant\"; year = 2023; known_by = \"2023-12-31\";\n"           \
    "    share = { a = 60; b = 30; c = 10; }; } );\n"                                              \
    "actuals = ( \"actuals.csv\" );\n"

/* A and B over 2019 to 2023, C once. */
static void put_history(void)
{
    const int a[] = {1, 2, 3, 4, 5}, b[] = {2, 1, 4, 3, 5};
    grdp_buffer rows = {0};
    grdp_buffer_add(&rows, ROWS);
    for (int y = 0; y < 5; y++)
        grdp_buffer_printf(&rows,
                           "%d,sectors.a.growth,%d,%%,constant,%d-12,estimate,s\n"
                           "%d,sectors.b.growth,%d,%%,constant,%d-12,estimate,s\n",
                           2019 + y, a[y], 2019 + y, 2019 + y, b[y], 2019 + y);
    grdp_buffer_add(&rows, "2023,sectors.c.growth,6,%,constant,2023-12,estimate,s\n");
    put("actuals.csv", rows.data);
    put("region.cfg", REGION);
    grdp_buffer_free(&rows);
}

/* Plan less outcome: 1 2 3 4 100 by the end of 2023, one more later. */
static void put_errors(void)
{
    put("plan_errors.csv", "region,year,plan,outcome,vintage\n"
                           "p,2023,9,8,2023-12\nq,2023,9,7,2023-12\nr,2023,9,6,2023-12\n"
                           "s,2023,9,5,2023-12\nt,2023,90,-10,2023-12\nu,2024,9,9,2024-12\n");
}

static grdp_region *read_region(const char *file)
{
    grdp_region *region = NULL;
    cr_assert_eq(grdp_region_read(file, diag, &region), GRDP_OK);
    return region;
}

static grdp_fit *fit_at(const grdp_region *region, int as_of)
{
    grdp_fit *fit = NULL;
    cr_assert_eq(grdp_fit_create(region, &(grdp_fit_options){.as_of = as_of}, diag, &fit), GRDP_OK);
    return fit;
}

Test(fit, spread_of_grdp_is_scaled_to_the_errors_of_past_plans)
{
    put_history();
    put_errors();
    grdp_region *const region = read_region("region.cfg");
    grdp_fit *const fit = fit_at(region, 20231231);
    cr_assert_str_eq(fit->account->id, "new", "newest year, constant prices first");
    cr_assert(fit->sectors[0].n == 5 && fit->sectors[0].first == 2019 && fit->sectors[2].n == 1);
    NEAR(fit->sectors[0].mean_error, sqrt(2.5 / 5.0), 1e-12);
    NEAR(fit->sectors[0].sd_error, sqrt(2.5) / sqrt(8.0), 1e-12);
    cr_assert(isnan(fit->sectors[2].sd) && isnan(fit->sectors[2].mean_error));
    NEAR(fit->correlation.value, 0.8, 1e-12);
    cr_assert(fit->persistence.n == 0 && fit->n_complete == 1);
    cr_assert_eq(fit->errors.n, 5, "what came in 2024 was not known");
    NEAR(fit->errors.mean, 22.0, 1e-12);
    NEAR(fit->errors.robust_sd, 1.4826, 1e-12);
    /* equal deviations of sqrt(2.5), C has that of the others; w = 0.6 0.3 0.1 */
    const double both = 0.36 + 0.09 + 0.01 + 2.0 * 0.8 * (0.18 + 0.06 + 0.03);
    NEAR(fit->total_sd, sqrt(2.5 * both), 1e-12);
    NEAR(fit->scale, 1.4826 / sqrt(2.5 * both), 1e-12);
    for (size_t s = 0; s < 3; s++)
        NEAR(fit->sectors[s].volatility, 1.4826 / sqrt(both), 1e-12);
    grdp_fit_free(fit);
    grdp_region_free(region);
}

Test(fit, what_is_printed_is_a_scenario)
{
    put_history();
    put_errors();
    grdp_region *const region = read_region("region.cfg");
    grdp_fit *const fit = fit_at(region, 20231231);
    grdp_buffer text = {0};
    grdp_buffer_add(&text, "kind = \"scenario\"; version = 1; base = \"base.cfg\"; id = \"f\";\n");
    grdp_fit_text(fit, &text);
    put("fitted.cfg", text.data);
    put("base.cfg", "kind = \"scenario\"; version = 1; id = \"s\"; region = \"region.cfg\";\n"
                    "account = \"new\"; first = 2024; last = 2024; periods_per_year = 1;\n"
                    "sectors = { a = { model = \"constant\"; growth = 1; };\n"
                    "  b = { model = \"constant\"; growth = 1; };\n"
                    "  c = { model = \"constant\"; growth = 1; }; };\n");
    grdp_scenario *const scenario = open_file("fitted.cfg", NULL);
    grdp_block *const block = create_block(scenario);
    NEAR(drawn(block, "sectors.a.growth", 0)[0], 0.03, 1e-12);
    NEAR(drawn(block, "sectors.a.volatility", 0)[0], 0.01 * fit->sectors[0].volatility, 5e-5);
    cr_assert(scenario->shock_factor != NULL);
    cr_assert(strstr(text.data, "mean of 5 years 2019-2023, sd 1.58 (se 0.56)"));
    cr_assert(strstr(text.data, "one correlation, 0.80 (se 0.18) from 5 years"));
    grdp_buffer_free(&text);
    close_world(block);
    grdp_fit_free(fit);
    grdp_region_free(region);
}

Test(fit, an_earlier_date_knows_less)
{
    put_history();
    put_errors();
    grdp_region *const region = read_region("region.cfg");
    grdp_fit *const fit = fit_at(region, 20221231);
    cr_assert_str_eq(fit->account->id, "old");
    cr_assert(fit->sectors[0].n == 4 && fit->sectors[2].n == 0 && fit->errors.n == 0);
    cr_assert(fit->correlation.n == 0 && fit->matrix[1] == GRDP_FIT_CORRELATION);
    NEAR(fit->scale, 1.0, 0.0);
    expect(GRDP_WARNING, 0, NULL, "no errors of past plans are known");
    expect(GRDP_NOTE, 0, NULL,
           "a correlation needs 5 years in which every sector is known; there are 4");
    grdp_fit_free(fit);
    grdp_region_free(region);
}

Test(fit, refuses_what_the_years_do_not_bear)
{
    grdp_fit *fit = NULL;
    put_history();
    grdp_region *const region = read_region("region.cfg");
    cr_assert_eq(grdp_fit_create(region, &(grdp_fit_options){.free_covariance = true}, diag, &fit),
                 GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, NULL,
           "a free covariance of 3 sectors needs 15 complete years of growth; "
           "there are 1");
    cr_assert_eq(grdp_fit_create(region, &(grdp_fit_options){.as_of = 20201231}, diag, &fit),
                 GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, NULL, "there is nothing to fit: no sector has 3 years");
    put("bad.csv", "region,year,plan,outcome\np,2023,9,8\n");
    cr_assert_eq(grdp_fit_create(region, &(grdp_fit_options){.plan_errors = "bad.csv"}, diag, &fit),
                 GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, "vintage", "has no column \"vintage\"");
    put("bad.csv", "region,year,plan,outcome,vintage\np,2023,nine,8,soon\n");
    cr_assert_eq(grdp_fit_create(region, &(grdp_fit_options){.plan_errors = "bad.csv"}, diag, &fit),
                 GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 2, NULL, "plan \"nine\" and outcome \"8\" are not two numbers");
    expect(GRDP_ERROR, 2, NULL, "vintage \"soon\" is not a date");
    grdp_region_free(region);
}

/* Sixteen years: a persistence of its own, and a correlation for each pair. */
Test(fit, many_years_bear_a_persistence_and_a_free_covariance)
{
    grdp_buffer rows = {0};
    grdp_fit *fit = NULL;
    grdp_buffer_add(&rows, ROWS);
    for (int y = 0; y < 16; y++)
        for (int s = 0; s < 3; s++)
            grdp_buffer_printf(&rows, "%d,sectors.%s.growth,%d,%%,constant,2023-12,estimate,x\n",
                               2008 + y,
                               s == 0   ? "a"
                               : s == 1 ? "b"
                                        : "c",
                               s == 0   ? y
                               : s == 1 ? (y * 7) % 16
                                        : (y * y) % 11);
    put("actuals.csv", rows.data);
    put("region.cfg", REGION);
    put_errors();
    grdp_buffer_free(&rows);
    grdp_region *const region = read_region("region.cfg");
    cr_assert_eq(grdp_fit_create(region, &(grdp_fit_options){.free_covariance = true}, diag, &fit),
                 GRDP_OK);
    cr_assert(fit->n_complete == 16 && fit->persistence.n == 15);
    double a[16], b[16], products = 0.0;
    for (int y = 0; y < 16; y++) {
        a[y] = y - 7.5;
        b[y] = (y * 7) % 16 - 7.5;
        products += a[y] * b[y];
    }
    NEAR(fit->matrix[1], products / 340.0, 1e-12); /* both are 0 .. 15: squares add up to 340 */
    cr_assert(fit->matrix[1] == fit->matrix[3] && fit->matrix[1] != fit->matrix[2]);
    const double r = grdp_fit_kept_persistence(fit);
    NEAR(fit->sectors[0].volatility / fit->sectors[0].sd, fit->scale * sqrt(1.0 - r * r), 1e-12);
    grdp_fit_free(fit);
    grdp_region_free(region);
}

/* scripts/derive_provinces.py computes the same deviations. */
Test(fit, provinces_carry_the_fitted_volatility)
{
    static const char *const ids[] = {"ha_noi", "hoa_binh", "nam_dinh", "ninh_thuan", "phu_tho"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const char *const top = GRDP_SOURCE_DIR "/scenarios/provinces";
        grdp_region *const region = read_region(text_of("%s/%s/region.cfg", top, ids[i]));
        grdp_fit *const fit = fit_at(region, 20231231);
        grdp_scenario *const scenario =
            open_file(text_of("%s/%s/baseline_2024.cfg", top, ids[i]), NULL);
        grdp_block *const block = create_block(scenario);
        cr_assert_eq(fit->errors.n, 19);
        NEAR(drawn(block, "sectors.services.volatility", 0)[0], 0.01 * fit->sectors[1].volatility,
             5.1e-5);
        close_world(block);
        grdp_fit_free(fit);
        grdp_region_free(region);
    }
}
