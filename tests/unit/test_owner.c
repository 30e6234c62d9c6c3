/* Whose results stand in a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/owner.h"

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
