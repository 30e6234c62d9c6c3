/* kind: the word at the head of every settings file that says what the file is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_KIND_H
#define GRDP_SCENARIO_KIND_H

#include "scenario/node.h"

/* False, with a finding, where the file says that it is of another kind ("this is a plan, not a
 * region"). A missing `kind` is left to the schema. */
bool grdp_kind_check(const grdp_node *top, const char *kind, grdp_diag *diag);

/* Whether a file of this program can be of this kind. */
bool grdp_kind_is_known(const char *kind);

#endif
