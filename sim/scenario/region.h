/* region: the facts of one region, read once and never changed by a scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_REGION_H
#define GRDP_SCENARIO_REGION_H

#include "grdp/region.h"
#include "scenario/actuals.h"
#include "scenario/node.h"

enum { GRDP_LANGS = 2, GRDP_SECTORS_MAX = 64, GRDP_SEASONS = 4, GRDP_NONE = -1 };

/* What a figure speaks of: a sector by its index, a group by GRDP_GROUP_UNIT + its index, or
 * GRDP_NONE for the total. */
enum { GRDP_GROUP_UNIT = GRDP_SECTORS_MAX };

/* [0] Vietnamese, [1] English; both set, the one that the file lacks repeats the other. */
typedef struct grdp_title {
    const char *text[GRDP_LANGS];
} grdp_title;

typedef struct grdp_sector {
    const char *id;
    grdp_title title;
    int group;  /* index of the region's group, GRDP_NONE where it belongs to none */
    bool taxes; /* product taxes less subsidies */
} grdp_sector;

typedef struct grdp_group {
    const char *id;
    grdp_title title;
} grdp_group;

/* One of the regions that were put together, with the account that gives its levels. */
typedef struct grdp_account_part {
    const grdp_region *region;
    const struct grdp_account *account;
    double scale; /* makes levels of its numbers */
} grdp_account_part;

/* A region file that is a part, by the name that the whole gives it. */
typedef struct grdp_opened {
    const char *name;
    grdp_region *region;
} grdp_opened;

/* Weights or levels of one year on one basis. */
typedef struct grdp_account {
    const char *id;
    bool constant;  /* at constant prices; else at current prices */
    int price_base; /* year of the constant prices */
    int year;
    int known_by; /* date; 0: not said */
    const char *status, *source;
    bool reconstructed; /* from figures that were published later */
    bool is_level;      /* in the region's currency; else shares of a total of 100 */
    bool excludes[GRDP_SECTORS_MAX];
    double level[GRDP_SECTORS_MAX]; /* levels, or shares in per cent that add up to 100; 0 where
                                       excluded */
    /* season_share[s][q]: part of the sector's year that falls in quarter q, adds up to 1. */
    bool has_seasons;
    double season_share[GRDP_SECTORS_MAX][GRDP_SEASONS];
    double nominal; /* GRDP of the year at current prices; NAN where not given */
    double sector_nominal[GRDP_SECTORS_MAX]; /* NAN where not given */
    double investment; /* investment of the year at current prices; NAN where not given */
    double population, employment; /* thousand; NAN where not given */
    const char *concept; /* "value_added" or "gross_output": what `growth_year` growth is of */
    int growth_year;     /* the year whose growth these weights explain; 0: year + 1 if constant */
    size_t n_parts;      /* 0: the numbers are the account's own */
    const grdp_account_part *parts;
    const grdp_node *node;
} grdp_account;

struct grdp_region {
    grdp_arena *arena;
    const char *file, *id, *currency;
    const char *per_head; /* unit of a thousandth of the currency: mn_vnd beside bn_vnd */
    int price_base;
    grdp_title title;
    size_t n_sectors, n_groups, n_accounts;
    const grdp_sector *sectors;
    const grdp_group *groups;
    const grdp_account *accounts;
    size_t n_opened; /* regions that are its parts */
    grdp_opened *opened;
    grdp_actuals actuals;
    size_t n_inputs;
    const grdp_input *inputs; /* every file that was read, for the manifest */
};

/* A unit as this region has it. Descriptors name that of most regions: "bn_vnd" stands for the
 * currency, and "mn_vnd" for that of a head, where people are counted in thousands. */
const char *grdp_region_unit(const grdp_region *region, const char *unit);

/* GRDP_NONE where there is none. */
int grdp_region_sector(const grdp_region *region, const char *id);
int grdp_region_group(const grdp_region *region, const char *id);

/* The id of a sector or a group that is nearest to `wrong`, or NULL; lives with the region. */
const char *grdp_region_nearest(const grdp_region *region, const char *wrong);
const grdp_account *grdp_region_account(const grdp_region *region, const char *id);

#endif
