/* Whose results stand in a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/owner.h"

#include "core/file.h"

#include "unit/scratch.h"

TestSuite(owner, .init = enter_folder, .fini = leave_folder);

static const grdp_package_about about = {
    .name = "baseline", .region = "hai_duong", .kind = "run", .command = "grdpsim run x.cfg"};

Test(owner, a_folder_without_a_manifest_is_free)
{
    cr_assert_eq(grdp_owner_check(".", &about, diag), GRDP_OK);
    cr_assert_eq(grdp_owner_check("nowhere", &about, diag), GRDP_OK);
}

Test(owner, the_same_thing_may_be_done_again)
{
    put("manifest.json", "{\"program\": \"grdpsim\", \"kind\": \"run\", "
                         "\"name\": \"baseline\", \"region\": \"hai_duong\"}");
    cr_assert_eq(grdp_owner_check(".", &about, diag), GRDP_OK);
}

Test(owner, the_results_of_something_else_are_kept_unless_they_may_go)
{
    static const char *const others[] = {
        "{\"program\": \"grdpsim\", \"kind\": \"sweep\", \"name\": \"baseline\"}",
        "{\"program\": \"grdpsim\", \"kind\": \"run\", \"name\": \"high\"}",
        "{\"program\": \"grdpsim\", \"kind\": \"run\", \"name\": \"baseline\", \"region\": \"x\"}",
        "{\"name\": \"baseline\"}",
        "{\"program\": 1}",
        "{}",
        "[",
        "",
    };
    grdp_package_about taken_over = about;
    taken_over.takes_over = true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        put("manifest.json", others[i]);
        cr_assert_eq(grdp_owner_check(".", &about, diag), GRDP_ERR_INPUT, "%s", others[i]);
        cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), i + 1);
        cr_assert_eq(grdp_owner_check(".", &taken_over, diag), GRDP_OK);
    }
}

Test(owner, a_file_is_replaced_only_where_it_is_what_the_manifest_says)
{
    char hex[65];
    grdp_owned owned;
    grdp_sha256("mine", 4, hex);
    put("named.csv", "mine");
    put("before.csv", "mine");
    put("changed.csv", "mime");
    put("other.csv", "mine");
    char *const manifest = grdp_arena_printf(
        arena,
        "{\"program\": \"grdpsim\", \"kind\": \"run\", \"name\": \"baseline\", \"outputs\": ["
        "{\"path\": \"named.csv\", \"bytes\": 4, \"sha256\": \"%s\"}, {\"path\": \"gone.csv\", "
        "\"bytes\": 4, \"sha256\": \"%s\"}, {\"path\": \"changed.csv\", \"bytes\": 4, \"sha256\": "
        "\"%s\"}, 5, {}], \"earlier_outputs\": [{\"path\": \"before.csv\", \"bytes\": 4, "
        "\"sha256\": \"%s\"}]}",
        hex, hex, hex, hex);
    put("manifest.json", manifest);
    cr_assert_eq(grdp_owner_list(arena, ".", diag, &owned), GRDP_OK);
    cr_assert_eq(owned.n, 3);
    cr_assert_null(grdp_owner_find(&owned, "gone.csv"));
    cr_assert_eq(grdp_owner_may_replace(&owned, "named.csv", "named.csv", diag), GRDP_OK);
    cr_assert_eq(grdp_owner_may_replace(&owned, "before.csv", "before.csv", diag), GRDP_OK);
    cr_assert_eq(grdp_owner_may_replace(&owned, "gone.csv", "gone.csv", diag), GRDP_OK);
    cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), 0);
    cr_assert_eq(grdp_owner_may_replace(&owned, "changed.csv", "changed.csv", diag),
                 GRDP_ERR_INPUT);
    cr_assert_eq(grdp_owner_may_replace(&owned, "other.csv", "other.csv", diag), GRDP_ERR_INPUT);
    cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), 2);
}

Test(owner, what_an_interrupted_command_left_is_its_own)
{
    grdp_owned owned;
    put("new.csv", "new");
    put("old.csv", "old");
    put("other.csv", "mine");
    put(GRDP_MANIFEST_NEXT, "{\"program\": \"grdpsim\", \"kind\": \"run\", \"name\": \"baseline\", "
                            "\"region\": \"hai_duong\", \"outputs\": ["
                            "{\"path\": \"new.csv\", \"bytes\": 3, \"sha256\": \"1\"}, "
                            "{\"path\": \"old.csv\", \"bytes\": 9, \"sha256\": \"2\"}]}");
    cr_assert_eq(grdp_owner_check(".", &about, diag), GRDP_OK);
    cr_assert_eq(grdp_owner_list(arena, ".", diag, &owned), GRDP_OK);
    cr_assert_eq(owned.n, 2);
    cr_assert_eq(grdp_owner_may_replace(&owned, "new.csv", "new.csv", diag), GRDP_OK);
    cr_assert_eq(grdp_owner_may_replace(&owned, "old.csv", "old.csv", diag), GRDP_OK);
    cr_assert_eq(grdp_owner_may_replace(&owned, "other.csv", "other.csv", diag), GRDP_ERR_INPUT);
    /* With a manifest the other name says nothing. */
    put(GRDP_MANIFEST, "{\"program\": \"grdpsim\"}");
    cr_assert_eq(grdp_owner_list(arena, ".", diag, &owned), GRDP_OK);
    cr_assert_eq(owned.n, 0);
}
