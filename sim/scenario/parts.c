/* parts: levels of the parts of a region, added up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/parts.h"

#include "core/file.h"
#include "core/number.h"
#include "core/text.h"
#include "scenario/reference.h"
#include "scenario/schema.h"

#include <math.h>

static const grdp_field fields[] = {
    {.name = "region", .kind = GRDP_FIELD_TEXT, .required = true, .doc = "Region file."},
    {.name = "account", .kind = GRDP_FIELD_ID, .required = true, .doc = "One of its accounts."},
    {.name = "total",
     .kind = GRDP_FIELD_NUMBER,
     .min = 1e-9,
     .max = 1e18,
     .doc = "Level of its total, where the account has shares."},
};

enum { N_FIELDS = sizeof fields / sizeof *fields };

/* Levels that are added up may miss each other by what arithmetic loses, and no more. */
static const double TOLERANCE = 1e-9;

typedef struct reader {
    const grdp_region *region;
    const grdp_node *node; /* of the part */
    const char *path;
    grdp_diag *diag;
    grdp_account *account; /* of the whole */
    grdp_account_part part;
} reader;

static const grdp_region *find_opened(const grdp_region *region, const char *name)
{
    for (size_t i = 0; i < region->n_opened; i++)
        if (grdp_text_equal(region->opened[i].name, name))
            return region->opened[i].region;
    return NULL;
}

/* Opens the region that a part names, once; a part without one has its finding from the schema. */
static grdp_status open_one(grdp_region *region, const grdp_node *part, grdp_diag *diag)
{
    const grdp_node *const node = grdp_node_child(part, "region");
    if (node == NULL || node->kind != GRDP_NODE_TEXT || find_opened(region, node->text) != NULL)
        return GRDP_OK;
    const char *file;
    GRDP_TRY(grdp_reference_find(region->arena, node, "region", region->file, diag, &file));
    grdp_opened *const opened = &region->opened[region->n_opened];
    GRDP_TRY(grdp_region_read_part(file, diag, &opened->region));
    opened->name = node->text;
    region->n_opened++;
    return GRDP_OK;
}

static size_t count_parts(const grdp_node *list)
{
    size_t n = 0;
    for (const grdp_node *account = list ? list->first : NULL; account; account = account->next) {
        const grdp_node *const parts = grdp_node_child(account, "parts");
        n += parts != NULL ? parts->n : 0;
    }
    return n;
}

/* What cannot be read has its findings, so that the others are read too. */
grdp_status grdp_parts_open(grdp_region *region, const grdp_node *list, grdp_diag *diag)
{
    grdp_status first = GRDP_OK;
    region->opened = grdp_arena_alloc(region->arena, count_parts(list), sizeof *region->opened);
    if (region->opened == NULL)
        return GRDP_ERR_MEMORY;
    for (const grdp_node *account = list ? list->first : NULL; account; account = account->next) {
        const grdp_node *const parts = grdp_node_child(account, "parts");
        for (const grdp_node *part = parts ? parts->first : NULL; part; part = part->next) {
            const grdp_status status = open_one(region, part, diag);
            first = first == GRDP_OK ? status : first;
        }
    }
    return first;
}

void grdp_parts_refuse(const grdp_node *list, grdp_diag *diag)
{
    for (const grdp_node *node = list ? list->first : NULL; node; node = node->next) {
        const grdp_node *const parts = grdp_node_child(node, "parts");
        if (parts)
            grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(parts, "parts"),
                          "a part of a region is made of parts itself",
                          "name its parts in the region that it is a part of");
    }
}

void grdp_parts_free(grdp_region *region)
{
    for (size_t i = 0; i < region->n_opened; i++)
        grdp_region_free(region->opened[i].region);
    region->n_opened = 0;
}

static bool is_in(const grdp_region *region, size_t sector, const char *id)
{
    const grdp_sector *const s = &region->sectors[sector];
    return grdp_text_equal(s->id, id) ||
           (s->group != GRDP_NONE && grdp_text_equal(region->groups[s->group].id, id));
}

