/* Distributions: quantiles against distribution functions, moments, published figures, faults.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/dist.h"

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/draws.h"

#define NONE ((double)NAN)
#define WITHOUT_BOUND HUGE_VAL

static const double two_points[] = {1.0, 2.0, 5.0}, two_weights[] = {0.2, 0.5, 0.3};
static const double history[] = {-1.0, 2.0, 3.0, 3.0, 8.0, 9.0};
static const double four[] = {0.0, 2.0, 4.0, 11.0};
static const double alike[] = {1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6};

typedef struct example {
    const char *name;
    grdp_dist_args args;
    double likely, mean, variance;
} example;

/* Moments by the textbook formula of each distribution. Two-piece normal with gamma 0.5: mean =
 * mode + sqrt(2 / pi) (sigma2 - sigma1), variance = (1 - 2 / pi) (sigma2 - sigma1)^2 + sigma1
 * sigma2, sigma1 = sqrt(2 / 3), sigma2 = sqrt(2).
 * Interpolated quantiles are uniform between neighbours: means of (a + b) / 2 and of
 * (a^2 + a b + b^2) / 3. */
static const example examples[] = {
    {"normal", {{8.7, 2.0}, 0, NULL, NULL}, 8.7, 8.7, 4.0},
    {"uniform", {{2.0, 10.0}, 0, NULL, NULL}, 6.0, 6.0, 64.0 / 12.0},
    {"triangular", {{3.5, 4.6, 6.0}, 0, NULL, NULL}, 4.6, 4.7, 4.71 / 18.0},
    {"triangular", {{0.0, 0.0, 3.0}, 0, NULL, NULL}, 0.0, 1.0, 0.5},
    {"triangular", {{0.0, 3.0, 3.0}, 0, NULL, NULL}, 3.0, 2.0, 0.5},
    {"pert", {{2.0, 5.0, 9.0, 4.0}, 0, NULL, NULL}, 5.0, 31.0 / 6.0, 19.0 * 23.0 / 252.0},
    {"pert", {{0.0, 1.0, 1.0, 4.0}, 0, NULL, NULL}, 1.0, 5.0 / 6.0, 5.0 / 252.0},
    {"pert", {{0.0, 0.2, 1.0, 0.0}, 0, NULL, NULL}, 0.2, 0.5, 1.0 / 12.0},
    {"pert", {{0.0, 0.5, 1.0, 98.0}, 0, NULL, NULL}, 0.5, 0.5, 0.25 / 101.0},
    {"lognormal", {{100.0, 0.3}, 0, NULL, NULL}, 100.0, 104.60278599, 1030.4290637},
    {"two_piece_normal", {{0.0, 1.0, NONE, 0.5}, 0, NULL, NULL}, 0.0, 0.4769100, 1.2844922},
    {"two_piece_normal", {{9.0, 2.0, NONE, NONE}, 0, NULL, NULL}, 9.0, 9.0, 4.0},
    {"two_piece_normal", {{9.0, 1.2, -0.4 / 1.2, NONE}, 0, NULL, NULL}, 9.0, 8.6, NONE},
    {"discrete", {{0.0}, 3, two_points, two_weights}, 2.0, 2.7, 2.41},
    {"empirical", {{0.0}, 6, history, alike}, 3.0, 4.0, 12.0},
    {"empirical_quantile", {{0.0}, 4, four, alike}, 3.0, 23.0 / 6.0, 323.0 / 36.0},
};

enum { N_EXAMPLES = sizeof examples / sizeof *examples, STRATA = 100000 };

Test(dist, is_found_by_name_and_describes_itself)
{
    size_t n = 0;
    for (const grdp_dist *dist; (dist = grdp_dist_at(n)) != NULL; n++) {
        cr_assert_eq(grdp_dist_find(dist->name), dist);
        cr_assert(dist->n_params <= GRDP_DIST_PARAMS && dist->n_required <= dist->n_params);
        cr_assert(dist->doc != NULL && dist->likely_word != NULL);
        for (size_t i = 0; i < dist->n_params; i++) {
            const grdp_param *const param = &dist->params[i];
            cr_assert(param->min < param->max && param->doc != NULL && param->unit != NULL);
        }
    }
    cr_assert_eq(n, 9);
    cr_assert_null(grdp_dist_find("cauchy"));
}

