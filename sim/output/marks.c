/* marks: what separates cells, decimals and lines in a dialect of CSV.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/marks.h"

/* RFC 4180 but for the line end, which is "\n" for the tools of Unix. */
static const grdp_marks plain = {
    .start = "",
    .newline = "\n",
    .special = ",\"\r\n",
    .separator = ',',
    .decimal = '.',
};

/* A Vietnamese Excel takes UTF-8 only behind a byte order mark and reads "7.87" as a text or a
 * date. */
static const grdp_marks excel_vi = {
    .start = "\xEF\xBB\xBF",
    .newline = "\r\n",
    .special = ";\"\r\n",
    .separator = ';',
    .decimal = ',',
};

const grdp_marks *grdp_marks_find(const grdp_dialect *dialect)
{
    return dialect && dialect->excel_vi ? &excel_vi : &plain;
}
