/* region: the facts that a scenario starts from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_REGION_H
#define GRDP_REGION_H

#include <stddef.h>

#include "grdp/diag.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct grdp_region grdp_region;

/* Reads and checks a region file and the actuals that it names. All faults are added to `diag`. On
 * GRDP_OK the caller frees *out with grdp_region_free(). */
GRDP_CHECKED grdp_status grdp_region_read(const char *file, grdp_diag *diag, grdp_region **out);
void grdp_region_free(grdp_region *region);

size_t grdp_region_n_sectors(const grdp_region *region);
const char *grdp_region_sector_id(const grdp_region *region,
                                  size_t sector); /* lives with the region */

#ifdef __cplusplus
}
#endif

#endif
