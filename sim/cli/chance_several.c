/* chance_several: chances and growth of several scenarios side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "cli/chance_text.h"
#include "cli/run_chance.h"
#include "report/phrase.h"

enum { COLUMNS = 24, YEARS_SHOWN = 10 };

/* A column of the table of chances: one target, or all of a year. */
typedef struct asked {
    int year;
    const grdp_target *target; /* NULL: all of the year */
    size_t n_targets;          /* of the year, in the scenario that has most */
} asked;

typedef struct table {
    size_t n, n_left_out;
    asked column[COLUMNS];
} table;

static bool same_target(const grdp_target *a, const grdp_target *b)
{
    if (a->n_parts != 1 || b->n_parts != 1)
        return grdp_text_equal(a->id, b->id) && a->n_parts == b->n_parts;
    return strcmp(a->parts[0].series, b->parts[0].series) == 0 &&
           strcmp(a->parts[0].op, b->parts[0].op) == 0 && a->parts[0].value == b->parts[0].value &&
           a->first_year == b->first_year;
}

static void add_column(table *t, asked wanted)
{
    for (size_t i = 0; i < t->n; i++) {
        asked *const there = &t->column[i];
        if (there->year != wanted.year || (there->target == NULL) != (wanted.target == NULL))
            continue;
        if (wanted.target != NULL && !same_target(there->target, wanted.target))
            continue;
        there->n_targets =
            wanted.n_targets > there->n_targets ? wanted.n_targets : there->n_targets;
        return;
    }
    if (t->n == COLUMNS)
        t->n_left_out++;
    else
        t->column[t->n++] = wanted;
}

/* The targets of a year in the order of the first scenario that has them, then all of them. */
static void add_year(table *t, const grdp_chances *chances, int year)
{
    for (size_t i = 0; i < chances->n; i++)
        for (size_t k = 0; chances->at[i] != NULL && k < chances->at[i]->n_targets; k++)
            if (chances->at[i]->target[k].target->last_year == year)
                add_column(t, (asked){.year = year, .target = chances->at[i]->target[k].target});
    for (size_t i = 0; i < chances->n; i++) {
        const grdp_chance_year *const all =
            chances->at[i] != NULL ? grdp_chance_find_year(chances->at[i], year) : NULL;
        if (all != NULL && all->n_targets > 1)
            add_column(t, (asked){.year = year, .n_targets = all->n_targets});
    }
}

/* The first year after `year` that a scenario has a target in; 0: none. */
static int next_year(const grdp_chances *chances, int year)
{
    int next = 0;
    for (size_t i = 0; i < chances->n; i++)
        for (size_t y = 0; chances->at[i] != NULL && y < chances->at[i]->n_years; y++) {
            const int other = chances->at[i]->year[y].year;
            if (other > year && (next == 0 || other < next))
                next = other;
        }
    return next;
}

/* "2024: GRDP growth ≥ 9.0 %", "2024: both". */
static void put_title(const grdp_cli *cli, const asked *a, grdp_buffer *out)
{
    grdp_buffer_printf(out, "%d: ", a->year);
    if (a->target == NULL && a->n_targets == 2) {
        grdp_buffer_add(out, grdp_cli_word(cli, "both"));
        return;
    }
    if (a->target == NULL) {
        grdp_buffer_printf(out, "%s %zu", grdp_cli_word(cli, "all"), a->n_targets);
        return;
    }
    grdp_buffer_add(out, a->target->title.text[cli->lang]);
    if (a->target->n_parts != 1)
        return;
    const grdp_target_part *const part = &a->target->parts[0];
    const char *const unit = grdp_phrase_unit(cli->lang, part->unit);
    grdp_buffer_add(out, " ");
    grdp_phrase_condition(cli->lang, part, out);
    grdp_buffer_printf(out, "%s%s", unit[0] != '\0' ? " " : "", unit);
}

static void put_cell(const grdp_cli *cli, const grdp_chance *c, const asked *a, grdp_buffer *out)
{
    const grdp_chance_year *const year = grdp_chance_find_year(c, a->year);
    for (size_t i = 0; i < c->n_targets && a->target != NULL; i++)
        if (c->target[i].target->last_year == a->year &&
            same_target(c->target[i].target, a->target)) {
            grdp_likelihood_put(cli->lang, grdp_likelihood_of_target(c, i), out);
            return;
        }
    if (a->target == NULL && year != NULL)
        grdp_likelihood_put(cli->lang, grdp_likelihood_of_year(c, year), out);
    else
        grdp_buffer_add(out, grdp_cli_word(cli, "n/a"));
}

/* Adds a row of texts, and frees them. */
static void add_row(grdp_show *show, const char *name, grdp_buffer *texts, size_t n, bool head)
{
    const char *cells[COLUMNS + 1] = {name};
    for (size_t i = 0; i < n; i++)
        cells[i + 1] = texts[i].data;
    if (head)
        grdp_show_head(show, cells);
    else
        grdp_show_row(show, cells);
    for (size_t i = 0; i < n; i++)
        grdp_buffer_free(&texts[i]);
}

