/* sentence: fills the holes of a wording.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sentence.h"

#include <string.h>

void grdp_sentence_fill(grdp_buffer *out, const char *pattern, const char *const *texts)
{
    const char *at = pattern, *sign;

    while ((sign = strchr(at, '%')) != NULL && sign[1] != '\0') {
        grdp_buffer_add_n(out, at, (size_t)(sign - at));
        if (sign[1] == 's')
            grdp_buffer_add(out, *texts++);
        else
            grdp_buffer_add_n(out, sign, 1);
        at = sign[1] == 's' || sign[1] == '%' ? sign + 2 : sign + 1;
    }
    grdp_buffer_add(out, at);
}
