/* fit: how uncertain the growth of a region is, from its own history and from the errors of past
 * plans.
 *
 * A province has five or six years of growth by sector where it has any. Nothing more is estimated
 * than so few years bear: a mean and a standard deviation for each sector, one correlation between
 * sectors, one persistence over years, each with its standard error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_FIT_H
#define GRDP_PLAN_FIT_H

#include "core/text.h"
#include "plan/fit_moments.h"
#include "scenario/region.h"

enum {
    GRDP_FIT_LEAST = 3,    /* years for a standard deviation of a sector */
    GRDP_FIT_TOGETHER = 5, /* years, or pairs of years, for a correlation and a persistence */
    GRDP_FIT_FREE = 15,    /* complete years for a free covariance */
};

/* The correlation where no years tell one. Growth of GRDP does not depend on it, since deviations
 * are scaled to the total; only its division among the sectors does. */
#define GRDP_FIT_CORRELATION 0.5

/* Growth of one sector; in points. */
typedef struct grdp_fit_sector {
    size_t n; /* years with a figure */
    int first, last;
    double mean, mean_error; /* NAN where there is no figure, or one only */
    double sd, sd_error;     /* NAN below GRDP_FIT_LEAST years */
    double latest;           /* of year `last`; NAN where there is none */
    double weight;           /* in the account, adds up to 1 */
    double volatility;       /* sd, or the mean of the others', scaled to the plan errors */
} grdp_fit_sector;

/* Plan minus outcome, in points. */
typedef struct grdp_fit_errors {
    const char *file; /* NULL: there are none */
    size_t n;
    double mean, median, sd, sd_error, robust_sd;
    char sha256[65];
} grdp_fit_errors;

typedef struct grdp_fit {
    grdp_arena *arena;
    const grdp_region *region;
    const grdp_account *account; /* where the weights are from */
    int as_of;                   /* 0: everything known */
    size_t n_sectors;
    grdp_fit_sector *sectors;
    size_t n_complete;         /* years with a figure of every sector of the account */
    grdp_estimate correlation; /* n: years; 0: GRDP_FIT_CORRELATION is assumed */
    bool free;                 /* `matrix` holds a correlation for every pair */
    const double *matrix;      /* n_sectors^2 */
    grdp_estimate persistence; /* n: years that follow a known one; 0: none */
    grdp_fit_errors errors;
    double
        total_sd; /* of growth of GRDP by the sectors alone; NAN where no sector has a deviation */
    double scale; /* volatility = scale * sd; 1 where there are no plan errors */
} grdp_fit;

typedef struct grdp_fit_options {
    int as_of;
    bool free_covariance;    /* a correlation for every pair; refused below GRDP_FIT_FREE years */
    const char *plan_errors; /* CSV; NULL: plan_errors.csv beside the region or one folder above */
} grdp_fit_options;

/* Says as findings what could not be estimated and what stands for it. On GRDP_OK the caller frees
 * *out with grdp_fit_free(); the region must outlive it. */
GRDP_CHECKED grdp_status grdp_fit_create(const grdp_region *region, const grdp_fit_options *options,
                                         grdp_diag *diag, grdp_fit **out);
void grdp_fit_free(grdp_fit *fit);

/* The persistence as models take it, within [0, 0.99]; 0 where none was estimated. */
double grdp_fit_kept_persistence(const grdp_fit *fit);

/* fit_errors.c: the pairs of plan and outcome that were known at `as_of`. */
GRDP_CHECKED grdp_status grdp_fit_errors_read(grdp_arena *arena, const char *file, int as_of,
                                              grdp_diag *diag, grdp_fit_errors *out);

/* fit_text.c: the group `changes` of a scenario, each number with its source. */
void grdp_fit_text(const grdp_fit *fit, grdp_buffer *out);

#endif
