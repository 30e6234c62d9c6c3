/* response: what a study takes from each run: a series in a period, "grdp.growth@2028".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_RESPONSE_H
#define GRDP_STUDY_RESPONSE_H

#include "core/diag.h"
#include "engine/series.h"

typedef struct grdp_response {
    const char *name; /* "grdp.growth@2028" */
    grdp_series_ref ref;
    grdp_span span;
} grdp_response;

typedef struct grdp_responses {
    size_t n;
    const grdp_response *at;
} grdp_responses;

/* Reads "SERIES@PERIOD", or "SERIES" for every year. Everything lives in the arena; faults are
 * findings of --columns. */
GRDP_CHECKED grdp_status grdp_responses_read(grdp_arena *arena, const grdp_scenario *scenario,
                                             const char *const *texts, size_t n, grdp_diag *diag,
                                             grdp_responses *out);

#endif
