/* path: quarters and sectors of one year that make its growth.
 *
 * The growth x of the cells (sector and quarter) that no figure has fixed yet departs least from
 * the assumptions of the scenario, given the target:
 *
 *   min (x - m)' V^-1 (x - m)   subject to   w'x = R,  low <= x <= high
 *
 * m is the scenario's growth, V its spread (by sector; the same for all where it has none), in
 * which the sectors of a quarter are tied by their correlations and by models that follow others,
 * and the quarters of a sector by a persistence (path_quarters.c); w
 * the levels of the year before relative to its GRDP, and R the growth of the year less what the
 * fixed cells make. Without bounds this is the conditional mean of a Gaussian vector, m + V w (R -
 * w'm) / (w'V w) (Waggoner and Zha 1999).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_PATH_H
#define GRDP_PLAN_PATH_H

#include "core/arena.h"
#include "plan/outlook.h"

enum { GRDP_PATH_SPANS = 7 }; /* Q1, Q2, H1, Q3, 9M, Q4, year */

typedef struct grdp_path_request {
    int year;
    double growth;      /* of GRDP in the year, inside */
    double correlation; /* of the growth of two sectors in one quarter; NAN: the scenario's */
    int digits;         /* decimals of the published growth rates, in per cent */
    size_t n_bounds;
    const char *const *bounds; /* "sectors.industry.growth=5:15" */
} grdp_path_request;

/* A row of the table: a sector, a group of them, or the total. */
typedef struct grdp_path_row {
    int unit;                       /* sector, GRDP_GROUP_UNIT + group, GRDP_NONE for the total */
    bool part;                      /* a sector whose group stands above it */
    double growth[GRDP_PATH_SPANS]; /* inside, of the published path */
    double before[GRDP_PATH_SPANS]; /* the scenario's */
    double level[GRDP_PATH_SPANS]; /* whole numbers that add up; NAN where the account has shares */
} grdp_path_row;

/* A cell, by [season * n_sectors + sector]. Growth is inside. */
typedef struct grdp_path_cell {
    double base;     /* level of the year before */
    double mean, sd; /* the assumption; sd is 0 where it is fixed */
    double low, high;
    double exact;  /* of the path that departs least */
    double growth; /* the same as published: rounded, the year's total kept */
    double level;  /* whole number; NAN where the account has shares */
} grdp_path_cell;

typedef struct grdp_path {
    grdp_arena *arena;
    const grdp_outlook *outlook;
    grdp_path_request request;
    size_t year; /* of the scenario, 0 is the first */
    size_t n_sectors, n_cells;
    size_t n_known;      /* quarters that published figures fix */
    bool has_spread;     /* else all cells are given the same */
    double persistence;  /* correlation of a sector's growth in one quarter and the next */
    const double *prior; /* covariance of the sectors in a quarter, n_sectors^2 */
    grdp_path_cell *cells;
    grdp_span span[GRDP_PATH_SPANS];
    size_t n_rows;
    grdp_path_row *rows;
    bool stays;       /* the assumptions make the target at its digits, and nothing moves */
    double assumed;   /* growth of the year by the assumptions */
    double made;      /* by the published path; differs from the target by rounding */
    double departure; /* square root of what is least, in standard deviations */
    size_t n_bound;   /* cells that stand at a bound */
} grdp_path;

/* The outlook must outlive the path. GRDP_ERR_CHECK, with findings, where the target cannot be
 * reached within the bounds; *out is then not set. On GRDP_OK the caller frees *out with
 * grdp_path_free(). */
GRDP_CHECKED grdp_status grdp_path_create(const grdp_outlook *outlook,
                                          const grdp_path_request *request, grdp_diag *diag,
                                          grdp_path **out);
void grdp_path_free(grdp_path *path);

/* Changes that make the path from the scenario: "sectors.ID.model=...", one text each; they live in
 * the arena. NULL when out of memory. */
const char *const *grdp_path_changes(const grdp_path *path, grdp_arena *arena, size_t *n);

/* path_prior.c: fills `prior` and `has_spread`. */
GRDP_CHECKED grdp_status grdp_path_prior(grdp_path *path);

/* path_quarters.c: the persistence of the scenario; the correlation of two quarters that are not
 * known, given those that are; what known quarters depart by, carried into the means of the rest.
 */
void grdp_path_read_persistence(grdp_path *path);
double grdp_path_quarters_tie(const grdp_path *path, size_t q, size_t p);
GRDP_CHECKED grdp_status grdp_path_quarters_carry(grdp_path *path);

/* path_round.c: rounds the growth rates to `digits` decimals of a per cent so that the sum of
 * base * growth over the free cells stays as near as can be. */
void grdp_path_round_growth(grdp_path *path);

/* path_round.c: rounds a table of n_rows * n_columns so that rows, columns and the total add up
 * (controlled rounding; L. H. Cox, JASA 82, 1987): the total to the nearest whole number, its rows
 * and columns down or up by the largest remainder, then the cells. False when out of memory. */
bool grdp_path_round_table(size_t n_rows, size_t n_columns, double *table);

/* path_rows.c: the rows of the table, from the cells. */
GRDP_CHECKED grdp_status grdp_path_rows(grdp_path *path);

#endif
