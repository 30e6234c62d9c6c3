/* account: weights or levels of one year on one basis.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_ACCOUNT_H
#define GRDP_SCENARIO_ACCOUNT_H

#include "scenario/region.h"

/* Reads one group of `accounts` of a region whose sectors and groups are known. All faults are
 * findings; false after one. */
bool grdp_account_read(const grdp_region *region, const grdp_node *node, const char *path,
                       grdp_diag *diag, grdp_account *out);

#endif
