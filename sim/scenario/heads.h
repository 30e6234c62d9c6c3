/* heads: people of a region in thousands, one number or one a year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_HEADS_H
#define GRDP_SCENARIO_HEADS_H

#include "scenario/region.h"

/* `1957`, or `( ( 2022, 1947 ), ( 2023, 1957 ) )`. False after an error. */
bool grdp_heads_check(const grdp_node *node, const char *path, grdp_diag *diag);

/* The number of a year, NAN where there is none; for what the check has let through, and NULL. */
double grdp_heads_find(const grdp_node *node, int year);

/* Reads `population` and `employment` of a region: of each account that does not say its people
 * itself, those of its year. */
void grdp_heads_fill(const grdp_node *top, size_t n_accounts, grdp_account *accounts,
                     grdp_diag *diag);

#endif
