/* reconcile: from one account basis to another.
 *
 *   sum w_A g_A  ->  concept: w_A (g_B - g_A)  ->  weights: (w_B' - w_A) g_B  ->  parts that only B
 *   has: w_B (g_B - G')  ->  sum w_B g_B,
 *
 * where w_B' are the weights of B scaled to the parts that A has and G' the growth of those parts.
 * Each step is a difference of two sums, so the lines add up by construction.
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
static grdp_status report_missing(const grdp_region *region, const side *of, const bool *missing,
                                  grdp_diag *diag)
{
    const char *const series = series_of(of->account), *first = NULL;
    grdp_buffer names = {0};
    for (size_t k = 0; k < region->n_sectors; k++) {
        if (!missing[k])
            continue;
        grdp_buffer_printf(&names, "%s%s", first != NULL ? ", " : "", region->sectors[k].id);
        first = first != NULL ? first : region->sectors[k].id;
    }
    if (names.failed || names.data == NULL)
        return names.failed ? GRDP_ERR_MEMORY : GRDP_OK;
    grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(of->account->node, of->account->id),
                  "it goes with the growth of %s, which is not known for %s",
                  "add sectors.%s.%s of that year to the actuals and so on, name another account, "
                  "or set its growth_year and concept",
                  grdp_number_show(of->year), names.data, first, series);
    grdp_buffer_free(&names);
    return GRDP_ERR_INPUT;
}

static grdp_status open_side(const grdp_region *region, const grdp_account *account, int as_of,
                             grdp_diag *diag, side *out)
{
    bool missing[GRDP_SECTORS_MAX] = {false};
    double total = 0.0;
    *out = (side){.account = account, .year = grdp_reconcile_year(account)};
    for (size_t k = 0; k < region->n_sectors; k++) {
        out->has[k] = !account->excludes[k];
        total += out->has[k] ? account->level[k] : 0.0;
    }
    for (size_t k = 0; k < region->n_sectors; k++) {
        const grdp_actual *const row =
            out->has[k] ? find(region, (int)k, series_of(account), out->year, as_of) : NULL;
        out->weight[k] = out->has[k] ? account->level[k] / total : 0.0;
        out->growth[k] = row != NULL ? row->value : 0.0;
        missing[k] = out->has[k] && row == NULL;
    }
    return report_missing(region, out, missing, diag);
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
                               .growth_b = in_b ? b->growth[sector] : none};
}

static double dot(const grdp_region *region, const double *weight, const double *growth)
{
    double sum = 0.0;
    for (size_t k = 0; k < region->n_sectors; k++)
        sum += weight[k] * growth[k];
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
            add(out, kind, (int)k, sign * of->weight[k] * (of->growth[k] - rest), a, b);
}

/* On to the published growth of B's year, through the contributions where all are known. */
static void add_published(const grdp_region *region, const side *a, const side *b, int as_of,
                          grdp_bridge *out)
{
    const grdp_actual *const total = find(region, GRDP_NONE, "growth", b->year, as_of);
    double published[GRDP_SECTORS_MAX], sum = 0.0;
    bool all = true;
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
        add(out, GRDP_BRIDGE_REST, GRDP_NONE, total->value - dot(region, b->weight, b->growth), a,
            b);
        add(out, GRDP_BRIDGE_END, GRDP_NONE, total->value, a, b);
        return;
    }
    for (size_t k = 0; k < region->n_sectors; k++)
        if (b->has[k])
            add(out, GRDP_BRIDGE_ROUNDING, (int)k, published[k] - b->weight[k] * b->growth[k], a,
                b);
    add(out, GRDP_BRIDGE_SUM, GRDP_NONE, sum, a, b);
    add(out, GRDP_BRIDGE_TOTAL_ROUNDING, GRDP_NONE, total->value - sum, a, b);
    add(out, GRDP_BRIDGE_END, GRDP_NONE, total->value, a, b);
}

/* Growth goes on across price bases, weights and contributions do not. */
static grdp_status check_bases(const grdp_account *a, const grdp_account *b, grdp_diag *diag)
{
    if (!a->constant || !b->constant || a->price_base == b->price_base)
        return GRDP_OK;
    return grdp_diag_error(diag, grdp_node_place(b->node, b->id),
                           "it is at prices of %u and \"%s\" at prices of %u, and contributions "
                           "across price bases do not add up",
                           "name two accounts of one price base", (unsigned)b->price_base, a->id,
                           (unsigned)a->price_base);
}

static void check_years(const side *a, const side *b, grdp_diag *diag)
{
    if (a->year != b->year)
        grdp_diag_add(diag, GRDP_WARNING, grdp_node_place(b->account->node, b->account->id),
                      "it goes with the growth of %s and \"%s\" with that of %s",
                      "name two accounts that go with the growth of one year",
                      grdp_number_show(b->year), a->account->id, grdp_number_show(a->year));
}

grdp_status grdp_reconcile(const grdp_region *region, const grdp_account *a, const grdp_account *b,
                           int as_of, grdp_diag *diag, grdp_bridge *out)
{
    side from, to;
    double common_a[GRDP_SECTORS_MAX], common_b[GRDP_SECTORS_MAX];
    GRDP_TRY(check_bases(a, b, diag));
    const grdp_status first = open_side(region, a, as_of, diag, &from);
    const grdp_status second =
        a == b && first != GRDP_OK ? first : open_side(region, b, as_of, diag, &to);
    if (a != b)
        check_years(&from, &to, diag);
    GRDP_TRY(first);
    GRDP_TRY(second);
    common_weights(region, &from, &to, common_a);
    common_weights(region, &to, &from, common_b);
    out->n = 0;
    add(out, GRDP_BRIDGE_START, GRDP_NONE, dot(region, from.weight, from.growth), &from, &to);
    add_parts(region, &from, &to, common_a, GRDP_BRIDGE_DROPPED, -1.0, &from, &to, out);
    for (size_t k = 0; k < region->n_sectors; k++)
        if (from.has[k] && to.has[k])
            add(out, GRDP_BRIDGE_CONCEPT, (int)k, common_a[k] * (to.growth[k] - from.growth[k]),
                &from, &to);
    for (size_t k = 0; k < region->n_sectors; k++)
        if (from.has[k] && to.has[k])
            add(out, GRDP_BRIDGE_WEIGHTS, (int)k, (common_b[k] - common_a[k]) * to.growth[k], &from,
                &to);
    add_parts(region, &to, &from, common_b, GRDP_BRIDGE_ADDED, 1.0, &from, &to, out);
    add(out, GRDP_BRIDGE_COMPUTED, GRDP_NONE, dot(region, to.weight, to.growth), &from, &to);
    add_published(region, &from, &to, as_of, out);
    return GRDP_OK;
}
