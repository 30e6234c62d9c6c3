/* tally: what a block of runs adds to the counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/tally.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "grdp/kernel.h"

/* Below, bins, above; and one more in memory for lanes that do not count. */
enum { ROW = GRDP_CHANCE_BINS + 2 };

/* Most runs have the same few patterns. Neighbouring lanes count into different places, so that no
 * counter waits for the one before it. */
enum { WAYS = 4 };

static void *lanes(size_t n)
{
    return aligned_alloc(64, (n > 0 ? n : 1) * sizeof(grdp_lanes));
}

/* Rows for each measure and, up to a multiple of WAYS, for none: these count past all others. */
static int32_t *create_bins(size_t n_measures)
{
    const size_t n = (n_measures + WAYS - 1) / WAYS * WAYS * GRDP_LANES;
    int32_t *const bin = malloc((n + 1) * sizeof *bin);
    for (size_t i = 0; bin != NULL && i < n; i++)
        bin[i] = (int32_t)(n_measures * GRDP_BIN_STRIDE);
    return bin;
}

grdp_tally *grdp_tally_create(const grdp_tally_plan *plan)
{
    grdp_tally *const t = calloc(1, sizeof *t);
    if (t == NULL)
        return NULL;
    const size_t n = plan->n_measures;
    t->sum = lanes(n);
    t->squares = lanes(n);
    t->value = lanes(n);
    t->least = lanes(n);
    t->most = lanes(n);
    t->bins = calloc(n * GRDP_BIN_STRIDE + 1, sizeof *t->bins);
    t->recent = calloc(n * GRDP_BIN_STRIDE + 1, sizeof *t->recent);
    t->bin = create_bins(n);
    t->pattern = calloc((size_t)1 << plan->n_targets, sizeof *t->pattern);
    t->ways = calloc((((size_t)1 << plan->n_targets) + 1) * WAYS, sizeof *t->ways);
    if (t->sum == NULL || t->squares == NULL || t->value == NULL || t->least == NULL ||
        t->most == NULL || t->bins == NULL || t->recent == NULL || t->bin == NULL ||
        t->pattern == NULL || t->ways == NULL) {
        grdp_tally_free(t);
        return NULL;
    }
    grdp_tally_reset(plan, t);
    return t;
}

void grdp_tally_free(grdp_tally *tally)
{
    if (tally == NULL)
        return;
    free(tally->sum);
    free(tally->squares);
    free(tally->value);
    free(tally->least);
    free(tally->most);
    free(tally->bins);
    free(tally->recent);
    free(tally->bin);
    free(tally->pattern);
    free(tally->ways);
    free(tally);
}

void grdp_tally_reset(const grdp_tally_plan *plan, grdp_tally *tally)
{
    tally->n = tally->n_failed = 0;
    memset(tally->sum, 0, plan->n_measures * sizeof(grdp_lanes));
    memset(tally->squares, 0, plan->n_measures * sizeof(grdp_lanes));
    for (size_t m = 0; m < plan->n_measures; m++)
        for (size_t i = 0; i < GRDP_LANES; i++) {
            tally->least[m][i] = DBL_MAX;
            tally->most[m][i] = -DBL_MAX;
        }
}

/* The sums of one measure and one value a lane. */
GRDP_KERNEL
static void add_values(const double *restrict value, double centre, double *restrict sum,
                       double *restrict squares, double *restrict least, double *restrict most)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double d = value[i] - centre;
        sum[i] += d;
        squares[i] += d * d;
        least[i] = value[i] < least[i] ? value[i] : least[i];
        most[i] = value[i] > most[i] ? value[i] : most[i];
    }
}

