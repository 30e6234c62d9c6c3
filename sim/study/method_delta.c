/* delta: how much of the whole distribution of a response moves when an input is known, see
 * delta.h: whatever the input changes, and on the same scale for every response.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/delta.h"

#include "study/rows.h"

enum { SAMPLES, RESAMPLES };
enum { DELTA, DUMMY };

static const grdp_param settings[] = {
    [SAMPLES] = GRDP_ROWS_SAMPLES,
    [RESAMPLES] = GRDP_ROWS_RESAMPLES(200.0),
};

static const grdp_column columns[] = {
    [DELTA] = {"delta", GRDP_COLUMN_NUMBER, NULL,
               .doc = "Part of the distribution of the response that moves, 0 to 1.", 3},
    [DUMMY] = {"dummy", GRDP_COLUMN_NUMBER, NULL,
               .doc = "Delta of a factor without effect, by chance", 3},
};

static grdp_status find(const grdp_method_plan *plan, const grdp_rows *rows, const void *context,
                        grdp_bootstrapped *out)
{
    const grdp_delta delta = {rows->n_inputs, rows->by_x, &rows->by_y, rows->y};
    (void)context;
    return grdp_delta_run(&delta, plan->seed, (size_t)plan->settings[RESAMPLES], out);
}

static grdp_status analyse_rows(const grdp_method_plan *plan, const grdp_rows *rows,
                                size_t response, grdp_effects *out)
{
    return grdp_rows_put(plan, rows, response,
                         &(grdp_rows_numbers){.n_numbers = 1, .dummy = DUMMY, .find = find}, out);
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    return grdp_rows_each(plan, sample, analyse_rows, out);
}

static const char *note(const double *values)
{
    (void)values;
    return "Intervals are of chance alone: classes make a large delta too small, by a "
           "tenth at 1,000 runs and a twenty-fifth at 16,000.";
}

const grdp_method grdp_method_delta = {
    .name = "delta",
    .doc = "Measures how much of the whole distribution moves when a factor is known.",
    .source = "Borgonovo 2007; Plischke, Borgonovo and Smith 2013",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_CHANCE,
    GRDP_ROWS_METHOD,
    .note = note,
    .analyse = analyse,
};
