/* plan_check: what the targets of a plan say, against the series of the program and the sectors and
 * figures of the region.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan.h"

#include "core/text.h"
#include "engine/series.h"
#include "plan/series_names.h"
#include "scenario/schema.h"

#include <string.h>

typedef struct checker {
    grdp_plan *plan;
    const grdp_region *region; /* NULL: not known */
    grdp_diag *diag;
} checker;

/* Where the part is written: the target itself, or an element of its list of parts. */
static const grdp_node *find_node(const grdp_target *target, size_t part)
{
    const grdp_node *const parts = grdp_node_child(target->node, "parts");
    const grdp_node *group = parts ? parts->first : target->node;

    for (size_t i = 0; parts && i < part && group; i++)
        group = group->next;
    return group ? group : target->node;
}

static grdp_place place_of(const checker *c, const grdp_node *group, const char *id,
                           const char *key)
{
    const grdp_node *const node = grdp_node_child(group, key);
    return grdp_node_place(node ? node : group,
                           grdp_arena_printf(c->plan->arena, "targets.%s.%s", id, key));
}

/* "sectors.industry.growth" -> "industry"; NULL where the name has another form. */
static const char *sector_of(const checker *c, const char *name)
{
    static const char start[] = "sectors.";
    const size_t n = sizeof start - 1;
    const char *const dot = strncmp(name, start, n) == 0 ? strchr(name + n, '.') : NULL;
    return dot ? grdp_arena_text_n(c->plan->arena, name + n, (size_t)(dot - name) - n) : NULL;
}

static void report_unknown(const checker *c, const char *name, grdp_place place)
{
    const char *const nearest = grdp_series_nearest(c->plan->arena, name);
    grdp_diag_add(c->diag, GRDP_ERROR, place, "there is no series \"%s\"",
                  nearest ? "did you mean \"%s\"?" : "`grdpsim list series` names the series",
                  grdp_text_show(name), nearest);
}

static void check_series(const checker *c, const char *name, grdp_place place)
{
    const char *const sector = sector_of(c, name);

    if (!grdp_series_named(name))
        report_unknown(c, name, place);
    if (!sector || !c->region || grdp_region_sector(c->region, sector) != GRDP_NONE ||
        grdp_region_group(c->region, sector) != GRDP_NONE)
        return;
    const char *const nearest = grdp_region_nearest(c->region, sector);
    grdp_diag_add(c->diag, GRDP_ERROR, place, "the region has no sector or group \"%s\"",
                  nearest ? "did you mean \"%s\"?" : "use an id of the region file",
                  grdp_text_show(sector), nearest);
}

/* A target on a series is in the unit of the series, which the file may say. */
static void check_unit(const checker *c, const grdp_node *group, grdp_target_part *part)
{
    const grdp_series *const series = grdp_series_named(part->series);
    const char *const given = grdp_schema_text(group, "unit", NULL);

    if (!series || !c->region)
        return;
    part->unit = grdp_series_unit(c->region, series);
    if (given && !grdp_text_equal(given, part->unit))
        grdp_diag_add(c->diag, GRDP_ERROR, place_of(c, group, part->id, "unit"),
                      "the unit of %s is %s, not \"%s\"",
                      "give the value in %s; the key unit can be left out", part->series,
                      part->unit, grdp_text_show(given), part->unit);
}

/* Rows in another unit than that of the target: it would be a guess to judge by them. */
static void check_rows(const checker *c, const grdp_target_part *part)
{
    const grdp_actual *first = NULL;
    size_t n = 0;

    for (size_t i = 0; i < c->region->actuals.n; i++) {
        const grdp_actual *const row = &c->region->actuals.rows[i];
        if (strcmp(row->series, part->series) != 0 || grdp_actual_fits(row, part->unit))
            continue;
        first = n++ == 0 ? row : first;
    }
    if (n > 0)
        grdp_diag_add(c->diag, GRDP_WARNING, (grdp_place){first->file, first->line, part->series},
                      "figures in the unit \"%s\" do not fit the target in \"%s\" and are not "
                      "used: %zu",
                      "write both in one unit", grdp_text_show(first->unit), part->unit, n);
}

static bool is_named(const grdp_plan *plan, const char *series)
{
    for (size_t t = 0; t < plan->n_targets; t++)
        for (size_t p = 0; p < plan->targets[t].n_parts; p++)
            if (grdp_text_equal(plan->targets[t].parts[p].series, series))
                return true;
    return false;
}

/* Whether two names differ in one place and by two letters at most. */
static bool is_slip(const char *a, const char *b)
{
    const size_t n = strlen(a), m = strlen(b), shorter = n < m ? n : m, longer = n < m ? m : n;
    size_t head = 0, tail = 0;
    while (head < shorter && a[head] == b[head])
        head++;
    while (tail < shorter - head && a[n - 1 - tail] == b[m - 1 - tail])
        tail++;
    return shorter > 3 && longer - head - tail <= 2;
}

/* An indicator without figures stays open, which a slip of the pen should not do unnoticed. */
static void check_figures(const checker *c, const char *name, grdp_place place)
{
    const char *near = NULL;
    for (size_t i = 0; i < c->region->actuals.n; i++) {
        const char *const series = c->region->actuals.rows[i].series;
        if (strcmp(series, name) == 0)
            return;
        near = !near && is_slip(series, name) ? series : near;
    }
    if (near && !is_named(c->plan, near))
        grdp_diag_add(c->diag, GRDP_WARNING, place, "no figure of the region has the name \"%s\"",
                      "did you mean \"%s\"?", grdp_text_show(name), near);
}

static void check_part(const checker *c, const grdp_node *group, grdp_target_part *part)
{
    if (!part->is_indicator) {
        check_series(c, part->series, place_of(c, group, part->id, "series"));
        check_unit(c, group, part);
    } else if (c->region) {
        check_figures(c, part->series, place_of(c, group, part->id, "indicator"));
    }
    if (c->region && part->unit)
        check_rows(c, part);
}

grdp_status grdp_plan_check(grdp_plan *plan, const grdp_region *region, grdp_diag *diag)
{
    const checker c = {plan, region, diag};
    const size_t before = grdp_diag_count(diag, GRDP_ERROR);

    for (size_t t = 0; t < plan->n_targets; t++) {
        const grdp_target *const target = &plan->targets[t];
        for (size_t p = 0; p < target->n_parts; p++)
            check_part(&c, find_node(target, p), &target->parts[p]);
    }
    if (region)
        grdp_series_names_check(region, diag);
    return grdp_diag_count(diag, GRDP_ERROR) > before ? GRDP_ERR_INPUT : GRDP_OK;
}
