/* labels: inputs of a study that are no numbers of the scenario: which of several models or
 * scenarios holds, and which shocks come.
 *
 * A value of "shocks" has no meaning by itself: it is the number of a run, from which all shocks
 * are drawn (grdp_block_draw_shocks), so that points with the same value have the same shocks: what
 * designs that freeze a group need. The draws of a group as one: J.-C. Fort, T. Klein, A. Lagnoux,
 * B. Laurent, "Estimation of the Sobol indices in a linear functional multidimensional model", J.
 * Statistical Planning and Inference 143 (2013).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/study.h"

#include "core/text.h"

#include <string.h>

static const grdp_param params[] = {
    {.name = "model", .unit = "", .doc = "Which of several models holds.", .max = 1000.0},
    {.name = "shocks", .unit = "", .doc = "Which shocks of models come.", .max = 1.0},
};

enum { MODEL, SHOCKS };

static grdp_status add_label(grdp_arena *arena, grdp_study *study, const grdp_param *param,
                             const char *name, grdp_axis like)
{
    const size_t n = study->plan.n_inputs;
    grdp_axis *const axes = grdp_arena_alloc(arena, n + 1, sizeof *axes);
    grdp_factor *const factor = grdp_arena_alloc(arena, 1, sizeof *factor);
    double *const likely = grdp_arena_alloc(arena, study->scenario->n_periods, sizeof *likely);
    if (axes == NULL || factor == NULL || likely == NULL)
        return GRDP_ERR_MEMORY;
    if (n > 0)
        memcpy(axes, study->axes, n * sizeof *axes);
    *factor = (grdp_factor){
        .path = name, .param = param, .scale = 1.0, .likely = likely, .constant = true};
    like.factor = GRDP_NO_FACTOR;
    like.of = factor;
    axes[n] = like;
    study->axes = axes;
    study->plan.n_inputs = n + 1;
    return GRDP_OK;
}

static grdp_status add_choice(grdp_arena *arena, grdp_study *study, const char *name, size_t n)
{
    double *const levels = grdp_arena_alloc(arena, n, sizeof *levels);
    if (levels == NULL || name == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n; i++)
        levels[i] = (double)i;
    const grdp_axis axis = {.form = GRDP_AXIS_LIST, .n_levels = n, .levels = levels};
    return add_label(arena, study, &params[MODEL], name, axis);
}

/* One choice for each list of models, the first list changing fastest; one for all where they are
 * tied. */
static grdp_status add_models(grdp_arena *arena, const grdp_study_options *options,
                              grdp_study *study)
{
    const grdp_scenario *const s = study->scenario;
    const size_t n = options->models_tied ? 1 : s->n_lists;
    grdp_choice *const choices = grdp_arena_alloc(arena, n, sizeof *choices);
    if (choices == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t stride = 1, i = 0; i < n; stride *= s->lists[i++].n) {
        const char *const name =
            n == 1 ? "model" : grdp_arena_printf(arena, "%s.model", s->lists[i].path);
        choices[i] = (grdp_choice){study->plan.n_inputs, s->lists[i].n, stride};
        GRDP_TRY(add_choice(arena, study, name, s->lists[i].n));
    }
    study->n_choices = n;
    study->choices = choices;
    return GRDP_OK;
}

bool grdp_study_has_shocks(const grdp_scenario *s)
{
    for (size_t f = 0; f < s->n_factors; f++)
        if (grdp_text_equal(s->factors[f].param->name, GRDP_VOLATILITY) &&
            (s->factors[f].likely[0] != 0.0 || s->factors[f].dist != NULL))
            return true;
    for (size_t i = 0; i < s->n_sectors; i++)
        if (s->sectors[i].model != NULL && s->sectors[i].model->draws_once)
            return true;
    return false;
}

static grdp_status check_shocks(const grdp_study *study, grdp_diag *diag)
{
    const grdp_place place = {.path = "--shocks"};
    bool any = grdp_study_has_shocks(study->scenario);
    for (size_t a = 0; a < study->n_alternatives; a++)
        any |= grdp_study_has_shocks(study->alternatives[a]);
    if (!any)
        return grdp_diag_error(diag, place, "no model of the scenario has shocks",
                               "leave it out, or give a sector a volatility");
    if (!study->method->takes_shocks)
        return grdp_diag_error(diag, place, "the method \"%s\" cannot divide by shocks",
                               "take `grdpsim study sobol`, or shapley", study->method->name);
    return GRDP_OK;
}

grdp_status grdp_study_labels(grdp_arena *arena, const grdp_study_options *options, grdp_diag *diag,
                              grdp_study *study)
{
    study->other = study->shocks = GRDP_NO_FACTOR;
    study->n_ways = options->n_ways > 1 ? options->n_ways : 1;
    const size_t n_others = study->n_alternatives - (study->n_ways - 1);
    if (study->n_ways > 1)
        GRDP_TRY(add_models(arena, options, study));
    if (n_others > 0) {
        study->other = study->plan.n_inputs;
        GRDP_TRY(add_choice(arena, study, study->n_ways > 1 ? "scenario" : "model", n_others + 1));
    }
    if (!options->shocks)
        return GRDP_OK;
    GRDP_TRY(check_shocks(study, diag));
    study->shocks = study->plan.n_inputs;
    const grdp_axis axis = {.form = GRDP_AXIS_RANGE, .from = 0.0, .to = 1.0};
    return add_label(arena, study, &params[SHOCKS], params[SHOCKS].name, axis);
}
