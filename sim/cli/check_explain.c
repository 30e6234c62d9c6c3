/* check_explain: where the numbers of a scenario come from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/check.h"

#include "core/number.h"
#include "report/factor_text.h"
#include "report/phrase.h"
#include "scenario/share.h"

#include <math.h>

enum { NAMES = 2000 };

/* Adds "label   text" and frees the text. */
static void add_row(const grdp_cli *cli, grdp_show *show, const char *label, grdp_buffer *text)
{
    grdp_show_row(show, (const char *[]){grdp_cli_word(cli, label), text->data});
    grdp_buffer_free(text);
}

static void add_text(const grdp_cli *cli, grdp_show *show, const char *label, const char *text)
{
    grdp_show_row(show, (const char *[]){grdp_cli_word(cli, label), text});
}

static const char *period_text(const grdp_scenario *s, size_t period,
                               char text[static GRDP_PERIOD_TEXT])
{
    const int months = 12 / (int)s->seasons, season = (int)(period % s->seasons);

    return grdp_period_text((grdp_period){.year = s->first + (int)(period / s->seasons),
                                          .first_month = months * season + 1,
                                          .last_month = months * (season + 1)},
                            text);
}

/* "2024 8.7, 2025 9", and where a published figure takes the place of the number. */
static void add_periods(const grdp_cli *cli, const grdp_scenario *s, const grdp_factor *factor,
                        grdp_buffer *out)
{
    for (size_t t = 0; t < s->n_periods; t++) {
        char period[GRDP_PERIOD_TEXT];
        grdp_buffer_printf(out, "%s%s: ", t > 0 ? ", " : "", period_text(s, t, period));
        grdp_factor_text_value(cli->lang, factor->param, factor->likely[t] / factor->scale, out);
        if (factor->observed && factor->observed[t])
            grdp_buffer_printf(out, " (%s)", grdp_cli_word(cli, "published figure"));
    }
}

static void add_value(const grdp_cli *cli, const grdp_scenario *s, const grdp_factor *factor,
                      grdp_show *show)
{
    grdp_buffer value = {0}, dist = {0};
    bool by_period = !factor->constant;

    for (size_t t = 0; t < s->n_periods; t++)
        by_period = by_period || (factor->observed && factor->observed[t]);
    if (by_period)
        add_periods(cli, s, factor, &value);
    else
        grdp_factor_text_likely(cli->lang, factor, 1, &value);
    add_row(cli, show, factor->dist ? "likely value" : "value", &value);
    if (!factor->dist)
        return;
    grdp_factor_text_dist(cli->lang, factor, &dist);
    add_row(cli, show, "distribution", &dist);
}

/* The whole path of the file, so that an editor can open it. */
static void add_origin(const grdp_cli *cli, const grdp_factor *factor, grdp_show *show)
{
    grdp_buffer origin = {0};

    grdp_factor_text_origin(cli->lang, NULL, factor, &origin);
    add_row(cli, show, "set by", &origin);
}

static void explain_factor(const grdp_cli *cli, const grdp_scenario *s, const grdp_factor *factor)
{
    grdp_show *const show = grdp_show_create(2, "lw");
    grdp_buffer bounds = {0}, fallback = {0};

    grdp_show_section(show, factor->path);
    add_text(cli, show, "meaning", grdp_cli_word(cli, factor->param->doc));
    add_value(cli, s, factor, show);
    const char *const unit =
        grdp_phrase_unit(cli->lang, grdp_region_unit(s->region, factor->param->unit));
    add_text(cli, show, "unit", unit[0] ? unit : "-");
    grdp_factor_text_bounds(cli->lang, factor->param, &bounds);
    add_row(cli, show, "bounds", &bounds);
    if (isnan(factor->param->fallback))
        grdp_buffer_add(&fallback, grdp_cli_word(cli, "none"));
    else
        grdp_factor_text_value(cli->lang, factor->param, factor->param->fallback, &fallback);
    add_row(cli, show, "default", &fallback);
    add_origin(cli, factor, show);
    grdp_show_print(show, stdout);
}

/* A share of the base year that the scenario leaves as the account has it. */
static void explain_share(const grdp_cli *cli, const grdp_scenario *s, const char *path,
                          size_t sector)
{
    grdp_show *const show = grdp_show_create(2, "lw");
    const grdp_param *const param = grdp_share_param();
    grdp_buffer value = {0}, bounds = {0}, origin = {0};

    grdp_show_section(show, path);
    add_text(cli, show, "meaning", grdp_cli_word(cli, param->doc));
    grdp_factor_text_number(cli->lang, grdp_share_usual(s, sector), &value);
    add_row(cli, show, "value", &value);
    add_text(cli, show, "unit", param->unit);
    grdp_factor_text_bounds(cli->lang, param, &bounds);
    add_row(cli, show, "bounds", &bounds);
    add_text(cli, show, "account", s->account->id);
    grdp_factor_text_place(NULL, s->account->node, &origin);
    add_row(cli, show, "set by", &origin);
    grdp_show_print(show, stdout);
}

