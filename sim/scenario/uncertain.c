/* uncertain: a factor as a distribution.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/reader.h"

enum { FIELDS = 16, POINTS = 10000 };

static bool fail(grdp_reader *reader, const grdp_factor *factor, const grdp_node *node,
                 const char *sentence, const char *hint)
{
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, factor->path), "%s", hint,
                  sentence);
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
                  name->kind == GRDP_NODE_TEXT ? grdp_text_show(name->text) : "?", near);
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
    const bool from_history = strcmp(dist->name, "empirical") == 0;
    if (dist->points && !from_history) {
        fields[n++] = (grdp_field){.name = "values", .kind = GRDP_FIELD_LIST, .required = true};
        fields[n++] = (grdp_field){.name = "weights", .kind = GRDP_FIELD_LIST};
    } else if (dist->points) {
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

static bool read_discrete(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    const grdp_node *const values = grdp_node_child(node, "values");
    const grdp_node *const weights = grdp_node_child(node, "weights");
    if (values->n == 0 || values->n > POINTS || (weights != NULL && weights->n != values->n))
        return fail(reader, factor, node, "values and weights do not match",
                    "write as many weights as values: values = ( 7, 9 ); weights = ( 1, 2 );");
    point *const points = grdp_arena_alloc(reader->arena, values->n, sizeof *points);
    if (points == NULL) {
        reader->no_memory = true;
        return false;
    }
    const grdp_node *weight = weights != NULL ? weights->first : NULL;
    size_t i = 0;
    double sum = 0.0;
    for (const grdp_node *v = values->first; v != NULL; v = v->next, i++) {
        const double w = weight != NULL ? weight->number : 1.0;
        if (v->kind != GRDP_NODE_NUMBER || w < 0.0 ||
            (weight != NULL && weight->kind != GRDP_NODE_NUMBER))
            return fail(reader, factor, node, "values must be numbers and weights 0 or more",
                        "write: values = ( 7, 9 ); weights = ( 1, 2 );");
        points[i] = (point){v->number, w};
        sum += w;
        weight = weight != NULL ? weight->next : NULL;
    }
    if (sum <= 0.0)
        return fail(reader, factor, node, "the weights add up to 0",
                    "give at least one value a weight above 0");
    return keep_points(reader, factor, points, i);
}

static bool list_has(const grdp_node *list, int year)
{
    for (const grdp_node *y = list != NULL ? list->first : NULL; y != NULL; y = y->next)
        if (y->kind == GRDP_NODE_NUMBER && (int)y->number == year)
            return true;
    return false;
}

static bool is_year(const grdp_node *node)
{
    return node->kind == GRDP_NODE_NUMBER && node->number >= 1900.0 && node->number <= 2200.0;
}

/* Yearly figures of one series that were published by as_of. */
static bool read_history(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    const grdp_scenario *const s = reader->scenario;
    const char *const series = grdp_schema_text(node, "series", "");
    const grdp_node *const years = grdp_node_child(node, "years");
    const grdp_node *const leave_out = grdp_node_child(node, "leave_out");
    if (years != NULL && !(years->n == 2 && is_year(years->first) && is_year(years->last)))
        return fail(reader, factor, years, "years are not a first and a last year",
                    "write: years = ( 2015, 2023 );");
    const int first = years != NULL ? (int)years->first->number : 1900;
    const int last = years != NULL ? (int)years->last->number : s->base_year;
    point points[400];
    size_t n = 0;
    for (int year = first; year <= last && n < 400; year++) {
        const grdp_period period = {year, 1, 12};
        const grdp_actual *const row =
            list_has(leave_out, year)
                ? NULL
                : grdp_actuals_find(&s->region->actuals, series, period, s->as_of);
        if (row != NULL)
            points[n++] = (point){row->value, 1.0};
    }
    if (n >= 2)
        return keep_points(reader, factor, points, n);
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, factor->path),
                  "the history of \"%s\" has %zu figures known by then, too few to draw from",
                  "see: grdpsim list actuals; or write another distribution",
                  grdp_text_show(series), n);
    return false;
}

static bool read_truncation(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    const grdp_node *const cut = grdp_node_child(node, "truncate");
    if (cut == NULL)
        return true;
    if (cut->n != 2 || cut->first->kind != GRDP_NODE_NUMBER ||
        cut->last->kind != GRDP_NODE_NUMBER || cut->first->number >= cut->last->number)
        return fail(reader, factor, cut, "the bounds of the truncation are not two rising numbers",
                    "write: truncate = ( 0, 15 );");
    factor->low = cut->first->number;
    factor->high = cut->last->number;
    const char *const fault =
        grdp_dist_truncate_fault(factor->dist, &factor->args, factor->low, factor->high);
    return fault == NULL || fail(reader, factor, cut, fault, "let the bounds hold some of it");
}

static void read_numbers(grdp_factor *factor, const grdp_node *node)
{
    for (size_t p = 0; p < factor->dist->n_params; p++) {
        const grdp_param *const param = &factor->dist->params[p];
        factor->args.number[p] = grdp_schema_number(node, param->name, param->fallback);
    }
}

bool grdp_uncertain_read(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    factor->dist = find_dist(reader, factor, node);
    if (factor->dist == NULL || !check_keys(reader, factor, factor->dist, node)) {
        factor->dist = NULL;
        return false;
    }
    read_numbers(factor, node);
    const bool from_history = strcmp(factor->dist->name, "empirical") == 0;
    if (factor->dist->points && !(from_history ? read_history(reader, factor, node)
                                               : read_discrete(reader, factor, node))) {
        factor->dist = NULL;
        return false;
    }
    const char *const fault = factor->dist->fault(&factor->args);
    if (fault != NULL) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, factor->path), fault,
                      "see: grdpsim list dists");
        factor->dist = NULL;
        return false;
    }
    factor->each_period = grdp_text_equal(grdp_schema_text(node, "each", "run"), "period");
    const bool fine = read_truncation(reader, factor, node);
    const double likely = factor->dist->likely(&factor->args);
    for (size_t t = 0; t < reader->scenario->n_periods; t++)
        factor->likely[t] = factor->scale * likely;
    return grdp_number_check(reader, factor, node, likely) && fine;
}
