/* study_report: what is shown and written of a study of a scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include "report/factor_title.h"
#include "report/sentence.h"

enum { NAME = 160 };

/* "growth of GRDP in 2024"; NULL when out of memory. */
static const char *phrase_of(grdp_cli *cli, const grdp_study_response *r)
{
    grdp_buffer text = {0};
    grdp_sentence_fill(&text, grdp_cli_word(cli, "%s in %s"),
                       (const char *[]){grdp_series_title(cli->lang, r->series), r->period});
    const char *const phrase = text.failed ? NULL : grdp_arena_text(cli->arena, text.data);
    grdp_buffer_free(&text);
    return phrase;
}

static grdp_status describe(grdp_cli *cli, const grdp_study *study, size_t index,
                            grdp_study_response *out)
{
    const grdp_scenario *const s = study->scenario;
    const grdp_response *const r = &study->responses.at[index];
    char series[NAME], period[GRDP_PERIOD_TEXT];
    grdp_series_name(s->region, r->ref, series, sizeof series);
    *out = (grdp_study_response){
        .name = r->name,
        .series = r->label != NULL ? r->label : grdp_arena_text(cli->arena, series),
        .period = r->period != NULL
                      ? r->period
                      : grdp_arena_text(cli->arena,
                                        grdp_period_text(grdp_span_period(s, r->span), period)),
        .unit = grdp_response_unit(r),
        .digits = r->ref.series->digits,
        .is_level = r->ref.series->digits == 0,
        .likely = study->likely[index]};
    if (out->series == NULL || out->period == NULL)
        return GRDP_ERR_MEMORY;
    out->phrase = r->phrase != NULL ? r->phrase : phrase_of(cli, out);
    return out->phrase != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

grdp_status grdp_study_report_make(grdp_cli *cli, const grdp_study *study,
                                   const grdp_effects *effects, grdp_study_report *out)
{
    const grdp_scenario *const s = study->scenario;
    grdp_study_response *const responses =
        grdp_arena_alloc(cli->arena, study->responses.n, sizeof *responses);
    if (responses == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t r = 0; r < study->responses.n; r++)
        GRDP_TRY(describe(cli, study, r, &responses[r]));
    *out = (grdp_study_report){.id = s->id,
                               .title = s->title.text[cli->lang],
                               .region = s->region,
                               .method = study->method,
                               .plan = &study->plan,
                               .effects = effects,
                               .n_responses = study->responses.n,
                               .responses = responses,
                               .n_inputs = s->n_inputs,
                               .inputs = s->inputs};
    return GRDP_OK;
}
