/* extras: what a scenario assumes beside its sectors: investment, prices, people, events, points
 * added to growth, and shares of the base year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/reader.h"

static const grdp_param ratio_param = {"ratio", "%", "Investment as a share of GRDP.",
                                       GRDP_REQUIRED, 0.0, 200.0, NULL, NULL, NULL};
static const grdp_param icor_param = {"icor", "ratio",
                                      "Investment needed for one more unit of GRDP.",
                                      GRDP_REQUIRED, 0.01, 100.0, NULL, NULL, NULL};
static const grdp_param deflator_param = {"deflator_growth", "%",
                                          "Growth of the GRDP deflator over the year before.",
                                          GRDP_REQUIRED, -50.0, 1000.0, NULL, NULL, NULL};
static const grdp_param population_param = {"growth", "%", "Growth of the population.",
                                            GRDP_REQUIRED, -20.0, 20.0, NULL, NULL, NULL};
static const grdp_param employment_param = {"growth", "%", "Growth of employment.",
                                            GRDP_REQUIRED, -50.0, 50.0, NULL, NULL, NULL};
static const grdp_param event_param = {"level", "%",
                                       "Part of the sector's level that is lost while the event lasts.",
                                       GRDP_REQUIRED, -99.0, 100.0, NULL, NULL, NULL};
static const grdp_param add_param = {"growth", "pp", "Points added to the growth of the sector.",
                                     GRDP_REQUIRED, -100.0, 100.0, NULL, NULL, NULL};
static const grdp_param share_param = {"share", "%", "Share of the sector in the base year.",
                                       GRDP_REQUIRED, -50.0, 100.0, NULL, NULL, NULL};

/* A group that holds one factor and nothing else. */
static bool read_single(grdp_reader *reader, const char *group, const grdp_param *param,
                        bool *given, size_t *factor)
{
    const grdp_node *const node = grdp_node_child(reader->scenario->tree, group);
    const grdp_field field = {.name = param->name, .kind = GRDP_FIELD_FACTOR, .required = true};
    *given = node != NULL;
    if (node == NULL)
        return true;
    if (!grdp_schema_check(node, group, &field, 1, reader->diag))
        return false;
    *factor = grdp_factor_add(reader, param, grdp_schema_path(reader->arena, group, param->name),
                              grdp_node_child(node, param->name));
    return true;
}

static const grdp_field investment_fields[] = {
    {.name = "closure", .kind = GRDP_FIELD_TEXT, .required = true, .choices = "given|required"},
    {.name = "ratio", .kind = GRDP_FIELD_FACTOR},
    {.name = "icor", .kind = GRDP_FIELD_FACTOR},
    {.name = "icor_form", .kind = GRDP_FIELD_TEXT, .choices = "ratio|absolute"},
};

static bool read_investment(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const node = grdp_node_child(s->tree, "investment");
    if (node == NULL)
        return true;
    if (!grdp_schema_check(node, "investment", investment_fields, 4, reader->diag))
        return false;
    s->has_investment = true;
    s->investment_required =
        grdp_text_equal(grdp_schema_text(node, "closure", NULL), "required");
    const char *const form = grdp_schema_text(node, "icor_form", NULL);
    s->icor_absolute = grdp_text_equal(form, "absolute");
    const grdp_param *const param = s->investment_required ? &icor_param : &ratio_param;
    const grdp_node *const value = grdp_node_child(node, param->name);
    const char *const path = grdp_schema_path(reader->arena, "investment", param->name);
    if (value == NULL || (s->investment_required && form == NULL)) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, "investment"),
                      s->investment_required
                          ? "closure = \"required\" needs icor and icor_form"
                          : "closure = \"given\" needs the ratio of investment to GRDP",
                      s->investment_required ? "add: icor = 4.06; icor_form = \"ratio\";"
                                             : "add: ratio = 33.1;");
        return false;
    }
    *(s->investment_required ? &s->investment_icor : &s->investment_ratio) =
        grdp_factor_add(reader, param, path, value);
    return true;
}

static const grdp_field event_fields[] = {
    {.name = "id", .kind = GRDP_FIELD_ID, .required = true},
    {.name = "title", .kind = GRDP_FIELD_TITLE},
    {.name = "sector", .kind = GRDP_FIELD_ID, .required = true},
    {.name = "period", .kind = GRDP_FIELD_ANY, .required = true},
    {.name = "level", .kind = GRDP_FIELD_FACTOR, .required = true},
    {.name = "rebound", .kind = GRDP_FIELD_ANY},
};

static const grdp_field add_fields[] = {
    {.name = "id", .kind = GRDP_FIELD_ID, .required = true},
    {.name = "title", .kind = GRDP_FIELD_TITLE},
    {.name = "sector", .kind = GRDP_FIELD_ID, .required = true},
    {.name = "period", .kind = GRDP_FIELD_ANY, .required = true},
    {.name = "growth", .kind = GRDP_FIELD_FACTOR, .required = true},
};

static bool find_sector(grdp_reader *reader, const grdp_node *node, const char *path, size_t *out)
{
    const grdp_region *const region = reader->scenario->region;
    const grdp_node *const name = grdp_node_child(node, "sector");
    const int sector = grdp_region_sector(region, name->text);
    const char *words[GRDP_SECTORS_MAX];
    for (size_t i = 0; i < region->n_sectors; i++)
        words[i] = region->sectors[i].id;
    *out = sector != GRDP_NONE ? (size_t)sector : 0;
    if (sector != GRDP_NONE)
        return true;
    const char *const near = grdp_text_nearest(name->text, words, region->n_sectors);
    grdp_diag_add(reader->diag, GRDP_ERROR,
                  grdp_node_place(name, grdp_schema_path(reader->arena, path, "sector")),
                  "the region has no sector \"%s\"",
                  near != NULL ? "did you mean \"%s\"?" : "see: grdpsim list factors",
                  grdp_text_show(name->text), near);
    return false;
}

