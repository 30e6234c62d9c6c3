/* reference: a file that another file names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/reference.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/text.h"

/* Why the file cannot be read, as an errno; 0 where it can. */
static int reason(const char *file)
{
    struct stat info;
    if (stat(file, &info) != 0 || access(file, R_OK) != 0)
        return errno;
    return S_ISDIR(info.st_mode) ? EISDIR : 0;
}

grdp_status grdp_reference_find(grdp_arena *arena, const grdp_node *node, const char *key,
                                const char *from, grdp_diag *diag, const char **out)
{
    const bool typed = grdp_text_equal(node->file, "--set");
    *out = grdp_file_beside(arena, typed ? from : node->file, node->text);
    if (*out == NULL)
        return GRDP_ERR_MEMORY;
    const int why = reason(*out);
    if (why == 0)
        return GRDP_OK;
    grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(node, key),
                  "the file \"%s\" cannot be read: %s",
                  typed ? "paths count from the folder of the scenario"
                        : "paths count from the folder of this file",
                  grdp_text_show(node->text), strerror(why));
    return GRDP_ERR_FILE;
}
