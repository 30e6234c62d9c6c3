/* study_say: what a study means, in two or three sentences with the numbers they rest on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include "report/factor_title.h"
#include "report/phrase.h"
#include "report/sentence.h"

#include <math.h>
#include <string.h>

enum { TEXTS = 8, SHOWN = 3 };

/* What a sentence is made of. */
typedef struct speaker {
    grdp_cli *cli;
    const grdp_study_report *report;
    const char *response; /* "GRDP growth in 2024" */
    size_t n;
    const size_t *order; /* groups, the first one decides */
} speaker;

static double value_of(const speaker *s, size_t rank, size_t column)
{
    const grdp_effect *const e = grdp_effects_find(s->report->effects, 0, s->order[rank], column);
    return e != NULL ? e->value : (double)NAN;
}

/* The name of a group in a sentence; lives in the arena. Columns of a table go by their name. */
static const char *name_of(const speaker *s, size_t rank)
{
    const char *const group = s->report->plan->groups[s->order[rank]];
    grdp_buffer text = {0};
    if (s->report->region == NULL)
        return group;
    grdp_factor_title(s->cli->lang, s->report->region, group, &text);
    const char *const name = text.failed ? NULL : grdp_arena_text(s->cli->arena, text.data);
    grdp_buffer_free(&text);
    return name != NULL ? name : "";
}

static const char *number(const speaker *s, double value, int digits)
{
    char text[GRDP_NUMBER_TEXT];
    grdp_word_amount(s->cli->lang, value, digits, text);
    const char *const kept = grdp_arena_text(s->cli->arena, text);
    return kept != NULL ? kept : "";
}

/* A name that begins a sentence begins with a capital, a path stays as it is typed. */
static void begin_with_capital(char *text)
{
    const char *const word_end = text + strcspn(text, " ");
    if (memchr(text, '.', (size_t)(word_end - text)) != NULL)
        return;
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    else if (strncmp(text, "\xC4\x91", 2) == 0) /* the Vietnamese d with a stroke */
        text[1] = '\x90';
}

static void say(const speaker *s, const char *wording, const char *const *texts)
{
    grdp_buffer sentence = {0}, wrapped = {0};
    grdp_sentence_fill(&sentence, grdp_cli_word(s->cli, wording), texts);
    if (!sentence.failed && sentence.length > 0) {
        if (s->report->region != NULL) /* names of columns stay as they are */
            begin_with_capital(sentence.data);
        grdp_show_wrap(&wrapped, sentence.data, 0, 0, grdp_print_width(stdout));
        grdp_buffer_add(&wrapped, "\n");
        grdp_print_buffer(stdout, &wrapped);
    }
    grdp_buffer_free(&sentence);
}

/* How many decimals a number of the response has in a sentence. */
static int digits(const speaker *s)
{
    return s->report->responses[0].digits;
}

static size_t input_of(const speaker *s, size_t rank)
{
    size_t i = 0;
    while (s->report->plan->inputs[i].group != s->order[rank])
        i++;
    return i;
}

static bool is_in_points(const speaker *s, size_t rank)
{
    const char *const unit = s->report->plan->inputs[input_of(s, rank)].unit;
    return unit[0] == '%' || strcmp(unit, "pp") == 0;
}

static void say_swing(const speaker *s)
{
    enum { SWING, LOW, HIGH, SLOPE };
    const grdp_method_input *const input = &s->report->plan->inputs[input_of(s, 0)];
    say(s, "%s decides most: from %s to %s %s it moves %s from %s to %s.",
        (const char *[]){name_of(s, 0), number(s, input->low, 2), number(s, input->high, 2),
                         input->unit, s->response, number(s, value_of(s, 0, LOW), digits(s)),
                         number(s, value_of(s, 0, HIGH), digits(s))});
    if (s->n == 1)
        say(s,
            is_in_points(s, 0) ? "One point of it moves the result by %s."
                               : "One unit of it moves the result by %s.",
            (const char *[]){number(s, value_of(s, 0, SLOPE), 2)});
    if (s->n > 1)
        say(s,
            is_in_points(s, 0) && is_in_points(s, 1)
                ? "One point of it moves the result by %s; one point of %s, the second, by %s."
                : "One unit of it moves the result by %s; one unit of %s, the second, by %s.",
            (const char *[]){number(s, value_of(s, 0, SLOPE), 2), name_of(s, 1),
                             number(s, value_of(s, 1, SLOPE), 2)});
}

