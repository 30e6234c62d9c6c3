/* sweep_publish: the files beside a finished table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/sweep.h"

#include "output/package.h"

#include "core/reason.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char doc[] = "One row a point of the design: the factors, then the responses.";
static const char about_doc[] = "What the sweep was: factors, points and responses.";

const char *grdp_sweep_name(grdp_cli *cli, const grdp_part *part)
{
    if (!part->is_part)
        return "sweep";
    return grdp_arena_printf(cli->arena, "part-%zu-of-%zu", (size_t)part->index + 1,
                             (size_t)part->count);
}

void grdp_sweep_show_head(grdp_cli *cli, const grdp_part *part)
{
    fprintf(stdout, "%s: %zu %s, %zu %s\n\n", part->id, (size_t)part->n,
            grdp_cli_word(cli, "design points"), part->n_columns, grdp_cli_word(cli, "columns"));
}

static void show_head(grdp_cli *cli, const grdp_part *part)
{
    grdp_sweep_show_head(cli, part);
    fprintf(stdout, "%s\n", grdp_cli_word(cli, "Files written:"));
}

/* What the sweep was: a later one that is the same finds by it that nothing is to be done. */
static grdp_status add_about(grdp_cli *cli, const grdp_part *part, grdp_package *package)
{
    char *const text = grdp_part_text(part);
    const grdp_package_document document = {
        .name = "sweep",
        .suffix = ".json",
        .media = "application/json",
        .doc = about_doc,
        .text = text != NULL ? grdp_arena_printf(cli->arena, "%s\n", text) : NULL};
    free(text);
    return document.text != NULL ? grdp_package_add_document(package, &document, cli->diag)
                                 : GRDP_ERR_MEMORY;
}

static grdp_status fill_package(grdp_cli *cli, const grdp_sweep_result *result,
                                grdp_package *package)
{
    const grdp_part *const part = result->part;
    const grdp_package_table table = {.name = grdp_sweep_name(cli, part),
                                      .doc = doc,
                                      .format = grdp_format_find("csv"),
                                      .columns = part->columns,
                                      .n = part->n_columns,
                                      .bytes = part->bytes,
                                      .sha256 = part->sha256};
    for (size_t i = 0; i < result->n_inputs; i++)
        grdp_package_input(package, result->inputs[i].file, result->inputs[i].sha256);
    GRDP_TRY(grdp_package_adopt(package, &table, result->temporary));
    GRDP_TRY(add_about(cli, part, package));
    return grdp_package_close(package, cli->diag);
}

static grdp_status publish_whole(grdp_cli *cli, const grdp_sweep_result *result)
{
    const grdp_part *const part = result->part;
    grdp_package_about about = grdp_sweep_about(cli, part);
    about.takes_over = true; /* it was looked at before the work */
    grdp_package *package = NULL;
    const char *file;
    GRDP_TRY(grdp_package_open(result->folder, &about, cli->diag, &package));
    const grdp_status status = fill_package(cli, result, package);
    if (status == GRDP_OK && !cli->quiet) {
        show_head(cli, part);
        for (size_t i = 0; (file = grdp_package_file(package, i)) != NULL; i++)
            fprintf(stdout, "  %s\n", file);
    }
    grdp_package_free(package);
    return status;
}

/* The description comes last: a part that has one is complete. */
static grdp_status publish_part(grdp_cli *cli, const grdp_sweep_result *result)
{
    const char *const name = grdp_sweep_name(cli, result->part);
    char *const table = grdp_arena_printf(cli->arena, "%s/%s.csv", result->folder, name);
    char *const about = grdp_arena_printf(cli->arena, "%s/%s.json", result->folder, name);
    if (table == NULL || about == NULL)
        return GRDP_ERR_MEMORY;
    (void)unlink(about); /* of an earlier table: this one does not have it yet */
    if (rename(result->temporary, table) != 0) {
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.file = table}, "cannot be written: %m",
                      NULL, grdp_reason(errno));
        return GRDP_ERR_FILE;
    }
    GRDP_TRY(grdp_part_write(result->part, about, false, cli->diag));
    if (!cli->quiet) {
        show_head(cli, result->part);
        fprintf(stdout, "  %s\n  %s\n", table, about);
    }
    return GRDP_OK;
}

grdp_status grdp_sweep_publish(grdp_cli *cli, const grdp_sweep_result *result)
{
    return result->part->is_part ? publish_part(cli, result) : publish_whole(cli, result);
}

grdp_status grdp_sweep_finish(grdp_cli *cli, const grdp_part *part)
{
    if (part->n_failed == 0)
        return GRDP_OK;
    grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){0},
                  "%zu of %zu points left the domain of a model; their responses are empty",
                  "look at the factors of an empty row, and narrow their ranges",
                  (size_t)part->n_failed, (size_t)part->n);
    return GRDP_ERR_PARTIAL;
}
