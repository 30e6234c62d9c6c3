/* Tests of goal seek: one factor, several, systems, bounds, chances, and the file that it writes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/solve_chance.h"
#include "plan/solve_least.h"
#include "plan/solve_text.h"
#include "world.h"

TestSuite(solve, .init = enter_world, .fini = leave_folder);

static const char *const data = GRDP_SOURCE_DIR "/tests/data/solve/ghana.cfg";
static const char *const hai_duong = GRDP_SOURCE_DIR "/scenarios/hai_duong/";

/* Solves for up to two targets and two factors; NULL entries are left out. */
static grdp_status try_solve(const char *file, const char *const targets[2],
                             const char *const factors[2], const char *bounds, grdp_solve **out)
{
    static grdp_solve_request request;
    static const char *bound[1];
    bound[0] = bounds;
    request = (grdp_solve_request){.file = file,
                                   .n_targets = targets[1] != NULL ? 2 : 1,
                                   .n_factors = factors[1] != NULL ? 2 : 1,
                                   .n_bounds = bounds != NULL ? 1 : 0,
                                   .targets = targets,
                                   .factors = factors,
                                   .bounds = bound};
    GRDP_TRY(grdp_solve_create(&request, diag, out));
    return grdp_solve_run(*out, diag);
}

/* The value of one factor that reaches one target. */
static double value_for(const char *file, const char *target, const char *factor)
{
    grdp_solve *s = NULL;
    const char *const targets[2] = {target, NULL}, *const factors[2] = {factor, NULL};
    cr_assert_eq(try_solve(file, targets, factors, NULL, &s), GRDP_OK, "%s",
                 grdp_diag_at(diag, 0) ? grdp_diag_at(diag, 0)->text : "");
    const double value = s->factors[0].value;
    cr_expect(s->reached);
    grdp_solve_free(s);
    return value;
}

/* 33.1 / 8.16 is the ICOR of 2023 in the ratio form; 9 x 4.0564 = 36.5076. */
Test(solve, growth_of_nine_per_cent_needs_icor_times_nine)
{
    const char *const file = text_of("%sinvestment_35.cfg", hai_duong);
    cr_expect_float_eq(value_for(file, "grdp.growth@2024=9", "investment.ratio"), 36.5076, 1e-8);
}

/* 3.10 x 1.11 + 55.49 g + 35.60 x 10.02 + 5.81 x 5.83 of 100 make 10.8. */
Test(solve, the_second_region_as_by_hand)
{
    cr_expect_float_eq(value_for(GRDP_SOURCE_DIR "/scenarios/hai_phong/baseline_2024.cfg",
                                 "grdp.growth@2024=10.8", "sectors.industry_construction.growth"),
                       (1080.0 - 3.10 * 1.11 - 35.60 * 10.02 - 5.81 * 5.83) / 55.49, 1e-8);
}

/* Required investment in the first year for growth of 5, 7 and 9 %: the published figures, whose
 * inputs have eight digits, and the closed form
 * I/Y = K/Y (((1 + g) / ((1 + tfp) (1 + labour)^(1 - alpha)))^(1 / alpha) - 1 + delta). */
Test(solve, required_investment_of_ghana_is_the_published_one)
{
    static const struct {
        const char *target;
        double growth, ratio;
    } cases[] = {{"grdp.growth@2024=5", 0.05, 0.3019318116},
                 {"grdp.growth@2024=7", 0.07, 0.4154318338},
                 {"grdp.growth@2024=9", 0.09, 0.5310376390}};
    const double alpha = 0.50416720, delta = 0.04200629144907, stock = 2.791668176651001;
    const double rest = 1.0075190356001258 * pow(1.0183295551687479, 1.0 - alpha);
    for (size_t i = 0; i < 3; i++) {
        const double found = value_for(data, cases[i].target, "investment.ratio") / 100.0;
        const double exact =
            stock * (pow((1.0 + cases[i].growth) / rest, 1.0 / alpha) - 1.0 + delta);
        cr_expect_float_eq(found, cases[i].ratio, 1e-8);
        cr_expect_float_eq(found, exact, 1e-13);
    }
}

