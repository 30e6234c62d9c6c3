/* alternatives: scenarios beside the one that is studied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/alternatives.h"

#include "core/text.h"

#include <stdlib.h>
#include <string.h>

static bool same_frame(const grdp_scenario *a, const grdp_scenario *b)
{
    return strcmp(a->region->id, b->region->id) == 0 && a->first == b->first &&
           a->last == b->last && a->seasons == b->seasons && a->n_sectors == b->n_sectors;
}

/* A series that only one of them has cannot be compared. */
static grdp_status check_series(const grdp_study *study, const grdp_scenario *other,
                                grdp_series_ref series, grdp_diag *diag)
{
    char name[160];
    grdp_series_ref ref;
    bool known = false;
    grdp_series_name(study->scenario->region, series, name, sizeof name);
    if (grdp_series_resolve(other, name, &ref, &known))
        return GRDP_OK;
    return grdp_diag_error(diag, (grdp_place){.file = other->file},
                           "the scenario has no data for the series \"%s\"",
                           "see: grdpsim list series", name);
}

static grdp_status check_responses(const grdp_study *study, const grdp_scenario *other,
                                   grdp_diag *diag)
{
    for (size_t r = 0; r < study->responses.n; r++) {
        const grdp_response *const response = &study->responses.at[r];
        GRDP_TRY(check_series(study, other, response->ref, diag));
        for (size_t k = 0; k < response->n_figures; k++)
            GRDP_TRY(check_series(study, other, response->figures[k].ref, diag));
    }
    return GRDP_OK;
}

static size_t factor_at(const grdp_scenario *scenario, const char *path)
{
    size_t at = 0;
    return grdp_scenario_find_factor(scenario, path, &at) ? at : GRDP_NO_FACTOR;
}

/* The factors of another scenario that the inputs set: one an input, then all that share a value
 * with one, input by input. */
static size_t *find_factors(grdp_arena *arena, const grdp_study *study, const grdp_scenario *other)
{
    size_t n = study->plan.n_inputs;
    for (size_t i = 0; i < study->plan.n_inputs; i++)
        n += study->axes[i].n_more;
    size_t *const out = grdp_arena_alloc(arena, n, sizeof *out);
    if (out == NULL)
        return NULL;
    size_t *more = out + study->plan.n_inputs;
    for (size_t i = 0; i < study->plan.n_inputs; i++) {
        const grdp_axis *const axis = &study->axes[i];
        out[i] = factor_at(other, axis->of->path);
        for (size_t k = 0; k < axis->n_more; k++)
            *more++ = factor_at(other, study->scenario->factors[axis->more[k]].path);
    }
    return out;
}

static grdp_status read_one(grdp_arena *arena, grdp_diag *diag, const grdp_study *study,
                            const grdp_scenario *other, size_t **out)
{
    if (!same_frame(study->scenario, other))
        return grdp_diag_error(
            diag, (grdp_place){.file = other->file}, "is of another region or other years than %s",
            "name a scenario of the same region and years", study->scenario->file);
    *out = find_factors(arena, study, other);
    return *out != NULL ? check_responses(study, other, diag) : GRDP_ERR_MEMORY;
}

grdp_status grdp_alternatives_check(const grdp_method *method, size_t n, grdp_diag *diag)
{
    if (n == 0 || (method->coordinate != GRDP_COORDINATE_SHIFT && !method->bounds))
        return GRDP_OK;
    return grdp_diag_error(diag, (grdp_place){.path = "--model"},
                           "the method \"%s\" moves numbers, and a choice of model is none",
                           "take `grdpsim study sobol`", method->name);
}

grdp_status grdp_alternatives_read(grdp_arena *arena, grdp_diag *diag, grdp_study *study)
{
    const size_t n = study->n_alternatives;
    size_t **const factors = grdp_arena_alloc(arena, n, sizeof *factors);
    if (factors == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t a = 0; a < n; a++)
        GRDP_TRY(read_one(arena, diag, study, study->alternatives[a], &factors[a]));
    study->alternative_factors = (const size_t *const *)factors;
    return GRDP_OK;
}

grdp_block **grdp_alternatives_open(const grdp_study *study)
{
    grdp_block **const blocks = calloc(study->n_alternatives + 1, sizeof *blocks);
    for (size_t a = 0; blocks != NULL && a < study->n_alternatives; a++)
        if (grdp_block_create(study->alternatives[a], &blocks[a]) != GRDP_OK) {
            grdp_alternatives_close(study, blocks);
            return NULL;
        }
    return blocks;
}

void grdp_alternatives_close(const grdp_study *study, grdp_block **blocks)
{
    for (size_t a = 0; blocks != NULL && a < study->n_alternatives; a++)
        grdp_block_free(blocks[a]);
    free(blocks);
}
