/* regional: which inputs decide whether a target is met, see regional.h: runs are split by the
 * response, and an input that decides has another distribution on either side. It sees conditions
 * that an input sets by itself: where two only do so together, both distances may be small.
 *
 * Responses that are 0 or 1, such as met:TARGET, are split as they are, others at --at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/regional.h"

#include "study/rows.h"

#include <math.h>

enum { SAMPLES, AT, RESAMPLES };
enum { DISTANCE, INSIDE, OUTSIDE, DUMMY, SPLIT, PART };

static const grdp_param settings[] = {
    [SAMPLES] = {"samples", "count", "Runs.", .fallback = 4096.0, .min = 100.0, .max = 1e8},
    [AT] = {"at", "", "Runs are split where the response reaches this; without it at its median.",
            .fallback = GRDP_REQUIRED, .min = -1e300, .max = 1e300},
    [RESAMPLES] = {"resamples", "count", "Resamples of the runs for the intervals.",
                   .fallback = 500.0, .min = 100.0, .max = 1e5},
};

static const grdp_column columns[] = {
    [DISTANCE] = {"distance", GRDP_COLUMN_NUMBER, NULL,
                  .doc = "Largest distance between the distributions of the factor on both sides.",
                  3},
    [INSIDE] = {"median_in", GRDP_COLUMN_NUMBER, "factor",
                .doc = "Median of the factor in the runs that reach it.", 2},
    [OUTSIDE] = {"median_out", GRDP_COLUMN_NUMBER, "factor",
                 .doc = "Median of the factor in the other runs.", 2},
    [DUMMY] = {"dummy", GRDP_COLUMN_NUMBER, NULL,
               .doc = "Distance of a factor without effect, by chance", 3},
    [SPLIT] = {"split", GRDP_COLUMN_NUMBER, "response", .doc = "Split where the response reaches",
               2},
    [PART] = {"part", GRDP_COLUMN_NUMBER, NULL, .doc = "Part of the runs that reach it", 3},
};

/* NAN for a response that is 0 or 1. */
static double split_of(const grdp_method_plan *plan, const grdp_rows *rows)
{
    const grdp_order *const y = &rows->by_y;
    const double least = rows->y[y->row[0]], most = rows->y[y->row[y->n - 1]];
    if (y->n_distinct == 2 && least == 0.0 && most == 1.0)
        return (double)NAN;
    return isnan(plan->settings[AT]) ? rows->y[y->row[y->n / 2]] : plan->settings[AT];
}

static void put(grdp_effects *out, grdp_effect like, size_t column, double value)
{
    like.column = column;
    like.value = value;
    like.low = like.high = (double)NAN;
    grdp_effects_put(out, &like);
}

static void put_all(const grdp_method_plan *plan, const grdp_rows *rows, const bool *inside,
                    size_t response, const grdp_bootstrapped *found, grdp_effects *out)
{
    const grdp_bootstrapped *const dummy = &found[rows->n_inputs];
    for (size_t i = 0; i < rows->n_inputs; i++) {
        grdp_effect e = {response,       plan->inputs[i].group, GRDP_NO_GROUP, DISTANCE,
                         found[i].value, found[i].low,          found[i].high, false};
        e.weak = grdp_distance_is_weak(&found[i], dummy);
        grdp_effects_put(out, &e);
        put(out, e, INSIDE, grdp_regional_median(&rows->by_x[i], rows->x[i], inside, true));
        put(out, e, OUTSIDE, grdp_regional_median(&rows->by_x[i], rows->x[i], inside, false));
    }
    const grdp_effect whole = {response,     GRDP_NO_GROUP, GRDP_NO_GROUP, DUMMY,
                               dummy->value, dummy->low,    dummy->high,   false};
    grdp_effects_put(out, &whole);
}

static grdp_status analyse_rows(const grdp_method_plan *plan, const grdp_rows *rows,
                                size_t response, grdp_effects *out)
{
    const double split = split_of(plan, rows), least = isnan(split) ? 1.0 : split;
    bool *const inside = grdp_arena_alloc(rows->arena, rows->n, sizeof *inside);
    grdp_bootstrapped *const found =
        grdp_arena_alloc(rows->arena, rows->n_inputs + 1, sizeof *found);
    const grdp_effect whole = {
        .response = response, .group = GRDP_NO_GROUP, .other = GRDP_NO_GROUP};
    size_t n_inside = 0;
    if (inside == NULL || found == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t k = 0; k < rows->n; k++) {
        inside[k] = rows->y[k] >= least;
        n_inside += inside[k];
    }
    put(out, whole, SPLIT, split);
    put(out, whole, PART, (double)n_inside / (double)rows->n);
    if (n_inside == 0 || n_inside == rows->n)
        return GRDP_OK;
    const grdp_regional regional = {rows->n_inputs, rows->by_x, inside};
    GRDP_TRY(grdp_regional_run(&regional, plan->seed, (size_t)plan->settings[RESAMPLES], found));
    put_all(plan, rows, inside, response, found, out);
    return GRDP_OK;
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    return grdp_rows_each(plan, sample, analyse_rows, out);
}

const grdp_method grdp_method_regional = {
    .name = "regional",
    .doc = "Compares the runs that meet a target with the others: which factor decides it?",
    .cost = "samples",
    .source = "Hornberger and Spear 1981; Saltelli et al. 2008, section 5.2",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_SPLIT,
    .coordinate = GRDP_COORDINATE_CUBE,
    .single = true,
    .given_data = true,
    .grows = 1 + SAMPLES,
    .prepare = grdp_rows_prepare,
    .n_points = grdp_rows_count,
    .design = grdp_rows_design,
    .analyse = analyse,
};
