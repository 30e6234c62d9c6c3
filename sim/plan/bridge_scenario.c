/* bridge_scenario: a scenario as a side of a bridge: its likely projection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/block.h"
#include "plan/bridge.h"

static double value(const grdp_gap_side *side, const char *series, grdp_period period)
{
    grdp_span span;
    if (!grdp_span_find(side->outlook->scenario, period, &span))
        return (double)NAN;
    return grdp_outlook_value(side->outlook, series, span);
}

/* Flows of a unit over seasons of a year, and a year before. */
typedef struct flow {
    double before, now;
} flow;

static flow flow_of(const grdp_block *block, size_t sector, grdp_span span)
{
    const grdp_scenario *const s = block->scenario;
    flow out = {0.0, 0.0};
    for (size_t q = span.first_season; q <= span.last_season; q++) {
        const size_t t = span.year * s->seasons + q;
        out.before += block->level[t * s->n_sectors + sector][0];
        out.now += block->level[(t + s->seasons) * s->n_sectors + sector][0];
    }
    return out;
}

static void put(grdp_gap_rates *out, size_t unit, flow of, double total_before)
{
    out->has[unit] = true;
    out->weight[unit] = of.before / total_before;
    out->rate[unit] = of.before != 0.0 ? 100.0 * (of.now / of.before - 1.0) : (double)NAN;
    out->first[unit] = out->rate[unit];
}

static flow add(flow a, flow b)
{
    return (flow){a.before + b.before, a.now + b.now};
}

static void by_sector(const grdp_block *block, grdp_span span, grdp_gap_rates *out)
{
    const grdp_scenario *const s = block->scenario;
    flow sectors[GRDP_SECTORS_MAX], groups[GRDP_SECTORS_MAX] = {{0.0, 0.0}}, total = {0.0, 0.0};
    for (size_t k = 0; k < s->n_sectors; k++) {
        const int group = s->region->sectors[k].group;
        sectors[k] = flow_of(block, k, span);
        total = add(total, sectors[k]);
        if (group != GRDP_NONE)
            groups[group] = add(groups[group], sectors[k]);
    }
    for (size_t k = 0; k < s->n_sectors; k++)
        put(out, k, sectors[k], total.before);
    for (size_t g = 0; g < s->region->n_groups; g++)
        put(out, GRDP_GROUP_UNIT + g, groups[g], total.before);
    out->total = 100.0 * (total.now / total.before - 1.0);
}

static void by_quarter(const grdp_block *block, grdp_span span, grdp_gap_rates *out)
{
    const grdp_scenario *const s = block->scenario;
    flow quarters[GRDP_SEASONS] = {{0.0, 0.0}}, total = {0.0, 0.0};
    for (size_t q = span.first_season; q <= span.last_season; q++) {
        for (size_t k = 0; k < s->n_sectors; k++)
            quarters[q] = add(quarters[q], flow_of(block, k, (grdp_span){span.year, q, q}));
        total = add(total, quarters[q]);
    }
    for (size_t q = span.first_season; q <= span.last_season; q++)
        put(out, q, quarters[q], total.before);
    out->total = 100.0 * (total.now / total.before - 1.0);
}

static bool rates(const grdp_gap_side *side, grdp_period period, bool quarters, grdp_diag *diag,
                  grdp_gap_rates *out)
{
    const grdp_scenario *const s = side->outlook->scenario;
    char text[GRDP_PERIOD_TEXT];
    grdp_span span;
    if (!grdp_span_find(s, period, &span)) {
        grdp_diag_add(
            diag, GRDP_ERROR, (grdp_place){.file = side->outlook->file},
            "the scenario does not report \"%s\"", "it goes from %u to %u with %zu periods a year",
            grdp_period_text(period, text), (unsigned)s->first, (unsigned)s->last, s->seasons);
        return false;
    }
    if (quarters && s->seasons != GRDP_SEASONS) {
        grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.file = side->outlook->file},
                      "the scenario has no quarters to divide a gap by",
                      "write --by sectors, or periods_per_year = 4; in the scenario");
        return false;
    }
    out->account = s->account;
    (quarters ? by_quarter : by_sector)(side->outlook->block, span, out);
    return true;
}

const grdp_gap_source grdp_gap_scenario = {"scenario", false, value, rates};
