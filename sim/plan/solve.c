/* solve: from a request to the values of factors, and what they do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/solve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"

/* A target is reached where it is met to this part of its size. */
static const double MET = 1e-9;

/* One block: points that are not there repeat the last one. */
static void evaluate_block(grdp_solve *s, size_t n_points, const double *x, double *y)
{
    grdp_lanes values;
    for (size_t f = 0; f < s->n_factors; f++)
        for (size_t lane = 0; lane < GRDP_LANES; lane++) {
            const size_t point = lane < n_points ? lane : n_points - 1;
            grdp_block_set(s->block, lane, s->factors[f].factor, x[point * s->n_factors + f]);
        }
    grdp_block_run(s->block);
    for (size_t j = 0; j < s->n_targets; j++) {
        grdp_block_series(s->block, s->targets[j].ref, s->targets[j].span, values);
        for (size_t point = 0; point < n_points; point++) {
            const bool fine = !grdp_block_failed(s->block, point) && isfinite(values[point]);
            y[point * s->n_targets + j] = fine ? values[point] : (double)NAN;
        }
    }
}

void grdp_solve_evaluate(void *solve, size_t n_points, const double *x, double *y)
{
    grdp_solve *const s = solve;
    for (size_t first = 0; first < n_points; first += GRDP_LANES) {
        const size_t rest = n_points - first, n = rest < GRDP_LANES ? rest : GRDP_LANES;
        evaluate_block(s, n, x + first * s->n_factors, y + first * s->n_targets);
    }
}

const char *grdp_solve_override(grdp_arena *arena, const grdp_factor *factor, double value)
{
    char text[GRDP_NUMBER_TEXT];
    const char *inner = NULL;
    grdp_number_shortest(value == 0.0 ? 0.0 : value, text);
    for (size_t p = 0; factor->dist != NULL && p < factor->dist->n_params; p++)
        if (grdp_text_equal(factor->dist->params[p].name, factor->dist->likely_word))
            inner = factor->dist->likely_word;
    return inner != NULL ? grdp_arena_printf(arena, "%s.%s=%s", factor->path, inner, text)
                         : grdp_arena_printf(arena, "%s=%s", factor->path, text);
}

grdp_status grdp_solve_look(grdp_solve *s, grdp_diag *diag, grdp_outlook **out)
{
    const grdp_solve_request *const r = s->request;
    const size_t n = r->n_overrides + s->n_factors;
    const char **const overrides = grdp_arena_alloc(s->arena, n, sizeof *overrides);
    grdp_diag *const silent = grdp_diag_create(NULL);
    if (overrides == NULL || silent == NULL) {
        grdp_diag_free(silent);
        return GRDP_ERR_MEMORY;
    }
    for (size_t i = 0; i < r->n_overrides; i++)
        overrides[i] = r->overrides[i];
    for (size_t i = 0; i < s->n_factors; i++)
        overrides[r->n_overrides + i] = s->factors[i].override;
    const grdp_scenario_options options = {
        .overrides = overrides, .n_overrides = n, .as_of = r->as_of};
    const grdp_status status = grdp_outlook_create(r->file, &options, silent, out);
    grdp_diag_free(silent);
    return status == GRDP_OK ? status : grdp_outlook_create(r->file, &options, diag, out);
}

static double value_of(grdp_block *block, const grdp_solve_target *target)
{
    grdp_lanes values;
    grdp_block_series(block, target->ref, target->span, values);
    return values[0];
}

static grdp_status fill(grdp_solve *s, grdp_diag *diag)
{
    const grdp_solve_request *const r = s->request;
    const grdp_scenario_options options = {
        .overrides = r->overrides, .n_overrides = r->n_overrides, .as_of = r->as_of};
    GRDP_TRY(grdp_outlook_create(r->file, &options, diag, &s->outlook));
    GRDP_TRY(grdp_block_create(s->outlook->scenario, &s->block));
    GRDP_TRY(grdp_solve_read(s, diag));
    for (size_t j = 0; j < s->n_targets; j++)
        s->targets[j].before = value_of(s->outlook->block, &s->targets[j]);
    return GRDP_OK;
}

