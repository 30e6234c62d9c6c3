/* bridge: the gap between two sides (scenario, plan, figures of a vintage) in parts that add up to
 * it. Parts are contributions: they say where a gap lies, not what caused it.
 *
 *   sectors    growth: w1 (g2 - g1) by sector, (w2 - w1) g2 where the weights differ, what was
 *              restated since it was first published, and rounding
 *   quarters   growth of a year in the same way by quarter
 *   identity   a product or a sum of products by LMDI-I (lmdi.h)
 *   factors    any series of two scenarios by the Shapley value over the factors that differ
 *
 * What closes the sum is the last part, rounding: published totals less the sums of their parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_BRIDGE_H
#define GRDP_PLAN_BRIDGE_H

#include "plan/outlook.h"

enum {
    GRDP_GAP_UNITS = 2 * GRDP_SECTORS_MAX, /* sectors, then groups from GRDP_GROUP_UNIT on */
    GRDP_GAP_PARTS = 400,
    GRDP_GAP_PAIRS = 1000, /* of random orders, beyond GRDP_SHAPLEY_EXACT players */
};

typedef struct grdp_gap_side grdp_gap_side;

/* Growth of the parts of a total, in per cent. Weights add up to 1 over the sectors. */
typedef struct grdp_gap_rates {
    double total;                /* as published, planned or projected; NAN: not said */
    const grdp_account *account; /* where the weights are from */
    bool has[GRDP_GAP_UNITS];    /* the rate of this unit is known */
    double weight[GRDP_GAP_UNITS], rate[GRDP_GAP_UNITS];
    double first[GRDP_GAP_UNITS]; /* as first published; the rate where it was not restated */
    double first_total;
    int total_vintage, part_vintage; /* dates of the total and of the newest part; 0: no figure */
} grdp_gap_rates;

/* Where the numbers of a side come from: bridge_scenario.c, bridge_actual.c, bridge_plan.c. */
typedef struct grdp_gap_source {
    const char *name;
    bool published; /* its figures can be restated */

    /* In the unit of files; NAN where it has none. */
    double (*value)(const grdp_gap_side *side, const char *series, grdp_period period);

    /* False after a finding. `quarters`: units 0 to 3 are the quarters of the year. */
    bool (*rates)(const grdp_gap_side *side, grdp_period period, bool quarters, grdp_diag *diag,
                  grdp_gap_rates *out);
} grdp_gap_source;

extern const grdp_gap_source grdp_gap_scenario, grdp_gap_actual, grdp_gap_plan;

struct grdp_gap_side {
    const grdp_gap_source *source;
    const char *name; /* "baseline", "actual", "plan" */
    const grdp_region *region;
    const grdp_outlook *outlook; /* of a scenario, else NULL */
    const grdp_plan *plan;       /* of a plan, else NULL */
    int as_of;                   /* of actual figures; 0: all of them */
    const grdp_account *account; /* weights that the other side would have, or NULL */
};

typedef enum grdp_gap_kind {
    GRDP_GAP_RATE,     /* w1 (g2 - g1), g2 as first published */
    GRDP_GAP_WEIGHT,   /* (w2 - w1) g2 */
    GRDP_GAP_REVISION, /* w1 (g2 - g2 as first published); between vintages w1 (g2 - g1) */
    GRDP_GAP_TERM,     /* a factor of an identity */
    GRDP_GAP_FACTOR,   /* a factor of the scenarios */
    GRDP_GAP_ROUNDING, /* closes the sum */
} grdp_gap_kind;

typedef struct grdp_gap_part {
    grdp_gap_kind kind;
    int unit;         /* sector, GRDP_GROUP_UNIT + group, GRDP_NONE */
    const char *name; /* id of the unit, quarter, path of a factor; "rest": not given by unit */
    double value;     /* points, or the unit of the series */
    double error;     /* standard error of a sampled part; NAN: exact */
    double weight[2]; /* per cent; NAN where there is none */
    double level[2];  /* growth rate or value of the factor on each side; NAN where there is none */
} grdp_gap_part;

typedef struct grdp_gap_method grdp_gap_method;

/* What is asked. Everything lives with the caller. */
typedef struct grdp_gap_question {
    grdp_arena *arena;
    const grdp_region *region;
    const grdp_plan *plan; /* its target on the series gives the direction */
    grdp_gap_side from, to;
    const char *series;
    grdp_period period;
    const grdp_gap_method *method;        /* NULL: the one that fits */
    const grdp_scenario_options *options; /* what the scenarios were read with */
    uint64_t seed;
} grdp_gap_question;

typedef struct grdp_gap_bridge {
    const grdp_gap_method *method;
    const char *unit; /* of the series */
    int digits;
    double from, to;
    double first;  /* the total of the second side as first published; NAN where it was not */
    int direction; /* 1: higher is better, -1: lower, 0: no target says */
    const grdp_target_part *target; /* that says so, or NULL */
    const grdp_account *account[2]; /* weights of the sides, or NULL */
    bool by_shapley;            /* an identity that changes sign, divided by the Shapley value */
    size_t n_players, n_orders; /* of factors; n_orders is 0 where all coalitions were valued */
    size_t n;
    grdp_gap_part parts[GRDP_GAP_PARTS];
} grdp_gap_bridge;

struct grdp_gap_method {
    const char *name;
    const char *doc; /* one sentence */
    grdp_status (*divide)(const grdp_gap_question *question, grdp_diag *diag, grdp_gap_bridge *out);
};

const grdp_gap_method *grdp_gap_method_find(const char *name); /* NULL where there is none */
const grdp_gap_method *grdp_gap_method_at(size_t index);       /* NULL past the last */

/* Divides the gap. What cannot be divided is a finding with the way out. */
GRDP_CHECKED grdp_status grdp_gap_divide(const grdp_gap_question *question, grdp_diag *diag,
                                         grdp_gap_bridge *out);

/* Net, and what moves in the good and in the bad direction of the target (up and down where there
 * is none), of the parts of a group, or of all where `group` is GRDP_NONE. Signs are those of the
 * parts, so a group keeps both sums where its net hides them. */
typedef struct grdp_gap_sums {
    size_t n;
    double net, favourable, adverse;
} grdp_gap_sums;

grdp_gap_sums grdp_gap_roll(const grdp_gap_bridge *bridge, const grdp_region *region, int group);

/* 1 favourable, -1 adverse, 0 neither. */
int grdp_gap_polarity(const grdp_gap_bridge *bridge, double value);

/* For the methods. Adds a part; the last of them closes the sum. */
grdp_gap_part *grdp_gap_add(grdp_gap_bridge *bridge, grdp_gap_kind kind, int unit,
                            const char *name);
void grdp_gap_close(grdp_gap_bridge *bridge);

/* Weights of the year before `period`, of an account of the region; false where none fits. */
bool grdp_gap_weigh(const grdp_gap_side *side, grdp_period period, bool quarters,
                    grdp_gap_rates *out);

/* bridge_growth.c, bridge_identity.c, bridge_factors.c */
grdp_status grdp_gap_by_sectors(const grdp_gap_question *question, grdp_diag *diag,
                                grdp_gap_bridge *out);
grdp_status grdp_gap_by_quarters(const grdp_gap_question *question, grdp_diag *diag,
                                 grdp_gap_bridge *out);
grdp_status grdp_gap_by_identity(const grdp_gap_question *question, grdp_diag *diag,
                                 grdp_gap_bridge *out);
grdp_status grdp_gap_by_factors(const grdp_gap_question *question, grdp_diag *diag,
                                grdp_gap_bridge *out);

#endif
