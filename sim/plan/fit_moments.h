/* fit_moments: the statistics of a fit. Sums are plain and in the order of the figures, not GSL's,
 * which adds in long double where the machine has it: the same bytes everywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_FIT_MOMENTS_H
#define GRDP_PLAN_FIT_MOMENTS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct grdp_estimate {
    size_t n; /* observations; 0: there is no estimate */
    double value, error;
} grdp_estimate;

/* Growth by year and sector: [year * n_sectors + sector], NAN where unknown. */
typedef struct grdp_fit_table {
    size_t n_years, n_sectors;
    const double *growth;
} grdp_fit_table;

double grdp_fit_mean(size_t n, const double *x);
double grdp_fit_sd(size_t n, const double *x); /* divides by n - 1; NAN below two figures */

/* Median and 1.4826 times the median absolute deviation from it, which is the standard deviation of
 * a normal distribution (Rousseeuw and Croux, JASA 88, 1993, section 1). Sorts `x`. */
void grdp_fit_robust(size_t n, double *x, double *median, double *robust_sd);

/* Years in which every sector has a figure. */
size_t grdp_fit_complete(const grdp_fit_table *table);

/* Correlation of two sectors over complete years; NAN where one of them never moved. */
double grdp_fit_pair(const grdp_fit_table *table, size_t a, size_t b);

/* One correlation for all pairs, the mean over pairs, from complete years. Its standard error is
 * that of the intraclass correlation of p members and n families (Fisher, Statistical Methods for
 * Research Workers, section 39):
 *
 *   (1 - r) (1 + (p - 1) r) sqrt(2 / (p (p - 1) (n - 1)))
 */
grdp_estimate grdp_fit_common(const grdp_fit_table *table);

/* One persistence for all sectors: the slope of deviations from the sector's mean on those of the
 * year before, each over the sector's variance, pairs of known neighbouring years only. Standard
 * error sqrt((1 - r^2) / m), Box and Jenkins, Time Series Analysis (1976), section 7.2; m counts
 * years, not years times sectors: sectors share their years. In a history this short the estimate
 * is low by about (1 + 3 r) / m (Kendall, Biometrika 41, 1954); nothing is added for that. */
grdp_estimate grdp_fit_persistence(const grdp_fit_table *table);

#endif
