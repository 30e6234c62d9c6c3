/* new_text: the text of the files that `grdpsim new` writes. Comments are in the language of the
 * command; keys are the same in every language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/new.h"

#include "core/number.h"

#include <math.h>
#include <string.h>

enum { YEARS = 5, PAGE = 75 };

static void add_comment(const grdp_new *new, const char *mark, const char *english,
                        grdp_buffer *out)
{
    grdp_buffer text = {0};

    grdp_show_wrap(&text, grdp_cli_word(new->cli, english), 0, 0, PAGE);
    grdp_buffer_add(out, mark);
    for (size_t i = 0; i < text.length; i++) {
        grdp_buffer_add_n(out, &text.data[i], 1);
        if (text.data[i] == '\n')
            grdp_buffer_add(out, mark);
    }
    grdp_buffer_add(out, "\n");
    out->failed |= text.failed;
    grdp_buffer_free(&text);
}

static void add_text(const char *text, grdp_buffer *out)
{
    grdp_buffer_add(out, "\"");
    for (const char *at = text; *at; at++) {
        if (*at == '"' || *at == '\\')
            grdp_buffer_add(out, "\\");
        /* A cell of a table may hold a line break. */
        grdp_buffer_add_n(out, (unsigned char)*at < ' ' ? " " : at, 1);
    }
    grdp_buffer_add(out, "\"");
}

static void add_number(double value, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];

    grdp_number_shortest(value, text);
    grdp_buffer_add(out, text);
    grdp_buffer_add(out, strpbrk(text, ".e") ? "" : ".0");
}

static void add_title(const char *title, grdp_buffer *out)
{
    grdp_buffer_add(out, "title = ");
    add_text(title, out);
    grdp_buffer_add(out, ";");
}

static double total_weight(const grdp_new *new)
{
    double sum = 0.0;

    for (size_t i = 0; i < new->n_sectors; i++)
        sum += new->sectors[i].weight;
    return sum;
}

/* Growth of the total to one decimal: the starting point of the target. */
static double total_growth(const grdp_new *new)
{
    const double weights = total_weight(new);
    double sum = 0.0;

    for (size_t i = 0; i < new->n_sectors; i++)
        sum += new->sectors[i].weight *new->sectors[i].growth;
    return weights > 0.0 ? round(10.0 * sum / weights) / 10.0 : 0.0;
}

static void add_sectors(const grdp_new *new, grdp_buffer *out)
{
    grdp_buffer_add(out, "sectors = (");
    for (size_t i = 0; i < new->n_sectors; i++) {
        const grdp_new_sector *const sector = &new->sectors[i];
        grdp_buffer_printf(out, "%s\n  { id = \"%s\"; %s", i > 0 ? "," : "", sector->id,
                           sector->taxes ? "kind = \"taxes\"; " : "");
        add_title(sector->title, out);
        grdp_buffer_add(out, " }");
    }
    grdp_buffer_add(out, " );\n");
}

/* Until figures at current prices take their place, those at constant prices stand for them. */
static void add_amounts(const grdp_new *new, grdp_buffer *out)
{
    const double total = round(total_weight(new));

    if (!new->is_level) {
        grdp_buffer_add(out, "nominal = 100000; investment = 32000;");
        return;
    }
    grdp_buffer_add(out, "nominal = ");
    add_number(total, out);
    grdp_buffer_add(out, "; investment = ");
    add_number(round(0.32 * total), out);
    grdp_buffer_add(out, ";");
}

static void add_account(const grdp_new *new, grdp_buffer *out)
{
    grdp_buffer_printf(out,
                       "accounts = (\n"
                       "  { id = \"constant_%d\"; prices = \"constant\"; year = %d; "
                       "known_by = \"%d-12-31\"; status = \"assumed\";\n    %s = {",
                       new->year, new->year, new->year, new->is_level ? "level" : "share");
    for (size_t i = 0; i < new->n_sectors; i++) {
        grdp_buffer_printf(out, " %s = ", new->sectors[i].id);
        add_number(new->sectors[i].weight, out);
        grdp_buffer_add(out, ";");
    }
    grdp_buffer_add(out, " };\n    ");
    add_amounts(new, out);
    grdp_buffer_add(out, " population = 1000;\n    source = ");
    add_text(grdp_cli_word(new->cli, "assumed: figures to begin with, put yours in their place"),
             out);
    grdp_buffer_add(out, "; } );\n");
}

