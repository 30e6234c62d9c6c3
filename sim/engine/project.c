/* project: the loop over periods. Per period the sectors go in the order of their dependencies,
 * then the model of the total, then events; published figures take the place of the models' for the
 * periods that they cover.
 *
 *   level_s(t) = level_s(t-P) (1 + g_s(t)),   P periods a year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/four.h"
#include "engine/block.h"

static const grdp_step *step_at(const grdp_block *block, size_t i, size_t t)
{
    return &block->steps[t * (block->scenario->n_sectors + 1) + i];
}

GRDP_KERNEL
static void add_lanes(double *restrict to, const double *restrict what)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] += what[i];
}

GRDP_KERNEL
static void grow_lanes(double *restrict to, const double *restrict from,
                       const double *restrict growth)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] = from[i] * (1.0 + growth[i]);
}

GRDP_KERNEL
static void scale_lanes(double *restrict to, const double *restrict by)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] *= by[i];
}

/* A sector that the account excludes is 0 and stays so. */
GRDP_KERNEL
static void ratio_lanes(double *restrict to, const double *restrict now,
                        const double *restrict before)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        to[i] = before[i] != 0.0 ? now[i] / before[i] - 1.0 : 0.0;
}

/* 1 + the losses of all events on a sector in a period; false where there is none. */
static bool event_factor(const grdp_block *block, size_t sector, size_t t, double *restrict out)
{
    const grdp_scenario *const s = block->scenario;
    bool any = false;
    for (size_t e = 0; e < s->n_events; e++) {
        const grdp_event *const event = &s->events[e];
        if (event->sector != sector || t < event->first || t > event->last)
            continue;
        const double *const loss = grdp_block_factor(block, event->factor, t);
        for (size_t i = 0; i < GRDP_LANES; i++)
            out[i] = (any ? out[i] : 1.0) * (1.0 + loss[i]);
        any = true;
    }
    return any;
}

static void add_points(const grdp_block *block, size_t sector, size_t t, double *growth)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t a = 0; a < s->n_adds; a++) {
        const grdp_event *const add = &s->adds[a];
        if (add->sector == sector && t >= add->first && t <= add->last)
            add_lanes(growth, grdp_block_factor(block, add->factor, t));
    }
}

/* Without events there is one level, and block->underlying is block->level. */
static void settle_level(grdp_block *block, size_t sector, size_t t)
{
    const grdp_scenario *const s = block->scenario;
    const size_t now = (t + s->seasons) * s->n_sectors + sector;
    grdp_lanes factor;
    if (s->n_events == 0)
        return;
    memcpy(block->level[now], block->underlying[now], sizeof(grdp_lanes));
    if (event_factor(block, sector, t, factor))
        scale_lanes(block->level[now], factor);
}

static void step_sector(grdp_block *block, size_t sector, size_t t)
{
    const grdp_scenario *const s = block->scenario;
    const size_t before = t * s->n_sectors + sector;
    const size_t now = before + s->seasons * s->n_sectors;
    double *const growth = block->growth[before];
    if (s->sectors[sector].model == NULL) {
        memset(growth, 0, sizeof(grdp_lanes));
    } else {
        s->sectors[sector].model->step(step_at(block, sector, t));
        if (s->n_adds > 0)
            add_points(block, sector, t, growth);
    }
    grow_lanes(block->underlying[now], block->underlying[before], growth);
    settle_level(block, sector, t);
}

/* Total of n sectors, whose lanes lie one after another. */
GRDP_KERNEL
static void add_sectors(const double *restrict level, size_t n, double *restrict total)
{
    for (size_t i = 0; i < GRDP_LANES; i += (size_t)2 * GRDP_FOUR) {
        grdp_four sum, more_sum, next;
        grdp_four_load(level + i, &sum);
        grdp_four_load(level + i + GRDP_FOUR, &more_sum);
        for (size_t k = 1; k < n; k++) {
            const double *const at = level + k * GRDP_LANES + i;
            grdp_four_load(at, &next);
            sum += next;
            grdp_four_load(at + GRDP_FOUR, &next);
            more_sum += next;
        }
        grdp_four_store(total + i, &sum);
        grdp_four_store(total + i + GRDP_FOUR, &more_sum);
    }
}

