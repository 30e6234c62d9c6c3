/* backtest_read: whose growth is projected, from regions and from tables of many.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/backtest.h"

#include <math.h>
#include <string.h>

#include "core/file.h"
#include "core/number.h"
#include "core/text.h"
#include "scenario/csv.h"

static const char growth_series[] = "grdp.growth";

/* Sorts rows of growth; doubtful figures were told when the region was read. */
static grdp_status finish(grdp_arena *arena, grdp_actual_rows *rows, grdp_subject *subject)
{
    grdp_diag *const quiet = grdp_diag_create(NULL);
    if (!quiet)
        return GRDP_ERR_MEMORY;
    const grdp_status status = grdp_actuals_finish(arena, rows, quiet, &subject->growth);
    grdp_diag_free(quiet);
    return status;
}

grdp_status grdp_subject_read(grdp_arena *arena, const grdp_region *region, grdp_subject *subject)
{
    const grdp_actuals *const all = &region->actuals;
    grdp_actual_rows rows = {.rows = grdp_arena_alloc(arena, all->n, sizeof *rows.rows)};

    if (!rows.rows)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->rows[i].series, growth_series) == 0)
            rows.rows[rows.n++] = all->rows[i];
    subject->id = region->id;
    subject->region = region;
    return finish(arena, &rows, subject);
}

static void add_target(grdp_subject *subject, const grdp_subject_target *target)
{
    if (subject->n_targets < GRDP_BACKTEST_TARGETS)
        subject->targets[subject->n_targets++] = *target;
}

void grdp_subject_add_plan(grdp_subject *subject, const grdp_plan *plan)
{
    if (subject->n_plans == GRDP_BACKTEST_TARGETS)
        return;
    subject->plans[subject->n_plans++] = plan;
    for (size_t t = 0; t < plan->n_targets; t++) {
        const grdp_target *const target = &plan->targets[t];
        /* A composite is no target of growth; of several on growth the first, the lower end. */
        if (target->n_parts != 1 || target->first_year != target->last_year ||
            strcmp(target->parts[0].series, growth_series) != 0)
            continue;
        const grdp_target_part *const part = &target->parts[0];
        add_target(subject, &(grdp_subject_target){
                                .year = target->first_year,
                                .known = plan->adopted,
                                .op = part->op,
                                .value = part->value,
                                .tolerance = part->tolerance,
                                .decimals = part->decimals,
                                .plan = plan->id ? plan->id : plan->file,
                            });
        return;
    }
}

/* A table and where its columns are. */
enum { REGION, YEAR, VALUE, VINTAGE, PLAN, COLUMNS };

typedef struct table {
    grdp_csv csv;
    size_t at[COLUMNS], n_columns;
    grdp_diag *diag;
} table;

static bool find_columns(table *t, const char *const *names)
{
    bool fine = true;

    for (size_t c = 0; c < t->n_columns; c++) {
        const int found = grdp_csv_column(&t->csv, names[c]);
        t->at[c] = found >= 0 ? (size_t)found : 0;
        fine &= found >= 0;
        if (found < 0)
            grdp_diag_add(t->diag, GRDP_ERROR, (grdp_place){t->csv.file, 1, names[c]},
                          "the table has no column \"%s\"",
                          "growth of regions has region, year, growth, vintage; past plans have "
                          "region, year, plan, outcome, vintage",
                          names[c]);
    }
    return fine;
}

static const char *cell(const table *t, size_t row, size_t column)
{
    return t->csv.cells[row * t->csv.n_columns + t->at[column]];
}

typedef struct entry {
    const char *region;
    int year, vintage, decimals, plan_decimals;
    double value, plan;
} entry;

/* False after a finding. */
static bool read_entry(const table *t, size_t row, entry *out)
{
    const grdp_place place = {t->csv.file, t->csv.lines[row], NULL};
    double year = 0.0;
    *out = (entry){.region = cell(t, row, REGION), .plan = (double)NAN};
    const bool numbers =
        grdp_csv_number(&t->csv, row, t->at[YEAR], &year) && year >= 1900.0 && year < 2200.0 &&
        grdp_csv_number(&t->csv, row, t->at[VALUE], &out->value) &&
        (t->n_columns <= PLAN || grdp_csv_number(&t->csv, row, t->at[PLAN], &out->plan));

    out->year = (int)year;
    out->decimals = grdp_number_decimals(cell(t, row, VALUE));
    out->plan_decimals = t->n_columns > PLAN ? grdp_number_decimals(cell(t, row, PLAN)) : 0;
    if (!numbers)
        grdp_diag_add(t->diag, GRDP_ERROR, place, "year \"%s\" and growth \"%s\" are not numbers",
                      "write growth in per cent: hai_duong,2023,8.16,2023-12",
                      grdp_text_show(cell(t, row, YEAR)), grdp_text_show(cell(t, row, VALUE)));
    if (grdp_date_read(cell(t, row, VINTAGE), &out->vintage))
        return numbers;
    grdp_diag_add(t->diag, GRDP_ERROR, place, "vintage \"%s\" is not a date",
                  "write for example 2023-12", grdp_text_show(cell(t, row, VINTAGE)));
    return false;
}

