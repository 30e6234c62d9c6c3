/* wording_vi_command: Vietnamese wordings of the command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/wording_vi.h"

static const grdp_wording rows[] = {
    {"error", "lỗi"},
    {"note", "lưu ý"},
    {"warning", "cảnh báo"},
};

const grdp_wording_set grdp_wording_vi_command = {rows, sizeof rows / sizeof *rows};
