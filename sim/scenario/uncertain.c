/* uncertain: a factor as a distribution.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/field.h"
#include "scenario/history.h"

enum { FIELDS = 16, POINTS = 10000, HISTORY = 400, FIRST_YEAR = 1900 };

/* A smaller part of the draws than this may lie outside a factor's bounds without a word. */
static const double TAILS = 1e-3;

static bool fail(grdp_reader *reader, const grdp_factor *factor, const grdp_node *node,
                 const char *sentence, const char *hint)
{
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, factor->path), sentence, hint);
    return false;
}

static const grdp_dist *find_dist(grdp_reader *reader, const grdp_factor *factor,
                                  const grdp_node *node)
{
    const grdp_node *const name = grdp_node_child(node, "dist");
    const char *words[32];
    size_t n = 0;
    for (const grdp_dist *d; n < 32 && (d = grdp_dist_at(n)) != NULL; n++)
        words[n] = d->name;
    const grdp_dist *const dist = name->kind == GRDP_NODE_TEXT ? grdp_dist_find(name->text) : NULL;
    if (dist != NULL)
        return dist;
    const char *const near =
        name->kind == GRDP_NODE_TEXT ? grdp_text_nearest(name->text, words, n) : NULL;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(name, factor->path),
                  "there is no distribution \"%s\"",
                  near != NULL ? "did you mean \"%s\"?" : "see: grdpsim list dists",
                  grdp_value_show(name), near);
    return NULL;
}

/* The keys of a distribution: its own numbers, and those that every distribution takes. */
static bool check_keys(grdp_reader *reader, const grdp_factor *factor, const grdp_dist *dist,
                       const grdp_node *node)
{
    grdp_field fields[FIELDS] = {
        {.name = "dist", .kind = GRDP_FIELD_TEXT},
        {.name = "each", .kind = GRDP_FIELD_TEXT, .choices = "run|period"},
        {.name = "truncate", .kind = GRDP_FIELD_LIST},
    };
    size_t n = 3;
    for (size_t p = 0; p < dist->n_params; p++)
        fields[n++] = (grdp_field){.name = dist->params[p].name,
                                   .kind = GRDP_FIELD_NUMBER,
                                   .required = p < dist->n_required};
    if (dist->points && !dist->history) {
        fields[n++] = (grdp_field){.name = "values", .kind = GRDP_FIELD_LIST, .required = true};
        fields[n++] = (grdp_field){.name = "weights", .kind = GRDP_FIELD_LIST};
    } else if (dist->history) {
        fields[n++] = (grdp_field){.name = "series", .kind = GRDP_FIELD_TEXT, .required = true};
        fields[n++] = (grdp_field){.name = "years", .kind = GRDP_FIELD_LIST};
        fields[n++] = (grdp_field){.name = "leave_out", .kind = GRDP_FIELD_LIST};
    }
    return grdp_schema_check(node, factor->path, fields, n, reader->diag);
}

typedef struct point {
    double value, weight;
} point;

static int by_value(const void *a, const void *b)
{
    const point *const x = a, *const y = b;
    return (x->value > y->value) - (x->value < y->value);
}

static bool keep_points(grdp_reader *reader, grdp_factor *factor, point *points, size_t n)
{
    double *const value = grdp_arena_alloc(reader->arena, n, sizeof *value);
    double *const weight = grdp_arena_alloc(reader->arena, n, sizeof *weight);
    if (value == NULL || weight == NULL) {
        reader->no_memory = true;
        return false;
    }
    qsort(points, n, sizeof *points, by_value);
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += points[i].weight;
    for (size_t i = 0; i < n; i++) {
        value[i] = points[i].value;
        weight[i] = sum > 0.0 ? points[i].weight / sum : 0.0;
    }
    factor->args.n_points = n;
    factor->args.point = value;
    factor->args.weight = weight;
    return true;
}

/* A number of a distribution that is a value of the factor: within the factor's own bounds. */
static bool check_value(grdp_reader *reader, const grdp_factor *factor, const grdp_node *node,
                        const char *key)
{
    grdp_factor named = *factor;
    named.path = grdp_schema_path(reader->arena, factor->path, key);
    return grdp_number_check(reader, &named, node, node->number);
}

static bool are_numbers(grdp_reader *reader, const grdp_factor *factor, const grdp_node *list)
{
    static const grdp_field number = {.kind = GRDP_FIELD_NUMBER};
    const char *const path = grdp_schema_path(reader->arena, factor->path, list->name);
    bool fine = true;
    for (const grdp_node *item = list->first; item != NULL; item = item->next)
        fine &= grdp_field_check(
            &(grdp_subject){item, &number, grdp_node_place(item, path), reader->diag});
    return fine;
}

