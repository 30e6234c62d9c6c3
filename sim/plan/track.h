/* track: a target of the year while the year goes on: what is known by a date, what the rest of the
 * year must do, and how that compares with the region's own past.
 *
 * Growth of a year is the mean of its parts, weighted by their share of the year before at constant
 * prices: g = sum of w_q g_q. What is known so far (weight w, growth g) leaves for the rest
 *
 *   needed = (target - w g) / (1 - w).
 *
 * Amounts that add up over the year (budget revenue, investment, jobs where the plan says so) need
 * what is missing, a month. Of any other figure (rates, shares, what there is of something) the
 * newest of the year stands for the year so far, and its distance from the plan is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_TRACK_H
#define GRDP_PLAN_TRACK_H

#include "plan/plan.h"
#include "scenario/region.h"

enum {
    GRDP_TRACK_FIGURES = 32, /* periods of one year with a figure */
    GRDP_TRACK_PAST = 96,    /* past figures that are compared with */
    GRDP_TRACK_LEAST = 3,    /* figures for a mean and a standard deviation */
};

/* A weight that the caller gives: the share of the year before that fell in the months of `period`,
 * which is a period of the target's year. */
typedef struct grdp_track_weight {
    const char *series; /* the growth that it weighs: "grdp.growth" */
    grdp_period period;
    double weight; /* a fraction */
} grdp_track_weight;

typedef struct grdp_track_options {
    int as_of; /* 0: everything is known */
    size_t n_weights;
    const grdp_track_weight *weights;
} grdp_track_options;

typedef enum grdp_track_kind {
    GRDP_TRACK_NONE,   /* nothing to follow within the year */
    GRDP_TRACK_GROWTH, /* of GRDP, of a sector or of a group */
    GRDP_TRACK_AMOUNT, /* adds up over the year */
    GRDP_TRACK_LEVEL,  /* stands for itself: a rate, a share, a count of what there is */
} grdp_track_kind;

/* How the target stands; the names are for files. */
#define GRDP_TRACK_VERDICT_LIST(X)                                                                 \
    X(OPEN, "open")                                                                                \
    X(NO_WEIGHT, "weight_not_known")                                                               \
    X(NO_PAST, "no_past_to_compare")                                                               \
    X(REACHED, "reached")                                                                          \
    X(MISSED, "missed")                                                                            \
    X(LESS, "less_than_ever_seen")                                                                 \
    X(WITHIN, "within_reach")                                                                      \
    X(MORE, "more_than_ever_seen")                                                                 \
    X(AHEAD, "ahead_of_pace")                                                                      \
    X(BEHIND, "behind_pace")                                                                       \
    X(AT_PLAN, "met_so_far")                                                                       \
    X(SHORT, "short_so_far")

typedef enum grdp_track_verdict {
#define GRDP_TRACK_VERDICT_ENUM(name, text) GRDP_TRACK_##name,
    GRDP_TRACK_VERDICT_LIST(GRDP_TRACK_VERDICT_ENUM)
#undef GRDP_TRACK_VERDICT_ENUM
} grdp_track_verdict;

const char *grdp_track_verdict_name(grdp_track_verdict verdict);

/* Past figures; `derived` ones are worked out from others of their year with the weights of the
 * target's year, since weights of earlier years are rarely known. */
typedef struct grdp_track_past {
    size_t n, n_derived;
    grdp_period period[GRDP_TRACK_PAST];
    double value[GRDP_TRACK_PAST];
    bool derived[GRDP_TRACK_PAST];
    double mean, sd; /* NAN below 1 and below 2 figures */
    double least, most;
    size_t below; /* figures that `needed` is above */
} grdp_track_past;

typedef enum grdp_track_prior {
    GRDP_PRIOR_NONE,     /* neither has GRDP_TRACK_LEAST figures */
    GRDP_PRIOR_SAME,     /* the same months of earlier years */
    GRDP_PRIOR_QUARTERS, /* past quarters of any season, where the rest is one quarter */
} grdp_track_prior;

typedef struct grdp_track {
    const grdp_target_part *part;
    grdp_track_kind kind;
    int as_of, year;

    /* The newest figure of every period of the year. `early` is a figure of the whole year that was
     * published before its end: an expectation, which nothing is worked out from. */
    size_t n_figures;
    const grdp_actual *figures[GRDP_TRACK_FIGURES];
    const grdp_actual *early;

    /* The year to date, from January on; used[] are the figures that make it up, fewest first.
     * Without a figure it has no months, and the rest is the whole year. */
    size_t n_used;
    const grdp_actual *used[12];
    int months;
    double value; /* growth in per cent, or the amount; NAN where it is not known */
    int decimals;

    double weight;               /* of the year to date; NAN where it is not known */
    bool weight_given;           /* by the caller */
    const grdp_account *account; /* where it is from, or NULL */
    const grdp_account *late;    /* has it, and was not known by as_of */
    grdp_period missing;         /* whose weight is not known; where the verdict says so */

    double needed;        /* growth of the rest, or amount a month; NAN */
    double pace;          /* amount a month so far */
    double run_rate;      /* the year if the rest goes on as so far */
    grdp_track_past same; /* growth of the rest's months in earlier years; of amounts, the part of
                             the year in per cent that had come by the same month; of levels, the
                             figure of the same months */
    const grdp_actual *year_before; /* of a level, or NULL */
    grdp_track_past quarters;       /* growth of the quarters before the rest */
    grdp_track_prior prior;
    double z, chance; /* under the prior; 1 or 0 where the year is known; NAN */
    grdp_track_verdict verdict;
} grdp_track;

/* Follows one part of a target of one year. */
void grdp_track_part(const grdp_region *region, const grdp_target *target, size_t part,
                     const grdp_track_options *options, grdp_track *out);

/* The months that are left; the whole year before its first figure. `months` must be below 12. */
grdp_period grdp_track_rest(const grdp_track *track);
/* From January on, of a level the period of its figure; `months` must be above 0. */
grdp_period grdp_track_so_far(const grdp_track *track);

/* The figures that `prior` stands on, or NULL. */
const grdp_track_past *grdp_track_prior_of(const grdp_track *track);

/* One publication and how the target stood on its day. */
typedef struct grdp_track_step {
    const grdp_actual *row;
    const grdp_actual *before; /* the figure that it replaced, or NULL */
    int months;
    double value, needed, chance;
    grdp_track_verdict verdict;
} grdp_track_step;

/* Publications about the target's year up to as_of by their day. Undated ones have none and are
 * left out. Returns their number, at most `max`. */
size_t grdp_track_steps(const grdp_region *region, const grdp_target *target, size_t part,
                        const grdp_track_options *options, size_t max, grdp_track_step *out);

/* Findings about weights that cannot be (another year, overlaps, more than 1). */
GRDP_CHECKED grdp_status grdp_track_check(const grdp_track_options *options, int year,
                                          grdp_diag *diag);

/* Says what is missing where a weight is not known, and what to write. */
void grdp_track_report(const grdp_region *region, const grdp_track *track, grdp_diag *diag);

#endif