grdp_status grdp_solve_create(const grdp_solve_request *request, grdp_diag *diag, grdp_solve **out)
{
    grdp_arena *const arena = grdp_arena_create();
    grdp_solve *const s = arena != NULL ? grdp_arena_alloc(arena, 1, sizeof *s) : NULL;
    if (s == NULL) {
        grdp_arena_free(arena);
        return GRDP_ERR_MEMORY;
    }
    s->arena = arena;
    s->request = request;
    const grdp_status status = fill(s, diag);
    if (status == GRDP_OK)
        *out = s;
    else
        grdp_solve_free(s);
    return status;
}

void grdp_solve_free(grdp_solve *solve)
{
    if (solve == NULL)
        return;
    grdp_outlook_free(solve->after);
    grdp_block_free(solve->block);
    grdp_outlook_free(solve->outlook);
    grdp_arena_free(solve->arena);
}

static void solve_one(grdp_solve *s)
{
    grdp_solve_factor *const f = &s->factors[0];
    const double range[2] = {f->low, f->high};
    const grdp_solve_root root =
        grdp_solve_find_root(grdp_solve_evaluate, s, s->targets[0].value, range, f->before);
    s->n_roots = root.n;
    f->value = isnan(root.x) ? f->before : root.x;
}

static grdp_status solve_several(grdp_solve *s)
{
    double sd[GRDP_SOLVE_FACTORS], low[GRDP_SOLVE_FACTORS], high[GRDP_SOLVE_FACTORS];
    double x[GRDP_SOLVE_FACTORS], target[GRDP_SOLVE_TARGETS];
    for (size_t i = 0; i < s->n_factors; i++) {
        sd[i] = s->factors[i].sd;
        low[i] = s->factors[i].low;
        high[i] = s->factors[i].high;
        x[i] = s->factors[i].before;
    }
    for (size_t j = 0; j < s->n_targets; j++)
        target[j] = s->targets[j].value;
    const grdp_solve_system system = {.n_factors = s->n_factors,
                                      .n_targets = s->n_targets,
                                      .sd = sd,
                                      .low = low,
                                      .high = high,
                                      .target = target,
                                      .evaluate = grdp_solve_evaluate,
                                      .context = s};
    GRDP_TRY(grdp_solve_system_run(&system, x));
    for (size_t i = 0; i < s->n_factors; i++)
        s->factors[i].value = x[i];
    return GRDP_OK;
}

static grdp_status settle_factors(grdp_solve *s)
{
    double squares = 0.0;
    for (size_t i = 0; i < s->n_factors; i++) {
        grdp_solve_factor *const f = &s->factors[i];
        const double near = 1e-9 * (f->high - f->low);
        f->at_bound = f->value <= f->low + near ? -1 : f->value >= f->high - near ? 1 : 0;
        f->override = grdp_solve_override(s->arena, f->of, f->value);
        if (f->override == NULL)
            return GRDP_ERR_MEMORY;
        const double z = (f->value - f->before) / f->sd;
        squares += z * z;
    }
    s->departure = sqrt(squares);
    return GRDP_OK;
}

/* Reads the scenario once more, so that what is said is what a run of it gives. */
static grdp_status look_again(grdp_solve *s, grdp_diag *diag)
{
    GRDP_TRY(grdp_solve_look(s, diag, &s->after));
    s->reached = true;
    for (size_t j = 0; j < s->n_targets; j++) {
        grdp_solve_target *const t = &s->targets[j];
        t->reached = value_of(s->after->block, t);
        s->reached &= fabs(t->reached - t->value) <= MET * fmax(1.0, fabs(t->value));
    }
    return GRDP_OK;
}

static void report_bounds(const grdp_solve *s, grdp_diag *diag)
{
    for (size_t i = 0; i < s->n_factors; i++) {
        const grdp_solve_factor *const f = &s->factors[i];
        if (f->at_bound != 0)
            grdp_diag_add(diag, GRDP_WARNING, (grdp_place){.path = f->of->path},
                          "it stands at its bound %g, which is in the way",
                          "widen it with --bounds where it takes more, or let another --factor "
                          "move",
                          f->at_bound < 0 ? f->low : f->high);
    }
}

