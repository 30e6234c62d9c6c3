/* title: what a thing is called in Vietnamese and in English.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_TITLE_H
#define GRDP_SCENARIO_TITLE_H

#include "scenario/region.h"

/* The `title` of a group: a text for both languages, or { vi = ""; en = ""; }, where the one that
 * is missing repeats the other; `fallback` where there is none. The texts live with the node. */
grdp_title grdp_title_read(const grdp_node *group, const char *fallback);

/* The same of another key. */
grdp_title grdp_title_read_key(const grdp_node *group, const char *key, const char *fallback);

#endif
