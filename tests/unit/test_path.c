/* Tests of paths: quarters and sectors of a year that make its growth, and their rounding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/path.h"
#include "plan/solve_text.h"
#include "world.h"

TestSuite(path, .init = enter_world, .fini = leave_folder);

static const char *const official = GRDP_SOURCE_DIR "/scenarios/hai_duong/official_2025.cfg";

static grdp_path *make(const char *file, int as_of, const grdp_path_request *request,
                       grdp_outlook **outlook)
{
    grdp_path *path = NULL;
    const grdp_scenario_options options = {.as_of = as_of};
    cr_assert_eq(grdp_outlook_create(file, &options, diag, outlook), GRDP_OK, "%s",
                 grdp_diag_at(diag, 0) ? grdp_diag_at(diag, 0)->text : "");
    cr_assert_eq(grdp_path_create(*outlook, request, diag, &path), GRDP_OK);
    return path;
}

static const grdp_path_row *total_of(const grdp_path *path)
{
    return &path->rows[path->n_rows - 1];
}

/* Levels add up over sectors and over quarters. */
static void expect_sums(const grdp_path *path)
{
    const grdp_path_row *const total = total_of(path);
    for (size_t k = 0; k < GRDP_PATH_SPANS; k++) {
        double sum = 0.0;
        for (size_t i = 0; i + 1 < path->n_rows; i++)
            sum += path->rows[i].part ? 0.0 : path->rows[i].level[k];
        cr_expect_eq(sum, total->level[k], "%zu", k);
    }
    for (size_t i = 0; i < path->n_rows; i++) {
        const double *const level = path->rows[i].level;
        cr_expect_eq(level[2], level[0] + level[1]);
        cr_expect_eq(level[4], level[2] + level[3]);
        cr_expect_eq(level[6], level[4] + level[5]);
    }
}

/* Published: quarters 30,209, 32,635, 32,428, 37,360 of 132,632; sectors 11,050, 76,549, 33,051,
 * taxes 11,982. */
Test(path, the_official_scenario_for_2025_keeps_its_totals)
{
    static const double quarter[4] = {30209.0, 32635.0, 32428.0, 37360.0};
    static const double sector[4] = {11050.0, 76549.0, 33051.0, 11982.0};
    static const size_t place[4] = {0, 1, 3, 5};
    const grdp_path_request request = {.year = 2025, .growth = 0.12, .digits = 2};
    grdp_outlook *outlook = NULL;
    grdp_path *const path = make(official, 0, &request, &outlook);
    cr_expect(path->stays);
    for (size_t q = 0; q < 4; q++)
        cr_expect_eq(total_of(path)->level[place[q]], quarter[q]);
    for (size_t i = 0; i < 4; i++)
        cr_expect_eq(path->rows[i].level[6], sector[i]);
    cr_expect_eq(total_of(path)->level[6], 132632.0);
    expect_sums(path);
    grdp_path_free(path);
    grdp_outlook_free(outlook);
}

/* The first quarter was 10.87 %: the others make up for it until the year is 12.00 %. */
Test(path, an_observed_quarter_stays_and_the_rest_makes_the_target)
{
    const grdp_path_request request = {.year = 2025, .growth = 0.12, .digits = 2};
    grdp_outlook *outlook = NULL;
    grdp_path *const path = make(official, 20250430, &request, &outlook);
    cr_expect_eq(path->n_known, 1);
    cr_expect_float_eq(total_of(path)->growth[0], 0.1087, 1e-12);
    cr_expect_float_eq(path->made, 0.12, 5e-7);
    cr_expect_float_eq(path->assumed, 0.1197, 5e-5);
    cr_expect_eq(total_of(path)->level[6], 132632.0);
    /* All free cells have the same spread, so that they move by their weights. */
    const grdp_path_cell *const a = &path->cells[5], *const b = &path->cells[15];
    cr_expect_float_eq((a->exact - a->mean) / a->base, (b->exact - b->mean) / b->base, 1e-15);
    expect_sums(path);
    grdp_path_free(path);
    grdp_outlook_free(outlook);
}

