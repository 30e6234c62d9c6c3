/* four: four lanes in one value, for kernels that keep lanes in registers while sectors or rows of
 * a table pass. Eight would be one register with AVX-512, but elsewhere gcc 12 sends a value that
 * is larger than a register through memory with every operation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_FOUR_H
#define GRDP_CORE_FOUR_H

#include <stdint.h>
#include <string.h>

#include "grdp/kernel.h"

enum { GRDP_FOUR = 4 };

typedef double grdp_four __attribute__((vector_size(32)));
typedef uint64_t grdp_four_words __attribute__((vector_size(32)));

/* By pointers: a vector that is returned depends on the instruction set of the caller. */
GRDP_INLINE void grdp_four_load(const double *lanes, grdp_four *out)
{
    memcpy(out, lanes, sizeof *out);
}

GRDP_INLINE void grdp_four_store(double *lanes, const grdp_four *value)
{
    memcpy(lanes, value, sizeof *value);
}

#endif
