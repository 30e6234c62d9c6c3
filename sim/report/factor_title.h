/* factor_title: what a planner calls a factor: "growth of industry" for sectors.industry.growth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_REPORT_FACTOR_TITLE_H
#define GRDP_REPORT_FACTOR_TITLE_H

#include "core/text.h"
#include "report/wording.h"
#include "scenario/scenario.h"

/* A path of a factor, or several joined by " + ". What is known by no other name goes by its path.
 */
void grdp_factor_title(grdp_lang lang, const grdp_region *region, const char *path,
                       grdp_buffer *out);

/* The name of a series in a sentence: "GRDP growth" for grdp.growth; else the series itself. */
const char *grdp_series_title(grdp_lang lang, const char *name);

#endif
