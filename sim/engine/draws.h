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

/* Uniform numbers in the open interval (0, 1), odd multiples of 2^-53, for the runs first_run to
 * first_run + GRDP_LANES - 1. Threefry4x64-20 (Salmon et al. 2011) with key (key, 0, 0, 0): one
 * call, counter (call, period, 0, 0), serves four runs. Of the runs of a block of GRDP_LANES, which
 * begins at a multiple of it, run i takes word i / 16 of call 16 block + i % 16. */
void grdp_draw_uniform(uint64_t key, uint64_t first_run, uint32_t period, double *out);

/* Standard normal numbers by the inverse distribution function (fast_normal.h: error in probability
 * below 5e-10), so that they rise with the uniform ones. */
void grdp_draw_normal(uint64_t key, uint64_t first_run, uint32_t period, double *out);

/* The same of GRDP_LANES uniform numbers that come from elsewhere. */
void grdp_draw_normal_of(const double *uniform, double *out);

/* The final mix of splitmix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014): every bit of the
 * result depends on every bit of x. */
uint64_t grdp_draw_mix(uint64_t x);

/* Standard normal numbers for shocks, from 32 bits each: probabilities are odd multiples of 2^-33
 * (2.3e-10 apart), and |z| stays below 6.4. One call serves eight runs: run i takes half-word i / 8
 * of call 8 block + i % 8; the lower halves of the four words come first. */
void grdp_draw_shock(uint64_t key, uint64_t first_run, uint32_t period, double *out);

/* Standard normal numbers for shocks of runs that do not follow each other: lane i is of run[i].
 * One call, counter (run, period, 1, 0), serves one run, so that these are other numbers than those
 * above. */
void grdp_draw_shock_of(uint64_t key, const uint64_t *run, uint32_t period, double *out);

/* Whole numbers from 0 to 65535 for the runs first_run to first_run + 4 GRDP_LANES - 1, where
 * first_run is a multiple of 4 GRDP_LANES. One call, counter (call, period, 2, 0), serves sixteen
 * runs: of 4 GRDP_LANES runs, run i takes quarter-word i / 16 of call 16 block + i % 16; the lowest
 * quarters of the four words come first. */
void grdp_draw_quarters(uint64_t key, uint64_t first_run, uint32_t period, uint16_t *out);

/* Threefry4x64-20 of one counter and key, for the known answers of Random123. */
void grdp_threefry(const uint64_t counter[4], const uint64_t key[4], uint64_t out[4]);

#endif
