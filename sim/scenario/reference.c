/* reference: a file that another file names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/reference.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/reason.h"
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
                  "the file \"%s\" cannot be read: %m",
                  typed ? "paths count from the folder of the scenario"
                        : "paths count from the folder of this file",
                  grdp_text_show(node->text), grdp_reason(why));
    return GRDP_ERR_FILE;
}

/* What adds nothing to a path: a step to the folder itself, a slash after a slash. */
static const char *skip_idle(const char *path, const char *start)
{
    while ((path == start || path[-1] == '/') &&
           (strncmp(path, "./", 2) == 0 || (path > start && *path == '/')))
        path += *path == '/' ? 1 : 2;
    return path;
}

static bool is_same_path(const char *a, const char *b)
{
    const char *p = skip_idle(a, a), *q = skip_idle(b, b);
    while (*p != '\0' && *p == *q) {
        p = skip_idle(p + 1, a);
        q = skip_idle(q + 1, b);
    }
    return *p == *q;
}

bool grdp_reference_is_new(const grdp_node *list, const grdp_node *node, const char *key,
                           grdp_diag *diag)
{
    for (const grdp_node *other = list->first; other != node; other = other->next) {
        if (other->kind != GRDP_NODE_TEXT || !is_same_path(other->text, node->text))
            continue;
        grdp_diag_add(diag, GRDP_WARNING, grdp_node_place(node, key),
                      "\"%s\" is listed twice and read once", "take one of the two away",
                      grdp_text_show(node->text));
        return false;
    }
    return true;
}
