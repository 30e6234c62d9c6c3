/* flood: keeps a file with ten thousand equal faults from burying the other findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/flood.h"

bool grdp_flood_room(grdp_flood *flood, grdp_severity severity, grdp_place place)
{
    if (++flood->n > GRDP_FLOOD_SHOWN)
        return false;
    flood->severity = severity;
    flood->place = place;
    return true;
}

void grdp_flood_report(const grdp_flood *floods, size_t n, grdp_diag *diag)
{
    for (size_t i = 0; i < n; i++) {
        if (floods[i].n <= GRDP_FLOOD_SHOWN)
            continue;
        grdp_diag_add(diag, floods[i].severity, (grdp_place){.file = floods[i].place.file},
                      "%zu more findings of the same kind as the one in line %u are not shown",
                      NULL, floods[i].n - GRDP_FLOOD_SHOWN, floods[i].place.line);
    }
}
