/* target: one target of a plan as the file gives it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_TARGET_H
#define GRDP_PLAN_TARGET_H

#include "plan/plan.h"

/* Reads one group of `targets`; faults are findings. Fails only when out of memory. */
GRDP_CHECKED grdp_status grdp_target_read(const grdp_plan *plan, const grdp_node *node,
                                          const char *path, grdp_diag *diag, grdp_target *out);

#endif
