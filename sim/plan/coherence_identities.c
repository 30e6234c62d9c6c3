/* coherence_identities: what must hold between the numbers of one year.
 *
 * Contributions and not growth rates are added up, so that each number has one way to the total:
 * interval propagation is then complete (coherence_system.h). Levels are tied to growth where the
 * account of the year before is in currency.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/coherence.h"

#include <math.h>

enum { TERMS = GRDP_SECTORS_MAX + 2 };

static const grdp_interval free_range = {-(double)INFINITY, (double)INFINITY};
static const grdp_interval growth_range = {-100.0, (double)INFINITY};
static const grdp_interval positive = {0.0, (double)INFINITY};
static const grdp_interval hundred = {0.0, 100.0};

/* "sectors.ID.SERIES" of a sector, a group, or "grdp.SERIES" of the total. */
static size_t of_unit(grdp_coherence *c, const char *id, const char *series, grdp_interval range)
{
    return grdp_system_variable(&c->system,
                                grdp_arena_printf(c->arena, "sectors.%s.%s", id, series), range);
}

/* group = its sectors, and what stands at the top: groups and sectors of none. Returns their
 * number. */
static size_t tie_groups(grdp_coherence *c, const char *series, grdp_interval range,
                         const bool *leave_out, grdp_term *top)
{
    const grdp_region *const r = c->region;
    size_t n_top = 0;

    for (size_t g = 0; g < r->n_groups; g++) {
        grdp_term terms[TERMS];
        size_t n = 0;
        for (size_t s = 0; s < r->n_sectors; s++)
            if (r->sectors[s].group == (int)g && !leave_out[s])
                terms[n++] = (grdp_term){of_unit(c, r->sectors[s].id, series, range), 1.0};
        terms[n] = (grdp_term){of_unit(c, r->groups[g].id, series, range), -1.0};
        top[n_top++] = (grdp_term){terms[n].variable, 1.0};
        grdp_system_add(&c->system,
                        &(grdp_identity){.kind = GRDP_IDENTITY_GROUP, .n = n + 1, .terms = terms});
    }
    for (size_t s = 0; s < r->n_sectors; s++)
        if (r->sectors[s].group == GRDP_NONE && !leave_out[s])
            top[n_top++] = (grdp_term){of_unit(c, r->sectors[s].id, series, range), 1.0};
    return n_top;
}

static void tie_shares(grdp_coherence *c, const char *series, bool without_taxes)
{
    bool leave_out[GRDP_SECTORS_MAX] = {false};
    grdp_term top[TERMS + GRDP_SECTORS_MAX];

    for (size_t s = 0; s < c->region->n_sectors; s++)
        leave_out[s] = without_taxes && c->region->sectors[s].taxes;
    const size_t n = tie_groups(c, series, hundred, leave_out, top);
    grdp_system_add(
        &c->system,
        &(grdp_identity){.kind = GRDP_IDENTITY_SHARES, .n = n, .terms = top, .constant = 100.0});
}

static double total_of(const grdp_account *account, size_t n_sectors)
{
    double total = 0.0;

    for (size_t s = 0; s < n_sectors; s++)
        total += account->level[s];
    return total;
}

static double level_of_group(const grdp_coherence *c, size_t group)
{
    double level = 0.0;

    for (size_t s = 0; s < c->region->n_sectors; s++)
        level += c->region->sectors[s].group == (int)group ? c->account->level[s] : 0.0;
    return level;
}

/* level - before / 100 growth = before */
static void tie_level(grdp_coherence *c, size_t level, size_t growth, double before)
{
    const grdp_term terms[] = {{level, 1.0}, {growth, -before / 100.0}};

    grdp_system_add(
        &c->system,
        &(grdp_identity){.kind = GRDP_IDENTITY_LEVEL, .n = 2, .terms = terms, .constant = before});
}

