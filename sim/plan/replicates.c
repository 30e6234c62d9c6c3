/* replicates: keeps the figures of each replicate one after another, in the order of walk().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/replicates.h"

#include "engine/student.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Figures of a measure: mean, standard deviation, quantiles. */
enum { PER_MEASURE = GRDP_N_QUANTILES + 2 };

typedef enum sort { VALUE, SHARE } sort;

typedef void seer(void *context, sort is, double value, double *error);

static void walk_measures(grdp_chance *c, seer *see, void *context)
{
    for (size_t m = 0; m < c->n_measures; m++) {
        grdp_measure *const measure = &c->measures[m];
        see(context, VALUE, measure->mean, &measure->mean_error);
        see(context, VALUE, measure->sd, &measure->sd_error);
        for (size_t q = 0; q < GRDP_N_QUANTILES; q++)
            see(context, VALUE, measure->quantile[q], &measure->quantile_error[q]);
    }
}

/* The shares that two targets are missed come last, by row; see joint_at(). */
static void walk(grdp_chance *c, seer *see, void *context)
{
    walk_measures(c, see, context);
    for (size_t i = 0; i < c->n_targets; i++) {
        see(context, SHARE, c->target[i].chance, &c->target[i].error);
        see(context, SHARE, c->target[i].alone, &c->target[i].alone_error);
    }
    see(context, SHARE, c->all.chance, &c->all.error);
    for (size_t y = 0; y < c->n_years; y++)
        see(context, SHARE, c->year[y].chance, &c->year[y].error);
    for (size_t k = 0; k <= c->n_counted; k++)
        see(context, SHARE, c->at_least[k], &c->at_least_error[k]);
    for (size_t i = 0; i < c->n_targets; i++)
        for (size_t j = 0; j < c->n_targets; j++)
            see(context, SHARE, c->joint_miss[i][j], &c->joint_miss_error[i][j]);
}

bool grdp_replicates_open(const grdp_chance *chance, size_t most, grdp_replicates *out)
{
    const size_t n_years = chance->n_targets; /* at most */
    const size_t n_counts = chance->n_targets + chance->n_others + 1;
    *out = (grdp_replicates){
        .most = most,
        .n_figures = chance->n_measures * PER_MEASURE + 2 * chance->n_targets + 1 + n_years +
                     n_counts + chance->n_targets * chance->n_targets,
    };
    out->value = calloc(most * out->n_figures, sizeof *out->value);
    return out->value != NULL;
}

void grdp_replicates_close(grdp_replicates *replicates)
{
    free(replicates->value);
    *replicates = (grdp_replicates){0};
}

/* A place among the figures of one replicate, or of all of them. */
typedef struct cursor {
    const grdp_replicates *replicates;
    double *to;
    size_t at;
} cursor;

/* The other visitors of walk() write to `error`. NOLINTNEXTLINE(readability-non-const-parameter) */
static void keep(void *context, sort is, double value, double *error)
{
    cursor *const c = context;
    (void)is;
    (void)error;
    assert(c->at < c->replicates->n_figures);
    c->to[c->at++] = value;
}

void grdp_replicates_add(grdp_replicates *replicates, const grdp_chance *of_one)
{
    assert(replicates->n < replicates->most);
    grdp_chance figures = *of_one; /* walk() may write errors; keep() does not */
    cursor c = {.replicates = replicates,
                .to = replicates->value + replicates->n * replicates->n_figures};
    walk(&figures, keep, &c);
    replicates->n++;
    replicates->n_points = of_one->n_runs;
}

/* Standard error of the mean of figure `a` less `weight` times that of figure `b`. */
static double spread(const grdp_replicates *r, size_t a, double weight, size_t b)
{
    const double n = (double)r->n;
    double sum = 0.0, squares = 0.0;
    for (size_t k = 0; k < r->n; k++) {
        const double *const x = r->value + k * r->n_figures;
        sum += x[a] - weight * x[b];
    }
    for (size_t k = 0; k < r->n; k++) {
        const double *const x = r->value + k * r->n_figures;
        const double d = x[a] - weight * x[b] - sum / n;
        squares += d * d;
    }
    return sqrt(squares / (n * (n - 1.0)));
}

/* A share of n runs is known to 1 / n at best, even where all replicates happen to agree: the
 * standard deviation of what rounding leaves is 1 / (n sqrt(12)) in each of them. */
static double least_error(const grdp_replicates *r)
{
    return 1.0 / ((double)r->n_points * sqrt(12.0 * (double)r->n));
}

static void put_error(void *context, sort is, double value, double *error)
{
    cursor *const c = context;
    const double e = spread(c->replicates, c->at, 0.0, c->at);
    (void)value;
    c->at++;
    /* A share without an error by the number of runs is that of none or of all of them. */
    if (is == VALUE)
        *error = e;
    else if (*error != 0.0)
        *error = fmax(e, least_error(c->replicates));
}

/* Where the shares that two targets are missed begin: after all that put_error() saw before. */
static void fill_pairs(const grdp_replicates *r, size_t joint, grdp_chance *c)
{
    const size_t n = c->n_targets;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            const double missed = c->joint_miss[i][i];
            const size_t both = joint + i * n + j, own = joint + i * n + i;
            /* Of a quotient, by its linear part (W. G. Cochran, Sampling Techniques, 3rd ed. 1977,
             * section 2.11). */
            if (c->missed_if_error[i][j] != 0.0)
                c->missed_if_error[i][j] = fmax(
                    spread(r, both, c->joint_miss[i][j] / missed, own) / missed, least_error(r));
            if (c->difference_error[i][j] != 0.0)
                c->difference_error[i][j] =
                    fmax(spread(r, own, 1.0, joint + j * n + j), least_error(r));
        }
}

void grdp_replicates_fill(const grdp_replicates *replicates, grdp_chance *chance)
{
    assert(replicates->n > 1);
    cursor c = {.replicates = replicates};
    walk(chance, put_error, &c);
    fill_pairs(replicates, c.at - chance->n_targets * chance->n_targets, chance);
    chance->n_replicates = replicates->n;
}

double grdp_replicates_mean_error(const grdp_replicates *replicates, size_t measure)
{
    const size_t at = measure * PER_MEASURE;
    return replicates->n > 1 ? spread(replicates, at, 0.0, at) : (double)NAN;
}

double grdp_replicates_width(size_t n_replicates)
{
    return n_replicates < 2 ? 1.96 : grdp_student_width(n_replicates);
}
