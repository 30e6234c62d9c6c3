/* value: the forms in which a certain number is written: a value, a path, a ramp, a word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/field.h"
#include "scenario/reader.h"

const char *grdp_value_show(const grdp_node *node)
{
    static const char *const forms[] = {
        [GRDP_NODE_GROUP] = "{ ... }", [GRDP_NODE_LIST] = "( ... )"};
    if (node->kind == GRDP_NODE_NUMBER)
        return grdp_number_show(node->number);
    if (node->kind == GRDP_NODE_BOOL)
        return node->number != 0.0 ? "true" : "false";
    return node->kind == GRDP_NODE_TEXT ? grdp_text_show(node->text) : forms[node->kind];
}

static void set_all(grdp_reader *reader, grdp_factor *factor, double value)
{
    for (size_t t = 0; t < reader->scenario->n_periods; t++)
        factor->likely[t] = factor->scale * value;
}

/* Whether the node names a period of the calendar: 2024 or "2024-Q3". */
static bool read_period(const grdp_node *node, grdp_period *out)
{
    const double year = node->number;
    if (node->kind == GRDP_NODE_TEXT)
        return grdp_period_read(node->text, out);
    if (node->kind != GRDP_NODE_NUMBER || !(year >= 1.0 && year <= 9999.0) || year != floor(year))
        return false;
    *out = (grdp_period){(int)year, 1, 12};
    return true;
}

/* First or last period of a calendar period within the scenario. */
static bool locate(const grdp_scenario *s, grdp_period period, bool end, size_t *out)
{
    const int months = 12 / (int)s->seasons;
    const int month = end ? period.last_month : period.first_month;
    if ((period.first_month - 1) % months != 0 || period.last_month % months != 0)
        return false;
    *out = (size_t)(period.year - s->first) * s->seasons + (size_t)((month - 1) / months);
    return true;
}

bool grdp_period_index(grdp_reader *reader, const grdp_node *node, const char *path, bool end,
                       size_t *period)
{
    const grdp_scenario *const s = reader->scenario;
    grdp_period found;
    const bool is_period = read_period(node, &found);
    const bool inside = is_period && found.year >= s->first && found.year <= s->last;
    if (inside && locate(s, found, end, period))
        return true;
    if (inside)
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, path),
                      "%s is not a period of the scenario, which goes by %s",
                      "write a year: %s; or let the scenario have periods_per_year = 4;",
                      grdp_value_show(node), s->seasons == 1 ? "years" : "quarters",
                      grdp_number_show(found.year));
    else
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, path),
                      is_period ? "%s lies outside the scenario, which goes from %s to %s"
                                : "%s is no period; the scenario goes from %s to %s",
                      s->seasons == 1 ? "write a year, for example %s"
                                      : "write a year or a quarter, for example \"%s-Q1\"",
                      grdp_value_show(node), grdp_number_show(s->first), grdp_number_show(s->last),
                      grdp_number_show(s->first));
    return false;
}

/* "ltgm|port" as "ltgm, port". */
static const char *list_words(grdp_reader *reader, const char *choices)
{
    const char *words[8], *list = "";
    const size_t n = grdp_schema_words(reader->arena, choices, words, 8);
    for (size_t i = 0; i < n && list != NULL; i++)
        list = grdp_arena_printf(reader->arena, "%s%s\"%s\"", list, i > 0 ? ", " : "", words[i]);
    return list != NULL ? list : choices;
}

static bool read_choice(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    const char *words[8];
    const size_t n = grdp_schema_words(reader->arena, factor->param->choices, words, 8);
    for (size_t i = 0; i < n; i++)
        if (node->kind == GRDP_NODE_TEXT && grdp_text_equal(node->text, words[i])) {
            set_all(reader, factor, (double)i);
            return true;
        }
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, factor->path),
                  "%s is none of the words that can stand here", "write one of: %s",
                  grdp_value_show(node), list_words(reader, factor->param->choices));
    return false;
}

/* A point in time as the models see it: 2024.25 is the second quarter of 2024. */
static bool read_time(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    grdp_period period;
    if (!read_period(node, &period)) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, factor->path),
                      "%s is no period", "write a year or a quarter: 2024 or \"2024-Q3\"",
                      grdp_value_show(node));
        return false;
    }
    const double time = period.year + (period.first_month - 1) / 12.0;
    set_all(reader, factor, time);
    if (period.year > reader->scenario->last)
        grdp_diag_add(reader->diag, GRDP_NOTE, grdp_node_place(node, factor->path),
                      "%s is after the last year of the scenario, %s, so nothing comes of it",
                      "let the scenario go on: last = %s;", grdp_value_show(node),
                      grdp_number_show(reader->scenario->last), grdp_number_show(period.year));
    return grdp_number_check(reader, factor, node, time);
}

