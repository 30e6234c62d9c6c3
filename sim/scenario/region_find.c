/* region_find: sectors, groups and accounts of a region by their ids.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"
#include "scenario/region.h"

size_t grdp_region_n_sectors(const grdp_region *region)
{
    return region->n_sectors;
}

const char *grdp_region_sector_id(const grdp_region *region, size_t sector)
{
    return sector < region->n_sectors ? region->sectors[sector].id : NULL;
}

const char *grdp_region_unit(const grdp_region *region, const char *unit)
{
    if (grdp_text_equal(unit, "bn_vnd"))
        return region->currency;
    return grdp_text_equal(unit, "mn_vnd") ? region->per_head : unit;
}

int grdp_region_sector(const grdp_region *region, const char *id)
{
    for (size_t s = 0; s < region->n_sectors; s++) {
        if (grdp_text_equal(region->sectors[s].id, id))
            return (int)s;
    }
    return GRDP_NONE;
}

int grdp_region_group(const grdp_region *region, const char *id)
{
    for (size_t g = 0; g < region->n_groups; g++) {
        if (grdp_text_equal(region->groups[g].id, id))
            return (int)g;
    }
    return GRDP_NONE;
}

const grdp_account *grdp_region_account(const grdp_region *region, const char *id)
{
    for (size_t a = 0; a < region->n_accounts; a++) {
        if (grdp_text_equal(region->accounts[a].id, id))
            return &region->accounts[a];
    }
    return NULL;
}

const char *grdp_region_nearest(const grdp_region *region, const char *wrong)
{
    const char *ids[2 * GRDP_SECTORS_MAX];
    size_t n = 0;
    for (size_t s = 0; s < region->n_sectors; s++)
        ids[n++] = region->sectors[s].id;
    for (size_t g = 0; g < region->n_groups; g++)
        ids[n++] = region->groups[g].id;
    return grdp_text_nearest(wrong, ids, n);
}
