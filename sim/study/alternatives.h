/* alternatives: other scenarios of the same region as levels of one factor, "model", so that it can
 * be said how much of the spread is the choice among them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_ALTERNATIVES_H
#define GRDP_STUDY_ALTERNATIVES_H

#include "study/study.h"

/* A finding where the method cannot compare scenarios. */
GRDP_CHECKED grdp_status grdp_alternatives_check(const grdp_method *method, size_t n,
                                                 grdp_diag *diag);

/* Checks that the alternatives report what the scenario reports, and finds the factors of the study
 * in them by their paths: those that an alternative does not have change nothing in it. */
GRDP_CHECKED grdp_status grdp_alternatives_read(grdp_arena *arena, grdp_diag *diag,
                                                grdp_study *study);

/* Blocks of one thread, one an alternative. */
grdp_block **grdp_alternatives_open(const grdp_study *study); /* NULL when out of memory */
void grdp_alternatives_close(const grdp_study *study, grdp_block **blocks);

#endif
