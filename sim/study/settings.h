/* settings: the settings of a method, as they are written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_SETTINGS_H
#define GRDP_STUDY_SETTINGS_H

#include "core/arena.h"
#include "core/diag.h"
#include "grdp/method.h"

/* Index of a setting by its name; the number of settings where there is none. */
size_t grdp_settings_find(const grdp_method *method, const char *name);

/* Reads "samples=4096" and the like over the defaults and checks them together. Faults are
 * findings. *out has method->n_settings numbers and lives in the arena. */
GRDP_CHECKED grdp_status grdp_settings_read(grdp_arena *arena, const grdp_method *method, size_t n,
                                            const char *const *texts, grdp_diag *diag,
                                            double **out);

#endif
