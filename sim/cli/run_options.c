/* run_options: how many runs, from which seed, on how many threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run_options.h"

#include "core/number.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const grdp_place nowhere;

bool grdp_read_count(const char *text, uint64_t max, uint64_t *out)
{
    if (!text[0] || text[strspn(text, "0123456789")])
        return false;
    errno = 0;
    const unsigned long long value = strtoull(text, NULL, 10);
    *out = value;
    return errno == 0 && value <= max;
}

bool grdp_store_seed(grdp_cli *cli, const char *argument)
{
    if (grdp_read_count(argument, UINT64_MAX, &cli->seed))
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--seed: \"%s\" is not a whole number below 2^64",
                  "write for example --seed 2024", grdp_text_show(argument));
    return false;
}

enum { RUNS_MOST = 100000000 };

bool grdp_store_runs(grdp_cli *cli, const char *argument)
{
    uint64_t runs = 0;

    if (!grdp_read_count(argument, RUNS_MOST, &runs)) {
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                      "--runs: \"%s\" is not a whole number from 0 to %zu",
                      "write for example --runs 1000", grdp_text_show(argument), (size_t)RUNS_MOST);
        return false;
    }
    cli->runs = (size_t)runs;
    return true;
}

bool grdp_store_threads(grdp_cli *cli, const char *argument)
{
    uint64_t threads = 0;

    if (!grdp_read_count(argument, 256, &threads) || threads == 0) {
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                      "--threads: \"%s\" is not a whole number from 1 to 256",
                      "write for example --threads 2", grdp_text_show(argument));
        return false;
    }
    cli->threads = (unsigned)threads;
    return true;
}

/* "0.1pp", "0.1": per cent points. */
bool grdp_store_precision(grdp_cli *cli, const char *argument)
{
    const size_t length = strlen(argument);
    const bool unit = length > 2 && strcmp(argument + length - 2, "pp") == 0;

    if (grdp_number_read(argument, unit ? length - 2 : length, &cli->precision) &&
        cli->precision >= 1e-4)
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                  "--precision: \"%s\" is not a number of points from 0.0001 on",
                  "write for example --precision 0.1pp", grdp_text_show(argument));
    return false;
}

bool grdp_store_replay(grdp_cli *cli, const char *argument)
{
    cli->replay = grdp_read_count(argument, UINT64_MAX / 2, &cli->replay_run);
    if (cli->replay)
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--replay: \"%s\" is not the number of a run",
                  "runs are counted from 0: write for example --replay 17",
                  grdp_text_show(argument));
    return false;
}

bool grdp_store_keep(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->keep = true;
    return true;
}