double grdp_part_level(const grdp_account_part *part, const char *id)
{
    double level = 0.0;
    bool any = false;
    for (size_t s = 0; s < part->region->n_sectors; s++) {
        if (id != NULL && !is_in(part->region, s, id))
            continue;
        level += part->scale * part->account->level[s];
        any = true;
    }
    return any ? level : (double)NAN;
}

static bool find_account(reader *r)
{
    const char *const id = grdp_schema_text(r->node, "account", "");
    const char *ids[256];
    size_t n = 0;
    r->part.account = grdp_region_account(r->part.region, id);
    if (r->part.account != NULL)
        return true;
    for (size_t a = 0; a < r->part.region->n_accounts && n < 256; a++)
        ids[n++] = r->part.region->accounts[a].id;
    const char *const near = grdp_text_nearest(id, ids, n);
    grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(r->node, r->path),
                  "%s has no account \"%s\"",
                  near != NULL ? "did you mean \"%s\"?" : "see: grdpsim list accounts FILE",
                  r->part.region->file, grdp_text_show(id), near);
    return false;
}

/* Levels can be added where they are levels of one year at one kind of prices. */
static bool check_kind(reader *r)
{
    const grdp_account *const own = r->part.account;
    const grdp_account *const whole = r->account;
    const grdp_place place = grdp_node_place(r->node, r->path);
    const size_t before = grdp_diag_count(r->diag, GRDP_ERROR);
    if (!grdp_text_equal(r->part.region->currency, r->region->currency))
        grdp_diag_add(r->diag, GRDP_ERROR, place, "the part counts in %s, the region in %s",
                      "name an account in the region's currency", r->part.region->currency,
                      r->region->currency);
    if (own->constant != whole->constant)
        grdp_diag_add(r->diag, GRDP_ERROR, place,
                      "levels at constant and at current prices cannot be added",
                      "name accounts of one kind of prices");
    else if (own->constant && own->price_base != whole->price_base)
        grdp_diag_add(r->diag, GRDP_ERROR, place,
                      "levels at prices of %u and of %u cannot be added",
                      "name accounts of one price base; growth is linked across bases, levels are "
                      "not",
                      (unsigned)own->price_base, (unsigned)whole->price_base);
    if (own->year != whole->year)
        grdp_diag_add(r->diag, GRDP_ERROR, place, "the account is of %u, the whole of %u",
                      "name an account of %u", (unsigned)own->year, (unsigned)whole->year,
                      (unsigned)whole->year);
    return grdp_diag_count(r->diag, GRDP_ERROR) == before;
}

/* Shares of two regions do not add up: 10 % of one and 10 % of the other are not 20 % of both. */
static bool find_scale(reader *r)
{
    const double total = grdp_schema_number(r->node, "total", (double)NAN);
    const grdp_account *const own = r->part.account;
    double sum = 0.0;
    r->part.scale = 1.0;
    if (isnan(total) && own->is_level)
        return true;
    if (isnan(total) || own->is_level) {
        grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(r->node, r->path),
                      own->is_level ? "the account \"%s\" has levels, so that a total is too much"
                                    : "the account \"%s\" has shares, and shares of two regions "
                                      "do not add up",
                      own->is_level ? "leave it out"
                                    : "add total = ...; the level of the part's GRDP",
                      own->id);
        return false;
    }
    for (size_t s = 0; s < r->part.region->n_sectors; s++)
        sum += own->level[s];
    r->part.scale = total / sum;
    return true;
}

/* Every sector of the whole is a sector or a group of the part, and nothing of the part is left. */
static bool add_levels(reader *r)
{
    double added = 0.0;
    for (size_t s = 0; s < r->region->n_sectors; s++) {
        const char *const id = r->region->sectors[s].id;
        const double level = grdp_part_level(&r->part, id);
        if (isnan(level)) {
            grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(r->node, r->path),
                          "%s has no sector and no group \"%s\"",
                          "a sector of the whole is a sector or a group of every part",
                          r->part.region->file, id);
            return false;
        }
        r->account->level[s] += level;
        added += level;
    }
    const double total = grdp_part_level(&r->part, NULL);
    if (fabs(added - total) <= TOLERANCE * fabs(total))
        return true;
    grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(r->node, r->path),
                  "the sectors of the region take %g of the %g of %s",
                  "give the region a sector for each part of it", added, total,
                  r->part.region->file);
    return false;
}

