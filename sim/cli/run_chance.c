/* run_chance: draws every scenario of a batch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run_chance.h"

#include <stdlib.h>

#include "cli/progress.h"

/* First number of runs where only a precision is asked for. */
enum { RUNS_FIRST = 65536 };

static bool wants_all(const grdp_cli *cli)
{
    return cli->n_columns == 1 && grdp_text_equal(cli->columns[0], "all");
}

static grdp_status run_one(grdp_cli *cli, const grdp_outlook *outlook, grdp_progress *progress,
                           grdp_chance **out)
{
    const grdp_chance_options options = {.seed = cli->seed,
                                         .n_runs = cli->runs > 0 ? cli->runs : RUNS_FIRST,
                                         .n_threads = cli->threads,
                                         .precision = cli->precision,
                                         .all_series = wants_all(cli),
                                         .stop = grdp_signals_stop(),
                                         .tick = progress != NULL ? grdp_progress_tick : NULL,
                                         .tick_context = progress};
    return grdp_chance_run(outlook, &options, cli->diag, out);
}

grdp_status grdp_chances_run(grdp_cli *cli, const grdp_outlooks *outlooks, grdp_chances *out)
{
    size_t n_uncertain = 0;
    out->at = calloc(outlooks->n + 1, sizeof(grdp_chance *));
    out->n = outlooks->n;
    if (out->at == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < outlooks->n; i++)
        n_uncertain += grdp_chance_has_spread(outlooks->at[i]->scenario);
    grdp_progress *const progress = grdp_progress_begin(cli, "runs", n_uncertain * cli->runs);
    grdp_status status = GRDP_OK;
    for (size_t i = 0; i < outlooks->n && status == GRDP_OK; i++)
        if (grdp_chance_has_spread(outlooks->at[i]->scenario))
            status = run_one(cli, outlooks->at[i], progress, &out->at[i]);
    grdp_progress_end(progress);
    for (size_t i = 0; i < outlooks->n && status == GRDP_ERR_STOPPED; i++)
        if (out->at[i] != NULL)
            grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){.file = outlooks->at[i]->file},
                          "stopped: %zu runs were drawn and are shown", NULL,
                          (size_t)out->at[i]->n_runs);
    return status;
}

void grdp_chances_free(grdp_chances *chances)
{
    for (size_t i = 0; i < chances->n; i++)
        grdp_chance_free(chances->at[i]);
    free(chances->at);
    *chances = (grdp_chances){0};
}
