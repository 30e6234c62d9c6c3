/* split: the relative sizes by which an account divides what a group of sectors has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/split.h"

#include "core/text.h"
#include "scenario/schema.h"

static bool has_group(const grdp_region *region, const grdp_node *numbers)
{
    if (!numbers || numbers->kind != GRDP_NODE_GROUP)
        return false;
    for (const grdp_node *node = numbers->first; node; node = node->next)
        if (grdp_region_group(region, node->name) >= 0)
            return true;
    return false;
}

/* Without a group that has a number the sizes would be passed over in silence. */
static void check_use(const grdp_region *region, const grdp_node *account, grdp_place place,
                      grdp_diag *diag)
{
    static const char *const keys[] = {"share", "level", "quarter_level", "nominal"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (has_group(region, grdp_node_child(account, keys[i])))
            return;
    grdp_diag_add(
        diag, GRDP_WARNING, place, "no group of sectors has a number that it could divide",
        "give the number of a group in place of those of its sectors, or take split away");
}

bool grdp_split_check(const grdp_region *region, const grdp_node *account, const char *path,
                      grdp_diag *diag)
{
    const grdp_node *split = grdp_node_child(account, "split");
    if (!split || split->kind != GRDP_NODE_GROUP)
        return true;
    const grdp_place place = grdp_node_place(split, grdp_schema_path(region->arena, path, "split"));
    bool ok = true;
    for (const grdp_node *node = split->first; node; node = node->next) {
        if (node->kind == GRDP_NODE_TEXT || grdp_region_sector(region, node->name) >= 0)
            continue;
        const char *near = grdp_region_nearest(region, node->name);
        ok = false;
        grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(node, place.path),
                      "\"%s\" is no sector of the region",
                      near ? "did you mean \"%s\"?" : "use an id of the region file",
                      grdp_text_show(node->name), near);
    }
    if (ok)
        check_use(region, account, place, diag);
    return ok;
}
