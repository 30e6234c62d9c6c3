/* actuals: which of several published figures counts at a date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/actuals.h"

#include "core/number.h"
#include "core/text.h"
#include "scenario/flood.h"

#include <stdlib.h>
#include <string.h>

static int compare_period(const grdp_actual *a, const char *series, grdp_period period)
{
    const int by_series = strcmp(a->series, series);
    if (by_series != 0)
        return by_series;
    const grdp_period p = a->period;
    if (p.year != period.year)
        return p.year < period.year ? -1 : 1;
    if (p.first_month != period.first_month)
        return p.first_month < period.first_month ? -1 : 1;
    return (p.last_month > period.last_month) - (p.last_month < period.last_month);
}

/* Rows are sorted by reference, so that the order of reading decides between equal ones. */
static int compare_rows(const void *left, const void *right)
{
    const grdp_actual *a = *(const grdp_actual *const *)left;
    const grdp_actual *b = *(const grdp_actual *const *)right;
    const int by_period = compare_period(a, b->series, b->period);
    if (by_period != 0)
        return by_period;
    if (a->vintage != b->vintage)
        return a->vintage < b->vintage ? -1 : 1;
    return (a > b) - (a < b);
}

static bool is_status(const grdp_actual *row, const char *status)
{
    return strcmp(row->status, status) == 0;
}

static int rank(const grdp_actual *row)
{
    static const char *const ranks[] = {"estimate", "preliminary", "final"};
    for (int i = 0; i < 3; i++) {
        if (is_status(row, ranks[i]))
            return i + 1;
    }
    return 0;
}

/* Whether `row`, which stands after `best`, takes its place. */
static bool replaces(const grdp_actual *row, const grdp_actual *best)
{
    if (!best)
        return true;
    const bool derived = is_status(row, "derived");
    if (derived != is_status(best, "derived"))
        return !derived;
    if (row->vintage != best->vintage)
        return row->vintage > best->vintage;
    return rank(row) >= rank(best);
}

static bool is_same(const grdp_actual *a, const grdp_actual *b)
{
    return !(a->value < b->value || a->value > b->value) && strcmp(a->unit, b->unit) == 0;
}

/* Two figures of one series, period and vintage: says which one counts. What was derived differs
 * from what was published as a matter of course. */
static void report_conflict(const grdp_actual *row, const grdp_actual *best,
                            grdp_flood floods[GRDP_ERROR], grdp_diag *diag)
{
    if (row == best || is_same(row, best) || is_status(row, "plan"))
        return;
    const grdp_severity severity =
        is_status(row, "derived") && !is_status(best, "derived") ? GRDP_NOTE : GRDP_WARNING;
    const grdp_place place = {row->file, row->line, NULL};
    if (!grdp_flood_room(&floods[severity], severity, place))
        return;
    char period[GRDP_PERIOD_TEXT];
    grdp_diag_add(diag, severity, place,
                  "%s of %s is %s %s here and %s %s in line %u of %s; the latter counts",
                  "give each its date of publication in the column \"vintage\"",
                  grdp_text_show(row->series), grdp_period_text(row->period, period),
                  grdp_number_show(row->value), grdp_text_show(row->unit),
                  grdp_number_show(best->value), grdp_text_show(best->unit), best->line,
                  best->file);
}

static void report_conflicts(const grdp_actuals *actuals, grdp_diag *diag)
{
    size_t end;
    grdp_flood floods[GRDP_ERROR] = {0}; /* one for notes, one for warnings */
    for (size_t first = 0; first < actuals->n; first = end) {
        const grdp_actual *head = &actuals->rows[first];
        const grdp_actual *best = NULL;
        for (end = first; end < actuals->n; end++) {
            const grdp_actual *row = &actuals->rows[end];
            if (row->vintage != head->vintage ||
                compare_period(row, head->series, head->period) != 0)
                break;
            if (!is_status(row, "plan") && replaces(row, best))
                best = row;
        }
        for (size_t i = first; best && i < end; i++)
            report_conflict(&actuals->rows[i], best, floods, diag);
    }
    grdp_flood_report(floods, GRDP_ERROR, diag);
}

grdp_status grdp_actuals_finish(grdp_arena *arena, grdp_actual_rows *rows, grdp_diag *diag,
                                grdp_actuals *out)
{
    const grdp_actual **order = grdp_arena_alloc(arena, rows->n, sizeof *order);
    grdp_actual *sorted = grdp_arena_alloc(arena, rows->n, sizeof *sorted);
    if (!order || !sorted)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < rows->n; i++)
        order[i] = &rows->rows[i];
    qsort(order, rows->n, sizeof *order, compare_rows);
    for (size_t i = 0; i < rows->n; i++)
        sorted[i] = *order[i];
    *out = (grdp_actuals){rows->n, sorted};
    report_conflicts(out, diag);
    return GRDP_OK;
}

size_t grdp_actuals_range(const grdp_actuals *actuals, const char *series, grdp_period period,
                          size_t *first)
{
    size_t low = 0;
    size_t high = actuals->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (compare_period(&actuals->rows[middle], series, period) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < actuals->n && compare_period(&actuals->rows[low], series, period) == 0)
        low++;
    return low - *first;
}

static bool is_rate(const char *unit)
{
    return grdp_text_equal(unit, "%") || grdp_text_equal(unit, "pp");
}

bool grdp_actual_fits(const grdp_actual *row, const char *unit)
{
    return !unit || grdp_text_equal(row->unit, unit) || (is_rate(row->unit) && is_rate(unit));
}

const grdp_actual *grdp_actuals_find(const grdp_actuals *actuals, const char *series,
                                     grdp_period period, int as_of)
{
    return grdp_actuals_find_in(actuals, series, period, as_of, NULL);
}

const grdp_actual *grdp_actuals_find_in(const grdp_actuals *actuals, const char *series,
                                        grdp_period period, int as_of, const char *unit)
{
    size_t first;
    const size_t n = grdp_actuals_range(actuals, series, period, &first);
    const grdp_actual *best = NULL;
    for (size_t i = first; i < first + n; i++) {
        const grdp_actual *row = &actuals->rows[i];
        const bool known = as_of == 0 || (row->vintage != 0 && row->vintage <= as_of);
        const bool counts = known && !is_status(row, "plan") && grdp_actual_fits(row, unit);
        if (counts && replaces(row, best))
            best = row;
    }
    return best;
}

size_t grdp_actuals_n_undated(const grdp_actuals *actuals)
{
    size_t n = 0;
    for (size_t i = 0; i < actuals->n; i++)
        n += actuals->rows[i].vintage == 0;
    return n;
}

int grdp_actual_price_base(const grdp_actual *row, int own)
{
    static const char prefix[] = "constant";
    int year = 0;
    if (row->basis == NULL || row->basis[0] == '\0' || grdp_text_equal(row->basis, prefix))
        return own;
    if (strncmp(row->basis, prefix, sizeof prefix - 1) != 0 || row->basis[sizeof prefix - 1] != '_')
        return 0;
    for (const char *at = row->basis + sizeof prefix; *at >= '0' && *at <= '9' && year < 10000;
         at++)
        year = 10 * year + (*at - '0');
    return year;
}
