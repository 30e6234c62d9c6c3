/* solve_write: the files of `solve`: a scenario that reaches the target, and a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/solve.h"

#include "cli/files.h"

#include <stdio.h>
#include <string.h>

#include "core/file.h"

static bool ends_in(const char *text, const char *suffix)
{
    const size_t length = strlen(text), n = strlen(suffix);
    return length >= n && strcmp(text + length - n, suffix) == 0;
}

/* What the scenario must begin like where a file of that name is there already. */
static const char mark[] = "derived: grdpsim solve ";
static const char scenario_doc[] = "The scenario that was found.";

static grdp_status write_alone(grdp_cli *cli, const grdp_solve_file *file)
{
    grdp_buffer text = {0};
    grdp_writer *writer = NULL;
    GRDP_TRY(grdp_cli_may_write(cli, file->name, mark));
    grdp_status status = grdp_solve_text(file, cli->diag, &text);
    if (status == GRDP_OK)
        status = grdp_writer_open(file->name, false, cli->diag, &writer);
    if (status == GRDP_OK) {
        (void)fwrite(text.data, 1, text.length, grdp_writer_stream(writer));
        status = grdp_writer_commit(writer, cli->diag, NULL, NULL);
    }
    grdp_buffer_free(&text);
    if (status == GRDP_OK && !cli->quiet)
        printf("\n%s\n  %s\n", grdp_cli_word(cli, "Files written:"), file->name);
    return status;
}

static grdp_status add_scenario(grdp_cli *cli, const grdp_solve_file *file, grdp_package *package)
{
    grdp_buffer text = {0};
    const char *const name =
        grdp_arena_printf(cli->arena, "%s_%s", file->scenario->id, file->suffix);
    if (name == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_cli_may_write(cli, file->name, mark));
    grdp_status status = grdp_solve_text(file, cli->diag, &text);
    const grdp_package_document document = {.name = name,
                                            .suffix = ".cfg",
                                            .media = "text/plain",
                                            .doc = scenario_doc,
                                            .text = text.data};
    if (status == GRDP_OK)
        status = grdp_package_add_document(package, &document, cli->diag);
    grdp_buffer_free(&text);
    return status;
}

static void name_inputs(const grdp_scenario *scenario, grdp_package *package)
{
    for (size_t i = 0; i < scenario->n_inputs; i++)
        grdp_package_input(package, scenario->inputs[i].file, scenario->inputs[i].sha256);
    for (size_t i = 0; i < scenario->region->n_inputs; i++)
        grdp_package_input(package, scenario->region->inputs[i].file,
                           scenario->region->inputs[i].sha256);
}

static grdp_status fill_package(grdp_cli *cli, const grdp_solve_file *file,
                                const grdp_solve_table *table, grdp_package *package)
{
    name_inputs(file->scenario, package);
    if (file->name != NULL)
        GRDP_TRY(add_scenario(cli, file, package));
    GRDP_TRY(
        grdp_files_begin(cli, package, table->name, table->doc, table->columns, table->n_columns));
    for (size_t i = 0; i < table->n_rows; i++)
        grdp_package_row(package, table->cells + i * table->n_columns);
    GRDP_TRY(grdp_package_end(package, cli->diag));
    return grdp_package_close(package, cli->diag);
}

static grdp_status write_folder(grdp_cli *cli, const grdp_solve_file *file,
                                const grdp_solve_table *table)
{
    const grdp_package_about about = {.name = file->scenario->id,
                                      .title = file->scenario->title.text[cli->lang],
                                      .kind = cli->command->name,
                                      .takes_over = cli->restart,
                                      .command = cli->line,
                                      .seed = cli->seed,
                                      .has_seed = cli->chance > 0.0};
    grdp_package *package = NULL;
    GRDP_TRY(grdp_files_open(cli, &about, &package));
    const grdp_status status = fill_package(cli, file, table, package);
    if (status == GRDP_OK)
        grdp_files_show(cli, package);
    grdp_package_free(package);
    return status;
}

grdp_status grdp_solve_write(grdp_cli *cli, grdp_solve_file *file, const grdp_solve_table *table)
{
    const bool alone = ends_in(cli->out, ".cfg");
    file->name = NULL;
    if (file->n_changes > 0 && !grdp_files_to_stdout(cli)) {
        file->name = alone ? cli->out
                           : grdp_arena_printf(cli->arena, "%s/%s_%s.cfg", cli->out,
                                               file->scenario->id, file->suffix);
        if (file->name == NULL)
            return GRDP_ERR_MEMORY;
    }
    if (!alone)
        return write_folder(cli, file, table);
    return file->name != NULL ? write_alone(cli, file) : GRDP_OK;
}
