/* path_round: numbers as they are published, which still add up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/path.h"

/* Levels this near to a whole number are one, and differ by the rounding of the arithmetic. */
static const double WHOLE = 1e-6;

static double unit_of(const grdp_path *path)
{
    return pow(10.0, -path->request.digits) / 100.0;
}

static bool is_free(const grdp_path_cell *cell)
{
    return cell->sd > 0.0;
}

/* The other way to round: from the nearest number to the next one on the far side of the exact. */
static double other_way(const grdp_path_cell *c, double unit)
{
    return c->growth > c->exact ? c->growth - unit : c->growth + unit;
}

/* What the sum gains where the cell is rounded the other way; NAN where it may not be. */
static double gain_of(const grdp_path_cell *c, double unit)
{
    const double turned = other_way(c, unit);
    if (!is_free(c) || turned < c->low || turned > c->high || fabs(turned - c->exact) > unit)
        return (double)NAN;
    return c->base * (turned - c->growth);
}

/* Rounds the one or two cells the other way that bring the sum nearest to the exact one; false
 * where none do. */
static bool turn(grdp_path *path, double unit, double *excess)
{
    size_t best[2] = {0, 0};
    double least = fabs(*excess);
    for (size_t i = 0; i < path->n_cells; i++)
        for (size_t k = i; k < path->n_cells; k++) {
            const double second = k > i ? gain_of(&path->cells[k], unit) : 0.0;
            const double left = fabs(*excess + gain_of(&path->cells[i], unit) + second);
            if (!(left < least))
                continue;
            least = left;
            best[0] = i;
            best[1] = k;
        }
    if (!(least < fabs(*excess)))
        return false;
    for (size_t n = 0; n < (best[0] == best[1] ? 1 : 2); n++) {
        grdp_path_cell *const c = &path->cells[best[n]];
        *excess += gain_of(c, unit);
        c->growth = other_way(c, unit);
    }
    return true;
}

void grdp_path_round_growth(grdp_path *path)
{
    const double unit = unit_of(path);
    double excess = 0.0;
    for (size_t i = 0; i < path->n_cells; i++) {
        grdp_path_cell *const c = &path->cells[i];
        c->growth = is_free(c) ? unit * nearbyint(c->exact / unit) : c->exact;
        c->growth = fmin(fmax(c->growth, c->low), c->high);
        excess += c->base * (c->growth - c->exact);
    }
    for (size_t n = 0; n < path->n_cells && turn(path, unit, &excess); n++)
        continue;
}

/* A table whose rows and columns add up to whole numbers. */
typedef struct work {
    size_t rows, columns;
    double *now, *exact;
    size_t *edge; /* of a walk: cells, by turns along a row and along a column */
    size_t *seen; /* by row, then by column: place in the walk, from 1 */
} work;

static bool is_whole(double value)
{
    return fabs(value - nearbyint(value)) < WHOLE;
}

/* A cell of a line (row, or rows + column) that is not whole, other than `last`; rows * columns
 * where there is none. */
static size_t find_edge(const work *w, size_t line, size_t last)
{
    const bool is_row = line < w->rows;
    const size_t n = is_row ? w->columns : w->rows;
    for (size_t k = 0; k < n; k++) {
        const size_t cell = is_row ? line * w->columns + k : k * w->columns + (line - w->rows);
        if (cell != last && !is_whole(w->now[cell]))
            return cell;
    }
    return w->rows * w->columns;
}

/* Walks from line to line over cells that are not whole until a line comes back. A line has none of
 * them or two, since it adds up to a whole number. Returns the length of the cycle, 0 where there
 * is none. */
static size_t find_cycle(work *w, size_t start, size_t *first)
{
    const size_t none = w->rows * w->columns;
    for (size_t i = 0; i < w->rows + w->columns; i++)
        w->seen[i] = 0;
    size_t line = start, last = none;
    for (size_t n = 0; w->seen[line] == 0; n++) {
        w->seen[line] = n + 1;
        last = find_edge(w, line, last);
        if (last == none)
            return 0;
        w->edge[n] = last;
        line = line < w->rows ? w->rows + last % w->columns : last / w->columns;
        if (w->seen[line] != 0) {
            *first = w->seen[line] - 1;
            return n + 1 - *first;
        }
    }
    return 0;
}

/* How far cells can move by turns up and down before one of them is whole. */
static double room(const work *w, size_t first, size_t n, bool up_first)
{
    double least = HUGE_VAL;
    for (size_t k = 0; k < n; k++) {
        const double value = w->now[w->edge[first + k]];
        const bool up = (k % 2 == 0) == up_first;
        least = fmin(least, up ? ceil(value) - value : value - floor(value));
    }
    return least;
}

