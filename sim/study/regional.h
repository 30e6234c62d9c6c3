/* regional: which inputs decide whether a run falls on one side: the largest distance between the
 * distributions of an input in the runs that do and in those that do not.
 *
 * Sources: R. C. Spear, G. M. Hornberger, "Eutrophication in Peel Inlet II", Water Research 14
 * (1980); A. Saltelli et al., Global Sensitivity Analysis. The Primer (2008), section 5.2 (Monte
 * Carlo filtering); N. Smirnov, "Table for estimating the goodness of fit of empirical
 * distributions", Ann. Math. Stat. 19 (1948) for how likely such a distance is by chance.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_REGIONAL_H
#define GRDP_STUDY_REGIONAL_H

#include <stdbool.h>

#include "study/order.h"

typedef struct grdp_regional {
    double distance;              /* 0 to 1; NAN where all runs are on one side */
    double most_by_chance;        /* 95 % of distances are below where the input decides nothing */
    double median_in, median_out; /* of the input on either side */
} grdp_regional;

/* `x` are the values that `order` sorts; `inside` says of each row on which side it is. */
grdp_regional grdp_regional_measure(const grdp_order *order, const double *x, const bool *inside);

#endif