static bool read_points(grdp_reader *reader, grdp_factor *factor, const grdp_node *values,
                        const grdp_node *weights)
{
    point *const points = grdp_arena_alloc(reader->arena, values->n, sizeof *points);
    if (points == NULL) {
        reader->no_memory = true;
        return false;
    }
    const grdp_node *weight = weights != NULL ? weights->first : NULL;
    bool fine = true;
    size_t i = 0;
    double sum = 0.0;
    for (const grdp_node *v = values->first; v != NULL; v = v->next, i++) {
        fine &= check_value(reader, factor, v, "values");
        points[i] = (point){v->number, weight != NULL ? weight->number : 1.0};
        sum += points[i].weight;
        if (points[i].weight < 0.0)
            return fail(reader, factor, weight, "a weight is below 0",
                        "write weights of 0 or more: values = ( 7, 9 ); weights = ( 1, 2 );");
        weight = weight != NULL ? weight->next : NULL;
    }
    if (!(sum > 0.0))
        return fail(reader, factor, weights, "the weights add up to 0",
                    "give at least one value a weight above 0");
    return keep_points(reader, factor, points, i) && fine;
}

static bool read_discrete(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    const grdp_node *const values = grdp_node_child(node, "values");
    const grdp_node *const weights = grdp_node_child(node, "weights");
    const bool numbers = are_numbers(reader, factor, values);
    if ((weights != NULL && !are_numbers(reader, factor, weights)) || !numbers)
        return false;
    if (values->n > 0 && values->n <= POINTS && (weights == NULL || weights->n == values->n))
        return read_points(reader, factor, values, weights);
    const size_t n_weights = weights != NULL ? weights->n : values->n;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, factor->path),
                  "%zu values and %zu weights do not match; as many of each are wanted, 1 to %zu",
                  "write for example: values = ( 7, 9 ); weights = ( 1, 2 );", values->n, n_weights,
                  (size_t)POINTS);
    return false;
}

/* Yearly figures of one series that were published by as_of. */
static bool read_history(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    const grdp_scenario *const s = reader->scenario;
    const char *const series = grdp_schema_text(node, "series", "");
    int first = FIRST_YEAR, last = s->base_year;
    bool fine = grdp_history_years(reader, node, factor->path, &first, &last);
    fine &= grdp_history_knows(reader, grdp_node_child(node, "series"),
                               grdp_schema_path(reader->arena, factor->path, "series"));
    if (!fine)
        return false;
    point points[HISTORY];
    size_t n = 0;
    for (int year = first; year <= last && n < HISTORY; year++) {
        const grdp_period period = {year, 1, 12};
        const grdp_actual *const row =
            grdp_history_leaves_out(node, year)
                ? NULL
                : grdp_actuals_find(&s->region->actuals, series, period, s->as_of);
        if (row != NULL)
            points[n++] = (point){row->value, 1.0};
    }
    if (n >= 2)
        return keep_points(reader, factor, points, n);
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, factor->path),
                  "the history of \"%s\" has %zu yearly figures that were known by then, too few "
                  "to draw from",
                  "write another distribution, a later as_of, or other years",
                  grdp_text_show(series), n);
    return false;
}

static bool read_truncation(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    const grdp_node *const cut = grdp_node_child(node, "truncate");
    if (cut == NULL)
        return true;
    if (!are_numbers(reader, factor, cut))
        return false;
    if (cut->n != 2 || cut->first->number >= cut->last->number)
        return fail(reader, factor, cut, "the bounds of the truncation are not two rising numbers",
                    "write: truncate = ( 0, 15 );");
    factor->low = cut->first->number;
    factor->high = cut->last->number;
    const char *const fault =
        grdp_dist_truncate_fault(factor->dist, &factor->args, factor->low, factor->high);
    if (fault != NULL)
        return fail(reader, factor, cut, fault, "let the bounds hold some of the distribution");
    const double likely = factor->dist->likely(&factor->args);
    if (likely < factor->low || likely > factor->high)
        grdp_diag_add(reader->diag, GRDP_WARNING, grdp_node_place(cut, factor->path),
                      "the %s %s, which a run without draws takes, is outside [%s, %s]",
                      "move the bounds or the distribution", factor->dist->likely_word,
                      grdp_number_show(likely), grdp_number_show(factor->low),
                      grdp_number_show(factor->high));
    return true;
}