#define SPREAD                                                                                     \
    "sectors = { agri = { model = \"constant\"; growth = 4; };\n"                                  \
    "  ind = { model = \"constant\"; growth = { dist = \"normal\"; mean = 9; sd = 2; }; };\n"      \
    "  con = { model = \"constant\"; growth = { dist = \"normal\"; mean = 7; sd = 3; }; };\n"      \
    "  serv = { model = \"constant\"; growth = 8; }; tax = { model = \"constant\"; growth = 6; "   \
    "}; "                                                                                          \
    "};\n"

/* Equation 5.8: x = m + V w (R - w'm) / (w'V w), V by hand for two sectors with a correlation. */
Test(path, without_bounds_it_is_the_conditional_mean)
{
    static const double share[2][4] = {{0.22, 0.24, 0.26, 0.28}, {0.20, 0.25, 0.25, 0.30}};
    static const double weight[2] = {0.4, 0.05}, sd[2] = {0.02, 0.03};
    const double r = 0.3;
    const grdp_path_request request = {.year = 2023, .growth = 0.09, .correlation = r, .digits = 2};
    grdp_outlook *outlook = NULL;
    put("s.cfg", HEAD("levels", 2023, 4) SPREAD);
    grdp_path *const path = make("s.cfg", 0, &request, &outlook);
    double variance = 0.0, gain[2][4];
    for (size_t q = 0; q < 4; q++) {
        const double a = weight[0] * share[0][q] * sd[0], b = weight[1] * share[1][q] * sd[1];
        variance += a * a + b * b + 2.0 * r * a * b;
        gain[0][q] = sd[0] * (a + r * b);
        gain[1][q] = sd[1] * (b + r * a);
    }
    const double assumed = 0.1 * 0.04 + 0.4 * 0.09 + 0.05 * 0.07 + 0.35 * 0.08 + 0.1 * 0.06;
    cr_expect_float_eq(path->assumed, assumed, 1e-12);
    cr_expect_float_eq(path->departure, (0.09 - assumed) / sqrt(variance), 1e-9);
    for (size_t q = 0; q < 4; q++) {
        const grdp_path_cell *const cells = &path->cells[5 * q];
        cr_expect_float_eq(cells[1].exact, 0.09 + gain[0][q] * (0.09 - assumed) / variance, 1e-12);
        cr_expect_float_eq(cells[2].exact, 0.07 + gain[1][q] * (0.09 - assumed) / variance, 1e-12);
        cr_expect_float_eq(cells[0].exact, 0.04, 1e-15); /* no spread: it stays */
    }
    cr_expect_float_eq(path->made, 0.09, 1e-6);
    expect_sums(path);
    grdp_path_free(path);
    grdp_outlook_free(outlook);
}

/* b of a' b = c for a few unknowns, without pivoting: the matrices here are positive definite. */
static void solve_few(size_t n, double *a, double *c)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) {
            const double f = a[k * n + i] / a[i * n + i];
            for (size_t j = i; j < n; j++)
                a[k * n + j] -= f * a[i * n + j];
            c[k] -= f * c[i];
        }
    for (size_t i = n; i-- > 0;) {
        for (size_t j = i + 1; j < n; j++)
            c[i] -= a[i * n + j] * c[j];
        c[i] /= a[i * n + i];
    }
}

/* m + V A' (A V A')^-1 (b - A m) of two sectors in four quarters, V = r^|q-p| times the covariance
 * of the sectors. Conditions: `n_known` first quarters of both, and the year. */
static void conditional_mean(double persistence, size_t n_known, const double *known,
                             const double *weight, double rest, double *x)
{
    enum { N = 8, MOST = 3 };
    static const double sd[2] = {0.02, 0.03}, mean[2] = {0.09, 0.07};
    const double r = 0.3;
    const size_t n = 2 * n_known + 1;
    double row[MOST][N] = {{0.0}}, va[MOST][N], inner[MOST * MOST], gap[MOST];
    for (size_t i = 0; i < N; i++)
        row[n - 1][i] = weight[i];
    for (size_t c = 0; c + 1 < n; c++)
        row[c][c] = 1.0;
    for (size_t c = 0; c < n; c++) {
        gap[c] = c + 1 < n ? known[c] : rest;
        for (size_t i = 0; i < N; i++) {
            va[c][i] = 0.0;
            for (size_t j = 0; j < N; j++)
                va[c][i] += pow(persistence, fabs((double)(i / 2) - (double)(j / 2))) * sd[i % 2] *
                            sd[j % 2] * (i % 2 == j % 2 ? 1.0 : r) * row[c][j];
            gap[c] -= row[c][i] * mean[i % 2];
        }
    }
    for (size_t c = 0; c < n; c++)
        for (size_t d = 0; d < n; d++) {
            inner[c * n + d] = 0.0;
            for (size_t i = 0; i < N; i++)
                inner[c * n + d] += row[c][i] * va[d][i];
        }
    solve_few(n, inner, gap);
    for (size_t i = 0; i < N; i++) {
        x[i] = mean[i % 2];
        for (size_t c = 0; c < n; c++)
            x[i] += va[c][i] * gap[c];
    }
}