Test(dist, has_the_moments_of_its_formula_and_the_documented_likely_value)
{
    for (size_t i = 0; i < N_EXAMPLES; i++) {
        const example *const e = &examples[i];
        const grdp_dist *const dist = grdp_dist_find(e->name);
        cr_assert_null(dist->fault(&e->args), "example %zu", i);
        cr_assert_float_eq(dist->likely(&e->args), e->likely, 1e-12, "example %zu", i);
        double sum = 0.0, squares = 0.0;
        for (size_t k = 0; k < STRATA; k++) {
            const double off = dist->quantile(&e->args, ((double)k + 0.5) / STRATA) - e->mean;
            sum += off / STRATA;
            squares += off * off / STRATA;
        }
        /* One point a stratum: the tails beyond the outermost points are missing. */
        const double sd = sqrt(squares);
        cr_assert_float_eq(sum, 0.0, 1e-4 * sd, "mean of example %zu off by %g", i, sum);
        if (!isnan(e->variance))
            cr_assert_float_eq(squares, e->variance, 1e-3 * e->variance, "example %zu: %.9g", i,
                               squares);
    }
}

Test(dist, function_undoes_quantile)
{
    static const double p[] = {1e-9, 1e-6, 0.001, 0.1, 0.25, 0.5, 0.5001, 0.77, 0.99, 0.999999};
    for (size_t i = 0; i < N_EXAMPLES; i++) {
        const grdp_dist *const dist = grdp_dist_find(examples[i].name);
        if (dist->points)
            continue;
        double last = -HUGE_VAL;
        for (size_t k = 0; k < sizeof p / sizeof *p; k++) {
            const double x = dist->quantile(&examples[i].args, p[k]);
            cr_assert(x > last, "example %zu is not increasing at %g", i, p[k]);
            cr_assert_float_eq(dist->cdf(&examples[i].args, x), p[k], 2e-14 + 1e-9 * p[k] * (k < 2),
                               "example %zu at %g", i, p[k]);
            last = x;
        }
        cr_assert_eq(dist->cdf(&examples[i].args, -1e17), 0.0);
        cr_assert_eq(dist->cdf(&examples[i].args, 1e17), 1.0);
    }
}

Test(dist, of_points_draws_each_point_with_its_weight)
{
    const grdp_dist *const dist = grdp_dist_find("discrete");
    const grdp_dist_args args = {{0.0}, 3, two_points, two_weights};
    cr_assert_eq(dist->quantile(&args, 1e-300), 1.0);
    cr_assert_eq(dist->quantile(&args, 0.2), 1.0);
    cr_assert_eq(dist->quantile(&args, 0.2000001), 2.0);
    cr_assert_eq(dist->quantile(&args, 0.7), 2.0);
    cr_assert_eq(dist->quantile(&args, 1.0 - 0x1p-53), 5.0);
    cr_assert_eq(dist->cdf(&args, 0.99), 0.0);
    cr_assert_float_eq(dist->cdf(&args, 1.0), 0.2, 1e-15);
    cr_assert_float_eq(dist->cdf(&args, 4.9), 0.7, 1e-15);
    cr_assert_eq(dist->cdf(&args, 5.0), 1.0);

    static const double last_is_none[] = {0.4, 0.6 - 1e-15, 0.0};
    const grdp_dist_args none = {{0.0}, 3, two_points, last_is_none};
    cr_assert_eq(dist->quantile(&none, 1.0 - 0x1p-53), 2.0, "a weight of 0 is never drawn");
}

