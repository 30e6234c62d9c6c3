/* draws: random numbers as a pure function of (seed, name, run, period). Adding a sector, an output
 * or a thread changes no other number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_DRAWS_H
#define GRDP_ENGINE_DRAWS_H

#include <stdint.h>

#include "grdp/model.h"

/* The stream of one factor or sector under one seed: a 64-bit mix of both. */
uint64_t grdp_draw_key(uint64_t seed, const char *name);

/* Uniform numbers in the open interval (0, 1), multiples of 2^-53 away from 0 and 1, for the runs
 * first_run to first_run + GRDP_LANES - 1. Philox4x32-10 (Salmon et al. 2011): counter (run, period
 * / 2), key `key`; an even period takes the first half of the output, an odd one the second. */
void grdp_draw_uniform(uint64_t key, uint64_t first_run, uint32_t period, double *out);

/* Standard normal numbers by the inverse distribution function (fast_normal.h: error in probability
 * below 5e-10), so that they rise with the uniform ones. */
void grdp_draw_normal(uint64_t key, uint64_t first_run, uint32_t period, double *out);

/* Both periods 2 * pair and 2 * pair + 1 at the cost of one. */
void grdp_draw_normal_pair(uint64_t key, uint64_t first_run, uint32_t pair, double *even,
                           double *odd);

/* Standard normal numbers for the shocks of four periods, 4 * quad to 4 * quad + 3, from one call of
 * Philox: each from 32 bits, so probabilities are multiples of 2^-32 less a half (2.3e-10 apart), and
 * |z| stays below 6.4. An `out` that is NULL is left out. */
void grdp_draw_shocks(uint64_t key, uint64_t first_run, uint32_t quad, double *const out[4]);

/* Philox4x32-10 of one counter and key, for the known answers of Random123. */
void grdp_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

#endif
