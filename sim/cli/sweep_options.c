/* sweep_options: what the options of a sweep do with their values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run_options.h"
#include "cli/sweep.h"
#include "engine/sampling.h"

#include "core/number.h"

#include <string.h>

static const grdp_place nowhere;

enum { SHARDS_MOST = 1000000 };

bool grdp_store_vary(grdp_cli *cli, const char *argument)
{
    if (cli->n_vary < GRDP_CLI_LIST) {
        cli->vary[cli->n_vary++] = argument;
        return true;
    }
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--vary is given more than %zu times",
                  "write the points into a table: --points-csv FILE", (size_t)GRDP_CLI_LIST);
    return false;
}

bool grdp_store_design(grdp_cli *cli, const char *argument)
{
    const char *names[16];
    size_t n = 0;
    cli->design = grdp_points_find(argument);
    cli->sampling = grdp_sampling_find(argument);
    if (cli->design != NULL)
        return true;
    for (const grdp_points *kind; n < 16 && (kind = grdp_points_at(n)) != NULL; n++)
        names[n] = kind->name;
    const char *const nearest = grdp_text_nearest(argument, names, n);
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--design: there is no design \"%s\"",
                  nearest != NULL ? "did you mean \"%s\"?"
                                  : "there are factorial, random, lhs and sobol",
                  grdp_text_show(argument), nearest);
    return false;
}

static bool read_count(const char *text, size_t length, uint64_t most, uint64_t *out)
{
    return grdp_read_whole(text, length, out) && *out >= 1 && *out <= most;
}

bool grdp_store_points(grdp_cli *cli, const char *argument)
{
    if (read_count(argument, strlen(argument), UINT64_MAX, &cli->points))
        return true;
    grdp_diag_add(
        cli->diag, GRDP_ERROR, nowhere, "--points: \"%s\" is not a whole number from 1 to %s",
        "write for example --points 1024; more than %s needs --yes-large", grdp_text_show(argument),
        grdp_number_show((double)GRDP_DESIGN_MOST), grdp_number_show((double)GRDP_DESIGN_LARGE));
    return false;
}

bool grdp_store_points_csv(grdp_cli *cli, const char *argument)
{
    cli->points_csv = argument;
    return true;
}

bool grdp_store_long(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->is_long = true;
    return true;
}

bool grdp_store_shard(grdp_cli *cli, const char *argument)
{
    const size_t length = strcspn(argument, "/");
    uint64_t index = 0, count = 0;
    if (argument[length] == '/' && read_count(argument, length, SHARDS_MOST, &index) &&
        read_count(argument + length + 1, strlen(argument + length + 1), SHARDS_MOST, &count) &&
        index <= count) {
        cli->shard = index - 1;
        cli->n_shards = count;
        return true;
    }
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                  "--shard: \"%s\" is not a part i/N with i from 1 to N and N at most %zu",
                  "write for example --shard 3/64", grdp_text_show(argument), (size_t)SHARDS_MOST);
    return false;
}

bool grdp_store_checkpoint(grdp_cli *cli, const char *argument)
{
    cli->has_checkpoint = grdp_number_read(argument, strlen(argument), &cli->checkpoint) &&
                          cli->checkpoint >= 0.0 && cli->checkpoint <= 86400.0;
    if (cli->has_checkpoint)
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                  "--checkpoint: \"%s\" is not a number of seconds from 0 to 86400",
                  "write for example --checkpoint 10", grdp_text_show(argument));
    return false;
}

bool grdp_store_restart(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->restart = true;
    return true;
}

bool grdp_store_yes_large(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->yes_large = true;
    return true;
}
