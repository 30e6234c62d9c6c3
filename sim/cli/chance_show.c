/* chance_show: chances and quantiles for people. No figure has more digits than its standard error
 * allows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "cli/run_chance.h"
#include "report/phrase.h"
#include "scenario/schema.h"

enum { YEARS_SHOWN = 10 };

/* Decimals at which the standard error is below one unit of the last digit, at most two. */
static int digits_for(double error)
{
    return error < 0.01 ? 2 : error < 0.1 ? 1 : 0;
}

static void put_number(grdp_cli *cli, double value, double error, char *text)
{
    grdp_word_number(cli->lang, value, digits_for(error), text);
}

/* "29.9 ± 0.1 %": a chance with two standard errors. */
static void put_chance(grdp_cli *cli, double chance, double error, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    if (error == 0.0) {
        grdp_word_number(cli->lang, 100.0 * chance, 0, text);
        grdp_buffer_printf(out, "%s %%", text);
        return;
    }
    put_number(cli, 100.0 * chance, 100.0 * error, text);
    grdp_buffer_printf(out, "%s %%", text);
    grdp_word_number(cli->lang, 200.0 * error, 2, text);
    grdp_buffer_printf(out, " ± %s", text);
}

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
        put_number(cli, m->quantile[shown[q]], m->quantile_error[shown[q]], text[q + 1]);
    put_number(cli, m->mean, m->mean_error, text[6]);
    grdp_word_number(cli->lang, m->sd, 2, text[7]);
    grdp_word_number(cli->lang, m->quantile_error[3], 4, text[8]);
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
            grdp_phrase_target(cli->lang, &target->parts[0],
                               grdp_phrase_part_unit(&target->parts[0]), &plan);
        put_chance(cli, c->target[i].chance, c->target[i].error, &text);
        show_chance_row(show, target->title.text[cli->lang], plan.data, &text);
        grdp_buffer_free(&plan);
    }
}

static void show_all(grdp_cli *cli, grdp_show *show, const grdp_chance *c)
{
    grdp_buffer text = {0};
    if (c->n_targets < 2)
        return;
    put_chance(cli, c->all, c->all_error, &text);
    show_chance_row(show, grdp_cli_word(cli, "all of them"), NULL, &text);
}

/* Numbers of targets whose chance is neither 0 nor 1, among those that are modelled, settled or
 * judged. */
