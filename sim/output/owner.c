/* owner: whose results stand in a folder, by the manifest in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/owner.h"

#include "core/file.h"
#include "core/reason.h"
#include "core/text.h"

#include <jansson.h>

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BYTES_MOST = 64 << 20 };

static const char hint[] = "take another folder with --out, or give this one up with --restart";

typedef struct manifest {
    const char *file; /* its path */
    bool there, interrupted;
    json_t *json; /* NULL where there is none, or where it is no JSON */
} manifest;

static const char *text_of(const json_t *json, const char *key)
{
    return json_string_value(json_object_get(json, key));
}

static bool is_same(const char *there, const char *wanted)
{
    return there == NULL || wanted == NULL || grdp_text_equal(there, wanted);
}

static const char *show(const char *text)
{
    return text != NULL ? grdp_text_show(text) : "";
}

/* A manifest that is none of ours is somebody's file. */
static grdp_status compare(const manifest *of, const char *folder, const grdp_package_about *about,
                           grdp_diag *diag)
{
    const char *const kind = text_of(of->json, "kind"), *const name = text_of(of->json, "name");
    const char *const region = text_of(of->json, "region");
    if (!grdp_text_equal(text_of(of->json, "program"), "grdpsim"))
        return grdp_diag_error(diag, (grdp_place){.file = of->file},
                               "is no manifest of grdpsim and would be overwritten", hint);
    if (is_same(kind, about->kind) && is_same(name, about->name) && is_same(region, about->region))
        return GRDP_OK;
    return grdp_diag_error(diag, (grdp_place){.file = folder},
                           "holds the results of `%s` (%s%s%s), and `%s` (%s%s%s) would overwrite "
                           "them",
                           hint, show(kind), show(region), region != NULL ? "/" : "", show(name),
                           show(about->kind), show(about->region), about->region != NULL ? "/" : "",
                           about->name);
}

/* Where files were being given their names and the command was killed, the manifest still has the
 * name that it has until all are in place. */
static grdp_status read_manifest(grdp_arena *arena, const char *folder, grdp_diag *diag,
                                 manifest *out)
{
    char *text = NULL;
    size_t length = 0;
    *out = (manifest){.file = grdp_arena_printf(arena, "%s/" GRDP_MANIFEST, folder)};
    const char *const next = grdp_arena_printf(arena, "%s/" GRDP_MANIFEST_NEXT, folder);
    if (out->file == NULL || next == NULL)
        return GRDP_ERR_MEMORY;
    out->interrupted = access(out->file, F_OK) != 0 && access(next, F_OK) == 0;
    if (out->interrupted)
        out->file = next;
    out->there = access(out->file, F_OK) == 0;
    if (!out->there)
        return GRDP_OK;
    GRDP_TRY(grdp_file_read(arena, out->file, BYTES_MOST, diag, &text, &length));
    out->json = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
    return GRDP_OK;
}

static grdp_status check(grdp_arena *arena, const char *folder, const grdp_package_about *about,
                         grdp_diag *diag)
{
    manifest found;
    GRDP_TRY(read_manifest(arena, folder, diag, &found));
    const grdp_status status = found.there ? compare(&found, folder, about, diag) : GRDP_OK;
    json_decref(found.json);
    return status;
}

grdp_status grdp_owner_check(const char *folder, const grdp_package_about *about, grdp_diag *diag)
{
    if (about->takes_over)
        return GRDP_OK;
    grdp_arena *const arena = grdp_arena_create();
    const grdp_status status = arena != NULL ? check(arena, folder, about, diag) : GRDP_ERR_MEMORY;
    grdp_arena_free(arena);
    return status;
}

/* Adds the files of one list of the manifest that are still there; what is no such list is left
 * out. */
