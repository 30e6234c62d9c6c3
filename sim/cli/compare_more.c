/* compare_more: the score of a plan by field, and the gap in growth by the contributions of
 * sectors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "cli/compare.h"

static void show_counts(grdp_show *show, const char *title, const grdp_score *s)
{
    const size_t counts[] = {
        s->n,           s->exceeded,       s->met, s->missed, s->verdict_exceeded,
        s->verdict_met, s->verdict_missed, s->open};
    char text[8][24];
    const char *cells[9] = {title};
    for (size_t i = 0; i < 8; i++) {
        char number[GRDP_NUMBER_TEXT];
        grdp_number_fixed((double)counts[i], 0, number);
        memcpy(text[i], number, sizeof text[i] - 1);
        text[i][sizeof text[i] - 1] = '\0';
        cells[i + 1] = text[i];
    }
    grdp_show_row(show, cells);
}

/* In the form of the published score, so that the two can be read side by side. */
static void show_computed(grdp_cli *cli, const grdp_score *s)
{
    const size_t figures = s->exceeded + s->met, judged = figures + s->missed;
    const size_t verdicts = s->verdict_exceeded + s->verdict_met;
    const size_t published = verdicts + s->verdict_missed;
    grdp_buffer text = {0};
    grdp_buffer_printf(&text, "%s: %zu/%zu %s — %s %zu/%zu", grdp_cli_word(cli, "Computed score"),
                       figures + verdicts, s->n, grdp_cli_word(cli, "met or exceeded"),
                       grdp_cli_word(cli, "by figures"), figures, judged);
    if (published > 0)
        grdp_buffer_printf(&text, ", %s %zu/%zu", grdp_cli_word(cli, "by verdict only"), verdicts,
                           published);
    if (s->open > 0)
        grdp_buffer_printf(&text, ", %zu %s", s->open, grdp_cli_word(cli, "open"));
    printf("\n");
    grdp_print_text(stdout, &text, 2);
}

/* The score as it was published, with its source: it may rest on figures that nobody printed. */
static void show_published(grdp_cli *cli, const grdp_plan *plan)
{
    const grdp_published_score *const p = &plan->published_score;
    char date[GRDP_PERIOD_TEXT];
    grdp_buffer text = {0}, source = {0};
    if (!p->given)
        return;
    grdp_buffer_printf(&text, "%s (%s): %zu/%zu %s — %zu %s, %zu %s, %zu %s",
                       grdp_cli_word(cli, "Published score"), grdp_date_text(p->as_of, date),
                       p->met + p->exceeded, p->met + p->exceeded + p->missed,
                       grdp_cli_word(cli, "met or exceeded"), p->exceeded,
                       grdp_cli_word(cli, "exceeded"), p->met, grdp_cli_word(cli, "met"), p->missed,
                       grdp_cli_word(cli, "missed"));
    grdp_print_text(stdout, &text, 2);
    if (p->source == NULL)
        return;
    grdp_buffer_printf(&source, "  %s: %s", grdp_cli_word(cli, "source"), p->source);
    grdp_print_text(stdout, &source, 4);
}

void grdp_compare_show_score(grdp_cli *cli, const grdp_comparison *c)
{
    const char *seen[16];
    size_t n_seen = 0;
    grdp_show *const show = grdp_show_create(9, NULL);
    if (show == NULL)
        return;
    const char *const head[] = {
        grdp_cli_word(cli, "Score"), grdp_cli_word(cli, "targets"), grdp_cli_word(cli, "exceeded"),
        grdp_cli_word(cli, "met"),   grdp_cli_word(cli, "missed"),  grdp_cli_word(cli, "exceeded*"),
        grdp_cli_word(cli, "met*"),  grdp_cli_word(cli, "missed*"), grdp_cli_word(cli, "open")};
    printf("\n");
    grdp_show_head(show, head);
    for (size_t i = 0; i < c->plan->n_targets && n_seen < 16; i++) {
        const char *const field = c->plan->targets[i].field;
        bool again = field[0] == '\0';
        for (size_t k = 0; k < n_seen; k++)
            again |= strcmp(seen[k], field) == 0;
        if (again)
            continue;
        seen[n_seen++] = field;
        const grdp_score score = grdp_plan_score(c->plan, c->outcomes, field);
        show_counts(show, grdp_phrase_field(cli->lang, field), &score);
    }
    grdp_show_rule(show);
    show_counts(show, grdp_cli_word(cli, "all"), &c->score);
    grdp_show_print(show, stdout);
    printf("%s\n", grdp_cli_word(cli, "* the verdict was published, the figures were not"));
    show_computed(cli, &c->score);
    show_published(cli, c->plan);
}

/* Growth that the plan asks for: its target on grdp.growth, NAN where it has none. */
static double planned_growth(const grdp_plan *plan)
{
    for (size_t i = 0; i < plan->n_targets; i++)
        for (size_t p = 0; p < plan->targets[i].n_parts; p++)
            if (strcmp(plan->targets[i].parts[p].series, "grdp.growth") == 0)
                return plan->targets[i].parts[p].value;
    return (double)NAN;
}

static double actual(const grdp_comparison *c, const char *series)
{
    const grdp_actual *const row = grdp_actuals_find(&c->region->actuals, series,
                                                     (grdp_period){c->plan->year, 1, 12}, c->as_of);
    return row != NULL ? row->value : (double)NAN;
}

