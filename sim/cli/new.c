/* new: writes the files of a study to begin with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/new.h"

#include "core/file.h"

#include <string.h>
#include <sys/stat.h>

typedef struct new_file {
    const char *name;
    void (*text)(const grdp_new *new, grdp_buffer *out);
} new_file;

static const new_file files[] = {
    {"region.cfg", grdp_new_text_region},        {"plan.cfg", grdp_new_text_plan},
    {"baseline.cfg", grdp_new_text_baseline},    {"high.cfg", grdp_new_text_high},
    {"data/actuals.csv", grdp_new_text_actuals}, {"README.md", grdp_new_text_readme},
};

enum { FILES = sizeof files / sizeof *files, YEAR = 2024, FIRST_YEAR = 1900, LAST_YEAR = 2195 };

/* Weights and growth of an imagined province; the shares add up to 100. */
static const grdp_new_sector examples[] = {
    {"agriculture", "Agriculture, forestry and fishery", false, 10.0, 3.5},
    {"industry", "Industry", false, 46.0, 9.5},
    {"construction", "Construction", false, 6.0, 8.0},
    {"services", "Services", false, 29.0, 7.5},
    {"product_taxes", "Product taxes less subsidies", true, 9.0, 7.0},
};

static grdp_status take_examples(grdp_new *new)
{
    const size_t n = sizeof examples / sizeof *examples;
    grdp_new_sector *const sectors = grdp_arena_alloc(new->cli->arena, n, sizeof *sectors);

    if (!sectors)
        return GRDP_ERR_MEMORY;
    memcpy(sectors, examples, sizeof examples);
    for (size_t i = 0; i < n; i++)
        sectors[i].title = grdp_cli_word(new->cli, sectors[i].title);
    new->sectors = sectors;
    new->n_sectors = n;
    new->example = true;
    return GRDP_OK;
}

/* "a/b/" -> "b". */
static const char *last_name(grdp_arena *arena, const char *folder)
{
    size_t end = strlen(folder);

    while (end > 0 && folder[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    return grdp_arena_text_n(arena, folder + start, end - start);
}

static const char *path_of(grdp_cli *cli, const char *name)
{
    const char *const folder = cli->args[0];
    const size_t n = strlen(folder);

    return grdp_arena_printf(cli->arena, "%s%s%s", folder, n > 0 && folder[n - 1] == '/' ? "" : "/",
                             name);
}

/* Nothing is written where one of the files is there. */
static grdp_status check_free(grdp_cli *cli)
{
    grdp_status status = GRDP_OK;

    for (size_t i = 0; i < FILES; i++) {
        struct stat info;
        const char *const path = path_of(cli, files[i].name);
        if (!path)
            return GRDP_ERR_MEMORY;
        if (lstat(path, &info) == 0)
            status = grdp_diag_error(cli->diag, (grdp_place){.file = path},
                                     "the file is there already and is not overwritten",
                                     "name another folder, or move the file away");
    }
    return status == GRDP_ERR_INPUT ? GRDP_ERR_FILE : status;
}

static grdp_status write_file(grdp_cli *cli, const grdp_new *new, const new_file *file)
{
    const char *const path = path_of(cli, file->name);
    grdp_buffer text = {0};
    grdp_writer *writer = NULL;

    file->text(new, &text);
    grdp_status status = path && !text.failed ? GRDP_OK : GRDP_ERR_MEMORY;
    if (status == GRDP_OK)
        status = grdp_writer_open(path, false, cli->diag, &writer);
    if (status == GRDP_OK) {
        (void)fwrite(text.data, 1, text.length, grdp_writer_stream(writer));
        status = grdp_writer_commit(writer, cli->diag, NULL, NULL);
    }
    if (status == GRDP_OK && !cli->quiet)
        (void)printf("%s\n", path);
    grdp_buffer_free(&text);
    return status;
}

static grdp_status prepare(grdp_cli *cli, grdp_new *new)
{
    new->title = last_name(cli->arena, cli->args[0]);
    new->id = new->title ? grdp_new_id(cli->arena, new->title) : NULL;
    if (!new->id)
        return GRDP_ERR_MEMORY;
    if (!cli->args[0][0])
        return grdp_diag_error(cli->diag, (grdp_place){0}, "the name of the folder is empty",
                               "write for example grdpsim new my_province");
    return cli->from_csv ? grdp_new_table(cli, cli->from_csv, new) : take_examples(new);
}

/* Years of the files that are written, up to the last of the scenarios. */
static grdp_status check_year(grdp_cli *cli)
{
    if (cli->year == 0 || (cli->year >= FIRST_YEAR && cli->year <= LAST_YEAR))
        return GRDP_OK;
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0}, "--year: %s is outside %s to %s",
                  "write for example --year 2024", grdp_number_show(cli->year),
                  grdp_number_show(FIRST_YEAR), grdp_number_show(LAST_YEAR));
    return GRDP_ERR_USAGE;
}

/* What to type next, so that a shell takes it. */
static void say_next(const grdp_cli *cli)
{
    grdp_buffer line = {0};

    grdp_buffer_printf(&line, "%s: grdpsim run ", grdp_cli_word(cli, "try it"));
    grdp_arguments_word(cli->args[0], &line);
    grdp_buffer_add(&line, "\n");
    grdp_print_buffer(stdout, &line);
}

grdp_status grdp_cli_new(grdp_cli *cli)
{
    grdp_new new = {.cli = cli, .year = cli->year != 0 ? cli->year : YEAR};

    if (cli->decimal_comma && !cli->from_csv) {
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0},
                      "--decimal-comma says how the table of --from-csv is written",
                      "add --from-csv FILE");
        return GRDP_ERR_USAGE;
    }
    GRDP_TRY(check_year(cli));
    GRDP_TRY(prepare(cli, &new));
    GRDP_TRY(check_free(cli));
    for (size_t i = 0; i < FILES; i++)
        GRDP_TRY(write_file(cli, &new, &files[i]));
    if (!cli->quiet)
        say_next(cli);
    return GRDP_OK;
}
