/* account: weights or levels of one year on one basis.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/account.h"

#include "core/number.h"
#include "core/text.h"
#include "scenario/by_sector.h"
#include "scenario/doubt.h"
#include "scenario/hundred.h"
#include "scenario/parts.h"
#include "scenario/schema.h"
#include "scenario/split.h"

#include <math.h>

static const double unknown = (double)NAN;

static const grdp_field fields[] = {
    {.name = "id", .kind = GRDP_FIELD_ID, .required = true, .doc = "Name of the account."},
    {.name = "prices",
     .kind = GRDP_FIELD_TEXT,
     .required = true,
     .choices = "constant|current",
     .doc = "Prices of the weights."},
    {.name = "year", .kind = GRDP_FIELD_YEAR, .required = true, .doc = "Year of the weights."},
    {.name = "price_base", .kind = GRDP_FIELD_YEAR, .doc = "Year of the constant prices."},
    {.name = "parts", .kind = GRDP_FIELD_LIST, .doc = "Regions whose levels make these."},
    {.name = "share", .kind = GRDP_FIELD_GROUP, .doc = "Per cent of the total, by sector."},
    {.name = "level", .kind = GRDP_FIELD_GROUP, .doc = "Levels in the currency, by sector."},
    {.name = "quarter_level", .kind = GRDP_FIELD_GROUP, .doc = "Levels of 4 quarters, by sector."},
    {.name = "split", .kind = GRDP_FIELD_GROUP, .doc = "Sizes that divide what a group has."},
    {.name = "total",
     .kind = GRDP_FIELD_NUMBER,
     .min = 1e-9,
     .max = 1e18,
     .doc = "Level of the total, which makes levels of shares."},
    {.name = "excludes", .kind = GRDP_FIELD_TEXTS, .doc = "Sectors that the shares leave out."},
    {.name = "quarter_share", .kind = GRDP_FIELD_ANY, .doc = "Per cent of the year, 4 quarters."},
    {.name = "nominal", .kind = GRDP_FIELD_ANY, .doc = "GRDP of the year at current prices."},
    {.name = "investment",
     .kind = GRDP_FIELD_NUMBER,
     .min = 0.0,
     .max = 1e18,
     .doc = "Investment of the year at current prices."},
    {.name = "population", .kind = GRDP_FIELD_NUMBER, .min = 1e-6, .max = 1e9, .doc = "Thousands."},
    {.name = "employment", .kind = GRDP_FIELD_NUMBER, .min = 1e-6, .max = 1e9, .doc = "Thousands."},
    {.name = "known_by", .kind = GRDP_FIELD_DATE, .doc = "When what it describes was settled."},
    {.name = "status",
     .kind = GRDP_FIELD_TEXT,
     .choices = "published|reconstructed|derived|assumed",
     .doc = "Where the weights come from."},
    {.name = "concept",
     .kind = GRDP_FIELD_TEXT,
     .choices = "value_added|gross_output",
     .doc = "What the growth is that goes with the weights."},
    {.name = "growth_year", .kind = GRDP_FIELD_YEAR, .doc = "Year of that growth."},
};

typedef struct reader {
    const grdp_region *region;
    const grdp_node *node;
    const char *path;
    grdp_diag *diag;
    grdp_account *account;
    bool ok;
} reader;

/* The place of a fault, which makes the reading fail. */
static grdp_place fault(reader *r, const grdp_node *node, const char *path)
{
    r->ok = false;
    return grdp_node_place(node, path);
}

/* Weights that were worked out from rounded figures miss 100 by more than their own digits say:
 * contribution / growth of Hải Dương's parts in 2023 adds up to 99.91. */
static const double slack_of_derived = 0.5;

static void check_hundred(reader *r, const grdp_node *numbers, const char *path)
{
    const bool derived =
        r->account->reconstructed || grdp_text_equal(r->account->status, "derived");
    if (!grdp_hundred_check(numbers, derived ? slack_of_derived : 0.0, path, r->diag))
        r->ok = false;
}

