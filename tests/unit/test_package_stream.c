/* Tests of package: one that has no folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/package.h"

#include <criterion/criterion.h>

Test(package_stream, takes_the_first_table_and_no_file_is_written)
{
    grdp_package *package = NULL;
    FILE *const stream = tmpfile();
    char text[256] = "";
    cr_assert(stream);
    static const grdp_column columns[] = {
        {.name = "period", .kind = GRDP_COLUMN_TEXT},
        {.name = "value", .kind = GRDP_COLUMN_NUMBER, .unit = "%", .digits = -1},
    };
    const grdp_cell cells[] = {{.text = "2024"}, {.number = 8.16}};
    const grdp_package_about about = {.name = "baseline"};
    grdp_diag *const diag = grdp_diag_create(NULL);
    cr_assert_eq(grdp_package_stream(stream, &about, &package), GRDP_OK);
    grdp_package_input(package, "region.cfg",
                       "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (size_t i = 0; i < 2; i++) {
        cr_assert_eq(grdp_package_begin(package, i == 0 ? "paths" : "other", NULL,
                                        grdp_format_find("csv"), NULL, columns, 2, diag),
                     GRDP_OK);
        grdp_package_row(package, cells);
        cr_assert_eq(grdp_package_end(package, diag), GRDP_OK);
    }
    cr_assert_eq(grdp_package_close(package, diag), GRDP_OK);
    cr_expect_null(grdp_package_file(package, 0));
    grdp_package_free(package);
    rewind(stream);
    text[fread(text, 1, sizeof text - 1, stream)] = '\0';
    cr_expect_str_eq(text, "period,value\n2024,8.16\n");
    grdp_diag_free(diag);
    (void)fclose(stream);
}
