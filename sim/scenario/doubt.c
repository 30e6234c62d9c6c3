/* doubt: figures that may stand where they do and yet look mistyped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/doubt.h"

#include "core/number.h"
#include "core/text.h"
#include "scenario/flood.h"

#include <math.h>
#include <string.h>

/* Fewer figures of a series than this say nothing about another. */
enum { FEWEST = 3 };

static const double VAST = 500.0; /* per cent */

void grdp_doubt_fraction(grdp_place place, double value, int decimals, const char *unit,
                         grdp_diag *diag)
{
    char meant[GRDP_NUMBER_TEXT];
    grdp_number_fixed(100.0 * value, decimals > 2 ? decimals - 2 : 0, meant);
    grdp_diag_add(diag, GRDP_WARNING, place,
                  "%s %s is very small; percentages are written in per cent", "did you mean %s?",
                  grdp_number_show(value), unit, meant);
}

void grdp_doubt_share(const grdp_node *node, const char *path, double usual, grdp_diag *diag)
{
    const double share = node->kind == GRDP_NODE_NUMBER ? node->number : 0.0;
    if (share > 0.0 && share < 1.0 && share < 0.1 * usual && 100.0 * share < 3.0 * usual)
        grdp_doubt_fraction(grdp_node_place(node, path), share, node->decimals, "%", diag);
}

void grdp_doubt_amount(const grdp_node *node, const char *path, grdp_diag *diag)
{
    char meant[GRDP_NUMBER_TEXT];
    if (node->kind != GRDP_NODE_NUMBER || node->decimals != 3 || fabs(node->number) >= 1000.0)
        return;
    grdp_number_fixed(1000.0 * node->number, 0, meant);
    grdp_diag_add(diag, GRDP_WARNING, grdp_node_place(node, path),
                  "%s is very small; a dot does not separate thousands", "did you mean %s?",
                  grdp_number_show(node->number), meant);
}

/* The figures of a series that are no fractions: how many, the least and the largest size. */
typedef struct range {
    size_t n;
    double low, high;
} range;

static range find_whole(const grdp_actual *rows, size_t n)
{
    range r = {.low = HUGE_VAL};
    for (size_t i = 0; i < n; i++) {
        const double size = fabs(rows[i].value);
        if (size < 1.0)
            continue;
        r.n++;
        r.low = fmin(r.low, size);
        r.high = fmax(r.high, size);
    }
    return r;
}

/* A series that is often near 0 has fractions of a per cent of its own. */
static bool is_doubtful(const grdp_actual *row, const range *whole, size_t n)
{
    const double meant = 100.0 * fabs(row->value);
    return grdp_text_equal(row->unit, "%") && row->decimals >= 2 && meant > 0.0 && meant < 100.0 &&
           whole->n >= FEWEST && 4 * whole->n >= 3 * n && meant >= 0.5 * whole->low &&
           meant <= 1.5 * whole->high;
}

/* No economy and no sector of a plan grows so fast or falls to nothing; a figure in another unit
 * does. */
static bool is_vast(const grdp_actual *row)
{
    static const char end[] = ".growth";
    const size_t n = strlen(row->series), tail = sizeof end - 1;
    return (row->value > VAST || row->value <= -100.0) && n > tail &&
           strcmp(row->series + n - tail, end) == 0;
}

static void doubt_growth(grdp_place place, double value, grdp_diag *diag)
{
    grdp_diag_add(diag, GRDP_WARNING, place,
                  value > 0.0 ? "growth of %s is more than any economy has"
                              : "growth of %s leaves nothing to grow",
                  "growth is in per cent over the same period of the year before",
                  grdp_number_show(value));
}

void grdp_doubt_actuals(const grdp_actuals *actuals, grdp_diag *diag)
{
    grdp_flood flood = {0};
    for (size_t first = 0, end; first < actuals->n; first = end) {
        const grdp_actual *const rows = &actuals->rows[first];
        for (end = first; end < actuals->n; end++)
            if (!grdp_text_equal(actuals->rows[end].series, rows->series))
                break;
        const range whole = find_whole(rows, end - first);
        for (const grdp_actual *row = rows; row < actuals->rows + end; row++) {
            const grdp_place place = {row->file, row->line, "value"};
            const bool vast = is_vast(row);
            if ((!vast && !is_doubtful(row, &whole, end - first)) ||
                !grdp_flood_room(&flood, GRDP_WARNING, place))
                continue;
            if (vast)
                doubt_growth(place, row->value, diag);
            else
                grdp_doubt_fraction(place, row->value, row->decimals, row->unit, diag);
        }
    }
    grdp_flood_report(&flood, 1, diag);
}
