/* region: the facts of one region, read once and never changed by a scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/region.h"

#include "core/file.h"
#include "core/text.h"
#include "scenario/account.h"
#include "scenario/currency.h"
#include "scenario/doubt.h"
#include "scenario/flood.h"
#include "scenario/heads.h"
#include "scenario/kind.h"
#include "scenario/parts.h"
#include "scenario/read_cfg.h"
#include "scenario/reference.h"
#include "scenario/schema.h"
#include "scenario/title.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const grdp_field region_fields[] = {
    {.name = "kind",
     .kind = GRDP_FIELD_TEXT,
     .required = true,
     .choices = "region",
     .doc = "What the file is."},
    {.name = "version",
     .kind = GRDP_FIELD_COUNT,
     .required = true,
     .min = 1,
     .max = 1,
     .doc = "Version of the format."},
    {.name = "id", .kind = GRDP_FIELD_ID, .required = true, .doc = "Name of the region."},
    {.name = "title", .kind = GRDP_FIELD_TITLE, .doc = "What people call it."},
    {.name = "currency", .kind = GRDP_FIELD_TEXT, .required = true, .doc = "Unit of levels."},
    {.name = "price_base",
     .kind = GRDP_FIELD_YEAR,
     .required = true,
     .doc = "Year of the constant prices."},
    {.name = "sectors", .kind = GRDP_FIELD_LIST, .required = true, .doc = "Parts of GRDP."},
    {.name = "groups", .kind = GRDP_FIELD_LIST, .doc = "Titles of groups of sectors."},
    {.name = "accounts", .kind = GRDP_FIELD_LIST, .required = true, .doc = "Weights and levels."},
    {.name = "population", .kind = GRDP_FIELD_ANY, .doc = "Thousand people, or years with them."},
    {.name = "employment", .kind = GRDP_FIELD_ANY, .doc = "The same of those who work."},
    {.name = "actuals", .kind = GRDP_FIELD_TEXTS, .doc = "CSV files beside this one."},
};

static const grdp_field sector_fields[] = {
    {.name = "id", .kind = GRDP_FIELD_ID, .required = true, .doc = "Name of the sector."},
    {.name = "title", .kind = GRDP_FIELD_TITLE, .doc = "What people call it."},
    {.name = "kind",
     .kind = GRDP_FIELD_TEXT,
     .choices = "taxes",
     .doc = "Product taxes less subsidies."},
    {.name = "group", .kind = GRDP_FIELD_ID, .doc = "The group that the sector belongs to."},
};

static const grdp_field group_fields[] = {
    {.name = "id", .kind = GRDP_FIELD_ID, .required = true, .doc = "Name of the group."},
    {.name = "title", .kind = GRDP_FIELD_TITLE, .doc = "What people call it."},
};

#define N_FIELDS(fields) (sizeof(fields) / sizeof *(fields))

typedef struct reader {
    grdp_region *region;
    const grdp_node *top;
    grdp_diag *diag;
    grdp_sector *sectors;
    grdp_group *groups;
    grdp_account *accounts;
} reader;

static const grdp_node *list_of(const reader *r, const char *key)
{
    const grdp_node *list = grdp_node_child(r->top, key);
    return list && list->kind == GRDP_NODE_LIST ? list : NULL;
}

/* "accounts.constant_2022", or "accounts.0" where the element does not say what it is called. */
static const char *element_path(const reader *r, const char *list, const grdp_node *node, size_t i)
{
    const char *id = grdp_schema_text(node, "id", NULL);
    return id ? grdp_arena_printf(r->region->arena, "%s.%s", list, id)
              : grdp_arena_printf(r->region->arena, "%s.%zu", list, i);
}

/* Index of the region's group of this name, which is added where it is new. */
static int intern_group(reader *r, const char *id)
{
    const int known = grdp_region_group(r->region, id);
    if (known >= 0 || r->region->n_groups == GRDP_SECTORS_MAX)
        return known;
    r->groups[r->region->n_groups] = (grdp_group){id, {{id, id}}};
    return (int)r->region->n_groups++;
}