/* Computed with mpmath from the formulas in dist_two_piece_normal.c: Bank of England (1998). */
Test(dist, two_piece_normal_has_the_published_quantiles)
{
    static const double p[] = {0.05, 0.25, 0.5, 0.75, 0.95};
    static const double x[] = {-1.2154064156, -0.3334208660, 0.3790536675, 1.2045953675,
                               2.4851906392};
    const grdp_dist *const dist = grdp_dist_find("two_piece_normal");
    const grdp_dist_args by_gamma = {{0.0, 1.0, NONE, 0.5}, 0, NULL, NULL};
    for (size_t i = 0; i < 5; i++)
        cr_assert_float_eq(dist->quantile(&by_gamma, p[i]), x[i], 1e-10);

    const grdp_dist_args by_skew = {{9.0, 1.2, (8.6 - 9.0) / 1.2, NONE}, 0, NULL, NULL};
    cr_assert_float_eq(1.0 - dist->cdf(&by_skew, 9.0), 0.4015031835, 1e-10);
    cr_assert_float_eq(dist->quantile(&by_skew, 0.05), 6.3642825, 1e-7);
    cr_assert_float_eq(dist->quantile(&by_skew, 0.5), 8.6835793, 1e-7);
    cr_assert_float_eq(dist->quantile(&by_skew, 0.95), 10.5694782, 1e-7);

    /* gamma = skew sqrt(pi / 2) to first order: the median moves by gamma sd sqrt(pi / 8). */
    const grdp_dist_args slight = {{0.0, 1.0, 1e-9, NONE}, 0, NULL, NULL};
    const double pi = 3.14159265358979323846;
    cr_assert_float_eq(dist->quantile(&slight, 0.5), 1e-9 * pi / 4.0, 1e-15);
}

/* GSL's own inverse stops at about 1e-10, so its distribution function is the judge. */
Test(dist, pert_agrees_with_the_beta_distribution_of_gsl)
{
    static const double weights[] = {0.0, 0.5, 1.0, 4.0, 10.0, 50.0};
    static const double modes[] = {0.0, 0.1, 0.3, 0.5, 0.8, 1.0};
    const grdp_dist *const dist = grdp_dist_find("pert");
    gsl_set_error_handler_off();
    for (size_t i = 0; i < 36; i++) {
        const double w = weights[i / 6], m = modes[i % 6];
        const grdp_dist_args args = {{0.0, m, 1.0, w}, 0, NULL, NULL};
        const double a = 1.0 + w * m, b = 1.0 + w * (1.0 - m);
        for (double p = 1e-12; p < 1.0; p = p < 0.01 ? 10.0 * p : p + 0.0917) {
            const double x = dist->quantile(&args, p);
            cr_assert_float_eq(gsl_cdf_beta_P(x, a, b), p, 1e-12 * sqrt(p), "w %g m %g p %g", w, m,
                               p);
            cr_assert_float_eq(gsl_cdf_beta_Pinv(p, a, b), x, 1e-8, "w %g m %g p %g", w, m, p);
        }
    }
}