/* The quarters hang together by quarters.persistence; a known quarter is one condition more, and
 * what it departs by goes on in those that follow. */
static void expect_conditional_mean(double persistence, size_t n_known)
{
    static const double share[2][4] = {{0.22, 0.24, 0.26, 0.28}, {0.20, 0.25, 0.25, 0.30}};
    static const double known[2] = {0.12, 0.05};
    const grdp_path_request request = {
        .year = 2023, .growth = 0.09, .correlation = 0.3, .digits = 2};
    double weight[8], x[8];
    grdp_outlook *outlook = NULL;
    put("actuals.csv", ROWS "2023-Q1,sectors.ind.growth,12,%,constant,2023-04,estimate,s\n"
                            "2023-Q1,sectors.con.growth,5,%,constant,2023-04,estimate,s\n");
    put("s.cfg",
        text_of(HEAD("levels", 2023, 4) "quarters = { persistence = %g; };\n" SPREAD, persistence));
    grdp_path *const path = make("s.cfg", n_known > 0 ? 20230430 : 20230101, &request, &outlook);
    for (size_t i = 0; i < 8; i++)
        weight[i] = (i % 2 == 0 ? 0.4 : 0.05) * share[i % 2][i / 2];
    const double others = 0.1 * 0.04 + 0.35 * 0.08 + 0.1 * 0.06;
    conditional_mean(persistence, n_known, known, weight, 0.09 - others, x);
    cr_expect_eq(path->n_known, n_known);
    cr_expect_eq(path->persistence, persistence);
    for (size_t i = 0; i < 8; i++)
        cr_expect_float_eq(path->cells[5 * (i / 2) + 1 + i % 2].exact, x[i], 1e-12,
                           "%g, %zu: %.15f is not %.15f", persistence, i,
                           path->cells[5 * (i / 2) + 1 + i % 2].exact, x[i]);
    expect_sums(path);
    grdp_path_free(path);
    grdp_outlook_free(outlook);
}

/* Where what a known quarter departs by makes the target, the path is that, and it still adds up.
 */
Test(path, assumptions_that_known_quarters_move_are_the_path_where_they_make_the_target)
{
    grdp_path_request request = {.year = 2023, .growth = 0.09, .correlation = 0.3, .digits = 2};
    grdp_outlook *outlook = NULL;
    put("actuals.csv", ROWS "2023-Q1,sectors.ind.growth,12,%,constant,2023-04,estimate,s\n");
    put("s.cfg", HEAD("levels", 2023, 4) "quarters = { persistence = 0.6; };\n" SPREAD);
    grdp_path *path = make("s.cfg", 20230430, &request, &outlook);
    request.growth = path->assumed;
    grdp_path_free(path);
    grdp_outlook_free(outlook);
    path = make("s.cfg", 20230430, &request, &outlook);
    cr_expect(path->stays);
    cr_expect_float_eq(path->made, request.growth, 1e-12);
    cr_expect_float_eq(path->cells[5 + 1].growth, 0.09 + 0.6 * 0.03, 1e-12);
    grdp_path_free(path);
    grdp_outlook_free(outlook);
}

Test(path, persistence_ties_the_quarters_of_the_conditional_mean)
{
    expect_conditional_mean(0.0, 0);
    expect_conditional_mean(0.6, 0);
    expect_conditional_mean(-0.4, 0);
    expect_conditional_mean(0.0, 1);
    expect_conditional_mean(0.6, 1);
}

