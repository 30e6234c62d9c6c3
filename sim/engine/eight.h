/* eight: eight lanes in one value, for kernels that keep lanes in registers while sectors or rows
 * of a table pass. Where a processor has smaller vectors, the compiler takes several.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_EIGHT_H
#define GRDP_ENGINE_EIGHT_H

#include <stdint.h>
#include <string.h>

#include "grdp/kernel.h"

enum { GRDP_EIGHT = 8 };

typedef double grdp_eight __attribute__((vector_size(64)));
typedef uint64_t grdp_eight_words __attribute__((vector_size(64)));

/* By pointers: a vector that is returned depends on the instruction set of the caller. */
GRDP_INLINE void grdp_eight_load(const double *lanes, grdp_eight *out)
{
    memcpy(out, lanes, sizeof *out);
}

GRDP_INLINE void grdp_eight_store(double *lanes, const grdp_eight *value)
{
    memcpy(lanes, value, sizeof *value);
}

#endif