static void read_sector(reader *r, const grdp_node *node, const char *path)
{
    (void)grdp_schema_check(node, path, sector_fields, N_FIELDS(sector_fields), r->diag);
    const char *id = grdp_schema_text(node, "id", NULL);
    const char *group = grdp_schema_text(node, "group", NULL);
    if (!id)
        return;
    if (grdp_region_sector(r->region, id) >= 0) {
        grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(node, path),
                      "two sectors have the id \"%s\"", "give each its own", grdp_text_show(id));
        return;
    }
    r->sectors[r->region->n_sectors++] = (grdp_sector){
        .id = id,
        .title = grdp_title_read(node, id),
        .group = group ? intern_group(r, group) : GRDP_NONE,
        .taxes = grdp_text_equal(grdp_schema_text(node, "kind", NULL), "taxes"),
    };
}

static void read_sectors(reader *r)
{
    const grdp_node *list = list_of(r, "sectors");
    if (!list)
        return;
    const grdp_place place = grdp_node_place(list, "sectors");
    if (list->n == 0)
        grdp_diag_add(r->diag, GRDP_ERROR, place, "the region has no sectors",
                      "write { id = \"agriculture\"; }, ...");
    if (list->n > GRDP_SECTORS_MAX) {
        grdp_diag_add(r->diag, GRDP_ERROR, place, "the region has %zu sectors; at most %u are read",
                      NULL, list->n, (unsigned)GRDP_SECTORS_MAX);
        return;
    }
    size_t i = 0;
    for (const grdp_node *node = list->first; node; node = node->next)
        read_sector(r, node, element_path(r, "sectors", node, i++));
}

static void read_group(reader *r, const grdp_node *node, const char *path)
{
    (void)grdp_schema_check(node, path, group_fields, N_FIELDS(group_fields), r->diag);
    const char *id = grdp_schema_text(node, "id", NULL);
    const int group = id ? grdp_region_group(r->region, id) : GRDP_NONE;
    if (group >= 0)
        r->groups[group].title = grdp_title_read(node, id);
    else if (id)
        grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(node, path),
                      "no sector belongs to the group \"%s\"",
                      "write group = \"%s\"; in its sectors", grdp_text_show(id),
                      grdp_text_show(id));
}

/* Units are found by id, so that a group may not be called like a sector. */
static void check_groups(const reader *r)
{
    for (size_t g = 0; g < r->region->n_groups; g++) {
        if (grdp_region_sector(r->region, r->groups[g].id) >= 0)
            grdp_diag_add(r->diag, GRDP_ERROR,
                          grdp_node_place(grdp_node_child(r->top, "sectors"), "sectors"),
                          "\"%s\" is the id of a sector and of a group", "give each its own",
                          r->groups[g].id);
    }
}

static void read_groups(reader *r)
{
    const grdp_node *list = list_of(r, "groups");
    size_t i = 0;
    for (const grdp_node *node = list ? list->first : NULL; node; node = node->next) {
        read_group(r, node, element_path(r, "groups", node, i++));
    }
    check_groups(r);
}

static void read_accounts(reader *r)
{
    const grdp_node *list = list_of(r, "accounts");
    if (list && list->n == 0)
        grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(list, "accounts"),
                      "the region has no accounts",
                      "a scenario starts from one: { id = ...; year = ...; share = { ... }; }");
    size_t i = 0;
    for (const grdp_node *node = list ? list->first : NULL; node; node = node->next) {
        const char *path = element_path(r, "accounts", node, i++);
        const char *id = grdp_schema_text(node, "id", NULL);
        if (id && grdp_region_account(r->region, id))
            grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(node, path),
                          "two accounts have the id \"%s\"", "give each its own",
                          grdp_text_show(id));
        grdp_account *account = &r->accounts[r->region->n_accounts++];
        (void)grdp_account_read(r->region, node, path, r->diag, account);
    }
}

