/* study_show: the tables of a study for people: the first response in full, with bars; then the
 * first column for all responses side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include "report/factor_title.h"
#include "report/phrase.h"

#include <math.h>
#include <string.h>

/* Columns that a page has room for; the files have all. */
enum { BAR = 12, SHOWN = 5, CELLS = GRDP_SHOW_COLUMNS };

typedef struct row {
    char text[CELLS][GRDP_NUMBER_TEXT];
    const char *cell[CELLS];
    size_t n;
} row;

static void add_text(row *r, const char *text)
{
    if (r->n < CELLS)
        r->cell[r->n++] = text;
}

static void add_value(const grdp_cli *cli, row *r, double value, int digits)
{
    if (r->n == CELLS)
        return;
    grdp_word_amount(cli->lang, value, digits, r->text[r->n]);
    r->cell[r->n] = isnan(value) ? "" : r->text[r->n];
    r->n++;
}

/* "0.492 to 0.501" */
static void add_interval(const grdp_cli *cli, row *r, const grdp_effect *e, int digits)
{
    char low[GRDP_NUMBER_TEXT], high[GRDP_NUMBER_TEXT];
    if (r->n == CELLS)
        return;
    char *const text = r->text[r->n];
    r->cell[r->n++] = text;
    text[0] = '\0';
    if (e == NULL || isnan(e->low))
        return;
    grdp_word_amount(cli->lang, e->low, digits, low);
    grdp_word_amount(cli->lang, e->high, digits, high);
    (void)snprintf(text, GRDP_NUMBER_TEXT, "%.60s %s %.60s%s", low, grdp_cli_word(cli, "to"), high,
                   e->weak && e->group != GRDP_NO_GROUP ? " *" : "");
}

static void add_bar(row *r, double value, double most)
{
    static const char block[] = "█";
    if (r->n == CELLS)
        return;
    char *to = r->text[r->n];
    r->cell[r->n++] = to;
    const double share = most > 0.0 ? fabs(value) / most : 0.0;
    const size_t n = (size_t)(BAR * (share < 1.0 ? share : 1.0) + 0.5);
    for (size_t i = 0; i < n; i++, to += sizeof block - 1)
        memcpy(to, block, sizeof block - 1);
    *to = '\0';
}

static bool has_interval(const grdp_study_report *report, size_t column)
{
    for (size_t i = 0; i < report->effects->n; i++)
        if (report->effects->at[i].column == column &&
            report->effects->at[i].group != GRDP_NO_GROUP &&
            report->effects->at[i].other == GRDP_NO_GROUP && !isnan(report->effects->at[i].low))
            return true;
    return false;
}

/* A column that is of groups alone; others have lines of their own. */
static bool is_of_groups(const grdp_study_report *report, size_t column)
{
    if (column >= SHOWN)
        return false;
    for (size_t i = 0; i < report->effects->n; i++)
        if (report->effects->at[i].column == column &&
            report->effects->at[i].group != GRDP_NO_GROUP &&
            report->effects->at[i].other == GRDP_NO_GROUP)
            return true;
    return false;
}

static grdp_show *begin(const grdp_cli *cli, const grdp_study_report *report)
{
    char align[CELLS + 1] = "l";
    row head = {.n = 0};
    add_text(&head, grdp_cli_word(cli, "factor"));
    for (size_t c = 0; c < report->method->n_columns; c++) {
        if (!is_of_groups(report, c))
            continue;
        add_text(&head, grdp_cli_word(cli, report->method->columns[c].name));
        if (has_interval(report, c))
            add_text(&head, "95 %");
    }
    add_text(&head, "");
    for (size_t i = 1; i < head.n; i++)
        align[i] = i + 1 < head.n ? 'r' : 'l';
    align[head.n] = '\0';
    grdp_show *const show = grdp_show_create(head.n, align);
    grdp_show_head(show, head.cell);
    return show;
}

static int digits_of(const grdp_study_report *report, size_t response, size_t column)
{
    const grdp_column *const c = &report->method->columns[column];
    const bool level =
        c->unit != NULL && strcmp(c->unit, "response") == 0 && report->responses[response].is_level;
    return level ? 0 : c->digits;
}

static void show_group(const grdp_cli *cli, const grdp_study_report *report, size_t response,
                       size_t group, double most, grdp_show *show)
{
    row r = {.n = 0};
    add_text(&r, report->plan->groups[group]);
    for (size_t c = 0; c < report->method->n_columns; c++) {
        const grdp_effect *const e = grdp_effects_find(report->effects, response, group, c);
        const int digits = digits_of(report, response, c);
        if (!is_of_groups(report, c))
            continue;
        add_value(cli, &r, e != NULL ? e->value : (double)NAN, digits);
        if (has_interval(report, c))
            add_interval(cli, &r, e, digits);
    }
    add_bar(&r, grdp_effects_find(report->effects, response, group, 0)->value, most);
    grdp_show_row(show, r.cell);
}

