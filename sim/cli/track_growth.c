/* track_growth: what the rest of the year must grow by, and how unusual that is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "cli/track.h"

static void say_number(grdp_cli *cli, double value, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    grdp_word_number(cli->lang, value, 2, text);
    grdp_buffer_add(out, text);
}

static void say_count(size_t count, grdp_buffer *out)
{
    grdp_buffer_printf(out, "%zu", count);
}

static void free_all(size_t n, grdp_buffer *buffers)
{
    for (size_t i = 0; i < n; i++)
        grdp_buffer_free(&buffers[i]);
}

static void show_needed(grdp_cli *cli, const grdp_track *track)
{
    grdp_buffer part[3] = {{0}}, text = {0};
    if (isnan(track->needed) || track->months == 0)
        return;
    grdp_track_say_period(cli, grdp_track_rest(track), &part[0]);
    grdp_phrase_value(cli->lang, track->needed, 2, "%", &part[1]);
    grdp_phrase_target(cli->lang, track->part, "%", &part[2]);
    const char *const args[] = {part[0].data, part[1].data, part[2].data, NULL};
    grdp_track_say(cli, &text, "%s must grow by %s for the year to make %s", args);
    grdp_track_print_line(cli, "Needed", &text);
    free_all(3, part);
}

static void show_missing(grdp_cli *cli, const grdp_track *track)
{
    char months[GRDP_PERIOD_TEXT], year[GRDP_NUMBER_TEXT];
    const char *const args[] = {grdp_period_text(track->missing, months), year, months, NULL};
    grdp_buffer text = {0};
    grdp_number_fixed(track->year - 1, 0, year);
    grdp_track_say(cli, &text,
                   "not known, since the weight of %s in the level of %s is not; write --weight "
                   "%s=W",
                   args);
    grdp_track_print_line(cli, "Needed", &text);
}

static void say_weight(grdp_cli *cli, const grdp_track *track, grdp_buffer *out)
{
    char weight[GRDP_NUMBER_TEXT];
    grdp_word_number(cli->lang, track->weight, 5, weight);
    grdp_buffer_printf(out, "; %s %s", grdp_cli_word(cli, "weight"), weight);
    if (track->weight_given)
        grdp_buffer_printf(out, " (%s)", grdp_cli_word(cli, "given"));
    else if (track->account != NULL)
        grdp_buffer_printf(out, " (%s %s, %s)", grdp_cli_word(cli, "account"), track->account->id,
                           grdp_cli_word(cli, track->account->status != NULL
                                                  ? track->account->status
                                                  : "status not said"));
}

static void show_so_far(grdp_cli *cli, const grdp_track *track)
{
    grdp_buffer part[2] = {{0}}, text = {0};
    if (track->months == 0) {
        grdp_buffer_add(&text, grdp_track_verdict_word(cli, GRDP_TRACK_OPEN));
        grdp_track_print_line(cli, "Year to date", &text);
        return;
    }
    if (isnan(track->value))
        return;
    grdp_track_say_period(cli, grdp_track_so_far(track), &part[0]);
    grdp_phrase_value(cli->lang, track->value, 2, "%", &part[1]);
    const char *const args[] = {part[0].data, part[1].data, NULL};
    grdp_track_say(cli, &text, "%s grew by %s", args);
    if (!isnan(track->weight) && track->months < 12)
        say_weight(cli, track, &text);
    grdp_track_print_line(cli, "Year to date", &text);
    free_all(2, part);
    if (track->months == 12)
        return;
    const grdp_outcome outcome = {.known = true,
                                  .value = track->run_rate,
                                  .decimals = 2,
                                  .distance = track->run_rate - track->part->value,
                                  .fulfilment = (double)NAN};
    grdp_phrase_value(cli->lang, track->run_rate, 2, "%", &text);
    grdp_buffer_add(&text, ", ");
    grdp_phrase_distance(cli->lang, &outcome, "%", &text);
    grdp_track_print_line(cli, "If the rest grows as the year to date, the year makes", &text);
}

static void say_below(grdp_cli *cli, const grdp_track_past *past, const char *english,
                      grdp_buffer *out)
{
    grdp_buffer part[4] = {{0}};
    say_count(past->below, &part[0]);
    say_count(past->n, &part[1]);
    say_number(cli, past->least, &part[2]);
    say_number(cli, past->most, &part[3]);
    const char *const args[] = {part[0].data, part[1].data, part[2].data, part[3].data, NULL};
    grdp_track_say(cli, out, english, args);
    free_all(4, part);
}

/* "2022 5.80, 2019 9.93*" */
static void say_years(grdp_cli *cli, const grdp_track_past *past, grdp_buffer *out)
{
    for (size_t i = 0; i < past->n; i++) {
        grdp_buffer_printf(out, "%s%d: ", i > 0 ? ", " : "", past->period[i].year);
        say_number(cli, past->value[i], out);
        if (past->derived[i])
            grdp_buffer_add(out, "*");
    }
    grdp_buffer_printf(out, "%sn = %zu", past->n > 0 ? "; " : "", past->n);
}

