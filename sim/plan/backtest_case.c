/* backtest_case: one period, with what was known before it began.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/backtest.h"

#include <math.h>
#include <stdio.h>

enum { FIRST_YEAR = 1900, MEAN_YEARS = 5, MEAN_LEAST = 3, QUARTERS_BACK = 4, LATEST = 99991231 };

static const char growth[] = "grdp.growth";

static bool is_quarter(grdp_period period)
{
    return grdp_period_months(period) == 3;
}

/* The same span so many years or quarters before. */
static grdp_period before(grdp_period period, int steps)
{
    if (!is_quarter(period))
        return (grdp_period){period.year - steps, period.first_month, period.last_month};
    const int quarter = period.year * 4 + (period.first_month - 1) / 3 - steps;
    const int month = quarter % 4 * 3 + 1;
    return (grdp_period){quarter / 4, month, month + 2};
}

/* The last day before a period of a year or a quarter begins. */
static int day_before(grdp_period period)
{
    static const int days[] = {1231, 331, 630, 930};

    return (period.first_month == 1 ? period.year - 1 : period.year) * 10000 +
           days[(period.first_month - 1) / 3];
}

static const grdp_actual *known(const grdp_subject *subject, grdp_period period, int as_of)
{
    return grdp_actuals_find(&subject->growth, growth, period, as_of);
}

/* The sector's own rate, else that of its group; NAN where neither was known. */
static double rate_of(const grdp_region *region, size_t s, int year, int as_of)
{
    const grdp_sector *const sector = &region->sectors[s];
    const char *const ids[] = {
        sector->id, sector->group != GRDP_NONE ? region->groups[sector->group].id : NULL};

    for (size_t i = 0; i < 2 && ids[i]; i++) {
        char series[160];
        (void)snprintf(series, sizeof series, "sectors.%s.growth", ids[i]);
        const grdp_actual *const row =
            grdp_actuals_find(&region->actuals, series, (grdp_period){year, 1, 12}, as_of);
        if (row)
            return row->value;
    }
    return (double)NAN;
}

static bool is_whole(const grdp_region *region, const grdp_account *account)
{
    for (size_t s = 0; s < region->n_sectors; s++)
        if (account->excludes[s])
            return false;
    return true;
}

/* Strict: what was settled by then and not worked out later. */
static bool counts(const grdp_account *account, int as_of, bool strict)
{
    const bool settled = account->known_by <= as_of;

    return strict ? settled && !account->reconstructed : settled || account->reconstructed;
}

/* The newest weights up to the year before; constant prices before current ones. */
static const grdp_account *find_weights(const grdp_region *region, int year, int as_of, bool strict)
{
    const grdp_account *best = NULL;

    for (size_t a = 0; a < region->n_accounts; a++) {
        const grdp_account *const one = &region->accounts[a];
        if (one->year >= year || !is_whole(region, one) || !counts(one, as_of, strict))
            continue;
        if (!best || one->year > best->year ||
            (one->year == best->year && one->constant && !best->constant))
            best = one;
    }
    return best;
}

/* Growth of the sectors in the year before goes on; NAN where a rate or the weights are missing. */
static double project(const grdp_region *region, int year, int as_of, const grdp_account *account)
{
    double total = 0.0, sum = 0.0;

    for (size_t s = 0; s < region->n_sectors; s++) {
        if (!(account->level[s] > 0.0))
            continue;
        total += account->level[s];
        sum += account->level[s] * rate_of(region, s, year - 1, as_of);
    }
    return sum / total;
}

/* Mean of the known years, or quarters, of five years; NAN where fewer than three are known. */
static double mean_of(const grdp_subject *subject, grdp_period period, int as_of)
{
    const int steps = is_quarter(period) ? 4 * MEAN_YEARS : MEAN_YEARS;
    double sum = 0.0;
    int n = 0;

    for (int step = 1; step <= steps; step++) {
        const grdp_actual *const row = known(subject, before(period, step), as_of);
        sum += row ? row->value : 0.0;
        n += row ? 1 : 0;
    }
    return n >= MEAN_LEAST ? sum / (double)n : (double)NAN;
}

/* Adds the squares of the changes from one period to the next, as known at `as_of`. */
static void add_changes(const grdp_subject *subject, grdp_period period, int as_of, double *sum,
                        size_t *n)
{
    const int steps = (period.year - FIRST_YEAR) * (is_quarter(period) ? 4 : 1);
    const grdp_actual *later = known(subject, before(period, 1), as_of);

    for (int step = 2; step < steps; step++) {
        const grdp_actual *const row = known(subject, before(period, step), as_of);
        if (row && later) {
            *sum += (later->value - row->value) * (later->value - row->value);
            (*n)++;
        }
        later = row;
    }
}