/* Whether chance alone would show as much. */
static bool is_weak(const speaker *s, size_t rank)
{
    const grdp_effect *const e = grdp_effects_find(s->report->effects, 0, s->order[rank], 0);
    return e == NULL || e->weak;
}

static void say_none(const speaker *s)
{
    say(s, "None of the factors decides %s: what they show, chance alone would show.",
        (const char *[]){s->response});
}

/* Several factors in one group explain; one explains. */
static bool is_several(const speaker *s, size_t rank)
{
    return strstr(s->report->plan->groups[s->order[rank]], " + ") != NULL;
}

/* Groups whose share is a sentence of its own. */
static const struct saying {
    const char *group, *wording;
} sayings[] = {
    {"model", "%s %% of the spread of %s is the choice of model."},
    {"shocks", "%s %% of the spread of %s is chance: shocks that no assumption sets."},
};

static const char *saying_of(const speaker *s, size_t rank)
{
    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++)
        if (strcmp(sayings[i].group, s->report->plan->groups[s->order[rank]]) == 0)
            return sayings[i].wording;
    return NULL;
}

static void say_one_share(const speaker *s, size_t rank, bool first)
{
    const char *const share = number(s, 100.0 * value_of(s, rank, 0), 0);
    const char *const name = name_of(s, rank), *const saying = saying_of(s, rank);
    const bool several = is_several(s, rank);
    if (saying != NULL)
        say(s, saying, (const char *[]){share, s->response});
    else if (first)
        say(s,
            several ? "%s together explain %s %% of the uncertainty of %s."
                    : "%s explains %s %% of the uncertainty of %s.",
            (const char *[]){name, share, s->response});
    else
        say(s, several ? "%s together explain %s %%." : "%s explains %s %%.",
            (const char *[]){name, share});
}

/* What no number of the scenario can say, the model and chance, is said last unless it decides,
 * however small. */
static void say_share(const speaker *s)
{
    size_t n = 0;
    if (is_weak(s, 0)) {
        say_none(s);
        return;
    }
    const bool decides = saying_of(s, 0) != NULL;
    if (decides)
        say_one_share(s, 0, true);
    for (size_t i = 0; i < s->n && n < SHOWN && (n == 0 || fabs(value_of(s, i, 0)) >= 0.005); i++)
        if (saying_of(s, i) == NULL && !is_weak(s, i))
            say_one_share(s, i, n++ == 0);
    for (size_t i = decides ? 1 : 0; i < s->n; i++)
        if (saying_of(s, i) != NULL)
            say_one_share(s, i, false);
    if (s->report->method->single && s->report->plan->correlation != NULL)
        say(s, "The scenario correlates some of them, so that their shares overlap.", NULL);
}

static void say_second(const speaker *s)
{
    if (s->n > 1)
        say(s, "%s comes second, with %s %% of that.",
            (const char *[]){
                name_of(s, 1),
                number(s, 100.0 * fabs(value_of(s, 1, 0)) / fabs(value_of(s, 0, 0)), 0)});
}

/* The unit of a change of the response: a rate changes by points. */
static const char *unit_of_change(const speaker *s)
{
    const char *const unit = s->report->responses[0].unit;
    return unit[0] == '%' ? grdp_cli_word(s->cli, "points") : grdp_phrase_unit(s->cli->lang, unit);
}

static void say_rank(const speaker *s)
{
    say(s,
        is_several(s, 0)
            ? "%s together matter most for %s: over their likely range they move it by about %s %s."
            : "%s matters most for %s: over its likely range it moves it by about %s %s.",
        (const char *[]){name_of(s, 0), s->response, number(s, value_of(s, 0, 0), digits(s)),
                         unit_of_change(s)});
    say_second(s);
}

/* What chance alone would show as well. */
static void say_weak(const speaker *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        n += is_weak(s, i);
    if (n > 0)
        say(s, "%s of %s factors cannot be told from chance with so many runs.",
            (const char *[]){number(s, (double)n, 0), number(s, (double)s->n, 0)});
}

static void say_chance(const speaker *s)
{
    if (is_weak(s, 0)) {
        say_none(s);
        return;
    }
    say(s,
        "%s matters most for %s: once it is known, the chance of a result changes by up to %s "
        "points.",
        (const char *[]){name_of(s, 0), s->response, number(s, 100.0 * value_of(s, 0, 0), 0)});
    say_second(s);
    say_weak(s);
}

/* Above this R2 shares of a linear fit are indices of Sobol' to the second decimal. */
static const double LINEAR = 0.99;

