/* bridge_actual: what was published by a date as a side of a bridge.
 *
 * A rate is the published one; where only the contribution is published, contribution / weight.
 * Rates come first because they are rounded to 0.01 of about 8, contributions to 0.01 of about 1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/text.h"
#include "plan/bridge.h"

typedef const grdp_actual *(*find_row)(const grdp_gap_side *side, const char *series,
                                       grdp_period period);

static const grdp_actual *newest(const grdp_gap_side *side, const char *series, grdp_period period)
{
    return grdp_actuals_find(&side->region->actuals, series, period, side->as_of);
}

/* The figure that was published before all others; an undated or derived one is none. */
static const grdp_actual *oldest(const grdp_gap_side *side, const char *series, grdp_period period)
{
    size_t first;
    const grdp_actuals *const actuals = &side->region->actuals;
    const size_t n = grdp_actuals_range(actuals, series, period, &first);
    for (size_t i = first; i < first + n; i++) {
        const grdp_actual *const row = &actuals->rows[i];
        const bool known = row->vintage != 0 && (side->as_of == 0 || row->vintage <= side->as_of);
        if (known && strcmp(row->status, "plan") != 0 && strcmp(row->status, "derived") != 0)
            return row;
    }
    return NULL;
}

static double value(const grdp_gap_side *side, const char *series, grdp_period period)
{
    const grdp_actual *const row = newest(side, series, period);
    return row != NULL ? row->value : (double)NAN;
}

static const grdp_actual *find_of(const grdp_gap_side *side, const char *id, const char *what,
                                  grdp_period period, find_row find)
{
    grdp_buffer name = {0};
    grdp_buffer_printf(&name, "sectors.%s.%s", id, what);
    const bool fine = name.data != NULL && !name.failed;
    const grdp_actual *const row = fine ? find(side, name.data, period) : NULL;
    grdp_buffer_free(&name);
    return row;
}

/* First and newest figure of one series, so that a restatement is not a change of series. */
static void read_unit(const grdp_gap_side *side, const char *id, size_t unit, grdp_period period,
                      grdp_gap_rates *out)
{
    const double weight = out->weight[unit];
    out->rate[unit] = out->first[unit] = (double)NAN;
    out->has[unit] = weight == 0.0; /* left out by the account: it has no part */
    const grdp_actual *const growth = find_of(side, id, "growth", period, newest);
    const bool by_rate = growth != NULL;
    const char *const what = by_rate ? "growth" : "contribution";
    const grdp_actual *const row = find_of(side, id, what, period, newest);
    const grdp_actual *const early = find_of(side, id, what, period, oldest);
    if (row == NULL || weight == 0.0)
        return;
    if (row->vintage > out->part_vintage)
        out->part_vintage = row->vintage;
    out->has[unit] = true;
    out->rate[unit] = by_rate ? row->value : row->value / weight;
    out->first[unit] = out->rate[unit];
    if (early != NULL)
        out->first[unit] = by_rate ? early->value : early->value / weight;
}

/* What a group has from its sectors, where no figure of its own is published. */
static void sum_group(const grdp_region *region, size_t group, grdp_gap_rates *out)
{
    const size_t unit = GRDP_GROUP_UNIT + group;
    double sum = 0.0, first = 0.0;
    for (size_t k = 0; k < region->n_sectors; k++) {
        if (region->sectors[k].group != (int)group || out->weight[k] == 0.0)
            continue;
        if (!out->has[k])
            return;
        sum += out->weight[k] * out->rate[k];
        first += out->weight[k] * out->first[k];
    }
    if (out->has[unit] || out->weight[unit] == 0.0)
        return;
    out->has[unit] = true;
    out->rate[unit] = sum / out->weight[unit];
    out->first[unit] = first / out->weight[unit];
}

/* Cumulated figures that settle a quarter: H1 the second, 9M the third. */
static const struct {
    size_t quarter;
    int last_month;
} cumulated[] = {{1, 6}, {2, 9}};

static grdp_period quarter_of(int year, size_t q)
{
    return (grdp_period){year, 3 * (int)q + 1, 3 * (int)q + 3};
}

/* A cumulated figure that is newer than that of its last quarter restates that quarter. */
static void settle(const grdp_gap_side *side, int year, size_t i, grdp_gap_rates *out)
{
    const size_t q = cumulated[i].quarter;
    const grdp_actual *const row =
        newest(side, "grdp.growth", (grdp_period){year, 1, cumulated[i].last_month});
    const grdp_actual *const own = newest(side, "grdp.growth", quarter_of(year, q));
    double rest = 0.0, weight = 0.0;
    if (row == NULL || (own != NULL && own->vintage >= row->vintage))
        return;
    for (size_t k = 0; k <= q; k++)
        weight += out->weight[k];
    rest = row->value * weight;
    for (size_t k = 0; k < q; k++) {
        if (!out->has[k])
            return;
        rest -= out->weight[k] * out->rate[k];
    }
    out->has[q] = true;
    out->rate[q] = rest / out->weight[q];
}

static void read_quarters(const grdp_gap_side *side, grdp_period period, grdp_gap_rates *out)
{
    for (size_t q = 0; q < GRDP_SEASONS; q++) {
        const grdp_actual *const row = newest(side, "grdp.growth", quarter_of(period.year, q));
        out->has[q] = row != NULL;
        out->rate[q] = row != NULL ? row->value : (double)NAN;
    }
    for (size_t i = 0; i < sizeof cumulated / sizeof *cumulated && period.first_month == 1; i++)
        if (cumulated[i].last_month <= period.last_month)
            settle(side, period.year, i, out);
    for (size_t q = 0; q < GRDP_SEASONS; q++)
        out->first[q] = out->rate[q];
}

static bool rates(const grdp_gap_side *side, grdp_period period, bool quarters, grdp_diag *diag,
                  grdp_gap_rates *out)
{
    char text[GRDP_PERIOD_TEXT];
    const grdp_region *const region = side->region;
    out->total = value(side, "grdp.growth", period);
    if (isnan(out->total)) {
        grdp_diag_add(diag, GRDP_ERROR, (grdp_place){region->file, 0, "grdp.growth"},
                      "growth of %s is not among the figures known to \"%s\"",
                      "name a later date, or add the figure to the actuals",
                      grdp_period_text(period, text), grdp_text_show(side->name));
        return false;
    }
    const grdp_actual *const total = newest(side, "grdp.growth", period);
    const grdp_actual *const early = oldest(side, "grdp.growth", period);
    out->total_vintage = total != NULL ? total->vintage : 0;
    out->first_total = early != NULL ? early->value : (double)NAN;
    if (!grdp_gap_weigh(side, period, quarters, out)) {
        grdp_diag_add(diag, GRDP_ERROR, (grdp_place){region->file, 0, "accounts"},
                      "no account gives the weights that growth of %s needs",
                      "add one at constant prices of the year before, with quarter_share where "
                      "quarters are asked for",
                      grdp_period_text(period, text));
        return false;
    }
    if (quarters) {
        read_quarters(side, period, out);
        return true;
    }
    for (size_t k = 0; k < region->n_sectors; k++)
        read_unit(side, region->sectors[k].id, k, period, out);
    for (size_t g = 0; g < region->n_groups; g++)
        read_unit(side, region->groups[g].id, GRDP_GROUP_UNIT + g, period, out);
    for (size_t g = 0; g < region->n_groups; g++)
        sum_group(region, g, out);
    return true;
}

const grdp_gap_source grdp_gap_actual = {"actual", true, value, rates};
