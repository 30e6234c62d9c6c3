/* new: what the parts of `grdpsim new` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_NEW_H
#define GRDP_CLI_NEW_H

#include "cli/cli.h"

/* One sector of the files that are written. Numbers in the unit of the files. */
typedef struct grdp_new_sector {
    const char *id, *title;
    bool taxes;
    double weight; /* share in per cent, or level */
    double growth;
} grdp_new_sector;

typedef struct grdp_new {
    const grdp_cli *cli;
    const char *id, *title; /* of the region */
    int year;               /* of the account; the plan is for the next */
    bool is_level;          /* weights are levels */
    bool example;           /* the figures are made up */
    size_t n_sectors;
    const grdp_new_sector *sectors;
} grdp_new;

/* new_table.c: the sectors from the CSV file of --from-csv. All faults are findings. */
GRDP_CHECKED grdp_status grdp_new_table(grdp_cli *cli, const char *file, grdp_new *out);

/* new_text.c: the text of one file. */
void grdp_new_text_region(const grdp_new *new, grdp_buffer *out);
void grdp_new_text_plan(const grdp_new *new, grdp_buffer *out);
void grdp_new_text_baseline(const grdp_new *new, grdp_buffer *out);
void grdp_new_text_high(const grdp_new *new, grdp_buffer *out);
void grdp_new_text_actuals(const grdp_new *new, grdp_buffer *out);
void grdp_new_text_readme(const grdp_new *new, grdp_buffer *out);

/* new_id.c: an id from a name, "Công nghiệp" -> "cong_nghiep"; NULL when out of memory. What is no
 * letter of Latin or Vietnamese becomes "_"; "sector" where nothing is left. */
const char *grdp_new_id(grdp_arena *arena, const char *name);

#endif