static void add_node_value(const grdp_cli *cli, const grdp_node *node, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT] = "";

    if (node->kind == GRDP_NODE_NUMBER && node->integer)
        (void)grdp_number_shortest(node->number, text); /* a year has no mark of thousands */
    else if (node->kind == GRDP_NODE_NUMBER)
        (void)grdp_word_number(cli->lang, node->number, node->decimals, text);
    else if (node->kind == GRDP_NODE_BOOL)
        grdp_buffer_add(out, node->number != 0.0 ? "true" : "false");
    grdp_buffer_add(out, node->kind == GRDP_NODE_TEXT ? node->text : text);
}

/* What stands at a path and below it: "sectors.industry.model", "plans.0". */
static void add_node(const grdp_cli *cli, const char *path, const grdp_node *node, grdp_show *show)
{
    size_t i = 0;

    if (node->kind == GRDP_NODE_GROUP || node->kind == GRDP_NODE_LIST) {
        for (const grdp_node *child = node->first; child; child = child->next, i++) {
            const grdp_node *const id = grdp_node_child(child, "id");
            const char *const name = child->name ? child->name
                                     : id && id->kind == GRDP_NODE_TEXT
                                         ? id->text
                                         : grdp_number_show((double)i);
            add_node(cli, grdp_arena_printf(cli->arena, "%s.%s", path, name), child, show);
        }
        return;
    }
    grdp_buffer value = {0}, origin = {0};
    add_node_value(cli, node, &value);
    grdp_factor_text_place(NULL, node, &origin);
    grdp_show_row(show, (const char *[]){path, origin.data, value.data});
    grdp_buffer_free(&value);
    grdp_buffer_free(&origin);
}

/* A key that is no number to vary: its value and line; of a group all that it holds. */
static void explain_node(const grdp_cli *cli, const char *path, const grdp_node *node)
{
    grdp_show *const show = grdp_show_create(3, "llw");

    grdp_show_head(show, (const char *[]){grdp_cli_word(cli, "key"), grdp_cli_word(cli, "set by"),
                                          grdp_cli_word(cli, "value")});
    add_node(cli, path, node, show);
    grdp_show_print(show, stdout);
}

grdp_status grdp_check_explain(grdp_cli *cli, const grdp_scenario *scenario, const char *path)
{
    const char *names[NAMES];
    size_t factor = 0, n = 0;

    if (grdp_scenario_find_factor(scenario, path, &factor)) {
        explain_factor(cli, scenario, &scenario->factors[factor]);
        return GRDP_OK;
    }
    const int share = grdp_share_find(scenario, path);
    if (share != GRDP_NONE) {
        explain_share(cli, scenario, path, (size_t)share);
        return GRDP_OK;
    }
    const grdp_node *const node = grdp_node_at(scenario->tree, path);
    if (node && node->file) {
        explain_node(cli, path, node);
        return GRDP_OK;
    }
    for (; n < scenario->n_factors && n < NAMES; n++)
        names[n] = scenario->factors[n].path;
    const char *const nearest = grdp_text_nearest(path, names, n);
    return grdp_diag_error(cli->diag, ((grdp_place){.file = scenario->file}),
                           "the scenario has no \"%s\"",
                           nearest ? "did you mean %s?" : "see: grdpsim list factors %s",
                           grdp_text_show(path), nearest ? nearest : scenario->file);
}

void grdp_check_defaults(const grdp_cli *cli, const grdp_scenario *scenario)
{
    grdp_buffer title = {0};
    grdp_show *const show = grdp_show_create(4, "lrlw");
    size_t n = 0;

    grdp_buffer_printf(&title, "%s: %s", scenario->file, grdp_cli_word(cli, "defaults in use"));
    grdp_show_section(show, title.data);
    for (size_t f = 0; f < scenario->n_factors; f++) {
        const grdp_factor *const factor = &scenario->factors[f];
        grdp_buffer value = {0};
        if (factor->origin != GRDP_ORIGIN_DEFAULT)
            continue;
        grdp_factor_text_likely(cli->lang, factor, scenario->n_periods, &value);
        grdp_show_row(show, (const char *[]){
                                factor->path, value.data,
                                grdp_phrase_unit(cli->lang, grdp_region_unit(scenario->region,
                                                                             factor->param->unit)),
                                grdp_cli_word(cli, factor->param->doc)});
        grdp_buffer_free(&value);
        n++;
    }
    if (n == 0)
        grdp_show_row(show, (const char *[]){grdp_cli_word(cli, "none"), NULL, NULL, NULL});
    grdp_show_print(show, stdout);
    grdp_buffer_free(&title);
}
