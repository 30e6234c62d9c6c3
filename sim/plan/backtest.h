/* backtest: what would have been projected, period by period, with what was known then, beside what
 * came.
 *
 * For a year the date is the end of the year before, for a quarter the end of the quarter before.
 * Only figures with a date of publication up to then are used; what came later is the outcome.
 * Weights of the year before may have been worked out later ("reconstructed"): every case names
 * them, and they can be switched off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_BACKTEST_H
#define GRDP_PLAN_BACKTEST_H

#include "plan/plan.h"

#include <stdint.h>

enum {
    GRDP_BACKTEST_LEAST = 8,   /* cases for CRPS, PIT, coverage and Brier score */
    GRDP_BACKTEST_CHANGES = 3, /* changes of growth for a spread */
    GRDP_BACKTEST_TARGETS = 32,
    GRDP_BACKTEST_PITS = 5,
};

/* Each forecast is a number; all of a case share its spread. */
typedef enum grdp_forecast {
    GRDP_FORECAST_PROJECTION, /* growth by sector goes on, with the weights; of the total where the
                                 sectors are not known, and for quarters */
    GRDP_FORECAST_LAST,       /* growth of the total a year before */
    GRDP_FORECAST_MEAN,       /* mean of the known ones of five years, three at least */
    GRDP_FORECAST_PLAN,       /* the target itself */
    GRDP_FORECASTS,
} grdp_forecast;

const char *grdp_forecast_name(grdp_forecast forecast);

/* A target for growth of GRDP. */
typedef struct grdp_subject_target {
    int year, known; /* known: date of adoption; 0: not said, taken as the end of the year before */
    const char *op;
    double value, tolerance;
    int decimals;
    const char *plan;
} grdp_subject_target;

/* Whose growth is projected: a region, or a name in a table of growth. */
typedef struct grdp_subject {
    const char *id;
    const grdp_region *region; /* NULL: the total only */
    grdp_actuals growth;       /* rows of grdp.growth */
    size_t n_targets, n_plans;
    grdp_subject_target targets[GRDP_BACKTEST_TARGETS];
    const grdp_plan *plans[GRDP_BACKTEST_TARGETS];
} grdp_subject;

typedef struct grdp_case {
    const grdp_subject *subject;
    grdp_period period;
    grdp_period
        told; /* of the outcome: a part of the year where the year is not told; not scored */
    int as_of;
    const grdp_actual *base;     /* growth of the period before, as known; NULL: none was */
    const grdp_account *account; /* weights; NULL: growth of the total goes on */
    const grdp_subject_target *target;
    double forecast[GRDP_FORECASTS]; /* NAN where there is none */
    double spread;                   /* standard deviation; NAN where too little was known */
    size_t n_changes;                /* that it is from */
    bool pooled;                     /* from the changes of all subjects */
    size_t n_draws;                  /* of the projection, by a scenario; else 0 */
    double *draws, draw_spread;
    const grdp_actual *outcome[2]; /* first and latest figure */
} grdp_case;

/* One forecast over a group of cases, against first ([0]) or latest figures. */
typedef struct grdp_score_line {
    bool quarters;
    int year; /* 0: all years */
    grdp_forecast forecast;
    size_t vintage;
    size_t n;
    double bias, mean_absolute, root_square; /* forecast less outcome; NAN where n is 0 */
    size_t n_spread;                         /* cases with a spread */
    double crps, cover_50, cover_90;         /* NAN below GRDP_BACKTEST_LEAST */
    size_t pit[GRDP_BACKTEST_PITS];          /* cases by fifths of [0, 1] */
    size_t n_targets, n_met;
    double brier;
} grdp_score_line;

/* A target of a plan and its outcome. Optimism is plan less outcome where higher is better, else
 * outcome less plan. */
typedef struct grdp_optimism {
    const grdp_subject *subject;
    const grdp_plan *plan;
    const grdp_target *target;
    const grdp_target_part *part;
    const grdp_actual *outcome[2];
    double optimism[2];
} grdp_optimism;

typedef struct grdp_backtest {
    grdp_arena *arena;
    bool strict;
    size_t n_subjects, n_cases, n_lines, n_optimisms;
    const grdp_subject *subjects;
    const grdp_case *cases; /* years first, then quarters */
    const grdp_score_line *lines;
    const grdp_optimism *optimisms;
} grdp_backtest;

typedef struct grdp_backtest_options {
    int as_of;            /* what is known now; 0: everything */
    bool strict;          /* only weights that were known at the date of the case */
    const char *scenario; /* gives the spread of the projections of years; NULL: past changes do */
    uint64_t seed;
    grdp_diag *diag; /* where a scenario that cannot be moved to a year is told */
} grdp_backtest_options;

/* On GRDP_OK the caller frees *out with grdp_backtest_free(); the subjects must outlive it. */
GRDP_CHECKED grdp_status grdp_backtest_create(size_t n, const grdp_subject *subjects,
                                              const grdp_backtest_options *options,
                                              grdp_backtest **out);
void grdp_backtest_free(grdp_backtest *backtest);

/* backtest_case.c: rebuilds what was known and projected. False where nothing is known to compare.
 */
bool grdp_case_build(const grdp_backtest *backtest, const grdp_backtest_options *options,
                     const grdp_subject *subject, grdp_period period, grdp_case *out);

/* backtest_template.c: draws of the projection, where the options name a scenario. */
GRDP_CHECKED grdp_status grdp_case_draw(grdp_arena *arena, const grdp_backtest_options *options,
                                        grdp_case *c);

/* backtest_score.c */
GRDP_CHECKED grdp_status grdp_backtest_score(grdp_backtest *backtest);

/* The probability that the forecast gave to the target. */
double grdp_case_chance(const grdp_case *c, grdp_forecast forecast);
bool grdp_case_met(const grdp_case *c, size_t vintage);

/* backtest_read.c: fills a subject from a region; its plans are added one by one. `subject` is
 * zeroed. */
GRDP_CHECKED grdp_status grdp_subject_read(grdp_arena *arena, const grdp_region *region,
                                           grdp_subject *subject);
void grdp_subject_add_plan(grdp_subject *subject, const grdp_plan *plan);

/* Subjects and where the rows of tables live. */
typedef struct grdp_subjects {
    grdp_arena *arena;
    size_t n, room;
    grdp_subject *all;
} grdp_subjects;

/* A table of growth (region,year,growth,vintage) or of past plans (region,year,plan,outcome,
 * vintage). Its rows join the subjects of the same id where these say nothing of that year; others
 * become subjects of their own. `input` says what was read. */
GRDP_CHECKED grdp_status grdp_subjects_join(grdp_subjects *subjects, const char *file, bool plans,
                                            grdp_diag *diag, grdp_input *input);

#endif