void grdp_new_text_region(const grdp_new *new, grdp_buffer *out)
{
    add_comment(new, "// ",
                "The facts of the region. Scenarios start from them and never change them.", out);
    grdp_buffer_printf(out, "kind = \"region\"; version = 1;\nid = \"%s\"; ", new->id);
    add_title(new->title, out);
    grdp_buffer_add(out, "\n\n");
    add_comment(new, "// ",
                "Unit of levels, and the year of the constant prices. bn_vnd is billion dong.",
                out);
    grdp_buffer_add(out, "currency = \"bn_vnd\"; price_base = 2010;\n\n");
    add_comment(new, "// ",
                "The parts that add up to GRDP. Product taxes less subsidies are one of them, with "
                "kind = \"taxes\".",
                out);
    add_sectors(new, out);
    grdp_buffer_add(out, "\n");
    add_comment(new, "// ",
                "The year that scenarios start from: shares in per cent at constant prices, or "
                "level = { ... } in billion dong. nominal and investment are at current prices, "
                "population in thousand people.",
                out);
    add_account(new, out);
    grdp_buffer_add(out, "\n");
    add_comment(new, "// ", "Published figures, one line each.", out);
    grdp_buffer_add(out, "actuals = ( \"data/actuals.csv\" );\n");
}

void grdp_new_text_plan(const grdp_new *new, grdp_buffer *out)
{
    add_comment(new, "// ",
                "The targets of one authority for one year. `grdpsim list series` names the series "
                "that a target can be set on.",
                out);
    grdp_buffer_printf(out, "kind = \"plan\"; version = 1;\nid = \"plan_%d\"; ", new->year + 1);
    add_title(grdp_cli_word(new->cli, "Plan"), out);
    grdp_buffer_printf(out, "\nregion = \"region.cfg\"; year = %d;\nauthority = ", new->year + 1);
    add_text(grdp_cli_word(new->cli, "Provincial People's Council"), out);
    grdp_buffer_add(out, ";\n\ntargets = (\n  { id = \"grdp_growth\"; field = \"economy\"; ");
    add_title(grdp_cli_word(new->cli, "GRDP growth"), out);
    grdp_buffer_add(out, "\n    series = \"grdp.growth\"; op = \">=\"; value = ");
    add_number(total_growth(new), out);
    grdp_buffer_add(out, "; },\n  { id = \"investment_ratio\"; field = \"economy\"; ");
    add_title(grdp_cli_word(new->cli, "Investment to GRDP"), out);
    grdp_buffer_add(out, "\n    series = \"investment.ratio\"; op = \">=\"; value = 33.0; },\n");
    add_comment(new, "  // ",
                "An indicator that the program does not project: its figure comes from "
                "data/actuals.csv.",
                out);
    grdp_buffer_add(out, "  { id = \"poverty\"; field = \"society\"; ");
    add_title(grdp_cli_word(new->cli, "Poverty rate"), out);
    grdp_buffer_add(out, "\n    indicator = \"poverty_rate\"; unit = \"%\"; op = \"<=\"; "
                         "value = 1.2; } );\n");
}