static bool add_files(grdp_arena *arena, const char *folder, const json_t *list,
                      grdp_owned_file *files, size_t *n)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *const item = json_array_get(list, i);
        const char *const path = text_of(item, "path"), *const sha256 = text_of(item, "sha256");
        const char *const file =
            grdp_arena_printf(arena, "%s/%s", folder, path != NULL ? path : "");
        if (file == NULL)
            return false;
        if (path == NULL || sha256 == NULL || access(file, F_OK) != 0)
            continue;
        files[*n] = (grdp_owned_file){
            .path = grdp_arena_text(arena, path),
            .sha256 = grdp_arena_text(arena, sha256),
            .bytes = (uint64_t)json_integer_value(json_object_get(item, "bytes"))};
        if (files[*n].path == NULL || files[*n].sha256 == NULL)
            return false;
        (*n)++;
    }
    return true;
}

/* A file of an interrupted run is what it is: the new one, or still the one before it. */
static grdp_status take_as_is(grdp_arena *arena, const char *folder, grdp_owned_file *file,
                              grdp_diag *diag)
{
    char hex[65];
    const char *const path = grdp_arena_printf(arena, "%s/%s", folder, file->path);
    if (path == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_file_sha256(path, diag, hex, &file->bytes));
    file->sha256 = grdp_arena_text(arena, hex);
    return file->sha256 != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

static grdp_status list_files(grdp_arena *arena, const char *folder, const manifest *of,
                              grdp_diag *diag, grdp_owned *out)
{
    const json_t *const now = json_object_get(of->json, "outputs");
    const json_t *const before = json_object_get(of->json, "earlier_outputs");
    grdp_owned_file *const files =
        grdp_arena_alloc(arena, json_array_size(now) + json_array_size(before), sizeof *files);
    out->files = files;
    if (files == NULL || !add_files(arena, folder, now, files, &out->n))
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < out->n && of->interrupted; i++)
        GRDP_TRY(take_as_is(arena, folder, &files[i], diag));
    return add_files(arena, folder, before, files, &out->n) ? GRDP_OK : GRDP_ERR_MEMORY;
}

grdp_status grdp_owner_list(grdp_arena *arena, const char *folder, grdp_diag *diag, grdp_owned *out)
{
    manifest found;
    *out = (grdp_owned){0};
    GRDP_TRY(read_manifest(arena, folder, diag, &found));
    const grdp_status status = grdp_text_equal(text_of(found.json, "program"), "grdpsim")
                                   ? list_files(arena, folder, &found, diag, out)
                                   : GRDP_OK;
    json_decref(found.json);
    return status;
}

const grdp_owned_file *grdp_owner_find(const grdp_owned *owned, const char *name)
{
    for (size_t i = 0; i < owned->n; i++)
        if (strcmp(owned->files[i].path, name) == 0)
            return &owned->files[i];
    return NULL;
}

grdp_status grdp_owner_may_replace(const grdp_owned *owned, const char *name, const char *path,
                                   grdp_diag *diag)
{
    char hex[65];
    uint64_t bytes = 0;
    struct stat info;
    if (stat(path, &info) != 0 || S_ISDIR(info.st_mode)) /* writing to a folder says why not */
        return GRDP_OK;
    const grdp_owned_file *const file = grdp_owner_find(owned, name);
    if (file == NULL)
        return grdp_diag_error(diag, (grdp_place){.file = path},
                               "is in no manifest of grdpsim and would be overwritten", hint);
    GRDP_TRY(grdp_file_sha256(path, diag, hex, &bytes));
    if (bytes == file->bytes && strcmp(hex, file->sha256) == 0)
        return GRDP_OK;
    return grdp_diag_error(diag, (grdp_place){.file = path},
                           "was changed since it was written and would be overwritten", hint);
}

grdp_status grdp_owner_withdraw(grdp_arena *arena, const char *folder, grdp_diag *diag)
{
    const char *const file = grdp_arena_printf(arena, "%s/" GRDP_MANIFEST, folder);
    if (file == NULL)
        return GRDP_ERR_MEMORY;
    if (unlink(file) == 0 || errno == ENOENT)
        return GRDP_OK;
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.file = file},
                  "the manifest of an earlier run cannot be removed: %m",
                  "remove it or name another folder with --out", grdp_reason(errno));
    return GRDP_ERR_FILE;
}
