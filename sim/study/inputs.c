/* inputs: which factors a study varies, over which range, and what ties them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/study.h"

#include "core/number.h"
#include "core/text.h"

#include <math.h>
#include <string.h>

static const grdp_place option = {.path = "--vary"};

/* In the unit of the file, in the first period. */
static double likely_of(const grdp_factor *factor)
{
    return factor->likely[0] / factor->scale;
}

/* How far a factor without a distribution is moved: a point where it is in per cent, else a tenth
 * of its value. */
static double step_of(const grdp_factor *factor)
{
    const char *const unit = factor->param->unit;
    const bool points = unit[0] == '%' || strcmp(unit, "pp") == 0;
    const double tenth = 0.1 * fabs(likely_of(factor));
    return points || tenth == 0.0 ? 1.0 : tenth;
}

/* A range around the likely value, cut at the bounds of the factor. */
static void set_around(grdp_axis *axis, grdp_diag *diag)
{
    const grdp_param *const param = axis->of->param;
    const double likely = likely_of(axis->of), step = step_of(axis->of);
    axis->form = GRDP_AXIS_RANGE;
    axis->from = likely - step >= param->min ? likely - step : likely;
    axis->to = likely + step <= param->max ? likely + step : likely;
    if (axis->from == likely || axis->to == likely)
        grdp_diag_add(diag, GRDP_NOTE, (grdp_place){.path = axis->of->path},
                      "moves to one side only: its likely value is %g, its bounds are %g and %g",
                      "give it a range with --vary %s=FROM:TO", likely, param->min, param->max,
                      axis->of->path);
}

static bool fixed_by_figures(const grdp_scenario *s, const grdp_factor *factor)
{
    size_t n = 0;
    for (size_t t = 0; factor->observed != NULL && t < s->n_periods; t++)
        n += factor->observed[t];
    return n == s->n_periods;
}

/* A number that the scenario gives by itself, and that moves the likely path: deviations of shocks
 * do not, as shocks are 0. */
static bool is_given(const grdp_factor *f)
{
    return f->origin != GRDP_ORIGIN_DEFAULT && f->origin != GRDP_ORIGIN_ACCOUNT &&
           f->param->choices == NULL && strcmp(f->param->unit, "count") != 0 &&
           strcmp(f->param->unit, "period") != 0 && strcmp(f->param->name, GRDP_VOLATILITY) != 0;
}

static bool has_path(const grdp_axis *axes, size_t n, const char *path)
{
    for (size_t i = 0; i < n; i++)
        if (axes[i].of != NULL && strcmp(axes[i].of->path, path) == 0) /* NULL: not read */
            return true;
    return false;
}

/* Of the scenario itself, or of an alternative what no other has. */
static size_t take_uncertain(const grdp_study *study, const grdp_scenario *s, bool certain_too,
                             grdp_diag *diag, grdp_axis *axes, size_t n)
{
    for (size_t f = 0; f < s->n_factors; f++) {
        const grdp_factor *const factor = &s->factors[f];
        const bool own = s == study->scenario;
        size_t shared = 0;
        if (fixed_by_figures(s, factor) ||
            (factor->dist == NULL && !(certain_too && is_given(factor))))
            continue;
        if (!own && (has_path(axes, n, factor->path) ||
                     grdp_scenario_find_factor(study->scenario, factor->path, &shared)))
            continue;
        axes[n] =
            (grdp_axis){.factor = own ? f : GRDP_NO_FACTOR, .of = factor, .form = GRDP_AXIS_DIST};
        if (factor->dist == NULL)
            set_around(&axes[n], diag);
        n++;
    }
    return n;
}

/* Says so with a number that the scenario has. */
static grdp_status report_certain(const grdp_scenario *s, grdp_diag *diag)
{
    const grdp_place place = {.file = s->file};
    const char *path = "sectors.industry.growth";
    for (size_t f = s->n_factors; f-- > 0;)
        if (is_given(&s->factors[f]) && !fixed_by_figures(s, &s->factors[f]))
            path = s->factors[f].path;
    return grdp_diag_error(
        diag, place, "no number of the scenario is uncertain, so there is nothing to study",
        "write for example --vary %s, which moves it by a point or a tenth to "
        "either side, or give a distribution: growth = { dist = \"normal\"; mean = "
        "9; sd = 2; };",
        path);
}

