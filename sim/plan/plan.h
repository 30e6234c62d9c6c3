/* plan: what a plan file says, checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_PLAN_H
#define GRDP_PLAN_PLAN_H

#include "grdp/plan.h"
#include "scenario/region.h"

/* One condition; a simple target has one part, a composite several. */
typedef struct grdp_target_part {
    const char *id; /* of a part of a composite, else the id of the target */
    grdp_title title;
    const char *series; /* name of a series or of an indicator */
    bool is_indicator;
    const char *unit; /* "%", "bn_vnd", "per_10000", ...; that of the series where the file is
                         silent; NULL: an indicator without one */
    const char *op;   /* ">", ">=", "<=", "<", "=" */
    double value;
    int decimals;            /* as written in the plan */
    double tolerance;        /* NAN: half of the last published digit */
    const char *within_year; /* "sum": its figures add up over the year; "level": each stands for
                                itself; NULL: amounts of money add up, other figures do not */
    bool higher_is_better;
    bool exact; /* "=" without a polarity: off to either side is missed */
} grdp_target_part;

typedef struct grdp_target {
    const char *id, *source, *note;
    const char *field; /* "" where the file gives none */
    grdp_title title;
    int first_year, last_year; /* equal for a target of one year */
    const char *average;       /* over several years: "geometric", "arithmetic", "last", "sum";
                                  "last" for one year */
    size_t n_parts;            /* 0: verdict only, or open */
    grdp_target_part *parts;
    bool verdict_only;
    grdp_verdict published;    /* where verdict_only */
    const char *open_reason;   /* why neither a figure nor a verdict is there, or NULL */
    double judged_probability; /* NAN, or a probability that somebody judged */
    const grdp_node *node;
} grdp_target;

typedef struct grdp_published_score {
    bool given;
    int as_of;
    size_t met, exceeded, missed;
    const char *source;
} grdp_published_score;

struct grdp_plan {
    grdp_arena *arena;
    const char *file, *id;   /* `id` is NULL where the file gives none */
    const char *region_file; /* the region as a path that can be opened */
    const grdp_node *next;   /* names the plan of the following year, or NULL */
    grdp_title authority;    /* NULL texts where the file names none */
    const char *document, *source;
    grdp_title title;
    int year, adopted;
    grdp_published_score published_score;
    size_t n_targets;
    grdp_target *targets;
    grdp_input input;
};

/* Checks what the targets say against the series and the figures of the region (NULL: not known),
 * and puts money into its currency. Series that do not exist, sectors that the region does not have
 * and a unit that is not that of the series are errors; figures in another unit than that of the
 * target, which are not used, warnings. */
GRDP_CHECKED grdp_status grdp_plan_check(grdp_plan *plan, const grdp_region *region,
                                         grdp_diag *diag);

/* Reads and checks the plan of the following year; *out is NULL where the plan names none. Only who
 * shows it asks for it, so a plan alone can be copied and used. */
GRDP_CHECKED grdp_status grdp_plan_read_next(const grdp_plan *plan, const grdp_region *region,
                                             grdp_diag *diag, grdp_plan **out);

/* What became of one part of a target, by the figures of its years. */
grdp_outcome grdp_judge_part(const grdp_target *target, size_t part, grdp_reading_find find,
                             void *context);

#endif
