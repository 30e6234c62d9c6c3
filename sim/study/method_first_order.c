/* first_order: the part of the variance that the mean given one input has, from any sample, see
 * first_order.h: for as many runs whether there are three factors or thirty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/first_order.h"

#include "study/rows.h"

enum { SAMPLES, RESAMPLES };
enum { SHARE };

static const grdp_param settings[] = {
    [SAMPLES] = {"samples", "count", "Runs.", .fallback = 4096.0, .min = 100.0, .max = 1e8},
    [RESAMPLES] = {"resamples", "count", "Resamples of the runs for the intervals.",
                   .fallback = 500.0, .min = 100.0, .max = 1e5},
};

static const grdp_column columns[] = {
    [SHARE] = {"S1", GRDP_COLUMN_NUMBER, NULL,
               .doc = "Part of the variance that goes where the group alone is known.", 3},
};

static grdp_status analyse_rows(const grdp_method_plan *plan, const grdp_rows *rows,
                                size_t response, grdp_effects *out)
{
    const size_t n = rows->n_inputs;
    grdp_bootstrapped *const found = grdp_arena_alloc(rows->arena, n, sizeof *found);
    if (found == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_first_order_run(n, rows->by_x, (const double *const *)rows->x, rows->y,
                                  plan->seed, (size_t)plan->settings[RESAMPLES], found));
    for (size_t i = 0; i < n; i++) {
        const grdp_effect effect = {response,      plan->inputs[i].group, GRDP_NO_GROUP,
                                    SHARE,         found[i].value,        found[i].low,
                                    found[i].high, found[i].low <= 0.0};
        grdp_effects_put(out, &effect);
    }
    return GRDP_OK;
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    return grdp_rows_each(plan, sample, analyse_rows, out);
}

const grdp_method grdp_method_first_order = {
    .name = "first_order",
    .doc = "Takes shares of the variance from any runs: what does each factor explain by itself?",
    .cost = "samples",
    .source = "Plischke, Borgonovo and Smith 2013, with lines in classes; Ezekiel 1929",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_SHARE,
    .coordinate = GRDP_COORDINATE_CUBE,
    .single = true,
    .given_data = true,
    .grows = 1 + SAMPLES,
    .prepare = grdp_rows_prepare,
    .n_points = grdp_rows_count,
    .design = grdp_rows_design,
    .analyse = analyse,
};
