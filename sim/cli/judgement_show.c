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

static void show_part(grdp_cli *cli, grdp_show *show, const char *title,
                      const grdp_target_part *part, const grdp_outcome *outcome)
{
    grdp_buffer plan = {0}, value = {0}, distance = {0};
    grdp_phrase_target(cli->lang, part, part->unit, &plan);
    if (outcome->known)
        grdp_phrase_value(cli->lang, outcome->value, outcome->decimals, part->unit, &value);
    grdp_phrase_distance(cli->lang, outcome, part->unit, &distance);
    const char *const cells[] = {title, plan.data, value.data, distance.data,
                                 grdp_phrase_verdict(cli->lang, outcome->verdict)};
    grdp_show_row(show, cells);
    grdp_buffer_free(&plan);
    grdp_buffer_free(&value);
    grdp_buffer_free(&distance);
}

/* A composite takes the verdict of its worst part and shows all. */
static void show_composite(grdp_cli *cli, grdp_show *show, const grdp_outlook *outlook,
                           const grdp_target *target, grdp_verdict verdict)
{
    grdp_projection projection = {outlook->scenario, outlook->block};
    const char *const cells[] = {target->title.text[cli->lang], NULL, NULL, NULL,
                                 grdp_phrase_verdict(cli->lang, verdict)};
    grdp_show_row(show, cells);
    for (size_t p = 0; p < target->n_parts; p++) {
        const grdp_target_part *const part = &target->parts[p];
        const grdp_outcome outcome =
            grdp_judge_part(target, p, grdp_reading_projected, &projection);
        grdp_buffer title = {0};
        grdp_buffer_printf(&title, "- %s", part->title.text[cli->lang]);
        show_part(cli, show, title.data, part, &outcome);
        grdp_buffer_free(&title);
    }
}

void grdp_judgement_show(grdp_cli *cli, const grdp_outlook *outlook,
                         const grdp_judgement *judgement)
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
        const grdp_target *const target = &plan->targets[i];
        const grdp_outcome *const outcome = &judgement->outcomes[i];
        if (!outcome->known)
            continue;
        if (target->n_parts > 1)
            show_composite(cli, show, outlook, target, outcome->verdict);
        else
            show_part(cli, show, target->title.text[cli->lang], target->parts, outcome);
        n_modelled++;
    }
    grdp_show_print(show, stdout);
    printf("\n%s %zu / %zu\n",
           grdp_cli_word(cli, "Targets that no model and no known figure speaks of:"),
           plan->n_targets - n_modelled, plan->n_targets);
}
