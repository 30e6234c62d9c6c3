/* shapley_effects: what part of the variance of a response each input brings, where inputs may
 * depend on each other: the mean over all orders in which inputs may be joined of how much one adds
 *
 *   c(J) = E[Var(Y | X outside J)],   Sh_i = mean over orders of c(J and i) - c(J)
 *
 * so that the parts add up to the variance. Sources: A. B. Owen, "Sobol' indices and Shapley
 * value", SIAM/ASA J. Uncertainty Quantification 2 (2014); E. Song, B. L. Nelson, J. Staum,
 * "Shapley effects for global sensitivity analysis", ibid. 4 (2016), whose value c and random
 * orders these are.
 *
 * The estimator is that of T. Goda, "A simple algorithm for global sensitivity analysis with
 * Shapley effects", Reliability Engineering and System Safety 213 (2021): along one order the
 * inputs of a run are exchanged for those of another one by one, inputs + 1 points, and half the
 * squared difference of the response before any and after j exchanges estimates c of the inputs
 * exchanged. It is taken to dependent inputs here: what is exchanged are the independent normal
 * numbers of a Cholesky factor with its rows in the reverse of the order, so that inputs that are
 * not exchanged yet keep their values and the others are drawn given these.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_SHAPLEY_EFFECTS_H
#define GRDP_STUDY_SHAPLEY_EFFECTS_H

#include "core/arena.h"
#include "study/bootstrap.h"

enum { GRDP_SHAPLEY_EFFECTS_INPUTS = 64 }; /* at most */

/* Inputs, and who they play for: those of one player are exchanged together. */
typedef struct grdp_shapley_inputs {
    size_t n, n_players;
    const char *const *names;
    const size_t *player;      /* by input, 0 to n_players - 1, each with one input at least */
    const double *correlation; /* n^2, of normal scores; NULL: all are independent */
} grdp_shapley_inputs;

typedef struct grdp_shapley_effects {
    grdp_shapley_inputs inputs;
    const uint64_t *key;  /* of the draws, by input */
    const size_t *leader; /* by player: its first input, whose draws place it */
} grdp_shapley_effects;

/* Everything lives in the arena, or with the inputs. Draws go by name: another input changes none
 * of those that are there. */
GRDP_CHECKED grdp_status grdp_shapley_effects_start(grdp_arena *arena, uint64_t seed,
                                                    const grdp_shapley_inputs *inputs,
                                                    grdp_shapley_effects *out);

/* Points first to first + n - 1, n at most GRDP_LANES, as probabilities that are tied by the
 * correlation: out[input][0 .. n - 1]. Point k is step k % (n_players + 1) of order
 * k / (n_players + 1). */
void grdp_shapley_effects_fill(const grdp_shapley_effects *effects, uint64_t first, size_t n,
                               double *const *out);

/* The players of order `index` as they are exchanged. */
void grdp_shapley_effects_order(const grdp_shapley_effects *effects, uint64_t index,
                                unsigned char *order);

/* From the response at the points of the first `n_orders` orders: the part of each player in the
 * variance; they add up to 1. Orders are resampled as a whole, and those with a NAN are left out.
 * All parts are NAN where nothing varies. */
GRDP_CHECKED grdp_status grdp_shapley_effects_estimate(const grdp_shapley_effects *effects,
                                                       size_t n_orders, const double *response,
                                                       uint64_t seed, size_t n_resamples,
                                                       grdp_bootstrapped *out);

#endif
