/* coherence: whether the targets of a year hold together.
 *
 * Two kinds, kept apart. A contradiction breaks an identity: no outcome can meet all of its
 * targets. A tension strains behaviour: the targets ask for something that the past has shown in
 * some range, which is printed and not judged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_COHERENCE_H
#define GRDP_PLAN_COHERENCE_H

#include "plan/coherence_system.h"
#include "plan/plan.h"

/* One condition of one plan. */
typedef struct grdp_claim {
    const grdp_plan *plan;
    const grdp_target *target;
    const grdp_target_part *part;
    size_t variable;
    double value; /* as it stands after the repairs so far */
} grdp_claim;

/* A contradiction: without any one of these conditions the others can hold. */
typedef struct grdp_conflict {
    size_t n;
    const size_t *claims;
    const double *values; /* what each asked for when the contradiction was found */
    const double
        *alone;   /* what it must ask for if the others stay; NAN: it alone repairs nothing */
    size_t least; /* the one whose change is least, relative to its value; n: none */
    bool broken[GRDP_IDENTITIES]; /* the identities that the conditions break together */
} grdp_conflict;

/* Several plans that ask for different values of one series. */
typedef struct grdp_difference {
    size_t n;
    const size_t *claims;
    grdp_interval all; /* what meets all of them; low > high: nothing does */
} grdp_difference;

/* A quotient of two series that behaviour keeps in some range. */
typedef struct grdp_tension_kind {
    const char *id, *numerator, *denominator;
    const char *above, *below; /* amounts that the numerator is the ratio of, or NULL */
    bool of_growth;            /* of 1 + x / 100 and not of x */
    bool alone;                /* said even where the plan gives only one of the two */
    double scale;              /* of the quotient as people say it: 100 for a ratio in per cent */
    int digits;
    /* English wordings; `bought` and `needed` have two holes: a value and a range. */
    const char *title, *numerator_word, *denominator_word, *quotient_word, *bought, *needed;
} grdp_tension_kind;

/* The quotient of one year by the figures known at one date. */
typedef struct grdp_tension_row {
    int year, known; /* the later of the two dates of publication */
    const grdp_actual *numerator, *denominator;
    const grdp_actual *above, *below; /* where they make the numerator at its digits, or NULL */
    double quotient;
    bool first, last; /* of its year */
} grdp_tension_row;

typedef struct grdp_tension {
    const grdp_tension_kind *kind;
    size_t n;
    const grdp_tension_row *rows;
    size_t n_undated;          /* figures of earlier years that were left out for want of a date */
    grdp_interval first, last; /* range over years, by first and by last figures */
    double numerator, denominator; /* of the plan; NAN where it does not say */
    int numerator_digits, denominator_digits;
    double quotient;                    /* of the plan; NAN unless it says both */
    grdp_interval bought[2], needed[2]; /* denominator that goes with the plan's numerator, and the
                                           other way round; [0] first, [1] last figures */
} grdp_tension;

/* What the sectors add up to where each just meets its target. */
typedef struct grdp_sector_sum {
    bool given;
    double weight; /* of the sectors with a target, per cent */
    double sum;    /* points that they make */
    double total;  /* growth that the plan asks for */
    double others; /* growth that the other sectors need; NAN where there are none */
} grdp_sector_sum;

typedef struct grdp_coherence {
    grdp_arena *arena;
    const grdp_region *region;
    const grdp_account *account; /* weights of the year before; NULL: none at constant prices */
    int year, as_of;
    size_t n_plans;
    const grdp_plan *const *plans;
    size_t n_claims, n_skipped; /* skipped: targets over several years */
    grdp_claim *claims;
    size_t n_conflicts, n_differences, n_tensions;
    const grdp_conflict *conflicts;
    const grdp_difference *differences;
    const grdp_tension *tensions;
    grdp_sector_sum sectors;
    grdp_system system;
} grdp_coherence;

/* The targets of `year` of plans of one region, by the figures and accounts known at `as_of` (0:
 * all). On GRDP_OK the caller frees *out with grdp_coherence_free(); region and plans must outlive
 * it. */
GRDP_CHECKED grdp_status grdp_coherence_create(const grdp_region *region, size_t n_plans,
                                               const grdp_plan *const *plans, int year, int as_of,
                                               grdp_coherence **out);
void grdp_coherence_free(grdp_coherence *coherence);

/* The range that a condition leaves: ">= 9" is [9, inf). */
grdp_interval grdp_claim_range(const grdp_target_part *part, double value);

/* coherence_identities.c: ties the numbers of the year by what must hold. */
void grdp_coherence_identities(grdp_coherence *coherence);

/* coherence_conflict.c: minimal sets of conditions that exclude each other, each repaired before
 * the next is looked for. */
GRDP_CHECKED grdp_status grdp_coherence_conflicts(grdp_coherence *coherence);

/* coherence_tension.c */
GRDP_CHECKED grdp_status grdp_coherence_tensions(grdp_coherence *coherence);

#endif
