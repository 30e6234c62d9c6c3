/* total: the model of GRDP as a whole and what it is used for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "core/text.h"
#include "scenario/reader.h"

static const struct {
    const char *word;
    grdp_total_use use;
} uses[] = {
    {"check", GRDP_TOTAL_CHECK}, {"scale", GRDP_TOTAL_SCALE}, {"residual", GRDP_TOTAL_RESIDUAL}};

static grdp_total_use find_use(const grdp_node *total)
{
    const char *const word = grdp_schema_text(total, "use", "check");
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (strcmp(uses[i].word, word) == 0)
            return uses[i].use;
    return GRDP_TOTAL_CHECK; /* the schema has reported it */
}

/* The sector that takes what the others leave of the total. */
static bool find_residual(grdp_reader *reader, const grdp_node *total)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const node = grdp_node_child(total, "residual");
    const char *const id = grdp_schema_text(total, "residual", NULL);
    const int sector = id != NULL ? grdp_region_sector(s->region, id) : GRDP_NONE;
    const grdp_place place =
        grdp_node_place(node != NULL ? node : total, node != NULL ? "total.residual" : "total");
    s->residual = sector == GRDP_NONE ? 0 : (size_t)sector;
    if (sector != GRDP_NONE && !s->account->excludes[sector])
        return true;
    const char *words[GRDP_SECTORS_MAX] = {NULL};
    for (size_t i = 0; i < s->n_sectors; i++)
        words[i] = s->region->sectors[i].id;
    const char *const near = id != NULL ? grdp_text_nearest(id, words, s->n_sectors) : NULL;
    if (id == NULL)
        grdp_diag_add(reader->diag, GRDP_ERROR, place,
                      "use = \"residual\" needs the sector that takes the rest",
                      "add for example: residual = \"%s\";", s->region->sectors[0].id);
    else if (sector != GRDP_NONE)
        grdp_diag_add(reader->diag, GRDP_ERROR, place,
                      "the account \"%s\" leaves \"%s\" out, so it cannot take the rest",
                      "name another sector", s->account->id, id);
    else
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "the region has no sector \"%s\"",
                      near != NULL ? "did you mean \"%s\"?" : "see the sectors in %s",
                      grdp_text_show(id), near != NULL ? near : s->region->file);
    return false;
}

static bool find_sector_of_use(grdp_reader *reader, const grdp_node *total)
{
    const grdp_node *const residual = grdp_node_child(total, "residual");
    if (reader->scenario->total_use == GRDP_TOTAL_RESIDUAL)
        return find_residual(reader, total);
    if (residual == NULL)
        return true;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(residual, "total.residual"),
                  "a sector takes the rest only where use = \"residual\", and use is \"%s\"",
                  "write use = \"residual\"; or leave residual out",
                  grdp_text_show(grdp_schema_text(total, "use", "check")));
    return false;
}

static bool has_ratio(grdp_reader *reader, const grdp_node *total)
{
    const grdp_scenario *const s = reader->scenario;
    const bool given = s->has_investment && !s->investment_required;
    if (given || s->total.model->scope != GRDP_SCOPE_TOTAL)
        return true;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(total, "total"),
                  "the model \"%s\" of the total needs a given ratio of investment to GRDP",
                  "add: investment = { closure = \"given\"; ratio = 33.1; };",
                  s->total.model->name);
    return false;
}

bool grdp_total_read(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const node = grdp_node_child(s->tree, "total");
    if (node == NULL || node->kind != GRDP_NODE_GROUP)
        return node == NULL;
    bool fine = s->seasons == 1;
    if (!fine)
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, "total"),
                      "models of the total are for annual scenarios, and this one goes by quarters",
                      "write periods_per_year = 1; or leave the group total out");
    fine &= grdp_setup_read(reader, node, "total", GRDP_SCOPE_TOTAL, GRDP_NONE, &s->total);
    s->total_use = find_use(node);
    fine &= find_sector_of_use(reader, node);
    return (s->total.model == NULL || has_ratio(reader, node)) && fine;
}