static void show_counts(grdp_cli *cli, grdp_show *show, const grdp_chance *c)
{
    const double n = (double)(c->n_runs - c->n_failed);
    for (size_t k = c->n_counted; k > 0 && c->n_counted > 1; k--) {
        grdp_buffer title = {0}, text = {0};
        const double p = c->at_least[k];
        if (p < 5e-5 || p > 1.0 - 5e-5)
            continue;
        grdp_buffer_printf(&title, "%s %zu %s %zu", grdp_cli_word(cli, "at least"), k,
                           grdp_cli_word(cli, "of"), c->n_counted);
        put_chance(cli, p, sqrt(p * (1.0 - p) / n), &text);
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

/* "If GRDP growth is missed, investment is missed in 80 %", and which target binds most often. */
static void show_conditionals(grdp_cli *cli, const grdp_chance *c)
{
    char text[GRDP_NUMBER_TEXT];
    for (size_t i = 0; i < c->n_targets; i++) {
        const double missed = 1.0 - c->target[i].chance;
        if (c->n_targets < 2 || missed <= 0.0)
            continue;
        grdp_word_number(cli->lang, 100.0 * c->target[i].alone, 1, text);
        printf("  %s: %s — %s %s %%", grdp_cli_word(cli, "missed"),
               c->target[i].target->title.text[cli->lang], grdp_cli_word(cli, "it alone in"), text);
        for (size_t j = 0; j < c->n_targets; j++) {
            if (j == i)
                continue;
            grdp_word_number(cli->lang, 100.0 * c->joint_miss[i][j] / missed, 0, text);
            printf("; %s %s %s %%", c->target[j].target->title.text[cli->lang],
                   grdp_cli_word(cli, "then missed in"), text);
        }
        printf("\n");
    }
}

/* The target that is missed most often binds. */
static void show_binding(grdp_cli *cli, const grdp_chance *c)
{
    size_t worst = 0;
    if (c->n_targets < 2)
        return;
    for (size_t i = 1; i < c->n_targets; i++)
        if (c->target[i].chance < c->target[worst].chance)
            worst = i;
    printf("\n%s: %s\n", grdp_cli_word(cli, "The target that binds"),
           c->target[worst].target->title.text[cli->lang]);
    show_conditionals(cli, c);
}

static bool has_volatility(const grdp_factor *f)
{
    return strcmp(f->param->name, "volatility") == 0 && (f->likely[0] != 0.0 || !f->constant);
}

/* The source of a number, or of the sector that it belongs to. */
static const char *find_source(const grdp_scenario *s, size_t factor)
{
    const char *source = grdp_schema_text(s->factors[factor].node, "source", NULL);
    for (size_t i = 0; i < s->n_sectors && source == NULL; i++)
        for (size_t p = 0; p < s->sectors[i].model->n_params; p++)
            if (s->sectors[i].model->params[p].each == NULL && s->sectors[i].factor[p] == factor)
                source = grdp_schema_text(s->sectors[i].node, "source", NULL);
    return source;
}

void grdp_chance_show_sources(grdp_cli *cli, const grdp_scenario *s)
{
    printf("\n%s\n", grdp_cli_word(cli, "The spread comes from:"));
    for (size_t f = 0; f < s->n_factors; f++) {
        const grdp_factor *const factor = &s->factors[f];
        if (factor->dist == NULL && !has_volatility(factor))
            continue;
        const char *const source = find_source(s, f);
        printf("  %s: %s%s%s\n", factor->path,
               factor->dist != NULL ? factor->dist->name : grdp_cli_word(cli, "yearly shocks"),
               source != NULL ? " — " : "", source != NULL ? source : "");
    }
}

static void warn_close(grdp_cli *cli, const grdp_chance *c)
{
    for (size_t i = 0; i < c->n_targets; i++)
        if (fabs(c->target[i].chance - 0.5) < 2.0 * c->target[i].error)
            grdp_diag_add(cli->diag, GRDP_WARNING,
                          (grdp_place){c->outlook->file, 0, c->target[i].target->id},
                          "the chance is within two standard errors of one half",
                          "draw more runs: --runs %zu", (size_t)(4 * c->n_runs));
}

void grdp_chance_show_one(grdp_cli *cli, const grdp_chance *c)
{
    char runs[GRDP_NUMBER_TEXT];
    grdp_word_number(cli->lang, (double)c->n_runs, 0, runs);
    printf("\n%s: %s (%s %llu). %s\n", grdp_cli_word(cli, "Runs"), runs, grdp_cli_word(cli, "seed"),
           (unsigned long long)cli->seed,
           c->exact
               ? grdp_cli_word(cli, "Quantiles are exact.")
               : grdp_cli_word(cli, "Quantiles are interpolated in histograms of 4,096 bins."));
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
    grdp_chance_show_sources(cli, c->outlook->scenario);
    warn_close(cli, c);
}

/* The chance of the target on one series of the first plan. */
static void put_series_chance(grdp_cli *cli, const grdp_chance *c, const char *series,
                              grdp_buffer *out)
{
    for (size_t i = 0; i < c->n_targets; i++)
        if (c->target[i].target->n_parts == 1 &&
            strcmp(c->target[i].target->parts[0].series, series) == 0) {
            put_chance(cli, c->target[i].chance, c->target[i].error, out);
            return;
        }
    grdp_buffer_add(out, grdp_cli_word(cli, "n/a"));
}

static void put_fan(grdp_cli *cli, const grdp_chance *c, int year, grdp_buffer *out)
{
    grdp_span span;
    const grdp_measure *m = NULL;
    if (grdp_span_find(c->outlook->scenario, (grdp_period){year, 1, 12}, &span))
        m = grdp_chance_find(c, "grdp.growth", span);
    if (m == NULL) {
        grdp_buffer_add(out, grdp_cli_word(cli, "n/a"));
        return;
    }
    static const size_t shown[] = {0, 3, 6};
    for (size_t i = 0; i < 3; i++) {
        char text[GRDP_NUMBER_TEXT];
        const int digits = digits_for(m->quantile_error[shown[i]]);
        grdp_word_number(cli->lang, m->quantile[shown[i]], digits < 1 ? digits : 1, text);
        grdp_buffer_printf(out, "%s%s", i > 0 ? " / " : "", text);
    }
}

static void show_row(grdp_cli *cli, grdp_show *show, const grdp_chance *c, int first, int last)
{
    grdp_buffer text[4 + YEARS_SHOWN] = {{0}};
    const char *cells[5 + YEARS_SHOWN];
    size_t n = 0;
    put_series_chance(cli, c, "grdp.growth", &text[n++]);
    put_series_chance(cli, c, "investment.ratio", &text[n++]);
    if (c->n_targets > 0)
        put_chance(cli, c->all, c->all_error, &text[n++]);
    else
        grdp_buffer_add(&text[n++], grdp_cli_word(cli, "n/a"));
    for (int year = first; year <= last; year++)
        put_fan(cli, c, year, &text[n++]);
    cells[0] = c->outlook->scenario->id;
    for (size_t i = 0; i < n; i++)
        cells[i + 1] = text[i].data;
    grdp_show_row(show, cells);
    for (size_t i = 0; i < n; i++)
        grdp_buffer_free(&text[i]);
}

/* The largest standard error of the quantiles of growth in the table. */
static double largest_error(const grdp_chances *chances)
{
    static const size_t shown[] = {0, 3, 6};
    double largest = 0.0;
    for (size_t i = 0; i < chances->n; i++)
        for (size_t m = 0; chances->at[i] != NULL && m < chances->at[i]->n_measures; m++)
            for (size_t q = 0; q < 3; q++) {
                const grdp_measure *const measure = &chances->at[i]->measures[m];
                if (strcmp(measure->ref.series->name, "grdp.growth") == 0)
                    largest = fmax(largest, measure->quantile_error[shown[q]]);
            }
    return largest;
}

static void find_years(const grdp_chances *chances, int *first, int *last)
{
    *first = 9999;
    *last = 0;
    for (size_t i = 0; i < chances->n; i++) {
        if (chances->at[i] == NULL)
            continue;
        const grdp_scenario *const s = chances->at[i]->outlook->scenario;
        *first = s->first < *first ? s->first : *first;
        *last = s->last > *last ? s->last : *last;
    }
    if (*last - *first > 4)
        *last = *first + 4;
}

static void show_head(grdp_cli *cli, grdp_show *show, int first, int last)
{
    char years[YEARS_SHOWN][GRDP_NUMBER_TEXT];
    const char *cells[5 + YEARS_SHOWN] = {
        grdp_cli_word(cli, "Scenario"), grdp_cli_word(cli, "growth target"),
        grdp_cli_word(cli, "investment target"), grdp_cli_word(cli, "all modelled")};
    for (int year = first; year <= last; year++) {
        grdp_number_fixed(year, 0, years[year - first]);
        cells[4 + year - first] = years[year - first];
    }
    grdp_show_head(show, cells);
}

void grdp_chance_show_several(grdp_cli *cli, const grdp_outlooks *outlooks,
                              const grdp_chances *chances)
{
    int first = 0, last = 0;
    char runs[GRDP_NUMBER_TEXT];
    find_years(chances, &first, &last);
    if (last == 0)
        return;
    grdp_show *const show = grdp_show_create((size_t)(last - first) + 5, NULL);
    if (show == NULL)
        return;
    grdp_word_number(cli->lang, (double)cli->runs, 0, runs);
    printf("\n%s: %s %s\n\n",
           grdp_cli_word(cli, "Chance of the plan (± two standard errors), and growth of GRDP at "
                              "5 / 50 / 95 %"),
           runs, grdp_cli_word(cli, "runs"));
    show_head(cli, show, first, last);
    for (size_t i = 0; i < outlooks->n; i++)
        if (chances->at[i] != NULL)
            show_row(cli, show, chances->at[i], first, last);
    grdp_show_print(show, stdout);
    char text[GRDP_NUMBER_TEXT];
    grdp_word_number(cli->lang, largest_error(chances), 4, text);
    printf("\n%s: %s\n",
           grdp_cli_word(cli, "Standard error of the quantiles of growth, points, at most"), text);
    for (size_t i = 0; i < outlooks->n; i++)
        if (chances->at[i] != NULL) {
            grdp_chance_show_sources(cli, outlooks->at[i]->scenario);
            break;
        }
}
