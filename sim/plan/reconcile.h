/* reconcile: the way from the growth that one account gives to the growth that another gives, and
 * on to the published figures, in lines that add up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PLAN_RECONCILE_H
#define GRDP_PLAN_RECONCILE_H

#include "scenario/region.h"

typedef enum grdp_bridge_kind {
    GRDP_BRIDGE_START,          /* growth by account A with its own rates: sum of w_A g_A */
    GRDP_BRIDGE_DROPPED,        /* a part of A that B leaves out */
    GRDP_BRIDGE_CONCEPT,        /* rates of B in place of those of A: w_A (g_B - g_A) */
    GRDP_BRIDGE_WEIGHTS,        /* weights of B in place of those of A: (w_B - w_A) g_B */
    GRDP_BRIDGE_ADDED,          /* a part of B that A leaves out, product taxes above all */
    GRDP_BRIDGE_COMPUTED,       /* growth by account B with its own rates; a subtotal */
    GRDP_BRIDGE_OPEN,           /* what the lines make together whose value is not known */
    GRDP_BRIDGE_ROUNDING,       /* published contribution less computed one */
    GRDP_BRIDGE_SUM,            /* sum of the published contributions; a subtotal */
    GRDP_BRIDGE_TOTAL_ROUNDING, /* published growth less that sum */
    GRDP_BRIDGE_REST,           /* published growth less that of B, without contributions */
    GRDP_BRIDGE_END,            /* published growth */
} grdp_bridge_kind;

/* Where the growth of a sector comes from. */
typedef enum grdp_growth_source {
    GRDP_GROWTH_UNKNOWN,
    GRDP_GROWTH_PUBLISHED, /* a figure of the region */
    GRDP_GROWTH_LEVELS,    /* two accounts with levels at one kind of constant prices */
    GRDP_GROWTH_GIVEN,     /* grdp_reconcile_options */
} grdp_growth_source;

typedef struct grdp_bridge_line {
    grdp_bridge_kind kind;
    int sector;   /* GRDP_NONE for totals */
    double value; /* per cent or points; NAN where it needs growth that is not known */
    double weight_a, weight_b, growth_a, growth_b; /* per cent; NAN where not there */
    grdp_growth_source source_a, source_b;
} grdp_bridge_line;

typedef struct grdp_bridge {
    size_t n;
    grdp_bridge_line line[5 * GRDP_SECTORS_MAX + 8];
} grdp_bridge;

/* Growth of a sector that the user gives. */
typedef struct grdp_bridge_rate {
    const grdp_account *account; /* NULL: with both */
    int sector;
    double growth; /* per cent */
} grdp_bridge_rate;

typedef struct grdp_reconcile_options {
    int as_of; /* 0: everything that is published */
    size_t n_rates;
    const grdp_bridge_rate *rates; /* the last one that fits counts */
} grdp_reconcile_options;

/* The year whose growth goes with an account. */
int grdp_reconcile_year(const grdp_account *account);

/* Rates are those that are given; else those of the accounts' concept and year among the figures
 * published by then; else, for value added, those between two accounts of the region with levels,
 * of several for one year the one settled last. Where none is known there is a warning, and the
 * lines that need it are NAN. Lines that follow GRDP_BRIDGE_COMPUTED are there where the growth of
 * B's year is published, as value added: by contributions where these are all known, else in one
 * step, which is GRDP_BRIDGE_OPEN where that of B could not be computed. Other years or price bases
 * of the two sides get a warning; accounts without a part in common an error. */
GRDP_CHECKED grdp_status grdp_reconcile(const grdp_region *region, const grdp_account *a,
                                        const grdp_account *b,
                                        const grdp_reconcile_options *options, grdp_diag *diag,
                                        grdp_bridge *out);

#endif
