/* bridge_growth: the gap between two growth rates by sector or by quarter:
 *
 *   G2 - G1 = sum w1 (g2 - g1) + sum (w2 - w1) g2 + rounding,
 *
 * where g2 is split into what was published first and what was restated since. A part that only one
 * side has (product taxes in accounts that leave them out) is all a matter of weights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "plan/bridge.h"

/* Weights that differ by less are the same number, added up in another order. In fractions. */
static const double same_weight = 1e-12;

/* Sums of published figures miss their total by up to 0.02; beyond this it is worth a note. */
static const double noticeable = 0.05;

/* Units into which the gap falls, and those that one side does not know. */
typedef struct partition {
    size_t n, n_missing;
    int unit[GRDP_GAP_UNITS], missing[GRDP_GAP_UNITS];
} partition;

static void put(partition *p, int unit, bool known)
{
    if (known)
        p->unit[p->n++] = unit;
    else
        p->missing[p->n_missing++] = unit;
}

static bool both(const grdp_gap_rates *sides, size_t unit)
{
    return sides[0].has[unit] && sides[1].has[unit];
}

static bool knows_members(const grdp_region *region, const grdp_gap_rates *sides, size_t group)
{
    bool all = true;
    for (size_t k = 0; k < region->n_sectors; k++)
        all &= region->sectors[k].group != (int)group || both(sides, k);
    return all;
}

/* Sectors where both sides know them, else their group, else they are missing. */
static partition by_sector(const grdp_region *region, const grdp_gap_rates *sides)
{
    bool placed[GRDP_SECTORS_MAX] = {false};
    partition out = {.n = 0};
    for (size_t k = 0; k < region->n_sectors; k++) {
        const int group = region->sectors[k].group;
        const bool split = group == GRDP_NONE || knows_members(region, sides, (size_t)group);
        const size_t unit = split ? k : GRDP_GROUP_UNIT + (size_t)group;
        if (!split && placed[group])
            continue;
        if (!split)
            placed[group] = true;
        put(&out, (int)unit, both(sides, unit));
    }
    return out;
}

static partition by_quarter(grdp_period period, const grdp_gap_rates *sides)
{
    partition out = {.n = 0};
    for (int month = period.first_month; month <= period.last_month; month += 3) {
        const size_t q = (size_t)(month - 1) / 3;
        put(&out, (int)q, both(sides, q));
    }
    return out;
}

/* Points that the units which are known make. */
static double sum_of(const grdp_gap_rates *side, const partition *p)
{
    double sum = 0.0;
    for (size_t i = 0; i < p->n; i++)
        if (side->weight[p->unit[i]] != 0.0)
            sum += side->weight[p->unit[i]] * side->rate[p->unit[i]];
    return sum;
}

/* What is not given by unit, as one unit: its own rates where the side has them, else what the
 * total leaves. It takes the place of an index that no unit uses. */
static void make_rest(grdp_gap_rates *side, const partition *p, size_t rest)
{
    double weight = 0.0, sum = 0.0;
    bool known = true;
    for (size_t i = 0; i < p->n_missing; i++) {
        const size_t u = (size_t)p->missing[i];
        known &= side->has[u];
        weight += side->weight[u];
        sum += side->has[u] && side->weight[u] != 0.0 ? side->weight[u] * side->rate[u] : 0.0;
    }
    side->weight[rest] = weight;
    side->rate[rest] = (known ? sum : side->total - sum_of(side, p)) / weight;
    side->first[rest] = side->rate[rest];
    side->has[rest] = true;
}

static const char *name_of(const grdp_gap_question *q, int unit, bool quarters)
{
    char text[GRDP_PERIOD_TEXT];
    if (quarters)
        return grdp_arena_text(
            q->arena,
            grdp_period_text((grdp_period){q->period.year, 3 * unit + 1, 3 * unit + 3}, text));
    return unit >= GRDP_GROUP_UNIT ? q->region->groups[unit - GRDP_GROUP_UNIT].id
                                   : q->region->sectors[unit].id;
}

/* One unit of both sides; w1 (g2 - g1) and (w2 - w1) g2 need a rate on a side without weight too,
 * and any will do. */
typedef struct pair {
    int unit; /* GRDP_NONE: a quarter, or the rest */
    const char *name;
    double w1, w2, g1, g2, first;
} pair;

static pair pair_of(const grdp_gap_rates *sides, size_t index, int unit, const char *name)
{
    pair p = {.unit = unit,
              .name = name,
              .w1 = sides[0].weight[index],
              .w2 = sides[1].weight[index],
              .g1 = sides[0].rate[index],
              .g2 = sides[1].rate[index],
              .first = sides[1].first[index]};
    p.g1 = isnan(p.g1) ? p.g2 : p.g1;
    p.first = isnan(p.g2) ? p.g1 : p.first;
    p.g2 = isnan(p.g2) ? p.g1 : p.g2;
    return p;
}

