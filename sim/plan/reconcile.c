/* reconcile: from one account basis to another.
 *
 *   sum w_A g_A  ->  concept: w_A (g_B - g_A)  ->  weights: (w_B' - w_A) g_B  ->  parts that only B
 *   has: w_B (g_B - G')  ->  sum w_B g_B,
 *
 * where w_B' are the weights of B scaled to the parts that A has and G' the growth of those parts.
 * Each step is a difference of two sums, so the lines add up by construction. Growth that is not
 * known is NAN, and so is every line that it would enter with a weight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/reconcile.h"

#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"

/* One account: weights that add up to 1 over its parts, and the growth of each in per cent. */
typedef struct side {
    const grdp_account *account;
    int year;
    bool has[GRDP_SECTORS_MAX];
    double weight[GRDP_SECTORS_MAX], growth[GRDP_SECTORS_MAX];
    grdp_growth_source source[GRDP_SECTORS_MAX];
} side;

static const grdp_actual *find(const grdp_region *region, int sector, const char *what, int year,
                               int as_of)
{
    grdp_buffer name = {0};
    const grdp_actual *row = NULL;
    if (sector == GRDP_NONE)
        grdp_buffer_printf(&name, "grdp.%s", what);
    else
        grdp_buffer_printf(&name, "sectors.%s.%s", region->sectors[sector].id, what);
    if (name.data != NULL && !name.failed)
        row = grdp_actuals_find(&region->actuals, name.data, (grdp_period){year, 1, 12}, as_of);
    grdp_buffer_free(&name);
    return row;
}

static const char *series_of(const grdp_account *account)
{
    return grdp_text_equal(account->concept, "gross_output") ? "output_growth" : "growth";
}

int grdp_reconcile_year(const grdp_account *account)
{
    return account->growth_year != 0 ? account->growth_year : account->year + account->constant;
}

/* "agriculture, services": the parts whose growth is not known. */
static grdp_status report_missing(const grdp_region *region, const side *of, grdp_diag *diag)
{
    const char *const series = series_of(of->account), *first = NULL;
    grdp_buffer names = {0};
    for (size_t k = 0; k < region->n_sectors; k++) {
        if (of->weight[k] == 0.0 || !isnan(of->growth[k]))
            continue;
        grdp_buffer_printf(&names, "%s%s", first != NULL ? ", " : "", region->sectors[k].id);
        first = first != NULL ? first : region->sectors[k].id;
    }
    if (names.failed || names.data == NULL)
        return names.failed ? GRDP_ERR_MEMORY : GRDP_OK;
    grdp_diag_add(diag, GRDP_WARNING, grdp_node_place(of->account->node, of->account->id),
                  "it goes with the growth of %s, which is not known for %s; the lines that need "
                  "it are left open",
                  "give it with --rate %s.%s=PERCENT and so on, add sectors.%s.%s of that year to "
                  "the actuals, or set growth_year and concept of the account",
                  grdp_number_show(of->year), names.data, of->account->id, first, first, series);
    grdp_buffer_free(&names);
    return GRDP_OK;
}

/* The account of `year` with the level of a sector at constant prices, as known by `as_of`: that of
 * `like` where it is such an account, else the one that was settled last. */
static const grdp_account *with_level(const grdp_region *region, const grdp_account *like, int year,
                                      size_t sector, int as_of)
{
    const grdp_account *found = NULL;
    for (size_t i = 0; i < region->n_accounts; i++) {
        const grdp_account *const account = &region->accounts[i];
        const bool fits = account->constant && account->is_level && account->year == year &&
                          account->price_base == like->price_base && !account->excludes[sector] &&
                          account->level[sector] > 0.0 &&
                          (as_of == 0 || (account->known_by != 0 && account->known_by <= as_of));
        if (fits && found != like &&
            (found == NULL || account == like || account->known_by > found->known_by))
            found = account;
    }
    return found;
}

/* Growth of value added between two accounts, per cent; NAN where they are not there. */
static double growth_of_levels(const grdp_region *region, const side *of, size_t sector, int as_of)
{
    const grdp_account *const before = with_level(region, of->account, of->year - 1, sector, as_of);
    const grdp_account *const after = with_level(region, of->account, of->year, sector, as_of);
    if (before == NULL || after == NULL || strcmp(series_of(of->account), "growth") != 0)
        return (double)NAN;
    return 100.0 * (after->level[sector] / before->level[sector] - 1.0);
}

static const grdp_bridge_rate *given(const grdp_reconcile_options *options,
                                     const grdp_account *account, size_t sector)
{
    for (size_t i = options->n_rates; i-- > 0;) {
        const grdp_bridge_rate *const rate = &options->rates[i];
        if (rate->sector == (int)sector && (rate->account == NULL || rate->account == account))
            return rate;
    }
    return NULL;
}

