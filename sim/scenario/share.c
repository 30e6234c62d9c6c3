/* share: shares of the base year that a scenario overrides; the other sectors are scaled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/share.h"

#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/doubt.h"
#include "scenario/reader.h"

static const grdp_param share_param = {
    "share", "%", "Share of the sector in the base year.", GRDP_REQUIRED, -50.0, 100.0, NULL,
    NULL,    NULL};

static bool check_keys(grdp_reader *reader, const grdp_node *top)
{
    const grdp_scenario *const s = reader->scenario;
    grdp_field fields[GRDP_SECTORS_MAX + 1] = {
        {.name = "rest", .kind = GRDP_FIELD_TEXT, .required = true, .choices = "scale"}};
    for (size_t i = 0; i < s->n_sectors; i++)
        fields[i + 1] = (grdp_field){.name = s->region->sectors[i].id, .kind = GRDP_FIELD_ANY};
    return grdp_schema_check(top, "base_share", fields, s->n_sectors + 1, reader->diag);
}

const grdp_param *grdp_share_param(void)
{
    return &share_param;
}

double grdp_share_usual(const grdp_scenario *s, size_t sector)
{
    double sum = 0.0;
    for (size_t i = 0; i < s->n_sectors; i++)
        sum += s->account->level[i];
    return 100.0 * s->account->level[sector] / sum;
}

int grdp_share_find(const grdp_scenario *s, const char *path)
{
    static const char start[] = "base_share.";
    const size_t n = sizeof start - 1;
    size_t factor;
    if (strncmp(path, start, n) != 0 || grdp_scenario_find_factor(s, path, &factor))
        return GRDP_NONE;
    for (size_t i = 0; i < s->n_sectors; i++)
        if (grdp_text_equal(s->region->sectors[i].id, path + n))
            return s->account->excludes[i] ? GRDP_NONE : (int)i;
    return GRDP_NONE;
}

/* The base year is one year, and a sector that the account leaves out has no share in it. */
static bool check_share(grdp_reader *reader, size_t factor, size_t sector)
{
    const grdp_scenario *const s = reader->scenario;
    const grdp_factor *const f = &reader->factors[factor];
    const bool excluded = s->account->excludes[sector];
    if (excluded)
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(f->node, f->path),
                      "the account \"%s\" leaves \"%s\" out", "name another sector or account",
                      s->account->id, s->region->sectors[sector].id);
    else if (!f->constant || f->each_period)
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(f->node, f->path),
                      "a share of the base year cannot change from period to period",
                      "write one number or a distribution that is drawn once a run");
    return !excluded && f->constant && !f->each_period;
}

/* What is left for the sectors that are scaled must be something, and so must they. */
static bool check_rest(grdp_reader *reader, const grdp_node *top)
{
    const grdp_scenario *const s = reader->scenario;
    bool given[GRDP_SECTORS_MAX] = {false};
    double sum = 0.0;
    size_t n_left = 0;
    for (size_t b = 0; b < s->n_base_shares; b++) {
        given[s->base_share_sector[b]] = true;
        sum += 100.0 * reader->factors[s->base_share[b]].likely[0];
    }
    for (size_t i = 0; i < s->n_sectors; i++)
        n_left += !given[i] && !s->account->excludes[i];
    if (n_left == 0) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(top, "base_share"),
                      "every share is overridden, so nothing is left to scale",
                      "leave at least one sector out");
        return false;
    }
    if (sum < 100.0)
        return true;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(top, "base_share"),
                  "the shares add up to %g %%, which leaves nothing for the other %zu sectors",
                  "write shares that add up to less than 100", sum, n_left);
    return false;
}

bool grdp_share_read(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const top = grdp_node_child(s->tree, "base_share");
    if (top == NULL || top->kind != GRDP_NODE_GROUP)
        return top == NULL;
    size_t *const factors = grdp_arena_alloc(reader->arena, s->n_sectors, sizeof *factors);
    size_t *const sectors = grdp_arena_alloc(reader->arena, s->n_sectors, sizeof *sectors);
    if (factors == NULL || sectors == NULL) {
        reader->no_memory = true;
        return false;
    }
    bool fine = check_keys(reader, top);
    s->base_share = factors;
    s->base_share_sector = sectors;
    for (size_t i = 0; i < s->n_sectors; i++) {
        const char *const id = s->region->sectors[i].id;
        const grdp_node *const node = grdp_node_child(top, id);
        if (node == NULL)
            continue;
        const size_t factor = grdp_factor_add(
            reader, &share_param, grdp_schema_path(reader->arena, "base_share", id), node);
        if (reader->no_memory)
            return false;
        sectors[s->n_base_shares] = i;
        factors[s->n_base_shares++] = factor;
        fine &= check_share(reader, factor, i);
        grdp_doubt_share(node, reader->factors[factor].path, grdp_share_usual(s, i), reader->diag);
    }
    return fine && check_rest(reader, top);
}