/* `from` and `to` are the rates that the part stands between. */
static void add(grdp_gap_bridge *out, grdp_gap_kind kind, const pair *p, double from, double to)
{
    grdp_gap_part *const part = grdp_gap_add(out, kind, p->unit, p->name);
    const bool weights = kind == GRDP_GAP_WEIGHT;
    part->value = weights ? (p->w2 - p->w1) * to : p->w1 * (to - from);
    part->weight[0] = 100.0 * p->w1;
    part->weight[1] = 100.0 * p->w2;
    part->level[0] = from;
    part->level[1] = to;
}

/* Between two vintages every change of a rate is a revision. */
static void add_parts(grdp_gap_bridge *out, const pair *pairs, size_t n, bool vintages)
{
    for (size_t i = 0; i < n; i++) {
        const pair *const p = &pairs[i];
        add(out, vintages ? GRDP_GAP_REVISION : GRDP_GAP_RATE, p, p->g1,
            vintages ? p->g2 : p->first);
    }
    for (size_t i = 0; i < n; i++)
        if (fabs(pairs[i].w2 - pairs[i].w1) > same_weight)
            add(out, GRDP_GAP_WEIGHT, &pairs[i], pairs[i].g1, pairs[i].g2);
    for (size_t i = 0; i < n && !vintages; i++)
        if (pairs[i].g2 < pairs[i].first || pairs[i].g2 > pairs[i].first)
            add(out, GRDP_GAP_REVISION, &pairs[i], pairs[i].first, pairs[i].g2);
}

static void report_sum(const grdp_gap_side *side, double sum, double total, grdp_diag *diag)
{
    if (fabs(total - sum) <= noticeable)
        return;
    grdp_diag_add(
        diag, GRDP_NOTE, (grdp_place){.file = NULL},
        "the parts of \"%s\" make %.*f %%, and its total is %.*f %%; the difference stands "
        "under rounding",
        NULL, grdp_text_show(side->name), 2, sum, 2, total);
}

static void report_account(const grdp_gap_side *side, const grdp_account *account, grdp_diag *diag)
{
    if (account != NULL && !account->constant)
        grdp_diag_add(diag, GRDP_NOTE, grdp_node_place(account->node, account->id),
                      "growth of \"%s\" at constant prices is weighed at current prices", NULL,
                      grdp_text_show(side->name));
}

static void finish(const grdp_gap_question *q, const grdp_gap_rates *sides, const pair *pairs,
                   size_t n, grdp_diag *diag, grdp_gap_bridge *out)
{
    const grdp_gap_side *const ends[] = {&q->from, &q->to};
    double sums[2] = {0.0, 0.0}, totals[2];
    for (size_t i = 0; i < n; i++) {
        sums[0] += pairs[i].w1 * pairs[i].g1;
        sums[1] += pairs[i].w2 * pairs[i].g2;
    }
    for (size_t e = 0; e < 2; e++) {
        totals[e] = isnan(sides[e].total) ? sums[e] : sides[e].total;
        out->account[e] = sides[e].account;
        report_sum(ends[e], sums[e], totals[e], diag);
        report_account(ends[e], sides[e].account, diag);
    }
    out->from = totals[0];
    out->to = totals[1];
    out->first = q->to.source->published ? sides[1].first_total : (double)NAN;
    add_parts(out, pairs, n, q->from.source->published && q->to.source->published);
    grdp_gap_close(out);
}

/* A total that was restated after its parts leaves its revision to what is not given by part. */
static bool is_stale(const grdp_gap_side *side, const grdp_gap_rates *rates, grdp_diag *diag)
{
    if (rates->part_vintage == 0 || rates->total_vintage <= rates->part_vintage)
        return false;
    grdp_diag_add(diag, GRDP_NOTE, (grdp_place){.file = side->region->file},
                  "the total of \"%s\" was published after its parts, so what is not given by part "
                  "holds the revision of the total",
                  NULL, grdp_text_show(side->name));
    return true;
}

