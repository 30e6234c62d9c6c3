/* series: one output by name. Targets, responses, CSV columns and charts all name series.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_ENGINE_SERIES_H
#define GRDP_ENGINE_SERIES_H

#include "grdp/block.h"
#include "scenario/scenario.h"

/* What a series needs beyond levels at constant prices. */
enum {
    GRDP_NEEDS_NOMINAL = 1,         /* GRDP of the base year at current prices */
    GRDP_NEEDS_SECTOR_NOMINAL = 2,  /* the same by sector */
    GRDP_NEEDS_INVESTMENT = 4,      /* the group `investment` */
    GRDP_NEEDS_BASE_INVESTMENT = 8, /* investment of the base year, for growth in the first year */
    GRDP_NEEDS_POPULATION = 16,
    GRDP_NEEDS_EMPLOYMENT = 32,
    GRDP_NEEDS_TOTAL_MODEL = 64,
    GRDP_NEEDS_LEVELS = 128,  /* an account in currency, not in shares */
    GRDP_NEEDS_AVERAGE = 512, /* what averages from the first year on are made of */
    GRDP_NEEDS_NEVER = 256,   /* defined, and empty until its data exist */
};

typedef double grdp_lanes[GRDP_LANES];

/* Flows of one span of seasons of one year and of the same span a year before, GRDP_LANES values
 * each. Cumulated periods (H1, 9M, year) are sums of quarters, so every series is defined for them
 * in the same words. What the series in hand does not need (grdp_series.needs) may be NULL. */
typedef struct grdp_frame {
    const grdp_scenario *scenario;
    grdp_lanes *now, *before;             /* by sector, constant prices */
    grdp_lanes *nominal, *nominal_before; /* by sector, current prices */
    const double *total, *total_before;   /* GRDP, constant prices */
    const double *nominal_total, *nominal_total_before;
    const double *investment, *investment_before; /* current prices */
    const double *population, *employment;        /* thousand */
    const double *base_total;    /* GRDP of the same span of the base year, constant prices */
    const double *average_ratio; /* mean of the yearly ratios of investment to GRDP up to now */
    const double *cumulated; /* sum of the yearly ratios times GRDP at constant prices up to now */
    size_t n_years;          /* from the base year to now */
    const double *model_growth; /* growth of GRDP by the model with scope total, before its use */
    const bool *member;         /* by sector: belongs to the unit in question */
} grdp_frame;

typedef struct grdp_series {
    const char *name; /* "grdp.growth"; "sectors.*.growth" is one series a sector and group */
    const char *unit; /* "%", "pp", "bn_vnd"; grdp_series_unit() has that of a region */
    const char *doc;  /* one sentence with the formula */
    int digits;       /* decimals that people are shown */
    unsigned needs;   /* GRDP_NEEDS_... */
    void (*compute)(const grdp_frame *frame, double *restrict out); /* inside units */
} grdp_series;

/* The series of one file; the list of files is in sim/CMakeLists.txt. */
typedef struct grdp_series_set {
    const char *name;
    const grdp_series *series;
    size_t n;
} grdp_series_set;

const grdp_series_set *grdp_series_find(const char *set); /* by the name of the set */
const grdp_series_set *grdp_series_at(size_t set);        /* NULL past the last */

/* A series of a unit: the sectors, the groups of the region, or the total. */
typedef struct grdp_series_ref {
    const grdp_series *series;
    int unit; /* sector, GRDP_GROUP_UNIT + group, GRDP_NONE for the total */
} grdp_series_ref;

/* All series of a scenario, the ones it has no data for left out. Returns their number; `out` holds
 * `max` and may be NULL. */
size_t grdp_series_list(const grdp_scenario *scenario, grdp_series_ref *out, size_t max);

/* By name, "sectors.industry.growth". False where there is none, or none in this scenario (then
 * *known says whether the name is that of a series at all). */
bool grdp_series_resolve(const grdp_scenario *scenario, const char *name, grdp_series_ref *out,
                         bool *known);

/* By name alone: "sectors.industry.growth" is the series "sectors.*.growth", whatever the region
 * has. NULL where no series is called so. */
const grdp_series *grdp_series_named(const char *name);

/* "sectors.industry.growth"; needs `max` bytes, 160 are enough. Returns `text`. */
char *grdp_series_name(const grdp_region *region, grdp_series_ref ref, char *text, size_t max);

/* The unit as it is written to files and shown: money in the currency of the region. */
const char *grdp_series_unit(const grdp_region *region, const grdp_series *series);

/* 100 where the unit is "%" or "pp", else 1: file = scale * inside. */
double grdp_series_scale(const grdp_series *series);

/* A span of a scenario's year: seasons first to last of year `year` (0 is the first). */
typedef struct grdp_span {
    size_t year, first_season, last_season;
} grdp_span;

/* The spans that are reported: quarters, H1, 9M and the year, or the year alone. */
size_t grdp_span_list(const grdp_scenario *scenario, grdp_span *out, size_t max);
grdp_period grdp_span_period(const grdp_scenario *scenario, grdp_span span);
bool grdp_span_find(const grdp_scenario *scenario, grdp_period period, grdp_span *out);

/* Which lanes failed, 1 or 0 each; NULL where none did. */
const unsigned char *grdp_block_failures(const grdp_block *block);

/* Values of a series over a span in the unit of files, GRDP_LANES values; NAN in lanes that failed.
 * The frame of the last span is kept, so asking span by span is cheap. */
void grdp_block_series(grdp_block *block, grdp_series_ref ref, grdp_span span, double *out);

#endif
