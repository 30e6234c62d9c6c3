/* batch: walks the arguments of a command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/batch.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/reason.h"
#include "core/text.h"
#include "scenario/read_cfg.h"
#include "scenario/schema.h"

enum { DEPTH = 8, FILES = 20000 };

typedef struct walk {
    grdp_batch *batch;
    grdp_diag *diag;
    const char *kind;
    size_t capacity;
} walk;

static grdp_status add_file(walk *w, const char *file)
{
    grdp_batch *const batch = w->batch;
    if (batch->n == FILES)
        return GRDP_ERR_LIMIT;
    if (batch->n == w->capacity) {
        const size_t capacity = w->capacity == 0 ? 64 : 2 * w->capacity;
        char **const files = grdp_arena_alloc(batch->arena, capacity, sizeof *files);
        if (files == NULL)
            return GRDP_ERR_MEMORY;
        if (batch->n > 0)
            memcpy(files, batch->files, batch->n * sizeof *files);
        batch->files = files;
        w->capacity = capacity;
    }
    batch->files[batch->n] = grdp_arena_text(batch->arena, file);
    return batch->files[batch->n++] != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

static bool ends_in_cfg(const char *name)
{
    const size_t n = strlen(name);
    return n > 4 && strcmp(name + n - 4, ".cfg") == 0;
}

/* The kind is read on the quiet: a file that cannot be read is taken, so that its faults come out
 * where it is read for good. */
static bool has_kind(const walk *w, const char *file)
{
    grdp_arena *const arena = grdp_arena_create();
    grdp_diag *const quiet = grdp_diag_create(NULL);
    grdp_node *tree = NULL;
    bool wanted = true;
    if (w->kind != NULL && arena != NULL && quiet != NULL &&
        grdp_cfg_read(arena, file, quiet, &tree, NULL, NULL) == GRDP_OK)
        wanted = grdp_text_equal(grdp_schema_text(tree, "kind", w->kind), w->kind);
    grdp_diag_free(quiet);
    grdp_arena_free(arena);
    return wanted;
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static grdp_status walk_folder(walk *w, const char *folder, int depth);

static grdp_status walk_entry(walk *w, const char *folder, const char *name, int depth)
{
    const size_t n = strlen(folder);
    const char *const slash = n > 0 && folder[n - 1] == '/' ? "" : "/";
    char *const path = grdp_arena_printf(w->batch->arena, "%s%s%s", folder, slash, name);
    struct stat info;
    if (path == NULL)
        return GRDP_ERR_MEMORY;
    if (stat(path, &info) != 0)
        return GRDP_OK;
    if (S_ISDIR(info.st_mode))
        return depth < DEPTH ? walk_folder(w, path, depth + 1) : GRDP_OK;
    if (!S_ISREG(info.st_mode) || !ends_in_cfg(name) || !has_kind(w, path))
        return GRDP_OK;
    return add_file(w, path);
}

static grdp_status walk_folder(walk *w, const char *folder, int depth)
{
    struct dirent **entries = NULL;
    const int n = scandir(folder, &entries, visible, by_bytes);
    if (n < 0) {
        grdp_diag_add(w->diag, GRDP_ERROR, (grdp_place){.file = folder}, "cannot be read: %m", NULL,
                      grdp_reason(errno));
        return GRDP_ERR_FILE;
    }
    grdp_status status = GRDP_OK;
    for (int i = 0; i < n; i++) {
        if (status == GRDP_OK)
            status = walk_entry(w, folder, entries[i]->d_name, depth);
        free(entries[i]);
    }
    free(entries);
    return status;
}

static grdp_status take_argument(walk *w, const char *name)
{
    struct stat info;
    if (stat(name, &info) != 0 || !S_ISDIR(info.st_mode))
        return add_file(w, name);
    const size_t before = w->batch->n;
    w->batch->several = true;
    GRDP_TRY(walk_folder(w, name, 0));
    if (w->batch->n == before)
        return grdp_diag_error(w->diag, (grdp_place){.file = name}, "there is no %s in this folder",
                               "name another folder, or make one: grdpsim new DIR",
                               w->kind != NULL ? w->kind : ".cfg");
    return GRDP_OK;
}

grdp_status grdp_batch_collect(const char *const *args, size_t n, const char *kind, grdp_diag *diag,
                               grdp_batch *out)
{
    *out = (grdp_batch){.arena = grdp_arena_create()};
    walk w = {.batch = out, .diag = diag, .kind = kind};
    grdp_status status = out->arena != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n && status == GRDP_OK; i++)
        status = take_argument(&w, args[i]);
    out->several = out->several || out->n > 1;
    if (status != GRDP_OK)
        grdp_batch_free(out);
    return status;
}

void grdp_batch_free(grdp_batch *batch)
{
    grdp_arena_free(batch->arena);
    *batch = (grdp_batch){0};
}
