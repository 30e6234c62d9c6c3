/* path_rows: the table that planners publish, and the changes that make a scenario of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/path.h"

#include <assert.h>

#include "core/number.h"
#include "core/text.h"
#include "engine/block.h"

/* Growth that nobody publishes with a fixed number of digits: observed quarters and other years. */
enum { DIGITS = 6 };

static bool is_present(const grdp_path *path, size_t sector)
{
    return !path->outlook->scenario->account->excludes[sector];
}

static bool is_of(const grdp_path *path, int unit, size_t sector)
{
    if (unit >= GRDP_GROUP_UNIT)
        return path->outlook->scenario->region->sectors[sector].group == unit - GRDP_GROUP_UNIT;
    return unit == GRDP_NONE || (size_t)unit == sector;
}

/* Levels as whole numbers: the rounded table of sectors and quarters. */
static grdp_status round_levels(grdp_path *path)
{
    assert(path->n_sectors > 0 && path->n_cells >= path->n_sectors);
    const size_t seasons = path->n_cells / path->n_sectors;
    assert(seasons > 0);
    double *const table = grdp_arena_alloc(path->arena, path->n_cells, sizeof *table);
    size_t n = 0;
    if (table == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t k = 0; k < path->n_sectors; k++)
        for (size_t q = 0; is_present(path, k) && q < seasons; q++) {
            const grdp_path_cell *const c = &path->cells[q * path->n_sectors + k];
            table[n++] = c->base * (1.0 + c->growth);
        }
    if (!grdp_path_round_table(n / seasons, seasons, table))
        return GRDP_ERR_MEMORY;
    n = 0;
    for (size_t k = 0; k < path->n_sectors; k++)
        for (size_t q = 0; is_present(path, k) && q < seasons; q++)
            path->cells[q * path->n_sectors + k].level = table[n++];
    return GRDP_OK;
}

static void fill_span(const grdp_path *path, grdp_path_row *row, size_t index)
{
    const grdp_span span = path->span[index];
    double base = 0.0, made = 0.0, assumed = 0.0, level = 0.0;
    for (size_t q = span.first_season; q <= span.last_season; q++)
        for (size_t k = 0; k < path->n_sectors; k++) {
            const grdp_path_cell *const c = &path->cells[q * path->n_sectors + k];
            if (!is_present(path, k) || !is_of(path, row->unit, k))
                continue;
            base += c->base;
            made += c->base * c->growth;
            assumed += c->base * c->mean;
            level += c->level;
        }
    row->growth[index] = made / base;
    row->before[index] = assumed / base;
    row->level[index] = level;
}

static void add_row(grdp_path *path, int unit, bool part)
{
    grdp_path_row *const row = &path->rows[path->n_rows++];
    *row = (grdp_path_row){.unit = unit, .part = part};
    for (size_t i = 0; i < GRDP_PATH_SPANS; i++)
        fill_span(path, row, i);
}

/* The group of a sector where it has other members too. */
static int shared_group(const grdp_path *path, size_t sector)
{
    const int group = path->outlook->scenario->region->sectors[sector].group;
    size_t members = 0;
    for (size_t k = 0; group != GRDP_NONE && k < path->n_sectors; k++)
        members += is_present(path, k) && is_of(path, GRDP_GROUP_UNIT + group, k);
    return members > 1 ? group : GRDP_NONE;
}

static bool has_row(const grdp_path *path, int unit)
{
    for (size_t i = 0; i < path->n_rows; i++)
        if (path->rows[i].unit == unit)
            return true;
    return false;
}

/* A group stands above its sectors, at the place of the first of them. */
static void add_sector(grdp_path *path, size_t sector)
{
    const int group = shared_group(path, sector);
    if (group == GRDP_NONE) {
        add_row(path, (int)sector, false);
        return;
    }
    if (has_row(path, GRDP_GROUP_UNIT + group))
        return;
    add_row(path, GRDP_GROUP_UNIT + group, false);
    for (size_t k = 0; k < path->n_sectors; k++)
        if (is_present(path, k) && is_of(path, GRDP_GROUP_UNIT + group, k))
            add_row(path, (int)k, true);
}

