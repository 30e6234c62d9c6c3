/* scenario: assumptions about the future of one region, read, checked and from then on read-only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_H
#define GRDP_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>

#include "grdp/diag.h"
#include "grdp/region.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct grdp_scenario grdp_scenario;

/* What the caller lays over the file. Zero-initialised, it changes nothing. */
typedef struct grdp_scenario_options {
    const char *const *overrides; /* "PATH=VALUE", in the syntax of the file; the last one wins */
    size_t n_overrides;
    int as_of;    /* yyyymmdd; 0: what the file says */
    size_t model; /* which names of its lists `models` hold, from 1: the first of all lists, then
                     the others of the first list, the same with the second of the second list, and
                     so on; 0: the first, and a note says that there are others */
    bool models_tied; /* the second of one list holds with the second of all others */
} grdp_scenario_options;

/* Reads and checks a scenario, the scenarios that it is based on and its region. All faults of the
 * files are added to `diag`, not only the first. On GRDP_OK the caller frees *out with
 * grdp_scenario_free(). `options` may be NULL. */
GRDP_CHECKED grdp_status grdp_scenario_read(const char *file, const grdp_scenario_options *options,
                                            grdp_diag *diag, grdp_scenario **out);
void grdp_scenario_free(grdp_scenario *scenario);

const char *grdp_scenario_id(const grdp_scenario *scenario);
const grdp_region *grdp_scenario_region(const grdp_scenario *scenario);
int grdp_scenario_first_year(const grdp_scenario *scenario);
int grdp_scenario_last_year(const grdp_scenario *scenario);
size_t grdp_scenario_periods_per_year(const grdp_scenario *scenario);
size_t grdp_scenario_n_periods(const grdp_scenario *scenario);

/* In how many ways the lists `models` can hold; 1 where there is none. */
size_t grdp_scenario_n_models(const grdp_scenario *scenario);

/* Factors: every number that can be set or varied. An index is valid for the scenario's life. */
size_t grdp_scenario_n_factors(const grdp_scenario *scenario);
const char *grdp_scenario_factor_path(const grdp_scenario *scenario, size_t factor);

/* False where no factor has this path. */
bool grdp_scenario_find_factor(const grdp_scenario *scenario, const char *path, size_t *factor);

#ifdef __cplusplus
}
#endif

#endif
