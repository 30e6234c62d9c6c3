/* bridge_open: the two sides of a bridge: a scenario file, "actual", "actual:DATE" or "plan".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/bridge_show.h"

/* What the command line leaves open: the first scenario (else the plan) to the second (else what
 * became of it). */
static grdp_status fill_names(grdp_cli *cli, const char *names[2])
{
    const size_t n = cli->n_args - 1;
    names[0] = cli->from != NULL ? cli->from : n > 0 ? cli->args[1] : "plan";
    names[1] = cli->to != NULL ? cli->to : n > 1 && cli->from == NULL ? cli->args[2] : "actual";
    if (n <= 2 || (cli->from != NULL && cli->to != NULL))
        return GRDP_OK;
    return grdp_diag_error(cli->diag, (grdp_place){0},
                           "a gap has two sides, and %zu scenarios are named",
                           "say which two: --from %s --to %s", n, cli->args[1], cli->args[2]);
}

static grdp_status open_scenario(grdp_cli *cli, const grdp_comparison *c, const char *file,
                                 grdp_outlook **own, grdp_gap_side *out)
{
    const grdp_scenario_options options = {.overrides = cli->set, .n_overrides = cli->n_set};
    out->source = &grdp_gap_scenario;
    for (size_t i = 0; i < c->outlooks.n && out->outlook == NULL; i++)
        if (strcmp(c->outlooks.at[i]->file, file) == 0)
            out->outlook = c->outlooks.at[i];
    if (out->outlook == NULL) {
        GRDP_TRY(grdp_outlook_create(file, &options, cli->diag, own));
        out->outlook = *own;
    }
    out->name = out->outlook->scenario->id;
    const char *const id = out->outlook->scenario->region->id;
    if (strcmp(id, c->region->id) == 0)
        return GRDP_OK;
    return grdp_diag_error(cli->diag, ((grdp_place){.file = file}),
                           "this scenario is of \"%s\", and the plan %s is for \"%s\"",
                           "name scenarios of the plan's region", id, c->plan->file, c->region->id);
}

static grdp_status open_actual(grdp_cli *cli, const char *name, grdp_gap_side *out)
{
    const char *const date = strchr(name, ':');
    out->source = &grdp_gap_actual;
    out->as_of = cli->as_of;
    if (date == NULL || grdp_date_read(date + 1, &out->as_of))
        return GRDP_OK;
    return grdp_diag_error(cli->diag, (grdp_place){0}, "\"%s\" does not end in a date",
                           "write for example actual:2024-12-31", grdp_text_show(name));
}

static grdp_status open_side(grdp_cli *cli, const grdp_comparison *c, const char *name,
                             grdp_outlook **own, grdp_gap_side *out)
{
    *out = (grdp_gap_side){.name = name, .region = c->region, .plan = c->plan};
    if (strcmp(name, "actual") == 0 || strncmp(name, "actual:", 7) == 0)
        return open_actual(cli, name, out);
    if (strcmp(name, "plan") != 0)
        return open_scenario(cli, c, name, own, out);
    out->source = &grdp_gap_plan;
    return GRDP_OK;
}

/* "investment.ratio@2026", or the year of the plan where no period is given. */
static grdp_status read_series(grdp_cli *cli, const grdp_comparison *c, grdp_gap_question *out)
{
    const char *const text = cli->of != NULL ? cli->of : "grdp.growth";
    const size_t length = strcspn(text, "@");
    out->series = grdp_arena_text_n(cli->arena, text, length);
    out->period = (grdp_period){c->plan->year, 1, 12};
    if (out->series == NULL)
        return GRDP_ERR_MEMORY;
    if (text[length] == '\0' || grdp_period_read(text + length + 1, &out->period))
        return GRDP_OK;
    return grdp_diag_error(cli->diag, ((grdp_place){.path = "--of"}), "\"%s\" is no period",
                           "write for example grdp.growth@%u", grdp_text_show(text + length + 1),
                           (unsigned)c->plan->year);
}

/* Figures are weighed as the scenario on the other side is, where its account can be used. */
static void lend_account(const grdp_gap_side *from, grdp_gap_side *to)
{
    if (from->outlook != NULL && to->outlook == NULL)
        to->account = grdp_region_account(to->region, from->outlook->scenario->account->id);
}

grdp_status grdp_bridge_open(grdp_cli *cli, const grdp_comparison *c, grdp_bridge_case *out)
{
    const char *names[2];
    grdp_gap_question *const q = &out->question;
    out->options = (grdp_scenario_options){.overrides = cli->set, .n_overrides = cli->n_set};
    *q = (grdp_gap_question){.arena = cli->arena,
                             .region = c->region,
                             .plan = c->plan,
                             .method = cli->by,
                             .options = &out->options,
                             .seed = cli->seed};
    GRDP_TRY(fill_names(cli, names));
    GRDP_TRY(read_series(cli, c, q));
    GRDP_TRY(open_side(cli, c, names[0], &out->own[0], &q->from));
    GRDP_TRY(open_side(cli, c, names[1], &out->own[1], &q->to));
    lend_account(&q->from, &q->to);
    lend_account(&q->to, &q->from);
    return GRDP_OK;
}

void grdp_bridge_close(grdp_bridge_case *of)
{
    grdp_outlook_free(of->own[0]);
    grdp_outlook_free(of->own[1]);
}
