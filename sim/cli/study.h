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

/* study_targets.c: what --columns names: series, and targets of the scenario's plans. The plans
 * must outlive the responses; free them either way. */
GRDP_CHECKED grdp_status grdp_study_responses(grdp_cli *cli, const grdp_scenario *scenario,
                                              grdp_study_plans *plans, grdp_responses *out);
void grdp_study_plans_free(grdp_study_plans *plans);

/* study_options.c: the settings of all methods as options, and --group. */
bool grdp_store_group(grdp_cli *cli, const char *argument);
bool grdp_store_model(grdp_cli *cli, const char *argument);
bool grdp_store_setting(grdp_cli *cli, const char *argument); /* "samples=4096" */

bool grdp_store_data(grdp_cli *cli, const char *argument);
bool grdp_store_inputs(grdp_cli *cli, const char *argument);
bool grdp_store_output(grdp_cli *cli, const char *argument);

/* study_data.c: what a table of runs says, for --data. */
GRDP_CHECKED grdp_status grdp_study_data(grdp_cli *cli);

/* A name that is a setting of some method: its option, else NULL. */
const grdp_option *grdp_setting_option(const char *name, size_t length);

/* study_show.c: how many runs it takes, said before the first one; the tables for people. */
void grdp_study_show_cost(grdp_cli *cli, const grdp_study *study);
void grdp_study_show(grdp_cli *cli, const grdp_study *study, const grdp_effects *effects);

/* study_say.c: two or three sentences of what it means. */
void grdp_study_say(grdp_cli *cli, const grdp_study *study, const grdp_effects *effects);

/* study_write.c: the table for programs, to stdout or to a folder. */
GRDP_CHECKED grdp_status grdp_study_write(grdp_cli *cli, const grdp_study *study,
                                          const grdp_effects *effects);

#endif
