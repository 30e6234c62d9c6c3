/* shapley: which part of the variance of a response each group of inputs brings, whether inputs
 * depend on each other or not, see shapley_effects.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/shapley_effects.h"

#include "grdp/method.h"

#include <math.h>

enum { ORDERS, RESAMPLES };
enum { EFFECT };

static const grdp_param settings[] = {
    [ORDERS] = {"orders", "count", "Random orders in which the factors join.", .fallback = 4096.0,
                .min = 64.0, .max = 1e8},
    [RESAMPLES] = {"resamples", "count", "Resamples of the orders for the intervals.",
                   .fallback = 500.0, .min = 100.0, .max = 1e5},
};

static const grdp_column columns[] = {
    [EFFECT] = {"shapley", GRDP_COLUMN_NUMBER, NULL,
                .doc = "Part of the variance; the parts of all factors make 1.", 3},
};

static grdp_status prepare(grdp_method_plan *plan)
{
    grdp_shapley_effects *const effects = grdp_arena_alloc(plan->arena, 1, sizeof *effects);
    const char **const names = grdp_arena_alloc(plan->arena, plan->n_inputs, sizeof *names);
    size_t *const player = grdp_arena_alloc(plan->arena, plan->n_inputs, sizeof *player);
    if (effects == NULL || names == NULL || player == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < plan->n_inputs; i++) {
        names[i] = plan->inputs[i].name;
        player[i] = plan->inputs[i].group;
    }
    const grdp_shapley_inputs inputs = {plan->n_inputs, plan->n_groups, names, player,
                                        plan->correlation};
    GRDP_TRY(grdp_shapley_effects_start(plan->arena, plan->seed, &inputs, effects));
    plan->tables = effects;
    return GRDP_OK;
}

static uint64_t n_points(const grdp_method_plan *plan)
{
    return (uint64_t)plan->settings[ORDERS] * (plan->n_groups + 1);
}

static void design(const grdp_method_plan *plan, uint64_t first, size_t n, double *const *out)
{
    grdp_shapley_effects_fill(plan->tables, first, n, out);
}

static grdp_status analyse(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out)
{
    grdp_bootstrapped *const found = grdp_arena_alloc(plan->arena, plan->n_groups, sizeof *found);
    if (found == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t r = 0; r < sample->n_responses; r++) {
        GRDP_TRY(grdp_shapley_effects_estimate(plan->tables, (size_t)plan->settings[ORDERS],
                                               sample->response[r], plan->seed,
                                               (size_t)plan->settings[RESAMPLES], found));
        for (size_t g = 0; g < plan->n_groups; g++) {
            const grdp_effect effect = {r,
                                        g,
                                        GRDP_NO_GROUP,
                                        EFFECT,
                                        found[g].value,
                                        found[g].low,
                                        found[g].high,
                                        found[g].low <= 0.0};
            grdp_effects_put(out, &effect);
        }
    }
    return GRDP_OK;
}

const grdp_method grdp_method_shapley = {
    .name = "shapley",
    .doc = "Divides the variance among the factors, correlated ones too: who brings which part?",
    .cost = "orders x (groups + 1)",
    .source = "Owen 2014; Song, Nelson and Staum 2016; Goda 2021",
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .reads = GRDP_READS_SHARE,
    .takes_shocks = true,
    .coordinate = GRDP_COORDINATE_JOINT,
    .most_inputs = GRDP_SHAPLEY_EFFECTS_INPUTS,
    .grows = 1 + ORDERS,
    .prepare = prepare,
    .n_points = n_points,
    .design = design,
    .analyse = analyse,
};
