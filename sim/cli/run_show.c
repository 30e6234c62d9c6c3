/* run_show: the tables of a run for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "cli/run.h"
#include "report/phrase.h"

enum { CELLS = 64, SPANS_SHOWN = 14 };

/* Texts of one row of a table. */
typedef struct row {
    char text[CELLS][GRDP_NUMBER_TEXT];
    const char *cell[CELLS];
    size_t n;
} row;

static void add_text(row *r, const char *text)
{
    r->cell[r->n++] = text;
}

static void add_number(grdp_cli *cli, row *r, double value, int digits)
{
    grdp_word_amount(cli->lang, value, digits, r->text[r->n]);
    r->cell[r->n] = isnan(value) ? grdp_cli_word(cli, "n/a") : r->text[r->n];
    r->n++;
}

/* Growth and contribution side by side would be too wide for many years: a table each. */
typedef struct block_of_rows {
    const char *title;   /* English key */
    const char *total;   /* series of the total, or NULL */
    const char *pattern; /* after "sectors.ID." */
    int digits;
    bool is_level; /* the title goes on with the currency and the price base */
} block_of_rows;

static const block_of_rows blocks[] = {
    {"Growth over the same period of the previous year, %", "grdp.growth", "growth", 2, false},
    {"Contribution to growth of GRDP, points", "grdp.growth", "contribution", 2, false},
    {"Level at constant prices", "grdp.level", "level", 0, true},
};

typedef struct line {
    const char *label, *series;
    int digits;
    const char *unit; /* the label goes on with it, as the region has it; NULL: it does not */
} line;

static const line aggregates[] = {
    {"GRDP at current prices", "grdp.nominal", 0, "bn_vnd"},
    {"GRDP per head", "grdp.per_head", 1, "mn_vnd"},
    {"GRDP per worker", "grdp.per_worker", 1, "mn_vnd"},
    {"Investment / GRDP, %", "investment.ratio", 2, NULL},
    {"Investment at current prices", "investment.amount", 0, "bn_vnd"},
    {"ICOR, (I / GRDP) / growth", "icor.ratio", 2, NULL},
    {"Growth by the model of the total, %", "grdp.model_growth", 2, NULL},
};

static bool has_series(const grdp_outlook *o, const char *name)
{
    grdp_series_ref ref;
    bool known = false;
    return grdp_series_resolve(o->scenario, name, &ref, &known);
}

static void show_series(grdp_cli *cli, grdp_show *show, const grdp_outlook *o, const line *l,
                        const grdp_span *spans, size_t n)
{
    row r = {.n = 0};
    if (!has_series(o, l->series))
        return;
    add_text(&r, l->label);
    for (size_t t = 0; t < n; t++)
        add_number(cli, &r, grdp_outlook_value(o, l->series, spans[t]), l->digits);
    grdp_show_row(show, r.cell);
}

/* "Level at constant prices, bn VND (2010)" */
static void section(grdp_cli *cli, grdp_show *show, const grdp_scenario *s, const block_of_rows *b)
{
    grdp_buffer title = {0};
    grdp_buffer_add(&title, grdp_cli_word(cli, b->title));
    if (b->is_level)
        grdp_buffer_printf(&title, ", %s (%u)", grdp_phrase_unit(cli->lang, s->region->currency),
                           (unsigned)s->account->price_base);
    grdp_show_section(show, title.data);
    grdp_buffer_free(&title);
}

static void show_block(grdp_cli *cli, grdp_show *show, const grdp_outlook *o,
                       const block_of_rows *b, const grdp_span *spans, size_t n)
{
    const grdp_region *const region = o->scenario->region;
    char name[160];
    if (!has_series(o, b->total))
        return;
    section(cli, show, o->scenario, b);
    for (size_t k = 0; k < region->n_sectors; k++) {
        grdp_buffer text = {0};
        grdp_buffer_printf(&text, "sectors.%s.%s", region->sectors[k].id, b->pattern);
        const size_t length = text.length < sizeof name - 1 ? text.length : sizeof name - 1;
        memcpy(name, text.data != NULL ? text.data : "", length);
        name[length] = '\0';
        grdp_buffer_free(&text);
        const line l = {region->sectors[k].title.text[cli->lang], name, b->digits, NULL};
        show_series(cli, show, o, &l, spans, n);
    }
    const line total = {"GRDP", b->total, b->digits, NULL};
    show_series(cli, show, o, &total, spans, n);
}

static void show_aggregate(grdp_cli *cli, grdp_show *show, const grdp_outlook *o,
                           const line *aggregate, const grdp_span *spans, size_t n)
{
    grdp_buffer label = {0};
    grdp_buffer_add(&label, grdp_cli_word(cli, aggregate->label));
    const char *const unit = grdp_region_unit(o->scenario->region, aggregate->unit);
    if (unit != NULL)
        grdp_buffer_printf(&label, ", %s", grdp_phrase_unit(cli->lang, unit));
    const line l = {label.data, aggregate->series, aggregate->digits, NULL};
    show_series(cli, show, o, &l, spans, n);
    grdp_buffer_free(&label);
}

static void show_aggregates(grdp_cli *cli, grdp_show *show, const grdp_outlook *o,
                            const grdp_span *spans, size_t n)
{
    bool titled = false;
    for (size_t i = 0; i < sizeof aggregates / sizeof *aggregates; i++) {
        if (!has_series(o, aggregates[i].series))
            continue;
        if (!titled)
            grdp_show_section(show, grdp_cli_word(cli, "Prices and investment"));
        titled = true;
        show_aggregate(cli, show, o, &aggregates[i], spans, n);
    }
}

