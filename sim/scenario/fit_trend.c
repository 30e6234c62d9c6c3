/* fit_trend: parameters of a fitted model from the growth history of its sector.
 *
 *   ln y(t) = a + b t + u(t);   growth = exp(b) - 1
 *
 * Ordinary least squares on the index that the published growth rates make (Gujarati, Basic
 * Econometrics, section 6.5: the log-lin model). The standard error of growth is se(b) (1 +
 * growth); volatility is the standard deviation of the residuals. Models see parameters only, so
 * the fit is made here, once, when the scenario is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>

#include "core/number.h"
#include "core/text.h"
#include "grdp/kernel.h"
#include "scenario/history.h"

/* Fewer points than this say nothing about a trend (the rule is the project's own). */
enum { YEARS_LEAST = 8, YEARS_MOST = 300 };

typedef struct history {
    size_t n; /* points that the fit uses */
    int first, last;
    double year[YEARS_MOST], log_index[YEARS_MOST];
} history;

static const grdp_actual *growth_of(const grdp_scenario *s, int sector, int year, char *name,
                                    size_t max)
{
    grdp_buffer text = {0};
    if (sector == GRDP_NONE)
        grdp_buffer_add(&text, "grdp.growth");
    else
        grdp_buffer_printf(&text, "sectors.%s.growth", s->region->sectors[sector].id);
    const size_t length = text.length < max - 1 ? text.length : max - 1;
    memcpy(name, text.data != NULL ? text.data : "", length);
    name[length] = '\0';
    grdp_buffer_free(&text);
    return grdp_actuals_find(&s->region->actuals, name, (grdp_period){year, 1, 12}, s->as_of);
}

/* The span of the fit: what `years` says, else the unbroken run of figures up to the base year. */
static bool find_span(grdp_reader *reader, const grdp_setup *setup, const char *path, int sector,
                      int *first, int *last)
{
    const grdp_scenario *const s = reader->scenario;
    char name[160];
    *last = s->base_year;
    *first = *last + 1;
    while (growth_of(s, sector, *first - 1, name, sizeof name) != NULL)
        (*first)--;
    return grdp_history_years(reader, setup->node, path, first, last);
}

/* Index points of the span; a year without a figure breaks the chain and is a finding. */
static bool collect(grdp_reader *reader, const grdp_setup *setup, const char *path, int sector,
                    history *out)
{
    const grdp_scenario *const s = reader->scenario;
    char name[160] = "";
    double log_index = 0.0;
    if (!find_span(reader, setup, path, sector, &out->first, &out->last))
        return false;
    for (int year = out->first; year <= out->last && out->n < YEARS_MOST; year++) {
        const grdp_actual *const row = growth_of(s, sector, year, name, sizeof name);
        if (row == NULL) {
            grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(setup->node, path),
                          "the history of %s has no figure for %s that was known by then",
                          "choose other years, or write growth = ...; and standard_error = ...;",
                          name, grdp_number_show(year));
            return false;
        }
        if (row->value <= -100.0) {
            grdp_diag_add(reader->diag, GRDP_ERROR, (grdp_place){row->file, row->line, NULL},
                          "%s is %g %% in %s: no trend goes through a level of 0 or less",
                          "choose other years for %s", name, row->value, grdp_number_show(year),
                          path);
            return false;
        }
        log_index += grdp_log(1.0 + 0.01 * row->value);
        if (!grdp_history_leaves_out(setup->node, year)) {
            out->year[out->n] = year;
            out->log_index[out->n++] = log_index;
        }
    }
    if (out->n >= YEARS_LEAST)
        return true;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(setup->node, path),
                  "a trend needs %zu years of growth; the history known by then has %zu",
                  "write growth = ...; and standard_error = ...; or choose another model",
                  (size_t)YEARS_LEAST, out->n);
    return false;
}

static void set_fitted(grdp_reader *reader, const grdp_setup *setup, const char *name,
                       double inside, const char *origin)
{
    for (size_t p = 0; p < setup->model->n_params; p++) {
        grdp_factor *const factor = &reader->factors[setup->factor[p]];
        if (strcmp(setup->model->params[p].name, name) != 0 || factor->node != NULL)
            continue;
        factor->origin = GRDP_ORIGIN_FITTED;
        factor->origin_text = origin;
        for (size_t t = 0; t < reader->scenario->n_periods; t++)
            factor->likely[t] = inside;
    }
}

static bool is_complete(const grdp_reader *reader, const grdp_setup *setup)
{
    for (size_t p = 0; p < setup->model->n_params; p++) {
        const grdp_factor *const factor = &reader->factors[setup->factor[p]];
        if (factor->node == NULL && isnan(setup->model->params[p].fallback))
            return false;
    }
    return true;
}

bool grdp_fit_read(grdp_reader *reader, grdp_setup *setup, const char *path, int sector)
{
    if (is_complete(reader, setup))
        return true;
    history h = {.n = 0};
    if (!collect(reader, setup, path, sector, &h))
        return false;
    double a = 0.0, b = 0.0, cov00 = 0.0, cov01 = 0.0, cov11 = 0.0, sum_of_squares = 0.0;
    if (gsl_fit_linear(h.year, 1, h.log_index, 1, h.n, &a, &b, &cov00, &cov01, &cov11,
                       &sum_of_squares) != GSL_SUCCESS)
        return false;
    const double growth = grdp_exp(b) - 1.0;
    const char *const origin =
        grdp_arena_printf(reader->arena, "%zu years, %d to %d", h.n, h.first, h.last);
    set_fitted(reader, setup, "growth", growth, origin);
    set_fitted(reader, setup, "standard_error", sqrt(cov11) * (1.0 + growth), origin);
    set_fitted(reader, setup, GRDP_VOLATILITY, sqrt(sum_of_squares / (double)(h.n - 2)), origin);
    return true;
}
