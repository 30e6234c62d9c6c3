/* prior: the covariance of the growth of sectors in one period, as the scenario has it: what
 * conditions on published figures and paths to a target start from. Growth is a fraction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_PRIOR_H
#define GRDP_ENGINE_PRIOR_H

#include "scenario/scenario.h"

/* Sectors that follow others, whose own rates are no assumption. */
bool grdp_prior_follows(const grdp_setup *setup);

/* C, n_sectors^2: of the sectors' own deviations. False where no sector has a spread. */
bool grdp_prior_own(const grdp_scenario *scenario, double *own);

/* B C B', n_sectors^2, with the elasticities of sectors that follow others in B, which is left in
 * `loading` (n_sectors^2). */
void grdp_prior_covariance(const grdp_scenario *scenario, const double *own, double *loading,
                           double *out);

#endif