static void find_growth(const grdp_region *region, const grdp_reconcile_options *options,
                        size_t sector, side *out)
{
    const grdp_bridge_rate *const rate = given(options, out->account, sector);
    const grdp_actual *const row =
        find(region, (int)sector, series_of(out->account), out->year, options->as_of);
    double growth = (double)NAN;
    grdp_growth_source source = GRDP_GROWTH_UNKNOWN;
    if (rate != NULL) {
        growth = rate->growth;
        source = GRDP_GROWTH_GIVEN;
    } else if (row != NULL) {
        growth = row->value;
        source = GRDP_GROWTH_PUBLISHED;
    } else {
        growth = growth_of_levels(region, out, sector, options->as_of);
        source = isnan(growth) ? GRDP_GROWTH_UNKNOWN : GRDP_GROWTH_LEVELS;
    }
    out->growth[sector] = growth;
    out->source[sector] = source;
}

static side open_side(const grdp_region *region, const grdp_account *account,
                      const grdp_reconcile_options *options)
{
    side out = {.account = account, .year = grdp_reconcile_year(account)};
    double total = 0.0;
    for (size_t k = 0; k < region->n_sectors; k++) {
        out.has[k] = !account->excludes[k];
        total += out.has[k] ? account->level[k] : 0.0;
    }
    for (size_t k = 0; k < region->n_sectors; k++) {
        out.weight[k] = out.has[k] ? account->level[k] / total : 0.0;
        if (out.has[k])
            find_growth(region, options, k, &out);
    }
    return out;
}

static void add(grdp_bridge *bridge, grdp_bridge_kind kind, int sector, double value, const side *a,
                const side *b)
{
    grdp_bridge_line *const line = &bridge->line[bridge->n++];
    const double none = (double)NAN;
    const bool in_a = sector != GRDP_NONE && a->has[sector];
    const bool in_b = sector != GRDP_NONE && b->has[sector];
    *line = (grdp_bridge_line){.kind = kind,
                               .sector = sector,
                               .value = value,
                               .weight_a = in_a ? 100.0 * a->weight[sector] : none,
                               .weight_b = in_b ? 100.0 * b->weight[sector] : none,
                               .growth_a = in_a ? a->growth[sector] : none,
                               .growth_b = in_b ? b->growth[sector] : none,
                               .source_a = in_a ? a->source[sector] : GRDP_GROWTH_UNKNOWN,
                               .source_b = in_b ? b->source[sector] : GRDP_GROWTH_UNKNOWN};
}

/* What has no weight adds nothing, known or not. */
static double weighted(double weight, double growth)
{
    return weight == 0.0 ? 0.0 : weight * growth;
}

static double dot(const grdp_region *region, const double *weight, const double *growth)
{
    double sum = 0.0;
    for (size_t k = 0; k < region->n_sectors; k++)
        sum += weighted(weight[k], growth[k]);
    return sum;
}

/* Weights of a side scaled to the parts that the other has too. */
static void common_weights(const grdp_region *region, const side *of, const side *other,
                           double *out)
{
    double sum = 0.0;
    for (size_t k = 0; k < region->n_sectors; k++)
        sum += of->has[k] && other->has[k] ? of->weight[k] : 0.0;
    for (size_t k = 0; k < region->n_sectors; k++)
        out[k] = of->has[k] && other->has[k] ? of->weight[k] / sum : 0.0;
}

/* Lines for the parts of `of` that the other side lacks: w (g - G'), G' the growth of the rest. */
static void add_parts(const grdp_region *region, const side *of, const side *other,
                      const double *common, grdp_bridge_kind kind, double sign, const side *a,
                      const side *b, grdp_bridge *out)
{
    const double rest = dot(region, common, of->growth);
    for (size_t k = 0; k < region->n_sectors; k++)
        if (of->has[k] && !other->has[k])
            add(out, kind, (int)k, weighted(sign * of->weight[k], of->growth[k] - rest), a, b);
}

/* What is known of the way so far: the first line and the steps. */
static double sum_of_known(const grdp_bridge *bridge)
{
    double sum = bridge->line[0].value;
    for (size_t i = 1; i < bridge->n; i++) {
        const grdp_bridge_line *const line = &bridge->line[i];
        sum += line->kind == GRDP_BRIDGE_COMPUTED || isnan(line->value) ? 0.0 : line->value;
    }
    return sum;
}

/* In one step to the published growth, where contributions cannot lead there. */
static void add_step(const side *a, const side *b, double computed, double published,
                     grdp_bridge *out)
{
    const double known = sum_of_known(out);
    if (!isnan(computed))
        add(out, GRDP_BRIDGE_REST, GRDP_NONE, published - computed, a, b);
    else if (!isnan(known))
        add(out, GRDP_BRIDGE_OPEN, GRDP_NONE, published - known, a, b);
    add(out, GRDP_BRIDGE_END, GRDP_NONE, published, a, b);
}

