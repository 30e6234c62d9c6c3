/* response: what a study takes from each run: a series in a period, "grdp.growth@2028".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STUDY_RESPONSE_H
#define GRDP_STUDY_RESPONSE_H

#include "core/diag.h"
#include "engine/series.h"

/* A series in a period. */
typedef struct grdp_figure {
    grdp_series_ref ref;
    grdp_span span;
} grdp_figure;

typedef struct grdp_response {
    const char *name; /* "grdp.growth@2028" */
    grdp_series_ref ref;
    grdp_span span;

    /* NULL, or what the response is made of instead of the series itself: of figures, one after
     * another, GRDP_LANES runs each. Where one of them is not finite, neither is the response. */
    void (*turn)(const void *context, grdp_lanes *figures, double *out);
    const void *turn_context;
    size_t n_figures; /* GRDP_RESPONSE_FIGURES at most */
    const grdp_figure *figures;
    const char *label;  /* then: what stands in place of the name of the series */
    const char *phrase; /* then: what it is in a sentence */
    const char *period; /* NULL: that of the span */
    const char *unit;   /* NULL: that of the series */
} grdp_response;

enum { GRDP_RESPONSE_FIGURES = 64 };

typedef struct grdp_responses {
    size_t n;
    const grdp_response *at;
} grdp_responses;

/* Unit of a response. */
static inline const char *grdp_response_unit(const grdp_response *response)
{
    return response->unit != NULL ? response->unit : response->ref.series->unit;
}

/* Reads "SERIES@PERIOD", or "SERIES" for every year. Everything lives in the arena; faults are
 * findings of --columns. */
GRDP_CHECKED grdp_status grdp_responses_read(grdp_arena *arena, const grdp_scenario *scenario,
                                             const char *const *texts, size_t n, grdp_diag *diag,
                                             grdp_responses *out);

#endif
