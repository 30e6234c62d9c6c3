/* estimate: quantiles, moments, chances and their standard errors from a tally.
 *
 * Standard errors: of a mean s / sqrt(n); of a probability sqrt(p (1 - p) / n); of a quantile
 * sqrt(p (1 - p) / n) / f, f the density at the quantile (Serfling 1980, section 2.3.3), taken from
 * the runs between the neighbouring quantiles. Quantiles from histograms are interpolated within
 * their bin; a bin is 1.5 times the range of the first 4,096 runs over 4,096.
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

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Type 7 of Hyndman and Fan (1996): linear between order statistics. */
static void exact_quantiles(const grdp_tally_plan *plan, const grdp_tally *total, size_t m,
                            double *out)
{
    double *const all = plan->kept + m * plan->n_runs;
    size_t n = 0;
    for (size_t i = 0; i < total->n; i++)
        if (!isnan(all[i]))
            all[n++] = all[i];
    qsort(all, n, sizeof *all, by_value);
    for (size_t q = 0; q < GRDP_N_QUANTILES; q++) {
        const double at = n > 0 ? probabilities[q] * (double)(n - 1) : 0.0;
        const size_t below = (size_t)at;
        const size_t above = below + 1 < n ? below + 1 : below;
        out[q] =
            n > 0 ? all[below] + (at - (double)below) * (all[above] - all[below]) : (double)NAN;
    }
}

static void binned_quantiles(const grdp_tally_plan *plan, const grdp_tally *total, size_t m,
                             double *out)
{
    const uint64_t *const bins = total->bins + m * GRDP_BIN_STRIDE;
    const double n = (double)(total->n - total->n_failed);
    for (size_t q = 0; q < GRDP_N_QUANTILES; q++) {
        const double wanted = probabilities[q] * n;
        double below = (double)bins[0];
        size_t b = 1;
        while (b <= GRDP_CHANCE_BINS && below + (double)bins[b] < wanted)
            below += (double)bins[b++];
        const double part =
            b <= GRDP_CHANCE_BINS && bins[b] > 0 ? (wanted - below) / (double)bins[b] : 0.0;
        out[q] = plan->low[m] + plan->width[m] * ((double)(b - 1) + part);
        if (plan->width[m] == 0.0)
            out[q] = plan->centre[m];
    }
}

static void fill_errors(grdp_measure *m, double n)
{
    m->mean_error = m->sd / sqrt(n);
    for (size_t q = 0; q < GRDP_N_QUANTILES; q++) {
        const size_t a = q > 0 ? q - 1 : 0;
        const size_t b = q + 1 < GRDP_N_QUANTILES ? q + 1 : q;
        const double p = probabilities[q];
        const double spread = m->quantile[b] - m->quantile[a];
        const double density = (probabilities[b] - probabilities[a]) / spread;
        m->quantile_error[q] = spread > 0.0 ? sqrt(p * (1.0 - p) / n) / density : 0.0;
    }
}

void grdp_estimate_measures(grdp_chance *c, const grdp_tally_plan *plan, const grdp_tally *total)
{
    const double n = (double)(total->n - total->n_failed);
    for (size_t m = 0; m < c->n_measures; m++) {
        grdp_measure *const out = &c->measures[m];
        const double shift = grdp_tally_sum(total->sum[m]) / n;
        const double square = grdp_tally_sum(total->squares[m]) / n - shift * shift;
        out->mean = plan->centre[m] + shift;
        out->sd = n > 1.0 && square > 0.0 ? sqrt(square * n / (n - 1.0)) : 0.0;
        out->least = grdp_tally_least(total, m);
        out->most = grdp_tally_most(total, m);
        if (plan->keep)
            exact_quantiles(plan, total, m, out->quantile);
        else
            binned_quantiles(plan, total, m, out->quantile);
        fill_errors(out, n);
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
 * settled or judged. */
static void fill_counts(grdp_chance *c, const uint64_t *pattern, double n)
{
    double exactly[GRDP_CHANCE_TARGETS + GRDP_CHANCE_OTHERS + 1] = {0.0};
    for (size_t p = 0; p < (size_t)1 << c->n_targets; p++)
        exactly[__builtin_popcountll(p)] += (double)pattern[p] / n;
    for (size_t i = 0; i < c->n_others; i++)
        count_other(exactly, c->n_targets + i, c->other[i]);
    c->n_counted = c->n_targets + c->n_others;
    memset(c->at_least, 0, sizeof c->at_least);
    double tail = 0.0;
    for (size_t k = c->n_counted + 1; k-- > 0;) {
        tail += exactly[k];
        c->at_least[k] = tail;
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

void grdp_estimate_targets(grdp_chance *c, const grdp_tally *total)
{
    const double n = (double)(total->n - total->n_failed);
    const size_t n_patterns = (size_t)1 << c->n_targets;
    memset(c->joint_miss, 0, sizeof c->joint_miss);
    for (size_t i = 0; i < c->n_targets; i++)
        c->target[i].chance = c->target[i].alone = 0.0;
    for (size_t p = 0; p < n_patterns; p++)
        add_pattern(c, p, (double)total->pattern[p] / n);
    for (size_t i = 0; i < c->n_targets; i++)
        c->target[i].error = sqrt(c->target[i].chance * (1.0 - c->target[i].chance) / n);
    fill_counts(c, total->pattern, n);
    c->all = c->n_targets > 0 ? (double)total->pattern[n_patterns - 1] / n : 0.0;
    c->all_error = sqrt(c->all * (1.0 - c->all) / n);
}
