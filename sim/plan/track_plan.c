/* track_plan: other values for the targets of a plan, and their chance under a scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/track_plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "plan/track_weight.h"

enum { WORDS = 512 };

/* Puts the value into every part on the series; false where the plan has none. */
static bool replace(grdp_target *targets, size_t n, grdp_target_part **parts,
                    const grdp_track_ask *ask)
{
    bool found = false;
    for (size_t i = 0; i < n; i++)
        for (size_t p = 0; p < targets[i].n_parts; p++) {
            if (strcmp(parts[i][p].series, ask->series) != 0)
                continue;
            parts[i][p].value = ask->value;
            parts[i][p].decimals = ask->decimals;
            found = true;
        }
    return found;
}

/* The unit in which the series is published; NULL where no figure of it is there. */
static const char *published_unit(const grdp_region *region, const char *series)
{
    for (size_t i = 0; i < region->actuals.n; i++)
        if (strcmp(region->actuals.rows[i].series, series) == 0)
            return region->actuals.rows[i].unit;
    return NULL;
}

static void report_unknown(const grdp_region *region, const char *series, grdp_diag *diag)
{
    const char *words[WORDS];
    size_t n = 0;
    for (size_t i = 0; i < region->actuals.n && n < WORDS; i++)
        if (n == 0 || strcmp(words[n - 1], region->actuals.rows[i].series) != 0)
            words[n++] = region->actuals.rows[i].series;
    const char *const near = grdp_text_nearest(series, words, n);
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.file = region->file},
                  "--target: no target of the plan and no figure is on \"%s\"",
                  near != NULL ? "did you mean \"%s\"?"
                               : "write for example --target grdp.growth=9",
                  grdp_text_show(series), near);
}

/* The name of the sector or group whose growth is asked for, else that of the series. */
static grdp_title title_of(const grdp_region *region, const char *series)
{
    int unit;
    if (!grdp_track_unit(region, series, &unit) || unit == GRDP_NONE)
        return (grdp_title){{series, series}};
    return unit >= GRDP_GROUP_UNIT ? region->groups[unit - GRDP_GROUP_UNIT].title
                                   : region->sectors[unit].title;
}

static bool add_target(grdp_arena *arena, int year, const grdp_title title, const char *unit,
                       const grdp_track_ask *ask, grdp_target *out)
{
    grdp_target_part *const part = grdp_arena_alloc(arena, 1, sizeof *part);
    if (part == NULL)
        return false;
    *part = (grdp_target_part){.id = ask->series,
                               .title = title,
                               .series = ask->series,
                               .is_indicator = true,
                               .unit = unit,
                               .op = ">=",
                               .value = ask->value,
                               .decimals = ask->decimals,
                               .tolerance = (double)NAN,
                               .higher_is_better = true};
    *out = (grdp_target){.id = ask->series,
                         .field = "",
                         .title = title,
                         .first_year = year,
                         .last_year = year,
                         .average = "last",
                         .n_parts = 1,
                         .parts = part,
                         .judged_probability = (double)NAN};
    return true;
}

/* Copies the targets with room for `n` more; parts[i] are the copied parts of target i. */
static grdp_target *copy_targets(grdp_arena *arena, const grdp_plan *plan, size_t n,
                                 grdp_target_part ***parts)
{
    grdp_target *const targets = grdp_arena_alloc(arena, plan->n_targets + n, sizeof *targets);
    *parts = grdp_arena_alloc(arena, plan->n_targets, sizeof **parts);
    if (targets == NULL || *parts == NULL)
        return NULL;
    for (size_t i = 0; i < plan->n_targets; i++) {
        const size_t n_parts = plan->targets[i].n_parts;
        targets[i] = plan->targets[i];
        (*parts)[i] = grdp_arena_alloc(arena, n_parts, sizeof ***parts);
        if ((*parts)[i] == NULL)
            return NULL;
        for (size_t p = 0; p < n_parts; p++)
            (*parts)[i][p] = plan->targets[i].parts[p];
        targets[i].parts = (*parts)[i];
    }
    return targets;
}

