/* coherence: collects the conditions of a year and hands them on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/coherence.h"

#include <math.h>
#include <string.h>

/* ">" excludes equality: by this much of the value. */
static const double STRICT = 1e-6;

grdp_interval grdp_claim_range(const grdp_target_part *part, double value)
{
    const double beyond =
        strlen(part->op) == 1 && part->op[0] != '=' ? STRICT * fmax(1.0, fabs(value)) : 0.0;
    const bool up = part->op[0] == '>', down = part->op[0] == '<';

    return (grdp_interval){down ? -(double)INFINITY : value + beyond,
                           up ? (double)INFINITY : value - beyond};
}

static bool leaves_nothing_out(const grdp_account *account, size_t n_sectors)
{
    for (size_t s = 0; s < n_sectors; s++)
        if (account->excludes[s])
            return false;
    return true;
}

/* Weights that growth adds up by: constant prices, the year before, all parts. */
static const grdp_account *find_account(const grdp_region *region, int year, int as_of)
{
    for (size_t a = 0; a < region->n_accounts; a++) {
        const grdp_account *const account = &region->accounts[a];
        const bool known = as_of == 0 || account->known_by <= as_of;
        if (account->constant && account->year == year - 1 && known &&
            leaves_nothing_out(account, region->n_sectors))
            return account;
    }
    return NULL;
}

static size_t count_parts(size_t n_plans, const grdp_plan *const *plans)
{
    size_t n = 0;

    for (size_t p = 0; p < n_plans; p++)
        for (size_t t = 0; t < plans[p]->n_targets; t++)
            n += plans[p]->targets[t].n_parts;
    return n;
}

static void collect_target(grdp_coherence *c, const grdp_plan *plan, const grdp_target *target)
{
    const bool covers = target->first_year <= c->year && target->last_year >= c->year;

    if (target->first_year != target->last_year) {
        c->n_skipped += covers && target->n_parts > 0;
        return;
    }
    for (size_t p = 0; covers && p < target->n_parts; p++) {
        const grdp_target_part *const part = &target->parts[p];
        const grdp_interval any = {-(double)INFINITY, (double)INFINITY};
        const size_t variable = grdp_system_variable(&c->system, part->series, any);
        c->claims[c->n_claims++] = (grdp_claim){plan, target, part, variable, part->value};
    }
}

/* What is told exactly was rounded: an identity may miss by half of the last digit of each. */
static void allow_rounding(grdp_coherence *c)
{
    for (size_t i = 0; i < c->system.n_identities; i++) {
        grdp_identity *const identity = &c->system.identities[i];
        for (size_t k = 0; k < c->n_claims && !identity->product; k++)
            for (size_t t = 0; t < identity->n; t++)
                if (identity->terms[t].variable == c->claims[k].variable &&
                    c->claims[k].part->op[0] == '=')
                    identity->slack += fabs(identity->terms[t].factor) * 0.5 *
                                       pow(10.0, -c->claims[k].part->decimals);
    }
}

static bool is_asked_before(const grdp_coherence *c, size_t claim)
{
    for (size_t i = 0; i < claim; i++)
        if (c->claims[i].variable == c->claims[claim].variable)
            return true;
    return false;
}

/* The claims on the series of claim `first`, where several plans ask for different values. */
static bool differs(const grdp_coherence *c, size_t first, size_t *claims, grdp_difference *out)
{
    const grdp_claim *const one = &c->claims[first];
    bool several = false, unequal = false;

    *out = (grdp_difference){.claims = claims, .all = {-(double)INFINITY, (double)INFINITY}};
    for (size_t i = first; i < c->n_claims; i++) {
        const grdp_claim *const other = &c->claims[i];
        if (other->variable != one->variable)
            continue;
        const grdp_interval range = grdp_claim_range(other->part, other->part->value);
        several |= other->plan != one->plan;
        unequal |=
            other->part->value != one->part->value || strcmp(other->part->op, one->part->op) != 0;
        out->all.low = fmax(out->all.low, range.low);
        out->all.high = fmin(out->all.high, range.high);
        claims[out->n++] = i;
    }
    return several && unequal;
}

static grdp_status find_differences(grdp_coherence *c)
{
    grdp_difference *const found = grdp_arena_alloc(c->arena, c->n_claims, sizeof *found);

    c->differences = found;
    for (size_t i = 0; found && i < c->n_claims; i++) {
        size_t *const claims = grdp_arena_alloc(c->arena, c->n_claims, sizeof *claims);
        if (!claims)
            return GRDP_ERR_MEMORY;
        if (!is_asked_before(c, i) && differs(c, i, claims, &found[c->n_differences]))
            c->n_differences++;
    }
    return found ? GRDP_OK : GRDP_ERR_MEMORY;
}

static grdp_status examine(grdp_coherence *c)
{
    GRDP_TRY(grdp_system_create(c->arena, &c->system));
    c->claims = grdp_arena_alloc(c->arena, count_parts(c->n_plans, c->plans), sizeof *c->claims);
    if (!c->claims)
        return GRDP_ERR_MEMORY;
    /* The identities first: they know the range of their numbers. */
    grdp_coherence_identities(c);
    for (size_t p = 0; p < c->n_plans; p++)
        for (size_t t = 0; t < c->plans[p]->n_targets; t++)
            collect_target(c, c->plans[p], &c->plans[p]->targets[t]);
    if (c->system.failed)
        return GRDP_ERR_MEMORY;
    allow_rounding(c);
    GRDP_TRY(find_differences(c));
    GRDP_TRY(grdp_coherence_tensions(c));
    return grdp_coherence_conflicts(c);
}

grdp_status grdp_coherence_create(const grdp_region *region, size_t n_plans,
                                  const grdp_plan *const *plans, int year, int as_of,
                                  grdp_coherence **out)
{
    grdp_arena *const arena = grdp_arena_create();
    if (!arena)
        return GRDP_ERR_MEMORY;
    grdp_coherence *const c = grdp_arena_alloc(arena, 1, sizeof *c);
    grdp_status status = GRDP_ERR_MEMORY;

    if (c) {
        *c = (grdp_coherence){.arena = arena,
                              .region = region,
                              .account = find_account(region, year, as_of),
                              .year = year,
                              .as_of = as_of,
                              .n_plans = n_plans,
                              .plans = plans};
        status = examine(c);
    }
    if (status == GRDP_OK)
        *out = c;
    else
        grdp_arena_free(arena);
    return status;
}

void grdp_coherence_free(grdp_coherence *coherence)
{
    if (coherence)
        grdp_arena_free(coherence->arena);
}
