/* plan: targets of an authority for a year, and what became of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_H
#define GRDP_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "grdp/diag.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct grdp_plan grdp_plan;

/* Words for people are in the caller's wording table; the names are for files. */
#define GRDP_VERDICT_LIST(X)                                                                       \
    X(OPEN, "open")                                                                                \
    X(MISSED, "missed")                                                                            \
    X(MET, "met")                                                                                  \
    X(EXCEEDED, "exceeded")

typedef enum grdp_verdict {
#define GRDP_VERDICT_ENUM(name, text) GRDP_VERDICT_##name,
    GRDP_VERDICT_LIST(GRDP_VERDICT_ENUM)
#undef GRDP_VERDICT_ENUM
} grdp_verdict;

const char *grdp_verdict_name(grdp_verdict verdict);

/* Reads and checks a plan file. On GRDP_OK the caller frees *out with grdp_plan_free(). */
GRDP_CHECKED grdp_status grdp_plan_read(const char *file, grdp_diag *diag, grdp_plan **out);
void grdp_plan_free(grdp_plan *plan);

/* A figure that a target is judged by, in the unit of the target. */
typedef struct grdp_reading {
    double value;
    int decimals; /* digits after the point at which it was published or is to be judged */
} grdp_reading;

/* Gives the figure of a series or an indicator for a year; false where there is none. */
typedef bool (*grdp_reading_find)(void *context, const char *series, const char *unit, int year,
                                  grdp_reading *out);

typedef struct grdp_outcome {
    grdp_verdict verdict;
    bool verdict_only; /* the verdict was published, the figures were not */
    bool known;        /* `value` holds a figure */
    double value;      /* of a composite: of the part that decided */
    int decimals;
    double distance;   /* value - target in the unit of the target; NAN where unknown */
    double fulfilment; /* value / target, 1.02 is 102 % of the plan; NAN where it makes no sense */
    size_t part;       /* of a composite: the part that decided */
} grdp_outcome;

typedef struct grdp_score {
    size_t n, exceeded, met, missed, open;                /* by figures; n counts all targets */
    size_t verdict_exceeded, verdict_met, verdict_missed; /* by a published verdict alone */
} grdp_score;

size_t grdp_plan_n_targets(const grdp_plan *plan);
int grdp_plan_year(const grdp_plan *plan);

/* Judges every target; `outcomes` holds grdp_plan_n_targets() elements. */
void grdp_plan_judge(const grdp_plan *plan, grdp_reading_find find, void *context,
                     grdp_outcome *outcomes);

/* Judges one figure: better than `target` by more than the tolerance is exceeded, within it met,
 * worse missed. `op` is ">", ">=", "<=", "<" or "="; NAN for `tolerance` takes half of the last of
 * `decimals` digits. ">" and "<" exclude equality: equal is missed. */
grdp_verdict grdp_judge(const char *op, double target, double tolerance, grdp_reading reading);

/* Counts the outcomes of one field, or of all where `field` is NULL. */
grdp_score grdp_plan_score(const grdp_plan *plan, const grdp_outcome *outcomes, const char *field);

#ifdef __cplusplus
}
#endif

#endif
