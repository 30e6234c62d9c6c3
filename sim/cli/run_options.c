/* run_options: how many runs, from which seed, on how many threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run_options.h"

#include "core/number.h"
#include "plan/chance.h"
#include "study/points.h"

#include <errno.h>
#include <math.h>
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

bool grdp_read_whole(const char *text, size_t length, uint64_t *out)
{
    double count = 0.0;
    if (!grdp_number_read(text, length, &count) || !(count >= 0.0) || count != floor(count))
        return false;
    *out = count < 0x1p63 ? (uint64_t)count : UINT64_MAX;
    return true;
}

/* How many are too many is checked where --yes-large is known too (run_chance.c). */
bool grdp_store_runs(grdp_cli *cli, const char *argument)
{
    uint64_t runs = 0;

    if (!grdp_read_whole(argument, strlen(argument), &runs)) {
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                      "--runs: \"%s\" is not a whole number from 1 to %s",
                      "write for example --runs 1000; more than %s needs --yes-large",
                      grdp_text_show(argument), grdp_number_show((double)GRDP_CHANCE_MOST),
                      grdp_number_show((double)GRDP_RUNS_LARGE));
        return false;
    }
    if (runs == 0) {
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--runs: 0 runs give no chances",
                      "write a number from 1 on, or leave --runs out for one run with likely "
                      "values");
        return false;
    }
    cli->runs = (size_t)runs;
    return true;
}

static grdp_status check_large(grdp_cli *cli)
{
    if (cli->runs <= GRDP_RUNS_LARGE || (cli->yes_large && cli->runs <= GRDP_CHANCE_MOST))
        return GRDP_OK;
    if (cli->yes_large)
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--runs"},
                      "%s runs are more than %s, beyond which they cannot be counted exactly",
                      "take fewer", grdp_number_show((double)cli->runs),
                      grdp_number_show((double)GRDP_CHANCE_MOST));
    else
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--runs"},
                      "%s runs are more than %s, which is minutes to years of work",
                      "take fewer, or say --yes-large", grdp_number_show((double)cli->runs),
                      grdp_number_show((double)GRDP_RUNS_LARGE));
    return GRDP_ERR_LIMIT;
}

/* A design has whole replicates, and without runs there is nothing to design. */
static grdp_status check_design(grdp_cli *cli)
{
    const grdp_place place = {.path = "--design"};
    if (cli->design == NULL)
        return GRDP_OK;
    if (cli->sampling == NULL) {
        grdp_diag_add(cli->diag, GRDP_ERROR, place, "the design \"%s\" draws no numbers",
                      "write --design random, lhs or sobol", cli->design->name);
        return GRDP_ERR_USAGE;
    }
    if (cli->sampling->n_replicates == 1)
        return GRDP_OK;
    if (cli->runs == 0 && (cli->precision <= 0.0 || cli->replay)) {
        grdp_diag_add(cli->diag, GRDP_ERROR, place,
                      "what a run draws by the design \"%s\" depends on the number of runs",
                      "add --runs, for example --runs 65536", cli->sampling->name);
        return GRDP_ERR_USAGE;
    }
    const uint64_t runs = grdp_sampling_round(cli->sampling, cli->runs);
    if (runs != cli->runs)
        grdp_diag_add(cli->diag, GRDP_NOTE, (grdp_place){.path = "--runs"},
                      "%zu is rounded up to %zu: the design \"%s\" has %zu replicates of %zu "
                      "points",
                      NULL, cli->runs, (size_t)runs, cli->sampling->name,
                      cli->sampling->n_replicates, (size_t)(runs / cli->sampling->n_replicates));
    cli->runs = (size_t)runs;
    return GRDP_OK;
}

static grdp_status check_replay(grdp_cli *cli)
{
    if (!cli->replay || cli->runs == 0 || cli->replay_run < cli->runs)
        return GRDP_OK;
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--replay"},
                  "there is no run %zu: the last of %zu runs is %zu",
                  "take a smaller number, or more --runs", (size_t)cli->replay_run, cli->runs,
                  cli->runs - 1);
    return GRDP_ERR_USAGE;
}

static grdp_status check_keep(grdp_cli *cli)
{
    if (!cli->keep || cli->runs > 0 || cli->precision > 0.0)
        return GRDP_OK;
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--keep"},
                  "there are no runs to keep", "add --runs, for example --runs 10000");
    return GRDP_ERR_USAGE;
}

grdp_status grdp_check_runs(grdp_cli *cli)
{
    GRDP_TRY(check_large(cli));
    GRDP_TRY(check_keep(cli));
    GRDP_TRY(check_design(cli));
    GRDP_TRY(check_large(cli)); /* a design rounds up */
    return check_replay(cli);
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