static void show_head(grdp_show *show, const grdp_outlook *o, const grdp_span *spans, size_t n)
{
    row r = {.n = 0};
    add_text(&r, "");
    for (size_t t = 0; t < n; t++) {
        grdp_period_text(grdp_span_period(o->scenario, spans[t]), r.text[r.n]);
        add_text(&r, r.text[r.n]);
    }
    grdp_show_head(show, r.cell);
}

/* Factors with a distribution: what a run without draws took for each. */
static void name_likely(grdp_cli *cli, const grdp_outlook *o)
{
    const grdp_scenario *const s = o->scenario;
    bool any = false;
    for (size_t f = 0; f < s->n_factors; f++) {
        const grdp_factor *const factor = &s->factors[f];
        if (factor->dist == NULL)
            continue;
        if (!any)
            printf("\n%s\n", grdp_cli_word(cli, "Likely values stand for distributions:"));
        any = true;
        char text[GRDP_NUMBER_TEXT];
        grdp_word_number(cli->lang, factor->likely[0] / factor->scale, 2, text);
        printf("  %s = %s (%s, %s)\n", factor->path, text,
               grdp_cli_word(cli, factor->dist->likely_word), factor->dist->name);
    }
}

static void name_account(grdp_cli *cli, const grdp_outlook *o)
{
    const grdp_account *const a = o->scenario->account;
    if (a->reconstructed || grdp_text_equal(a->status, "derived"))
        printf("\n%s %s (%s)\n",
               grdp_cli_word(cli, "Account that was worked out from later figures:"), a->id,
               grdp_cli_word(cli, a->status));
}

void grdp_run_show_one(grdp_cli *cli, const grdp_outlook *o)
{
    grdp_span spans[SPANS_SHOWN];
    size_t n = grdp_span_list(o->scenario, spans, SPANS_SHOWN);
    n = n < SPANS_SHOWN ? n : SPANS_SHOWN;
    printf("%s — %s\n\n", o->scenario->region->title.text[cli->lang],
           o->scenario->title.text[cli->lang]);
    grdp_show *const show = grdp_show_create(n + 1, NULL);
    if (show == NULL)
        return;
    show_head(show, o, spans, n);
    for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++)
        show_block(cli, show, o, &blocks[b], spans, n);
    show_aggregates(cli, show, o, spans, n);
    grdp_show_print(show, stdout);
    for (size_t p = 0; p < o->n_judgements; p++)
        grdp_judgement_show(cli, o, &o->judgements[p]);
    name_likely(cli, o);
    name_account(cli, o);
}

/* The years that any scenario of the batch projects. */
static void find_years(const grdp_outlooks *outlooks, int *first, int *last)
{
    *first = outlooks->at[0]->scenario->first;
    *last = outlooks->at[0]->scenario->last;
    for (size_t i = 1; i < outlooks->n; i++) {
        const grdp_scenario *const s = outlooks->at[i]->scenario;
        *first = s->first < *first ? s->first : *first;
        *last = s->last > *last ? s->last : *last;
    }
    if (*last - *first > 9)
        *last = *first + 9;
}

static void compare_head(grdp_cli *cli, grdp_show *show, int first, int last)
{
    row r = {.n = 0};
    add_text(&r, grdp_cli_word(cli, "Scenario"));
    for (int year = first; year <= last; year++) {
        grdp_number_fixed(year, 0, r.text[r.n]);
        add_text(&r, r.text[r.n]);
    }
    add_text(&r, grdp_cli_word(cli, "I/GRDP %"));
    add_text(&r, grdp_cli_word(cli, "Plan"));
    add_text(&r, grdp_cli_word(cli, "Targets"));
    grdp_show_head(show, r.cell);
}

static void compare_row(grdp_cli *cli, grdp_show *show, const grdp_outlook *o, int first, int last)
{
    row r = {.n = 0};
    grdp_buffer score = {0};
    const grdp_judgement *const j = o->n_judgements > 0 ? &o->judgements[0] : NULL;
    const int plan_year = j != NULL ? j->plan->year : o->scenario->first;
    add_text(&r, o->scenario->id);
    for (int year = first; year <= last; year++)
        add_number(cli, &r, grdp_outlook_year(o, "grdp.growth", year), 2);
    add_number(cli, &r, grdp_outlook_year(o, "investment.ratio", plan_year), 2);
    grdp_number_fixed(plan_year, 0, r.text[r.n]);
    add_text(&r, j != NULL ? r.text[r.n] : grdp_cli_word(cli, "n/a"));
    if (j != NULL)
        grdp_score_phrase(cli->lang, &j->score, &score);
    add_text(&r, score.data);
    grdp_show_row(show, r.cell);
    grdp_buffer_free(&score);
}

void grdp_run_show_several(grdp_cli *cli, const grdp_outlooks *outlooks)
{
    int first = 0, last = 0;
    char align[CELLS] = "l";
    find_years(outlooks, &first, &last);
    const size_t n = (size_t)(last - first) + 5;
    memset(align + 1, 'r', n - 2);
    align[n - 1] = 'l';
    printf("%s\n\n",
           grdp_cli_word(cli, "Growth of GRDP, %; investment and targets of the plan's year"));
    grdp_show *const show = grdp_show_create(n, align);
    if (show == NULL)
        return;
    compare_head(cli, show, first, last);
    for (size_t i = 0; i < outlooks->n; i++)
        compare_row(cli, show, outlooks->at[i], first, last);
    grdp_show_print(show, stdout);
}
