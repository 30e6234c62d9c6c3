/* frame: the flows of one span of a year and of the same span a year before, and the values of a
 * series over it. What a series does not need is not computed: most runs ask for growth alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "engine/block.h"

/* Arrays of the frame in the block's scratch; see n_frame_lanes() in block.c. */
typedef struct parts {
    grdp_lanes *now, *before, *nominal, *nominal_before;
    double *total, *total_before, *nominal_total, *nominal_total_before;
    double *investment, *investment_before;
    double *base_total, *average_ratio, *cumulated;
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
                   .base_total = at[4 * n + 6],
                   .average_ratio = at[4 * n + 7],
                   .cumulated = at[4 * n + 8]};
}

GRDP_KERNEL
static void add_lanes(double *restrict to, const double *restrict what)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] += what[i];
}

GRDP_KERNEL
static void add_product(double *restrict to, const double *restrict a, const double *restrict b,
                        double factor)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] += factor * a[i] * b[i];
}

GRDP_KERNEL
static void multiply(const double *restrict a, const double *restrict b, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = a[i] * b[i];
}

GRDP_KERNEL
static void add_quotient(double *restrict to, const double *restrict a, const double *restrict b,
                         double factor)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] += factor * (a[i] / b[i]);
}

/* A span of one season needs no sums: the frame points into the block. */
static void fill_levels(grdp_block *block, grdp_span span, const parts *p)
{
    const grdp_scenario *const s = block->scenario;
    grdp_frame *const f = &block->frame;
    const size_t n = s->n_sectors;
    const size_t first = span.year * s->seasons + span.first_season;
    const size_t last = span.year * s->seasons + span.last_season;
    if (first == last) {
        f->before = block->level + first * n;
        f->now = block->level + (first + s->seasons) * n;
        f->total_before = block->total[first];
        f->total = block->total[first + s->seasons];
        return;
    }
    memset(p->now, 0, 2 * n * sizeof(grdp_lanes)); /* now and before */
    memset(p->total, 0, 2 * sizeof(grdp_lanes));   /* total and total before */
    for (size_t t = first; t <= last; t++) {
        for (size_t k = 0; k < n; k++) {
            add_lanes(p->before[k], block->level[t * n + k]);
            add_lanes(p->now[k], block->level[(t + s->seasons) * n + k]);
        }
        add_lanes(p->total_before, block->total[t]);
        add_lanes(p->total, block->total[t + s->seasons]);
    }
    f->now = p->now;
    f->before = p->before;
    f->total = p->total;
    f->total_before = p->total_before;
}

/* GRDP of a season at current prices; one product where all sectors share a deflator. Kept until
 * the next run: many series are made of it. */
static const double *season_nominal(const grdp_block *block, size_t index)
{
    const grdp_scenario *const s = block->scenario;
    double *const out = block->nominal[index];
    if (block->has_nominal[index])
        return out;
    memset(out, 0, sizeof(grdp_lanes));
    if (block->one_price)
        add_product(out, block->total[index], block->price[index], block->base_price[0]);
    for (size_t k = 0; !block->one_price && k < s->n_sectors; k++)
        add_product(out, block->level[index * s->n_sectors + k], block->price[index],
                    block->base_price[k]);
    block->has_nominal[index] = true;
    return out;
}

/* One of the two functions of a season that are flows. */
typedef const double *season_flow(const grdp_block *block, size_t index);

/* The flow over the seasons of a span that begins at `index`; that of one season as it is kept. */
static const double *add_seasons(const grdp_block *block, season_flow *flow, size_t index,
                                 grdp_span span, double *sum)
{
    const size_t n = span.last_season - span.first_season + 1;
    if (n == 1)
        return flow(block, index);
    memset(sum, 0, sizeof(grdp_lanes));
    for (size_t q = 0; q < n; q++)
        add_lanes(sum, flow(block, index + q));
    return sum;
}