static grdp_status allocate(reader *r)
{
    const grdp_node *accounts = list_of(r, "accounts");
    grdp_arena *arena = r->region->arena;
    r->sectors = grdp_arena_alloc(arena, GRDP_SECTORS_MAX, sizeof *r->sectors);
    r->groups = grdp_arena_alloc(arena, GRDP_SECTORS_MAX, sizeof *r->groups);
    r->accounts = grdp_arena_alloc(arena, accounts ? accounts->n : 0, sizeof *r->accounts);
    if (!r->sectors || !r->groups || !r->accounts)
        return GRDP_ERR_MEMORY;
    r->region->sectors = r->sectors;
    r->region->groups = r->groups;
    r->region->accounts = r->accounts;
    return GRDP_OK;
}

static grdp_status open_parts(reader *r, bool is_part)
{
    const grdp_node *list = list_of(r, "accounts");
    if (!is_part)
        return grdp_parts_open(r->region, list, r->diag);
    grdp_parts_refuse(list, r->diag);
    return GRDP_OK;
}

static void read_facts(reader *r)
{
    grdp_region *region = r->region;
    region->id = grdp_schema_text(r->top, "id", "");
    region->title = grdp_title_read(r->top, region->id);
    region->currency = grdp_schema_text(r->top, "currency", "");
    region->per_head = grdp_currency_per_head(region->arena, region->currency);
    region->price_base = grdp_schema_year(r->top, "price_base", 0);
    read_sectors(r);
    read_groups(r);
    read_accounts(r);
    grdp_heads_fill(r->top, r->region->n_accounts, r->accounts, r->diag);
}

/* "sectors.industry.growth" must name a sector or a group of the region. */
static void check_series(reader *r, const grdp_actual *row, grdp_flood *flood)
{
    static const char prefix[] = "sectors.";
    if (strncmp(row->series, prefix, sizeof prefix - 1) != 0)
        return;
    const char *name = row->series + sizeof prefix - 1;
    const size_t length = strcspn(name, ".");
    char id[65] = ""; /* what an id can be long, and a NUL */
    if (length < sizeof id)
        memcpy(id, name, length);
    if (grdp_region_sector(r->region, id) >= 0 || grdp_region_group(r->region, id) >= 0)
        return;
    const grdp_place place = {row->file, row->line, "series"};
    if (!grdp_flood_room(flood, GRDP_ERROR, place))
        return;
    const char *near = grdp_region_nearest(r->region, id);
    grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" names no sector and no group of the region",
                  near ? "did you mean \"%s\"?" : NULL, grdp_text_show(row->series), near);
}

static void check_actuals(reader *r)
{
    grdp_flood flood = {0};
    for (size_t i = 0; i < r->region->actuals.n; i++)
        check_series(r, &r->region->actuals.rows[i], &flood);
    grdp_flood_report(&flood, 1, r->diag);
    grdp_doubt_actuals(&r->region->actuals, r->diag);
}

/* One of the files of figures. */
static grdp_status read_actual(reader *r, const grdp_node *node, grdp_actual_rows *rows,
                               grdp_input *inputs)
{
    grdp_region *region = r->region;
    const grdp_place place = grdp_node_place(node, "actuals");
    const char *file = grdp_file_beside(region->arena, region->file, node->text);
    if (!file)
        return GRDP_ERR_MEMORY;
    if (grdp_file_leaves(region->file, node->text, file))
        return grdp_diag_error(r->diag, place, "\"%s\" is outside the folder of the region",
                               "keep the figures of a region in its folder",
                               grdp_text_show(node->text));
    GRDP_TRY(grdp_reference_find(region->arena, node, "actuals", region->file, r->diag, &file));
    GRDP_TRY(grdp_actuals_read(region->arena, file, r->diag, rows, &inputs[region->n_inputs]));
    region->n_inputs++;
    return GRDP_OK;
}

/* Reads every file, also after one that cannot be read; the first failure is the answer. */
static grdp_status read_actuals(reader *r, grdp_input *inputs)
{
    grdp_region *region = r->region;
    grdp_actual_rows rows = {0};
    grdp_status first = GRDP_OK;
    const grdp_node *list = list_of(r, "actuals");
    for (const grdp_node *node = list ? list->first : NULL; node; node = node->next) {
        grdp_status status = GRDP_OK;
        if (node->kind == GRDP_NODE_TEXT && grdp_reference_is_new(list, node, "actuals", r->diag))
            status = read_actual(r, node, &rows, inputs);
        first = first == GRDP_OK ? status : first;
    }
    GRDP_TRY(grdp_parts_actuals(region, &rows));
    GRDP_TRY(grdp_actuals_finish(region->arena, &rows, r->diag, &region->actuals));
    check_actuals(r);
    return first;
}

