/* study_targets: responses of a study: series, and targets of the scenario's plans:
 *
 *   met:ID        1 where the target is reached and 0 where not, as `run --runs` counts it; all its
 *                 parts must be
 *   distance:ID   how far the figure is from its value, in its unit; of a target with several parts
 *                 that of the worst, in per cent of its value, below 0 where it is missed
 *
 * Targets over several years are judged by the average that they name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include "plan/plan.h"
#include "plan/tally.h"
#include "report/sentence.h"

#include <math.h>
#include <string.h>

enum { RESPONSES = 4096 };

/* Parts of a target, their measures numbered through. */
typedef struct judged {
    size_t n;
    const grdp_condition *conditions;
} judged;

static void met(const void *context, grdp_lanes *figures, double *out)
{
    const judged *const j = context;
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = 1.0;
    for (size_t k = 0; k < j->n; k++) {
        grdp_lanes value;
        double least = 0.0, most = 0.0;
        grdp_tally_bounds(j->conditions[k].part, &least, &most);
        grdp_tally_figure(&j->conditions[k], figures, value);
        for (size_t i = 0; i < GRDP_LANES; i++)
            out[i] *= value[i] >= least && value[i] <= most ? 1.0 : 0.0;
    }
}

/* In per cent of the value, above 0 on the side that the target asks for. */
static double margin(const grdp_target_part *part, double value)
{
    const double off = 100.0 * (value - part->value) / fabs(part->value);
    return part->op[0] == '>' ? off : part->op[0] == '<' ? -off : -fabs(off);
}

static void distance(const void *context, grdp_lanes *figures, double *out)
{
    const judged *const j = context;
    for (size_t k = 0; k < j->n; k++) {
        const grdp_target_part *const part = j->conditions[k].part;
        grdp_lanes value;
        grdp_tally_figure(&j->conditions[k], figures, value);
        for (size_t i = 0; i < GRDP_LANES; i++) {
            const double off = j->n > 1 ? margin(part, value[i]) : value[i] - part->value;
            out[i] = k == 0 || off < out[i] ? off : out[i];
        }
    }
}

static const struct kind {
    const char *prefix;
    void (*turn)(const void *context, grdp_lanes *figures, double *out);
    const char *unit;          /* NULL: that of the series */
    const char *unit_of_parts; /* of a target with several parts */
    const char *phrase;
} kinds[] = {
    {"met:", met, "", "", "meeting the target \"%s\""},
    {"distance:", distance, NULL, "%", "the distance to the target \"%s\""},
};

static const struct kind *find_kind(const char *text)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strncmp(text, kinds[i].prefix, strlen(kinds[i].prefix)) == 0)
            return &kinds[i];
    return NULL;
}

static const grdp_target *find_target(const grdp_study_plans *plans, const char *id)
{
    for (size_t p = 0; p < plans->n; p++)
        for (size_t t = 0; t < plans->at[p]->n_targets; t++)
            if (strcmp(plans->at[p]->targets[t].id, id) == 0)
                return &plans->at[p]->targets[t];
    return NULL;
}

static grdp_status report_unknown(grdp_cli *cli, const grdp_study_plans *plans, const char *id)
{
    const char *names[256];
    size_t n = 0;
    for (size_t p = 0; p < plans->n; p++)
        for (size_t t = 0; t < plans->at[p]->n_targets && n < 256; t++)
            names[n++] = plans->at[p]->targets[t].id;
    const char *const nearest = grdp_text_nearest(id, names, n);
    return grdp_diag_error(cli->diag, (grdp_place){.path = "--columns"},
                           "the plans of the scenario have no target \"%s\"",
                           nearest != NULL
                               ? "did you mean \"%s\"?"
                               : "name a plan in the scenario: plans = ( \"plan.cfg\" );",
                           grdp_text_show(id), nearest);
}

/* What is read of a target so far. */
typedef struct reader {
    grdp_cli *cli;
    const grdp_scenario *scenario;
    const grdp_target *target;
    grdp_figure figures[GRDP_RESPONSE_FIGURES];
    size_t n;
} reader;

static grdp_status report_part(const reader *r, const grdp_target_part *part, const char *what)
{
    return grdp_diag_error(r->cli->diag, (grdp_place){.path = "--columns"}, what,
                           "name another target, or a series: SERIES@PERIOD", r->target->id,
                           part->series);
}

