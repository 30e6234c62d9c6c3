/* coherence_tensions: what the targets ask of behaviour, beside what the past has shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/coherence.h"

#include <math.h>
#include <string.h>

#include "report/phrase.h"
#include "report/sentence.h"

enum { COLUMNS = 6, TEXTS = 5 };

static void put_number(const grdp_cli *cli, double value, int digits, grdp_buffer *out)
{
    if (isnan(value))
        grdp_buffer_add(out, grdp_cli_word(cli, "n/a"));
    else
        grdp_phrase_value(cli->lang, value, digits, NULL, out);
}

/* As people say it: a ratio in per cent, growth of productivity and not its factor. */
static double quotient(const grdp_tension_kind *kind, double value)
{
    return kind->of_growth ? kind->scale * (value - 1.0) : kind->scale * value;
}

static void show_row(const grdp_cli *cli, grdp_show *show, const grdp_tension *t,
                     const grdp_tension_row *row)
{
    char date[GRDP_PERIOD_TEXT];
    grdp_buffer year = {0}, above = {0}, below = {0}, ratio = {0};

    if (row->first)
        grdp_buffer_printf(&year, "%d", row->year);
    put_number(cli, row->numerator->value, row->numerator->decimals, &above);
    put_number(cli, row->denominator->value, row->denominator->decimals, &below);
    put_number(cli, quotient(t->kind, row->quotient), t->kind->digits, &ratio);
    if (row->numerator->vintage != row->denominator->vintage)
        grdp_buffer_add(&ratio, "*");
    const char *const cells[COLUMNS] = {year.data, grdp_date_text(row->known, date), above.data,
                                        below.data, ratio.data};
    grdp_show_row(show, cells);
    grdp_buffer_free(&year);
    grdp_buffer_free(&above);
    grdp_buffer_free(&below);
    grdp_buffer_free(&ratio);
}

static bool show_history(const grdp_cli *cli, const grdp_tension *t)
{
    const grdp_tension_kind *const kind = t->kind;
    grdp_show *const show = grdp_show_create(5, "llrrr");
    const char *const head[] = {grdp_cli_word(cli, "Year"), grdp_cli_word(cli, "known from"),
                                grdp_cli_word(cli, kind->numerator_word),
                                grdp_cli_word(cli, kind->denominator_word),
                                grdp_cli_word(cli, kind->quotient_word)};
    bool mixed = false;

    grdp_show_head(show, head);
    for (size_t i = 0; i < t->n; i++) {
        show_row(cli, show, t, &t->rows[i]);
        mixed |= t->rows[i].numerator->vintage != t->rows[i].denominator->vintage;
    }
    grdp_show_print(show, stdout);
    return mixed;
}

/* "33.1 % = 60,955 / 184,123": which amounts a ratio rests on. */
static void put_amounts(const grdp_cli *cli, const grdp_tension_row *row, grdp_buffer *out)
{
    put_number(cli, row->numerator->value, row->numerator->decimals, out);
    grdp_buffer_add(out, " % = ");
    put_number(cli, row->above->value, row->above->decimals, out);
    grdp_buffer_add(out, " / ");
    put_number(cli, row->below->value, row->below->decimals, out);
}

static void show_amounts(const grdp_cli *cli, const grdp_tension *t)
{
    const grdp_actual *above = NULL, *below = NULL;
    grdp_buffer line = {0};

    for (size_t i = 0; i < t->n; i++) {
        const grdp_tension_row *const row = &t->rows[i];
        if (!row->above ||
            (above && above->value == row->above->value && below->value == row->below->value))
            continue;
        if (!above)
            grdp_buffer_printf(&line,
                               "%s, %s: ", grdp_cli_word(cli, "The ratios that known amounts make"),
                               grdp_phrase_unit(cli->lang, row->above->unit));
        grdp_buffer_printf(&line, "%s%d: ", above ? "; " : "", row->year);
        above = row->above;
        below = row->below;
        put_amounts(cli, row, &line);
    }
    if (above)
        grdp_coherence_line(&line);
    else
        grdp_buffer_free(&line);
}

/* "8.6 to 10.0", or one number where both are shown alike. */
static void put_range(const grdp_cli *cli, grdp_interval range, int digits, grdp_buffer *out)
{
    grdp_buffer low = {0}, high = {0};

    put_number(cli, range.low, digits, &low);
    put_number(cli, range.high, digits, &high);
    grdp_buffer_add(out, low.data ? low.data : "");
    if (!grdp_text_equal(low.data, high.data))
        grdp_buffer_printf(out, " %s %s", grdp_cli_word(cli, "to"), high.data ? high.data : "");
    grdp_buffer_free(&low);
    grdp_buffer_free(&high);
}

