/* run: what the parts of the command `run` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_RUN_H
#define GRDP_CLI_RUN_H

#include "cli/cli.h"
#include "core/text.h"
#include "output/package.h"
#include "plan/chance.h"
#include "plan/outlook.h"

typedef struct grdp_outlooks {
    size_t n;
    grdp_outlook **at;
} grdp_outlooks;

/* run_show.c: tables for people on stdout. */
void grdp_run_show_one(grdp_cli *cli, const grdp_outlook *outlook);
void grdp_run_show_several(grdp_cli *cli, const grdp_outlooks *outlooks);

/* judgement_show.c: the targets of a plan and their verdicts, as a table. */
void grdp_judgement_show(grdp_cli *cli, const grdp_outlook *outlook,
                         const grdp_judgement *judgement);

/* "5 exceeded, 6 met, 2 missed, 2 open" */
void grdp_score_phrase(grdp_lang lang, const grdp_score *score, grdp_buffer *out);

/* One for each outlook; NULL where nothing is uncertain. `at` is NULL where nothing was drawn. */
typedef struct grdp_chances {
    size_t n;
    grdp_chance **at;
} grdp_chances;

/* run_write.c: the folder of a run, opened before anything is drawn: what cannot be written is said
 * before the work, not after it. The caller frees the package. */
GRDP_CHECKED grdp_status grdp_run_open(grdp_cli *cli, const char *folder,
                                       const grdp_outlooks *outlooks, grdp_package **out);

/* The files of a run, or one table to stdout where the package is NULL. GRDP_ERR_STOPPED after a
 * signal: what was done until then is written. */
GRDP_CHECKED grdp_status grdp_run_write(grdp_cli *cli, grdp_package *package,
                                        const grdp_outlooks *outlooks, const grdp_chances *chances);

/* Inputs of a run for the manifest, plans included. */
void grdp_run_name_inputs(grdp_package *package, const grdp_outlook *outlook);

#endif
