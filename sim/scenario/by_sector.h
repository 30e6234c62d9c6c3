/* by_sector: groups of numbers by sector, `share = { agriculture = 10.05; ... };`, in which a group
 * of sectors may stand for its sectors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_BY_SECTOR_H
#define GRDP_SCENARIO_BY_SECTOR_H

#include "scenario/region.h"

typedef struct grdp_by_sector_rule {
    size_t width;         /* 1: a number; GRDP_SEASONS: a list of one number a quarter */
    bool divide;          /* a group's numbers are divided by `split`; else each sector gets them */
    bool complete;        /* every sector that is not excluded must be there */
    const bool *excludes; /* by sector */
    const grdp_node *split; /* relative sizes by sector, or NULL */
    const char *split_path;
} grdp_by_sector_rule;

typedef struct grdp_by_sector {
    const grdp_node *given[GRDP_SECTORS_MAX]; /* where the numbers come from; NULL: not given */
    double value[GRDP_SECTORS_MAX][GRDP_SEASONS];
} grdp_by_sector;

/* Reads a group of numbers, or what holds for all sectors alike: one number, or one list. All
 * faults are findings; false after one. */
bool grdp_by_sector_read(const grdp_region *region, const grdp_node *node, const char *path,
                         const grdp_by_sector_rule *rule, grdp_diag *diag, grdp_by_sector *out);

#endif