/* The file itself, those of its parts, and room for its actuals. */
static grdp_status list_inputs(reader *r, const char *bytes, size_t length, grdp_input **out)
{
    grdp_region *region = r->region;
    const grdp_node *actuals = list_of(r, "actuals");
    size_t n = 1 + (actuals ? actuals->n : 0);
    for (size_t p = 0; p < region->n_opened; p++)
        n += region->opened[p].region->n_inputs;
    grdp_input *inputs = grdp_arena_alloc(region->arena, n, sizeof *inputs);
    if (!inputs)
        return GRDP_ERR_MEMORY;
    inputs[0].file = region->file;
    grdp_sha256(bytes, length, inputs[0].sha256);
    region->n_inputs = 1;
    for (size_t p = 0; p < region->n_opened; p++) {
        const grdp_region *part = region->opened[p].region;
        memcpy(inputs + region->n_inputs, part->inputs, part->n_inputs * sizeof *inputs);
        region->n_inputs += part->n_inputs;
    }
    region->inputs = inputs;
    *out = inputs;
    return GRDP_OK;
}

/* A sector whose id could not be read would be missed in every account. */
static bool lacks_id(const grdp_node *top)
{
    const grdp_node *list = grdp_node_child(top, "sectors"), *id;
    for (const grdp_node *sector = list ? list->first : NULL; sector; sector = sector->next)
        if (sector->faulty || ((id = grdp_node_child(sector, "id")) && id->faulty))
            return true;
    return false;
}

static grdp_status read_region(reader *r, bool is_part)
{
    const char *bytes;
    size_t length;
    grdp_node *top;
    grdp_region *region = r->region;
    const grdp_status read =
        grdp_cfg_read(region->arena, region->file, r->diag, &top, &bytes, &length);
    if (!top)
        return read;
    r->top = top;
    if (!grdp_kind_check(top, "region", r->diag))
        return GRDP_ERR_INPUT;
    (void)grdp_schema_check(top, "", region_fields, N_FIELDS(region_fields), r->diag);
    if (lacks_id(top))
        return GRDP_ERR_INPUT;
    GRDP_TRY(allocate(r));
    GRDP_TRY(open_parts(r, is_part));
    read_facts(r);
    grdp_input *inputs;
    GRDP_TRY(list_inputs(r, bytes, length, &inputs));
    return read_actuals(r, inputs);
}

static grdp_status read_file(const char *file, bool is_part, grdp_diag *diag, grdp_region **out)
{
    grdp_arena *arena = grdp_arena_create();
    if (!arena)
        return GRDP_ERR_MEMORY;
    const size_t before = grdp_diag_count(diag, GRDP_ERROR);
    reader r = {.region = grdp_arena_alloc(arena, 1, sizeof(grdp_region)), .diag = diag};
    grdp_status status = GRDP_ERR_MEMORY;
    if (r.region) {
        r.region->arena = arena;
        r.region->file = grdp_arena_text(arena, file);
        status = r.region->file ? read_region(&r, is_part) : GRDP_ERR_MEMORY;
    }
    if (status == GRDP_OK && grdp_diag_count(diag, GRDP_ERROR) > before)
        status = GRDP_ERR_INPUT;
    if (status == GRDP_OK)
        *out = r.region;
    else if (r.region)
        grdp_region_free(r.region);
    else
        grdp_arena_free(arena);
    return status;
}

grdp_status grdp_region_read(const char *file, grdp_diag *diag, grdp_region **out)
{
    return read_file(file, false, diag, out);
}

grdp_status grdp_region_read_part(const char *file, grdp_diag *diag, grdp_region **out)
{
    return read_file(file, true, diag, out);
}

void grdp_region_free(grdp_region *region)
{
    if (!region)
        return;
    grdp_parts_free(region);
    grdp_arena_free(region->arena);
}
