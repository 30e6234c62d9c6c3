/* effects: what a method found, in a growing list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_EFFECTS_H
#define GRDP_STUDY_EFFECTS_H

#include "grdp/method.h"

struct grdp_effects {
    size_t n, capacity;
    grdp_effect *at;
    bool failed; /* out of memory: some are missing */
};

void grdp_effects_free(grdp_effects *effects); /* leaves an empty list */

/* The effect of a group alone on a response in a column; NULL where there is none. */
const grdp_effect *grdp_effects_find(const grdp_effects *effects, size_t response, size_t group,
                                     size_t column);

/* Half of the widest interval of groups alone; NAN where there is none. */
double grdp_effects_half_width(const grdp_effects *effects);

/* Indices of groups, the largest |value| in `column` for `response` first, equal ones in order.
 * Groups without a value are left out; returns how many are there. */
size_t grdp_effects_rank(const grdp_effects *effects, size_t response, size_t column,
                         size_t n_groups, size_t *out);

#endif
