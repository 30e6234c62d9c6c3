/* owner: whose results stand in a folder. What another command, or the same one about something
 * else, has finished is not overwritten without being asked for, nor is a file that no manifest
 * names or that was changed since. The same command about the same thing replaces its own files,
 * whatever its other options are: that is what one does while one works on a scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_OUTPUT_OWNER_H
#define GRDP_OUTPUT_OWNER_H

#include <stdint.h>

#include "core/arena.h"
#include "output/package.h"

#define GRDP_DATAPACKAGE "datapackage.json"
#define GRDP_MANIFEST "manifest.json"

/* What the manifest is called while the files that it names are put in place. Where a command is
 * killed meanwhile, the next one knows by it what is its own. */
#define GRDP_MANIFEST_NEXT "manifest.json.next"

/* GRDP_OK where the folder has no manifest, or one of the same kind and name, or is to be taken
 * over; else a finding. */
GRDP_CHECKED grdp_status grdp_owner_check(const char *folder, const grdp_package_about *about,
                                          grdp_diag *diag);

/* A file that the manifest of a folder names: of the run that made it, or of an earlier one. */
typedef struct grdp_owned_file {
    const char *path, *sha256; /* relative to the folder */
    uint64_t bytes;
} grdp_owned_file;

typedef struct grdp_owned {
    size_t n;
    const grdp_owned_file *files;
} grdp_owned;

/* None where the folder has no manifest of ours. Lives in the arena. */
GRDP_CHECKED grdp_status grdp_owner_list(grdp_arena *arena, const char *folder, grdp_diag *diag,
                                         grdp_owned *out);

/* The file of that name, or NULL. */
const grdp_owned_file *grdp_owner_find(const grdp_owned *owned, const char *name);

/* GRDP_OK where `path`, which is `name` in the folder, is not there, or is what the manifest says;
 * else a finding. */
GRDP_CHECKED grdp_status grdp_owner_may_replace(const grdp_owned *owned, const char *name,
                                                const char *path, grdp_diag *diag);

/* Takes the manifest of an earlier run away. */
GRDP_CHECKED grdp_status grdp_owner_withdraw(grdp_arena *arena, const char *folder,
                                             grdp_diag *diag);

#endif