static void fill_nominal(grdp_block *block, grdp_span span, const parts *p)
{
    const size_t before = span.year * block->scenario->seasons + span.first_season;
    const size_t now = before + block->scenario->seasons;
    grdp_frame *const f = &block->frame;
    f->nominal_total_before =
        add_seasons(block, season_nominal, before, span, p->nominal_total_before);
    f->nominal_total = add_seasons(block, season_nominal, now, span, p->nominal_total);
}

static void fill_sector_nominal(grdp_block *block, grdp_span span, const parts *p)
{
    const grdp_scenario *const s = block->scenario;
    const size_t n = s->n_sectors;
    memset(p->nominal, 0, 2 * n * sizeof(grdp_lanes)); /* and the ones before */
    for (size_t q = span.first_season; q <= span.last_season; q++)
        for (size_t k = 0; k < n; k++) {
            const size_t before = span.year * s->seasons + q, now = before + s->seasons;
            add_product(p->nominal_before[k], block->level[before * n + k], block->price[before],
                        block->base_price[k]);
            add_product(p->nominal[k], block->level[now * n + k], block->price[now],
                        block->base_price[k]);
        }
    block->frame.nominal = p->nominal;
    block->frame.nominal_before = p->nominal_before;
}

GRDP_KERNEL
static void required_ratio(const double *restrict icor, const double *restrict now,
                           const double *restrict before, const double *restrict over,
                           double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = icor[i] * (now[i] - before[i]) / over[i];
}

/* I / GRDP of a season: given, or required by its growth and the ICOR k. With the ratio form it is
 * k g, with the absolute form k g / (1 + g). */
static void season_ratio(const grdp_block *block, size_t t, double *out)
{
    const grdp_scenario *const s = block->scenario;
    const double *const before = block->total[t], *const now = block->total[t + s->seasons];
    if (s->investment_required)
        required_ratio(grdp_block_factor(block, s->investment_icor, t), now, before,
                       s->icor_absolute ? now : before, out);
    else
        memcpy(out, block->ratio[t], sizeof(grdp_lanes));
}

/* The base year's is the account's, spread over the seasons like GRDP. */
static void base_investment(const grdp_block *block, size_t index, double *out)
{
    const grdp_scenario *const s = block->scenario;
    grdp_lanes year = {0.0};
    for (size_t q = 0; q < s->seasons; q++)
        add_lanes(year, block->total[q]);
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = s->account->investment * block->total[index][i] / year[i];
}

/* Investment of a season at current prices, kept like nominal GRDP. */
static const double *season_investment(const grdp_block *block, size_t index)
{
    const grdp_scenario *const s = block->scenario;
    double *const out = block->investment[index];
    if (block->has_investment[index])
        return out;
    if (index < s->seasons) {
        base_investment(block, index, out);
    } else {
        grdp_lanes ratio;
        season_ratio(block, index - s->seasons, ratio);
        multiply(season_nominal(block, index), ratio, out);
    }
    block->has_investment[index] = true;
    return out;
}

static void fill_investment(grdp_block *block, grdp_span span, const parts *p)
{
    const size_t now = (span.year + 1) * block->scenario->seasons + span.first_season;
    block->frame.investment = add_seasons(block, season_investment, now, span, p->investment);
}

static void fill_base_investment(grdp_block *block, grdp_span span, const parts *p)
{
    const size_t before = span.year * block->scenario->seasons + span.first_season;
    block->frame.investment_before =
        add_seasons(block, season_investment, before, span, p->investment_before);
}

GRDP_KERNEL
static void add_ratio(const double *restrict ratio, const double *restrict total, double weight,
                      double *restrict mean, double *restrict sum)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        mean[i] += weight * ratio[i];
        sum[i] += ratio[i] * total[i];
    }
}

/* Mean of I / GRDP over the years so far, each the sum of its seasons in the span; and the sum of
 * these ratios times GRDP at constant prices. */
