/* estimate: quantiles, moments, chances and their standard errors from a tally.
 *
 * Standard errors: of a mean s / sqrt(n); of a standard deviation as Kendall and Stuart, The
 * Advanced Theory of Statistics 1 (1977), section 10.8, with the fourth moment of the runs; of a
 * probability sqrt(p (1 - p) / n); of a quantile sqrt(p (1 - p) / n) / f, f the density at the
 * quantile (Serfling 1980, section 2.3.3). Quantiles from histograms are interpolated within their
 * bin; a bin is 1.5 times the range of the first 4,096 runs over 4,096.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/tally.h"

static const double probabilities[GRDP_N_QUANTILES] = GRDP_QUANTILES;

double grdp_tally_sum(const double *lanes)
{
    double sum = 0.0;
    for (size_t i = 0; i < GRDP_LANES; i++)
        sum += lanes[i];
    return sum;
}

double grdp_tally_least(const grdp_tally *tally, size_t measure)
{
    double least = tally->least[measure][0];
    for (size_t i = 1; i < GRDP_LANES; i++)
        least = tally->least[measure][i] < least ? tally->least[measure][i] : least;
    return least;
}

double grdp_tally_most(const grdp_tally *tally, size_t measure)
{
    double most = tally->most[measure][0];
    for (size_t i = 1; i < GRDP_LANES; i++)
        most = tally->most[measure][i] > most ? tally->most[measure][i] : most;
    return most;
}

/* The runs of one measure in order, or counted in bins: what quantiles are read from. */
typedef struct spread {
    const grdp_tally_plan *plan;
    size_t measure;
    size_t n;                          /* runs that count */
    double *sorted;                    /* NULL: the bins */
    double upto[GRDP_CHANCE_BINS + 2]; /* runs in the bins up to this one */
} spread;

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Failed runs hold NAN and are left out. */
static void open_sorted(spread *s, const grdp_tally *total)
{
    s->sorted = s->plan->kept + s->measure * s->plan->n_runs;
    s->n = 0;
    for (size_t i = 0; i < total->n; i++)
        if (!isnan(s->sorted[i]))
            s->sorted[s->n++] = s->sorted[i];
    qsort(s->sorted, s->n, sizeof *s->sorted, by_value);
}

static void open_bins(spread *s, const grdp_tally *total)
{
    const uint64_t *const bins = total->bins + s->measure * GRDP_BIN_STRIDE;
    s->sorted = NULL;
    s->n = total->n - total->n_failed;
    double sum = 0.0;
    for (size_t b = 0; b < GRDP_CHANCE_BINS + 2; b++)
        s->upto[b] = sum += (double)bins[b];
}

/* Type 7 of Hyndman and Fan (1996): linear between order statistics. */
static double sorted_quantile(const spread *s, double p)
{
    const double at = p * (double)(s->n - 1);
    const size_t below = (size_t)at, above = below + 1 < s->n ? below + 1 : below;
    return s->sorted[below] + (at - (double)below) * (s->sorted[above] - s->sorted[below]);
}

