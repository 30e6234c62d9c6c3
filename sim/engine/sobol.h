/* sobol: one dimension of the sequence of Sobol', scrambled or as it is published.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_SOBOL_H
#define GRDP_ENGINE_SOBOL_H

#include <stddef.h>
#include <stdint.h>

enum { GRDP_SOBOL_DIMENSIONS = 512, GRDP_SOBOL_BITS = 52 };

/* Digits are the bits of a number, the first one the highest of 64. */
typedef struct grdp_sobol {
    uint64_t column[GRDP_SOBOL_BITS]; /* direction numbers */
    uint64_t shift;
} grdp_sobol;

/* Dimension 0 to GRDP_SOBOL_DIMENSIONS - 1 as Joe and Kuo (2008) give it. */
void grdp_sobol_start(size_t dimension, grdp_sobol *out);

/* Random linear matrix scrambling and a digital shift (J. Matousek, "On the L2-discrepancy for
 * anchored boxes", J. Complexity 14, 1998): each digit is moved by a random combination of the
 * digits before it. Every scrambled dimension is uniform, what is a net stays one, and means over
 * keys are unbiased. */
void grdp_sobol_scramble(uint64_t key, grdp_sobol *sobol);

/* Points first to first + n - 1 in (0, 1), in the order of Gray codes in which the sequence is
 * published; first + n is at most 2^GRDP_SOBOL_BITS. */
void grdp_sobol_fill(const grdp_sobol *sobol, uint64_t first, size_t n, double *out);

/* For the dimensions from 1 on one after another: degree s, coefficients, s initial numbers. */
extern const uint16_t grdp_sobol_numbers[];

#endif
