/* by_sector: groups of numbers by sector, in which a group of sectors may stand for its sectors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/by_sector.h"

#include "core/number.h"
#include "core/text.h"
#include "scenario/field.h"
#include "scenario/schema.h"

#include <string.h>

typedef struct reader {
    const grdp_region *region;
    const grdp_by_sector_rule *rule;
    grdp_diag *diag;
    grdp_by_sector *out;
    bool ok;
} reader;

/* The place of a fault, which makes the reading fail. */
static grdp_place fault(reader *r, const grdp_node *node, const char *path)
{
    r->ok = false;
    return grdp_node_place(node, path);
}

static const char *id_of(const reader *r, size_t sector)
{
    return r->region->sectors[sector].id;
}

static bool belongs(const reader *r, size_t sector, int group)
{
    return r->region->sectors[sector].group == group && !r->rule->excludes[sector];
}

static bool read_number(reader *r, const grdp_node *node, const char *path)
{
    static const grdp_field number = {.kind = GRDP_FIELD_NUMBER};
    const grdp_subject subject = {node, &number, grdp_node_place(node, path), r->diag};
    const bool ok = grdp_field_check(&subject);
    r->ok = r->ok && ok;
    return ok;
}

static bool read_seasons(reader *r, const grdp_node *node, const char *path,
                         double values[GRDP_SEASONS])
{
    size_t n = 0;
    bool numbers = node->kind == GRDP_NODE_LIST && node->n == GRDP_SEASONS;
    for (const grdp_node *child = node->first; numbers && child; child = child->next) {
        numbers = child->kind == GRDP_NODE_NUMBER;
        values[n++] = child->number;
    }
    if (!numbers)
        grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path),
                      "a list of 4 numbers is needed, one a quarter",
                      "write ( 23.0, 24.7, 24.4, 27.9 )");
    return numbers;
}

static bool read_values(reader *r, const grdp_node *node, const char *path,
                        double values[GRDP_SEASONS])
{
    if (r->rule->width == GRDP_SEASONS)
        return read_seasons(r, node, path, values);
    values[0] = node->number;
    return read_number(r, node, path);
}

/* Gives a sector `part` of the values, unless it has some already. */
static void put(reader *r, size_t sector, double part, const double values[GRDP_SEASONS],
                const grdp_node *node, const char *path)
{
    if (r->out->given[sector]) {
        grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path),
                      "\"%s\" has numbers of its own and is part of a group that has some too",
                      "keep one of the two", id_of(r, sector));
        return;
    }
    r->out->given[sector] = node;
    for (size_t q = 0; q < r->rule->width; q++)
        r->out->value[sector][q] = part * values[q];
}

/* Relative size of a sector within its group, 0 after a finding. */
static double size_of(reader *r, size_t sector, const grdp_node *node, const char *path)
{
    const grdp_node *size = grdp_node_child(r->rule->split, id_of(r, sector));
    if (!size)
        grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path),
                      "the group stands for \"%s\", and \"split\" does not say how large that is",
                      "add split = { %s = ...; }; with relative sizes for the sectors of the group",
                      id_of(r, sector), id_of(r, sector));
    else if (size->kind != GRDP_NODE_NUMBER || !(size->number > 0.0))
        grdp_diag_add(r->diag, GRDP_ERROR, fault(r, size, r->rule->split_path),
                      "the relative size of \"%s\" must be a number above 0", NULL,
                      id_of(r, sector));
    else
        return size->number;
    return 0.0;
}

/* Sizes of the sectors of a group that are part of the account, 0 for the others; the sum, or 0
 * after a finding. */
