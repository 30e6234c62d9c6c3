/* draw_stream: the random words of the draws on stdout, for batteries of tests such as dieharder:
 *
 *   draw_stream | dieharder -a -g 200 -k 2
 *
 * The 32-bit words come as the shocks use them: by blocks of runs, in each four periods, in each
 * the names "sector0" to "sector3" in turn, in each 64 runs, so that a fault between streams shows
 * as much as one within a stream.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdio.h>

#include "engine/draws.h"

enum { NAMES = 4, PERIODS = 4, BLOCKS = 256, CALLS = GRDP_LANES / 8 };

/* The words of one block of runs of one name in one period. */
static void fill(uint64_t key, uint64_t block, uint64_t period, uint32_t out[static GRDP_LANES])
{
    for (uint64_t i = 0; i < CALLS; i++) {
        uint64_t word[4];
        grdp_threefry((const uint64_t[4]){block * CALLS + i, period, 0, 0},
                      (const uint64_t[4]){key, 0, 0, 0}, word);
        for (size_t k = 0; k < 4; k++) {
            out[i + k * CALLS] = (uint32_t)word[k];
            out[i + (k + 4) * CALLS] = (uint32_t)(word[k] >> 32);
        }
    }
}

int main(void)
{
    static const char *const names[NAMES] = {"shock:sector0", "shock:sector1", "shock:sector2",
                                             "shock:sector3"};
    static uint32_t words[BLOCKS][PERIODS][NAMES][GRDP_LANES];
    uint64_t keys[NAMES];
    for (size_t i = 0; i < NAMES; i++)
        keys[i] = grdp_draw_key(1, names[i]);
    for (uint64_t first = 0;; first += BLOCKS) {
        for (size_t b = 0; b < BLOCKS; b++)
            for (size_t t = 0; t < PERIODS; t++)
                for (size_t i = 0; i < NAMES; i++)
                    fill(keys[i], first + b, t, words[b][t][i]);
        if (fwrite(words, sizeof words, 1, stdout) != 1)
            return 0;
    }
}
