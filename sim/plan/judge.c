/* judge: what became of the targets of a plan.
 *
 * A figure is judged at the digits at which it was published: 8.96 misses "9 or more", and a
 * projection of 8.9968 that is judged at two digits reaches it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan.h"

#include "core/text.h"

#include <assert.h>
#include <math.h>

/* Differences of decimals are off by their last bits. */
static const double epsilon = 1e-9;
static const double unknown = (double)NAN;

static const struct comparison {
    const char *op;
    int direction; /* 1: higher is better, -1: lower is better, 0: neither */
    bool strict;   /* equal is missed */
} comparisons[] = {
    {">", 1, true}, {">=", 1, false}, {"<=", -1, false}, {"<", -1, true}, {"=", 0, false},
};

static const struct comparison *find_comparison(const char *op)
{
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++) {
        if (grdp_text_equal(comparisons[i].op, op))
            return &comparisons[i];
    }
    return NULL;
}

const char *grdp_verdict_name(grdp_verdict verdict)
{
    static const char *const names[] = {
#define VERDICT_NAME(name, text) [GRDP_VERDICT_##name] = (text),
        GRDP_VERDICT_LIST(VERDICT_NAME)
#undef VERDICT_NAME
    };
    return names[verdict];
}

/* `difference` is from the target towards what is better. */
static grdp_verdict compare(double difference, double tolerance, bool strict)
{
    if (difference > tolerance + epsilon)
        return GRDP_VERDICT_EXCEEDED;
    if (!strict && difference >= -tolerance - epsilon)
        return GRDP_VERDICT_MET;
    return GRDP_VERDICT_MISSED;
}

static grdp_verdict judge(const struct comparison *how, int direction, double target,
                          double tolerance, grdp_reading reading)
{
    assert(reading.decimals >= 0);
    const double width = isnan(tolerance) ? 0.5 * pow(10.0, -reading.decimals) : tolerance;
    const double difference = reading.value - target;
    if (isnan(difference))
        return GRDP_VERDICT_OPEN;
    return compare(direction == 0 ? -fabs(difference) : direction * difference, width, how->strict);
}

grdp_verdict grdp_judge(const char *op, double target, double tolerance, grdp_reading reading)
{
    const struct comparison *how = find_comparison(op);
    assert(how);
    return judge(how, how->direction, target, tolerance, reading);
}

/* The n-th root of a ratio by Newton's method: the same bits everywhere, which pow() does not give.
 */
static double root(double ratio, size_t n)
{
    double r = 1.0;
    for (int i = 0; i < 100; i++) {
        double power = 1.0; /* r^(n - 1) */
        for (size_t k = 1; k < n; k++)
            power *= r;
        const double step = (power * r - ratio) / ((double)n * power);
        r -= step;
        if (fabs(step) <= 1e-15 * r)
            break;
    }
    return r;
}

/* How the figures of several years become one. `values` are in per cent where `is_growth`. */
typedef double (*average)(const double *values, size_t n, bool is_growth);

static double sum(const double *values, size_t n, bool is_growth)
{
    (void)is_growth;
    double total = 0.0;
    for (size_t i = 0; i < n; i++)
        total += values[i];
    return total;
}

static double arithmetic(const double *values, size_t n, bool is_growth)
{
    return sum(values, n, is_growth) / (double)n;
}

static double last(const double *values, size_t n, bool is_growth)
{
    (void)is_growth;
    return values[n - 1];
}

/* The growth that gives the same level if it holds every year, ((1 + g1) ... (1 + gn))^(1/n) - 1;
 * of levels the geometric mean. Unknown where a factor is not above 0. */
static double geometric(const double *values, size_t n, bool is_growth)
{
    const double centre = is_growth ? 1.0 : arithmetic(values, n, false);
    double ratio = 1.0;
    for (size_t i = 0; i < n; i++) {
        const double factor = is_growth ? 1.0 + values[i] / 100.0 : values[i] / centre;
        if (!(factor > 0.0))
            return unknown;
        ratio *= factor;
    }
    const double mean = root(ratio, n);
    return is_growth ? 100.0 * (mean - 1.0) : centre * mean;
}

static const struct {
    const char *name;
    average of;
} averages[] = {{"geometric", geometric}, {"arithmetic", arithmetic}, {"last", last}, {"sum", sum}};

static average find_average(const char *name)
{
    for (size_t i = 0; i < sizeof averages / sizeof *averages; i++) {
        if (grdp_text_equal(averages[i].name, name))
            return averages[i].of;
    }
    return last;
}

static bool is_percent(const char *unit)
{
    return grdp_text_equal(unit, "%") || grdp_text_equal(unit, "pp");
}