static double measure(reader *r, int group, double size[GRDP_SECTORS_MAX], const grdp_node *node,
                      const char *path)
{
    size_t members = 0;
    for (size_t s = 0; s < r->region->n_sectors; s++)
        members += belongs(r, s, group) ? 1 : 0;
    if (members == 0)
        grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path),
                      "no sector of the group \"%s\" is part of the account", "take it away",
                      r->region->groups[group].id);
    double total = 0.0;
    bool sized = true;
    for (size_t s = 0; s < r->region->n_sectors; s++) {
        if (!belongs(r, s, group))
            continue;
        size[s] = r->rule->divide && members > 1 ? size_of(r, s, node, path) : 1.0;
        sized = sized && size[s] > 0.0;
        total += size[s];
    }
    return sized ? total : 0.0;
}

static void put_group(reader *r, int group, const double values[GRDP_SEASONS],
                      const grdp_node *node, const char *path)
{
    double size[GRDP_SECTORS_MAX] = {0};
    const double total = measure(r, group, size, node, path);
    for (size_t s = 0; total > 0.0 && s < r->region->n_sectors; s++) {
        if (belongs(r, s, group))
            put(r, s, r->rule->divide ? size[s] / total : 1.0, values, node, path);
    }
}

static void report_unknown(reader *r, const grdp_node *node, const char *path)
{
    const char *near = grdp_region_nearest(r->region, node->name);
    const grdp_place place = fault(r, node, path);
    if (near)
        grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" is no sector of the region",
                      "did you mean \"%s\"?", grdp_text_show(node->name), near);
    else
        grdp_diag_add(r->diag, GRDP_ERROR, place, "\"%s\" is no sector of the region",
                      "the sectors are listed in \"sectors\"", grdp_text_show(node->name));
}

static void read_child(reader *r, const grdp_node *node, const char *path)
{
    double values[GRDP_SEASONS] = {0};
    const int sector = grdp_region_sector(r->region, node->name);
    const int group = grdp_region_group(r->region, node->name);
    if (sector >= 0 && r->rule->excludes[sector])
        grdp_diag_add(r->diag, GRDP_ERROR, fault(r, node, path),
                      "\"%s\" has a number here and stands in \"excludes\"", "keep one of the two",
                      node->name);
    else if (sector < 0 && group < 0)
        report_unknown(r, node, path);
    else if (!read_values(r, node, path, values))
        return;
    else if (sector >= 0)
        put(r, (size_t)sector, 1.0, values, node, path);
    else
        put_group(r, group, values, node, path);
}

static void report_missing(reader *r, const grdp_node *group, const char *path)
{
    for (size_t s = 0; s < r->region->n_sectors; s++) {
        if (!r->out->given[s] && !r->rule->excludes[s])
            grdp_diag_add(r->diag, GRDP_ERROR, fault(r, group, path),
                          "the sector \"%s\" is missing", "add it, or say excludes = ( \"%s\" );",
                          id_of(r, s), id_of(r, s));
    }
}

/* Every group may carry remarks. */
static bool is_remark(const grdp_node *node)
{
    return node->kind == GRDP_NODE_TEXT &&
           (strcmp(node->name, "note") == 0 || strcmp(node->name, "source") == 0);
}

/* A number or list outside a group holds for every sector. */
static void read_all(reader *r, const grdp_node *node, const char *path)
{
    double values[GRDP_SEASONS] = {0};
    if (!read_values(r, node, path, values))
        return;
    for (size_t s = 0; s < r->region->n_sectors; s++) {
        if (!r->rule->excludes[s])
            put(r, s, 1.0, values, node, path);
    }
}

bool grdp_by_sector_read(const grdp_region *region, const grdp_node *node, const char *path,
                         const grdp_by_sector_rule *rule, grdp_diag *diag, grdp_by_sector *out)
{
    *out = (grdp_by_sector){0};
    reader r = {region, rule, diag, out, true};
    if (node->kind != GRDP_NODE_GROUP)
        read_all(&r, node, path);
    for (const grdp_node *child = node->kind == GRDP_NODE_GROUP ? node->first : NULL; child;
         child = child->next) {
        if (!is_remark(child))
            read_child(&r, child, grdp_schema_path(region->arena, path, child->name));
    }
    if (rule->complete && r.ok)
        report_missing(&r, node, path);
    return r.ok;
}
