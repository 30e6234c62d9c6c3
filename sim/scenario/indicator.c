/* indicator: figures that were published by as_of take the place of assumed ones: those of an
 * indicator, and those of investment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"
#include "core/text.h"
#include "scenario/history.h"

/* A period of the scenario in months of its year. */
typedef struct months {
    int year, first, n;
} months;

static months months_of(const grdp_scenario *s, size_t t)
{
    const int n = 12 / (int)s->seasons;
    return (months){s->first + (int)(t / s->seasons), (int)(t % s->seasons) * n + 1, n};
}

/* What is looked for: figures in another unit than that of the factor would be a guess. */
typedef struct search {
    const grdp_scenario *scenario;
    const char *series, *unit;
} search;

static const grdp_actual *figure(const search *look, int year, int first, int last)
{
    return grdp_actuals_find_in(&look->scenario->region->actuals, look->series,
                                (grdp_period){year, first, last}, look->scenario->as_of,
                                look->unit);
}

/* The mean of the months of a period that are known, and how many they are. */
static const grdp_actual *find_months(const search *look, months m, double *mean, int *n)
{
    const grdp_actual *found = NULL;
    double sum = 0.0;
    *n = 0;
    for (int month = m.first; month < m.first + m.n; month++) {
        const grdp_actual *const row = figure(look, m.year, month, month);
        sum += row != NULL ? row->value : 0.0;
        *n += row != NULL;
        found = row != NULL ? row : found;
    }
    *mean = *n > 0 ? sum / *n : 0.0;
    return found;
}

/* The figure of an indicator for a period of the scenario: the period itself, else what covers more
 * of it: the widest figure cumulated from its first month, or the mean of its months. */
static const grdp_actual *find_indicator(const search *look, size_t t, double *value)
{
    const months m = months_of(look->scenario, t);
    int n = 0;
    const grdp_actual *const single = find_months(look, m, value, &n);
    for (int last = m.first + m.n - 1; last > m.first && last - m.first + 1 >= n; last--) {
        const grdp_actual *const row = figure(look, m.year, m.first, last);
        if (row == NULL)
            continue;
        *value = row->value;
        return row;
    }
    return single;
}

/* The figure of exactly a period of the scenario. */
static const grdp_actual *find_exact(const search *look, size_t t, double *value)
{
    const months m = months_of(look->scenario, t);
    const grdp_actual *const row = figure(look, m.year, m.first, m.first + m.n - 1);
    *value = row != NULL ? row->value : 0.0;
    return row;
}

/* Figures of the series that were known and are in another unit. */
static void report_unit(grdp_reader *reader, const search *look, grdp_place place)
{
    const grdp_actuals *const actuals = &look->scenario->region->actuals;
    const int as_of = look->scenario->as_of;
    for (size_t i = 0; i < actuals->n; i++) {
        const grdp_actual *const row = &actuals->rows[i];
        const bool known = as_of == 0 || (row->vintage != 0 && row->vintage <= as_of);
        if (!grdp_text_equal(row->series, look->series) || grdp_actual_fits(row, look->unit) ||
            !known)
            continue;
        grdp_diag_add(reader->diag, GRDP_WARNING, place,
                      "the unit \"%s\" of %s (line %u of %s) is not \"%s\"; the figure is not used",
                      "give the figure in %s", grdp_text_show(row->unit), look->series, row->line,
                      row->file, look->unit, look->unit);
        return;
    }
}

typedef const grdp_actual *(*find_figure)(const search *look, size_t t, double *value);

static bool lay(grdp_reader *reader, grdp_factor *factor, const char *series, grdp_place place,
                find_figure find)
{
    const grdp_scenario *const s = reader->scenario;
    factor->observed = grdp_arena_alloc(reader->arena, s->n_periods, sizeof *factor->observed);
    if (factor->observed == NULL) {
        reader->no_memory = true;
        return false;
    }
    const search look = {s, series, factor->param->unit};
    bool any = false;
    for (size_t t = 0; t < s->n_periods; t++) {
        double value = 0.0;
        const grdp_actual *const row = find(&look, t, &value);
        if (row == NULL)
            continue;
        any = true;
        factor->likely[t] = factor->scale * value;
        factor->observed[t] = true;
        factor->constant = factor->constant && s->n_periods == 1;
        grdp_diag_add(reader->diag, GRDP_NOTE, place,
                      "%g %s of %s is published (line %u of %s) and takes the place of the number",
                      NULL, value, row->unit, series, row->line, row->file);
    }
    report_unit(reader, &look, place);
    if (!any)
        factor->observed = NULL;
    return true;
}

bool grdp_indicator_lay(grdp_reader *reader, const grdp_node *node, const char *path,
                        const grdp_param *param, size_t index)
{
    const char *const series = grdp_schema_text(node, param->observed_by, NULL);
    if (series == NULL || reader->no_memory)
        return !reader->no_memory;
    if (!grdp_history_knows(reader, grdp_node_child(node, param->observed_by),
                            grdp_schema_path(reader->arena, path, param->observed_by)))
        return false;
    return lay(reader, &reader->factors[index], series,
               grdp_node_place(node, grdp_schema_path(reader->arena, path, param->name)),
               find_indicator);
}

bool grdp_investment_lay(grdp_reader *reader, size_t index)
{
    const grdp_factor *const factor = &reader->factors[index];
    return !reader->no_memory && lay(reader, &reader->factors[index], "investment.ratio",
                                     grdp_node_place(factor->node, factor->path), find_exact);
}
