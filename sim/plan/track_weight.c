/* track_weight: weights that the caller gives, and those of an account of the year before by
 * quarters. A weight is not guessed: where neither says it, it is not known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/track_weight.h"

#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"

enum { YEAR = 12, QUARTER = 3 };

bool grdp_track_unit(const grdp_region *region, const char *series, int *unit)
{
    static const char head[] = "sectors.", tail[] = ".growth";
    const size_t n_head = sizeof head - 1, n_tail = sizeof tail - 1, n = strlen(series);
    char id[80];
    *unit = GRDP_NONE;
    if (strcmp(series, "grdp.growth") == 0)
        return true;
    if (n <= n_head + n_tail || n - n_head - n_tail >= sizeof id ||
        strncmp(series, head, n_head) != 0 || strcmp(series + n - n_tail, tail) != 0)
        return false;
    memcpy(id, series + n_head, n - n_head - n_tail);
    id[n - n_head - n_tail] = '\0';
    const int sector = grdp_region_sector(region, id), group = grdp_region_group(region, id);
    *unit = sector != GRDP_NONE ? sector : GRDP_GROUP_UNIT + group;
    return sector != GRDP_NONE || group != GRDP_NONE;
}

static bool is_member(const grdp_region *region, int unit, size_t sector)
{
    if (unit == GRDP_NONE)
        return true;
    return unit >= GRDP_GROUP_UNIT ? region->sectors[sector].group == unit - GRDP_GROUP_UNIT
                                   : unit == (int)sector;
}

/* Whether the account has all of the unit by quarters at constant prices. */
static bool describes(const grdp_region *region, const grdp_account *account, int unit)
{
    for (size_t s = 0; s < region->n_sectors; s++)
        if (is_member(region, unit, s) && account->excludes[s])
            return false;
    return account->constant && account->has_seasons;
}

grdp_track_scale grdp_track_scale_of(const grdp_region *region, const char *series, int year,
                                     const grdp_track_options *options)
{
    grdp_track_scale scale = {.region = region, .options = options, .series = series, .year = year};
    int unit;
    if (!grdp_track_unit(region, series, &unit))
        return scale;
    for (size_t a = 0; a < region->n_accounts; a++) {
        const grdp_account *const account = &region->accounts[a];
        if (account->year != year - 1 || !describes(region, account, unit))
            continue;
        const bool known =
            options->as_of == 0 || (account->known_by != 0 && account->known_by <= options->as_of);
        const grdp_account **const place = known ? &scale.account : &scale.late;
        if (*place == NULL || account->known_by > (*place)->known_by)
            *place = account;
    }
    return scale;
}

static double of_account(const grdp_track_scale *scale, int first, int last)
{
    const grdp_account *const account = scale->account;
    double part = 0.0, whole = 0.0;
    int unit;
    if (account == NULL || (first - 1) % QUARTER != 0 || last % QUARTER != 0 ||
        !grdp_track_unit(scale->region, scale->series, &unit))
        return (double)NAN;
    for (size_t s = 0; s < scale->region->n_sectors; s++) {
        if (!is_member(scale->region, unit, s) || account->excludes[s])
            continue;
        whole += account->level[s];
        for (int q = (first - 1) / QUARTER; q < last / QUARTER; q++)
            part += account->level[s] * account->season_share[s][q];
    }
    return part / whole;
}

/* Given weights do not overlap, so those of a span are found month by month. */
static double of_given(const grdp_track_scale *scale, int first, int last)
{
    double sum = 0.0;
    while (first <= last) {
        const grdp_track_weight *next = NULL;
        for (size_t i = 0; i < scale->options->n_weights; i++) {
            const grdp_track_weight *const w = &scale->options->weights[i];
            if (strcmp(w->series, scale->series) == 0 && w->period.year == scale->year &&
                w->period.first_month == first && w->period.last_month <= last)
                next = w;
        }
        if (next == NULL)
            return (double)NAN;
        sum += next->weight;
        first = next->period.last_month + 1;
    }
    return sum;
}

/* 1 less the weight of the other months, where the span is the beginning or the end of the year. */
static double of_others(const grdp_track_scale *scale, int first, int last)
{
    if (first == 1 && last < YEAR)
        return 1.0 - of_given(scale, last + 1, YEAR);
    if (first > 1 && last == YEAR)
        return 1.0 - of_given(scale, 1, first - 1);
    return (double)NAN;
}

double grdp_track_scale_weight(const grdp_track_scale *scale, int first_month, int last_month,
                               bool *given)
{
    bool own = false;
    double weight = of_given(scale, first_month, last_month);
    if (isnan(weight))
        weight = of_others(scale, first_month, last_month);
    own = !isnan(weight) && first_month <= last_month;
    if (isnan(weight))
        weight = of_account(scale, first_month, last_month);
    if (first_month == 1 && last_month == YEAR)
        weight = 1.0;
    if (given != NULL)
        *given = own;
    return weight;
}

/* Whether two weights weigh months of the same growth twice. */
static bool overlap(const grdp_track_weight *a, const grdp_track_weight *b)
{
    return strcmp(a->series, b->series) == 0 && a->period.first_month <= b->period.last_month &&
           b->period.first_month <= a->period.last_month;
}

