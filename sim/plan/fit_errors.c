/* fit_errors: how far past plans were from their outcomes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/fit.h"

#include <math.h>

#include "core/file.h"
#include "core/number.h"
#include "scenario/csv.h"
#include "scenario/period.h"

enum { REGION, YEAR, PLAN, OUTCOME, VINTAGE, COLUMNS };

static const char *const names[COLUMNS] = {"region", "year", "plan", "outcome", "vintage"};

static bool find_columns(const grdp_csv *csv, grdp_diag *diag, size_t *at)
{
    bool fine = true;
    for (size_t c = 0; c < COLUMNS; c++) {
        const int found = grdp_csv_column(csv, names[c]);
        at[c] = found >= 0 ? (size_t)found : 0;
        if (found < 0)
            grdp_diag_add(diag, GRDP_ERROR, (grdp_place){csv->file, 1, names[c]},
                          "the table of plan errors has no column \"%s\"",
                          "its columns are region, year, plan, outcome, vintage", names[c]);
        fine &= found >= 0;
    }
    return fine;
}

/* False after a finding; `counts` says whether the outcome was known at `as_of`. */
static bool read_pair(const grdp_csv *csv, size_t row, const size_t *at, int as_of, grdp_diag *diag,
                      double *error, bool *counts)
{
    const char *const *const cells = csv->cells + row * csv->n_columns;
    const grdp_place place = {csv->file, csv->lines[row], NULL};
    double plan = 0.0, outcome = 0.0;
    int vintage = 0;
    bool fine = true;
    if (!grdp_csv_number(csv, row, at[PLAN], &plan) ||
        !grdp_csv_number(csv, row, at[OUTCOME], &outcome)) {
        grdp_diag_add(diag, GRDP_ERROR, place, "plan \"%s\" and outcome \"%s\" are not two numbers",
                      "write growth in per cent: 9,8.16", grdp_text_show(cells[at[PLAN]]),
                      grdp_text_show(cells[at[OUTCOME]]));
        fine = false;
    }
    if (!grdp_date_read(cells[at[VINTAGE]], &vintage)) {
        grdp_diag_add(diag, GRDP_ERROR, place, "vintage \"%s\" is not a date",
                      "write for example 2023-12", grdp_text_show(cells[at[VINTAGE]]));
        fine = false;
    }
    *error = plan - outcome;
    *counts = as_of == 0 || vintage <= as_of;
    return fine;
}

static bool read_all(const grdp_csv *csv, const size_t *at, int as_of, grdp_diag *diag,
                     double *errors, size_t *n)
{
    bool fine = true;
    for (size_t row = 0; row < csv->n_rows; row++) {
        bool counts = false;
        fine &= read_pair(csv, row, at, as_of, diag, &errors[*n], &counts);
        *n += counts;
    }
    return fine;
}

static void summarize(size_t n, double *errors, grdp_fit_errors *out)
{
    out->n = n;
    out->mean = grdp_fit_mean(n, errors);
    out->sd = grdp_fit_sd(n, errors);
    out->sd_error = n > 1 ? out->sd / sqrt(2.0 * (double)(n - 1)) : (double)NAN;
    grdp_fit_robust(n, errors, &out->median, &out->robust_sd);
}

grdp_status grdp_fit_errors_read(grdp_arena *arena, const char *file, int as_of, grdp_diag *diag,
                                 grdp_fit_errors *out)
{
    grdp_csv csv;
    const char *bytes = NULL;
    size_t length = 0, at[COLUMNS], n = 0;
    GRDP_TRY(grdp_csv_read(arena, file, diag, &csv, &bytes, &length));
    if (!find_columns(&csv, diag, at))
        return GRDP_ERR_INPUT;
    double *const errors = grdp_arena_alloc(arena, csv.n_rows + 1, sizeof *errors);
    if (errors == NULL)
        return GRDP_ERR_MEMORY;
    if (!read_all(&csv, at, as_of, diag, errors, &n))
        return GRDP_ERR_INPUT;
    *out = (grdp_fit_errors){.file = grdp_arena_text(arena, file)};
    if (out->file == NULL)
        return GRDP_ERR_MEMORY;
    grdp_sha256(bytes, length, out->sha256);
    summarize(n, errors, out);
    return GRDP_OK;
}
