/* indicator: figures that were published by as_of take the place of assumed ones: those of an
 * indicator, and those of investment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"
#include "scenario/history.h"

/* The figure of an indicator for a period of the scenario: the period itself, else the widest
 * cumulated figure of its year, else the mean of its months. */
static const grdp_actual *find_indicator(const grdp_scenario *s, const char *series, size_t t,
                                         double *mean)
{
    const int months = 12 / (int)s->seasons;
    const int year = s->first + (int)(t / s->seasons);
    const int first = (int)(t % s->seasons) * months + 1;
    const grdp_actual *found = NULL;
    for (int last = first + months - 1; last >= first && found == NULL; last--)
        found = grdp_actuals_find(&s->region->actuals, series, (grdp_period){year, first, last},
                                  s->as_of);
    if (found != NULL) {
        *mean = found->value;
        return found;
    }
    double sum = 0.0;
    int n = 0;
    for (int month = first; month < first + months; month++) {
        const grdp_actual *const row = grdp_actuals_find(
            &s->region->actuals, series, (grdp_period){year, month, month}, s->as_of);
        sum += row != NULL ? row->value : 0.0;
        n += row != NULL;
        found = row != NULL ? row : found;
    }
    *mean = n > 0 ? sum / n : 0.0;
    return found;
}

/* The figure of exactly a period of the scenario. */
static const grdp_actual *find_exact(const grdp_scenario *s, const char *series, size_t t,
                                     double *value)
{
    const int months = 12 / (int)s->seasons;
    const int first = (int)(t % s->seasons) * months + 1;
    const grdp_period period = {s->first + (int)(t / s->seasons), first, first + months - 1};
    const grdp_actual *const row = grdp_actuals_find(&s->region->actuals, series, period, s->as_of);
    *value = row != NULL ? row->value : 0.0;
    return row;
}

typedef const grdp_actual *(*find_figure)(const grdp_scenario *s, const char *series, size_t t,
                                          double *value);

static bool lay(grdp_reader *reader, grdp_factor *factor, const char *series, grdp_place place,
                find_figure find)
{
    const grdp_scenario *const s = reader->scenario;
    factor->observed = grdp_arena_alloc(reader->arena, s->n_periods, sizeof *factor->observed);
    if (factor->observed == NULL) {
        reader->no_memory = true;
        return false;
    }
    bool any = false;
    for (size_t t = 0; t < s->n_periods; t++) {
        double value = 0.0;
        const grdp_actual *const row = find(s, series, t, &value);
        if (row == NULL)
            continue;
        any = true;
        factor->likely[t] = factor->scale * value;
        factor->observed[t] = true;
        factor->constant = factor->constant && s->n_periods == 1;
        grdp_diag_add(reader->diag, GRDP_NOTE, place,
                      "%s %s of %s is published (line %u of %s) and takes the place of the number",
                      NULL, grdp_number_show(value), row->unit, series, row->line, row->file);
    }
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
