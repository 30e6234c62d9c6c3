/* reconcile: why two bases of one region give different growth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/reconcile.h"

#include <math.h>
#include <string.h>

#include "cli/files.h"
#include "core/text.h"
#include "report/sentence.h"

/* What each kind of line is called; the sections of the table. */
static const char *const titles[] = {
    [GRDP_BRIDGE_START] = "Growth by the first account",
    [GRDP_BRIDGE_DROPPED] = "Parts that the second account leaves out",
    [GRDP_BRIDGE_CONCEPT] = "Growth rates of the second in place of those of the first",
    [GRDP_BRIDGE_WEIGHTS] = "Weights of the second in place of those of the first",
    [GRDP_BRIDGE_ADDED] = "Parts that the first account leaves out",
    [GRDP_BRIDGE_COMPUTED] = "Growth by the second account",
    [GRDP_BRIDGE_OPEN] = "Open lines together",
    [GRDP_BRIDGE_ROUNDING] = "Rounding of the published contributions",
    [GRDP_BRIDGE_SUM] = "Sum of the published contributions",
    [GRDP_BRIDGE_TOTAL_ROUNDING] = "Rounding of the published growth",
    [GRDP_BRIDGE_REST] = "Published growth less that by the second account",
    [GRDP_BRIDGE_END] = "Published growth of GRDP",
};

static const char *const kind_names[] = {
    [GRDP_BRIDGE_START] = "start",
    [GRDP_BRIDGE_DROPPED] = "dropped",
    [GRDP_BRIDGE_CONCEPT] = "concept",
    [GRDP_BRIDGE_WEIGHTS] = "weights",
    [GRDP_BRIDGE_ADDED] = "added",
    [GRDP_BRIDGE_COMPUTED] = "computed",
    [GRDP_BRIDGE_OPEN] = "open",
    [GRDP_BRIDGE_ROUNDING] = "rounding",
    [GRDP_BRIDGE_SUM] = "sum_of_published",
    [GRDP_BRIDGE_TOTAL_ROUNDING] = "total_rounding",
    [GRDP_BRIDGE_REST] = "rest",
    [GRDP_BRIDGE_END] = "published",
};

static const char *const source_names[] = {
    [GRDP_GROWTH_UNKNOWN] = NULL,
    [GRDP_GROWTH_PUBLISHED] = "published",
    [GRDP_GROWTH_LEVELS] = "levels",
    [GRDP_GROWTH_GIVEN] = "given",
};

