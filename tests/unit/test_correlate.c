/* Correlations: of factors by a Gaussian copula, of the shocks of sectors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

TestSuite(correlate, .init = enter_world, .fini = leave_folder);

enum { BLOCKS = 64, N = BLOCKS * GRDP_LANES };

#define UNCERTAIN                                                                                  \
    "sectors = { agri = { model = \"constant\"; growth = { dist = \"normal\"; mean = 4; sd = 2; "  \
    "}; "                                                                                          \
    "};\n"                                                                                         \
    "ind = { model = \"constant\"; growth = { dist = \"triangular\"; min = 5; mode = 9; max = "    \
    "11; "                                                                                         \
    "}; };\n"                                                                                      \
    "con = { model = \"constant\"; growth = { dist = \"uniform\"; min = 0; max = 10; }; };\n"      \
    "serv = { model = \"reverting\"; mean = 8; persistence = 0; volatility = 1; };\n"              \
    "tax = { model = \"reverting\"; mean = 6; persistence = 0; volatility = 1; }; };\n"

static double agri[N], ind[N], con[N], serv[N], tax[N];

static void draw_all(const char *rest)
{
    grdp_block *const block =
        create_block(open_text(text_of("%s%s%s", HEAD("levels", 2023, 1), UNCERTAIN, rest)));
    for (size_t b = 0; b < BLOCKS; b++) {
        grdp_block_draw(block, 11, b * GRDP_LANES);
        grdp_block_run(block);
        const size_t at = b * GRDP_LANES, size = sizeof(grdp_lanes);
        memcpy(agri + at, drawn(block, "sectors.agri.growth", 0), size);
        memcpy(ind + at, drawn(block, "sectors.ind.growth", 0), size);
        memcpy(con + at, drawn(block, "sectors.con.growth", 0), size);
        memcpy(serv + at, block->shock[3], size);
        memcpy(tax + at, block->shock[4], size);
    }
    close_world(block);
}

static double mean(const double *x)
{
    double sum = 0.0;
    for (size_t i = 0; i < N; i++)
        sum += x[i];
    return sum / N;
}

static double covariance(const double *x, const double *y)
{
    const double a = mean(x), b = mean(y);
    double sum = 0.0;
    for (size_t i = 0; i < N; i++)
        sum += (x[i] - a) * (y[i] - b);
    return sum / N;
}

static double correlation(const double *x, const double *y)
{
    return covariance(x, y) / sqrt(covariance(x, x) * covariance(y, y));
}

static const double *sorted_by;

static int by_value(const void *a, const void *b)
{
    const double x = sorted_by[*(const size_t *)a], y = sorted_by[*(const size_t *)b];
    return (x > y) - (x < y);
}

static void rank(const double *x, double *out)
{
    static size_t order[N];
    for (size_t i = 0; i < N; i++)
        order[i] = i;
    sorted_by = x;
    qsort(order, N, sizeof *order, by_value);
    for (size_t i = 0; i < N; i++)
        out[order[i]] = (double)i;
}

static double rank_correlation(const double *x, const double *y)
{
    static double a[N], b[N];
    rank(x, a);
    rank(y, b);
    return correlation(a, b);
}

/* Spearman's rank correlation of a Gaussian copula is 6 / pi asin(r / 2); its standard error with
 * 4,096 runs is below 1 / 64, and four of them are allowed. */
Test(correlate, a_copula_ties_ranks_and_leaves_margins_alone)
{
    const double allowed = 4.0 / 64.0;
    draw_all("");
    NEAR(rank_correlation(agri, ind), 0.0, allowed);
    NEAR(rank_correlation(ind, con), 0.0, allowed);
    draw_all("correlations = ( ( \"sectors.ind.growth\", \"sectors.agri.growth\", 0.8 ),\n"
             "  ( \"sectors.con.growth\", \"sectors.ind.growth\", -0.5 ) );\n");
    const double six = 6.0 / 3.141592653589793;
    NEAR(rank_correlation(agri, ind), six * asin(0.4), allowed);
    NEAR(rank_correlation(ind, con), six * asin(-0.25), allowed);
    NEAR(rank_correlation(agri, con), 0.0, allowed);
    /* Normal (4, 2), triangular (5, 9, 11), uniform (0, 10): means and variances by formula. */
    const double percent = 0.01, square = 1e-4;
    NEAR(mean(agri), percent * 4.0, percent * 0.15);
    NEAR(covariance(agri, agri), square * 4.0, square * 0.4);
    NEAR(mean(ind), percent * 25.0 / 3.0, percent * 0.1);
    NEAR(covariance(ind, ind), square * (25.0 + 81.0 + 121.0 - 45.0 - 55.0 - 99.0) / 18.0,
         square * 0.15);
    NEAR(mean(con), percent * 5.0, percent * 0.2);
    NEAR(covariance(con, con), square * 100.0 / 12.0, square * 0.6);
}

