/* track_show: one day of a plan for people: every target that can be followed, in full.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "cli/run_chance.h"
#include "cli/track.h"

static const char *unit_of(const grdp_tracked *at)
{
    const char *const unit = at->track.part->unit;
    return unit == NULL && at->track.n_figures > 0 ? at->track.figures[0]->unit : unit;
}

static void show_figure(grdp_cli *cli, grdp_show *show, const grdp_track *track,
                        const grdp_actual *row)
{
    char period[GRDP_PERIOD_TEXT], date[GRDP_PERIOD_TEXT], value[GRDP_NUMBER_TEXT];
    bool used = false;
    for (size_t i = 0; i < track->n_used; i++)
        used |= track->used[i] == row;
    grdp_word_number(cli->lang, row->value, row->decimals, value);
    const char *const cells[] = {grdp_period_text(row->period, period), value,
                                 row->vintage != 0 ? grdp_date_text(row->vintage, date)
                                                   : grdp_cli_word(cli, "undated"),
                                 row->status[0] != '\0' ? grdp_cli_word(cli, row->status) : "",
                                 used                  ? grdp_cli_word(cli, "year to date")
                                 : row == track->early ? grdp_cli_word(cli, "expected, not used")
                                                       : ""};
    grdp_show_row(show, cells);
}

static const char *const heads[] = {[GRDP_TRACK_NONE] = "",
                                    [GRDP_TRACK_GROWTH] = "Growth",
                                    [GRDP_TRACK_AMOUNT] = "Amount",
                                    [GRDP_TRACK_LEVEL] = "Figure"};

static void show_figures(grdp_cli *cli, const grdp_tracked *at)
{
    const grdp_track *const track = &at->track;
    grdp_buffer head = {0};
    grdp_show *const show = grdp_show_create(5, "lrlll");
    if (show == NULL || (track->n_figures == 0 && track->early == NULL)) {
        grdp_show_free(show);
        return;
    }
    grdp_buffer_printf(&head, "%s, %s", grdp_cli_word(cli, heads[track->kind]),
                       grdp_phrase_unit(cli->lang, unit_of(at)));
    const char *const cells[] = {grdp_cli_word(cli, "Known"), head.data,
                                 grdp_cli_word(cli, "Published"), grdp_cli_word(cli, "Status"), ""};
    grdp_show_head(show, cells);
    for (size_t i = 0; i < track->n_figures; i++)
        show_figure(cli, show, track, track->figures[i]);
    if (track->early != NULL)
        show_figure(cli, show, track, track->early);
    grdp_show_print(show, stdout);
    grdp_buffer_free(&head);
    printf("\n");
}

/* "61.1 % of the plan" */
static void say_fulfilment(grdp_cli *cli, const grdp_track *track, double value, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    grdp_word_number(cli->lang, 100.0 * value / track->part->value, 1, text);
    grdp_buffer_printf(out, "%s %s", text, grdp_cli_word(cli, "% of the plan"));
}

static void show_done(grdp_cli *cli, const grdp_tracked *at)
{
    const grdp_track *const track = &at->track;
    grdp_buffer value = {0}, period = {0}, share = {0}, text = {0};
    grdp_phrase_value(cli->lang, track->value, track->decimals, unit_of(at), &value);
    grdp_track_say_period(cli, grdp_track_so_far(track), &period);
    say_fulfilment(cli, track, track->value, &share);
    const char *const args[] = {value.data, period.data, share.data, NULL};
    grdp_track_say(cli, &text, "%s in %s, %s", args);
    grdp_track_print_line(cli, "Done", &text);
    grdp_buffer_free(&value);
    grdp_buffer_free(&period);
    grdp_buffer_free(&share);
}

/* Of both, so that they compare. */
static int pace_digits(const grdp_track *track)
{
    return grdp_track_pace_digits(fmin(track->needed, track->pace));
}

static void show_pace(grdp_cli *cli, const grdp_tracked *at)
{
    const grdp_track *const track = &at->track;
    char ratio[GRDP_NUMBER_TEXT];
    grdp_buffer needed = {0}, pace = {0}, rest = {0}, text = {0};
    grdp_phrase_value(cli->lang, track->needed, pace_digits(track), unit_of(at), &needed);
    grdp_phrase_value(cli->lang, track->pace, pace_digits(track), unit_of(at), &pace);
    grdp_track_say_period(cli, grdp_track_rest(track), &rest);
    grdp_word_number(cli->lang, track->needed / track->pace, 2, ratio);
    const char *const args[] = {needed.data, rest.data, pace.data, ratio, NULL};
    grdp_track_say(cli, &text, "%s a month in %s; so far %s a month (%s times the pace so far)",
                   args);
    grdp_track_print_line(cli, track->part->higher_is_better ? "Needed" : "Left, at most", &text);
    grdp_phrase_value(cli->lang, track->run_rate, track->decimals, unit_of(at), &text);
    grdp_buffer_add(&text, ", ");
    say_fulfilment(cli, track, track->run_rate, &text);
    grdp_track_print_line(cli, "At the pace so far the year makes", &text);
    grdp_buffer_free(&needed);
    grdp_buffer_free(&pace);
    grdp_buffer_free(&rest);
}

