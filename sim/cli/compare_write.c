/* compare_write: plan, actual and scenarios as a table for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "cli/compare.h"

#include "cli/files.h"
#include "core/file.h"

static const grdp_column columns[] = {
    {"plan", GRDP_COLUMN_TEXT, NULL, "Name of the file of the plan.", 0},
    {"year", GRDP_COLUMN_INTEGER, NULL, "Year of the plan.", 0},
    {"field", GRDP_COLUMN_TEXT, NULL, "Field of the target.", 0},
    {"target", GRDP_COLUMN_TEXT, NULL, "Id of the target.", 0},
    {"part", GRDP_COLUMN_TEXT, NULL, "Id of the part of a composite target.", 0},
    {"series", GRDP_COLUMN_TEXT, NULL, "Series or indicator.", 0},
    {"unit", GRDP_COLUMN_TEXT, NULL, "Unit of the values.", 0},
    {"source", GRDP_COLUMN_TEXT, NULL, "\"actual\", or the id of a scenario.", 0},
    {"previous", GRDP_COLUMN_NUMBER, NULL, "Figure of the year before.", -1},
    {"op", GRDP_COLUMN_TEXT, NULL, "How the value must stand to the target.", 0},
    {"plan_value", GRDP_COLUMN_NUMBER, NULL, "What the plan asks.", -1},
    {"value", GRDP_COLUMN_NUMBER, NULL, "What was reached or is projected.", -1},
    {"verdict", GRDP_COLUMN_TEXT, NULL, "exceeded, met, missed or open.", 0},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static void put(grdp_package *package, const grdp_comparison *c, const grdp_target *target,
                const grdp_target_part *part, const char *source, const grdp_outcome *outcome)
{
    const grdp_record record = {&c->region->actuals, c->as_of};
    const grdp_actual *const before =
        part == NULL ? NULL
                     : grdp_reading_row(&record, part->series, part->unit, c->plan->year - 1);
    const grdp_cell cells[N_COLUMNS] = {
        {.text = grdp_file_seen_from(c->plan->file, c->plan->file)},
        {.number = c->plan->year},
        {.text = target->field},
        {.text = target->id},
        {.text = part != NULL && target->n_parts > 1 ? part->id : NULL},
        {.text = part != NULL ? part->series : NULL},
        {.text = part != NULL ? part->unit : NULL},
        {.text = source},
        {.number = before != NULL ? before->value : (double)NAN},
        {.text = part != NULL ? part->op : NULL},
        {.number = part != NULL ? part->value : (double)NAN},
        {.number = outcome->known ? outcome->value : (double)NAN},
        {.text = grdp_verdict_name(outcome->verdict)},
    };
    grdp_package_row(package, cells);
}

static void put_target(grdp_package *package, const grdp_comparison *c, size_t i)
{
    const grdp_target *const target = &c->plan->targets[i];
    grdp_record record = {&c->region->actuals, c->as_of};
    if (target->n_parts == 0)
        put(package, c, target, NULL, "actual", &c->outcomes[i]);
    for (size_t p = 0; p < target->n_parts; p++) {
        const grdp_outcome outcome = grdp_judge_part(target, p, grdp_reading_actual, &record);
        put(package, c, target, &target->parts[p], "actual", &outcome);
        for (size_t o = 0; o < c->outlooks.n; o++) {
            const grdp_outlook *const outlook = c->outlooks.at[o];
            grdp_projection projection = {outlook->scenario, outlook->block};
            const grdp_outcome projected =
                grdp_judge_part(target, p, grdp_reading_projected, &projection);
            put(package, c, target, &target->parts[p], outlook->scenario->id, &projected);
        }
    }
}

static grdp_status fill(grdp_cli *cli, grdp_package *package, const grdp_comparison *c)
{
    grdp_package_input(package, c->plan->file, c->plan->input.sha256);
    for (size_t i = 0; i < c->region->n_inputs; i++)
        grdp_package_input(package, c->region->inputs[i].file, c->region->inputs[i].sha256);
    for (size_t o = 0; o < c->outlooks.n; o++)
        grdp_run_name_inputs(package, c->outlooks.at[o]);
    GRDP_TRY(grdp_files_begin(cli, package, "compare", "Plan, actual and scenarios side by side.",
                              columns, N_COLUMNS));
    for (size_t i = 0; i < c->plan->n_targets; i++)
        put_target(package, c, i);
    GRDP_TRY(grdp_package_end(package, cli->diag));
    return grdp_package_close(package, cli->diag);
}

grdp_status grdp_compare_write(grdp_cli *cli, const grdp_comparison *c)
{
    const grdp_package_about about = {.name = c->plan->id != NULL ? c->plan->id : "plan",
                                      .title = c->plan->title.text[cli->lang],
                                      .kind = cli->command->name,
                                      .takes_over = cli->restart,
                                      .command = cli->line};
    grdp_package *package = NULL;
    GRDP_TRY(grdp_files_open(cli, &about, &package));
    const grdp_status status = fill(cli, package, c);
    if (status == GRDP_OK)
        grdp_files_show(cli, package);
    grdp_package_free(package);
    return status;
}
