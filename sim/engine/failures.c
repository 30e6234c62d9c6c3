/* failures: lanes that have left the domain of a model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "core/four.h"
#include "engine/block.h"

#define SIGN UINT64_C(0x8000000000000000)

static const grdp_four_words nothing = {0};

GRDP_INLINE void mark(const grdp_four_words *bits, double *bad)
{
    grdp_four x;
    grdp_four_load(bad, &x);
    x = (grdp_four)((grdp_four_words)x | *bits);
    grdp_four_store(bad, &x);
}

/* Marks the lanes in which a level of a sector that is checked is not above 0, in any of n_periods
 * periods: 0 less a number above 0 has its sign bit set, and gcc 12 has no vector instruction for a
 * comparison of several lanes in one value. */
GRDP_KERNEL
static void find_low(const double *restrict level, size_t n_periods, size_t n_sectors,
                     const bool *restrict checks, double *restrict bad)
{
    for (size_t i = 0; i < GRDP_LANES; i += (size_t)4 * GRDP_FOUR) {
        grdp_four_words above[4] = {~nothing, ~nothing, ~nothing, ~nothing};
        const double *at = level + i;
        for (size_t t = 0; t < n_periods; t++)
            for (size_t k = 0; k < n_sectors; k++, at += GRDP_LANES)
                for (size_t j = 0; checks[k] && j < 4; j++) {
                    grdp_four x;
                    grdp_four_load(at + j * GRDP_FOUR, &x);
                    above[j] &= (grdp_four_words)(0.0 - x);
                }
        for (size_t j = 0; j < 4; j++) {
            above[j] = ~above[j] & SIGN;
            mark(&above[j], bad + i + j * GRDP_FOUR);
        }
    }
}

/* Marks the lanes in which a total of any of n_periods periods is not above 0 or no number: x - x
 * is 0 for all others. A total is no number where one of its sectors is none. */
GRDP_KERNEL
static void find_no_total(const double *restrict total, size_t n_periods, double *restrict bad)
{
    for (size_t i = 0; i < GRDP_LANES; i += GRDP_FOUR) {
        grdp_four x;
        grdp_four_words above = ~nothing, bits = {0};
        for (size_t t = 0; t < n_periods; t++) {
            grdp_four_load(total + t * GRDP_LANES + i, &x);
            above &= (grdp_four_words)(0.0 - x);
            bits |= (grdp_four_words)(x - x); /* NOLINT(misc-redundant-expression) */
        }
        bits |= ~above & SIGN;
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
    bool checks[GRDP_SECTORS_MAX];
    uint64_t any = 0;
    for (size_t k = 0; k < s->n_sectors; k++)
        checks[k] = block->positive[k] && grdp_stale_has(block, k);
    find_low(block->level[s->seasons * s->n_sectors], n_periods, s->n_sectors, checks, bad);
    find_no_total(block->total[s->seasons], n_periods, bad);
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
