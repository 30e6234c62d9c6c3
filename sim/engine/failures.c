/* failures: lanes that have left the domain of a model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/block.h"
#include "engine/four.h"

#define SIGN UINT64_C(0x8000000000000000)

GRDP_INLINE void mark(const grdp_four_words *bits, double *bad)
{
    grdp_four x;
    grdp_four_load(bad, &x);
    x = (grdp_four)((grdp_four_words)x | *bits);
    grdp_four_store(bad, &x);
}

/* Sets the sign bit of the lanes in which a level, `stride` from period to period, is below the
 * least: a difference that is negative has its sign bit set, and gcc 12 has no vector instruction
 * for a comparison of several lanes in one value. */
GRDP_KERNEL
static void find_low(const double *restrict level, size_t n_periods, size_t stride, double least,
                     double *restrict bad)
{
    for (size_t i = 0; i < GRDP_LANES; i += (size_t)2 * GRDP_FOUR) {
        grdp_four x;
        grdp_four_words bits = {0}, more_bits = {0};
        const double *at = level + i;
        for (size_t t = 0; t < n_periods; t++, at += stride * GRDP_LANES) {
            grdp_four_load(at, &x);
            bits |= (grdp_four_words)(x - least);
            grdp_four_load(at + GRDP_FOUR, &x);
            more_bits |= (grdp_four_words)(x - least);
        }
        bits &= SIGN;
        more_bits &= SIGN;
        mark(&bits, bad + i);
        mark(&more_bits, bad + i + GRDP_FOUR);
    }
}

/* Marks the lanes in which a total of any of n_periods periods is no number: x - x is 0 for all
 * others. A total is no number where one of its sectors is none. */
GRDP_KERNEL
static void find_no_number(const double *restrict total, size_t n_periods, double *restrict bad)
{
    for (size_t i = 0; i < GRDP_LANES; i += GRDP_FOUR) {
        grdp_four x;
        grdp_four_words bits = {0};
        for (size_t t = 0; t < n_periods; t++) {
            grdp_four_load(total + t * GRDP_LANES + i, &x);
            bits |= (grdp_four_words)(x - x); /* NOLINT(misc-redundant-expression) */
        }
        mark(&bits, bad + i);
    }
}

/* A lane fails where a level is no number, or is not above 0 although it was (product taxes less
 * subsidies may be negative), in one of the first n_periods. What was found before stays.
 * Levels that are not stale passed in an earlier run. */
void grdp_failures_find(grdp_block *block, size_t n_periods)
{
    const grdp_scenario *const s = block->scenario;
    double *const bad = block->bad[0];
    const double least = GRDP_LEAST_LEVEL;
    uint64_t any = 0;
    for (size_t k = 0; k < s->n_sectors; k++)
        if (grdp_stale_has(block, k))
            find_low(block->level[s->seasons * s->n_sectors + k], n_periods, s->n_sectors,
                     block->least[k], bad);
    find_low(block->total[s->seasons], n_periods, 1, least, bad);
    find_no_number(block->total[s->seasons], n_periods, bad);
    for (size_t i = 0; i < GRDP_LANES; i++)
        any |= grdp_bits_of(bad[i]);
    block->any_failed = any != 0;
    for (size_t i = 0; block->any_failed && i < GRDP_LANES; i++)
        block->failed[i] = grdp_bits_of(bad[i]) != 0;
}

/* Nothing is known of a lane that stopped. */
void grdp_failures_clear(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    grdp_lanes *const level = block->level + s->seasons * s->n_sectors;
    for (size_t i = 0; block->any_failed && i < GRDP_LANES; i++)
        for (size_t c = 0; block->failed[i] && c < s->n_periods * s->n_sectors; c++)
            level[c][i] = (double)NAN;
}
