/* files: the files of a command, in the folder of --out or as a stream, and their names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/files.h"

bool grdp_files_to_stdout(const grdp_cli *cli)
{
    return grdp_text_equal(cli->out, "-");
}

grdp_status grdp_files_open(const grdp_cli *cli, const grdp_package_about *about,
                            grdp_package **out)
{
    return grdp_files_to_stdout(cli) ? grdp_package_stream(stdout, about, out)
                                     : grdp_package_open(cli->out, about, cli->diag, out);
}

grdp_status grdp_files_begin(const grdp_cli *cli, grdp_package *package, const char *name,
                             const char *doc, const grdp_column *columns, size_t n)
{
    grdp_column *const copies = grdp_arena_alloc(cli->arena, n, sizeof *copies);

    if (copies == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n; i++) {
        copies[i] = columns[i];
        if (cli->digits >= 0)
            copies[i].digits = cli->digits;
    }
    return grdp_package_begin(package, name, doc, cli->format, &cli->dialect, copies, n, cli->diag);
}

void grdp_files_show(const grdp_cli *cli, const grdp_package *package)
{
    const char *file = grdp_package_file(package, 0);

    if (cli->quiet || file == NULL)
        return;
    printf("\n%s\n", grdp_cli_word(cli, "Files written:"));
    for (size_t i = 0; (file = grdp_package_file(package, i)) != NULL; i++)
        printf("  %s\n", file);
}
