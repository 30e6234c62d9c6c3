/* Groups against their descriptors: every fault is named with its path and a way out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/read_cfg.h"
#include "scenario/schema.h"

#include "scratch.h"

TestSuite(schema, .init = enter_folder, .fini = leave_folder);

static const grdp_field fields[] = {
    {.name = "id", .kind = GRDP_FIELD_ID, .required = true, .doc = "its name"},
    {.name = "title", .kind = GRDP_FIELD_TITLE},
    {.name = "as_of", .kind = GRDP_FIELD_DATE},
    {.name = "year", .kind = GRDP_FIELD_YEAR, .required = true},
    {.name = "periods", .kind = GRDP_FIELD_COUNT, .min = 1, .max = 4},
    {.name = "share", .kind = GRDP_FIELD_NUMBER, .min = 0, .max = 100},
    {.name = "free", .kind = GRDP_FIELD_NUMBER},
    {.name = "growth", .kind = GRDP_FIELD_FACTOR, .min = -50, .max = 50},
    {.name = "plans", .kind = GRDP_FIELD_TEXTS},
    {.name = "sectors", .kind = GRDP_FIELD_GROUP},
    {.name = "events", .kind = GRDP_FIELD_LIST},
    {.name = "anything", .kind = GRDP_FIELD_ANY},
    {.name = "closure", .kind = GRDP_FIELD_TEXT, .choices = "given|required"},
    {.name = "document", .kind = GRDP_FIELD_TEXT},
};

enum { N_FIELDS = sizeof fields / sizeof *fields };

static grdp_node *tree(const char *text)
{
    grdp_node *top = NULL;
    fresh_diag();
    put("a.cfg", text);
    cr_assert_eq(grdp_cfg_read(arena, "a.cfg", diag, &top, NULL, NULL), GRDP_OK, "%s", text);
    return top;
}

/* One setting beside the keys that must be there. */
static bool check(const char *setting)
{
    char text[512];
    (void)snprintf(text, sizeof text, "id = \"x\"; year = 2024;\n%s\n", setting);
    const grdp_node *top = tree(text); /* renews `diag`, so it comes first */
    return grdp_schema_check(top, "", fields, N_FIELDS, diag);
}

Test(schema, what_a_field_takes_is_taken)
{
    static const char *const good[] = {
        "title = \"x\";",
        "title = { vi = \"x\"; };",
        "title = { vi = \"x\"; en = \"y\"; };",
        "as_of = \"2023-12-31\";",
        "as_of = \"2024-02-29\";",
        "as_of = \"2023-12\";",
        "periods = 4;",
        "share = 0;",
        "share = 100.0;",
        "free = -1e9;",
        "growth = 8.7;",
        "growth = ( 8.7, 9 );",
        "growth = [ 8.7, 9 ];",
        "growth = { path = ( 1, 2 ); };",
        "growth = { from = 8; to = 9; by = 2027; };",
        "growth = { dist = \"normal\"; mean = 410; };",
        "plans = ( \"a.cfg\", \"b.cfg\" );",
        "plans = ();",
        "sectors = {};",
        "events = ();",
        "anything = true;",
        "closure = \"given\";",
        "closure = \"required\";",
        "document = \"\";",
        "note = \"n\"; source = \"s\";",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        cr_assert(check(good[i]), "%s", good[i]);
        cr_assert_null(grdp_diag_at(diag, 0), "%s", good[i]);
    }
}

