/* bridge_weight: the weights that go with published or planned growth rates: those of an account of
 * the year before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"
#include "plan/bridge.h"

enum { MONTHS = 3 };

static bool has_seasons(const grdp_account *account, grdp_period period, bool quarters)
{
    const bool whole = grdp_period_months(period) == 12 && !quarters;
    const bool fits = (period.first_month - 1) % MONTHS == 0 && period.last_month % MONTHS == 0;
    return whole || (fits && account->has_seasons);
}

static bool is_whole(const grdp_region *region, const grdp_account *account)
{
    bool whole = true;
    for (size_t k = 0; k < region->n_sectors; k++)
        whole &= !account->excludes[k];
    return whole;
}

/* Growth of GRDP at constant prices needs weights at constant prices, of value added, and of all
 * its parts. */
static bool fits(const grdp_region *region, const grdp_account *account, grdp_period period,
                 bool quarters)
{
    return account->constant && account->year == period.year - 1 &&
           !grdp_text_equal(account->concept, "gross_output") &&
           has_seasons(account, period, quarters) && is_whole(region, account);
}

/* That of the other side where it fits, so that nothing differs that need not; else the first of
 * the region; else what the other side has, be it at current prices. */
static const grdp_account *find_account(const grdp_gap_side *side, grdp_period period,
                                        bool quarters)
{
    const grdp_account *const other = side->account;
    if (other != NULL && fits(side->region, other, period, quarters))
        return other;
    for (size_t a = 0; a < side->region->n_accounts; a++)
        if (fits(side->region, &side->region->accounts[a], period, quarters))
            return &side->region->accounts[a];
    const bool usable =
        other != NULL && other->year == period.year - 1 && has_seasons(other, period, quarters);
    return usable ? other : NULL;
}

static double part_of_year(const grdp_account *account, size_t sector, size_t first, size_t last)
{
    double sum = 0.0;
    if (first == 0 && last == GRDP_SEASONS - 1)
        return 1.0;
    for (size_t q = first; q <= last; q++)
        sum += account->season_share[sector][q];
    return sum;
}

static void add_quarters(const grdp_account *account, size_t sector, size_t first, size_t last,
                         grdp_gap_rates *out)
{
    for (size_t q = first; q <= last; q++)
        out->weight[q] += account->level[sector] * account->season_share[sector][q];
}

static void add_sector(const grdp_region *region, size_t sector, double level, grdp_gap_rates *out)
{
    const int group = region->sectors[sector].group;
    out->weight[sector] = level;
    if (group != GRDP_NONE)
        out->weight[GRDP_GROUP_UNIT + group] += level;
}

bool grdp_gap_weigh(const grdp_gap_side *side, grdp_period period, bool quarters,
                    grdp_gap_rates *out)
{
    const grdp_account *const account = find_account(side, period, quarters);
    if (account == NULL)
        return false;
    const size_t first = (size_t)((period.first_month - 1) / MONTHS);
    const size_t last = (size_t)(period.last_month / MONTHS) - 1;
    double total = 0.0;
    for (size_t k = 0; k < side->region->n_sectors; k++) {
        const double level =
            account->excludes[k] ? 0.0 : account->level[k] * part_of_year(account, k, first, last);
        total += level;
        if (quarters)
            add_quarters(account, k, first, last, out);
        else
            add_sector(side->region, k, level, out);
    }
    for (size_t u = 0; u < GRDP_GAP_UNITS; u++)
        out->weight[u] /= total;
    out->account = account;
    return true;
}