static const char *path_of(const reader *r, const char *key)
{
    return grdp_schema_path(r->region->arena, r->path, key);
}

/* What the schema found to be of another kind was reported and is passed over here. */
static const grdp_node *child(const reader *r, const char *key, grdp_node_kind kind)
{
    const grdp_node *node = grdp_node_child(r->node, key);
    return node && node->kind == kind ? node : NULL;
}

static grdp_by_sector_rule rule_of(const reader *r, size_t width)
{
    return (grdp_by_sector_rule){.width = width,
                                 .divide = true,
                                 .complete = true,
                                 .excludes = r->account->excludes,
                                 .split = child(r, "split", GRDP_NODE_GROUP),
                                 .split_path = path_of(r, "split")};
}

static bool read_by_sector(reader *r, const char *key, const grdp_by_sector_rule *rule,
                           grdp_by_sector *out)
{
    const bool ok = grdp_by_sector_read(r->region, grdp_node_child(r->node, key), path_of(r, key),
                                        rule, r->diag, out);
    r->ok = r->ok && ok;
    return ok;
}

/* The readers of weights are false where there are none after all. */
static bool read_share(reader *r)
{
    grdp_by_sector shares;
    const grdp_by_sector_rule rule = rule_of(r, 1);
    const grdp_node *node = child(r, "share", GRDP_NODE_GROUP);
    const double given = grdp_schema_number(r->node, "total", 100.0);
    const double total = given > 0.0 ? given : 100.0; /* the schema has reported it */
    r->account->is_level = grdp_node_child(r->node, "total") != NULL;
    if (!read_by_sector(r, "share", &rule, &shares))
        return false;
    check_hundred(r, node, path_of(r, "share"));
    for (size_t s = 0; s < r->region->n_sectors; s++)
        r->account->level[s] = shares.value[s][0] * grdp_hundred_scale(node) * (total / 100.0);
    return true;
}

static bool read_level(reader *r)
{
    grdp_by_sector levels;
    const grdp_by_sector_rule rule = rule_of(r, 1);
    r->account->is_level = true;
    if (!read_by_sector(r, "level", &rule, &levels))
        return false;
    for (size_t s = 0; s < r->region->n_sectors; s++)
        r->account->level[s] = levels.value[s][0];
    return true;
}

/* The parts of a year that fall in its quarters. Taxes alone may be negative or nothing in one. */
static void set_seasons(reader *r, size_t sector, const grdp_node *node, const char *path,
                        const double values[GRDP_SEASONS])
{
    const grdp_sector *s = &r->region->sectors[sector];
    const double year = values[0] + values[1] + values[2] + values[3];
    if (year == 0.0) {
        grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path),
                      "the quarters of \"%s\" add up to 0", NULL, s->id);
        return;
    }
    for (size_t q = 0; q < GRDP_SEASONS; q++) {
        if (!s->taxes && !(values[q] > 0.0))
            grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path),
                          "quarter %zu of \"%s\" is %s; it must be above 0", NULL, q + 1, s->id,
                          grdp_number_show(values[q]));
        r->account->season_share[sector][q] = values[q] / year;
    }
}

static void read_quarters(reader *r, const char *key, const grdp_by_sector *quarters)
{
    r->account->has_seasons = true;
    for (size_t s = 0; s < r->region->n_sectors; s++) {
        if (!r->account->excludes[s])
            set_seasons(r, s, quarters->given[s], path_of(r, key), quarters->value[s]);
    }
}

static bool read_quarter_level(reader *r)
{
    grdp_by_sector levels;
    const grdp_by_sector_rule rule = rule_of(r, GRDP_SEASONS);
    r->account->is_level = true;
    if (!read_by_sector(r, "quarter_level", &rule, &levels))
        return false;
    for (size_t s = 0; s < r->region->n_sectors; s++) {
        const double *quarter = levels.value[s];
        r->account->level[s] = quarter[0] + quarter[1] + quarter[2] + quarter[3];
    }
    read_quarters(r, "quarter_level", &levels);
    return true;
}

