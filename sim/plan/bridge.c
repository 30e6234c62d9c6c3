/* bridge: which way a gap is divided, and what all ways share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/bridge.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "core/text.h"

static const grdp_gap_method methods[] = {
    {"sectors", "Growth by sector: rates, base weights, revisions, rounding.", grdp_gap_by_sectors},
    {"quarters", "Growth of a year by quarter, in the same way.", grdp_gap_by_quarters},
    {"identity", "A product or a sum of products by its factors (LMDI-I).", grdp_gap_by_identity},
    {"factors", "The factors in which two scenarios differ (Shapley).", grdp_gap_by_factors},
};

enum { METHODS = sizeof methods / sizeof *methods };

const grdp_gap_method *grdp_gap_method_at(size_t index)
{
    return index < METHODS ? &methods[index] : NULL;
}

const grdp_gap_method *grdp_gap_method_find(const char *name)
{
    for (size_t m = 0; m < METHODS; m++)
        if (grdp_text_equal(methods[m].name, name))
            return &methods[m];
    return NULL;
}

grdp_gap_part *grdp_gap_add(grdp_gap_bridge *bridge, grdp_gap_kind kind, int unit, const char *name)
{
    assert(bridge->n < GRDP_GAP_PARTS);
    const double none = (double)NAN;
    grdp_gap_part *const part = &bridge->parts[bridge->n++];
    *part = (grdp_gap_part){.kind = kind,
                            .unit = unit,
                            .name = name,
                            .error = none,
                            .weight = {none, none},
                            .level = {none, none}};
    return part;
}

void grdp_gap_close(grdp_gap_bridge *bridge)
{
    double rest = bridge->to - bridge->from;
    for (size_t i = 0; i < bridge->n; i++)
        rest -= bridge->parts[i].value;
    grdp_gap_add(bridge, GRDP_GAP_ROUNDING, GRDP_NONE, "rounding")->value = rest;
}

/* What the machine rounded off is neither good nor bad. */
int grdp_gap_polarity(const grdp_gap_bridge *bridge, double value)
{
    const double least = 1e-9 * fmax(1.0, fmax(fabs(bridge->from), fabs(bridge->to)));
    return bridge->direction * ((value > least) - (value < -least));
}

static bool is_of(const grdp_region *region, int unit, int group)
{
    if (group == GRDP_NONE || unit == GRDP_GROUP_UNIT + group)
        return true;
    return unit >= 0 && unit < (int)region->n_sectors && region->sectors[unit].group == group;
}

grdp_gap_sums grdp_gap_roll(const grdp_gap_bridge *bridge, const grdp_region *region, int group)
{
    const double sign = bridge->direction < 0 ? -1.0 : 1.0;
    grdp_gap_sums sums = {0};
    for (size_t i = 0; i < bridge->n; i++) {
        const double value = bridge->parts[i].value;
        if (!is_of(region, bridge->parts[i].unit, group))
            continue;
        sums.n++;
        sums.net += value;
        *(sign * value > 0.0 ? &sums.favourable : &sums.adverse) += value;
    }
    return sums;
}

/* "sectors.industry.growth" is of the pattern "sectors.*.growth". */
static bool matches(const char *pattern, const char *name)
{
    const char *const star = strchr(pattern, '*');
    if (star == NULL)
        return strcmp(pattern, name) == 0;
    const size_t head = (size_t)(star - pattern), tail = strlen(star + 1), n = strlen(name);
    return n > head + tail && strncmp(pattern, name, head) == 0 &&
           strcmp(name + n - tail, star + 1) == 0 &&
           memchr(name + head, '.', n - head - tail) == NULL;
}

static const grdp_series *find_series(const char *name)
{
    const grdp_series_set *set;
    for (size_t i = 0; (set = grdp_series_at(i)) != NULL; i++)
        for (size_t k = 0; k < set->n; k++)
            if (matches(set->series[k].name, name))
                return &set->series[k];
    return NULL;
}

/* The target of the plan on the series says which direction is good. */
static void find_direction(const grdp_plan *plan, const char *series, grdp_gap_bridge *out)
{
    for (size_t i = 0; plan != NULL && i < plan->n_targets; i++)
        for (size_t p = 0; p < plan->targets[i].n_parts && out->target == NULL; p++) {
            const grdp_target_part *const part = &plan->targets[i].parts[p];
            if (strcmp(part->series, series) != 0 || part->exact)
                continue;
            out->target = part;
            out->direction = part->higher_is_better ? 1 : -1;
        }
}

static const grdp_gap_method *choose(const grdp_gap_question *q)
{
    if (q->method != NULL)
        return q->method;
    if (strcmp(q->series, "grdp.growth") == 0)
        return grdp_gap_method_find("sectors");
    const bool scenarios = q->from.outlook != NULL && q->to.outlook != NULL;
    const bool product =
        strcmp(q->series, "grdp.nominal") == 0 || strcmp(q->series, "investment.amount") == 0;
    return grdp_gap_method_find(scenarios && !product ? "factors" : "identity");
}

/* The year of the constant prices that a side is at. */
static int base_of(const grdp_gap_side *side, const grdp_region *region)
{
    return side->outlook != NULL ? side->outlook->scenario->account->price_base
                                 : region->price_base;
}

/* Sectors by their order, and one price base: contributions at prices of different years are not of
 * one kind. */
static grdp_status check_side(const grdp_gap_question *q, const grdp_gap_side *side,
                              grdp_diag *diag)
{
    const grdp_region *const other =
        side->outlook != NULL ? side->outlook->scenario->region : q->region;
    const grdp_place place = {.file = side->outlook != NULL ? side->outlook->file : NULL};
    bool same = other->n_sectors == q->region->n_sectors;
    for (size_t k = 0; same && k < other->n_sectors; k++)
        same = strcmp(other->sectors[k].id, q->region->sectors[k].id) == 0;
    if (!same)
        return grdp_diag_error(diag, place, "its region %s has other sectors than %s",
                               "name scenarios and a plan of one region file", other->file,
                               q->region->file);
    const bool files = other->price_base != q->region->price_base;
    const int base = files ? other->price_base : base_of(side, q->region);
    const int asked = files ? q->region->price_base : base_of(&q->to, q->region);
    if (base == asked)
        return GRDP_OK;
    return grdp_diag_error(diag, place,
                           "it is at prices of %u and the other side at prices of %u, and "
                           "contributions across price bases do not add up",
                           "compare growth rates alone, or bring both to one price base",
                           (unsigned)base, (unsigned)asked);
}

grdp_status grdp_gap_divide(const grdp_gap_question *q, grdp_diag *diag, grdp_gap_bridge *out)
{
    const grdp_series *const series = find_series(q->series);
    if (series == NULL)
        return grdp_diag_error(diag, ((grdp_place){.path = "--series"}),
                               "there is no series \"%s\"", "see: grdpsim list series",
                               grdp_text_show(q->series));
    GRDP_TRY(check_side(q, &q->from, diag));
    GRDP_TRY(check_side(q, &q->to, diag));
    *out = (grdp_gap_bridge){
        .method = choose(q), .unit = series->unit, .digits = series->digits, .first = (double)NAN};
    out->from = q->from.source->value(&q->from, q->series, q->period);
    out->to = q->to.source->value(&q->to, q->series, q->period);
    find_direction(q->plan, q->series, out);
    return out->method->divide(q, diag, out);
}