/* y_j = exp(sum_i a_ji ln x_i): with ln x = A^-1 ln y the solution is known. A is that of three
 * elasticities each way. */
static void log_linear(void *context, size_t n_points, const double *x, double *y)
{
    static const double a[3][3] = {{1.0, 0.3, -0.2}, {0.4, 0.8, 0.1}, {-0.3, 0.2, 1.2}};
    (void)context;
    for (size_t p = 0; p < n_points; p++)
        for (size_t j = 0; j < 3; j++) {
            double sum = 0.0;
            for (size_t i = 0; i < 3; i++)
                sum += a[j][i] * log(x[3 * p + i]);
            y[3 * p + j] = exp(sum);
        }
}

Test(solve, three_targets_with_three_instruments_are_solved_to_1e_10)
{
    static const double sd[3] = {1.0, 1.0, 1.0}, low[3] = {0.01, 0.01, 0.01};
    static const double high[3] = {100.0, 100.0, 100.0}, answer[3] = {2.5, 0.7, 4.0};
    double target[3], x[3] = {1.0, 1.0, 1.0};
    log_linear(NULL, 1, answer, target);
    const grdp_solve_system system = {3, 3, sd, low, high, target, log_linear, NULL};
    cr_assert_eq(grdp_solve_system_run(&system, x), GRDP_OK);
    for (size_t i = 0; i < 3; i++)
        cr_expect_float_eq(x[i], answer[i], 1e-10 * answer[i], "%zu: %.17g", i, x[i]);
}

/* Growth of GRDP is 0.1 agri + 0.4 ind + 0.05 con + 0.35 serv + 0.1 tax = 8.15 with serv at its
 * mean of 8; the least change for d more points is d s_i^2 w_i / sum (s w)^2. */
Test(solve, several_factors_change_least_in_their_own_deviations)
{
    grdp_solve *s = NULL;
    const char *const targets[2] = {"grdp.growth@2023=9", NULL};
    const char *const factors[2] = {"sectors.ind.growth", "sectors.con.growth"};
    put("s.cfg", HEAD("levels", 2023, 1) SECTORS "");
    put("t.cfg",
        "kind = \"scenario\"; version = 1; id = \"t\"; base = \"s.cfg\";\n"
        "changes = { sectors = { ind = { growth = { dist = \"normal\"; mean = 9; sd = 2; };"
        "}; con = { growth = { dist = \"normal\"; mean = 7; sd = 4; }; }; }; };\n");
    cr_assert_eq(try_solve("t.cfg", targets, factors, NULL, &s), GRDP_OK);
    const double more = 9.0 - s->targets[0].before;
    const double sum = 4.0 * 0.4 * 0.4 + 16.0 * 0.05 * 0.05;
    cr_expect_float_eq(s->factors[0].value - 9.0, more * 4.0 * 0.4 / sum, 1e-8);
    cr_expect_float_eq(s->factors[1].value - 7.0, more * 16.0 * 0.05 / sum, 1e-8);
    cr_expect_float_eq(s->departure, more / sqrt(sum), 1e-8);
    grdp_solve_free(s);
}

/* 0.4 (12 - 9) = 1.2 points from industry at its bound; construction gives the rest. */
Test(solve, a_bound_that_binds_leaves_the_rest_to_the_others)
{
    grdp_solve *s = NULL;
    const char *const targets[2] = {"grdp.growth@2023=10", NULL};
    const char *const factors[2] = {"sectors.ind.growth", "sectors.con.growth"};
    put("s.cfg", HEAD("levels", 2023, 1) SECTORS "");
    cr_assert_eq(try_solve("s.cfg", targets, factors, "sectors.ind.growth=0:12", &s), GRDP_OK);
    const double rest = 10.0 - s->targets[0].before - 0.4 * 3.0;
    cr_expect_eq(s->factors[0].value, 12.0);
    cr_expect_eq(s->factors[0].at_bound, 1);
    cr_expect_float_eq(s->factors[1].value, 7.0 + rest / 0.05, 1e-7);
    grdp_solve_free(s);
}