static void tie_unit(grdp_coherence *c, const char *id, double before, double total)
{
    const size_t growth = of_unit(c, id, "growth", growth_range);
    const grdp_term terms[] = {{of_unit(c, id, "contribution", free_range), 1.0},
                               {growth, -before / total}};

    grdp_system_add(&c->system,
                    &(grdp_identity){.kind = GRDP_IDENTITY_CONTRIBUTION, .n = 2, .terms = terms});
    if (c->account->is_level)
        tie_level(c, of_unit(c, id, "level", positive), growth, before);
}

/* Growth of GRDP from that of its parts, by the weights of the year before. */
static void tie_growth(grdp_coherence *c)
{
    const grdp_region *const r = c->region;
    const double total = total_of(c->account, r->n_sectors);
    const bool none[GRDP_SECTORS_MAX] = {false};
    grdp_term top[TERMS + GRDP_SECTORS_MAX];
    const size_t growth = grdp_system_variable(&c->system, "grdp.growth", growth_range);

    for (size_t s = 0; s < r->n_sectors; s++)
        tie_unit(c, r->sectors[s].id, c->account->level[s], total);
    for (size_t g = 0; g < r->n_groups; g++)
        tie_unit(c, r->groups[g].id, level_of_group(c, g), total);
    const size_t n = tie_groups(c, "contribution", free_range, none, top);
    top[n] = (grdp_term){growth, -1.0};
    grdp_system_add(&c->system, &(grdp_identity){
                                    .kind = GRDP_IDENTITY_CONTRIBUTIONS, .n = n + 1, .terms = top});
    if (c->account->is_level)
        tie_level(c, grdp_system_variable(&c->system, "grdp.level", positive), growth, total);
}

typedef struct product {
    grdp_identity_kind kind;
    const char *names[3]; /* the first is the product of the others */
    grdp_interval range;
    double constant, offset;
} product;

/* bn VND over thousand people is mn VND per head. ICOR is used where growth cannot be negative. */
static const product products[] = {
    {GRDP_IDENTITY_NOMINAL,
     {"grdp.nominal", "grdp.level", "grdp.deflator"},
     {0.0, (double)INFINITY},
     1.0,
     0.0},
    {GRDP_IDENTITY_NOMINAL_GROWTH,
     {"grdp.nominal_growth", "grdp.growth", "grdp.deflator_growth"},
     {-100.0, (double)INFINITY},
     0.01,
     100.0},
    {GRDP_IDENTITY_INVESTMENT,
     {"investment.amount", "investment.ratio", "grdp.nominal"},
     {0.0, (double)INFINITY},
     0.01,
     0.0},
    {GRDP_IDENTITY_PER_HEAD,
     {"grdp.nominal", "grdp.per_head", "population"},
     {0.0, (double)INFINITY},
     1.0,
     0.0},
    {GRDP_IDENTITY_PER_WORKER,
     {"grdp.nominal", "grdp.per_worker", "employment"},
     {0.0, (double)INFINITY},
     1.0,
     0.0},
    {GRDP_IDENTITY_ICOR,
     {"investment.ratio", "icor.ratio", "grdp.growth"},
     {0.0, (double)INFINITY},
     1.0,
     0.0},
};

static void tie_product(grdp_coherence *c, const product *p)
{
    grdp_term terms[3];

    for (size_t i = 0; i < 3; i++)
        terms[i] = (grdp_term){grdp_system_variable(&c->system, p->names[i], p->range), 1.0};
    grdp_system_add(&c->system, &(grdp_identity){.kind = p->kind,
                                                 .product = true,
                                                 .n = 3,
                                                 .terms = terms,
                                                 .constant = p->constant,
                                                 .offset = p->offset});
}

void grdp_coherence_identities(grdp_coherence *coherence)
{
    tie_shares(coherence, "share.current", false);
    tie_shares(coherence, "share.current_excl_taxes", true);
    tie_shares(coherence, "share.constant", false);
    tie_shares(coherence, "share.constant_excl_taxes", true);
    if (coherence->account)
        tie_growth(coherence);
    for (size_t i = 0; i < sizeof products / sizeof *products; i++)
        tie_product(coherence, &products[i]);
}
