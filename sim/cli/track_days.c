/* track_days: how a target stood on several days: a month after each quarter, and on every day of
 * publication.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "cli/run_chance.h"
#include "cli/track.h"

enum { STEPS = 64 };

static const char *number(grdp_cli *cli, double value, int digits, char *text)
{
    grdp_word_number(cli->lang, value, digits, text);
    return text;
}

/* Growth has two decimals, other figures those that were published. */
static int digits_of(const grdp_track *track)
{
    return track->kind == GRDP_TRACK_GROWTH ? 2 : track->decimals;
}

static int needed_digits(const grdp_track *track, double needed)
{
    return track->kind == GRDP_TRACK_GROWTH ? 2 : grdp_track_pace_digits(needed);
}

static void show_day(grdp_cli *cli, grdp_show *show, int as_of, const grdp_tracked *at)
{
    const grdp_track *const track = &at->track;
    char date[GRDP_PERIOD_TEXT], known[GRDP_PERIOD_TEXT];
    char value[GRDP_NUMBER_TEXT], needed[GRDP_NUMBER_TEXT];
    grdp_buffer chance = {0}, drawn = {0};
    known[0] = '\0';
    if (track->months > 0)
        grdp_period_text(grdp_track_so_far(track), known);
    grdp_track_say_chance(cli, track->chance, 0.0, &chance);
    grdp_track_say_chance(cli, at->drawn, at->drawn_error, &drawn);
    const char *const cells[] = {
        grdp_date_text(as_of, date),
        known,
        number(cli, track->value, digits_of(track), value),
        number(cli, track->needed, needed_digits(track, track->needed), needed),
        chance.data,
        drawn.data,
        grdp_track_verdict_word(cli, track->verdict)};
    grdp_show_row(show, cells);
    grdp_buffer_free(&chance);
    grdp_buffer_free(&drawn);
}

static void show_target(grdp_cli *cli, const grdp_tracking *t, size_t i)
{
    const grdp_tracked *const last = &t->day[t->n_days - 1].at[i];
    const grdp_title *const title =
        last->target->n_parts > 1 ? &last->track.part->title : &last->target->title;
    grdp_buffer asked = {0};
    grdp_phrase_target(cli->lang, last->track.part, last->track.part->unit, &asked);
    printf("\n%s: %s\n\n", title->text[cli->lang], asked.data != NULL ? asked.data : "");
    grdp_buffer_free(&asked);
    grdp_show *const show = grdp_show_create(7, "llrrrrw");
    const char *const head[] = {
        grdp_cli_word(cli, "Day"),          grdp_cli_word(cli, "Known"),
        grdp_cli_word(cli, "Year to date"), grdp_cli_word(cli, "Rest needs"),
        grdp_cli_word(cli, "Own past"),     t->outlook != NULL ? t->outlook->scenario->id : "",
        grdp_cli_word(cli, "Verdict")};
    grdp_show_head(show, head);
    for (size_t d = 0; d < t->n_days; d++)
        show_day(cli, show, t->day[d].as_of, &t->day[d].at[i]);
    if (show != NULL)
        grdp_show_print(show, stdout);
}

void grdp_track_show_days(grdp_cli *cli, const grdp_tracking *t)
{
    printf("%s — %s\n", t->region->title.text[cli->lang], t->asked->title.text[cli->lang]);
    printf("%s\n", grdp_cli_word(cli, "Each row uses only what was published by its day; columns "
                                      "of a chance: P(target)."));
    for (size_t i = 0; i < t->day[t->n_days - 1].n; i++)
        show_target(cli, t, i);
    if (t->outlook != NULL)
        grdp_chance_show_sources(cli, (const grdp_scenario *[]){t->outlook->scenario}, 1);
}

static void show_step(grdp_cli *cli, grdp_show *show, const grdp_track *track,
                      const grdp_track_step *step)
{
    char date[GRDP_PERIOD_TEXT], period[GRDP_PERIOD_TEXT];
    char text[4][GRDP_NUMBER_TEXT];
    const grdp_actual *const before = step->before;
    const char *const cells[] = {
        grdp_date_text(step->row->vintage, date),
        grdp_period_text(step->row->period, period),
        number(cli, step->row->value, step->row->decimals, text[0]),
        before != NULL ? number(cli, before->value, before->decimals, text[1]) : "",
        number(cli, step->value, digits_of(track), text[2]),
        number(cli, step->needed, needed_digits(track, step->needed), text[3]),
        grdp_track_verdict_word(cli, step->verdict)};
    grdp_show_row(show, cells);
}

void grdp_track_show_steps(grdp_cli *cli, const grdp_tracking *t, const grdp_tracked *at)
{
    grdp_track_step steps[STEPS];
    grdp_track_options options = t->options;
    options.as_of = at->track.as_of;
    const size_t n = grdp_track_steps(t->region, at->target, at->part, &options, STEPS, steps);
    grdp_show *const show = n > 1 ? grdp_show_create(7, "llrrrrw") : NULL;
    if (show == NULL)
        return;
    printf("\n%s\n\n", grdp_cli_word(cli, "How figures and verdicts moved"));
    const char *const head[] = {
        grdp_cli_word(cli, "Published"),    grdp_cli_word(cli, "Period"),
        grdp_cli_word(cli, "Figure"),       grdp_cli_word(cli, "Before"),
        grdp_cli_word(cli, "Year to date"), grdp_cli_word(cli, "Rest needs"),
        grdp_cli_word(cli, "Verdict")};
    grdp_show_head(show, head);
    for (size_t i = 0; i < n; i++)
        show_step(cli, show, &at->track, &steps[i]);
    grdp_show_print(show, stdout);
}
