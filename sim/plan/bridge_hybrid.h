/* bridge_hybrid: scenarios that take some settings from one file and the others from another.
 *
 * A player is what two scenarios differ in: a factor that both have, or a group that has another
 * shape (another model, another account), which then changes hands as a whole. A hybrid is the
 * host's file with the groups of the other laid over it as --set would; factors move lane by lane.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_BRIDGE_HYBRID_H
#define GRDP_PLAN_BRIDGE_HYBRID_H

#include "core/text.h"
#include "plan/outlook.h"
#include "plan/shapley.h"

typedef struct grdp_player {
    const char *path; /* "sectors.industry.growth", "sectors.services", "events.typhoon.level" */
    const char *text; /* of a group: what is laid over the host, "PATH=VALUE"; else NULL */
    const double *values[2]; /* of a factor: by period on both sides, inside units */
    double scale;            /* of a factor: inside = scale * file */
} grdp_player;

typedef struct grdp_hybrid {
    grdp_arena *arena;
    const grdp_scenario *ends[2]; /* from, to */
    size_t host;                  /* index of the end whose file is the ground */
    const grdp_scenario_options *options;
    size_t n;
    grdp_player players[GRDP_SHAPLEY_MOST];
    size_t n_always; /* overrides that every hybrid has: the events of both */
    const char *always[2];
    const char *series;
    grdp_period period;
} grdp_hybrid;

/* Lists the players; the caller has set all above `n`. A difference that cannot change hands is a
 * finding. */
GRDP_CHECKED grdp_status grdp_hybrid_open(grdp_hybrid *hybrid, grdp_diag *diag);

/* grdp_game.value: the series in the period, NAN where the projection leaves its domain. */
grdp_status grdp_hybrid_value(void *context, size_t n, const uint64_t *coalitions, double *values);

/* bridge_text.c: a node as a settings file would write it, without titles, notes and sources. */
void grdp_hybrid_text(const grdp_node *node, grdp_buffer *out);

#endif