static void fill_average_ratio(grdp_block *block, grdp_span span, const parts *p)
{
    memset(p->average_ratio, 0, sizeof(grdp_lanes));
    memset(p->cumulated, 0, sizeof(grdp_lanes));
    for (size_t year = 0; year <= span.year; year++) {
        const size_t now = (year + 1) * block->scenario->seasons + span.first_season;
        grdp_lanes nominal, investment, ratio = {0.0}, total = {0.0};
        add_quotient(ratio, add_seasons(block, season_investment, now, span, investment),
                     add_seasons(block, season_nominal, now, span, nominal), 1.0);
        for (size_t q = span.first_season; q <= span.last_season; q++)
            add_lanes(total, block->total[now + q - span.first_season]);
        add_ratio(ratio, total, 1.0 / (double)(span.year + 1), p->average_ratio, p->cumulated);
    }
    block->frame.average_ratio = p->average_ratio;
    block->frame.cumulated = p->cumulated;
}

static void fill_averages(grdp_block *block, grdp_span span, const parts *p)
{
    memset(p->base_total, 0, sizeof(grdp_lanes));
    for (size_t q = span.first_season; q <= span.last_season; q++)
        add_lanes(p->base_total, block->total[q]);
    block->frame.base_total = p->base_total;
    if (block->scenario->has_investment)
        fill_average_ratio(block, span, p);
}

static bool same_span(grdp_span a, grdp_span b)
{
    return a.year == b.year && a.first_season == b.first_season && a.last_season == b.last_season;
}

/* Nothing is made before the frame is valid. */
void grdp_frame_reset(grdp_block *block)
{
    const size_t n = block->scenario->seasons + block->scenario->n_periods;
    if (!block->frame_valid)
        return;
    memset(block->has_nominal, 0, n * sizeof *block->has_nominal);
    memset(block->has_investment, 0, n * sizeof *block->has_investment);
    block->frame_valid = false;
}

static void begin_frame(grdp_block *block, grdp_span span, const parts *p)
{
    const grdp_scenario *const s = block->scenario;
    block->frame = (grdp_frame){
        .scenario = s,
        .population = block->population[span.year + 1],
        .employment = block->employment[span.year + 1],
        .model_growth = block->model_growth[span.year * s->seasons + span.last_season],
        .member = block->member,
        .n_years = span.year + 1,
    };
    fill_levels(block, span, p);
    block->frame_span = span;
    block->frame_valid = true;
}

/* Adds to the frame what a series needs and what is not there yet. */
static void complete_frame(grdp_block *block, grdp_span span, unsigned needs)
{
    const parts p = open_parts(block);
    const grdp_frame *const f = &block->frame;
    if (!block->frame_valid || !same_span(block->frame_span, span))
        begin_frame(block, span, &p);
    if ((needs & (GRDP_NEEDS_NOMINAL | GRDP_NEEDS_INVESTMENT)) != 0 && f->nominal_total == NULL)
        fill_nominal(block, span, &p);
    if ((needs & GRDP_NEEDS_SECTOR_NOMINAL) != 0 && f->nominal == NULL)
        fill_sector_nominal(block, span, &p);
    if ((needs & GRDP_NEEDS_INVESTMENT) != 0 && f->investment == NULL)
        fill_investment(block, span, &p);
    if ((needs & GRDP_NEEDS_BASE_INVESTMENT) != 0 && f->investment_before == NULL)
        fill_base_investment(block, span, &p);
    if ((needs & GRDP_NEEDS_AVERAGE) != 0 && f->base_total == NULL)
        fill_averages(block, span, &p);
}

GRDP_KERNEL
static void times(double *restrict lanes, double factor)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        lanes[i] *= factor;
}

static void set_members(grdp_block *block, int unit)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t k = 0; k < s->n_sectors; k++)
        block->member[k] =
            unit == GRDP_NONE || (size_t)unit == k ||
            (unit >= GRDP_GROUP_UNIT && s->region->sectors[k].group == unit - GRDP_GROUP_UNIT);
}

void grdp_block_series(grdp_block *block, grdp_series_ref ref, grdp_span span, double *out)
{
    complete_frame(block, span, ref.series->needs);
    set_members(block, ref.unit);
    ref.series->compute(&block->frame, out);
    times(out, grdp_series_scale(ref.series));
    for (size_t i = 0; block->any_failed && i < GRDP_LANES; i++)
        if (block->failed[i])
            out[i] = (double)NAN;
}