Test(solve, what_cannot_be_reached_is_said_with_distance_and_bound)
{
    grdp_solve *s = NULL;
    const char *const targets[2] = {"grdp.growth@2023=15", NULL};
    const char *const one[2] = {"sectors.ind.growth", NULL};
    const char *const two[2] = {"sectors.ind.growth", "sectors.con.growth"};
    put("s.cfg", HEAD("levels", 2023, 1) SECTORS "");
    cr_assert_eq(try_solve("s.cfg", targets, one, "sectors.ind.growth=0:12", &s), GRDP_ERR_CHECK);
    const double best = s->targets[0].before + 0.4 * 3.0;
    cr_expect_float_eq(s->targets[0].reached, best, 1e-9);
    cr_expect(finding("cannot be reached"));
    cr_expect(finding("it stands at its bound 12"));
    grdp_solve_free(s);
    s = NULL;
    fresh_diag();
    /* Construction goes to 100 at most, 0.05 (100 - 7) = 4.65 points: 15 needs no more than that.
     */
    cr_expect_eq(try_solve("s.cfg", targets, two, "sectors.ind.growth=0:12", &s), GRDP_ERR_CHECK);
    cr_expect_float_eq(s->targets[0].reached, best + 0.05 * 93.0, 1e-6);
    cr_expect_not(s->reached);
    grdp_solve_free(s);
}

static void square(void *context, size_t n, const double *x, double *y)
{
    (void)context;
    for (size_t i = 0; i < n; i++)
        y[i] = x[i] * x[i];
}

static void pole(void *context, size_t n, const double *x, double *y)
{
    (void)context;
    for (size_t i = 0; i < n; i++)
        y[i] = x[i] < 3.0 ? 1.0 / (3.0 - x[i]) : (double)NAN;
}

/* The roots of x^2 = 2 are -sqrt 2 and sqrt 2; of 1 / (3 - x) = 8 it is 2.875. */
Test(solve, the_root_nearest_to_the_start_is_found_to_the_last_bit)
{
    const double range[2] = {-10.0, 50.0};
    const grdp_solve_root right = grdp_solve_find_root(square, NULL, 2.0, range, 1.0);
    const grdp_solve_root left = grdp_solve_find_root(square, NULL, 2.0, range, -5.0);
    cr_expect_float_eq(right.x, sqrt(2.0), 3e-16);
    cr_expect_float_eq(left.x, -sqrt(2.0), 3e-16);
    cr_expect_eq(right.n, 2);
    const grdp_solve_root none = grdp_solve_find_root(square, NULL, -1.0, range, 1.0);
    cr_expect_float_eq(none.x, 0.0, 1e-6);
    cr_expect_float_eq(none.y, 0.0, 1e-12);
    cr_expect_float_eq(grdp_solve_find_root(pole, NULL, 8.0, range, 1.0).x, 2.875, 1e-14);
}

