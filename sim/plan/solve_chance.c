/* solve_chance: counts runs that reach the target, and halves the range of the factor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/solve_chance.h"

#include <math.h>
#include <stdlib.h>

#include "core/number.h"
#include "plan/chance.h"

/* The range is halved until this part of it is left. */
static const double LEFT = 1e-10;

typedef struct count {
    const grdp_solve_target *target;
    uint64_t reached; /* of all chunks */
} count;

static void *create_tally(void *context)
{
    (void)context;
    return calloc(1, sizeof(uint64_t));
}

static void free_tally(void *context, void *tally)
{
    (void)context;
    free(tally);
}

static void reset_tally(void *context, void *tally)
{
    (void)context;
    *(uint64_t *)tally = 0;
}

static void take_block(void *context, void *tally, grdp_block *block, uint64_t run, size_t n)
{
    const count *const c = context;
    grdp_lanes values;
    (void)run;
    grdp_block_series(block, c->target->ref, c->target->span, values);
    for (size_t i = 0; i < n; i++)
        *(uint64_t *)tally += !grdp_block_failed(block, i) && values[i] >= c->target->value;
}

static grdp_status join_tally(void *context, void *tally, uint64_t first_run)
{
    count *const c = context;
    (void)first_run;
    c->reached += *(uint64_t *)tally;
    return GRDP_OK;
}

typedef struct search {
    grdp_solve *solve;
    const grdp_solve_chance_options *options;
    grdp_diag *diag;
} search;

static grdp_status count_runs(const search *s, const grdp_scenario *scenario, double *chance)
{
    count c = {.target = &s->solve->targets[0]};
    const grdp_batch_work work = {.context = &c,
                                  .create = create_tally,
                                  .free = free_tally,
                                  .reset = reset_tally,
                                  .take = take_block,
                                  .join = join_tally};
    const grdp_batch_plan plan = {.seed = s->options->seed,
                                  .n_runs = s->options->n_runs,
                                  .n_threads = s->options->n_threads,
                                  .draw = true,
                                  .stop = s->options->stop};
    GRDP_TRY(grdp_batch_run(scenario, &plan, &work));
    *chance = (double)c.reached / (double)s->options->n_runs;
    return GRDP_OK;
}

/* The chance with the factor at `value`. The scenario is read with it, so that a distribution is
 * moved as its file would be. */
static grdp_status chance_at(const search *s, double value, double *chance)
{
    grdp_solve_factor *const f = &s->solve->factors[0];
    grdp_outlook *outlook = NULL;
    f->override = grdp_solve_override(s->solve->arena, f->of, value);
    if (f->override == NULL)
        return GRDP_ERR_MEMORY;
    grdp_status status = grdp_solve_look(s->solve, s->diag, &outlook);
    if (status == GRDP_OK)
        status = count_runs(s, outlook->scenario, chance);
    grdp_outlook_free(outlook);
    return status;
}

/* A range that is being halved: at `good` the chance is at least the one asked, at `bad` not. */
typedef struct ends {
    double good, bad;
    double chance; /* at `good` */
} ends;

static grdp_status halve(const search *s, double asked, ends *e)
{
    const double left = LEFT * fabs(e->good - e->bad);
    while (fabs(e->good - e->bad) > left) {
        const double middle = 0.5 * (e->good + e->bad);
        double chance = 0.0;
        if (middle == e->good || middle == e->bad)
            break;
        GRDP_TRY(chance_at(s, middle, &chance));
        if (chance >= asked) {
            e->good = middle;
            e->chance = chance;
        } else {
            e->bad = middle;
        }
    }
    return GRDP_OK;
}

static grdp_status report_beyond(const search *s, double highest)
{
    const grdp_solve_factor *const f = &s->solve->factors[0];
    grdp_diag_add(s->diag, GRDP_ERROR, (grdp_place){.path = f->of->path},
                  "a chance of %g cannot be reached: between %g and %g the highest is %.*f",
                  "ask for a lower chance, or widen --bounds", s->options->chance, f->low, f->high,
                  4, highest);
    return GRDP_ERR_CHECK;
}