/* What is smaller than this part of the largest value of its response is rounding. */
static const double IDLE = 1e-9;

/* Factors that move none of the responses. */
static bool moves_nothing(const grdp_study_report *report, size_t group)
{
    for (size_t r = 0; r < report->n_responses; r++) {
        const grdp_effect *const e = grdp_effects_find(report->effects, r, group, 0);
        double most = 0.0;
        for (size_t g = 0; g < report->plan->n_groups; g++) {
            const grdp_effect *const other = grdp_effects_find(report->effects, r, g, 0);
            most = other != NULL ? fmax(most, fabs(other->value)) : most;
        }
        if (e != NULL && fabs(e->value) > IDLE * most)
            return false;
    }
    return true;
}

/* Groups in the order in which they are shown. */
static size_t order_groups(const grdp_study_report *report, size_t *out)
{
    size_t n = grdp_effects_rank(report->effects, 0, 0, report->plan->n_groups, out);
    while (n > 0 && moves_nothing(report, out[n - 1]))
        n--;
    return n;
}

static void show_idle(grdp_cli *cli, const grdp_study_report *report)
{
    grdp_buffer text = {0}, wrapped = {0};
    for (size_t g = 0; g < report->plan->n_groups; g++)
        if (moves_nothing(report, g)) {
            grdp_buffer_add(&text, text.length > 0 ? ", " : grdp_cli_word(cli, "Without effect:"));
            grdp_buffer_add(&text, text.length > 0 && text.data[text.length - 1] == ':' ? " " : "");
            grdp_buffer_add(&text, report->plan->groups[g]);
        }
    if (text.length > 0 && !text.failed) {
        grdp_show_wrap(&wrapped, text.data, 0, 2, grdp_print_width(stdout));
        grdp_buffer_add(&wrapped, "\n");
        grdp_print_buffer(stdout, &wrapped);
    }
    grdp_buffer_free(&text);
}

/* What the mark beside an interval means. */
static void show_mark(const grdp_cli *cli, const grdp_study_report *report)
{
    for (size_t i = 0; i < report->effects->n; i++) {
        const grdp_effect *const e = &report->effects->at[i];
        if (e->weak && e->response == 0 && !isnan(e->low) && e->group != GRDP_NO_GROUP &&
            e->other == GRDP_NO_GROUP && !moves_nothing(report, e->group)) {
            printf("%s\n", grdp_cli_word(cli, "* cannot be told from nothing with so many runs"));
            return;
        }
    }
}

static void show_first(grdp_cli *cli, const grdp_study_report *report)
{
    const size_t n_groups = report->plan->n_groups;
    size_t *const order = grdp_arena_alloc(cli->arena, n_groups, sizeof *order);
    if (order == NULL)
        return;
    size_t n = grdp_effects_rank(report->effects, 0, 0, n_groups, order);
    if (n == 0)
        return;
    n = order_groups(report, order);
    if (n == 0) {
        show_idle(cli, report);
        return;
    }
    grdp_show *const show = begin(cli, report);
    for (size_t i = 0; i < n; i++)
        show_group(cli, report, 0, order[i],
                   fabs(grdp_effects_find(report->effects, 0, order[0], 0)->value), show);
    grdp_show_print(show, stdout);
    show_mark(cli, report);
    show_idle(cli, report);
}

static bool one_series(const grdp_study_report *report)
{
    const grdp_study_response *const at = report->responses;
    for (size_t r = 1; r < report->n_responses; r++)
        if (strcmp(at[r].series, at[0].series) != 0)
            return false;
    return true;
}

/* Of one series the periods, else the whole names. */
static void head_others(const grdp_cli *cli, const grdp_study_report *report, size_t n,
                        grdp_show *show)
{
    row head = {.n = 0};
    const bool one = one_series(report);
    grdp_buffer title = {0};
    grdp_buffer_printf(&title, "%s", grdp_cli_word(cli, report->method->columns[0].name));
    if (one)
        grdp_buffer_printf(&title, ", %.*s", (int)strcspn(report->responses[0].name, "@"),
                           report->responses[0].name);
    add_text(&head, title.data);
    for (size_t r = 0; r < n; r++) {
        const char *const name = report->responses[r].name;
        add_text(&head, one ? name + strcspn(name, "@") + 1 : name);
    }
    grdp_show_head(show, head.cell);
    grdp_buffer_free(&title);
}

