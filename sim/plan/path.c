/* path: from a target for the year to the growth of its cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/path.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "engine/block.h"
#include "plan/solve.h"
#include "plan/solve_least.h"

static const grdp_scenario *scenario_of(const grdp_path *path)
{
    return path->outlook->scenario;
}

static grdp_status check_request(const grdp_outlook *outlook, const grdp_path_request *request,
                                 grdp_diag *diag)
{
    const grdp_scenario *const s = outlook->scenario;
    const double least = -1.0 / (double)(s->n_sectors > 1 ? s->n_sectors - 1 : 1);
    if (s->seasons != GRDP_SEASONS)
        return grdp_diag_error(
            diag, grdp_scenario_seasons_place(s),
            "the scenario goes by years, and a path by quarters",
            s->total_use == GRDP_TOTAL_NONE
                ? "add --set periods_per_year=4 to the command, with an account that has "
                  "quarter_share or quarter_level"
                : "name a scenario that goes by quarters; the group total of this one is for "
                  "years");
    if (request->year < s->first || request->year > s->last)
        return grdp_diag_error(diag, (grdp_place){.path = "--year"},
                               "%u lies outside the scenario, which goes from %u to %u",
                               "write a year from %u to %u", (unsigned)request->year,
                               (unsigned)s->first, (unsigned)s->last, (unsigned)s->first,
                               (unsigned)s->last);
    if (request->correlation <= least)
        return grdp_diag_error(diag, (grdp_place){.path = "--correlation"},
                               "%zu sectors cannot all have a correlation of %s with each other",
                               "write a number above %s", s->n_sectors,
                               grdp_number_show(request->correlation), grdp_number_show(least));
    return GRDP_OK;
}

/* Quarters of the year that figures speak of; the engine lets them govern all of these. */
static size_t count_known(const grdp_path *path)
{
    const grdp_scenario *const s = scenario_of(path);
    size_t known = 0;
    for (size_t o = 0; o < s->n_observations; o++)
        if (s->observations[o].year == path->year && s->observations[o].last_season + 1 > known)
            known = s->observations[o].last_season + 1;
    return known;
}

/* Growth of a sector lies within what the model `constant` takes, which the scenario file is to
 * use, and within the truncation of the sector's own distribution. */
static void find_bounds(const grdp_scenario *s, size_t sector, double *low, double *high)
{
    const grdp_param *const param = &grdp_model_find("constant")->params[0];
    char path[GRDP_SECTORS_MAX + 32];
    size_t factor = 0;
    assert(strcmp(param->name, "growth") == 0);
    *low = 0.01 * param->min;
    *high = 0.01 * param->max;
    (void)snprintf(path, sizeof path, "sectors.%s.growth", s->region->sectors[sector].id);
    if (!grdp_scenario_find_factor(s, path, &factor) || s->factors[factor].dist == NULL)
        return;
    *low = fmax(*low, 0.01 * s->factors[factor].low);
    *high = fmin(*high, 0.01 * s->factors[factor].high);
}

static grdp_status read_bounds(grdp_path *path, const char *text, grdp_diag *diag)
{
    const grdp_scenario *const s = scenario_of(path);
    const size_t length = strcspn(text, "=");
    double low = 0.0, high = 0.0;
    for (size_t k = 0; k < s->n_sectors; k++) {
        const char *const name =
            grdp_arena_printf(path->arena, "sectors.%s.growth", s->region->sectors[k].id);
        if (name == NULL)
            return GRDP_ERR_MEMORY;
        if (strlen(name) != length || memcmp(name, text, length) != 0)
            continue;
        GRDP_TRY(grdp_solve_read_bounds(text + length + (text[length] == '='), "--bounds", diag,
                                        &low, &high));
        for (size_t q = 0; q < s->seasons; q++) {
            grdp_path_cell *const cell = &path->cells[q * s->n_sectors + k];
            cell->low = fmax(cell->low, 0.01 * low);
            cell->high = fmin(cell->high, 0.01 * high);
        }
        return GRDP_OK;
    }
    return grdp_diag_error(diag, (grdp_place){.path = "--bounds"},
                           "\"%s\" bounds no sector's growth",
                           "write for example --bounds sectors.%s.growth=5:15",
                           grdp_text_show(text), s->region->sectors[0].id);
}

