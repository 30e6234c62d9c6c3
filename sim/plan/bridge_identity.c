/* bridge_identity: the gap in a product divided among its factors by LMDI-I; where a factor changes
 * sign there is no logarithm, and the Shapley value over the factors takes its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/text.h"
#include "plan/bridge.h"
#include "plan/lmdi.h"
#include "plan/shapley.h"

enum { FACTORS = 3, TERMS = GRDP_SECTORS_MAX };

typedef struct identity {
    const char *series;
    double scale; /* series = scale * product of the factors, all in the units of files */
    size_t n;
    const char *factor[FACTORS];
    bool inverse[FACTORS]; /* the series is divided by this one */
} identity;

static const identity identities[] = {
    {"grdp.nominal", 1.0, 2, {"grdp.level", "grdp.deflator"}, {false}},
    {"investment.amount", 0.01, 3, {"investment.ratio", "grdp.deflator", "grdp.level"}, {false}},
    {"investment.ratio", 100.0, 2, {"investment.amount", "grdp.nominal"}, {false, true}},
    {"grdp.per_head", 1.0, 3, {"grdp.level", "grdp.deflator", "population"}, {false, false, true}},
    {"grdp.per_worker",
     1.0,
     3,
     {"grdp.level", "grdp.deflator", "employment"},
     {false, false, true}},
    {"icor.ratio", 1.0, 2, {"investment.ratio", "grdp.growth"}, {false, true}},
};

static const identity *find_identity(const char *series)
{
    for (size_t i = 0; i < sizeof identities / sizeof *identities; i++)
        if (strcmp(identities[i].series, series) == 0)
            return &identities[i];
    return NULL;
}

static double value_of(const grdp_gap_side *side, const char *series, grdp_period period);

/* Level of the year before by the account, moved by the growth. */
static double level_of(const grdp_gap_side *side, grdp_period period)
{
    grdp_gap_rates rates = {.total = 0.0};
    double sum = 0.0;
    if (grdp_period_months(period) != 12 || !grdp_gap_weigh(side, period, false, &rates) ||
        !rates.account->is_level)
        return (double)NAN;
    for (size_t k = 0; k < side->region->n_sectors; k++)
        sum += rates.account->excludes[k] ? 0.0 : rates.account->level[k];
    return sum * (1.0 + 0.01 * value_of(side, "grdp.growth", period));
}

static double deflator_of(const grdp_gap_side *side, grdp_period period)
{
    return value_of(side, "grdp.nominal", period) / value_of(side, "grdp.level", period);
}

/* The three below read their sources directly: each is defined by the other two. */
static double ratio_of(const grdp_gap_side *side, grdp_period period)
{
    return 100.0 * side->source->value(side, "investment.amount", period) /
           side->source->value(side, "grdp.nominal", period);
}

static double amount_of(const grdp_gap_side *side, grdp_period period)
{
    return 0.01 * side->source->value(side, "investment.ratio", period) *
           side->source->value(side, "grdp.nominal", period);
}

static double population_of(const grdp_gap_side *side, grdp_period period)
{
    return side->source->value(side, "grdp.nominal", period) /
           side->source->value(side, "grdp.per_head", period);
}

/* What follows from published figures where nobody publishes it. */
static const struct {
    const char *series;
    double (*value)(const grdp_gap_side *side, grdp_period period);
} derived[] = {
    {"grdp.level", level_of},       {"grdp.deflator", deflator_of},
    {"investment.ratio", ratio_of}, {"investment.amount", amount_of},
    {"population", population_of},
};

static double value_of(const grdp_gap_side *side, const char *series, grdp_period period)
{
    const double direct = side->source->value(side, series, period);
    if (!isnan(direct) || !side->source->published)
        return direct;
    for (size_t i = 0; i < sizeof derived / sizeof *derived; i++)
        if (strcmp(derived[i].series, series) == 0)
            return derived[i].value(side, period);
    return (double)NAN;
}

/* Factors of both sides as they are multiplied, and as they are shown. */
typedef struct table {
    size_t n_terms, n_factors;
    int unit[TERMS];
    double scale;
    double x[2][TERMS * FACTORS], shown[2][TERMS * FACTORS];
    const char *name[TERMS * FACTORS];
} table;

static grdp_status read_total(const grdp_gap_question *q, const identity *of, grdp_diag *diag,
                              table *t)
{
    const grdp_gap_side *const sides[] = {&q->from, &q->to};
    grdp_status status = GRDP_OK;
    char text[GRDP_PERIOD_TEXT];
    *t = (table){.n_terms = 1, .n_factors = of->n, .unit = {GRDP_NONE}, .scale = of->scale};
    for (size_t k = 0; k < of->n; k++)
        for (size_t e = 0; e < 2; e++) {
            const double value = value_of(sides[e], of->factor[k], q->period);
            t->name[k] = of->factor[k];
            t->shown[e][k] = value;
            t->x[e][k] = of->inverse[k] ? 1.0 / value : value;
            if (isfinite(t->x[e][k]))
                continue;
            status = grdp_diag_error(diag, ((grdp_place){.path = of->series}),
                                     "\"%s\" has no %s for %s, of which %s is made",
                                     "add the figure, or name another side",
                                     grdp_text_show(sides[e]->name), of->factor[k],
                                     grdp_period_text(q->period, text), of->series);
        }
    return status;
}

