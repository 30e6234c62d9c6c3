/* observe: which published figures a run must meet, and which of them govern where they disagree.
 *
 * Order: figures of the whole year first, then newer vintages before older ones, then wider periods
 * before narrower ones, totals before groups before sectors, the smaller part of the account before
 * the larger and product taxes last, wherever they stand in the files: what does not add up falls
 * where it weighs least. The engine takes them in this order; what an earlier one has already
 * settled, a later one cannot change, and the difference is reported as a revision or as rounding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/reader.h"

/* How a series of the actuals reads as an observation. */
typedef struct form {
    const char *name; /* after "grdp." or "sectors.ID." */
    grdp_observed_kind kind;
    const char *unit;
    double scale; /* inside = scale * figure */
} form;

static const form forms[] = {
    {"growth", GRDP_OBSERVED_GROWTH, "%", 0.01},
    {"contribution", GRDP_OBSERVED_CONTRIBUTION, "pp", 0.01},
    {"contribution_to_year", GRDP_OBSERVED_CONTRIBUTION_TO_YEAR, "pp", 0.01},
    {"level", GRDP_OBSERVED_LEVEL, NULL, 1.0},
};

static const form *find_form(const char *name)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].name, name) == 0)
            return &forms[i];
    return NULL;
}

/* The unit that "grdp.growth" or "sectors.ID.growth" speaks of, and the rest of the name. */
static const char *split_series(grdp_reader *reader, const char *series, int *unit)
{
    const grdp_region *const region = reader->scenario->region;
    *unit = GRDP_NONE;
    if (strncmp(series, "grdp.", 5) == 0)
        return series + 5;
    if (strncmp(series, "sectors.", 8) != 0)
        return NULL;
    const char *const id = series + 8;
    const char *const dot = strchr(id, '.');
    if (dot == NULL)
        return NULL;
    const char *const name = grdp_arena_text_n(reader->arena, id, (size_t)(dot - id));
    const int sector = grdp_region_sector(region, name);
    const int group = grdp_region_group(region, name);
    if (sector == GRDP_NONE && group == GRDP_NONE)
        return NULL;
    *unit = sector != GRDP_NONE ? sector : GRDP_GROUP_UNIT + group;
    return dot + 1;
}

/* Seasons of a period in this scenario; false where the period does not fit its seasons. */
static bool fit_span(const grdp_scenario *s, grdp_period period, grdp_observation *out)
{
    const int year = period.year - s->first;
    const int months = 12 / (int)s->seasons;
    if (year < 0 || year >= (int)s->n_years || (period.first_month - 1) % months != 0 ||
        period.last_month % months != 0)
        return false;
    out->year = (size_t)year;
    out->first_season = (size_t)((period.first_month - 1) / months);
    out->last_season = (size_t)(period.last_month / months) - 1;
    return true;
}

/* True where the row is the figure that counts for its series and period at as_of. */
static bool counts(const grdp_scenario *s, const grdp_actual *row)
{
    return !grdp_text_equal(row->status, "plan") &&
           grdp_actuals_find(&s->region->actuals, row->series, row->period, s->as_of) == row;
}

/* Points and per cent are the same number; levels are in the currency of the region. */
static bool has_unit(grdp_reader *reader, const grdp_actual *row, const form *as)
{
    const char *const wanted = as->unit != NULL ? as->unit : reader->scenario->region->currency;
    const bool rate = grdp_text_equal(row->unit, "%") || grdp_text_equal(row->unit, "pp");
    if (as->unit != NULL ? rate : grdp_text_equal(row->unit, wanted))
        return true;
    grdp_diag_add(reader->diag, GRDP_WARNING, (grdp_place){row->file, row->line, row->series},
                  "the unit \"%s\" of %s is not \"%s\"; the figure is not used",
                  "give the figure in %s", grdp_text_show(row->unit), row->series, wanted, wanted);
    return false;
}

/* Known figures of periods that the scenario does not have, and those at other prices. */
typedef struct left_out {
    size_t n, n_base;
    const grdp_actual *first, *first_base;
} left_out;

static void report_unused(grdp_reader *reader, const left_out *unused)
{
    char text[GRDP_PERIOD_TEXT];
    if (unused->n > 0)
        grdp_diag_add(reader->diag, GRDP_NOTE,
                      (grdp_place){unused->first->file, unused->first->line, unused->first->series},
                      "%zu figures such as that of %s are known and not used: the scenario has no "
                      "such period",
                      "periods_per_year = 4; uses quarters and what they add up to", unused->n,
                      grdp_period_text(unused->first->period, text));
}

static void report_base(grdp_reader *reader, const left_out *unused)
{
    const grdp_actual *const row = unused->first_base;
    if (unused->n_base > 0)
        grdp_diag_add(reader->diag, GRDP_NOTE, (grdp_place){row->file, row->line, row->series},
                      "levels and contributions at prices of another year than %u, which are not "
                      "used: %zu",
                      "growth is linked across price bases, levels are not",
                      (unsigned)reader->scenario->account->price_base, unused->n_base);
}

