/* bridge_show: a gap and its parts as a table for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/bridge_show.h"

#include "cli/files.h"

#include <math.h>
#include <string.h>

static const char *const sections[] = {
    [GRDP_GAP_RATE] = "Growth rates, at the weights of the first side",
    [GRDP_GAP_WEIGHT] = "Change of base weights, at the rates of the second side",
    [GRDP_GAP_REVISION] = "Revision of data",
    [GRDP_GAP_TERM] = "Factors of the product",
    [GRDP_GAP_FACTOR] = "Factors of the scenarios",
    [GRDP_GAP_ROUNDING] = "Rounding: totals less the sums of their parts",
};

static const char *polarity_word(grdp_cli *cli, const grdp_gap_bridge *bridge, double value)
{
    static const char *const words[] = {"adverse", "", "favourable"};
    const int polarity = grdp_gap_polarity(bridge, value);
    return polarity == 0 ? "" : grdp_cli_word(cli, words[polarity + 1]);
}

/* The title of a sector, or the name of the factor where that says more. */
static const char *title_of(grdp_cli *cli, const grdp_region *region, const grdp_gap_part *part)
{
    if (part->kind == GRDP_GAP_ROUNDING)
        return grdp_cli_word(cli, sections[GRDP_GAP_ROUNDING]);
    if (part->kind == GRDP_GAP_TERM || part->kind == GRDP_GAP_FACTOR)
        return part->name;
    if (strcmp(part->name, "rest") == 0)
        return grdp_cli_word(cli, "Not given by part");
    if (part->unit == GRDP_NONE)
        return strcmp(part->name, "grdp") == 0 ? "GRDP" : part->name;
    return part->unit >= GRDP_GROUP_UNIT
               ? region->groups[part->unit - GRDP_GROUP_UNIT].title.text[cli->lang]
               : region->sectors[part->unit].title.text[cli->lang];
}

/* One more digit than the series is shown with: parts are small. */
static int digits_of(const grdp_gap_bridge *bridge)
{
    return bridge->digits + 1;
}

static void put_number(grdp_cli *cli, double value, int digits, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    grdp_word_number(cli->lang, value, digits, text);
    grdp_buffer_add(out, text);
}

/* Rates have two digits as published; factors as many as they need, up to four. */
static void put_level(grdp_cli *cli, double value, bool rate, grdp_buffer *out)
{
    if (rate || fabs(value) >= 1000.0)
        put_number(cli, value, rate ? 2 : 0, out);
    else
        put_number(cli, round(1e4 * value) / 1e4, -1, out);
}

static bool has_weights(const grdp_gap_bridge *bridge)
{
    return bridge->parts[0].kind <= GRDP_GAP_REVISION;
}

static void show_part(grdp_cli *cli, grdp_show *show, const grdp_bridge_case *of,
                      const grdp_gap_part *part)
{
    const grdp_gap_bridge *const bridge = &of->bridge;
    const bool weights = has_weights(bridge);
    grdp_buffer text[6] = {{0}};
    const char *cells[8] = {title_of(cli, of->question.region, part)};
    size_t n = 0;
    for (size_t e = 0; e < 2 && weights; e++)
        put_number(cli, part->weight[e], 2, &text[n++]);
    for (size_t e = 0; e < 2; e++)
        put_level(cli, part->level[e], weights, &text[n++]);
    put_number(cli, part->value, digits_of(bridge), &text[n++]);
    for (size_t i = 0; i < n; i++)
        cells[i + 1] = text[i].data;
    put_number(cli, part->error, digits_of(bridge), &text[n]);
    cells[n + 1] = polarity_word(cli, bridge, part->value);
    cells[n + 2] = text[n].data;
    grdp_show_row(show, cells);
    for (size_t i = 0; i <= n; i++)
        grdp_buffer_free(&text[i]);
}

/* Between scenarios, rounding is that of the machine: said in the file, not on the page. */
static bool is_shown(const grdp_bridge_case *of, const grdp_gap_part *part)
{
    const bool exact = of->question.from.outlook != NULL && of->question.to.outlook != NULL;
    return part->kind != GRDP_GAP_ROUNDING || !exact;
}

