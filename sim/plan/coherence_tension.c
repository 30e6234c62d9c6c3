/* coherence_tension: what the targets ask of behaviour, beside what the past has shown. Nothing is
 * judged here: a range of the past is no law, and figures of one year differ by vintage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/coherence.h"

#include <math.h>
#include <string.h>

enum { FIRST_YEAR = 1900 };

/* Investment at current prices over GRDP, and growth at constant prices: the ratio form of ICOR,
 * which is not compared with the others. */
static const grdp_tension_kind kinds[] = {
    {.id = "icor",
     .numerator = "investment.ratio",
     .denominator = "grdp.growth",
     .above = "investment.amount",
     .below = "grdp.nominal",
     .alone = true,
     .scale = 1.0,
     .digits = 2,
     .title = "ICOR: investment to GRDP over growth",
     .numerator_word = "investment to GRDP, %",
     .denominator_word = "growth of GRDP, %",
     .quotient_word = "ICOR",
     .bought = "%s %% of GRDP invested buys growth of %s %%",
     .needed = "growth of %s %% needs %s %% of GRDP"},
    {.id = "accumulation",
     .numerator = "investment.growth",
     .denominator = "grdp.growth",
     .of_growth = true,
     .scale = 100.0,
     .digits = 1,
     .title = "Capital accumulation: growth of investment over growth of GRDP",
     .numerator_word = "growth of investment, %",
     .denominator_word = "growth of GRDP, %",
     .quotient_word = "investment ahead of GRDP by, %",
     .bought = "investment growing by %s %% goes with growth of %s %%",
     .needed = "growth of %s %% goes with investment growing by %s %%"},
    {.id = "budget",
     .numerator = "budget_revenue",
     .denominator = "grdp.nominal",
     .scale = 100.0,
     .digits = 1,
     .title = "Budget revenue to GRDP, both at current prices",
     .numerator_word = "budget revenue",
     .denominator_word = "GRDP at current prices",
     .quotient_word = "revenue / GRDP, %",
     .bought = "revenue of %s goes with GRDP of %s",
     .needed = "GRDP of %s goes with revenue of %s"},
    {.id = "productivity",
     .numerator = "grdp.growth",
     .denominator = "employment_growth",
     .of_growth = true,
     .scale = 100.0,
     .digits = 2,
     .title = "Productivity: growth of GRDP over growth of employment",
     .numerator_word = "growth of GRDP, %",
     .denominator_word = "growth of employment, %",
     .quotient_word = "productivity, %",
     .bought = "growth of %s %% goes with employment growing by %s %%",
     .needed = "employment growing by %s %% goes with growth of %s %%"},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static double inner(const grdp_tension_kind *kind, double value)
{
    return kind->of_growth ? 1.0 + value / 100.0 : value;
}

static double outer(const grdp_tension_kind *kind, double value)
{
    return kind->of_growth ? 100.0 * (value - 1.0) : value;
}

/* NAN where the past had no growth or no figure: a quotient over nothing says nothing. */
static double divide(const grdp_tension_kind *kind, double numerator, double denominator)
{
    const double below = inner(kind, denominator), above = inner(kind, numerator);

    return above > 0.0 && below > 0.0 ? above / below : (double)NAN;
}

/* The next date after `date` at which a figure of the series for the period came; 0: none. */
static int next_date(const grdp_actuals *actuals, const char *series, grdp_period period, int date)
{
    size_t first;
    const size_t n = grdp_actuals_range(actuals, series, period, &first);
    int next = 0;

    for (size_t i = first; i < first + n; i++) {
        const int vintage = actuals->rows[i].vintage;
        if (vintage > date && (next == 0 || vintage < next))
            next = vintage;
    }
    return next;
}

static int sooner(int a, int b)
{
    if (a == 0 || b == 0)
        return a + b;
    return a < b ? a : b;
}

/* The amounts of the same day, if they are what the ratio was made of: figures that do not make it
 * are of another vintage or another concept. */
static void explain(const grdp_coherence *c, const grdp_tension_kind *kind, grdp_tension_row *row)
{
    const grdp_actuals *const actuals = &c->region->actuals;
    const grdp_period period = {row->year, 1, 12};

    if (!kind->above)
        return;
    const grdp_actual *const a = grdp_actuals_find(actuals, kind->above, period, row->known);
    const grdp_actual *const b = grdp_actuals_find(actuals, kind->below, period, row->known);
    const double half = 0.5 * pow(10.0, -row->numerator->decimals);
    if (!a || !b || !(b->value > 0.0) ||
        fabs(100.0 * a->value / b->value - row->numerator->value) > half)
        return;
    row->above = a;
    row->below = b;
}

/* Each pair of figures that was the newest at some date, in the order of dates. `rows` may be NULL
 * to count. */
static size_t list_year(const grdp_coherence *c, const grdp_tension_kind *kind, int year,
                        grdp_tension_row *rows)
{
    const grdp_actuals *const actuals = &c->region->actuals;
    const grdp_period period = {year, 1, 12};
    const grdp_actual *last[2] = {NULL, NULL};
    size_t n = 0;
    int date = 0;

    for (;;) {
        date = sooner(next_date(actuals, kind->numerator, period, date),
                      next_date(actuals, kind->denominator, period, date));
        if (date == 0 || (c->as_of != 0 && date > c->as_of))
            return n;
        const grdp_actual *const a = grdp_actuals_find(actuals, kind->numerator, period, date);
        const grdp_actual *const b = grdp_actuals_find(actuals, kind->denominator, period, date);
        if (!a || !b || (last[0] && a->value == last[0]->value && b->value == last[1]->value))
            continue;
        last[0] = a;
        last[1] = b;
        if (rows) {
            rows[n] = (grdp_tension_row){.year = year,
                                         .known = date,
                                         .numerator = a,
                                         .denominator = b,
                                         .quotient = divide(kind, a->value, b->value),
                                         .first = n == 0,
                                         .last = true};
            explain(c, kind, &rows[n]);
            if (n > 0)
                rows[n - 1].last = false;
        }
        n++;
    }
}

static void widen(grdp_interval *range, double value)
{
    if (isnan(value))
        return;
    range->low = isnan(range->low) ? value : fmin(range->low, value);
    range->high = isnan(range->high) ? value : fmax(range->high, value);
}

/* The strictest value that the plans ask of a series; NAN where none does. */
static double asked(const grdp_coherence *c, const char *series, int *digits)
{
    grdp_interval all = {-(double)INFINITY, (double)INFINITY};
    size_t variable = 0;

    *digits = 0;
    for (size_t i = 0; i < c->n_claims; i++) {
        const grdp_claim *const claim = &c->claims[i];
        if (!grdp_system_find(&c->system, series, &variable) || claim->variable != variable)
            continue;
        const char op = claim->part->op[0];
        all.low = op != '<' ? fmax(all.low, claim->value) : all.low;
        all.high = op == '<' ? fmin(all.high, claim->value) : all.high;
        *digits = claim->part->decimals > *digits ? claim->part->decimals : *digits;
    }
    if (isfinite(all.low))
        return all.low;
    return isfinite(all.high) ? all.high : (double)NAN;
}

static void compare(grdp_tension *t)
{
    const grdp_tension_kind *const kind = t->kind;
    const grdp_interval ranges[2] = {t->first, t->last};

    t->quotient = divide(kind, t->numerator, t->denominator);
    for (size_t i = 0; i < 2; i++) {
        const double above = inner(kind, t->numerator), below = inner(kind, t->denominator);
        t->bought[i] = (grdp_interval){outer(kind, above / ranges[i].high),
                                       outer(kind, above / ranges[i].low)};
        t->needed[i] = (grdp_interval){outer(kind, below * ranges[i].low),
                                       outer(kind, below * ranges[i].high)};
    }
}

static size_t count_undated(const grdp_actuals *actuals, const char *series, int year)
{
    size_t n = 0;

    for (size_t i = 0; i < actuals->n; i++) {
        const grdp_actual *const row = &actuals->rows[i];
        n += row->vintage == 0 && row->period.year < year &&
             grdp_period_months(row->period) == 12 && strcmp(row->series, series) == 0;
    }
    return n;
}

static grdp_status look_back(const grdp_coherence *c, grdp_tension *t)
{
    const grdp_interval unknown = {(double)NAN, (double)NAN};
    size_t n = 0;

    for (int year = FIRST_YEAR; year < c->year; year++)
        n += list_year(c, t->kind, year, NULL);
    grdp_tension_row *const rows = grdp_arena_alloc(c->arena, n, sizeof *rows);
    if (!rows)
        return GRDP_ERR_MEMORY;
    t->rows = rows;
    t->n_undated = count_undated(&c->region->actuals, t->kind->numerator, c->year) +
                   count_undated(&c->region->actuals, t->kind->denominator, c->year);
    t->first = t->last = unknown;
    for (int year = FIRST_YEAR; year < c->year; year++)
        t->n += list_year(c, t->kind, year, rows + t->n);
    for (size_t i = 0; i < t->n; i++) {
        if (rows[i].first)
            widen(&t->first, rows[i].quotient);
        if (rows[i].last)
            widen(&t->last, rows[i].quotient);
    }
    return GRDP_OK;
}

/* The target of a sector, or of the group that it belongs to. */
static double asked_of_sector(grdp_coherence *c, size_t s)
{
    const grdp_sector *const sector = &c->region->sectors[s];
    int digits;
    const char *const own = grdp_arena_printf(c->arena, "sectors.%s.growth", sector->id);
    const double value = own ? asked(c, own, &digits) : (double)NAN;

    if (!isnan(value) || sector->group == GRDP_NONE)
        return value;
    const char *const group =
        grdp_arena_printf(c->arena, "sectors.%s.growth", c->region->groups[sector->group].id);
    return group ? asked(c, group, &digits) : (double)NAN;
}

static void add_sectors(grdp_coherence *c)
{
    grdp_sector_sum *const sum = &c->sectors;
    double total = 0.0, told = 0.0, weighted = 0.0;
    int digits;

    sum->total = asked(c, "grdp.growth", &digits);
    for (size_t s = 0; c->account && s < c->region->n_sectors; s++) {
        const double growth = asked_of_sector(c, s);
        total += c->account->level[s];
        if (isnan(growth))
            continue;
        told += c->account->level[s];
        weighted += c->account->level[s] * growth;
    }
    if (!(told > 0.0) || isnan(sum->total))
        return;
    sum->given = true;
    sum->weight = 100.0 * told / total;
    sum->sum = weighted / total;
    sum->others = told < total ? (sum->total - sum->sum) * total / (total - told) : (double)NAN;
}

grdp_status grdp_coherence_tensions(grdp_coherence *c)
{
    grdp_tension *const found = grdp_arena_alloc(c->arena, KINDS, sizeof *found);

    if (!found)
        return GRDP_ERR_MEMORY;
    c->tensions = found;
    add_sectors(c);
    for (size_t k = 0; k < KINDS; k++) {
        grdp_tension *const t = &found[c->n_tensions];
        *t = (grdp_tension){.kind = &kinds[k]};
        t->numerator = asked(c, kinds[k].numerator, &t->numerator_digits);
        t->denominator = asked(c, kinds[k].denominator, &t->denominator_digits);
        const bool above = !isnan(t->numerator), below = !isnan(t->denominator);
        if (kinds[k].alone ? !above && !below : !above || !below)
            continue;
        GRDP_TRY(look_back(c, t));
        compare(t);
        c->n_tensions += t->n > 0 || (above && below);
    }
    return GRDP_OK;
}
