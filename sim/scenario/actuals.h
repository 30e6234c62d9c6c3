/* actuals: observed figures with period, vintage and status. Immutable: nothing writes over one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_ACTUALS_H
#define GRDP_SCENARIO_ACTUALS_H

#include "core/arena.h"
#include "core/diag.h"
#include "scenario/period.h"

/* A file that was read, for the manifest and the lists of sources. */
typedef struct grdp_input {
    const char *file;
    char sha256[65];
} grdp_input;

typedef struct grdp_actual {
    grdp_period period;
    const char *series; /* "grdp.growth", "sectors.industry.growth", or an indicator's own id */
    double value;       /* in `unit` as published */
    int decimals;       /* digits after the point as published */
    const char *unit, *basis, *status, *source;
    int vintage; /* date of publication; 0: undated */
    const char *file;
    unsigned line;
} grdp_actual;

/* Sorted by series, period, vintage (undated first), line. */
typedef struct grdp_actuals {
    size_t n;
    const grdp_actual *rows;
} grdp_actuals;

/* Reads one CSV file (period,series,value,unit,basis,vintage,status,source and any further columns;
 * "," or ";" with decimal commas where the header is separated by ";") and appends to `rows`. */
struct grdp_actual_rows;
GRDP_CHECKED grdp_status grdp_actuals_read(grdp_arena *arena, const char *file, grdp_diag *diag,
                                           struct grdp_actual_rows *rows, grdp_input *input);

/* Growing array while files are read; zero it before the first call. */
typedef struct grdp_actual_rows {
    size_t n, capacity;
    grdp_actual *rows;
} grdp_actual_rows;

/* Makes room for `more` rows. */
GRDP_CHECKED grdp_status grdp_actuals_reserve(grdp_arena *arena, grdp_actual_rows *rows,
                                              size_t more);

/* Sorts the rows into `out`; reports two figures of one series, period and vintage that differ. */
GRDP_CHECKED grdp_status grdp_actuals_finish(grdp_arena *arena, grdp_actual_rows *rows,
                                             grdp_diag *diag, grdp_actuals *out);

/* The newest figure known at `as_of` (0: everything is known; undated rows count only then), or
 * NULL. Of equal vintages the better status wins: final, preliminary, estimate, others; of equal
 * statuses the row that was read later. A derived figure never wins over a published one, and what
 * was only planned (status "plan") is no figure. */
const grdp_actual *grdp_actuals_find(const grdp_actuals *actuals, const char *series,
                                     grdp_period period, int as_of);

/* The same among the figures in this unit alone; NULL takes any. */
const grdp_actual *grdp_actuals_find_in(const grdp_actuals *actuals, const char *series,
                                        grdp_period period, int as_of, const char *unit);

/* Whether a figure is in this unit: points and per cent are the same number. NULL takes any. */
bool grdp_actual_fits(const grdp_actual *row, const char *unit);

/* The rows of one series and period, all vintages: index of the first and their number. */
size_t grdp_actuals_range(const grdp_actuals *actuals, const char *series, grdp_period period,
                          size_t *first);

/* The number of rows that say nothing about when they were published: left out under an `as_of`. */
size_t grdp_actuals_n_undated(const grdp_actuals *actuals);

/* The year of the constant prices that a figure is at: `own` where its basis is "constant" or not
 * said, 2020 of "constant_2020", 0 of anything else. */
int grdp_actual_price_base(const grdp_actual *row, int own);

#endif
