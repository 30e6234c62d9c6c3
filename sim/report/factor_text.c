/* factor_text: one number of a scenario in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/factor_text.h"

#include "scenario/field.h"

#include <math.h>
#include <string.h>

/* Beyond it a bound is there for the machine only. */
#define LARGEST 1e15

/* Conversion from fractions leaves traces in the last digits; 9 decimals are more than any file
 * writes and fewer than the traces need. */
enum { DECIMALS = 9 };

void grdp_factor_text_number(grdp_lang lang, double value, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    size_t n = grdp_word_number(lang, value, DECIMALS, text);

    if (n == 0) {
        grdp_buffer_add(out, "-");
        return;
    }
    while (text[n - 1] == '0')
        n--;
    if (text[n - 1] == '.' || text[n - 1] == ',')
        n--;
    grdp_buffer_add_n(out, text, n);
}

void grdp_factor_text_value(grdp_lang lang, const grdp_param *param, double value, grdp_buffer *out)
{
    const char *word = param->choices;
    size_t length = 0;

    if (!word || isnan(value)) {
        grdp_factor_text_number(lang, value, out);
        return;
    }
    word = grdp_field_word(word, &length);
    for (long i = lround(value); word && i > 0; i--)
        word = grdp_field_word(grdp_field_after(word, length), &length);
    if (word)
        grdp_buffer_add_n(out, word, length);
}

void grdp_factor_text_likely(grdp_lang lang, const grdp_factor *factor, size_t n_periods,
                             grdp_buffer *out)
{
    grdp_factor_text_value(lang, factor->param, factor->likely[0] / factor->scale, out);
    if (factor->constant || n_periods < 2)
        return;
    grdp_buffer_add(out, " ... ");
    grdp_factor_text_value(lang, factor->param, factor->likely[n_periods - 1] / factor->scale, out);
}

static void add_named(grdp_lang lang, const char *name, double value, bool first, grdp_buffer *out)
{
    grdp_buffer_printf(out, "%s%s ", first ? ": " : ", ", name);
    grdp_factor_text_number(lang, value, out);
}

void grdp_factor_text_dist(grdp_lang lang, const grdp_factor *factor, grdp_buffer *out)
{
    const grdp_dist *const dist = factor->dist;
    bool first = true;

    if (!dist)
        return;
    grdp_buffer_add(out, dist->name);
    for (size_t p = 0; p < dist->n_params; p++) {
        if (isnan(factor->args.number[p]))
            continue;
        add_named(lang, dist->params[p].name, factor->args.number[p], first, out);
        first = false;
    }
    if (factor->args.n_points > 0)
        add_named(lang, grdp_word(lang, "number of values"), (double)factor->args.n_points, first,
                  out);
    if (isfinite(factor->low))
        add_named(lang, grdp_word(lang, "not below"), factor->low, false, out);
    if (isfinite(factor->high))
        add_named(lang, grdp_word(lang, "not above"), factor->high, false, out);
    if (factor->each_period)
        grdp_buffer_printf(out, "; %s", grdp_word(lang, "drawn each period"));
}

void grdp_factor_text_bounds(grdp_lang lang, const grdp_param *param, grdp_buffer *out)
{
    const bool below = param->min > -LARGEST, above = param->max < LARGEST;

    if (param->choices) {
        for (const char *at = param->choices; *at; at++)
            grdp_buffer_add_n(out, *at == '|' ? " " : at, 1);
        return;
    }
    if (below && !above)
        grdp_buffer_printf(out, "%s ", grdp_word(lang, "from"));
    if (below)
        grdp_factor_text_number(lang, param->min, out);
    if (above)
        grdp_buffer_printf(out, below ? " %s " : "%s ", grdp_word(lang, "to"));
    if (above)
        grdp_factor_text_number(lang, param->max, out);
}

static const char *const origins[] = {
    [GRDP_ORIGIN_DEFAULT] = "default", [GRDP_ORIGIN_FILE] = "file",
    [GRDP_ORIGIN_SET] = "--set",       [GRDP_ORIGIN_FITTED] = "fitted to the history",
    [GRDP_ORIGIN_ACCOUNT] = "account",
};

/* The file as seen from the folder of the scenario; whole where there is none. */
static const char *from_folder(const grdp_scenario *scenario, const char *file)
{
    const char *const slash = scenario ? strrchr(scenario->file, '/') : NULL;
    const size_t length = slash ? (size_t)(slash - scenario->file) + 1 : 0;

    return length > 0 && strncmp(file, scenario->file, length) == 0 ? file + length : file;
}

/* Where a group was changed in part by a later file, the number is named with its own line. */
static void add_places(const grdp_scenario *scenario, const grdp_node *node, grdp_buffer *out)
{
    grdp_buffer_printf(out, "%s:%u", from_folder(scenario, node->file), node->line);
    for (const grdp_node *child = node->first; child; child = child->next)
        if (child->name && child->kind != GRDP_NODE_TEXT && strcmp(child->file, node->file) != 0)
            grdp_buffer_printf(out, ", %s %s:%u", child->name, from_folder(scenario, child->file),
                               child->line);
}

void grdp_factor_text_origin(grdp_lang lang, const grdp_scenario *scenario,
                             const grdp_factor *factor, grdp_buffer *out)
{
    if (factor->origin == GRDP_ORIGIN_FILE && factor->node && factor->node->file) {
        add_places(scenario, factor->node, out);
        return;
    }
    grdp_buffer_add(out, grdp_word(lang, origins[factor->origin]));
    if (factor->origin_text)
        grdp_buffer_printf(out, " (%s)", factor->origin_text);
}

void grdp_factor_text_place(const grdp_scenario *scenario, const grdp_node *node, grdp_buffer *out)
{
    grdp_buffer_printf(out, "%s:%u", from_folder(scenario, node->file), node->line);
}
