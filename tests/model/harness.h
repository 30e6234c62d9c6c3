/* harness: one model in one block, without an engine. Every array has guard bands and 64-byte
 * alignment; levels grow as the model says. Numbers are in the units of the inside (fractions).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_TESTS_MODEL_HARNESS_H
#define GRDP_TESTS_MODEL_HARNESS_H

#include "grdp/model.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { RIG_PARAMS = 16, RIG_ITEMS = 3, RIG_STATES = 16, RIG_SEASONS = 4, RIG_GUARD = 8 };

typedef struct rig_array {
    alignas(64) double before[RIG_GUARD];
    double lane[GRDP_LANES];
    double after[RIG_GUARD];
} rig_array;

typedef struct rig {
    const grdp_model *model;
    grdp_step s;
    rig_array param[RIG_PARAMS], item[RIG_PARAMS][RIG_ITEMS], other[RIG_ITEMS];
    rig_array level[RIG_SEASONS], total[RIG_SEASONS]; /* the latest of each season */
    rig_array ratio, shock, once, state[RIG_STATES], growth;

    const double *param_at[RIG_PARAMS], *item_lane[RIG_PARAMS][RIG_ITEMS], *other_at[RIG_ITEMS];
    const double *const *item_at[RIG_PARAMS];
    double *state_at[RIG_STATES];
} rig;

static inline void rig_fill(rig_array *array, double value)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        array->lane[i] = value;
}

static inline void rig_bind(rig *r)
{
    for (size_t p = 0; p < RIG_PARAMS; p++) {
        const bool family = p < r->model->n_params && r->model->params[p].each != NULL;
        r->param_at[p] = family || p >= r->model->n_params ? NULL : r->param[p].lane;
        r->item_at[p] = family ? r->item_lane[p] : NULL;
        for (size_t k = 0; k < RIG_ITEMS; k++)
            r->item_lane[p][k] = r->item[p][k].lane;
    }
    for (size_t k = 0; k < RIG_ITEMS; k++)
        r->other_at[k] = r->other[k].lane;
    for (size_t i = 0; i < RIG_STATES; i++)
        r->state_at[i] = i < r->model->n_states ? r->state[i].lane : NULL;
}

/* The step of period `t`. */
static inline void rig_turn(rig *r, size_t t)
{
    const size_t periods = r->s.periods_per_year, season = t % periods;
    r->s.period = t;
    r->s.season = season;
    r->s.time = 2024.0 + (double)(t / periods) + (double)season / (double)periods;
    r->s.level = r->level[season].lane;
    r->s.total = r->total[season].lane;
}

/* Guards of what a model reads and of what it writes differ, so that copying one over the other
 * shows up; so does a state that start() leaves out. free() the rig. */
static inline rig *rig_create(const grdp_model *model, size_t periods_per_year)
{
    rig *const r = aligned_alloc(64, (sizeof(rig) + 63) / 64 * 64);
    cr_assert_not_null(r);
    cr_assert_leq(model->n_params, RIG_PARAMS);
    cr_assert_leq(model->n_states, RIG_STATES);
    memset(r, 0xa5, sizeof *r);
    memset(&r->growth, 0x5a, sizeof r->growth);
    memset(r->state, 0x5a, sizeof r->state);
    for (size_t i = 0; i < RIG_STATES; i++)
        rig_fill(&r->state[i], (double)NAN);
    r->model = model;
    rig_bind(r);
    const grdp_step s = {.periods_per_year = periods_per_year,
                         .param = r->param_at,
                         .item = r->item_at,
                         .other_growth = r->other_at,
                         .investment_ratio = r->ratio.lane,
                         .shock = r->shock.lane,
                         .once = r->once.lane,
                         .state = r->state_at,
                         .growth = r->growth.lane};
    memcpy(&r->s, &s, sizeof s);
    for (size_t q = 0; q < RIG_SEASONS; q++) {
        rig_fill(&r->level[q], 1000.0);
        rig_fill(&r->total[q], 10000.0);
    }
    rig_fill(&r->ratio, 0.33);
    rig_fill(&r->shock, 0.0);
    rig_fill(&r->once, 0.0);
    rig_turn(r, 0);
    return r;
}

static inline size_t rig_param(const rig *r, const char *name)
{
    for (size_t p = 0; p < r->model->n_params; p++)
        if (strcmp(r->model->params[p].name, name) == 0)
            return p;
    cr_assert_fail("%s has no parameter %s", r->model->name, name);
    return 0;
}

static inline void rig_set(rig *r, const char *name, double value)
{
    rig_fill(&r->param[rig_param(r, name)], value);
}

static inline void rig_set_item(rig *r, const char *name, size_t k, double value)
{
    rig_fill(&r->item[rig_param(r, name)][k], value);
    r->s.n_items = k >= r->s.n_items ? k + 1 : r->s.n_items;
}

static inline void rig_start(rig *r)
{
    rig_turn(r, 0);
    if (r->model->start != NULL)
        r->model->start(&r->s);
}

/* Goes to the next period; levels have grown by what stands in `growth`. */
static inline void rig_advance(rig *r)
{
    for (size_t i = 0; i < GRDP_LANES; i++) {
        r->level[r->s.season].lane[i] *= 1.0 + r->growth.lane[i];
        r->total[r->s.season].lane[i] *= 1.0 + r->growth.lane[i];
    }
    rig_turn(r, r->s.period + 1);
}

/* One period by the model; the growth of the first lane. */
static inline double rig_step(rig *r)
{
    r->model->step(&r->s);
    const double growth = r->growth.lane[0];
    rig_advance(r);
    return growth;
}

/* One period with a published figure. */
static inline void rig_observe(rig *r, double growth)
{
    rig_fill(&r->growth, growth);
    if (r->model->observe != NULL)
        r->model->observe(&r->s);
    rig_advance(r);
}

#endif
