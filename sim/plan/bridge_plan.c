/* bridge_plan: a plan as a side of a bridge, where it gives growth rates by sector.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/text.h"
#include "plan/bridge.h"

static const grdp_target_part *find_part(const grdp_plan *plan, const char *series)
{
    for (size_t i = 0; i < plan->n_targets; i++)
        for (size_t p = 0; p < plan->targets[i].n_parts; p++)
            if (plan->targets[i].first_year == plan->targets[i].last_year &&
                strcmp(plan->targets[i].parts[p].series, series) == 0)
                return &plan->targets[i].parts[p];
    return NULL;
}

static double value(const grdp_gap_side *side, const char *series, grdp_period period)
{
    const bool whole = period.year == side->plan->year && grdp_period_months(period) == 12;
    const grdp_target_part *const part = whole ? find_part(side->plan, series) : NULL;
    return part != NULL ? part->value : (double)NAN;
}

static void read_unit(const grdp_gap_side *side, const char *id, size_t unit, grdp_period period,
                      grdp_gap_rates *out)
{
    grdp_buffer name = {0};
    grdp_buffer_printf(&name, "sectors.%s.growth", id);
    const bool fine = name.data != NULL && !name.failed;
    out->rate[unit] = fine ? value(side, name.data, period) : (double)NAN;
    out->first[unit] = out->rate[unit];
    out->has[unit] = !isnan(out->rate[unit]) || out->weight[unit] == 0.0;
    grdp_buffer_free(&name);
}

static bool has_rates(const grdp_region *region, const grdp_gap_rates *rates)
{
    bool any = false;
    for (size_t k = 0; k < region->n_sectors; k++)
        any |= !isnan(rates->rate[k]);
    for (size_t g = 0; g < region->n_groups; g++)
        any |= !isnan(rates->rate[GRDP_GROUP_UNIT + g]);
    return any;
}

static bool rates(const grdp_gap_side *side, grdp_period period, bool quarters, grdp_diag *diag,
                  grdp_gap_rates *out)
{
    const grdp_region *const region = side->region;
    const grdp_place place = {.file = side->plan->file, .path = "targets"};
    char text[GRDP_PERIOD_TEXT];
    const bool weighed = !quarters && grdp_gap_weigh(side, period, false, out);
    out->total = value(side, "grdp.growth", period);
    for (size_t k = 0; k < region->n_sectors; k++)
        read_unit(side, region->sectors[k].id, k, period, out);
    for (size_t g = 0; g < region->n_groups; g++)
        read_unit(side, region->groups[g].id, GRDP_GROUP_UNIT + g, period, out);
    if (quarters || !has_rates(region, out)) {
        grdp_diag_add(diag, GRDP_ERROR, place,
                      "the plan gives no growth by sector for %s, so a gap to it cannot be divided",
                      "add targets on sectors.%s.growth and the others, or name a scenario that "
                      "stands for the plan: --from FILE",
                      grdp_period_text(period, text), region->sectors[0].id);
        return false;
    }
    if (!weighed)
        grdp_diag_add(diag, GRDP_ERROR, place,
                      "no account gives the weights that growth of %s needs",
                      "add one at constant prices of the year before, with quarter_share where "
                      "quarters are asked for",
                      grdp_period_text(period, text));
    return weighed;
}

const grdp_gap_source grdp_gap_plan = {"plan", false, value, rates};