static void sum_total(grdp_block *block, size_t index)
{
    const size_t n = block->scenario->n_sectors;
    add_sectors(block->level[index * n], n, block->total[index]);
}

/* All sectors grow by the same factor more or less, so that they add up to the total's growth. */
static void scale_to_total(grdp_block *block, size_t t, const double *target)
{
    const grdp_scenario *const s = block->scenario;
    const size_t now = t + s->seasons;
    grdp_lanes by;
    for (size_t i = 0; i < GRDP_LANES; i++)
        by[i] = target[i] / block->total[now][i];
    for (size_t k = 0; k < s->n_sectors; k++) {
        const size_t at = now * s->n_sectors + k;
        scale_lanes(block->level[at], by);
        if (s->n_events > 0)
            scale_lanes(block->underlying[at], by);
        if (s->sectors[k].model != NULL)
            ratio_lanes(block->growth[t * s->n_sectors + k], block->underlying[at],
                        block->underlying[t * s->n_sectors + k]);
    }
}

/* One sector takes what the others leave of the total. */
static void close_on_sector(grdp_block *block, size_t t, const double *target)
{
    const grdp_scenario *const s = block->scenario;
    const size_t now = t + s->seasons;
    const size_t at = now * s->n_sectors + s->residual;
    grdp_lanes rest;
    for (size_t i = 0; i < GRDP_LANES; i++)
        rest[i] = target[i] - block->total[now][i];
    add_lanes(block->level[at], rest);
    if (s->n_events > 0)
        add_lanes(block->underlying[at], rest);
    ratio_lanes(block->growth[t * s->n_sectors + s->residual], block->underlying[at],
                block->underlying[t * s->n_sectors + s->residual]);
}

static void step_total(grdp_block *block, size_t t)
{
    const grdp_scenario *const s = block->scenario;
    s->total.model->step(step_at(block, s->n_sectors, t));
    grdp_lanes target;
    grow_lanes(target, block->total[t], block->model_growth[t]);
    if (s->total_use == GRDP_TOTAL_SCALE)
        scale_to_total(block, t, target);
    if (s->total_use == GRDP_TOTAL_RESIDUAL)
        close_on_sector(block, t, target);
    if (s->total_use != GRDP_TOTAL_CHECK)
        sum_total(block, t + s->seasons);
}

void grdp_project_periods(grdp_block *block, size_t first, size_t last)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t t = first; t <= last; t++) {
        for (size_t k = 0; k < s->n_sectors; k++)
            if (grdp_stale_has(block, s->order[k]))
                step_sector(block, s->order[k], t);
        sum_total(block, t + s->seasons);
        if (s->total_use != GRDP_TOTAL_NONE)
            step_total(block, t);
    }
}

/* A model without observe() takes its own step, of which only the state is kept. */
static void observe_setup(grdp_block *block, size_t i, size_t t, const double *growth)
{
    const grdp_scenario *const s = block->scenario;
    const grdp_model *const model = i < s->n_sectors ? s->sectors[i].model : s->total.model;
    if (model == NULL || model->n_states == 0)
        return;
    grdp_lanes discarded;
    memcpy(discarded, growth, sizeof discarded);
    grdp_step step = *step_at(block, i, t);
    step.growth = discarded;
    (model->observe != NULL ? model->observe : model->step)(&step);
}

static void observe_sector(grdp_block *block, size_t sector, size_t t)
{
    const grdp_scenario *const s = block->scenario;
    const size_t before = t * s->n_sectors + sector;
    const size_t now = before + s->seasons * s->n_sectors;
    grdp_lanes factor;
    if (s->n_events > 0)
        memcpy(block->underlying[now], block->level[now], sizeof(grdp_lanes));
    if (s->n_events > 0 && event_factor(block, sector, t, factor))
        for (size_t i = 0; i < GRDP_LANES; i++)
            block->underlying[now][i] /= factor[i];
    if (s->sectors[sector].model == NULL)
        return;
    ratio_lanes(block->growth[before], block->underlying[now], block->underlying[before]);
    observe_setup(block, sector, t, block->growth[before]);
}

