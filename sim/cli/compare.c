/* compare: a plan, what became of it and what scenarios said, side by side in the columns that
 * reports to People's Councils use; then what revisions changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/compare.h"

#include "cli/bridge_show.h"
#include "cli/files.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A comparison has too many columns for the usual page, and titles that can be wrapped. */
enum { PAGE = 132 };

/* Figures of one region say nothing of the plan of another. */
static bool is_of_region(grdp_cli *cli, const grdp_comparison *c, const grdp_outlook *outlook)
{
    const char *const id = outlook->scenario->region->id;
    if (strcmp(id, c->region->id) == 0)
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.file = outlook->file},
                  "this scenario is of \"%s\", and the plan %s is for \"%s\"",
                  "name scenarios of the plan's region", id, c->plan->file, c->region->id);
    return false;
}

/* Goes on after a fault, so that those of all scenarios come out at once. */
static grdp_status open_scenarios(grdp_cli *cli, grdp_comparison *c)
{
    const grdp_scenario_options options = {
        .overrides = cli->set, .n_overrides = cli->n_set, .as_of = 0};
    grdp_status worst = GRDP_OK;
    c->outlooks.at = calloc(cli->n_args, sizeof(grdp_outlook *));
    if (c->outlooks.at == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 1; i < cli->n_args; i++) {
        grdp_outlook **const out = &c->outlooks.at[c->outlooks.n];
        const grdp_status status = grdp_outlook_create(cli->args[i], &options, cli->diag, out);
        if (status == GRDP_ERR_MEMORY)
            return status;
        c->outlooks.n += status == GRDP_OK;
        if (status != GRDP_OK)
            worst = status;
        else if (!is_of_region(cli, c, *out))
            worst = GRDP_ERR_INPUT;
    }
    return worst;
}

/* Plan, region, next plan and scenarios; freed by close(). */
static grdp_status open_comparison(grdp_cli *cli, grdp_comparison *c)
{
    c->as_of = cli->as_of;
    GRDP_TRY(grdp_plan_read(cli->args[0], cli->diag, &c->plan));
    GRDP_TRY(grdp_region_read(c->plan->region_file, cli->diag, &c->region));
    GRDP_TRY(grdp_plan_check(c->plan, c->region, cli->diag));
    GRDP_TRY(grdp_plan_read_next(c->plan, c->region, cli->diag, &c->next));
    GRDP_TRY(open_scenarios(cli, c));
    c->outcomes = calloc(c->plan->n_targets > 0 ? c->plan->n_targets : 1, sizeof *c->outcomes);
    if (c->outcomes == NULL)
        return GRDP_ERR_MEMORY;
    grdp_record record = {&c->region->actuals, c->as_of};
    grdp_plan_judge(c->plan, grdp_reading_actual, &record, c->outcomes);
    c->score = grdp_plan_score(c->plan, c->outcomes, NULL);
    return GRDP_OK;
}

static void close_comparison(grdp_comparison *c)
{
    for (size_t i = 0; i < c->outlooks.n; i++)
        grdp_outlook_free(c->outlooks.at[i]);
    free(c->outlooks.at);
    free(c->outcomes);
    grdp_plan_free(c->next);
    grdp_plan_free(c->plan);
    grdp_region_free(c->region);
}

/* The part of the next plan that speaks of the same series or indicator. */
static const grdp_target_part *same_part(const grdp_plan *plan, const char *series)
{
    for (size_t i = 0; plan != NULL && i < plan->n_targets; i++)
        for (size_t p = 0; p < plan->targets[i].n_parts; p++)
            if (strcmp(plan->targets[i].parts[p].series, series) == 0)
                return &plan->targets[i].parts[p];
    return NULL;
}

static const grdp_actual *figure(const grdp_comparison *c, const grdp_target_part *part, int year)
{
    const grdp_record record = {&c->region->actuals, c->as_of};
    return grdp_reading_row(&record, part->series, part->unit, year);
}

static bool is_rate(const char *unit)
{
    return unit != NULL && (unit[0] == '%' || strcmp(unit, "pp") == 0);
}

/* Texts of one row; cells point into it. */
typedef struct texts {
    grdp_buffer buffer[16];
    size_t n;
} texts;

static grdp_buffer *next_text(texts *t)
{
    return &t->buffer[t->n++];
}

/* An index on the year before or on the plan: levels only; rates are compared in points. */
static void add_index(grdp_cli *cli, const grdp_outcome *now, double base, const char *unit,
                      grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    if (!now->known || isnan(base) || base == 0.0)
        return;
    if (is_rate(unit)) {
        const double points = now->value - base;
        grdp_word_number(cli->lang, points, now->decimals > 1 ? 2 : 1, text);
        grdp_buffer_printf(out, "%s%s %s", points > 0.0 ? "+" : "", text,
                           grdp_cli_word(cli, "pts"));
        return;
    }
    grdp_word_number(cli->lang, 100.0 * now->value / base, 1, text);
    grdp_buffer_printf(out, "%s %%", text);
}

