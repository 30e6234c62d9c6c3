/* linear: how linear the result is in the factors, and what each contributes if it is.
 *
 *   y = b_0 + sum b_i x_i by least squares over N points of the factors' distributions
 *   r2     part of the variance of y that the fit gives
 *   share  of a group: variance of its part of the sum over that of y; of one factor
 *          (b_i sd_i / sd_y)^2
 *
 * Above 0.99 the shares are Sobol' indices to the second decimal at a hundredth of the cost.
 * Source: A. Saltelli et al., Global Sensitivity Analysis: The Primer (2008), section 1.2.5.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/model.h"
#include "study/linear_fit.h"
#include "study/pair.h"

#include <math.h>
#include <stdlib.h>

enum { SAMPLES };
enum { SHARE, SLOPE, R2 };

static const grdp_param settings[] = {
    [SAMPLES] = {"samples", "count", "Points of the scrambled sequence of Sobol'.",
                 .fallback = 1024, .min = 64, .max = 1048576},
};

static const grdp_column columns[] = {
    [SHARE] = {"share", GRDP_COLUMN_NUMBER, NULL,
               .doc = "Part of the variance by a linear fit: (weight x sd)^2.", 3},
    [SLOPE] = {"slope", GRDP_COLUMN_NUMBER, "response",
               .doc = "Change of the response for one unit of the factor.", 3},
    [R2] = {"r2", GRDP_COLUMN_NUMBER, NULL, .doc = "R2 of a linear fit", 4},
};

static uint64_t n_points(const grdp_method_plan *plan)
{
    return (uint64_t)plan->settings[SAMPLES];
}

static grdp_status prepare(grdp_method_plan *plan)
{
    return grdp_pair_prepare(plan, 1, false);
}

static void design(const grdp_method_plan *plan, uint64_t first, size_t n, double *const *out)
{
    for (size_t i = 0; i < plan->n_inputs; i++)
        grdp_pair_fill(plan, i, false, first / GRDP_LANES, n, out[i]);
}

/* The slope of a group of several has no unit. */
static void put_fit(const grdp_method_plan *plan, const grdp_linear_fit *fit, size_t response,
                    grdp_effects *out)
{
    for (size_t g = 0; g < plan->n_groups; g++) {
        size_t n = 0;
        double slope = 0.0;
        for (size_t i = 0; i < plan->n_inputs; i++)
            if (plan->inputs[i].group == g) {
                slope = fit->slope[i];
                n++;
            }
        grdp_effects_put_value(out, response, g, SHARE, fit->share[g]);
        if (n == 1)
            grdp_effects_put_value(out, response, g, SLOPE, slope);
    }
    grdp_effects_put_value(out, response, GRDP_NO_GROUP, R2, fit->r2);
}

static uint64_t same(const void *context, size_t index)
{
    (void)context;
    return index;
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    const grdp_linear_points points = {.n = (size_t)sample->n_points, .point = same};
    double *const memory = calloc(plan->n_inputs + plan->n_groups, sizeof *memory);
    grdp_linear_fit fit = {.slope = memory, .share = memory + plan->n_inputs};
    grdp_status status = memory != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
    for (size_t r = 0; r < sample->n_responses && status == GRDP_OK; r++) {
        status = grdp_linear_fit_run(plan, sample, r, &points, &fit);
        if (status == GRDP_OK)
            put_fit(plan, &fit, r, out);
    }
    free(memory);
    return status;
}

const grdp_method grdp_method_linear = {
    .name = "linear",
    .doc = "Asks how linear the result is: if it is, the weights say all there is to say.",
    .cost = "samples",
    .source = "least squares; Saltelli et al. 2008, section 1.2.5",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_SHARE,
    .r2 = 1 + R2,
    .coordinate = GRDP_COORDINATE_CUBE,
    .independent = true,
    .prepare = prepare,
    .n_points = n_points,
    .design = design,
    .analyse = analyse,
};