Test(dist, faults_are_said_in_words)
{
    static const double zero[] = {0.0, 0.0, 0.0}, negative[] = {0.5, -0.1, 0.6};
    static const double twice[] = {1.0, 1.0, 2.0};
    static const struct {
        const char *name;
        grdp_dist_args args;
        const char *words;
    } faulty[] = {
        {"normal", {{8.7, 0.0}, 0, NULL, NULL}, "sd must be above 0"},
        {"normal", {{8.7, -1.0}, 0, NULL, NULL}, "sd must be above 0"},
        {"uniform", {{5.0, 5.0}, 0, NULL, NULL}, "min must be below max"},
        {"uniform", {{6.0, 5.0}, 0, NULL, NULL}, "min must be below max"},
        {"triangular", {{3.0, 2.0, 1.0}, 0, NULL, NULL}, "min must be below max"},
        {"triangular", {{1.0, 0.9, 2.0}, 0, NULL, NULL}, "mode must lie between"},
        {"triangular", {{1.0, 2.1, 2.0}, 0, NULL, NULL}, "mode must lie between"},
        {"pert", {{2.0, 2.0, 2.0, 4.0}, 0, NULL, NULL}, "min must be below max"},
        {"pert", {{1.0, 3.0, 2.0, 4.0}, 0, NULL, NULL}, "mode must lie between"},
        {"pert", {{1.0, 1.5, 2.0, -1.0}, 0, NULL, NULL}, "weight must lie"},
        {"lognormal", {{0.0, 1.0}, 0, NULL, NULL}, "median must be above 0"},
        {"lognormal", {{1.0, 0.0}, 0, NULL, NULL}, "sigma"},
        {"lognormal", {{1.0, 11.0}, 0, NULL, NULL}, "sigma"},
        {"two_piece_normal", {{0.0, 0.0, NONE, NONE}, 0, NULL, NULL}, "sd must be above 0"},
        {"two_piece_normal", {{0.0, 1.0, 0.1, 0.1}, 0, NULL, NULL}, "give one of them"},
        {"two_piece_normal", {{0.0, 1.0, NONE, 1.0}, 0, NULL, NULL}, "gamma"},
        {"two_piece_normal", {{0.0, 1.0, NONE, -1.0}, 0, NULL, NULL}, "gamma"},
        {"two_piece_normal", {{0.0, 1.0, 5.1, NONE}, 0, NULL, NULL}, "skew"},
        {"discrete", {{0.0}, 3, two_points, zero}, "more than 0"},
        {"discrete", {{0.0}, 0, NULL, NULL}, "more than 0"},
        {"discrete", {{0.0}, 3, two_points, negative}, "not be below 0"},
        {"discrete", {{0.0}, 3, twice, two_weights}, "once each"},
        {"empirical", {{0.0}, 1, history, alike}, "at least two"},
        {"empirical_quantile", {{0.0}, 1, history, alike}, "at least two"},
    };
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        const char *const fault = grdp_dist_find(faulty[i].name)->fault(&faulty[i].args);
        cr_assert(fault != NULL, "case %zu", i);
        cr_assert(strstr(fault, faulty[i].words) != NULL, "case %zu: %s", i, fault);
    }
}

/* quantile(c(0, 2, 4, 11), p, type = 7) of R: h = 3 p. Equal figures are a step. */
Test(dist, interpolated_quantiles_are_those_of_type_7)
{
    const grdp_dist *const dist = grdp_dist_find("empirical_quantile");
    const grdp_dist_args args = {{0.0}, 4, four, alike}, equal = {{0.0}, 6, history, alike};
    cr_assert_float_eq(dist->quantile(&args, 0.25), 1.5, 1e-15);
    cr_assert_float_eq(dist->quantile(&args, 0.5), 3.0, 1e-15);
    cr_assert_float_eq(dist->quantile(&args, 0.9), 8.9, 1e-14);
    cr_assert_float_eq(dist->quantile(&args, 1.0 - 0x1p-53), 11.0, 1e-13);
    cr_assert_float_eq(dist->cdf(&equal, 3.0), 0.6, 1e-15);
    cr_assert_float_eq(dist->cdf(&equal, nextafter(3.0, 0.0)), 0.4, 1e-15);
    cr_assert_eq(dist->cdf(&args, -1e-300), 0.0);
    cr_assert_eq(dist->cdf(&args, 11.0), 1.0);
}

/* P(X <= x | low <= X <= high) = (F(x) - F(low)) / (F(high) - F(low)). */
Test(dist, truncated_is_the_conditional_distribution)
{
    for (size_t i = 0; i < N_EXAMPLES; i++) {
        const grdp_dist *const dist = grdp_dist_find(examples[i].name);
        const grdp_dist_args *const args = &examples[i].args;
        if (dist->points)
            continue;
        const double low = dist->quantile(args, 0.2), high = dist->quantile(args, 0.7);
        cr_assert_null(grdp_dist_truncate_fault(dist, args, low, high));
        for (double p = 0.05; p < 1.0; p += 0.1) {
            const double both = grdp_dist_truncated(dist, args, low, high, p);
            cr_assert_float_eq(dist->cdf(args, both), 0.2 + 0.5 * p, 1e-13);
            const double above = grdp_dist_truncated(dist, args, low, WITHOUT_BOUND, p);
            cr_assert_float_eq(dist->cdf(args, above), 0.2 + 0.8 * p, 1e-13);
            const double below = grdp_dist_truncated(dist, args, -WITHOUT_BOUND, high, p);
            cr_assert_float_eq(dist->cdf(args, below), 0.7 * p, 1e-13);
        }
        const double first = grdp_dist_truncated(dist, args, low, high, 0x1p-53);
        const double last = grdp_dist_truncated(dist, args, low, high, 1.0 - 0x1p-53);
        cr_assert(first >= low && first < low + 1e-9 * (high - low), "example %zu", i);
        cr_assert(last <= high && last > high - 1e-9 * (high - low), "example %zu", i);
        const double open = grdp_dist_truncated(dist, args, low, WITHOUT_BOUND, 1.0 - 0x1p-53);
        cr_assert(isfinite(open), "example %zu", i);
    }
}