/* On to the published growth of B's year, through the contributions where all are known. */
static void add_published(const grdp_region *region, const side *a, const side *b, int as_of,
                          grdp_bridge *out)
{
    const grdp_actual *const total = find(region, GRDP_NONE, "growth", b->year, as_of);
    const double computed = dot(region, b->weight, b->growth);
    double published[GRDP_SECTORS_MAX], sum = 0.0;
    bool all = !isnan(computed);
    for (size_t k = 0; k < region->n_sectors; k++) {
        const grdp_actual *const row =
            b->has[k] ? find(region, (int)k, "contribution", b->year, as_of) : NULL;
        all = all && (row != NULL || !b->has[k]);
        published[k] = row != NULL ? row->value : 0.0;
        sum += published[k];
    }
    if (total == NULL || strcmp(series_of(b->account), "growth") != 0)
        return;
    if (!all) {
        add_step(a, b, computed, total->value, out);
        return;
    }
    for (size_t k = 0; k < region->n_sectors; k++)
        if (b->has[k])
            add(out, GRDP_BRIDGE_ROUNDING, (int)k,
                published[k] - weighted(b->weight[k], b->growth[k]), a, b);
    add(out, GRDP_BRIDGE_SUM, GRDP_NONE, sum, a, b);
    add(out, GRDP_BRIDGE_TOTAL_ROUNDING, GRDP_NONE, total->value - sum, a, b);
    add(out, GRDP_BRIDGE_END, GRDP_NONE, total->value, a, b);
}

/* Weights are parts of a whole and compare across price bases, as a line says what they make. */
static void check_bases(const grdp_account *a, const grdp_account *b, grdp_diag *diag)
{
    if (a->constant && b->constant && a->price_base != b->price_base)
        grdp_diag_add(diag, GRDP_WARNING, grdp_node_place(b->node, b->id),
                      "it is at prices of %u and \"%s\" at prices of %u, so that the lines of the "
                      "weights hold the change of prices too",
                      "name two accounts of one price base to keep them apart",
                      (unsigned)b->price_base, a->id, (unsigned)a->price_base);
}

static void check_years(const side *a, const side *b, grdp_diag *diag)
{
    if (a->year != b->year)
        grdp_diag_add(diag, GRDP_WARNING, grdp_node_place(b->account->node, b->account->id),
                      "it goes with the growth of %s and \"%s\" with that of %s",
                      "name two accounts that go with the growth of one year",
                      grdp_number_show(b->year), a->account->id, grdp_number_show(a->year));
}

static grdp_status check_common(const grdp_region *region, const side *a, const side *b,
                                grdp_diag *diag)
{
    for (size_t k = 0; k < region->n_sectors; k++)
        if (a->weight[k] > 0.0 && b->weight[k] > 0.0)
            return GRDP_OK;
    return grdp_diag_error(diag, grdp_node_place(b->account->node, b->account->id),
                           "it has no part in common with \"%s\"",
                           "name two accounts that speak of the same sectors", a->account->id);
}

static grdp_status check_sides(const grdp_region *region, const side *a, const side *b,
                               grdp_diag *diag)
{
    check_bases(a->account, b->account, diag);
    check_years(a, b, diag);
    GRDP_TRY(check_common(region, a, b, diag));
    GRDP_TRY(report_missing(region, a, diag));
    return a->account == b->account ? GRDP_OK : report_missing(region, b, diag);
}

grdp_status grdp_reconcile(const grdp_region *region, const grdp_account *a, const grdp_account *b,
                           const grdp_reconcile_options *options, grdp_diag *diag, grdp_bridge *out)
{
    double common_a[GRDP_SECTORS_MAX], common_b[GRDP_SECTORS_MAX];
    const side from = open_side(region, a, options), to = open_side(region, b, options);
    GRDP_TRY(check_sides(region, &from, &to, diag));
    common_weights(region, &from, &to, common_a);
    common_weights(region, &to, &from, common_b);
    out->n = 0;
    add(out, GRDP_BRIDGE_START, GRDP_NONE, dot(region, from.weight, from.growth), &from, &to);
    add_parts(region, &from, &to, common_a, GRDP_BRIDGE_DROPPED, -1.0, &from, &to, out);
    for (size_t k = 0; k < region->n_sectors; k++)
        if (from.has[k] && to.has[k])
            add(out, GRDP_BRIDGE_CONCEPT, (int)k,
                weighted(common_a[k], to.growth[k] - from.growth[k]), &from, &to);
    for (size_t k = 0; k < region->n_sectors; k++)
        if (from.has[k] && to.has[k])
            add(out, GRDP_BRIDGE_WEIGHTS, (int)k, weighted(common_b[k] - common_a[k], to.growth[k]),
                &from, &to);
    add_parts(region, &to, &from, common_b, GRDP_BRIDGE_ADDED, 1.0, &from, &to, out);
    add(out, GRDP_BRIDGE_COMPUTED, GRDP_NONE, dot(region, to.weight, to.growth), &from, &to);
    add_published(region, &from, &to, options->as_of, out);
    return GRDP_OK;
}