/* Of a target over several years the average, as the scenario has it. */
static void add_scenarios(grdp_cli *cli, const grdp_comparison *c, const grdp_target *target,
                          const grdp_target_part *part, texts *t)
{
    for (size_t i = 0; i < c->outlooks.n && t->n < 14; i++) {
        assert(c->outlooks.at[i] != NULL);
        grdp_projection projection = {c->outlooks.at[i]->scenario, c->outlooks.at[i]->block};
        grdp_buffer *const out = next_text(t);
        grdp_series_ref ref;
        bool known = false;
        const grdp_outcome outcome = grdp_judge_part(target, (size_t)(part - target->parts),
                                                     grdp_reading_projected, &projection);
        if (grdp_series_resolve(projection.scenario, part->series, &ref, &known) && outcome.known)
            grdp_phrase_value(cli->lang, outcome.value, outcome.decimals, NULL, out);
        else
            grdp_buffer_add(out, grdp_cli_word(cli, "n/a"));
    }
}

static void show_texts(grdp_show *show, texts *t)
{
    const char *cells[16];
    for (size_t i = 0; i < t->n; i++)
        cells[i] = t->buffer[i].data;
    grdp_show_row(show, cells);
    for (size_t i = 0; i < t->n; i++)
        grdp_buffer_free(&t->buffer[i]);
}

/* "- Preschools", "GRDP growth (2021-2025)" */
static void add_title(grdp_cli *cli, const grdp_target *target, const grdp_target_part *part,
                      grdp_buffer *out)
{
    grdp_buffer_printf(out, "%s%s", target->n_parts > 1 ? "- " : "", part->title.text[cli->lang]);
    if (target->first_year < target->last_year)
        grdp_buffer_printf(out, " (%d-%d)", target->first_year, target->last_year);
}

/* A target over several years has no year before to be set beside. */
static void show_part(grdp_cli *cli, grdp_show *show, const grdp_comparison *c,
                      const grdp_target *target, const grdp_target_part *part,
                      const grdp_outcome *now)
{
    const grdp_actual *const before =
        target->first_year < target->last_year ? NULL : figure(c, part, target->last_year - 1);
    const grdp_target_part *const next = same_part(c->next, part->series);
    texts t = {.n = 0};
    add_title(cli, target, part, next_text(&t));
    grdp_buffer_add(next_text(&t), grdp_phrase_unit(cli->lang, part->unit));
    if (before != NULL)
        grdp_phrase_value(cli->lang, before->value, before->decimals, NULL, next_text(&t));
    else
        next_text(&t);
    grdp_phrase_condition(cli->lang, part, next_text(&t));
    grdp_phrase_value(cli->lang, now->value, now->decimals, NULL, next_text(&t));
    add_index(cli, now, part->value, part->unit, next_text(&t));
    add_index(cli, now, before != NULL ? before->value : (double)NAN, part->unit, next_text(&t));
    if (next != NULL)
        grdp_phrase_condition(cli->lang, next, next_text(&t));
    else
        next_text(&t);
    add_scenarios(cli, c, target, part, &t);
    grdp_buffer_add(next_text(&t), grdp_phrase_verdict(cli->lang, now->verdict));
    show_texts(show, &t);
}

/* A target without figures, or the title row of a composite. */
static void show_title(grdp_cli *cli, grdp_show *show, const grdp_comparison *c,
                       const grdp_target *target, const grdp_outcome *outcome)
{
    texts t = {.n = 0};
    grdp_buffer_add(next_text(&t), target->title.text[cli->lang]);
    for (size_t i = 0; i < 7 + c->outlooks.n; i++)
        next_text(&t);
    grdp_buffer *const verdict = next_text(&t);
    grdp_buffer_add(verdict, grdp_phrase_verdict(cli->lang, outcome->verdict));
    if (outcome->verdict_only)
        grdp_buffer_add(verdict, "*"); /* explained below the score */
    show_texts(show, &t);
}

static void show_target(grdp_cli *cli, grdp_show *show, const grdp_comparison *c, size_t i)
{
    const grdp_target *const target = &c->plan->targets[i];
    grdp_record record = {&c->region->actuals, c->as_of};
    if (target->n_parts == 1) {
        show_part(cli, show, c, target, &target->parts[0], &c->outcomes[i]);
        return;
    }
    show_title(cli, show, c, target, &c->outcomes[i]);
    for (size_t p = 0; p < target->n_parts; p++) {
        const grdp_outcome part = grdp_judge_part(target, p, grdp_reading_actual, &record);
        show_part(cli, show, c, target, &target->parts[p], &part);
    }
}

