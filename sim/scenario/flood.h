/* flood: keeps a file with ten thousand equal faults from burying the other findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_FLOOD_H
#define GRDP_SCENARIO_FLOOD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/diag.h"

enum { GRDP_FLOOD_SHOWN = 20 };

/* Findings of one kind; zero it before the first. */
typedef struct grdp_flood {
    size_t n;
    grdp_severity severity; /* and place of the last one that was shown */
    grdp_place place;
} grdp_flood;

/* Counts a finding; false where it should not be shown any more. */
bool grdp_flood_room(grdp_flood *flood, grdp_severity severity, grdp_place place);

/* Says for each kind how many were not shown. */
void grdp_flood_report(const grdp_flood *floods, size_t n, grdp_diag *diag);

#endif
