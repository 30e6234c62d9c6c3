/* scores: how good a forecast with a spread was, once the outcome is known.
 *
 * CRPS is the mean distance of the forecast from the outcome less half the mean distance of its
 * draws from each other (Gneiting and Raftery, JASA 102, 2007, section 4.2); in the unit of the
 * outcome, and the absolute error where there is no spread. PIT is the probability that the
 * forecast gave to values up to the outcome: evenly spread over [0, 1] where the spread was right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_SCORES_H
#define GRDP_PLAN_SCORES_H

#include <stdbool.h>
#include <stddef.h>

/* Of n draws, n > 0. Sorts `draws`. */
double grdp_scores_crps(size_t n, double *draws, double outcome);

/* Of a normal forecast (Gneiting, Raftery, Westveld and Goldman, Monthly Weather Review 133, 2005,
 * equation 5); sd 0 is a point. */
double grdp_scores_crps_normal(double mean, double sd, double outcome);

/* The part of the draws below the outcome; ties count half. */
double grdp_scores_pit(size_t n, const double *draws, double outcome);
double grdp_scores_pit_normal(double mean, double sd, double outcome);

/* (p - 1)^2 where it happened, else p^2 (Brier, Monthly Weather Review 78, 1950). */
double grdp_scores_brier(double probability, bool happened);

#endif
