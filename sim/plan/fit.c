/* fit: estimates from the history of a region what its years bear, and says what they do not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/fit.h"

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/file.h"
#include "core/number.h"

enum { FIRST_YEAR = 1900, YEARS = 300 };

/* The history while it is read: every sector of the region, years from FIRST_YEAR. */
typedef struct history {
    grdp_fit *fit;
    grdp_diag *diag;
    double *growth; /* YEARS * n_sectors */
    size_t *kept;   /* sectors whose years are compared with each other's */
    size_t n_kept;
    grdp_fit_table table; /* of the kept sectors */
} history;

/* A correlation below -1 / (p - 1) is none for p sectors; the matrix must keep some distance. */
static const double FLOOR = 0.95;

static grdp_place place_of(const grdp_fit *fit)
{
    return (grdp_place){.file = fit->region->file};
}

static size_t n_excluded(const grdp_region *region, const grdp_account *account)
{
    size_t n = 0;
    for (size_t s = 0; s < region->n_sectors; s++)
        n += account->excludes[s];
    return n;
}

/* The newest year counts; in it constant prices before current ones, all parts before some. */
static bool is_better(const grdp_region *region, const grdp_account *a, const grdp_account *b)
{
    if (b == NULL || a->year != b->year)
        return b == NULL || a->year > b->year;
    if (a->constant != b->constant)
        return a->constant;
    return n_excluded(region, a) < n_excluded(region, b);
}

static grdp_status find_weights(grdp_fit *fit, grdp_diag *diag)
{
    const grdp_region *const region = fit->region;
    double total = 0.0;
    for (size_t a = 0; a < region->n_accounts; a++) {
        const grdp_account *const account = &region->accounts[a];
        const bool known = fit->as_of == 0 || account->known_by <= fit->as_of;
        if (known && is_better(region, account, fit->account))
            fit->account = account;
    }
    if (fit->account == NULL)
        return grdp_diag_error(diag, place_of(fit), "no account of the region was known by then",
                               "give a later --as-of");
    for (size_t s = 0; s < fit->n_sectors; s++)
        total += fit->account->level[s];
    for (size_t s = 0; s < fit->n_sectors; s++)
        fit->sectors[s].weight = fit->account->level[s] / total;
    return GRDP_OK;
}

static grdp_status collect_sector(history *h, size_t s)
{
    const grdp_region *const region = h->fit->region;
    grdp_fit_sector *const sector = &h->fit->sectors[s];
    const char *const series =
        grdp_arena_printf(h->fit->arena, "sectors.%s.growth", region->sectors[s].id);
    double known[YEARS];
    if (series == NULL)
        return GRDP_ERR_MEMORY;
    sector->latest = (double)NAN;
    for (int y = 0; y < YEARS; y++) {
        const grdp_actual *const row = grdp_actuals_find(
            &region->actuals, series, (grdp_period){FIRST_YEAR + y, 1, 12}, h->fit->as_of);
        h->growth[(size_t)y * h->fit->n_sectors + s] = row != NULL ? row->value : (double)NAN;
        if (row == NULL)
            continue;
        sector->first = sector->n == 0 ? FIRST_YEAR + y : sector->first;
        sector->last = FIRST_YEAR + y;
        sector->latest = row->value;
        known[sector->n++] = row->value;
    }
    const double n = (double)sector->n;
    sector->mean = grdp_fit_mean(sector->n, known);
    sector->mean_error = grdp_fit_sd(sector->n, known) / sqrt(n);
    sector->sd = sector->n >= GRDP_FIT_LEAST ? grdp_fit_sd(sector->n, known) : (double)NAN;
    sector->sd_error = sector->sd / sqrt(2.0 * (n - 1.0));
    return GRDP_OK;
}

/* The table of the sectors in the account that have at least `least` years. */
static grdp_status keep_sectors(history *h, size_t least)
{
    const size_t n_sectors = h->fit->n_sectors;
    h->n_kept = 0;
    for (size_t s = 0; s < n_sectors; s++)
        if (h->fit->sectors[s].weight > 0.0 && h->fit->sectors[s].n >= least)
            h->kept[h->n_kept++] = s;
    double *const growth = grdp_arena_alloc(h->fit->arena, YEARS * (h->n_kept + 1), sizeof *growth);
    if (growth == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t y = 0; y < YEARS; y++)
        for (size_t k = 0; k < h->n_kept; k++)
            growth[y * h->n_kept + k] = h->growth[y * n_sectors + h->kept[k]];
    h->table = (grdp_fit_table){YEARS, h->n_kept, growth};
    return GRDP_OK;
}