/* "ICOR 3.50"; "revenue / GRDP, %: 15.0" where a unit ends the word. */
static void put_word(const grdp_cli *cli, const grdp_tension_kind *kind, grdp_buffer *out)
{
    const char *const word = grdp_cli_word(cli, kind->quotient_word);
    const size_t n = strlen(word);

    grdp_buffer_printf(out, "%s%s ", word, n > 0 && word[n - 1] == '%' ? ":" : "");
}

/* Fills a wording with a value of the plan and the range that goes with it. */
static void put_phrase(const grdp_cli *cli, const char *pattern, double value, int digits,
                       grdp_interval range, grdp_buffer *out)
{
    grdp_buffer known = {0}, goes = {0};

    if (isnan(value))
        return;
    put_number(cli, value, digits, &known);
    put_range(cli, range, 1, &goes);
    const char *const texts[] = {known.data ? known.data : "", goes.data ? goes.data : ""};
    grdp_buffer_add(out, "; ");
    grdp_sentence_fill(out, pattern, texts);
    grdp_buffer_free(&known);
    grdp_buffer_free(&goes);
}

/* "By first figures, 2022-2023: ICOR 3.50 to 4.06; 35 % ... buys ...; growth of 9 % needs ...". */
static void show_range(const grdp_cli *cli, const grdp_tension *t, size_t last, const char *start)
{
    const grdp_tension_kind *const kind = t->kind;
    const grdp_interval range = last ? t->last : t->first;
    const int from = t->rows[0].year, until = t->rows[t->n - 1].year;
    grdp_buffer line = {0};

    grdp_buffer_printf(&line, "%s, %d", start, from);
    if (until > from)
        grdp_buffer_printf(&line, "-%d", until);
    grdp_buffer_add(&line, ": ");
    put_word(cli, kind, &line);
    put_range(cli, (grdp_interval){quotient(kind, range.low), quotient(kind, range.high)},
              kind->digits, &line);
    put_phrase(cli, grdp_cli_word(cli, kind->bought), t->numerator, t->numerator_digits,
               t->bought[last], &line);
    put_phrase(cli, grdp_cli_word(cli, kind->needed), t->denominator, t->denominator_digits,
               t->needed[last], &line);
    grdp_coherence_line(&line);
}

static bool is_revised(const grdp_tension *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (!t->rows[i].first || !t->rows[i].last)
            return true;
    return false;
}

static void show_tension(const grdp_cli *cli, const grdp_tension *t)
{
    grdp_buffer plan = {0};

    printf("\n%s\n\n", grdp_cli_word(cli, t->kind->title));
    if (t->n == 0) {
        printf("%s\n", grdp_cli_word(cli, "No year of the past has both figures with a date."));
    } else {
        const bool mixed = show_history(cli, t);
        if (mixed)
            printf("* %s\n", grdp_cli_word(cli, "from figures published on different dates"));
        show_amounts(cli, t);
        printf("\n");
        show_range(cli, t, 0, grdp_cli_word(cli, "By first figures"));
        if (is_revised(t))
            show_range(cli, t, 1, grdp_cli_word(cli, "By latest figures"));
    }
    if (isnan(t->quotient))
        return;
    grdp_buffer_printf(&plan, "%s: ", grdp_cli_word(cli, "The targets together"));
    put_word(cli, t->kind, &plan);
    put_number(cli, quotient(t->kind, t->quotient), t->kind->digits, &plan);
    grdp_coherence_line(&plan);
}

static void show_sectors(const grdp_cli *cli, const grdp_sector_sum *sum)
{
    char texts[TEXTS][GRDP_NUMBER_TEXT];
    const double values[TEXTS] = {sum->weight, sum->sum, sum->total, sum->total - sum->sum,
                                  sum->others};
    const char *cells[TEXTS];
    grdp_buffer line = {0};

    for (size_t i = 0; i < TEXTS; i++) {
        grdp_word_number(cli->lang, values[i], 2, texts[i]);
        cells[i] = texts[i];
    }
    grdp_sentence_fill(&line,
                       grdp_cli_word(cli, "Sectors with a target weigh %s %% and make %s points "
                                          "where each just meets it; growth of GRDP of %s %% "
                                          "leaves %s points"),
                       cells);
    if (!isnan(sum->others))
        grdp_sentence_fill(&line,
                           grdp_cli_word(cli, ", for which the other sectors must grow by %s %%"),
                           &cells[4]);
    printf("\n");
    grdp_coherence_line(&line);
}

void grdp_tensions_show(const grdp_cli *cli, const grdp_coherence *c)
{
    const size_t n = c->n_tensions + c->sectors.given;

    printf("\n%s:%s%s\n",
           grdp_cli_word(cli, "Tensions, what the targets ask beside what the past has shown"),
           n == 0 ? " " : "", n == 0 ? grdp_cli_word(cli, "none") : "");
    for (size_t i = 0; i < c->n_tensions; i++)
        show_tension(cli, &c->tensions[i]);
    if (c->sectors.given)
        show_sectors(cli, &c->sectors);
}