void grdp_project_observed(grdp_block *block, size_t first, size_t last)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t t = first; t <= last; t++) {
        for (size_t k = 0; k < s->n_sectors; k++)
            observe_sector(block, s->order[k], t);
        sum_total(block, t + s->seasons);
        if (s->total_use == GRDP_TOTAL_NONE)
            continue;
        grdp_lanes growth;
        ratio_lanes(growth, block->total[t + s->seasons], block->total[t]);
        observe_setup(block, s->n_sectors, t, growth);
    }
}

static bool is_uncertain(const grdp_scenario *s, bool has, size_t factor)
{
    return has && s->factors[factor].dist != NULL;
}

/* Paths that do not depend on sectors. Most are the same in all runs. */
static void project_paths(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    const bool ratio = s->has_investment && !s->investment_required;
    if (block->paths_known)
        return;
    block->paths_known = !is_uncertain(s, s->has_deflator, s->deflator_growth) &&
                         !is_uncertain(s, ratio, s->investment_ratio) &&
                         !is_uncertain(s, s->has_population, s->population_growth) &&
                         !is_uncertain(s, s->has_employment, s->employment_growth);
    for (size_t t = 0; t < s->n_periods; t++) {
        if (s->has_deflator)
            grow_lanes(block->price[t + s->seasons], block->price[t],
                       grdp_block_factor(block, s->deflator_growth, t));
        if (ratio)
            memcpy(block->ratio[t], grdp_block_factor(block, s->investment_ratio, t),
                   sizeof(grdp_lanes));
    }
    for (size_t y = 0; y < s->n_years; y++) {
        const size_t t = y * s->seasons;
        if (s->has_population)
            grow_lanes(block->population[y + 1], block->population[y],
                       grdp_block_factor(block, s->population_growth, t));
        if (s->has_employment)
            grow_lanes(block->employment[y + 1], block->employment[y],
                       grdp_block_factor(block, s->employment_growth, t));
    }
}

static void start_models(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    for (size_t i = 0; i <= s->n_sectors; i++) {
        const grdp_model *const model = i < s->n_sectors ? s->sectors[i].model : s->total.model;
        const bool needed = i == s->n_sectors || grdp_stale_has(block, i);
        if (needed && model != NULL && model->start != NULL)
            model->start(step_at(block, i, 0));
    }
}

/* Projects year by year: the year's observed part is first projected (the prior), then moved to
 * meet the figures, then the states follow, then the rest of the year goes on from there. */
static void project_years(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    size_t o = 0;
    for (size_t year = 0; year < s->n_years; year++) {
        const size_t first = year * s->seasons;
        const size_t start = o;
        size_t known = 0; /* seasons of this year that figures speak of */
        for (; o < s->n_observations && s->observations[o].year == year; o++)
            if (s->observations[o].last_season + 1 > known)
                known = s->observations[o].last_season + 1;
        if (known > 0) {
            memcpy(block->saved_state, block->state, block->n_states * sizeof(grdp_lanes));
            grdp_project_periods(block, first, first + known - 1);
            grdp_failures_find(block, first + known);
            grdp_condition_year(block, year, start, o - start);
            memcpy(block->state, block->saved_state, block->n_states * sizeof(grdp_lanes));
            grdp_project_observed(block, first, first + known - 1);
        }
        if (known < s->seasons)
            grdp_project_periods(block, first + known, first + s->seasons - 1);
    }
}

/* The sectors that are stale, and all that is made of sectors. */
static void project_sectors(grdp_block *block)
{
    const grdp_scenario *const s = block->scenario;
    if (s->n_base_shares > 0 && block->stale == block->all_sectors)
        grdp_block_rebase(block);
    if (s->n_events > 0)
        memcpy(block->underlying, block->level, s->seasons * s->n_sectors * sizeof(grdp_lanes));
    for (size_t q = 0; q < s->seasons; q++)
        sum_total(block, q);
    start_models(block);
    project_years(block);
    grdp_failures_find(block, s->n_periods);
}

void grdp_block_run(grdp_block *block)
{
    grdp_block_make_shocks(block);
    grdp_stale_spread(block);
    memset(block->failed, 0, sizeof block->failed);
    memset(block->bad, 0, sizeof(grdp_lanes));
    grdp_frame_reset(block);
    project_paths(block);
    if (block->stale != 0)
        project_sectors(block);
    grdp_failures_clear(block);
    grdp_stale_clear(block);
}
