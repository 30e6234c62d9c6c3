/* Settings files in: kinds, numbers as written, lines, and single values of --set.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/read_cfg.h"

#include "scratch.h"

#include <locale.h>

TestSuite(read_cfg, .init = enter_folder, .fini = leave_folder);

static grdp_node *read_good(const char *text)
{
    grdp_node *top = NULL;
    fresh_diag();
    put("a.cfg", text);
    cr_assert_eq(grdp_cfg_read(arena, "a.cfg", diag, &top, NULL, NULL), GRDP_OK, "%s", text);
    cr_assert_null(grdp_diag_at(diag, 0));
    return top;
}

static void check_number(const grdp_node *top, const char *path, double value, bool integer,
                         int decimals)
{
    const grdp_node *node = grdp_node_at(top, path);
    cr_assert(node && node->kind == GRDP_NODE_NUMBER, "%s", path);
    cr_assert_eq(node->number, value, "%s", path);
    cr_assert_eq(node->integer, integer, "%s", path);
    cr_assert_eq(node->decimals, decimals, "%s", path);
}

Test(read_cfg, numbers_keep_their_value_their_kind_and_their_decimals)
{
    const grdp_node *top = read_good(
        "a = 9; b = 8.16; c = 8.10; d = 3000000000; e = 184123000000000L; f = -2147483649;\n"
        "g = .5; h = 5.; i = +7; j = 1e5; k = 1.25e-3; l = 0.1; m = 2147483648; n = -0.04;\n"
        "list = ( 1, 2.50, -3 ); array = [ 1.0, 2 ]; o = 123456789.123456789; p = 0; q = 1E+2;\n"
        "r = -9223372036854775808; s = 9007199254740992;\n");
    check_number(top, "a", 9, true, 0);
    check_number(top, "b", 8.16, false, 2);
    check_number(top, "c", 8.1, false, 2);
    check_number(top, "d", 3e9, true, 0);
    check_number(top, "e", 184123e9, true, 0);
    check_number(top, "f", -2147483649.0, true, 0);
    check_number(top, "g", 0.5, false, 1);
    check_number(top, "h", 5, false, 0);
    check_number(top, "i", 7, true, 0);
    check_number(top, "j", 1e5, false, 0);
    check_number(top, "k", 1.25e-3, false, 2);
    check_number(top, "l", 0.1, false, 1);
    check_number(top, "m", 2147483648.0, true, 0);
    check_number(top, "n", -0.04, false, 2);
    check_number(top, "list.1", 2.5, false, 2);
    check_number(top, "array.0", 1, false, 1);
    check_number(top, "array.1", 2, true, 0);
    check_number(top, "o", 123456789.123456789, false, 9);
    check_number(top, "q", 100, false, 0);
    check_number(top, "r", -9223372036854775808.0, true, 0);
    check_number(top, "s", 9007199254740992.0, true, 0);
}

Test(read_cfg, tree_has_the_order_the_lines_and_the_texts_of_the_file)
{
    const grdp_node *top =
        read_good("// a comment\n"
                  "title = { vi = \"H\u1ea3i D\u01b0\u01a1ng\"; en = \"x\\\"y\\\\z\\n\"; };\n"
                  "/* over\n   two lines */\n"
                  "list = (\n  { id = \"one\"; },\n  # between\n  [ ], true );\n"
                  "long = \"first\n second\" \" third\"\n  \" fourth\";\n"
                  "last = FALSE");
    static const char *const names[] = {"title", "list", "long", "last"};
    static const unsigned lines[] = {2, 5, 9, 12};
    size_t i = 0;
    for (const grdp_node *child = top->first; child; child = child->next, i++) {
        cr_assert_str_eq(child->name, names[i]);
        cr_assert_eq(child->line, lines[i], "%s", child->name);
        cr_assert_str_eq(child->file, "a.cfg");
    }
    cr_assert_eq(i, 4);
    cr_assert_eq(top->n, 4);
    cr_assert_str_eq(grdp_node_at(top, "title.vi")->text, "H\u1ea3i D\u01b0\u01a1ng");
    cr_assert_str_eq(grdp_node_at(top, "title.en")->text, "x\"y\\z\n");
    cr_assert_str_eq(grdp_node_at(top, "long")->text, "first\n second third fourth");
    cr_assert_eq(grdp_node_at(top, "list.0")->line, 6);
    cr_assert_eq(grdp_node_at(top, "list.1")->kind, GRDP_NODE_LIST);
    cr_assert_eq(grdp_node_at(top, "list.1")->n, 0);
    cr_assert_eq(grdp_node_at(top, "list.2")->kind, GRDP_NODE_BOOL);
    cr_assert_eq(grdp_node_at(top, "list.2")->number, 1.0);
    cr_assert_eq(grdp_node_at(top, "list.2")->line, 8);
    cr_assert_eq(grdp_node_at(top, "last")->number, 0.0);
}

Test(read_cfg, bytes_are_those_of_the_disk)
{
    static const char disk[] = "\xef\xbb\xbf"
                               "a = 1;\r\nb = \"x\r\ny\";\r\n";
    const char *bytes;
    size_t length;
    grdp_node *top;
    put("a.cfg", disk);
    cr_assert_eq(grdp_cfg_read(arena, "a.cfg", diag, &top, &bytes, &length), GRDP_OK);
    cr_assert_eq(length, sizeof disk - 1);
    cr_assert_arr_eq(bytes, disk, sizeof disk);
    cr_assert_str_eq(grdp_node_at(top, "b")->text, "x\ny");
    cr_assert_eq(grdp_node_at(top, "b")->line, 2);
}