/* Growth at other prices is growth all the same; levels and contributions are of one base. */
static bool has_base(const grdp_scenario *s, const grdp_actual *row, const form *as,
                     left_out *unused)
{
    const int base = grdp_actual_price_base(row, s->region->price_base);
    if (base == 0)
        return false;
    if (as->kind == GRDP_OBSERVED_GROWTH || base == s->account->price_base)
        return true;
    if (unused->n_base++ == 0)
        unused->first_base = row;
    return false;
}

/* A sector or a group as the order of figures sees it. */
typedef struct part {
    const char *id;
    double level; /* of the account */
    bool is_sector, taxes;
} part;

static part part_of(const grdp_scenario *s, int unit)
{
    const grdp_region *const region = s->region;
    if (unit < GRDP_GROUP_UNIT)
        return (part){region->sectors[unit].id, s->account->level[unit], true,
                      region->sectors[unit].taxes};
    part group = {.id = region->groups[unit - GRDP_GROUP_UNIT].id};
    for (size_t i = 0; i < region->n_sectors; i++)
        if (region->sectors[i].group == unit - GRDP_GROUP_UNIT)
            group.level += s->account->level[i];
    return group;
}

static bool comes_before(const part *a, const part *b)
{
    if (a->is_sector != b->is_sector)
        return b->is_sector;
    if (a->taxes != b->taxes)
        return b->taxes;
    if (a->level < b->level || a->level > b->level)
        return a->level < b->level;
    return strcmp(a->id, b->id) < 0;
}

/* The place of a unit in the order, from the total on: how many come before it. */
static size_t rank_of_unit(const grdp_scenario *s, int unit)
{
    if (unit == GRDP_NONE)
        return 0;
    const part own = part_of(s, unit);
    size_t rank = 1;
    for (size_t i = 0; i < s->region->n_sectors + s->region->n_groups; i++) {
        const bool is_sector = i < s->region->n_sectors;
        const size_t other = is_sector ? i : GRDP_GROUP_UNIT + i - s->region->n_sectors;
        const part its = part_of(s, (int)other);
        rank += comes_before(&its, &own);
    }
    return rank;
}

static bool take(grdp_reader *reader, const grdp_actual *row, left_out *unused,
                 grdp_observation *out)
{
    const grdp_scenario *const s = reader->scenario;
    const char *const rest = split_series(reader, row->series, &out->unit);
    const form *const found = rest != NULL ? find_form(rest) : NULL;
    if (found == NULL || row->period.year < s->first || row->period.year > s->last ||
        !counts(s, row) || !has_base(s, row, found, unused))
        return false;
    if (found->kind == GRDP_OBSERVED_LEVEL && !s->account->is_level)
        return false;
    if (!has_unit(reader, row, found))
        return false;
    if (!fit_span(s, row->period, out)) {
        if (unused->n++ == 0)
            unused->first = row;
        return false;
    }
    out->row = row;
    out->kind = found->kind;
    out->rank = rank_of_unit(s, out->unit);
    out->value = found->scale * row->value;
    return true;
}

static int rank_of_year(const grdp_observation *o)
{
    return grdp_period_months(o->row->period) == 12 ? 0 : 1;
}

static int compare(const void *a, const void *b)
{
    const grdp_observation *const x = a, *const y = b;
    if (x->year != y->year)
        return x->year < y->year ? -1 : 1;
    if (rank_of_year(x) != rank_of_year(y))
        return rank_of_year(x) - rank_of_year(y);
    const int x_derived = grdp_text_equal(x->row->status, "derived");
    const int y_derived = grdp_text_equal(y->row->status, "derived");
    if (x_derived != y_derived)
        return x_derived - y_derived;
    if (x->row->vintage != y->row->vintage)
        return x->row->vintage > y->row->vintage ? -1 : 1;
    const int months = grdp_period_months(y->row->period) - grdp_period_months(x->row->period);
    if (months != 0)
        return months;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->kind != y->kind)
        return (int)x->kind - (int)y->kind;
    return x->row < y->row ? -1 : 1;
}

static void report_undated(grdp_reader *reader)
{
    const grdp_scenario *const s = reader->scenario;
    const size_t n = s->as_of != 0 ? grdp_actuals_n_undated(&s->region->actuals) : 0;
    char date[GRDP_PERIOD_TEXT];
    if (n > 0)
        grdp_diag_add(reader->diag, GRDP_NOTE, (grdp_place){.file = s->region->file},
                      "figures left out as of %s, since they do not say when they were published: "
                      "%zu",
                      "fill in the column vintage of the actuals", grdp_date_text(s->as_of, date),
                      n);
}

bool grdp_observe_read(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_actuals *const actuals = &s->region->actuals;
    grdp_observation *const all = grdp_arena_alloc(reader->arena, actuals->n, sizeof *all);
    if (all == NULL) {
        reader->no_memory = true;
        return false;
    }
    size_t n = 0;
    left_out unused = {0};
    for (size_t i = 0; i < actuals->n; i++)
        if (take(reader, &actuals->rows[i], &unused, &all[n]))
            n++;
    if (n > 1)
        qsort(all, n, sizeof *all, compare);
    report_undated(reader);
    report_unused(reader, &unused);
    report_base(reader, &unused);
    s->observations = all;
    s->n_observations = n;
    return true;
}
