/* options: the table of options, and what each does with its value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include "cli/run_options.h"

#include "cli/backtest.h"
#include "cli/bridge_show.h"
#include "cli/coherence.h"
#include "cli/reconcile.h"
#include "cli/solve.h"
#include "cli/study.h"
#include "cli/sweep.h"
#include "cli/track.h"
#include "core/number.h"
#include "scenario/period.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const grdp_place nowhere;

static bool store_set(grdp_cli *cli, const char *argument)
{
    const char *const sign = strchr(argument, '=');

    if (!sign || sign == argument || !sign[1]) {
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--set: \"%s\" is not PATH=VALUE",
                      "write for example --set sectors.industry.growth=11",
                      grdp_text_show(argument));
        return false;
    }
    if (cli->n_set == GRDP_CLI_LIST) {
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--set is given more than %zu times",
                      "write the changes into a scenario with a base", (size_t)GRDP_CLI_LIST);
        return false;
    }
    cli->set[cli->n_set++] = argument;
    return true;
}

static bool store_out(grdp_cli *cli, const char *argument)
{
    cli->out = argument;
    if (argument[0])
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--out: the name of the folder is empty",
                  "write for example --out results/high");
    return false;
}

static bool store_format(grdp_cli *cli, const char *argument)
{
    const char *names[16];
    size_t n = 0;

    cli->format = grdp_format_find(argument);
    if (cli->format)
        return true;
    for (const grdp_format *format; n < 16 && (format = grdp_format_at(n)); n++)
        names[n] = format->name;
    const char *const nearest = grdp_text_nearest(argument, names, n);
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--format: there is no format \"%s\"",
                  nearest ? "did you mean \"%s\"?" : "`grdpsim list formats` names them",
                  grdp_text_show(argument), nearest);
    return false;
}

static bool store_dialect(grdp_cli *cli, const char *argument)
{
    cli->dialect.excel_vi = grdp_text_equal(argument, "excel-vi");
    if (cli->dialect.excel_vi)
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--csv-dialect: there is no dialect \"%s\"",
                  "write --csv-dialect excel-vi, or leave it out", grdp_text_show(argument));
    return false;
}

static bool store_wide(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->wide = true;
    return true;
}

static bool store_columns(grdp_cli *cli, const char *argument)
{
    const char *at = argument;

    cli->n_columns = 0;
    for (;;) {
        const size_t length = strcspn(at, ",");
        const char *const name = grdp_arena_text_n(cli->arena, at, length);
        if (length == 0 || !name || cli->n_columns == GRDP_CLI_LIST) {
            grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                          "--columns: \"%s\" is not a list of at most %zu series",
                          "write for example --columns grdp.growth,investment.ratio",
                          grdp_text_show(argument), (size_t)GRDP_CLI_LIST);
            return false;
        }
        cli->columns[cli->n_columns++] = name;
        if (!at[length])
            return true;
        at += length + 1;
    }
}

static bool store_digits(grdp_cli *cli, const char *argument)
{
    uint64_t digits = 0;

    if (!grdp_read_count(argument, 17, &digits)) {
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                      "--digits: \"%s\" is not a whole number from 0 to 17",
                      "write for example --digits 2", grdp_text_show(argument));
        return false;
    }
    cli->digits = (int)digits;
    return true;
}

static bool store_as_of(grdp_cli *cli, const char *argument)
{
    if (grdp_date_read(argument, &cli->as_of))
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--as-of: \"%s\" is not a date",
                  "write for example --as-of 2023-12-31", grdp_text_show(argument));
    return false;
}

static bool store_fail_on(grdp_cli *cli, const char *argument)
{
    cli->fail_on_missed = grdp_text_equal(argument, "missed");
    if (cli->fail_on_missed)
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--fail-on: \"%s\" is nothing to fail on",
                  "write --fail-on missed", grdp_text_show(argument));
    return false;
}

static bool store_explain(grdp_cli *cli, const char *argument)
{
    cli->explain = argument;
    return true;
}

static bool store_from_csv(grdp_cli *cli, const char *argument)
{
    cli->from_csv = argument;
    return true;
}

static bool store_decimal_comma(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->decimal_comma = true;
    return true;
}

static bool store_free_covariance(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->free_covariance = true;
    return true;
}

static bool store_plan_errors(grdp_cli *cli, const char *argument)
{
    cli->plan_errors = argument;
    return true;
}

/* The language itself was set before the first finding (grdp_arguments_lang). */
static bool store_lang(grdp_cli *cli, const char *argument)
{
    if (grdp_text_equal(argument, "vi") || grdp_text_equal(argument, "en"))
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--lang: there is no language \"%s\"",
                  "write --lang vi or --lang en", grdp_text_show(argument));
    return false;
}

static bool store_quiet(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->quiet = true;
    return true;
}

static bool store_verbose(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->verbose = true;
    return true;
}

static bool store_help(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->help = true;
    return true;
}

static bool store_version(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->version = true;
    return true;
}

