/* study: what the parts of the command `study` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_STUDY_H
#define GRDP_CLI_STUDY_H

#include "cli/cli.h"
#include "study/study.h"

/* Plans whose targets are responses. */
typedef struct grdp_study_plans {
    size_t n;
    struct grdp_plan **at;
} grdp_study_plans;

/* study_targets.c: what --columns names: series, and targets of the scenario's plans; without it
 * growth of GRDP in every year or, for methods that split runs, a target. The plans must outlive
 * the responses; free them either way. */
GRDP_CHECKED grdp_status grdp_study_responses(grdp_cli *cli, const grdp_scenario *scenario,
                                              const grdp_method *method, grdp_study_plans *plans,
                                              grdp_responses *out);
void grdp_study_plans_free(grdp_study_plans *plans);

/* study_options.c: the settings of all methods as options, and --group. */
bool grdp_store_group(grdp_cli *cli, const char *argument);
bool grdp_store_model(grdp_cli *cli, const char *argument);
bool grdp_store_setting(grdp_cli *cli, const char *argument); /* "samples=4096" */

bool grdp_store_tie_models(grdp_cli *cli, const char *argument);
bool grdp_store_shocks(grdp_cli *cli, const char *argument);
bool grdp_store_data(grdp_cli *cli, const char *argument);
bool grdp_store_inputs(grdp_cli *cli, const char *argument);
bool grdp_store_output(grdp_cli *cli, const char *argument);

/* A name that is a setting of some method: its option, else NULL. */
const grdp_option *grdp_setting_option(const char *name, size_t length);

/* A response as it is shown. */
typedef struct grdp_study_response {
    const char *name;            /* "grdp.growth@2024" */
    const char *series, *period; /* of the files; NULL: a table has no period */
    const char *phrase;          /* in a sentence: "growth of GRDP in 2024" */
    const char *unit;
    int digits;    /* of one of its numbers */
    bool is_level; /* its numbers are large: no decimals */
    double likely; /* NAN where there is none */
} grdp_study_response;

/* What a method found and what it found it of, a scenario or a table of runs. */
typedef struct grdp_study_report {
    const char *id, *title;    /* of the scenario or the table; `title` may be NULL */
    const grdp_region *region; /* NULL: of a table */
    const grdp_method *method;
    const grdp_method_plan *plan;
    const grdp_effects *effects;
    size_t n_responses;
    const grdp_study_response *responses;
    size_t n_inputs;
    const grdp_input *inputs; /* files that were read */
} grdp_study_report;

/* study_report.c: of a study of a scenario. What it points to lives in cli->arena, with the study
 * or with the effects. */
GRDP_CHECKED grdp_status grdp_study_report_make(grdp_cli *cli, const grdp_study *study,
                                                const grdp_effects *effects,
                                                grdp_study_report *out);

/* study_data.c: the methods that take any sample, on a table of runs: --data. `method` is NULL for
 * all of them. */
GRDP_CHECKED grdp_status grdp_study_data(grdp_cli *cli, const grdp_method *method);

/* study_show.c: how many runs it takes, said before the first one; the tables for people. */
void grdp_study_show_cost(grdp_cli *cli, const char *id, const grdp_method *method, double n_runs,
                          bool designed);
void grdp_study_show(grdp_cli *cli, const grdp_study_report *report);

/* study_say.c: two or three sentences of what it means. */
void grdp_study_say(grdp_cli *cli, const grdp_study_report *report);

/* study_write.c: whether the table of a study may be written to results/FOLDER or --out, before the
 * work. */
GRDP_CHECKED grdp_status grdp_study_look(grdp_cli *cli, const char *folder,
                                         const grdp_study *study);

/* study_write.c: tables for programs, one a report, to stdout or to a folder: --out, or else
 * results/FOLDER. */
GRDP_CHECKED grdp_status grdp_study_write(grdp_cli *cli, const char *folder, size_t n,
                                          const grdp_study_report *reports);

#endif
