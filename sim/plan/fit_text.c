/* fit_text: a fit as the group `changes` of a scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/fit.h"

#include <math.h>

#include "core/number.h"
#include "scenario/period.h"

/* Two decimals are more than any of these numbers is known to. */
static void add_number(grdp_buffer *out, double value)
{
    char text[GRDP_NUMBER_TEXT];
    grdp_number_fixed(value, 2, text);
    grdp_buffer_add(out, text);
}

static void add_head(const grdp_fit *fit, grdp_buffer *out)
{
    char date[GRDP_PERIOD_TEXT] = "";
    if (fit->as_of != 0)
        grdp_date_text(fit->as_of, date);
    grdp_buffer_printf(out,
                       "// Fitted from the figures of region %s%s%s, weights of account %s.\n"
                       "// Lay it over a scenario with first year after those figures: a file with "
                       "base, id, title and this group.\n"
                       "changes = {\n  sectors = {\n",
                       fit->region->id, fit->as_of != 0 ? " known on " : "", date,
                       fit->account->id);
}

static void add_years(const grdp_fit_sector *s, grdp_buffer *out)
{
    if (s->n == 1)
        grdp_buffer_printf(out, "%d", s->last);
    else
        grdp_buffer_printf(out, "%zu years %d-%d", s->n, s->first, s->last);
}

static void add_source(const grdp_fit *fit, const grdp_fit_sector *s, grdp_buffer *out)
{
    grdp_buffer_add(out, " source = \"fitted: ");
    if (s->n > 0) {
        grdp_buffer_add(out, s->n == 1 ? "growth of " : "mean of ");
        add_years(s, out);
        grdp_buffer_add(out, ", ");
    }
    if (!isnan(s->sd)) {
        grdp_buffer_add(out, "sd ");
        add_number(out, s->sd);
        grdp_buffer_add(out, " (se ");
        add_number(out, s->sd_error);
        grdp_buffer_add(out, ")");
    } else {
        grdp_buffer_add(out, isnan(fit->total_sd) ? "equal deviations"
                                                  : "sd: mean of the other sectors");
    }
    if (fit->errors.n > 0) {
        grdp_buffer_add(out, " x ");
        add_number(out, isnan(s->sd) ? fit->scale : s->volatility / s->sd);
        grdp_buffer_printf(out, " to the errors of %zu past plans", fit->errors.n);
    }
    grdp_buffer_add(out, "\";");
}

static void add_model(const grdp_fit *fit, const grdp_fit_sector *s, grdp_buffer *out)
{
    if (s->n == 0)
        return;
    if (fit->persistence.n == 0) {
        grdp_buffer_add(out, " model = \"constant\"; growth = ");
        add_number(out, s->mean);
        grdp_buffer_add(out, ";");
        return;
    }
    grdp_buffer_add(out, " model = \"reverting\"; mean = ");
    add_number(out, s->mean);
    grdp_buffer_add(out, "; persistence = ");
    add_number(out, grdp_fit_kept_persistence(fit));
    grdp_buffer_add(out, "; start_gap = ");
    add_number(out, s->latest - s->mean);
    grdp_buffer_add(out, ";");
}

static void add_sector(const grdp_fit *fit, size_t index, grdp_buffer *out)
{
    const grdp_fit_sector *const s = &fit->sectors[index];
    grdp_buffer_printf(out, "    %s = {", fit->region->sectors[index].id);
    add_model(fit, s, out);
    grdp_buffer_add(out, " volatility = ");
    add_number(out, s->volatility);
    grdp_buffer_add(out, ";");
    add_source(fit, s, out);
    grdp_buffer_add(out, " };\n");
}

static void add_correlation_source(const grdp_fit *fit, grdp_buffer *out)
{
    if (fit->free) {
        grdp_buffer_printf(out, "  // fitted: each pair from %zu complete years\n",
                           fit->n_complete);
    } else if (fit->correlation.n > 0) {
        grdp_buffer_add(out, "  // fitted: one correlation, ");
        add_number(out, fit->correlation.value);
        grdp_buffer_add(out, " (se ");
        add_number(out, fit->correlation.error);
        grdp_buffer_printf(out, ") from %zu years\n", fit->correlation.n);
    } else {
        grdp_buffer_add(out, "  // assumed: too few years for a correlation\n");
    }
}

static void add_correlations(const grdp_fit *fit, grdp_buffer *out)
{
    bool any = false;
    add_correlation_source(fit, out);
    grdp_buffer_add(out, "  shock_correlations = (");
    for (size_t i = 0; i < fit->n_sectors; i++)
        for (size_t j = i + 1; j < fit->n_sectors; j++) {
            if (!(fit->sectors[i].weight > 0.0) || !(fit->sectors[j].weight > 0.0))
                continue;
            grdp_buffer_printf(out, "%s\n    ( \"%s\", \"%s\", ", any ? "," : "",
                               fit->region->sectors[i].id, fit->region->sectors[j].id);
            add_number(out, fit->matrix[i * fit->n_sectors + j]);
            grdp_buffer_add(out, " )");
            any = true;
        }
    grdp_buffer_add(out, " );\n};\n");
}

static void add_persistence_source(const grdp_fit *fit, grdp_buffer *out)
{
    if (fit->persistence.n == 0)
        return;
    grdp_buffer_add(out, "    // fitted: one persistence, ");
    add_number(out, fit->persistence.value);
    grdp_buffer_add(out, " (se ");
    add_number(out, fit->persistence.error);
    const bool kept = fit->persistence.value == grdp_fit_kept_persistence(fit);
    grdp_buffer_printf(out, ") from %zu years%s\n", fit->persistence.n,
                       kept ? "" : "; the model takes 0 to 0.99");
}

void grdp_fit_text(const grdp_fit *fit, grdp_buffer *out)
{
    add_head(fit, out);
    add_persistence_source(fit, out);
    for (size_t s = 0; s < fit->n_sectors; s++)
        if (fit->sectors[s].weight > 0.0)
            add_sector(fit, s, out);
    grdp_buffer_add(out, "  };\n");
    add_correlations(fit, out);
}
