/* normal_lanes: quantile and distribution function of the standard normal distribution for
 * GRDP_LANES numbers at once, to the last bit those of grdp/normal.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_NORMAL_LANES_H
#define GRDP_SCENARIO_NORMAL_LANES_H

/* As grdp_normal_quantile(), p from 0 to 1. `out` may not be `p`. */
void grdp_normal_lanes_quantile(const double *p, double *out);

/* As grdp_normal_cdf(). `out` may not be `x`. */
void grdp_normal_lanes_cdf(const double *x, double *out);

#endif
