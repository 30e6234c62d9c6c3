/* backtest_show: what was known, what was projected, what came, and how good that was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/backtest.h"

#include <math.h>

#include "cli/coherence.h"
#include "report/phrase.h"

enum { CASE_COLUMNS = 13, SCORE_COLUMNS = 12, TARGET_COLUMNS = 7 };

static const char *const forecast_words[GRDP_FORECASTS] = {
    [GRDP_FORECAST_PROJECTION] = "projection",
    [GRDP_FORECAST_LAST] = "last year's growth",
    [GRDP_FORECAST_MEAN] = "mean of five years",
    [GRDP_FORECAST_PLAN] = "the plan itself",
};

static const char *const vintage_words[] = {"first", "latest"};

static const char *number(const grdp_cli *cli, double value, int digits, char *text)
{
    if (isnan(value))
        return "";
    grdp_word_number(cli->lang, value, digits, text);
    return text;
}

static const char *figure(const grdp_cli *cli, const grdp_actual *row, char *text)
{
    return row ? number(cli, row->value, row->decimals, text) : "";
}

/* The period, and where only a part of it is told, that part: "2025 (2025-H1)". */
static void put_period(const grdp_case *c, grdp_buffer *out)
{
    char text[GRDP_PERIOD_TEXT];

    grdp_buffer_add(out, grdp_period_text(c->period, text));
    if (!grdp_period_equal(c->period, c->told))
        grdp_buffer_printf(out, " (%s)", grdp_period_text(c->told, text));
}

static const char *weights_of(const grdp_cli *cli, const grdp_case *c)
{
    return c->account ? c->account->id : grdp_cli_word(cli, "total only");
}

static void show_case(const grdp_cli *cli, grdp_show *show, const grdp_case *c)
{
    char text[CASE_COLUMNS][GRDP_NUMBER_TEXT], date[GRDP_PERIOD_TEXT];
    const double chance = 100.0 * grdp_case_chance(c, GRDP_FORECAST_PROJECTION);
    const double projected = c->forecast[GRDP_FORECAST_PROJECTION];
    grdp_buffer period = {0}, plan = {0};

    put_period(c, &period);
    if (c->target)
        grdp_phrase_condition(cli->lang,
                              &(grdp_target_part){.op = c->target->op,
                                                  .value = c->target->value,
                                                  .decimals = c->target->decimals},
                              &plan);
    const char *const cells[CASE_COLUMNS] = {
        period.data,
        figure(cli, c->base, text[0]),
        c->base ? grdp_date_text(c->base->vintage, date) : "",
        weights_of(cli, c),
        number(cli, projected, 2, text[1]),
        number(cli, c->n_draws > 0 ? c->draw_spread : c->spread, 2, text[2]),
        number(cli, c->forecast[GRDP_FORECAST_MEAN], 2, text[3]),
        plan.data,
        number(cli, chance, 0, text[4]),
        figure(cli, c->outcome[0], text[5]),
        figure(cli, c->outcome[1], text[6]),
        number(cli, projected - c->outcome[0]->value, 2, text[7]),
        number(cli, projected - c->outcome[1]->value, 2, text[8]),
    };
    grdp_show_row(show, cells);
    grdp_buffer_free(&period);
    grdp_buffer_free(&plan);
}

static void show_cases(const grdp_cli *cli, const grdp_backtest *b)
{
    grdp_show *const show = grdp_show_create(CASE_COLUMNS, "lrllrrrrrrrrr");
    const char *const head[CASE_COLUMNS] = {
        grdp_cli_word(cli, "Year"),         grdp_cli_word(cli, "year before"),
        grdp_cli_word(cli, "published"),    grdp_cli_word(cli, "weights"),
        grdp_cli_word(cli, "projection"),   grdp_cli_word(cli, "spread"),
        grdp_cli_word(cli, "5 years"),      grdp_cli_word(cli, "plan"),
        grdp_cli_word(cli, "chance, %"),    grdp_cli_word(cli, "came first"),
        grdp_cli_word(cli, "latest"),       grdp_cli_word(cli, "error, first"),
        grdp_cli_word(cli, "error, latest")};

    grdp_print_sentence(
        stdout,
        grdp_cli_word(cli, "Growth of GRDP, %: by what was known at the end of the year before, "
                           "and what came"),
        0);
    printf("\n");
    bool unknown = false;
    grdp_show_head(show, head);
    for (size_t i = 0; i < b->n_cases; i++) {
        if (grdp_period_months(b->cases[i].period) != 12)
            continue;
        show_case(cli, show, &b->cases[i]);
        unknown |= b->cases[i].base == NULL;
    }
    grdp_show_print(show, stdout);
    if (unknown)
        grdp_print_sentence(
            stdout,
            grdp_cli_word(cli, "A year before that is empty had no dated figure by the end of it."),
            2);
    printf("\n");
}

