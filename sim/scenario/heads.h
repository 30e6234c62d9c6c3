/* heads: people of a region in thousands, one number or one a year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_HEADS_H
#define GRDP_SCENARIO_HEADS_H

#include "scenario/node.h"

/* `1957`, or `( ( 2022, 1947 ), ( 2023, 1957 ) )`. False after an error. */
bool grdp_heads_check(const grdp_node *node, const char *path, grdp_diag *diag);

/* The number of a year, NAN where there is none; for what the check has let through, and NULL. */
double grdp_heads_find(const grdp_node *node, int year);

#endif
