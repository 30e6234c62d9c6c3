/* escape: what may stand between the quotes of a settings file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_ESCAPE_H
#define GRDP_SCENARIO_ESCAPE_H

#include "core/diag.h"
#include "scenario/lex.h"

/* Checks the escapes and characters of a closed TEXT; false after a finding. */
bool grdp_escape_check(const grdp_token *token, grdp_place place, grdp_diag *diag);

#endif
