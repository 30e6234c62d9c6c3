/* read_cfg: one settings file in, one tree out. The only place that knows libconfig.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_READ_CFG_H
#define GRDP_SCENARIO_READ_CFG_H

#include "scenario/node.h"

enum { GRDP_CFG_BYTES = 4 << 20, GRDP_CFG_DEPTH = 64, GRDP_CFG_KEYS = 2000 };

/* Reads, scans and parses a file. All faults that the scan finds are reported in one call; only a
 * clean text reaches libconfig. Where no more is wrong than single values, GRDP_ERR_INPUT comes
 * with a tree, in which these are `faulty`, so that the rest can be checked too; *out is NULL
 * after any other error. The tree lives in the arena. `bytes` and `length` may be NULL; else
 * they get the text as it was on disk, for the manifest. */
GRDP_CHECKED grdp_status grdp_cfg_read(grdp_arena *arena, const char *file, grdp_diag *diag,
                                       grdp_node **out, const char **bytes, size_t *length);

/* Parses one value as --set gives it: "11", "( 8.7, 9.0 )", "{ dist = \"normal\"; ... }", "capital"
 * (a bare word is a text). */
GRDP_CHECKED grdp_status grdp_cfg_read_value(grdp_arena *arena, const char *text, grdp_diag *diag,
                                             grdp_place place, grdp_node **out);

#endif