static bool read_part(reader *r)
{
    if (!grdp_schema_check(r->node, r->path, fields, N_FIELDS, r->diag))
        return false;
    r->part.region = find_opened(r->region, grdp_schema_text(r->node, "region", NULL));
    return r->part.region != NULL && find_account(r) && check_kind(r) && find_scale(r) &&
           add_levels(r);
}

/* Quarters of the whole where every part has quarters. */
static void add_quarters(const grdp_region *region, grdp_account *account)
{
    for (size_t p = 0; p < account->n_parts; p++)
        if (!account->parts[p].account->has_seasons)
            return;
    account->has_seasons = true;
    for (size_t p = 0; p < account->n_parts; p++) {
        const grdp_account_part *const part = &account->parts[p];
        for (size_t s = 0; s < region->n_sectors; s++)
            for (size_t k = 0; k < part->region->n_sectors; k++)
                for (size_t q = 0; q < GRDP_SEASONS; q++)
                    if (is_in(part->region, k, region->sectors[s].id))
                        account->season_share[s][q] += part->scale * part->account->level[k] *
                                                       part->account->season_share[k][q] /
                                                       account->level[s];
    }
}

/* The day on which the last of the parts was settled; 0 where one does not say. */
static int known_by(const grdp_account *account)
{
    int latest = 0;
    for (size_t p = 0; p < account->n_parts; p++) {
        const int date = account->parts[p].account->known_by;
        if (date == 0)
            return 0;
        latest = date > latest ? date : latest;
    }
    return latest;
}

/* NAN where one of the parts does not have it. */
static double sum_of(const grdp_account *account, double (*fact)(const grdp_account *account))
{
    double sum = 0.0;
    for (size_t p = 0; p < account->n_parts; p++)
        sum += fact(account->parts[p].account);
    return sum;
}

static double nominal_of(const grdp_account *account)
{
    return account->nominal;
}

static double investment_of(const grdp_account *account)
{
    return account->investment;
}

static double population_of(const grdp_account *account)
{
    return account->population;
}

static double employment_of(const grdp_account *account)
{
    return account->employment;
}

/* What the account does not say itself. */
static void add_facts(grdp_account *account)
{
    if (grdp_node_child(account->node, "nominal") == NULL)
        account->nominal = sum_of(account, nominal_of);
    if (grdp_node_child(account->node, "investment") == NULL)
        account->investment = sum_of(account, investment_of);
    if (grdp_node_child(account->node, "population") == NULL)
        account->population = sum_of(account, population_of);
    if (grdp_node_child(account->node, "employment") == NULL)
        account->employment = sum_of(account, employment_of);
    if (grdp_node_child(account->node, "known_by") == NULL)
        account->known_by = known_by(account);
    for (size_t p = 0; p < account->n_parts; p++)
        account->reconstructed |= account->parts[p].account->reconstructed;
    if (account->status == NULL)
        account->status = account->reconstructed ? "reconstructed" : "derived";
}

bool grdp_parts_read(const grdp_region *region, const grdp_node *node, const char *path,
                     grdp_diag *diag, grdp_account *account)
{
    grdp_account_part *const parts = grdp_arena_alloc(region->arena, node->n, sizeof *parts);
    bool ok = parts != NULL;
    size_t n = 0;
    if (node->n < 2) {
        grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(node, path),
                      "a region of parts has two or more",
                      "write { region = \"../north/region.cfg\"; account = \"constant_2024\"; }, "
                      "...");
        return false;
    }
    account->is_level = true;
    for (const grdp_node *part = node->first; parts != NULL && part; part = part->next) {
        reader r = {region, part,    grdp_arena_printf(region->arena, "%s.%zu", path, n),
                    diag,   account, {0}};
        ok &= r.path != NULL && read_part(&r);
        parts[n++] = r.part;
    }
    if (!ok)
        return false;
    account->n_parts = n;
    account->parts = parts;
    add_quarters(region, account);
    add_facts(account);
    return true;
}
