/* W1 in plain C with the GNU Scientific Library, one thread: w1_gsl N
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SECTORS = 4, YEARS = 5, QUANTILES = 7 };

static const double share[SECTORS] = {8.8, 54.3, 7.5, 29.4};
static const double mean[SECTORS] = {0.041, 0.087, 0.075, 0.074};
static const double sigma[SECTORS] = {0.015, 0.03, 0.04, 0.02};
static const double rho = 0.3;
static double factor[SECTORS * SECTORS] = {1.0, 0.1, 0.1, 0.2, 0.1, 1.0, 0.5, 0.6,
                                           0.1, 0.5, 1.0, 0.4, 0.2, 0.6, 0.4, 1.0};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double draw_icor(gsl_rng *r)
{
    const double low = 3.5, mode = 4.6, high = 6.0;
    const double u = gsl_rng_uniform(r);
    return u < (mode - low) / (high - low) ? low + sqrt(u * (high - low) * (mode - low))
                                           : high - sqrt((1.0 - u) * (high - low) * (high - mode));
}

/* One path: growth of each year, and the mean investment ratio as the result. */
static double run_path(gsl_rng *r, size_t path, double *const growth[YEARS])
{
    const double icor = draw_icor(r);
    double level[SECTORS], g[SECTORS], before = 0.0, ratio = 0.0;
    for (size_t s = 0; s < SECTORS; s++) {
        level[s] = share[s];
        g[s] = mean[s];
        before += level[s];
    }
    for (size_t t = 0; t < YEARS; t++) {
        double z[SECTORS], total = 0.0;
        for (size_t s = 0; s < SECTORS; s++)
            z[s] = gsl_ran_gaussian_ziggurat(r, 1.0);
        for (size_t s = 0; s < SECTORS; s++) {
            double shock = 0.0;
            for (size_t j = 0; j <= s; j++)
                shock += factor[SECTORS * s + j] * z[j];
            g[s] = mean[s] + rho * (g[s] - mean[s]) + sigma[s] * shock;
            level[s] *= 1.0 + g[s];
            total += level[s];
        }
        growth[t][path] = total / before - 1.0;
        ratio += icor * (total - before) / total;
        before = total;
    }
    return ratio / YEARS;
}

static void print_quantiles(double *const growth[YEARS], size_t n)
{
    static const double at[QUANTILES] = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
    for (size_t t = 0; t < YEARS; t++) {
        gsl_sort(growth[t], 1, n);
        printf("%zu", 2024 + t);
        for (size_t i = 0; i < QUANTILES; i++)
            printf(" %.4f", 100.0 * gsl_stats_quantile_from_sorted_data(growth[t], 1, n, at[i]));
        printf("\n");
    }
}

int main(int argc, char **argv)
{
    const size_t n = argc > 1 ? (size_t)atof(argv[1]) : 1000000;
    gsl_matrix_view matrix = gsl_matrix_view_array(factor, SECTORS, SECTORS);
    gsl_linalg_cholesky_decomp1(&matrix.matrix);
    gsl_rng *const r = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(r, 1);
    double *growth[YEARS];
    for (size_t t = 0; t < YEARS; t++) {
        growth[t] = malloc(n * sizeof(double));
        if (growth[t] == NULL)
            return 1;
    }

    size_t n_a = 0, n_b = 0, n_both = 0;
    const double start = now();
    for (size_t i = 0; i < n; i++) {
        const int b = run_path(r, i, growth) >= 0.35, a = growth[0][i] >= 0.09;
        n_a += (size_t)a;
        n_b += (size_t)b;
        n_both += (size_t)(a && b);
    }
    const double middle = now();
    printf("N %zu\nP_A %.6f P_B %.6f P_AB %.6f\n", n, (double)n_a / (double)n,
           (double)n_b / (double)n, (double)n_both / (double)n);
    print_quantiles(growth, n);
    fprintf(stderr, "# paths %.3f s, sort and quantiles %.3f s\n", middle - start, now() - middle);
    for (size_t t = 0; t < YEARS; t++)
        free(growth[t]);
    gsl_rng_free(r);
    return 0;
}