/* Correlation 1 is no valid matrix; close to it the ranks all but agree. */
Test(correlate, a_copula_is_monotone)
{
    draw_all("correlations = ( ( \"sectors.ind.growth\", \"sectors.agri.growth\", 0.999999 ) );\n");
    cr_assert(rank_correlation(agri, ind) > 0.99999);
    draw_all(
        "correlations = ( ( \"sectors.ind.growth\", \"sectors.agri.growth\", -0.999999 ) );\n");
    cr_assert(rank_correlation(agri, ind) < -0.99999);
}

Test(correlate, shocks_of_sectors_are_tied_and_stay_standard_normal)
{
    draw_all("");
    NEAR(correlation(serv, tax), 0.0, 4.0 / 64.0);
    draw_all("shock_correlations = ( ( \"serv\", \"tax\", 0.6 ), ( \"agri\", \"serv\", 0.3 ) );\n");
    NEAR(correlation(serv, tax), 0.6, 4.0 / 64.0);
    NEAR(mean(tax), 0.0, 4.0 / 64.0);
    NEAR(covariance(tax, tax), 1.0, 4.0 * sqrt(2.0) / 64.0);
    NEAR(rank_correlation(agri, serv), 0.0, 4.0 / 64.0); /* a factor is no shock */
}

/* What the hint says can be pasted. Three equal correlations of one sign short of what the signs
 * allow (a b c < 0) hold together up to 0.5. */
Test(correlate, the_nearest_that_holds_together_can_be_pasted)
{
    static const char *const impossible[] = {
        "correlations = ( ( \"sectors.agri.growth\", \"sectors.ind.growth\", 0.9 ),"
        "( \"sectors.ind.growth\", \"sectors.con.growth\", 0.9 ) );",
        "shock_correlations = ( ( \"agri\", \"ind\", 0.95 ), ( \"ind\", \"con\", 0.95 ),"
        "( \"con\", \"serv\", 0.95 ), ( \"serv\", \"tax\", 0.95 ), ( \"tax\", \"agri\", -0.95 ) );",
        "shock_correlations = ( ( \"agri\", \"ind\", 0.999999 ), ( \"ind\", \"con\", 0.999999 ),"
        "( \"con\", \"agri\", 0.9999 ) );",
    };
    for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++) {
        refuse_text(text_of("%s%s%s", HEAD("levels", 2023, 1), UNCERTAIN, impossible[i]), NULL,
                    "cannot hold together");
        const grdp_finding *const f = finding("the nearest that can: ");
        cr_assert_not_null(f);
        char *const pasted = strdup(strstr(f->hint, ": ") + 2);
        fresh_diag();
        grdp_scenario_free(
            open_text(text_of("%s%s%s", HEAD("levels", 2023, 1), UNCERTAIN, pasted)));
        free(pasted);
    }
}

static void refuse_ties(const char *ties, const char *key, const char *text)
{
    refuse_text(text_of("%s%s%s = ( %s );", HEAD("levels", 2023, 1), UNCERTAIN, key, ties), NULL,
                text);
}

/* With 0.9 and 0.9 the third correlation must be at least 0.62 (2 x 0.81 - 1). */
Test(correlate, what_cannot_hold_together_is_refused_with_the_pair)
{
    refuse_ties("( \"sectors.agri.growth\", \"sectors.ind.growth\", 0.9 ),"
                "( \"sectors.ind.growth\", \"sectors.con.growth\", 0.9 ),"
                "( \"sectors.agri.growth\", \"sectors.con.growth\", 0.5 )",
                "correlations", "\"sectors.con.growth\" and");
    expect(GRDP_ERROR, 0, "correlations", "the nearest that can: correlations = ( (");
    refuse_ties("( \"serv\", \"tax\", 0.5 ), ( \"tax\", \"serv\", 0.5 )", "shock_correlations",
                "two entries tie the same pair");
    refuse_ties("( \"serv\", \"serv\", 0.5 )", "shock_correlations", "to itself");
    refuse_ties("( \"serv\", 0.5 )", "shock_correlations", "two names and a number");
    refuse_ties("( \"serv\", \"tax\", -1.01 )", "shock_correlations", "outside [-1, 1]");
    refuse_ties("( \"sectors.serv.growth\", \"sectors.ind.growth\", 0.5 )", "correlations",
                "no factor");
}
