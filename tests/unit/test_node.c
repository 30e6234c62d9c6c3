/* Trees: paths, copies, and changes laid over a base.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/read_cfg.h"

#include "scratch.h"

TestSuite(node, .init = enter_folder, .fini = leave_folder);

static grdp_node *tree(const char *text)
{
    grdp_node *top = NULL;
    put("a.cfg", text);
    cr_assert_eq(grdp_cfg_read(arena, "a.cfg", diag, &top, NULL, NULL), GRDP_OK);
    return top;
}

/* Two trees that differ in lines at most. */
static bool is_same(const grdp_node *a, const grdp_node *b)
{
    if (a->kind != b->kind || a->number != b->number || a->n != b->n ||
        a->decimals != b->decimals || a->integer != b->integer)
        return false;
    if ((a->text || b->text) && (!a->text || !b->text || strcmp(a->text, b->text) != 0))
        return false;
    const grdp_node *y = b->first;
    for (const grdp_node *x = a->first; x; x = x->next, y = y->next) {
        if ((x->name || y->name) && strcmp(x->name, y->name) != 0)
            return false;
        if (!is_same(x, y))
            return false;
    }
    return true;
}

Test(node, paths_go_through_groups_indices_and_ids)
{
    const grdp_node *top =
        tree("a = { b = { c = 7; }; };\n"
             "events = ( { id = \"x\"; level = 1; }, { id = \"x.y\"; level = 2; },\n"
             "           { id = \"2\"; level = 3; }, 5, ( 8, 9 ), { id = \"77\"; } );\n");
    cr_assert_eq(grdp_node_at(top, "a.b.c")->number, 7.0);
    cr_assert_eq(grdp_node_at(top, "events.0.level")->number, 1.0);
    cr_assert_eq(grdp_node_at(top, "events.x.level")->number, 1.0);
    cr_assert_eq(grdp_node_at(top, "events.x.y.level")->number, 2.0);
    cr_assert_eq(grdp_node_at(top, "events.2.level")->number, 3.0);
    cr_assert_eq(grdp_node_at(top, "events.4.1")->number, 9.0);
    cr_assert_eq(grdp_node_at(top, "events.77.id")->line, 3);
    static const char *const none[] = {
        "",        "a.",         "a..b", "b",      "a.b.c.d", "events.9",   "events.z",
        "events.", "events.3.x", ".a",   "a.b.cc", "A.b",     "events.x.z", "events.99999999999"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        cr_assert_null(grdp_node_at(top, none[i]), "%s", none[i]);
    cr_assert_null(grdp_node_at(NULL, "a"));
    cr_assert_null(grdp_node_child(NULL, "a"));
    cr_assert_null(grdp_node_child(grdp_node_at(top, "events"), "id"));
    const grdp_place place = grdp_node_place(grdp_node_at(top, "events.2"), "events.2");
    cr_assert_eq(place.line, 3);
    cr_assert_str_eq(place.file, "a.cfg");
    cr_assert_null(grdp_node_place(NULL, "x").file);
}

Test(node, copy_is_equal_and_shares_nothing)
{
    grdp_node *top = tree("a = { b = \"text\"; c = ( 1, 2.50, true, { d = -1; } ); };\n");
    grdp_arena *other = grdp_arena_create();
    const grdp_node *copy = grdp_node_copy(other, top);
    const grdp_node *again = grdp_node_copy(arena, copy);
    cr_assert(is_same(top, copy));
    cr_assert_eq(grdp_node_at(copy, "a.c.3.d")->line, 1);
    cr_assert_neq(grdp_node_at(copy, "a.b")->text, grdp_node_at(top, "a.b")->text);
    grdp_node_at(top, "a.c.1")->number = 3.0;
    cr_assert_not(is_same(top, copy));
    grdp_arena_free(other);
    cr_assert_eq(grdp_node_at(again, "a.c.1")->number, 2.5);
    cr_assert_null(grdp_node_copy(arena, NULL));
}

Test(node, changes_lie_over_the_base)
{
    static const struct {
        const char *base, *changes, *merged;
    } cases[] = {
        {"a = 1; b = 2;", "b = 3; c = 4;", "a = 1; b = 3; c = 4;"},
        {"a = 1;", "", "a = 1;"},
        {"", "a = 1;", "a = 1;"},
        {"s = { i = { growth = 1; x = 2; }; j = 5; };", "s = { i = { growth = 9; }; };",
         "s = { i = { growth = 9; x = 2; }; j = 5; };"},
        {"a = ( 1, 2, 3 );", "a = ( 4 );", "a = ( 4 );"},
        {"a = 1;", "a = { b = 1; };", "a = { b = 1; };"},
        {"a = { b = 1; };", "a = 1;", "a = 1;"},
        /* A new model drops the parameters of the old one, the same one keeps them. */
        {"i = { model = \"reverting\"; mean = 7; };", "i = { model = \"constant\"; growth = 9; };",
         "i = { model = \"constant\"; growth = 9; };"},
        {"i = { model = \"reverting\"; mean = 7; persistence = 0.3; };",
         "i = { model = \"reverting\"; mean = 8; };",
         "i = { model = \"reverting\"; mean = 8; persistence = 0.3; };"},
        {"i = { growth = 7; };", "i = { model = \"constant\"; };",
         "i = { model = \"constant\"; };"},
        /* So does another form of a factor. */
        {"g = { dist = \"normal\"; mean = 8; sd = 2; };", "g = { sd = 3; };",
         "g = { dist = \"normal\"; mean = 8; sd = 3; };"},
        {"g = { dist = \"normal\"; mean = 8; sd = 2; };",
         "g = { dist = \"uniform\"; min = 1; max = 2; };",
         "g = { dist = \"uniform\"; min = 1; max = 2; };"},
        {"g = { dist = \"normal\"; mean = 8; sd = 2; };", "g = { from = 1; to = 2; by = 2027; };",
         "g = { from = 1; to = 2; by = 2027; };"},
        {"g = { from = 1; to = 2; by = 2027; };", "g = { from = 1.5; };",
         "g = { from = 1.5; to = 2; by = 2027; };"},
        {"g = { from = 1; to = 2; by = 2027; };", "g = { path = ( 1, 2 ); per = \"year\"; };",
         "g = { path = ( 1, 2 ); per = \"year\"; };"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const grdp_node *base = tree(cases[i].base), *before = tree(cases[i].base);
        const grdp_node *changes = tree(cases[i].changes);
        const grdp_node *merged = grdp_node_merge(arena, base, changes);
        cr_assert(is_same(merged, tree(cases[i].merged)), "%zu: %s", i, cases[i].changes);
        cr_assert(is_same(base, before), "the base was changed: %zu", i);
    }
}

Test(node, merged_values_keep_the_file_and_line_that_set_them)
{
    grdp_node *base = tree("a = { b = 1;\n c = 2; };\n");
    grdp_node *changes = NULL;
    put("b.cfg", "\n\na = {\n c = 3; };\n");
    cr_assert_eq(grdp_cfg_read(arena, "b.cfg", diag, &changes, NULL, NULL), GRDP_OK);
    const grdp_node *merged = grdp_node_merge(arena, base, changes);
    cr_assert_str_eq(grdp_node_at(merged, "a.b")->file, "a.cfg");
    cr_assert_eq(grdp_node_at(merged, "a.b")->line, 1);
    cr_assert_str_eq(grdp_node_at(merged, "a.c")->file, "b.cfg");
    cr_assert_eq(grdp_node_at(merged, "a.c")->line, 4);
    cr_assert(is_same(grdp_node_merge(arena, base, NULL), base));
    cr_assert(is_same(grdp_node_merge(arena, NULL, base), base));
}
