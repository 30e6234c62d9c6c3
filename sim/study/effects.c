/* effects: a growing list, and the order of what is in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/effects.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

void grdp_effects_put(grdp_effects *effects, const grdp_effect *effect)
{
    if (effects->n == effects->capacity) {
        const size_t capacity = effects->capacity > 0 ? 2 * effects->capacity : 64;
        grdp_effect *const at = realloc(effects->at, capacity * sizeof *at);
        if (at == NULL) {
            effects->failed = true;
            return;
        }
        effects->at = at;
        effects->capacity = capacity;
    }
    effects->at[effects->n++] = *effect;
}

void grdp_effects_put_value(grdp_effects *effects, size_t response, size_t group, size_t column,
                            double value)
{
    const grdp_effect effect = {.response = response,
                                .group = group,
                                .other = GRDP_NO_GROUP,
                                .column = column,
                                .value = isfinite(value) ? value : (double)NAN,
                                .low = (double)NAN,
                                .high = (double)NAN};
    grdp_effects_put(effects, &effect);
}

void grdp_effects_free(grdp_effects *effects)
{
    free(effects->at);
    *effects = (grdp_effects){0};
}

const grdp_effect *grdp_effects_find(const grdp_effects *effects, size_t response, size_t group,
                                     size_t column)
{
    for (size_t i = 0; i < effects->n; i++) {
        const grdp_effect *const e = &effects->at[i];
        if (e->response == response && e->group == group && e->other == GRDP_NO_GROUP &&
            e->column == column)
            return e;
    }
    return NULL;
}

double grdp_effects_half_width(const grdp_effects *effects)
{
    double widest = (double)NAN;
    for (size_t i = 0; i < effects->n; i++) {
        const grdp_effect *const e = &effects->at[i];
        const double half = 0.5 * (e->high - e->low);
        if (e->group != GRDP_NO_GROUP && e->other == GRDP_NO_GROUP && !(half <= widest) &&
            !isnan(half))
            widest = half;
    }
    return widest;
}

size_t grdp_effects_rank(const grdp_effects *effects, size_t response, size_t column,
                         size_t n_groups, size_t *out)
{
    size_t n = 0;
    for (size_t g = 0; g < n_groups; g++) {
        const grdp_effect *const e = grdp_effects_find(effects, response, g, column);
        if (e == NULL || isnan(e->value))
            continue;
        size_t at = n++;
        for (; at > 0; at--) {
            const grdp_effect *const before =
                grdp_effects_find(effects, response, out[at - 1], column);
            assert(before != NULL); /* it was found when it was ranked */
            if (fabs(before->value) >= fabs(e->value))
                break;
            out[at] = out[at - 1];
        }
        out[at] = g;
    }
    return n;
}