static bool check_year(const grdp_track_weight *weight, int year, grdp_diag *diag)
{
    char period[GRDP_PERIOD_TEXT];
    if (weight->period.year == year && grdp_period_months(weight->period) < YEAR)
        return true;
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){0},
                  "--weight: %s is no part of %u, the year of the plan",
                  "write for example --weight %u-Q4=0.27, the share of the year before that fell "
                  "in these months",
                  grdp_period_text(weight->period, period), (unsigned)year, (unsigned)year);
    return false;
}

static bool check_pair(const grdp_track_weight *a, const grdp_track_weight *b, grdp_diag *diag)
{
    char first[GRDP_PERIOD_TEXT], second[GRDP_PERIOD_TEXT];
    if (!overlap(a, b))
        return true;
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){0}, "--weight: %s and %s have months in common",
                  "leave one of them out", grdp_period_text(a->period, first),
                  grdp_period_text(b->period, second));
    return false;
}

/* A last part always remains: together below 1, or 1 where they cover the year. */
static bool check_sum(const grdp_track_options *options, size_t at, grdp_diag *diag)
{
    const grdp_track_weight *const weights = options->weights;
    double sum = 0.0;
    int months = 0;
    for (size_t i = 0; i <= at; i++) {
        const bool same = strcmp(weights[i].series, weights[at].series) == 0;
        sum += same ? weights[i].weight : 0.0;
        months += same ? grdp_period_months(weights[i].period) : 0;
    }
    const bool whole = months >= YEAR;
    if (whole ? fabs(sum - 1.0) <= 0.001 : sum < 1.0)
        return true;
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){0},
                  whole ? "--weight: the weights of %s make %g over the year, and not 1"
                        : "--weight: the weights of %s make %g, which leaves nothing for the rest",
                  "a weight is a fraction of the year before", weights[at].series, sum);
    return false;
}

grdp_status grdp_track_check(const grdp_track_options *options, int year, grdp_diag *diag)
{
    bool fine = true;
    for (size_t i = 0; i < options->n_weights; i++) {
        fine &= check_year(&options->weights[i], year, diag);
        for (size_t k = 0; k < i; k++)
            fine &= check_pair(&options->weights[i], &options->weights[k], diag);
    }
    for (size_t i = 0; fine && i < options->n_weights; i++)
        fine &= check_sum(options, i, diag);
    return fine ? GRDP_OK : GRDP_ERR_INPUT;
}

/* Weights of an account that was worked out later are known by its word alone. */
static void report_reconstructed(const grdp_region *region, const grdp_track *track,
                                 grdp_diag *diag)
{
    char date[GRDP_PERIOD_TEXT];
    const grdp_account *const account = track->account;
    if (account == NULL || !account->reconstructed || track->weight_given || track->as_of == 0 ||
        track->months == 0 || track->months == YEAR)
        return;
    grdp_diag_add(diag, GRDP_NOTE, (grdp_place){.file = region->file},
                  "the weights of account %s are reconstructed: as of %s they stand for what was "
                  "known then",
                  "--weight gives others", account->id, grdp_date_text(track->as_of, date));
}

void grdp_track_report(const grdp_region *region, const grdp_track *track, grdp_diag *diag)
{
    char months[GRDP_PERIOD_TEXT], date[GRDP_PERIOD_TEXT], known[GRDP_PERIOD_TEXT];
    report_reconstructed(region, track, diag);
    if (track->verdict != GRDP_TRACK_NO_WEIGHT)
        return;
    const bool total = strcmp(track->part->series, "grdp.growth") == 0;
    const grdp_place place = {.file = region->file, .path = track->part->series};
    grdp_period_text(track->missing, months);
    if (track->late != NULL && track->late->known_by == 0)
        grdp_diag_add(diag, GRDP_WARNING, place,
                      "the weight of %s is not known by %s: account %s has it and does not say "
                      "when it was settled",
                      "add known_by = \"%u-12-31\"; to it, or write --weight %s%s%s=W", months,
                      grdp_date_text(track->as_of, date), track->late->id,
                      (unsigned)track->late->year, total ? "" : track->part->series,
                      total ? "" : "@", months);
    else if (track->late != NULL)
        grdp_diag_add(diag, GRDP_WARNING, place,
                      "the weight of %s is not known by %s: account %s has it and is dated %s",
                      "write --weight %s%s%s=W, its share of the level of %u", months,
                      grdp_date_text(track->as_of, date), track->late->id,
                      grdp_date_text(track->late->known_by, known),
                      total ? "" : track->part->series, total ? "" : "@", months,
                      (unsigned)track->year - 1);
    else
        grdp_diag_add(diag, GRDP_WARNING, place,
                      "the weight of %s is not known: no account of %u at constant prices has "
                      "quarter_share",
                      "write --weight %s%s%s=W, its share of the level of %u", months,
                      (unsigned)track->year - 1, total ? "" : track->part->series, total ? "" : "@",
                      months, (unsigned)track->year - 1);
}