static bool read_parts(reader *r)
{
    const grdp_node *node = child(r, "parts", GRDP_NODE_LIST);
    r->ok &= node && grdp_parts_read(r->region, node, path_of(r, "parts"), r->diag, r->account);
    return r->ok;
}

static void read_quarter_share(reader *r)
{
    grdp_by_sector shares;
    const grdp_node *node = grdp_node_child(r->node, "quarter_share");
    grdp_by_sector_rule rule = rule_of(r, GRDP_SEASONS);
    rule.divide = false;
    if (!node || !read_by_sector(r, "quarter_share", &rule, &shares))
        return;
    const char *path = path_of(r, "quarter_share");
    if (node->kind == GRDP_NODE_LIST)
        check_hundred(r, node, path);
    for (const grdp_node *list = node->first; list; list = list->next) {
        if (list->kind == GRDP_NODE_LIST)
            check_hundred(r, list, grdp_schema_path(r->region->arena, path, list->name));
    }
    read_quarters(r, "quarter_share", &shares);
}

/* A number is GRDP; a group gives its parts, which make GRDP where all are there. */
static void read_nominal(reader *r)
{
    static const bool none[GRDP_SECTORS_MAX];
    grdp_by_sector parts;
    const grdp_node *node = grdp_node_child(r->node, "nominal");
    grdp_by_sector_rule rule = rule_of(r, 1);
    rule.complete = false;
    rule.excludes = none;
    if (!node || !read_by_sector(r, "nominal", &rule, &parts))
        return;
    double total = 0.0;
    for (size_t s = 0; s < r->region->n_sectors; s++) {
        const double part = parts.given[s] ? parts.value[s][0] : unknown;
        if (node->kind == GRDP_NODE_GROUP)
            r->account->sector_nominal[s] = part;
        total += part;
    }
    r->account->nominal = node->kind == GRDP_NODE_GROUP ? total : node->number;
    if (isnan(r->account->nominal))
        grdp_diag_add(r->diag, GRDP_WARNING, grdp_node_place(node, path_of(r, "nominal")),
                      "GRDP at current prices is not known, because a sector is missing",
                      "give every sector, or the total alone: nominal = 184123;");
    else if (!(r->account->nominal > 0.0))
        grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path_of(r, "nominal")),
                      "GRDP at current prices is %s; it must be above 0", NULL,
                      grdp_number_show(r->account->nominal));
    else
        grdp_doubt_amount(node, path_of(r, "nominal"), r->diag);
}

static void read_excludes(reader *r)
{
    const grdp_node *list = child(r, "excludes", GRDP_NODE_LIST);
    const char *path = path_of(r, "excludes");
    for (const grdp_node *node = list ? list->first : NULL; node; node = node->next) {
        if (node->kind != GRDP_NODE_TEXT)
            continue;
        const int sector = grdp_region_sector(r->region, node->text);
        const char *near = grdp_region_nearest(r->region, node->text);
        if (sector >= 0)
            r->account->excludes[sector] = true;
        else if (grdp_region_group(r->region, node->text) >= 0)
            grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path), "\"%s\" is a group",
                          "name its sectors one by one", node->text);
        else
            grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path),
                          "\"%s\" is no sector of the region",
                          near ? "did you mean \"%s\"?" : "use an id of the region file",
                          grdp_text_show(node->text), near);
    }
}

static void check_levels(reader *r, const char *key)
{
    double total = 0.0;
    const grdp_place place = grdp_node_place(grdp_node_child(r->node, key), path_of(r, key));
    for (size_t s = 0; s < r->region->n_sectors; s++) {
        const grdp_sector *sector = &r->region->sectors[s];
        const double level = r->account->level[s];
        total += level;
        if (sector->taxes || r->account->excludes[s] || level > 0.0)
            continue;
        r->ok = false;
        grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" has %s; a sector must be above 0",
                      "only one with kind = \"taxes\" may be negative", sector->id,
                      grdp_number_show(level));
    }
    if (total > 0.0)
        return;
    r->ok = false;
    grdp_diag_add(r->diag, GRDP_ERROR, place, "the sectors add up to %g; it must be above 0", NULL,
                  total);
}

