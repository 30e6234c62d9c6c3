/* coherence_conflict: minimal sets of conditions that no outcome can meet together.
 *
 * Deletion filter (J. W. Chinneck, Feasibility and Infeasibility in Optimization, 2008, section
 * 6.2): a condition whose removal leaves the rest impossible is removed for good; what stays is a
 * set in which each condition is needed. The identities are filtered in the same way after the
 * conditions. Then each condition of the set is asked how far it alone would have to move; the one
 * that moves least, relative to its value, is moved, and the search goes on until all can hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/coherence.h"

#include <math.h>
#include <string.h>

enum { CONFLICTS = 64 };

typedef struct search {
    grdp_coherence *coherence;
    bool *claims, *identities; /* which are in play */
    grdp_interval *box;
} search;

/* Narrows from the claims in play but `without`; false where nothing can meet them. */
static bool can_hold(search *s, size_t without)
{
    const grdp_coherence *const c = s->coherence;

    memcpy(s->box, c->system.range, c->system.n_variables * sizeof *s->box);
    for (size_t i = 0; i < c->n_claims; i++) {
        const grdp_claim *const claim = &c->claims[i];
        if (i == without || !s->claims[i])
            continue;
        const grdp_interval range = grdp_claim_range(claim->part, claim->value);
        grdp_interval *const box = &s->box[claim->variable];
        box->low = fmax(box->low, range.low);
        box->high = fmin(box->high, range.high);
    }
    return grdp_system_narrow(&c->system, s->identities, s->box);
}

static void filter(search *s)
{
    const grdp_coherence *const c = s->coherence;

    for (size_t i = 0; i < c->n_claims; i++)
        s->claims[i] = can_hold(s, i);
    for (size_t i = 0; i < c->system.n_identities; i++) {
        s->identities[i] = false;
        s->identities[i] = can_hold(s, c->n_claims);
    }
}

/* Rounded to the digits of the plan, towards what is allowed. */
static double round_inside(double value, int digits, bool up)
{
    const double scale = pow(10.0, digits);
    const double scaled = value * scale;
    const double nearest = round(scaled);

    if (fabs(scaled - nearest) < 1e-6 * fmax(1.0, fabs(scaled)))
        return nearest / scale;
    return (up ? ceil(scaled) : floor(scaled)) / scale;
}

/* What claim `i` must ask for if the others of the set stay. */
static double value_alone(search *s, size_t i)
{
    const grdp_claim *const claim = &s->coherence->claims[i];
    const int digits = claim->part->decimals;
    const double step = pow(10.0, -digits);

    if (!can_hold(s, i))
        return (double)NAN;
    const grdp_interval room = s->box[claim->variable];
    const bool above = grdp_claim_range(claim->part, claim->value).low > room.high;
    const double edge = above ? room.high : room.low;
    if (!isfinite(edge))
        return (double)NAN;
    double value = round_inside(edge, digits, !above);
    const grdp_interval range = grdp_claim_range(claim->part, value);
    if (range.low > room.high || range.high < room.low) /* ">" of the edge itself */
        value += above ? -step : step;
    return round_inside(value, digits, !above);
}

static double relative_change(double from, double to)
{
    return isnan(to) ? (double)INFINITY : fabs(to - from) / fabs(from);
}

static grdp_status describe(search *s, grdp_conflict *out)
{
    const grdp_coherence *const c = s->coherence;
    size_t *const claims = grdp_arena_alloc(c->arena, c->n_claims, sizeof *claims);
    double *const values = grdp_arena_alloc(c->arena, c->n_claims, sizeof *values);
    double *const alone = grdp_arena_alloc(c->arena, c->n_claims, sizeof *alone);
    double least = (double)INFINITY;

    if (!claims || !values || !alone)
        return GRDP_ERR_MEMORY;
    *out = (grdp_conflict){.claims = claims, .values = values, .alone = alone};
    for (size_t i = 0; i < c->system.n_identities; i++)
        out->broken[c->system.identities[i].kind] |= s->identities[i];
    /* Repairs must hold by all identities, not only by those that were broken. */
    memset(s->identities, true, c->system.n_identities * sizeof *s->identities);
    for (size_t i = 0; i < c->n_claims; i++) {
        if (!s->claims[i])
            continue;
        claims[out->n] = i;
        values[out->n] = c->claims[i].value;
        alone[out->n++] = value_alone(s, i);
    }
    out->least = out->n;
    for (size_t k = 0; k < out->n; k++) {
        const double change = relative_change(values[k], alone[k]);
        out->least = change < least ? k : out->least;
        least = fmin(least, change);
    }
    return GRDP_OK;
}

/* Moves the claim that moves least; where none can move alone, the first is given up. */
static void repair(search *s, const grdp_conflict *conflict, bool *given_up)
{
    grdp_coherence *const c = s->coherence;

    if (conflict->least < conflict->n)
        c->claims[conflict->claims[conflict->least]].value = conflict->alone[conflict->least];
    else if (conflict->n > 0)
        given_up[conflict->claims[0]] = true;
}

grdp_status grdp_coherence_conflicts(grdp_coherence *c)
{
    grdp_conflict *const found = grdp_arena_alloc(c->arena, CONFLICTS, sizeof *found);
    bool *const given_up = grdp_arena_alloc(c->arena, c->n_claims + 1, sizeof *given_up);
    search s = {
        .coherence = c,
        .claims = grdp_arena_alloc(c->arena, c->n_claims + 1, sizeof *s.claims),
        .identities = grdp_arena_alloc(c->arena, c->system.n_identities, sizeof *s.identities),
        .box = grdp_arena_alloc(c->arena, c->system.n_variables, sizeof *s.box),
    };

    if (!found || !given_up || !s.claims || !s.identities || !s.box)
        return GRDP_ERR_MEMORY;
    c->conflicts = found;
    while (c->n_conflicts < CONFLICTS) {
        memset(s.identities, true, c->system.n_identities * sizeof *s.identities);
        for (size_t i = 0; i < c->n_claims; i++)
            s.claims[i] = !given_up[i];
        if (can_hold(&s, c->n_claims))
            return GRDP_OK;
        filter(&s);
        GRDP_TRY(describe(&s, &found[c->n_conflicts]));
        repair(&s, &found[c->n_conflicts], given_up);
        c->n_conflicts++;
    }
    return GRDP_OK;
}