/* False where no unit is known on both sides, or a rest has no total to be taken from. */
static bool divide(const grdp_gap_question *q, bool quarters, grdp_gap_rates *sides,
                   grdp_diag *diag, grdp_gap_bridge *out)
{
    const partition p = quarters ? by_quarter(q->period, sides) : by_sector(q->region, sides);
    const size_t rest = GRDP_GAP_UNITS - 1; /* no region has so many groups */
    pair pairs[GRDP_GAP_UNITS];
    if (p.n == 0)
        return false;
    for (size_t i = 0; i < p.n; i++)
        pairs[i] = pair_of(sides, (size_t)p.unit[i], quarters ? GRDP_NONE : p.unit[i],
                           name_of(q, p.unit[i], quarters));
    if (p.n_missing > 0) {
        make_rest(&sides[0], &p, rest);
        make_rest(&sides[1], &p, rest);
        if (isnan(sides[0].rate[rest]) || isnan(sides[1].rate[rest]))
            return false;
        const bool first = is_stale(&q->from, &sides[0], diag);
        const bool second = is_stale(&q->to, &sides[1], diag);
        const bool one = p.n_missing == 1 && !first && !second;
        pairs[p.n] = pair_of(sides, rest, one && !quarters ? p.missing[0] : GRDP_NONE,
                             one ? name_of(q, p.missing[0], quarters) : "rest");
    }
    finish(q, sides, pairs, p.n + (p.n_missing > 0), diag, out);
    return true;
}

static bool read_sides(const grdp_gap_question *q, bool quarters, grdp_diag *diag,
                       grdp_gap_rates *sides)
{
    memset(sides, 0, 2 * sizeof *sides);
    const bool first = q->from.source->rates(&q->from, q->period, quarters, diag, &sides[0]);
    return q->to.source->rates(&q->to, q->period, quarters, diag, &sides[1]) && first;
}

static grdp_status check_series(const grdp_gap_question *q, const char *method, grdp_diag *diag)
{
    if (strcmp(q->series, "grdp.growth") == 0)
        return GRDP_OK;
    return grdp_diag_error(diag, ((grdp_place){.path = "--by"}),
                           "only grdp.growth falls into %s, not %s",
                           "leave --by out, or write --by factors between two scenarios", method,
                           grdp_text_show(q->series));
}

grdp_status grdp_gap_by_quarters(const grdp_gap_question *q, grdp_diag *diag, grdp_gap_bridge *out)
{
    grdp_gap_rates sides[2];
    GRDP_TRY(check_series(q, "quarters", diag));
    if (!read_sides(q, true, diag, sides))
        return GRDP_ERR_INPUT;
    if (divide(q, true, sides, diag, out))
        return GRDP_OK;
    return grdp_diag_error(diag, ((grdp_place){.file = q->region->file}),
                           "no quarter is known on both sides (%s, %s)", "name a later date",
                           grdp_text_show(q->from.name), grdp_text_show(q->to.name));
}

/* Early figures of a year come without sectors; then its quarters are what is left. */
static grdp_status fall_back(const grdp_gap_question *q, grdp_diag *diag, grdp_gap_bridge *out)
{
    const grdp_place place = {.file = q->region->file};
    if (q->from.source == &grdp_gap_plan || q->to.source == &grdp_gap_plan)
        return grdp_diag_error(
            diag, place, "no sector is known on both sides (%s, %s), and a plan has no quarters",
            "name a later date, or a scenario with the sectors of the plan",
            grdp_text_show(q->from.name), grdp_text_show(q->to.name));
    if (q->method != NULL || grdp_period_months(q->period) == 3)
        return grdp_diag_error(diag, place, "no sector is known on both sides (%s, %s)",
                               "name a later date, or write --by quarters",
                               grdp_text_show(q->from.name), grdp_text_show(q->to.name));
    grdp_diag_add(diag, GRDP_NOTE, place,
                  "no sector is known on both sides (%s, %s), so the gap is divided by quarter",
                  NULL, grdp_text_show(q->from.name), grdp_text_show(q->to.name));
    out->method = grdp_gap_method_find("quarters");
    return grdp_gap_by_quarters(q, diag, out);
}

/* The revision of one quarter whose sectors were never published stays whole. */
static grdp_status keep_whole(const grdp_gap_question *q, const grdp_gap_rates *sides,
                              grdp_gap_bridge *out)
{
    const pair whole = {.unit = GRDP_NONE,
                        .name = "grdp",
                        .w1 = 1.0,
                        .w2 = 1.0,
                        .g1 = sides[0].total,
                        .g2 = sides[1].total,
                        .first = sides[1].total};
    (void)q;
    out->from = sides[0].total;
    out->to = sides[1].total;
    add_parts(out, &whole, 1, true);
    grdp_gap_close(out);
    return GRDP_OK;
}

grdp_status grdp_gap_by_sectors(const grdp_gap_question *q, grdp_diag *diag, grdp_gap_bridge *out)
{
    grdp_gap_rates sides[2];
    GRDP_TRY(check_series(q, "sectors", diag));
    if (!read_sides(q, false, diag, sides))
        return GRDP_ERR_INPUT;
    if (divide(q, false, sides, diag, out))
        return GRDP_OK;
    const bool vintages = q->from.source->published && q->to.source->published;
    if (vintages && q->method == NULL && grdp_period_months(q->period) == 3)
        return keep_whole(q, sides, out);
    return fall_back(q, diag, out);
}
