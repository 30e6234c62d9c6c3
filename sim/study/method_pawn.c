/* pawn: how far each input moves the whole distribution of a response, see pawn.h. Dependent inputs
 * are fine: what an input carries over from those it is tied to is part of its distance.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/pawn.h"

#include "study/rows.h"

enum { SAMPLES, SLIDES, RESAMPLES };
enum { MEDIAN = GRDP_PAWN_MEDIAN, MEAN = GRDP_PAWN_MEAN, MOST = GRDP_PAWN_MOST, DUMMY };

static const grdp_param settings[] = {
    [SAMPLES] = GRDP_ROWS_SAMPLES,
    [SLIDES] = {"slides", "count", "Classes of equal frequency of each factor.", .fallback = 10.0,
                .min = 2.0, .max = (double)GRDP_PAWN_CLASSES},
    [RESAMPLES] = GRDP_ROWS_RESAMPLES(500.0),
};

static const grdp_column columns[] = {
    [MEDIAN] = {"median", GRDP_COLUMN_NUMBER, NULL,
                .doc = "Median over the classes of the distance between distributions.", 3},
    [MEAN] = {"mean", GRDP_COLUMN_NUMBER, NULL,
              .doc = "Mean over the classes of the distance between distributions.", 3},
    [MOST] = {"largest", GRDP_COLUMN_NUMBER, NULL,
              .doc = "Largest over the classes of the distance between distributions.", 3},
    [DUMMY] = {"dummy", GRDP_COLUMN_NUMBER, NULL,
               .doc = "Median distance of a factor without effect, by chance", 3},
};

static grdp_status find(const grdp_method_plan *plan, const grdp_rows *rows, const void *context,
                        grdp_bootstrapped *out)
{
    const grdp_pawn pawn = {rows->n_inputs, rows->by_x, &rows->by_y,
                            (size_t)plan->settings[SLIDES]};
    (void)context;
    return grdp_pawn_run(&pawn, plan->seed, (size_t)plan->settings[RESAMPLES], out);
}

static grdp_status analyse_rows(const grdp_method_plan *plan, const grdp_rows *rows,
                                size_t response, grdp_effects *out)
{
    const grdp_rows_numbers numbers = {
        .n_numbers = GRDP_PAWN_NUMBERS, .dummy = DUMMY, .find = find};
    return grdp_rows_put(plan, rows, response, &numbers, out);
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    return grdp_rows_each(plan, sample, analyse_rows, out);
}

static const char *note(const double *values)
{
    (void)values;
    return "Distances and their intervals contain what chance adds, at most what it gives "
           "a factor without effect; more runs make it smaller.";
}

const grdp_method grdp_method_pawn = {
    .name = "pawn",
    .doc = "Compares whole distributions: which factor moves the result anywhere, not its variance "
           "only?",
    .source = "Pianosi and Wagener 2018",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_CHANCE,
    GRDP_ROWS_METHOD,
    .note = note,
    .analyse = analyse,
};
