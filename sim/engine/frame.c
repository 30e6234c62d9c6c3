/* frame: the flows of one span of a year and of the same span a year before, and the values of a
 * series over it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "engine/block.h"

/* Arrays of the frame in the block's scratch. */
typedef struct parts {
    grdp_lanes *now, *before, *nominal, *nominal_before;
    double *total, *total_before, *nominal_total, *nominal_total_before;
    double *investment, *investment_before;
    double *population, *employment;
} parts;

static parts open_parts(const grdp_block *block)
{
    const size_t n = block->scenario->n_sectors;
    grdp_lanes *const at = block->frame_lanes;
    return (parts){.now = at,
                   .before = at + n,
                   .nominal = at + 2 * n,
                   .nominal_before = at + 3 * n,
                   .total = at[4 * n],
                   .total_before = at[4 * n + 1],
                   .nominal_total = at[4 * n + 2],
                   .nominal_total_before = at[4 * n + 3],
                   .investment = at[4 * n + 4],
                   .investment_before = at[4 * n + 5],
                   .population = at[4 * n + 6],
                   .employment = at[4 * n + 7]};
}

/* Deflator of a sector in the base year: the sector's own where it is known, else that of GRDP, else
 * 1, so that ratios of nominal flows can still be formed. */
static double base_price(const grdp_scenario *s, size_t sector)
{
    const grdp_account *const account = s->account;
    if (!isnan(account->sector_nominal[sector]) && account->level[sector] != 0.0)
        return account->sector_nominal[sector] / account->level[sector];
    double total = 0.0;
    for (size_t k = 0; k < s->n_sectors; k++)
        total += account->level[k];
    return isnan(account->nominal) ? 1.0 : account->nominal / total;
}

static void add_product(double *restrict to, const double *restrict a, const double *restrict b,
                        double factor)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] += factor * a[i] * b[i];
}

static void add_lanes(double *restrict to, const double *restrict what)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] += what[i];
}

/* Adds the season with index `index` (base year first) to levels and nominal levels. */
static void add_season(const grdp_block *block, size_t index, grdp_lanes *level,
                       grdp_lanes *nominal)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t k = 0; k < s->n_sectors; k++) {
        const double *const from = block->level[index * s->n_sectors + k];
        add_lanes(level[k], from);
        add_product(nominal[k], from, block->price[index], base_price(s, k));
    }
}

/* I / GRDP of a season: given, or required by its growth and the ICOR k. With the ratio form it is
 * k g, with the absolute form k g / (1 + g). */
static void season_ratio(const grdp_block *block, size_t t, double *restrict out)
{
    const grdp_scenario *const s = block->scenario;
    if (!s->investment_required) {
        memcpy(out, block->ratio[t], sizeof(grdp_lanes));
        return;
    }
    const double *const icor = grdp_block_factor(block, s->investment_icor, t);
    const double *const before = block->total[t];
    const double *const now = block->total[t + s->seasons];
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = icor[i] * (now[i] - before[i]) / (s->icor_absolute ? now[i] : before[i]);
}

/* Investment of a season at current prices. The base year's is the account's, spread over the
 * seasons like GRDP. */
static void add_investment(const grdp_block *block, size_t index, double *restrict out)
{
    const grdp_scenario *const s = block->scenario;
    grdp_lanes nominal = {0.0}, ratio;
    if (index < s->seasons) {
        grdp_lanes year = {0.0};
        for (size_t q = 0; q < s->seasons; q++)
            add_lanes(year, block->total[q]);
        for (size_t i = 0; i < GRDP_LANES; i++)
            out[i] += s->account->investment * block->total[index][i] / year[i];
        return;
    }
    for (size_t k = 0; k < s->n_sectors; k++)
        add_product(nominal, block->level[index * s->n_sectors + k], block->price[index],
                    base_price(s, k));
    season_ratio(block, index - s->seasons, ratio);
    add_product(out, nominal, ratio, 1.0);
}

static void fill_totals(const grdp_block *block, const parts *p)
{
    for (size_t k = 0; k < block->scenario->n_sectors; k++) {
        add_lanes(p->total, p->now[k]);
        add_lanes(p->total_before, p->before[k]);
        add_lanes(p->nominal_total, p->nominal[k]);
        add_lanes(p->nominal_total_before, p->nominal_before[k]);
    }
}

static bool same_span(grdp_span a, grdp_span b)
{
    return a.year == b.year && a.first_season == b.first_season && a.last_season == b.last_season;
}

static void fill_frame(grdp_block *block, grdp_span span)
{
    const grdp_scenario *const s = block->scenario;
    const parts p = open_parts(block);
    memset(p.now, 0, (4 * s->n_sectors + 8) * sizeof(grdp_lanes));
    for (size_t q = span.first_season; q <= span.last_season; q++) {
        const size_t before = span.year * s->seasons + q;
        add_season(block, before, p.before, p.nominal_before);
        add_season(block, before + s->seasons, p.now, p.nominal);
        if (s->has_investment) {
            add_investment(block, before, p.investment_before);
            add_investment(block, before + s->seasons, p.investment);
        }
    }
    fill_totals(block, &p);
    memcpy(p.population, block->population[span.year + 1], sizeof(grdp_lanes));
    memcpy(p.employment, block->employment[span.year + 1], sizeof(grdp_lanes));
    block->frame = (grdp_frame){
        .scenario = s,
        .now = p.now,
        .before = p.before,
        .nominal = p.nominal,
        .nominal_before = p.nominal_before,
        .total = p.total,
        .total_before = p.total_before,
        .nominal_total = p.nominal_total,
        .nominal_total_before = p.nominal_total_before,
        .investment = p.investment,
        .investment_before = p.investment_before,
        .population = p.population,
        .employment = p.employment,
        .model_growth = block->model_growth[span.year * s->seasons + span.last_season],
        .member = block->member,
    };
    block->frame_span = span;
    block->frame_valid = true;
}

static void set_members(grdp_block *block, int unit)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t k = 0; k < s->n_sectors; k++)
        block->member[k] = unit == GRDP_NONE || (size_t)unit == k ||
                           (unit >= GRDP_GROUP_UNIT &&
                            s->region->sectors[k].group == unit - GRDP_GROUP_UNIT);
}

void grdp_block_series(grdp_block *block, grdp_series_ref ref, grdp_span span, double *out)
{
    if (!block->frame_valid || !same_span(block->frame_span, span))
        fill_frame(block, span);
    set_members(block, ref.unit);
    ref.series->compute(&block->frame, out);
    const double scale = grdp_series_scale(ref.series);
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = block->failed[i] ? (double)NAN : scale * out[i];
}
