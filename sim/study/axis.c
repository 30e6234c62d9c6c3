/* axis: reads the values that a factor takes in a design.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/axis.h"

#include "core/number.h"
#include "core/text.h"
#include "scenario/models.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEVELS_MOST = 1000000000, DIGITS = 14 };

typedef struct reader {
    grdp_arena *arena;
    grdp_diag *diag;
    grdp_place place;
    grdp_axis *axis;
} reader;

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

/* A factor that figures fix in all periods can be set to anything, and nothing comes of it. */
static void warn_observed(const grdp_scenario *scenario, const grdp_factor *factor,
                          grdp_place place, grdp_diag *diag)
{
    size_t n = 0;
    for (size_t t = 0; factor->observed != NULL && t < scenario->n_periods; t++)
        n += factor->observed[t];
    if (n == scenario->n_periods)
        grdp_diag_add(diag, GRDP_WARNING, place,
                      "published figures fix it in all periods, so varying it changes nothing",
                      "vary another factor, or move --as-of to an earlier date");
    else if (!factor->constant)
        grdp_diag_add(diag, GRDP_NOTE, place,
                      "each value of the design holds in all periods, in place of the path of the "
                      "scenario",
                      NULL);
}

grdp_status grdp_axis_find(const grdp_scenario *scenario, const char *path, grdp_place place,
                           grdp_diag *diag, grdp_axis *out)
{
    *out = (grdp_axis){0};
    if (grdp_scenario_find_factor(scenario, path, &out->factor)) {
        out->of = &scenario->factors[out->factor];
        place.path = out->of->path;
        warn_observed(scenario, out->of, place, diag);
        return GRDP_OK;
    }
    if (grdp_models_may_have(scenario, path))
        return grdp_diag_error(diag, place, "\"%s\" is of a model that does not hold here",
                               "name this model first in the list models, or take `grdpsim study "
                               "sobol`, which compares them",
                               grdp_text_show(path));
    const char *const nearest = nearest_path(scenario, path);
    return grdp_diag_error(diag, place, "there is no factor \"%s\"",
                           nearest != NULL ? "did you mean \"%s\"?"
                                           : "`grdpsim list factors FILE` names the factors",
                           grdp_text_show(path), grdp_text_show(nearest));
}

bool grdp_axis_check(const grdp_axis *axis, double value, grdp_place place, grdp_diag *diag)
{
    const grdp_param *const param = axis->of->param;
    place.path = axis->of->path;
    if (value < param->min || value > param->max) {
        const char *const min = grdp_number_show(param->min);
        const char *const max = grdp_number_show(param->max);
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is outside [%s, %s]%s%s",
                      "write a number from %s to %s", grdp_number_show(value), min, max,
                      param->unit[0] != '\0' ? " " : "", param->unit, min, max);
        return false;
    }
    if (strcmp(param->unit, "count") == 0 && value != floor(value)) {
        grdp_diag_add(diag, GRDP_ERROR, place, "takes a whole number, not %s", "write %s or %s",
                      grdp_number_show(value), grdp_number_show(floor(value)),
                      grdp_number_show(ceil(value)));
        return false;
    }
    return true;
}

bool grdp_axis_word(const char *choices, const char *text, size_t length, double *out)
{
    size_t index = 0;
    for (const char *at = choices; at != NULL; index++) {
        const size_t n = strcspn(at, "|");
        if (n == length && memcmp(at, text, n) == 0) {
            *out = (double)index;
            return true;
        }
        at = at[n] == '|' ? at + n + 1 : NULL;
    }
    return false;
}

static bool read_value(const reader *r, const char *text, size_t length, double *out)
{
    const char *const choices = r->axis->of->param->choices;
    const bool read = choices != NULL ? grdp_axis_word(choices, text, length, out)
                                      : grdp_number_read(text, length, out);
    if (read)
        return grdp_axis_check(r->axis, *out, r->place, r->diag);
    const char *const part = grdp_arena_text_n(r->arena, text, length);
    if (choices != NULL)
        grdp_diag_add(r->diag, GRDP_ERROR, r->place, "\"%s\" is none of its words",
                      "write words of %s", grdp_text_show(part), choices);
    else
        grdp_diag_add(r->diag, GRDP_ERROR, r->place, "\"%s\" is not a number",
                      "write FROM:TO:COUNT, FROM:TO, a list as 7,8.7,11 or \"dist\"",
                      grdp_text_show(part));
    return false;
}

static grdp_status read_list(const reader *r, const char *text)
{
    grdp_axis *const axis = r->axis;
    size_t n = 1;
    for (const char *at = text; *at != '\0'; at++)
        n += *at == ',';
    double *const levels = grdp_arena_alloc(r->arena, n, sizeof *levels);
    if (levels == NULL)
        return GRDP_ERR_MEMORY;
    axis->form = GRDP_AXIS_LIST;
    axis->levels = levels;
    axis->n_levels = n;
    bool fine = true;
    for (size_t i = 0; i < n; i++) {
        const size_t length = strcspn(text, ",");
        fine &= read_value(r, text, length, &levels[i]);
        text += length + 1;
    }
    return fine ? GRDP_OK : GRDP_ERR_INPUT;
}

