/* node: a settings file as a tree, whoever parsed it. Every node knows its file and line, so that
 * findings and `check --explain` can name where a value comes from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_NODE_H
#define GRDP_SCENARIO_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/diag.h"

typedef enum grdp_node_kind {
    GRDP_NODE_GROUP,
    GRDP_NODE_LIST, /* ( ... ) and [ ... ] */
    GRDP_NODE_NUMBER,
    GRDP_NODE_TEXT,
    GRDP_NODE_BOOL,
} grdp_node_kind;

typedef struct grdp_node {
    grdp_node_kind kind;
    const char *name; /* NULL in a list and at the top */
    const char *file; /* as the user named it; "--set" for an override */
    unsigned line;
    double number;           /* also 0 and 1 of a BOOL */
    bool integer;            /* written without a point or an exponent */
    int decimals;            /* digits after the point as written: 2 for 8.16 and 8.10 */
    bool faulty;             /* BOOL in place of a value that could not be read: findings about
                                it are dropped, since it was reported */
    const char *text;        /* TEXT */
    struct grdp_node *first; /* GROUP and LIST: children in the order of the file */
    struct grdp_node *last;
    struct grdp_node *next;
    size_t n;
} grdp_node;

grdp_node *grdp_node_create(grdp_arena *arena, grdp_node_kind kind, const char *name,
                            const char *file, unsigned line); /* NULL when out of memory */
void grdp_node_append(grdp_node *parent, grdp_node *child);

/* The child of a group by name, or NULL; NULL parents are fine. */
grdp_node *grdp_node_child(const grdp_node *parent, const char *name);

/* By path, "sectors.industry.growth"; list elements by index ("events.0.level") or, where they are
 * groups with an `id`, by that id. NULL where there is none. */
grdp_node *grdp_node_at(const grdp_node *top, const char *path);

/* Deep copy. */
grdp_node *grdp_node_copy(grdp_arena *arena, const grdp_node *node);

/* `base` with `changes` laid over it: groups merge, everything else replaces. A group that brings a
 * new `model` replaces the old group whole, so that no parameter of the old model survives; so does
 * a group that brings `dist`, `from` where the old was something else. Returns a new tree; nodes
 * keep their file and line. */
grdp_node *grdp_node_merge(grdp_arena *arena, const grdp_node *base, const grdp_node *changes);

/* Where findings about the node belong; about a faulty one they are dropped. */
grdp_place grdp_node_place(const grdp_node *node, const char *path);

#endif