static void say_linear(const speaker *s)
{
    const size_t column = s->report->method->r2;
    const grdp_effect *const r2 =
        column > 0 ? grdp_effects_find(s->report->effects, 0, GRDP_NO_GROUP, column - 1) : NULL;
    for (size_t i = 0; i < s->report->plan->n_inputs; i++)
        if (s->report->plan->inputs[i].is_label)
            return; /* what a line leaves is not only what bends it */
    if (r2 == NULL || isnan(r2->value))
        return;
    say(s,
        r2->value > LINEAR
            ? "The result follows these assumptions in a straight line (R2 = %s): the shares "
              "(weight x sd)^2 say it all, and Sobol' indices add nothing to them."
            : "The result does not follow these assumptions in a straight line (R2 = %s): weights "
              "alone do not say which one decides.",
        (const char *[]){number(s, r2->value, 4)});
}

static void say_precision(const speaker *s)
{
    const size_t setting = s->report->method->grows;
    if (s->cli->precision == 0.0 || setting == 0)
        return;
    say(s, "+-%s reached at %s = %s.",
        (const char *[]){number(s, grdp_effects_half_width(s->report->effects), 4),
                         s->report->method->settings[setting - 1].name,
                         number(s, s->report->plan->settings[setting - 1], 0)});
}

/* The factor that can bring least of those whose bound is known. */
static void say_bound(const speaker *s)
{
    enum { REACH, BOUND };
    size_t least = 0;
    say(s, "%s matters most for %s: its usual spread moves the result by about %s %s.",
        (const char *[]){name_of(s, 0), s->response, number(s, value_of(s, 0, REACH), digits(s)),
                         unit_of_change(s)});
    for (size_t i = 1; i < s->n; i++)
        if (!isnan(value_of(s, i, BOUND)) && !(value_of(s, i, BOUND) >= value_of(s, least, BOUND)))
            least = i;
    if (value_of(s, least, BOUND) < 1.0)
        say(s,
            "%s can bring at most %s %% of the uncertainty, with all that it does together with "
            "others.",
            (const char *[]){name_of(s, least), number(s, 100.0 * value_of(s, least, BOUND), 1)});
}

/* How many runs are on the one side: the last column. */
static void say_part(const speaker *s)
{
    const grdp_effect *const part =
        grdp_effects_find(s->report->effects, 0, GRDP_NO_GROUP, s->report->method->n_columns - 1);
    if (part != NULL)
        say(s, "%s %% of the runs reach it.",
            (const char *[]){number(s, 100.0 * part->value, part->value < 0.01 ? 2 : 0)});
}

/* What the runs on the one side have that the others have not. */
static void say_split(const speaker *s)
{
    enum { DISTANCE, INSIDE, OUTSIDE };
    const grdp_method_input *const input = &s->report->plan->inputs[input_of(s, 0)];
    if (is_weak(s, 0)) {
        say_none(s);
        say_part(s);
        return;
    }
    say(s,
        "%s decides most about %s: its median is %s %s in the runs that reach it, and %s in the "
        "others.",
        (const char *[]){name_of(s, 0), s->response, number(s, value_of(s, 0, INSIDE), 2),
                         input->unit, number(s, value_of(s, 0, OUTSIDE), 2)});
    say_second(s);
    say_part(s);
}

static void (*const speakers[])(const speaker *s) = {
    [GRDP_READS_SWING] = say_swing, [GRDP_READS_SHARE] = say_share,
    [GRDP_READS_RANK] = say_rank,   [GRDP_READS_BOUND] = say_bound,
    [GRDP_READS_SPLIT] = say_split, [GRDP_READS_CHANCE] = say_chance,
};

void grdp_study_say(grdp_cli *cli, const grdp_study_report *report)
{
    const size_t n_groups = report->plan->n_groups;
    size_t *const order = grdp_arena_alloc(cli->arena, n_groups, sizeof *order);
    speaker s = {
        .cli = cli, .report = report, .response = report->responses[0].phrase, .order = order};
    if (order == NULL)
        return;
    s.n = grdp_effects_rank(report->effects, 0, 0, n_groups, order);
    printf("\n");
    if (s.n == 0)
        say(&s,
            report->method->reads == GRDP_READS_SPLIT
                ? "All runs are on one side: nothing can be said of what decides %s."
                : "Nothing can be said of %s: it does not differ between the runs that count.",
            (const char *[]){s.response});
    else if (value_of(&s, 0, 0) == 0.0)
        say(&s, "None of the factors moves %s.", (const char *[]){s.response});
    if (s.n == 0 || value_of(&s, 0, 0) == 0.0)
        return;
    speakers[report->method->reads](&s);
    say_linear(&s);
    say_precision(&s);
}
