/* bridge_write: the parts of a gap as a table for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "cli/bridge_show.h"

#include "cli/files.h"

static const grdp_column columns[] = {
    {"line", GRDP_COLUMN_INTEGER, NULL, "Order of the lines.", 0},
    {"series", GRDP_COLUMN_TEXT, NULL, "Series whose gap is divided.", 0},
    {"period", GRDP_COLUMN_TEXT, NULL, "Period of the gap.", 0},
    {"from", GRDP_COLUMN_TEXT, NULL, "First side.", 0},
    {"to", GRDP_COLUMN_TEXT, NULL, "Second side.", 0},
    {"kind", GRDP_COLUMN_TEXT, NULL,
     "start, rate, weight, revision, term, factor, rounding, end; the values of all but the last "
     "add up to the last.",
     0},
    {"part", GRDP_COLUMN_TEXT, NULL, "Sector, group, quarter or factor.", 0},
    {"sector", GRDP_COLUMN_TEXT, NULL, "Sector or group that the part belongs to.", 0},
    {"weight_from", GRDP_COLUMN_NUMBER, "%", "Weight on the first side.", -1},
    {"weight_to", GRDP_COLUMN_NUMBER, "%", "Weight on the second side.", -1},
    {"value_from", GRDP_COLUMN_NUMBER, NULL, "Growth, or value of the factor, on the first side.",
     -1},
    {"value_to", GRDP_COLUMN_NUMBER, NULL, "The same on the second side.", -1},
    {"value", GRDP_COLUMN_NUMBER, NULL, "Contribution in points, or in the unit of the series.",
     -1},
    {"error", GRDP_COLUMN_NUMBER, NULL, "Standard error of a sampled contribution.", -1},
    {"unit", GRDP_COLUMN_TEXT, NULL, "Unit of the value.", 0},
    {"polarity", GRDP_COLUMN_TEXT, NULL,
     "favourable or adverse by the target of the plan; empty where it has none.", 0},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const char *const kind_names[] = {
    [GRDP_GAP_RATE] = "rate", [GRDP_GAP_WEIGHT] = "weight", [GRDP_GAP_REVISION] = "revision",
    [GRDP_GAP_TERM] = "term", [GRDP_GAP_FACTOR] = "factor", [GRDP_GAP_ROUNDING] = "rounding",
};

static const char *sector_of(const grdp_region *region, int unit)
{
    if (unit == GRDP_NONE)
        return NULL;
    return unit >= GRDP_GROUP_UNIT ? region->groups[unit - GRDP_GROUP_UNIT].id
                                   : region->sectors[unit].id;
}

static void put(grdp_package *package, const grdp_bridge_case *of, size_t line, const char *kind,
                const grdp_gap_part *part)
{
    static const char *const polarities[] = {"adverse", NULL, "favourable"};
    const grdp_gap_question *const q = &of->question;
    char period[GRDP_PERIOD_TEXT];
    const bool points = strcmp(of->bridge.unit, "%") == 0 && part->name != NULL;
    const int polarity = part->name != NULL ? grdp_gap_polarity(&of->bridge, part->value) : 0;
    const grdp_cell cells[N_COLUMNS] = {
        {.number = (double)line},
        {.text = q->series},
        {.text = grdp_period_text(q->period, period)},
        {.text = q->from.name},
        {.text = q->to.name},
        {.text = kind},
        {.text = part->name},
        {.text = sector_of(q->region, part->unit)},
        {.number = part->weight[0]},
        {.number = part->weight[1]},
        {.number = part->level[0]},
        {.number = part->level[1]},
        {.number = part->value},
        {.number = part->error},
        {.text = points ? "pp" : of->bridge.unit},
        {.text = polarities[polarity + 1]},
    };
    grdp_package_row(package, cells);
}

static void put_end(grdp_package *package, const grdp_bridge_case *of, size_t line,
                    const char *kind, double value)
{
    const double none = (double)NAN;
    const grdp_gap_part end = {.unit = GRDP_NONE,
                               .value = value,
                               .error = none,
                               .weight = {none, none},
                               .level = {none, none}};
    put(package, of, line, kind, &end);
}

static grdp_status fill(grdp_cli *cli, grdp_package *package, const grdp_comparison *c,
                        const grdp_bridge_case *of)
{
    const grdp_gap_side *const sides[] = {&of->question.from, &of->question.to};
    grdp_package_input(package, c->plan->file, c->plan->input.sha256);
    for (size_t i = 0; i < c->region->n_inputs; i++)
        grdp_package_input(package, c->region->inputs[i].file, c->region->inputs[i].sha256);
    for (size_t e = 0; e < 2; e++)
        if (sides[e]->outlook != NULL)
            grdp_run_name_inputs(package, sides[e]->outlook);
    GRDP_TRY(grdp_files_begin(cli, package, "bridge", "A gap in parts that add up to it.", columns,
                              N_COLUMNS));
    put_end(package, of, 1, "start", of->bridge.from);
    for (size_t i = 0; i < of->bridge.n; i++)
        put(package, of, i + 2, kind_names[of->bridge.parts[i].kind], &of->bridge.parts[i]);
    put_end(package, of, of->bridge.n + 2, "end", of->bridge.to);
    GRDP_TRY(grdp_package_end(package, cli->diag));
    return grdp_package_close(package, cli->diag);
}

grdp_status grdp_bridge_write(grdp_cli *cli, const grdp_comparison *c, const grdp_bridge_case *of)
{
    const grdp_package_about about = {.name = c->plan->id != NULL ? c->plan->id : "plan",
                                      .title = c->plan->title.text[cli->lang],
                                      .kind = cli->command->name,
                                      .takes_over = cli->restart,
                                      .command = cli->line,
                                      .seed = cli->seed,
                                      .has_seed = of->bridge.n_orders > 0};
    grdp_package *package = NULL;
    GRDP_TRY(grdp_files_open(cli, &about, &package));
    const grdp_status status = fill(cli, package, c, of);
    if (status == GRDP_OK)
        grdp_files_show(cli, package);
    grdp_package_free(package);
    return status;
}
