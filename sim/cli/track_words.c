/* track_words: periods, chances and verdicts as planners say them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "cli/track.h"

static const char *const quarters[] = {"the first quarter", "the second quarter",
                                       "the third quarter", "the fourth quarter"};

static const char *const verdicts[] = {
    [GRDP_TRACK_OPEN] = "nothing of the year is known",
    [GRDP_TRACK_NO_WEIGHT] = "weight not known",
    [GRDP_TRACK_NO_PAST] = "no past to compare",
    [GRDP_TRACK_REACHED] = "reached",
    [GRDP_TRACK_MISSED] = "missed",
    [GRDP_TRACK_LESS] = "needs less than ever seen",
    [GRDP_TRACK_WITHIN] = "within reach",
    [GRDP_TRACK_MORE] = "needs more than ever seen",
    [GRDP_TRACK_AHEAD] = "ahead of pace",
    [GRDP_TRACK_BEHIND] = "behind pace",
    [GRDP_TRACK_AT_PLAN] = "at the plan",
    [GRDP_TRACK_SHORT] = "short of the plan",
};

void grdp_track_say(grdp_cli *cli, grdp_buffer *out, const char *english, const char *const *args)
{
    const char *format = grdp_cli_word(cli, english);
    for (const char *hole; *args != NULL && (hole = strstr(format, "%s")) != NULL;
         format = hole + 2) {
        grdp_buffer_add_n(out, format, (size_t)(hole - format));
        grdp_buffer_add(out, *args++);
    }
    grdp_buffer_add(out, format);
}

void grdp_track_say_period(grdp_cli *cli, grdp_period period, grdp_buffer *out)
{
    const int months = grdp_period_months(period);
    char count[GRDP_NUMBER_TEXT], text[GRDP_PERIOD_TEXT];
    const char *const args[] = {count, NULL};
    grdp_number_fixed(months, 0, count);
    if (months == 12)
        grdp_buffer_add(out, grdp_cli_word(cli, "the year"));
    else if (months == 3 && period.last_month % 3 == 0)
        grdp_buffer_add(out, grdp_cli_word(cli, quarters[period.last_month / 3 - 1]));
    else if (months > 1 && period.first_month == 1)
        grdp_track_say(cli, out, "the first %s months", args);
    else if (months > 1 && period.last_month == 12)
        grdp_track_say(cli, out, "the last %s months", args);
    else
        grdp_buffer_add(out, grdp_period_text(period, text));
}

int grdp_track_pace_digits(double pace)
{
    return pace >= 100.0 ? 0 : pace >= 10.0 ? 1 : 2;
}

const char *grdp_track_verdict_word(grdp_cli *cli, grdp_track_verdict verdict)
{
    return grdp_cli_word(cli, verdicts[verdict]);
}

void grdp_track_say_chance(grdp_cli *cli, double chance, double error, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    const bool settled = chance <= 0.0 || chance >= 1.0;
    if (isnan(chance))
        return;
    grdp_word_number(cli->lang, 100.0 * chance, settled ? 0 : 1, text);
    grdp_buffer_printf(out, "%s %%", text);
    if (!(error > 0.0))
        return;
    grdp_word_number(cli->lang, 200.0 * error, 1, text);
    grdp_buffer_printf(out, " ± %s", text);
}

void grdp_track_print_line(grdp_cli *cli, const char *english, grdp_buffer *text)
{
    grdp_buffer line = {0};
    grdp_buffer_printf(&line, "%s: ", grdp_cli_word(cli, english));
    if (line.data != NULL && text->data != NULL)
        grdp_show_wrap(&line, text->data, grdp_text_width(line.data), 2, grdp_print_width(stdout));
    line.failed |= text->failed;
    grdp_buffer_add(&line, "\n");
    grdp_buffer_free(text);
    grdp_print_buffer(stdout, &line);
}