/* In lanes, cut or not, with probabilities to the ends of what is drawn. */
Test(dist, lanes_have_the_bits_of_one_after_another)
{
    for (size_t e = 0; e < N_EXAMPLES; e++) {
        const grdp_dist *const dist = grdp_dist_find(examples[e].name);
        const grdp_dist_args *const args = &examples[e].args;
        const double low[] = {-WITHOUT_BOUND, dist->quantile(args, 0.2)};
        const double high[] = {WITHOUT_BOUND, dist->quantile(args, 0.9)};
        double p[GRDP_LANES], lanes[GRDP_LANES];
        for (size_t i = 0; i < GRDP_LANES; i++)
            p[i] = (0.5 + (double)i) / GRDP_LANES;
        p[0] = 0x1p-53;
        p[GRDP_LANES - 1] = 1.0 - 0x1p-53;
        for (size_t cut = 0; cut < 2; cut++) {
            grdp_dist_truncated_lanes(dist, args, low[cut], high[cut], p, lanes);
            for (size_t i = 0; i < GRDP_LANES; i++)
                cr_assert_eq(lanes[i], grdp_dist_truncated(dist, args, low[cut], high[cut], p[i]),
                             "%s at %g", dist->name, p[i]);
        }
    }
}

Test(dist, truncated_points_keep_those_on_the_bounds)
{
    const grdp_dist *const dist = grdp_dist_find("discrete");
    const grdp_dist_args args = {{0.0}, 3, two_points, two_weights};
    cr_assert_eq(grdp_dist_truncated(dist, &args, 2.0, 5.0, 0x1p-53), 2.0);
    cr_assert_eq(grdp_dist_truncated(dist, &args, 2.0, 5.0, 0.624), 2.0);
    cr_assert_eq(grdp_dist_truncated(dist, &args, 2.0, 5.0, 0.626), 5.0);
    cr_assert_eq(grdp_dist_truncated(dist, &args, 0.0, 2.0, 1.0 - 0x1p-53), 2.0);
    cr_assert_eq(grdp_dist_truncated(dist, &args, 0.0, 2.0, 0.28), 1.0);
    cr_assert_eq(grdp_dist_truncated(dist, &args, 0.0, 2.0, 0.29), 2.0);
}

Test(dist, impossible_bounds_are_a_fault)
{
    const grdp_dist *const dist = grdp_dist_find("normal");
    const grdp_dist_args args = {{8.7, 2.0}, 0, NULL, NULL};
    cr_assert_null(grdp_dist_truncate_fault(dist, &args, -WITHOUT_BOUND, WITHOUT_BOUND));
    cr_assert_not_null(grdp_dist_truncate_fault(dist, &args, 9.0, 9.0));
    cr_assert_not_null(grdp_dist_truncate_fault(dist, &args, 9.0, 8.0));
    cr_assert_not_null(grdp_dist_truncate_fault(dist, &args, NONE, 8.0));
    cr_assert_not_null(grdp_dist_truncate_fault(dist, &args, 9.0, NONE));
    cr_assert_not_null(grdp_dist_truncate_fault(dist, &args, 25.0, 30.0), "8 sd above the mean");
}

