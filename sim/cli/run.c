/* run: projects scenarios and judges them against their plans.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run_chance.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/batch.h"
#include "cli/regions_show.h"
#include "cli/run_options.h"

/* Two scenarios with one id would overwrite each other's rows for every reader of the results. Case
 * is not a difference: file names would collide on other systems. */
static bool ids_differ(grdp_cli *cli, const grdp_outlooks *outlooks)
{
    bool fine = true;
    for (size_t i = 0; i < outlooks->n; i++)
        for (size_t j = 0; j < i; j++) {
            const grdp_outlook *const a = outlooks->at[i], *const b = outlooks->at[j];
            if (strcasecmp(a->scenario->id, b->scenario->id) != 0 ||
                strcmp(a->scenario->region->id, b->scenario->region->id) != 0)
                continue;
            grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.file = a->file, .path = "id"},
                          "the id \"%s\" is also that of %s",
                          "give each scenario of a region an id of its own", a->scenario->id,
                          b->file);
            fine = false;
        }
    return fine;
}

/* Reads and projects every file; those with faults are left out and reported. */
static grdp_status project_all(grdp_cli *cli, const grdp_batch *batch, grdp_outlooks *out,
                               size_t *n_failed)
{
    const grdp_scenario_options options = {
        .overrides = cli->set, .n_overrides = cli->n_set, .as_of = cli->as_of};
    out->at = calloc(batch->n > 0 ? batch->n : 1, sizeof(grdp_outlook *));
    if (out->at == NULL)
        return GRDP_ERR_MEMORY;
    grdp_status worst = GRDP_OK;
    for (size_t i = 0; i < batch->n; i++) {
        const grdp_status status =
            grdp_outlook_create(batch->files[i], &options, cli->diag, &out->at[out->n]);
        if (status == GRDP_ERR_MEMORY || status == GRDP_ERR_BUG)
            return status;
        if (status == GRDP_OK)
            out->n++;
        else
            worst = status;
        *n_failed += status != GRDP_OK;
    }
    return out->n > 0 || batch->n == 0 ? GRDP_OK : worst;
}

static bool any_missed(const grdp_outlooks *outlooks)
{
    for (size_t i = 0; i < outlooks->n; i++)
        for (size_t p = 0; p < outlooks->at[i]->n_judgements; p++)
            if (outlooks->at[i]->judgements[p].score.missed > 0)
                return true;
    return false;
}

/* The last name of a path without the slashes after it: "scenarios/hai_duong/" -> "hai_duong".
 * Empty where it says nothing of the folder: "..", "/". */
static const char *last_name(grdp_arena *arena, const char *path)
{
    size_t n = strlen(path), start;
    while (n > 1 && path[n - 1] == '/')
        n--;
    for (start = n; start > 0 && path[start - 1] != '/';)
        start--;
    return grdp_arena_text_n(arena, path + start, path[start] == '.' ? 0 : n - start);
}

/* results/<scenario>, or results/<folder> for a folder; of "." the name that the folder has. */
static char *default_folder(const grdp_cli *cli, const grdp_batch *batch,
                            const grdp_outlooks *outlooks)
{
    assert(outlooks->n > 0 && outlooks->at[0] != NULL);
    const char *name = outlooks->at[0]->scenario->id;
    if (batch->several && cli->n_args == 1) {
        name = last_name(batch->arena, cli->args[0]);
        char *const whole = name != NULL && name[0] == '\0' ? realpath(cli->args[0], NULL) : NULL;
        if (whole != NULL)
            name = last_name(batch->arena, whole);
        free(whole);
    }
    if (name == NULL)
        return NULL;
    const bool is_named = name[0] != '\0' && (!batch->several || cli->n_args == 1);
    return grdp_arena_printf(batch->arena, "results/%s", is_named ? name : "batch");
}

static void show(grdp_cli *cli, const grdp_batch *batch, const grdp_outlooks *outlooks,
                 const grdp_chances *chances)
{
    if (grdp_regions_several(outlooks)) {
        grdp_regions_show(cli, outlooks, chances);
        return;
    }
    if (outlooks->n > 1 || batch->several) {
        grdp_run_show_several(cli, outlooks);
        if (chances->at != NULL)
            grdp_chance_show_several(cli, chances);
        return;
    }
    grdp_run_show_one(cli, outlooks->at[0]);
    if (chances->at != NULL && chances->at[0] != NULL)
        grdp_chance_show_one(cli, chances->at[0]);
}