static void show_shares(grdp_cli *cli, const grdp_track *track)
{
    grdp_buffer text = {0};
    for (size_t i = 0; i < track->same.n; i++) {
        char share[GRDP_NUMBER_TEXT], year[GRDP_NUMBER_TEXT];
        grdp_word_number(cli->lang, track->same.value[i], 1, share);
        grdp_number_fixed(track->same.period[i].year, 0, year);
        grdp_buffer_printf(&text, "%s%s: %s %%", i > 0 ? ", " : "", year, share);
    }
    if (track->same.n > 0)
        grdp_track_print_line(cli, "Part of the year that had come by then", &text);
}

static void show_amount(grdp_cli *cli, const grdp_tracked *at)
{
    if (at->track.months == 0)
        return;
    show_done(cli, at);
    if (at->track.months == 12)
        return;
    show_pace(cli, at);
    show_shares(cli, &at->track);
}

/* "15 % in the first 6 months, 0.2 points below" */
static void show_newest(grdp_cli *cli, const grdp_tracked *at)
{
    const grdp_track *const track = &at->track;
    const char *const unit = unit_of(at);
    const bool points = unit == NULL || grdp_text_equal(unit, "%") || grdp_text_equal(unit, "pp");
    const bool of_plan = !points && track->part->value > 0.0;
    const grdp_outcome outcome = {.known = true,
                                  .value = track->value,
                                  .decimals = track->decimals,
                                  .distance = track->value - track->part->value,
                                  .fulfilment =
                                      of_plan ? track->value / track->part->value : (double)NAN};
    grdp_buffer value = {0}, period = {0}, distance = {0}, text = {0};
    grdp_phrase_value(cli->lang, track->value, track->decimals, unit, &value);
    grdp_track_say_period(cli, grdp_track_so_far(track), &period);
    grdp_phrase_distance(cli->lang, &outcome, unit, &distance);
    const char *const args[] = {value.data, period.data, distance.data, NULL};
    grdp_track_say(cli, &text, "%s in %s, %s", args);
    grdp_track_print_line(cli, "So far", &text);
    grdp_buffer_free(&value);
    grdp_buffer_free(&period);
    grdp_buffer_free(&distance);
}

static void show_level(grdp_cli *cli, const grdp_tracked *at)
{
    const grdp_track *const track = &at->track;
    grdp_buffer text = {0};
    if (track->months == 0)
        return;
    show_newest(cli, at);
    if (track->year_before != NULL) {
        grdp_phrase_value(cli->lang, track->year_before->value, track->year_before->decimals,
                          unit_of(at), &text);
        grdp_track_print_line(cli, "The whole year before", &text);
    }
    if (track->months == 12)
        return;
    for (size_t i = 0; i < track->same.n; i++) {
        char value[GRDP_NUMBER_TEXT];
        grdp_word_number(cli->lang, track->same.value[i], track->decimals, value);
        grdp_buffer_printf(&text, "%s%d: %s", i > 0 ? ", " : "", track->same.period[i].year, value);
    }
    if (track->same.n > 0)
        grdp_track_print_line(cli, "The same months of earlier years", &text);
}

/* A level that no figure by this day speaks of; growth and amounts are open then. */
static bool is_silent(const grdp_tracked *at)
{
    return at->track.kind == GRDP_TRACK_LEVEL && at->track.n_figures == 0 &&
           at->track.early == NULL;
}

static void show_target(grdp_cli *cli, const grdp_tracking *t, const grdp_tracked *at)
{
    const grdp_title *const title =
        at->target->n_parts > 1 ? &at->track.part->title : &at->target->title;
    grdp_buffer asked = {0}, verdict = {0};
    grdp_phrase_target(cli->lang, at->track.part, unit_of(at), &asked);
    printf("\n%s: %s\n\n", title->text[cli->lang], asked.data != NULL ? asked.data : "");
    show_figures(cli, at);
    if (at->track.kind == GRDP_TRACK_GROWTH)
        grdp_track_show_growth(cli, t, at);
    else if (at->track.kind == GRDP_TRACK_AMOUNT)
        show_amount(cli, at);
    else
        show_level(cli, at);
    grdp_buffer_add(&verdict, grdp_track_verdict_word(cli, at->track.verdict));
    grdp_track_print_line(cli, "Verdict so far", &verdict);
    grdp_track_show_steps(cli, t, at);
    grdp_buffer_free(&asked);
}

static void show_count(grdp_cli *cli, const grdp_tracking *t, const grdp_tracking_day *day)
{
    const grdp_target *last = NULL;
    size_t followed = 0;
    for (size_t i = 0; i < day->n; i++) {
        followed += !is_silent(&day->at[i]) && day->at[i].target != last;
        last = is_silent(&day->at[i]) ? last : day->at[i].target;
    }
    printf("\n%s: %zu / %zu\n",
           grdp_cli_word(cli, "Targets with no figures within the year, not followed"),
           t->asked->n_targets - followed, t->asked->n_targets);
}

void grdp_track_show(grdp_cli *cli, const grdp_tracking *t)
{
    const grdp_tracking_day *const day = &t->day[t->n_days - 1];
    char date[GRDP_PERIOD_TEXT];
    printf("%s — %s\n", t->region->title.text[cli->lang], t->asked->title.text[cli->lang]);
    printf("%s: %s\n", grdp_cli_word(cli, "Figures published by"),
           day->as_of != 0 ? grdp_date_text(day->as_of, date) : grdp_cli_word(cli, "today"));
    for (size_t i = 0; i < day->n; i++)
        if (!is_silent(&day->at[i]))
            show_target(cli, t, &day->at[i]);
    show_count(cli, t, day);
    if (t->outlook != NULL)
        grdp_chance_show_sources(cli, (const grdp_scenario *[]){t->outlook->scenario}, 1);
}