grdp_status grdp_track_plan(grdp_arena *arena, const grdp_plan *plan, const grdp_region *region,
                            size_t n, const grdp_track_ask *asks, grdp_diag *diag, grdp_plan **out)
{
    grdp_target_part **parts = NULL;
    grdp_plan *const copy = grdp_arena_alloc(arena, 1, sizeof *copy);
    grdp_target *const targets = copy_targets(arena, plan, n, &parts);
    bool fine = true;
    if (copy == NULL || targets == NULL)
        return GRDP_ERR_MEMORY;
    *copy = *plan;
    copy->targets = targets;
    for (size_t i = 0; i < n; i++) {
        if (replace(targets, plan->n_targets, parts, &asks[i]))
            continue;
        int unit;
        const char *const said = published_unit(region, asks[i].series);
        const bool growth = grdp_track_unit(region, asks[i].series, &unit);
        if (said == NULL && !growth)
            report_unknown(region, asks[i].series, diag);
        else if (!add_target(arena, plan->year, title_of(region, asks[i].series),
                             growth ? "%" : said, &asks[i], &targets[copy->n_targets++]))
            return GRDP_ERR_MEMORY;
        fine &= said != NULL || growth;
    }
    *out = copy;
    return fine ? GRDP_OK : GRDP_ERR_INPUT;
}

/* A scenario by years may be one by quarters as well, but for models of the total. */
static grdp_status refuse_years(const grdp_scenario *s, int year, grdp_diag *diag)
{
    return grdp_diag_error(
        diag, grdp_scenario_seasons_place(s),
        "the scenario has one period a year, so what is known of %u before its end does not count "
        "in it",
        s->total_use == GRDP_TOTAL_NONE
            ? "add --set periods_per_year=4 to the command, or write periods_per_year = 4; here"
            : "name a scenario that goes by quarters; the group total of this one is for years",
        (unsigned)year);
}

static grdp_status check(const grdp_outlook *outlook, const grdp_plan *plan, bool within_year,
                         grdp_diag *diag)
{
    const grdp_scenario *const s = outlook->scenario;
    const grdp_place place = {.file = outlook->file};
    if (plan->year < s->first || plan->year > s->last)
        return grdp_diag_error(diag, place,
                               "the scenario goes from %u to %u, and the plan is for %u",
                               "name a scenario of that year", (unsigned)s->first,
                               (unsigned)s->last, (unsigned)plan->year);
    if (within_year && s->seasons == 1)
        return refuse_years(s, plan->year, diag);
    if (!grdp_chance_has_spread(s))
        return grdp_diag_error(diag, place,
                               "nothing in the scenario is uncertain, so it gives no chance",
                               "give a number of it as a distribution, or leave --scenario out");
    return GRDP_OK;
}

/* Verdicts by the projection, which the draws ask for where a target is not modelled. */
static grdp_status draw(grdp_outlook *view, const grdp_chance_options *options, grdp_diag *diag,
                        grdp_chance **out)
{
    grdp_judgement *const j = view->judgements;
    grdp_projection projection = {view->scenario, view->block};
    j->outcomes = calloc(j->plan->n_targets + 1, sizeof *j->outcomes);
    if (j->outcomes == NULL)
        return GRDP_ERR_MEMORY;
    grdp_plan_judge(j->plan, grdp_reading_projected, &projection, j->outcomes);
    const grdp_status status = grdp_chance_run(view, options, diag, out);
    free(j->outcomes);
    return status;
}

grdp_status grdp_track_draw(const grdp_outlook *outlook, grdp_plan *plan, bool within_year,
                            const grdp_chance_options *options, grdp_diag *diag, grdp_chance **out)
{
    GRDP_TRY(check(outlook, plan, within_year, diag));
    grdp_judgement judgement = {.plan = plan};
    grdp_outlook view = *outlook;
    view.n_judgements = 1;
    view.judgements = &judgement;
    const grdp_status status = draw(&view, options, diag, out);
    if (status == GRDP_OK || status == GRDP_ERR_STOPPED)
        (*out)->outlook = outlook;
    return status;
}

const grdp_chance_target *grdp_track_drawn(const grdp_chance *chance, const grdp_target *target)
{
    for (size_t i = 0; chance != NULL && i < chance->n_targets; i++)
        if (chance->target[i].target == target)
            return &chance->target[i];
    return NULL;
}