/* Stopped by a signal, what was drawn until then is shown and written all the same. */
static grdp_status draw_and_write(grdp_cli *cli, const grdp_batch *batch,
                                  const grdp_outlooks *outlooks, grdp_package *package)
{
    grdp_chances chances = {0};
    grdp_status drawn = GRDP_OK;
    if (cli->runs > 0 || cli->precision > 0.0)
        drawn = grdp_chances_run(cli, outlooks, &chances);
    grdp_status status = drawn == GRDP_ERR_STOPPED ? GRDP_OK : drawn;
    if (status == GRDP_OK && package != NULL)
        show(cli, batch, outlooks, &chances);
    if (status == GRDP_OK)
        status = grdp_run_write(cli, package, outlooks, &chances);
    grdp_chances_free(&chances);
    return status == GRDP_OK ? drawn : status;
}

/* A stream holds one table; what asks for another one is refused. */
static grdp_status check_stream(grdp_cli *cli, const grdp_outlooks *outlooks)
{
    size_t n_uncertain = 0;
    if (cli->runs == 0 && cli->precision <= 0.0)
        return GRDP_OK;
    for (size_t i = 0; i < outlooks->n; i++)
        n_uncertain += grdp_chance_has_spread(outlooks->at[i]->scenario);
    if (cli->wide) {
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--wide"},
                      "the chances of runs are one value a row, and so is their stream",
                      "leave --wide out, or --out -");
        return GRDP_ERR_USAGE;
    }
    if (cli->keep && n_uncertain > 1) {
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--keep"},
                      "the runs of %zu scenarios are as many tables, and a stream holds one",
                      "name one scenario, or a folder with --out", n_uncertain);
        return GRDP_ERR_USAGE;
    }
    return GRDP_OK;
}

static grdp_status show_and_write(grdp_cli *cli, const grdp_batch *batch,
                                  const grdp_outlooks *outlooks)
{
    const char *const folder = cli->out != NULL ? cli->out : default_folder(cli, batch, outlooks);
    grdp_package *package = NULL;
    if (folder == NULL)
        return GRDP_ERR_MEMORY;
    const bool stream = strcmp(folder, "-") == 0;
    GRDP_TRY(stream ? check_stream(cli, outlooks) : grdp_run_open(cli, folder, outlooks, &package));
    const grdp_status status = draw_and_write(cli, batch, outlooks, package);
    grdp_package_free(package);
    return status;
}

static grdp_status replay(grdp_cli *cli, const grdp_outlooks *outlooks)
{
    if (outlooks->n != 1)
        return grdp_diag_error(cli->diag, (grdp_place){0}, "--replay is for one scenario",
                               "name one file");
    return grdp_replay_show(cli, outlooks->at[0]);
}

static grdp_status finish(const grdp_cli *cli, const grdp_outlooks *outlooks, size_t n_failed)
{
    if (n_failed > 0)
        return GRDP_ERR_PARTIAL;
    return cli->fail_on_missed && any_missed(outlooks) ? GRDP_ERR_CHECK : GRDP_OK;
}

grdp_status grdp_cli_run(grdp_cli *cli)
{
    grdp_batch batch;
    grdp_outlooks outlooks = {0};
    size_t n_failed = 0;
    GRDP_TRY(grdp_check_runs(cli));
    GRDP_TRY(grdp_batch_collect(cli->args, cli->n_args, "scenario", cli->diag, &batch));
    grdp_status status = project_all(cli, &batch, &outlooks, &n_failed);
    if (status == GRDP_OK && !ids_differ(cli, &outlooks))
        status = GRDP_ERR_INPUT;
    if (status == GRDP_OK)
        status = cli->replay ? replay(cli, &outlooks) : show_and_write(cli, &batch, &outlooks);
    if (status == GRDP_OK)
        status = finish(cli, &outlooks, n_failed);
    for (size_t i = 0; i < outlooks.n; i++)
        grdp_outlook_free(outlooks.at[i]);
    free(outlooks.at);
    grdp_batch_free(&batch);
    return status;
}
