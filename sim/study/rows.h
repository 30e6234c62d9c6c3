/* rows: the runs of a sample that have a response, column by column: what is analysed of a sample
 * without looking at its design.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_ROWS_H
#define GRDP_STUDY_ROWS_H

#include "grdp/method.h"
#include "study/bootstrap.h"
#include "study/order.h"

typedef struct grdp_rows {
    grdp_arena *arena; /* of everything below */
    size_t n, n_inputs;
    double **x; /* [input][row] */
    grdp_order *by_x;
    double *y;
    grdp_order by_y;
} grdp_rows;

/* Of one response. On GRDP_OK the caller frees *out with grdp_rows_free(). */
GRDP_CHECKED grdp_status grdp_rows_create(const grdp_sample *sample, size_t response,
                                          grdp_rows *out);
void grdp_rows_free(grdp_rows *rows);

/* analyse() of methods that take any sample: `each` for each response that varies. */
typedef grdp_status grdp_rows_analyse(const grdp_method_plan *plan, const grdp_rows *rows,
                                      size_t response, grdp_effects *out);
GRDP_CHECKED grdp_status grdp_rows_each(const grdp_method_plan *plan, const grdp_sample *sample,
                                        grdp_rows_analyse *each, grdp_effects *out);

/* Numbers of each input, with intervals. */
typedef struct grdp_rows_numbers {
    size_t n_numbers; /* of each input: the columns 0 .. n_numbers - 1 */
    size_t dummy;     /* column of the first number of the dummy; 0: there is none */

    /* Of each input, and after the last one of the dummy where there is one. */
    grdp_status (*find)(const grdp_method_plan *plan, const grdp_rows *rows, const void *context,
                        grdp_bootstrapped *out);
    const void *context;
} grdp_rows_numbers;

/* Finds the numbers and puts them. A number is weak where the dummy would have as much by chance,
 * or, without a dummy, where its interval holds 0. */
GRDP_CHECKED grdp_status grdp_rows_put(const grdp_method_plan *plan, const grdp_rows *rows,
                                       size_t response, const grdp_rows_numbers *numbers,
                                       grdp_effects *out);

/* prepare(), design() and n_points() of methods that take any sample: independent draws of every
 * input, as many as the first setting says. Draws go by name, so that another input changes none of
 * those that are there, and are the same for all of these methods. */
GRDP_CHECKED grdp_status grdp_rows_prepare(grdp_method_plan *plan);
void grdp_rows_design(const grdp_method_plan *plan, uint64_t first, size_t n, double *const *out);
uint64_t grdp_rows_count(const grdp_method_plan *plan);

/* The settings that these methods share, the number of runs being the first one, and what their
 * descriptors share. */
#define GRDP_ROWS_SAMPLES                                                                          \
    {                                                                                              \
        "samples", "count", "Runs.", .fallback = 4096.0, .min = 100.0, .max = 1e8                  \
    }
#define GRDP_ROWS_RESAMPLES(USUAL)                                                                 \
    {                                                                                              \
        "resamples", "count", "Resamples of the runs for the intervals.", .fallback = (USUAL),     \
                                                                          .min = 100.0, .max = 1e5 \
    }
#define GRDP_ROWS_METHOD                                                                           \
    .cost = "samples", .coordinate = GRDP_COORDINATE_CUBE, .single = true, .given_data = true,     \
    .grows = 1, .prepare = grdp_rows_prepare, .n_points = grdp_rows_count,                         \
    .design = grdp_rows_design

#endif
