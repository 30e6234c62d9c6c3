/* outlook: one scenario read, projected with likely values, and judged against its plans.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_OUTLOOK_H
#define GRDP_PLAN_OUTLOOK_H

#include "plan/plan.h"
#include "plan/reading.h"

/* A plan and what becomes of it under a scenario. */
typedef struct grdp_judgement {
    grdp_plan *plan;
    grdp_outcome *outcomes; /* one a target */
    grdp_score score;
} grdp_judgement;

typedef struct grdp_outlook {
    const char *file;
    grdp_scenario *scenario;
    grdp_block *block; /* run with likely values: all lanes are equal */
    size_t n_judgements;
    grdp_judgement *judgements; /* in the order of the scenario's plans */
} grdp_outlook;

/* Reads, projects and judges. Figures that disagree with those that govern are notes. On GRDP_OK
 * the caller frees *out with grdp_outlook_free(). */
GRDP_CHECKED grdp_status grdp_outlook_create(const char *file, const grdp_scenario_options *options,
                                             grdp_diag *diag, grdp_outlook **out);
void grdp_outlook_free(grdp_outlook *outlook);

/* The likely value of a series over a span, in the unit of files; NAN where there is none. */
double grdp_outlook_value(const grdp_outlook *outlook, const char *series, grdp_span span);

/* The same for a year; NAN outside the horizon. */
double grdp_outlook_year(const grdp_outlook *outlook, const char *series, int year);

#endif
