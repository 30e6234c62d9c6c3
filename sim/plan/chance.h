/* chance: how likely it is that a scenario reaches its plans, and how wide its future is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_CHANCE_H
#define GRDP_PLAN_CHANCE_H

#include "engine/batch.h"
#include "plan/outlook.h"

/* Probabilities of the quantiles that are kept, in this order. */
#define GRDP_QUANTILES                                                                             \
    {                                                                                              \
        0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95                                                   \
    }

enum {
    GRDP_N_QUANTILES = 7,
    GRDP_CHANCE_TARGETS = 16,  /* modelled targets at most: all patterns of success are counted */
    GRDP_CHANCE_OTHERS = 64,   /* targets that are settled or judged, at most */
    GRDP_CHANCE_BINS = 4096,   /* of a histogram, over 1.5 times the range of the first chunk */
    GRDP_CHANCE_EXACT = 65536, /* runs up to which quantiles are exact (type 7) */
};

/* Beyond this a count of runs is no longer exact in a double. */
#define GRDP_CHANCE_MOST (UINT64_C(1) << 52)

/* One number of a run: a series over a span. */
typedef struct grdp_measure {
    grdp_series_ref ref;
    grdp_span span;
    /* Of all runs, in the unit of files. */
    double mean, sd, least, most;
    double quantile[GRDP_N_QUANTILES];
    double mean_error, sd_error; /* standard errors */
    double quantile_error[GRDP_N_QUANTILES];
    double resolution; /* width of the bins that quantiles are interpolated in; 0: they are exact */
} grdp_measure;

/* A target that the runs decide. */
typedef struct grdp_chance_target {
    const grdp_plan *plan;
    const grdp_target *target;
    double chance, error;      /* P(met or exceeded) and its standard error */
    double alone, alone_error; /* P(it is the only one missed) */
    bool certain;              /* what it rests on is the same in every run */
} grdp_chance_target;

/* All modelled targets of a year. */
typedef struct grdp_chance_year {
    int year;
    size_t n_targets;
    double chance, error; /* P(all are met or exceeded) */
    bool certain;         /* it does not depend on the draws */
} grdp_chance_year;

typedef struct grdp_chance_options {
    uint64_t seed;
    uint64_t n_runs;                  /* with a design, as grdp_sampling_round() gives it */
    const grdp_sampling_kind *design; /* NULL: plain random numbers */
    unsigned n_threads;
    double precision;   /* per cent points; 0: n_runs; else runs are doubled until every standard
                           error   of a median of grdp.growth and of a chance, times
                           grdp_replicates_width(), is below it */
    uint64_t most_runs; /* that a precision may take; 0: GRDP_CHANCE_MOST */
    bool all_series;    /* measure every series of every period */
    size_t n_series;    /* measured in every period, beside growth, investment and targets */
    const char *const *series;
    const atomic_bool *stop;
    /* As in grdp_batch_plan; with half of the 95 % interval of the mean of grdp.growth by now, in
     * per cent points. */
    void (*tick)(void *context, uint64_t runs, double half_width);
    void *tick_context;
} grdp_chance_options;

typedef struct grdp_chance {
    grdp_arena *arena;
    const grdp_outlook *outlook;
    uint64_t n_runs, n_failed; /* failed runs left the domain of a model and count nowhere else */
    bool exact;                /* quantiles from all runs, not from histograms */
    double half_width;         /* of the widest 95 % interval that --precision speaks of, points */
    const grdp_sampling *sampling; /* NULL: plain random numbers */
    size_t n_replicates; /* from 2 on standard errors are by the spread between them; else 1 */
    size_t n_measures;
    grdp_measure *measures;
    size_t n_targets; /* modelled targets of all plans */
    grdp_chance_target target[GRDP_CHANCE_TARGETS];
    grdp_chance_year all; /* of every year: all modelled targets */
    size_t n_years;
    grdp_chance_year year[GRDP_CHANCE_TARGETS]; /* in the order of the targets */

    /* Targets that no model speaks of: settled by a figure or a published verdict (1 or 0), or
     * given a judged probability, which is taken as independent of the runs; the rest stays open.
     */
    size_t n_others, n_open;
    double other[GRDP_CHANCE_OTHERS];

    size_t n_counted;                                              /* n_targets + n_others */
    double at_least[GRDP_CHANCE_TARGETS + GRDP_CHANCE_OTHERS + 1]; /* P(at least k of these) */
    double at_least_error[GRDP_CHANCE_TARGETS + GRDP_CHANCE_OTHERS + 1];
    double joint_miss[GRDP_CHANCE_TARGETS][GRDP_CHANCE_TARGETS]; /* P(i and j are both missed) */
    double joint_miss_error[GRDP_CHANCE_TARGETS][GRDP_CHANCE_TARGETS];
    /* Of P(j is missed where i is), joint_miss[i][j] / joint_miss[i][i]; 0 where i never is. */
    double missed_if_error[GRDP_CHANCE_TARGETS][GRDP_CHANCE_TARGETS];
    /* Of P(i is missed) - P(j is missed). */
    double difference_error[GRDP_CHANCE_TARGETS][GRDP_CHANCE_TARGETS];
} grdp_chance;

/* Runs the outlook's scenario. On GRDP_OK and GRDP_ERR_STOPPED the caller frees *out with
 * grdp_chance_free(); stopped, it holds what was done. The outlook must outlive it. */
GRDP_CHECKED grdp_status grdp_chance_run(const grdp_outlook *outlook,
                                         const grdp_chance_options *options, grdp_diag *diag,
                                         grdp_chance **out);
void grdp_chance_free(grdp_chance *chance);

/* Standard error of a share p of n runs. */
double grdp_chance_error(double p, double n);

/* The targets of a year, or NULL. */
const grdp_chance_year *grdp_chance_find_year(const grdp_chance *chance, int year);

/* False where nothing in the scenario is uncertain: all runs would be equal. */
bool grdp_chance_has_spread(const grdp_scenario *scenario);

/* The measure of a series over a span, or NULL. */
const grdp_measure *grdp_chance_find(const grdp_chance *chance, const char *series, grdp_span span);

#endif
