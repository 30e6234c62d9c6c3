/* rebase: shares of the base year that a scenario overrides. The region's account stays as it is;
 * the sectors that are not overridden keep their proportions and take the rest of the total.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/block.h"

typedef struct split {
    double total, rest_before;
    bool overridden[GRDP_SECTORS_MAX];
} split;

static split split_base(const grdp_scenario *s)
{
    split out = {.total = 0.0};
    for (size_t b = 0; b < s->n_base_shares; b++)
        out.overridden[s->base_share_sector[b]] = true;
    for (size_t k = 0; k < s->n_sectors; k++) {
        out.total += s->account->level[k];
        out.rest_before += out.overridden[k] ? 0.0 : s->account->level[k];
    }
    return out;
}

GRDP_KERNEL
static void scale_lanes(const double *restrict share, double total, double part,
                        double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = total * share[i] * part;
}

GRDP_KERNEL
static void take_away(const double *restrict share, double *restrict rest)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        rest[i] -= share[i];
}

GRDP_KERNEL
static void multiply(const double *restrict rest, double part, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = rest[i] * part;
}

static void set_share(grdp_block *block, size_t sector, const double *restrict share, double total)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t q = 0; q < s->seasons; q++) {
        const double part = s->seasons > 1 ? s->account->season_share[sector][q] : 1.0;
        scale_lanes(share, total, part, block->level[q * s->n_sectors + sector]);
    }
}

void grdp_block_rebase(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    const split base = split_base(s);
    grdp_lanes rest;
    for (size_t i = 0; i < GRDP_LANES; i++)
        rest[i] = 1.0;
    for (size_t b = 0; b < s->n_base_shares; b++) {
        const double *const share = grdp_block_factor(block, s->base_share[b], 0);
        take_away(share, rest);
        set_share(block, s->base_share_sector[b], share, base.total);
    }
    for (size_t k = 0; k < s->n_sectors; k++) {
        if (base.overridden[k])
            continue;
        grdp_lanes share;
        multiply(rest, s->account->level[k] / base.rest_before, share);
        set_share(block, k, share, base.total);
    }
}
