/* judgement_show: targets and verdicts as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "report/phrase.h"

void grdp_score_phrase(grdp_lang lang, const grdp_score *score, grdp_buffer *out)
{
    const struct {
        size_t n;
        const char *word;
    } parts[] = {
        {score->exceeded, "exceeded"},
        {score->met, "met"},
        {score->missed, "missed"},
        {score->verdict_exceeded + score->verdict_met + score->verdict_missed, "by verdict only"},
        {score->open, "open"}};
    bool any = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].n == 0)
            continue;
        grdp_buffer_printf(out, "%s%zu %s", any ? ", " : "", parts[i].n,
                           grdp_word(lang, parts[i].word));
        any = true;
    }
}

static void show_target(grdp_cli *cli, grdp_show *show, const grdp_target *target,
                        const grdp_outcome *outcome)
{
    const grdp_target_part *const part = target->n_parts > 0 ? &target->parts[outcome->part] : NULL;
    const char *const unit = part != NULL ? grdp_phrase_part_unit(part) : NULL;
    grdp_buffer plan = {0}, value = {0}, distance = {0};
    if (part != NULL)
        grdp_phrase_target(cli->lang, part, unit, &plan);
    if (outcome->known)
        grdp_phrase_value(cli->lang, outcome->value, outcome->decimals, unit, &value);
    grdp_phrase_distance(cli->lang, outcome, unit, &distance);
    const char *const cells[] = {target->title.text[cli->lang], plan.data, value.data,
                                 distance.data, grdp_phrase_verdict(cli->lang, outcome->verdict)};
    grdp_show_row(show, cells);
    grdp_buffer_free(&plan);
    grdp_buffer_free(&value);
    grdp_buffer_free(&distance);
}

void grdp_judgement_show(grdp_cli *cli, const grdp_judgement *judgement)
{
    const grdp_plan *const plan = judgement->plan;
    size_t n_modelled = 0;
    printf("\n%s\n\n", plan->title.text[cli->lang]);
    grdp_show *const show = grdp_show_create(5, "lrrll");
    if (show == NULL)
        return;
    const char *const head[] = {grdp_cli_word(cli, "Target"), grdp_cli_word(cli, "Plan"),
                                grdp_cli_word(cli, "Scenario"), grdp_cli_word(cli, "Distance"),
                                grdp_cli_word(cli, "Verdict")};
    grdp_show_head(show, head);
    for (size_t i = 0; i < plan->n_targets; i++) {
        if (!judgement->outcomes[i].known)
            continue;
        show_target(cli, show, &plan->targets[i], &judgement->outcomes[i]);
        n_modelled++;
    }
    grdp_show_print(show, stdout);
    printf("\n%s %zu / %zu\n",
           grdp_cli_word(cli, "Targets that no model and no known figure speaks of:"),
           plan->n_targets - n_modelled, plan->n_targets);
}
