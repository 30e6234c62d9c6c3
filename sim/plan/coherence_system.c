/* coherence_system: interval propagation over sums and products.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/coherence_system.h"

#include <math.h>
#include <string.h>

enum { FIRST_ROOM = 64, PASSES = 200 };

/* A range may be empty by this much of its size before it counts: rounding of sums. */
static const double ROUNDING = 1e-9;

grdp_status grdp_system_create(grdp_arena *arena, grdp_system *out)
{
    *out = (grdp_system){
        .arena = arena,
        .variable_room = FIRST_ROOM,
        .identity_room = FIRST_ROOM,
        .names = grdp_arena_alloc(arena, FIRST_ROOM, sizeof *out->names),
        .range = grdp_arena_alloc(arena, FIRST_ROOM, sizeof *out->range),
        .identities = grdp_arena_alloc(arena, FIRST_ROOM, sizeof *out->identities),
    };
    return out->names && out->range && out->identities ? GRDP_OK : GRDP_ERR_MEMORY;
}

bool grdp_system_find(const grdp_system *system, const char *name, size_t *variable)
{
    for (size_t i = 0; i < system->n_variables; i++) {
        if (strcmp(system->names[i], name) == 0) {
            *variable = i;
            return true;
        }
    }
    return false;
}

/* Twice the room, with what was there. */
static void *widen(grdp_system *system, const void *old, size_t n, size_t size)
{
    void *const wide = grdp_arena_alloc(system->arena, 2 * n, size);

    if (wide)
        memcpy(wide, old, n * size);
    else
        system->failed = true;
    return wide;
}

static bool has_room_for_variable(grdp_system *system)
{
    const size_t n = system->n_variables;

    if (n < system->variable_room)
        return true;
    const char **const names = widen(system, system->names, n, sizeof *names);
    grdp_interval *const range = widen(system, system->range, n, sizeof *range);
    if (!names || !range)
        return false;
    system->names = names;
    system->range = range;
    system->variable_room = 2 * n;
    return true;
}

size_t grdp_system_variable(grdp_system *system, const char *name, grdp_interval range)
{
    size_t variable = 0;

    if (!name)
        system->failed = true;
    if (!name || grdp_system_find(system, name, &variable) || !has_room_for_variable(system))
        return variable;
    system->names[system->n_variables] = name;
    system->range[system->n_variables] = range;
    return system->n_variables++;
}

void grdp_system_add(grdp_system *system, const grdp_identity *identity)
{
    const size_t n = system->n_identities;
    grdp_term *const terms = grdp_arena_alloc(system->arena, identity->n, sizeof *terms);

    if (n == system->identity_room) {
        grdp_identity *const wide = widen(system, system->identities, n, sizeof *wide);
        system->identities = wide ? wide : system->identities;
        system->identity_room = wide ? 2 * n : n;
    }
    if (!terms || n == system->identity_room) {
        system->failed = true;
        return;
    }
    memcpy(terms, identity->terms, identity->n * sizeof *terms);
    system->identities[n] = *identity;
    system->identities[n].terms = terms;
    system->n_identities++;
}

/* Intersects; sets *moved where the range became smaller by more than rounding. False where nothing
 * is left. */
static bool cut(grdp_interval *range, double low, double high, bool *moved)
{
    const double size =
        fmax(1.0, fmax(isfinite(low) ? fabs(low) : 0.0, isfinite(high) ? fabs(high) : 0.0));

    if (low > range->low) {
        *moved |= !(low - range->low <= ROUNDING * size);
        range->low = low;
    }
    if (high < range->high) {
        *moved |= !(range->high - high <= ROUNDING * size);
        range->high = high;
    }
    if (range->low > range->high + ROUNDING * size)
        return false;
    if (range->low > range->high)
        range->low = range->high = 0.5 * (range->low + range->high);
    return true;
}

static grdp_interval times(double factor, grdp_interval x)
{
    return factor >= 0.0 ? (grdp_interval){factor * x.low, factor * x.high}
                         : (grdp_interval){factor * x.high, factor * x.low};
}

/* What the sum of all terms but one can be. */
static grdp_interval sum_without(const grdp_identity *identity, const grdp_interval *box,
                                 size_t without)
{
    grdp_interval sum = {0.0, 0.0};

    for (size_t i = 0; i < identity->n; i++) {
        if (i == without || identity->terms[i].factor == 0.0)
            continue;
        const grdp_interval term =
            times(identity->terms[i].factor, box[identity->terms[i].variable]);
        sum.low += term.low;
        sum.high += term.high;
    }
    return sum;
}

static bool narrow_sum(const grdp_identity *identity, grdp_interval *box, bool *moved)
{
    for (size_t i = 0; i < identity->n; i++) {
        const grdp_term term = identity->terms[i];
        if (term.factor == 0.0)
            continue;
        const grdp_interval rest = sum_without(identity, box, i);
        const grdp_interval own = times(
            1.0 / term.factor, (grdp_interval){identity->constant - identity->slack - rest.high,
                                               identity->constant + identity->slack - rest.low});
        if (!cut(&box[term.variable], own.low, own.high, moved))
            return false;
    }
    return true;
}

/* Of two ranges that are not negative; nothing times infinity can be anything. */
static double multiply(double a, double b, double undefined)
{
    const double product = a * b;

    return isnan(product) ? undefined : product;
}

static bool narrow_product(const grdp_identity *identity, grdp_interval *box, bool *moved)
{
    const double o = identity->offset, c = identity->constant;
    grdp_interval x[3];

    for (size_t i = 0; i < 3; i++) {
        const grdp_interval range = box[identity->terms[i].variable];
        x[i] = (grdp_interval){range.low + o, range.high + o};
        if (x[i].low < 0.0)
            return true;
    }
    if (!cut(&box[identity->terms[0].variable], multiply(c * x[1].low, x[2].low, 0.0) - o,
             multiply(c * x[1].high, x[2].high, (double)INFINITY) - o, moved))
        return false;
    for (size_t i = 1; i < 3; i++) {
        const grdp_interval other = x[3 - i];
        const double low = x[0].low / (c * other.high), high = x[0].high / (c * other.low);
        if (!cut(&box[identity->terms[i].variable], isnan(low) ? -(double)INFINITY : low - o,
                 isnan(high) ? (double)INFINITY : high - o, moved))
            return false;
    }
    return true;
}

bool grdp_system_narrow(const grdp_system *system, const bool *use, grdp_interval *box)
{
    bool moved = true;

    for (size_t i = 0; i < system->n_variables; i++)
        if (box[i].low > box[i].high)
            return false;
    for (size_t pass = 0; pass < PASSES && moved; pass++) {
        moved = false;
        for (size_t i = 0; i < system->n_identities; i++) {
            const grdp_identity *const identity = &system->identities[i];
            if (use && !use[i])
                continue;
            if (!(identity->product ? narrow_product(identity, box, &moved)
                                    : narrow_sum(identity, box, &moved)))
                return false;
        }
    }
    return true;
}
