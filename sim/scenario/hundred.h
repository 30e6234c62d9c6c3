/* hundred: shares that must add up to 100.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_HUNDRED_H
#define GRDP_SCENARIO_HUNDRED_H

#include "scenario/node.h"

/* Checks the numbers of a group or a list. Shares as they are published are rounded: the sum may
 * miss 100 by half a unit of the last digit of each, or by `slack` where that is more, which a note
 * says. False after an error. */
bool grdp_hundred_check(const grdp_node *numbers, double slack, const char *path, grdp_diag *diag);

/* What each number is multiplied by so that they add up to 100; 1 where they do. */
double grdp_hundred_scale(const grdp_node *numbers);

#endif