/* Draws are not held back at the bounds of a factor, so that too wide a spread is said here. */
static void report_tails(grdp_reader *reader, const grdp_factor *factor, const grdp_node *node)
{
    const grdp_param *const param = factor->param;
    const grdp_dist *const dist = factor->dist;
    const double below = param->min > factor->low ? dist->cdf(&factor->args, param->min) : 0.0;
    const double above =
        param->max < factor->high ? 1.0 - dist->cdf(&factor->args, param->max) : 0.0;
    if (dist->points || below + above <= TAILS)
        return;
    grdp_diag_add(reader->diag, GRDP_WARNING, grdp_node_place(node, factor->path),
                  "%.*f %% of the draws lie outside [%s, %s]",
                  "narrow the distribution, or add for example: truncate = ( %s, %s );", 1,
                  100.0 * (below + above), grdp_number_show(param->min),
                  grdp_number_show(param->max), grdp_number_show(param->min),
                  grdp_number_show(param->max));
}

/* In every distribution the first number is a value of the factor; of the others those are that
 * have no bound of their own. */
static bool read_numbers(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    bool fine = true;
    for (size_t p = 0; p < factor->dist->n_params; p++) {
        const grdp_param *const param = &factor->dist->params[p];
        const grdp_node *const number = grdp_node_child(node, param->name);
        factor->args.number[p] = grdp_schema_number(node, param->name, param->fallback);
        if (number != NULL && (p == 0 || param->min <= -GRDP_DIST_LARGEST))
            fine &= check_value(reader, factor, number, param->name);
    }
    return fine;
}

/* The number that a fault speaks of: its sentence begins with the name. */
static const grdp_node *find_faulty(const grdp_dist *dist, const grdp_node *node, const char *fault)
{
    for (size_t p = 0; p < dist->n_params; p++) {
        const char *const name = dist->params[p].name;
        const size_t length = strlen(name);
        const grdp_node *const number = grdp_node_child(node, name);
        if (number != NULL && strncmp(fault, name, length) == 0 && fault[length] == ' ')
            return number;
    }
    return node;
}

/* "mean = 8, sd = -1": what was read. NULL when out of memory. */
static const char *show_args(const grdp_reader *reader, const grdp_factor *factor)
{
    const grdp_dist *const dist = factor->dist;
    const char *text = "";
    for (size_t p = 0; p < dist->n_params && text != NULL; p++)
        if (!isnan(factor->args.number[p]))
            text = grdp_arena_printf(reader->scenario->arena, "%s%s%s = %s", text,
                                     text[0] != '\0' ? ", " : "", dist->params[p].name,
                                     grdp_number_show(factor->args.number[p]));
    return text;
}

static void report_fault(grdp_reader *reader, const grdp_factor *factor, const grdp_node *node,
                         const char *fault)
{
    const char *const read = show_args(reader, factor);
    grdp_diag_add(reader->diag, GRDP_ERROR,
                  grdp_node_place(find_faulty(factor->dist, node, fault), factor->path), fault,
                  read != NULL && read[0] != '\0' ? "%s was read; see: grdpsim list dists"
                                                  : "see: grdpsim list dists",
                  read);
}

static bool read_args(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    if (!check_keys(reader, factor, factor->dist, node) || !read_numbers(reader, factor, node))
        return false;
    if (factor->dist->history ? !read_history(reader, factor, node)
                              : factor->dist->points && !read_discrete(reader, factor, node))
        return false;
    const char *const fault = factor->dist->fault(&factor->args);
    if (fault != NULL) {
        report_fault(reader, factor, node, fault);
        return false;
    }
    const double likely = factor->dist->likely(&factor->args);
    for (size_t t = 0; t < reader->scenario->n_periods; t++)
        factor->likely[t] = factor->scale * likely;
    factor->each_period = grdp_text_equal(grdp_schema_text(node, "each", "run"), "period");
    return read_truncation(reader, factor, node) &&
           ((!factor->dist->points && !factor->dist->history) ||
            grdp_number_check(reader, factor, node, likely));
}

/* A count is drawn from whole numbers or not at all. */
static bool fits_unit(grdp_reader *reader, const grdp_factor *factor, const grdp_node *node)
{
    return strcmp(factor->param->unit, "count") != 0 || factor->dist->points ||
           fail(reader, factor, node, "a count cannot be drawn from a smooth distribution",
                "write a whole number, or: { dist = \"discrete\"; values = ( 1, 2 ); }");
}

bool grdp_uncertain_read(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    factor->dist = find_dist(reader, factor, node);
    if (factor->dist != NULL && fits_unit(reader, factor, node) &&
        read_args(reader, factor, node)) {
        report_tails(reader, factor, node);
        return true;
    }
    factor->dist = NULL;
    return false;
}
