/* split: the relative sizes by which an account divides what a group of sectors has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_SPLIT_H
#define GRDP_SCENARIO_SPLIT_H

#include "scenario/region.h"

/* Checks the names in `split` of an account, and that a group in the account is there to be
 * divided; `path` is that of the account. False where there was an error. */
bool grdp_split_check(const grdp_region *region, const grdp_node *account, const char *path,
                      grdp_diag *diag);

#endif
