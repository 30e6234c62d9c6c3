/* linear_fit: least squares of a response on the values of the inputs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_LINEAR_FIT_H
#define GRDP_STUDY_LINEAR_FIT_H

#include "grdp/method.h"

/* Points that a fit is made of; which they are, the method knows. */
typedef struct grdp_linear_points {
    size_t n;
    uint64_t (*point)(const void *context, size_t index); /* runs of GRDP_LANES are contiguous and
                                                             begin at a multiple of it */
    const void *context;
} grdp_linear_points;

typedef struct grdp_linear_fit {
    double r2;     /* NAN: the response does not vary, or too few points count */
    double *slope; /* n_inputs */
    double *share; /* n_groups: variance of the sum of slope x value over the inputs of the group,
                      as a part of the variance of the response: (weight x sd)^2 */
} grdp_linear_fit;

/* `slope` and `share` are the caller's. */
GRDP_CHECKED grdp_status grdp_linear_fit_run(const grdp_method_plan *plan,
                                             const grdp_sample *sample, size_t response,
                                             const grdp_linear_points *points,
                                             grdp_linear_fit *fit);

#endif