/* Columns: weights where there are any, errors where parts were sampled. */
static grdp_show *create_parts(grdp_cli *cli, const grdp_gap_bridge *bridge)
{
    const char *const points = grdp_cli_word(cli, "contribution");
    const char *const growth[] = {"",
                                  grdp_cli_word(cli, "weight 1, %"),
                                  grdp_cli_word(cli, "weight 2, %"),
                                  grdp_cli_word(cli, "growth 1, %"),
                                  grdp_cli_word(cli, "growth 2, %"),
                                  points,
                                  ""};
    const char *const factors[] = {
        "", grdp_cli_word(cli, "value 1"),   grdp_cli_word(cli, "value 2"), points,
        "", grdp_cli_word(cli, "std. error")};
    const bool weights = has_weights(bridge);
    grdp_show *const show = weights                ? grdp_show_create(7, "lrrrrrl")
                            : bridge->n_orders > 0 ? grdp_show_create(6, "lrrrlr")
                                                   : grdp_show_create(5, "lrrrl");
    grdp_show_head(show, weights ? growth : factors);
    return show;
}

static void show_parts(grdp_cli *cli, const grdp_bridge_case *of)
{
    const grdp_gap_bridge *const bridge = &of->bridge;
    grdp_show *const show = create_parts(cli, bridge);
    int section = -1;
    for (size_t i = 0; i < bridge->n; i++) {
        const grdp_gap_part *const part = &bridge->parts[i];
        if (!is_shown(of, part))
            continue;
        if ((int)part->kind != section && part->kind != GRDP_GAP_ROUNDING)
            grdp_show_section(show, grdp_cli_word(cli, sections[part->kind]));
        else if ((int)part->kind != section)
            grdp_show_rule(show);
        section = (int)part->kind;
        show_part(cli, show, of, part);
    }
    grdp_show_print(show, stdout);
}

static void show_sums(grdp_cli *cli, grdp_show *show, const grdp_gap_bridge *bridge,
                      const char *title, grdp_gap_sums sums)
{
    char text[3][GRDP_NUMBER_TEXT];
    const double values[] = {sums.net, sums.favourable, sums.adverse};
    const char *cells[4] = {title};
    for (size_t i = 0; i < 3; i++) {
        grdp_word_number(cli->lang, values[i], digits_of(bridge), text[i]);
        cells[i + 1] = text[i];
    }
    grdp_show_row(show, cells);
}

/* Groups with both of their sums, since a net near 0 can hide two large parts. */
static void show_roll(grdp_cli *cli, const grdp_bridge_case *of)
{
    const grdp_gap_bridge *const bridge = &of->bridge;
    const grdp_region *const region = of->question.region;
    const bool judged = bridge->direction != 0;
    const char *const head[] = {grdp_cli_word(cli, "Sums of the parts"), grdp_cli_word(cli, "net"),
                                grdp_cli_word(cli, judged ? "favourable" : "up"),
                                grdp_cli_word(cli, judged ? "adverse" : "down")};
    grdp_show *const show = grdp_show_create(4, NULL);
    bool any = false;
    printf("\n");
    grdp_show_head(show, head);
    for (size_t g = 0; g < region->n_groups; g++) {
        const grdp_gap_sums sums = grdp_gap_roll(bridge, region, (int)g);
        if (sums.n > 0)
            show_sums(cli, show, bridge, region->groups[g].title.text[cli->lang], sums);
        any |= sums.n > 0;
    }
    if (any)
        grdp_show_rule(show);
    show_sums(cli, show, bridge, grdp_cli_word(cli, "Gap"),
              grdp_gap_roll(bridge, region, GRDP_NONE));
    grdp_show_print(show, stdout);
}

/* "actual:2024-12-31" is said in the language of the reader, an id as it is. */
static void add_name(grdp_cli *cli, const grdp_gap_side *side, grdp_buffer *out)
{
    const char *const date = side->source->published ? strchr(side->name, ':') : NULL;
    if (side->outlook != NULL)
        grdp_buffer_add(out, side->name);
    else
        grdp_buffer_add(out, grdp_cli_word(cli, side->source->published ? "actual" : "plan"));
    if (date != NULL)
        grdp_buffer_printf(out, ", %s %s", grdp_cli_word(cli, "known by"), date + 1);
}

static void show_end(grdp_cli *cli, const grdp_gap_bridge *bridge, size_t number,
                     const grdp_gap_side *side, double value)
{
    grdp_buffer text = {0};
    add_name(cli, side, &text);
    grdp_buffer_add(&text, ": ");
    grdp_phrase_value(cli->lang, value, bridge->digits, bridge->unit, &text);
    printf("%zu = %s\n", number, text.data != NULL ? text.data : "");
    grdp_buffer_free(&text);
}

