/* stream: the numbers of one stream for the runs of a block, by their design or without one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_STREAM_H
#define GRDP_ENGINE_STREAM_H

#include "engine/block.h"
#include "engine/sampling.h"

/* The keys of all streams of the block under a seed. */
void grdp_stream_keys(grdp_block *block, uint64_t seed);

/* Where a stream stands in the design: `places` is one of its lists. */
#define GRDP_PLACE(drawn, places, index)                                                           \
    ((drawn)->sampling != NULL ? (drawn)->sampling->places[index] : GRDP_NO_DIMENSION)

/* As the functions of draws.h; `dimension` is a place. */
void grdp_stream_uniform(const grdp_drawn *drawn, uint64_t key, size_t dimension, uint32_t period,
                         double *out);
void grdp_stream_normal(const grdp_drawn *drawn, uint64_t key, size_t dimension, double *out);
void grdp_stream_shock(const grdp_drawn *drawn, uint64_t key, size_t dimension, uint32_t period,
                       double *out);

#endif
