/* outlook: from a scenario file to its projection and the verdicts on its plans.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/outlook.h"

#include <math.h>
#include <stdlib.h>

#include "core/number.h"
#include "core/text.h"
#include "engine/block.h"

/* Published rates are rounded to 0.01 points, and a sum of several of them by up to 0.02; a
 * difference beyond that is a revision. In per cent or points. */
static const double rounding = 0.02;

static void report_difference(const grdp_observation *o, double implied, grdp_diag *diag)
{
    const grdp_actual *const row = o->row;
    const bool rate = o->kind != GRDP_OBSERVED_LEVEL;
    const double used = rate ? 100.0 * implied : implied;
    const double tolerance = rate ? rounding : 1e-3 * fabs(row->value);
    if (fabs(used - row->value) <= tolerance)
        return;
    char period[GRDP_PERIOD_TEXT];
    grdp_diag_add(
        diag, GRDP_NOTE, (grdp_place){row->file, row->line, row->series},
        grdp_period_months(row->period) < 12 ? "revision of earlier quarters: for %s %g %s was "
                                               "published, the figures that govern make %.*f"
                                             : "published figures do not agree: for %s %g %s was "
                                               "published, the figures that govern make %.*f",
        NULL, grdp_period_text(row->period, period), row->value, row->unit, rate ? 4 : 0, used);
}

static void report_differences(const grdp_outlook *outlook, grdp_diag *diag)
{
    const grdp_scenario *const s = outlook->scenario;
    for (size_t o = 0; o < s->n_observations; o++)
        if (!isnan(outlook->block->implied[o]))
            report_difference(&s->observations[o], outlook->block->implied[o], diag);
}

static bool is_same_file(const char *a, const char *b)
{
    char *const real_a = realpath(a, NULL), *const real_b = realpath(b, NULL);
    const bool same = grdp_text_equal(real_a, real_b);
    free(real_a);
    free(real_b);
    return same;
}

/* A region may be described by several files, which then have its id in common. */
static grdp_status check_region(const grdp_region *region, const grdp_plan *plan, grdp_diag *diag)
{
    if (is_same_file(plan->region_file, region->file))
        return GRDP_OK;
    grdp_region *other = NULL;
    GRDP_TRY(grdp_region_read(plan->region_file, diag, &other));
    const bool same = grdp_text_equal(other->id, region->id);
    if (!same)
        grdp_diag_add(diag, GRDP_ERROR, (grdp_place){plan->file, 0, "region"},
                      "this is a plan for \"%s\", and the scenario is of \"%s\"",
                      "name a plan for \"%s\" in plans", other->id, region->id, region->id);
    grdp_region_free(other);
    return same ? GRDP_OK : GRDP_ERR_INPUT;
}

static void report_year(const grdp_scenario *s, const grdp_plan *plan, grdp_diag *diag)
{
    if (plan->year < s->first || plan->year > s->last)
        grdp_diag_add(diag, GRDP_WARNING, (grdp_place){plan->file, 0, "year"},
                      "the plan is for %s and the scenario goes from %s to %s, so its targets stay "
                      "open",
                      "name a plan for one of these years in plans", grdp_number_show(plan->year),
                      grdp_number_show(s->first), grdp_number_show(s->last));
}

/* An ICOR whose numerator and denominator were published at different dates compares two states of
 * knowledge. */
static void report_mixed_vintages(const grdp_outlook *outlook, grdp_diag *diag)
{
    const grdp_scenario *const s = outlook->scenario;
    const grdp_actuals *const actuals = &s->region->actuals;
    for (int year = s->first; s->has_investment && year <= s->last; year++) {
        char a[GRDP_PERIOD_TEXT], b[GRDP_PERIOD_TEXT];
        const grdp_period period = {year, 1, 12};
        const grdp_actual *const ratio =
            grdp_actuals_find(actuals, "investment.ratio", period, s->as_of);
        const grdp_actual *const growth =
            grdp_actuals_find(actuals, "grdp.growth", period, s->as_of);
        if (ratio != NULL && growth != NULL && ratio->vintage != growth->vintage)
            grdp_diag_add(diag, GRDP_NOTE, (grdp_place){ratio->file, ratio->line, ratio->series},
                          "the ICOR of %s rests on investment published by %s and growth published "
                          "by %s",
                          NULL, grdp_number_show(year), grdp_date_text(ratio->vintage, a),
                          grdp_date_text(growth->vintage, b));
    }
}

static grdp_status judge(grdp_outlook *outlook, grdp_judgement *judgement, const char *file,
                         grdp_diag *diag)
{
    GRDP_TRY(grdp_plan_read(file, diag, &judgement->plan));
    GRDP_TRY(check_region(outlook->scenario->region, judgement->plan, diag));
    GRDP_TRY(grdp_plan_check(judgement->plan, outlook->scenario->region, diag));
    report_year(outlook->scenario, judgement->plan, diag);
    const size_t n = grdp_plan_n_targets(judgement->plan);
    judgement->outcomes = calloc(n > 0 ? n : 1, sizeof *judgement->outcomes);
    if (judgement->outcomes == NULL)
        return GRDP_ERR_MEMORY;
    grdp_projection projection = {outlook->scenario, outlook->block};
    grdp_plan_judge(judgement->plan, grdp_reading_projected, &projection, judgement->outcomes);
    judgement->score = grdp_plan_score(judgement->plan, judgement->outcomes, NULL);
    return GRDP_OK;
}