static void fill_cell(grdp_path *path, size_t season, size_t sector)
{
    const grdp_scenario *const s = scenario_of(path);
    const size_t t = path->year * s->seasons + season;
    grdp_lanes *const level = path->outlook->block->level;
    grdp_path_cell *const c = &path->cells[season * s->n_sectors + sector];
    c->base = level[t * s->n_sectors + sector][0];
    c->mean =
        c->base != 0.0 ? level[(t + s->seasons) * s->n_sectors + sector][0] / c->base - 1.0 : 0.0;
    c->exact = c->growth = c->mean;
    c->level = (double)NAN;
    find_bounds(s, sector, &c->low, &c->high);
    if (season >= path->n_known && c->base != 0.0)
        c->sd = sqrt(path->prior[sector * (s->n_sectors + 1)]);
}

/* What is known stays as it is, whatever the bounds. */
static grdp_status fill_cells(grdp_path *path, grdp_diag *diag)
{
    const grdp_scenario *const s = scenario_of(path);
    path->n_sectors = s->n_sectors;
    path->n_cells = s->seasons * s->n_sectors;
    assert(path->n_sectors > 0);
    path->cells = grdp_arena_alloc(path->arena, path->n_cells, sizeof *path->cells);
    if (path->cells == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < path->n_cells; i++)
        fill_cell(path, i / s->n_sectors, i % s->n_sectors);
    for (size_t i = 0; i < path->request.n_bounds; i++)
        GRDP_TRY(read_bounds(path, path->request.bounds[i], diag));
    for (size_t i = 0; i < path->n_cells; i++) {
        grdp_path_cell *const c = &path->cells[i];
        if (c->sd == 0.0)
            c->low = c->high = c->mean;
    }
    return GRDP_OK;
}

static double at_low(const grdp_path_cell *cell)
{
    return cell->low;
}

static double at_high(const grdp_path_cell *cell)
{
    return cell->high;
}

static double at_mean(const grdp_path_cell *cell)
{
    return cell->mean;
}

static double at_growth(const grdp_path_cell *cell)
{
    return cell->growth;
}

/* The growth of the year that cells make. */
static double year_growth(const grdp_path *path, double (*growth)(const grdp_path_cell *cell))
{
    double base = 0.0, added = 0.0;
    for (size_t i = 0; i < path->n_cells; i++) {
        base += path->cells[i].base;
        added += path->cells[i].base * growth(&path->cells[i]);
    }
    return added / base;
}

static grdp_status report_reach(const grdp_path *path, grdp_diag *diag)
{
    const double least = year_growth(path, at_low);
    const double most = year_growth(path, at_high);
    const double target = path->request.growth;
    const double away = fmax(target - most, least - target);
    grdp_diag_add(
        diag, GRDP_ERROR, (grdp_place){.file = scenario_of(path)->file},
        path->n_known == GRDP_SEASONS
            ? "%.*f %% cannot be reached: published figures fix all quarters, between %.*f "
              "and %.*f %%, %.*f points away"
            : "%.*f %% cannot be reached: with every quarter at its bound the year makes %.*f "
              "to %.*f %%, %.*f points away",
        "ask for less, or widen --bounds", 2, 100.0 * target, 2, 100.0 * least, 2, 100.0 * most, 2,
        100.0 * away);
    return GRDP_ERR_CHECK;
}

/* Of two cells that are not fixed. */
static double cell_covariance(const grdp_path *path, size_t i, size_t k)
{
    const size_t n = path->n_sectors;
    return grdp_path_quarters_tie(path, i / n, k / n) * path->prior[i % n * n + k % n];
}