/* By id, added where it is new; NULL where there is no room. */
static grdp_subject *find_subject(grdp_subjects *subjects, const char *id)
{
    for (size_t i = 0; i < subjects->n; i++)
        if (strcmp(subjects->all[i].id, id) == 0)
            return &subjects->all[i];
    if (subjects->n == subjects->room)
        return NULL;
    grdp_subject *const subject = &subjects->all[subjects->n++];
    *subject = (grdp_subject){.id = id};
    return subject;
}

/* One more row of growth, unless the subject has that year from elsewhere. */
static grdp_status add_growth(grdp_arena *arena, const table *t, size_t row, const entry *e,
                              grdp_subject *subject)
{
    const grdp_period year = {e->year, 1, 12};
    const grdp_actuals *const old = &subject->growth;
    size_t at;

    for (size_t i = 0, n = grdp_actuals_range(old, growth_series, year, &at); i < n; i++)
        if (strcmp(old->rows[at + i].file, t->csv.file) != 0 && old->rows[at + i].vintage != 0)
            return GRDP_OK;
    grdp_actual_rows rows = {.rows = grdp_arena_alloc(arena, old->n + 1, sizeof *rows.rows)};
    if (!rows.rows)
        return GRDP_ERR_MEMORY;
    for (; rows.n < old->n; rows.n++)
        rows.rows[rows.n] = old->rows[rows.n];
    rows.rows[rows.n++] = (grdp_actual){.period = year,
                                        .series = growth_series,
                                        .value = e->value,
                                        .decimals = e->decimals,
                                        .unit = "%",
                                        .basis = "constant",
                                        .status = "estimate",
                                        .source = "",
                                        .vintage = e->vintage,
                                        .file = t->csv.file,
                                        .line = t->csv.lines[row]};
    return finish(arena, &rows, subject);
}

static bool has_target(const grdp_subject *subject, int year)
{
    for (size_t i = 0; i < subject->n_targets; i++)
        if (subject->targets[i].year == year)
            return true;
    return false;
}

static void add_past_plan(const entry *e, grdp_subject *subject)
{
    if (isnan(e->plan) || has_target(subject, e->year))
        return;
    add_target(subject, &(grdp_subject_target){.year = e->year,
                                               .op = ">=",
                                               .value = e->plan,
                                               .tolerance = (double)NAN,
                                               .decimals = e->plan_decimals,
                                               .plan = "plan_errors"});
}

static grdp_status join_rows(grdp_subjects *subjects, const table *t)
{
    bool fine = true;

    for (size_t row = 0; row < t->csv.n_rows; row++) {
        entry e;
        if (!read_entry(t, row, &e)) {
            fine = false;
            continue;
        }
        grdp_subject *const subject = find_subject(subjects, e.region);
        if (!subject)
            return GRDP_ERR_LIMIT;
        GRDP_TRY(add_growth(subjects->arena, t, row, &e, subject));
        add_past_plan(&e, subject);
    }
    return fine ? GRDP_OK : GRDP_ERR_INPUT;
}

grdp_status grdp_subjects_join(grdp_subjects *subjects, const char *file, bool plans,
                               grdp_diag *diag, grdp_input *input)
{
    static const char *const of_growth[] = {"region", "year", "growth", "vintage"};
    static const char *const of_plans[] = {"region", "year", "outcome", "vintage", "plan"};
    table t = {.n_columns = plans ? COLUMNS : PLAN, .diag = diag};
    const char *bytes = NULL;
    size_t length = 0;

    GRDP_TRY(grdp_csv_read(subjects->arena, file, diag, &t.csv, &bytes, &length));
    input->file = t.csv.file;
    grdp_sha256(bytes, length, input->sha256);
    if (!find_columns(&t, plans ? of_plans : of_growth))
        return GRDP_ERR_INPUT;
    return join_rows(subjects, &t);
}
