/* overwrite: a file of settings that somebody wrote by hand is not replaced by one that a command
 * makes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include <string.h>
#include <unistd.h>

enum { BEGINNING = 1 << 16 };

/* Whether the file begins like one of those that the command makes; an empty one holds nothing. */
static bool is_ours(FILE *stream, const char *mark)
{
    char text[BEGINNING + 1];
    const size_t n = fread(text, 1, BEGINNING, stream);
    text[n] = '\0';
    return n == 0 || strstr(text, mark) != NULL;
}

grdp_status grdp_cli_may_write(grdp_cli *cli, const char *file, const char *mark)
{
    if (cli->restart || access(file, F_OK) != 0)
        return GRDP_OK;
    FILE *const stream = fopen(file, "rbe");
    const bool fine = stream == NULL || is_ours(stream, mark); /* opening it to write says why */
    if (stream != NULL)
        (void)fclose(stream);
    if (fine)
        return GRDP_OK;
    return grdp_diag_error(cli->diag, (grdp_place){.file = file},
                           "was not written by grdpsim %s and would be overwritten",
                           "name another file with --out, or give this one up with --restart",
                           cli->command->name);
}
