/* history: which figures of the past a scenario names: years, years to leave out, and series.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_HISTORY_H
#define GRDP_SCENARIO_HISTORY_H

#include "scenario/reader.h"

/* The two years of `years = ( 2015, 2023 );` in `group`; what the caller set stays where the key is
 * absent. False after a finding, also where an entry of `leave_out` is no year. */
bool grdp_history_years(grdp_reader *reader, const grdp_node *group, const char *path, int *first,
                        int *last);

/* True where `leave_out` of the group lists the year. */
bool grdp_history_leaves_out(const grdp_node *group, int year);

/* False after a finding where the actuals of the region have no series of this name. */
bool grdp_history_knows(grdp_reader *reader, const grdp_node *name, const char *path);

#endif
