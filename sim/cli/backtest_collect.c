/* backtest_collect: the regions of a backtest, and the plans beside them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/backtest.h"

#include <string.h>
#include <sys/stat.h>

#include "cli/batch.h"
#include "core/file.h"
#include "scenario/scenario.h"

static bool has_region(const grdp_backtest_desk *desk, const char *id)
{
    for (size_t i = 0; i < desk->n_regions; i++)
        if (strcmp(desk->regions[i]->id, id) == 0)
            return true;
    return false;
}

static grdp_status too_many(grdp_cli *cli, const char *file)
{
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.file = file},
                  "there are more than %zu regions, or more plans than there is room for",
                  "name fewer at once", (size_t)GRDP_CLI_LIST);
    return GRDP_ERR_LIMIT;
}

/* A region that is there under the same id is not read twice. */
static grdp_status add_region(grdp_cli *cli, grdp_backtest_desk *desk, const char *file)
{
    grdp_region *region = NULL;

    GRDP_TRY(grdp_region_read(file, cli->diag, &region));
    if (has_region(desk, region->id)) {
        grdp_region_free(region);
        return GRDP_OK;
    }
    if (desk->n_regions == GRDP_CLI_LIST) {
        grdp_region_free(region);
        return too_many(cli, file);
    }
    desk->regions[desk->n_regions++] = region;
    return grdp_subject_read(cli->arena, region, &desk->subjects[desk->n_subjects++]);
}

/* Adds the plan where it is one of this region. */
static grdp_status add_plan(grdp_cli *cli, grdp_backtest_desk *desk, grdp_subject *subject,
                            const char *file)
{
    grdp_plan *plan = NULL;
    grdp_region *of = NULL;

    if (desk->n_plans == sizeof desk->plans / sizeof *desk->plans)
        return too_many(cli, file);
    GRDP_TRY(grdp_plan_read(file, cli->diag, &plan));
    desk->plans[desk->n_plans++] = plan;
    GRDP_TRY(grdp_region_read(plan->region_file, cli->diag, &of));
    if (strcmp(of->id, subject->id) == 0)
        grdp_subject_add_plan(subject, plan);
    grdp_region_free(of);
    return GRDP_OK;
}

/* The plans in the folder of the region, in the order of their files; there need be none. */
static grdp_status add_plans(grdp_cli *cli, grdp_backtest_desk *desk, grdp_subject *subject)
{
    const char *const folder = grdp_file_beside(cli->arena, subject->region->file, ".");
    grdp_diag *const quiet = grdp_diag_create(NULL);
    grdp_batch batch;
    grdp_status status = GRDP_ERR_MEMORY;

    if (folder && quiet)
        status = grdp_batch_collect(&folder, 1, "plan", quiet, &batch);
    grdp_diag_free(quiet);
    if (status != GRDP_OK)
        return status == GRDP_ERR_MEMORY ? status : GRDP_OK;
    for (size_t i = 0; i < batch.n && status == GRDP_OK; i++)
        status = add_plan(cli, desk, subject, grdp_arena_text(cli->arena, batch.files[i]));
    grdp_batch_free(&batch);
    return status;
}

/* The region of a scenario, whose own notes do not belong here. */
static grdp_status add_region_of(grdp_cli *cli, grdp_backtest_desk *desk, const char *file)
{
    grdp_diag *const quiet = grdp_diag_create(NULL);
    grdp_scenario *scenario = NULL;
    if (!quiet)
        return GRDP_ERR_MEMORY;
    grdp_status status = grdp_scenario_read(file, NULL, quiet, &scenario);

    grdp_diag_free(quiet);
    if (status != GRDP_OK) /* again, to say why */
        status = grdp_scenario_read(file, NULL, cli->diag, &scenario);
    if (status == GRDP_OK)
        status = add_region(cli, desk, grdp_arena_text(cli->arena, scenario->region->file));
    grdp_scenario_free(scenario);
    return status;
}

typedef struct kind_row {
    const char *kind;
    grdp_status (*add)(grdp_cli *cli, grdp_backtest_desk *desk, const char *file);
} kind_row;

/* Regions of a folder, and those elsewhere that its scenarios are of. */
static const kind_row kinds[] = {{"region", add_region}, {"scenario", add_region_of}};

static grdp_status add_folder(grdp_cli *cli, grdp_backtest_desk *desk, const char *folder)
{
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        grdp_diag *const quiet = grdp_diag_create(NULL);
        grdp_batch batch;
        if (!quiet)
            return GRDP_ERR_MEMORY;
        grdp_status status = grdp_batch_collect(&folder, 1, kinds[k].kind, quiet, &batch);
        grdp_diag_free(quiet);
        if (status == GRDP_ERR_MEMORY)
            return status;
        if (status != GRDP_OK)
            continue;
        for (size_t i = 0; i < batch.n && status == GRDP_OK; i++)
            status = kinds[k].add(cli, desk, grdp_arena_text(cli->arena, batch.files[i]));
        grdp_batch_free(&batch);
        GRDP_TRY(status);
    }
    return GRDP_OK;
}

/* The table of this name in the folder, where there is one. */
static grdp_status add_table(grdp_cli *cli, grdp_backtest_desk *desk, const char *folder,
                             bool plans)
{
    struct stat info;
    const char *const path =
        grdp_arena_printf(cli->arena, "%s/%s", folder, plans ? "plan_errors.csv" : "growth.csv");
    grdp_subjects subjects = {
        .arena = cli->arena,
        .n = desk->n_subjects,
        .room = GRDP_CLI_SUBJECTS,
        .all = desk->subjects,
    };

    if (!path)
        return GRDP_ERR_MEMORY;
    if (stat(path, &info) != 0)
        return GRDP_OK;
    GRDP_TRY(
        grdp_subjects_join(&subjects, path, plans, cli->diag, &desk->tables[desk->n_tables++]));
    desk->n_subjects = subjects.n;
    return GRDP_OK;
}

grdp_status grdp_backtest_collect(grdp_cli *cli, grdp_backtest_desk *desk)
{
    for (size_t i = 0; i < cli->n_args; i++)
        GRDP_TRY(cli->pooled ? add_folder(cli, desk, cli->args[i])
                             : add_region(cli, desk, cli->args[i]));
    for (size_t s = 0; s < desk->n_subjects; s++)
        GRDP_TRY(add_plans(cli, desk, &desk->subjects[s]));
    for (size_t i = 0; i < cli->n_args && cli->pooled; i++) {
        GRDP_TRY(add_table(cli, desk, cli->args[i], false));
        GRDP_TRY(add_table(cli, desk, cli->args[i], true));
    }
    if (desk->n_subjects == 0)
        return grdp_diag_error(cli->diag, (grdp_place){.file = cli->args[0]},
                               "there is no region in this folder",
                               "name a folder that holds regions, or a table growth.csv of them");
    return GRDP_OK;
}

void grdp_backtest_clear(grdp_backtest_desk *desk)
{
    for (size_t i = 0; i < desk->n_plans; i++)
        grdp_plan_free(desk->plans[i]);
    for (size_t i = 0; i < desk->n_regions; i++)
        grdp_region_free(desk->regions[i]);
}
