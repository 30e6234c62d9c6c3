/* check_plan: the series that the targets of a plan name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/check.h"

#include "engine/series.h"

#include <string.h>

enum { NAMES = 128 };

/* "sectors.industry.growth" -> its id "industry" and the pattern "sectors.*.growth"; false where
 * the name has another form. */
static bool split(grdp_arena *arena, const char *name, const char **id, const char **pattern)
{
    static const char start[] = "sectors.";
    const size_t n = sizeof start - 1;
    const char *const dot = strncmp(name, start, n) == 0 ? strchr(name + n, '.') : NULL;

    if (!dot)
        return false;
    *id = grdp_arena_text_n(arena, name + n, (size_t)(dot - name) - n);
    *pattern = grdp_arena_printf(arena, "%s*%s", start, dot);
    return *id && *pattern;
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

static bool is_known(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void check_series(grdp_arena *arena, const char *name, const grdp_region *region,
                         grdp_place place, grdp_diag *diag)
{
    const char *names[NAMES], *id = NULL, *pattern = NULL;
    const size_t n = list_names(names);
    const bool by_sector = split(arena, name, &id, &pattern);

    if (!is_known(by_sector ? pattern : name, names, n)) {
        const char *const nearest = grdp_text_nearest(by_sector ? pattern : name, names, n);
        grdp_diag_add(diag, GRDP_ERROR, place, "there is no series \"%s\"",
                      nearest ? "did you mean \"%s\"?" : "`grdpsim list series` names the series",
                      grdp_text_show(name), nearest);
    }
    if (by_sector && region && grdp_region_sector(region, id) == GRDP_NONE &&
        grdp_region_group(region, id) == GRDP_NONE) {
        const char *const nearest = grdp_region_nearest(region, id);
        grdp_diag_add(diag, GRDP_ERROR, place, "the region has no sector or group \"%s\"",
                      nearest ? "did you mean \"%s\"?" : "use an id of the region file",
                      grdp_text_show(id), nearest);
    }
}

/* Where the series of a part is written: in the target itself, or in its list of parts. */
static const grdp_node *find_node(const grdp_target *target, size_t part)
{
    const grdp_node *const parts = grdp_node_child(target->node, "parts");
    const grdp_node *group = parts ? parts->first : target->node;

    for (size_t i = 0; parts && i < part && group; i++)
        group = group->next;
    const grdp_node *const series = grdp_node_child(group, "series");
    return series ? series : target->node;
}

void grdp_check_plan_series(const grdp_plan *plan, const grdp_region *region, grdp_diag *diag)
{
    for (size_t t = 0; t < plan->n_targets; t++) {
        const grdp_target *const target = &plan->targets[t];
        for (size_t p = 0; p < target->n_parts; p++) {
            const grdp_target_part *const part = &target->parts[p];
            const char *const path = grdp_arena_printf(plan->arena, "targets.%s.series", part->id);
            if (!part->is_indicator)
                check_series(plan->arena, part->series, region,
                             grdp_node_place(find_node(target, p), path), diag);
        }
    }
}