enum { SAMPLE = 65536, CELLS = 64 };

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The draws of a run, as the engine makes them: uniform numbers through the quantile. */
static void fill_sample(const grdp_dist *dist, const grdp_dist_args *args, double *out)
{
    const uint64_t key = grdp_draw_key(20240101, dist->name);
    for (size_t i = 0; i < SAMPLE; i += GRDP_LANES) {
        _Alignas(64) double u[GRDP_LANES];
        grdp_draw_uniform(key, i, 0, u);
        for (size_t lane = 0; lane < GRDP_LANES; lane++)
            out[i + lane] = dist->quantile(args, u[lane]);
    }
}

/* Kolmogorov and Smirnov: sqrt(n) sup |F_n - F| is above 1.95 once in 1,000 samples (Smirnov 1948).
 */
static double distance(const grdp_dist *dist, const grdp_dist_args *args, const double *sorted)
{
    double widest = 0.0;
    for (size_t i = 0; i < SAMPLE; i++) {
        const double f = dist->cdf(args, sorted[i]);
        widest = fmax(widest, fmax(f - (double)i / SAMPLE, (double)(i + 1) / SAMPLE - f));
    }
    return widest * sqrt(SAMPLE);
}

Test(dist, draws_pass_kolmogorov_and_chi_square_tests)
{
    static double sample[SAMPLE];
    for (size_t e = 0; e < N_EXAMPLES; e++) {
        const grdp_dist *const dist = grdp_dist_find(examples[e].name);
        const grdp_dist_args *const args = &examples[e].args;
        double count[CELLS] = {0.0}, chi_square = 0.0;
        if (dist->points)
            continue;
        fill_sample(dist, args, sample);
        for (size_t i = 0; i < SAMPLE; i++)
            count[(size_t)(fmin(dist->cdf(args, sample[i]), 1.0 - 0x1p-53) * CELLS)]++;
        for (size_t c = 0; c < CELLS; c++)
            chi_square +=
                (count[c] - SAMPLE / CELLS) * (count[c] - SAMPLE / CELLS) / (SAMPLE / CELLS);
        /* Of 63 degrees of freedom 0.0005 lie below 32.7 and above 105. */
        cr_assert(chi_square > 32.7 && chi_square < 105.0, "example %zu: %g", e, chi_square);
        qsort(sample, SAMPLE, sizeof *sample, by_size);
        cr_assert_lt(distance(dist, args, sample), 1.95, "example %zu", e);
    }
}

Test(dist, draws_of_points_come_as_often_as_their_weights_say)
{
    static double sample[SAMPLE];
    for (size_t e = 0; e < N_EXAMPLES; e++) {
        const grdp_dist *const dist = grdp_dist_find(examples[e].name);
        const grdp_dist_args *const args = &examples[e].args;
        if (!dist->points)
            continue;
        fill_sample(dist, args, sample);
        double chi_square = 0.0;
        for (size_t p = 0; p < args->n_points; p++) {
            double count = 0.0, weight = 0.0;
            for (size_t i = 0; i < SAMPLE; i++)
                count += sample[i] == args->point[p];
            for (size_t k = 0; k < args->n_points; k++)
                weight += args->point[k] == args->point[p] ? args->weight[k] : 0.0;
            const double expected = SAMPLE * weight;
            chi_square += (count - expected) * (count - expected) / expected;
        }
        /* Of 5 degrees of freedom 0.001 lie above 20.5. */
        cr_assert_lt(chi_square, 20.5, "example %zu: %g", e, chi_square);
    }
}

/* The lanes of a block take the same bits as one quantile after another. */
Test(dist, quantiles_of_a_block_are_those_of_its_lanes)
{
    for (size_t e = 0; e < N_EXAMPLES; e++) {
        const grdp_dist *const dist = grdp_dist_find(examples[e].name);
        double p[GRDP_LANES], all[GRDP_LANES];
        if (dist->quantiles == NULL)
            continue;
        for (size_t i = 0; i < GRDP_LANES; i++)
            p[i] = i == 0 ? 1e-12 : ((double)i + 0.5) / GRDP_LANES;
        dist->quantiles(&examples[e].args, p, all);
        for (size_t i = 0; i < GRDP_LANES; i++)
            cr_assert_eq(all[i], dist->quantile(&examples[e].args, p[i]), "example %zu", e);
    }
}
