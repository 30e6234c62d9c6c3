/* backtest: how good would earlier projections have been, with what was known then?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/backtest.h"

#include "cli/files.h"

#include <string.h>

#include "plan/chance.h"

bool grdp_store_regions(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->pooled = true;
    return true;
}

bool grdp_store_weights_known(grdp_cli *cli, const char *argument)
{
    cli->weights_strict = grdp_text_equal(argument, "strict");
    if (cli->weights_strict || grdp_text_equal(argument, "reconstructed"))
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0}, "--weights-known: \"%s\" is neither",
                  "write strict or reconstructed", grdp_text_show(argument));
    return false;
}

static void note_undated(grdp_cli *cli, const grdp_backtest_desk *desk)
{
    for (size_t s = 0; s < desk->n_subjects; s++) {
        const size_t n = grdp_actuals_n_undated(&desk->subjects[s].growth);
        if (n > 0)
            grdp_diag_add(cli->diag, GRDP_NOTE,
                          (grdp_place){.file = desk->subjects[s].region->file},
                          "%zu figures of growth have no date of publication and are left out",
                          "add their vintage to the CSV file", n);
    }
}

static grdp_status test(grdp_cli *cli, const grdp_backtest_desk *desk)
{
    const grdp_backtest_options options = {.as_of = cli->as_of,
                                           .strict = cli->weights_strict,
                                           .scenario = cli->scenario,
                                           .seed = cli->seed,
                                           .diag = cli->diag};
    grdp_backtest *b = NULL;

    note_undated(cli, desk);
    GRDP_TRY(grdp_backtest_create(desk->n_subjects, desk->subjects, &options, &b));
    if (b->n_cases == 0)
        grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){.file = cli->args[0]},
                      "no period has a figure of growth and one that was known before it began",
                      "add figures of earlier years with their date of publication");
    if (!grdp_files_to_stdout(cli))
        grdp_backtest_show(cli, b);
    const grdp_status status = cli->out ? grdp_backtest_write(cli, desk, b) : GRDP_OK;
    grdp_backtest_free(b);
    return status;
}

/* A scenario is of one region, the one that is named. What it notes of its own time does not belong
 * here. */
static grdp_status check_scenario(grdp_cli *cli, const grdp_backtest_desk *desk)
{
    const grdp_place place = {.file = cli->scenario};
    grdp_diag *const quiet = grdp_diag_create(NULL);
    grdp_scenario *scenario = NULL;

    if (!quiet)
        return GRDP_ERR_MEMORY;
    grdp_status status = grdp_scenario_read(cli->scenario, NULL, quiet, &scenario);
    grdp_diag_free(quiet);
    if (status != GRDP_OK) /* again, to say why */
        return grdp_scenario_read(cli->scenario, NULL, cli->diag, &scenario);
    if (desk->n_subjects != 1 || strcmp(scenario->region->id, desk->subjects[0].id) != 0)
        status = grdp_diag_error(cli->diag, place,
                                 "the scenario is of \"%s\", which is not the region of the "
                                 "backtest",
                                 "name the region file of the scenario, and no other",
                                 scenario->region->id);
    else if (!grdp_chance_has_spread(scenario))
        status = grdp_diag_error(cli->diag, place,
                                 "nothing in the scenario is uncertain, so it gives no spread",
                                 "give a factor a distribution, or a sector a volatility");
    grdp_scenario_free(scenario);
    return status;
}

grdp_status grdp_cli_backtest(grdp_cli *cli)
{
    grdp_backtest_desk *const desk = grdp_arena_alloc(cli->arena, 1, sizeof *desk);
    if (!desk)
        return GRDP_ERR_MEMORY;
    grdp_status status = grdp_backtest_collect(cli, desk);

    if (status == GRDP_OK && cli->scenario)
        status = check_scenario(cli, desk);
    if (status == GRDP_OK)
        status = test(cli, desk);
    grdp_backtest_clear(desk);
    return status;
}