grdp_status grdp_path_rows(grdp_path *path)
{
    const grdp_scenario *const s = path->outlook->scenario;
    grdp_span spans[GRDP_PATH_SPANS];
    grdp_span_list(s, spans, GRDP_PATH_SPANS);
    for (size_t i = 0; i < GRDP_PATH_SPANS; i++) {
        path->span[i] = spans[i];
        path->span[i].year = path->year;
    }
    path->rows = grdp_arena_alloc(path->arena, path->n_sectors + s->region->n_groups + 1,
                                  sizeof *path->rows);
    if (path->rows == NULL)
        return GRDP_ERR_MEMORY;
    if (s->account->is_level)
        GRDP_TRY(round_levels(path));
    for (size_t k = 0; k < path->n_sectors; k++)
        if (is_present(path, k))
            add_sector(path, k);
    add_row(path, GRDP_NONE, false);
    return GRDP_OK;
}

/* Growth in a year that is not that of the path, events included. */
static double projected(const grdp_path *path, size_t t, size_t sector)
{
    const grdp_scenario *const s = path->outlook->scenario;
    grdp_lanes *const level = path->outlook->block->level; /* base year first */
    const double before = level[t * s->n_sectors + sector][0];
    const double now = level[(t + s->seasons) * s->n_sectors + sector][0];
    return before != 0.0 ? now / before - 1.0 : 0.0;
}

/* "sectors.industry={ model = \"constant\"; growth = ( 9.1, 9.5, ... ); source = ...; }" */
static const char *sector_change(const grdp_path *path, grdp_arena *arena, size_t sector)
{
    const grdp_scenario *const s = path->outlook->scenario;
    grdp_buffer text = {0};
    grdp_buffer_printf(&text, "sectors.%s={ model = \"constant\"; growth = (",
                       s->region->sectors[sector].id);
    for (size_t t = 0; t < s->n_periods; t++) {
        char number[GRDP_NUMBER_TEXT];
        const size_t season = t % s->seasons;
        const grdp_path_cell *const c = &path->cells[season * path->n_sectors + sector];
        const bool own = t / s->seasons == path->year;
        const double growth = own ? c->growth : projected(path, t, sector);
        const bool rounded = own && c->sd > 0.0 && !path->stays;
        grdp_number_fixed(100.0 * growth, rounded ? path->request.digits : DIGITS, number);
        grdp_buffer_printf(&text, "%s %s", t > 0 ? "," : "", number);
    }
    grdp_buffer_add(&text, " ); source = \"derived: grdpsim solve path\"; }");
    const char *const kept = text.failed ? NULL : grdp_arena_text(arena, text.data);
    grdp_buffer_free(&text);
    return kept;
}

const char *const *grdp_path_changes(const grdp_path *path, grdp_arena *arena, size_t *n)
{
    /* The growth of a path holds what events and add-factors make, and has no distribution that
     * could be correlated. */
    static const char *const lists[] = {"events", "add", "correlations", "shock_correlations"};
    enum { LISTS = sizeof lists / sizeof *lists };
    const grdp_scenario *const s = path->outlook->scenario;
    const char **const texts = grdp_arena_alloc(arena, path->n_sectors + LISTS, sizeof *texts);
    *n = 0;
    if (texts == NULL)
        return NULL;
    for (size_t k = 0; k < path->n_sectors; k++) {
        if (!is_present(path, k))
            continue;
        texts[*n] = sector_change(path, arena, k);
        if (texts[(*n)++] == NULL)
            return NULL;
    }
    for (size_t i = 0; i < LISTS; i++) {
        if (grdp_node_child(s->tree, lists[i]) == NULL)
            continue;
        texts[*n] = grdp_arena_printf(arena, "%s=()", lists[i]);
        if (texts[(*n)++] == NULL)
            return NULL;
    }
    return texts;
}