/* name, letter, argument, default, commands, doc, store, what holds without it */
static const grdp_option options[] = {
    {"set", 's', "PATH=VALUE", NULL, "run compare check list sweep study solve track",
     .doc = "lays a value over the scenario; may be repeated", store_set},
    {"as-of", 0, "DATE", NULL,
     "run compare reconcile fit check list sweep study solve track backtest",
     .doc = "uses only what was published by then", store_as_of,
     .unset = {{"run check list sweep study solve", .word = "as_of of the scenario"},
               {"compare track reconcile fit backtest", .word = "everything published"}}},
    {"out", 'o', "DIR", NULL, "run compare check reconcile fit sweep study solve track backtest",
     .doc = "folder for the files; - for the first table to stdout", store_out,
     .unset = {{"run", .word = "results/ID"},
               {"sweep", .word = "results/ID/sweep"},
               {"study", .word = "results/ID/METHOD"},
               {"compare check reconcile fit solve track backtest", .word = "writes no files"}}},
    {"format", 'f', "NAME", "csv", "run compare check reconcile sweep study solve track backtest",
     .doc = "format of the files", store_format},
    {"csv-dialect", 0, "NAME", NULL, "run compare check reconcile solve track backtest study",
     .doc = "excel-vi: CSV for Excel in Vietnamese (semicolons, decimal commas)", store_dialect},
    {"wide", 0, NULL, NULL, "run", .doc = "one row a period and one column a series", store_wide},
    {"columns", 0, "LIST", NULL, "run sweep study",
     .doc = "series to write and to count, separated by commas; run: all for every series",
     store_columns,
     .unset = {{"run", .word = "every series, counts of grdp.growth"},
               {"sweep", .word = "growth of each year, investment of the year of the plan"},
               {"study", .word = "growth of each year"}}},
    {"digits", 0, "INT", NULL, "run compare check reconcile sweep solve backtest",
     .doc = "decimals in the files", store_digits, .unset = {{"", .word = "all"}}},
    {"runs", 'n', "INT", NULL, "run solve track", .doc = "number of runs with draws",
     grdp_store_runs,
     .unset = {{"run", .word = "one run with the likely values"},
               {"solve", .word = "16384 with --chance"},
               {"track", .word = "10000 with --scenario"}}},
    {"seed", 0, "INT", "1", "run compare sweep study solve track backtest",
     .doc = "where the random numbers start", grdp_store_seed},
    {"threads", 't', "INT", NULL, "run sweep study solve track",
     .doc = "threads; results do not depend on it", grdp_store_threads,
     .unset = {{"", .word = "all"}}},
    {"precision", 0, "POINTS", NULL, "run study",
     .doc = "doubles the runs until chances, medians and indices are known this well",
     grdp_store_precision},
    {"replay", 0, "INT", NULL, "run", .doc = "prints the whole path of one run by its number",
     grdp_store_replay},
    {"keep", 0, NULL, NULL, "run", .doc = "writes every run as a row of runs-SCENARIO.csv",
     grdp_store_keep},
    {"vary", 0, "PATH=VALUES", NULL, "sweep study",
     .doc = "a factor and its values: FROM:TO:COUNT, FROM:TO, a list, dist; may be repeated",
     grdp_store_vary},
    {"design", 0, "NAME", NULL, "run sweep", .doc = "random, lhs or sobol; sweep: factorial too",
     grdp_store_design, .unset = {{"run", .word = "random"}, {"sweep", .word = "factorial"}}},
    {"points", 0, "INT", NULL, "sweep", .doc = "number of points of --design random, lhs and sobol",
     grdp_store_points},
    {"points-csv", 0, "FILE", NULL, "sweep",
     .doc = "takes the points from a table whose columns are factors", grdp_store_points_csv},
    {"long", 0, NULL, NULL, "sweep", .doc = "one row a response of a point in place of one a point",
     grdp_store_long},
    {"shard", 0, "i/N", NULL, "sweep", .doc = "writes only the i-th of N parts", grdp_store_shard},
    {"checkpoint", 0, "SECONDS", "1", "sweep", .doc = "how much work an interruption may cost",
     grdp_store_checkpoint},
    {"restart", 0, NULL, NULL,
     "run compare check reconcile fit sweep merge study solve track backtest",
     .doc = "begins anew, and gives up other results that stand where it writes",
     grdp_store_restart},
    {"yes-large", 0, NULL, NULL, "run solve sweep track",
     .doc = "more than 1e9 points or 1e8 runs are meant", grdp_store_yes_large},
    {"group", 0, "NAME=PATHS", NULL, "study",
     .doc = "factors that move together, separated by commas; may be repeated", grdp_store_group},
    {"model", 0, "FILE", NULL, "study",
     .doc = "another scenario: which one holds is a factor too; may be repeated", grdp_store_model},
    {"tie-models", 0, NULL, NULL, "study",
     .doc = "lists of models go together: the second name of one with the second of all others",
     grdp_store_tie_models},
    {"shocks", 0, NULL, NULL, "study",
     .doc = "draws the shocks of models, as a factor of their own; without it they are zero",
     grdp_store_shocks},
    {"data", 0, "FILE", NULL, "study", .doc = "a table of runs, in place of a scenario",
     grdp_store_data},
    {"inputs", 0, "LIST", NULL, "study", .doc = "columns of --data that are factors",
     grdp_store_inputs},
    {"output", 0, "NAME", NULL, "study", .doc = "column of --data that is the result",
     grdp_store_output},
    {"target", 0, "SERIES@PERIOD=VALUE", NULL, "solve track", .doc = "what is to be reached",
     grdp_store_target},
    {"factor", 0, "PATH", NULL, "solve", .doc = "a factor that may move", grdp_store_factor},
    {"bounds", 0, "PATH=LOW:HIGH", NULL, "solve",
     .doc = "how far a factor may move; may be repeated", grdp_store_bounds},
    {"chance", 0, "P", NULL, "solve",
     .doc = "reaches the target with this probability, between 0 and 1", grdp_store_chance},
    {"curve", 0, "PATH=LOW:HIGH:COUNT", NULL, "solve",
     .doc = "solves for each of these values of a second factor", grdp_store_curve},
    {"year", 0, "YEAR", NULL, "solve new",
     .doc = "year of the path; new: year that scenarios start from", grdp_store_year,
     .unset = {{"new", .word = "2024"}}},
    {"growth", 0, "PERCENT", NULL, "solve", .doc = "growth of GRDP in it", grdp_store_growth},
    {"correlation", 0, "NUMBER", NULL, "solve",
     .doc = "of the growth of any two sectors in one quarter", grdp_store_correlation,
     .unset = {{"", .word = "as the scenario has it"}}},
    {"weight", 'w', "PERIOD=W", NULL, "track",
     .doc = "share of the year before that fell in these months: 2023-Q4=0.27; may be repeated",
     grdp_store_weight},
    {"scenario", 0, "FILE", NULL, "track backtest",
     .doc = "draws the chance of the targets from this scenario", grdp_store_scenario},
    {"series", 0, NULL, NULL, "track",
     .doc = "a month after each quarter, one row each, in place of one day", grdp_store_series},
    {"rate", 0, "[ACCOUNT.]SECTOR=PERCENT", NULL, "reconcile",
     .doc = "growth of a sector, before any figure; may be repeated", grdp_store_rate},
    {"bridge", 0, NULL, NULL, "compare", .doc = "divides a gap into parts that add up to it",
     grdp_store_bridge},
    {"from", 0, "SIDE", NULL, "compare",
     .doc = "first side of --bridge: a scenario file, plan, actual, actual:DATE", grdp_store_from},
    {"to", 0, "SIDE", NULL, "compare", .doc = "second side of --bridge", grdp_store_to},
    {"of", 0, "SERIES[@PERIOD]", "grdp.growth", "compare", .doc = "whose gap --bridge divides",
     grdp_store_of},
    {"by", 0, "WORD", NULL, "compare",
     .doc = "into what --bridge divides: sectors, quarters, identity or factors", grdp_store_by},
    {"fail-on", 0, "missed", NULL, "run compare", .doc = "exits with 1 where a target is missed",
     store_fail_on},
    {"explain", 'e', "PATH", NULL, "check", .doc = "says where a number of a scenario comes from",
     store_explain},
    {"plan", 0, NULL, NULL, "check", .doc = "says whether the targets of plans hold together",
     grdp_store_plan},
    {"regions", 0, NULL, NULL, "backtest", .doc = "the arguments are folders of regions, pooled",
     grdp_store_regions},
    {"weights-known", 0, "WHICH", "reconstructed", "backtest",
     .doc = "strict: only weights that were known; reconstructed: also those worked out later",
     grdp_store_weights_known},
    {"from-csv", 0, "FILE", NULL, "new", .doc = "takes the sectors from a table", store_from_csv},
    {"decimal-comma", 0, NULL, NULL, "new", .doc = "the table uses semicolons and decimal commas",
     store_decimal_comma},
    {"free-covariance", 0, NULL, NULL, "fit",
     .doc = "a correlation for every pair of sectors; needs 15 complete years",
     store_free_covariance},
    {"plan-errors", 0, "FILE", NULL, "fit",
     .doc = "table of past plans and their outcomes: region,year,plan,outcome,vintage",
     store_plan_errors},
    {"lang", 'l', "vi|en", NULL, "", .doc = "language of texts for people", store_lang,
     .unset = {{"", .word = "as the locale says"}}},
    {"quiet", 'q', NULL, NULL, "",
     .doc = "shows no notes, and no tables and names of files where files are written",
     store_quiet},
    {"verbose", 'v', NULL, NULL, "", .doc = "shows every note", store_verbose},
    {"help", 'h', NULL, NULL, "", .doc = "shows this help", store_help},
    {"version", 'V', NULL, NULL, "", .doc = "shows the version", store_version},
};

enum { OPTIONS = sizeof options / sizeof *options };

const grdp_option *grdp_option_at(size_t index)
{
    return index < OPTIONS ? &options[index] : NULL;
}