Test(read_cfg, a_table_is_one_fault_and_not_one_a_word)
{
    grdp_node *top = NULL;
    put("a.CSV", "period,series,value\n2024,grdp.growth,8.7\n");
    cr_assert_eq(grdp_cfg_read(arena, "a.CSV", diag, &top, NULL, NULL), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, NULL, "table of figures");
    cr_expect_eq(grdp_diag_count(diag, GRDP_ERROR), 1);
}

Test(read_cfg, all_faults_of_a_file_come_in_one_call)
{
    grdp_node *top = NULL;
    put("a.cfg", "growth = 0,09;\nratio = 9%;\nsectors = {\n  industry = { growth = 1e999; };\n"
                 "  services = { growth = ( 8.7, . ); };\n};\nlast = nan;\nlast = 2028;\n"
                 "first = 2024\n/* open");
    cr_assert_eq(grdp_cfg_read(arena, "a.cfg", diag, &top, NULL, NULL), GRDP_ERR_INPUT);
    cr_assert_null(top);
    expect(GRDP_ERROR, 1, "growth", "0.09");
    expect(GRDP_ERROR, 2, "ratio", "write 9");
    expect(GRDP_ERROR, 4, "sectors.industry.growth", "too large");
    expect(GRDP_ERROR, 5, "sectors.services.growth.1", "is no number");
    expect(GRDP_ERROR, 7, "last", "leave the key out");
    expect(GRDP_ERROR, 8, "last", "given twice, first on line 7");
    expect(GRDP_ERROR, 10, NULL, "has no end");
    cr_assert_eq(grdp_diag_count(diag, GRDP_NOTE), 7);
}

Test(read_cfg, locale_of_the_thread_is_left_as_it_was)
{
    const locale_t own = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    (void)uselocale(own);
    (void)read_good("a = 8.7;\n");
    cr_assert_eq(uselocale((locale_t)0), own);
    (void)uselocale(LC_GLOBAL_LOCALE);
    freelocale(own);
}

static grdp_status read_value(const char *text, grdp_node **out)
{
    const grdp_place place = {"--set", 0, "sectors.industry.growth"};
    fresh_diag();
    return grdp_cfg_read_value(arena, text, diag, place, out);
}

Test(read_cfg, value_of_set_is_what_a_file_would_hold_or_a_bare_word)
{
    static const char *const words[] = {"capital",    "plan_2024.cfg",   "a/b-c.cfg",
                                        "2024-06-30", "2023-12",         "2024-Q3",
                                        "2024-9M",    "two_piece_normal"};
    grdp_node *node;
    cr_assert_eq(read_value("11", &node), GRDP_OK);
    cr_assert(node->kind == GRDP_NODE_NUMBER && node->number == 11.0 && node->integer);
    cr_assert_null(node->name);
    cr_assert_str_eq(node->file, "--set");
    cr_assert_eq(node->line, 0);
    cr_assert_eq(read_value("( 8.7, 9.0 ) ;", &node), GRDP_OK);
    cr_assert_eq(grdp_node_at(node, "1")->number, 9.0);
    cr_assert_eq(read_value("{ dist = \"normal\"; mean = 8.7; }", &node), GRDP_OK);
    cr_assert_str_eq(grdp_node_at(node, "dist")->text, "normal");
    cr_assert_eq(grdp_node_at(node, "mean")->line, 0);
    cr_assert_eq(read_value("true", &node), GRDP_OK);
    cr_assert_eq(node->kind, GRDP_NODE_BOOL);
    cr_assert_eq(read_value("\"two words\" # note", &node), GRDP_OK);
    cr_assert_str_eq(node->text, "two words");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        cr_assert_eq(read_value(words[i], &node), GRDP_OK, "%s", words[i]);
        cr_assert(node->kind == GRDP_NODE_TEXT);
        cr_assert_str_eq(node->text, words[i]);
    }
}

Test(read_cfg, broken_value_of_set_is_named_with_its_path)
{
    static const char *const cases[][2] = {
        {"8,7", "8.7"},
        {"", "a value is missing"},
        {" ", "a value is missing"},
        {"nan", "is no number"},
        {"9%", "write 9"},
        {"5; other = 6", "more than one value"},
        {"two words", NULL},
        {"( 1, 2", "a ) is missing"},
        {")", NULL},
        {"1e999", "too large"},
        {"\"open", "is not closed"},
        {"/* open", NULL},
        {"5\n@include \"x\"", NULL},
        {"\xff", "not valid UTF-8"},
        {"{ a = 1; a = 2; }", NULL},
        {"yes", "write true"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grdp_node *node = NULL;
        cr_assert_eq(read_value(cases[i][0], &node), GRDP_ERR_INPUT, "%s", cases[i][0]);
        cr_assert_null(node);
        cr_assert_str_eq(grdp_diag_at(diag, 0)->file, "--set");
        if (cases[i][1])
            expect(GRDP_ERROR, 0, "sectors.industry.growth", cases[i][1]);
    }
}
