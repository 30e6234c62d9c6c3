/* pawn: how far each input moves the whole distribution of a response, see pawn.h. Dependent inputs
 * are fine: what an input carries over from those it is tied to is part of its distance.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/pawn.h"

#include "study/rows.h"

#include <math.h>

enum { SAMPLES, SLIDES, RESAMPLES };
enum { MEDIAN, MEAN, MOST, DUMMY };

static const grdp_param settings[] = {
    [SAMPLES] = {"samples", "count", "Runs.", .fallback = 4096.0, .min = 100.0, .max = 1e8},
    [SLIDES] = {"slides", "count", "Classes of equal frequency of each factor.", .fallback = 10.0,
                .min = 2.0, .max = (double)GRDP_PAWN_CLASSES},
    [RESAMPLES] = {"resamples", "count", "Resamples of the runs for the intervals.",
                   .fallback = 500.0, .min = 100.0, .max = 1e5},
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

/* Numbers within what chance gives a dummy are weak. */
static void put_input(size_t response, size_t group, const grdp_bootstrapped *found,
                      const grdp_bootstrapped *dummy, grdp_effects *out)
{
    static const size_t column_of[GRDP_PAWN_NUMBERS] = {
        [GRDP_PAWN_MEDIAN] = MEDIAN, [GRDP_PAWN_MEAN] = MEAN, [GRDP_PAWN_MOST] = MOST};
    for (size_t k = 0; k < GRDP_PAWN_NUMBERS; k++) {
        const grdp_effect effect = {response,       group,
                                    GRDP_NO_GROUP,  column_of[k],
                                    found[k].value, found[k].low,
                                    found[k].high,  grdp_distance_is_weak(&found[k], &dummy[k])};
        grdp_effects_put(out, &effect);
    }
}

static grdp_status analyse_rows(const grdp_method_plan *plan, const grdp_rows *rows,
                                size_t response, grdp_effects *out)
{
    const size_t n = rows->n_inputs;
    const grdp_pawn pawn = {n, rows->by_x, &rows->by_y, (size_t)plan->settings[SLIDES]};
    grdp_bootstrapped *const found =
        grdp_arena_alloc(rows->arena, (n + 1) * GRDP_PAWN_NUMBERS, sizeof *found);
    if (found == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_pawn_run(&pawn, plan->seed, (size_t)plan->settings[RESAMPLES], found));
    const grdp_bootstrapped *const dummy = found + n * GRDP_PAWN_NUMBERS;
    for (size_t i = 0; i < n; i++)
        put_input(response, plan->inputs[i].group, found + i * GRDP_PAWN_NUMBERS, dummy, out);
    const grdp_effect floor = {.response = response,
                               .group = GRDP_NO_GROUP,
                               .other = GRDP_NO_GROUP,
                               .column = DUMMY,
                               .value = dummy[GRDP_PAWN_MEDIAN].value,
                               .low = dummy[GRDP_PAWN_MEDIAN].low,
                               .high = dummy[GRDP_PAWN_MEDIAN].high};
    grdp_effects_put(out, &floor);
    return GRDP_OK;
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    return grdp_rows_each(plan, sample, analyse_rows, out);
}

const grdp_method grdp_method_pawn = {
    .name = "pawn",
    .doc = "Compares whole distributions: which factor moves the result anywhere, not its variance "
           "only?",
    .cost = "samples",
    .source = "Pianosi and Wagener 2018",
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
