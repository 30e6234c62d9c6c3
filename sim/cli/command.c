/* command: the table of commands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include <string.h>

static const grdp_command commands[] = {
    {
        .name = "run",
        .arguments = "FILE|DIR...",
        .doc = "Projects scenarios and judges them against their plan",
        .more = "Each scenario is projected from the account that it starts from, with the figures "
                "published by its date (as_of), and judged against its plans. A folder stands for "
                "all scenarios in it; several scenarios are compared in one table. Files for "
                "programs are written to results/SCENARIO, or to the folder of --out.",
        .example = "run scenarios/hai_duong/baseline.cfg\n"
                   "run scenarios/hai_duong --lang vi --out results/hai_duong\n"
                   "run baseline.cfg --set sectors.industry.growth=11",
        .least = 1,
        .most = SIZE_MAX,
        .writes = true,
        .run = grdp_cli_run,
    },
    {
        .name = "compare",
        .arguments = "PLAN [SCENARIO...]",
        .doc = "Puts plan, actual figures and scenarios side by side, with the causes of the gap",
        .more = "Every target of the plan is judged by the figures published by --as-of (all of "
                "them where it is not given); what was published later stands in a block of its "
                "own. The gap in growth is divided among the sectors by their contributions.",
        .example = "compare scenarios/hai_duong/plan_2023.cfg --as-of 2023-12-31\n"
                   "compare plan_2024.cfg baseline.cfg high.cfg",
        .least = 1,
        .most = SIZE_MAX,
        .run = grdp_cli_compare,
    },
    {
        .name = "track",
        .arguments = "PLAN",
        .doc = "Says what the rest of the year must do for the targets of a plan",
        .more = "For growth: the year to date, its weight, the growth that the rest needs and how "
                "that compares with the region's own past; with --scenario the chance by its "
                "runs (10,000 where --runs says nothing). For amounts: what is done and the pace "
                "that is needed. Of other figures: the newest and how far it is from the plan. "
                "Only what was published by --as-of is used. A weight that no "
                "account of the year before gives by then is said to be missing; --weight "
                "gives it, or --set weight.PERIOD=W.",
        .example = "track scenarios/hai_duong/plan_2023.cfg --as-of 2023-10-31 "
                   "--weight 2023-Q4=0.27022\n"
                   "track plan_2024.cfg --series --scenario baseline.cfg "
                   "--set periods_per_year=4 --out results/track",
        .least = 1,
        .most = 1,
        .run = grdp_cli_track,
    },
    {
        .name = "reconcile",
        .arguments = "REGION ACCOUNT ACCOUNT",
        .doc = "Walks from one account of a region to another, line by line",
        .more =
            "Two accounts of one region may differ in weights, in what is counted (taxes), in "
            "the concept of growth and in rounding. Each difference gets its line, and the "
            "lines add up. Growth of sectors is what --rate gives, else what was "
            "published for the year of the account, else that between the levels of two accounts; "
            "lines that need growth that nobody knows are left open (n/a), and together they "
            "are what remains up to the published growth. `grdpsim list accounts REGION` names "
            "the accounts.",
        .example = "reconcile scenarios/hai_duong/region.cfg report_2023 constant_2022\n"
                   "reconcile scenarios/hai_duong/region.cfg constant_2023 report_2023 "
                   "--rate constant_2023.industry=12.4",
        .least = 3,
        .most = 3,
        .run = grdp_cli_reconcile,
    },
    {
        .name = "fit",
        .arguments = "REGION",
        .doc = "Estimates the spread of growth from the history of a region",
        .more =
            "For each sector a mean and a standard deviation from its years, one correlation "
            "between sectors and one persistence, each with its standard error; then the spread "
            "of GRDP growth is scaled to the errors of past plans (plan_errors.csv beside the "
            "region, one folder above, or in `provinces` there). Prints a group `changes` for "
            "a scenario; with --out it goes to a file, with --out - to stdout alone.",
        .example = "fit scenarios/hai_duong/region.cfg --as-of 2023-12-31\n"
                   "fit scenarios/provinces/nam_dinh/region.cfg --out fitted.txt",
        .least = 1,
        .most = 1,
        .run = grdp_cli_fit,
    },
    {
        .name = "solve",
        .arguments = "target|path SCENARIO",
        .doc = "Finds the path or the value of a factor that reaches a target",
        .more = "`solve target` moves the factors of --factor until each --target is reached: one "
                "factor to the nearest value that does, several with the least change in standard "
                "deviations. With --chance the target is reached with that probability, with "
                "--curve for each value of a second factor. `solve path` spreads --growth of a "
                "--year over quarters and sectors: the path that departs least from the "
                "assumptions of the scenario, given the target; observed quarters stay fixed. "
                "Quarters hang together by --set quarters.persistence=R. "
                "--out writes a table and a scenario that `run` accepts.",
        .example = "solve target investment_35.cfg --target grdp.growth@2024=9 "
                   "--factor investment.ratio\n"
                   "solve target baseline.cfg --target grdp.growth@2024=9 "
                   "--factor sectors.industry.growth --factor sectors.construction.growth\n"
                   "solve path official_2025.cfg --year 2025 --growth 12 --as-of 2025-04-30",
        .least = 2,
        .most = 2,
        .run = grdp_cli_solve,
    },
    {
        .name = "backtest",
        .arguments = "REGION|DIR...",
        .doc = "Compares what would have been projected with what came",
        .more =
            "For each year the growth that was known at the end of the year before goes on, by "
            "sector where the sectors and their weights are known; for each quarter that of the "
            "quarter before. Beside it stand last year's growth, the mean of five years and the "
            "plan. Only figures published by then are used. CRPS, intervals, PIT and Brier "
            "score from 8 cases on. With --regions the arguments are folders: their regions, "
            "and those of growth.csv and plan_errors.csv in them, are pooled year by year.",
        .example = "backtest scenarios/hai_duong/region.cfg\n"
                   "backtest --regions scenarios/provinces --out results/backtest\n"
                   "backtest scenarios/viet_nam/region.cfg",
        .least = 1,
        .most = SIZE_MAX,
        .run = grdp_cli_backtest,
    },
    {
        .name = "sweep",
        .arguments = "SCENARIO",
        .doc = "Evaluates a scenario at many points, one row of CSV each",
        .more = "Each --vary names a factor and its values: FROM:TO:COUNT or a list "
                "for every combination (the last factor fastest), FROM:TO or dist for "
                "--design random, lhs or sobol with --points. --columns names responses as "
                "SERIES@PERIOD, or SERIES for every year. Rows stream to sweep.csv in "
                "results/SCENARIO/sweep, or in the folder of --out. After any "
                "interruption the same command goes on, and the file is the same as "
                "without one; what it has finished it does not do again. --shard i/N "
                "writes the i-th of N parts, which `grdpsim merge` puts together.",
        .example = "sweep baseline.cfg --vary sectors.industry.growth=5:13:101 "
                   "--vary investment.ratio=30,35,40\n"
                   "sweep baseline.cfg --design sobol --points 65536 "
                   "--vary sectors.industry.growth=5:13 --vary sectors.services.growth=dist\n"
                   "sweep baseline.cfg --points-csv points.csv --columns grdp.growth@2028",
        .least = 1,
        .most = 1,
        .writes = true,
        .run = grdp_cli_sweep,
    },
    {
        .name = "study",
        .arguments = "METHOD SCENARIO",
        .doc = "Says which assumption decides the result: sensitivity analysis",
        .more = "Without more, all uncertain numbers of the scenario are varied over their "
                "distributions, and GRDP growth of each year is looked at. --vary names factors, "
                "with a range where the scenario gives none; --columns names responses as "
                "SERIES@PERIOD, met:TARGET or distance:TARGET. Which of several models holds is a "
                "factor where the scenario lists them (models), or with --model; shocks are one "
                "with --shocks. With --data a table of runs is analysed, by the method that is "
                "named or by all that need no design. Settings of the method are options "
                "of their own: `grdpsim list "
                "methods` names the methods with their questions, settings and costs.",
        .example = "study tornado baseline.cfg\n"
                   "study tornado baseline.cfg --columns grdp.growth@2024,grdp.level@2028 "
                   "--vary sectors.industry.growth=7:11 --vary investment.ratio\n"
                   "study sobol baseline.cfg --shocks\n"
                   "study regional baseline.cfg --columns met:grdp_growth\n"
                   "study --data runs.csv --inputs a,b --output y",
        .least = 0,
        .most = 2,
        .writes = true,
        .run = grdp_cli_study,
    },
    {
        .name = "merge",
        .arguments = "DIR PART...",
        .doc = "Puts the parts of a sweep together",
        .more = "The parts are the files that sweep --shard i/N wrote, or folders that hold them. "
                "All N must be there, once, whole, and of the same sweep; the table in DIR is then "
                "the same, byte for byte, as that of the sweep without --shard.",
        .example = "merge results/all results/parts\n"
                   "merge results/all part-1-of-2.csv part-2-of-2.csv",
        .least = 2,
        .most = SIZE_MAX,
        .writes = true,
        .run = grdp_cli_merge,
    },
    {
        .name = "check",
        .arguments = "FILE|DIR...",
        .doc = "Reads files and reports everything that is wrong with them",
        .more = "Regions, plans, scenarios and the CSV files of actual figures, each by its kind; "
                "a folder stands for all settings files below it. With --explain, says which file "
                "and line gave a number of a scenario. With --verbose, lists the defaults in use. "
                "With --plan, says whether the targets of the plans hold together: "
                "contradictions, which break an identity (exit code 1), with the least change that "
                "repairs them; differences between authorities; and tensions, which the past "
                "puts into a range.",
        .example = "check scenarios/hai_duong\n"
                   "check --plan scenarios/hai_duong/plan_2024.cfg\n"
                   "check --explain sectors.industry.growth scenarios/hai_duong/baseline.cfg",
        .least = 1,
        .most = SIZE_MAX,
        .all_notes = true,
        .run = grdp_cli_check,
    },
    {
        .name = "list",
        .arguments = "KIND [FILE]",
        .doc = "Lists models, series, distributions, formats, or what a file holds",
        .more = "Without KIND, says what can be listed.",
        .example = "list models\n"
                   "list series\n"
                   "list factors scenarios/hai_duong/baseline.cfg",
        .least = 0,
        .most = 2,
        .run = grdp_cli_list,
    },
    {
        .name = "new",
        .arguments = "DIR",
        .doc = "Writes a region, a plan and two scenarios to begin with",
        .more = "The files are commented and run as they are. With --from-csv the sectors come "
                "from a table with the columns sector, title, kind (empty or taxes), share or "
                "level, and growth. Files that are there are never overwritten.",
        .example = "new my_province\n"
                   "new my_province --from-csv accounts.csv --decimal-comma\n"
                   "run my_province",
        .least = 1,
        .most = 1,
        .writes = true,
        .run = grdp_cli_new,
    },
};

enum { COMMANDS = sizeof commands / sizeof *commands };

const grdp_command *grdp_command_at(size_t index)
{
    return index < COMMANDS ? &commands[index] : NULL;
}

const grdp_command *grdp_command_find(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (grdp_text_equal(commands[i].name, name))
            return &commands[i];
    return NULL;
}

const char *grdp_command_nearest(const char *wrong)
{
    const char *names[COMMANDS + 1] = {"help"};

    for (size_t i = 0; i < COMMANDS; i++)
        names[i + 1] = commands[i].name;
    return grdp_text_nearest(wrong, names, COMMANDS + 1);
}
