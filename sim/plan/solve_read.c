/* solve_read: targets, factors and bounds as they are written on the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "plan/series_names.h"
#include "plan/solve.h"

static grdp_status read_series(const grdp_solve *s, const char *name, grdp_diag *diag,
                               grdp_series_ref *out)
{
    const grdp_place option = {.path = "--target"};
    bool known = false;
    if (grdp_series_resolve(s->outlook->scenario, name, out, &known))
        return GRDP_OK;
    if (known)
        return grdp_diag_error(diag, option, "the scenario has no data for the series \"%s\"",
                               "see: grdpsim list series", grdp_text_show(name));
    const char *const nearest = grdp_series_nearest_of(s->arena, s->outlook->scenario, name);
    return grdp_diag_error(diag, option, "there is no series \"%s\"",
                           nearest != NULL ? "did you mean \"%s\"?" : "see: grdpsim list series",
                           grdp_text_show(name), nearest);
}

static grdp_status read_span(const grdp_solve *s, const char *text, grdp_diag *diag, grdp_span *out)
{
    const grdp_scenario *const scenario = s->outlook->scenario;
    const grdp_place option = {.path = "--target"};
    grdp_period period;
    if (!grdp_period_read(text, &period))
        return grdp_diag_error(diag, option, "\"%s\" is no period",
                               "write for example grdp.growth@%u=9", grdp_text_show(text),
                               (unsigned)scenario->first);
    if (grdp_span_find(scenario, period, out))
        return GRDP_OK;
    return grdp_diag_error(diag, option, "the scenario does not report \"%s\"",
                           "it goes from %u to %u with %zu periods a year", grdp_text_show(text),
                           (unsigned)scenario->first, (unsigned)scenario->last, scenario->seasons);
}

/* "SERIES@PERIOD=VALUE" */
static grdp_status read_target(grdp_solve *s, const char *text, grdp_diag *diag,
                               grdp_solve_target *out)
{
    const size_t series = strcspn(text, "@="), name = strcspn(text, "=");
    const bool whole = text[series] == '@' && text[name] == '=' &&
                       grdp_number_read(text + name + 1, strlen(text + name + 1), &out->value);
    if (!whole)
        return grdp_diag_error(diag, (grdp_place){.path = "--target"},
                               "\"%s\" is not SERIES@PERIOD=VALUE",
                               "write for example --target grdp.growth@%u=9", grdp_text_show(text),
                               (unsigned)s->outlook->scenario->first);
    const char *const id = grdp_arena_text_n(s->arena, text, series);
    const char *const period = grdp_arena_text_n(s->arena, text + series + 1, name - series - 1);
    out->name = grdp_arena_text_n(s->arena, text, name);
    if (id == NULL || period == NULL || out->name == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(read_series(s, id, diag, &out->ref));
    return read_span(s, period, diag, &out->span);
}

static const char *nearest_path(const grdp_scenario *scenario, const char *path)
{
    const char **const paths = calloc(scenario->n_factors + 1, sizeof *paths);
    if (paths == NULL)
        return NULL;
    for (size_t f = 0; f < scenario->n_factors; f++)
        paths[f] = scenario->factors[f].path;
    const char *const nearest = grdp_text_nearest(path, paths, scenario->n_factors);
    free(paths);
    return nearest;
}

/* What a single value would do to the factor that nobody might expect. */
static void note_form(const grdp_scenario *scenario, const grdp_factor *factor, grdp_diag *diag)
{
    const grdp_place place = {.file = scenario->file, .path = factor->path};
    size_t n = 0;
    for (size_t t = 0; factor->observed != NULL && t < scenario->n_periods; t++)
        n += factor->observed[t];
    if (n == scenario->n_periods)
        grdp_diag_add(diag, GRDP_WARNING, place,
                      "published figures fix it in all periods, so moving it changes nothing",
                      "take another --factor, or move --as-of to an earlier date");
    else if (!factor->constant)
        grdp_diag_add(diag, GRDP_NOTE, place,
                      "the value that is found holds in all periods, in place of the path of the "
                      "scenario",
                      NULL);
}

/* Half the distance of the 16 % and 84 % quantiles, one standard deviation of a normal. */
static double spread_of(const grdp_factor *f)
{
    if (f->dist == NULL)
        return 1.0;
    const double spread =
        0.5 * (grdp_dist_truncated(f->dist, &f->args, f->low, f->high, 0.841344746068543) -
               grdp_dist_truncated(f->dist, &f->args, f->low, f->high, 0.158655253931457));
    return spread > 0.0 ? spread : 1.0;
}

/* The argument of a distribution by its name; NULL where it has none. */
static const double *find_argument(const grdp_factor *f, const char *name)
{
    for (size_t p = 0; f->dist != NULL && p < f->dist->n_params; p++)
        if (strcmp(f->dist->params[p].name, name) == 0)
            return &f->args.number[p];
    return NULL;
}

/* A mode moves between the ends of its distribution. One that has no number to move by, such as a
 * uniform one, gives way to the number that is found. */
static void keep_distribution(const grdp_scenario *scenario, grdp_solve_factor *out,
                              grdp_diag *diag)
{
    const grdp_factor *const f = out->of;
    if (f->dist == NULL)
        return;
    if (find_argument(f, f->dist->likely_word) == NULL) {
        grdp_diag_add(diag, GRDP_NOTE, (grdp_place){.file = scenario->file, .path = f->path},
                      "the number that is found takes the place of its distribution", NULL);
        return;
    }
    const double *const least = find_argument(f, "min"), *const most = find_argument(f, "max");
    out->low = least != NULL ? fmax(out->low, *least) : out->low;
    out->high = most != NULL ? fmin(out->high, *most) : out->high;
}

grdp_status grdp_solve_read_factor(grdp_solve *s, const char *path, const char *option,
                                   grdp_diag *diag, grdp_solve_factor *out)
{
    const grdp_scenario *const scenario = s->outlook->scenario;
    const grdp_place place = {.path = option};
    *out = (grdp_solve_factor){0};
    if (!grdp_scenario_find_factor(scenario, path, &out->factor)) {
        const char *const nearest = nearest_path(scenario, path);
        return grdp_diag_error(diag, place, "there is no factor \"%s\"",
                               nearest != NULL ? "did you mean \"%s\"?"
                                               : "`grdpsim list factors FILE` names the factors",
                               grdp_text_show(path), grdp_text_show(nearest));
    }
    const grdp_factor *const f = &scenario->factors[out->factor];
    if (f->param->choices != NULL || strcmp(f->param->unit, "count") == 0 ||
        strcmp(f->param->unit, "period") == 0)
        return grdp_diag_error(diag, place,
                               "%s takes words or whole numbers, which cannot be "
                               "moved little by little",
                               "try its values one by one: grdpsim sweep FILE --vary %s=...",
                               f->path, f->path);
    out->of = f;
    out->low = f->param->min;
    out->high = f->param->max;
    out->sd = spread_of(f);
    out->before = out->value = f->likely[0] / f->scale;
    keep_distribution(scenario, out, diag);
    note_form(scenario, f, diag);
    return GRDP_OK;
}

grdp_status grdp_solve_read_bounds(const char *text, const char *option, grdp_diag *diag,
                                   double *low, double *high)
{
    const size_t first = strcspn(text, ":");
    const bool read = text[first] == ':' && grdp_number_read(text, first, low) &&
                      grdp_number_read(text + first + 1, strlen(text + first + 1), high);
    if (read && *low < *high)
        return GRDP_OK;
    return grdp_diag_error(diag, (grdp_place){.path = option},
                           "\"%s\" is not LOW:HIGH with a lower and a higher number",
                           "write for example --bounds investment.ratio=25:45",
                           grdp_text_show(text));
}

/* A bound that a description does not allow would let the scenario be one that cannot be read. */
static grdp_status narrow(grdp_solve_factor *f, double low, double high, grdp_diag *diag)
{
    if (low < f->low || high > f->high)
        return grdp_diag_error(
            diag, (grdp_place){.path = "--bounds"}, "%s:%s goes beyond what %s takes, %s to %s",
            "stay within these numbers", grdp_number_show(low), grdp_number_show(high), f->of->path,
            grdp_number_show(f->low), grdp_number_show(f->high));
    f->low = low;
    f->high = high;
    return GRDP_OK;
}

static grdp_status read_bounds(grdp_solve *s, const char *text, grdp_diag *diag)
{
    const grdp_place option = {.path = "--bounds"};
    const size_t length = strcspn(text, "=");
    double low = 0.0, high = 0.0;
    if (text[length] != '=')
        return grdp_diag_error(diag, option, "\"%s\" is not PATH=LOW:HIGH",
                               "write for example --bounds investment.ratio=25:45",
                               grdp_text_show(text));
    GRDP_TRY(grdp_solve_read_bounds(text + length + 1, option.path, diag, &low, &high));
    for (size_t i = 0; i < s->n_factors; i++)
        if (strlen(s->factors[i].of->path) == length &&
            memcmp(s->factors[i].of->path, text, length) == 0)
            return narrow(&s->factors[i], low, high, diag);
    return grdp_diag_error(diag, option, "\"%s\" bounds no factor that may move",
                           "name the factor as well: --factor PATH", grdp_text_show(text));
}

static grdp_status check_counts(const grdp_solve_request *r, grdp_diag *diag)
{
    if (r->n_targets == 0)
        return grdp_diag_error(diag, (grdp_place){.path = "--target"}, "there is no target",
                               "write for example --target grdp.growth@2025=9");
    if (r->n_factors == 0)
        return grdp_diag_error(diag, (grdp_place){.path = "--factor"},
                               "there is no factor that may move",
                               "write for example --factor investment.ratio");
    if (r->n_targets > GRDP_SOLVE_TARGETS || r->n_factors > GRDP_SOLVE_FACTORS)
        return grdp_diag_error(
            diag, (grdp_place){0}, "%zu targets and %zu factors are more than %zu of each",
            "solve for fewer at once", r->n_targets, r->n_factors, (size_t)GRDP_SOLVE_FACTORS);
    return GRDP_OK;
}

static grdp_status check_twice(const grdp_solve *s, grdp_diag *diag)
{
    for (size_t i = 0; i < s->n_factors; i++)
        for (size_t k = 0; k < i; k++)
            if (s->factors[i].factor == s->factors[k].factor)
                return grdp_diag_error(diag, (grdp_place){.path = "--factor"}, "%s is named twice",
                                       "leave one of them out", s->factors[i].of->path);
    for (size_t i = 0; i < s->n_targets; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(s->targets[i].name, s->targets[k].name) == 0)
                return grdp_diag_error(diag, (grdp_place){.path = "--target"}, "%s is named twice",
                                       "leave one of them out", s->targets[i].name);
    return GRDP_OK;
}

static grdp_status worse(grdp_status a, grdp_status b)
{
    return a == GRDP_ERR_MEMORY || b == GRDP_OK ? a : b;
}

grdp_status grdp_solve_read(grdp_solve *s, grdp_diag *diag)
{
    const grdp_solve_request *const r = s->request;
    GRDP_TRY(check_counts(r, diag));
    s->targets = grdp_arena_alloc(s->arena, r->n_targets, sizeof *s->targets);
    s->factors = grdp_arena_alloc(s->arena, r->n_factors, sizeof *s->factors);
    if (s->targets == NULL || s->factors == NULL)
        return GRDP_ERR_MEMORY;
    s->n_targets = r->n_targets;
    s->n_factors = r->n_factors;
    grdp_status status = GRDP_OK;
    for (size_t i = 0; i < r->n_targets; i++)
        status = worse(status, read_target(s, r->targets[i], diag, &s->targets[i]));
    for (size_t i = 0; i < r->n_factors; i++)
        status = worse(status,
                       grdp_solve_read_factor(s, r->factors[i], "--factor", diag, &s->factors[i]));
    GRDP_TRY(status);
    GRDP_TRY(check_twice(s, diag));
    for (size_t i = 0; i < r->n_bounds; i++)
        status = worse(status, read_bounds(s, r->bounds[i], diag));
    return status;
}
