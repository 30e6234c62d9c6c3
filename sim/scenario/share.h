/* share: shares of the base year, which a scenario may override as base_share.SECTOR.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_SHARE_H
#define GRDP_SCENARIO_SHARE_H

#include "scenario/scenario.h"

/* What every share is: unit, bounds, text. */
const grdp_param *grdp_share_param(void);

/* Per cent of GRDP that the account of the scenario gives a sector. */
double grdp_share_usual(const grdp_scenario *scenario, size_t sector);

/* The sector of "base_share.ID" where the account has it and the scenario leaves it as it is;
 * GRDP_NONE of other paths. */
int grdp_share_find(const grdp_scenario *scenario, const char *path);

#endif
