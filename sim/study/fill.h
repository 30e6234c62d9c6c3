/* fill: numbers of a design become values of factors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_FILL_H
#define GRDP_STUDY_FILL_H

#include "study/study.h"

/* Scratch of one thread. */
typedef struct grdp_fill grdp_fill;

grdp_fill *grdp_fill_create(size_t n_inputs); /* NULL when out of memory */
void grdp_fill_free(grdp_fill *fill);

/* The next block is another one, or was set by something else. */
void grdp_fill_reset(grdp_fill *fill);

/* Sets the lanes of a block to the points first to first + n - 1; the last one fills the lanes that
 * are left. The block is that of the call before, and nothing else has set its factors. */
void grdp_fill_block(const grdp_study *study, grdp_fill *fill, uint64_t first, size_t n,
                     grdp_block *block);

/* The same points, filled before, in a block of an alternative. */
void grdp_fill_alternative(const grdp_study *study, grdp_fill *fill, size_t alternative,
                           grdp_block *block);

/* Which alternative a lane of the points in hand takes: 0 is the scenario itself. */
size_t grdp_fill_choice(const grdp_study *study, const grdp_fill *fill, size_t lane);

/* grdp_sample.values of a study; the context is the study. */
void grdp_fill_values(const grdp_sample *sample, uint64_t first, size_t n, double *const *out);

#endif