/* The same where some lanes do not count: what leaves a sum as it is stands in their place. */
GRDP_KERNEL
static void add_some(const double *restrict value, const double *restrict weight, double centre,
                     double *restrict sum, double *restrict squares, double *restrict least,
                     double *restrict most)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double d = weight[i] != 0.0 ? value[i] - centre : 0.0;
        const double low = weight[i] != 0.0 ? value[i] : least[i];
        const double high = weight[i] != 0.0 ? value[i] : most[i];
        sum[i] += d;
        squares[i] += d * d;
        least[i] = low < least[i] ? low : least[i];
        most[i] = high > most[i] ? high : most[i];
    }
}

/* How many bins each value is above the lowest, plus 1; 0 is below all. */
GRDP_KERNEL
static void measure_bins(const double *restrict value, double low, double scale,
                         double *restrict above)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const double x = (value[i] - low) * scale + 1.0;
        above[i] = x > 0.0 ? x : 0.0;
    }
}

/* The place among all counters: of those of the measure, which begin at `row`, ROW - 1 is above
 * all. Apart from measure_bins(), since gcc 12 makes two choices in a row three times as long. */
GRDP_KERNEL
static void find_bins(const double *restrict above, int32_t row, int32_t *restrict bin)
{
    const double top = ROW - 1;
    _Alignas(64) double inside[GRDP_LANES];
    for (size_t i = 0; i < GRDP_LANES; i++)
        inside[i] = above[i] < top ? above[i] : top;
    for (size_t i = 0; i < GRDP_LANES; i++)
        bin[i] = row + (int32_t)inside[i];
}

/* Lanes that do not count have a counter of their own. */
static void move_aside(const double *weight, int32_t row, int32_t *bin)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        bin[i] = weight[i] != 0.0 ? bin[i] : row + ROW;
}

static void place_bins(const grdp_tally_plan *plan, grdp_tally *tally, size_t m,
                       const double *weight)
{
    const double width = plan->width[m], scale = width > 0.0 ? 1.0 / width : 0.0;
    const int32_t row = (int32_t)(m * GRDP_BIN_STRIDE);
    int32_t *const bin = tally->bin + m * GRDP_LANES;
    grdp_lanes above;
    measure_bins(tally->value[m], plan->low[m], scale, above);
    find_bins(above, row, bin);
    if (weight != NULL)
        move_aside(weight, row, bin);
}

/* Several measures take turns: one that is nearly the same in all runs counts into one place, where
 * each count waits for the one before it. */
static void count_bins(size_t n_measures, const int32_t *restrict bin, uint16_t *restrict recent)
{
    for (size_t m = 0; m < n_measures; m += WAYS, bin += (size_t)WAYS * GRDP_LANES)
        for (size_t i = 0; i < GRDP_LANES; i++) {
            recent[bin[i]]++;
            recent[bin[i + GRDP_LANES]]++;
            recent[bin[i + (size_t)2 * GRDP_LANES]]++;
            recent[bin[i + (size_t)3 * GRDP_LANES]]++;
        }
}

/* The counters of the last runs to the whole ones, before one of them is full. */
static void empty_recent(const grdp_tally_plan *plan, grdp_tally *tally)
{
    const size_t n = plan->n_measures * GRDP_BIN_STRIDE;
    const size_t n_ways = ((size_t)1 << plan->n_targets) * WAYS;
    for (size_t i = 0; i < n; i++)
        tally->bins[i] += tally->recent[i];
    for (size_t i = 0; i < n_ways; i++)
        tally->pattern[i / WAYS] += tally->ways[i];
    memset(tally->recent, 0, n * sizeof *tally->recent);
    memset(tally->ways, 0, n_ways * sizeof *tally->ways);
    tally->n_recent = 0;
}

GRDP_KERNEL
static void add_up(const grdp_condition *c, grdp_lanes *value, double *restrict out)
{
    memcpy(out, value[c->measure[0]], sizeof(grdp_lanes));
    for (size_t y = 1; y < c->n; y++)
        for (size_t i = 0; i < GRDP_LANES; i++)
            out[i] += value[c->measure[y]][i];
}