/* The ways to give weights. */
static const struct form {
    const char *key;
    bool (*read)(reader *r);
    bool takes_total, takes_quarter_share;
} forms[] = {
    {"share", read_share, true, true},
    {"level", read_level, false, true},
    {"quarter_level", read_quarter_level, false, false},
    {"parts", read_parts, false, true},
};

static const struct form *find_form(reader *r)
{
    const struct form *found = NULL;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const grdp_node *node = grdp_node_child(r->node, forms[i].key);
        if (node && found)
            grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path_of(r, forms[i].key)),
                          "\"%s\" and \"%s\" exclude each other", "keep one of the two", found->key,
                          forms[i].key);
        else if (node)
            found = &forms[i];
    }
    if (!found)
        grdp_diag_add(r->diag, GRDP_ERROR, fault(r, r->node, r->path), "the account has no weights",
                      "give \"share\", \"level\", \"quarter_level\" or \"parts\"");
    return found;
}

static void refuse(reader *r, const struct form *form, const char *key)
{
    const grdp_node *node = grdp_node_child(r->node, key);
    if (node)
        grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path_of(r, key)),
                      "\"%s\" makes no sense beside \"%s\"", "take one of the two away", key,
                      form->key);
}

static void read_weights(reader *r)
{
    const struct form *form = find_form(r);
    if (!form)
        return;
    if (!form->takes_total)
        refuse(r, form, "total");
    const bool list = form->read == read_parts;
    if (child(r, form->key, list ? GRDP_NODE_LIST : GRDP_NODE_GROUP) && form->read(r))
        check_levels(r, form->key);
    if (form->takes_quarter_share)
        read_quarter_share(r);
    else
        refuse(r, form, "quarter_share");
}

static void read_facts(reader *r)
{
    grdp_account *account = r->account;
    account->node = r->node;
    account->id = grdp_schema_text(r->node, "id", "");
    account->constant = grdp_text_equal(grdp_schema_text(r->node, "prices", NULL), "constant");
    account->year = grdp_schema_year(r->node, "year", 0);
    account->price_base = grdp_schema_year(r->node, "price_base", r->region->price_base);
    account->known_by = grdp_schema_date(r->node, "known_by");
    account->status = grdp_schema_text(r->node, "status", NULL);
    account->source = grdp_schema_text(r->node, "source", NULL);
    account->reconstructed = grdp_text_equal(account->status, "reconstructed");
    account->investment = grdp_schema_number(r->node, "investment", unknown);
    account->population = grdp_schema_number(r->node, "population", unknown);
    account->employment = grdp_schema_number(r->node, "employment", unknown);
    account->concept = grdp_schema_text(r->node, "concept", NULL);
    account->growth_year = grdp_schema_year(r->node, "growth_year", 0);
    account->nominal = unknown;
    for (size_t s = 0; s < GRDP_SECTORS_MAX; s++)
        account->sector_nominal[s] = unknown;
    if (account->reconstructed && !account->known_by)
        grdp_diag_add(
            r->diag, GRDP_WARNING, grdp_node_place(r->node, r->path),
            "the account is reconstructed and does not say when what it describes was settled",
            "add known_by = \"2023-12-31\";");
}

bool grdp_account_read(const grdp_region *region, const grdp_node *node, const char *path,
                       grdp_diag *diag, grdp_account *out)
{
    *out = (grdp_account){0};
    reader r = {region, node, path, diag, out, true};
    if (!grdp_schema_check(node, path, fields, sizeof fields / sizeof *fields, diag))
        r.ok = false;
    if (node->kind != GRDP_NODE_GROUP)
        return false;
    read_facts(&r);
    read_excludes(&r);
    read_weights(&r);
    read_nominal(&r);
    return grdp_split_check(region, node, path, diag) && r.ok;
}
