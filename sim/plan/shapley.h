/* shapley: what each of n players adds, on average over all orders in which they can join:
 *
 *   part of i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S)).
 *
 * The parts add up to v(all) - v(none). For a bridge, v(S) is the outcome with the factors in S as
 * in the second scenario and the others as in the first (Shapley 1953; Song, Nelson and Staum 2016
 * use the same with a variance for v).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_SHAPLEY_H
#define GRDP_PLAN_SHAPLEY_H

#include <stdint.h>

#include "grdp/status.h"

#include <stddef.h>

/* Up to EXACT players all 2^n coalitions are valued; up to MOST fit into one word. */
enum { GRDP_SHAPLEY_EXACT = 12, GRDP_SHAPLEY_MOST = 64 };

/* Gives the values of `n` coalitions at once, so that they can share a block of runs. Bit i of a
 * coalition is player i. */
typedef struct grdp_game {
    size_t n_players;
    void *context;
    grdp_status (*value)(void *context, size_t n, const uint64_t *coalitions, double *values);
} grdp_game;

/* `parts` holds n_players, at most GRDP_SHAPLEY_EXACT. */
GRDP_CHECKED grdp_status grdp_shapley_exact(const grdp_game *game, double *parts);

/* From `n_pairs` (2 or more) random orders, each with its reverse, which cancels what is linear in
 * the place. `errors` gets the standard error of each part; the parts add up exactly all the same.
 */
GRDP_CHECKED grdp_status grdp_shapley_sample(const grdp_game *game, size_t n_pairs, uint64_t seed,
                                             double *parts, double *errors);

#endif
