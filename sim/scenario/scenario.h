/* scenario: what the engine needs of a scenario. Numbers are in the units of the inside: growth and
 * shares as fractions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_SCENARIO_H
#define GRDP_SCENARIO_SCENARIO_H

#include "grdp/model.h"
#include "grdp/scenario.h"
#include "scenario/dist.h"
#include "scenario/region.h"

enum { GRDP_HORIZON = 200, GRDP_MODEL_PARAMS = 16 };

typedef enum grdp_origin {
    GRDP_ORIGIN_DEFAULT, /* the fallback of the description */
    GRDP_ORIGIN_FILE,
    GRDP_ORIGIN_SET,     /* --set */
    GRDP_ORIGIN_FITTED,  /* estimated from the region's history */
    GRDP_ORIGIN_ACCOUNT, /* taken from the account */
} grdp_origin;

/* One number of the scenario that can be varied. */
typedef struct grdp_factor {
    const char *path;        /* "sectors.industry.growth" */
    const grdp_param *param; /* unit, bounds, doc */
    const grdp_node *node;   /* NULL for a default */
    grdp_origin origin;
    const char *origin_text; /* of a fit: "9 years 2015-2023"; else NULL */
    double scale;            /* inside = scale * file: 0.01 for per cent, else 1 */
    double *likely;          /* one a period, inside */
    bool constant;           /* the same in every period */
    bool *observed;          /* NULL, or which periods an observed figure fixes */
    const grdp_dist *dist;   /* NULL: certain */
    grdp_dist_args args;     /* in the unit of the file */
    double low, high;        /* truncation in the unit of the file; infinite where there is none */
    bool each_period;        /* drawn once a period instead of once a run */
} grdp_factor;

/* A model with its parameters bound to factors. */
typedef struct grdp_setup {
    const grdp_model *model;
    size_t factor[GRDP_MODEL_PARAMS]; /* of a parameter that is no family */
    size_t n_items;                   /* of the families */
    const char *const *item_id;
    const int *item_sector;                       /* families by sector: index of the sector */
    const size_t *item_factor[GRDP_MODEL_PARAMS]; /* of a family: n_items factors */
    const grdp_node *node;
} grdp_setup;

typedef enum grdp_total_use {
    GRDP_TOTAL_NONE,
    GRDP_TOTAL_CHECK,
    GRDP_TOTAL_SCALE,
    GRDP_TOTAL_RESIDUAL
} grdp_total_use;

/* A temporary loss of level, or points added to growth. */
typedef struct grdp_event {
    const char *id;
    size_t sector;
    size_t first, last; /* periods in which it holds; last is inclusive */
    size_t factor;      /* level (a fraction lost, negative) or growth */
} grdp_event;

/* A published figure that the run must meet. */
typedef enum grdp_observed_kind {
    GRDP_OBSERVED_GROWTH,               /* of the unit over the span */
    GRDP_OBSERVED_CONTRIBUTION,         /* of the unit to the growth of GRDP over the span */
    GRDP_OBSERVED_CONTRIBUTION_TO_YEAR, /* of the span to the growth of the year */
    GRDP_OBSERVED_LEVEL,
} grdp_observed_kind;

typedef struct grdp_observation {
    const grdp_actual *row;
    grdp_observed_kind kind;
    int unit;
    size_t rank;                      /* of the unit, among figures that are otherwise alike */
    size_t year;                      /* 0 is the first year of the scenario */
    size_t first_season, last_season; /* inclusive */
    double value;                     /* inside */
} grdp_observation;

/* The models of a group of which one holds, in the order of the file. */
typedef struct grdp_model_list {
    const char *path; /* of the group: "total", "sectors.industry" */
    size_t n;
    const grdp_model *const *at;
} grdp_model_list;

struct grdp_scenario {
    grdp_arena *arena;
    const char *file, *id;
    grdp_title title;
    const grdp_node *tree; /* base and changes merged, overrides laid over */
    grdp_region *region;
    const grdp_account *account;
    int base_year;
    size_t n_plans;
    const char *const *plans; /* as paths that can be opened */
    int as_of;
    int first, last;
    size_t seasons; /* periods per year */
    size_t n_years, n_periods;

    size_t n_sectors;
    const grdp_setup *sectors; /* in the order of the region */
    const size_t *order;       /* sectors in the order of evaluation */
    const double *base_level;  /* [season * n_sectors + sector], levels of the base year */
    size_t n_base_shares;
    const size_t *base_share;        /* factors base_share.SECTOR */
    const size_t *base_share_sector; /* their sectors */

    size_t n_models; /* as grdp_scenario_n_models() */
    size_t n_lists;  /* lists `models` */
    const grdp_model_list *lists;

    grdp_total_use total_use;
    grdp_setup total;
    size_t residual;

    bool investment_required; /* closure */
    bool icor_absolute;
    bool has_investment;
    size_t investment_ratio, investment_icor; /* factors */
    bool has_persistence;
    size_t persistence; /* factor quarters.persistence: of the quarters of a path */
    bool has_deflator, has_population, has_employment;
    size_t deflator_growth, population_growth, employment_growth; /* factors */

    size_t n_factors;
    const grdp_factor *factors;
    size_t n_events, n_adds;
    const grdp_event *events, *adds;
    size_t n_observations;
    const grdp_observation
        *observations; /* by year; within a year in the order in which they govern */

    size_t n_correlated; /* factors in the copula */
    const size_t *correlated;
    const double *correlation;  /* n_correlated^2, lower Cholesky factor, row by row */
    const double *shock_factor; /* n_sectors^2, lower Cholesky factor; NULL: independent shocks */

    size_t n_inputs;
    const grdp_input *inputs;
};

/* Where the files say how many periods a year has; where they do not, the years that it would stand
 * beside. */
grdp_place grdp_scenario_seasons_place(const grdp_scenario *scenario);

#endif