static double common_correlation(history *h)
{
    grdp_fit *const fit = h->fit;
    const double least = fit->n_sectors > 1 ? -FLOOR / (double)(fit->n_sectors - 1) : -FLOOR;
    fit->correlation = grdp_fit_common(&h->table);
    if (fit->correlation.n < GRDP_FIT_TOGETHER) {
        grdp_diag_add(h->diag, GRDP_NOTE, place_of(fit),
                      "a correlation needs %zu years in which every sector is known; there are %zu",
                      "%g is assumed for all pairs; deviations are scaled to the total",
                      (size_t)GRDP_FIT_TOGETHER, fit->n_complete, GRDP_FIT_CORRELATION);
        fit->correlation.n = 0;
        return GRDP_FIT_CORRELATION;
    }
    if (fit->correlation.value >= least)
        return fit->correlation.value;
    grdp_diag_add(h->diag, GRDP_WARNING, place_of(fit),
                  "the correlation of %g is too low for %zu sectors at once",
                  "%g stands for it, near the lowest there can be", fit->correlation.value,
                  fit->n_sectors, least);
    return least;
}

/* The matrix of all sectors: free where it is asked for and the years bear it, else one number. */
static grdp_status correlate(history *h, bool free_covariance)
{
    grdp_fit *const fit = h->fit;
    const size_t n = fit->n_sectors;
    double *const matrix = grdp_arena_alloc(fit->arena, n * n, sizeof *matrix);
    if (matrix == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(keep_sectors(h, 1));
    fit->n_complete = grdp_fit_complete(&h->table);
    if (free_covariance && fit->n_complete < GRDP_FIT_FREE)
        return grdp_diag_error(h->diag, place_of(fit),
                               "a free covariance of %zu sectors needs %zu complete years of "
                               "growth; there are %zu",
                               "leave out --free-covariance: one correlation is estimated then",
                               h->n_kept, (size_t)GRDP_FIT_FREE, fit->n_complete);
    fit->free = free_covariance;
    if (!fit->free)
        GRDP_TRY(keep_sectors(h, GRDP_FIT_TOGETHER));
    const double common = common_correlation(h);
    for (size_t i = 0; i < n * n; i++)
        matrix[i] = i % (n + 1) == 0 ? 1.0 : common;
    for (size_t i = 0; i < h->n_kept && fit->free; i++)
        for (size_t j = 0; j < h->n_kept; j++)
            matrix[h->kept[i] * n + h->kept[j]] = i == j ? 1.0 : grdp_fit_pair(&h->table, i, j);
    fit->matrix = matrix;
    return GRDP_OK;
}

static void persist(history *h)
{
    grdp_fit *const fit = h->fit;
    fit->persistence = grdp_fit_persistence(&h->table);
    if (fit->persistence.n >= GRDP_FIT_TOGETHER)
        return;
    grdp_diag_add(h->diag, GRDP_NOTE, place_of(fit),
                  "a persistence needs %zu years that follow a known one; there are %zu",
                  "none is estimated: shocks of one year are over in the next",
                  (size_t)GRDP_FIT_TOGETHER, fit->persistence.n);
    fit->persistence = (grdp_estimate){0};
}

double grdp_fit_kept_persistence(const grdp_fit *fit)
{
    return fit->persistence.n > 0 ? fmin(fmax(0.0, fit->persistence.value), 0.99) : 0.0;
}

/* Standard deviations of the shocks of a year before scaling: what persistence leaves of a sector's
 * own, sqrt(1 - r^2) for an AR(1); what a sector lacks is the mean of the others', 1 where no
 * sector has one. Gives that of the growth of GRDP. */
static double combine(grdp_fit *fit)
{
    const double r = grdp_fit_kept_persistence(fit);
    const double fresh = sqrt(1.0 - r * r);
    const size_t n = fit->n_sectors;
    double sum = 0.0, variance = 0.0;
    size_t n_known = 0;
    for (size_t s = 0; s < n; s++) {
        if (isnan(fit->sectors[s].sd) || !(fit->sectors[s].weight > 0.0))
            continue;
        sum += fit->sectors[s].sd;
        n_known++;
    }
    const double fallback = n_known > 0 ? sum / (double)n_known : 1.0;
    for (size_t s = 0; s < n; s++)
        fit->sectors[s].volatility =
            fresh * (isnan(fit->sectors[s].sd) ? fallback : fit->sectors[s].sd);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            variance += fit->sectors[i].weight * fit->sectors[i].volatility *
                        fit->sectors[j].weight * fit->sectors[j].volatility *
                        fit->matrix[i * n + j];
    fit->total_sd = n_known > 0 ? sqrt(variance) : (double)NAN;
    return sqrt(variance);
}

static grdp_status scale(history *h)
{
    grdp_fit *const fit = h->fit;
    const double combined = combine(fit);
    if (fit->errors.robust_sd > 0.0 && combined > 0.0) {
        fit->scale = fit->errors.robust_sd / combined;
    } else if (isnan(fit->total_sd)) {
        return grdp_diag_error(h->diag, place_of(fit),
                               "there is nothing to fit: no sector has %zu years of growth, and "
                               "there are no errors of past plans",
                               "name a table of them: --plan-errors FILE", (size_t)GRDP_FIT_LEAST);
    } else {
        grdp_diag_add(h->diag, GRDP_WARNING, place_of(fit),
                      "no errors of past plans are known; the spread is that of the history alone",
                      "name a table of them: --plan-errors FILE");
    }
    for (size_t s = 0; s < fit->n_sectors; s++)
        fit->sectors[s].volatility *= fit->scale;
    return GRDP_OK;
}

/* plan_errors.csv beside the region, one folder above, or in the folder of the provinces there. */
static grdp_status find_errors(grdp_fit *fit, const char *named, grdp_diag *diag)
{
    static const char *const places[] = {"plan_errors.csv", "../plan_errors.csv",
                                         "../provinces/plan_errors.csv"};
    fit->errors.robust_sd = (double)NAN;
    const char *file = named;
    for (size_t i = 0; i < sizeof places / sizeof *places && file == NULL; i++) {
        struct stat info;
        const char *const path = grdp_file_beside(fit->arena, fit->region->file, places[i]);
        if (path == NULL)
            return GRDP_ERR_MEMORY;
        file = stat(path, &info) == 0 ? path : NULL;
    }
    return file != NULL ? grdp_fit_errors_read(fit->arena, file, fit->as_of, diag, &fit->errors)
                        : GRDP_OK;
}

static grdp_status estimate(history *h, const grdp_fit_options *options)
{
    grdp_fit *const fit = h->fit;
    GRDP_TRY(find_weights(fit, h->diag));
    for (size_t s = 0; s < fit->n_sectors; s++)
        GRDP_TRY(collect_sector(h, s));
    GRDP_TRY(correlate(h, options->free_covariance));
    persist(h);
    GRDP_TRY(find_errors(fit, options->plan_errors, h->diag));
    return scale(h);
}

grdp_status grdp_fit_create(const grdp_region *region, const grdp_fit_options *options,
                            grdp_diag *diag, grdp_fit **out)
{
    grdp_arena *const arena = grdp_arena_create();
    if (arena == NULL)
        return GRDP_ERR_MEMORY;
    grdp_fit *const fit = grdp_arena_alloc(arena, 1, sizeof *fit);
    history h = {.fit = fit,
                 .diag = diag,
                 .growth = grdp_arena_alloc(arena, YEARS * region->n_sectors, sizeof(double)),
                 .kept = grdp_arena_alloc(arena, region->n_sectors, sizeof(size_t))};
    grdp_status status = GRDP_ERR_MEMORY;
    if (fit != NULL && h.growth != NULL && h.kept != NULL) {
        *fit = (grdp_fit){.arena = arena,
                          .region = region,
                          .as_of = options->as_of,
                          .n_sectors = region->n_sectors,
                          .sectors =
                              grdp_arena_alloc(arena, region->n_sectors, sizeof(grdp_fit_sector)),
                          .scale = 1.0};
        if (fit->sectors != NULL)
            status = estimate(&h, options);
    }
    if (status == GRDP_OK)
        *out = fit;
    else
        grdp_arena_free(arena);
    return status;
}

void grdp_fit_free(grdp_fit *fit)
{
    if (fit != NULL)
        grdp_arena_free(fit->arena);
}
