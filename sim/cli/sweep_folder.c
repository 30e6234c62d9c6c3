/* sweep_folder: what stands where a sweep is to be written: nothing, the start of it, all of it, or
 * the results of something else, which are not overwritten without being asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/sweep.h"

#include "core/file.h"
#include "output/owner.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char hint[] = "take another folder with --out, or begin anew with --restart";

grdp_package_about grdp_sweep_about(const grdp_cli *cli, const grdp_part *part)
{
    return (grdp_package_about){.name = part->id,
                                .title = part->title,
                                .kind = "sweep",
                                .command = cli->line,
                                .seed = strtoull(part->seed, NULL, 10),
                                .has_seed = true,
                                .takes_over = cli->restart};
}

/* The names of one table. */
typedef struct names {
    const char *table, *about, *state;
} names;

static bool name_files(grdp_cli *cli, const grdp_part *part, const char *folder, names *out)
{
    const char *const name = grdp_sweep_name(cli, part);
    if (name == NULL)
        return false;
    out->table = grdp_arena_printf(cli->arena, "%s/%s.csv", folder, name);
    out->about = grdp_arena_printf(cli->arena, "%s/%s.json", folder, name);
    out->state = grdp_arena_printf(cli->arena, "%s/%s.csv.state", folder, name);
    return out->table != NULL && out->about != NULL && out->state != NULL;
}

/* A part is complete once it is described, the whole once the folder has a manifest. */
static bool is_complete(grdp_cli *cli, const grdp_part *part, const char *folder, const names *of)
{
    const char *const manifest = grdp_arena_printf(cli->arena, "%s/" GRDP_MANIFEST, folder);
    return access(of->table, F_OK) == 0 && access(of->about, F_OK) == 0 &&
           (part->is_part || (manifest != NULL && access(manifest, F_OK) == 0));
}

/* The table is still what its description says. */
static grdp_status check_table(grdp_cli *cli, const names *of, const grdp_part *there)
{
    uint64_t bytes = 0;
    char hex[65];
    GRDP_TRY(grdp_file_sha256(of->table, cli->diag, hex, &bytes));
    if (bytes == there->bytes && strcmp(hex, there->sha256) == 0)
        return GRDP_OK;
    return grdp_diag_error(cli->diag, (grdp_place){.file = of->table},
                           "was changed since it was written", hint);
}

/* Nothing stands there but what a manifest of ours names. */
static grdp_status check_free(grdp_cli *cli, const char *folder, const names *of, bool is_part)
{
    grdp_owned owned;
    const size_t n = strlen(folder) + 1;
    GRDP_TRY(grdp_owner_list(cli->arena, folder, cli->diag, &owned));
    GRDP_TRY(grdp_owner_may_replace(&owned, of->table + n, of->table, cli->diag));
    GRDP_TRY(grdp_owner_may_replace(&owned, of->about + n, of->about, cli->diag));
    if (is_part)
        return GRDP_OK;
    const char *const package = grdp_arena_printf(cli->arena, "%s/" GRDP_DATAPACKAGE, folder);
    return package != NULL ? grdp_owner_may_replace(&owned, GRDP_DATAPACKAGE, package, cli->diag)
                           : GRDP_ERR_MEMORY;
}

static grdp_status look_at(grdp_cli *cli, const grdp_part *wanted, const char *folder,
                           const names *of, grdp_part *there)
{
    if (!wanted->is_part) {
        const grdp_package_about about = grdp_sweep_about(cli, wanted);
        GRDP_TRY(grdp_owner_check(folder, &about, cli->diag));
    }
    if (!is_complete(cli, wanted, folder, of))
        return check_free(cli, folder, of, wanted->is_part);
    GRDP_TRY(grdp_part_read(cli->arena, of->about, cli->diag, there));
    if (!grdp_part_matches(there, wanted, of->about, hint, cli->diag))
        return GRDP_ERR_INPUT;
    return check_table(cli, of, there);
}

grdp_status grdp_sweep_look(grdp_cli *cli, const grdp_part *wanted, const char *folder,
                            grdp_part *there)
{
    names of;
    *there = (grdp_part){0};
    if (!name_files(cli, wanted, folder, &of))
        return GRDP_ERR_MEMORY;
    /* What was begun was looked at then, and the journal sees whether it is the same sweep. */
    if (cli->restart || access(of.state, F_OK) == 0)
        return GRDP_OK;
    return look_at(cli, wanted, folder, &of, there);
}

grdp_status grdp_sweep_finished(grdp_cli *cli, const char *folder, const grdp_part *there)
{
    names of;
    if (!name_files(cli, there, folder, &of))
        return GRDP_ERR_MEMORY;
    grdp_diag_add(cli->diag, GRDP_NOTE, (grdp_place){.file = of.table},
                  "the same command has finished it, and nothing was left to do",
                  "--restart makes it anew");
    if (!cli->quiet) {
        grdp_sweep_show_head(cli, there);
        fprintf(stdout, "%s\n  %s\n  %s\n", grdp_cli_word(cli, "Files that are there:"), of.table,
                of.about);
    }
    return grdp_sweep_finish(cli, there);
}