static void show_chances(const grdp_cli *cli, const grdp_chances *chances)
{
    table t = {0};
    for (int year = next_year(chances, 0); year != 0; year = next_year(chances, year))
        add_year(&t, chances, year);
    grdp_show *const show = t.n > 0 ? grdp_show_create(t.n + 1, NULL) : NULL;
    if (show == NULL)
        return;
    grdp_buffer texts[COLUMNS] = {{0}};
    for (size_t a = 0; a < t.n; a++)
        put_title(cli, &t.column[a], &texts[a]);
    add_row(show, grdp_cli_word(cli, "Scenario"), texts, t.n, true);
    for (size_t i = 0; i < chances->n; i++) {
        if (chances->at[i] == NULL)
            continue;
        for (size_t a = 0; a < t.n; a++)
            put_cell(cli, chances->at[i], &t.column[a], &texts[a]);
        add_row(show, chances->at[i]->outlook->scenario->id, texts, t.n, false);
    }
    printf("\n%s\n\n", grdp_cli_word(cli, "Chance of the plan (± two standard errors)"));
    grdp_show_print(show, stdout);
    if (t.n_left_out > 0)
        printf("%s\n", grdp_cli_word(cli, "Further targets stand in chances.csv."));
}

static const size_t shown[] = {0, 3, 6}; /* 5, 50, 95 % of GRDP_QUANTILES */
enum { N_SHOWN = sizeof shown / sizeof *shown };

static const grdp_measure *find_growth(const grdp_chance *c, int year)
{
    grdp_span span;
    if (!grdp_span_find(c->outlook->scenario, (grdp_period){year, 1, 12}, &span))
        return NULL;
    return grdp_chance_find(c, "grdp.growth", span);
}

static void put_fan(const grdp_cli *cli, const grdp_measure *m, grdp_buffer *out)
{
    if (m == NULL)
        grdp_buffer_add(out, grdp_cli_word(cli, "n/a"));
    for (size_t i = 0; i < N_SHOWN && m != NULL; i++) {
        char text[GRDP_NUMBER_TEXT];
        const double error = fmax(m->quantile_error[shown[i]], m->resolution);
        grdp_error_number(cli->lang, m->quantile[shown[i]], error, 1, text);
        grdp_buffer_printf(out, "%s%s", i > 0 ? " / " : "", text);
    }
}

static void show_growth_row(const grdp_cli *cli, grdp_show *show, const grdp_chance *c, int first,
                            int last)
{
    grdp_buffer texts[YEARS_SHOWN + 1] = {{0}};
    char text[GRDP_NUMBER_TEXT];
    double largest = 0.0;
    size_t n = 0;
    for (int year = first; year <= last; year++) {
        const grdp_measure *const m = find_growth(c, year);
        put_fan(cli, m, &texts[n++]);
        for (size_t i = 0; i < N_SHOWN && m != NULL; i++)
            largest = fmax(largest, m->quantile_error[shown[i]]);
    }
    grdp_error_put(cli->lang, largest, text);
    grdp_buffer_add(&texts[n++], text);
    add_row(show, c->outlook->scenario->id, texts, n, false);
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
}

static void show_growth(const grdp_cli *cli, const grdp_chances *chances)
{
    int first = 0, last = 0;
    find_years(chances, &first, &last);
    const int end = last - first < YEARS_SHOWN ? last : first + YEARS_SHOWN - 1;
    grdp_show *const show = grdp_show_create((size_t)(end - first) + 3, NULL);
    if (show == NULL)
        return;
    grdp_buffer texts[YEARS_SHOWN + 1] = {{0}};
    size_t n = 0;
    for (int year = first; year <= end; year++)
        grdp_buffer_printf(&texts[n++], "%d", year);
    grdp_buffer_add(&texts[n++], grdp_cli_word(cli, "std. error, at most"));
    add_row(show, grdp_cli_word(cli, "Scenario"), texts, n, true);
    for (size_t i = 0; i < chances->n; i++)
        if (chances->at[i] != NULL)
            show_growth_row(cli, show, chances->at[i], first, end);
    printf("\n%s\n\n", grdp_cli_word(cli, "Growth of GRDP, %, at 5 / 50 / 95 % of the runs"));
    grdp_show_print(show, stdout);
    if (end < last)
        printf("%s\n", grdp_cli_word(cli, "Later years stand in statistics.csv."));
}

/* "Runs: 1,000,000", or from the least to the most where a precision was asked for. */
static void show_runs(const grdp_cli *cli, const grdp_chances *chances)
{
    uint64_t least = UINT64_MAX, most = 0;
    const grdp_chance *any = NULL;
    double widest = 0.0;
    char text[GRDP_NUMBER_TEXT];
    for (size_t i = 0; i < chances->n; i++) {
        if (chances->at[i] == NULL)
            continue;
        const uint64_t n = chances->at[i]->n_runs;
        any = chances->at[i];
        least = n < least ? n : least;
        most = n > most ? n : most;
        widest = fmax(widest, chances->at[i]->half_width);
    }
    grdp_word_number(cli->lang, (double)least, 0, text);
    printf("\n%s: %s", grdp_cli_word(cli, "Runs"), text);
    if (least < most) {
        grdp_word_number(cli->lang, (double)most, 0, text);
        printf(" %s %s", grdp_cli_word(cli, "to"), text);
    }
    grdp_buffer draws = {0};
    grdp_draws_put(cli->lang, cli->seed, any, &draws);
    printf(" (%s)\n", draws.data != NULL ? draws.data : "");
    grdp_buffer_free(&draws);
    if (cli->precision <= 0.0)
        return;
    grdp_error_put(cli->lang, widest, text);
    printf("%s: ± %s\n",
           grdp_cli_word(cli, "Precision reached, points (95 % of chances and medians)"), text);
}

void grdp_chance_show_several(grdp_cli *cli, const grdp_chances *chances)
{
    size_t n_drawn = 0;
    for (size_t i = 0; i < chances->n; i++)
        n_drawn += chances->at[i] != NULL;
    if (n_drawn == 0)
        return;
    show_runs(cli, chances);
    show_chances(cli, chances);
    show_growth(cli, chances);
    grdp_chances_show_sources(cli, chances);
}
