/* run_chance: the part of `run` that draws: chances of the plan, quantiles, single runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_RUN_CHANCE_H
#define GRDP_CLI_RUN_CHANCE_H

#include "cli/run.h"
#include "cli/sink.h"

/* Draws --runs runs of every scenario. GRDP_ERR_STOPPED after a signal: what was done is there. */
GRDP_CHECKED grdp_status grdp_chances_run(grdp_cli *cli, const grdp_outlooks *outlooks,
                                          grdp_chances *out);
void grdp_chances_free(grdp_chances *chances);

void grdp_chance_show_one(grdp_cli *cli, const grdp_chance *chance);       /* chance_show.c */
void grdp_chance_show_several(grdp_cli *cli, const grdp_chances *chances); /* chance_several.c */

/* chance_sources.c: every chance names where its spread comes from. Where several scenarios do not
 * share a source, it says whose it is. */
void grdp_chance_show_sources(const grdp_cli *cli, const grdp_scenario *const *scenarios, size_t n);
void grdp_chances_show_sources(const grdp_cli *cli, const grdp_chances *chances);

/* chance_write.c: statistics and chances as two tables, or as one for a stream. */
GRDP_CHECKED grdp_status grdp_chance_write(grdp_sink *to, const grdp_chances *chances);
GRDP_CHECKED grdp_status grdp_chance_stream(grdp_sink *to, const grdp_chances *chances);

/* keep_write.c: every run as a row, a table a scenario; replay: the path of one run to stdout. */
GRDP_CHECKED grdp_status grdp_keep_write(grdp_sink *to, const grdp_chances *chances);
GRDP_CHECKED grdp_status grdp_replay_show(grdp_cli *cli, const grdp_outlook *outlook);

/* signals.c: true once SIGINT or SIGTERM came; the commands finish what is in hand. */
const atomic_bool *grdp_signals_stop(void);

#endif