enum { YEARS = 301 }; /* from 1900 to 2200, which is what the reader lets through */

/* The figure of a target over its years, at the digits of the coarsest; false where one is missing.
 */
static bool read_figure(const grdp_target *target, const grdp_target_part *part,
                        grdp_reading_find find, void *context, grdp_reading *out)
{
    double values[YEARS];
    size_t n = 0;
    for (int year = target->first_year; year <= target->last_year; year++) {
        grdp_reading reading;
        assert(n < YEARS);
        if (!find(context, part->series, part->unit, year, &reading) || isnan(reading.value))
            return false;
        out->decimals =
            n > 0 && out->decimals < reading.decimals ? out->decimals : reading.decimals;
        values[n++] = reading.value;
    }
    if (n == 0)
        return false;
    const bool is_growth = is_percent(part->unit);
    out->value = n == 1 ? values[0] : find_average(target->average)(values, n, is_growth);
    return !isnan(out->value);
}

static grdp_outcome blank(grdp_verdict verdict)
{
    return (grdp_outcome){
        .verdict = verdict, .value = unknown, .distance = unknown, .fulfilment = unknown};
}

grdp_outcome grdp_judge_part(const grdp_target *target, size_t part, grdp_reading_find find,
                             void *context)
{
    assert(part < target->n_parts);
    const grdp_target_part *p = &target->parts[part];
    const struct comparison *how = find_comparison(p->op);
    grdp_outcome outcome = blank(GRDP_VERDICT_OPEN);
    outcome.part = part;
    assert(how);
    grdp_reading reading;
    if (!read_figure(target, p, find, context, &reading))
        return outcome;
    const int direction = p->exact ? 0 : p->higher_is_better ? 1 : -1;
    outcome.verdict = judge(how, direction, p->value, p->tolerance, reading);
    outcome.known = true;
    outcome.value = reading.value;
    outcome.decimals = reading.decimals;
    outcome.distance = reading.value - p->value;
    if (p->unit && !is_percent(p->unit) && p->value > 0.0)
        outcome.fulfilment = reading.value / p->value;
    return outcome;
}

/* A missed part decides even where others are open; an open one leaves the rest undecided. */
static int badness(grdp_verdict verdict)
{
    static const int order[] = {[GRDP_VERDICT_MISSED] = 3,
                                [GRDP_VERDICT_OPEN] = 2,
                                [GRDP_VERDICT_MET] = 1,
                                [GRDP_VERDICT_EXCEEDED] = 0};
    return order[verdict];
}

static grdp_outcome judge_target(const grdp_target *target, grdp_reading_find find, void *context)
{
    if (target->n_parts == 0) {
        grdp_outcome outcome = blank(target->verdict_only ? target->published : GRDP_VERDICT_OPEN);
        outcome.verdict_only = target->verdict_only;
        return outcome;
    }
    grdp_outcome worst = grdp_judge_part(target, 0, find, context);
    for (size_t part = 1; part < target->n_parts; part++) {
        const grdp_outcome outcome = grdp_judge_part(target, part, find, context);
        if (badness(outcome.verdict) > badness(worst.verdict))
            worst = outcome;
    }
    return worst;
}

void grdp_plan_judge(const grdp_plan *plan, grdp_reading_find find, void *context,
                     grdp_outcome *outcomes)
{
    for (size_t i = 0; i < plan->n_targets; i++)
        outcomes[i] = judge_target(&plan->targets[i], find, context);
}

static size_t *counter(grdp_score *score, const grdp_outcome *outcome)
{
    size_t *const by_figures[] = {[GRDP_VERDICT_OPEN] = &score->open,
                                  [GRDP_VERDICT_MISSED] = &score->missed,
                                  [GRDP_VERDICT_MET] = &score->met,
                                  [GRDP_VERDICT_EXCEEDED] = &score->exceeded};
    size_t *const by_verdict[] = {[GRDP_VERDICT_OPEN] = &score->open,
                                  [GRDP_VERDICT_MISSED] = &score->verdict_missed,
                                  [GRDP_VERDICT_MET] = &score->verdict_met,
                                  [GRDP_VERDICT_EXCEEDED] = &score->verdict_exceeded};
    return outcome->verdict_only ? by_verdict[outcome->verdict] : by_figures[outcome->verdict];
}

grdp_score grdp_plan_score(const grdp_plan *plan, const grdp_outcome *outcomes, const char *field)
{
    grdp_score score = {0};
    for (size_t i = 0; i < plan->n_targets; i++) {
        if (field && !grdp_text_equal(plan->targets[i].field, field))
            continue;
        score.n++;
        ++*counter(&score, &outcomes[i]);
    }
    return score;
}