#define FOLLOWS                                                                                    \
    "sectors = { agri = { model = \"constant\"; growth = 4; };\n"                                  \
    "  ind = { model = \"constant\"; growth = { dist = \"normal\"; mean = 9; sd = 2; }; };\n"      \
    "  con = { model = \"constant\"; growth = { dist = \"normal\"; mean = 7; sd = 3; }; };\n"      \
    "  serv = { model = \"constant\"; growth = 8; };\n"                                            \
    "  tax = { model = \"follows\"; elasticity = { ind = 0.5; con = 0.2; }; }; };\n"               \
    "correlations = ( ( \"sectors.ind.growth\", \"sectors.con.growth\", 0.4 ) );\n"

/* Taxes move by 0.5 of industry and 0.2 of construction, so that a point of industry in quarter q
 * is worth w_ind(q) + 0.5 w_tax(q); the two are tied by the 0.4 of the scenario. */
Test(path, sectors_that_follow_move_with_those_they_follow)
{
    static const double share[2][4] = {{0.22, 0.24, 0.26, 0.28}, {0.20, 0.25, 0.25, 0.30}};
    const double r = 0.4;
    const grdp_path_request request = {
        .year = 2023, .growth = 0.09, .correlation = (double)NAN, .digits = 2};
    grdp_outlook *outlook = NULL;
    put("s.cfg", HEAD("levels", 2023, 4) FOLLOWS);
    grdp_path *const path = make("s.cfg", 0, &request, &outlook);
    double variance = 0.0, gain[2][4];
    for (size_t q = 0; q < 4; q++) {
        const double a = 0.02 * (0.4 * share[0][q] + 0.5 * 0.1 * 0.25);
        const double b = 0.03 * (0.05 * share[1][q] + 0.2 * 0.1 * 0.25);
        variance += a * a + b * b + 2.0 * r * a * b;
        gain[0][q] = 0.02 * (a + r * b);
        gain[1][q] = 0.03 * (b + r * a);
    }
    const double away = 0.09 - path->assumed;
    cr_expect_float_eq(path->departure, away / sqrt(variance), 1e-9);
    for (size_t q = 0; q < 4; q++) {
        const grdp_path_cell *const c = &path->cells[5 * q];
        const double moved[2] = {gain[0][q] * away / variance, gain[1][q] * away / variance};
        cr_expect_float_eq(c[1].exact - c[1].mean, moved[0], 1e-12);
        cr_expect_float_eq(c[2].exact - c[2].mean, moved[1], 1e-12);
        cr_expect_float_eq(c[4].exact - c[4].mean, 0.5 * moved[0] + 0.2 * moved[1], 1e-12);
    }
    grdp_path_free(path);
    grdp_outlook_free(outlook);
}

/* Industry at its bound in all quarters; construction makes the rest by the weights of its
 * quarters. */
Test(path, bounds_are_kept_and_the_rest_moves)
{
    const char *const bounds[] = {"sectors.ind.growth=0:10"};
    const grdp_path_request request = {
        .year = 2023, .growth = 0.09, .digits = 2, .n_bounds = 1, .bounds = bounds};
    grdp_outlook *outlook = NULL;
    put("s.cfg", HEAD("levels", 2023, 4) SPREAD);
    grdp_path *const path = make("s.cfg", 0, &request, &outlook);
    double con = 0.0;
    for (size_t q = 0; q < 4; q++) {
        cr_expect_float_eq(path->cells[5 * q + 1].exact, 0.10, 1e-15);
        con += path->cells[5 * q + 2].base * path->cells[5 * q + 2].exact;
    }
    const double rest = 0.09 - 0.1 * 0.04 - 0.4 * 0.10 - 0.35 * 0.08 - 0.1 * 0.06;
    cr_expect_float_eq(con, 1000.0 * rest, 1e-9);
    cr_expect_eq(path->n_bound, 4);
    grdp_path_free(path);
    grdp_outlook_free(outlook);
}

Test(path, what_cannot_be_made_is_said_with_its_distance)
{
    const char *const bounds[] = {"sectors.ind.growth=0:10", "sectors.con.growth=0:10"};
    const grdp_path_request request = {
        .year = 2023, .growth = 0.09, .digits = 2, .n_bounds = 2, .bounds = bounds};
    grdp_outlook *outlook = NULL;
    grdp_path *path = NULL;
    put("s.cfg", HEAD("levels", 2023, 4) SPREAD);
    cr_assert_eq(grdp_outlook_create("s.cfg", NULL, diag, &outlook), GRDP_OK);
    cr_expect_eq(grdp_path_create(outlook, &request, diag, &path), GRDP_ERR_CHECK);
    /* 0.4 + 4 + 0.5 + 2.8 + 0.6 = 8.30 at most. */
    cr_expect(finding("to 8.30 %, 0.70 points away"));
    grdp_outlook_free(outlook);
    put("y.cfg", HEAD("levels", 2023, 1) SPREAD);
    cr_assert_eq(grdp_outlook_create("y.cfg", NULL, diag, &outlook), GRDP_OK);
    cr_expect_eq(grdp_path_create(outlook, &request, diag, &path), GRDP_ERR_INPUT);
    cr_expect(finding("periods_per_year=4"));
    grdp_outlook_free(outlook);
}