static void take_last(const grdp_condition *c, grdp_lanes *value, double *restrict out)
{
    memcpy(out, value[c->measure[c->n - 1]], sizeof(grdp_lanes));
}

GRDP_KERNEL
static void divide(double *restrict lanes, double by)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        lanes[i] /= by;
}

static void take_mean(const grdp_condition *c, grdp_lanes *value, double *restrict out)
{
    add_up(c, value, out);
    divide(out, (double)c->n);
}

/* Of rates, the geometric average is that of 1 + rate. */
static void take_root(const grdp_condition *c, grdp_lanes *value, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        double product = 1.0;
        for (size_t y = 0; y < c->n; y++)
            product *= c->rate ? 1.0 + 0.01 * value[c->measure[y]][i] : value[c->measure[y]][i];
        const double root = grdp_exp(grdp_log(product) / (double)c->n);
        out[i] = c->rate ? 100.0 * (root - 1.0) : root;
    }
}

typedef struct average {
    const char *name;
    void (*take)(const grdp_condition *c, grdp_lanes *value, double *restrict out);
} average;

static const average averages[] = {
    {"last", take_last}, {"arithmetic", take_mean}, {"geometric", take_root}, {"sum", add_up}};

/* How far a value may be from the target on either side and still reach it. Draws are compared as
 * they are but for rounding, not as they would be published, so that only "=" has a tolerance. */
void grdp_tally_bounds(const grdp_target_part *part, double *least, double *most)
{
    double tolerance = 0.5;
    for (int d = 0; d < part->decimals; d++)
        tolerance /= 10.0;
    tolerance = isnan(part->tolerance) ? tolerance : part->tolerance;
    const bool equal = part->op[0] == '=';
    const bool strict = !equal && part->op[1] == '\0';
    const double rounding = GRDP_ROUNDING * fabs(part->value);
    const double room = equal ? tolerance + rounding : strict ? -rounding : rounding;
    *least = part->op[0] == '<' ? -DBL_MAX : part->value - room;
    *most = part->op[0] == '>' ? DBL_MAX : part->value + room;
}

GRDP_KERNEL
static void clear_bits(const double *restrict value, double least, double most, uint32_t bit,
                       uint32_t *restrict pattern)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        pattern[i] &= value[i] >= least && value[i] <= most ? ~UINT32_C(0) : ~bit;
}

void grdp_tally_figure(const grdp_condition *c, grdp_lanes *value, double *out)
{
    take_last(c, value, out);
    for (size_t a = 0; c->n > 1 && a < sizeof averages / sizeof *averages; a++)
        if (strcmp(averages[a].name, c->average) == 0)
            averages[a].take(c, value, out);
}

static void judge_condition(const grdp_condition *c, grdp_lanes *value, uint32_t *pattern)
{
    grdp_lanes figure;
    double least = 0.0, most = 0.0;
    grdp_tally_figure(c, value, figure);
    grdp_tally_bounds(c->part, &least, &most);
    clear_bits(figure, least, most, UINT32_C(1) << c->target, pattern);
}

/* Lanes that do not count have a pattern of their own. */
GRDP_KERNEL
static void set_aside(const double *restrict weight, uint32_t aside, uint32_t *restrict pattern)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        pattern[i] = weight[i] != 0.0 ? pattern[i] : aside;
}

static void add_patterns(const grdp_tally_plan *plan, grdp_tally *tally, const double *weight)
{
    uint32_t pattern[GRDP_LANES];
    const uint32_t n_patterns = UINT32_C(1) << plan->n_targets;
    if (plan->n_targets == 0)
        return;
    for (size_t i = 0; i < GRDP_LANES; i++)
        pattern[i] = n_patterns - 1u;
    for (size_t c = 0; c < plan->n_conditions; c++)
        judge_condition(&plan->conditions[c], tally->value, pattern);
    if (weight != NULL)
        set_aside(weight, n_patterns, pattern);
    for (size_t i = 0; i < GRDP_LANES; i++)
        tally->ways[(size_t)pattern[i] * WAYS + i % WAYS]++;
}