static grdp_status report_missed(const grdp_solve *s, grdp_diag *diag)
{
    for (size_t j = 0; j < s->n_targets; j++) {
        const grdp_solve_target *const t = &s->targets[j];
        if (fabs(t->reached - t->value) <= MET * fmax(1.0, fabs(t->value)))
            continue;
        grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.file = s->request->file},
                      "%s = %s cannot be reached: the nearest is %.*f, %.*f away",
                      "ask for less, or let more factors move", t->name, grdp_number_show(t->value),
                      4, t->reached, 4, fabs(t->reached - t->value));
    }
    report_bounds(s, diag);
    return GRDP_ERR_CHECK;
}

static void note_roots(const grdp_solve *s, grdp_diag *diag)
{
    if (s->n_roots > 1)
        grdp_diag_add(diag, GRDP_NOTE, (grdp_place){.path = s->factors[0].of->path},
                      "%zu values reach the target; this is the one nearest to the scenario's",
                      "--bounds leads to another one", s->n_roots);
}

/* Whether no target moves with the factor alone: at its bounds they are what they were. */
static bool is_idle(grdp_solve *s, size_t factor)
{
    enum { POINTS = 3 };
    double x[POINTS * GRDP_SOLVE_FACTORS], y[POINTS * GRDP_SOLVE_TARGETS];
    for (size_t p = 0; p < POINTS; p++)
        for (size_t i = 0; i < s->n_factors; i++)
            x[p * s->n_factors + i] = s->factors[i].before;
    x[factor] = s->factors[factor].low;
    x[s->n_factors + factor] = s->factors[factor].high;
    grdp_solve_evaluate(s, POINTS, x, y);
    for (size_t j = 0; j < s->n_targets; j++)
        if (y[j] != y[2 * s->n_targets + j] || y[s->n_targets + j] != y[2 * s->n_targets + j])
            return false;
    return true;
}

/* A factor without effect is left where it is; where all are, nothing can be solved. */
static grdp_status report_idle(grdp_solve *s, grdp_diag *diag)
{
    bool idle[GRDP_SOLVE_FACTORS];
    size_t n = 0;
    for (size_t i = 0; i < s->n_factors; i++)
        n += idle[i] = is_idle(s, i);
    for (size_t i = 0; i < s->n_factors; i++)
        if (idle[i])
            grdp_diag_add(
                diag, n == s->n_factors ? GRDP_ERROR : GRDP_WARNING,
                (grdp_place){.file = s->request->file, .path = s->factors[i].of->path},
                "no target moves with it",
                "name another --factor; grdpsim study tornado shows which have an effect");
    return n == s->n_factors ? GRDP_ERR_INPUT : GRDP_OK;
}

grdp_status grdp_solve_run(grdp_solve *solve, grdp_diag *diag)
{
    GRDP_TRY(report_idle(solve, diag));
    if (solve->n_factors == 1 && solve->n_targets == 1)
        solve_one(solve);
    else
        GRDP_TRY(solve_several(solve));
    GRDP_TRY(settle_factors(solve));
    GRDP_TRY(look_again(solve, diag));
    if (!solve->reached)
        return report_missed(solve, diag);
    note_roots(solve, diag);
    return GRDP_OK;
}

void grdp_solve_curve(grdp_solve *solve, size_t factor, size_t n, const double *at, double *values)
{
    const grdp_solve_factor *const f = &solve->factors[0];
    const grdp_solve_target *const t = &solve->targets[0];
    const double range[2] = {f->low, f->high};
    double start = f->before;
    for (size_t i = 0; i < n; i++) {
        for (size_t lane = 0; lane < GRDP_LANES; lane++)
            grdp_block_set(solve->block, lane, factor, at[i]);
        const grdp_solve_root root =
            grdp_solve_find_root(grdp_solve_evaluate, solve, t->value, range, start);
        const bool reached = fabs(root.y - t->value) <= MET * fmax(1.0, fabs(t->value));
        values[i] = reached ? root.x : (double)NAN;
        start = reached ? root.x : start; /* the same branch, where there are several */
    }
    grdp_block_reset(solve->block);
}
