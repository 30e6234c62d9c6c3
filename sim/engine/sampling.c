/* sampling: gives what a scenario draws its dimensions, and each of them its tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sampling.h"

#include <stdio.h>
#include <string.h>

#include "engine/draws.h"

/* A dimension by its place and by its name, which does not depend on what else is drawn. */
typedef struct drawn {
    const char *what, *name; /* "shock", "industry" */
    size_t period;
} drawn;

/* Gives out the dimensions in their order; they are only counted where `list` is NULL. */
typedef struct counter {
    size_t n;
    drawn *list;
} counter;

static size_t add(counter *c, drawn of)
{
    if (c->list != NULL)
        c->list[c->n] = of;
    return c->n++;
}

static const grdp_setup *setup_of(const grdp_scenario *s, size_t i)
{
    return i < s->n_sectors ? &s->sectors[i] : &s->total;
}

static const char *name_of(const grdp_scenario *s, size_t i)
{
    return i < s->n_sectors ? s->region->sectors[i].id : "";
}

/* Its shocks are multiplied by a volatility that may be other than 0. */
static bool is_volatile(const grdp_scenario *s, size_t i)
{
    const grdp_setup *const setup = setup_of(s, i);
    for (size_t p = 0; setup->model != NULL && p < setup->model->n_params; p++) {
        if (strcmp(setup->model->params[p].name, GRDP_VOLATILITY) != 0)
            continue;
        const grdp_factor *const f = &s->factors[setup->factor[p]];
        if (f->dist != NULL || !f->constant || f->likely[0] != 0.0)
            return true;
    }
    return false;
}

/* So are they, or those of another sector that they are a part of. */
static bool has_shock(const grdp_scenario *s, size_t i)
{
    if (is_volatile(s, i))
        return true;
    for (size_t k = i + 1; s->shock_factor != NULL && k < s->n_sectors; k++)
        if (s->shock_factor[k * s->n_sectors + i] != 0.0 && is_volatile(s, k))
            return true;
    return false;
}

bool grdp_sampling_draws_once(const grdp_scenario *s, size_t i)
{
    const grdp_model *const model = setup_of(s, i)->model;
    return model != NULL && model->draws_once;
}

static void list_factors(const grdp_scenario *s, counter *c, size_t *at)
{
    for (size_t f = 0; f < s->n_factors; f++) {
        const grdp_factor *const factor = &s->factors[f];
        const size_t n = factor->dist == NULL ? 0 : factor->each_period ? s->n_periods : 1;
        at[f] = n > 0 ? c->n : GRDP_NO_DIMENSION;
        for (size_t t = 0; t < n; t++)
            add(c, (drawn){"factor", factor->path, t});
    }
}

static void list_shocks(const grdp_scenario *s, counter *c, size_t *shock, size_t *once)
{
    const size_t stride = s->n_sectors + 1;
    const size_t n = s->n_sectors + (s->total_use != GRDP_TOTAL_NONE);
    for (size_t i = 0; i < n; i++)
        once[i] = grdp_sampling_draws_once(s, i) ? add(c, (drawn){"once", name_of(s, i), 0})
                                                 : GRDP_NO_DIMENSION;
    for (size_t t = 0; t < s->n_periods; t++)
        for (size_t i = 0; i < n; i++)
            shock[t * stride + i] =
                has_shock(s, i) ? add(c, (drawn){"shock", name_of(s, i), t}) : GRDP_NO_DIMENSION;
}

/* What is drawn, by dimension. */
typedef struct places {
    size_t *factor, *shock, *once;
} places;

static bool create_places(grdp_arena *arena, const grdp_scenario *s, places *out)
{
    const size_t stride = s->n_sectors + 1;
    *out = (places){.factor = grdp_arena_alloc(arena, s->n_factors, sizeof(size_t)),
                    .shock = grdp_arena_alloc(arena, stride * s->n_periods, sizeof(size_t)),
                    .once = grdp_arena_alloc(arena, stride, sizeof(size_t))};
    return out->factor != NULL && out->shock != NULL && out->once != NULL;
}

