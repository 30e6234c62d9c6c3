/* owner: whose results stand in a folder, by the manifest in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/owner.h"

#include "core/file.h"
#include "core/text.h"

#include <jansson.h>

#include <string.h>
#include <unistd.h>

enum { BYTES_MOST = 64 << 20 };

static const char hint[] = "take another folder with --out, or give this one up with --restart";

static const char *text_of(const json_t *manifest, const char *key)
{
    return json_string_value(json_object_get(manifest, key));
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
static grdp_status compare(const json_t *manifest, const char *file, const char *folder,
                           const grdp_package_about *about, grdp_diag *diag)
{
    const char *const kind = text_of(manifest, "kind"), *const name = text_of(manifest, "name");
    if (!grdp_text_equal(text_of(manifest, "program"), "grdpsim"))
        return grdp_diag_error(diag, (grdp_place){.file = file},
                               "is no manifest of grdpsim and would be overwritten", hint);
    if (is_same(kind, about->kind) && is_same(name, about->name) &&
        is_same(text_of(manifest, "region"), about->region))
        return GRDP_OK;
    const char *const region = text_of(manifest, "region");
    return grdp_diag_error(diag, (grdp_place){.file = folder},
                           "holds the results of `%s` (%s%s%s), and `%s` (%s%s%s) would overwrite "
                           "them",
                           hint, show(kind), show(region), region != NULL ? "/" : "", show(name),
                           show(about->kind), show(about->region), about->region != NULL ? "/" : "",
                           about->name);
}

static grdp_status check(grdp_arena *arena, const char *folder, const grdp_package_about *about,
                         grdp_diag *diag)
{
    const char *const file = grdp_arena_printf(arena, "%s/manifest.json", folder);
    char *text = NULL;
    size_t length = 0;
    if (file == NULL)
        return GRDP_ERR_MEMORY;
    if (access(file, F_OK) != 0)
        return GRDP_OK;
    GRDP_TRY(grdp_file_read(arena, file, BYTES_MOST, diag, &text, &length));
    json_t *const manifest = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
    const grdp_status status = compare(manifest, file, folder, about, diag);
    json_decref(manifest);
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
