/* series: names of outputs, and which of them a scenario has data for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/series.h"

#include <math.h>
#include <string.h>

static bool has_sector_nominal(const grdp_scenario *s)
{
    for (size_t k = 0; k < s->n_sectors; k++)
        if (isnan(s->account->sector_nominal[k]) && !s->account->excludes[k])
            return false;
    return true;
}

static unsigned provided(const grdp_scenario *s)
{
    const grdp_account *const a = s->account;
    unsigned has = GRDP_NEEDS_AVERAGE;
    has |= !isnan(a->nominal) ? GRDP_NEEDS_NOMINAL : 0u;
    has |= has_sector_nominal(s) ? GRDP_NEEDS_SECTOR_NOMINAL : 0u;
    has |= s->has_investment ? GRDP_NEEDS_INVESTMENT : 0u;
    has |= !isnan(a->investment) ? GRDP_NEEDS_BASE_INVESTMENT : 0u;
    has |= s->has_population && !isnan(a->population) ? GRDP_NEEDS_POPULATION : 0u;
    has |= s->has_employment && !isnan(a->employment) ? GRDP_NEEDS_EMPLOYMENT : 0u;
    has |= s->total_use != GRDP_TOTAL_NONE ? GRDP_NEEDS_TOTAL_MODEL : 0u;
    has |= a->is_level ? GRDP_NEEDS_LEVELS : 0u;
    return has;
}

static bool is_by_sector(const grdp_series *series)
{
    return strncmp(series->name, "sectors.*.", 10) == 0;
}

static bool is_available(const grdp_scenario *s, const grdp_series *series, int unit)
{
    const bool excluded = unit >= 0 && unit < GRDP_GROUP_UNIT && s->account->excludes[unit];
    return (series->needs & ~provided(s)) == 0 && !excluded;
}

static size_t list_units(const grdp_scenario *s, const grdp_series *series, grdp_series_ref *out,
                         size_t n, size_t max)
{
    const size_t n_units = is_by_sector(series) ? s->n_sectors + s->region->n_groups : 1;
    for (size_t u = 0; u < n_units; u++) {
        const int unit = !is_by_sector(series) ? GRDP_NONE
                         : u < s->n_sectors    ? (int)u
                                               : GRDP_GROUP_UNIT + (int)(u - s->n_sectors);
        if (!is_available(s, series, unit))
            continue;
        if (out != NULL && n < max)
            out[n] = (grdp_series_ref){series, unit};
        n++;
    }
    return n;
}

size_t grdp_series_list(const grdp_scenario *scenario, grdp_series_ref *out, size_t max)
{
    size_t n = 0;
    const grdp_series_set *set;
    for (size_t i = 0; (set = grdp_series_at(i)) != NULL; i++)
        for (size_t k = 0; k < set->n; k++)
            n = list_units(scenario, &set->series[k], out, n, max);
    return n;
}

static const grdp_series *find_by_pattern(const char *pattern)
{
    const grdp_series_set *set;
    for (size_t i = 0; (set = grdp_series_at(i)) != NULL; i++)
        for (size_t k = 0; k < set->n; k++)
            if (strcmp(set->series[k].name, pattern) == 0)
                return &set->series[k];
    return NULL;
}

/* "sectors.industry.growth" -> "sectors.*.growth"; returns the length of the id, 0 where the name
 * has another form. */
static size_t make_pattern(const char *name, char *pattern, size_t max)
{
    const char *const id = name + 8;
    const char *const dot = strncmp(name, "sectors.", 8) == 0 ? strchr(id, '.') : NULL;
    if (dot == NULL || strlen(dot) + 10 > max)
        return 0;
    memcpy(pattern, "sectors.*", 9);
    memcpy(pattern + 9, dot, strlen(dot) + 1);
    return (size_t)(dot - id);
}

const grdp_series *grdp_series_named(const char *name)
{
    char pattern[160];
    const bool by_sector = make_pattern(name, pattern, sizeof pattern) > 0;
    const grdp_series *const series = find_by_pattern(by_sector ? pattern : name);
    return series != NULL && is_by_sector(series) == by_sector ? series : NULL;
}

/* The pattern and the unit; false where the region has no such sector or group. */
static bool split_name(const grdp_region *region, const char *name, char *pattern, size_t max,
                       int *unit)
{
    const size_t length = make_pattern(name, pattern, max);
    char text[GRDP_SECTORS_MAX + 1];
    if (length == 0 || length >= sizeof text)
        return false;
    memcpy(text, name + 8, length);
    text[length] = '\0';
    const int sector = grdp_region_sector(region, text);
    const int group = grdp_region_group(region, text);
    *unit = sector != GRDP_NONE ? sector : group != GRDP_NONE ? GRDP_GROUP_UNIT + group : GRDP_NONE;
    return *unit != GRDP_NONE;
}

bool grdp_series_resolve(const grdp_scenario *scenario, const char *name, grdp_series_ref *out,
                         bool *known)
{
    char pattern[160];
    int unit = GRDP_NONE;
    const bool by_sector = split_name(scenario->region, name, pattern, sizeof pattern, &unit);
    const grdp_series *const series = find_by_pattern(by_sector ? pattern : name);
    *known = series != NULL && is_by_sector(series) == by_sector; /* "sectors.*.growth" is none */
    if (!*known || !is_available(scenario, series, unit))
        return false;
    *out = (grdp_series_ref){series, unit};
    return true;
}

char *grdp_series_name(const grdp_region *region, grdp_series_ref ref, char *text, size_t max)
{
    const char *id = "";
    if (ref.unit != GRDP_NONE)
        id = ref.unit >= GRDP_GROUP_UNIT ? region->groups[ref.unit - GRDP_GROUP_UNIT].id
                                         : region->sectors[ref.unit].id;
    size_t n = 0;
    for (const char *p = ref.series->name; *p != '\0' && n + 1 < max; p++) {
        if (*p != '*') {
            text[n++] = *p;
            continue;
        }
        for (const char *q = id; *q != '\0' && n + 1 < max; q++)
            text[n++] = *q;
    }
    text[n] = '\0';
    return text;
}

const char *grdp_series_unit(const grdp_region *region, const grdp_series *series)
{
    return grdp_region_unit(region, series->unit);
}

double grdp_series_scale(const grdp_series *series)
{
    return series->unit[0] == '%' || strcmp(series->unit, "pp") == 0 ? 100.0 : 1.0;
}
