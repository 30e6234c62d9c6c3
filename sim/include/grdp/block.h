/* block: GRDP_LANES runs of one scenario side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_BLOCK_H
#define GRDP_BLOCK_H

#include <stdint.h>

#include "grdp/model.h"
#include "grdp/scenario.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct grdp_block grdp_block;

/* The scenario must outlive the block. A new block holds the likely value of every factor in every
 * lane and no shocks. On GRDP_OK the caller frees *out with grdp_block_free(). */
GRDP_CHECKED grdp_status grdp_block_create(const grdp_scenario *scenario, grdp_block **out);
void grdp_block_free(grdp_block *block);

/* Every lane as in a new block. */
void grdp_block_reset(grdp_block *block);

/* One factor of one lane, in all periods, in the unit of the file (8.7 is 8.7 %). */
void grdp_block_set(grdp_block *block, size_t lane, size_t factor, double value);

/* Draws the uncertain factors and the shocks of the runs first_run to first_run + GRDP_LANES - 1.
 */
void grdp_block_draw(grdp_block *block, uint64_t seed, uint64_t first_run);

/* The value of a factor in the first lane and period, in the unit of the file. */
double grdp_block_drawn(const grdp_block *block, size_t factor);

/* Projects all lanes. A lane that leaves the domain of a model (growth that is not finite, or a
 * level of 0 or below where none can be) stops; its results are NAN and grdp_block_failed() says
 * so. */
void grdp_block_run(grdp_block *block);
bool grdp_block_failed(const grdp_block *block, size_t lane);

/* Level of a sector at constant prices, GRDP_LANES values. Period 0 is the first of the scenario.
 */
const double *grdp_block_level(const grdp_block *block, size_t period, size_t sector);

#ifdef __cplusplus
}
#endif

#endif
