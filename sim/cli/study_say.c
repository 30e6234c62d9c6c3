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
    const grdp_study *study;
    const grdp_effects *effects;
    char response[200]; /* "GRDP growth in 2024" */
    size_t n;
    const size_t *order; /* groups, the first one decides */
} speaker;

static double value_of(const speaker *s, size_t rank, size_t column)
{
    const grdp_effect *const e = grdp_effects_find(s->effects, 0, s->order[rank], column);
    return e != NULL ? e->value : (double)NAN;
}

/* The name of a group in a sentence; lives in the arena. */
static const char *name_of(const speaker *s, size_t rank)
{
    grdp_buffer text = {0};
    grdp_factor_title(s->cli->lang, s->study->scenario->region,
                      s->study->plan.groups[s->order[rank]], &text);
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
    return s->study->responses.at[0].ref.series->digits;
}

static size_t input_of(const speaker *s, size_t rank)
{
    size_t i = 0;
    while (s->study->plan.inputs[i].group != s->order[rank])
        i++;
    return i;
}

static void say_swing(const speaker *s)
{
    enum { SWING, LOW, HIGH, SLOPE };
    const grdp_method_input *const input = &s->study->plan.inputs[input_of(s, 0)];
    say(s, "%s decides most: from %s to %s %s it moves %s from %s to %s.",
        (const char *[]){name_of(s, 0), number(s, input->low, 2), number(s, input->high, 2),
                         input->unit, s->response, number(s, value_of(s, 0, LOW), digits(s)),
                         number(s, value_of(s, 0, HIGH), digits(s))});
    if (s->n > 1)
        say(s, "One unit of it moves the result by %s; one unit of %s, the second, by %s.",
            (const char *[]){number(s, value_of(s, 0, SLOPE), 2), name_of(s, 1),
                             number(s, value_of(s, 1, SLOPE), 2)});
}

/* Several factors in one group explain; one explains. */
static bool is_several(const speaker *s, size_t rank)
{
    return strstr(s->study->plan.groups[s->order[rank]], " + ") != NULL;
}

static void say_share(const speaker *s)
{
    say(s,
        is_several(s, 0) ? "%s together explain %s %% of the uncertainty of %s."
                         : "%s explains %s %% of the uncertainty of %s.",
        (const char *[]){name_of(s, 0), number(s, 100.0 * value_of(s, 0, 0), 0), s->response});
    for (size_t i = 1; i < s->n && i < SHOWN && fabs(value_of(s, i, 0)) >= 0.005; i++)
        say(s, is_several(s, i) ? "%s together explain %s %%." : "%s explains %s %%.",
            (const char *[]){name_of(s, i), number(s, 100.0 * value_of(s, i, 0), 0)});
}

static void say_rank(const speaker *s)
{
    say(s, is_several(s, 0) ? "%s together matter most for %s." : "%s matters most for %s.",
        (const char *[]){name_of(s, 0), s->response});
    if (s->n > 1)
        say(s, "%s comes second, with %s %% of that.",
            (const char *[]){
                name_of(s, 1),
                number(s, 100.0 * fabs(value_of(s, 1, 0)) / fabs(value_of(s, 0, 0)), 0)});
}

/* Above this R2 shares of a linear fit are indices of Sobol' to the second decimal. */
static const double LINEAR = 0.99;

static void say_linear(const speaker *s)
{
    const size_t column = s->study->method->r2;
    const grdp_effect *const r2 =
        column > 0 ? grdp_effects_find(s->effects, 0, GRDP_NO_GROUP, column - 1) : NULL;
    if (r2 == NULL || isnan(r2->value))
        return;
    if (r2->value > LINEAR)
        say(s,
            "The result is linear in these factors (R2 = %s): the shares (weight x sd)^2 say it "
            "all, "
            "and Sobol' indices add nothing to them.",
            (const char *[]){number(s, r2->value, 4)});
    else
        say(s,
            "The result is not linear in these factors (R2 = %s): weights alone do not say which "
            "one "
            "decides.",
            (const char *[]){number(s, r2->value, 4)});
}

static void say_precision(const speaker *s)
{
    const size_t setting = s->study->method->grows;
    if (s->cli->precision == 0.0 || setting == 0)
        return;
    say(s, "+-%s reached at %s = %s.",
        (const char *[]){number(s, grdp_effects_half_width(s->effects), 4),
                         s->study->method->settings[setting - 1].name,
                         number(s, s->study->settings[setting - 1], 0)});
}

/* The factor that can bring least of those whose bound is known. */
static void say_bound(const speaker *s)
{
    enum { REACH, BOUND };
    const char *const unit =
        grdp_phrase_unit(s->cli->lang, grdp_response_unit(&s->study->responses.at[0]));
    size_t least = 0;
    say(s, "%s matters most for %s: its usual spread moves the result by about %s %s.",
        (const char *[]){name_of(s, 0), s->response, number(s, value_of(s, 0, REACH), digits(s)),
                         unit});
    for (size_t i = 1; i < s->n; i++)
        if (!isnan(value_of(s, i, BOUND)) && !(value_of(s, i, BOUND) >= value_of(s, least, BOUND)))
            least = i;
    if (value_of(s, least, BOUND) < 1.0)
        say(s,
            "%s can bring at most %s %% of the uncertainty, with all that it does together with "
            "others.",
            (const char *[]){name_of(s, least), number(s, 100.0 * value_of(s, least, BOUND), 1)});
}

static void (*const speakers[])(const speaker *s) = {
    [GRDP_READS_SWING] = say_swing,
    [GRDP_READS_SHARE] = say_share,
    [GRDP_READS_RANK] = say_rank,
    [GRDP_READS_BOUND] = say_bound,
};

static void name_response(speaker *s)
{
    char series[160], period[GRDP_PERIOD_TEXT];
    const grdp_response *const r = &s->study->responses.at[0];
    const grdp_scenario *const scenario = s->study->scenario;
    grdp_buffer text = {0};
    if (r->label != NULL) {
        (void)snprintf(s->response, sizeof s->response, "%s", r->name);
        return;
    }
    grdp_sentence_fill(
        &text, grdp_cli_word(s->cli, "%s in %s"),
        (const char *[]){grdp_series_title(s->cli->lang, grdp_series_name(scenario->region, r->ref,
                                                                          series, sizeof series)),
                         grdp_period_text(grdp_span_period(scenario, r->span), period)});
    (void)snprintf(s->response, sizeof s->response, "%s", text.failed ? r->name : text.data);
    grdp_buffer_free(&text);
}

void grdp_study_say(grdp_cli *cli, const grdp_study *study, const grdp_effects *effects)
{
    const size_t n_groups = study->plan.n_groups;
    size_t *const order = grdp_arena_alloc(cli->arena, n_groups, sizeof *order);
    speaker s = {.cli = cli, .study = study, .effects = effects, .order = order};
    if (order == NULL)
        return;
    s.n = grdp_effects_rank(effects, 0, 0, n_groups, order);
    name_response(&s);
    if (s.n == 0 || value_of(&s, 0, 0) == 0.0)
        return;
    printf("\n");
    speakers[study->method->reads](&s);
    say_linear(&s);
    say_precision(&s);
}