/* Conditional mean: m + V a (b - a'm) / (a'V a); with x1 <= 1 it is (1, 3 - ...) by hand. */
Test(solve, least_departure_is_the_conditional_mean_within_bounds)
{
    static const double mean[3] = {0.0, 0.0, 0.0}, row[3] = {1.0, 1.0, 1.0}, value[1] = {6.0};
    static const double v[9] = {4.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0};
    static const double free_low[3] = {-9e9, -9e9, -9e9}, free_high[3] = {9e9, 9e9, 9e9};
    static const double high[3] = {4.0, 9e9, 9e9}, tight[3] = {1.0, 1.0, 9e9};
    double x[3];
    grdp_least_point point = {.x = x};
    grdp_least problem = {3, mean, v, free_low, free_high, 1, row, value};
    /* V a = (5, 2, 0), a'V a = 7; the third has no spread and stays. */
    cr_assert_eq(grdp_solve_least(&problem, &point), GRDP_OK);
    cr_expect(point.feasible);
    cr_expect_float_eq(x[0], 30.0 / 7.0, 1e-14);
    cr_expect_float_eq(x[1], 12.0 / 7.0, 1e-14);
    cr_expect_eq(x[2], 0.0);
    problem.high = high;
    cr_assert_eq(grdp_solve_least(&problem, &point), GRDP_OK);
    cr_expect(point.feasible);
    cr_expect_eq(x[0], 4.0);
    cr_expect_float_eq(x[1], 2.0, 1e-14);
    problem.high = tight;
    cr_assert_eq(grdp_solve_least(&problem, &point), GRDP_OK);
    cr_expect_not(point.feasible);
}

/* g = 35 / icor with a triangular icor (3.49, 4.0564, 4.62) is 9 or more where icor <= r / 9; the
 * 80 % quantile of the triangular is 4.62 - sqrt(0.2 * 1.13 * 0.5636). */
Test(solve, the_value_for_a_chance_is_that_of_the_quantile)
{
    const char *const target = "grdp.growth@2024=9", *const factor = "investment.ratio";
    const char *const file = text_of("%sinvestment_35.cfg", hai_duong);
    const grdp_solve_request request = {
        .file = file, .n_targets = 1, .targets = &target, .n_factors = 1, .factors = &factor};
    const grdp_solve_chance_options options = {
        .chance = 0.8, .seed = 1, .n_runs = 8192, .n_threads = 2};
    grdp_solve *s = NULL;
    grdp_solve_chance chance;
    cr_assert_eq(grdp_solve_create(&request, diag, &s), GRDP_OK);
    const grdp_factor *icor = NULL;
    size_t index = 0;
    cr_assert(grdp_scenario_find_factor(s->outlook->scenario, "total.icor", &index));
    icor = &s->outlook->scenario->factors[index];
    cr_assert_eq(grdp_solve_chance_run(s, &options, diag, &chance), GRDP_OK);
    const double exact = 9.0 * icor->dist->quantile(&icor->args, 0.8);
    cr_expect(chance.range[0] < exact && exact < chance.range[1], "%g", s->factors[0].value);
    cr_expect(chance.rises);
    cr_expect_float_eq(chance.error, sqrt(0.8 * 0.2 / 8192.0), 1e-5);
    /* The chance there is the one asked, and just below it is not. */
    cr_expect_geq(chance.chance, 0.8);
    cr_expect_float_eq(chance.chance, 0.8, 1.0 / 8192.0);
    grdp_solve_free(s);
}

/* At an ICOR of q growth of 9 % needs 9 q. */
Test(solve, a_curve_is_a_line_for_the_icor)
{
    const char *const target = "grdp.growth@2024=9", *const factor = "investment.ratio";
    const char *const bounds = "investment.ratio=20:44";
    const char *const file = text_of("%sinvestment_35.cfg", hai_duong);
    const grdp_solve_request request = {.file = file,
                                        .n_targets = 1,
                                        .targets = &target,
                                        .n_factors = 1,
                                        .factors = &factor,
                                        .n_bounds = 1,
                                        .bounds = &bounds};
    static const double at[3] = {3.0, 4.5, 5.0};
    double values[3];
    grdp_solve *s = NULL;
    size_t icor = 0;
    cr_assert_eq(grdp_solve_create(&request, diag, &s), GRDP_OK);
    cr_assert(grdp_scenario_find_factor(s->outlook->scenario, "total.icor", &icor));
    grdp_solve_curve(s, icor, 3, at, values);
    cr_expect_float_eq(values[0], 27.0, 1e-10);
    cr_expect_float_eq(values[1], 40.5, 1e-10);
    cr_expect(isnan(values[2])); /* 45 is above the bound */
    grdp_solve_free(s);
}