/* Growth that goes on errs by its change: the root mean square of the past ones, of all subjects
 * where the own ones are too few. */
static void find_spread(const grdp_backtest *b, grdp_case *c)
{
    double sum = 0.0;

    add_changes(c->subject, c->period, c->as_of, &sum, &c->n_changes);
    if (c->n_changes < GRDP_BACKTEST_CHANGES) {
        sum = 0.0;
        c->n_changes = 0;
        c->pooled = true;
        for (size_t i = 0; i < b->n_subjects; i++)
            add_changes(&b->subjects[i], c->period, c->as_of, &sum, &c->n_changes);
    }
    c->spread =
        c->n_changes >= GRDP_BACKTEST_CHANGES ? sqrt(sum / (double)c->n_changes) : (double)NAN;
}

/* The target for the year that was adopted last before it. */
static const grdp_subject_target *find_target(const grdp_case *c)
{
    const grdp_subject_target *best = NULL;

    for (size_t i = 0; i < c->subject->n_targets && !is_quarter(c->period); i++) {
        const grdp_subject_target *const one = &c->subject->targets[i];
        if (one->year == c->period.year && one->known <= c->as_of &&
            (!best || one->known > best->known))
            best = one;
    }
    return best;
}

/* First and latest figure of `told` that came after the forecast; false where none did. */
static bool find_figures(int now, grdp_period told, grdp_case *c)
{
    const grdp_actuals *const actuals = &c->subject->growth;
    size_t at;
    const size_t n = grdp_actuals_range(actuals, growth, told, &at);
    int first = 0;

    for (size_t i = at; i < at + n; i++) {
        const int vintage = actuals->rows[i].vintage;
        if (vintage > c->as_of && vintage <= now && (first == 0 || vintage < first) &&
            known(c->subject, told, vintage) != NULL)
            first = vintage;
    }
    if (first == 0)
        return false;
    c->told = told;
    c->outcome[0] = known(c->subject, told, first);
    c->outcome[1] = known(c->subject, told, now);
    return true;
}

/* Of a year that is not told, nine, six or three months stand for it; they are shown, not scored.
 */
static bool find_outcome(const grdp_backtest_options *options, grdp_case *c)
{
    const int now = options->as_of ? options->as_of : LATEST;
    const grdp_period period = c->period;

    if (find_figures(now, period, c))
        return true;
    for (int month = 9; month >= 3 && !is_quarter(period); month -= 3)
        if (find_figures(now, (grdp_period){period.year, 1, month}, c))
            return true;
    return false;
}

static void forecast_year(const grdp_backtest_options *options, grdp_case *c)
{
    const grdp_region *const region = c->subject->region;
    const int year = c->period.year;

    c->base = known(c->subject, before(c->period, 1), c->as_of);
    c->forecast[GRDP_FORECAST_LAST] = c->base ? c->base->value : (double)NAN;
    c->forecast[GRDP_FORECAST_PROJECTION] = c->forecast[GRDP_FORECAST_LAST];
    c->account = region ? find_weights(region, year, c->as_of, options->strict) : NULL;
    const double projected = c->account ? project(region, year, c->as_of, c->account) : (double)NAN;
    if (isnan(projected))
        c->account = NULL;
    else
        c->forecast[GRDP_FORECAST_PROJECTION] = projected;
}

/* The newest quarter known goes on; "last" is the same quarter of the year before. */
static void forecast_quarter(grdp_case *c)
{
    const grdp_actual *const last = known(c->subject, before(c->period, 4), c->as_of);

    for (int step = 1; step <= QUARTERS_BACK && !c->base; step++)
        c->base = known(c->subject, before(c->period, step), c->as_of);
    c->forecast[GRDP_FORECAST_PROJECTION] = c->base ? c->base->value : (double)NAN;
    c->forecast[GRDP_FORECAST_LAST] = last ? last->value : (double)NAN;
}

bool grdp_case_build(const grdp_backtest *backtest, const grdp_backtest_options *options,
                     const grdp_subject *subject, grdp_period period, grdp_case *out)
{
    grdp_case c = {.subject = subject, .period = period, .as_of = day_before(period)};
    bool any = false;

    if (!find_outcome(options, &c))
        return false;
    if (is_quarter(period))
        forecast_quarter(&c);
    else
        forecast_year(options, &c);
    c.forecast[GRDP_FORECAST_MEAN] = mean_of(subject, period, c.as_of);
    c.target = find_target(&c);
    c.forecast[GRDP_FORECAST_PLAN] = c.target ? c.target->value : (double)NAN;
    find_spread(backtest, &c);
    for (size_t f = 0; f < GRDP_FORECASTS; f++)
        any |= !isnan(c.forecast[f]);
    *out = c;
    return any;
}
