/* title: what a thing is called in Vietnamese and in English.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/title.h"

#include "scenario/schema.h"

grdp_title grdp_title_read(const grdp_node *group, const char *fallback)
{
    return grdp_title_read_key(group, "title", fallback);
}

grdp_title grdp_title_read_key(const grdp_node *group, const char *key, const char *fallback)
{
    const grdp_node *node = grdp_node_child(group, key);
    if (!node)
        return (grdp_title){{fallback, fallback}};
    if (node->kind == GRDP_NODE_TEXT)
        return (grdp_title){{node->text, node->text}};
    const char *vi = grdp_schema_text(node, "vi", NULL);
    const char *en = grdp_schema_text(node, "en", NULL);
    const char *any = vi ? vi : en ? en : fallback;
    return (grdp_title){{vi ? vi : any, en ? en : any}};
}
