/* sweep: what the parts of the commands `sweep` and `merge` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_SWEEP_H
#define GRDP_CLI_SWEEP_H

#include "cli/cli.h"
#include "output/package.h"
#include "output/part.h"
#include "study/sweep.h"

/* A sweep that is read and checked. Everything but the scenario lives in the cli's arena. */
typedef struct grdp_sweep_plan {
    grdp_scenario *scenario;
    grdp_design design;
    grdp_sweep sweep;
    grdp_part part; /* what is to be written */
    const char *head;
} grdp_sweep_plan;

/* sweep_plan.c: reads the scenario and the options; free it either way. */
GRDP_CHECKED grdp_status grdp_sweep_plan_read(grdp_cli *cli, grdp_sweep_plan *out);
void grdp_sweep_plan_free(grdp_sweep_plan *plan);

/* sweep_options.c: --vary, --design, --points, --points-csv, --long, --shard, --checkpoint. */
bool grdp_store_vary(grdp_cli *cli, const char *argument);
bool grdp_store_design(grdp_cli *cli, const char *argument);
bool grdp_store_points(grdp_cli *cli, const char *argument);
bool grdp_store_points_csv(grdp_cli *cli, const char *argument);
bool grdp_store_long(grdp_cli *cli, const char *argument);
bool grdp_store_shard(grdp_cli *cli, const char *argument);
bool grdp_store_checkpoint(grdp_cli *cli, const char *argument);
bool grdp_store_restart(grdp_cli *cli, const char *argument);
bool grdp_store_yes_large(grdp_cli *cli, const char *argument);

/* The name of the table, whole or one of its parts: "sweep", "part-3-of-64". */
const char *grdp_sweep_name(grdp_cli *cli, const grdp_part *part);

/* sweep_folder.c: whether the folder is free for this table, before the work. There, `there` says
 * what a command like this one has finished; its `n_settings` is 0 where nothing is. What is
 * somebody else's, or was changed, is a finding. */
GRDP_CHECKED grdp_status grdp_sweep_look(grdp_cli *cli, const grdp_part *wanted, const char *folder,
                                         grdp_part *there);

/* Says that it is there already. */
GRDP_CHECKED grdp_status grdp_sweep_finished(grdp_cli *cli, const char *folder,
                                             const grdp_part *there);

/* What the manifest says of a whole sweep. */
grdp_package_about grdp_sweep_about(const grdp_cli *cli, const grdp_part *part);

/* "baseline: 101 design points, 3 columns" */
void grdp_sweep_show_head(grdp_cli *cli, const grdp_part *part);

/* A table that is complete. */
typedef struct grdp_sweep_result {
    const char *folder;
    const grdp_part *part; /* with the bytes and the SHA-256 of the file */
    const char *temporary; /* where it stands, in the folder */
    size_t n_inputs;
    const grdp_input *inputs;
} grdp_sweep_result;

/* sweep_publish.c: gives the table its name and describes it: the whole by datapackage.json and
 * manifest.json, a part by a file of its own for `merge`. Says on stdout what was written. */
GRDP_CHECKED grdp_status grdp_sweep_publish(grdp_cli *cli, const grdp_sweep_result *result);

/* What the rows do not say by themselves: GRDP_ERR_PARTIAL where points have no responses. */
GRDP_CHECKED grdp_status grdp_sweep_finish(grdp_cli *cli, const grdp_part *part);

#endif