/* Whether a value has the form of a factor. */
static bool check_form(grdp_reader *reader, const grdp_factor *factor, const grdp_node *node)
{
    static const grdp_field any = {.kind = GRDP_FIELD_FACTOR};
    return grdp_field_check(
        &(grdp_subject){node, &any, grdp_node_place(node, factor->path), reader->diag});
}

static bool read_path(grdp_reader *reader, grdp_factor *factor, const grdp_node *list,
                      size_t periods_a_value)
{
    const size_t n_periods = reader->scenario->n_periods;
    if (list->n == 0) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(list, factor->path),
                      "the path is empty", "write one number a period: ( 8.7, 9.0, 9.4 )");
        return false;
    }
    if (!check_form(reader, factor, list))
        return false;
    const size_t n_values = (n_periods + periods_a_value - 1) / periods_a_value;
    if (list->n > n_values)
        grdp_diag_add(reader->diag, GRDP_WARNING, grdp_node_place(list, factor->path),
                      "the path has %zu values for %zu periods; the last ones are not used",
                      "leave out the last %zu", list->n, n_values, list->n - n_values);
    bool fine = true;
    size_t t = 0;
    for (const grdp_node *item = list->first; item != NULL; item = item->next) {
        fine &= grdp_number_check(reader, factor, item, item->number);
        const size_t end = item->next == NULL ? n_periods : t + periods_a_value;
        for (; t < end && t < n_periods; t++)
            factor->likely[t] = factor->scale * item->number;
    }
    return fine;
}

static const grdp_field path_fields[] = {
    {.name = "path", .kind = GRDP_FIELD_LIST, .required = true},
    {.name = "per", .kind = GRDP_FIELD_TEXT, .choices = "period|year"},
};

static const grdp_field ramp_fields[] = {
    {.name = "from", .kind = GRDP_FIELD_NUMBER, .required = true},
    {.name = "to", .kind = GRDP_FIELD_NUMBER, .required = true},
    {.name = "by", .kind = GRDP_FIELD_ANY, .required = true},
};

/* Linear from the first period to `by`, then held. */
static bool read_ramp(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    size_t last = 0;
    const grdp_node *const by = grdp_node_child(node, "by");
    const char *const by_path = grdp_schema_path(reader->arena, factor->path, "by");
    if (!grdp_schema_check(node, factor->path, ramp_fields, 3, reader->diag))
        return false;
    const grdp_node *const from = grdp_node_child(node, "from");
    const grdp_node *const to = grdp_node_child(node, "to");
    bool fine = grdp_number_check(reader, factor, from, from->number);
    fine &= grdp_number_check(reader, factor, to, to->number);
    if (!grdp_period_index(reader, by, by_path, true, &last))
        return false;
    if (last == 0) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(by, by_path),
                      "the ramp ends in %s, the first period, in which it is to begin",
                      "write a later period, or the number alone: %s", grdp_value_show(by),
                      grdp_number_show(to->number));
        return false;
    }
    const double step = (to->number - from->number) / (double)last;
    for (size_t t = 0; t < reader->scenario->n_periods; t++) {
        const double value = t < last ? from->number + step * (double)t : to->number;
        factor->likely[t] = factor->scale * value;
    }
    return fine;
}

static bool read_group(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    if (grdp_node_child(node, "from") != NULL)
        return read_ramp(reader, factor, node);
    if (!grdp_schema_check(node, factor->path, path_fields, 2, reader->diag))
        return false;
    const bool per_year = grdp_text_equal(grdp_schema_text(node, "per", "period"), "year");
    return read_path(reader, factor, grdp_node_child(node, "path"),
                     per_year ? reader->scenario->seasons : 1);
}

static bool read_form(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    if (factor->param->choices != NULL)
        return read_choice(reader, factor, node);
    if (strcmp(factor->param->unit, "period") == 0)
        return read_time(reader, factor, node);
    if (node->kind == GRDP_NODE_LIST)
        return read_path(reader, factor, node, 1);
    if (!check_form(reader, factor, node))
        return false;
    if (node->kind == GRDP_NODE_GROUP)
        return read_group(reader, factor, node);
    set_all(reader, factor, node->number);
    return grdp_number_check(reader, factor, node, node->number);
}

bool grdp_value_read(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    const bool fine = read_form(reader, factor, node);
    for (size_t t = 1; t < reader->scenario->n_periods; t++)
        if (factor->likely[t] != factor->likely[0])
            factor->constant = false;
    return fine;
}
