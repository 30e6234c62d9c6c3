/* first_order: the part of the variance that the mean given one input has, from any sample, see
 * first_order.h: for as many runs whether there are three factors or thirty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/first_order.h"

#include "study/rows.h"

enum { SAMPLES, RESAMPLES };
enum { SHARE };

static const grdp_param settings[] = {
    [SAMPLES] = GRDP_ROWS_SAMPLES,
    [RESAMPLES] = GRDP_ROWS_RESAMPLES(500.0),
};

static const grdp_column columns[] = {
    [SHARE] = {"S1", GRDP_COLUMN_NUMBER, NULL,
               .doc = "Part of the variance that goes where the group alone is known.", 3},
};

static grdp_status find(const grdp_method_plan *plan, const grdp_rows *rows, const void *context,
                        grdp_bootstrapped *out)
{
    (void)context;
    return grdp_first_order_run(rows->n_inputs, rows->by_x, (const double *const *)rows->x, rows->y,
                                plan->seed, (size_t)plan->settings[RESAMPLES], out);
}

static grdp_status analyse_rows(const grdp_method_plan *plan, const grdp_rows *rows,
                                size_t response, grdp_effects *out)
{
    return grdp_rows_put(plan, rows, response, &(grdp_rows_numbers){.n_numbers = 1, .find = find},
                         out);
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    return grdp_rows_each(plan, sample, analyse_rows, out);
}

static const char *note(const double *values)
{
    (void)values;
    return "The interval of a factor without effect is wider than it need be.";
}

const grdp_method grdp_method_first_order = {
    .name = "first_order",
    .doc = "Takes shares of the variance from any runs: what does each factor explain by itself?",
    .source = "Plischke, Borgonovo and Smith 2013, with lines in classes; Ezekiel 1929",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_SHARE,
    GRDP_ROWS_METHOD,
    .note = note,
    .analyse = analyse,
};
