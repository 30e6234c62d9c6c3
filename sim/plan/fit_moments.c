/* fit_moments: means, deviations, one correlation, one persistence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/fit_moments.h"

#include <math.h>
#include <stdlib.h>

double grdp_fit_mean(size_t n, const double *x)
{
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return n > 0 ? sum / (double)n : (double)NAN;
}

double grdp_fit_sd(size_t n, const double *x)
{
    const double mean = grdp_fit_mean(n, x);
    double squares = 0.0;
    for (size_t i = 0; i < n; i++)
        squares += (x[i] - mean) * (x[i] - mean);
    return n > 1 ? sqrt(squares / (double)(n - 1)) : (double)NAN;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double sorted_median(size_t n, double *x)
{
    qsort(x, n, sizeof *x, by_value);
    return n % 2 == 1 ? x[n / 2] : 0.5 * (x[n / 2 - 1] + x[n / 2]);
}

void grdp_fit_robust(size_t n, double *x, double *median, double *robust_sd)
{
    *median = *robust_sd = (double)NAN;
    if (n == 0)
        return;
    *median = sorted_median(n, x);
    for (size_t i = 0; i < n; i++)
        x[i] = fabs(x[i] - *median);
    *robust_sd = 1.4826 * sorted_median(n, x);
}

static bool is_complete(const grdp_fit_table *table, size_t year)
{
    for (size_t s = 0; s < table->n_sectors; s++)
        if (isnan(table->growth[year * table->n_sectors + s]))
            return false;
    return table->n_sectors > 0;
}

size_t grdp_fit_complete(const grdp_fit_table *table)
{
    size_t n = 0;
    for (size_t y = 0; y < table->n_years; y++)
        n += is_complete(table, y);
    return n;
}

static double complete_mean(const grdp_fit_table *table, size_t sector)
{
    double sum = 0.0;
    for (size_t y = 0; y < table->n_years; y++)
        if (is_complete(table, y))
            sum += table->growth[y * table->n_sectors + sector];
    return sum / (double)grdp_fit_complete(table);
}

double grdp_fit_pair(const grdp_fit_table *table, size_t a, size_t b)
{
    const double mean_a = complete_mean(table, a), mean_b = complete_mean(table, b);
    double aa = 0.0, bb = 0.0, ab = 0.0;
    for (size_t y = 0; y < table->n_years; y++) {
        if (!is_complete(table, y))
            continue;
        const double from_a = table->growth[y * table->n_sectors + a] - mean_a;
        const double from_b = table->growth[y * table->n_sectors + b] - mean_b;
        aa += from_a * from_a;
        bb += from_b * from_b;
        ab += from_a * from_b;
    }
    return aa > 0.0 && bb > 0.0 ? ab / sqrt(aa * bb) : (double)NAN;
}

grdp_estimate grdp_fit_common(const grdp_fit_table *table)
{
    const size_t n = grdp_fit_complete(table);
    const double p = (double)table->n_sectors;
    const double pairs = 0.5 * p * (p - 1.0);
    double sum = 0.0;
    if (n < 2 || table->n_sectors < 2)
        return (grdp_estimate){0};
    for (size_t a = 0; a < table->n_sectors; a++)
        for (size_t b = a + 1; b < table->n_sectors; b++)
            sum += grdp_fit_pair(table, a, b);
    const double r = sum / pairs;
    if (isnan(r))
        return (grdp_estimate){0};
    return (grdp_estimate){
        n, r, (1.0 - r) * (1.0 + (p - 1.0) * r) * sqrt(1.0 / (pairs * (double)(n - 1)))};
}

/* Mean and variance of the known figures of a sector; false where it never moved. */
static bool known_moments(const grdp_fit_table *table, size_t sector, double *mean,
                          double *variance)
{
    size_t n = 0;
    double sum = 0.0, squares = 0.0;
    for (size_t y = 0; y < table->n_years; y++) {
        const double growth = table->growth[y * table->n_sectors + sector];
        sum += isnan(growth) ? 0.0 : growth;
        n += isnan(growth) ? 0 : 1;
    }
    *mean = sum / (double)n;
    for (size_t y = 0; y < table->n_years; y++) {
        const double growth = table->growth[y * table->n_sectors + sector];
        squares += isnan(growth) ? 0.0 : (growth - *mean) * (growth - *mean);
    }
    *variance = squares / (double)(n - 1);
    return n > 1 && squares > 0.0;
}

/* Adds the products of one sector, and marks the years that follow a known one. */
static void add_pairs(const grdp_fit_table *table, size_t sector, double *products, double *squares,
                      bool *followed)
{
    double mean = 0.0, variance = 0.0;
    if (!known_moments(table, sector, &mean, &variance))
        return;
    for (size_t y = 1; y < table->n_years; y++) {
        const double now = table->growth[y * table->n_sectors + sector] - mean;
        const double before = table->growth[(y - 1) * table->n_sectors + sector] - mean;
        if (isnan(now) || isnan(before))
            continue;
        *products += now * before / variance;
        *squares += before * before / variance;
        followed[y] = true;
    }
}

grdp_estimate grdp_fit_persistence(const grdp_fit_table *table)
{
    double products = 0.0, squares = 0.0;
    size_t m = 0;
    bool *const followed = calloc(table->n_years + 1, sizeof *followed);
    if (followed == NULL)
        return (grdp_estimate){0};
    for (size_t s = 0; s < table->n_sectors; s++)
        add_pairs(table, s, &products, &squares, followed);
    for (size_t y = 0; y < table->n_years; y++)
        m += followed[y];
    free(followed);
    const double r = squares > 0.0 ? products / squares : (double)NAN;
    if (m == 0 || !(fabs(r) < 1.0))
        return (grdp_estimate){0};
    return (grdp_estimate){m, r, sqrt((1.0 - r * r) / (double)m)};
}
