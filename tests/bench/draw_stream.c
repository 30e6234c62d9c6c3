/* draw_stream: the random words of the draws on stdout, for batteries of tests such as dieharder:
 *
 *   draw_stream | dieharder -a -g 200
 *
 * The words come as the program uses them: by sector name, run and four periods, the names
 * "sector0" to "sector3" in turn, so that a fault between streams shows as much as one within a
 * stream.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdio.h>

#include "engine/draws.h"

enum { NAMES = 4, RUNS = 4096 };

int main(void)
{
    static const char *const names[NAMES] = {"shock:sector0", "shock:sector1", "shock:sector2",
                                             "shock:sector3"};
    static uint32_t words[NAMES * RUNS][4];
    uint64_t keys[NAMES];
    for (size_t i = 0; i < NAMES; i++)
        keys[i] = grdp_draw_key(1, names[i]);
    for (uint64_t run = 0;; run++) {
        const size_t at = (size_t)(run % RUNS) * NAMES;
        for (size_t i = 0; i < NAMES; i++) {
            const uint32_t counter[4] = {(uint32_t)run, (uint32_t)(run >> 32), 0, 0};
            const uint32_t key[2] = {(uint32_t)keys[i], (uint32_t)(keys[i] >> 32)};
            grdp_philox(counter, key, words[at + i]);
        }
        if (run % RUNS == RUNS - 1 && fwrite(words, sizeof words, 1, stdout) != 1)
            return 0;
    }
}
