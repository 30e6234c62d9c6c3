/* shapley: all coalitions, or random orders.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/shapley.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "engine/draws.h"

/* |S|! (n - |S| - 1)! / n! = 1 / (n C(n - 1, |S|)). */
static double weight(size_t n, size_t size)
{
    double choices = 1.0;
    for (size_t k = 0; k < size; k++)
        choices = choices * (double)(n - 1 - k) / (double)(k + 1);
    return 1.0 / ((double)n * choices);
}

static double part_of(size_t n, size_t player, const double *values)
{
    const uint64_t own = UINT64_C(1) << player;
    double weights[GRDP_SHAPLEY_EXACT], sum = 0.0;
    for (size_t size = 0; size < n; size++)
        weights[size] = weight(n, size);
    for (uint64_t s = 0; s < UINT64_C(1) << n; s++)
        if ((s & own) == 0)
            sum += weights[__builtin_popcountll(s)] * (values[s | own] - values[s]);
    return sum;
}

grdp_status grdp_shapley_exact(const grdp_game *game, double *parts)
{
    assert(game->n_players <= GRDP_SHAPLEY_EXACT);
    const size_t n = (size_t)1 << game->n_players;
    uint64_t *const coalitions = malloc(n * sizeof *coalitions);
    double *const values = malloc(n * sizeof *values);
    grdp_status status = coalitions != NULL && values != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
    for (size_t s = 0; status == GRDP_OK && s < n; s++)
        coalitions[s] = s;
    if (status == GRDP_OK)
        status = game->value(game->context, n, coalitions, values);
    for (size_t i = 0; status == GRDP_OK && i < game->n_players; i++)
        parts[i] = part_of(game->n_players, i, values);
    free(coalitions);
    free(values);
    return status;
}

typedef unsigned char order[GRDP_SHAPLEY_MOST];

/* The players of GRDP_LANES orders by uniform numbers, one a player and order. */
static void draw_orders(size_t n, uint64_t key, uint64_t first, order orders[GRDP_LANES])
{
    double at[GRDP_SHAPLEY_MOST][GRDP_LANES];
    for (size_t i = 0; i < n; i++)
        grdp_draw_uniform(key, first, (uint32_t)i, at[i]);
    for (size_t lane = 0; lane < GRDP_LANES; lane++)
        for (size_t i = 0; i < n; i++) {
            size_t place = i;
            for (; place > 0 && at[orders[lane][place - 1]][lane] > at[i][lane]; place--)
                orders[lane][place] = orders[lane][place - 1];
            orders[lane][place] = (unsigned char)i;
        }
}

/* Coalitions along an order and along its reverse, 2 (n + 1) of them. */
static void walk(size_t n, const order players, uint64_t *out)
{
    uint64_t there = 0, back = 0;
    for (size_t i = 0; i <= n; i++) {
        out[i] = there;
        out[n + 1 + i] = back;
        if (i == n)
            break;
        there |= UINT64_C(1) << players[i];
        back |= UINT64_C(1) << players[n - 1 - i];
    }
}

/* Adds what each player brings in one pair of orders, and its square. */
static void take(size_t n, const order players, const double *values, double *sums, double *squares)
{
    const double *const back = values + n + 1;
    for (size_t i = 0; i < n; i++) {
        const double mean = 0.5 * ((values[i + 1] - values[i]) + (back[n - i] - back[n - 1 - i]));
        sums[players[i]] += mean;
        squares[players[i]] += mean * mean;
    }
}

typedef struct sampler {
    const grdp_game *game;
    order *orders;
    uint64_t *coalitions;
    double *values;
} sampler;

static grdp_status sample(const sampler *s, size_t n_pairs, uint64_t key, double *sums,
                          double *squares)
{
    const size_t n = s->game->n_players, length = 2 * (n + 1);
    for (size_t p = 0; p < n_pairs; p++) {
        if (p % GRDP_LANES == 0)
            draw_orders(n, key, p, s->orders + p);
        walk(n, s->orders[p], s->coalitions + p * length);
    }
    GRDP_TRY(s->game->value(s->game->context, n_pairs * length, s->coalitions, s->values));
    for (size_t p = 0; p < n_pairs; p++)
        take(n, s->orders[p], s->values + p * length, sums, squares);
    return GRDP_OK;
}

grdp_status grdp_shapley_sample(const grdp_game *game, size_t n_pairs, uint64_t seed, double *parts,
                                double *errors)
{
    const size_t n = game->n_players, length = 2 * (n + 1);
    assert(n <= GRDP_SHAPLEY_MOST && n_pairs >= 2);
    double sums[GRDP_SHAPLEY_MOST] = {0.0}, squares[GRDP_SHAPLEY_MOST] = {0.0};
    sampler s = {.game = game,
                 .orders = calloc(n_pairs + GRDP_LANES, sizeof(order)),
                 .coalitions = calloc(n_pairs, length * sizeof *s.coalitions),
                 .values = calloc(n_pairs, length * sizeof *s.values)};
    const bool fine = s.orders != NULL && s.coalitions != NULL && s.values != NULL;
    const grdp_status status =
        fine ? sample(&s, n_pairs, grdp_draw_key(seed, "shapley"), sums, squares) : GRDP_ERR_MEMORY;
    const double count = (double)n_pairs;
    for (size_t i = 0; status == GRDP_OK && i < n; i++) {
        const double variance = (squares[i] - sums[i] * sums[i] / count) / (count - 1.0);
        parts[i] = sums[i] / count;
        errors[i] = sqrt(fmax(variance, 0.0) / count);
    }
    free(s.orders);
    free(s.coalitions);
    free(s.values);
    return status;
}
