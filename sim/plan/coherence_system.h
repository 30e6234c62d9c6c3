/* coherence_system: numbers that are tied by identities, and what is left of their ranges.
 *
 * Ranges are narrowed identity by identity until nothing moves (interval propagation). What it
 * calls impossible is impossible. Where no two identities share more than one number, as with
 * shares, contributions and levels here, it also finds everything that is impossible; a conflict
 * that only shows round a circle of identities can escape it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_COHERENCE_SYSTEM_H
#define GRDP_PLAN_COHERENCE_SYSTEM_H

#include "core/arena.h"
#include "grdp/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct grdp_interval {
    double low, high;
} grdp_interval;

typedef enum grdp_identity_kind {
    GRDP_IDENTITY_SHARES,        /* shares add up to 100 */
    GRDP_IDENTITY_GROUP,         /* a group is the sum of its sectors */
    GRDP_IDENTITY_CONTRIBUTION,  /* contribution = weight of the year before times growth */
    GRDP_IDENTITY_CONTRIBUTIONS, /* contributions add up to the growth of GRDP */
    GRDP_IDENTITY_LEVEL,         /* level = level of the year before times 1 + growth */
    GRDP_IDENTITY_NOMINAL,       /* nominal = level times deflator */
    GRDP_IDENTITY_NOMINAL_GROWTH,
    GRDP_IDENTITY_INVESTMENT, /* amount = ratio times nominal GRDP */
    GRDP_IDENTITY_PER_HEAD,
    GRDP_IDENTITY_PER_WORKER,
    GRDP_IDENTITY_ICOR,
    GRDP_IDENTITIES,
} grdp_identity_kind;

typedef struct grdp_term {
    size_t variable;
    double factor;
} grdp_term;

/* A sum: factor_0 x_0 + factor_1 x_1 + ... = constant, to within `slack`. A product:
 * x_0 + offset = constant (x_1 + offset) (x_2 + offset), used where no side is negative. */
typedef struct grdp_identity {
    grdp_identity_kind kind;
    bool product;
    size_t n;
    const grdp_term *terms;
    double constant, offset, slack;
} grdp_identity;

typedef struct grdp_system {
    grdp_arena *arena;
    size_t n_variables, n_identities, variable_room, identity_room;
    const char **names;
    grdp_interval *range; /* what a number of its kind can be: a share lies in [0, 100] */
    grdp_identity *identities;
    bool failed; /* out of memory */
} grdp_system;

/* Lives in the arena, which must outlive it. */
GRDP_CHECKED grdp_status grdp_system_create(grdp_arena *arena, grdp_system *out);

/* The number of this name, added with the range where it is new. 0 when out of memory, which
 * `failed` says. The name is not copied. */
size_t grdp_system_variable(grdp_system *system, const char *name, grdp_interval range);

/* False where there is none. */
bool grdp_system_find(const grdp_system *system, const char *name, size_t *variable);

/* Terms are copied. */
void grdp_system_add(grdp_system *system, const grdp_identity *identity);

/* Narrows `box`, one interval a variable, by the identities (those with use[i]; NULL: all). False
 * where some number has no value left. */
bool grdp_system_narrow(const grdp_system *system, const bool *use, grdp_interval *box);

#endif
