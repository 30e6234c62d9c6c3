/* bridge_text: a part of a settings tree written out again, so that it can be laid over another.
 * libconfig's own writer loses digits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "plan/bridge_hybrid.h"

static bool is_remark(const grdp_node *node)
{
    return grdp_text_equal(node->name, "title") || grdp_text_equal(node->name, "note") ||
           grdp_text_equal(node->name, "source");
}

static void add_number(const grdp_node *node, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    grdp_number_shortest(node->number, text);
    grdp_buffer_add(out, text);
    if (!node->integer && strpbrk(text, ".e") == NULL)
        grdp_buffer_add(out, ".0");
}

static void add_text(const grdp_node *node, grdp_buffer *out)
{
    grdp_buffer_add(out, "\"");
    for (const char *p = node->text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            grdp_buffer_add(out, "\\");
        grdp_buffer_add_n(out, p, 1);
    }
    grdp_buffer_add(out, "\"");
}

static void add_bool(const grdp_node *node, grdp_buffer *out)
{
    grdp_buffer_add(out, node->number != 0.0 ? "true" : "false");
}

static void add_group(const grdp_node *node, grdp_buffer *out)
{
    grdp_buffer_add(out, "{ ");
    for (const grdp_node *child = node->first; child != NULL; child = child->next) {
        if (is_remark(child))
            continue;
        grdp_buffer_printf(out, "%s = ", child->name);
        grdp_hybrid_text(child, out);
        grdp_buffer_add(out, "; ");
    }
    grdp_buffer_add(out, "}");
}

static void add_list(const grdp_node *node, grdp_buffer *out)
{
    grdp_buffer_add(out, "( ");
    for (const grdp_node *child = node->first; child != NULL; child = child->next) {
        grdp_hybrid_text(child, out);
        grdp_buffer_add(out, child->next != NULL ? ", " : " ");
    }
    grdp_buffer_add(out, ")");
}

void grdp_hybrid_text(const grdp_node *node, grdp_buffer *out)
{
    static void (*const writers[])(const grdp_node *node, grdp_buffer *out) = {
        [GRDP_NODE_GROUP] = add_group, [GRDP_NODE_LIST] = add_list, [GRDP_NODE_NUMBER] = add_number,
        [GRDP_NODE_TEXT] = add_text,   [GRDP_NODE_BOOL] = add_bool,
    };
    writers[node->kind](node, out);
}
