/* series_names: names of series as people write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/series_names.h"

#include "core/text.h"
#include "engine/series.h"

#include <string.h>

enum { NAMES = 128, SERIES = 4096, NAME = 160 };

/* "sectors.industry.growth" -> ".growth", with *length that of "industry"; NULL of other forms. */
static const char *after_sector(const char *name, size_t *length)
{
    static const char start[] = "sectors.";
    const size_t n = sizeof start - 1;
    const char *const dot = strncmp(name, start, n) == 0 ? strchr(name + n, '.') : NULL;
    *length = dot ? (size_t)(dot - name) - n : 0;
    return dot;
}

static size_t list_names(const char **names)
{
    const grdp_series_set *set;
    size_t n = 0;
    for (size_t i = 0; (set = grdp_series_at(i)); i++)
        for (size_t k = 0; k < set->n && n < NAMES; k++)
            names[n++] = set->series[k].name;
    return n;
}

const char *grdp_series_nearest(grdp_arena *arena, const char *name)
{
    const char *names[NAMES];
    size_t sector;
    const char *const rest = after_sector(name, &sector);
    const char *const pattern = rest ? grdp_arena_printf(arena, "sectors.*%s", rest) : name;
    const char *const nearest =
        pattern ? grdp_text_nearest(pattern, names, list_names(names)) : NULL;
    const char *const tail = nearest ? after_sector(nearest, &(size_t){0}) : NULL;
    return !rest || !tail ? nearest
                          : grdp_arena_printf(arena, "sectors.%.*s%s", (int)sector,
                                              name + sizeof "sectors." - 1, tail);
}

const char *grdp_series_nearest_of(grdp_arena *arena, const grdp_scenario *scenario,
                                   const char *name)
{
    grdp_series_ref *const refs = grdp_arena_alloc(arena, SERIES, sizeof *refs);
    const size_t all = refs ? grdp_series_list(scenario, refs, SERIES) : 0;
    const size_t n = all < SERIES ? all : SERIES;
    const char **const names = grdp_arena_alloc(arena, n, sizeof *names);
    char *const text = grdp_arena_alloc(arena, n, NAME);
    if (!names || !text)
        return NULL;
    for (size_t i = 0; i < n; i++)
        names[i] = grdp_series_name(scenario->region, refs[i], text + i * NAME, NAME);
    return grdp_text_nearest(name, names, n);
}

/* Whether a series was meant: the last words must be near, since an indicator of a sector has the
 * rest of its name in common with many series. */
static bool is_slip(const char *name, const char *nearest)
{
    const char *const tail = strrchr(name, '.');
    const char *const meant = strrchr(nearest, '.');
    return tail && meant && grdp_text_nearest(tail + 1, &(const char *){meant + 1}, 1);
}

static void check_name(grdp_arena *arena, const grdp_actual *row, grdp_diag *diag)
{
    if (!strchr(row->series, '.') || grdp_series_named(row->series))
        return;
    const char *const nearest = grdp_series_nearest(arena, row->series);
    if (nearest && is_slip(row->series, nearest))
        grdp_diag_add(diag, GRDP_WARNING, (grdp_place){row->file, row->line, "series"},
                      "\"%s\" is no series and is kept as an indicator", "did you mean \"%s\"?",
                      grdp_text_show(row->series), nearest);
}

void grdp_series_names_check(const grdp_region *region, grdp_diag *diag)
{
    const grdp_actuals *const actuals = &region->actuals;
    for (size_t i = 0; i < actuals->n; i++)
        if (i == 0 || !grdp_text_equal(actuals->rows[i].series, actuals->rows[i - 1].series))
            check_name(region->arena, &actuals->rows[i], diag);
}