/* Every account whose weights were worked out after the date at which they are used. */
static void show_weights(const grdp_cli *cli, const grdp_backtest *b)
{
    grdp_buffer line = {0};
    bool any = false;

    grdp_buffer_printf(&line, "%s: ", grdp_cli_word(cli, "Weights that were worked out later"));
    for (size_t i = 0; i < b->n_cases; i++) {
        const grdp_case *const c = &b->cases[i];
        if (!c->account || (c->account->known_by <= c->as_of && !c->account->reconstructed))
            continue;
        grdp_buffer_printf(&line, "%s%s %s %d", any ? ", " : "", c->account->id,
                           grdp_cli_word(cli, "for"), c->period.year);
        any = true;
    }
    if (b->strict)
        grdp_buffer_add(&line, grdp_cli_word(cli, "not used (--weights-known strict)"));
    else if (!any)
        grdp_buffer_add(&line, grdp_cli_word(cli, "none"));
    grdp_coherence_line(&line);
}

/* "3 1 0 2 4": cases by fifths of the probability that the forecast gave to lower outcomes. */
static void put_fifths(const grdp_score_line *line, grdp_buffer *out)
{
    for (size_t i = 0; i < GRDP_BACKTEST_PITS && line->n_spread >= GRDP_BACKTEST_LEAST; i++)
        grdp_buffer_printf(out, "%s%zu", i > 0 ? " " : "", line->pit[i]);
}

static void show_line(const grdp_cli *cli, grdp_show *show, const grdp_score_line *line)
{
    char text[8][GRDP_NUMBER_TEXT];
    grdp_buffer n = {0}, met = {0}, pit = {0};

    grdp_buffer_printf(&n, "%zu", line->n);
    if (line->n_spread >= GRDP_BACKTEST_LEAST && line->n_spread < line->n)
        grdp_buffer_printf(&n, " (%zu)", line->n_spread);
    put_fifths(line, &pit);
    if (line->n_targets > 0)
        grdp_buffer_printf(&met, "%zu / %zu", line->n_met, line->n_targets);
    const char *const cells[SCORE_COLUMNS] = {grdp_cli_word(cli, forecast_words[line->forecast]),
                                              grdp_cli_word(cli, vintage_words[line->vintage]),
                                              n.data,
                                              number(cli, line->bias, 2, text[0]),
                                              number(cli, line->mean_absolute, 2, text[1]),
                                              number(cli, line->root_square, 2, text[2]),
                                              number(cli, line->crps, 2, text[3]),
                                              number(cli, 100.0 * line->cover_50, 0, text[4]),
                                              number(cli, 100.0 * line->cover_90, 0, text[5]),
                                              pit.data,
                                              met.data,
                                              number(cli, line->brier, 3, text[6])};
    grdp_show_row(show, cells);
    grdp_buffer_free(&n);
    grdp_buffer_free(&met);
    grdp_buffer_free(&pit);
}

/* Of several regions, years with too few of them are left to the files. */
static bool is_shown(const grdp_backtest *b, const grdp_score_line *line)
{
    if (b->n_subjects == 1)
        return true;
    for (size_t i = 0; i < b->n_lines; i++)
        if (b->lines[i].year == line->year && b->lines[i].quarters == line->quarters &&
            b->lines[i].n >= GRDP_BACKTEST_LEAST)
            return true;
    return false;
}

static void put_section(const grdp_cli *cli, const grdp_score_line *line, grdp_buffer *out)
{
    if (line->quarters)
        grdp_buffer_add(out, grdp_cli_word(cli, "Quarters, by what was known at the end of the "
                                                "quarter before"));
    else if (line->year == 0)
        grdp_buffer_add(out, grdp_cli_word(cli, "All years"));
    else
        grdp_buffer_printf(out, "%s %d, %s %d-12-31", grdp_cli_word(cli, "Regions together,"),
                           line->year, grdp_cli_word(cli, "by what was known on"), line->year - 1);
}

