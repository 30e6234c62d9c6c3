/* sampling_random: plain random numbers, no run tied to another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sampling.h"

const grdp_sampling_kind grdp_sampling_random = {
    .name = "random",
    .n_replicates = 1,
    .most_dimensions = SIZE_MAX,
};