static bool read_count(const reader *r, const char *text)
{
    double count = 0.0;
    if (grdp_number_read(text, strlen(text), &count) && count == floor(count) && count >= 2.0 &&
        count <= LEVELS_MOST) {
        r->axis->n_levels = (uint64_t)count;
        return true;
    }
    grdp_diag_add(r->diag, GRDP_ERROR, r->place,
                  "COUNT in FROM:TO:COUNT is a whole number from 2 to %zu, not \"%s\"",
                  "write for example %s:%s:11", (size_t)LEVELS_MOST, grdp_text_show(text),
                  grdp_number_show(r->axis->from), grdp_number_show(r->axis->to));
    return false;
}

/* Levels between whole ends may fall beside the whole numbers that a factor takes. */
static bool steps_fit(const reader *r)
{
    const grdp_axis *const axis = r->axis;
    if (strcmp(axis->of->param->unit, "count") != 0 && axis->of->param->choices == NULL)
        return true;
    if (axis->form == GRDP_AXIS_GRID &&
        fmod(axis->to - axis->from, (double)(axis->n_levels - 1)) == 0.0)
        return true;
    grdp_diag_add(r->diag, GRDP_ERROR, r->place, "takes whole numbers, and %s:%s has others",
                  "give the values as a list: 1,2,3", grdp_number_show(axis->from),
                  grdp_number_show(axis->to));
    return false;
}

static grdp_status keep_levels(const reader *r)
{
    grdp_axis *const axis = r->axis;
    if (axis->n_levels > GRDP_AXIS_KEPT)
        return GRDP_OK;
    double *const levels = grdp_arena_alloc(r->arena, axis->n_levels, sizeof *levels);
    if (levels == NULL)
        return GRDP_ERR_MEMORY;
    for (uint64_t i = 0; i < axis->n_levels; i++)
        levels[i] = grdp_axis_level(axis, i);
    axis->levels = levels;
    return GRDP_OK;
}

/* FROM:TO or FROM:TO:COUNT */
static grdp_status read_range(const reader *r, const char *text)
{
    grdp_axis *const axis = r->axis;
    const size_t first = strcspn(text, ":");
    const char *const rest = text + first + 1;
    const size_t second = strcspn(rest, ":");
    const bool counted = rest[second] == ':';
    const bool from = read_value(r, text, first, &axis->from);
    const bool to = read_value(r, rest, second, &axis->to);
    axis->form = counted ? GRDP_AXIS_GRID : GRDP_AXIS_RANGE;
    if (!from || !to)
        return GRDP_ERR_INPUT;
    if (axis->from == axis->to)
        return grdp_diag_error(r->diag, r->place, "FROM and TO are both %s",
                               "write that value alone, or another end",
                               grdp_number_show(axis->from));
    if ((counted && !read_count(r, rest + second + 1)) || !steps_fit(r))
        return GRDP_ERR_INPUT;
    return counted ? keep_levels(r) : GRDP_OK;
}

static grdp_status read_dist(const reader *r)
{
    r->axis->form = GRDP_AXIS_DIST;
    if (r->axis->of->dist != NULL)
        return GRDP_OK;
    return grdp_diag_error(r->diag, r->place, "the scenario gives it no distribution",
                           "write FROM:TO, or give it a distribution in the scenario");
}

grdp_status grdp_axis_read(grdp_arena *arena, const grdp_scenario *scenario, const char *text,
                           grdp_diag *diag, grdp_axis *out)
{
    const grdp_place option = {.path = "--vary"};
    const size_t length = strcspn(text, "=");
    if (length == 0 || text[length] == '\0' || text[length + 1] == '\0')
        return grdp_diag_error(diag, option, "\"%s\" is not PATH=VALUES",
                               "write for example --vary sectors.industry.growth=5:13:100",
                               grdp_text_show(text));
    const char *const path = grdp_arena_text_n(arena, text, length);
    if (path == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_axis_find(scenario, path, option, diag, out));
    const char *const values = text + length + 1;
    const reader r = {arena, diag, {.path = out->of->path}, out};
    if (strcmp(values, "dist") == 0)
        return read_dist(&r);
    return strchr(values, ':') != NULL ? read_range(&r, values) : read_list(&r, values);
}

/* Decimals that a number of this size has in 14 digits. */
static int decimals_of(double size)
{
    int digits = DIGITS;
    double power = 1.0;
    while (digits > 0 && power <= size) {
        power *= 10.0;
        digits--;
    }
    return digits;
}

double grdp_axis_level(const grdp_axis *axis, uint64_t index)
{
    if (axis->levels != NULL)
        return axis->levels[index];
    if (index == 0)
        return axis->from;
    if (index == axis->n_levels - 1)
        return axis->to;
    const double part = (double)index / (double)(axis->n_levels - 1);
    const double exact = axis->from + (axis->to - axis->from) * part;
    char text[GRDP_NUMBER_TEXT];
    double rounded = exact;
    const size_t n =
        grdp_number_fixed(exact, decimals_of(fmax(fabs(axis->from), fabs(axis->to))), text);
    return grdp_number_read(text, n, &rounded) ? rounded : exact;
}

double grdp_axis_quantile(const grdp_axis *axis, double p)
{
    if (axis->form == GRDP_AXIS_DIST)
        return grdp_dist_truncated(axis->of->dist, &axis->of->args, axis->of->low, axis->of->high,
                                   p);
    if (axis->form == GRDP_AXIS_RANGE)
        return axis->from + (axis->to - axis->from) * p;
    const uint64_t level = (uint64_t)(p * (double)axis->n_levels);
    return grdp_axis_level(axis, level < axis->n_levels ? level : axis->n_levels - 1);
}