/* Moves the cells of a cycle the shorter way, so that one more is whole and no sum changes. */
static void shift(work *w, size_t first, size_t n)
{
    const double up = room(w, first, n, true), down = room(w, first, n, false);
    const double step = up <= down ? up : -down;
    for (size_t k = 0; k < n; k++) {
        double *const value = &w->now[w->edge[first + k]];
        *value += k % 2 == 0 ? step : -step;
        if (is_whole(*value))
            *value = nearbyint(*value);
    }
}

/* Rounds numbers so that they add up to `total`: down, and up where most is left. */
static void round_to_total(size_t n, double *values, double total)
{
    double rest = total;
    for (size_t i = 0; i < n; i++)
        rest -= floor(values[i]);
    const long n_up = lrint(ceil(rest - 0.5));
    for (long k = 0; k < n_up; k++) {
        size_t best = n;
        for (size_t i = 0; i < n; i++)
            if (!is_whole(values[i]) &&
                (best == n || values[i] - floor(values[i]) > values[best] - floor(values[best])))
                best = i;
        if (best == n)
            return;
        values[best] = ceil(values[best]);
    }
    for (size_t i = 0; i < n; i++)
        values[i] = is_whole(values[i]) ? nearbyint(values[i]) : floor(values[i]);
}

/* The sums come first: the total is rounded to the nearest, rows and columns to it, and what they
 * moved by is spread evenly over their cells. */
static void round_sums(work *w, double *row, double *column)
{
    const size_t n = w->rows, m = w->columns;
    double total = 0.0;
    for (size_t i = 0; i < n * m; i++) {
        row[i / m] += w->now[i];
        column[i % m] += w->now[i];
        total += w->now[i];
    }
    const double whole = nearbyint(total);
    for (size_t i = 0; i < n * m; i++)
        w->now[i] -= row[i / m] / (double)m + column[i % m] / (double)n - total / (double)(n * m);
    round_to_total(n, row, whole);
    round_to_total(m, column, whole);
    for (size_t i = 0; i < n * m; i++)
        w->now[i] += row[i / m] / (double)m + column[i % m] / (double)n - whole / (double)(n * m);
}

static void round_cells(work *w)
{
    size_t first = 0, n = 0;
    /* Each shift makes a cell whole, so there are no more of them than cells. */
    for (size_t line = 0; line < w->rows; line++)
        for (size_t k = 0; k < w->columns && (n = find_cycle(w, line, &first)) > 0; k++)
            shift(w, first, n);
}

/* What it costs in squared distance to move a cell by `step`. */
static double cost(const work *w, size_t row, size_t column, double step)
{
    const double away = w->now[row * w->columns + column] - w->exact[row * w->columns + column];
    return step * (2.0 * away + step);
}

/* Moves four cells, two up and two down, where that brings them nearer to the exact ones. */
static bool swap(work *w, size_t i, size_t k)
{
    bool any = false;
    for (size_t j = 0; j < w->columns; j++)
        for (size_t l = 0; l < w->columns; l++) {
            const double gain =
                cost(w, i, j, 1.0) + cost(w, k, l, 1.0) + cost(w, i, l, -1.0) + cost(w, k, j, -1.0);
            if (j == l || !(gain < -WHOLE))
                continue;
            w->now[i * w->columns + j] += 1.0;
            w->now[k * w->columns + l] += 1.0;
            w->now[i * w->columns + l] -= 1.0;
            w->now[k * w->columns + j] -= 1.0;
            any = true;
        }
    return any;
}

/* Each swap lowers the distance, which has a least value, so that this ends. */
static void improve(work *w)
{
    for (bool any = true; any;) {
        any = false;
        for (size_t i = 0; i < w->rows; i++)
            for (size_t k = 0; k < i; k++)
                any |= swap(w, i, k);
    }
}

bool grdp_path_round_table(size_t n_rows, size_t n_columns, double *table)
{
    const size_t lines = n_rows + n_columns;
    work w = {.rows = n_rows,
              .columns = n_columns,
              .now = table,
              .exact = malloc(n_rows * n_columns * sizeof *w.exact),
              .edge = calloc(lines + 1, sizeof *w.edge),
              .seen = calloc(lines, sizeof *w.seen)};
    double *const sums = calloc(lines, sizeof *sums);
    const bool has_memory = w.exact != NULL && w.edge != NULL && w.seen != NULL && sums != NULL;
    if (has_memory) {
        memcpy(w.exact, table, n_rows * n_columns * sizeof *w.exact);
        round_sums(&w, sums, sums + n_rows);
        round_cells(&w);
        for (size_t i = 0; i < n_rows * n_columns; i++)
            table[i] = nearbyint(table[i]);
        improve(&w);
    }
    free(w.exact);
    free(w.edge);
    free(w.seen);
    free(sums);
    return has_memory;
}
