/* scan: the form of a settings file, checked before libconfig sees it. Goes on after a fault, so
 * that one call reports all of them, each with its line and key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_SCAN_H
#define GRDP_SCENARIO_SCAN_H

#include "core/text.h"
#include "scenario/word.h"

/* GRDP_SCAN_KEYS and _VALUES bound a whole file: libconfig 1.5 takes time with the square of the
 * keys of a group, and memory with the number of values. */
enum { GRDP_SCAN_FAULTS = 50, GRDP_SCAN_KEYS = 20000, GRDP_SCAN_VALUES = 200000 };

typedef struct grdp_scan {
    grdp_buffer text; /* for libconfig: without comments, lists for arrays, plain numbers */
    size_t n, capacity;
    size_t n_replaced;    /* errors of which nothing is left in `text`: "false" stands there */
    grdp_written *values; /* every value in the order of the file, groups and lists before theirs */
} grdp_scan;

/* `text` ends in a NUL byte, holds no other, and ends its lines with "\n". `top` names the file;
 * with a path it is the place of the one value in the text, and no lines are counted. The caller
 * frees *out in any case. */
GRDP_CHECKED grdp_status grdp_scan_read(const char *text, size_t length, grdp_place top,
                                        grdp_diag *diag, grdp_scan *out);
void grdp_scan_free(grdp_scan *scan);

#endif
