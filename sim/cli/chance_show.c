/* chance_show: chances and quantiles of one scenario for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "cli/chance_text.h"
#include "cli/run_chance.h"
#include "report/phrase.h"

enum { YEARS_SHOWN = 10, DIGITS = 2 };

static void show_measure(grdp_cli *cli, grdp_show *show, const grdp_chance *c, const char *series,
                         size_t year)
{
    static const size_t shown[] = {0, 2, 3, 4, 6}; /* 5, 25, 50, 75, 95 % */
    const grdp_scenario *const s = c->outlook->scenario;
    const grdp_span span = {year, 0, s->seasons - 1};
    const grdp_measure *const m = grdp_chance_find(c, series, span);
    char text[9][GRDP_NUMBER_TEXT];
    const char *cells[9];
    if (m == NULL)
        return;
    grdp_number_fixed(s->first + (double)year, 0, text[0]);
    for (size_t q = 0; q < 5; q++)
        grdp_error_number(cli->lang, m->quantile[shown[q]],
                          fmax(m->quantile_error[shown[q]], m->resolution), DIGITS, text[q + 1]);
    grdp_error_number(cli->lang, m->mean, m->mean_error, DIGITS, text[6]);
    grdp_error_number(cli->lang, m->sd, m->sd_error, DIGITS, text[7]);
    grdp_error_put(cli->lang, m->quantile_error[3], text[8]);
    for (size_t i = 0; i < 9; i++)
        cells[i] = text[i];
    grdp_show_row(show, cells);
}

static bool varies(const grdp_chance *c, const char *series)
{
    const grdp_scenario *const s = c->outlook->scenario;
    for (size_t y = 0; y < s->n_years; y++) {
        const grdp_measure *const m =
            grdp_chance_find(c, series, (grdp_span){y, 0, s->seasons - 1});
        if (m != NULL && m->sd > 1e-9 * fabs(m->mean))
            return true;
    }
    return false;
}

static void show_fan(grdp_cli *cli, const grdp_chance *c, const char *series, const char *title)
{
    const size_t n_years = c->outlook->scenario->n_years;
    grdp_show *const show = varies(c, series) ? grdp_show_create(9, NULL) : NULL;
    if (show == NULL)
        return;
    const char *const head[] = {"",
                                "5 %",
                                "25 %",
                                "50 %",
                                "75 %",
                                "95 %",
                                grdp_cli_word(cli, "mean"),
                                grdp_cli_word(cli, "std. dev."),
                                grdp_cli_word(cli, "error of 50 %")};
    printf("\n%s\n\n", grdp_cli_word(cli, title));
    grdp_show_head(show, head);
    for (size_t y = 0; y < n_years && y < YEARS_SHOWN; y++)
        show_measure(cli, show, c, series, y);
    grdp_show_print(show, stdout);
    if (n_years > YEARS_SHOWN)
        printf("%s\n", grdp_cli_word(cli, "Later years stand in statistics.csv."));
}

static void show_chance_row(grdp_show *show, const char *title, const char *plan, grdp_buffer *text)
{
    const char *const cells[] = {title, plan, text->data};
    grdp_show_row(show, cells);
    grdp_buffer_free(text);
}

static void show_targets(grdp_cli *cli, grdp_show *show, const grdp_chance *c)
{
    for (size_t i = 0; i < c->n_targets; i++) {
        const grdp_target *const target = c->target[i].target;
        grdp_buffer plan = {0}, text = {0};
        if (target->n_parts == 1)
            grdp_phrase_target(cli->lang, &target->parts[0], target->parts[0].unit, &plan);
        grdp_likelihood_put(cli->lang, grdp_likelihood_of_target(c, i), &text);
        show_chance_row(show, target->title.text[cli->lang], plan.data, &text);
        grdp_buffer_free(&plan);
    }
}

static void show_all(grdp_cli *cli, grdp_show *show, const grdp_chance *c)
{
    grdp_buffer text = {0};
    if (c->n_targets < 2)
        return;
    grdp_likelihood_put(cli->lang, grdp_likelihood_of_year(c, &c->all), &text);
    show_chance_row(show, grdp_cli_word(cli, "all of them"), NULL, &text);
}

/* Numbers of targets whose chance is neither 0 nor 1, among those that are modelled, settled or
 * judged. */
static void show_counts(grdp_cli *cli, grdp_show *show, const grdp_chance *c)
{
    for (size_t k = c->n_counted; k > 0 && c->n_counted > 1; k--) {
        grdp_buffer title = {0}, text = {0};
        const double p = c->at_least[k];
        if (p < 5e-5 || p > 1.0 - 5e-5)
            continue;
        grdp_buffer_printf(&title, "%s %zu %s %zu", grdp_cli_word(cli, "at least"), k,
                           grdp_cli_word(cli, "of"), c->n_counted);
        grdp_likelihood_put(cli->lang, grdp_likelihood_of_count(c, k), &text);
        show_chance_row(show, title.data, NULL, &text);
        grdp_buffer_free(&title);
    }
}