/* Writes the scenario that was found to `name` and gives its growth of GRDP in the first year. */
static double write_and_read(const char *name, const grdp_solve *s)
{
    grdp_buffer text = {0};
    grdp_outlook *again = NULL;
    const char *const changes[] = {s->factors[0].override};
    const grdp_solve_file file = {.name = name,
                                  .scenario = s->after->scenario,
                                  .suffix = "solved",
                                  .what = "grdp.growth@2023 = 9 \"so\"",
                                  .source = "derived: a test",
                                  .n_changes = 1,
                                  .changes = changes};
    cr_assert_eq(grdp_solve_text(&file, diag, &text), GRDP_OK);
    if (strchr(name, '/') != NULL)
        cr_assert_eq(system("mkdir -p deep/down"), 0);
    put(name, text.data);
    cr_expect_eq(strstr(text.data, "base = ") != NULL, strchr(name, '/') == NULL);
    grdp_buffer_free(&text);
    cr_assert_eq(grdp_outlook_create(name, NULL, diag, &again), GRDP_OK, "%s",
                 grdp_diag_at(diag, 0) ? grdp_diag_at(diag, 0)->text : "");
    const double growth = grdp_outlook_year(again, "grdp.growth", 2023);
    cr_expect_str_eq(again->scenario->id, "s_solved");
    grdp_outlook_free(again);
    return growth;
}

/* Beside the scenario the file is based on it; elsewhere it stands alone. */
Test(solve, the_file_that_is_written_reaches_the_target)
{
    grdp_solve *s = NULL;
    const char *const targets[2] = {"grdp.growth@2023=9", NULL};
    const char *const factors[2] = {"sectors.ind.growth", NULL};
    put("s.cfg", HEAD("levels", 2023, 1) SECTORS
        "events = ( { id = \"flood\"; sector = \"agri\"; period = 2023; level = -1.0; } );\n");
    cr_assert_eq(try_solve("s.cfg", targets, factors, NULL, &s), GRDP_OK);
    cr_expect_float_eq(write_and_read("beside.cfg", s), 9.0, 1e-12);
    cr_expect_float_eq(write_and_read("deep/down/alone.cfg", s), 9.0, 1e-12);
    grdp_solve_free(s);
}

Test(solve, faults_of_the_request_are_findings_with_a_way_out)
{
    static const struct {
        const char *target, *factor, *bounds, *says;
    } cases[] = {
        {"grdp.growth=9", "sectors.ind.growth", NULL, "is not SERIES@PERIOD=VALUE"},
        {"grdp.growht@2023=9", "sectors.ind.growth", NULL, "did you mean \"grdp.growth\"?"},
        {"grdp.growth@2033=9", "sectors.ind.growth", NULL, "does not report \"2033\""},
        {"grdp.growth@2023=9", "sectors.ind.grwth", NULL, "did you mean \"sectors.ind.growth\"?"},
        {"grdp.growth@2023=9", "sectors.ind.growth", "sectors.ind.growth=12:3", "is not LOW:HIGH"},
        {"grdp.growth@2023=9", "sectors.ind.growth", "sectors.ind.growth=0:900", "goes beyond"},
        {"grdp.growth@2023=9", "sectors.ind.growth", "sectors.con.growth=0:9", "bounds no factor"},
    };
    put("s.cfg", HEAD("levels", 2023, 1) SECTORS "");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grdp_solve *s = NULL;
        const char *const targets[2] = {cases[i].target, NULL};
        const char *const factors[2] = {cases[i].factor, NULL};
        fresh_diag();
        cr_expect_eq(try_solve("s.cfg", targets, factors, cases[i].bounds, &s), GRDP_ERR_INPUT);
        cr_expect(finding(cases[i].says), "%s", cases[i].says);
    }
}
