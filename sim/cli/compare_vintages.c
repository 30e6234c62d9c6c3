/* compare_vintages: how figures and verdicts moved from one publication to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/compare.h"

/* A table that is begun only when it has a first row. */
typedef struct lazy {
    grdp_cli *cli;
    grdp_show *show;
    const char *title;
} lazy;

static bool begin(lazy *l)
{
    if (l->show != NULL)
        return true;
    l->show = grdp_show_create(5, "llrll");
    if (l->show == NULL)
        return false;
    const char *const head[] = {grdp_cli_word(l->cli, "Indicator"),
                                grdp_cli_word(l->cli, "Published"), grdp_cli_word(l->cli, "Figure"),
                                grdp_cli_word(l->cli, "Status"), grdp_cli_word(l->cli, "Verdict")};
    grdp_show_head(l->show, head);
    return true;
}

static void show_row(lazy *l, const grdp_target_part *part, const grdp_actual *row, bool first)
{
    char date[GRDP_PERIOD_TEXT];
    grdp_buffer value = {0};
    if (!begin(l))
        return;
    const grdp_reading reading = {row->value, row->decimals};
    const grdp_verdict verdict = grdp_judge(part->op, part->value, part->tolerance, reading);
    grdp_phrase_value(l->cli->lang, row->value, row->decimals, part->unit, &value);
    const char *const cells[] = {
        first ? part->title.text[l->cli->lang] : "",
        row->vintage != 0 ? grdp_date_text(row->vintage, date) : grdp_cli_word(l->cli, "undated"),
        value.data, row->status != NULL ? grdp_cli_word(l->cli, row->status) : "",
        grdp_phrase_verdict(l->cli->lang, verdict)};
    grdp_show_row(l->show, cells);
    grdp_buffer_free(&value);
}

/* Figures that were published of what the target is about, in its unit. */
static bool is_figure(const grdp_actual *row, const grdp_target_part *part)
{
    return strcmp(row->status, "plan") != 0 && grdp_actual_fits(row, part->unit);
}

static bool differs(const grdp_comparison *c, const grdp_target_part *part, const grdp_actual *rows,
                    size_t n)
{
    const grdp_actual *one = NULL;
    for (size_t i = 0; i < n; i++) {
        if (!is_figure(&rows[i], part))
            continue;
        if (c->as_of != 0 ? rows[i].vintage > c->as_of : one != NULL && rows[i].value != one->value)
            return true;
        one = &rows[i];
    }
    return false;
}

/* Rows after as_of, led by the figure that was known then; without as_of, all rows of a figure that
 * was published more than once with different values. */
static void show_part(lazy *l, const grdp_comparison *c, const grdp_target_part *part, int year)
{
    const grdp_actuals *const actuals = &c->region->actuals;
    const grdp_period period = {year, 1, 12};
    size_t first = 0;
    const size_t n = grdp_actuals_range(actuals, part->series, period, &first);
    const grdp_actual *const known =
        c->as_of != 0 ? grdp_actuals_find_in(actuals, part->series, period, c->as_of, part->unit)
                      : NULL;
    bool titled = false;
    if (!differs(c, part, &actuals->rows[first], n))
        return;
    if (known != NULL) {
        show_row(l, part, known, true);
        titled = true;
    }
    for (size_t i = first; i < first + n; i++) {
        if (!is_figure(&actuals->rows[i], part) ||
            (c->as_of != 0 && actuals->rows[i].vintage <= c->as_of))
            continue;
        show_row(l, part, &actuals->rows[i], !titled);
        titled = true;
    }
}

/* An average over years has no single figure that could be revised. */
void grdp_compare_show_vintages(grdp_cli *cli, const grdp_comparison *c)
{
    lazy l = {.cli = cli};
    for (size_t i = 0; i < c->plan->n_targets; i++)
        for (size_t p = 0; p < c->plan->targets[i].n_parts; p++)
            if (c->plan->targets[i].first_year == c->plan->targets[i].last_year)
                show_part(&l, c, &c->plan->targets[i].parts[p], c->plan->targets[i].last_year);
    if (l.show == NULL)
        return;
    printf("\n%s\n\n",
           c->as_of != 0
               ? grdp_cli_word(cli, "Published later (after the figure that is used above)")
               : grdp_cli_word(cli, "What revisions changed"));
    grdp_show_print(l.show, stdout);
}
