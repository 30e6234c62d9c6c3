/* doubt: figures that may stand where they do and yet look mistyped. Every finding is a warning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_DOUBT_H
#define GRDP_SCENARIO_DOUBT_H

#include "scenario/actuals.h"
#include "scenario/node.h"

/* `value` in `unit` ("%", "points") looks like a fraction; `decimals` as written. */
void grdp_doubt_fraction(grdp_place place, double value, int decimals, const char *unit,
                         grdp_diag *diag);

/* A share in per cent of a sector that has `usual` per cent otherwise: 0.6 beside 54. */
void grdp_doubt_share(const grdp_node *node, const char *path, double usual, grdp_diag *diag);

/* An amount of a whole economy with a dot between its thousands: 184.123. */
void grdp_doubt_amount(const grdp_node *node, const char *path, grdp_diag *diag);

/* Growth beyond all experience, and figures in per cent that are fractions where three of four of
 * their series are not, and would be among those a hundred times as large: 0.102 beside 10.2
 * and 8.2. The actuals are sorted. */
void grdp_doubt_actuals(const grdp_actuals *actuals, grdp_diag *diag);

#endif