/* The file gives the same year within the rounding of its rates, events and correlations of the
 * scenario included, and later years as they were. */
Test(path, the_scenario_of_a_path_makes_the_target)
{
    const grdp_path_request request = {.year = 2023, .growth = 0.09, .digits = 2};
    grdp_outlook *outlook = NULL, *again = NULL;
    grdp_buffer text = {0};
    size_t n = 0;
    put("s.cfg", HEAD("levels", 2024, 4) SPREAD
        "events = ( { id = \"storm\"; sector = \"agri\"; period = \"2023-Q3\"; level = -5.0; } );\n"
        "correlations = ( ( \"sectors.ind.growth\", \"sectors.con.growth\", 0.4 ) );\n");
    grdp_path *const path = make("s.cfg", 0, &request, &outlook);
    const char *const *const changes = grdp_path_changes(path, arena, &n);
    const grdp_solve_file file = {.name = "p.cfg",
                                  .scenario = outlook->scenario,
                                  .suffix = "path",
                                  .what = "9",
                                  .source = "derived: a test",
                                  .n_changes = n,
                                  .changes = changes};
    cr_assert_not_null(changes);
    cr_assert_eq(grdp_solve_text(&file, diag, &text), GRDP_OK);
    put("p.cfg", text.data);
    grdp_buffer_free(&text);
    cr_assert_eq(grdp_outlook_create("p.cfg", NULL, diag, &again), GRDP_OK, "%s",
                 grdp_diag_at(diag, 0) ? grdp_diag_at(diag, 0)->text : "");
    cr_expect_float_eq(grdp_outlook_year(again, "grdp.growth", 2023), 100.0 * path->made, 1e-5);
    cr_expect_float_eq(path->made, 0.09, 1e-5);
    cr_expect_float_eq(grdp_outlook_year(again, "sectors.serv.growth", 2024),
                       grdp_outlook_year(outlook, "sectors.serv.growth", 2024), 1e-5);
    grdp_outlook_free(again);
    grdp_path_free(path);
    grdp_outlook_free(outlook);
}

/* Numbers of a fixed sequence; sums are whole, the total is the nearest, rows and columns move by
 * less than 1 and cells by less than 2. */
Test(path, a_rounded_table_adds_up_and_stays_near)
{
    enum { ROWS_MOST = 7, COLUMNS = 4 };
    unsigned state = 1;
    for (size_t trial = 0; trial < 200; trial++) {
        const size_t rows = 1 + trial % ROWS_MOST;
        double table[ROWS_MOST * COLUMNS], exact[ROWS_MOST * COLUMNS];
        double total = 0.0, sum = 0.0, row[ROWS_MOST] = {0.0}, column[COLUMNS] = {0.0};
        for (size_t i = 0; i < rows * COLUMNS; i++) {
            state = state * 1103515245u + 12345u;
            exact[i] = table[i] = (double)(state >> 8) / 4096.0 - 500.0;
            total += exact[i];
        }
        cr_assert(grdp_path_round_table(rows, COLUMNS, table));
        for (size_t i = 0; i < rows * COLUMNS; i++) {
            cr_expect_eq(table[i], nearbyint(table[i]));
            cr_expect_lt(fabs(table[i] - exact[i]), 2.0);
            row[i / COLUMNS] += table[i] - exact[i];
            column[i % COLUMNS] += table[i] - exact[i];
            sum += table[i];
        }
        for (size_t i = 0; i < rows; i++)
            cr_expect_lt(fabs(row[i]), 1.0 + 1e-6);
        for (size_t i = 0; i < COLUMNS; i++)
            cr_expect_lt(fabs(column[i]), 1.0 + 1e-6);
        cr_expect_eq(sum, nearbyint(total));
    }
}
