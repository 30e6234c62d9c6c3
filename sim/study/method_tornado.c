/* tornado: one factor at a time, low and high, all others at their likely values; and the slope at
 * the likely values.
 *
 *   swing   y(x_i = high) - y(x_i = low)
 *   slope   (y(x_i + h) - y(x_i - h)) / (2 h),  h a thousandth of high - low
 *   elasticity       slope x_i / y
 *   semi_elasticity  slope / y, in per cent of the response for one unit of the factor
 *
 * Low and high are the quantiles 10 % and 90 % of a distribution, the ends of a range, or the
 * likely value -+ one point (a tenth of it where it is no percentage).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/method.h"

#include <math.h>

enum { SWING, LOW, HIGH, SLOPE, ELASTICITY, SEMI_ELASTICITY };

/* Points of an input, one after another. */
enum { AT_LOW, AT_HIGH, AT_MINUS, AT_PLUS, AT_ALL };

static const grdp_column columns[] = {
    [SWING] = {"swing", GRDP_COLUMN_NUMBER, "response",
               .doc = "Response with the factor high, less that with the factor low.", 2},
    [LOW] = {"at_low", GRDP_COLUMN_NUMBER, "response", .doc = "Response with the factor low.", 2},
    [HIGH] = {"at_high", GRDP_COLUMN_NUMBER, "response", .doc = "Response with the factor high.",
              2},
    [SLOPE] = {"slope", GRDP_COLUMN_NUMBER, "response",
               .doc = "Change of the response for one unit of the factor.", 3},
    [ELASTICITY] = {"elasticity", GRDP_COLUMN_NUMBER, NULL,
                    .doc = "Per cent of the response for one per cent of the factor.", 3},
    [SEMI_ELASTICITY] = {"semi_elasticity", GRDP_COLUMN_NUMBER, "%",
                         .doc = "Per cent of the response for one unit of the factor.", 3},
};

static uint64_t n_points(const grdp_method_plan *plan)
{
    return AT_ALL * plan->n_inputs;
}

static double shift_of(const grdp_method_input *input, uint64_t at)
{
    const double shift[AT_ALL] = {[AT_LOW] = input->low - input->likely,
                                  [AT_HIGH] = input->high - input->likely,
                                  [AT_MINUS] = -input->step,
                                  [AT_PLUS] = input->step};
    return shift[at];
}

static void design(const grdp_method_plan *plan, uint64_t first, size_t n, double *const *out)
{
    for (size_t i = 0; i < plan->n_inputs; i++)
        for (size_t lane = 0; lane < n; lane++) {
            const uint64_t point = first + lane;
            const bool moved = point / AT_ALL == i;
            out[i][lane] = moved ? shift_of(&plan->inputs[i], point % AT_ALL) : (double)NAN;
        }
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    for (size_t r = 0; r < sample->n_responses; r++)
        for (size_t i = 0; i < plan->n_inputs; i++) {
            const double *const y = sample->response[r] + AT_ALL * i;
            const grdp_method_input *const input = &plan->inputs[i];
            const double slope = (y[AT_PLUS] - y[AT_MINUS]) / (2.0 * input->step);
            grdp_effects_put_value(out, r, input->group, SWING, y[AT_HIGH] - y[AT_LOW]);
            grdp_effects_put_value(out, r, input->group, LOW, y[AT_LOW]);
            grdp_effects_put_value(out, r, input->group, HIGH, y[AT_HIGH]);
            grdp_effects_put_value(out, r, input->group, SLOPE, slope);
            grdp_effects_put_value(out, r, input->group, ELASTICITY,
                                   slope * input->likely / sample->likely[r]);
            grdp_effects_put_value(out, r, input->group, SEMI_ELASTICITY,
                                   100.0 * slope / sample->likely[r]);
        }
    return GRDP_OK;
}

const grdp_method grdp_method_tornado = {
    .name = "tornado",
    .doc = "Moves one factor at a time, low and high: which one moves the result most?",
    .cost = "4 x factors",
    .source = "one at a time; derivatives by central differences",
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_SWING,
    .coordinate = GRDP_COORDINATE_SHIFT,
    .takes_certain = true,
    .n_points = n_points,
    .design = design,
    .analyse = analyse,
};
