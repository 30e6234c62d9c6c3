/* parts_actuals: what the figures of the parts of a region say of the whole.
 *
 * Growth of the whole is the growth of its parts, weighted by their levels in the year before:
 *
 *   g = sum_p L_p(t-1) g_p(t) / sum_p L_p(t-1)
 *
 * The levels of other years than that of the account follow from it by the growth of the part.
 * Quarters and cumulated periods take the levels of the whole year before. Amounts in the currency
 * are added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "scenario/parts.h"

enum { DECIMALS = 2 }; /* of a growth rate that is worked out */

static const char SOURCE[] = "derived: figures of the parts, weighted by their levels";

/* The unit of "sectors.ID.growth" in `id`, "" for "grdp.growth"; false for any other series. */
static bool split_growth(const char *series, char id[65])
{
    static const char prefix[] = "sectors.", suffix[] = ".growth";
    const size_t length = strlen(series), head = sizeof prefix - 1, tail = sizeof suffix - 1;
    id[0] = '\0';
    if (grdp_text_equal(series, "grdp.growth"))
        return true;
    if (length <= head + tail || length - head - tail > 64 || strncmp(series, prefix, head) != 0 ||
        strcmp(series + length - tail, suffix) != 0)
        return false;
    memcpy(id, series + head, length - head - tail);
    id[length - head - tail] = '\0';
    return strchr(id, '.') == NULL;
}

/* One figure of the whole. */
typedef struct figure {
    const char *series;
    grdp_period period;
    int as_of;      /* 0: what has no date counts too */
    bool growth;    /* else an amount in the currency */
    const char *id; /* of a growth */
} figure;

static const grdp_actual *find(const grdp_account_part *part, const char *series,
                               grdp_period period, int as_of)
{
    return grdp_actuals_find(&part->region->actuals, series, period, as_of);
}

static double level_in(const grdp_account_part *part, const char *series, const char *id, int year)
{
    double level = grdp_part_level(part, id[0] != '\0' ? id : NULL);
    const int own = part->account->year;
    for (int t = own < year ? own + 1 : year + 1; t <= (own < year ? year : own); t++) {
        const grdp_actual *const row = find(part, series, (grdp_period){t, 1, 12}, 0);
        const double factor = row != NULL ? 1.0 + 0.01 * row->value : (double)NAN;
        level *= own < year ? factor : 1.0 / factor;
    }
    return level;
}

/* The latest of what a figure was made of. */
static void note(const grdp_actual *row, grdp_actual *out)
{
    const grdp_actual so_far = *out;
    if (so_far.file == NULL) {
        out->file = row->file;
        out->line = row->line;
        out->unit = row->unit;
        out->basis = row->basis;
    }
    out->vintage = row->vintage > so_far.vintage ? row->vintage : so_far.vintage;
    out->decimals = row->decimals > so_far.decimals ? row->decimals : so_far.decimals;
}

/* A group of the part whose sectors were published one by one. */
static bool add_sectors(const grdp_account_part *part, const figure *f, grdp_actual *out,
                        double *weight)
{
    const grdp_region *const region = part->region;
    const int group = grdp_region_group(region, f->id);
    bool any = false;
    for (size_t s = 0; group != GRDP_NONE && s < region->n_sectors; s++) {
        if (region->sectors[s].group != group)
            continue;
        const char *const series =
            grdp_arena_printf(region->arena, "sectors.%s.growth", region->sectors[s].id);
        const grdp_actual *const row = series ? find(part, series, f->period, f->as_of) : NULL;
        if (row == NULL)
            return false;
        const double level = level_in(part, series, region->sectors[s].id, f->period.year - 1);
        out->value += level * row->value;
        *weight += level;
        note(row, out);
        any = true;
    }
    return any;
}

/* The sum over the parts in value and weight; false where one has no such figure. */
static bool add_part(const grdp_region *region, const grdp_account_part *part, const figure *f,
                     grdp_actual *out, double *weight)
{
    const grdp_actual *const row = find(part, f->series, f->period, f->as_of);
    if (row == NULL)
        return f->growth && add_sectors(part, f, out, weight);
    if (!f->growth && !grdp_text_equal(row->unit, region->currency))
        return false;
    const double level = f->growth ? level_in(part, f->series, f->id, f->period.year - 1) : 1.0;
    out->value += level * row->value;
    *weight += level;
    note(row, out);
    return true;
}

static bool make(const grdp_region *region, const grdp_account *account, const figure *f,
                 grdp_actual *out)
{
    double weight = 0.0;
    *out = (grdp_actual){
        .period = f->period, .series = f->series, .status = "derived", .source = SOURCE};
    for (size_t p = 0; p < account->n_parts; p++)
        if (!add_part(region, &account->parts[p], f, out, &weight))
            return false;
    if (f->growth) {
        out->value /= weight;
        out->decimals = DECIMALS;
    }
    if (f->as_of == 0)
        out->vintage = 0;
    return isfinite(out->value);
}

static bool is_known(const grdp_actual_rows *rows, size_t first, const grdp_actual *row)
{
    for (size_t i = first; i < rows->n; i++) {
        const grdp_actual *const other = &rows->rows[i];
        if (strcmp(other->series, row->series) == 0 &&
            memcmp(&other->period, &row->period, sizeof row->period) == 0 &&
            (other->vintage == row->vintage || row->vintage == 0))
            return true;
    }
    return false;
}

static bool is_of_whole(const grdp_region *region, const char *id)
{
    return id[0] == '\0' || grdp_region_sector(region, id) >= 0 ||
           grdp_region_group(region, id) >= 0;
}

/* A publication of one part changes what is known of the whole. */
static grdp_status take(const grdp_region *region, const grdp_account *account,
                        const grdp_actual *row, size_t first, grdp_actual_rows *rows)
{
    char id[65];
    figure f = {.series = row->series, .period = row->period, .as_of = row->vintage, .id = id};
    f.growth = split_growth(row->series, id);
    grdp_actual made;
    if (f.growth ? !is_of_whole(region, id) : !grdp_text_equal(row->unit, region->currency))
        return GRDP_OK;
    if (!make(region, account, &f, &made) || is_known(rows, first, &made))
        return GRDP_OK;
    GRDP_TRY(grdp_actuals_reserve(region->arena, rows, 1));
    rows->rows[rows->n++] = made;
    return GRDP_OK;
}

/* Dated figures before undated ones, which stand in only where no dated one is there. */
static grdp_status take_all(const grdp_region *region, const grdp_account *account, bool dated,
                            size_t first, grdp_actual_rows *rows)
{
    for (size_t p = 0; p < account->n_parts; p++) {
        const grdp_actuals *const actuals = &account->parts[p].region->actuals;
        for (size_t i = 0; i < actuals->n; i++)
            if ((actuals->rows[i].vintage != 0) == dated)
                GRDP_TRY(take(region, account, &actuals->rows[i], first, rows));
    }
    return GRDP_OK;
}

grdp_status grdp_parts_actuals(const grdp_region *region, grdp_actual_rows *rows)
{
    const grdp_account *account = NULL;
    const size_t first = rows->n;
    for (size_t a = 0; account == NULL && a < region->n_accounts; a++)
        if (region->accounts[a].constant && region->accounts[a].n_parts > 0)
            account = &region->accounts[a];
    if (account == NULL)
        return GRDP_OK;
    GRDP_TRY(take_all(region, account, true, first, rows));
    return take_all(region, account, false, first, rows);
}