/* "Gap: 1.92 points, favourable (the plan asks 9.0 % or more)" */
static void show_gap(grdp_cli *cli, const grdp_gap_bridge *bridge)
{
    const double gap = bridge->to - bridge->from;
    const bool rate = strcmp(bridge->unit, "%") == 0;
    grdp_buffer text = {0};
    grdp_phrase_value(cli->lang, gap, bridge->digits, rate ? NULL : bridge->unit, &text);
    if (rate)
        grdp_buffer_printf(&text, " %s", grdp_cli_word(cli, "points"));
    if (bridge->target != NULL) {
        grdp_buffer_printf(&text, ", %s (%s ", polarity_word(cli, bridge, gap),
                           grdp_cli_word(cli, "the plan asks"));
        grdp_phrase_target(cli->lang, bridge->target, bridge->target->unit, &text);
        grdp_buffer_add(&text, ")");
    }
    printf("%s: %s\n\n", grdp_cli_word(cli, "Gap"), text.data != NULL ? text.data : "");
    grdp_buffer_free(&text);
}

static void show_accounts(grdp_cli *cli, const grdp_gap_bridge *bridge)
{
    for (size_t e = 0; e < 2; e++) {
        const grdp_account *const account = bridge->account[e];
        if (account == NULL || (e == 1 && bridge->account[0] != NULL &&
                                strcmp(bridge->account[0]->id, account->id) == 0))
            continue;
        printf("%s: %s", grdp_cli_word(cli, "Weights of the account"), account->id);
        if (account->status != NULL)
            printf(" (%s)", grdp_cli_word(cli, account->status));
        printf("\n");
    }
}

static void show_method(grdp_cli *cli, const grdp_gap_bridge *bridge)
{
    if (bridge->by_shapley)
        printf("%s\n", grdp_cli_word(cli, "A factor changes sign or comes from 0, where LMDI has "
                                          "no logarithm: divided by the Shapley value."));
    else if (strcmp(bridge->method->name, "identity") == 0)
        printf("%s\n", grdp_cli_word(cli, "Divided by the logarithmic mean (LMDI-I)."));
    if (bridge->n_orders > 0)
        printf("%s: %zu, %zu\n",
               grdp_cli_word(cli, "Shapley value from random orders; factors and orders"),
               bridge->n_players, bridge->n_orders);
    else if (bridge->n_players > 0)
        printf("%s: %zu, %zu\n",
               grdp_cli_word(cli, "Shapley value over all coalitions; factors and coalitions"),
               bridge->n_players, (size_t)1 << bridge->n_players);
}

/* A total that was restated before its parts were known has no revision by part. */
static void show_first(grdp_cli *cli, const grdp_gap_bridge *bridge)
{
    bool told = !(bridge->first < bridge->to || bridge->first > bridge->to);
    for (size_t i = 0; i < bridge->n; i++)
        told |= bridge->parts[i].kind == GRDP_GAP_REVISION;
    if (told)
        return;
    grdp_buffer text = {0};
    grdp_phrase_value(cli->lang, bridge->first, bridge->digits, bridge->unit, &text);
    printf("%s: %s\n",
           grdp_cli_word(cli, "The total was restated and its parts were not; first published as"),
           text.data != NULL ? text.data : "");
    grdp_buffer_free(&text);
}

static void show_case(grdp_cli *cli, const grdp_bridge_case *of)
{
    const grdp_gap_question *const q = &of->question;
    char period[GRDP_PERIOD_TEXT];
    printf("%s — %s, %s\n", q->region->title.text[cli->lang], q->series,
           grdp_period_text(q->period, period));
    show_end(cli, &of->bridge, 1, &q->from, of->bridge.from);
    show_end(cli, &of->bridge, 2, &q->to, of->bridge.to);
    show_gap(cli, &of->bridge);
    show_parts(cli, of);
    show_roll(cli, of);
    printf("\n");
    show_method(cli, &of->bridge);
    show_first(cli, &of->bridge);
    show_accounts(cli, &of->bridge);
    printf("%s\n", grdp_cli_word(cli, "Contributions say where a gap lies, not what caused it."));
}

grdp_status grdp_compare_bridge(grdp_cli *cli, const grdp_comparison *c)
{
    grdp_bridge_case *const of = grdp_arena_alloc(cli->arena, 1, sizeof *of);
    if (of == NULL)
        return GRDP_ERR_MEMORY;
    grdp_status status = grdp_bridge_open(cli, c, of);
    if (status == GRDP_OK)
        status = grdp_gap_divide(&of->question, cli->diag, &of->bridge);
    if (status == GRDP_OK && !grdp_files_to_stdout(cli))
        show_case(cli, of);
    if (status == GRDP_OK && cli->out != NULL)
        status = grdp_bridge_write(cli, c, of);
    grdp_bridge_close(of);
    return status;
}