/* The problem in the form of solve_least: all cells, the fixed ones without spread. */
static grdp_status solve(grdp_path *path, double *room, grdp_diag *diag)
{
    assert(path->n_sectors > 0);
    const size_t n = path->n_cells;
    double *const mean = room, *const low = room + n, *const high = room + 2 * n;
    double *const row = room + 3 * n, *const x = room + 4 * n, *const covariance = room + 5 * n;
    double base = 0.0;
    for (size_t i = 0; i < n; i++)
        base += path->cells[i].base;
    for (size_t i = 0; i < n; i++) {
        const grdp_path_cell *const c = &path->cells[i];
        mean[i] = c->mean;
        low[i] = c->low;
        high[i] = c->high;
        row[i] = c->base / base;
        for (size_t k = 0; k < n; k++) {
            const bool vary = c->sd > 0.0 && path->cells[k].sd > 0.0;
            covariance[i * n + k] = vary ? cell_covariance(path, i, k) : 0.0;
        }
    }
    const grdp_least problem = {n, mean, covariance, low, high, 1, row, &path->request.growth};
    grdp_least_point point = {.x = x};
    GRDP_TRY(grdp_solve_least(&problem, &point));
    if (!point.feasible)
        return report_reach(path, diag);
    path->departure = point.departure;
    for (size_t i = 0; i < n; i++) {
        grdp_path_cell *const c = &path->cells[i];
        c->exact = x[i];
        path->n_bound += c->sd > 0.0 && (x[i] <= c->low || x[i] >= c->high);
    }
    return GRDP_OK;
}

/* Published figures are rounded: where the assumptions make 12.004 % and 12.00 is asked, they are
 * the path. */
static bool is_met(const grdp_path *path)
{
    char asked[GRDP_NUMBER_TEXT], made[GRDP_NUMBER_TEXT];
    grdp_number_fixed(100.0 * path->request.growth, path->request.digits, asked);
    grdp_number_fixed(100.0 * path->assumed, path->request.digits, made);
    for (size_t i = 0; i < path->n_cells; i++)
        if (path->cells[i].mean < path->cells[i].low || path->cells[i].mean > path->cells[i].high)
            return false;
    return strcmp(asked, made) == 0;
}

static grdp_status find_path(grdp_path *path, grdp_diag *diag)
{
    assert(path->n_cells > 0 && path->n_sectors > 0);
    double *const room = malloc((5 * path->n_cells + path->n_cells * path->n_cells) * sizeof *room);
    if (room == NULL)
        return GRDP_ERR_MEMORY;
    const grdp_status status = solve(path, room, diag);
    free(room);
    return status;
}

static grdp_status fill(grdp_path *path, grdp_diag *diag)
{
    path->year = (size_t)(path->request.year - scenario_of(path)->first);
    path->n_known = count_known(path);
    GRDP_TRY(grdp_path_prior(path));
    grdp_path_read_persistence(path);
    GRDP_TRY(fill_cells(path, diag));
    GRDP_TRY(grdp_path_quarters_carry(path));
    path->assumed = year_growth(path, at_mean);
    path->stays = is_met(path);
    if (!path->stays) {
        GRDP_TRY(find_path(path, diag));
        grdp_path_round_growth(path);
    }
    path->made = year_growth(path, at_growth);
    return grdp_path_rows(path);
}

grdp_status grdp_path_create(const grdp_outlook *outlook, const grdp_path_request *request,
                             grdp_diag *diag, grdp_path **out)
{
    GRDP_TRY(check_request(outlook, request, diag));
    grdp_arena *const arena = grdp_arena_create();
    grdp_path *const path = arena != NULL ? grdp_arena_alloc(arena, 1, sizeof *path) : NULL;
    if (path == NULL) {
        grdp_arena_free(arena);
        return GRDP_ERR_MEMORY;
    }
    path->arena = arena;
    path->outlook = outlook;
    path->request = *request;
    const grdp_status status = fill(path, diag);
    if (status == GRDP_OK)
        *out = path;
    else
        grdp_path_free(path);
    return status;
}

void grdp_path_free(grdp_path *path)
{
    if (path != NULL)
        grdp_arena_free(path->arena);
}
