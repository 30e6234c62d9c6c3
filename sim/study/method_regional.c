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
    [SAMPLES] = GRDP_ROWS_SAMPLES,
    [AT] = {"at", "", "Runs are split where the response reaches this; without it at its median.",
            .fallback = GRDP_REQUIRED, .min = -1e300, .max = 1e300},
    [RESAMPLES] = GRDP_ROWS_RESAMPLES(500.0),
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

static grdp_status find(const grdp_method_plan *plan, const grdp_rows *rows, const void *context,
                        grdp_bootstrapped *out)
{
    const grdp_regional regional = {rows->n_inputs, rows->by_x, context};
    return grdp_regional_run(&regional, plan->seed, (size_t)plan->settings[RESAMPLES], out);
}

static void put_medians(const grdp_method_plan *plan, const grdp_rows *rows, const bool *inside,
                        size_t response, grdp_effects *out)
{
    for (size_t i = 0; i < rows->n_inputs; i++) {
        const size_t group = plan->inputs[i].group;
        const grdp_order *const by_x = &rows->by_x[i];
        grdp_effects_put_value(out, response, group, INSIDE,
                               grdp_regional_median(by_x, rows->x[i], inside, true));
        grdp_effects_put_value(out, response, group, OUTSIDE,
                               grdp_regional_median(by_x, rows->x[i], inside, false));
    }
}

static grdp_status analyse_rows(const grdp_method_plan *plan, const grdp_rows *rows,
                                size_t response, grdp_effects *out)
{
    const double split = split_of(plan, rows), least = isnan(split) ? 1.0 : split;
    bool *const inside = grdp_arena_alloc(rows->arena, rows->n, sizeof *inside);
    size_t n_inside = 0;
    if (inside == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t k = 0; k < rows->n; k++) {
        inside[k] = rows->y[k] >= least;
        n_inside += inside[k];
    }
    grdp_effects_put_value(out, response, GRDP_NO_GROUP, SPLIT, split);
    grdp_effects_put_value(out, response, GRDP_NO_GROUP, PART, (double)n_inside / (double)rows->n);
    if (n_inside == 0 || n_inside == rows->n)
        return GRDP_OK;
    const grdp_rows_numbers numbers = {
        .n_numbers = 1, .dummy = DUMMY, .find = find, .context = inside};
    put_medians(plan, rows, inside, response, out);
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

const grdp_method grdp_method_regional = {
    .name = "regional",
    .doc = "Compares the runs that meet a target with the others: which factor decides it?",
    .source = "Hornberger and Spear 1981; Saltelli et al. 2008, section 5.2",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_SPLIT,
    GRDP_ROWS_METHOD,
    .note = note,
    .analyse = analyse,
};
