/* reference: a file that another file names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_REFERENCE_H
#define GRDP_SCENARIO_REFERENCE_H

#include "scenario/node.h"

/* The path of the file that `node`, a text, names: beside the file in which it stands, or beside
 * `from` where it was set on the command line. A file that is not there, may not be read or is a
 * folder is an error at the node, with `key` as its path (GRDP_ERR_FILE): the reader of the file
 * itself could not tell who named it. */
GRDP_CHECKED grdp_status grdp_reference_find(grdp_arena *arena, const grdp_node *node,
                                             const char *key, const char *from, grdp_diag *diag,
                                             const char **out);

/* False, with a warning, where the list of paths names the file of `node` before it already. */
bool grdp_reference_is_new(const grdp_node *list, const grdp_node *node, const char *key,
                           grdp_diag *diag);

#endif