static const grdp_column columns[] = {
    {"line", GRDP_COLUMN_INTEGER, NULL, "Order of the lines.", 0},
    {"kind", GRDP_COLUMN_TEXT, NULL,
     "start, dropped, concept, weights, added, computed, open, rounding, sum_of_published, "
     "total_rounding, rest, published.",
     0},
    {"sector", GRDP_COLUMN_TEXT, NULL, "Id of the sector; empty for totals.", 0},
    {"weight_a", GRDP_COLUMN_NUMBER, "%", "Weight in the first account.", -1},
    {"weight_b", GRDP_COLUMN_NUMBER, "%", "Weight in the second account.", -1},
    {"growth_a", GRDP_COLUMN_NUMBER, "%", "Growth that goes with the first account.", -1},
    {"growth_b", GRDP_COLUMN_NUMBER, "%", "Growth that goes with the second account.", -1},
    {"value", GRDP_COLUMN_NUMBER, "pp",
     "Points, or per cent for start and subtotals; empty where it needs growth that is not known.",
     -1},
    {"source_a", GRDP_COLUMN_TEXT, NULL,
     "Where growth_a comes from: published, levels (of two accounts) or given (--rate); empty "
     "where "
     "it is not known.",
     0},
    {"source_b", GRDP_COLUMN_TEXT, NULL, "The same for growth_b.", 0},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static void show_line(grdp_cli *cli, grdp_show *show, const grdp_region *region,
                      const grdp_bridge_line *line)
{
    char text[5][GRDP_NUMBER_TEXT];
    const double numbers[] = {line->weight_a, line->weight_b, line->growth_a, line->growth_b};
    const bool total = line->sector == GRDP_NONE;
    const char *cells[6] = {total ? grdp_cli_word(cli, titles[line->kind])
                                  : region->sectors[line->sector].title.text[cli->lang]};
    for (size_t i = 0; i < 4; i++) {
        grdp_word_number(cli->lang, numbers[i], 2, text[i]);
        cells[i + 1] = text[i];
    }
    grdp_word_number(cli->lang, line->value, 3, text[4]);
    cells[5] = isnan(line->value) ? grdp_cli_word(cli, "n/a") : text[4];
    grdp_show_row(show, cells);
}

/* "Growth from the levels of two accounts: agriculture, services": where nobody published it. */
static void show_source(grdp_cli *cli, const grdp_region *region, const grdp_bridge *bridge,
                        grdp_growth_source source, const char *pattern)
{
    grdp_buffer names = {0}, text = {0};
    for (size_t k = 0; k < region->n_sectors; k++) {
        bool has = false;
        for (size_t i = 0; i < bridge->n; i++)
            has |= bridge->line[i].sector == (int)k &&
                   (bridge->line[i].source_a == source || bridge->line[i].source_b == source);
        if (has)
            grdp_buffer_printf(&names, "%s%s", names.length > 0 ? ", " : "",
                               region->sectors[k].title.text[cli->lang]);
    }
    if (names.length > 0 && !names.failed) {
        const char *const texts[] = {names.data};
        grdp_sentence_fill(&text, pattern, texts);
        printf("\n");
        grdp_print_sentence(stdout, text.data, 2);
    }
    grdp_buffer_free(&names);
    grdp_buffer_free(&text);
}

/* "1 = report_2023: current prices of 2023, growth of gross output in 2023" */
static void show_account(grdp_cli *cli, const char *number, const grdp_account *account)
{
    const bool output = grdp_text_equal(account->concept, "gross_output");
    grdp_buffer text = {0};
    char years[2][GRDP_PERIOD_TEXT];
    const char *const texts[] = {
        number, account->id, grdp_period_text((grdp_period){account->year, 1, 12}, years[0]),
        grdp_period_text((grdp_period){grdp_reconcile_year(account), 1, 12}, years[1])};
    const char *const pattern = grdp_cli_word(
        cli, account->constant
                 ? output
                       ? "%s = %s: weights of %s at constant prices, growth of gross output in %s"
                       : "%s = %s: weights of %s at constant prices, growth of value added in %s"
             : output ? "%s = %s: weights of %s at current prices, growth of gross output in %s"
                      : "%s = %s: weights of %s at current prices, growth of value added in %s");
    grdp_sentence_fill(&text, pattern, texts);
    grdp_print_text(stdout, &text, 4);
}

static void show_bridge(grdp_cli *cli, const grdp_region *region, const grdp_account *a,
                        const grdp_account *b, const grdp_bridge *bridge)
{
    grdp_show *const show = grdp_show_create(6, NULL);
    if (show == NULL)
        return;
    printf("%s\n", region->title.text[cli->lang]);
    show_account(cli, "1", a);
    show_account(cli, "2", b);
    printf("\n");
    const char *const head[] = {"",
                                grdp_cli_word(cli, "weight 1, %"),
                                grdp_cli_word(cli, "weight 2, %"),
                                grdp_cli_word(cli, "growth 1, %"),
                                grdp_cli_word(cli, "growth 2, %"),
                                grdp_cli_word(cli, "points")};
    grdp_show_head(show, head);
    int section = -1;
    for (size_t i = 0; i < bridge->n; i++) {
        const grdp_bridge_line *const line = &bridge->line[i];
        if (line->sector != GRDP_NONE && (int)line->kind != section)
            grdp_show_section(show, grdp_cli_word(cli, titles[line->kind]));
        else if (line->sector == GRDP_NONE && i > 0)
            grdp_show_rule(show);
        section = (int)line->kind;
        show_line(cli, show, region, line);
    }
    grdp_show_print(show, stdout);
    show_source(cli, region, bridge, GRDP_GROWTH_LEVELS,
                grdp_cli_word(cli, "Growth from the levels of two accounts: %s"));
    show_source(cli, region, bridge, GRDP_GROWTH_GIVEN,
                grdp_cli_word(cli, "Growth given by --rate: %s"));
}

static void put_lines(grdp_package *package, const grdp_region *region, const grdp_bridge *bridge)
{
    for (size_t i = 0; i < bridge->n; i++) {
        const grdp_bridge_line *const line = &bridge->line[i];
        const grdp_cell cells[N_COLUMNS] = {
            {.number = (double)(i + 1)},
            {.text = kind_names[line->kind]},
            {.text = line->sector == GRDP_NONE ? NULL : region->sectors[line->sector].id},
            {.number = line->weight_a},
            {.number = line->weight_b},
            {.number = line->growth_a},
            {.number = line->growth_b},
            {.number = line->value},
            {.text = source_names[line->source_a]},
            {.text = source_names[line->source_b]},
        };
        grdp_package_row(package, cells);
    }
}

static grdp_status write_bridge(grdp_cli *cli, const grdp_region *region, const grdp_bridge *bridge)
{
    const grdp_package_about about = {.name = region->id,
                                      .title = region->title.text[cli->lang],
                                      .kind = cli->command->name,
                                      .takes_over = cli->restart,
                                      .command = cli->line};
    grdp_package *package = NULL;
    GRDP_TRY(grdp_files_open(cli, &about, &package));
    for (size_t i = 0; i < region->n_inputs; i++)
        grdp_package_input(package, region->inputs[i].file, region->inputs[i].sha256);
    grdp_status status = grdp_files_begin(
        cli, package, "reconcile", "The way from one account to another.", columns, N_COLUMNS);
    if (status == GRDP_OK) {
        put_lines(package, region, bridge);
        status = grdp_package_end(package, cli->diag);
    }
    if (status == GRDP_OK)
        status = grdp_package_close(package, cli->diag);
    if (status == GRDP_OK)
        grdp_files_show(cli, package);
    grdp_package_free(package);
    return status;
}

static const grdp_account *find_account(grdp_cli *cli, const grdp_region *region, const char *id)
{
    const char *words[256];
    size_t n = 0;
    for (; n < region->n_accounts && n < 256; n++)
        words[n] = region->accounts[n].id;
    const grdp_account *const account = grdp_region_account(region, id);
    if (account != NULL)
        return account;
    const char *const near = grdp_text_nearest(id, words, n);
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.file = region->file},
                  "the region has no account \"%s\"",
                  near != NULL ? "did you mean \"%s\"?" : "see the accounts in %s",
                  grdp_text_show(id), near != NULL ? near : region->file);
    return NULL;
}

grdp_status grdp_cli_reconcile(grdp_cli *cli)
{
    grdp_region *region = NULL;
    grdp_reconcile_options options;
    grdp_bridge bridge;
    GRDP_TRY(grdp_region_read(cli->args[0], cli->diag, &region));
    const grdp_account *const a = find_account(cli, region, cli->args[1]);
    const grdp_account *const b = find_account(cli, region, cli->args[2]);
    grdp_status status = a != NULL && b != NULL ? GRDP_OK : GRDP_ERR_INPUT;
    if (status == GRDP_OK)
        status = grdp_reconcile_options_read(cli, region, a, b, &options);
    if (status == GRDP_OK)
        status = grdp_reconcile(region, a, b, &options, cli->diag, &bridge);
    if (status == GRDP_OK && !grdp_files_to_stdout(cli))
        show_bridge(cli, region, a, b, &bridge);
    if (status == GRDP_OK && cli->out != NULL)
        status = write_bridge(cli, region, &bridge);
    grdp_region_free(region);
    return status;
}
