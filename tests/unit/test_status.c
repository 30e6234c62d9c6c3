/* Tests of status: the exit codes that the manual promises.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <string.h>

#include "grdp/status.h"

/* Shells keep 124 and above for their own uses (125 to 127, 128 + signal). */
enum { FIRST_CODE_OF_SHELLS = 124 };

static const grdp_status all[] = {
#define STATUS(name, exit_code, text) GRDP_##name,
    GRDP_STATUS_LIST(STATUS)
#undef STATUS
};
static const size_t n_all = sizeof all / sizeof *all;

Test(status, exit_codes_are_those_of_the_manual)
{
    cr_assert_eq(grdp_status_exit_code(GRDP_OK), 0);
    cr_assert_eq(grdp_status_exit_code(GRDP_ERR_CHECK), 1);
    cr_assert_eq(grdp_status_exit_code(GRDP_ERR_USAGE), 2);
    cr_assert_eq(grdp_status_exit_code(GRDP_ERR_INPUT), 3);
    cr_assert_eq(grdp_status_exit_code(GRDP_ERR_FILE), 4);
    cr_assert_eq(grdp_status_exit_code(GRDP_ERR_STOPPED), 5);
    cr_assert_eq(grdp_status_exit_code(GRDP_ERR_PARTIAL), 6);
    cr_assert_eq(grdp_status_exit_code(GRDP_ERR_LIMIT), 7);
    cr_assert_eq(grdp_status_exit_code(GRDP_ERR_MEMORY), 7);
    cr_assert_eq(grdp_status_exit_code(GRDP_ERR_BUG), 70);
}

Test(status, only_success_exits_with_zero)
{
    for (size_t i = 0; i < n_all; i++) {
        const int code = grdp_status_exit_code(all[i]);
        cr_expect_eq(code == 0, all[i] == GRDP_OK, "status %zu exits with %d", i, code);
        cr_expect(code >= 0 && code < FIRST_CODE_OF_SHELLS, "status %zu exits with %d", i, code);
    }
}

Test(status, texts_are_sentences_that_differ)
{
    for (size_t i = 0; i < n_all; i++) {
        const char *text = grdp_status_text(all[i]);
        const size_t length = strlen(text);
        cr_assert_gt(length, 0, "status %zu has no text", i);
        cr_expect_neq(text[length - 1], '.', "\"%s\" ends in a full stop", text);
        for (size_t k = 0; k < i; k++)
            cr_expect_str_neq(text, grdp_status_text(all[k]));
    }
}