static grdp_status take_default(grdp_arena *arena, bool certain_too, grdp_diag *diag,
                                grdp_study *study)
{
    const grdp_scenario *const s = study->scenario;
    size_t most = s->n_factors;
    for (size_t a = 0; a < study->n_alternatives; a++)
        most += study->alternatives[a]->n_factors;
    grdp_axis *const axes = grdp_arena_alloc(arena, most, sizeof *axes);
    if (axes == NULL)
        return GRDP_ERR_MEMORY;
    size_t n = take_uncertain(study, s, certain_too, diag, axes, 0);
    for (size_t a = 0; a < study->n_alternatives; a++)
        n = take_uncertain(study, study->alternatives[a], certain_too, diag, axes, n);
    study->axes = axes;
    study->plan.n_inputs = n;
    if (n > 0)
        return GRDP_OK;
    return report_certain(s, diag);
}

/* "PATH" takes what the scenario says of it. */
static grdp_status read_path(const grdp_scenario *s, const char *path, grdp_diag *diag,
                             grdp_axis *out)
{
    GRDP_TRY(grdp_axis_find(s, path, option, diag, out));
    out->form = GRDP_AXIS_DIST;
    if (out->of->dist != NULL)
        return GRDP_OK;
    if (out->of->param->choices != NULL)
        return grdp_diag_error(diag, (grdp_place){.path = out->of->path},
                               "stands for a word, and has no range of its own",
                               "write --vary %s=WORD,WORD with words of %s", out->of->path,
                               out->of->param->choices);
    set_around(out, diag);
    return GRDP_OK;
}

static bool is_twice(const grdp_axis *axes, size_t n, grdp_diag *diag)
{
    const bool twice = has_path(axes, n, axes[n].of->path);
    if (twice)
        grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.path = axes[n].of->path}, "is varied twice",
                      "leave one of them out");
    return twice;
}

/* A factor of an axis whose value another one shares. */
static grdp_status read_more(const grdp_scenario *s, const char *path, grdp_diag *diag,
                             const grdp_axis *axis, size_t *out)
{
    grdp_axis other;
    GRDP_TRY(grdp_axis_find(s, path, option, diag, &other));
    *out = other.factor;
    for (size_t i = 0; i < s->n_correlated; i++)
        if (s->correlated[i] == other.factor || s->correlated[i] == axis->factor)
            return grdp_diag_error(diag, (grdp_place){.path = other.of->path},
                                   "shares a value, and the scenario correlates it with another",
                                   "vary it alone, or leave the correlation out");
    return GRDP_OK;
}

/* The scenario, or the first of its alternatives that has the number where it has not. */
static const grdp_scenario *owner_of(const grdp_study *study, const char *path)
{
    size_t factor = 0;
    for (size_t a = 0;
         !grdp_scenario_find_factor(study->scenario, path, &factor) && a < study->n_alternatives;
         a++)
        if (grdp_scenario_find_factor(study->alternatives[a], path, &factor))
            return study->alternatives[a];
    return study->scenario;
}