static void show_others(grdp_cli *cli, const grdp_study_report *report)
{
    const size_t n_groups = report->plan->n_groups;
    const size_t n_shown = report->n_responses < 8 ? report->n_responses : 8;
    size_t *const order = grdp_arena_alloc(cli->arena, n_groups, sizeof *order);
    if (order == NULL || report->n_responses < 2)
        return;
    const size_t n = order_groups(report, order);
    grdp_show *const show = grdp_show_create(n_shown + 1, "l");
    head_others(cli, report, n_shown, show);
    for (size_t i = 0; i < n; i++) {
        row r = {.n = 0};
        add_text(&r, report->plan->groups[order[i]]);
        for (size_t k = 0; k < n_shown; k++) {
            const grdp_effect *const e = grdp_effects_find(report->effects, k, order[i], 0);
            add_value(cli, &r, e != NULL ? e->value : (double)NAN, digits_of(report, k, 0));
        }
        grdp_show_row(show, r.cell);
    }
    printf("\n");
    grdp_show_print(show, stdout);
}

/* A line of text, wrapped at the page; frees it. */
static void print_line(grdp_buffer *text)
{
    grdp_print_sentence(stdout, text->failed ? "" : text->data, 2);
    grdp_buffer_free(text);
}

/* Columns that are of the response as a whole: "R2 0.999". */
static void show_whole(grdp_cli *cli, const grdp_study_report *report)
{
    for (size_t i = 0; i < report->effects->n; i++) {
        const grdp_effect *const e = &report->effects->at[i];
        char value[GRDP_NUMBER_TEXT];
        row r = {.n = 0};
        if (e->response != 0 || e->group != GRDP_NO_GROUP || isnan(e->value))
            continue;
        grdp_word_amount(cli->lang, e->value, digits_of(report, 0, e->column), value);
        add_interval(cli, &r, e, digits_of(report, 0, e->column));
        const char *const name = grdp_cli_word(cli, report->method->columns[e->column].doc);
        grdp_buffer line = {0};
        grdp_buffer_printf(&line, r.text[0][0] != '\0' ? "%s: %s (%s)" : "%s: %s", name, value,
                           r.text[0]);
        print_line(&line);
    }
}

static void show_note(const grdp_cli *cli, const grdp_study_report *report)
{
    const grdp_method *const method = report->method;
    const char *const note = method->note != NULL && has_interval(report, 0)
                                 ? method->note(report->plan->settings)
                                 : NULL;
    if (note != NULL)
        grdp_print_sentence(stdout, grdp_cli_word(cli, note), 0);
}

/* What two groups do together, for methods that find it. */
static void show_pairs(grdp_cli *cli, const grdp_study_report *report)
{
    bool any = false;
    grdp_show *const show = grdp_show_create(4, "llrr");
    for (size_t i = 0; i < report->effects->n; i++) {
        const grdp_effect *const e = &report->effects->at[i];
        row r = {.n = 0};
        if (e->response != 0 || e->other == GRDP_NO_GROUP)
            continue;
        if (!any)
            grdp_show_head(show, (const char *[]){grdp_cli_word(cli, "factor"),
                                                  grdp_cli_word(cli, "with"),
                                                  report->method->columns[e->column].name, "95 %"});
        any = true;
        add_text(&r, report->plan->groups[e->group]);
        add_text(&r, report->plan->groups[e->other]);
        add_value(cli, &r, e->value, digits_of(report, 0, e->column));
        add_interval(cli, &r, e, digits_of(report, 0, e->column));
        grdp_show_row(show, r.cell);
    }
    if (!any) {
        grdp_show_free(show);
        return;
    }
    printf("\n");
    grdp_show_print(show, stdout);
}

void grdp_study_show_cost(grdp_cli *cli, const char *id, const grdp_method *method, double n_runs,
                          bool designed)
{
    char runs[GRDP_NUMBER_TEXT];
    grdp_word_amount(cli->lang, n_runs, 0, runs);
    grdp_buffer line = {0};
    grdp_buffer_printf(&line, "%s: %s, %s %s", id, method->name, runs, grdp_cli_word(cli, "runs"));
    if (designed)
        grdp_buffer_printf(&line, " (%s)", grdp_cli_word(cli, method->cost));
    print_line(&line);
    (void)fflush(stdout);
}

static void show_likely(const grdp_cli *cli, const grdp_study_response *first)
{
    char likely[GRDP_NUMBER_TEXT];
    if (isnan(first->likely))
        return;
    grdp_word_amount(cli->lang, first->likely, first->digits, likely);
    const char *const unit = grdp_phrase_unit(cli->lang, first->unit);
    printf("%s: %s = %s%s%s\n", grdp_cli_word(cli, "At the likely values"), first->name, likely,
           unit[0] != '\0' ? " " : "", unit);
}

void grdp_study_show(grdp_cli *cli, const grdp_study_report *report)
{
    show_likely(cli, &report->responses[0]);
    printf("\n");
    show_first(cli, report);
    show_whole(cli, report);
    show_note(cli, report);
    show_pairs(cli, report);
    show_others(cli, report);
    grdp_study_say(cli, report);
}