/* "Plan %u" with the year in its hole. */
static void add_year(const char *format, unsigned year, grdp_buffer *out)
{
    const size_t hole = strcspn(format, "%");
    grdp_buffer_add_n(out, format, hole);
    grdp_buffer_printf(out, "%u", year);
    if (format[hole] != '\0')
        grdp_buffer_add(out, format + hole + 2);
}

static void show_head(grdp_cli *cli, grdp_show *show, const grdp_comparison *c)
{
    texts t = {.n = 0};
    const unsigned year = (unsigned)c->plan->year;
    grdp_buffer_add(next_text(&t), grdp_cli_word(cli, "Indicator"));
    grdp_buffer_add(next_text(&t), grdp_cli_word(cli, "Unit"));
    add_year(grdp_cli_word(cli, "Actual %u"), year - 1, next_text(&t));
    add_year(grdp_cli_word(cli, "Plan %u"), year, next_text(&t));
    add_year(grdp_cli_word(cli, "Est. %u"), year, next_text(&t));
    grdp_buffer_add(next_text(&t), grdp_cli_word(cli, "Est./Plan"));
    grdp_buffer_add(next_text(&t), grdp_cli_word(cli, "Est./Act."));
    add_year(grdp_cli_word(cli, "Plan %u"), year + 1, next_text(&t));
    for (size_t i = 0; i < c->outlooks.n && t.n < 14; i++) {
        assert(c->outlooks.at[i] != NULL);
        grdp_buffer_add(next_text(&t), c->outlooks.at[i]->scenario->id);
    }
    grdp_buffer_add(next_text(&t), grdp_cli_word(cli, "Verdict"));
    const char *cells[16];
    for (size_t i = 0; i < t.n; i++)
        cells[i] = t.buffer[i].data;
    grdp_show_head(show, cells);
    for (size_t i = 0; i < t.n; i++)
        grdp_buffer_free(&t.buffer[i]);
}

static void show_plan(grdp_cli *cli, const grdp_comparison *c)
{
    char align[24] = "wlrrrrrr";
    const size_t n = 9 + (c->outlooks.n < 6 ? c->outlooks.n : 6);
    memset(align + 8, 'r', n - 9);
    align[n - 1] = 'l';
    grdp_show *const show = grdp_show_create(n, align);
    if (show == NULL)
        return;
    show_head(cli, show, c);
    const char *field = "";
    for (size_t i = 0; i < c->plan->n_targets; i++) {
        if (!grdp_text_equal(c->plan->targets[i].field, field)) {
            field = c->plan->targets[i].field;
            grdp_show_section(show, grdp_phrase_field(cli->lang, field));
        }
        show_target(cli, show, c, i);
    }
    grdp_show_print_page(show, PAGE, stdout);
}

static void show_comparison(grdp_cli *cli, const grdp_comparison *c)
{
    char date[GRDP_PERIOD_TEXT];
    printf("%s — %s\n", c->region->title.text[cli->lang], c->plan->title.text[cli->lang]);
    if (c->as_of != 0)
        printf("%s: %s\n\n", grdp_cli_word(cli, "Figures published by"),
               grdp_date_text(c->as_of, date));
    else
        printf("%s\n\n", grdp_cli_word(cli, "All published figures"));
    show_plan(cli, c);
    grdp_compare_show_score(cli, c);
    grdp_compare_show_gap(cli, c);
    grdp_compare_show_vintages(cli, c);
}

grdp_status grdp_cli_compare(grdp_cli *cli)
{
    grdp_comparison c = {0};
    grdp_status status = open_comparison(cli, &c);
    if (status == GRDP_OK && c.outlooks.n > 6)
        status =
            grdp_diag_error(cli->diag, (grdp_place){0}, "%zu scenarios do not fit side by side",
                            "name at most 6", c.outlooks.n);
    if (status == GRDP_OK && cli->bridge) {
        status = grdp_compare_bridge(cli, &c);
        close_comparison(&c);
        return status;
    }
    if (status == GRDP_OK && !grdp_files_to_stdout(cli))
        show_comparison(cli, &c);
    if (status == GRDP_OK && cli->out != NULL)
        status = grdp_compare_write(cli, &c);
    if (status == GRDP_OK && cli->fail_on_missed && c.score.missed + c.score.verdict_missed > 0)
        status = GRDP_ERR_CHECK;
    close_comparison(&c);
    return status;
}
