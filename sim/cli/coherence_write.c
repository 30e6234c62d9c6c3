/* coherence_write: contradictions, differences and tensions as tables for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/coherence.h"

#include "cli/files.h"

#include <math.h>

#include "output/package.h"

static const grdp_column columns[] = {
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region.", 0},
    {"year", GRDP_COLUMN_INTEGER, NULL, "Year of the targets.", 0},
    {"kind", GRDP_COLUMN_TEXT, NULL, "contradiction or difference (between authorities).", 0},
    {"number", GRDP_COLUMN_INTEGER, NULL, "Counts the contradictions, and the differences.", 0},
    {"plan", GRDP_COLUMN_TEXT, NULL, "Id of the plan.", 0},
    {"target", GRDP_COLUMN_TEXT, NULL, "Id of the target or of its part.", 0},
    {"series", GRDP_COLUMN_TEXT, NULL, "Series or indicator.", 0},
    {"op", GRDP_COLUMN_TEXT, NULL, "Direction.", 0},
    {"value", GRDP_COLUMN_NUMBER, NULL, "What is asked, in the unit of the target.", -1},
    {"alone", GRDP_COLUMN_NUMBER, NULL, "What it must ask for if the others stay.", -1},
    {"least", GRDP_COLUMN_INTEGER, NULL, "1 where its change is the least.", 0},
};

static const grdp_column history[] = {
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region.", 0},
    {"year", GRDP_COLUMN_INTEGER, NULL, "Year of the targets.", 0},
    {"tension", GRDP_COLUMN_TEXT, NULL, "icor, budget or productivity.", 0},
    {"row", GRDP_COLUMN_TEXT, NULL, "history, or plan: what the targets ask.", 0},
    {"period", GRDP_COLUMN_INTEGER, NULL, "Year of the figures.", 0},
    {"known_from", GRDP_COLUMN_TEXT, NULL, "Date from which both figures were known.", 0},
    {"numerator", GRDP_COLUMN_NUMBER, NULL, "The figure above.", -1},
    {"denominator", GRDP_COLUMN_NUMBER, NULL, "The figure below.", -1},
    {"quotient", GRDP_COLUMN_NUMBER, "ratio", "Their quotient, of 1 + growth for productivity.",
     -1},
};

enum {
    N_COLUMNS = sizeof columns / sizeof *columns,
    N_HISTORY = sizeof history / sizeof *history,
};

static void put_claim(grdp_package *package, const grdp_coherence *c, const grdp_claim *claim,
                      const grdp_cell *start, const grdp_cell *end)
{
    const grdp_cell cells[N_COLUMNS] = {
        {.text = c->region->id},
        {.number = c->year},
        start[0],
        start[1],
        {.text = claim->plan->id},
        {.text = claim->part->id},
        {.text = claim->part->series},
        {.text = claim->part->op},
        end[0],
        end[1],
        end[2],
    };

    grdp_package_row(package, cells);
}

static void put_conflicts(grdp_package *package, const grdp_coherence *c)
{
    for (size_t i = 0; i < c->n_conflicts; i++) {
        const grdp_conflict *const conflict = &c->conflicts[i];
        const grdp_cell start[] = {{.text = "contradiction"}, {.number = (double)(i + 1)}};
        for (size_t k = 0; k < conflict->n; k++) {
            const grdp_cell end[] = {{.number = conflict->values[k]},
                                     {.number = conflict->alone[k]},
                                     {.number = k == conflict->least ? 1.0 : 0.0}};
            put_claim(package, c, &c->claims[conflict->claims[k]], start, end);
        }
    }
    for (size_t i = 0; i < c->n_differences; i++) {
        const grdp_difference *const d = &c->differences[i];
        const grdp_cell start[] = {{.text = "difference"}, {.number = (double)(i + 1)}};
        for (size_t k = 0; k < d->n; k++) {
            const grdp_claim *const claim = &c->claims[d->claims[k]];
            const grdp_cell end[] = {
                {.number = claim->part->value}, {.number = (double)NAN}, {.number = (double)NAN}};
            put_claim(package, c, claim, start, end);
        }
    }
}

static void put_tension(grdp_package *package, const grdp_coherence *c, const grdp_tension *t)
{
    char date[GRDP_PERIOD_TEXT];

    for (size_t i = 0; i < t->n; i++) {
        const grdp_tension_row *const row = &t->rows[i];
        const grdp_cell cells[N_HISTORY] = {
            {.text = c->region->id},
            {.number = c->year},
            {.text = t->kind->id},
            {.text = "history"},
            {.number = row->year},
            {.text = grdp_date_text(row->known, date)},
            {.number = row->numerator->value},
            {.number = row->denominator->value},
            {.number = row->quotient},
        };
        grdp_package_row(package, cells);
    }
    const grdp_cell plan[N_HISTORY] = {
        {.text = c->region->id},  {.number = c->year},        {.text = t->kind->id},
        {.text = "plan"},         {.number = c->year},        {.text = NULL},
        {.number = t->numerator}, {.number = t->denominator}, {.number = t->quotient},
    };
    grdp_package_row(package, plan);
}

static grdp_status write_tables(grdp_cli *cli, grdp_package *package, size_t n,
                                const grdp_coherence *const *all)
{
    GRDP_TRY(grdp_files_begin(cli, package, "coherence",
                              "Conditions that contradict each other or differ by authority.",
                              columns, N_COLUMNS));
    for (size_t i = 0; i < n; i++)
        put_conflicts(package, all[i]);
    GRDP_TRY(grdp_package_end(package, cli->diag));
    GRDP_TRY(grdp_files_begin(cli, package, "tensions",
                              "Quotients of the past and those that the targets ask for.", history,
                              N_HISTORY));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < all[i]->n_tensions; k++)
            put_tension(package, all[i], &all[i]->tensions[k]);
    GRDP_TRY(grdp_package_end(package, cli->diag));
    return grdp_package_close(package, cli->diag);
}

grdp_status grdp_coherence_write(grdp_cli *cli, size_t n, const grdp_coherence *const *all)
{
    const grdp_package_about about = {.name = "coherence",
                                      .title = NULL,
                                      .kind = cli->command->name,
                                      .takes_over = cli->restart,
                                      .command = cli->line};
    grdp_package *package = NULL;

    GRDP_TRY(grdp_files_open(cli, &about, &package));
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < all[i]->region->n_inputs; k++)
            grdp_package_input(package, all[i]->region->inputs[k].file,
                               all[i]->region->inputs[k].sha256);
        for (size_t p = 0; p < all[i]->n_plans; p++)
            grdp_package_input(package, all[i]->plans[p]->input.file,
                               all[i]->plans[p]->input.sha256);
    }
    const grdp_status status = write_tables(cli, package, n, all);
    if (status == GRDP_OK)
        grdp_files_show(cli, package);
    grdp_package_free(package);
    return status;
}
