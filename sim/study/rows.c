/* rows: columns of a sample without the runs that left the domain of a model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/rows.h"

#include <math.h>
#include <string.h>

#include "engine/draws.h"
#include "study/distance.h"

/* Values of the inputs at up to GRDP_LANES points, those with a response appended. */
static void take_points(const grdp_sample *sample, const double *response, uint64_t first, size_t n,
                        double *const *lanes, grdp_rows *rows)
{
    sample->values(sample, first, n, lanes);
    for (size_t k = 0; k < n; k++) {
        if (isnan(response[first + k]))
            continue;
        for (size_t i = 0; i < rows->n_inputs; i++)
            rows->x[i][rows->n] = lanes[i][k];
        rows->y[rows->n++] = response[first + k];
    }
}

/* Room for all points, and pointers to the lanes of the block in hand. */
static double **allocate(const grdp_sample *sample, grdp_rows *rows)
{
    const size_t n = rows->n_inputs;
    double **const lanes = grdp_arena_alloc(rows->arena, n, sizeof *lanes);
    rows->x = grdp_arena_alloc(rows->arena, n, sizeof *rows->x);
    rows->by_x = grdp_arena_alloc(rows->arena, n, sizeof *rows->by_x);
    rows->y = grdp_arena_alloc(rows->arena, sample->n_points, sizeof *rows->y);
    bool fine = lanes != NULL && rows->x != NULL && rows->by_x != NULL && rows->y != NULL;
    for (size_t i = 0; fine && i < n; i++) {
        lanes[i] = grdp_arena_alloc(rows->arena, GRDP_LANES, sizeof *lanes[i]);
        rows->x[i] = grdp_arena_alloc(rows->arena, sample->n_points, sizeof *rows->x[i]);
        fine = lanes[i] != NULL && rows->x[i] != NULL;
    }
    return fine ? lanes : NULL;
}

static grdp_status fill(const grdp_sample *sample, size_t response, grdp_rows *rows)
{
    double **const lanes = allocate(sample, rows);
    if (lanes == NULL)
        return GRDP_ERR_MEMORY;
    for (uint64_t first = 0; first < sample->n_points; first += GRDP_LANES) {
        const uint64_t left = sample->n_points - first;
        take_points(sample, sample->response[response], first,
                    left < GRDP_LANES ? (size_t)left : GRDP_LANES, lanes, rows);
    }
    for (size_t i = 0; i < rows->n_inputs; i++)
        GRDP_TRY(grdp_order_make(rows->arena, rows->n, rows->x[i], &rows->by_x[i]));
    return grdp_order_make(rows->arena, rows->n, rows->y, &rows->by_y);
}

grdp_status grdp_rows_create(const grdp_sample *sample, size_t response, grdp_rows *out)
{
    *out = (grdp_rows){.arena = grdp_arena_create(), .n_inputs = sample->n_inputs};
    if (out->arena == NULL)
        return GRDP_ERR_MEMORY;
    const grdp_status status = fill(sample, response, out);
    if (status != GRDP_OK)
        grdp_rows_free(out);
    return status;
}

void grdp_rows_free(grdp_rows *rows)
{
    grdp_arena_free(rows->arena);
    *rows = (grdp_rows){0};
}

grdp_status grdp_rows_each(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_rows_analyse *each, grdp_effects *out)
{
    for (size_t r = 0; r < sample->n_responses; r++) {
        grdp_rows rows;
        GRDP_TRY(grdp_rows_create(sample, r, &rows));
        const bool varies = rows.by_y.n_distinct > 1;
        const grdp_status status = varies ? each(plan, &rows, r, out) : GRDP_OK;
        grdp_rows_free(&rows);
        GRDP_TRY(status);
    }
    return GRDP_OK;
}

static grdp_effect effect_of(size_t response, size_t group, size_t column,
                             const grdp_bootstrapped *found)
{
    return (grdp_effect){.response = response,
                         .group = group,
                         .other = GRDP_NO_GROUP,
                         .column = column,
                         .value = found->value,
                         .low = found->low,
                         .high = found->high};
}

grdp_status grdp_rows_put(const grdp_method_plan *plan, const grdp_rows *rows, size_t response,
                          const grdp_rows_numbers *numbers, grdp_effects *out)
{
    const size_t n = rows->n_inputs, each = numbers->n_numbers;
    grdp_bootstrapped *const found = grdp_arena_alloc(rows->arena, (n + 1) * each, sizeof *found);
    if (found == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(numbers->find(plan, rows, numbers->context, found));
    const grdp_bootstrapped *const dummy = found + n * each;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < each; k++) {
            const grdp_bootstrapped *const f = &found[i * each + k];
            grdp_effect effect = effect_of(response, plan->inputs[i].group, k, f);
            effect.weak = numbers->dummy > 0 ? grdp_distance_is_weak(f, &dummy[k]) : f->low <= 0.0;
            grdp_effects_put(out, &effect);
        }
    const grdp_effect chance = effect_of(response, GRDP_NO_GROUP, numbers->dummy, dummy);
    if (numbers->dummy > 0)
        grdp_effects_put(out, &chance);
    return GRDP_OK;
}

grdp_status grdp_rows_prepare(grdp_method_plan *plan)
{
    uint64_t *const keys = grdp_arena_alloc(plan->arena, plan->n_inputs, sizeof *keys);
    if (keys == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < plan->n_inputs; i++) {
        char *const name = grdp_arena_printf(plan->arena, "sample:%s", plan->inputs[i].name);
        if (name == NULL)
            return GRDP_ERR_MEMORY;
        keys[i] = grdp_draw_key(plan->seed, name);
    }
    plan->tables = keys;
    return GRDP_OK;
}

void grdp_rows_design(const grdp_method_plan *plan, uint64_t first, size_t n, double *const *out)
{
    const uint64_t *const keys = plan->tables;
    for (size_t i = 0; i < plan->n_inputs; i++) {
        double lanes[GRDP_LANES];
        grdp_draw_uniform(keys[i], first, 0, lanes);
        memcpy(out[i], lanes, n * sizeof *lanes);
    }
}

uint64_t grdp_rows_count(const grdp_method_plan *plan)
{
    return (uint64_t)plan->settings[0];
}
