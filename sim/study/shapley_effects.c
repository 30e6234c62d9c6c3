/* shapley_effects: exchanges along random orders.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/shapley_effects.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "engine/draws.h"
#include "grdp/normal.h"
#include "scenario/cholesky.h"

enum { MOST = GRDP_SHAPLEY_EFFECTS_INPUTS };

/* What the counter "period" of the draws of one input and order stands for. */
enum { BEFORE, AFTER, PLACE };

grdp_status grdp_shapley_effects_start(grdp_arena *arena, uint64_t seed,
                                       const grdp_shapley_inputs *inputs, grdp_shapley_effects *out)
{
    assert(inputs->n <= MOST);
    uint64_t *const key = grdp_arena_alloc(arena, inputs->n, sizeof *key);
    size_t *const leader = grdp_arena_alloc(arena, inputs->n_players, sizeof *leader);
    if (key == NULL || leader == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = inputs->n; i-- > 0;) {
        char *const name = grdp_arena_printf(arena, "shapley:%s", inputs->names[i]);
        if (name == NULL)
            return GRDP_ERR_MEMORY;
        key[i] = grdp_draw_key(seed, name);
        leader[inputs->player[i]] = i;
    }
    *out = (grdp_shapley_effects){*inputs, key, leader};
    return GRDP_OK;
}

/* Players by their places, which are independent uniform numbers: all orders are equally likely. */
static void sort_players(size_t n, const double places[MOST], unsigned char *order)
{
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at > 0 && places[order[at - 1]] > places[i]; at--)
            order[at] = order[at - 1];
        order[at] = (unsigned char)i;
    }
}

void grdp_shapley_effects_order(const grdp_shapley_effects *effects, uint64_t index,
                                unsigned char *order)
{
    double places[MOST] = {0.0};
    for (size_t i = 0; i < effects->inputs.n_players; i++) {
        double lanes[GRDP_LANES];
        grdp_draw_uniform(effects->key[effects->leader[i]], index, PLACE, lanes);
        places[i] = lanes[0];
    }
    sort_players(effects->inputs.n_players, places, order);
}

/* The draws of GRDP_LANES orders from one on. */
typedef struct draws {
    double before[MOST][GRDP_LANES], after[MOST][GRDP_LANES], place[MOST][GRDP_LANES];
} draws;

static void draw(const grdp_shapley_effects *effects, uint64_t first, draws *out)
{
    void (*const fill)(uint64_t, uint64_t, uint32_t, double *) =
        effects->inputs.correlation != NULL ? grdp_draw_normal : grdp_draw_uniform;
    for (size_t i = 0; i < effects->inputs.n; i++) {
        fill(effects->key[i], first, BEFORE, out->before[i]);
        fill(effects->key[i], first, AFTER, out->after[i]);
    }
    for (size_t p = 0; p < effects->inputs.n_players; p++)
        grdp_draw_uniform(effects->key[effects->leader[p]], first, PLACE, out->place[p]);
}

/* One order: the inputs with the last to be exchanged first, how many have been exchanged at each
 * step, and the Cholesky factor with its rows in that order. */
typedef struct path {
    size_t input[MOST];
    size_t n_exchanged[MOST + 1];
    double factor[MOST * MOST];
} path;

static void line_up(const grdp_shapley_inputs *inputs, const unsigned char *order, path *out)
{
    size_t left = inputs->n;
    out->n_exchanged[0] = 0;
    for (size_t step = 0; step < inputs->n_players; step++) {
        for (size_t i = 0; i < inputs->n; i++)
            if (inputs->player[i] == order[step])
                out->input[--left] = i;
        out->n_exchanged[step + 1] = inputs->n - left;
    }
}

static void start_path(const grdp_shapley_effects *effects, const draws *d, size_t lane, path *out)
{
    const grdp_shapley_inputs *const inputs = &effects->inputs;
    const size_t n = inputs->n;
    double places[MOST] = {0.0};
    unsigned char order[MOST];
    for (size_t p = 0; p < inputs->n_players; p++)
        places[p] = d->place[p][lane];
    sort_players(inputs->n_players, places, order);
    line_up(inputs, order, out);
    if (inputs->correlation == NULL)
        return;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++)
            out->factor[i * n + j] = inputs->correlation[out->input[i] * n + out->input[j]];
    const size_t row = grdp_cholesky_factorise(out->factor, n, 0.0);
    assert(row == n); /* a permutation of a matrix that was checked */
    (void)row;
}