static void show_scores(const grdp_cli *cli, const grdp_backtest *b)
{
    grdp_show *const show = grdp_show_create(SCORE_COLUMNS, "llrrrrrrrlrr");
    const char *const head[SCORE_COLUMNS] = {
        grdp_cli_word(cli, "Forecast"),     grdp_cli_word(cli, "outcome"),
        grdp_cli_word(cli, "cases"),        grdp_cli_word(cli, "mean error"),
        grdp_cli_word(cli, "mean |error|"), grdp_cli_word(cli, "root mean sq."),
        grdp_cli_word(cli, "CRPS"),         grdp_cli_word(cli, "in 50 %"),
        grdp_cli_word(cli, "in 90 %"),      grdp_cli_word(cli, "PIT by fifths"),
        grdp_cli_word(cli, "target met"),   grdp_cli_word(cli, "Brier")};
    const grdp_score_line *last = NULL;

    grdp_show_head(show, head);
    for (size_t i = 0; i < b->n_lines; i++) {
        const grdp_score_line *const line = &b->lines[i];
        if (!is_shown(b, line))
            continue;
        if (!last || last->year != line->year || last->quarters != line->quarters) {
            grdp_buffer section = {0};
            put_section(cli, line, &section);
            grdp_show_section(show, section.data ? section.data : "");
            grdp_buffer_free(&section);
        }
        last = line;
        show_line(cli, show, line);
    }
    printf("\n%s\n\n", grdp_cli_word(cli, "Forecast less outcome, points"));
    grdp_show_print(show, stdout);
    if (cli->scenario)
        printf("%s: %s\n", grdp_cli_word(cli, "Spread of the projections of years by the runs of"),
               cli->scenario);
    grdp_buffer note = {0};
    grdp_buffer_add(&note, grdp_cli_word(cli, "CRPS, intervals, PIT and Brier score from 8 cases "
                                              "on, for a normal spread of past changes of growth "
                                              "as known then (in brackets: cases with a "
                                              "spread); empty: too few cases."));
    grdp_coherence_line(&note);
}

static void show_optimism(const grdp_cli *cli, grdp_show *show, const grdp_optimism *o)
{
    char text[5][GRDP_NUMBER_TEXT];
    grdp_buffer year = {0}, plan = {0}, title = {0};

    grdp_buffer_printf(&year, "%d", o->plan->year);
    grdp_buffer_add(&title, o->target->title.text[cli->lang]);
    if (o->target->n_parts > 1)
        grdp_buffer_printf(&title, ": %s", o->part->title.text[cli->lang]);
    grdp_phrase_condition(cli->lang, o->part, &plan);
    const char *const cells[TARGET_COLUMNS] = {title.data,
                                               year.data,
                                               plan.data,
                                               figure(cli, o->outcome[0], text[0]),
                                               figure(cli, o->outcome[1], text[1]),
                                               number(cli, o->optimism[0], 2, text[2]),
                                               number(cli, o->optimism[1], 2, text[3])};
    grdp_show_row(show, cells);
    grdp_buffer_free(&year);
    grdp_buffer_free(&plan);
    grdp_buffer_free(&title);
}

static void show_optimisms(const grdp_cli *cli, const grdp_backtest *b)
{
    grdp_show *const show = grdp_show_create(TARGET_COLUMNS, "wrrrrrr");
    const char *const head[TARGET_COLUMNS] = {grdp_cli_word(cli, "Target"),
                                              grdp_cli_word(cli, "Year"),
                                              grdp_cli_word(cli, "plan"),
                                              grdp_cli_word(cli, "came first"),
                                              grdp_cli_word(cli, "latest"),
                                              grdp_cli_word(cli, "optimism, first"),
                                              grdp_cli_word(cli, "optimism, latest")};

    printf("\n");
    grdp_print_sentence(
        stdout,
        grdp_cli_word(cli, "Plan less outcome, in the unit of the target; above 0 the plan was "
                           "better than what came"),
        0);
    printf("\n");
    grdp_show_head(show, head);
    for (size_t i = 0; i < b->n_optimisms; i++)
        show_optimism(cli, show, &b->optimisms[i]);
    grdp_show_print(show, stdout);
}

void grdp_backtest_show(const grdp_cli *cli, const grdp_backtest *b)
{
    const bool one = b->n_subjects == 1;

    if (one)
        printf("%s\n\n", b->subjects[0].region->title.text[cli->lang]);
    else
        printf("%s: %zu\n\n", grdp_cli_word(cli, "Regions"), b->n_subjects);
    if (one)
        show_cases(cli, b);
    show_weights(cli, b);
    if (b->n_lines > 0)
        show_scores(cli, b);
    if (one && b->n_optimisms > 0)
        show_optimisms(cli, b);
}
