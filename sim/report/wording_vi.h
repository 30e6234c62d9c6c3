/* wording_vi: the tables of Vietnamese wordings, one file a subject.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_REPORT_WORDING_VI_H
#define GRDP_REPORT_WORDING_VI_H

#include <stddef.h>

/* Both have the same conversions in the same order. */
typedef struct grdp_wording {
    const char *english, *vietnamese;
} grdp_wording;

/* Sorted by `english`, byte by byte; no text stands in two sets. */
typedef struct grdp_wording_set {
    const grdp_wording *rows;
    size_t n;
} grdp_wording_set;

const grdp_wording_set *grdp_wording_vi_at(size_t set); /* NULL past the last */

extern const grdp_wording_set grdp_wording_vi_bridge; /* gaps and their parts */
extern const grdp_wording_set grdp_wording_vi_chance; /* runs with draws */
extern const grdp_wording_set
    grdp_wording_vi_command; /* the command: help, options, lists, check */
extern const grdp_wording_set grdp_wording_vi_coherence; /* plans that hold together, backtests */
extern const grdp_wording_set grdp_wording_vi_files;     /* findings about the text of files */
extern const grdp_wording_set grdp_wording_vi_fit;       /* fits, batches over regions */
extern const grdp_wording_set grdp_wording_vi_measures;  /* pawn, shapley, dgsm, given data */
extern const grdp_wording_set grdp_wording_vi_method;    /* methods of sensitivity analysis */
extern const grdp_wording_set grdp_wording_vi_models;    /* models, series and distributions */
extern const grdp_wording_set grdp_wording_vi_new;       /* the files that `grdpsim new` writes */
extern const grdp_wording_set
    grdp_wording_vi_region; /* findings about regions, actual figures and plans */
extern const grdp_wording_set
    grdp_wording_vi_scenario; /* findings about scenarios, and descriptions of their numbers */
extern const grdp_wording_set grdp_wording_vi_solve;  /* goal seek and paths */
extern const grdp_wording_set grdp_wording_vi_study;  /* studies */
extern const grdp_wording_set grdp_wording_vi_sweep;  /* sweeps and their parts */
extern const grdp_wording_set grdp_wording_vi_tables; /* tables of results */
extern const grdp_wording_set grdp_wording_vi_track;  /* targets while their year goes on */

#endif
