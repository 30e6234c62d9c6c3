/* series_sectors: the parts of GRDP. A group is the sum of its sectors, so each series is written
 * for a set of members and serves both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/series.h"

static void sum_members(const grdp_frame *f, grdp_lanes *values, double *restrict out)
{
    memset(out, 0, sizeof(grdp_lanes));
    for (size_t k = 0; k < f->scenario->n_sectors; k++)
        for (size_t i = 0; f->member[k] && i < GRDP_LANES; i++)
            out[i] += values[k][i];
}

/* Members over a total, in which product taxes may be left out. */
static void share_of(const grdp_frame *f, grdp_lanes *values, bool with_taxes, double *restrict out)
{
    grdp_lanes total = {0.0};
    sum_members(f, values, out);
    for (size_t k = 0; k < f->scenario->n_sectors; k++) {
        const bool counts = with_taxes || !f->scenario->region->sectors[k].taxes;
        for (size_t i = 0; counts && i < GRDP_LANES; i++)
            total[i] += values[k][i];
    }
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] /= total[i];
}

static void level(const grdp_frame *f, double *restrict out)
{
    sum_members(f, f->now, out);
}

static void growth(const grdp_frame *f, double *restrict out)
{
    grdp_lanes before;
    sum_members(f, f->now, out);
    sum_members(f, f->before, before);
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = out[i] / before[i] - 1.0;
}

/* (L(t) - L(t-1)) / GRDP(t-1): growth times last year's share. Adds up to growth of GRDP. */
static void contribution(const grdp_frame *f, double *restrict out)
{
    grdp_lanes before;
    sum_members(f, f->now, out);
    sum_members(f, f->before, before);
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = (out[i] - before[i]) / f->total_before[i];
}

static void contribution_share(const grdp_frame *f, double *restrict out)
{
    grdp_lanes before;
    sum_members(f, f->now, out);
    sum_members(f, f->before, before);
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = (out[i] - before[i]) / (f->total[i] - f->total_before[i]);
}

static void nominal(const grdp_frame *f, double *restrict out)
{
    sum_members(f, f->nominal, out);
}

static void share_constant(const grdp_frame *f, double *restrict out)
{
    share_of(f, f->now, true, out);
}

static void share_constant_excl_taxes(const grdp_frame *f, double *restrict out)
{
    share_of(f, f->now, false, out);
}

static void share_current(const grdp_frame *f, double *restrict out)
{
    share_of(f, f->nominal, true, out);
}

static void share_current_excl_taxes(const grdp_frame *f, double *restrict out)
{
    share_of(f, f->nominal, false, out);
}

static const grdp_series series[] = {
    {"sectors.*.growth", "%", "Growth over the same period of the previous year, constant prices.",
     2, 0, growth},
    {"sectors.*.contribution", "pp",
     "Contribution to the growth of GRDP: growth times last year's share at constant prices.", 2, 0,
     contribution},
    {"sectors.*.contribution_share", "%", "Part of the growth of GRDP that the sector makes.", 1, 0,
     contribution_share},
    {"sectors.*.level", "bn_vnd", "Value added at constant prices.", 0, GRDP_NEEDS_LEVELS, level},
    {"sectors.*.nominal", "bn_vnd", "Value added at current prices.", 0,
     GRDP_NEEDS_NOMINAL | GRDP_NEEDS_SECTOR_NOMINAL, nominal},
    {"sectors.*.share.constant", "%", "Share of GRDP at constant prices, product taxes included.",
     2, 0, share_constant},
    {"sectors.*.share.constant_excl_taxes", "%",
     "Share of value added at constant prices, product taxes left out.", 2, 0,
     share_constant_excl_taxes},
    {"sectors.*.share.current", "%", "Share of GRDP at current prices, product taxes included.", 2,
     GRDP_NEEDS_SECTOR_NOMINAL, share_current},
    {"sectors.*.share.current_excl_taxes", "%",
     "Share of value added at current prices, product taxes left out.", 2,
     GRDP_NEEDS_SECTOR_NOMINAL, share_current_excl_taxes},
};

const grdp_series_set grdp_series_sectors = {"sectors", series, sizeof series / sizeof *series};
