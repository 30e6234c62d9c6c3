/* response: reads the series and periods that a study takes from each run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/response.h"

#include "core/text.h"

#include <stdlib.h>
#include <string.h>

enum { NAME = 160, SERIES = 4096 };

static const grdp_place option = {.path = "--columns"};

typedef struct reader {
    grdp_arena *arena;
    const grdp_scenario *scenario;
    grdp_diag *diag;
    grdp_response *responses; /* NULL while they are counted */
    size_t n;
} reader;

/* The name nearest to `wrong` of the series that the scenario has; lives in the arena. */
static const char *nearest_series(const reader *r, const char *wrong)
{
    grdp_series_ref *const refs = grdp_arena_alloc(r->arena, SERIES, sizeof *refs);
    const size_t n = refs != NULL ? grdp_series_list(r->scenario, refs, SERIES) : 0;
    const char **const names = grdp_arena_alloc(r->arena, n, sizeof *names);
    char *const text = grdp_arena_alloc(r->arena, n, NAME);
    if (names == NULL || text == NULL)
        return NULL;
    for (size_t i = 0; i < n && i < SERIES; i++)
        names[i] = grdp_series_name(r->scenario->region, refs[i], text + i * NAME, NAME);
    return grdp_text_nearest(wrong, names, n < SERIES ? n : SERIES);
}

static grdp_status find_series(const reader *r, const char *name, grdp_series_ref *out)
{
    bool known = false;
    if (grdp_series_resolve(r->scenario, name, out, &known))
        return GRDP_OK;
    if (known)
        return grdp_diag_error(r->diag, option, "the scenario has no data for the series \"%s\"",
                               "see: grdpsim list series", grdp_text_show(name));
    const char *const nearest = nearest_series(r, name);
    return grdp_diag_error(r->diag, option, "there is no series \"%s\"",
                           nearest != NULL ? "did you mean \"%s\"?" : "see: grdpsim list series",
                           grdp_text_show(name), nearest);
}

static grdp_status find_span(const reader *r, const char *text, grdp_span *out)
{
    const grdp_scenario *const s = r->scenario;
    grdp_period period;
    if (!grdp_period_read(text, &period))
        return grdp_diag_error(r->diag, option, "\"%s\" is no period",
                               "write for example grdp.growth@%u", grdp_text_show(text),
                               (unsigned)s->last);
    if (grdp_span_find(s, period, out))
        return GRDP_OK;
    return grdp_diag_error(r->diag, option, "the scenario does not report \"%s\"",
                           "it goes from %u to %u with %zu periods a year", grdp_text_show(text),
                           (unsigned)s->first, (unsigned)s->last, s->seasons);
}

static grdp_status add(reader *r, grdp_series_ref ref, grdp_span span)
{
    char name[NAME], period[GRDP_PERIOD_TEXT];
    const size_t i = r->n++;
    if (r->responses == NULL)
        return GRDP_OK;
    r->responses[i] = (grdp_response){
        .name = grdp_arena_printf(r->arena, "%s@%s",
                                  grdp_series_name(r->scenario->region, ref, name, sizeof name),
                                  grdp_period_text(grdp_span_period(r->scenario, span), period)),
        .ref = ref,
        .span = span};
    return r->responses[i].name != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

static grdp_status read_one(reader *r, const char *text)
{
    const size_t length = strcspn(text, "@");
    const char *const name = grdp_arena_text_n(r->arena, text, length);
    grdp_series_ref ref;
    grdp_span span;
    if (name == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(find_series(r, name, &ref));
    if (text[length] == '@') {
        GRDP_TRY(find_span(r, text + length + 1, &span));
        return add(r, ref, span);
    }
    for (size_t year = 0; year < r->scenario->n_years; year++)
        GRDP_TRY(add(r, ref, (grdp_span){year, 0, r->scenario->seasons - 1}));
    return GRDP_OK;
}

static grdp_status read_all(reader *r, const char *const *texts, size_t n)
{
    grdp_status worst = GRDP_OK;
    r->n = 0;
    for (size_t i = 0; i < n; i++) {
        const grdp_status status = read_one(r, texts[i]);
        if (status == GRDP_ERR_MEMORY)
            return status;
        worst = status != GRDP_OK ? status : worst;
    }
    return worst;
}

static bool check_twice(const grdp_responses *responses, grdp_diag *diag)
{
    for (size_t i = 0; i < responses->n; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(responses->at[i].name, responses->at[j].name) == 0) {
                grdp_diag_add(diag, GRDP_ERROR, option, "%s is asked for twice",
                              "leave one of them out", responses->at[i].name);
                return false;
            }
    return true;
}

grdp_status grdp_responses_read(grdp_arena *arena, const grdp_scenario *scenario,
                                const char *const *texts, size_t n, grdp_diag *diag,
                                grdp_responses *out)
{
    reader r = {.arena = arena, .scenario = scenario, .diag = diag};
    GRDP_TRY(read_all(&r, texts, n));
    r.responses = grdp_arena_alloc(arena, r.n, sizeof *r.responses);
    if (r.responses == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(read_all(&r, texts, n));
    *out = (grdp_responses){r.n, r.responses};
    return check_twice(out, diag) ? GRDP_OK : GRDP_ERR_INPUT;
}
