/* regions_show: a batch over several regions, ranked: what each is projected to reach, how likely
 * that makes its target, and two naive forecasts beside it: last year's growth, and the plan
 * itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_REGIONS_SHOW_H
#define GRDP_CLI_REGIONS_SHOW_H

#include "cli/run.h"

/* True where the scenarios belong to more than one region. */
bool grdp_regions_several(const grdp_outlooks *outlooks);

/* The table on stdout; `chances->at` is NULL where nothing was drawn. Ranked by the chance of the
 * target, then by growth; without chances by the distance to the target. */
void grdp_regions_show(grdp_cli *cli, const grdp_outlooks *outlooks, const grdp_chances *chances);

/* The same as table "regions" of the package. */
GRDP_CHECKED grdp_status grdp_regions_write(grdp_cli *cli, grdp_package *package,
                                            const grdp_outlooks *outlooks,
                                            const grdp_chances *chances);

#endif
