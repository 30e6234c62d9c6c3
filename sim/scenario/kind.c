/* kind: the word at the head of every settings file that says what the file is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/kind.h"

#include "core/text.h"

static const char *const kinds[] = {"region", "plan", "scenario"};

bool grdp_kind_is_known(const char *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (grdp_text_equal(kind, kinds[i]))
            return true;
    }
    return false;
}

bool grdp_kind_check(const grdp_node *top, const char *kind, grdp_diag *diag)
{
    const grdp_node *node = grdp_node_child(top, "kind");
    if (!node || node->kind != GRDP_NODE_TEXT || grdp_text_equal(node->text, kind))
        return true;
    const grdp_place place = grdp_node_place(node, "kind");
    if (grdp_kind_is_known(node->text))
        grdp_diag_add(diag, GRDP_ERROR, place, "this is a %s, not a %s", "name the file of the %s",
                      node->text, kind, kind);
    else
        grdp_diag_add(diag, GRDP_ERROR, place, "\"%s\" is no kind of file", "write kind = \"%s\";",
                      grdp_text_show(node->text), kind);
    return false;
}
