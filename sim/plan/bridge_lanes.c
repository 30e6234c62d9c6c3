/* bridge_lanes: values of coalitions, GRDP_LANES of them side by side in a block. Coalitions that
 * hold the same groups share a hybrid scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "engine/block.h"
#include "plan/bridge_hybrid.h"

static uint64_t group_bits(const grdp_hybrid *h)
{
    uint64_t bits = 0;
    for (size_t p = 0; p < h->n; p++)
        bits |= h->players[p].text != NULL ? UINT64_C(1) << p : 0;
    return bits;
}

/* A player stands as at the second end where it is in the coalition; a group is laid over the host
 * where it stands as at the other end. */
static bool is_laid(const grdp_hybrid *h, uint64_t coalition, size_t player)
{
    const bool second = (coalition >> player & 1) != 0;
    return second == (h->host == 0);
}

static grdp_status open_scenario(const grdp_hybrid *h, uint64_t coalition, grdp_scenario **out)
{
    const size_t given = h->options != NULL ? h->options->n_overrides : 0;
    const size_t most = given + h->n_always + h->n;
    const char **const texts = calloc(most + 1, sizeof *texts);
    grdp_diag *const aside = grdp_diag_create(NULL); /* all was said when the ends were read */
    grdp_scenario_options options = {.overrides = texts};
    grdp_status status = texts != NULL && aside != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
    for (size_t i = 0; status == GRDP_OK && i < given; i++)
        texts[options.n_overrides++] = h->options->overrides[i];
    for (size_t i = 0; status == GRDP_OK && i < h->n_always; i++)
        texts[options.n_overrides++] = h->always[i];
    for (size_t p = 0; status == GRDP_OK && p < h->n; p++)
        if (h->players[p].text != NULL && is_laid(h, coalition, p))
            texts[options.n_overrides++] = h->players[p].text;
    if (status == GRDP_OK)
        status = grdp_scenario_read(h->ends[h->host]->file, &options, aside, out);
    grdp_diag_free(aside);
    free(texts);
    return status;
}

static void set_factor(const grdp_hybrid *h, const grdp_player *player, size_t end, size_t lane,
                       grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    size_t factor;
    if (!grdp_scenario_find_factor(s, player->path, &factor))
        return;
    const size_t n = block->by_period[factor] ? s->n_periods : 1;
    const size_t known = h->ends[end]->n_periods;
    const bool *const observed = s->factors[factor].observed;
    for (size_t t = 0; t < n; t++)
        if (observed == NULL || !observed[t])
            block->value[block->value_at[factor] + t][lane] =
                player->values[end][t < known ? t : known - 1];
    grdp_stale_mark(block, factor);
}

static void set_lane(const grdp_hybrid *h, uint64_t coalition, size_t lane, grdp_block *block)
{
    for (size_t p = 0; p < h->n; p++)
        if (h->players[p].text == NULL)
            set_factor(h, &h->players[p], coalition >> p & 1, lane, block);
}

/* Places of the coalitions that fill a block. */
typedef struct batch {
    size_t n, at[GRDP_LANES];
} batch;

static grdp_status run(const grdp_hybrid *h, grdp_block *block, batch *of,
                       const uint64_t *coalitions, double *values)
{
    grdp_series_ref ref;
    grdp_span span;
    bool known = false;
    grdp_lanes lanes;
    if (!grdp_series_resolve(block->scenario, h->series, &ref, &known) ||
        !grdp_span_find(block->scenario, h->period, &span))
        return GRDP_ERR_INPUT;
    grdp_block_reset(block);
    for (size_t i = 0; i < of->n; i++)
        set_lane(h, coalitions[of->at[i]], i, block);
    grdp_block_run(block);
    grdp_block_series(block, ref, span, lanes);
    for (size_t i = 0; i < of->n; i++)
        values[of->at[i]] = lanes[i];
    of->n = 0;
    return GRDP_OK;
}

/* All coalitions from `first` on that hold the groups of the first. */
static grdp_status value_alike(const grdp_hybrid *h, uint64_t bits, size_t first, size_t n,
                               const uint64_t *coalitions, double *values)
{
    grdp_scenario *scenario = NULL;
    grdp_block *block = NULL;
    batch full = {.n = 0};
    GRDP_TRY(open_scenario(h, coalitions[first], &scenario));
    grdp_status status = grdp_block_create(scenario, &block);
    for (size_t c = first; c < n && status == GRDP_OK; c++) {
        if ((coalitions[c] & bits) != (coalitions[first] & bits))
            continue;
        full.at[full.n++] = c;
        if (full.n == GRDP_LANES)
            status = run(h, block, &full, coalitions, values);
    }
    if (status == GRDP_OK && full.n > 0)
        status = run(h, block, &full, coalitions, values);
    grdp_block_free(block);
    grdp_scenario_free(scenario);
    return status;
}

static bool is_first(uint64_t bits, size_t at, const uint64_t *coalitions)
{
    for (size_t c = 0; c < at; c++)
        if ((coalitions[c] & bits) == (coalitions[at] & bits))
            return false;
    return true;
}

grdp_status grdp_hybrid_value(void *context, size_t n, const uint64_t *coalitions, double *values)
{
    const grdp_hybrid *const h = context;
    const uint64_t bits = group_bits(h);
    for (size_t c = 0; c < n; c++)
        if (is_first(bits, c, coalitions))
            GRDP_TRY(value_alike(h, bits, c, n, coalitions, values));
    return GRDP_OK;
}
