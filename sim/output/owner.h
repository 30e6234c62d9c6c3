/* owner: whose results stand in a folder. What another command, or the same one about something
 * else, has finished is not overwritten without being asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_OUTPUT_OWNER_H
#define GRDP_OUTPUT_OWNER_H

#include "output/package.h"

/* GRDP_OK where the folder has no manifest, or one of the same kind and name, or is to be taken
 * over; else a finding. */
GRDP_CHECKED grdp_status grdp_owner_check(const char *folder, const grdp_package_about *about,
                                          grdp_diag *diag);

#endif
