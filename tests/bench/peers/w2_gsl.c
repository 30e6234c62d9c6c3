/* W2 in plain C with the GNU Scientific Library, one thread: w2_gsl LOG2N. The numbers of Sobol'
 * are those of the library, which does not scramble them; the bootstrap is a loop over drawn rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FACTORS = 12, SECTORS = 4, YEARS = 5, RESAMPLES = 100 };

static const char *const names[FACTORS] = {"mu_A", "mu_I", "mu_C", "mu_S", "d_A", "d_I",
                                           "d_C",  "d_S",  "icor", "rho",  "w_A", "w_I"};
static const double mean[SECTORS] = {0.041, 0.087, 0.075, 0.074};
static const double low[FACTORS] = {0.026, 0.072, 0.06, 0.059, -0.015, -0.03,
                                    -0.04, -0.02, 3.5,  0.0,   6.8,    50.3};
static const double high[FACTORS] = {0.056, 0.102, 0.09, 0.089, 0.015, 0.03,
                                     0.04,  0.02,  6.0,  0.6,   10.8,  58.3};

typedef struct row {
    double a, b, ab[FACTORS];
} row;

/* Sums over the rows of a resample. */
typedef struct sums {
    double sum, squares, first[FACTORS], total[FACTORS];
} sums;

typedef struct indices {
    double first[FACTORS], total[FACTORS];
} indices;

static double model(const double *x)
{
    const double rest = 100.0 - x[10] - x[11];
    const double share[SECTORS] = {x[10], x[11], rest * (7.5 / 36.9), rest * (29.4 / 36.9)};
    double grdp = 0.0;
    for (int s = 0; s < SECTORS; s++) {
        double growth = mean[s], level = share[s];
        for (int t = 0; t < YEARS; t++) {
            growth = x[s] + x[9] * (growth - x[s]) + x[SECTORS + s];
            level *= 1.0 + growth;
        }
        grdp += level;
    }
    return x[8] * (grdp / 100.0 - 1.0);
}

static double stretch(int j, double u)
{
    return low[j] + (high[j] - low[j]) * u;
}

static void run_row(const double *u, row *out)
{
    double a[FACTORS], b[FACTORS];
    for (int j = 0; j < FACTORS; j++) {
        a[j] = stretch(j, u[j]);
        b[j] = stretch(j, u[FACTORS + j]);
    }
    out->a = model(a);
    out->b = model(b);
    for (int j = 0; j < FACTORS; j++) {
        const double kept = a[j];
        a[j] = b[j];
        out->ab[j] = model(a);
        a[j] = kept;
    }
}

static void centre(row *rows, long n)
{
    double sum = 0.0;
    for (long i = 0; i < n; i++) {
        sum += rows[i].a + rows[i].b;
        for (int j = 0; j < FACTORS; j++)
            sum += rows[i].ab[j];
    }
    const double of_all = sum / ((double)n * (FACTORS + 2));
    for (long i = 0; i < n; i++) {
        rows[i].a -= of_all;
        rows[i].b -= of_all;
        for (int j = 0; j < FACTORS; j++)
            rows[i].ab[j] -= of_all;
    }
}

static void add_row(const row *r, sums *s)
{
    s->sum += r->a + r->b;
    s->squares += r->a * r->a + r->b * r->b;
    for (int j = 0; j < FACTORS; j++) {
        const double change = r->ab[j] - r->a;
        s->first[j] += r->b * change;
        s->total[j] += 0.5 * change * change;
    }
}

static indices indices_of(const sums *s, long n)
{
    const double m = s->sum / (2.0 * (double)n);
    const double variance = s->squares / (2.0 * (double)n) - m * m;
    indices out;
    for (int j = 0; j < FACTORS; j++) {
        out.first[j] = s->first[j] / (double)n / variance;
        out.total[j] = s->total[j] / (double)n / variance;
    }
    return out;
}

/* 1.959964 standard deviations of n values with these sums. */
static double half_width(double sum, double squares)
{
    return 1.959964 * sqrt((squares - sum * sum / RESAMPLES) / (RESAMPLES - 1));
}

static void report(const row *rows, long n)
{
    gsl_rng *const random = gsl_rng_alloc(gsl_rng_mt19937);
    indices value, sum = {{0.0}, {0.0}}, squares = {{0.0}, {0.0}};
    sums all = {0};
    for (long i = 0; i < n; i++)
        add_row(&rows[i], &all);
    value = indices_of(&all, n);
    for (int k = 0; k < RESAMPLES; k++) {
        sums drawn = {0};
        for (long i = 0; i < n; i++)
            add_row(&rows[gsl_rng_uniform_int(random, (unsigned long)n)], &drawn);
        const indices of = indices_of(&drawn, n);
        for (int j = 0; j < FACTORS; j++) {
            sum.first[j] += of.first[j];
            sum.total[j] += of.total[j];
            squares.first[j] += of.first[j] * of.first[j];
            squares.total[j] += of.total[j] * of.total[j];
        }
    }
    printf("N %ld\n", n);
    for (int j = 0; j < FACTORS; j++)
        printf("%-5s S1 %.5f +- %.5f  ST %.5f +- %.5f\n", names[j], value.first[j],
               half_width(sum.first[j], squares.first[j]), value.total[j],
               half_width(sum.total[j], squares.total[j]));
    gsl_rng_free(random);
}

int main(int argc, char **argv)
{
    const long n = 1L << (argc > 1 ? atoi(argv[1]) : 14);
    row *const rows = malloc((size_t)n * sizeof *rows);
    gsl_qrng *const numbers = gsl_qrng_alloc(gsl_qrng_sobol, 2 * FACTORS);
    if (rows == NULL || numbers == NULL)
        return 1;
    for (long i = 0; i < n; i++) {
        double u[2 * FACTORS];
        gsl_qrng_get(numbers, u);
        run_row(u, &rows[i]);
    }
    centre(rows, n);
    report(rows, n);
    gsl_qrng_free(numbers);
    free(rows);
    return 0;
}
