/* parts: a region that was put together from others, such as two provinces that merged. Levels of
 * the parts are added, amounts are added, growth is weighted by the levels of the parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_PARTS_H
#define GRDP_SCENARIO_PARTS_H

#include "scenario/region.h"

/* Opens the region files that the accounts of `list` name as parts, each once; they are freed with
 * grdp_parts_free(). A part may not have parts itself. */
GRDP_CHECKED grdp_status grdp_parts_open(grdp_region *region, const grdp_node *list,
                                         grdp_diag *diag);
void grdp_parts_free(grdp_region *region);

/* For the accounts of a region that is a part itself: a finding for each that has parts. */
void grdp_parts_refuse(const grdp_node *list, grdp_diag *diag);

/* Reads `parts` of an account whose facts (year, prices) are known: adds up levels, quarters where
 * all parts have them, and what the account does not say itself (nominal, investment, people,
 * known_by, status). All faults are findings; false after one. */
bool grdp_parts_read(const grdp_region *region, const grdp_node *node, const char *path,
                     grdp_diag *diag, grdp_account *account);

/* Adds to `rows` what the figures of the parts say of the whole, status "derived": growth of GRDP
 * and of sectors by the levels of the year before, amounts in the currency as sums. Only periods
 * that every part has; a row is known when the last of its figures is. */
GRDP_CHECKED grdp_status grdp_parts_actuals(const grdp_region *region, grdp_actual_rows *rows);

/* The part's level of a unit of the whole ("sectors.ID" or GRDP_NONE), in the currency. NAN where
 * the part has no such unit. */
double grdp_part_level(const grdp_account_part *part, const char *id);

/* region.c: reads a region that is a part of another. */
GRDP_CHECKED grdp_status grdp_region_read_part(const char *file, grdp_diag *diag,
                                               grdp_region **out);

#endif
