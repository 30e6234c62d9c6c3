/* bridge_factors: the gap between two scenarios in any series, divided among the factors that
 * differ by the Shapley value. One factor at a time leaves out what they do together; here it is
 * shared equally among those who do it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "plan/bridge.h"
#include "plan/bridge_hybrid.h"

/* Hybrids at both ends repeat the ends; more than rounding means that something was left behind. */
static const double same = 1e-9;

static grdp_status check_values(const grdp_gap_question *q, const grdp_gap_bridge *out,
                                grdp_diag *diag)
{
    const grdp_gap_side *const sides[] = {&q->from, &q->to};
    const double values[] = {out->from, out->to};
    char text[GRDP_PERIOD_TEXT];
    for (size_t e = 0; e < 2; e++) {
        if (sides[e]->outlook == NULL)
            return grdp_diag_error(diag, ((grdp_place){.path = "--by"}),
                                   "\"%s\" is no scenario, so it has no factors",
                                   "name two scenarios, or write --by sectors or --by identity",
                                   grdp_text_show(sides[e]->name));
        if (isnan(values[e]))
            return grdp_diag_error(diag, ((grdp_place){.file = sides[e]->outlook->file}),
                                   "the scenario has no %s for %s", "see: grdpsim list series",
                                   grdp_text_show(q->series), grdp_period_text(q->period, text));
    }
    return GRDP_OK;
}

/* A group may hide a key that cannot be laid over; then the parts would be of another gap. */
static grdp_status check_ends(grdp_hybrid *h, const grdp_gap_bridge *out, grdp_diag *diag)
{
    const uint64_t all = h->n < 64 ? (UINT64_C(1) << h->n) - 1 : UINT64_MAX;
    const uint64_t coalitions[] = {0, all};
    const double wanted[] = {out->from, out->to};
    double values[2] = {(double)NAN, (double)NAN};
    const grdp_status status = grdp_hybrid_value(h, 2, coalitions, values);
    if (status == GRDP_ERR_MEMORY)
        return status;
    for (size_t e = 0; e < 2; e++)
        if (!(fabs(values[e] - wanted[e]) <= same * fmax(1.0, fabs(wanted[e]))))
            return grdp_diag_error(
                diag, ((grdp_place){.file = h->ends[1 - h->host]->file}),
                "the settings of %s and %s cannot be exchanged one by one: together they give %g "
                "and not %g",
                "write --by sectors, or let one of the scenarios be based on the other",
                grdp_text_show(h->ends[0]->id), grdp_text_show(h->ends[1]->id), values[e],
                wanted[e]);
    return status;
}

/* The sector of "sectors.industry.growth"; of an event, that which it strikes. */
static int unit_of(const grdp_scenario *s, const char *path)
{
    static const char head[] = "sectors.";
    size_t factor;
    for (size_t k = 0; k < s->n_sectors; k++) {
        const char *const id = s->region->sectors[k].id;
        const size_t n = strlen(id);
        const char *const at = path + sizeof head - 1;
        if (strncmp(path, head, sizeof head - 1) == 0 && strncmp(at, id, n) == 0 &&
            (at[n] == '.' || at[n] == '\0'))
            return (int)k;
    }
    if (!grdp_scenario_find_factor(s, path, &factor))
        return GRDP_NONE;
    for (size_t i = 0; i < s->n_events; i++)
        if (s->events[i].factor == factor && strncmp(path, "events.", 7) == 0)
            return (int)s->events[i].sector;
    for (size_t i = 0; i < s->n_adds; i++)
        if (s->adds[i].factor == factor && strncmp(path, "add.", 4) == 0)
            return (int)s->adds[i].sector;
    return GRDP_NONE;
}

static void add_parts(const grdp_gap_question *q, const grdp_hybrid *h, const double *parts,
                      const double *errors, grdp_gap_bridge *out)
{
    grdp_span span;
    const bool found = grdp_span_find(h->ends[0], q->period, &span);
    const size_t t = found ? span.year * h->ends[0]->seasons + span.last_season : 0;
    for (size_t p = 0; p < h->n; p++) {
        const grdp_player *const player = &h->players[p];
        const int first = unit_of(h->ends[0], player->path);
        const int unit = first != GRDP_NONE ? first : unit_of(h->ends[1], player->path);
        grdp_gap_part *const part = grdp_gap_add(out, GRDP_GAP_FACTOR, unit, player->path);
        part->value = parts[p];
        part->error = out->n_orders > 0 ? errors[p] : (double)NAN;
        for (size_t e = 0; e < 2 && player->text == NULL; e++)
            part->level[e] = player->values[e][t] / player->scale;
    }
}

static grdp_status solve(const grdp_gap_question *q, grdp_hybrid *h, grdp_diag *diag,
                         grdp_gap_bridge *out)
{
    double parts[GRDP_SHAPLEY_MOST] = {0.0}, errors[GRDP_SHAPLEY_MOST] = {0.0};
    const grdp_game game = {h->n, h, grdp_hybrid_value};
    const bool exact = h->n <= GRDP_SHAPLEY_EXACT;
    out->n_players = h->n;
    out->n_orders = exact ? 0 : 2 * (size_t)GRDP_GAP_PAIRS;
    const grdp_status status =
        exact ? grdp_shapley_exact(&game, parts)
              : grdp_shapley_sample(&game, GRDP_GAP_PAIRS, q->seed, parts, errors);
    if (status != GRDP_OK)
        return status;
    for (size_t p = 0; p < h->n; p++)
        if (isnan(parts[p]))
            return grdp_diag_error(diag, ((grdp_place){.file = h->ends[1]->file}),
                                   "a mixture of the two scenarios leaves the domain of its models",
                                   "compare them by way of a scenario between them");
    add_parts(q, h, parts, errors, out);
    grdp_gap_close(out);
    return GRDP_OK;
}

grdp_status grdp_gap_by_factors(const grdp_gap_question *q, grdp_diag *diag, grdp_gap_bridge *out)
{
    GRDP_TRY(check_values(q, out, diag));
    grdp_hybrid *const h = grdp_arena_alloc(q->arena, 1, sizeof *h);
    if (h == NULL)
        return GRDP_ERR_MEMORY;
    h->arena = q->arena;
    h->ends[0] = q->from.outlook->scenario;
    h->ends[1] = q->to.outlook->scenario;
    h->options = q->options;
    h->series = q->series;
    h->period = q->period;
    GRDP_TRY(grdp_hybrid_open(h, diag));
    GRDP_TRY(check_ends(h, out, diag));
    return solve(q, h, diag, out);
}
