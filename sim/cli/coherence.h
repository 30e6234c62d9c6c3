/* coherence: what the parts of `grdpsim check --plan` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_COHERENCE_H
#define GRDP_CLI_COHERENCE_H

#include "cli/cli.h"
#include "plan/coherence.h"

/* coherence.c: `check --plan`: whether the plans named hold together, one region and year at a
 * time. GRDP_ERR_CHECK where a contradiction was found. */
GRDP_CHECKED grdp_status grdp_cli_coherence(grdp_cli *cli);

/* For the option table. */
bool grdp_store_plan(grdp_cli *cli, const char *argument);

/* coherence_show.c: contradictions, differences and tensions for people, on stdout. */
void grdp_coherence_show(const grdp_cli *cli, const grdp_coherence *c);

/* A sentence as wrapped lines on stdout; frees it. */
void grdp_coherence_line(grdp_buffer *line);

/* coherence_tensions.c */
void grdp_tensions_show(const grdp_cli *cli, const grdp_coherence *c);

/* coherence_write.c: the same as tables for programs, in the folder --out. */
GRDP_CHECKED grdp_status grdp_coherence_write(grdp_cli *cli, size_t n,
                                              const grdp_coherence *const *all);

#endif
