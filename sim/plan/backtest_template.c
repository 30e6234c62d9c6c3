/* backtest_template: the spread that a scenario gives to a projection of an earlier year.
 *
 * The scenario is moved to the year: its account is that of the case, its figures are those that
 * were known. Its models, distributions, shocks and correlations stay. The rates in it may know
 * better than anybody did at the time, so the deviations of its runs from its likely value are laid
 * round the projection of the case, and not round its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "core/text.h"
#include "engine/block.h"
#include "engine/series.h"
#include "plan/backtest.h"
#include "plan/fit_moments.h"
#include "scenario/scenario.h"

enum { BLOCKS = 64, OVERRIDES = 4, TEXT = 128 };

/* Adds the first error of `quiet` as the reason. */
static void explain(const grdp_backtest_options *options, const grdp_case *c,
                    const grdp_diag *quiet)
{
    const grdp_finding *finding;
    const char *reason = "";

    for (size_t i = 0; (finding = grdp_diag_at(quiet, i)) && !reason[0]; i++)
        reason = finding->severity == GRDP_ERROR ? finding->text : "";
    grdp_diag_add(options->diag, GRDP_WARNING, (grdp_place){.file = options->scenario},
                  "the scenario could not be moved to %u, whose spread is that of past changes: %s",
                  "see what it says with --set first=%u", (unsigned)c->period.year, reason,
                  (unsigned)c->period.year);
}

/* The scenario as of the case; NULL after a finding, or where memory ran out. */
static grdp_scenario *move(const grdp_backtest_options *options, const grdp_case *c)
{
    char texts[OVERRIDES][TEXT];
    const char *overrides[OVERRIDES];
    const int year = c->period.year;
    grdp_diag *const quiet = grdp_diag_create(NULL);
    grdp_scenario *scenario = NULL;

    (void)snprintf(texts[0], TEXT, "first=%d", year);
    (void)snprintf(texts[1], TEXT, "last=%d", year);
    (void)snprintf(texts[2], TEXT, "base_year=%d", year - 1);
    (void)snprintf(texts[3], TEXT, "account=\"%s\"", c->account ? c->account->id : "");
    for (size_t i = 0; i < OVERRIDES; i++)
        overrides[i] = texts[i];
    const grdp_scenario_options how = {
        .overrides = overrides,
        .n_overrides = c->account ? OVERRIDES : OVERRIDES - 1,
        .as_of = c->as_of,
    };
    if (quiet && grdp_scenario_read(options->scenario, &how, quiet, &scenario) != GRDP_OK)
        explain(options, c, quiet);
    grdp_diag_free(quiet);
    return scenario;
}

/* Growth of GRDP in the year, GRDP_LANES runs. */
static void growth_of(grdp_block *block, double *out)
{
    const grdp_scenario *const scenario = block->scenario;
    const grdp_span year = {0, 0, scenario->seasons - 1};
    grdp_series_ref ref = {0};
    bool known = false;

    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = (double)NAN;
    grdp_block_run(block);
    if (grdp_series_resolve(scenario, "grdp.growth", &ref, &known))
        grdp_block_series(block, ref, year, out);
}

static void draw(const grdp_backtest_options *options, grdp_block *block, grdp_case *c)
{
    grdp_lanes growth;

    growth_of(block, growth);
    const double likely = growth[0];
    for (size_t b = 0; b < BLOCKS; b++) {
        grdp_block_draw(block, options->seed, b * GRDP_LANES);
        growth_of(block, growth);
        for (size_t i = 0; i < GRDP_LANES; i++)
            if (!isnan(growth[i] - likely)) /* a run that left the domain of a model */
                c->draws[c->n_draws++] = c->forecast[GRDP_FORECAST_PROJECTION] + growth[i] - likely;
    }
    c->draw_spread = grdp_fit_sd(c->n_draws, c->draws);
    if (!(c->draw_spread > 0.0)) /* a scenario without uncertainty gives no spread */
        c->n_draws = 0;
}

grdp_status grdp_case_draw(grdp_arena *arena, const grdp_backtest_options *options, grdp_case *c)
{
    grdp_block *block = NULL;

    c->draw_spread = (double)NAN;
    if (!options->scenario || isnan(c->forecast[GRDP_FORECAST_PROJECTION]))
        return GRDP_OK;
    c->draws = grdp_arena_alloc(arena, (size_t)BLOCKS * GRDP_LANES, sizeof *c->draws);
    if (!c->draws)
        return GRDP_ERR_MEMORY;
    grdp_scenario *const scenario = move(options, c);
    if (!scenario)
        return GRDP_OK;
    const grdp_status status = grdp_block_create(scenario, &block);
    if (status == GRDP_OK)
        draw(options, block, c);
    grdp_block_free(block);
    grdp_scenario_free(scenario);
    return status;
}