/* The point that the independent numbers of the inputs in line make. */
static void put_tied(const path *p, size_t n, const double *numbers, double *const *out,
                     size_t lane)
{
    for (size_t i = 0; i < n; i++) {
        double sum = 0.0;
        for (size_t j = 0; j <= i; j++)
            sum += p->factor[i * n + j] * numbers[j];
        out[p->input[i]][lane] = grdp_normal_cdf(sum);
    }
}

/* Which point: a lane of the draws, and a step of its order. */
typedef struct place {
    size_t drawn, step;
} place;

static void put_point(const grdp_shapley_effects *effects, const draws *d, const path *p, place at,
                      double *const *out, size_t lane)
{
    const size_t n = effects->inputs.n;
    double numbers[MOST] = {0.0};
    for (size_t k = 0; k < n; k++) {
        const bool kept = k + p->n_exchanged[at.step] < n;
        numbers[k] = (kept ? d->before : d->after)[p->input[k]][at.drawn];
    }
    if (effects->inputs.correlation != NULL)
        put_tied(p, n, numbers, out, lane);
    else
        for (size_t k = 0; k < n; k++)
            out[p->input[k]][lane] = numbers[k];
}

void grdp_shapley_effects_fill(const grdp_shapley_effects *effects, uint64_t first, size_t n,
                               double *const *out)
{
    const size_t length = effects->inputs.n_players + 1;
    place at = {0, (size_t)(first % length)};
    draws d;
    path p = {0};
    draw(effects, first / length, &d);
    start_path(effects, &d, at.drawn, &p);
    for (size_t lane = 0; lane < n; lane++) {
        put_point(effects, &d, &p, at, out, lane);
        if (++at.step < length || lane + 1 == n)
            continue;
        at = (place){at.drawn + 1, 0};
        start_path(effects, &d, at.drawn, &p);
    }
}

/* What each player adds along one order. For independent inputs the same points are also those of
 * the reverse order, from the last to the first; the mean of both is what is left. */
static void take_order(const grdp_shapley_effects *effects, const unsigned char *order,
                       const double *y, double *out)
{
    const size_t n = effects->inputs.n_players;
    for (size_t step = 1; step <= n; step++) {
        const double added = effects->inputs.correlation == NULL
                                 ? 0.5 * (y[0] - y[n])
                                 : y[0] - 0.5 * (y[step] + y[step - 1]);
        out[order[step - 1]] = (y[step - 1] - y[step]) * added;
    }
}

typedef struct table {
    size_t n_players, n_orders;
    double *added; /* [order * n_players + player] */
} table;

static void compute(void *context, const uint32_t *weight, double *values)
{
    const table *const t = context;
    double variance = 0.0;
    for (size_t i = 0; i < t->n_players; i++) {
        values[i] = 0.0;
        for (size_t r = 0; r < t->n_orders; r++)
            values[i] += weight[r] * t->added[r * t->n_players + i];
        variance += values[i];
    }
    for (size_t i = 0; i < t->n_players; i++)
        values[i] = variance > 0.0 ? values[i] / variance : (double)NAN;
}

static bool is_whole(const double *y, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (isnan(y[i]))
            return false;
    return true;
}

grdp_status grdp_shapley_effects_estimate(const grdp_shapley_effects *effects, size_t n_orders,
                                          const double *response, uint64_t seed, size_t n_resamples,
                                          grdp_bootstrapped *out)
{
    const size_t n = effects->inputs.n_players, length = n + 1;
    table t = {.n_players = n, .added = calloc(n_orders + 1, n * sizeof *t.added)};
    if (t.added == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t r = 0; r < n_orders; r++) {
        unsigned char order[MOST];
        if (!is_whole(response + r * length, length))
            continue;
        grdp_shapley_effects_order(effects, r, order);
        take_order(effects, order, response + r * length, t.added + n * t.n_orders++);
    }
    const grdp_statistic statistic = {t.n_orders, n, &t, compute};
    const grdp_status status = grdp_bootstrap_run(&statistic, seed, n_resamples, out);
    free(t.added);
    return status;
}
