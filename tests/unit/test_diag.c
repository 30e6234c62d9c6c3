/* Findings: texts are filled in and translated, counts are never lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/diag.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

Test(diag, text_and_hint_share_one_list_of_arguments)
{
    grdp_diag *const diag = grdp_diag_create(NULL);
    char file[] = "a.cfg";
    const grdp_place place = {.file = file, .line = 14, .path = "sectors.industry.growth"};

    grdp_diag_add(diag, GRDP_ERROR, place, "%s is outside [%s, %s] %%, item %u of %zu",
                  "write \"%s\" (%zu, %u)", "410", "-50", "100", 7u, (size_t)9, "4.10",
                  (size_t)5000000000, 4000000000u);
    file[0] = 'b';
    const grdp_finding *const finding = grdp_diag_at(diag, 0);
    cr_assert(finding);
    cr_expect_str_eq(finding->text, "410 is outside [-50, 100] %, item 7 of 9");
    cr_expect_str_eq(finding->hint, "write \"4.10\" (5000000000, 4000000000)");
    cr_expect_str_eq(finding->file, "a.cfg");
    cr_expect_eq(finding->line, 14);
    cr_expect_str_eq(finding->path, "sectors.industry.growth");
    cr_expect_eq(finding->severity, GRDP_ERROR);
    cr_expect_null(grdp_diag_at(diag, 1));
    grdp_diag_free(diag);
    grdp_diag_free(NULL);
}

Test(diag, parts_of_a_place_and_the_hint_may_be_missing)
{
    grdp_diag *const diag = grdp_diag_create(NULL);
    const grdp_place nowhere = {0};

    cr_expect_eq(grdp_diag_error(diag, nowhere, "", NULL), GRDP_ERR_INPUT);
    const grdp_finding *const finding = grdp_diag_at(diag, 0);
    cr_expect_str_eq(finding->text, "");
    cr_expect_null(finding->file);
    cr_expect_null(finding->path);
    cr_expect_null(finding->hint);
    grdp_diag_free(diag);
}

static const char *in_vietnamese(const char *english)
{
    if (strcmp(english, "%s is missing") == 0)
        return "thiếu %s";
    return strcmp(english, "add %s") == 0 ? "hãy thêm %s" : english;
}

Test(diag, formats_are_translated_before_they_are_filled_in)
{
    grdp_diag *const diag = grdp_diag_create(in_vietnamese);
    const grdp_place place = {.file = "a.cfg"};

    grdp_diag_add(diag, GRDP_WARNING, place, "%s is missing", "add %s", "year", "year = 2024;");
    cr_expect_str_eq(grdp_diag_at(diag, 0)->text, "thiếu year");
    cr_expect_str_eq(grdp_diag_at(diag, 0)->hint, "hãy thêm year = 2024;");
    grdp_diag_free(diag);
}

static const char *with_comma(const char *english)
{
    return strcmp(english, ".") == 0 ? "," : english;
}

Test(diag, numbers_to_read_have_the_mark_of_the_language_and_typed_ones_have_not)
{
    grdp_diag *const vietnamese = grdp_diag_create(with_comma), *const plain =
                                                                    grdp_diag_create(NULL);
    const grdp_place place = {.file = "a.cfg"};

    for (int i = 0; i < 2; i++)
        grdp_diag_add(i == 0 ? vietnamese : plain, GRDP_ERROR, place, "%g and %g make %.*f, not %s",
                      "write %s or about %g", 0.1, -2.0, 3, -1.9, "98.5", "1.5", 1e-7);
    cr_expect_str_eq(grdp_diag_at(vietnamese, 0)->text, "0,1 and -2 make -1,900, not 98.5");
    cr_expect_str_eq(grdp_diag_at(vietnamese, 0)->hint, "write 1.5 or about 1e-07");
    cr_expect_str_eq(grdp_diag_at(plain, 0)->text, "0.1 and -2 make -1.900, not 98.5");
    grdp_diag_free(vietnamese);
    grdp_diag_free(plain);
}

Test(diag, counts_go_by_severity)
{
    grdp_diag *const diag = grdp_diag_create(NULL);
    const grdp_place place = {.file = "a.cfg"};

    cr_expect_eq(grdp_diag_count(diag, GRDP_NOTE), 0);
    grdp_diag_add(diag, GRDP_NOTE, place, "a", NULL);
    grdp_diag_add(diag, GRDP_WARNING, place, "b", NULL);
    grdp_diag_add(diag, GRDP_WARNING, place, "c", NULL);
    grdp_diag_add(diag, GRDP_ERROR, place, "d", NULL);
    cr_expect_eq(grdp_diag_count(diag, GRDP_NOTE), 4);
    cr_expect_eq(grdp_diag_count(diag, GRDP_WARNING), 3);
    cr_expect_eq(grdp_diag_count(diag, GRDP_ERROR), 1);
    cr_expect_str_eq(grdp_diag_at(diag, 2)->text, "c");
    grdp_diag_free(diag);
}

Test(diag, findings_past_a_thousand_are_counted_and_not_kept)
{
    grdp_diag *const diag = grdp_diag_create(NULL);
    const grdp_place place = {.file = "a.cfg"};

    for (size_t i = 0; i < 1500; i++)
        grdp_diag_add(diag, GRDP_ERROR, place, "number %zu", NULL, i);
    cr_expect_eq(grdp_diag_count(diag, GRDP_ERROR), 1500);
    cr_expect_str_eq(grdp_diag_at(diag, 999)->text, "number 999");
    cr_expect_null(grdp_diag_at(diag, 1000));
    grdp_diag_free(diag);
}