static double sector_value(const grdp_gap_question *q, const grdp_gap_side *side, size_t sector,
                           const char *what)
{
    const char *const name =
        grdp_arena_printf(q->arena, "sectors.%s.%s", q->region->sectors[sector].id, what);
    return name != NULL ? side->source->value(side, name, q->period) : (double)NAN;
}

/* Level and deflator of one sector; the deflator is that of GRDP where it has none of its own. */
static bool read_sector(const grdp_gap_question *q, const grdp_gap_side *side, size_t sector,
                        double *out)
{
    const double level = sector_value(q, side, sector, "level");
    const double nominal = sector_value(q, side, sector, "nominal");
    out[0] = level;
    out[1] =
        isnan(nominal) ? side->source->value(side, "grdp.deflator", q->period) : nominal / level;
    return isfinite(out[0]) && isfinite(out[1]);
}

/* GRDP at current prices is the sum of level times deflator over the sectors, where both sides know
 * them. */
static bool read_sectors(const grdp_gap_question *q, table *t)
{
    static const char *const what[] = {"level", "deflator"};
    const grdp_gap_side *const sides[] = {&q->from, &q->to};
    *t = (table){.n_factors = 2, .scale = 1.0};
    for (size_t k = 0; k < q->region->n_sectors && k < TERMS; k++) {
        const size_t at = t->n_factors * t->n_terms;
        const bool one = read_sector(q, sides[0], k, t->x[0] + at);
        const bool two = read_sector(q, sides[1], k, t->x[1] + at);
        if (!one || !two)
            return false;
        t->unit[t->n_terms++] = (int)k;
        for (size_t f = 0; f < 2; f++)
            t->name[at + f] =
                grdp_arena_printf(q->arena, "sectors.%s.%s", q->region->sectors[k].id, what[f]);
    }
    memcpy(t->shown, t->x, sizeof t->x);
    return true;
}

typedef struct term {
    size_t n;
    const double *from, *to;
} term;

static grdp_status value_term(void *context, size_t n, const uint64_t *coalitions, double *values)
{
    const term *const of = context;
    for (size_t c = 0; c < n; c++) {
        values[c] = 1.0;
        for (size_t k = 0; k < of->n; k++)
            values[c] *= (coalitions[c] >> k & 1) != 0 ? of->to[k] : of->from[k];
    }
    return GRDP_OK;
}

static grdp_status divide(const table *t, grdp_gap_bridge *out, double *parts)
{
    const grdp_products products = {t->n_terms, t->n_factors, t->x[0], t->x[1]};
    if (grdp_lmdi_fits(&products)) {
        grdp_lmdi_parts(&products, parts);
        return GRDP_OK;
    }
    out->by_shapley = true;
    for (size_t i = 0; i < t->n_terms; i++) {
        const size_t at = i * t->n_factors;
        term of = {t->n_factors, t->x[0] + at, t->x[1] + at};
        const grdp_game game = {t->n_factors, &of, value_term};
        GRDP_TRY(grdp_shapley_exact(&game, parts + at));
    }
    return GRDP_OK;
}

static double sum_of(const table *t, size_t end)
{
    double sum = 0.0;
    for (size_t i = 0; i < t->n_terms; i++) {
        double product = t->scale;
        for (size_t k = 0; k < t->n_factors; k++)
            product *= t->x[end][i * t->n_factors + k];
        sum += product;
    }
    return sum;
}

grdp_status grdp_gap_by_identity(const grdp_gap_question *q, grdp_diag *diag, grdp_gap_bridge *out)
{
    const identity *const of = find_identity(q->series);
    double parts[TERMS * FACTORS];
    table t;
    if (of == NULL)
        return grdp_diag_error(
            diag, ((grdp_place){.path = "--series"}), "%s is no product of other series",
            "compare two scenarios with --by factors", grdp_text_show(q->series));
    const bool sectors = strcmp(of->series, "grdp.nominal") == 0 && q->from.outlook != NULL &&
                         q->to.outlook != NULL && read_sectors(q, &t);
    if (!sectors)
        GRDP_TRY(read_total(q, of, diag, &t));
    GRDP_TRY(divide(&t, out, parts));
    out->from = isnan(out->from) ? sum_of(&t, 0) : out->from;
    out->to = isnan(out->to) ? sum_of(&t, 1) : out->to;
    for (size_t i = 0; i < t.n_terms * t.n_factors; i++) {
        grdp_gap_part *const part =
            grdp_gap_add(out, GRDP_GAP_TERM, t.unit[i / t.n_factors], t.name[i]);
        part->value = t.scale * parts[i];
        part->level[0] = t.shown[0][i];
        part->level[1] = t.shown[1][i];
    }
    grdp_gap_close(out);
    return GRDP_OK;
}