/* When it ends: an event lasts until the period of its rebound, an add-factor one period. */
static bool find_end(grdp_reader *reader, const grdp_node *node, const char *path, bool event,
                     grdp_event *out)
{
    const grdp_node *const rebound = grdp_node_child(node, "rebound");
    if (!event || rebound == NULL) {
        if (event)
            out->last = reader->scenario->n_periods - 1;
        return true;
    }
    size_t back = 0;
    const char *const rebound_path = grdp_schema_path(reader->arena, path, "rebound");
    if (!grdp_period_index(reader, rebound, rebound_path, false, &back))
        return false;
    if (back <= out->first) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(rebound, rebound_path),
                      "the rebound does not come after the event",
                      "name the period in which the loss is over");
        return false;
    }
    out->last = back - 1;
    return true;
}

static bool read_event(grdp_reader *reader, const grdp_node *node, const char *list, bool event,
                       grdp_event *out)
{
    const grdp_param *const param = event ? &event_param : &add_param;
    const char *const id = grdp_schema_text(node, "id", "?");
    const char *const path = grdp_schema_path(reader->arena, list, id);
    if (!grdp_schema_check(node, path, event ? event_fields : add_fields, event ? 6 : 5,
                           reader->diag))
        return false;
    out->id = id;
    bool fine = find_sector(reader, node, path, &out->sector);
    const grdp_node *const period = grdp_node_child(node, "period");
    const char *const period_path = grdp_schema_path(reader->arena, path, "period");
    fine &= grdp_period_index(reader, period, period_path, false, &out->first);
    fine = fine && grdp_period_index(reader, period, period_path, true, &out->last);
    fine = fine && find_end(reader, node, path, event, out);
    out->factor = grdp_factor_add(reader, param, grdp_schema_path(reader->arena, path, param->name),
                                  grdp_node_child(node, param->name));
    return fine;
}

static bool report_twice(grdp_reader *reader, const grdp_node *node, const char *list)
{
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, list),
                  "two entries have the id \"%s\"", "give each an id of its own",
                  grdp_text_show(grdp_schema_text(node, "id", "?")));
    return false;
}

static bool read_events(grdp_reader *reader, const char *list, bool event,
                        const grdp_event **out, size_t *n_out)
{
    const grdp_node *const top = grdp_node_child(reader->scenario->tree, list);
    if (top == NULL || top->n == 0)
        return true;
    grdp_event *const events = grdp_arena_alloc(reader->arena, top->n, sizeof *events);
    if (events == NULL) {
        reader->no_memory = true;
        return false;
    }
    bool fine = true;
    size_t n = 0;
    for (const grdp_node *node = top->first; node != NULL; node = node->next) {
        if (node->kind != GRDP_NODE_GROUP) {
            grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, list),
                          "an entry is not a group",
                          "write: ( { id = \"typhoon\"; sector = \"agriculture\"; ... } )");
            fine = false;
            continue;
        }
        fine &= read_event(reader, node, list, event, &events[n]);
        for (size_t i = 0; i < n; i++)
            if (grdp_text_equal(events[i].id, events[n].id))
                fine = report_twice(reader, node, list);
        n++;
    }
    *out = events;
    *n_out = n;
    return fine;
}

/* base_share.SECTOR overrides a copy of the account's share; the others are scaled. */
static bool read_base_shares(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const top = grdp_node_child(s->tree, "base_share");
    if (top == NULL)
        return true;
    grdp_field fields[GRDP_SECTORS_MAX + 1] = {
        {.name = "rest", .kind = GRDP_FIELD_TEXT, .required = true, .choices = "scale"}};
    for (size_t i = 0; i < s->n_sectors; i++)
        fields[i + 1] =
            (grdp_field){.name = s->region->sectors[i].id, .kind = GRDP_FIELD_FACTOR};
    size_t *const factors = grdp_arena_alloc(reader->arena, s->n_sectors, sizeof *factors);
    size_t *const sectors = grdp_arena_alloc(reader->arena, s->n_sectors, sizeof *sectors);
    if (factors == NULL || sectors == NULL) {
        reader->no_memory = true;
        return false;
    }
    if (!grdp_schema_check(top, "base_share", fields, s->n_sectors + 1, reader->diag))
        return false;
    for (size_t i = 0; i < s->n_sectors; i++) {
        const char *const id = s->region->sectors[i].id;
        const grdp_node *const node = grdp_node_child(top, id);
        if (node == NULL)
            continue;
        sectors[s->n_base_shares] = i;
        factors[s->n_base_shares++] = grdp_factor_add(
            reader, &share_param, grdp_schema_path(reader->arena, "base_share", id), node);
    }
    s->base_share = factors;
    s->base_share_sector = sectors;
    if (s->n_base_shares < s->n_sectors)
        return true;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(top, "base_share"),
                  "every share is overridden, so nothing is left to scale",
                  "leave at least one sector out");
    return false;
}

bool grdp_extras_read(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    bool fine = read_investment(reader);
    fine &= read_single(reader, "prices", &deflator_param, &s->has_deflator, &s->deflator_growth);
    fine &= read_single(reader, "population", &population_param, &s->has_population,
                        &s->population_growth);
    fine &= read_single(reader, "employment", &employment_param, &s->has_employment,
                        &s->employment_growth);
    fine &= read_events(reader, "events", true, &s->events, &s->n_events);
    fine &= read_events(reader, "add", false, &s->adds, &s->n_adds);
    fine &= read_base_shares(reader);
    return fine && !reader->no_memory;
}
