/* status: text and exit code of each answer, from the one list in grdp/status.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/status.h"

#include <assert.h>
#include <stddef.h>

typedef struct status_row {
    int exit_code;
    const char *text;
} status_row;

static const status_row rows[] = {
#define STATUS_ROW(name, exit_code, text) [GRDP_##name] = {exit_code, text},
    GRDP_STATUS_LIST(STATUS_ROW)
#undef STATUS_ROW
};

static const status_row *row_of(grdp_status status)
{
    assert((size_t)status < sizeof rows / sizeof *rows);
    return &rows[status];
}

const char *grdp_status_text(grdp_status status)
{
    return row_of(status)->text;
}

int grdp_status_exit_code(grdp_status status)
{
    return row_of(status)->exit_code;
}