/* Linear within the first bin up to which enough runs lie. */
static double binned_quantile(const spread *s, double p)
{
    const double wanted = p * (double)s->n;
    size_t low = 1, high = GRDP_CHANCE_BINS + 1;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (s->upto[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    const double inside = s->upto[low] - s->upto[low - 1];
    const double before = wanted - s->upto[low - 1];
    const double part = low <= GRDP_CHANCE_BINS && before > 0.0 ? before / inside : 0.0;
    const double width = s->plan->width[s->measure];
    return width == 0.0 ? s->plan->centre[s->measure]
                        : s->plan->low[s->measure] + width * ((double)(low - 1) + part);
}

static double quantile(const spread *s, double p)
{
    if (s->n == 0)
        return (double)NAN;
    return s->sorted != NULL ? sorted_quantile(s, p) : binned_quantile(s, p);
}

/* sqrt(p (1 - p) / n) / f, with the density f from the runs within 1 % of them, or within one
 * standard error of p where that is more: nearer to p it would be noise, further off another
 * density. */
static double quantile_error(const spread *s, double p)
{
    const double step = sqrt(p * (1.0 - p) / (double)s->n);
    const double reach = step > 0.01 ? step : 0.01;
    const double from = p > reach ? p - reach : 0.0;
    const double to = p + reach < 1.0 ? p + reach : 1.0;
    return step * (quantile(s, to) - quantile(s, from)) / (to - from);
}

/* The fourth moment about the mean; in a bin all runs stand in its middle. */
static double fourth_moment(const spread *s, double mean)
{
    const double low = s->plan->low[s->measure], width = s->plan->width[s->measure];
    double sum = 0.0;
    for (size_t i = 0; s->sorted != NULL && i < s->n; i++) {
        const double square = (s->sorted[i] - mean) * (s->sorted[i] - mean);
        sum += square * square;
    }
    for (size_t b = 0; s->sorted == NULL && b < GRDP_CHANCE_BINS + 2; b++) {
        const double x = low + width * ((double)b - 0.5) - mean;
        sum += (s->upto[b] - (b > 0 ? s->upto[b - 1] : 0.0)) * x * x * x * x;
    }
    return sum / (double)s->n;
}

/* Var s^2 = (m4 - s^4 (n - 3) / (n - 1)) / n, and s moves by half of s^2's change over s. */
static double sd_error(const spread *s, const grdp_measure *m)
{
    const double n = (double)s->n, square = m->sd * m->sd;
    if (s->n < 4 || !(square > 0.0))
        return 0.0;
    const double spread_of_square =
        (fourth_moment(s, m->mean) - square * square * (n - 3.0) / (n - 1.0)) / n;
    return spread_of_square > 0.0 ? sqrt(spread_of_square) / (2.0 * m->sd) : 0.0;
}

static void fill_moments(grdp_measure *out, const grdp_tally_plan *plan, const grdp_tally *total,
                         size_t m)
{
    const double n = (double)(total->n - total->n_failed);
    const double shift = grdp_tally_sum(total->sum[m]) / n;
    const double square = grdp_tally_sum(total->squares[m]) / n - shift * shift;
    out->least = grdp_tally_least(total, m);
    out->most = grdp_tally_most(total, m);
    out->mean = plan->centre[m] + shift;
    out->sd =
        n > 1.0 && square > 0.0 && out->least < out->most ? sqrt(square * n / (n - 1.0)) : 0.0;
    out->mean_error = out->sd / sqrt(n);
    out->resolution = plan->keep ? 0.0 : plan->width[m];
}

void grdp_estimate_measures(grdp_chance *c, const grdp_tally_plan *plan, const grdp_tally *total)
{
    for (size_t m = 0; m < c->n_measures; m++) {
        grdp_measure *const out = &c->measures[m];
        spread s = {.plan = plan, .measure = m};
        fill_moments(out, plan, total, m);
        if (plan->keep)
            open_sorted(&s, total);
        else
            open_bins(&s, total);
        for (size_t q = 0; q < GRDP_N_QUANTILES; q++) {
            out->quantile[q] = quantile(&s, probabilities[q]);
            out->quantile_error[q] = quantile_error(&s, probabilities[q]);
        }
        out->sd_error = sd_error(&s, out);
    }
}

/* One more target that is reached with probability p, whatever the others do: the distribution of
 * the number reached moves by one with p (Wang 1993, the Poisson binomial distribution). */
static void count_other(double *exactly, size_t n, double p)
{
    exactly[n + 1] = p * exactly[n];
    for (size_t k = n; k > 0; k--)
        exactly[k] = (1.0 - p) * exactly[k] + p * exactly[k - 1];
    exactly[0] *= 1.0 - p;
}

/* P(at least k) of the modelled targets, from the counts of their patterns, and of those that are
 * settled or judged. A run with j targets reached has at least k with the probability that at least
 * k - j of the others are; the standard error is that of the mean of these over the runs. */
static void fill_counts(grdp_chance *c, const uint64_t *pattern, double n)
{
    enum { MOST = GRDP_CHANCE_TARGETS + GRDP_CHANCE_OTHERS + 1 };
    double share[GRDP_CHANCE_TARGETS + 1] = {0.0}, others[MOST] = {1.0};
    for (size_t p = 0; p < (size_t)1 << c->n_targets; p++)
        share[__builtin_popcountll(p)] += (double)pattern[p] / n;
    for (size_t i = 0; i < c->n_others; i++)
        count_other(others, i, c->other[i]);
    for (size_t i = c->n_others; i-- > 0;)
        others[i] += others[i + 1]; /* at least i of them */
    c->n_counted = c->n_targets + c->n_others;
    for (size_t k = 0; k <= c->n_counted; k++) {
        double mean = 0.0, square = 0.0;
        for (size_t j = 0; j <= c->n_targets; j++) {
            const size_t missing = k > j ? k - j : 0;
            const double p = missing <= c->n_others ? others[missing] : 0.0;
            mean += share[j] * p;
            square += share[j] * p * p;
        }
        c->at_least[k] = mean;
        /* What is certain has no error, though its shares do not add up to 1 in the last digit. */
        const double variance = square - mean * mean;
        c->at_least_error[k] = variance > 1e-14 * square ? sqrt(variance / n) : 0.0;
    }
}

static void add_pattern(grdp_chance *c, size_t p, double share)
{
    const bool one_missed = (size_t)__builtin_popcountll(p) + 1 == c->n_targets;
    for (size_t i = 0; i < c->n_targets; i++) {
        const bool hit = (p >> i & 1u) != 0;
        c->target[i].chance += hit ? share : 0.0;
        c->target[i].alone += !hit && one_missed ? share : 0.0;
        for (size_t j = 0; j < c->n_targets && !hit; j++)
            c->joint_miss[i][j] += (p >> j & 1u) == 0 ? share : 0.0;
    }
}

/* All modelled targets of one year, or of all years (0), are reached. */
static grdp_chance_year find_year(const grdp_chance *c, const uint64_t *pattern, int year)
{
    grdp_chance_year out = {.year = year, .certain = true};
    const double n = (double)(c->n_runs - c->n_failed);
    size_t wanted = 0;
    bool never = false;
    for (size_t i = 0; i < c->n_targets; i++) {
        const grdp_chance_target *const t = &c->target[i];
        if (year != 0 && t->target->last_year != year)
            continue;
        wanted |= (size_t)1 << i;
        out.n_targets++;
        out.certain = out.certain && t->certain;
        never = never || (t->certain && t->chance == 0.0);
    }
    for (size_t p = 0; p < (size_t)1 << c->n_targets; p++)
        out.chance += (p & wanted) == wanted ? (double)pattern[p] / n : 0.0;
    out.chance = out.n_targets > 0 ? out.chance : 0.0;
    out.error = grdp_chance_error(out.chance, n);
    out.certain = out.certain || never;
    return out;
}

static void fill_years(grdp_chance *c, const uint64_t *pattern)
{
    c->n_years = 0;
    for (size_t i = 0; i < c->n_targets; i++) {
        const int year = c->target[i].target->last_year;
        if (grdp_chance_find_year(c, year) == NULL)
            c->year[c->n_years++] = find_year(c, pattern, year);
    }
    c->all = find_year(c, pattern, 0);
}

/* Nothing that the target rests on differs between runs by more than rounding. */
static bool is_certain(const grdp_chance *c, const grdp_tally_plan *plan, size_t target)
{
    for (size_t i = 0; i < plan->n_conditions; i++)
        for (size_t y = 0; y < plan->conditions[i].n && plan->conditions[i].target == target; y++) {
            const grdp_measure *const m = &c->measures[plan->conditions[i].measure[y]];
            if (m->most - m->least > GRDP_ROUNDING * fabs(m->mean))
                return false;
        }
    return true;
}

double grdp_chance_error(double p, double n)
{
    return p > 0.0 && p < 1.0 ? sqrt(p * (1.0 - p) / n) : 0.0;
}

/* Of two targets, the runs that miss just one decide which is missed more often: the difference of
 * two shares of the same runs. */
static void fill_joint_errors(grdp_chance *c, double n)
{
    for (size_t i = 0; i < c->n_targets; i++)
        for (size_t j = 0; j < c->n_targets; j++) {
            const double both = c->joint_miss[i][j], missed = c->joint_miss[i][i];
            const double only_i = missed - both, only_j = c->joint_miss[j][j] - both;
            const double difference = only_i - only_j;
            const double square = only_i + only_j - difference * difference;
            c->joint_miss_error[i][j] = grdp_chance_error(both, n);
            c->missed_if_error[i][j] =
                missed > 0.0 ? grdp_chance_error(both / missed, n * missed) : 0.0;
            c->difference_error[i][j] = square > 0.0 ? sqrt(square / n) : 0.0;
        }
}

void grdp_estimate_targets(grdp_chance *c, const grdp_tally_plan *plan, const grdp_tally *total)
{
    const double n = (double)(total->n - total->n_failed);
    memset(c->joint_miss, 0, sizeof c->joint_miss);
    for (size_t i = 0; i < c->n_targets; i++)
        c->target[i].chance = c->target[i].alone = 0.0;
    for (size_t p = 0; p < (size_t)1 << c->n_targets; p++)
        if (total->pattern[p] > 0)
            add_pattern(c, p, (double)total->pattern[p] / n);
    for (size_t i = 0; i < c->n_targets; i++) {
        c->target[i].error = grdp_chance_error(c->target[i].chance, n);
        c->target[i].alone_error = grdp_chance_error(c->target[i].alone, n);
        c->target[i].certain = is_certain(c, plan, i);
    }
    fill_joint_errors(c, n);
    fill_counts(c, total->pattern, n);
    fill_years(c, total->pattern);
}
