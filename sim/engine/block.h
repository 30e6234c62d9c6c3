/* block: what the parts of the engine share about a block of runs. All arrays lie in one slab that
 * is allocated when the block is created.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_BLOCK_H
#define GRDP_ENGINE_BLOCK_H

#include "engine/sampling.h"
#include "engine/series.h"

/* The runs of the lanes: from first_run on, or, with `each`, lane i is run[i]. */
typedef struct grdp_drawn {
    bool any;  /* something was drawn: else there are no shocks */
    bool each; /* of grdp_block_draw_shocks() */
    bool done; /* the shocks are there */
    uint64_t first_run;
    uint64_t run[GRDP_LANES];
    const grdp_sampling *sampling; /* NULL, or the design; it outlives what is run by it */
} grdp_drawn;

struct grdp_block {
    const grdp_scenario *scenario;
    grdp_arena *arena; /* tables; the lanes are in `slab` */
    grdp_lanes *slab;
    size_t n_slab;

    /* Periods of the base year come first: [t * n_sectors + sector] with t = 0 for its first
     * season, so that index t is the same period of the previous year of simulated period t. */
    grdp_lanes *level;      /* constant prices, events included */
    grdp_lanes *underlying; /* without events: what the models go on from; `level` where the
                               scenario has none */
    grdp_lanes *total;      /* GRDP, [t] */
    grdp_lanes *price;      /* index of the deflator, base year 1, [t] */

    /* Simulated periods only. */
    grdp_lanes *growth;       /* by the model and add-factors, [t * n_sectors + sector] */
    grdp_lanes *model_growth; /* of GRDP by the model with scope total, [t] */
    grdp_lanes *ratio;        /* investment / GRDP as given, [t] */
    grdp_lanes *shock;        /* [t * (n_sectors + 1) + sector]; the last is the total's */
    grdp_lanes *once;         /* [sector]; the last is the total's */
    grdp_lanes *normal;       /* of correlated factors, before they are tied */
    grdp_lanes *population, *employment; /* by year, [0] is the base year */

    /* Flows at current prices, [t] as above: made when a series asks for them; see frame.c. */
    grdp_lanes *nominal, *investment;
    bool *has_nominal, *has_investment;

    grdp_lanes *value; /* factors: value[value_at[f] + (by_period[f] ? t : 0)] */
    const size_t *value_at;
    const bool *by_period;

    grdp_lanes *state, *saved_state; /* all models one after another */
    size_t n_states;
    double **state_of; /* [state_at[setup] + s]; setup n_sectors is the total */
    const size_t *state_at;

    uint64_t *keys; /* of the streams of draws under key_seed; see stream.c */
    uint64_t key_seed;
    bool has_keys;
    grdp_drawn drawn;
    bool *reads_shock, *draws_shock; /* by setup; see shocks.c */

    /* Until a factor is set by hand. */
    bool shocks_known; /* which shocks are drawn */
    bool paths_known;  /* what project_paths() makes: no factor of it is uncertain */

    /* Sectors, a bit each. */
    uint64_t *moves; /* by factor: those that it moves */
    uint64_t stale;  /* those that the next run projects, or that the run in hand does */
    uint64_t all_sectors;

    grdp_step *steps; /* what the models are handed, [t * (n_sectors + 1) + setup] */

    bool *positive;  /* by sector: its level must stay above 0 */
    grdp_lanes *bad; /* some bit is set in lanes that have left the domain of a model */
    bool any_failed; /* the same at the end of a run: of any lane, of each */
    unsigned char failed[GRDP_LANES];

    double *base_price; /* deflator of the base year by sector */
    bool one_price;     /* the same for all sectors */

    /* Conditioning on published figures. */
    double *sector_covariance; /* prior of growth in one period, n_sectors^2; see prior.h */
    double *implied; /* by observation, lane 0: what the figures before it leave; NAN: it was met */
    double *cells;   /* scratch: cells, and two covariance matrices */
    size_t n_cells;

    grdp_lanes *frame_lanes; /* scratch of the frame in hand */
    grdp_frame frame;
    grdp_span frame_span;
    bool frame_valid;
    bool member[GRDP_SECTORS_MAX];
};

static inline const double *grdp_block_factor(const grdp_block *block, size_t factor, size_t t)
{
    return block->value[block->value_at[factor] + (block->by_period[factor] ? t : 0)];
}

/* shocks.c: draws the shocks alone, lane i those of run[i] whatever the others are. They are other
 * numbers than grdp_block_draw() draws for a run. */
void grdp_block_draw_shocks(grdp_block *block, uint64_t seed, const uint64_t *run);

/* sample.c: as grdp_block_draw(), by a design, or where it is NULL without one. */
void grdp_block_draw_design(grdp_block *block, uint64_t seed, const grdp_sampling *sampling,
                            uint64_t first_run);

/* shocks.c: the shocks of the runs that were drawn last, where they are not there yet. */
void grdp_block_make_shocks(grdp_block *block);

/* block.c: one factor of all lanes, in all periods, in the unit of the file. */
void grdp_block_set_lanes(grdp_block *block, size_t factor, const double *values);

/* block.c: moves one factor of all lanes away from its likely values, by the same in all periods,
 * in the unit of the file. */
void grdp_block_shift_lanes(grdp_block *block, size_t factor, const double *shifts);

/* block.c: prior spread of the growth of a sector, a fraction, that comes from one parameter: its
 * volatility, or the distribution of a growth-like one. */
double grdp_block_param_spread(const grdp_scenario *scenario, const grdp_setup *setup,
                               size_t param);

/* steps.c: binds the models to the lanes of the block; false when out of memory. */
bool grdp_steps_create(grdp_block *block);

/* frame.c: forgets what was made of an earlier run. */
void grdp_frame_reset(grdp_block *block);

/* stale.c: false when out of memory. */
bool grdp_stale_create(grdp_block *block);

/* stale.c: a factor has changed; anything may have. Whoever sets values or shocks says so. */
void grdp_stale_mark(grdp_block *block, size_t factor);
void grdp_stale_mark_all(grdp_block *block);

/* stale.c: before a run, adds the sectors that follow those which are stale; after a run, nothing
 * is stale, unless the scenario ties its sectors or a lane has failed. */
void grdp_stale_spread(grdp_block *block);
void grdp_stale_clear(grdp_block *block);

static inline bool grdp_stale_has(const grdp_block *block, size_t sector)
{
    return (block->stale >> sector & 1) != 0;
}

/* failures.c: finds the lanes in which a level of the first n_periods is none; forgets their
 * levels. */
void grdp_failures_find(grdp_block *block, size_t n_periods);
void grdp_failures_clear(grdp_block *block);

/* project.c: periods first to last of the models, in order. */
void grdp_project_periods(grdp_block *block, size_t first, size_t last);

/* project.c: sets growth, underlying levels and states of observed periods from the levels. */
void grdp_project_observed(grdp_block *block, size_t first, size_t last);

/* rebase.c: lays the factors base_share.SECTOR over the levels of the base year. */
void grdp_block_rebase(grdp_block *block);

/* condition.c: moves the levels of one year so that they meet the observations
 * [first, first + n). */
void grdp_condition_year(grdp_block *block, size_t year, size_t first, size_t n);

#endif