/* A contribution of the year; of a group without a figure of its own, the sum of its sectors. */
static double actual_contribution(const grdp_comparison *c, const char *series, size_t group)
{
    const double published = actual(c, series);
    if (!isnan(published) || group >= c->region->n_groups)
        return published;
    double sum = 0.0;
    for (size_t s = 0; s < c->region->n_sectors; s++) {
        grdp_buffer name = {0};
        if (c->region->sectors[s].group != (int)group)
            continue;
        grdp_buffer_printf(&name, "sectors.%s.contribution", c->region->sectors[s].id);
        sum += name.data != NULL ? actual(c, name.data) : (double)NAN;
        grdp_buffer_free(&name);
    }
    return sum;
}

static void show_numbers(grdp_cli *cli, grdp_show *show, const char *title, const double *values,
                         size_t n)
{
    char text[12][GRDP_NUMBER_TEXT];
    const char *cells[13] = {title};
    for (size_t i = 0; i < n && i < 12; i++) {
        grdp_word_number(cli->lang, values[i], 2, text[i]);
        cells[i + 1] = isnan(values[i]) ? "-" : text[i];
    }
    grdp_show_row(show, cells);
}

/* Contributions at prices of different years have no difference; growth has. */
static bool is_comparable(const grdp_comparison *c, const char *series, const grdp_outlook *o)
{
    const grdp_actual *const row = grdp_actuals_find(&c->region->actuals, series,
                                                     (grdp_period){c->plan->year, 1, 12}, c->as_of);
    const int own = c->region->price_base;
    const int base = row != NULL ? grdp_actual_price_base(row, own) : own;
    return strcmp(series, "grdp.growth") == 0 || base == o->scenario->account->price_base;
}

static void show_gap_row(grdp_cli *cli, grdp_show *show, const grdp_comparison *c,
                         const char *title, const char *series, size_t group)
{
    double values[12];
    size_t n = 0;
    values[n++] = actual_contribution(c, series, group);
    for (size_t i = 0; i < c->outlooks.n && n + 1 < 12; i++) {
        values[n] = grdp_outlook_year(c->outlooks.at[i], series, c->plan->year);
        values[n + 1] =
            is_comparable(c, series, c->outlooks.at[i]) ? values[0] - values[n] : (double)NAN;
        n += 2;
    }
    show_numbers(cli, show, title, values, n);
}

static void show_gap_head(grdp_cli *cli, grdp_show *show, const grdp_comparison *c)
{
    grdp_buffer gap[6] = {{0}};
    const char *cells[13] = {"", grdp_cli_word(cli, "actual")};
    for (size_t i = 0; i < c->outlooks.n && i < 6; i++) {
        grdp_buffer_printf(&gap[i], "%s", grdp_cli_word(cli, "gap"));
        cells[2 + 2 * i] = c->outlooks.at[i]->scenario->id;
        cells[3 + 2 * i] = gap[i].data;
    }
    grdp_show_head(show, cells);
    for (size_t i = 0; i < 6; i++)
        grdp_buffer_free(&gap[i]);
}

static void show_plan_gap(grdp_cli *cli, const grdp_comparison *c)
{
    char text[3][GRDP_NUMBER_TEXT];
    const double planned = planned_growth(c->plan);
    const double reached = actual(c, "grdp.growth");
    if (isnan(planned) || isnan(reached))
        return;
    grdp_word_number(cli->lang, reached, 2, text[0]);
    grdp_word_number(cli->lang, planned, 2, text[1]);
    grdp_word_number(cli->lang, reached - planned, 2, text[2]);
    printf("%s: %s %% - %s %% = %s %s\n", grdp_cli_word(cli, "Growth reached less growth planned"),
           text[0], text[1], text[2], grdp_cli_word(cli, "points"));
}

void grdp_compare_show_gap(grdp_cli *cli, const grdp_comparison *c)
{
    printf("\n%s\n\n",
           c->outlooks.n > 0
               ? grdp_cli_word(cli, "Contribution to growth of GRDP, points; gap = actual less "
                                    "scenario")
               : grdp_cli_word(cli, "Contribution to growth of GRDP, points"));
    grdp_show *const show = grdp_show_create(2 + 2 * c->outlooks.n, NULL);
    if (show == NULL)
        return;
    show_gap_head(cli, show, c);
    for (size_t k = 0; k < c->region->n_sectors + c->region->n_groups; k++) {
        const bool group = k >= c->region->n_sectors;
        const size_t g = k - c->region->n_sectors;
        const char *const id = group ? c->region->groups[g].id : c->region->sectors[k].id;
        const grdp_title *const title =
            group ? &c->region->groups[g].title : &c->region->sectors[k].title;
        grdp_buffer name = {0}, label = {0};
        grdp_buffer_printf(&name, "sectors.%s.contribution", id);
        grdp_buffer_printf(&label, "%s%s", group ? "= " : "", title->text[cli->lang]);
        if (name.data != NULL && label.data != NULL)
            show_gap_row(cli, show, c, label.data, name.data, group ? g : SIZE_MAX);
        grdp_buffer_free(&name);
        grdp_buffer_free(&label);
    }
    grdp_show_rule(show);
    show_gap_row(cli, show, c, "GRDP", "grdp.growth", SIZE_MAX);
    grdp_show_print(show, stdout);
    show_plan_gap(cli, c);
}