/* "PATH", "PATH=VALUES", "PATH+PATH=VALUES". */
static grdp_status read_one(grdp_arena *arena, const grdp_study *study, const char *text,
                            grdp_diag *diag, grdp_axis *out)
{
    const char *const leading = grdp_arena_text_n(arena, text, strcspn(text, "+="));
    if (leading == NULL)
        return GRDP_ERR_MEMORY;
    const grdp_scenario *const s = owner_of(study, leading);
    const size_t all = strcspn(text, "="), first = strcspn(text, "+=");
    const char *const own = grdp_arena_printf(arena, "%.*s%s", (int)first, text, text + all);
    size_t n = 0;
    for (size_t i = first; i < all; i++)
        n += text[i] == '+';
    size_t *const more = grdp_arena_alloc(arena, n, sizeof *more);
    if (own == NULL || more == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(text[all] == '=' ? grdp_axis_read(arena, s, own, diag, out)
                              : read_path(s, own, diag, out));
    for (size_t at = first; at < all; out->n_more++) {
        const size_t length = strcspn(text + at + 1, "+=");
        const char *const path = grdp_arena_text_n(arena, text + at + 1, length);
        if (path == NULL)
            return GRDP_ERR_MEMORY;
        GRDP_TRY(read_more(s, path, diag, out, &more[out->n_more]));
        at += length + 1;
    }
    out->more = more;
    if (s == study->scenario)
        return GRDP_OK;
    if (out->n_more > 0)
        return grdp_diag_error(diag, (grdp_place){.path = leading},
                               "shares a value with others, and the first model has it not",
                               "write a number first that the first model has");
    out->factor = GRDP_NO_FACTOR;
    return GRDP_OK;
}

static grdp_status read_vary(grdp_arena *arena, const grdp_study_options *options, grdp_diag *diag,
                             grdp_study *study)
{
    grdp_axis *const axes = grdp_arena_alloc(arena, options->n_vary, sizeof *axes);
    grdp_status worst = GRDP_OK;
    if (axes == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < options->n_vary; i++) {
        const char *const text = options->vary[i];
        const grdp_status status = read_one(arena, study, text, diag, &axes[i]);
        if (status == GRDP_ERR_MEMORY)
            return status;
        if (status != GRDP_OK || is_twice(axes, i, diag))
            worst = GRDP_ERR_INPUT;
    }
    study->axes = axes;
    study->plan.n_inputs = options->n_vary;
    return worst;
}

/* A factor that is drawn once a period is one input a run here. */
static void note_period(const grdp_axis *axis, grdp_diag *diag)
{
    if (axis->of->each_period)
        grdp_diag_add(diag, GRDP_NOTE, (grdp_place){.path = axis->of->path},
                      "is drawn once a period in runs, and once a run in a study", NULL);
}

/* "sectors.a.growth+sectors.b.growth" where two share a value. */
static const char *name_of(grdp_arena *arena, const grdp_scenario *s, const grdp_axis *axis)
{
    const char *name = axis->of->path;
    for (size_t k = 0; k < axis->n_more && name != NULL; k++)
        name = grdp_arena_printf(arena, "%s+%s", name, s->factors[axis->more[k]].path);
    return name;
}

static double poincare_of(const grdp_axis *axis)
{
    const grdp_factor *const f = axis->of;
    if (axis->form == GRDP_AXIS_RANGE)
        return grdp_dist_log_concave(axis->from, axis->to, HUGE_VAL);
    if (axis->form != GRDP_AXIS_DIST || f->dist->poincare == NULL)
        return (double)NAN;
    return f->dist->poincare(&f->args, f->low, f->high);
}

/* A range that was given has its ends, a distribution its quantiles. */
static void describe(const grdp_axis *axis, const char *name, grdp_method_input *out)
{
    const bool range = axis->form == GRDP_AXIS_RANGE;
    *out = (grdp_method_input){.name = name,
                               .unit = axis->of->param->unit,
                               .likely = likely_of(axis->of),
                               .low = range ? axis->from : grdp_axis_quantile(axis, 0.1),
                               .high = range ? axis->to : grdp_axis_quantile(axis, 0.9),
                               .has_distribution = axis->form == GRDP_AXIS_DIST};
    out->step = (out->high - out->low) / 1000.0;
    out->poincare = poincare_of(axis);
}

static grdp_status check_method(const grdp_method *method, const grdp_study *study, grdp_diag *diag)
{
    grdp_status status = GRDP_OK;
    if (method->most_inputs > 0 && study->plan.n_inputs > method->most_inputs) {
        grdp_diag_add(diag, GRDP_ERROR, option,
                      "the method \"%s\" takes at most %zu factors, not %zu",
                      "name the factors that matter: --vary PATH", method->name,
                      method->most_inputs, study->plan.n_inputs);
        return GRDP_ERR_LIMIT;
    }
    for (size_t i = 0; method->bounds && i < study->plan.n_inputs; i++) {
        const grdp_axis *const axis = &study->axes[i];
        if (isnan(poincare_of(axis)))
            status = grdp_diag_error(
                diag, (grdp_place){.path = axis->of->path},
                "the distribution \"%s\" gives no bound by derivatives",
                "give it a range with --vary %s=FROM:TO, or take `grdpsim study pawn`",
                axis->form == GRDP_AXIS_DIST ? axis->of->dist->name : "list", axis->of->path);
    }
    return status;
}

grdp_status grdp_study_inputs(grdp_arena *arena, const grdp_study_options *options, grdp_diag *diag,
                              grdp_study *study)
{
    GRDP_TRY(options->n_vary > 0
                 ? read_vary(arena, options, diag, study)
                 : take_default(arena, options->method->takes_certain, diag, study));
    const size_t n_numbers = study->plan.n_inputs;
    GRDP_TRY(grdp_study_labels(arena, options, diag, study));
    GRDP_TRY(check_method(options->method, study, diag));
    const size_t n = study->plan.n_inputs;
    grdp_method_input *const inputs = grdp_arena_alloc(arena, n, sizeof *inputs);
    if (inputs == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n; i++) {
        note_period(&study->axes[i], diag);
        const char *const name = name_of(arena, study->scenario, &study->axes[i]);
        if (name == NULL)
            return GRDP_ERR_MEMORY;
        describe(&study->axes[i], name, &inputs[i]);
        inputs[i].is_label = i >= n_numbers;
    }
    study->plan.inputs = inputs;
    GRDP_TRY(grdp_study_tie(arena, diag, study));
    return grdp_study_groups(arena, options, diag, study, inputs);
}