static void show_past(grdp_cli *cli, const grdp_track *track)
{
    grdp_buffer text = {0};
    say_years(cli, &track->same, &text);
    if (track->same.n < GRDP_TRACK_LEAST)
        grdp_buffer_printf(&text, ", %s",
                           grdp_cli_word(cli, "too few for a mean and a deviation (3)"));
    else
        say_below(cli, &track->same, "; the need is higher than %s of %s (%s to %s)", &text);
    grdp_track_print_line(cli, "Growth of the same months in earlier years, %", &text);
    if (track->same.n_derived > 0)
        printf("  %s\n", grdp_cli_word(cli, "* worked out from other figures of that year, with "
                                            "the weights of this one"));
    if (track->quarters.n == 0)
        return;
    say_below(cli, &track->quarters, "the need is higher than %s of %s (%s to %s)", &text);
    grdp_track_print_line(cli, "Own past quarters of any season, %", &text);
}

static void show_chance(grdp_cli *cli, const grdp_track *track)
{
    const grdp_track_past *const past = grdp_track_prior_of(track);
    grdp_buffer part[4] = {{0}}, text = {0};
    if (past == NULL || isnan(track->chance)) {
        grdp_buffer_add(&text, grdp_cli_word(cli, "not given: it takes 3 figures of the same "
                                                  "months; --scenario FILE draws a chance"));
        grdp_track_print_line(cli, "Chance by the own past", &text);
        return;
    }
    grdp_track_say_chance(cli, track->chance, 0.0, &text);
    say_number(cli, track->z, &part[0]);
    say_number(cli, past->mean, &part[1]);
    say_number(cli, past->sd, &part[2]);
    say_count(past->n, &part[3]);
    const char *const args[] = {part[0].data, part[1].data, part[2].data, part[3].data, NULL};
    grdp_track_say(cli, &text,
                   track->prior == GRDP_PRIOR_SAME
                       ? " (z = %s; normal, mean %s and deviation %s of the same months, n = %s)"
                       : " (z = %s; normal, mean %s and deviation %s of quarters of any season, "
                         "n = %s)",
                   args);
    grdp_track_print_line(cli, "Chance by the own past", &text);
    free_all(4, part);
}

static void show_drawn(grdp_cli *cli, const grdp_tracking *t, const grdp_tracked *at)
{
    char runs[GRDP_NUMBER_TEXT];
    grdp_buffer text = {0};
    if (isnan(at->drawn))
        return;
    grdp_track_say_chance(cli, at->drawn, at->drawn_error, &text);
    grdp_word_number(cli->lang, (double)t->n_runs, 0, runs);
    grdp_buffer_printf(&text, " (%s: %s; %s %s)", grdp_cli_word(cli, "scenario"),
                       t->outlook->scenario->id, grdp_cli_word(cli, "runs"), runs);
    grdp_track_print_line(cli, "Chance by the scenario", &text);
}

void grdp_track_show_growth(grdp_cli *cli, const grdp_tracking *t, const grdp_tracked *at)
{
    const grdp_track *const track = &at->track;
    if (track->verdict == GRDP_TRACK_NO_WEIGHT)
        show_missing(cli, track);
    else
        show_needed(cli, track);
    show_so_far(cli, track);
    if (!isnan(track->needed)) {
        show_past(cli, track);
        show_chance(cli, track);
    }
    show_drawn(cli, t, at);
}