static void keep_values(const grdp_tally_plan *plan, const grdp_tally *tally, uint64_t run,
                        size_t n_lanes)
{
    for (size_t m = 0; m < plan->n_measures; m++)
        memcpy(plan->kept + m * plan->n_runs + run, tally->value[m], n_lanes * sizeof(double));
}

/* 1 for lanes that count; returns how many of the n_lanes failed. */
static size_t weigh_lanes(const grdp_block *block, size_t n_lanes, double *weight)
{
    const unsigned char *const failed = grdp_block_failures(block);
    size_t n_failed = 0;
    for (size_t i = 0; i < GRDP_LANES; i++)
        weight[i] = i < n_lanes ? 1.0 : 0.0;
    for (size_t i = 0; failed != NULL && i < n_lanes; i++) {
        weight[i] = failed[i] ? 0.0 : 1.0;
        n_failed += failed[i];
    }
    return n_failed;
}

/* `weight` is NULL where all lanes count. */
static void add_measure(const grdp_tally_plan *plan, grdp_tally *tally, size_t m,
                        const double *weight)
{
    const double *const value = tally->value[m];
    double *const sum = tally->sum[m], *const squares = tally->squares[m];
    if (weight == NULL)
        add_values(value, plan->centre[m], sum, squares, tally->least[m], tally->most[m]);
    else
        add_some(value, weight, plan->centre[m], sum, squares, tally->least[m], tally->most[m]);
    if (!plan->keep)
        place_bins(plan, tally, m, weight);
}

void grdp_tally_take(const grdp_tally_plan *plan, grdp_tally *tally, grdp_block *block,
                     uint64_t run, size_t n_lanes)
{
    grdp_lanes weights;
    const bool all = n_lanes == GRDP_LANES && grdp_block_failures(block) == NULL;
    const double *const weight = all ? NULL : weights;
    if (!all)
        tally->n_failed += weigh_lanes(block, n_lanes, weights);
    tally->n += n_lanes;
    tally->n_recent += GRDP_LANES;
    for (size_t m = 0; m < plan->n_measures; m++) {
        grdp_block_series(block, plan->measures[m].ref, plan->measures[m].span, tally->value[m]);
        add_measure(plan, tally, m, weight);
    }
    if (plan->keep)
        keep_values(plan, tally, run, n_lanes);
    else
        count_bins(plan->n_measures, tally->bin, tally->recent);
    if (tally->n_recent > UINT16_MAX - GRDP_LANES)
        empty_recent(plan, tally);
    add_patterns(plan, tally, weight);
}

void grdp_tally_join(const grdp_tally_plan *plan, grdp_tally *to, const grdp_tally *from)
{
    to->n += from->n;
    to->n_failed += from->n_failed;
    for (size_t m = 0; m < plan->n_measures; m++) {
        for (size_t i = 0; i < GRDP_LANES; i++) {
            to->sum[m][i] += from->sum[m][i];
            to->squares[m][i] += from->squares[m][i];
        }
        for (size_t i = 0; i < GRDP_LANES; i++) {
            const double low = from->least[m][i], high = from->most[m][i];
            to->least[m][i] = low < to->least[m][i] ? low : to->least[m][i];
            to->most[m][i] = high > to->most[m][i] ? high : to->most[m][i];
        }
    }
}

void grdp_tally_finish(const grdp_tally_plan *plan, grdp_tally *to, grdp_tally *from)
{
    empty_recent(plan, from);
    for (size_t i = 0; !plan->keep && i < plan->n_measures * GRDP_BIN_STRIDE; i++)
        to->bins[i] += from->bins[i];
    for (size_t p = 0; p < (size_t)1 << plan->n_targets; p++)
        to->pattern[p] += from->pattern[p];
}