static void list_all(const grdp_scenario *s, counter *c, const places *to)
{
    c->n = 0;
    list_factors(s, c, to->factor);
    list_shocks(s, c, to->shock, to->once);
}

static grdp_status check_count(const grdp_sampling_kind *kind, const grdp_scenario *s, size_t n,
                               grdp_diag *diag)
{
    if (n <= kind->most_dimensions)
        return GRDP_OK;
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.file = s->file, .path = "--design"},
                  "a run draws %zu numbers (uncertain factors, and shocks of each period), and the "
                  "design \"%s\" has %zu dimensions",
                  "take --design lhs, fewer years, or leave --design out", n, kind->name,
                  kind->most_dimensions);
    return GRDP_ERR_LIMIT;
}

/* The key goes by the replicate and by the name of what is drawn. */
static uint64_t key_of(const grdp_sampling_kind *kind, uint64_t seed, size_t replicate,
                       const drawn *of)
{
    char text[64];
    (void)snprintf(text, sizeof text, "design:%s:%zu:%s:%zu:", kind->name, replicate, of->what,
                   of->period);
    return grdp_draw_key(grdp_draw_key(seed, text), of->name);
}

static void prepare(const grdp_sampling *sampling, uint64_t seed, const drawn *list)
{
    const grdp_sampling_kind *const kind = sampling->kind;
    char *table = sampling->tables;
    for (size_t r = 0; r < kind->n_replicates; r++)
        for (size_t d = 0; d < sampling->n_dimensions; d++, table += kind->table_size)
            kind->prepare(key_of(kind, seed, r, &list[d]), d, table);
}

uint64_t grdp_sampling_round(const grdp_sampling_kind *kind, uint64_t n_runs)
{
    if (kind->n_replicates == 1)
        return n_runs;
    const uint64_t step = kind->n_replicates * GRDP_LANES;
    uint64_t blocks = n_runs / step + (n_runs % step != 0);
    while (kind->powers && (blocks & (blocks - 1)) != 0)
        blocks += blocks & -blocks; /* the next number with a zero where this one ends in a one */
    return blocks * step;
}

void grdp_sampling_set_runs(grdp_sampling *sampling, uint64_t n_runs)
{
    sampling->n_points = n_runs / sampling->kind->n_replicates;
}

grdp_status grdp_sampling_create(grdp_arena *arena, const grdp_sampling_kind *kind,
                                 const grdp_scenario *scenario, uint64_t seed, uint64_t n_runs,
                                 grdp_diag *diag, grdp_sampling **out)
{
    places at;
    counter c = {0};
    grdp_sampling *const sampling = grdp_arena_alloc(arena, 1, sizeof *sampling);
    if (sampling == NULL || !create_places(arena, scenario, &at))
        return GRDP_ERR_MEMORY;
    list_all(scenario, &c, &at);
    GRDP_TRY(check_count(kind, scenario, c.n, diag));
    c.list = grdp_arena_alloc(arena, c.n, sizeof *c.list);
    *sampling = (grdp_sampling){
        .kind = kind,
        .n_dimensions = c.n,
        .factor = at.factor,
        .shock = at.shock,
        .once = at.once,
        .tables = grdp_arena_alloc(arena, c.n * kind->n_replicates, kind->table_size),
    };
    if (c.list == NULL || sampling->tables == NULL)
        return GRDP_ERR_MEMORY;
    list_all(scenario, &c, &at);
    prepare(sampling, seed, c.list);
    grdp_sampling_set_runs(sampling, n_runs);
    *out = sampling;
    return GRDP_OK;
}

void grdp_sampling_fill(const grdp_sampling *sampling, size_t dimension, uint64_t first_run,
                        double *out)
{
    const uint64_t replicate = first_run / sampling->n_points;
    const size_t table = (size_t)replicate * sampling->n_dimensions + dimension;
    sampling->kind->fill(sampling->tables + table * sampling->kind->table_size, sampling->n_points,
                         first_run % sampling->n_points, out);
}
