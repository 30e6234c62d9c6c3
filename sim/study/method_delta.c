/* delta: how much of the whole distribution of a response moves when an input is known, see
 * delta.h: whatever the input changes, and on the same scale for every response.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/delta.h"

#include "study/rows.h"

enum { SAMPLES, RESAMPLES };
enum { DELTA, DUMMY };

static const grdp_param settings[] = {
    [SAMPLES] = {"samples", "count", "Runs.", .fallback = 4096.0, .min = 100.0, .max = 1e8},
    [RESAMPLES] = {"resamples", "count", "Resamples of the runs for the intervals.",
                   .fallback = 200.0, .min = 100.0, .max = 1e5},
};

static const grdp_column columns[] = {
    [DELTA] = {"delta", GRDP_COLUMN_NUMBER, NULL,
               .doc = "Part of the distribution of the response that moves, 0 to 1.", 3},
    [DUMMY] = {"dummy", GRDP_COLUMN_NUMBER, NULL,
               .doc = "Delta of a factor without effect, by chance", 3},
};

static grdp_status analyse_rows(const grdp_method_plan *plan, const grdp_rows *rows,
                                size_t response, grdp_effects *out)
{
    const size_t n = rows->n_inputs;
    const grdp_delta delta = {n, rows->by_x, &rows->by_y, rows->y};
    grdp_bootstrapped *const found = grdp_arena_alloc(rows->arena, n + 1, sizeof *found);
    if (found == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_delta_run(&delta, plan->seed, (size_t)plan->settings[RESAMPLES], found));
    const grdp_bootstrapped *const dummy = &found[n];
    for (size_t i = 0; i < n; i++) {
        const bool weak = grdp_delta_is_weak(&found[i], dummy);
        const grdp_effect effect = {response,       plan->inputs[i].group, GRDP_NO_GROUP, DELTA,
                                    found[i].value, found[i].low,          found[i].high, weak};
        grdp_effects_put(out, &effect);
    }
    const grdp_effect whole = {response,     GRDP_NO_GROUP, GRDP_NO_GROUP, DUMMY,
                               dummy->value, dummy->low,    dummy->high,   false};
    grdp_effects_put(out, &whole);
    return GRDP_OK;
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    return grdp_rows_each(plan, sample, analyse_rows, out);
}

const grdp_method grdp_method_delta = {
    .name = "delta",
    .doc = "Measures how much of the whole distribution moves when a factor is known.",
    .cost = "samples",
    .source = "Borgonovo 2007; Plischke, Borgonovo and Smith 2013",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_CHANCE,
    .coordinate = GRDP_COORDINATE_CUBE,
    .single = true,
    .given_data = true,
    .grows = 1 + SAMPLES,
    .prepare = grdp_rows_prepare,
    .n_points = grdp_rows_count,
    .design = grdp_rows_design,
    .analyse = analyse,
};