Test(schema, what_a_field_does_not_take_is_named_with_what_to_write)
{
    static const struct {
        const char *setting, *path, *says;
    } bad[] = {
        {"gowth = 8.7;", "gowth", "did you mean \"growth\"?"},
        {"gowth = 8.7;", "gowth", "unknown key \"gowth\""},
        {"zzzzzzzz = 1;", "zzzzzzzz", "the keys here are id, title, as_of"},
        {"title = 5;", "title", "takes a text, not 5"},
        {"title = \" \";", "title", "the text is empty"},
        {"title = \"a\nb\";", "title", "\"a?b\" holds a line break"},
        {"title = \"a\\rb\";", "title", "write one line"},
        {"title = { vi = \"\u202eb\"; };", "title.vi", "a character that is not seen"},
        {"title = {};", "title", "takes a text, not { ... }"},
        {"title = { fr = \"x\"; };", "title.fr", "unknown key \"fr\""},
        {"title = { vi = 5; };", "title.vi", "write it in quotes: \"5\""},
        {"as_of = 2023;", "as_of", "2023 is no date"},
        {"as_of = \"2023-02-30\";", "as_of", "2023-02-30 is no date"},
        {"as_of = \"31/12/2023\";", "as_of", "write \"2023-12-31\""},
        {"periods = 5;", "periods", "5 is outside [1, 4]"},
        {"periods = 1.5;", "periods", "takes a whole number, not 1.5"},
        {"periods = \"4\";", "periods", "write 4 without quotes"},
        {"share = 100.5;", "share", "100.5 is outside [0, 100]"},
        {"share = -1;", "share", "write a number from 0 to 100"},
        {"share = \"8,7\";", "share", "write 8.7 without quotes"},
        {"share = \"many\";", "share", "not the text \"many\""},
        {"share = true;", "share", "takes a number, not true"},
        {"share = ( 1, 2 );", "share", "takes a number, not ( ... )"},
        {"growth = 410;", "growth", "410 is outside [-50, 50]"},
        {"growth = 410;", "growth", "did you mean 4.10?"},
        {"growth = ( 8.7, 840 );", "growth.1", "did you mean 8.40?"},
        {"growth = ( 8.7, \"9\" );", "growth.1", "write 9 without quotes"},
        {"growth = ();", "growth", "neither a number nor a path"},
        {"growth = { mean = 8.7; };", "growth", "neither a number nor a path"},
        {"growth = false;", "growth", "takes a number, not false"},
        {"plans = \"a.cfg\";", "plans", "write ( \"a.cfg\" )"},
        {"plans = 5;", "plans", "takes a list of texts, not 5"},
        {"plans = ( \"a.cfg\", 5 );", "plans.1", "takes a text, not 5"},
        {"plans = ( \"\" );", "plans.0", "the text is empty"},
        {"sectors = ( 1 );", "sectors", "takes a group, not ( ... )"},
        {"events = { a = 1; };", "events", "takes a list, not { ... }"},
        {"closure = \"givn\";", "closure", "write one of \"given\", \"required\""},
        {"closure = \"\";", "closure", "is not known here"},
        {"closure = 1;", "closure", "takes a text, not 1"},
        {"document = ( 1 );", "document", "takes a text, not ( ... )"},
        {"note = 5;", "note", "takes a text, not 5"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        cr_assert_not(check(bad[i].setting), "%s", bad[i].setting);
        expect(GRDP_ERROR, 2, bad[i].path, bad[i].says);
        cr_assert_eq(grdp_diag_count(diag, GRDP_NOTE), 1, "%s", bad[i].setting);
    }
}

Test(schema, missing_and_wrong_keys_are_reported_together_under_the_path_of_the_group)
{
    const grdp_node *top = tree("a = {\n  b = {\n    id = \"-x\";\n    year = 1800;\n  };\n"
                                "  c = { note = \"n\"; };\n};\n");
    cr_assert_not(grdp_schema_check(grdp_node_at(top, "a.b"), "a.b", fields, N_FIELDS, diag));
    expect(GRDP_ERROR, 3, "a.b.id", "\"-x\" is no id");
    expect(GRDP_ERROR, 4, "a.b.year", "1800 is no year");
    cr_assert_not(grdp_schema_check(grdp_node_at(top, "a.c"), "a.c", fields, N_FIELDS, diag));
    expect(GRDP_ERROR, 6, "a.c", "the key \"id\" is missing");
    expect(GRDP_ERROR, 6, "a.c", "add year = 2024;");
    cr_assert_eq(grdp_diag_count(diag, GRDP_NOTE), 4);
    fresh_diag();
    cr_assert_not(grdp_schema_check(grdp_node_at(top, "a.b.id"), "a.b.id", fields, N_FIELDS, diag));
    expect(GRDP_ERROR, 3, "a.b.id", "takes a group, not -x");
    fresh_diag();
    cr_assert_not(check("id2 = 1;"));
    expect(GRDP_ERROR, 2, "id2", "unknown key \"id2\"");
    top = tree("id = \"x\"; year = 2024.5;");
    cr_assert_not(grdp_schema_check(top, "", fields, N_FIELDS, diag));
    expect(GRDP_ERROR, 1, "year", "2024.5 is no year");
}

Test(schema, what_was_checked_is_read_and_what_is_absent_falls_back)
{
    const grdp_node *top = tree("t = \"x\"; n = 8.7; b = true;");
    cr_assert_str_eq(grdp_schema_text(top, "t", "y"), "x");
    cr_assert_str_eq(grdp_schema_text(top, "n", "y"), "y");
    cr_assert_null(grdp_schema_text(NULL, "n", NULL));
    cr_assert_eq(grdp_schema_number(top, "n", 1.0), 8.7);
    cr_assert_eq(grdp_schema_number(top, "t", 1.0), 1.0);
    cr_assert_eq(grdp_schema_number(top, "b", 2.0), 2.0);
    cr_assert_str_eq(grdp_schema_path(arena, "sectors", "industry"), "sectors.industry");
    cr_assert_str_eq(grdp_schema_path(arena, "", "industry"), "industry");
    const char *words[3] = {0};
    cr_assert_eq(grdp_schema_words(arena, "given|required", words, 3), 2);
    cr_assert_str_eq(words[0], "given");
    cr_assert_str_eq(words[1], "required");
    cr_assert_eq(grdp_schema_words(arena, "a|b|c|d", words, 3), 3);
    cr_assert_eq(grdp_schema_words(arena, "one", words, 3), 1);
    cr_assert_eq(grdp_schema_words(arena, NULL, words, 3), 0);
    cr_assert_eq(grdp_schema_words(arena, "", words, 3), 0);
}