/* Goes on after a faulty plan, so that the faults of all come out at once. */
static grdp_status judge_plans(grdp_outlook *outlook, grdp_diag *diag)
{
    const grdp_scenario *const s = outlook->scenario;
    outlook->judgements = calloc(s->n_plans > 0 ? s->n_plans : 1, sizeof *outlook->judgements);
    if (outlook->judgements == NULL)
        return GRDP_ERR_MEMORY;
    outlook->n_judgements = s->n_plans;
    grdp_status worst = GRDP_OK;
    for (size_t p = 0; p < s->n_plans; p++) {
        const grdp_status status = judge(outlook, &outlook->judgements[p], s->plans[p], diag);
        if (status == GRDP_ERR_MEMORY)
            return status;
        worst = status != GRDP_OK ? status : worst;
    }
    return worst;
}

static bool is_growth(double growth)
{
    return growth > -1.0 && growth < HUGE_VAL;
}

/* The sector whose own growth ends the run in a period, or GRDP_NONE. */
static int find_stopped(const grdp_outlook *outlook, size_t t)
{
    const grdp_scenario *const s = outlook->scenario;
    for (size_t k = 0; k < s->n_sectors; k++)
        if (s->sectors[k].model != NULL &&
            !is_growth(outlook->block->growth[t * s->n_sectors + k][0]))
            return (int)k;
    return GRDP_NONE;
}

static grdp_period period_at(const grdp_scenario *s, size_t t)
{
    const int months = 12 / (int)s->seasons;
    const int month = (int)(t % s->seasons) * months;
    return (grdp_period){s->first + (int)(t / s->seasons), month + 1, month + months};
}

static grdp_status report_total(const grdp_outlook *outlook, const char *period, grdp_diag *diag)
{
    return grdp_diag_error(diag, (grdp_place){.file = outlook->file},
                           "in %s the model \"%s\" of the total gives no growth above -100 %%",
                           "look at its numbers and at investment.ratio", period,
                           outlook->scenario->total.model->name);
}

static grdp_status report_sector(const grdp_outlook *outlook, size_t sector, const char *period,
                                 grdp_diag *diag)
{
    const grdp_scenario *const s = outlook->scenario;
    const grdp_place place = {.file = outlook->file};
    if (s->total_use == GRDP_TOTAL_RESIDUAL && sector == s->residual)
        return grdp_diag_error(
            diag, place,
            "in %s the other sectors leave nothing of the total for \"%s\", which "
            "is to take the rest",
            "let a larger sector take the rest, or write use = \"scale\";", period,
            s->region->sectors[sector].id);
    return grdp_diag_error(
        diag, place, "in %s the model \"%s\" of %s gives no growth above -100 %%",
        "look at its numbers and at what is laid on the sector by events and add", period,
        s->sectors[sector].model->name, s->region->sectors[sector].id);
}

/* Names the first growth rate that no level can follow. The model of the total comes first: what it
 * gives is laid on the sectors. */
static grdp_status report_failed(const grdp_outlook *outlook, grdp_diag *diag)
{
    const grdp_scenario *const s = outlook->scenario;
    char period[GRDP_PERIOD_TEXT];
    for (size_t t = 0; t < s->n_periods; t++) {
        const int sector = find_stopped(outlook, t);
        grdp_period_text(period_at(s, t), period);
        if (s->total_use != GRDP_TOTAL_NONE && !is_growth(outlook->block->model_growth[t][0]))
            return report_total(outlook, period, diag);
        if (sector != GRDP_NONE)
            return report_sector(outlook, (size_t)sector, period, diag);
    }
    return grdp_diag_error(
        diag, (grdp_place){.file = outlook->file},
        "the projection leaves the domain of its models: a level falls to 0 or is "
        "no number",
        "look for a growth rate far from the others");
}

static grdp_status fill(grdp_outlook *outlook, const grdp_scenario_options *options,
                        grdp_diag *diag)
{
    GRDP_TRY(grdp_scenario_read(outlook->file, options, diag, &outlook->scenario));
    GRDP_TRY(grdp_block_create(outlook->scenario, &outlook->block));
    grdp_block_run(outlook->block);
    if (grdp_block_failed(outlook->block, 0))
        return report_failed(outlook, diag);
    report_differences(outlook, diag);
    report_mixed_vintages(outlook, diag);
    return judge_plans(outlook, diag);
}

grdp_status grdp_outlook_create(const char *file, const grdp_scenario_options *options,
                                grdp_diag *diag, grdp_outlook **out)
{
    grdp_outlook *const outlook = calloc(1, sizeof *outlook);
    if (outlook == NULL)
        return GRDP_ERR_MEMORY;
    outlook->file = file;
    const grdp_status status = fill(outlook, options, diag);
    if (status != GRDP_OK) {
        grdp_outlook_free(outlook);
        return status;
    }
    *out = outlook;
    return GRDP_OK;
}

void grdp_outlook_free(grdp_outlook *outlook)
{
    if (outlook == NULL)
        return;
    for (size_t p = 0; p < outlook->n_judgements; p++) {
        free(outlook->judgements[p].outcomes);
        grdp_plan_free(outlook->judgements[p].plan);
    }
    free(outlook->judgements);
    grdp_block_free(outlook->block);
    grdp_scenario_free(outlook->scenario);
    free(outlook);
}

double grdp_outlook_value(const grdp_outlook *outlook, const char *series, grdp_span span)
{
    grdp_series_ref ref;
    bool known = false;
    grdp_lanes values;
    if (!grdp_series_resolve(outlook->scenario, series, &ref, &known))
        return (double)NAN;
    grdp_block_series(outlook->block, ref, span, values);
    return values[0];
}

double grdp_outlook_year(const grdp_outlook *outlook, const char *series, int year)
{
    grdp_span span;
    if (!grdp_span_find(outlook->scenario, (grdp_period){year, 1, 12}, &span))
        return (double)NAN;
    return grdp_outlook_value(outlook, series, span);
}