/* One part in every year of the target. */
static grdp_status read_part(reader *r, const grdp_target_part *part, grdp_condition *out)
{
    const grdp_scenario *const s = r->scenario;
    const int n_years = r->target->last_year - r->target->first_year + 1;
    const size_t n = (size_t)n_years;
    size_t *const measure = grdp_arena_alloc(r->cli->arena, n, sizeof *measure);
    grdp_series_ref ref;
    bool known = false;
    if (measure == NULL)
        return GRDP_ERR_MEMORY;
    if (!grdp_series_resolve(s, part->series, &ref, &known))
        return report_part(r, part, "the target \"%s\" needs %s, which the scenario does not give");
    for (size_t y = 0; y < n; y++) {
        const grdp_period period = {r->target->first_year + (int)y, 1, 12};
        grdp_span span;
        if (!grdp_span_find(s, period, &span) || r->n == GRDP_RESPONSE_FIGURES)
            return report_part(
                r, part, "the target \"%s\" needs %s in years that the scenario does not have");
        measure[y] = r->n;
        r->figures[r->n++] = (grdp_figure){ref, span};
    }
    *out = (grdp_condition){.part = part,
                            .average = r->target->average,
                            .n = n,
                            .measure = measure,
                            .rate = ref.series->unit[0] == '%'};
    return GRDP_OK;
}

static grdp_status read_parts(reader *r, judged *out)
{
    const grdp_target *const target = r->target;
    grdp_condition *const conditions =
        grdp_arena_alloc(r->cli->arena, target->n_parts, sizeof *conditions);
    if (conditions == NULL)
        return GRDP_ERR_MEMORY;
    if (target->n_parts == 0)
        return grdp_diag_error(r->cli->diag, (grdp_place){.path = "--columns"},
                               "the target \"%s\" has no figure to be judged by",
                               "name another target, or a series: SERIES@PERIOD", target->id);
    for (size_t k = 0; k < target->n_parts; k++)
        GRDP_TRY(read_part(r, &target->parts[k], &conditions[k]));
    *out = (judged){target->n_parts, conditions};
    return GRDP_OK;
}

/* distance: parts are compared in per cent of their values. */
static grdp_status check_values(const reader *r, const struct kind *kind)
{
    for (size_t k = 0; r->target->n_parts > 1 && kind->turn == distance && k < r->target->n_parts;
         k++)
        if (r->target->parts[k].value == 0.0)
            return report_part(r, &r->target->parts[k],
                               "the target \"%s\" has %s at 0, of which there are no per cents");
    return GRDP_OK;
}

/* 'meeting the target "GRDP growth"' */
static const char *phrase_of(grdp_cli *cli, const struct kind *kind, const grdp_target *target)
{
    const char *const title = target->title.text[cli->lang];
    grdp_buffer text = {0};
    grdp_sentence_fill(&text, grdp_cli_word(cli, kind->phrase),
                       (const char *[]){title != NULL && title[0] != '\0' ? title : target->id});
    const char *const phrase = text.failed ? NULL : grdp_arena_text(cli->arena, text.data);
    grdp_buffer_free(&text);
    return phrase;
}

static grdp_status make_response(reader *r, const struct kind *kind, const char *text,
                                 grdp_response *out)
{
    grdp_cli *const cli = r->cli;
    const grdp_target *const target = r->target;
    judged *const context = grdp_arena_alloc(cli->arena, 1, sizeof *context);
    grdp_figure *const figures =
        grdp_arena_alloc(cli->arena, GRDP_RESPONSE_FIGURES, sizeof *figures);
    if (context == NULL || figures == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(read_parts(r, context));
    GRDP_TRY(check_values(r, kind));
    memcpy(figures, r->figures, r->n * sizeof *figures);
    const char *const period =
        target->first_year == target->last_year
            ? grdp_arena_printf(cli->arena, "%d", target->first_year)
            : grdp_arena_printf(cli->arena, "%d-%d", target->first_year, target->last_year);
    *out = (grdp_response){.name = grdp_arena_printf(cli->arena, "%s@%s", text, period),
                           .ref = figures[r->n - 1].ref,
                           .span = figures[r->n - 1].span,
                           .turn = kind->turn,
                           .turn_context = context,
                           .n_figures = r->n,
                           .figures = figures,
                           .label = text,
                           .phrase = phrase_of(cli, kind, target),
                           .period = period,
                           .unit = target->n_parts > 1 ? kind->unit_of_parts : kind->unit};
    return period != NULL && out->name != NULL && out->phrase != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

static grdp_status read_target(grdp_cli *cli, const grdp_scenario *s, const grdp_study_plans *plans,
                               const char *text, grdp_response *out)
{
    const struct kind *const kind = find_kind(text);
    reader *const r = grdp_arena_alloc(cli->arena, 1, sizeof *r);
    if (r == NULL)
        return GRDP_ERR_MEMORY;
    *r = (reader){
        .cli = cli, .scenario = s, .target = find_target(plans, text + strlen(kind->prefix))};
    if (r->target == NULL)
        return report_unknown(cli, plans, text + strlen(kind->prefix));
    return make_response(r, kind, text, out);
}

static bool is_new(grdp_cli *cli, const grdp_response *at, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(at[i].name, at[n].name) == 0) {
            grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--columns"},
                          "%s is asked for twice", "leave one of them out", at[n].name);
            return false;
        }
    return true;
}