/* What the counts rest on. */
static void show_counted(const grdp_cli *cli, const grdp_chance *c)
{
    printf("%s: %zu %s, %zu %s; %zu %s\n", grdp_cli_word(cli, "Counted"), c->n_targets,
           grdp_cli_word(cli, "modelled"), c->n_others, grdp_cli_word(cli, "settled or judged"),
           c->n_open, grdp_cli_word(cli, "open and not counted"));
}

/* The share of `of` that `part` makes, both shares of the runs, with two standard errors. */
static void put_part(grdp_cli *cli, const grdp_chance *c, double part, double of, double error)
{
    const double n = of * (double)(c->n_runs - c->n_failed);
    grdp_buffer text = {0};
    grdp_likelihood_put(cli->lang, (grdp_likelihood){part / of, error, true, n}, &text);
    printf("%s", text.data != NULL ? text.data : "");
    grdp_buffer_free(&text);
}

/* "missed: GRDP growth - it alone in 65.8 %; investment then missed in 80 %". */
static void show_conditional(grdp_cli *cli, const grdp_chance *c, size_t i)
{
    const double missed = c->joint_miss[i][i];
    if (missed <= 0.0) {
        printf("%s: %s\n", grdp_cli_word(cli, "never missed"),
               c->target[i].target->title.text[cli->lang]);
        return;
    }
    printf("%s: %s — %s ", grdp_cli_word(cli, "missed"), c->target[i].target->title.text[cli->lang],
           grdp_cli_word(cli, "it alone in"));
    put_part(cli, c, c->target[i].alone, 1.0, c->target[i].alone_error);
    for (size_t j = 0; j < c->n_targets; j++) {
        if (j == i)
            continue;
        printf("; %s %s ", c->target[j].target->title.text[cli->lang],
               grdp_cli_word(cli, "then missed in"));
        put_part(cli, c, c->joint_miss[i][j], missed, c->missed_if_error[i][j]);
    }
    printf("\n");
}

/* Indices of the targets, the one that is missed most often first. */
static void rank_targets(const grdp_chance *c, size_t *order)
{
    for (size_t i = 0; i < c->n_targets; i++) {
        size_t at = i;
        for (; at > 0 && c->target[order[at - 1]].chance > c->target[i].chance; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

/* The target that is missed most often binds, then the others by how often they are missed; and
 * what else is missed with each. */
static void show_binding(grdp_cli *cli, const grdp_chance *c)
{
    size_t order[GRDP_CHANCE_TARGETS];
    if (c->n_targets < 2)
        return;
    rank_targets(c, order);
    printf("\n%s: %s\n", grdp_cli_word(cli, "The target that binds"),
           c->target[order[0]].target->title.text[cli->lang]);
    for (size_t r = 0; r < c->n_targets; r++) {
        printf("  %zu. ", r + 1);
        show_conditional(cli, c, order[r]);
    }
}

/* "Quantiles are interpolated in histograms of 4,096 bins, at most 0.003 wide." */
static void show_runs(grdp_cli *cli, const grdp_chance *c)
{
    char text[GRDP_NUMBER_TEXT];
    double widest = 0.0;
    for (size_t m = 0; m < c->n_measures; m++)
        if (strcmp(c->measures[m].ref.series->name, "grdp.growth") == 0)
            widest = fmax(widest, c->measures[m].resolution);
    grdp_word_number(cli->lang, (double)c->n_runs, 0, text);
    grdp_buffer draws = {0};
    grdp_draws_put(cli->lang, cli->seed, c, &draws);
    printf("\n%s: %s (%s). ", grdp_cli_word(cli, "Runs"), text,
           draws.data != NULL ? draws.data : "");
    grdp_buffer_free(&draws);
    if (c->exact) {
        printf("%s\n", grdp_cli_word(cli, "Quantiles are exact."));
    } else {
        grdp_error_put(cli->lang, widest, text);
        printf("%s: %s\n",
               grdp_cli_word(cli,
                             "Quantiles are interpolated in histograms of 4,096 bins; width of "
                             "a bin of growth, points"),
               text);
    }
    if (cli->precision > 0.0) {
        grdp_error_put(cli->lang, c->half_width, text);
        printf("%s: ± %s\n",
               grdp_cli_word(cli, "Precision reached, points (95 % of chances and medians)"), text);
    }
}

void grdp_chance_show_one(grdp_cli *cli, const grdp_chance *c)
{
    show_runs(cli, c);
    show_fan(cli, c, "grdp.growth", "Growth of GRDP, %: quantiles of the runs");
    show_fan(cli, c, "investment.ratio", "Investment / GRDP, %: quantiles of the runs");
    if (c->n_targets > 0) {
        grdp_show *const show = grdp_show_create(3, "lrr");
        printf("\n%s\n\n", grdp_cli_word(cli, "Chance of the plan (± two standard errors)"));
        if (show != NULL) {
            show_targets(cli, show, c);
            show_all(cli, show, c);
            show_counts(cli, show, c);
            grdp_show_print(show, stdout);
            show_counted(cli, c);
        }
        show_binding(cli, c);
    }
    grdp_chance_show_sources(cli, (const grdp_scenario *[]){c->outlook->scenario}, 1);
}
