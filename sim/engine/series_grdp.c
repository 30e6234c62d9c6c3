/* series_grdp: GRDP as a whole. Levels are at constant prices unless the name says nominal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "engine/series.h"
#include "grdp/kernel.h"

GRDP_KERNEL
static void mean_growth(const double *restrict total, const double *restrict base, double part,
                        double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = grdp_pow(total[i] / base[i], part) - 1.0;
}

/* Geometric, from the base year on. */
static void average_growth(const grdp_frame *f, double *restrict out)
{
    mean_growth(f->total, f->base_total, 1.0 / (double)f->n_years, out);
}

static void level(const grdp_frame *f, double *restrict out)
{
    memcpy(out, f->total, sizeof(grdp_lanes));
}

GRDP_KERNEL
static void growth_of(const double *restrict now, const double *restrict before,
                      double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = now[i] / before[i] - 1.0;
}

static void growth(const grdp_frame *f, double *restrict out)
{
    growth_of(f->total, f->total_before, out);
}

/* Value added alone: product taxes less subsidies left out. */
static void value_added_growth(const grdp_frame *f, double *restrict out)
{
    grdp_lanes now = {0.0}, before = {0.0};
    for (size_t k = 0; k < f->scenario->n_sectors; k++)
        for (size_t i = 0; !f->scenario->region->sectors[k].taxes && i < GRDP_LANES; i++) {
            now[i] += f->now[k][i];
            before[i] += f->before[k][i];
        }
    growth_of(now, before, out);
}

static void model_growth(const grdp_frame *f, double *restrict out)
{
    memcpy(out, f->model_growth, sizeof(grdp_lanes));
}

static void nominal(const grdp_frame *f, double *restrict out)
{
    memcpy(out, f->nominal_total, sizeof(grdp_lanes));
}

static void nominal_growth(const grdp_frame *f, double *restrict out)
{
    growth_of(f->nominal_total, f->nominal_total_before, out);
}

static void deflator(const grdp_frame *f, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = f->nominal_total[i] / f->total[i];
}

static void deflator_growth(const grdp_frame *f, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] =
            f->nominal_total[i] / f->total[i] / (f->nominal_total_before[i] / f->total_before[i]) -
            1.0;
}

/* bn VND over thousand people is mn VND a head. */
static void per_head(const grdp_frame *f, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = f->nominal_total[i] / f->population[i];
}

static void per_worker(const grdp_frame *f, double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = f->nominal_total[i] / f->employment[i];
}

static void population(const grdp_frame *f, double *restrict out)
{
    memcpy(out, f->population, sizeof(grdp_lanes));
}

static void employment(const grdp_frame *f, double *restrict out)
{
    memcpy(out, f->employment, sizeof(grdp_lanes));
}

static const grdp_series series[] = {
    {"grdp.growth", "%",
     "Growth of GRDP over the same period of the previous year, constant prices.", 2, 0, growth},
    {"grdp.average_growth", "%",
     "Growth of GRDP a year from the base year to the period, geometric mean, constant prices.", 2,
     GRDP_NEEDS_AVERAGE, average_growth},
    {"grdp.level", "bn_vnd", "GRDP at constant prices.", 0, GRDP_NEEDS_LEVELS, level},
    {"grdp.value_added_growth", "%", "Growth of value added: GRDP without product taxes.", 2, 0,
     value_added_growth},
    {"grdp.model_growth", "%", "Growth of GRDP by the model of the total, before its use.", 2,
     GRDP_NEEDS_TOTAL_MODEL, model_growth},
    {"grdp.nominal", "bn_vnd", "GRDP at current prices: level times deflator.", 0,
     GRDP_NEEDS_NOMINAL, nominal},
    {"grdp.nominal_growth", "%", "Growth of GRDP at current prices.", 2, GRDP_NEEDS_NOMINAL,
     nominal_growth},
    {"grdp.deflator", "ratio", "GRDP at current prices over GRDP at constant prices.", 4,
     GRDP_NEEDS_NOMINAL | GRDP_NEEDS_LEVELS, deflator},
    {"grdp.deflator_growth", "%", "Growth of the deflator over the same period of the year before.",
     2, GRDP_NEEDS_NOMINAL, deflator_growth},
    {"grdp.per_head", "mn_vnd", "GRDP at current prices per head of the year's population.", 1,
     GRDP_NEEDS_NOMINAL | GRDP_NEEDS_POPULATION, per_head},
    {"grdp.per_worker", "mn_vnd", "GRDP at current prices per person employed.", 1,
     GRDP_NEEDS_NOMINAL | GRDP_NEEDS_EMPLOYMENT, per_worker},
    {"population", "thousand", "Population of the year.", 1, GRDP_NEEDS_POPULATION, population},
    {"employment", "thousand", "Employment of the year.", 1, GRDP_NEEDS_EMPLOYMENT, employment},
};

const grdp_series_set grdp_series_grdp = {"grdp", series, sizeof series / sizeof *series};
