/* param: one number that a user may set, described once. The scenario reader, the checks, `grdpsim
 * list`, --set and the sensitivity methods all work from this description.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_PARAM_H
#define GRDP_PARAM_H

#ifdef __cplusplus
extern "C" {
#endif

/* A parameter whose description says `.fallback = GRDP_REQUIRED` must be in the file. */
#define GRDP_REQUIRED (__builtin_nan(""))

typedef struct grdp_param {
    const char *name; /* key in the file */
    const char *unit; /* "%", "%/year", "pp", "ratio", "bn_vnd", "period", "count", "" */
    const char *doc;  /* one sentence in English; the Vietnamese wording is found by it */

    /* In the unit of the file: 9 where `unit` is "%". Used where the file is silent. */
    double fallback;
    double min, max; /* inclusive, in the unit of the file; outside is an error, never clamped */

    /* NULL, or what a family goes by: "sector" (ids of other sectors) or an item of the user's own
     * naming, such as "project": the file gives a group with one number for each. */
    const char *each;

    /* NULL, or words that stand for 0, 1, 2, ...: "ltgm|port". The file gives the word. */
    const char *choices;

    /* NULL, or the key of a text that names a series of the actuals: a figure of that series that
     * was published by as_of takes the place of the number in its period. */
    const char *observed_by;
} grdp_param;

#ifdef __cplusplus
}
#endif

#endif
