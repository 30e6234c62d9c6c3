/* sentence: a wording with holes, filled with texts that were made before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_REPORT_SENTENCE_H
#define GRDP_REPORT_SENTENCE_H

#include "core/text.h"

/* Adds `pattern` with each "%s" replaced by the next of `texts`, which has one for each, and "%%"
 * by "%". The pattern is a wording found at run time, which printf cannot check. */
void grdp_sentence_fill(grdp_buffer *out, const char *pattern, const char *const *texts);

#endif
