/* study_targets: responses of a study: series, and targets of the scenario's plans: "met:ID" is 1
 * where the target is reached and 0 where not, as `run --runs` counts it; "distance:ID" is how far
 * the figure is from its value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include "plan/plan.h"
#include "plan/tally.h"

#include <string.h>

enum { RESPONSES = 4096 };

typedef double (*turn)(const void *part, double value);

static double met(const void *part, double value)
{
    double least = 0.0, most = 0.0;
    grdp_tally_bounds(part, &least, &most);
    return value >= least && value <= most ? 1.0 : 0.0;
}

static double distance(const void *part, double value)
{
    return value - ((const grdp_target_part *)part)->value;
}

static const struct kind {
    const char *prefix;
    turn turn;
    const char *unit; /* NULL: that of the series */
} kinds[] = {
    {"met:", met, ""},
    {"distance:", distance, NULL},
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

static grdp_status read_target(grdp_cli *cli, const grdp_scenario *s, const grdp_study_plans *plans,
                               const char *text, grdp_response *out)
{
    const struct kind *const kind = find_kind(text);
    const grdp_target *const target = find_target(plans, text + strlen(kind->prefix));
    if (target == NULL)
        return report_unknown(cli, plans, text + strlen(kind->prefix));
    if (target->n_parts != 1 || target->first_year != target->last_year ||
        target->parts[0].is_indicator)
        return grdp_diag_error(cli->diag, (grdp_place){.path = "--columns"},
                               "the target \"%s\" is not one series in one year",
                               "name its series: SERIES@PERIOD", target->id);
    const grdp_target_part *const part = &target->parts[0];
    const char *const series =
        grdp_arena_printf(cli->arena, "%s@%d", part->series, target->first_year);
    grdp_responses one = {0};
    if (series == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_responses_read(cli->arena, s, &series, 1, cli->diag, &one));
    *out = one.at[0];
    out->label = text;
    out->name = grdp_arena_printf(cli->arena, "%s@%d", text, target->first_year);
    out->unit = kind->unit;
    out->turn = kind->turn;
    out->turn_context = part;
    return out->name != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
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

grdp_status grdp_study_responses(grdp_cli *cli, const grdp_scenario *s, grdp_study_plans *plans,
                                 grdp_responses *out)
{
    static const char *const growth[] = {"grdp.growth"};
    const size_t n = cli->n_columns > 0 ? cli->n_columns : 1;
    const char *const *const texts = cli->n_columns > 0 ? cli->columns : growth;
    grdp_response *const at = grdp_arena_alloc(cli->arena, RESPONSES, sizeof *at);
    grdp_status worst = GRDP_OK;
    if (at == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n && plans->at == NULL; i++)
        if (find_kind(texts[i]) != NULL)
            GRDP_TRY(read_plans(cli, s, plans));
    out->n = 0;
    out->at = at;
    for (size_t i = 0; i < n; i++) {
        const grdp_status status = add(cli, s, plans, texts[i], at, &out->n);
        worst = status != GRDP_OK ? status : worst;
    }
    return worst;
}

void grdp_study_plans_free(grdp_study_plans *plans)
{
    for (size_t p = 0; p < plans->n; p++)
        grdp_plan_free(plans->at[p]);
    plans->n = 0;
}