/* The ends of the bounds for a chance: status OK and good == bad where a bound has it already. */
static grdp_status find(const search *s, const double at[2], double asked, ends *e)
{
    const grdp_solve_factor *const f = &s->solve->factors[0];
    const bool rises = at[1] >= at[0];
    const double high = rises ? f->high : f->low, low = rises ? f->low : f->high;
    *e = (ends){.good = high, .bad = low, .chance = rises ? at[1] : at[0]};
    if (fmin(at[0], at[1]) >= asked)
        *e = (ends){.good = low, .bad = low, .chance = fmin(at[0], at[1])};
    return halve(s, asked, e);
}

static grdp_status find_range(const search *s, const double at[2], grdp_solve_chance *out)
{
    for (size_t side = 0; side < 2; side++) {
        const double asked = s->options->chance + (side == 0 ? -1.96 : 1.96) * out->error;
        ends e;
        out->range[side] = (double)NAN;
        if (!(asked > fmin(at[0], at[1])) || asked > fmax(at[0], at[1]))
            continue;
        GRDP_TRY(find(s, at, asked, &e));
        out->range[side] = e.good;
    }
    return GRDP_OK;
}

static grdp_status check(const grdp_solve *s, grdp_diag *diag)
{
    if (s->n_factors != 1 || s->n_targets != 1)
        return grdp_diag_error(diag, (grdp_place){.path = "--chance"},
                               "the chance is reached for one factor and one target, and %zu and "
                               "%zu are given",
                               "name one --factor and one --target", s->n_factors, s->n_targets);
    if (!grdp_chance_has_spread(s->outlook->scenario))
        return grdp_diag_error(diag, (grdp_place){.file = s->request->file},
                               "nothing in the scenario is uncertain, so a target is reached for "
                               "certain or not at all",
                               "leave --chance out, or give a number of the scenario as a "
                               "distribution");
    return GRDP_OK;
}

static grdp_status settle(const search *s, const ends *e, const double at[2],
                          grdp_solve_chance *out)
{
    grdp_solve_factor *const f = &s->solve->factors[0];
    const double n = (double)s->options->n_runs;
    out->chance = e->chance;
    out->error = sqrt(fmax(e->chance * (1.0 - e->chance), 1.0 / n) / n);
    GRDP_TRY(find_range(s, at, out));
    f->value = e->good;
    f->at_bound = e->good == f->low ? -1 : e->good == f->high ? 1 : 0;
    f->override = grdp_solve_override(s->solve->arena, f->of, f->value);
    s->solve->reached = true;
    s->solve->departure = fabs(f->value - f->before) / f->sd;
    if (f->override == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_solve_look(s->solve, s->diag, &s->solve->after));
    grdp_lanes values;
    grdp_solve_target *const t = &s->solve->targets[0];
    grdp_block_series(s->solve->after->block, t->ref, t->span, values);
    t->reached = values[0];
    return GRDP_OK;
}

grdp_status grdp_solve_chance_run(grdp_solve *solve, const grdp_solve_chance_options *options,
                                  grdp_diag *diag, grdp_solve_chance *out)
{
    const search s = {solve, options, diag};
    const grdp_solve_factor *const f = &solve->factors[0];
    double at[2];
    ends e;
    GRDP_TRY(check(solve, diag));
    *out = (grdp_solve_chance){.n_runs = options->n_runs};
    GRDP_TRY(count_runs(&s, solve->outlook->scenario, &out->before));
    GRDP_TRY(chance_at(&s, f->low, &at[0]));
    GRDP_TRY(chance_at(&s, f->high, &at[1]));
    out->rises = at[1] >= at[0];
    if (fmax(at[0], at[1]) < options->chance)
        return report_beyond(&s, fmax(at[0], at[1]));
    GRDP_TRY(find(&s, at, options->chance, &e));
    if (e.good == e.bad)
        grdp_diag_add(diag, GRDP_NOTE, (grdp_place){.path = f->of->path},
                      "the chance is not below %g anywhere between %g and %g, so a bound is the "
                      "answer",
                      NULL, options->chance, f->low, f->high);
    return settle(&s, &e, at, out);
}