void grdp_new_text_baseline(const grdp_new *new, grdp_buffer *out)
{
    add_comment(new, "// ",
                "What is assumed about the future. Growth is in percent over the year before.",
                out);
    grdp_buffer_add(out, "kind = \"scenario\"; version = 1;\nid = \"baseline\"; ");
    add_title(grdp_cli_word(new->cli, "Baseline"), out);
    grdp_buffer_printf(out,
                       "\nregion = \"region.cfg\"; account = \"constant_%d\"; "
                       "plans = ( \"plan.cfg\" );\n",
                       new->year);
    add_comment(new, "// ", "Only what was published by this day is used.", out);
    grdp_buffer_printf(out,
                       "as_of = \"%d-12-31\";\nfirst = %d; last = %d; periods_per_year = 1;\n\n",
                       new->year, new->year + 1, new->year + YEARS);
    add_comment(new, "// ",
                "In place of a number: growth = ( 8.7, 9.0, 9.4 ); (one a year), growth = { from "
                "= 8.7; to = 10.0; by = 2027; }; or growth = { dist = \"normal\"; mean = 8.7; sd = "
                "2.0; }; `grdpsim list models` names other models.",
                out);
    grdp_buffer_add(out, "sectors = {\n");
    for (size_t i = 0; i < new->n_sectors; i++) {
        grdp_buffer_printf(out, "  %s = { model = \"constant\"; growth = ", new->sectors[i].id);
        add_number(new->sectors[i].growth, out);
        grdp_buffer_add(out, "; };\n");
    }
    grdp_buffer_add(out, "};\n\n");
    add_comment(new, "// ",
                "Investment in percent of GRDP, growth of the GRDP deflator and of the population.",
                out);
    grdp_buffer_add(out, "investment = { closure = \"given\"; ratio = 32.0; };\n"
                         "prices = { deflator_growth = 3.0; };\n"
                         "population = { growth = 0.5; };\n");
}

/* The sector that moves the total most. */
static const grdp_new_sector *largest(const grdp_new *new)
{
    const grdp_new_sector *best = &new->sectors[0];

    for (size_t i = 1; i < new->n_sectors; i++)
        if (!new->sectors[i].taxes && (best->taxes || new->sectors[i].weight > best->weight))
            best = &new->sectors[i];
    return best;
}

void grdp_new_text_high(const grdp_new *new, grdp_buffer *out)
{
    const grdp_new_sector *const sector = largest(new);

    add_comment(new, "// ", "A scenario that says only what differs from its base.", out);
    grdp_buffer_add(out, "kind = \"scenario\"; version = 1; base = \"baseline.cfg\";\n"
                         "id = \"high\"; ");
    add_title(grdp_cli_word(new->cli, "High growth"), out);
    grdp_buffer_printf(out, "\nchanges = { sectors = { %s = { growth = ", sector->id);
    add_number(fmin(sector->growth + 2.0, 100.0), out);
    grdp_buffer_add(out, "; }; }; };\n");
}

void grdp_new_text_actuals(const grdp_new *new, grdp_buffer *out)
{
    const char *const source = grdp_cli_word(new->cli, "an example: replace it");

    grdp_buffer_add(out, "period,series,value,unit,basis,vintage,status,source\n");
    grdp_buffer_printf(out, "%d,poverty_rate,1.5,%%,,%d-12,estimate,%s\n", new->year, new->year,
                       source);
}

void grdp_new_text_readme(const grdp_new *new, grdp_buffer *out)
{
    grdp_buffer_printf(out, "# %s\n\n", new->title);
    add_comment(new, "", "The files of a study. Change them one after the other, and check them.",
                out);
    grdp_buffer_add(out, "\n");
    add_comment(new, "* ", "region.cfg: the facts. Replace shares and levels by your own.", out);
    add_comment(new, "* ", "plan.cfg: the targets of the year.", out);
    add_comment(new, "* ", "baseline.cfg: a scenario. high.cfg: the same with more growth.", out);
    add_comment(new, "* ", "data/actuals.csv: what was published, with the date of publication.",
                out);
    grdp_buffer_add(out, "\n");
    add_comment(new, "", "Commands, in this folder:", out);
    grdp_buffer_add(out, "\n    grdpsim check .\n"
                         "    grdpsim run .\n"
                         "    grdpsim compare plan.cfg baseline.cfg high.cfg\n"
                         "    grdpsim list factors baseline.cfg\n");
}