static grdp_status add(grdp_cli *cli, const grdp_scenario *s, const grdp_study_plans *plans,
                       const char *text, grdp_response *at, size_t *n)
{
    grdp_responses more = {0};
    grdp_response target;
    if (find_kind(text) != NULL) {
        GRDP_TRY(read_target(cli, s, plans, text, &target));
        more = (grdp_responses){1, &target};
    } else {
        GRDP_TRY(grdp_responses_read(cli->arena, s, &text, 1, cli->diag, &more));
    }
    for (size_t i = 0; i < more.n && *n < RESPONSES; i++) {
        at[*n] = more.at[i];
        if (!is_new(cli, at, *n))
            return GRDP_ERR_INPUT;
        ++*n;
    }
    return GRDP_OK;
}

static grdp_status read_plans(grdp_cli *cli, const grdp_scenario *s, grdp_study_plans *out)
{
    out->at = grdp_arena_alloc(cli->arena, s->n_plans, sizeof *out->at);
    if (out->at == NULL)
        return GRDP_ERR_MEMORY;
    for (; out->n < s->n_plans; out->n++)
        GRDP_TRY(grdp_plan_read(s->plans[out->n], cli->diag, &out->at[out->n]));
    return GRDP_OK;
}

/* The first target of the plans that the scenario can be judged by; NULL where there is none. */
static const char *first_target(grdp_cli *cli, const grdp_scenario *s,
                                const grdp_study_plans *plans)
{
    for (size_t p = 0; p < plans->n; p++)
        for (size_t t = 0; t < plans->at[p]->n_targets; t++) {
            const grdp_target *const target = &plans->at[p]->targets[t];
            const grdp_period year = {target->last_year, 1, 12};
            grdp_series_ref ref;
            grdp_span span;
            bool known = false;
            if (target->n_parts == 1 && target->first_year == target->last_year &&
                grdp_series_resolve(s, target->parts[0].series, &ref, &known) &&
                grdp_span_find(s, year, &span))
                return grdp_arena_printf(cli->arena, "met:%s", target->id);
        }
    return NULL;
}

static grdp_status add_all(grdp_cli *cli, const grdp_scenario *s, const grdp_study_plans *plans,
                           size_t n, const char *const *texts, grdp_responses *out)
{
    grdp_response *const at = grdp_arena_alloc(cli->arena, RESPONSES, sizeof *at);
    grdp_status worst = GRDP_OK;
    if (at == NULL)
        return GRDP_ERR_MEMORY;
    *out = (grdp_responses){0, at};
    for (size_t i = 0; i < n; i++) {
        const grdp_status status = add(cli, s, plans, texts[i], at, &out->n);
        worst = status != GRDP_OK ? status : worst;
    }
    return worst;
}

grdp_status grdp_study_responses(grdp_cli *cli, const grdp_scenario *s, const grdp_method *method,
                                 grdp_study_plans *plans, grdp_responses *out)
{
    const bool splits = method->reads == GRDP_READS_SPLIT;
    bool needs_plans = cli->n_columns == 0 && splits;
    for (size_t i = 0; i < cli->n_columns; i++)
        needs_plans |= find_kind(cli->columns[i]) != NULL;
    if (needs_plans)
        GRDP_TRY(read_plans(cli, s, plans));
    if (cli->n_columns > 0)
        return add_all(cli, s, plans, cli->n_columns, cli->columns, out);
    const char *const target = splits ? first_target(cli, s, plans) : NULL;
    return add_all(cli, s, plans, 1, (const char *[]){target != NULL ? target : "grdp.growth"},
                   out);
}

void grdp_study_plans_free(grdp_study_plans *plans)
{
    for (size_t p = 0; p < plans->n; p++)
        grdp_plan_free(plans->at[p]);
    plans->n = 0;
}
